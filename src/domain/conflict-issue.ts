import { type BusyPeriod, isHold, occurrenceKey, type Resource, toResources } from './busy.ts';
import { type Check, conflictKey, toKnown } from './check.ts';
import type { Conflict, ConflictCode } from './conflict.ts';
import type { CalendarEvent } from './event.ts';
import { type Bilingual, toName } from './field.ts';
import { findAlternatives, type Surroundings, toSurroundings } from './free-time.ts';
import { compareText, type FieldPath, type Issue, type Name, type Severity, type Span } from './issue.ts';
import { intersection, type Period } from './period.ts';
import type { Occurrence } from './recurrence.ts';
import { formatLocalTime } from './temporal.ts';

/** All conflicts of the same events, or of an event with the same closed place, that one issue tells. */
interface Meeting {
  /** The one told: the first error, where there is any. */
  readonly conflict: Conflict;
  readonly severity: Severity;
  /** Whom it is told to, and the others, first come first. */
  readonly blamed: BusyPeriod;
  readonly others: readonly BusyPeriod[];
  /** What is short on that date: two people, three things. */
  readonly resources: readonly Conflict['resource'][];
  /** Further dates of the same events. */
  readonly more: number;
  /** Further events in the way, who are not named. */
  readonly omitted: number;
  /** Others whom the same event meets at other times, told along with this one. */
  readonly alike: readonly BusyPeriod[];
  /** Further events that are in the way of somebody, told along with this one. */
  readonly also: readonly string[];
}

/** Whoever meets more others than this on one resource is told the first of them and a number … */
const MOST_OTHERS = 5;
/** … and of so many who meet such a crowd, the rest are told together. */
const MOST_CROWDS = 5;
const MOST_NOTICES = 20;

/**
 * Tell the conflicts of a registry. The same events are told once per code, with their first date and how many more; holds
 * that wait for one thing as one queue; a crowd is counted, not listed. Every error comes with free times.
 */
export function tellConflicts(check: Check): Issue[] {
  const inTime = [...check.conflicts].sort(compareConflicts);
  const meetings = [...Map.groupBy(inTime, pairKey).values()].flatMap((conflicts) => toMeeting(conflicts, check));
  const toIssue = issueMaker(check);
  return [...Map.groupBy(meetings, resourceKey).values()].flatMap((group) => gather(group, check).map(toIssue));
}

/** In order of time; what is harder to mend comes first. */
function compareConflicts(a: Conflict, b: Conflict): number {
  return (
    a.overlap.start - b.overlap.start ||
    a.overlap.end - b.overlap.end ||
    ORDER.indexOf(a.code) - ORDER.indexOf(b.code) ||
    compareText(a.resource.id, b.resource.id)
  );
}

const ORDER: readonly ConflictCode[] = [
  'blackout-conflict',
  'venue-conflict',
  'person-conflict',
  'equipment-conflict',
  'region-conflict',
  'community-conflict',
  'travel-conflict',
];

function pairKey({ code, resource, claim, others }: Conflict): string {
  const ids = [claim, ...others].map(({ claimant }) => claimant.id);
  return [code, others.length === 0 ? `${resource.kind}:${resource.id}` : '', ...ids.sort()].join(' ');
}

function resourceKey({ conflict: { code, resource } }: Meeting): string {
  return `${code} ${resource.kind}:${resource.id}`;
}

function toMeeting(conflicts: readonly Conflict[], check: Check): Meeting[] {
  const errors = conflicts.filter((conflict) => severityNow(conflict, check) === 'error');
  const conflict = errors[0] ?? conflicts[0];
  if (!conflict) return [];
  const sides = [conflict.claim, ...conflict.others].sort((a, b) => (comesAfter(a, b, check) ? 1 : -1));
  const blamed = sides.at(-1) ?? conflict.claim;
  const dateOf = ({ claim, others }: Conflict) =>
    [claim, ...others]
      .map(({ claimant, occurrence }) => `${claimant.id}@${occurrence}`)
      .sort()
      .join(' ');
  const sameDate = conflicts.length === 1 ? conflicts : conflicts.filter((one) => dateOf(one) === dateOf(conflict));
  return [
    {
      conflict,
      severity: errors.length > 0 ? 'error' : 'warning',
      blamed,
      others: sides.slice(0, -1),
      resources: sameDate.map(({ resource }) => resource),
      more: conflicts.length === 1 ? 0 : new Set(conflicts.map(dateOf)).size - 1,
      omitted: conflict.omitted ?? 0,
      alike: [],
      also: [],
    },
  ];
}

/**
 * Under a change, a conflict that the accepted registry already has asks only for a look, unless the change lengthens it, or
 * makes an error of what was none: of a queue of holds, say, by confirming one of them.
 */
