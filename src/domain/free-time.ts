import { type BusyPeriod, busyPeriods, occurrenceKey, type Resource, type Resources } from './busy.ts';
import { type Conflict, findConflicts, hasLenders } from './conflict.ts';
import { findDuplicates, indexListings, type ListingIndex, toListings } from './duplicate.ts';
import type { CalendarEvent, EventTime } from './event.ts';
import { outlivesEvent } from './hold.ts';
import type { Alternative, Severity } from './issue.ts';
import { indexPeriods, type Period, type PeriodIndex, periodsWithin } from './period.ts';
import type { Occurrence } from './recurrence.ts';
import { MAX_YEARS } from './recurrence-rule.ts';
import { formatLocalTime, formatZonedTime, toZoned } from './temporal.ts';

/** All that is taken, made to be asked about one event: what a form, a bot and the check choose free times by. */
export interface Surroundings {
  readonly resources: Resources;
  readonly now: Temporal.Instant;
  readonly takenOf: (resource: Resource) => PeriodIndex<BusyPeriod> | undefined;
  /** Every date of every event, and of those the flagships'. */
  readonly dates: PeriodIndex<BusyPeriod>;
  readonly flagships: PeriodIndex<BusyPeriod>;
  readonly listings: ListingIndex;
  /** The longest way between two regions, in milliseconds. */
  readonly farthest: number;
}

/** Arrange what is taken. Costs a pass over all of it, so make it once for many questions. */
export function toSurroundings(
  busy: readonly BusyPeriod[],
  resources: Resources,
  now: Temporal.Instant,
  listings: ListingIndex = indexListings(toListings(busy)),
): Surroundings {
  const dates = busy.filter(({ resource }) => resource.kind === 'region');
  const groups = Map.groupBy(busy, ({ resource }) => resource);
  const taken = new Map<Resource, PeriodIndex<BusyPeriod>>();
  return {
    resources,
    now,
    takenOf: (resource) => {
      // Few resources are ever asked about: each is put in order when it is.
      const periods = groups.get(resource);
      const index = taken.get(resource) ?? (periods && indexPeriods(periods));
      if (index) taken.set(resource, index);
      return index;
    },
    dates: indexPeriods(dates),
    flagships: indexPeriods(dates.filter(({ claimant }) => claimant.isFlagship)),
    listings,
    farthest: Math.max(0, ...[...resources.regions.values()].map(({ farthest }) => farthest)),
  };
}

/** Find the conflicts that an event would have on some dates, whatever it has now. */
export function conflictsAt(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  surroundings: Surroundings,
): Conflict[] {
  const wanted = busyPeriods(event, occurrences, surroundings.resources, surroundings.now);
  const nearby = new Set<BusyPeriod>();
  for (const period of wanted) {
    for (const other of neighboursOf(period, surroundings)) if (other.claimant.id !== event.id) nearby.add(other);
  }
  return findConflicts(wanted, [...nearby]);
}

function neighboursOf(period: BusyPeriod, { takenOf, dates, flagships, farthest }: Surroundings): BusyPeriod[] {
  const { resource, claimant, start, end } = period;
  const index = takenOf(resource);
  // Whoever is far away before or after cannot come in time.
  const way = resource.kind === 'person' ? farthest : 0;
  const found = index ? periodsWithin(index, { start: start - way, end: end + way }) : [];
  if (resource.kind !== 'region') return found;
  return [...found, ...periodsWithin(claimant.isFlagship ? dates : flagships, period)];
}

/** An alternative is looked for so many days around the event … */
const MOST_DAYS = 90;
/** … and so many are enough. */
const MOST_ALTERNATIVES = 3;
/** Hours in which people meet, unless an event itself lies outside of them. */
const MORNING = 8 * 60;
const NIGHT = 23 * 60;
const STEP = 15;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Find times, after now and within 90 days of the event, at which a conflict of it is gone and no other is added: first the
 * same hour and venue on the nearest days, then the nearest times of the same day, then an equivalent venue. At most
 * three; none where there are none. Of a series it is the one date in conflict that would move.
 */
