import type { CalendarEvent, EventTime } from './event.ts';
import { expiryOf } from './hold.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';

/** What a change to an event's file means to those who have it in their calendars. */
export type EventChange =
  | { readonly kind: 'cancelled' | 'postponed' | 'restored' }
  /** A held date is agreed. */
  | { readonly kind: 'confirmed' }
  /** A held date is free again: by a commit, or because nobody confirmed it in time. */
  | { readonly kind: 'released'; readonly by: 'commit' | 'clock' }
  /** A hold on a window has got its date. */
  | { readonly kind: 'dated' }
  | { readonly kind: 'moved'; readonly from: EventTime; readonly to: EventTime }
  | ({ readonly kind: 'dates' } & ChangedDates)
  | { readonly kind: 'place' };

/** Which dates of a series have changed, each list in order of time. */
export interface ChangedDates {
  readonly moved: readonly { readonly from: Occurrence; readonly to: Occurrence }[];
  readonly dropped: readonly Occurrence[];
  readonly added: readonly Occurrence[];
}

/** All that changed about an event at one moment. */
export interface DatedChange {
  /** Tells it from every other change of the event, for ever. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Both the same where the clock alone has changed something, or the file is gone. */
  readonly before: CalendarEvent;
  readonly after: CalendarEvent;
  readonly changes: readonly EventChange[];
}

/**
 * List what a change to an event at the moment `at` (epoch milliseconds) means to people: its status first. Without
 * `after` its file is gone. Words and what is over are no changes, nor are times and places of what does not take place.
 */
export function findChanges(
  before: CalendarEvent,
  after: CalendarEvent | undefined,
  at: number,
): readonly EventChange[] {
  if (before.entry.duplicateOf !== undefined || after?.entry.duplicateOf !== undefined) return [];
  const isExpired = (expiryOf(before) ?? Number.POSITIVE_INFINITY) <= at;
  if (!after || isGivenUp(before, after)) {
    return before.entry.status !== 'hold' || !before.time || isExpired ? [] : [{ kind: 'released', by: 'commit' }];
  }
  const status = statusChange(before, after);
  if (after.entry.status === 'cancelled' || after.entry.status === 'postponed') return status;
  return [...status, ...timeChanges(before, after, at), ...placeChange(before, after, at)];
}

/** A hold that is called off, or goes back to a window, leaves its date to others. */
function isGivenUp({ entry: before, time }: CalendarEvent, after: CalendarEvent): boolean {
  if (before.status !== 'hold' || !time) return false;
  return after.entry.status === 'cancelled' || after.entry.status === 'postponed' || !after.time;
}

function statusChange({ entry: before }: CalendarEvent, { entry: after }: CalendarEvent): readonly EventChange[] {
  if (before.status === after.status) return [];
  if (after.status === 'cancelled' || after.status === 'postponed') return [{ kind: after.status }];
  if (before.status === 'hold') return [{ kind: 'confirmed' }];
  return before.status === 'confirmed' ? [] : [{ kind: 'restored' }];
}

function timeChanges(before: CalendarEvent, after: CalendarEvent, at: number): readonly EventChange[] {
  if (!after.time) return [];
  if (!before.time) return after.entry.status === 'hold' ? [{ kind: 'dated' }] : [];
  if (before.recurrence || after.recurrence) return dateChanges(before, after, at);
  if (isSameTime(before.time, after.time)) return [];
  if (Math.max(before.time.end.epochMilliseconds, after.time.end.epochMilliseconds) <= at) return [];
  return [{ kind: 'moved', from: before.time, to: after.time }];
}

/** The same hours by the clocks of another zone are other hours; whole days are the same days anywhere. */
function isSameTime(a: EventTime, b: EventTime): boolean {
  if (a.allDay !== b.allDay) return false;
  if (a.allDay) {
    return a.start.toPlainDate().equals(b.start.toPlainDate()) && a.end.toPlainDate().equals(b.end.toPlainDate());
  }
  return a.start.epochMilliseconds === b.start.epochMilliseconds && a.end.epochMilliseconds === b.end.epochMilliseconds;
}

function dateChanges(before: CalendarEvent, after: CalendarEvent, at: number): readonly EventChange[] {
  const old = new Map(expandRecurrence(before).occurrences.map((date) => [periodOf(date), date]));
  const now = new Map(expandRecurrence(after).occurrences.map((date) => [periodOf(date), date]));
  const lost = [...old].filter(([period]) => !now.has(period)).map(([, date]) => date);
  const found = [...now].filter(([period]) => !old.has(period)).map(([, date]) => date);
  // A date of a series is the same date as long as its rule puts it on the same day, wherever it has been moved.
  const byDay = new Map(found.filter(isOfRule).map((date) => [date.original.toPlainDate().toString(), date]));
  const moved = lost.filter(isOfRule).flatMap((from) => {
    const to = byDay.get(from.original.toPlainDate().toString());
    return to ? [{ from, to }] : [];
  });
  const matched = new Set(moved.flatMap(({ from, to }) => [from, to]));
  const isNews = (date: Occurrence) => date.end > at && !matched.has(date);
  const changed = {
    moved: moved.filter(({ from, to }) => Math.max(from.end, to.end) > at),
    dropped: lost.filter(isNews),
    added: found.filter(isNews),
  };
  const { length } = [...changed.moved, ...changed.dropped, ...changed.added];
  return length === 0 ? [] : [{ kind: 'dates', ...changed }];
}

function isOfRule({ kind }: Occurrence): boolean {
  return kind !== 'extra';
}

function periodOf({ time, start, end }: Occurrence): string {
  return time.allDay ? `${time.start.toPlainDate()}/${time.end.toPlainDate()}` : `${start}/${end}`;
}

function placeChange(before: CalendarEvent, after: CalendarEvent, at: number): readonly EventChange[] {
  const isAhead = !after.time || expandRecurrence(after).occurrences.some(({ end }) => end > at);
  return !isAhead || placeOf(before) === placeOf(after) ? [] : [{ kind: 'place' }];
}

/** A venue lies where it lies, and what is online nowhere: only a place in words is found by its region. */
function placeOf({ entry: { attendance, venue, place }, region }: CalendarEvent): string {
  return JSON.stringify([
    attendance,
    venue,
    ...(venue === undefined && attendance !== 'online' ? [placeKey(place ?? ''), region] : []),
  ]);
}

/** Get what two spellings of one place in words have in common: «Бар, центр» and «бар — центр» are no two places. */
export function placeKey(place: string): string {
  return place
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
