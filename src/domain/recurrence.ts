import { RRuleTemporal } from 'rrule-temporal';
import type { CalendarEvent, EventTime, Recurrence } from './event.ts';
import type { FieldIssue } from './issue.ts';
import type { Period } from './period.ts';
import { MAX_OCCURRENCES, MAX_YEARS } from './recurrence-rule.ts';
import { formatLocalTime } from './temporal.ts';

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
  return expandSeries(event, time, recurrence);
}

const NOTHING: Expansion = { occurrences: [], issues: [] };

function occurrenceOf(
  event: CalendarEvent,
  time: EventTime,
  kind: Occurrence['kind'],
  original: Temporal.PlainDateTime = time.start.toPlainDateTime(),
): Occurrence {
  return { event, time, kind, original, start: time.start.epochMilliseconds, end: time.end.epochMilliseconds };
}

function expandSeries(event: CalendarEvent, first: EventTime, recurrence: Recurrence): Expansion {
  const issues: FieldIssue[] = [];
  const starts = ruleStarts(first, recurrence);
  const firstStart = first.start.toPlainDateTime();
  if (starts.length > MAX_OCCURRENCES) {
    issues.push({ code: 'repeat-too-long', variant: 'occurrences', field: ['repeat', 'rule'], params: { limit: MAX_OCCURRENCES } });
  }
  const last = starts.at(-1);
  if (last && Temporal.PlainDate.compare(last, firstStart.toPlainDate().add({ years: MAX_YEARS })) > 0) {
    issues.push({ code: 'repeat-too-long', variant: 'years', field: ['repeat', 'rule'], params: { limit: MAX_YEARS } });
  }
  if (!starts[0]?.equals(firstStart)) {
    issues.push({
      code: 'repeat-first',
      field: ['start'],
      params: { start: formatLocalTime(firstStart), suggestion: starts[0] && formatLocalTime(starts[0]) },
    });
  }
  if (issues.length > 0) return { occurrences: [occurrenceOf(event, first, 'single')], issues };

  const byStart = new Map(starts.map((start) => [start.toString(), start]));
  const dropped = new Set<string>();
  for (const [index, start] of recurrence.except.entries()) {
    const key = start.toString();
    if (byStart.has(key)) dropped.add(key);
    else issues.push(noOccurrence(start, starts, ['repeat', 'except', index]));
  }
  const moved = new Map<string, EventTime>();
  for (const [index, { from, time }] of recurrence.moved.entries()) {
    const key = from.toString();
    if (byStart.has(key) && !dropped.has(key)) moved.set(key, time);
    else issues.push(noOccurrence(from, starts, ['repeat', 'moved', index, 'from']));
  }

  const occurrences: Occurrence[] = [];
  for (const [key, start] of byStart) {
    if (dropped.has(key)) continue;
    const movedTime = moved.get(key);
    if (movedTime) {
      occurrences.push(occurrenceOf(event, movedTime, 'moved', start));
      continue;
    }
    const time = placeOccurrence(start, first, event.timezone);
    if (!time.start.toPlainDateTime().equals(start) && !first.allDay) {
      issues.push({
        code: 'repeat-gap',
        severity: 'warning',
        field: ['repeat', 'rule'],
        params: { value: formatLocalTime(start), timezone: event.timezone, suggestion: formatLocalTime(time.start.toPlainDateTime()) },
      });
    }
    occurrences.push(occurrenceOf(event, time, 'regular', start));
  }
  for (const time of recurrence.also) occurrences.push(occurrenceOf(event, time, 'extra'));
  occurrences.sort((a, b) => a.start - b.start || a.end - b.end);
  return { occurrences, issues };
}

/** The local starts a rule gives, expanded without any zone so that no clock change can drop or shift one. */
function ruleStarts(first: EventTime, { rule }: Recurrence): Temporal.PlainDateTime[] {
  const start = first.start.toPlainDateTime();
  const { limit } = rule;
  const until =
    limit.kind === 'date'
      ? limit.date.toPlainDateTime('23:59:59').toZonedDateTime('UTC')
      : limit.kind === 'instant'
        ? limit.instant.toZonedDateTimeISO(first.start.timeZoneId).toPlainDateTime().toZonedDateTime('UTC')
        : undefined;
  const series = new RRuleTemporal({
    freq: rule.frequency,
    interval: rule.interval,
    ...(rule.byDay.length > 0 ? { byDay: rule.byDay.map((day) => `${day.ordinal ?? ''}${day.weekday}`) } : {}),
    ...(rule.byMonthDay.length > 0 ? { byMonthDay: [...rule.byMonthDay] } : {}),
    ...(rule.byMonth.length > 0 ? { byMonth: [...rule.byMonth] } : {}),
    ...(until ? { until } : {}),
    // One more than is allowed tells «too many» from «just enough», without walking an absurdly long rule to its end.
    ...(limit.kind === 'count' ? { count: limit.count } : {}),
    dtstart: start.toZonedDateTime('UTC'),
    tzid: 'UTC',
    strict: true,
    cache: false,
  });
  const starts: Temporal.PlainDateTime[] = [];
  for (const occurrence of series.all((_, index) => index <= MAX_OCCURRENCES)) {
    // The library's own Temporal types are not those of the language; the moment is the same in both.
    starts.push(Temporal.Instant.fromEpochMilliseconds(occurrence.epochMilliseconds).toZonedDateTimeISO('UTC').toPlainDateTime());
  }
  return starts;
}

/** The exact length of the first occurrence is that of all (RFC 5545 §3.8.5.3); whole days stay whole days. */
function placeOccurrence(start: Temporal.PlainDateTime, first: EventTime, timezone: string): EventTime {
  if (first.allDay) {
    const days = first.start.toPlainDate().until(first.end.toPlainDate()).days;
    const date = start.toPlainDate();
    return { start: date.toZonedDateTime(timezone), end: date.add({ days }).toZonedDateTime(timezone), allDay: true };
  }
  // A skipped local time is read with the offset before the gap (RFC 5545 §3.3.5), which is Temporal's own choice.
  const zoned = start.toZonedDateTime(timezone);
  const length = first.end.epochMilliseconds - first.start.epochMilliseconds;
  return { start: zoned, end: zoned.add({ milliseconds: length }), allDay: false };
}

function noOccurrence(start: Temporal.PlainDateTime, starts: readonly Temporal.PlainDateTime[], field: readonly (string | number)[]): FieldIssue {
  const distance = (other: Temporal.PlainDateTime) => Math.abs(start.until(other, { largestUnit: 'hour' }).hours);
  const nearest = starts.reduce<Temporal.PlainDateTime | undefined>(
    (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
    undefined,
  );
  return {
    code: 'repeat-exception',
    field,
    params: { value: formatLocalTime(start), suggestion: nearest && formatLocalTime(nearest) },
  };
}
