import { currentOccurrence } from '../domain/current.ts';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import { LOCALES, type Locale, wordsOf } from '../i18n/interface.ts';
import { eventPage } from './addresses.ts';
import { plainWords } from './fold.ts';
import { formatWhen, formatWindow, typeset } from './human.ts';
import { formatWhere, type ListingContext, regionName, toBadge } from './listing.ts';
import { markdownToText } from './markdown-html.ts';

/** An event as the search index holds it. There is an index for each language of texts, and both pages of search ask all of them. */
export interface SearchRecord {
  /** Whose word forms the text follows. */
  readonly language: Locale;
  /** Path below the home of each language. */
  readonly url: string;
  readonly content: string;
  /** What a result shows: `title`, `summary`, `start`, and per language `date-ru`, `where-ru`, `tag-ru`, `status-ru`; empty ones are left out. */
  readonly meta: Readonly<Record<string, string>>;
  /** Ids, so that both languages share links: `region`, `format`, `attendance`, `month`, and `when`: `ahead` or `over`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: { readonly date: string };
}

/** An event with what was written and worked out about it. */
export interface SearchSource {
  readonly event: CalendarEvent;
  readonly occurrences: readonly Occurrence[];
  /** The Markdown below its front matter. */
  readonly body: string;
}

/** Describe an event for the search index. */
export function toSearchRecord(
  { event, occurrences, body }: SearchSource,
  context: Omit<ListingContext, 'locale'>,
): SearchRecord {
  const { entry } = event;
  const current = currentOccurrence(occurrences, context.now);
  const date = (current?.time.start.toInstant().toString() ?? entry.hold?.window?.from ?? '').slice(0, 16);
  return {
    language: indexLanguage(entry.lang),
    url: `/${eventPage(event.id, 'ru')}`,
    content: [toContent(event, body, context.registry), ...dateWords(event, occurrences, context.now)].join(' '),
    meta: toMeta(event, current, date, context),
    filters: {
      region: [event.region],
      format: [entry.format],
      attendance: [entry.attendance],
      month: monthsOf(event, occurrences),
      when: [isAhead(event, current, context.now) ? 'ahead' : 'over'],
    },
    sort: { date },
  };
}

/** Get whose word forms a text is indexed by: English ones, or Russian ones for everything else. */
function indexLanguage(lang: string): Locale {
  return lang.split('-')[0] === 'en' ? 'en' : 'ru';
}

/** Pagefind takes some 100 kB of memory per record while it writes an index: a larger registry gets several. */
const MAX_INDEX_RECORDS = 15_000;

/**
 * Divide events or their records over the search indexes, by the language of their texts. The names of the indexes (`ru`,
 * `en`, `ru-2`) are the same wherever the same events are counted.
 */
export function groupByIndex<Item>(items: Iterable<Item>, languageOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  const counts = { ru: 0, en: 0 };
  for (const item of items) {
    const language = indexLanguage(languageOf(item));
    const part = Math.floor(counts[language]++ / MAX_INDEX_RECORDS);
    const name = part === 0 ? language : `${language}-${part + 1}`;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** All words by which somebody may look for an event; its places, people and format in both languages. */
function toContent({ entry, region }: CalendarEvent, body: string, registry: Registry): string {
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const people = [...(entry.organizers ?? []), ...(entry.speakers ?? []), ...(entry.hosts ?? [])];
  const names = [venue?.name, ...people.map((id) => registry.people.get(id)?.name ?? id)];
  const bilingual = (locale: Locale) => [
    wordsOf(locale).formats[entry.format],
    regionName(registry, region, locale),
    venue ? regionName(registry, venue.region, locale) : '',
    ...names.map((name) => (name === undefined ? '' : inLocale(name, locale))),
  ];
  const parts = [
    entry.title,
    entry.summary ?? '',
    entry.place ?? '',
    venue?.address ?? '',
    ...bilingual('ru'),
    ...bilingual('en'),
    ...(entry.topics ?? []),
    markdownToText(body),
  ];
  const text = [...new Set(parts)].filter((part) => part !== '').join('\n');
  return [text, ...plainWords(text)].join(' ');
}

/** So many dates of a series are found by their words; the filter of months knows them all. */
const MOST_DATES = 6;
/** An event that lasts longer is found by its first and last day. */
const MOST_DAYS = 10;

/** The days of an event as people type them, in both languages: «5 декабря», «декабрь», «суббота», “Saturday”. */
function dateWords(event: CalendarEvent, occurrences: readonly Occurrence[], now: Temporal.Instant): readonly string[] {
  const ahead = occurrences.filter(({ end }) => end > now.epochMilliseconds);
  const dates = ahead.length > 0 ? ahead.slice(0, MOST_DATES) : occurrences.slice(-1);
  const window = event.entry.hold?.window;
  if (dates.length === 0 && window) {
    // The ends of a window are no days of the event: it is found by their months.
    const ends = [Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to)];
    return [
      ...new Set(ends.flatMap((day) => [String(day.year), ...LOCALES.flatMap((locale) => monthWords(day, locale))])),
    ];
  }
  const words = dates
    .flatMap(({ time }) => eachDay(daysOf(time)))
    .flatMap((day) => [
      String(day.day),
      String(day.year),
      ...LOCALES.flatMap((locale) => [
        ...monthWords(day, locale),
        wordsOf(locale).time.weekdays[day.dayOfWeek - 1] ?? '',
      ]),
    ]);
  return [...new Set(words)];
}

function monthWords({ month }: Temporal.PlainDate, locale: Locale): readonly string[] {
  const { months, monthsOfDay } = wordsOf(locale).time;
  return [monthsOfDay[month - 1] ?? '', months[month - 1] ?? ''];
}

function eachDay({ first, last }: ReturnType<typeof daysOf>): readonly Temporal.PlainDate[] {
  const more = first.until(last).days;
  if (more >= MOST_DAYS) return [first, last];
  return Array.from({ length: more + 1 }, (_, index) => first.add({ days: index }));
}

function toMeta(
  event: CalendarEvent,
  current: Occurrence | undefined,
  start: string,
  context: Omit<ListingContext, 'locale'>,
): Record<string, string> {
  const { entry } = event;
  const meta: Record<string, string> = { title: typeset(entry.title), summary: typeset(entry.summary ?? ''), start };
  for (const locale of LOCALES) {
    meta[`date-${locale}`] = formatDates(event, current, locale);
    meta[`where-${locale}`] = formatWhere(event, { ...context, locale });
    meta[`tag-${locale}`] = wordsOf(locale).formats[entry.format];
    meta[`status-${locale}`] = toBadge(event, { ...context, locale })?.text ?? '';
  }
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));
}

function formatDates(event: CalendarEvent, current: Occurrence | undefined, locale: Locale): string {
  if (current) return formatWhen(current.time, locale);
  const window = event.entry.hold?.window;
  return window ? formatWindow(Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to), locale) : '';
}

function isAhead(event: CalendarEvent, current: Occurrence | undefined, now: Temporal.Instant): boolean {
  if (current) return current.end > now.epochMilliseconds;
  const window = event.entry.hold?.window;
  return window !== undefined && window.to >= now.toZonedDateTimeISO(event.timezone).toPlainDate().toString();
}

function monthsOf(event: CalendarEvent, occurrences: readonly Occurrence[]): string[] {
  const months = new Set<string>();
  for (const { time } of occurrences) {
    const { first, last } = daysOf(time);
    months.add(first.toString().slice(0, 7));
    months.add(last.toString().slice(0, 7));
  }
  const from = event.entry.hold?.window?.from;
  if (from !== undefined) months.add(from.slice(0, 7));
  return [...months];
}
