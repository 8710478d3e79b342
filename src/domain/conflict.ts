import { type BusyPeriod, type Claimant, isHold, isOwnHold, type Resource } from './busy.ts';
import type { Severity } from './issue.ts';
import { type Closure, findClosure } from './opening.ts';
import { indexPeriods, intersection, type Period, periodsWithin } from './period.ts';

/** The ways in which events stand in each other's way, or a closed door in theirs. */
export type ConflictCode =
  | 'venue-conflict'
  | 'person-conflict'
  | 'equipment-conflict'
  | 'region-conflict'
  | 'community-conflict'
  | 'blackout-conflict'
  | 'travel-conflict';

/** A moment at which more is wanted of a resource than there is. */
export interface Conflict {
  readonly code: ConflictCode;
  /** What is short; of `community`, the country whose date a flagship claims. */
  readonly resource: { readonly kind: Resource['kind'] | 'community'; readonly id: string };
  /** The one that begins later. */
  readonly claim: BusyPeriod;
  /** Those it meets: one, or all who have a part of what is short. Empty before a closed door. */
  readonly others: readonly BusyPeriod[];
  /** Epoch milliseconds, half-open. Of `travel-conflict`: the time between the two events. */
  readonly overlap: Period;
  readonly severity: Severity;
  /** Of `blackout-conflict`: what is closed. */
  readonly closure?: Closure | undefined;
  /** Of `travel-conflict`: milliseconds that the way takes. */
  readonly travel?: number | undefined;
  /** Of equipment and of a venue for several events: how much is wanted at that moment. */
  readonly wanted?: number | undefined;
  /** Of a crowd on one resource: how many more this one meets, who are not listed. */
  readonly omitted?: number | undefined;
}

/**
 * Find every conflict that a proposed period takes part in, among the proposed and with the accepted.
 * One sweep in time over each resource: the cost grows with the number of periods and of overlaps, not with pairs.
 */
export function findConflicts(proposed: readonly BusyPeriod[], accepted: readonly BusyPeriod[]): Conflict[] {
  const isProposed = proposedAmong(proposed, accepted);
  const conflicts: Conflict[] = [];
  for (const [resource, periods] of byResource(proposed, accepted)) {
    const sweep = sweepOf(resource);
    if (!sweep || periods.length < (resource.kind === 'equipment' ? 1 : 2)) continue;
    periods.sort(comparePeriods);
    sweep(periods, isProposed, conflicts);
  }
  findCommunityConflicts([proposed, accepted], isProposed, conflicts);
  for (const period of proposed) findBlackout(period, conflicts);
  return conflicts;
}

/** Whether a period is put before the judge; a conflict is if any of its sides is. */
type IsProposed = (period: BusyPeriod) => boolean;
type Sweep = (periods: readonly BusyPeriod[], isProposed: IsProposed, conflicts: Conflict[]) => void;

function proposedAmong(proposed: readonly BusyPeriod[], accepted: readonly BusyPeriod[]): IsProposed {
  if (accepted.length === 0) return () => true;
  const known = new Set(proposed);
  return (period) => known.has(period);
}

/** Only resources that something proposed wants; on each, all periods. */
function byResource(
  proposed: readonly BusyPeriod[],
  accepted: readonly BusyPeriod[],
): ReadonlyMap<Resource, BusyPeriod[]> {
  const groups = new Map<Resource, BusyPeriod[]>();
  for (const period of proposed) {
    const group = groups.get(period.resource);
    if (group) group.push(period);
    else groups.set(period.resource, [period]);
  }
  for (const period of accepted) groups.get(period.resource)?.push(period);
  return groups;
}

function sweepOf(resource: Resource): Sweep | undefined {
  switch (resource.kind) {
    case 'venue':
      if (resource.capacity === undefined) return undefined;
      return resource.capacity === 1 ? sweepPairs : sweepSums;
    case 'equipment':
      return sweepSums;
    case 'region':
      return resource.policy === 'allow' ? undefined : sweepPairs;
    case 'person':
      return sweepPerson;
  }
}

