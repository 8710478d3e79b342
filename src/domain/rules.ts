import type { BusyPeriod } from './busy.ts';
import type { Change, Check } from './check.ts';
import { tellConflicts } from './conflict-issue.ts';
import { daysOf } from './days.ts';
import { findDuplicates } from './duplicate.ts';
import type { CalendarEvent } from './event.ts';
import { toName } from './field.ts';
import { checkHistory } from './history.ts';
import { holdState, isBlocking, outlivesEvent } from './hold.ts';
import type { Issue, Severity } from './issue.ts';
import { indexPeriods, overlaps, periodsWithin } from './period.ts';
import type { Occurrence } from './recurrence.ts';
import { namesOfUnread, type ReferenceKind, visitReferences } from './reference.ts';
import type { Registry } from './registry.ts';
import { suggest } from './suggestion.ts';

/** One thing that must hold in a registry. It returns what does not, and never throws. */
export type Rule = (check: Check) => Issue[];

/** Every rule, in the order a reader meets them in the documentation. */
export const rules: readonly Rule[] = [
  checkReferences,
  checkCircles,
  checkVenueRegion,
  checkRecurrences,
  checkHolds,
  checkPast,
  checkSelfConflicts,
  tellConflicts,
  checkDuplicates,
  checkAgreements,
  checkFlagships,
  checkRemoved,
  checkHistory,
];

/** Apply every rule. Under a change, only what it proposes is judged, and each issue stands on a file it touches. */
export function judge(check: Check): Issue[] {
  const issues = rules.flatMap((rule) => rule(check));
  return issues.flatMap((issue) => attribute(issue, check.change));
}

/** Under a change, an issue stands on the file itself if that changed, else on the changed file that put it before the judge. */
export function attribute(issue: Issue, change: Pick<Change, 'proposed'> | undefined): Issue[] {
  if (!change) return [issue];
  const file = change.proposed.get(issue.file);
  if (file === undefined) return [];
  return [file === issue.file ? issue : { ...issue, file, about: issue.file, field: undefined, line: 1, column: 1 }];
}

/** Every id that a file names is the name of a file. */
export function checkReferences({ registry, entries }: Check): Issue[] {
  const known: Record<ReferenceKind, ReadonlyMap<string, unknown>> = {
    region: registry.regions,
    venue: registry.venues,
    person: registry.people,
    equipment: registry.equipment,
    event: registry.events,
  };
  // Events that could not be placed in time are told about elsewhere, and may be named. Most registries have none.
  const unplaced = new Set<string>();
  if (registry.events.size < entries.events.length) for (const { id } of entries.events) unplaced.add(id);
  const unread = namesOfUnread(entries);
  const issues: Issue[] = [];
  visitReferences(entries, ({ file, field, kind, id }) => {
    if (known[kind].has(id) || unread.has(`${kind} ${id}`) || (kind === 'event' && unplaced.has(id))) return;
    // To compare thousands of wrong names with thousands of right ones takes minutes: so many are slips of nobody.
    const params = { id, suggestion: issues.length < MOST_SUGGESTIONS ? suggest(id, known[kind].keys()) : undefined };
    issues.push({ code: 'reference-unknown', variant: kind, severity: 'error', file, field, params });
  });
  return issues;
}

const MOST_SUGGESTIONS = 50;

/** No event is a part of itself or a double of itself, however many stand between: all of a circle would be gone from the calendar. */
function checkCircles({ registry, change }: Check): Issue[] {
  return (['partOf', 'duplicateOf'] as const).flatMap((key) =>
    findCircles(registry, key).map((circle): Issue => {
      // The change answers for closing it.
      const own = circle.findIndex(({ file }) => change?.proposed.get(file) === file);
      const path = [...circle.slice(Math.max(own, 0)), ...circle.slice(0, Math.max(own, 0))];
      const ids = path.map(({ id }) => id);
      return {
        code: 'reference-circle',
        variant: path.length === 1 ? 'self' : key === 'partOf' ? 'part' : 'duplicate',
        severity: 'error',
        file: path[0]?.file ?? '',
        field: [key],
        params: { key, path: [...ids, ids[0]].join(' → ') },
      };
    }),
  );
}

/** Find the circles in which events name each other, each once, from its first event by path. */
function findCircles({ events }: Registry, key: 'partOf' | 'duplicateOf'): CalendarEvent[][] {
  const seen = new Set<string>();
  const circles: CalendarEvent[][] = [];
  for (const first of events.values()) {
    const path: CalendarEvent[] = [];
    let event: CalendarEvent | undefined = first.entry[key] === undefined ? undefined : first;
    while (event && !seen.has(event.id)) {
      seen.add(event.id);
      path.push(event);
      event = events.get(event.entry[key] ?? '');
    }
    const start = event ? path.indexOf(event) : -1;
    if (start !== -1) circles.push(path.slice(start));
  }
  return circles;
}

