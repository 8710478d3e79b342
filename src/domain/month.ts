import { daysOf, mondayOf } from './days.ts';
import type { Occurrence } from './recurrence.ts';

/** A month as a grid of whole weeks from Monday. */
export interface Month {
  readonly year: number;
  readonly month: number;
  readonly weeks: readonly MonthWeek[];
}

/** Seven days and the lanes that events of several days need in them. */
export interface MonthWeek {
  readonly days: readonly MonthDay[];
  readonly lanes: number;
}

/** One day: bars by lane, and below them what takes place on this day alone, in order of time. */
export interface MonthDay {
  readonly date: Temporal.PlainDate;
  /** Whether it is one of the days that are asked for, or only completes their weeks. */
  readonly inMonth: boolean;
  readonly lanes: readonly (MonthBar | undefined)[];
  readonly occurrences: readonly Occurrence[];
}

/** What an event of several days has on one of them. */
export interface MonthBar {
  readonly occurrence: Occurrence;
  /** Days the bar runs from here to the end of the week; nothing where it has begun on an earlier day of this week. */
  readonly span?: number | undefined;
  /** Whether the event has begun before this week, and goes on after it. */
  readonly before: boolean;
  readonly after: boolean;
}

/** An occurrence and its days, numbered: a page asks of each week for each of hundreds. */
interface Stretch {
  readonly occurrence: Occurrence;
  readonly first: number;
  readonly last: number;
}

/** A crowded week draws so many bars; what finds no lane is listed on each of its days. */
const MOST_LANES = 5;

/** Lay out occurrences, given in order of their starts, over the weeks of a month. Those of other months are let be. */
export function toMonth(year: number, month: number, occurrences: readonly Occurrence[]): Month {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const end = first.add({ months: 1 });
  const stretches = stretchesOf(occurrences);
  const weeks: MonthWeek[] = [];
  for (let monday = mondayOf(first); Temporal.PlainDate.compare(monday, end) < 0; monday = monday.add({ days: 7 })) {
    weeks.push(toWeek(monday, stretches, (date) => date.month === month));
  }
  return { year, month, weeks };
}

/**
 * Lay out occurrences, given in order of their starts, over so many whole weeks from that of a day, whatever months they
 * belong to. The days of its week before it are past: they stand aside, as a month's neighbours do.
 */
export function toWeeks(
  from: Temporal.PlainDate,
  count: number,
  occurrences: readonly Occurrence[],
): readonly MonthWeek[] {
  const monday = mondayOf(from);
  const stretches = stretchesOf(occurrences);
  return Array.from({ length: count }, (_, index) =>
    toWeek(monday.add({ weeks: index }), stretches, (date) => Temporal.PlainDate.compare(date, from) >= 0),
  );
}

/**
 * Count the weeks from that of a day which hold at most so many occurrences between them: one at least, `most` at most.
 * Takes occurrences in order of their starts; their own zones tell on which day they begin.
 */
export function countWeeks(
  from: Temporal.PlainDate,
  occurrences: readonly Occurrence[],
  { most, crowd }: { readonly most: number; readonly crowd: number },
): number {
  const first = occurrences[crowd];
  if (!first) return most;
  const weeks = Math.floor(mondayOf(from).until(daysOf(first.time).first).days / 7);
  return Math.min(most, Math.max(1, weeks));
}

function stretchesOf(occurrences: readonly Occurrence[]): readonly Stretch[] {
  return occurrences.map((occurrence) => {
    const { first, last } = daysOf(occurrence.time);
    return { occurrence, first: dayNumber(first), last: dayNumber(last) };
  });
}

/** Days since 1970. */
function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / DAY;
}

const DAY = 86_400_000;

function toWeek(
  monday: Temporal.PlainDate,
  stretches: readonly Stretch[],
  isIn: (date: Temporal.PlainDate) => boolean,
): MonthWeek {
  const start = dayNumber(monday);
  const days = Array.from({ length: 7 }, (_, index) => ({
    date: monday.add({ days: index }),
    lanes: [] as (MonthBar | undefined)[],
    occurrences: [] as Occurrence[],
  }));
  let lanes = 0;
  for (const { occurrence, first, last } of stretches) {
    if (last < start || first > start + 6) continue;
    const from = Math.max(0, first - start);
    const to = Math.min(6, last - start);
    if (first === last) {
      days[from]?.occurrences.push(occurrence);
      continue;
    }
    const covered = days.slice(from, to + 1);
    const lane = freeLane(covered);
    if (lane >= MOST_LANES) {
      for (const day of covered) day.occurrences.push(occurrence);
      continue;
    }
    lanes = Math.max(lanes, lane + 1);
    const before = first < start;
    const after = last > start + 6;
    for (const [index, day] of covered.entries()) {
      day.lanes[lane] = { occurrence, span: index === 0 ? covered.length : undefined, before, after };
    }
  }
  return {
    lanes,
    days: days.map((day) => ({
      ...day,
      lanes: Array.from({ length: lanes }, (_, lane) => day.lanes[lane]),
      inMonth: isIn(day.date),
    })),
  };
}

/** Find the first lane that is empty on all of these days. */
function freeLane(days: readonly { readonly lanes: readonly (MonthBar | undefined)[] }[]): number {
  let lane = 0;
  while (days.some((day) => day.lanes[lane])) lane++;
  return lane;
}
