import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { formatDate } from './human.ts';
import { capitalize, formatWhere, type Listing, type ListingContext, toListing, toUndatedListing } from './listing.ts';

/** A day of a festival's programme. */
export interface PartDay {
  /** «Пятница, 18 декабря»; nothing where the programme has one day, or for parts without a date. */
  readonly title?: string | undefined;
  readonly parts: readonly PartLine[];
}

/** A part, and where it is unless that is where the whole is. */
export interface PartLine {
  readonly listing: Listing;
  readonly where?: string | undefined;
}

/** Put the parts of a whole into words, by day and hour; those without a date come last. `datesOf` gives all dates of a part. */
export function toPartDays(
  whole: CalendarEvent,
  parts: readonly CalendarEvent[],
  datesOf: (part: CalendarEvent) => readonly Occurrence[],
  context: ListingContext,
): PartDay[] {
  const { locale } = context;
  const dates = parts
    .filter(({ entry }) => entry.status !== 'postponed')
    .flatMap((part) => datesOf(part).slice(0, MOST_DATES));
  dates.sort((a, b) => a.start - b.start || a.end - b.end);
  const undated = parts.filter((part) => part.entry.status === 'postponed' || datesOf(part).length === 0);
  const place = formatWhere(whole, context);
  const toLine = (listing: Listing): PartLine => ({
    listing,
    where: listing.where === place ? undefined : listing.where,
  });
  const days = Map.groupBy(dates, ({ time }) => daysOf(time).first.toString());
  return [
    ...[...days].map(([day, occurrences]) => ({
      title:
        days.size > 1 ? capitalize(formatDate(Temporal.PlainDate.from(day), locale, { weekday: true })) : undefined,
      parts: occurrences.map((occurrence) => toLine(toListing(occurrence, context))),
    })),
    ...(undated.length > 0 ? [{ parts: undated.map((part) => toLine(toUndatedListing(part, context))) }] : []),
  ];
}

/** A part that repeats is a series of a festival’s days; longer ones are told on their own page. */
const MOST_DATES = 14;
