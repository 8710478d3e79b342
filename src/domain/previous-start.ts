import type { CalendarEvent, EventTime } from './event.ts';
import type { Occurrence } from './recurrence.ts';
import { type LocalTime, parseLocalTime } from './temporal.ts';

/**
 * Get the local start that an event had before it was moved, or that its rule gives the date `current` of a series.
 * `written` is what the file said before (`Stamp.movedFrom`). Nothing for what was not moved, has only got its hours, or
 * is not agreed now.
 */
export function previousStart(
  event: CalendarEvent,
  current: Occurrence | undefined,
  written: string | undefined,
): LocalTime | undefined {
  if (event.entry.status !== 'confirmed' || !current) return undefined;
  const { time, kind, original } = current;
  const before = kind === 'moved' ? startOf(original, time.allDay) : kind === 'single' ? readStart(written) : undefined;
  return before && isSame(before, time) ? undefined : before;
}

function startOf(time: Temporal.PlainDateTime, allDay: boolean): LocalTime {
  return allDay ? { kind: 'date', date: time.toPlainDate() } : { kind: 'time', time };
}

function readStart(written: string | undefined): LocalTime | undefined {
  const start = written === undefined ? undefined : parseLocalTime(written);
  return start && 'kind' in start ? start : undefined;
}

/** A day and an hour of that day are the same start, told less and more exactly. */
function isSame(before: LocalTime, { start, allDay }: EventTime): boolean {
  if (before.kind === 'date') return before.date.equals(start.toPlainDate());
  return allDay ? before.time.toPlainDate().equals(start.toPlainDate()) : before.time.equals(start.toPlainDateTime());
}
