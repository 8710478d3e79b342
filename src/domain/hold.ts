import type { CalendarEvent, EventTime } from './event.ts';
import { compareText } from './issue.ts';

/**
 * Where a hold stands: `live` takes its date, `expired` has let it go, a `window` waits for a date until `decideBy`
 * and is `undecided` when that day has passed. Nothing for an event that is no hold.
 */
export type HoldState = 'live' | 'expired' | 'window' | 'undecided';

/** Tell the state of an event's hold. Its last day counts to the end of that day in the event's zone. */
export function holdState(event: CalendarEvent, now: Temporal.Instant): HoldState | undefined {
  const { status, hold } = event.entry;
  if (status !== 'hold' || !hold) return undefined;
  if (hold.window) return isOver(hold.window.decideBy ?? hold.window.to, event.timezone, now) ? 'undecided' : 'window';
  return hold.until !== undefined && isOver(hold.until, event.timezone, now) ? 'expired' : 'live';
}

/** Get the moment at which the clock releases a held date, in epoch milliseconds; nothing for what holds none. */
export function expiryOf({ entry: { status, hold }, time, timezone }: CalendarEvent): number | undefined {
  if (status !== 'hold' || hold?.until === undefined || !time) return undefined;
  return endOfDay(Temporal.PlainDate.from(hold.until), timezone);
}

/** Tell whether a whole local day has ended. */
export function isOver(day: string, timezone: string, now: Temporal.Instant): boolean {
  return endOfDay(Temporal.PlainDate.from(day), timezone) <= now.epochMilliseconds;
}

/** Get the first moment after a local day, in epoch milliseconds. */
export function endOfDay(day: Temporal.PlainDate, timezone: string): number {
  return day.add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds;
}

/** Tell whether an event takes its date from others: confirmed, or held and not expired. */
export function isBlocking(event: CalendarEvent, now: Temporal.Instant): boolean {
  if (event.entry.duplicateOf !== undefined) return false;
  return event.entry.status === 'confirmed' || holdState(event, now) === 'live';
}

/** List the events held on a window that touches a month, given as `2026-12`: in order of the first days of their windows. */
export function windowsIn(month: string, events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const touches = ({ entry: { hold } }: CalendarEvent) =>
    hold?.window !== undefined && hold.window.from.slice(0, 7) <= month && hold.window.to.slice(0, 7) >= month;
  const first = ({ entry: { hold } }: CalendarEvent) => hold?.window?.from ?? '';
  return events.filter(touches).sort((a, b) => compareText(first(a), first(b)));
}

/** A postponed event is spoken of so long after the day that it was planned for. */
const DAYS_POSTPONED = 180;

/**
 * Put events without a date in order of the first day they may be on, or were planned for. Those that were postponed long
 * ago are left out: nobody waits for them.
 */
export function inOrderOfDays(events: readonly CalendarEvent[], today: Temporal.PlainDate): readonly CalendarEvent[] {
  const oldest = today.subtract({ days: DAYS_POSTPONED }).toString();
  const dayOf = ({ entry: { hold, status, start } }: CalendarEvent) =>
    (status === 'postponed' ? start : hold?.window?.from) ?? '';
  return events
    .filter((event) => event.entry.status !== 'postponed' || dayOf(event) >= oldest)
    .sort((a, b) => compareText(dayOf(a), dayOf(b)));
}

/** Tell whether a hold would be kept longer than its event lasts: by then it is decided one way or the other. */
export function outlivesEvent({ entry: { status, hold } }: CalendarEvent, { end }: EventTime): boolean {
  if (status !== 'hold' || hold?.until === undefined) return false;
  return hold.until > end.subtract({ milliseconds: 1 }).toPlainDate().toString();
}
