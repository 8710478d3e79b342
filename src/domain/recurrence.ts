import { RRuleTemporal } from 'rrule-temporal';
import type { CalendarEvent, EventTime } from './event.ts';
import type { FieldIssue } from './issue.ts';
import type { Period } from './period.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import { expandSeries, occurrenceOf, placeOccurrence } from './series.ts';

/** One time that an event takes place; a single event has one. `start` and `end` as a `Period` are epoch milliseconds. */
export interface Occurrence extends Period {
  readonly event: CalendarEvent;
  readonly time: EventTime;
  /** The local start the series' rule gives it, also where it was moved: its RECURRENCE-ID (RFC 5545 §3.8.4.4). */
  readonly original: Temporal.PlainDateTime;
  readonly kind: 'single' | 'regular' | 'moved' | 'extra';
}

/** Every time that an event takes place, in order of time, and what is wrong with its series. */
export interface Expansion {
  readonly occurrences: readonly Occurrence[];
  readonly issues: readonly FieldIssue[];
}

/** List every time that an event takes place. A hold on a window has none, an event without a rule has one. */
export function expandRecurrence(event: CalendarEvent): Expansion {
  const { time, recurrence } = event;
  if (!time) return NOTHING;
  if (!recurrence) return { occurrences: [occurrenceOf(event, time, 'single')], issues: [] };
  return expandSeries(event, time, recurrence, listStarts);
}

/** List the dates that a series leaves out, each as it would take place by its rule. */
export function droppedOccurrences(event: CalendarEvent): readonly Occurrence[] {
  const { time, recurrence, timezone } = event;
  if (!time || !recurrence) return [];
  return recurrence.except.map((start) =>
    occurrenceOf(event, placeOccurrence(start, time, timezone), 'regular', start),
  );
}

const NOTHING: Expansion = { occurrences: [], issues: [] };

function listStarts(
  rule: RecurrenceRule,
  start: Temporal.PlainDateTime,
  until: Temporal.PlainDateTime,
): Temporal.PlainDateTime[] {
  const series = new RRuleTemporal({
    freq: rule.frequency,
    interval: rule.interval,
    ...(rule.byDay.length > 0 ? { byDay: rule.byDay.map((day) => `${day.ordinal ?? ''}${day.weekday}`) } : {}),
    ...(rule.byMonthDay.length > 0 ? { byMonthDay: [...rule.byMonthDay] } : {}),
    ...(rule.byMonth.length > 0 ? { byMonth: [...rule.byMonth] } : {}),
    until: until.toZonedDateTime('UTC'),
    dtstart: start.toZonedDateTime('UTC'),
    tzid: 'UTC',
    strict: true,
    cache: false,
  });
  // Asked for all at once: with a callback the library makes each date in a way that takes fifteen times as long.
  return series.all().map(({ epochMilliseconds }) => {
    // Its own Temporal types are not those of the language; the moment is the same in both.
    return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO('UTC').toPlainDateTime();
  });
}
