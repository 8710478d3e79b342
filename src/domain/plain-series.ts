import type { CalendarEvent } from './event.ts';
import type { Expansion } from './recurrence.ts';
import { type RecurrenceRule, WEEKDAYS } from './recurrence-rule.ts';
import { expandSeries, occurrenceOf } from './series.ts';

/**
 * List every time that an event takes place whose rule is plain, as `expandRecurrence` does: a form in a browser offers plain rules
 * only, and does without the library that follows all of them. Throws for another rule.
 */
export function expandPlainSeries(event: CalendarEvent): Expansion {
  const { time, recurrence } = event;
  if (!time) return { occurrences: [], issues: [] };
  if (!recurrence) return { occurrences: [occurrenceOf(event, time, 'single')], issues: [] };
  return expandSeries(event, time, recurrence, listPlainStarts);
}

/** Tell whether a rule is plain: by weeks or months, and on at most one day of these. */
export function isPlainRule({ frequency, byDay, byMonthDay, byMonth }: RecurrenceRule): boolean {
  const [day] = byDay;
  if (byMonth.length > 0 || byDay.length + byMonthDay.length > 1) return false;
  if (frequency === 'WEEKLY') return byMonthDay.length === 0;
  return frequency === 'MONTHLY' && (day === undefined || day.ordinal !== undefined);
}

function listPlainStarts(
  rule: RecurrenceRule,
  start: Temporal.PlainDateTime,
  until: Temporal.PlainDateTime,
): Temporal.PlainDateTime[] {
  if (!isPlainRule(rule)) throw new Error('Only a plain rule can be followed without the library.');
  const starts: Temporal.PlainDateTime[] = [];
  const time = start.toPlainTime();
  // A week begins on Monday (RFC 5545 §3.3.10): every second week counts from that of the first date.
  const first = rule.frequency === 'WEEKLY' ? mondayOf(start.toPlainDate()) : start.toPlainDate().with({ day: 1 });
  for (let cycle = 0; ; cycle += rule.interval) {
    const from = first.add(rule.frequency === 'WEEKLY' ? { weeks: cycle } : { months: cycle });
    if (Temporal.PlainDate.compare(from, until.toPlainDate()) > 0) return starts;
    const date = dateIn(from, rule, start.toPlainDate());
    const local = date?.toPlainDateTime(time);
    if (!local || Temporal.PlainDateTime.compare(local, start) < 0) continue;
    if (Temporal.PlainDateTime.compare(local, until) <= 0) starts.push(local);
  }
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** The date of a rule in the week or month that begins with a day; nothing where a month has no such day. */
function dateIn(
  from: Temporal.PlainDate,
  { frequency, byDay, byMonthDay }: RecurrenceRule,
  first: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const [day] = byDay;
  const weekday = day ? WEEKDAYS.indexOf(day.weekday) + 1 : first.dayOfWeek;
  if (frequency === 'WEEKLY') return from.add({ days: weekday - 1 });
  if (day?.ordinal !== undefined) return countedDay(from, weekday, day.ordinal);
  const [number = first.day] = byMonthDay;
  const wanted = number < 0 ? from.daysInMonth + 1 + number : number;
  return wanted >= 1 && wanted <= from.daysInMonth ? from.with({ day: wanted }) : undefined;
}

function countedDay(month: Temporal.PlainDate, weekday: number, ordinal: number): Temporal.PlainDate | undefined {
  const edge = ordinal > 0 ? month : month.with({ day: month.daysInMonth });
  const ahead = ordinal > 0 ? (weekday - edge.dayOfWeek + 7) % 7 : -((edge.dayOfWeek - weekday + 7) % 7);
  const date = edge.add({ days: ahead + (ordinal > 0 ? ordinal - 1 : ordinal + 1) * 7 });
  return date.month === month.month ? date : undefined;
}