function severityNow(conflict: Conflict, { known }: Check): Severity {
  // Without a change nothing is known, and a warning stays one: most conflicts need no name.
  const before = known.size === 0 || conflict.severity === 'warning' ? undefined : known.get(conflictKey(conflict));
  if (!before) return conflict.severity;
  return toKnown(conflict).length <= before.length && before.severity === 'error' ? 'warning' : 'error';
}

/** Whom a conflict is told: the proposed one, else the one merged later, else the one that begins later, else by id. */
function comesAfter(a: BusyPeriod, b: BusyPeriod, { registry, change, mergedAt }: Check): boolean {
  const fileOf = ({ claimant }: BusyPeriod) => registry.events.get(claimant.id)?.file ?? '';
  if (change) {
    const proposed = (period: BusyPeriod) => Number(change.proposed.has(fileOf(period)));
    const own = (period: BusyPeriod) => Number(change.proposed.get(fileOf(period)) === fileOf(period));
    // What is new comes after what was there and is only edited.
    const fresh = ({ claimant }: BusyPeriod) => Number(!change.base.events.has(claimant.id));
    const difference = proposed(a) - proposed(b) || own(a) - own(b) || fresh(a) - fresh(b);
    if (difference !== 0) return difference > 0;
  }
  const [mergedA, mergedB] = [mergedAt.get(a.claimant.id), mergedAt.get(b.claimant.id)];
  if (mergedA !== undefined && mergedB !== undefined && mergedA !== mergedB) return mergedA > mergedB;
  const difference = beginningOf(a) - beginningOf(b);
  return difference > 0 || (difference === 0 && a.claimant.id > b.claimant.id);
}

/** When the event itself begins: what it claims of a venue or of equipment may begin before. */
function beginningOf({ start, resource, claimant }: BusyPeriod): number {
  return resource.kind === 'venue' || resource.kind === 'equipment' ? start + claimant.setup : start;
}

/** Join what is told to one event about one resource where it is a queue or a crowd; leave the rest one by one. */
function gather(meetings: readonly Meeting[], check: Check): readonly Meeting[] {
  // Joined is only what weighs the same and is told in the same words: an error is never one of many warnings.
  const kindOf = (meeting: Meeting) =>
    `${meeting.blamed.claimant.id} ${meeting.severity} ${variantOf(meeting, check) ?? ''}`;
  const gathered = [...Map.groupBy(meetings, kindOf).values()].flatMap((own) =>
    countRest(together(own).flatMap((group) => join(group, group.every(isQueue) ? 1 : MOST_OTHERS, check))),
  );
  const crowds = gathered.filter(({ others, omitted }) => others.length + omitted > MOST_OTHERS);
  return foldAfter(MOST_NOTICES, gathered.filter(isNotice), foldAfter(MOST_CROWDS, crowds, gathered));
}

/** Leave the first of many meetings of one event; count the rest with the last of these. */
function countRest(meetings: readonly Meeting[]): readonly Meeting[] {
  const [last, ...rest] = meetings.slice(MOST_OTHERS);
  if (!last) return meetings;
  return [...meetings.slice(0, MOST_OTHERS), { ...last, alike: rest.flatMap(({ others }) => others) }];
}

/** Part meetings, in order of time, into those that share a moment. */
function together(meetings: readonly Meeting[]): readonly (readonly Meeting[])[] {
  const groups: { shared: Period; meetings: Meeting[] }[] = [];
  for (const meeting of meetings) {
    const last = groups.at(-1);
    const shared = last && intersection(last.shared, meeting.conflict.overlap);
    if (last && shared) Object.assign(last, { shared }).meetings.push(meeting);
    else groups.push({ shared: meeting.conflict.overlap, meetings: [meeting] });
  }
  return groups.map((group) => group.meetings);
}

/** Leave the first so many of some meetings; tell the rest as one, which names all whom it concerns. */
function foldAfter(most: number, some: readonly Meeting[], all: readonly Meeting[]): readonly Meeting[] {
  const [first, ...rest] = some.slice(most);
  if (!first) return all;
  const told = new Set([first, ...rest]);
  const also = rest.map(({ blamed }) => blamed.claimant.id);
  return [...all.filter((meeting) => !told.has(meeting)), { ...first, also }];
}

/** That something goes on elsewhere during an event of the whole community: good to know, and told so many times at most. */
function isNotice(meeting: Meeting): boolean {
  return meeting.conflict.code === 'community-conflict' && meeting.severity === 'warning' && !isQueue(meeting);
}

function isQueue({ conflict }: Meeting): boolean {
  return conflict.others.length > 0 && [conflict.claim, ...conflict.others].every(isHold);
}

