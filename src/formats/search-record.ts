import { currentOccurrence } from '../domain/current.ts';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { facetsOf } from '../domain/facet.ts';
import { inLocale } from '../domain/field.ts';
import { holdState } from '../domain/hold.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import { wordsOf } from '../i18n/interface.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { countWords, plainWords } from './fold.ts';
import { formatWhen, formatWindow, typeset } from './human.ts';
import { type Badge, formatWhere, type ListingContext, localMoment, regionName, toBadge } from './listing.ts';
import { markdownToText } from './markdown-html.ts';
import { dayWord } from './search-question.ts';
import type { Facet, SearchCard } from './search-table.ts';
import { topicName } from './subject-view.ts';

/** An event as the search has it: what it is found by, what it is filtered by, and what a result shows. */
export interface SearchRecord {
  /** What is found: the text people read first, then every other word by which somebody may look for the event. */
  readonly content: string;
  readonly card: SearchCard;
  /** Ids, so that both languages share links; an event may have several of each, or none. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  /** Whether it has not ended. */
  readonly ahead: boolean;
}

/** An event with what was written and worked out about it. */
export interface SearchSource {
  readonly event: CalendarEvent;
  readonly occurrences: readonly Occurrence[];
  /** The Markdown below its front matter. */
  readonly body: string;
}

/** Describe an event for the search. */
export function toSearchRecord(
  { event, occurrences, body }: SearchSource,
  context: Omit<ListingContext, 'locale'>,
): SearchRecord {
  const { entry } = event;
  const current = currentOccurrence(occurrences, context.now);
  const prose = [entry.summary ?? '', toLine(markdownToText(body))].join(' ').trim();
  const names = toNames(event, context.registry);
  return {
    content: [prose, names, ...plainWords(`${prose} ${names}`), ...dateWords(event, occurrences, context.now)]
      .filter((part) => part !== '')
      .join(' '),
    card: toCard(event, current, countWords(prose), context),
    facets: {
      ...facetsOf(event),
      month: monthsOf(event, occurrences),
      status: [entry.status],
      topic: entry.topics ?? [],
    },
    ahead: isAhead(event, current, context.now),
  };
}

/** Headings and items of lists end without a stop: on one line something has to stand between them. */
function toLine(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<![.!?…:;,])\s*\n\s*/g, ' · ')
    .replaceAll(/\s+/g, ' ');
}

/** Where an event stands in the search: what is over before what is ahead, each in order of time. */
export type SearchPlace = Pick<SearchRecord, 'ahead'> & { readonly card: Pick<SearchCard, 'id' | 'start'> };

/** Find where an event stands in the search, for those who need no more than that. */
export function toSearchPlace({ event, occurrences }: Omit<SearchSource, 'body'>, now: Temporal.Instant): SearchPlace {
  const current = currentOccurrence(occurrences, now);
  return { ahead: isAhead(event, current, now), card: { id: event.id, start: startOf(event, current) } };
}

/** Compare events by where they stand in the search. */
export function compareInSearch(a: SearchPlace, b: SearchPlace): number {
  return (
    Number(a.ahead) - Number(b.ahead) || compareText(a.card.start, b.card.start) || compareText(a.card.id, b.card.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names and other words of an event that are no prose; its places, people and format in both languages. */
function toNames({ entry, region }: CalendarEvent, registry: Registry): string {
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
    entry.place ?? '',
    venue?.address ?? '',
    ...bilingual('ru'),
    ...bilingual('en'),
    ...(entry.topics ?? []).flatMap((key) => LOCALES.map((locale) => topicName(registry, key, locale))),
  ];
  return [...new Set(parts)].filter((part) => part !== '').join('\n');
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
      dayWord(day.month, day.day),
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

function toCard(
  event: CalendarEvent,
  current: Occurrence | undefined,
  prose: number,
  context: Omit<ListingContext, 'locale'>,
): SearchCard {
  const { entry } = event;
  const bilingual = (write: (locale: Locale) => string) => [write('ru'), write('en')] as const;
  const badge = toBadge(event, { ...context, locale: 'ru' });
  return {
    id: event.id,
    title: typeset(entry.title),
    lang: entry.lang,
    summary: typeset(entry.summary ?? ''),
    start: startOf(event, current),
    date: bilingual((locale) => formatDates(event, current, locale)),
    where: bilingual((locale) => formatWhere(event, { ...context, locale })),
    tag: bilingual((locale) => wordsOf(locale).formats[entry.format]),
    ...(badge && {
      badge: { kind: badge.kind, text: bilingual((locale) => toBadge(event, { ...context, locale })?.text ?? '') },
    }),
    prose,
  };
}

/** An event as a result that stands on the page before anything is asked for. */
export interface ResultView {
  readonly id: string;
  readonly title: string;
  /** Language of title and summary, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly date: string;
  /** For `<time datetime>`. */
  readonly datetime?: string | undefined;
  readonly where: string;
  readonly summary: string;
  readonly tag: string;
  readonly badge?: Badge | undefined;
}

/** Describe an event as a result, in one language. */
export function toResultView({ event, occurrences }: Omit<SearchSource, 'body'>, context: ListingContext): ResultView {
  const { entry } = event;
  const current = currentOccurrence(occurrences, context.now);
  return {
    id: event.id,
    title: typeset(entry.title),
    lang: entry.lang === context.locale ? undefined : entry.lang,
    date: formatDates(event, current, context.locale),
    datetime: current && localMoment(current.time.start),
    where: formatWhere(event, context),
    summary: typeset(entry.summary ?? ''),
    tag: wordsOf(context.locale).formats[entry.format],
    badge: toBadge(event, context),
  };
}

/** UTC to the minute, by which results are put in order; of a window the last day: it is later than any date of those days. */
function startOf({ entry }: CalendarEvent, current: Occurrence | undefined): string {
  return (current?.time.start.toInstant().toString() ?? entry.hold?.window?.to ?? '').slice(0, 16);
}

function formatDates(event: CalendarEvent, current: Occurrence | undefined, locale: Locale): string {
  // A line ends after a weekday or a date, not between a month and its year.
  if (current) return formatWhen(current.time, locale).replaceAll(/ (?=\d{4}(?!\d))/g, '\u00a0');
  const window = event.entry.hold?.window;
  return window ? formatWindow(Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to), locale) : '';
}

/** A hold that was let go is not ahead of anybody, whenever it would have been. */
function isAhead(event: CalendarEvent, current: Occurrence | undefined, now: Temporal.Instant): boolean {
  if (holdState(event, now) === 'expired') return false;
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

/** List the names that somebody may misspell: of regions, venues, formats and topics, in both languages, word by word. */
export function namesOf(registry: Registry): ReadonlySet<string> {
  const names = LOCALES.flatMap((locale) => [
    ...Object.values(wordsOf(locale).formats),
    ...[...registry.regions.values(), ...registry.venues.values()].map(({ name }) => inLocale(name, locale)),
    ...wordsOf(locale).time.weekdays,
    ...wordsOf(locale).time.months,
  ]);
  const topics = new Set([...registry.events.values()].flatMap(({ entry }) => entry.topics ?? []));
  const topicNames = LOCALES.flatMap((locale) => [...topics].map((key) => topicName(registry, key, locale)));
  const words = [...names, ...topicNames].flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []);
  return new Set(words);
}