/** An event lies in the folder of the region its venue is in. */
export function checkVenueRegion({ registry }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const { id, file, region, entry } of registry.events.values()) {
    const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
    if (!venue || venue.region === region || !registry.regions.has(venue.region)) continue;
    issues.push({
      code: 'file-placement',
      variant: 'venue-region',
      severity: 'error',
      file,
      field: ['venue'],
      params: { venue: venue.id, region, suggestion: `events/${venue.region}/${id}.md`, expected: venue.region },
    });
  }
  return issues;
}

/** A series ends, begins on its own rule, and its exceptions name dates that it has. */
export function checkRecurrences({ registry, expansions }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const { id, file } of registry.events.values()) {
    for (const issue of expansions.get(id)?.issues ?? [])
      issues.push({ ...issue, severity: issue.severity ?? 'error', file });
  }
  return issues;
}

/** A hold is warned of so many days before its last one. */
const DAYS_OF_WARNING = 7;

/** A hold ends soon enough and before its event; one that runs out, has run out, or is undecided past its deadline, wants a look. */
export function checkHolds(check: Check): Issue[] {
  const { registry, now, change } = check;
  const { maxDays } = registry.settings.holds;
  const issues: Issue[] = [];
  for (const event of registry.events.values()) {
    const isProposed = change?.proposed.get(event.file) === event.file;
    const found = checkHold(event, now, maxDays, isProposed);
    // Of a date in the wrong year, that its hold is longer says nothing.
    if (isNewAndOver(event, check)) {
      issues.push(...found.filter(({ code }) => code !== 'hold-late'));
      continue;
    }
    // Whoever changes what a hold names, or the settings, has to do with its limit alone: its days are as they were.
    issues.push(...(change && !isProposed ? found.filter(({ code }) => code === 'hold-too-long') : found));
  }
  return issues;
}

function checkHold(event: CalendarEvent, now: Temporal.Instant, maxDays: number, isProposed: boolean): Issue[] {
  const issues: Issue[] = [];
  const state = holdState(event, now);
  const { file, timezone, time } = event;
  const { hold, status } = event.entry;
  if (hold && status === 'confirmed')
    issues.push({ code: 'hold-leftover', severity: 'warning', file, field: ['hold'] });
  if (!state || !hold) return issues;
  // What only the clock has changed never turns a green registry red; a hold that is being proposed is another matter.
  const severity: Severity = isProposed ? 'error' : 'warning';
  const field = ['hold', 'until'];
  if (state === 'expired') {
    issues.push({ code: 'hold-expired', severity, file, field, params: { until: hold.until } });
  } else if (state === 'undecided') {
    const decideBy = hold.window?.decideBy;
    const key = decideBy === undefined ? 'to' : 'decideBy';
    const params = { decideBy: decideBy ?? hold.window?.to };
    issues.push({ code: 'hold-undecided', severity, file, field: ['hold', 'window', key], params });
  } else if (state === 'live' && hold.until !== undefined) {
    const today = now.toZonedDateTimeISO(timezone).toPlainDate();
    const latest = today.add({ days: maxDays });
    if (Temporal.PlainDate.compare(hold.until, latest) > 0) {
      const params = { until: hold.until, limit: maxDays, suggestion: latest.toString() };
      issues.push({ code: 'hold-too-long', severity: 'error', file, field, params });
    } else if (!isProposed && Temporal.PlainDate.compare(hold.until, today.add({ days: DAYS_OF_WARNING })) <= 0) {
      const days = today.until(hold.until).days;
      issues.push({ code: 'hold-expiring', severity: 'warning', file, field, params: { until: hold.until, days } });
    }
    if (time && outlivesEvent(event, time)) {
      const params = { until: hold.until, suggestion: time.start.toPlainDate().subtract({ days: 1 }).toString() };
      issues.push({ code: 'hold-late', severity: 'warning', file, field, params });
    }
  }
  return issues;
}

/** A year is mistaken by one or two; what lies further back is an archive. */
const MOST_YEARS = 2;

