import { resolve } from 'node:path';
import { toResources } from '../src/domain/busy.ts';
import { inLocale } from '../src/domain/field.ts';
import { findFreeDays, toSurroundings } from '../src/domain/free-time.ts';
import { suggest } from '../src/domain/suggestion.ts';
import { parseDuration } from '../src/domain/temporal.ts';
import { wishedEvent } from '../src/domain/wish.ts';
import { formatFreeDays, formatFreeDaysJson } from '../src/formats/free-days.ts';
import { fill, formatDuration } from '../src/formats/human.ts';
import { REPORT_WORDS } from '../src/i18n/issues.ts';
import { LOCALES, type Locale } from '../src/i18n/locale.ts';
import { oneOf, REGISTRY_OPTIONS, readNow, readOptions, runCommand, UsageError } from '../src/io/command.ts';
import { checkContentInParallel, contentFolder } from '../src/io/content-check.ts';

const HELP = `npm run dates -- --region ID [--venue ID] [--duration PT3H] [--from D] [--to D] [--content DIR] [--now ISO] [--lang ru|en] [--format text|json]

Когда свободно: по тем же правилам, по которым судит проверка. Ничего не пишет.
When there is room, by the same rules as the check. Writes nothing.

  --region ID     регион события / the region of the event: me-16
  --venue ID      площадка / its venue; без неё решает регион / without it the region decides
  --duration …    PT3H, PT45M, P2D (целые дни / whole days); по умолчанию / by default PT3H
  --from D        с какого дня / the first day: 2026-12-05 (сегодня / today)
  --to D          по какой день, включительно / the last day, inclusive (две недели / two weeks)
  --format …      text, json

Код выхода / exit code: 0 ответ есть / answered, 2 не удалось / could not run
`;

const MOST_DAYS = 366;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), {
    ...REGISTRY_OPTIONS,
    region: { type: 'string' },
    venue: { type: 'string' },
    duration: { type: 'string', default: 'PT3H' },
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const locale = oneOf('lang', options.lang, LOCALES);
  const format = oneOf('format', options.format, ['text', 'json'] as const);
  const now = readNow(options.now, process.env);
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const { registry, check } = await checkContentInParallel(folder, now, { keepBodies: false });
  if (!registry || !check) throw new UsageError(`${folder}: settings.yaml не читается / cannot be read`);
  const venue = options.venue === undefined ? undefined : known('venue', options.venue, registry.venues, locale);
  const region = known('region', options.region ?? venue?.region, registry.regions, locale);
  const timezone = venue?.timezone ?? region.timezone ?? registry.settings.timezone;
  const length = parseDuration(options.duration);
  if (length === undefined) throw new UsageError(`--duration ${options.duration}: PT3H, PT45M, P2D`);
  const today = now.toZonedDateTimeISO(timezone).toPlainDate();
  const from = readDay('from', options.from) ?? today;
  const to = readDay('to', options.to) ?? from.add({ days: 13 });
  if (from.until(to).days >= MOST_DAYS) throw new UsageError(`--to ${to}: не больше года / a year at most`);
  const allDay = !options.duration.includes('T');
  const wish = wishedEvent({ region: region.id, venue: venue?.id, timezone, start: from, length, allDay });
  const surroundings = toSurroundings(check.busy, toResources(registry), now);
  const days = findFreeDays(wish, from, to, surroundings);
  const place = [region, ...(venue ? [venue] : [])].map(({ name }) => inLocale(name, locale)).join(', ');
  const question = { place, length: formatDuration(length, allDay, locale), allDay };
  process.stdout.write(format === 'json' ? formatFreeDaysJson(days) : formatFreeDays(days, question, locale));
  return 0;
});

function known<Item>(
  option: 'region' | 'venue',
  id: string | undefined,
  items: ReadonlyMap<string, Item>,
  locale: Locale,
): Item {
  if (id === undefined) throw new UsageError(`--${option}: ${[...items.keys()].join(', ')}`);
  const item = items.get(id);
  if (item !== undefined) return item;
  const suggestion = suggest(id, items.keys());
  const words = REPORT_WORDS[locale];
  const sentence = suggestion === undefined ? words.unknownPlace : words.unknownPlaceSuggest;
  throw new UsageError(fill(sentence, { option: `--${option}`, id, suggestion: suggestion ?? '' }));
}

function readDay(option: string, text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined) return undefined;
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text);
  } catch {
    // Told below: a day that does not exist.
  }
  throw new UsageError(`--${option} ${text}: нужен день / give a day: 2026-12-05`);
}
