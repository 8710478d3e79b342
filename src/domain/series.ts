import type { CalendarEvent, EventTime, Recurrence } from './event.ts';
import type { FieldIssue } from './issue.ts';
import type { Expansion, Occurrence } from './recurrence.ts';
import { MAX_OCCURRENCES, MAX_YEARS, type RecurrenceRule } from './recurrence-rule.ts';
import { formatLocalTime } from './temporal.ts';

/** Lists the local starts that a rule gives from a first one (which it may not give itself) to a last moment, included. */
export type ListStarts = (
  rule: RecurrenceRule,
  start: Temporal.PlainDateTime,
  until: Temporal.PlainDateTime,
) => Temporal.PlainDateTime[];

/** Place an event that takes place once. */
export function occurrenceOf(
  event: CalendarEvent,
  time: EventTime,
  kind: Occurrence['kind'],
  original: Temporal.PlainDateTime = localStart(time),
): Occurrence {
  return { event, time, kind, original, start: time.start.epochMilliseconds, end: time.end.epochMilliseconds };
}

/** A day begins at 00:00 also where clocks skip that hour: an all-day event is named by its day. */
function localStart({ start, allDay }: EventTime): Temporal.PlainDateTime {
  return allDay ? start.toPlainDate().toPlainDateTime() : start.toPlainDateTime();
}

/** List the dates of a series, by whatever follows its rule. */
export function expandSeries(
  event: CalendarEvent,
  first: EventTime,
  recurrence: Recurrence,
  listStarts: ListStarts,
): Expansion {
  const firstStart = localStart(first);
  const { starts, isCut } = ruleStarts(first, firstStart, recurrence, listStarts);
  const broken = findRuleFaults(first, starts, isCut);
  if (broken.length > 0) return { occurrences: [occurrenceOf(event, first, 'single')], issues: broken };

  const issues: FieldIssue[] = [];
  const { dropped, moved } = readExceptions(first, recurrence, starts, issues);
  const occurrences: Occurrence[] = [];
  const isPlain = dropped.size === 0 && moved.size === 0;
  for (const [index, start] of starts.entries()) {
    const key = isPlain ? '' : start.toString();
    if (dropped.has(key)) continue;
    const movedTime = moved.get(key);
    if (movedTime) {
      occurrences.push(occurrenceOf(event, movedTime, 'moved', start));
      continue;
    }
    const time = index === 0 ? first : placeOccurrence(start, first, event.timezone);
    const placed = isAt(time.start, start) ? start : localStart(time);
    if (!placed.equals(start)) {
      issues.push({
        code: 'repeat-gap',
        severity: 'warning',
        field: ['repeat', 'rule'],
        params: { value: formatLocalTime(start), timezone: event.timezone, suggestion: formatLocalTime(placed) },
      });
    }
    occurrences.push(occurrenceOf(event, time, 'regular', start));
  }
  for (const time of recurrence.also) occurrences.push(occurrenceOf(event, time, 'extra'));
  occurrences.sort((a, b) => a.start - b.start || a.end - b.end);
  const latest = occurrences.at(-1);
  if (occurrences.length > MAX_OCCURRENCES) issues.push(tooLong('occurrences', ['repeat', 'also']));
  if (latest && isTooLate(latest.time.start.toPlainDateTime(), firstStart)) issues.push(tooLong('years', ['repeat']));
  return { occurrences, issues };
}

/** Whether a placed start shows the local time it was placed at; clocks that skip an hour, or a day, do not. */
function isAt(placed: Temporal.ZonedDateTime, local: Temporal.PlainDateTime): boolean {
  return placed.hour === local.hour && placed.minute === local.minute && placed.day === local.day;
}

/** The original starts that a series' exceptions take away or move. */
interface Exceptions {
  readonly dropped: ReadonlySet<string>;
  readonly moved: ReadonlyMap<string, EventTime>;
}

const NO_EXCEPTIONS: Exceptions = { dropped: new Set(), moved: new Map() };

/** Each exception names a date of the series that no other exception has taken. */
function readExceptions(
  first: EventTime,
  recurrence: Recurrence,
  starts: readonly Temporal.PlainDateTime[],
  issues: FieldIssue[],
): Exceptions {
  if (recurrence.except.length === 0 && recurrence.moved.length === 0) return NO_EXCEPTIONS;
  const left = new Map(starts.map((start) => [start.toString(), { start, moment: momentOf(start) }]));
  const take = (start: Temporal.PlainDateTime, field: FieldIssue['field']): boolean => {
    if (left.delete(start.toString())) return true;
    const nearest = nearestTo(start, left.values());
    const params = { value: tell(start, first), suggestion: nearest && tell(nearest, first) };
    issues.push({ code: 'repeat-exception', field, params });
    return false;
  };
  const dropped = new Set<string>();
  for (const [index, start] of recurrence.except.entries()) {
    if (take(start, ['repeat', 'except', index])) dropped.add(start.toString());
  }
  const moved = new Map<string, EventTime>();
  for (const [index, { from, time }] of recurrence.moved.entries()) {
    if (take(from, ['repeat', 'moved', index, 'from'])) moved.set(from.toString(), time);
  }
  return { dropped, moved };
}

