import { readFileSync } from 'node:fs';
import { readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { GitHub } from '../src/io/github.ts';
import { readGitHubOptions } from '../src/io/github-options.ts';
import { readQueueVerdict, sendQueueStatus } from '../src/io/queue-status.ts';

const HELP = `npm run queue-status

Повторяет для очереди на GitHub (merge queue), что проверка сказала о её коммите: без статуса mivent/validate очередь стоит.
Repeats to GitHub's merge queue what the check has said of its commit: without the status mivent/validate it waits for ever.

Для процесса queue.yml / for the workflow queue.yml: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_TOKEN (statuses: write), GITHUB_API_URL
Код выхода / exit code: 0 сказано или говорить не о чем / said, or nothing to say, 2 не удалось / could not
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), { help: { type: 'boolean', short: 'h', default: false } });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { GITHUB_EVENT_PATH } = process.env;
  if (!GITHUB_EVENT_PATH) throw new UsageError('GITHUB_EVENT_PATH: нужен файл события / give the file of the event');
  const verdict = readQueueVerdict(JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')));
  if (!verdict) return 0;
  await sendQueueStatus(new GitHub(readGitHubOptions(undefined, process.env)), verdict);
  process.stdout.write(`${verdict.sha}: ${verdict.isPassed ? 'success' : 'failure'}\n`);
  return 0;
});
