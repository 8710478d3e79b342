import { type BusyPeriod, type Claimant, occurrenceKey } from './busy.ts';
import type { Conflict, ConflictCode } from './conflict.ts';
import type { CalendarEvent, EventTime } from './event.ts';
import { conflictsAt, type FreeDay, type FreeStretch, findFreeDays, type Surroundings } from './free-time.ts';
import type { Severity } from './issue.ts';
import type { Closure } from './opening.ts';
import type { Period } from './period.ts';
import type { Occurrence } from './recurrence.ts';

/** The parts of a day in which people meet, in hours: from … to. */
export const DAY_PARTS = { any: [8, 23], morning: [8, 12], day: [12, 18], evening: [18, 23] } as const;
export type DayPart = keyof typeof DAY_PARTS;

/**
 * What somebody who looks for a date is told about a day: there is room at any time, or at some; there is none without company of
 * which the check only warns (`shared`), or none at all, because of a hold, of something agreed or of a closed door; or it is over.
 */
export type DayState = 'free' | 'partly' | 'shared' | 'held' | 'taken' | 'closed' | 'past';

/** What stands in the way of an event on a day: another event, or a closed place. */
export interface Obstacle {
  /** Nothing for a closed place. */
  readonly claimant?: Claimant | undefined;
  /** Names the occurrence of a series: see `occurrenceKey`. */
  readonly occurrence: string;
  /** When the other event takes place, without its setup and teardown, or when the place is closed. */
  readonly period: Period;
  /** All that the two would want at the same time. */
  readonly codes: readonly ConflictCode[];
  /** The weightiest of them: what is a warning only can be agreed upon. */
  readonly severity: Severity;
  readonly closure?: Closure | undefined;
  /** What is closed. */
  readonly place?: { readonly kind: 'venue' | 'region'; readonly id: string } | undefined;
}

