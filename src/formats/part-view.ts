import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { formatDate } from './human.ts';
import { capitalize, type Listing, type ListingContext, toListing, toUndatedListing } from './listing.ts';

/** A day of a festival's programme. */
export interface PartDay {
  /** «Пятница, 18 декабря»; nothing where the programme has one day, or for parts without a date. */
  readonly title?: string | undefined;
  readonly listings: readonly Listing[];
}

/** Put the parts of an event into words, by day and hour; those without a date come last. `datesOf` gives all dates of a part. */
export function toPartDays(
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
  const days = Map.groupBy(dates, ({ time }) => daysOf(time).first.toString());
  return [
    ...[...days].map(([day, occurrences]) => ({
      title:
        days.size > 1
          ? capitalize(formatDate(Temporal.PlainDate.from(day), locale, { weekday: true }))
          : undefined,
      listings: occurrences.map((occurrence) => toListing(occurrence, context)),
    })),
    ...(undated.length > 0 ? [{ listings: undated.map((part) => toUndatedListing(part, context)) }] : []),
  ];
}

/** A part that repeats is a series of a festival’s days; longer ones are told on their own page. */
const MOST_DATES = 14;