export function findAlternatives(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  conflict: Conflict,
  surroundings: Surroundings,
): Alternative[] {
  const side = [conflict.claim, ...conflict.others].find(({ claimant }) => claimant.id === event.id);
  const occurrence = occurrences.find((one) => occurrenceKey(one) === side?.occurrence);
  if (!occurrence) return [];
  const touching = occurrences.filter((one) => one !== occurrence && touch(one, occurrence, event));
  if (unmasksOthers(event, occurrence, touching, surroundings)) return [];
  // Where setup and teardown make two dates of a series touch, either of them keeps the conflict that the other leaves.
  const key = pairKey(conflict, event.id);
  if (conflictsAt(event, touching, surroundings).some((one) => pairKey(one, event.id) === key)) return [];
  const judge = judgeOfTimes(event, occurrences, occurrence, conflict, surroundings);
  const found: Record<Verdict, Alternative[]> = { settled: [], eased: [], tied: [] };
  for (const candidate of candidatesFor(event, occurrence, surroundings)) {
    const verdict = judge(candidate);
    if (verdict === undefined || found[verdict].length === MOST_ALTERNATIVES) continue;
    found[verdict].push(toAlternative(candidate, occurrence));
    if (found.settled.length === MOST_ALTERNATIVES) break;
  }
  const clean = [...found.settled, ...found.eased].slice(0, MOST_ALTERNATIVES);
  return clean.length > 0 ? clean : found.tied;
}

function touch(a: Period, b: Period, { setup, teardown }: CalendarEvent): boolean {
  return a.start - setup < b.end + teardown && b.start - setup < a.end + teardown;
}

/**
 * Whether others come off worse without an event that lends them its room, or takes of theirs: wherever it moved, it would
 * leave a new conflict behind. Those dates of it that touch this one stay.
 */
function unmasksOthers(
  event: CalendarEvent,
  occurrence: Occurrence,
  touching: readonly Occurrence[],
  surroundings: Surroundings,
): boolean {
  const sums = sumsAround(event, occurrence, touching, surroundings);
  return sums?.without.some((conflict) => !isTold(conflict, sums.with)) ?? false;
}

/**
 * Whether others come off worse with an event that has room in theirs: what the two need together may be no more than before
 * and still weigh more, as a queue of holds does beside something confirmed.
 */
function burdensOthers(event: CalendarEvent, date: Occurrence, surroundings: Surroundings): boolean {
  const sums = sumsAround(event, date, [], surroundings);
  return sums?.with.some((conflict) => !idsOf(conflict).includes(event.id) && !isTold(conflict, sums.without)) ?? false;
}

/**
 * Find the conflicts over what several have a part of around a date of an event: as they are with it, and as they are without.
 * Nothing where nobody lends to anybody: there each conflict that the event has to do with is its own.
 */
function sumsAround(
  event: CalendarEvent,
  date: Occurrence,
  touching: readonly Occurrence[],
  surroundings: Surroundings,
): { readonly with: readonly Conflict[]; readonly without: readonly Conflict[] } | undefined {
  const sharesOf = (dates: readonly Occurrence[]) =>
    busyPeriods(event, dates, surroundings.resources, surroundings.now).filter(
      ({ resource }) => resource.kind === 'equipment' || (resource.kind === 'venue' && resource.capacity !== 1),
    );
  const own = sharesOf([date]);
  const others = own
    .flatMap((period) => neighboursOf(period, surroundings))
    .filter(({ claimant }) => claimant.id !== event.id);
  // Whether one alone wants too much depends on nobody else.
  if (others.length < 2) return undefined;
  const rest = [...others, ...sharesOf(touching)];
  if (!hasLenders([...own, ...rest])) return undefined;
  // Who else is there before is not known.
  const isMeanwhile = ({ claim }: Conflict) => own.some(({ start, end }) => start <= claim.start && claim.start < end);
  const find = (periods: readonly BusyPeriod[]) => findConflicts(periods, []).filter(isMeanwhile);
  return { with: find([...own, ...rest]), without: find(rest) };
}

