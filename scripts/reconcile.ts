import { resolve } from 'node:path';
import { formatReconciled } from '../src/formats/reconciled.ts';
import { readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { GitHub } from '../src/io/github.ts';
import { readGitHubOptions } from '../src/io/github-options.ts';
import { reconcile } from '../src/io/reconcile.ts';
import { siteOfRepository } from '../src/io/site-address.ts';

const HELP = `npm run reconcile -- [--repository OWNER/NAME] [--pull N] [--dry-run] [--clone DIR] [--now ISO]

Проверяет каждую открытую заявку на событие вместе с main и с другими заявками, ничего из неё не запуская.
Обновляет в ней один комментарий, статус mivent/validate, метки и рецензента; что и так верно, не пишет заново.
Checks every open pull request with main and with the others, and executes nothing of any.
Keeps one comment, the status mivent/validate, labels and a reviewer current; what is right already is not written again.

  --repository OWNER/NAME  репозиторий на GitHub / the repository on GitHub (GITHUB_REPOSITORY)
  --pull N                 писать только в эту заявку / write to this pull request alone
  --dry-run                ничего не писать / write nothing
  --clone DIR              полная копия main с remote origin / a full clone of main with its remote origin (.)
  --now ISO                считать, что сейчас / pretend that now is: 2026-12-05T18:00:00+01:00 (MIVENT_NOW)

Нужен токен / needs a token: GITHUB_TOKEN (contents: read, statuses: write, pull-requests: write)
Из окружения / from the environment: GITHUB_API_URL; SITE_URL и BASE_PATH, если сайт не на GitHub Pages / where the site is not on GitHub Pages
За один запуск — около ста записей, по одной в секунду; остальное — в следующий раз
About a hundred writings in one run, one each second; the rest is left to the next run
Код выхода / exit code: 0 записано или отложено / written, or left to the next run, 1 что-то не записано / something is not, 2 не удалось начать / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    repository: { type: 'string' },
    pull: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    clone: { type: 'string', default: '.' },
    now: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const access = readGitHubOptions(options.repository, process.env);
  if (options.pull !== undefined && !/^[1-9]\d*$/.test(options.pull))
    throw new UsageError(`--pull ${options.pull}: нужен номер / give a number`);
  const github = new GitHub(access);
  const outcomes = await reconcile({
    repository: resolve(options.clone),
    github,
    now: readNow(options.now, process.env),
    site: siteOfRepository(access.repository, process.env),
    isDryRun: options['dry-run'],
    only: options.pull === undefined ? undefined : Number(options.pull),
  });
  const cost = { requests: github.requests, seconds: performance.now() / 1000 };
  process.stdout.write(formatReconciled(outcomes, cost, options['dry-run']));
  return outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;
});