/** By start, then by id, whatever the order of files; dates of one event by their ends. */
function comparePeriods(a: BusyPeriod, b: BusyPeriod): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.claimant.id !== b.claimant.id) return a.claimant.id < b.claimant.id ? -1 : 1;
  return a.end - b.end;
}

/** So many pairs of one resource are listed one by one; in a larger crowd, each meets the first and a number of others. */
const MOST_PAIRS = 20_000;

/** Everyone meets each of those who are still there when they come. */
function sweepPairs(periods: readonly BusyPeriod[], isProposed: IsProposed, conflicts: Conflict[]): void {
  const most = conflicts.length + MOST_PAIRS;
  const present = newPresence();
  // What has been accepted meets only what is proposed, and that may be little.
  const proposed = newPresence();
  for (const claim of periods) {
    const isOurs = isProposed(claim);
    let omitted = 0;
    let first: BusyPeriod | undefined;
    for (const other of (isOurs ? present : proposed).at(claim.start)) {
      if (!isRival(claim, other)) continue;
      if (first && conflicts.length >= most) omitted++;
      else conflicts.push(pairOf(claim, other));
      first ??= other;
    }
    const last = conflicts.at(-1);
    if (omitted > 0 && last) conflicts[conflicts.length - 1] = { ...last, omitted };
    present.add(claim);
    if (isOurs) proposed.add(claim);
  }
}

const CODES = {
  venue: 'venue-conflict',
  person: 'person-conflict',
  equipment: 'equipment-conflict',
  region: 'region-conflict',
} as const;

function pairOf(claim: BusyPeriod, other: BusyPeriod): Conflict {
  const { resource } = claim;
  return {
    code: CODES[resource.kind],
    resource,
    claim,
    others: [other],
    overlap: sharedBy([claim, other]),
    severity: severityOf(claim, other),
  };
}

/** Who is there, in the order in which they came; `at` is asked about moments that only grow. */
interface Presence {
  readonly add: (period: BusyPeriod) => void;
  readonly at: (moment: number) => readonly BusyPeriod[];
}

function newPresence(): Presence {
  let periods: BusyPeriod[] = [];
  let soonestEnd = Number.POSITIVE_INFINITY;
  return {
    add: (period) => {
      periods.push(period);
      soonestEnd = Math.min(soonestEnd, period.end);
    },
    at: (moment) => {
      // Looked through only when somebody has left.
      if (soonestEnd <= moment) {
        periods = periods.filter(({ end }) => end > moment);
        soonestEnd = periods.reduce((soonest, { end }) => Math.min(soonest, end), Number.POSITIVE_INFINITY);
      }
      return periods;
    },
  };
}

function sharedBy(sides: readonly BusyPeriod[]): Period {
  const [first, ...rest] = sides;
  let shared: Period = first ?? { start: 0, end: 0 };
  for (const side of rest) shared = intersection(shared, side) ?? shared;
  return { start: shared.start, end: shared.end };
}

/** How much a meeting of two weighs (the table of rules in `.github/CONFLICTS.md`). */
function severityOf(a: BusyPeriod, b: BusyPeriod): Severity {
  if (isHold(a) && isHold(b)) return 'warning';
  const { resource } = a;
  if (resource.kind === 'person') {
    // Somebody may organise two things at once, and give way with a hold; nobody speaks in two places.
    return a.isPerforming && b.isPerforming && !isHold(a) && !isHold(b) ? 'error' : 'warning';
  }
  if (resource.kind !== 'region') return 'error';
  return resource.policy === 'warn' || a.claimant.isLocal || b.claimant.isLocal ? 'warning' : 'error';
}

/** Whether two events that want the same thing at the same time stand in each other's way. */
function isRival(a: BusyPeriod, b: BusyPeriod): boolean {
  const first = a.claimant;
  const second = b.claimant;
  if (first.id === second.id || lendsAll(first, second) || lendsAll(second, first)) return false;
  if (a.resource.kind !== 'region') return true;
  return !first.isOnline && !second.isOnline && !shareDate(first, second);
}

/** Whether one lends all it has to another: a parent to its parts, a hold to an event of the person who keeps it. */
function lendsAll(lender: Claimant, other: Claimant): boolean {
  return other.ancestors.includes(lender.id) || isOwnHold(lender, other);
}

