import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeText } from '../src/formats/foreign-encoding.ts';
import { importICalendar } from '../src/formats/import-icalendar.ts';
import { countImport, formatImport, planImport, tellImportFault, toImportTarget } from '../src/formats/import-plan.ts';
import { proposeVenues } from '../src/formats/import-venues.ts';
import { type ImportNote, MOST_IMPORT_BYTES } from '../src/formats/imported-event.ts';
import { LOCALES } from '../src/i18n/locale.ts';
import { oneOf, REGISTRY_OPTIONS, readNow, readOptionsAndFile, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';
import { writeNewFile } from '../src/io/content-writer.ts';
import { importCsv } from '../src/io/csv.ts';

const HELP = `npm run import -- FILE.ics|FILE.csv --region ID [--dry-run] [--out DIR] [--content DIR] [--now ISO] [--lang ru|en]

Делает файлы событий из чужого календаря или таблицы; говорит, что перенести не удалось и что скажет проверка.
Что в реестре уже есть (то же название в тот же день), пропускает; готовых файлов не трогает.
Makes event files of another calendar or of a table; tells what could not be carried over and what the check will say.
What the registry has already (the same title on the same day) is passed over; files that are there are not touched.

  --region ID    в какой регион / into which region: me-16
  --dry-run      только рассказать / only tell
  --out DIR      куда писать / where to write; по умолчанию — в реестр / by default into the registry
  --content DIR  папка реестра / the registry folder (CONTENT_DIR, content)

Таблица / a table: «название; дата; время; время конца; место; описание» — title, date, time, end time, place, description;
  из Excel, LibreOffice и Google, столбцы через «;», «,» или табуляцию, в UTF-8, UTF-16 или Windows-1251
  of Excel, LibreOffice or Google, columns parted by ; , or tabs, in UTF-8, UTF-16 or Windows-1251
Код выхода / exit code: 0 всё перенесено / all is carried over, 1 не всё, или проверка против / not all, or the check refuses, 2 не удалось / could not run
`;

await runCommand(async () => {
  const { values: options, file } = readOptionsAndFile(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    region: { type: 'string' },
    out: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const locale = oneOf('lang', options.lang, LOCALES);
  const now = readNow(options.now, process.env);
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  if (file === undefined || !/\.(?:ics|csv|tsv|txt)$/i.test(file))
    throw new UsageError(`${file ?? ''}: нужен файл / give a file: FILE.ics, FILE.csv`);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UsageError(`${file}: файла нет / no such file`);
  if (size > MOST_IMPORT_BYTES)
    throw new UsageError(tellImportFault({ fault: 'too-large', value: MOST_IMPORT_BYTES / 1e6 }, locale));
  const { entries, registry } = await checkContentInParallel(folder, now, { keepBodies: false });
  if (!entries || !registry) throw new UsageError(`${folder}: settings.yaml не читается / cannot be read`);
  const target = toImportTarget(registry, options.region ?? '', now);
  if (!target) throw new UsageError(`--region ${options.region ?? ''}: ${[...registry.regions.keys()].join(', ')}`);
  const decoded = decodeText(readFileSync(file));
  if (!decoded) throw new UsageError(tellImportFault({ fault: 'encoding' }, locale));
  const { text, encoding } = decoded;
  const read = /\.ics$/i.test(file) ? importICalendar(text, target) : importCsv(text, target);
  if ('fault' in read) throw new UsageError(tellImportFault(read, locale));
  const planned = planImport(read.events, target, { entries, registry });
  const isDryRun = options['dry-run'];
  const out = options.out === undefined ? folder : resolve(options.out);
  const existing = new Set(
    planned.flatMap(({ file: made }) => {
      if (!made) return [];
      const isThere = isDryRun ? existsSync(join(out, made.path)) : !writeNewFile(out, made.path, made.text);
      return isThere ? [made.path] : [];
    }),
  );
  const said: readonly ImportNote[] = encoding === undefined ? [] : [{ kind: 'encoding', value: encoding }];
  const notes = [...said, ...read.notes];
  const venues = proposeVenues(planned, target, registry);
  process.stdout.write(formatImport(planned, { locale, isDryRun, existing, notes, venues }));
  const { refused, faulty } = countImport(planned);
  return refused + faulty + existing.size > 0 ? 1 : 0;
});
