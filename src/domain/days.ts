import type { EventTime } from './event.ts';

const HOUR = 3_600_000;

/** Days from `first` to `last`, both included. */
export interface DayRange {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
}

const known = new WeakMap<EventTime, DayRange>();

/** Get the local days of an event as people count them: a night that ends before noon is left to its evening. */
export function daysOf(time: EventTime): DayRange {
  let days = known.get(time);
  if (!days) {
    days = countDays(time);
    // Lists, months and feeds ask again and again, and a calendar computation costs more than the whole rest of a line.
    known.set(time, days);
  }
  return days;
}

function countDays({ start, end, allDay }: EventTime): DayRange {
  const first = start.toPlainDate();
  const final = end.toPlainDate();
  if (first.equals(final)) return { first, last: first };
  if (allDay || (end.hour === 0 && end.minute === 0)) return { first, last: final.subtract({ days: 1 }) };
  const night = end.hour < 12 && end.epochMilliseconds - start.epochMilliseconds < 16 * HOUR;
  return { first, last: night ? final.subtract({ days: 1 }) : final };
}

/** Get the Monday of a day's week (ISO 8601). */
export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