/** A rule that runs too long, gives nothing, or gives another first date than the event's own cannot be expanded. */
function findRuleFaults(first: EventTime, starts: readonly Temporal.PlainDateTime[], isCut: boolean): FieldIssue[] {
  const firstStart = localStart(first);
  const start = tell(firstStart, first);
  const [ruled] = starts;
  if (!ruled) return [{ code: 'repeat-first', variant: 'never', field: ['repeat', 'rule'], params: { start } }];
  const issues: FieldIssue[] = [];
  if (starts.length > MAX_OCCURRENCES) issues.push(tooLong('occurrences', ['repeat', 'rule']));
  else if (isCut || isTooLate(starts.at(-1), firstStart)) issues.push(tooLong('years', ['repeat', 'rule']));
  if (!ruled.equals(firstStart))
    issues.push({ code: 'repeat-first', field: ['start'], params: { start, suggestion: tell(ruled, first) } });
  return issues;
}

function isTooLate(start: Temporal.PlainDateTime | undefined, first: Temporal.PlainDateTime): boolean {
  return start !== undefined && Temporal.PlainDate.compare(start, first.add({ years: MAX_YEARS })) > 0;
}

function tooLong(variant: 'occurrences' | 'years', field: FieldIssue['field']): FieldIssue {
  const limit = variant === 'years' ? MAX_YEARS : MAX_OCCURRENCES;
  return { code: 'repeat-too-long', variant, field, params: { limit } };
}

/** A year more than a series may last: far enough to see that one lasts too long, near enough for a rule that never comes true. */
const HORIZON_YEARS = MAX_YEARS + 1;

/**
 * The local starts a rule gives, expanded without any zone so that no clock change can drop or shift one. `isCut` where
 * the rule goes on after what was looked at.
 */
function ruleStarts(
  first: EventTime,
  start: Temporal.PlainDateTime,
  { rule }: Recurrence,
  listStarts: ListStarts,
): { starts: Temporal.PlainDateTime[]; isCut: boolean } {
  const { limit } = rule;
  const horizon = start.add({ years: HORIZON_YEARS });
  const wanted = limitOf(rule, first.start.timeZoneId);
  const isBeyond = wanted !== undefined && Temporal.PlainDateTime.compare(wanted, horizon) > 0;
  const until = wanted === undefined || isBeyond ? horizon : wanted;
  // One more than is allowed tells «too many» from «just enough».
  const most = limit.kind === 'count' ? limit.count : MAX_OCCURRENCES + 1;
  // A rule with a count mostly comes to it soon; only one whose days are rare is followed to the horizon.
  const near =
    limit.kind === 'count'
      ? earlier(start.add({ [UNITS[rule.frequency]]: rule.interval * limit.count }), until)
      : until;
  let found = listStarts(rule, start, near);
  if (found.length < most && !near.equals(until)) found = listStarts(rule, start, until);
  const starts = found.slice(0, most).filter((local) => {
    if (limit.kind !== 'instant') return true;
    return (
      placeOccurrence(local, first, first.start.timeZoneId).start.epochMilliseconds <= limit.instant.epochMilliseconds
    );
  });
  return { starts, isCut: isBeyond || (limit.kind === 'count' && starts.length < limit.count) };
}

const UNITS = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;

function earlier(a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.compare(a, b) < 0 ? a : b;
}

/** The last local time a rule can reach; a limit in UTC with a day to spare, because clocks may be turned back over it. */
function limitOf({ limit }: RecurrenceRule, timezone: string): Temporal.PlainDateTime | undefined {
  if (limit.kind === 'count') return undefined;
  if (limit.kind === 'date') return limit.date.toPlainDateTime('23:59:59');
  return limit.instant.toZonedDateTimeISO(timezone).toPlainDateTime().add({ days: 1 });
}

/** Place a date of a series: the exact length of the first occurrence is that of all (RFC 5545 §3.8.5.3); whole days stay whole days. */
export function placeOccurrence(start: Temporal.PlainDateTime, first: EventTime, timezone: string): EventTime {
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

function tell(start: Temporal.PlainDateTime, { allDay }: EventTime): string {
  return allDay ? start.toPlainDate().toString() : formatLocalTime(start);
}

function nearestTo(
  start: Temporal.PlainDateTime,
  others: Iterable<{ readonly start: Temporal.PlainDateTime; readonly moment: number }>,
): Temporal.PlainDateTime | undefined {
  // Numbers, not durations: hundreds of exceptions of hundreds of dates are that many times as much.
  const wanted = momentOf(start);
  let best: { readonly start: Temporal.PlainDateTime; readonly distance: number } | undefined;
  for (const other of others) {
    const distance = Math.abs(other.moment - wanted);
    if (!best || distance < best.distance) best = { start: other.start, distance };
  }
  return best?.start;
}

/** Milliseconds, as if local times were in UTC. */
function momentOf(local: Temporal.PlainDateTime): number {
  return local.toZonedDateTime('UTC').epochMilliseconds;
}
