import type { BusyPeriod, Claimant, Resource } from './busy.ts';
import type { Severity } from './issue.ts';
import { intersection, type Period } from './period.ts';

/** A moment at which more events want a resource than it can hold. */
export interface Conflict {
  readonly resource: Resource;
  /** The one that begins later. */
  readonly claim: BusyPeriod;
  /** Those it meets: one, or as many as the resource holds units. */
  readonly others: readonly BusyPeriod[];
  /** Epoch milliseconds, half-open. */
  readonly overlap: Period;
  readonly severity: Severity;
}

/**
 * Find every conflict that a proposed period takes part in, among the proposed and with the accepted.
 * One sweep in time over each resource: the cost grows with the number of periods and of overlaps, not with pairs.
 */
export function findConflicts(proposed: readonly BusyPeriod[], accepted: readonly BusyPeriod[]): Conflict[] {
  const isProposed = accepted.length === 0 ? undefined : new Set(proposed);
  const conflicts: Conflict[] = [];
  for (const periods of byResource(proposed, accepted)) sweep(periods, isProposed, conflicts);
  return conflicts;
}

/** Only resources that something proposed wants; on each, all periods. */
function byResource(proposed: readonly BusyPeriod[], accepted: readonly BusyPeriod[]): Iterable<BusyPeriod[]> {
  const groups = new Map<Resource, BusyPeriod[]>();
  for (const period of proposed) {
    const group = groups.get(period.resource);
    if (group) group.push(period);
    else groups.set(period.resource, [period]);
  }
  for (const period of accepted) groups.get(period.resource)?.push(period);
  return groups.values();
}

function sweep(periods: BusyPeriod[], isProposed: ReadonlySet<BusyPeriod> | undefined, conflicts: Conflict[]): void {
  periods.sort((a, b) => a.start - b.start || a.end - b.end || (a.claimant.id < b.claimant.id ? -1 : 1));
  let active: BusyPeriod[] = [];
  for (const claim of periods) {
    if (active.some((other) => other.end <= claim.start)) active = active.filter((other) => other.end > claim.start);
    if (active.length === 0) {
      active.push(claim);
      continue;
    }
    const rivals = active.filter((other) => isRival(claim, other));
    const isJudged = (other: BusyPeriod) => !isProposed || isProposed.has(claim) || isProposed.has(other);
    if (claim.resource.units === 1) {
      for (const rival of rivals) if (isJudged(rival)) conflicts.push(conflictOf(claim, [rival]));
    } else if (rivals.length >= claim.resource.units) {
      const takers = withoutLenders(rivals);
      if (takers.length >= claim.resource.units && takers.some(isJudged)) conflicts.push(conflictOf(claim, takers));
    }
    active.push(claim);
  }
}

/** Of those who are in a resource of several units, leave out whoever gives another one room in theirs. */
function withoutLenders(periods: readonly BusyPeriod[]): BusyPeriod[] {
  const lends = (a: BusyPeriod, b: BusyPeriod) =>
    b.claimant.ancestors.includes(a.claimant.id) || isOwnHold(a.claimant, b.claimant);
  return periods.filter((period, index) => {
    const borrower = periods.findIndex((other) => other !== period && lends(period, other));
    // Where two would give way to each other, one stays.
    return borrower === -1 || (borrower > index && periods[borrower] !== undefined && lends(periods[borrower], period));
  });
}

function conflictOf(claim: BusyPeriod, others: readonly BusyPeriod[]): Conflict {
  let overlap: Period = claim;
  for (const other of others) overlap = intersection(overlap, other) ?? overlap;
  return { resource: claim.resource, claim, others, overlap, severity: severityOf(claim, others) };
}

/** Whether two events that want the same thing at the same time stand in each other's way. */
function isRival(a: BusyPeriod, b: BusyPeriod): boolean {
  const first = a.claimant;
  const second = b.claimant;
  if (first.id === second.id || isOwnHold(first, second) || isOwnHold(second, first)) return false;
  // A parent lends all it has to its parts.
  if (first.ancestors.includes(second.id) || second.ancestors.includes(first.id)) return false;
  if (a.resource.kind === 'venue') return true;
  const areSiblings = first.ancestors.some((ancestor) => second.ancestors.includes(ancestor));
  return !areSiblings && !first.agreedWith.includes(second.id) && !second.agreedWith.includes(first.id);
}

/** One's own hold is fulfilled by one's own event. */
function isOwnHold(hold: Claimant, other: Claimant): boolean {
  return hold.holdBy !== undefined && other.organizers.includes(hold.holdBy);
}

function severityOf(claim: BusyPeriod, others: readonly BusyPeriod[]): Severity {
  const all = [claim, ...others];
  if (all.every((period) => period.claimant.holdBy !== undefined)) return 'warning';
  if (claim.resource.kind === 'venue') return 'error';
  return claim.resource.policy === 'warn' || all.some((period) => period.claimant.isLocal) ? 'warning' : 'error';
}