/** Whether a conflict is, or is what is left of, one of some others that weighs no less. */
function isTold(conflict: Conflict, known: readonly Conflict[]): boolean {
  const ids = idsOf(conflict);
  return known.some((one) => {
    const everybody = idsOf(one);
    return (
      one.code === conflict.code &&
      (one.severity === 'error' || conflict.severity === 'warning') &&
      (conflict.others.length > 0 || one.resource === conflict.resource) &&
      ids.every((id) => everybody.includes(id))
    );
  });
}

function idsOf({ claim, others }: Conflict): string[] {
  return [claim, ...others].map(({ claimant }) => claimant.id);
}

/** A time, and a venue where it is another than the event's own. */
interface Candidate {
  readonly time: EventTime;
  readonly venue?: string | undefined;
}

/**
 * What a time does for an event: nothing is left to mend on that date (`settled`); this conflict is gone, another stays as it
 * is (`eased`); or an agreement or a hold that ties the event to its date would have to be corrected as well (`tied`).
 */
type Verdict = 'settled' | 'eased' | 'tied';

/** Make the judge of candidates: nothing where one adds an error, a conflict or what looks like a duplicate. */
function judgeOfTimes(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  occurrence: Occurrence,
  conflict: Conflict,
  surroundings: Surroundings,
): (candidate: Candidate) => Verdict | undefined {
  const present = new Map<string, Severity>();
  for (const known of conflictsAt(event, occurrences, surroundings)) {
    const key = pairKey(known, event.id);
    if (present.get(key) !== 'error') present.set(key, known.severity);
  }
  present.delete(pairKey(conflict, event.id));
  const own = occurrences.filter((one) => one !== occurrence);
  const twins = new Set(duplicatesAt(event, occurrences, surroundings));
  const agreed = agreementsOf(event, occurrences, surroundings);
  return ({ time, venue }) => {
    const moved = { ...event, entry: venue === undefined ? event.entry : { ...event.entry, venue }, time };
    const date = occurrenceAt(moved, time, occurrence);
    if (own.some((one) => touch(one, date, event))) return undefined;
    const found = conflictsAt(moved, [date], surroundings);
    const isWorse = ({ severity }: Conflict, before: Severity | undefined) =>
      before === undefined || (severity === 'error' && before === 'warning');
    if (found.some((one) => isWorse(one, present.get(pairKey(one, event.id))))) return undefined;
    if (duplicatesAt(moved, [...own, date], surroundings).some((id) => !twins.has(id))) return undefined;
    if (burdensOthers(moved, date, surroundings)) return undefined;
    const isKept = (id: string) => [date, ...own].some((one) => meets(one, id, surroundings));
    if (!agreed.every(isKept) || outlivesEvent(moved, time)) return 'tied';
    return found.every(({ severity }) => severity === 'warning') ? 'settled' : 'eased';
  };
}

function occurrenceAt(event: CalendarEvent, time: EventTime, { kind, original }: Occurrence): Occurrence {
  return {
    event,
    time,
    original,
    kind: kind === 'regular' ? 'moved' : kind,
    start: time.start.epochMilliseconds,
    end: time.end.epochMilliseconds,
  };
}

/** What an issue about a conflict goes by: a pair is told once per code, and a closed place once. */
function pairKey({ code, resource, claim, others }: Conflict, id: string): string {
  const ids = [claim, ...others].map(({ claimant }) => claimant.id).filter((other) => other !== id);
  return [code, ids.length === 0 ? resource.id : '', ...new Set(ids.sort())].join(' ');
}

/** List the ids of events that look like the same one entered twice. */
export function duplicatesAt(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  surroundings: Surroundings,
): string[] {
  const periods = busyPeriods(event, occurrences, surroundings.resources, surroundings.now);
  return toListings(periods).flatMap((listing) =>
    findDuplicates(listing, surroundings.listings).map(
      ({ pair: [one, other] }) => (one.claimant.id === event.id ? other : one).claimant.id,
    ),
  );
}

/** Events that an event overlaps by agreement, whichever of the two files says so. */
function agreementsOf(event: CalendarEvent, occurrences: readonly Occurrence[], { dates }: Surroundings): string[] {
  const own = new Set(event.entry.overlaps?.map((overlap) => overlap.with));
  const met = occurrences.flatMap((one) => periodsWithin(dates, one)).map(({ claimant }) => claimant);
  return [
    ...new Set(met.filter(({ id, agreedWith }) => own.has(id) || agreedWith.includes(event.id)).map(({ id }) => id)),
  ];
}