/** A day as somebody sees it who looks for a date. */
export interface DayOutlook {
  readonly date: Temporal.PlainDate;
  readonly state: DayState;
  /** Where there is room, within the wanted part of the day. */
  readonly stretches: readonly FreeStretch[];
  /** The time that was looked at: the wanted part of the day, or whole days. */
  readonly window?: FreeStretch | undefined;
  /** In order of time. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Look at the days `from` … `to`, both included, with an event that somebody wishes for: where `findFreeDays` sees room, cut to
 * a part of the day, and what is in the way. A part too short for the event counts as any; whole days have no parts.
 */
export function findOutlooks(
  wish: CalendarEvent,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  part: DayPart,
  surroundings: Surroundings,
): DayOutlook[] {
  const length = lengthOf(wish);
  const hours = hoursLookedAt(part, length);
  return findFreeDays(wish, from, to, surroundings).map((day) => toOutlook(wish, day, hours, length, surroundings));
}

/** Get the hours in which room is looked for: a part of the day too short for a length (milliseconds) counts as any. */
export function hoursLookedAt(part: DayPart, length: number): readonly [from: number, to: number] {
  const [from, to] = DAY_PARTS[part];
  return length > (to - from) * HOUR ? DAY_PARTS.any : [from, to];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function lengthOf({ time }: CalendarEvent): number {
  return time ? time.end.epochMilliseconds - time.start.epochMilliseconds : 0;
}

function toOutlook(
  wish: CalendarEvent,
  { date, stretches: all }: FreeDay,
  hours: readonly [number, number],
  length: number,
  surroundings: Surroundings,
): DayOutlook {
  const inDays = wish.time?.allDay === true || length > DAY;
  const window = inDays ? wholeDays(wish, date) : hoursOf(wish, date, hours);
  const stretches = inDays ? all : all.flatMap((stretch) => cut(stretch, window, length) ?? []);
  const now = surroundings.now.epochMilliseconds;
  // Of an event of several days the first has to begin, of a shorter one the last moment at which it still can.
  const latest = inDays ? window.start.epochMilliseconds : window.end.epochMilliseconds - length;
  if (latest <= now) return { date, state: 'past', stretches: [], obstacles: [] };
  const obstacles = obstaclesAt(wish, window, surroundings);
  return {
    date,
    state: stateOf(stretches, obstacles, window.start.epochMilliseconds <= now),
    stretches,
    window,
    obstacles,
  };
}

function stateOf(stretches: readonly FreeStretch[], obstacles: readonly Obstacle[], hasBegun: boolean): DayState {
  // Opening hours are no obstacle where there is room within them.
  const isInTheWay = ({ claimant, closure }: Obstacle) => claimant !== undefined || closure?.kind === 'days';
  if (stretches.length > 0) return hasBegun || obstacles.some(isInTheWay) ? 'partly' : 'free';
  if (obstacles.some(({ closure }) => closure?.kind === 'days')) return 'closed';
  if (obstacles.length > 0 && obstacles.every(({ severity }) => severity === 'warning')) return 'shared';
  if (obstacles.some(({ claimant }) => claimant && claimant.holdBy === undefined)) return 'taken';
  return obstacles.some(({ claimant }) => claimant) ? 'held' : 'closed';
}

function wholeDays({ time }: CalendarEvent, date: Temporal.PlainDate): EventTime {
  if (!time) throw new Error('An event without a time has no outlook.');
  const days = time.start.toPlainDate().until(date).days;
  return { start: time.start.add({ days }), end: time.end.add({ days }), allDay: time.allDay };
}

function hoursOf(
  { timezone }: CalendarEvent,
  date: Temporal.PlainDate,
  [from, to]: readonly [number, number],
): EventTime {
  const at = (hour: number) => date.toZonedDateTime({ timeZone: timezone, plainTime: new Temporal.PlainTime(hour) });
  return { start: at(from), end: at(to), allDay: false };
}

function cut(stretch: FreeStretch, window: EventTime, length: number): FreeStretch | undefined {
  const start = later(stretch.start, window.start);
  const end = later(stretch.end, window.end) === stretch.end ? window.end : stretch.end;
  return end.epochMilliseconds - start.epochMilliseconds < length ? undefined : { start, end };
}

function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return a.epochMilliseconds >= b.epochMilliseconds ? a : b;
}

/** List what an event would meet at a time, each other event once: what the check would tell it. */
export function obstaclesAt(event: CalendarEvent, time: EventTime, surroundings: Surroundings): Obstacle[] {
  const moved = { ...event, time };
  const occurrence = {
    event: moved,
    time,
    kind: 'single' as const,
    original: time.start.toPlainDateTime(),
    start: time.start.epochMilliseconds,
    end: time.end.epochMilliseconds,
  };
  return obstaclesByDate(moved, [occurrence], surroundings).get(occurrenceKey(occurrence)) ?? [];
}

/** List what an event would meet on each of its dates, by the key of that date; dates without obstacles are left out. */
export function obstaclesByDate(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  surroundings: Surroundings,
): ReadonlyMap<string, Obstacle[]> {
  const dates = new Map<string, Map<string, Obstacle>>();
  for (const conflict of conflictsAt(event, occurrences, surroundings)) {
    const own = [conflict.claim, ...conflict.others].find(({ claimant }) => claimant.id === event.id);
    const date = own?.occurrence ?? '';
    const obstacles = dates.get(date) ?? new Map<string, Obstacle>();
    dates.set(date, obstacles);
    for (const obstacle of toObstacles(conflict, event.id)) {
      const key = `${obstacle.claimant?.id ?? obstacle.place?.id ?? ''} ${obstacle.occurrence}`;
      const known = obstacles.get(key);
      obstacles.set(key, known ? together(known, obstacle) : obstacle);
    }
  }
  return new Map(
    [...dates].map(([date, obstacles]) => [
      date,
      [...obstacles.values()].sort((a, b) => a.period.start - b.period.start || a.period.end - b.period.end),
    ]),
  );
}

function toObstacles(conflict: Conflict, id: string): Obstacle[] {
  const { code, claim, others, severity, closure, resource } = conflict;
  if (closure) {
    const place =
      resource.kind === 'venue' || resource.kind === 'region' ? { kind: resource.kind, id: resource.id } : undefined;
    return [
      { occurrence: '', period: { start: closure.start, end: closure.end }, codes: [code], severity, closure, place },
    ];
  }
  return [claim, ...others]
    .filter(({ claimant }) => claimant.id !== id)
    .map((period) => ({
      claimant: period.claimant,
      occurrence: period.occurrence,
      period: ownPeriod(period),
      codes: [code],
      severity,
    }));
}

/** When an event itself takes place of all the time for which it takes something. */
function ownPeriod({ resource, claimant, start, end }: BusyPeriod): Period {
  const isWidened = resource.kind === 'venue' || resource.kind === 'equipment';
  return isWidened ? { start: start + claimant.setup, end: end - claimant.teardown } : { start, end };
}

function together(a: Obstacle, b: Obstacle): Obstacle {
  const severity = a.severity === 'error' ? 'error' : b.severity;
  return { ...a, codes: [...new Set([...a.codes, ...b.codes])], severity };
}

/** List the times in a free stretch at which an event of a length (milliseconds) is offered: its beginning, then every full hour. */
export function slotsIn({ start, end }: FreeStretch, length: number): FreeStretch[] {
  const slots: FreeStretch[] = [];
  let begin = start;
  while (begin.epochMilliseconds + length <= end.epochMilliseconds) {
    slots.push({ start: begin, end: begin.add({ milliseconds: length }) });
    begin = begin.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 });
  }
  return slots;
}
