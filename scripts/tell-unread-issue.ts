// The last word of submit-issue.yml where it has failed: nothing may be installed, so that this imports no package.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tellUnreadIssue } from '../src/io/unread-issue.ts';

const HELP = `node scripts/tell-unread-issue.ts

Говорит под заявкой, присланной через форму, что прочитать её не удалось и как попробовать ещё раз: в том же единственном
комментарии, который следующее удачное чтение перепишет. Второй раз того же не пишет, другие заявки не трогает.
Says below an issue that came through the form that it could not be read, and how to try again: in the same one comment, which the
next reading that succeeds writes anew. It does not say so twice, and leaves other issues alone.

Из окружения / from the environment: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_TOKEN (issues: write), GITHUB_API_URL
Код выхода / exit code: 0 сказано или незачем / said, or no need, 2 не удалось / could not
`;

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
  if (values.help) process.stdout.write(HELP);
  else {
    const { GITHUB_EVENT_PATH = '', GITHUB_REPOSITORY = '', GITHUB_TOKEN = '' } = process.env;
    const baseUrl = process.env.GITHUB_API_URL ?? 'https://api.github.com';
    // Of the event only the number is taken: what the issue says now is asked of GitHub.
    const number = Number(JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')).issue.number);
    const said = await tellUnreadIssue(number, { repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN, baseUrl });
    process.stdout.write(`#${number}: ${said}\n`);
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Сказать об этом под заявкой не удалось / could not say so below the issue: ${reason}\n`);
  process.exitCode = 2;
}