/** Make one meeting of more than so many, who all share a moment: all others in order, and that moment. */
function join(meetings: readonly Meeting[], most: number, check: Check): readonly Meeting[] {
  const [first] = meetings;
  if (!first || meetings.length <= most) return meetings;
  const others = new Map(meetings.flatMap((meeting) => meeting.others.map((other) => [other.claimant.id, other])));
  const omitted = meetings.reduce((sum, meeting) => sum + meeting.omitted, 0);
  let overlap = first.conflict.overlap;
  for (const { conflict } of meetings) overlap = intersection(overlap, conflict.overlap) ?? overlap;
  return [
    {
      ...first,
      conflict: { ...first.conflict, overlap },
      others: [...others.values()].sort((a, b) => (comesAfter(a, b, check) ? 1 : -1)),
      more: 0,
      omitted,
    },
  ];
}

function issueMaker(check: Check): (meeting: Meeting) => Issue {
  const { registry, busy, listingIndex, expansions, now } = check;
  // Free times are asked for where there is an error, and then for many.
  let surroundings: Surroundings | undefined;
  const alternativesOf = ({ conflict }: Meeting, event: CalendarEvent): Pick<Issue, 'alternatives' | 'venueNames'> => {
    surroundings ??= toSurroundings(busy, toResources(registry), now, listingIndex);
    const occurrences = expansions.get(event.id)?.occurrences ?? [];
    const alternatives = findAlternatives(event, occurrences, conflict, surroundings);
    const venues = alternatives.flatMap(({ venue }) => (venue === undefined ? [] : registry.venues.get(venue)) ?? []);
    return { alternatives, venueNames: Object.fromEntries(venues.map(({ id, name }) => [id, toName(name)])) };
  };
  return (meeting) => {
    const event = eventOf(meeting.blamed, check);
    const issue = toIssue(meeting, event, check);
    // No other time gives an event more than there is.
    const isHelpful = meeting.severity === 'error' && issue.variant !== 'alone';
    return isHelpful ? { ...issue, ...alternativesOf(meeting, event) } : issue;
  };
}

function eventOf({ claimant }: BusyPeriod, { registry }: Check): CalendarEvent {
  const event = registry.events.get(claimant.id);
  if (!event) throw new Error(`No event ${claimant.id} in the registry whose conflicts are told`);
  return event;
}

function toIssue(meeting: Meeting, event: CalendarEvent, check: Check): Issue {
  const { conflict, severity, blamed, resources, more } = meeting;
  const { code, resource, overlap } = conflict;
  const events = meeting.others.map((other) => eventOf(other, check));
  const named = events.slice(0, MOST_OTHERS);
  const omitted = meeting.omitted + events.length - named.length;
  const also = meeting.also.flatMap((id) => check.registry.events.get(id)?.file ?? []);
  return {
    code,
    variant: variantOf(meeting, check),
    severity,
    file: event.file,
    field: fieldOf(conflict, blamed, event),
    params: {
      title: event.entry.title,
      others: named.map(({ entry }) => entry.title),
      files: named.map(({ file }) => file),
      holds: [event, ...named].map(({ entry }) => (entry.status === 'hold' ? (entry.hold?.until ?? '') : '')),
      resources: resources.map((one) => nameOf(one, check)),
      overlap: spanOf(meeting, event.timezone),
      more,
      omitted,
      crowd: also.length,
      alike: meeting.alike.length,
      ...detailsOf(conflict, blamed, check),
    },
    conflict: {
      with: [...new Set([...meeting.others, ...meeting.alike].map(({ claimant }) => claimant.id))],
      resource: `${resource.kind}:${resource.id}`,
      start: overlap.start,
      end: overlap.end,
      timezone: event.timezone,
    },
    also: also.length > 0 ? also : undefined,
  };
}

/** Pick the sentence: a queue of holds, an old quarrel, one that asks only for a look, or the plain one. */
function variantOf({ conflict, severity, others, blamed }: Meeting, check: Check): string | undefined {
  const { code, closure } = conflict;
  const sides = [blamed, ...others];
  if (code === 'blackout-conflict') {
    const what = closure?.kind === 'hours' ? 'hours' : conflict.resource.kind;
    return severity === 'error' ? what : `${what}-known`;
  }
  if (code === 'travel-conflict') return undefined;
  if (sides.length > 1 && (sides.every(isHold) || isQueueForRest(conflict))) return 'queue';
  const isAlone = others.length === 0;
  if (severity === 'error') return isAlone ? 'alone' : undefined;
  if (severityNow(conflict, check) !== conflict.severity) return isAlone ? 'alone-known' : 'known';
  if (code === 'person-conflict') return sides.every(({ isPerforming }) => isPerforming) ? 'hold' : 'organizer';
  if (code === 'community-conflict')
    return isAtHome(sides) ? (seriesBeside(sides) ? 'series' : 'repeated') : 'elsewhere';
  return 'local';
}

