import type { Period } from './period.ts';
import { WEEKDAYS, type Weekday } from './recurrence-rule.ts';
import { steadyOffset } from './temporal.ts';

/** When a venue or a region takes events. Days and hours are local to `timezone`, or to the event where that is missing. */
export interface Opening {
  readonly timezone?: string | undefined;
  /** Hours by weekday; a `to` not after `from` is on the next day. Nothing: open around the clock. */
  readonly hours?: readonly OpeningHours[] | undefined;
  /** Days on which it is closed, `from` and `to` included. */
  readonly closed?: readonly ClosedDays[] | undefined;
}

export interface OpeningHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

export interface ClosedDays {
  readonly from: string;
  readonly to: string;
  readonly reason?: string | undefined;
}

/** What is held against an opening: an event from `start` to `end`, and the stretch it claims with setup and teardown. */
export interface Stay extends Period {
  readonly claim: Period;
  readonly timezone: string;
  readonly allDay: boolean;
}

/** A stretch of a stay in which the place is closed: on a closed day, or outside its hours. */
export interface Closure extends Period {
  readonly kind: 'days' | 'hours';
  readonly reason?: string | undefined;
}

const DAY = 86_400_000;

/**
 * Find the first stretch of a stay in which the place is closed. Closed days count for setup and teardown, too, hours for
 * the event alone. An all-day event, and one longer than 24 hours, is held to open days: a weekday that the hours name.
 */
export function findClosure(stay: Stay, opening: Opening): Closure | undefined {
  const timezone = opening.timezone ?? stay.timezone;
  for (const closed of closedPeriods(opening, timezone)) {
    const start = Math.max(stay.claim.start, closed.start);
    const end = Math.min(stay.claim.end, closed.end);
    if (start < end) return { kind: 'days', start, end, reason: closed.reason };
  }
  return opening.hours === undefined || opening.hours.length === 0
    ? undefined
    : outsideHours(stay, opening.hours, timezone);
}

const closedIn = new WeakMap<Opening, Map<string, readonly Closure[]>>();

/** The closed days of an opening in exact time: asked for by every event there, worked out once. */
function closedPeriods(opening: Opening, timezone: string): readonly Closure[] {
  if (!opening.closed) return [];
  const known = closedIn.get(opening) ?? new Map<string, readonly Closure[]>();
  closedIn.set(opening, known);
  let periods = known.get(timezone);
  if (!periods) {
    periods = opening.closed.map(({ from, to, reason }) => ({
      kind: 'days',
      start: startOfDay(Temporal.PlainDate.from(from), timezone),
      end: startOfDay(Temporal.PlainDate.from(to).add({ days: 1 }), timezone),
      reason,
    }));
    known.set(timezone, periods);
  }
  return periods;
}

function outsideHours(stay: Stay, hours: readonly OpeningHours[], timezone: string): Closure | undefined {
  const clock = clockOf(stay, timezone);
  const first = clock.dayOf(stay.start);
  const last = clock.dayOf(stay.end - 1);
  // The hours of the evening before may reach into the first day.
  const open = openPeriods(hours, first - 1, last, clock);
  const isWholeDays = stay.allDay || stay.end - stay.start > DAY;
  if (!isWholeDays) return firstGap(stay, open);
  for (let day = first; day <= last; day++) {
    if (hours.some(({ days }) => days.includes(weekdayOf(day)))) continue;
    const part = {
      start: Math.max(stay.start, clock.at(day, '00:00')),
      end: Math.min(stay.end, clock.at(day + 1, '00:00')),
    };
    const gap = firstGap(part, open);
    if (gap) return stay.allDay ? { kind: 'hours', ...part } : gap;
  }
  return undefined;
}

/** The first stretch of a period that no open one covers. */
function firstGap({ start, end }: Period, open: readonly Period[]): Closure | undefined {
  let covered = start;
  for (const period of open) {
    if (period.start > covered) break;
    covered = Math.max(covered, period.end);
  }
  if (covered >= end) return undefined;
  const next = open.find((period) => period.start > covered);
  return { kind: 'hours', start: covered, end: Math.min(end, next?.start ?? end) };
}

/** The open stretches of the days `first` … `last`, in order of their starts. */
function openPeriods(hours: readonly OpeningHours[], first: number, last: number, clock: Clock): Period[] {
  const open: Period[] = [];
  for (let day = first; day <= last; day++) {
    for (const { days, from, to } of hours) {
      if (!days.includes(weekdayOf(day))) continue;
      open.push({ start: clock.at(day, from), end: clock.at(to > from ? day : day + 1, to) });
    }
  }
  return open.sort((a, b) => a.start - b.start);
}

/** Local days, counted from 1 January 1970, and the moments of times on them. */
interface Clock {
  readonly dayOf: (moment: number) => number;
  /** Takes a day and a time such as `09:00`. */
  readonly at: (day: number, time: string) => number;
}

/** The clock of a zone around a stay. Where nobody moves it for days around, it is UTC and an offset: that is quick. */
function clockOf({ start, end }: Stay, timezone: string): Clock {
  const offset = steadyOffset(start - 2 * DAY, end + 2 * DAY, timezone);
  if (offset !== undefined) {
    return {
      dayOf: (moment) => Math.floor((moment + offset) / DAY),
      at: (day, time) => day * DAY - offset + minutesOf(time) * 60_000,
    };
  }
  return {
    dayOf: (moment) =>
      Date.UTC(...partsOf(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone))) / DAY,
    at: (day, time) =>
      EPOCH.add({ days: day }).toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time) })
        .epochMilliseconds,
  };
}

const EPOCH = new Temporal.PlainDate(1970, 1, 1);

function partsOf({ year, month, day }: Temporal.ZonedDateTime): [number, number, number] {
  return [year, month - 1, day];
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function startOfDay(day: Temporal.PlainDate, timezone: string): number {
  return day.toZonedDateTime(timezone).epochMilliseconds;
}

/** The first day of 1970 was a Thursday. */
function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'MO';
}
