import { resolve } from 'node:path';
import { formatExplanation } from '../src/formats/explanation.ts';
import { countErrors, formatReport, REPORT_FORMATS } from '../src/formats/issues.ts';
import { LOCALES } from '../src/i18n/locale.ts';
import { oneOf, REGISTRY_OPTIONS, readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, checkStaged, contentFolder } from '../src/io/content-check.ts';
import { prefixInRepository } from '../src/io/git.ts';

const HELP = `npm run validate -- [--content DIR] [--base REF | --staged] [--now ISO] [--lang ru|en] [--format text|github|json|markdown] [--explain ID]

Проверяет реестр событий: файлы, ссылки, время, пересечения. Ничего не пишет.
Checks the event registry: files, references, time, conflicts. Writes nothing.

  --content DIR   папка реестра / the registry folder (CONTENT_DIR, content)
  --base REF      судить только изменения относительно REF / judge only what changed since REF
  --staged        судить только то, что войдёт в следующий коммит / judge only what the next commit would change
  --now ISO       считать, что сейчас / pretend that now is: 2026-12-05T18:00:00+01:00 (MIVENT_NOW)
  --lang ru|en    язык сообщений / language of the messages
  --format …      text, github (annotations), json, markdown
  --explain ID    ближайшие пять дат события / the next five dates of an event

Код выхода / exit code: 0 ошибок нет / no errors, 1 ошибки / errors, 2 не удалось проверить / could not run
`;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    base: { type: 'string' },
    staged: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    explain: { type: 'string' },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const locale = oneOf('lang', options.lang, LOCALES);
  const format = oneOf('format', options.format, REPORT_FORMATS);
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const now = readNow(options.now, process.env);
  const { base, staged, explain } = options;
  if (base !== undefined && staged) throw new UsageError('--base, --staged: одно из двух / one of the two');
  const checked = staged
    ? checkStaged(folder, now, { event: explain })
    : await checkContentInParallel(folder, now, { base, keepBodies: false, event: explain });
  const prefix = format === 'github' ? (prefixInRepository(folder) ?? '') : '';
  process.stdout.write(
    formatReport({ now, events: checked.events, issues: checked.issues }, format, { locale, prefix }),
  );
  // Standard output of `json` is one document, whatever else was asked.
  const explanations = format === 'json' ? process.stderr : process.stdout;
  if (explain !== undefined) explanations.write(formatExplanation(checked.check, explain, now, locale));
  return countErrors(checked.issues) === 0 ? 0 : 1;
});