/** Whether holds wait for what something confirmed beside them leaves: nothing else is a mere warning where there is too little. */
function isQueueForRest({ code, severity }: Conflict): boolean {
  return severity === 'warning' && (code === 'venue-conflict' || code === 'equipment-conflict');
}

/** Whether all sides are in one country, and none of them online. */
function isAtHome(sides: readonly BusyPeriod[]): boolean {
  const countries = new Set(sides.map(({ claimant }) => claimant.region.country));
  return countries.size === 1 && !countries.has(undefined) && sides.every(({ claimant }) => !claimant.isOnline);
}

/** The date of a series that meets a flagship. */
function seriesBeside(sides: readonly BusyPeriod[]): BusyPeriod | undefined {
  return sides.find(({ occurrence, claimant }) => occurrence !== '' && !claimant.isFlagship);
}

/** The date that is easiest to leave out: of the series beside a flagship, else of the flagship's own. */
function dateToLeaveOut(sides: readonly BusyPeriod[]): BusyPeriod | undefined {
  return seriesBeside(sides) ?? sides.find(({ occurrence }) => occurrence !== '');
}

function fieldOf(
  { code, resource, closure }: Conflict,
  { resource: own, occurrence }: BusyPeriod,
  event: CalendarEvent,
): FieldPath {
  const { entry } = event;
  if (resource.kind === 'person') {
    for (const key of ['speakers', 'hosts', 'organizers'] as const) {
      const index = entry[key]?.indexOf(resource.id) ?? -1;
      if (index !== -1) return [key, index];
    }
  }
  if (code === 'equipment-conflict')
    return ['equipment', entry.equipment?.findIndex(({ item }) => item === own.id) ?? 0, 'item'];
  if (resource.kind === 'venue' && closure === undefined) return ['venue'];
  return occurrence === '' ? ['start'] : ['repeat'];
}

function spanOf({ conflict, blamed, others }: Meeting, timezone: string): Span {
  const { overlap, code } = conflict;
  // A night that covers a whole day shares that day with an event of all day.
  const isAllDay = [blamed, ...others].some(({ claimant }) => claimant.allDay) && code !== 'travel-conflict';
  return { ...overlap, timezone, allDay: isAllDay && isWholeDays(overlap, timezone) };
}

/** Setup and teardown can make hours of what two all-day events share. */
function isWholeDays({ start, end }: Period, timezone: string): boolean {
  return [start, end].every((moment) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone);
    return zoned.equals(zoned.startOfDay());
  });
}

function detailsOf(
  { code, closure, travel, wanted, overlap, claim, others }: Conflict,
  blamed: BusyPeriod,
  check: Check,
) {
  if (code === 'blackout-conflict') return { reason: closure?.reason };
  if (code === 'equipment-conflict') {
    const { resource } = claim;
    return { wanted, stock: resource.kind === 'equipment' ? resource.capacity : 0 };
  }
  if (code === 'travel-conflict') return { travel: minutes(travel ?? 0), gap: minutes(overlap.end - overlap.start) };
  if (code === 'community-conflict') {
    const sides = [claim, ...others];
    const flagship = sides.find(({ claimant }) => claimant.isFlagship);
    const series = dateToLeaveOut(sides);
    return {
      flagship: flagship?.claimant.title,
      // All that are in the way of a flagship are its guests; else the guest is the one it is told to.
      guest: flagship === blamed ? undefined : blamed.claimant.title,
      except: series && exceptOf(series, check),
      series: series && check.registry.events.get(series.claimant.id)?.file,
    };
  }
  return {};
}

function minutes(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000);
}

/** The original start of a date, as `repeat.except` writes it. */
function exceptOf({ claimant, occurrence }: BusyPeriod, { expansions }: Check): string | undefined {
  const found = expansions.get(claimant.id)?.occurrences.find((one) => occurrenceKey(one) === occurrence);
  return found && writtenStart(found);
}

function writtenStart({ original, time }: Occurrence): string {
  return time.allDay ? original.toPlainDate().toString() : formatLocalTime(original);
}

function nameOf({ kind, id }: Conflict['resource'], { registry }: Check): Name {
  const names: Record<Resource['kind'], ReadonlyMap<string, { readonly name: Bilingual }>> = {
    venue: registry.venues,
    region: registry.regions,
    person: registry.people,
    equipment: registry.equipment,
  };
  return toName(kind === 'community' ? id : (names[kind].get(id)?.name ?? id));
}