function meets(period: Period, id: string, { dates }: Surroundings): boolean {
  return periodsWithin(dates, period).some(({ claimant }) => claimant.id === id);
}

function* candidatesFor(
  event: CalendarEvent,
  { time, kind }: Occurrence,
  { now, resources }: Surroundings,
): Generator<Candidate> {
  const isAhead = (moved: EventTime | undefined): moved is EventTime =>
    moved !== undefined &&
    moved.start.epochMilliseconds > now.epochMilliseconds &&
    (kind === 'single' || !event.time || isWithinSeries(moved, event.time));
  for (let days = 1; days <= MOST_DAYS; days++) {
    for (const moved of [shiftDays(time, days), shiftDays(time, -days)]) if (isAhead(moved)) yield { time: moved };
  }
  for (const moved of timesOfDay(time)) if (isAhead(moved)) yield { time: moved };
  // A series has one venue for all of its dates.
  if (kind === 'single' && isAhead(time)) {
    for (const venue of equivalentVenues(event, resources)) yield { time, venue };
  }
}

function isWithinSeries(moved: EventTime, first: EventTime): boolean {
  const last = first.start.toPlainDate().add({ years: MAX_YEARS });
  return Temporal.PlainDate.compare(moved.start.toPlainDate(), last) <= 0;
}

/** The same local time some days later; nothing where clocks skip it or pass it twice. */
function shiftDays({ start, end, allDay }: EventTime, days: number): EventTime | undefined {
  const timezone = start.timeZoneId;
  if (allDay) {
    const [first, last] = [start, end].map((moment) => moment.toPlainDate().add({ days }).toZonedDateTime(timezone));
    return first && last && { start: first, end: last, allDay };
  }
  return placeAt(start.toPlainDateTime().add({ days }), timezone, end.epochMilliseconds - start.epochMilliseconds);
}

function placeAt(local: Temporal.PlainDateTime, timezone: string, length: number): EventTime | undefined {
  const start = toZoned(local, timezone);
  return 'code' in start ? undefined : { start, end: start.add({ milliseconds: length }), allDay: false };
}

/** Other times of the event's own day, by quarters of an hour, the nearest first. */
function timesOfDay({ start, end, allDay }: EventTime): EventTime[] {
  const length = end.epochMilliseconds - start.epochMilliseconds;
  if (allDay || length > DAY) return [];
  const own = start.hour * 60 + start.minute;
  const times = quartersOf(start.toPlainDate(), start.timeZoneId, length, isWithinDay({ start, end, allDay }));
  const distance = (time: EventTime) => Math.abs(time.start.hour * 60 + time.start.minute - own);
  return times
    .filter((time) => distance(time) > 0)
    .sort((a, b) => distance(a) - distance(b) || b.start.epochMilliseconds - a.start.epochMilliseconds);
}

/** Every quarter of an hour at which an event of some length can begin on a day. */
function quartersOf(day: Temporal.PlainDate, timezone: string, length: number, isDaytime: boolean): EventTime[] {
  const times: EventTime[] = [];
  for (let minute = isDaytime ? MORNING : 0; minute < 24 * 60; minute += STEP) {
    const local = day.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const time = placeAt(local, timezone, length);
    if (time && (!isDaytime || isWithinDay(time))) times.push(time);
  }
  return times;
}

/** Whether a time lies between 08:00 and 23:00 of one day. */
function isWithinDay({ start, end }: EventTime): boolean {
  const isOneDay = start.toPlainDate().equals(end.toPlainDate());
  return isOneDay && start.hour * 60 + start.minute >= MORNING && end.hour * 60 + end.minute <= NIGHT;
}

