import { formatFindings } from '../src/formats/repository-health.ts';
import { LOCALES } from '../src/i18n/locale.ts';
import { oneOf, REGISTRY_OPTIONS, readNow, readOptions, runCommand } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';
import { createMissingLabels, examineRepository } from '../src/io/doctor.ts';
import { GitHub } from '../src/io/github.ts';
import { readGitHubOptions } from '../src/io/github-options.ts';

const HELP = `npm run doctor -- [--repository OWNER/NAME] [--fix] [--lang ru|en]

Смотрит, всё ли включено в настройках репозитория на GitHub, и говорит, что нажать. Сам меняет только метки, и только с --fix.
Looks whether all is set up on GitHub, and says what to click. Changes labels alone, and only with --fix.

  --repository OWNER/NAME  репозиторий на GitHub / the repository on GitHub (GITHUB_REPOSITORY; settings.yaml: repository)
  --fix                    создать недостающие метки / create missing labels
  --lang ru|en             язык / language

Нужен токен владельца / needs a token of the owner: GITHUB_TOKEN
  GITHUB_TOKEN=$(gh auth token) npm run doctor
  без gh / without gh: https://github.com/settings/personal-access-tokens/new, Repository permissions, Read-only:
  Actions, Administration, Contents, Environments, Pages; для --fix / for --fix: Issues, Read and write

Код выхода / exit code: 0 ничего не нужно / nothing is missing, 1 чего-то нет / something is, 2 не удалось посмотреть / could not look
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    repository: { type: 'string' },
    fix: { type: 'boolean', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const locale = oneOf('lang', options.lang, LOCALES);
  const now = readNow(options.now, process.env);
  const { registry } = await checkContentInParallel(contentFolder(process.env), now, { keepBodies: false });
  const own = registry?.settings.repository?.match(/^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/)?.[1];
  const named = options.repository ?? process.env.GITHUB_REPOSITORY ?? own;
  const github = new GitHub(readGitHubOptions(named, process.env));
  if (options.fix) for (const label of await createMissingLabels(github)) process.stdout.write(`+ ${label}\n`);
  const findings = await examineRepository(github, {
    hasModerators: (registry?.settings.moderators?.length ?? 0) > 0,
  });
  process.stdout.write(formatFindings(findings, locale));
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
});
