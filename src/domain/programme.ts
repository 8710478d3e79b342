import { daysOf, mondayOf } from './days.ts';
import type { Occurrence } from './recurrence.ts';

/** One day of the «афиша» and what takes place on it. */
export interface ProgrammeDay {
  readonly date: Temporal.PlainDate;
  readonly occurrences: readonly Occurrence[];
}

/**
 * A stretch of days that people speak of as one: today and tomorrow (`now`), the rest of the working week (`days`),
 * the weekend, a whole week. `first` and `last` are its limits, also where nothing takes place on them.
 */
export interface ProgrammePart {
  readonly kind: 'now' | 'days' | 'weekend' | 'week';
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
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
  const parts: (Omit<ProgrammePart, 'days'> & { days: ProgrammeDay[] })[] = [];
  for (const day of days) {
    const last = parts.at(-1);
    if (last && Temporal.PlainDate.compare(day.date, last.last) <= 0) last.days.push(day);
    else parts.push({ ...partOf(day.date, today), days: [day] });
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

function partOf(date: Temporal.PlainDate, today: Temporal.PlainDate): Omit<ProgrammePart, 'days'> {
  const tomorrow = today.add({ days: 1 });
  if (Temporal.PlainDate.compare(date, tomorrow) <= 0) return { kind: 'now', first: today, last: tomorrow };
  const monday = mondayOf(date);
  const sunday = monday.add({ days: 6 });
  if (!monday.equals(mondayOf(today))) {
    // Today may be a Sunday: its «now» has taken the Monday already.
    const first = monday.equals(tomorrow) ? tomorrow.add({ days: 1 }) : monday;
    return { kind: 'week', first, last: sunday };
  }
  const saturday = monday.add({ days: 5 });
  const next = tomorrow.add({ days: 1 });
  if (Temporal.PlainDate.compare(date, saturday) < 0)
    return { kind: 'days', first: next, last: saturday.subtract({ days: 1 }) };
  return { kind: 'weekend', first: Temporal.PlainDate.compare(next, saturday) > 0 ? next : saturday, last: sunday };
}
