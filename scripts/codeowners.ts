import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CODEOWNERS_FILE, formatCodeowners } from '../src/formats/codeowners.ts';
import { countErrors, formatReport } from '../src/formats/issues.ts';
import { REGISTRY_OPTIONS, readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';

const HELP = `npm run codeowners -- [--check | --write] [--content DIR]

Печатает .github/CODEOWNERS: кого GitHub зовёт проверить заявку и чьё согласие нужно.
Берёт модераторов из settings.yaml и координаторов регионов, у которых в файле человека есть github.
Prints .github/CODEOWNERS: whom GitHub asks to review which files, from the settings' moderators and the regions' coordinators.

  --check         сказать, верен ли файл / tell whether the file is current
  --write         записать его / write it
  --content DIR   папка реестра / the registry folder (CONTENT_DIR, content)

Код выхода / exit code: 0 верен, записан / current, written, 1 устарел или люди и регионы с ошибками / it is not, or people and regions have errors, 2 не удалось / could not run
`;

/** Files that say who answers for what: with errors in them the answer would be wrong. */
const SOURCES = /^(?:settings\.yaml$|people\/|regions\/)/;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    check: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.check && options.write) throw new UsageError('--check --write: что-нибудь одно / one of the two');
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const now = readNow(options.now, process.env);
  const { registry, issues, events } = await checkContentInParallel(folder, now, { keepBodies: false });
  const own = issues.filter(({ file, severity }) => severity === 'error' && SOURCES.test(file));
  if (!registry || countErrors(own) > 0) {
    process.stderr.write(formatReport({ now, events, issues: own }, 'text', { locale: 'ru' }));
    return 1;
  }
  const text = formatCodeowners(registry);
  const file = join(import.meta.dirname, '..', CODEOWNERS_FILE);
  if (options.write) writeFileSync(file, text);
  else if (!options.check) process.stdout.write(text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `${CODEOWNERS_FILE} устарел, обновите его: npm run codeowners -- --write / is out of date: update it by that command\n`,
    );
    return 1;
  }
  return 0;
});