/** What is entered when it is over, and does not say how it went, was most likely meant for another year. */
export function checkPast(check: Check): Issue[] {
  const { registry, expansions, now } = check;
  return [...registry.events.values()].flatMap((event): Issue[] => {
    const { id, file, entry, timezone, time } = event;
    // A hold that has run out says so itself.
    if (!time || !isNewAndOver(event, check) || holdState(event, now) === 'expired') return [];
    const { last } = daysOf(expansions.get(id)?.occurrences.at(-1)?.time ?? time);
    const today = now.toZonedDateTimeISO(timezone).toPlainDate();
    // A series has a last date, too: which year was meant is for its author to say.
    const suggestion = entry.repeat ? undefined : sameDayAhead(time.start.toPlainDate(), today)?.toString();
    const params = { title: entry.title, lastDay: last.toString(), suggestion };
    return [{ code: 'event-past', severity: 'warning', file, field: ['start'], params }];
  });
}

/**
 * Tell whether a change adds an event that is over. Nobody is asked about what was there before, and nobody without a base:
 * time alone says nothing, and old events are entered later, with a report.
 */
function isNewAndOver({ id, file, entry }: CalendarEvent, { change, expansions, now }: Check): boolean {
  if (change?.proposed.get(file) !== file || change.base.events.has(id)) return false;
  if (entry.report || entry.duplicateOf !== undefined || !['confirmed', 'hold'].includes(entry.status)) return false;
  const occurrences = expansions.get(id)?.occurrences ?? [];
  return occurrences.length > 0 && occurrences.every(({ end }) => end <= now.epochMilliseconds);
}

/** The same day of the month in a year that is still ahead, if the year may just be mistaken. */
function sameDayAhead(day: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return Array.from({ length: MOST_YEARS }, (_, index) => day.add({ years: index + 1 })).find(
    (other) => other.day === day.day && Temporal.PlainDate.compare(other, today) >= 0,
  );
}

/** A series does not overlap itself. */
export function checkSelfConflicts({ registry, expansions, now }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const event of registry.events.values()) {
    const { id, file, timezone, entry } = event;
    const occurrences = expansions.get(id)?.occurrences ?? [];
    if (occurrences.length < 2 || !isBlocking(event, now)) continue;
    const index = occurrences.findIndex(
      (occurrence, at) => at > 0 && overlaps(occurrences[at - 1] ?? occurrence, occurrence),
    );
    const later = occurrences[index];
    const before = occurrences[index - 1];
    if (!later || !before) continue;
    const [start, end] = [later.start, Math.min(before.end, later.end)];
    const overlap = { start, end, timezone, allDay: later.time.allDay };
    issues.push({
      code: 'self-conflict',
      severity: 'error',
      file,
      field: ['repeat'],
      params: { title: entry.title, overlap },
      conflict: { with: [], resource: `event:${id}`, start, end, timezone },
    });
  }
  return issues;
}

/** Of whoever looks like more others than this, the first is named and the rest counted; of so many such, the rest are told together. */
const MOST_ALIKE = 5;

/** An event is entered once. */
export function checkDuplicates(check: Check): Issue[] {
  const { listings, listingIndex, change } = check;
  const isProposed = ({ claimant }: Pick<BusyPeriod, 'claimant'>) =>
    change === undefined || change.proposed.has(fileOf(claimant.id, check));
  const pairs = new Map<string, Likeness>();
  for (const listing of listings.filter(isProposed)) {
    for (const { reason, pair } of findDuplicates(listing, listingIndex)) {
      const [other, blamed] = isProposed(pair[1]) ? pair : ([pair[1], pair[0]] as const);
      pairs.set([blamed, other].map(({ claimant }) => claimant.id).join(' '), { reason, blamed, other });
    }
  }
  const byBlamed = Map.groupBy(pairs.values(), ({ blamed, reason }) => `${reason} ${blamed.claimant.id}`);
  const groups = [...byBlamed.values()].flatMap((group) =>
    group.length > MOST_ALIKE ? [group] : group.map((one) => [one]),
  );
  const [crowds, few] = [groups.filter(({ length }) => length > 1), groups.filter(({ length }) => length === 1)];
  const [last, ...rest] = crowds.slice(MOST_ALIKE);
  return [
    ...[...few, ...crowds.slice(0, MOST_ALIKE)].flatMap((group) => tellLikeness(group, [], check)),
    ...(last
      ? tellLikeness(
          last,
          rest.flatMap(([first]) => first?.blamed.claimant.id ?? []),
          check,
        )
      : []),
  ];
}

interface Likeness {
  readonly reason: 'title' | 'registration';
  readonly blamed: BusyPeriod;
  readonly other: BusyPeriod;
}

function fileOf(id: string, { registry }: Check): string {
  return registry.events.get(id)?.file ?? '';
}

