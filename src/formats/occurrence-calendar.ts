import type { CalendarEvent } from '../domain/event.ts';
import { droppedOccurrences, expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { occurrenceCalendar } from './addresses.ts';
import type { FeedFile, FeedSource } from './feed.ts';
import { dayWriter } from './icalendar.ts';

/** What a series has on one day, as its rule names days: a date, one that it leaves out, one outside the rule, or several. */
export interface SeriesDay {
  /** ISO. */
  readonly day: string;
  /** In order of time. */
  readonly dates: readonly Occurrence[];
  /** Dates that do not take place. */
  readonly dropped: readonly Occurrence[];
}

/**
 * List the calendar file of each day of every series, for whoever comes once. A date that is moved keeps the file of its
 * first day, one that is left out says so in the file it had.
 */
export function occurrenceCalendars(source: FeedSource): FeedFile[] {
  const { registry, locale, home } = source;
  return [...registry.events.values()].flatMap((event) => {
    if (!event.recurrence) return [];
    const write = dayWriter(source, event);
    return daysOfSeries(event, source.occurrencesOf?.(event) ?? expandRecurrence(event).occurrences).map((day) => {
      const path = occurrenceCalendar(event.id, day.day, locale);
      return { path, write: () => ({ text: write(day, home + path) }) };
    });
  });
}

/** Gather the dates of a series, and those that it leaves out, by the days on which its rule puts them. */
function daysOfSeries(event: CalendarEvent, occurrences: readonly Occurrence[]): readonly SeriesDay[] {
  const dates = Map.groupBy(occurrences, dayOf);
  const dropped = Map.groupBy(droppedOccurrences(event), dayOf);
  return [...new Set([...dates.keys(), ...dropped.keys()])].sort().map((day) => ({
    day,
    dates: dates.get(day) ?? [],
    dropped: dropped.get(day) ?? [],
  }));
}

function dayOf({ original }: Occurrence): string {
  return original.toPlainDate().toString();
}