/** Venues of the same region, with no fewer seats than are wanted and all the equipment of the event's own venue. */
function equivalentVenues({ entry }: CalendarEvent, { venues }: Resources): string[] {
  const own = entry.venue === undefined ? undefined : venues.get(entry.venue);
  if (!own) return [];
  const seats = entry.capacity ?? own.seats ?? 0;
  return [...venues.values()]
    .filter(
      (venue) =>
        venue !== own &&
        venue.region === own.region &&
        (seats === 0 || (venue.seats ?? 0) >= seats) &&
        own.equipment.every((item) => venue.equipment.includes(item)),
    )
    .sort((a, b) => (a.seats ?? 0) - (b.seats ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function toAlternative({ time, venue }: Candidate, { kind, original }: Occurrence): Alternative {
  const { start, end, allDay } = time;
  const written = allDay
    ? { start: start.toPlainDate().toString(), end: end.toPlainDate().subtract({ days: 1 }).toString() }
    : { start: formatZonedTime(start), end: formatZonedTime(end) };
  if (kind === 'extra' || kind === 'single') return venue === undefined ? written : { ...written, venue };
  return { from: allDay ? original.toPlainDate().toString() : formatLocalTime(original), ...written };
}

/** A stretch in which an event of the wanted length can begin at any quarter of an hour and still end in it. */
export interface FreeStretch {
  readonly start: Temporal.ZonedDateTime;
  /** Exclusive. */
  readonly end: Temporal.ZonedDateTime;
}

/** A day, and when on it an event has room. */
export interface FreeDay {
  readonly date: Temporal.PlainDate;
  readonly stretches: readonly FreeStretch[];
}

/**
 * Find when an event as it is wished for, with its place, people, equipment and length, would meet no conflict on the days
 * `from` … `to`, both included. Days without room are there, too, without stretches; nothing lies before now.
 */
export function findFreeDays(
  wish: CalendarEvent,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  surroundings: Surroundings,
): FreeDay[] {
  const days: FreeDay[] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    days.push({ date, stretches: freeStretches(wish, date, surroundings) });
  }
  return days;
}

function freeStretches(wish: CalendarEvent, date: Temporal.PlainDate, surroundings: Surroundings): FreeStretch[] {
  const { time } = wish;
  if (!time) return [];
  const isFree = (moved: EventTime) => {
    const single = { ...wish, time: moved };
    const occurrence = occurrenceAt(single, moved, { ...NO_OCCURRENCE, event: single, time: moved });
    return (
      occurrence.start > surroundings.now.epochMilliseconds &&
      conflictsAt(single, [occurrence], surroundings).length === 0
    );
  };
  const length = time.end.epochMilliseconds - time.start.epochMilliseconds;
  if (time.allDay || length > DAY) {
    const moved = shiftDays(time, time.start.toPlainDate().until(date).days);
    return moved && isFree(moved) ? [{ start: moved.start, end: moved.end }] : [];
  }
  const whole = daytime(date, time.start.timeZoneId);
  if (whole && length <= NIGHT_AFTER_MORNING && isFree(whole)) return [{ start: whole.start, end: whole.end }];
  const stretches: { start: Temporal.ZonedDateTime; end: Temporal.ZonedDateTime; last: number }[] = [];
  for (const moved of quartersOf(date, time.start.timeZoneId, length, true)) {
    if (!isFree(moved)) continue;
    const begins = moved.start.epochMilliseconds;
    const latest = stretches.at(-1);
    if (latest && begins - latest.last === STEP * MINUTE) {
      latest.end = moved.end;
      latest.last = begins;
    } else stretches.push({ start: moved.start, end: moved.end, last: begins });
  }
  return stretches.map(({ start, end }) => ({ start, end }));
}

/**
 * The hours of a day in which people meet, as one event: where there is room for that, there is room for every shorter one in
 * it. Nothing on a day in which the clocks move meanwhile.
 */
function daytime(date: Temporal.PlainDate, timezone: string): EventTime | undefined {
  const start = date.toPlainDateTime({ hour: MORNING / 60 });
  const time = placeAt(start, timezone, NIGHT_AFTER_MORNING);
  return time?.end.hour === NIGHT / 60 ? time : undefined;
}

const NIGHT_AFTER_MORNING = (NIGHT - MORNING) * MINUTE;

const NO_OCCURRENCE = { kind: 'single', original: new Temporal.PlainDateTime(2000, 1, 1), start: 0, end: 0 } as const;
