import { daysOf, mondayOf } from './days.ts';
import type { Occurrence } from './recurrence.ts';

/** One day of the «афиша» and what takes place on it. */
export interface ProgrammeDay {
  readonly date: Temporal.PlainDate;
  readonly occurrences: readonly Occurrence[];
}

/**
 * A stretch of days that people speak of as one: today, tomorrow, the rest of the working week (`days`), the weekend, a
 * whole week. `first` and `last` are its limits, also where nothing takes place on them. A Saturday that is tomorrow is
 * the weekend's: a weekend is named whole as long as none of it has begun, and day by day from then on.
 */
export interface ProgrammePart {
  readonly kind: 'today' | 'tomorrow' | 'days' | 'weekend' | 'week';
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  /** Whether the coming weekend, or what is left of it, begins here. */
  readonly isWeekend: boolean;
  readonly days: readonly ProgrammeDay[];
}

/**
 * Arrange occurrences into the parts of the «афиша». Takes them in order of their starts and without any that are over;
 * what has begun before `today` and goes on stands under today. Parts and days with nothing on them are left out.
 */
export function toProgramme(upcoming: readonly Occurrence[], today: Temporal.PlainDate): ProgrammePart[] {
  const byDay = new Map<string, { date: Temporal.PlainDate; occurrences: Occurrence[] }>();
  for (const occurrence of upcoming) {
    const { first } = daysOf(occurrence.time);
    const date = Temporal.PlainDate.compare(first, today) < 0 ? today : first;
    const key = date.toString();
    const day = byDay.get(key);
    if (day) day.occurrences.push(occurrence);
    else byDay.set(key, { date, occurrences: [occurrence] });
  }
  // Each event is listed under its own local day, so that zones can bring one day before another that began later.
  const days = [...byDay.values()].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  const parts: (Stretch & { isWeekend: boolean; days: ProgrammeDay[] })[] = [];
  for (const day of days) {
    const last = parts.at(-1);
    if (last && Temporal.PlainDate.compare(day.date, last.last) <= 0) last.days.push(day);
    else {
      const isWeekend = isOfWeekend(day.date, today) && !parts.some((part) => part.isWeekend);
      parts.push({ ...stretchOf(day.date, today), isWeekend, days: [day] });
    }
  }
  return parts;
}

/** Count the events of a list of dates: a series is one event, however many of its dates are in the list. */
export function countEvents(occurrences: readonly Occurrence[]): number {
  return new Set(occurrences.map(({ event }) => event.id)).size;
}

/** How far a list reaches: so many days ahead, but at least and at most so many dates. */
export interface Reach {
  readonly days: number;
  readonly fewest: number;
  readonly most: number;
}

/** Cut a list of what is ahead, in order of starts, where a page of it ends. */
export function withinReach(
  upcoming: readonly Occurrence[],
  now: Temporal.Instant,
  reach: Reach,
): readonly Occurrence[] {
  const horizon = now.epochMilliseconds + reach.days * 86_400_000;
  const soon = upcoming.findIndex(({ start }) => start >= horizon);
  const count = soon === -1 ? upcoming.length : soon;
  return upcoming.slice(0, Math.min(reach.most, Math.max(reach.fewest, count)));
}

type Stretch = Pick<ProgrammePart, 'kind' | 'first' | 'last'>;

function stretchOf(date: Temporal.PlainDate, today: Temporal.PlainDate): Stretch {
  if (date.equals(today)) return { kind: 'today', first: today, last: today };
  const tomorrow = today.add({ days: 1 });
  const monday = mondayOf(date);
  const saturday = monday.add({ days: 5 });
  const sunday = monday.add({ days: 6 });
  if (today.dayOfWeek < 6 && isOfWeekend(date, today)) return { kind: 'weekend', first: saturday, last: sunday };
  if (date.equals(tomorrow)) return { kind: 'tomorrow', first: tomorrow, last: tomorrow };
  const next = tomorrow.add({ days: 1 });
  if (monday.equals(mondayOf(today))) return { kind: 'days', first: next, last: saturday.subtract({ days: 1 }) };
  // Today may be a Sunday: tomorrow has taken its Monday.
  return { kind: 'week', first: monday.equals(tomorrow) ? next : monday, last: sunday };
}

function isOfWeekend(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5 && mondayOf(date).equals(mondayOf(today));
}

/** Number the weekends that an event touches, counted from that of a day's week, which is 0; those before it and after `most` are left out. */
export function weekendsOf({ time }: Occurrence, today: Temporal.PlainDate, most: number): readonly number[] {
  const { first, last } = daysOf(time);
  const saturday = mondayOf(today).add({ days: 5 });
  return Array.from({ length: most + 1 }, (_, index) => index).filter((index) => {
    const [begin, end] = [saturday.add({ weeks: index }), saturday.add({ weeks: index, days: 1 })];
    return Temporal.PlainDate.compare(first, end) <= 0 && Temporal.PlainDate.compare(last, begin) >= 0;
  });
}