/** Whether two may be on the same date by family or by agreement: parts of one event, or an overlap that either has agreed. */
function shareDate(a: Claimant, b: Claimant): boolean {
  return (
    a.ancestors.some((ancestor) => b.ancestors.includes(ancestor)) ||
    a.agreedWith.includes(b.id) ||
    b.agreedWith.includes(a.id)
  );
}

/** Of a crowd that has a part of something so many are named. */
const MOST_TAKERS = 20;

/** Whoever comes when what is there is not enough for them as well meets all who have a part of it. */
function sweepSums(periods: readonly BusyPeriod[], isProposed: IsProposed, conflicts: Conflict[]): void {
  // Without any lender among them nobody's need is hidden in another's: the plain sum is what is needed.
  const demandOf = hasLenders(periods) ? demandOfFamilies : demandOfAll;
  const present = newPresence();
  for (const claim of periods) {
    const before = [...present.at(claim.start)];
    const active = [...before, claim];
    present.add(claim);
    const { resource } = claim;
    const capacity = resource.kind === 'venue' || resource.kind === 'equipment' ? resource.capacity : undefined;
    // The plain sum is never less than what a family needs together.
    if (capacity === undefined || demandOfAll(active).sum <= capacity || !active.some(isProposed)) continue;
    const { sum, takers } = demandOf(active);
    const isTooMuchAlone = claim.quantity > capacity;
    if (!isTooMuchAlone && (sum <= capacity || sum === demandOf(before).sum)) continue;
    const others = isTooMuchAlone ? [] : takers.filter(({ claimant }) => claimant.id !== claim.claimant.id);
    if (!isProposed(claim) && !others.some(isProposed)) continue;
    conflicts.push({
      code: CODES[resource.kind],
      resource,
      claim,
      others: others.slice(0, MOST_TAKERS),
      overlap: sharedBy([claim, ...others]),
      severity: severityOfSum(active, capacity, demandOf),
      wanted: isTooMuchAlone ? claim.quantity : sum,
      ...(others.length > MOST_TAKERS ? { omitted: others.length - MOST_TAKERS } : {}),
    });
  }
}

/** How much is needed for some who are there at one moment, and whose need that is. */
interface Demand {
  readonly sum: number;
  readonly takers: readonly BusyPeriod[];
}

/**
 * How much is needed for all who are there: the most that any of them need who lend nothing to each other. So a family
 * needs what its head takes or what its parts take together, whichever is more, and a hold and its event likewise.
 */
function demandOfFamilies(present: readonly BusyPeriod[]): Demand {
  const loans = loansAmong(present, MOST_RELATIVES);
  // Nobody has so many relatives at once but to hide something: then each counts for themselves.
  if (loans.size === 0 || loans.size > MOST_RELATIVES) return demandOfAll(present);
  const [bound, free] = [present.filter((one) => loans.has(one)), present.filter((one) => !loans.has(one))];
  const patience = { left: MOST_CHOICES };
  const chosen = heaviest(bound, loans, patience);
  return patience.left > 0 ? together(demandOfAll(free), chosen) : demandOfAll(present);
}

const MOST_RELATIVES = 40;
/** To weigh all choices of forty who lend to each other crosswise would take for ever; a family with its holds needs a dozen. */
const MOST_CHOICES = 200;

function demandOfAll(takers: readonly BusyPeriod[]): Demand {
  return { sum: takers.reduce((sum, { quantity }) => sum + quantity, 0), takers };
}

function together(a: Demand, b: Demand): Demand {
  return { sum: a.sum + b.sum, takers: [...a.takers, ...b.takers] };
}

type Loans = ReadonlyMap<BusyPeriod, ReadonlySet<BusyPeriod>>;

