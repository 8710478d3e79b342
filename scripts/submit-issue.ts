import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { contentFolder } from '../src/io/content-check.ts';
import { GitHub } from '../src/io/github.ts';
import { readGitHubOptions } from '../src/io/github-options.ts';
import { siteOfRepository } from '../src/io/site-address.ts';
import { submitIssue } from '../src/io/submit-issue.ts';

const HELP = `npm run submit-issue -- [--repository OWNER/NAME] [--issue N] [--content DIR] [--now ISO]

Делает из заявки, присланной через форму GitHub, файл события и pull request и отвечает под ней одним комментарием.
Заявку узнаёт по заголовкам формы, другие не трогает. Что и так верно, не пишет заново: можно запускать ещё раз.
Makes the file of an event and a pull request of an issue that came through the form, and answers below it in one comment.
It knows the form by its headings and leaves other issues alone. What is right already is not written again: run it as often as you like.

  --repository OWNER/NAME  репозиторий на GitHub / the repository on GitHub (GITHUB_REPOSITORY)
  --issue N                номер заявки / its number; без него — из события / else of the event (GITHUB_EVENT_PATH)
  --content DIR            папка реестра в клоне main / the registry folder in a clone of main (CONTENT_DIR, content)
  --now ISO                считать, что сейчас / pretend that now is: 2026-12-05T18:00:00+01:00 (MIVENT_NOW)

Нужен токен / needs a token: GITHUB_TOKEN (contents, issues, pull-requests: write); GITHUB_API_URL; SITE_URL и BASE_PATH, если сайт не на GitHub Pages / where the site is not on GitHub Pages
Код выхода / exit code: 0 сделано или нечего делать / done, or nothing to do, 2 не удалось / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    repository: { type: 'string' },
    issue: { type: 'string' },
    content: { type: 'string' },
    now: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const number = Number(options.issue ?? numberOfEvent(process.env.GITHUB_EVENT_PATH));
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`--issue ${options.issue ?? ''}: нужен номер / give a number`);
  const access = readGitHubOptions(options.repository, process.env);
  const outcome = await submitIssue(number, {
    github: new GitHub(access),
    folder: options.content === undefined ? contentFolder(process.env) : resolve(options.content),
    now: readNow(options.now, process.env),
    site: siteOfRepository(access.repository, process.env),
  });
  process.stdout.write(`#${number}: ${outcome.kind}${outcome.pull === undefined ? '' : ` #${outcome.pull}`}\n`);
  return 0;
});

/** Of the event only the number is taken: what the issue says now is asked of GitHub. */
function numberOfEvent(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8')).issue.number;
  } catch {
    throw new UsageError('GITHUB_EVENT_PATH: события нет / there is no event; --issue N');
  }
}
