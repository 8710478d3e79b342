import { currentOccurrence } from '../domain/current.ts';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { type Locale, wordsOf } from '../i18n/interface.ts';
import { foldedWords } from './fold.ts';
import { formatWhen, formatWindow, typeset } from './human.ts';
import { formatWhere, type ListingContext, regionName, toBadge } from './listing.ts';
import { markdownToText } from './markdown-html.ts';

/** An event as the search index of one language holds it. */
export interface SearchRecord {
  /** Below the site's base path, with a slash before it. */
  readonly url: string;
  readonly language: Locale;
  readonly content: string;
  /** What a result shows; empty values are left out. */
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: Readonly<Record<string, string>>;
}

/** An event with what was written and worked out about it. */
export interface SearchSource {
  readonly event: CalendarEvent;
  readonly occurrences: readonly Occurrence[];
  /** The Markdown below its front matter. */
  readonly body: string;
}

/** Describe an event for the search index, in each language of the interface. Filters are ids, so that both languages share links. */
export function toSearchRecords(source: SearchSource, context: Omit<ListingContext, 'locale'>): SearchRecord[] {
  const { event, occurrences, body } = source;
  const current = currentOccurrence(occurrences, context.now);
  const content = toContent(event, body, context);
  const filters = {
    region: [event.region],
    format: [event.entry.format],
    attendance: [event.entry.attendance],
    month: monthsOf(event, occurrences),
    when: [isAhead(event, current, context.now) ? 'ahead' : 'over'],
  };
  const sort = { date: (current?.time.start.toInstant().toString() ?? event.entry.hold?.window?.from ?? '').slice(0, 16) };
  return (['ru', 'en'] as const).map((locale) => ({
    url: locale === 'en' ? `/en/events/${event.id}/` : `/events/${event.id}/`,
    language: locale,
    content: `${content}\n${wordsOf(locale).formats[event.entry.format]}`,
    meta: toMeta(event, current, { ...context, locale }),
    filters,
    sort,
  }));
}

/** All words by which somebody may look for an event, its places and people in both languages, and how they are typed without accents. */
function toContent({ entry, region }: CalendarEvent, body: string, { registry }: Omit<ListingContext, 'locale'>): string {
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const people = [...(entry.organizers ?? []), ...(entry.speakers ?? []), ...(entry.hosts ?? [])];
  const names = [venue?.name, ...people.map((id) => registry.people.get(id)?.name ?? id)].flatMap((name) =>
    name === undefined ? [] : [inLocale(name, 'ru'), inLocale(name, 'en')],
  );
  const regions = new Set([region, venue?.region ?? region]);
  const text = [
    entry.title,
    entry.summary ?? '',
    entry.place ?? '',
    venue?.address ?? '',
    ...new Set(names),
    ...[...regions].flatMap((id) => [regionName(registry, id, 'ru'), regionName(registry, id, 'en')]),
    ...(entry.topics ?? []),
    markdownToText(body),
  ]
    .filter((part) => part !== '')
    .join('\n');
  return `${text}\n${foldedWords(text).join(' ')}`;
}

function toMeta(event: CalendarEvent, current: Occurrence | undefined, context: ListingContext): Record<string, string> {
  const { entry } = event;
  const window = entry.hold?.window;
  const meta = {
    title: typeset(entry.title),
    date: current
      ? formatWhen(current.time, context.locale)
      : window
        ? formatWindow(Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to), context.locale)
        : '',
    where: formatWhere(event, context),
    tag: wordsOf(context.locale).formats[entry.format],
    status: toBadge(event, context)?.text ?? '',
    summary: entry.summary === undefined ? '' : typeset(entry.summary),
  };
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));
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