function tellLikeness([first, ...rest]: readonly Likeness[], also: readonly string[], check: Check): Issue[] {
  if (!first) return [];
  const { reason, blamed, other } = first;
  const { claimant, start, end } = blamed;
  const ids = [first, ...rest].map((one) => one.other.claimant.id);
  return [
    {
      code: 'duplicate-event',
      variant: reason,
      severity: 'warning',
      file: fileOf(claimant.id, check),
      field: reason === 'title' ? ['title'] : ['registration', 'url'],
      params: {
        title: claimant.title,
        other: other.claimant.title,
        id: other.claimant.id,
        file: fileOf(other.claimant.id, check),
        alike: rest.length + also.length,
      },
      conflict: { with: ids, resource: `event:${other.claimant.id}`, start, end, timezone: claimant.timezone },
      also: also.length > 0 ? also.map((id) => fileOf(id, check)) : undefined,
    },
  ];
}

/** An agreement to overlap is with somebody who may give it, about events that do overlap. */
export function checkAgreements({ registry, expansions }: Check): Issue[] {
  const issues: Issue[] = [];
  for (const { id, file, entry, region } of registry.events.values()) {
    for (const [index, { with: otherId, agreedBy }] of (entry.overlaps ?? []).entries()) {
      if (otherId === id) {
        const field = ['overlaps', index, 'with'];
        issues.push({
          code: 'reference-circle',
          variant: 'self',
          severity: 'error',
          file,
          field,
          params: { key: 'overlaps' },
        });
        continue;
      }
      const other = registry.events.get(otherId);
      // An unknown event is told by its reference.
      if (!other) continue;
      const dates = [id, otherId].map((one) => expansions.get(one)?.occurrences ?? []);
      const [own = [], others = []] = dates;
      const params = {
        title: entry.title,
        other: other.entry.title,
        id: otherId,
        person: toName(registry.people.get(agreedBy)?.name ?? agreedBy),
      };
      const conflict = { with: [otherId], resource: `event:${otherId}`, ...spanOfDates(own) };
      if (own.length > 0 && others.length > 0 && !share(own, others)) {
        const field = ['overlaps', index, 'with'];
        issues.push({ code: 'overlap-unneeded', severity: 'warning', file, field, params, conflict });
      }
      if (!isCoordinator(agreedBy, region, registry) && !other.entry.organizers?.includes(agreedBy)) {
        const field = ['overlaps', index, 'agreedBy'];
        issues.push({ code: 'overlap-unagreed', severity: 'warning', file, field, params, conflict });
      }
    }
  }
  return issues;
}

function share(dates: readonly Occurrence[], others: readonly Occurrence[]): boolean {
  const index = indexPeriods(others);
  return dates.some((date) => periodsWithin(index, date).length > 0);
}

function spanOfDates([first]: readonly Occurrence[]): { start: number; end: number; timezone: string } {
  return { start: first?.start ?? 0, end: first?.end ?? 0, timezone: first?.event.timezone ?? 'Europe/London' };
}

/** A coordinator of a region: one that its file names, or whose own file says so without naming other regions. */
function isCoordinator(person: string, region: string, { regions, people }: Registry): boolean {
  if (regions.get(region)?.coordinators?.includes(person)) return true;
  const { roles, regions: own } = people.get(person) ?? {};
  return (roles?.includes('coordinator') ?? false) && (own === undefined || own.includes(region));
}

/** Who claims a date for the whole community has a coordinator beside them, and claims few days. */
export function checkFlagships({ registry, expansions }: Check): Issue[] {
  const issues: Issue[] = [];
  const { maxDays } = registry.settings.flagship;
  for (const { id, file, entry, region } of registry.events.values()) {
    if (entry.scope !== 'community' || entry.status === 'cancelled' || entry.duplicateOf !== undefined) continue;
    if (!entry.organizers?.some((person) => isCoordinator(person, region, registry))) {
      const coordinators = [...registry.people.keys()].filter((person) => isCoordinator(person, region, registry));
      const params = { title: entry.title, suggestion: coordinators.join(', ') || undefined };
      issues.push({ code: 'flagship-coordinator', severity: 'error', file, field: ['scope'], params });
    }
    const days = (expansions.get(id)?.occurrences ?? []).reduce((sum, { time }) => {
      const { first, last } = daysOf(time);
      return sum + first.until(last).days + 1;
    }, 0);
    if (days > maxDays) {
      const params = { title: entry.title, days, limit: maxDays };
      issues.push({ code: 'flagship-too-long', severity: 'error', file, field: ['scope'], params });
    }
  }
  return issues;
}

/** An id that moderators have taken out of the registry stays taken: its address tells why. */
export function checkRemoved({ registry }: Check): Issue[] {
  return (registry.settings.removed ?? []).flatMap(({ id }): Issue[] => {
    const file = registry.events.get(id)?.file;
    return file === undefined
      ? []
      : [{ code: 'id-duplicate', variant: 'removed', severity: 'error', file, params: { id } }];
  });
}
