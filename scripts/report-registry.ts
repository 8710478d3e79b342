import { resolve } from 'node:path';
import { formatRegistryIssue, TROUBLES } from '../src/formats/registry-issue.ts';
import { formatWorkflowWarning } from '../src/formats/workflow-log.ts';
import { REGISTRY_OPTIONS, readNow, readOptions, runCommand } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';
import { GitHub } from '../src/io/github.ts';
import { readGitHubOptions } from '../src/io/github-options.ts';
import { reportRegistry } from '../src/io/registry-report.ts';

const HELP = `npm run report -- [--repository OWNER/NAME] [--content DIR] [--dry-run]

Рассказывает модераторам, что не так на main: по одному открытому Issue на пересечения и на сломанные файлы.
Обновляет их и сам закрывает, когда всё в порядке.
Tells the moderators what is wrong with main: one open issue for conflicts, one for broken files; updates them, and closes them when all is well.

  --repository OWNER/NAME  репозиторий на GitHub / the repository on GitHub (GITHUB_REPOSITORY)
  --content DIR            папка реестра / the registry folder (CONTENT_DIR, content)
  --dry-run                напечатать, ничего не писать / print, write nothing

Нужен токен / needs a token: GITHUB_TOKEN (issues: write); GITHUB_API_URL
Код выхода / exit code: 0, и если GitHub не ответил: публикации это не мешает / also where GitHub did not answer: no reason to stop a deploy; 2 не удалось начать / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    repository: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const now = readNow(options.now, process.env);
  const content = await checkContentInParallel(folder, now, { keepBodies: false });
  if (options['dry-run']) {
    const repository = content.registry?.settings.repository;
    const texts = TROUBLES.flatMap((trouble) => formatRegistryIssue(trouble, { ...content, now }, repository) ?? []);
    process.stdout.write(texts.map(({ title, body }) => `# ${title}\n\n${body}\n`).join(''));
    return 0;
  }
  const github = new GitHub(readGitHubOptions(options.repository, process.env));
  for (const { trouble, outcome, issue, reason } of await reportRegistry(github, content, now)) {
    process.stdout.write(`${trouble}: ${outcome}${issue === undefined ? '' : ` #${issue}`}\n`);
    if (reason !== undefined) process.stdout.write(formatWorkflowWarning(`${trouble}: ${reason}`));
  }
  return 0;
});
