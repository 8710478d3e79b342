import type { Period } from './period.ts';
import { WEEKDAYS, type Weekday } from './recurrence-rule.ts';

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
  for (const { from, to, reason } of opening.closed ?? []) {
    const start = Math.max(stay.claim.start, startOfDay(Temporal.PlainDate.from(from), timezone));
    const end = Math.min(stay.claim.end, startOfDay(Temporal.PlainDate.from(to).add({ days: 1 }), timezone));
    if (start < end) return { kind: 'days', start, end, reason };
  }
  return opening.hours === undefined || opening.hours.length === 0
    ? undefined
    : outsideHours(stay, opening.hours, timezone);
}

function outsideHours(stay: Stay, hours: readonly OpeningHours[], timezone: string): Closure | undefined {
  const first = dayOf(stay.start, timezone);
  const last = dayOf(stay.end - 1, timezone);
  // The hours of the evening before may reach into the first day.
  const open = openPeriods(hours, first.subtract({ days: 1 }), last, timezone);
  const isWholeDays = stay.allDay || stay.end - stay.start > DAY;
  if (!isWholeDays) return firstGap(stay, open);
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (hours.some(({ days }) => days.includes(weekdayOf(day)))) continue;
    const part = {
      start: Math.max(stay.start, startOfDay(day, timezone)),
      end: Math.min(stay.end, startOfDay(day.add({ days: 1 }), timezone)),
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

/** The open stretches of some days, in order of their starts. */
function openPeriods(
  hours: readonly OpeningHours[],
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  timezone: string,
): Period[] {
  const open: Period[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const { days, from, to } of hours) {
      if (!days.includes(weekdayOf(day))) continue;
      const closing = to > from ? day : day.add({ days: 1 });
      open.push({ start: at(day, from, timezone), end: at(closing, to, timezone) });
    }
  }
  return open.sort((a, b) => a.start - b.start);
}

function at(day: Temporal.PlainDate, time: string, timezone: string): number {
  return day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

function startOfDay(day: Temporal.PlainDate, timezone: string): number {
  return day.toZonedDateTime(timezone).epochMilliseconds;
}

function dayOf(moment: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).toPlainDate();
}

function weekdayOf(day: Temporal.PlainDate): Weekday {
  return WEEKDAYS[day.dayOfWeek - 1] ?? 'MO';
}