/** The heaviest choice without a lender and a borrower in it; of equal ones, that of the parts. */
function heaviest(bound: readonly BusyPeriod[], loans: Loans, patience: { left: number }): Demand {
  let [hub, most] = [bound[0], 0];
  for (const one of bound) {
    const count = bound.filter((other) => loans.get(one)?.has(other)).length;
    if (count > most) [hub, most] = [one, count];
  }
  if (!hub || most === 0 || patience.left <= 0) return demandOfAll(bound);
  patience.left--;
  const kin = kinOf(hub, bound, loans);
  // Families that have nothing to do with each other are weighed one by one.
  if (kin.size < bound.length)
    return together(
      heaviest(
        bound.filter((one) => kin.has(one)),
        loans,
        patience,
      ),
      heaviest(
        bound.filter((one) => !kin.has(one)),
        loans,
        patience,
      ),
    );
  const without = heaviest(
    bound.filter((one) => one !== hub),
    loans,
    patience,
  );
  const strangers = bound.filter((one) => one !== hub && !loans.get(hub)?.has(one));
  const withHub = together(demandOfAll([hub]), heaviest(strangers, loans, patience));
  return withHub.sum > without.sum ? withHub : without;
}

/** Those of some whom loans connect with one, over however many others. */
function kinOf(one: BusyPeriod, bound: readonly BusyPeriod[], loans: Loans): ReadonlySet<BusyPeriod> {
  const kin = new Set([one]);
  for (const relative of kin) for (const other of bound) if (loans.get(relative)?.has(other)) kin.add(other);
  return kin;
}

/** Tell whether any of some periods gives another one room in its own. */
export function hasLenders(periods: readonly BusyPeriod[]): boolean {
  // Without a list of all loans: of long series there would be millions.
  const kept = new Map<string, Set<string>>();
  const ids = new Set<string>();
  for (const period of periods) {
    const { id, holdBy } = period.claimant;
    if (ids.has(id) && period.resource.kind !== 'equipment') return true;
    ids.add(id);
    if (isHold(period)) kept.set(holdBy ?? '', (kept.get(holdBy ?? '') ?? new Set()).add(id));
  }
  return periods.some(
    ({ claimant: { id, ancestors, organizers } }) =>
      ancestors.some((ancestor) => ancestor !== id && ids.has(ancestor)) ||
      organizers.some((person) => [...(kept.get(person) ?? [])].some((hold) => hold !== id)),
  );
}

/**
 * Who lends to whom, both ways: an event to itself, a parent to its parts, a hold to what fulfils it. Once more than so many take
 * part in it, the rest is left out: a crowd of holds and of what fulfils each of them would be its square.
 */
function loansAmong(present: readonly BusyPeriod[], most: number): Loans {
  const byId = Map.groupBy(present, ({ claimant }) => claimant.id);
  const holds = Map.groupBy(present.filter(isHold), ({ claimant }) => claimant.holdBy ?? '');
  const loans = new Map<BusyPeriod, Set<BusyPeriod>>();
  const link = (a: BusyPeriod, b: BusyPeriod) => {
    // Things for the next date of a series are wanted while those of the last are still in use; its hall it has anyway.
    const isAnew = a.claimant.id === b.claimant.id && a.resource.kind === 'equipment';
    if (a === b || isAnew) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      loans.set(one, (loans.get(one) ?? new Set()).add(other));
  };
  for (const one of present) {
    if (loans.size > most) break;
    for (const id of [one.claimant.id, ...one.claimant.ancestors])
      for (const other of byId.get(id) ?? []) link(one, other);
    for (const person of one.claimant.organizers) for (const hold of holds.get(person) ?? []) link(one, hold);
  }
  return loans;
}

/** Holds that would each find room beside all that is confirmed wait for each other; anything else is one too many. */
function severityOfSum(
  present: readonly BusyPeriod[],
  capacity: number,
  demandOf: (present: readonly BusyPeriod[]) => Demand,
): Severity {
  const confirmed = present.filter((period) => !isHold(period));
  const holds = present.filter(isHold);
  const isQueue = holds.length > 1 && holds.every((hold) => demandOf([...confirmed, hold]).sum <= capacity);
  return isQueue ? 'warning' : 'error';
}

