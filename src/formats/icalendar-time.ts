import type { EventTime, Recurrence } from '../domain/event.ts';
import { endOfDay } from '../domain/hold.ts';
import type { Period } from '../domain/period.ts';

/** The limit of a rule in the type of DTSTART (RFC 5545 §3.3.10): a day, or for timed series the UTC end of the last day. */
export function formatUntil({ rule: { limit } }: Recurrence, { start, allDay }: EventTime): string | undefined {
  if (limit.kind === 'count') return undefined;
  const zone = start.timeZoneId;
  const date = limit.kind === 'date' ? limit.date : limit.instant.toZonedDateTimeISO(zone).toPlainDate();
  if (allDay) return basicDate(date);
  const last =
    limit.kind === 'date' ? Temporal.Instant.fromEpochMilliseconds(endOfDay(date, zone) - 1000) : limit.instant;
  return `${basicTime(last.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
}

/** Write a local time in the basic format of RFC 5545 §3.3.5: `20261205T180000`. */
export function basicTime(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** Write a day in the basic format of RFC 5545 §3.3.4: `20261205`. */
export function basicDate(date: Temporal.PlainDate): string {
  return date.toString().replaceAll('-', '');
}

/** Tell whether the local time of a moment names no other moment: clocks that are put back show an hour twice. */
export function isToldByClock(time: Temporal.ZonedDateTime): boolean {
  const at = time.epochMilliseconds;
  return !repeatedHours(time.timeZoneId, time.year).some(({ start, end }) => start <= at && at < end);
}

const repeated = new Map<string, readonly Period[]>();

/** The hours of a year that the clocks of a zone show twice, both times together. */
function repeatedHours(timezone: string, year: number): readonly Period[] {
  const key = `${timezone} ${year}`;
  const known = repeated.get(key);
  if (known) return known;
  const hours: Period[] = [];
  let before = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timezone).subtract({ days: 1 });
  for (let at = before.getTimeZoneTransition('next'); at && at.year <= year; at = at.getTimeZoneTransition('next')) {
    const setBack = (before.offsetNanoseconds - at.offsetNanoseconds) / 1e6;
    if (setBack > 0) hours.push({ start: at.epochMilliseconds - setBack, end: at.epochMilliseconds + setBack });
    before = at;
  }
  repeated.set(key, hours);
  return hours;
}
