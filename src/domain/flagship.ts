import type { CalendarEvent } from './event.ts';
import type { Occurrence } from './recurrence.ts';

/** What stands above a list: the event that leads it, and the main event of the year where that is another one. */
export interface Front {
  readonly lead?: Occurrence | undefined;
  readonly flagship?: Flagship | undefined;
}

/** The main event of the year; without a date where it is held on a window or postponed. */
export interface Flagship {
  readonly event: CalendarEvent;
  readonly date?: Occurrence | undefined;
}

/** What a front is chosen from: dates that are ahead or under way, in order of time, and events that have none yet, in order of days, too. */
export interface FrontSource {
  readonly upcoming: readonly Occurrence[];
  readonly undated: readonly CalendarEvent[];
  readonly now: Temporal.Instant;
}

/** A flagship leads so many days before it begins. */
const FLAGSHIP_AHEAD = 120;

/**
 * Choose the event that leads the list: a flagship (`scope: community`) that is near, else the next event that is no date
 * of a series and has not begun, else what is on. What is cancelled leads nothing. The flagship of the year is the next
 * one, with a date or without; where the community has none ahead, a festival that waits for its date stands in for it.
 */
export function chooseFront({ upcoming, undated, now }: FrontSource): Front {
  const horizon = now.epochMilliseconds + FLAGSHIP_AHEAD * 86_400_000;
  const lead =
    upcoming.find((date) => isFlagship(date.event) && takesPlace(date.event) && date.start < horizon) ??
    upcoming.find(({ event, start }) => takesPlace(event) && !event.recurrence && start > now.epochMilliseconds) ??
    upcoming.find(({ event }) => takesPlace(event));
  const flagship = chooseFlagship(upcoming, undated);
  return { lead, flagship: flagship && flagship.event !== lead?.event ? flagship : undefined };
}

function chooseFlagship(upcoming: readonly Occurrence[], undated: readonly CalendarEvent[]): Flagship | undefined {
  const ahead = upcoming.filter(({ event }) => isFlagship(event));
  const date = ahead.find(({ event }) => takesPlace(event));
  if (date) return { event: date.event, date };
  // One that was called off is told only where nothing has taken its place.
  const event = undated.find(isFlagship);
  if (event) return { event };
  const [cancelled] = ahead;
  if (cancelled) return { event: cancelled.event, date: cancelled };
  const festival = undated.find(({ entry }) => entry.format === 'festival' && entry.partOf === undefined);
  return festival && { event: festival };
}

function isFlagship({ entry }: CalendarEvent): boolean {
  return entry.scope === 'community';
}

function takesPlace({ entry }: CalendarEvent): boolean {
  return entry.status === 'confirmed' || entry.status === 'hold';
}
