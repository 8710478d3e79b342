import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatFormLinks, formatIssueForm, toIssueChoices } from '../src/formats/issue-form.ts';
import { readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContent, contentFolder } from '../src/io/content-check.ts';
import { hasSiteAddress, siteAddress, siteOfRepository } from '../src/io/site-address.ts';

const HELP = `npm run issue-form -- [--content DIR]

Пишет форму заявки для GitHub: .github/ISSUE_TEMPLATE/event.yml и config.yml. Регионы в ней — из реестра.
Writes the issue form for GitHub: .github/ISSUE_TEMPLATE/event.yml and config.yml. Its regions are those of the registry.

  --content DIR   папка реестра / the registry folder (CONTENT_DIR, content)

Ссылка на форму сайта / the link to the form of the site: SITE_URL, BASE_PATH; без них — где сайт на GitHub Pages / without them where GitHub Pages puts it

Код выхода / exit code: 0 записано / written, 2 не удалось / could not run
`;

const FOLDER = join(import.meta.dirname, '../.github/ISSUE_TEMPLATE');

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), {
    content: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const { registry } = checkContent(folder, readNow(undefined, process.env), { keepBodies: false });
  if (!registry) throw new UsageError(`${folder}: settings.yaml не читается / cannot be read`);
  writeFileSync(join(FOLDER, 'event.yml'), formatIssueForm(toIssueChoices(registry)));
  const { domain, repository } = registry.settings;
  const [, name] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(repository ?? '') ?? [];
  const isTold = name === undefined || hasSiteAddress(process.env);
  const home = isTold
    ? siteAddress({ ...process.env, SITE_URL: process.env.SITE_URL || `https://${domain}` })
    : siteOfRepository(name, process.env);
  writeFileSync(join(FOLDER, 'config.yml'), formatFormLinks(registry.settings, `${home}submit/`));
  return 0;
});
