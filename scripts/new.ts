import { resolve } from 'node:path';
import { fill } from '../src/formats/human.ts';
import { countErrors, formatIssues } from '../src/formats/issues.ts';
import { NEW_EVENT_FIELDS, questionOf, tellTime, toNewEvent, toNewEventKnowledge } from '../src/formats/new-event.ts';
import { LOCALES } from '../src/i18n/locale.ts';
import { NEW_EVENT_WORDS } from '../src/i18n/new-event.ts';
import { askWhether } from '../src/io/ask.ts';
import { oneOf, REGISTRY_OPTIONS, readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, checkNewFile, contentFolder } from '../src/io/content-check.ts';
import { writeNewFile } from '../src/io/content-writer.ts';
import { converse, optionOf, readAnswers } from '../src/io/new-event.ts';

const HELP = `npm run new -- [--title …] [--region ID] [--venue ID] [--place …] [--online-url …] [--timezone Z] [--day D] [--hours 18-21] [--last-day D] [--format F] [--price …] [--summary …] [--organizer ID] [--id ID] [--content DIR] [--now ISO] [--lang ru|en]

Спрашивает о событии, проверяет дату по реестру и пишет файл в content/events. Что сказано параметрами, не спрашивает.
Asks about an event, checks its date against the registry and writes a file into content/events. What options say is not asked.

  --day D        5 декабря, 2026-12-05, 05.12.2026, суббота / Saturday
  --hours …      18-21, 18:00–21:30; нет — весь день / none: all day
  --timezone Z   Europe/Moscow, МСК: где поясов несколько / where there are several
  --price …      бесплатно / free, донат / donation, 10 EUR
  --content DIR  папка реестра / the registry folder (CONTENT_DIR, content)
  --lang ru|en   язык вопросов / language of the questions

Без терминала нужны / without a terminal: --title --region --day --format, --place | --venue | --online-url
Код выхода / exit code: 0 записано / written, 1 проверка против, не записано / the check refuses, not written, 2 не удалось или прервано / could not run, or stopped
`;

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    ...Object.fromEntries(
      NEW_EVENT_FIELDS.filter((field) => field !== 'clash').map((field) => [optionOf(field), text]),
    ),
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const locale = oneOf('lang', options.lang, LOCALES);
  const words = NEW_EVENT_WORDS[locale];
  const now = readNow(options.now, process.env);
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const { check } = await checkContentInParallel(folder, now, { keepBodies: false });
  if (!check) throw new UsageError(`${folder}: settings.yaml не читается / cannot be read`);
  const known = toNewEventKnowledge(check, now, locale);
  const canAsk = process.stdin.isTTY && process.stdout.isTTY;
  const said: Readonly<Record<string, unknown>> = options;
  const fields = NEW_EVENT_FIELDS.flatMap((field) => {
    const value = said[optionOf(field)];
    return typeof value === 'string' ? [[field, value] as const] : [];
  });
  const { answers: given, missing, faults } = readAnswers(Object.fromEntries(fields), known, canAsk);
  const lacking = missing.map((field) => `--${optionOf(field)}`).join(', ');
  const wrong = [...faults, ...(missing.length > 0 ? [fill(words.noTerminal, { missing: lacking })] : [])];
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  const terminal = { input: process.stdin, output: process.stdout };
  const answers = canAsk ? await converse(given, known, terminal) : given;
  if (!answers) {
    process.stderr.write(`${words.cancelled}\n`);
    return 2;
  }
  const { issues, file } = toNewEvent(answers, known);
  process.stdout.write(`${tellTime(answers, known)}\n`);
  const remarks = file ? checkNewFile(folder, file, now) : [];
  const told = issues.map(({ field, message }) => `--${optionOf(questionOf(field))}: ${message}`);
  if (remarks.length > 0) process.stderr.write(formatIssues(remarks, locale));
  // At a terminal people have chosen to leave a date as it is; an option cannot say so.
  if (!file || told.length > 0 || (!canAsk && countErrors(remarks) > 0)) {
    process.stderr.write(`${[...told, words.cancelled].join('\n')}\n`);
    return 1;
  }
  if (canAsk) process.stdout.write(`\n${file.text}\n`);
  if (canAsk && !(await askWhether(fill(words.write, { path: file.path }), words, terminal))) {
    process.stderr.write(`${words.cancelled}\n`);
    return 2;
  }
  if (!writeNewFile(folder, file.path, file.text)) throw new UsageError(fill(words.exists, { path: file.path }));
  process.stdout.write(`${fill(words.written, { path: file.path })}\n`);
  return 0;
});
