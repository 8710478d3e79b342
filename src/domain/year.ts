import { daysOf } from './days.ts';
import type { CalendarEvent } from './event.ts';
import type { Occurrence } from './recurrence.ts';

/** A year as twelve months of days, each with the number of its events. */
export interface Year {
  readonly year: number;
  readonly months: readonly YearMonth[];
  /** The numbers of events at which days begin to look busier, beginning with 1: `[1, 3, 5, 7]`; those that a day reaches. */
  readonly steps: readonly number[];
  /** The number of events of the fullest day. */
  readonly most: number;
  readonly busyDays: number;
}

/** A month in weeks from Monday; a place that no day of the month has is empty. */
export interface YearMonth {
  readonly month: number;
  readonly weeks: readonly (readonly (YearDay | undefined)[])[];
}

/** A day and how many events take place on it: a series and an event of several days count on each of their days. */
export interface YearDay {
  readonly date: Temporal.PlainDate;
  readonly events: number;
  readonly isFlagship: boolean;
}

/** Tell whether an event is to take place, as far as is known: it is confirmed, or its date is held. */
export function takesPlace({ entry: { status } }: CalendarEvent): boolean {
  return status === 'confirmed' || status === 'hold';
}

/** Count the events of each day of a year. Takes occurrences in any order; those of other years are let be. */
export function toYear(year: number, occurrences: Iterable<Occurrence>): Year {
  const days = countDays(year, occurrences);
  const counts = [...days.values()].map(({ ids }) => ids.size);
  return {
    year,
    months: Array.from({ length: 12 }, (_, index) => toYearMonth(year, index + 1, days)),
    steps: toSteps(counts),
    most: Math.max(0, ...counts),
    busyDays: counts.length,
  };
}

interface DayCount {
  readonly ids: Set<string>;
  isFlagship: boolean;
}

function countDays(year: number, occurrences: Iterable<Occurrence>): ReadonlyMap<string, DayCount> {
  const days = new Map<string, DayCount>();
  const [january, december] = [Temporal.PlainDate.from(`${year}-01-01`), Temporal.PlainDate.from(`${year}-12-31`)];
  for (const { event, time } of occurrences) {
    if (!takesPlace(event)) continue;
    const { first, last } = daysOf(time);
    const end = Temporal.PlainDate.compare(last, december) < 0 ? last : december;
    let date = Temporal.PlainDate.compare(first, january) > 0 ? first : january;
    for (; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
      const key = date.toString();
      const day = days.get(key) ?? { ids: new Set<string>(), isFlagship: false };
      day.ids.add(event.id);
      day.isFlagship ||= event.entry.scope === 'community';
      days.set(key, day);
    }
  }
  return days;
}

function toYearMonth(year: number, month: number, days: ReadonlyMap<string, DayCount>): YearMonth {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const before = first.dayOfWeek - 1;
  const weeks = Array.from({ length: Math.ceil((before + first.daysInMonth) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday): YearDay | undefined => {
      const day = week * 7 + weekday - before + 1;
      if (day < 1 || day > first.daysInMonth) return undefined;
      const date = first.with({ day });
      const count = days.get(date.toString());
      return { date, events: count?.ids.size ?? 0, isFlagship: count?.isFlagship ?? false };
    }),
  );
  return { month, weeks };
}

/** A day is empty, or it has one of at most so many looks. */
const STEPS = 4;

/**
 * Divide the numbers of events that days have into steps of equal width, so that most days of the year use all of them: a few
 * days that are fuller than nine tenths of the others share the last step.
 */
function toSteps(counts: readonly number[]): readonly number[] {
  const sorted = [...counts].sort((a, b) => a - b);
  const full = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 1;
  const width = Math.max(1, Math.ceil(full / STEPS));
  const most = sorted.at(-1) ?? 0;
  return Array.from({ length: STEPS }, (_, index) => 1 + index * width).filter((from) => from <= most);
}

/** Tell how busy a day looks: 0 without events, else the number of the step it reaches, from 1. */
export function stepOf(events: number, steps: readonly number[]): number {
  return steps.filter((from) => events >= from).length;
}