/** A person meets whoever wants them at the same time, and may be too far away from what comes next. */
function sweepPerson(periods: readonly BusyPeriod[], isProposed: IsProposed, conflicts: Conflict[]): void {
  sweepPairs(periods, isProposed, conflicts);
  const longest = periods.reduce((most, { claimant }) => Math.max(most, claimant.region.farthest), 0);
  if (longest === 0) return;
  const recent = newPresence();
  for (const claim of periods) {
    for (const other of recent.at(claim.start - longest)) {
      const travel = travelBetween(other.claimant, claim.claimant);
      const isLate = other.end <= claim.start && claim.start - other.end < travel;
      if (!isLate || (isHold(claim) && isHold(other)) || !isRival(claim, other)) continue;
      if (!isProposed(claim) && !isProposed(other)) continue;
      const overlap = { start: other.end, end: claim.start };
      const { resource } = claim;
      conflicts.push({
        code: 'travel-conflict',
        resource,
        claim,
        others: [other],
        overlap,
        severity: 'warning',
        travel,
      });
    }
    recent.add(claim);
  }
}

/** The way between two regions, as either of them tells it; the longer, where they disagree. */
function travelBetween(a: Claimant, b: Claimant): number {
  if (a.isOnline || b.isOnline || a.region.id === b.region.id) return 0;
  return Math.max(a.region.travel[b.region.id] ?? 0, b.region.travel[a.region.id] ?? 0);
}

/** An event for the whole community wants its date in its country to itself, and everybody elsewhere to know. */
function findCommunityConflicts(
  lists: readonly (readonly BusyPeriod[])[],
  isProposed: IsProposed,
  conflicts: Conflict[],
): void {
  const flagships = lists.flatMap((list) =>
    list.filter(({ resource, claimant }) => claimant.isFlagship && resource.kind === 'region'),
  );
  if (flagships.length === 0) return;
  const index = indexPeriods(flagships);
  for (const list of lists) {
    for (const period of list) {
      if (period.resource.kind !== 'region') continue;
      for (const flagship of periodsWithin(index, period)) {
        const [earlier, later] = comparePeriods(flagship, period) < 0 ? [flagship, period] : [period, flagship];
        // Two flagships meet twice in this walk, once from each side.
        if (period.claimant.isFlagship && later !== period) continue;
        if (!isProposed(flagship) && !isProposed(period)) continue;
        if (!isCommunityRival(flagship.claimant, period.claimant)) continue;
        const { country, id } = flagship.claimant.region;
        conflicts.push({
          code: 'community-conflict',
          resource: { kind: 'community', id: country ?? id },
          claim: later,
          others: [earlier],
          overlap: sharedBy([earlier, later]),
          severity: communitySeverity(flagship, period),
        });
      }
    }
  }
}

function isCommunityRival(flagship: Claimant, other: Claimant): boolean {
  const isFamily = lendsAll(flagship, other) || lendsAll(other, flagship);
  return flagship.id !== other.id && !isFamily && !shareDate(flagship, other);
}

function communitySeverity(flagship: BusyPeriod, other: BusyPeriod): Severity {
  if (isHold(flagship) && isHold(other)) return 'warning';
  const { country } = flagship.claimant.region;
  const isElsewhere = country === undefined || country !== other.claimant.region.country;
  const isOfSeries = flagship.occurrence !== '' || other.occurrence !== '';
  return isElsewhere || isOfSeries || flagship.claimant.isOnline || other.claimant.isOnline ? 'warning' : 'error';
}

function findBlackout(claim: BusyPeriod, conflicts: Conflict[]): void {
  const { resource, claimant } = claim;
  const isElsewhere = resource.kind === 'region' && claimant.isOnline;
  const opening = 'opening' in resource && !isElsewhere ? resource.opening : undefined;
  if (!opening) return;
  // Setup and teardown widen the claim on a venue, not on a region.
  const isWidened = resource.kind === 'venue';
  const closure = findClosure(
    {
      start: claim.start + (isWidened ? claimant.setup : 0),
      end: claim.end - (isWidened ? claimant.teardown : 0),
      claim,
      timezone: claimant.timezone,
      allDay: claimant.allDay,
    },
    opening,
  );
  if (!closure) return;
  const overlap = { start: closure.start, end: closure.end };
  conflicts.push({ code: 'blackout-conflict', resource, claim, others: [], overlap, severity: 'error', closure });
}
