import { type BusyPeriod, busyPeriods } from './busy.ts';
import { type Conflict, findConflicts } from './conflict.ts';
import { type Expansion, expandRecurrence } from './recurrence.ts';
import type { Registry } from './registry.ts';

/**
 * What a change brings: for each event it touches, the changed file that puts it before the judge, which is the event's
 * own or that of a region, venue, person or piece of equipment it names.
 */
export interface Change {
  readonly proposed: ReadonlyMap<string, string>;
  /** The registry as it was accepted, without the change. */
  readonly base: Registry;
}

/** All that rules look at: a registry at a moment, its events expanded, its conflicts found. Made once per run. */
export interface Check {
  readonly registry: Registry;
  readonly now: Temporal.Instant;
  readonly expansions: ReadonlyMap<string, Expansion>;
  readonly conflicts: readonly Conflict[];
  readonly change?: Change | undefined;
  /** Conflicts the accepted registry already has: their length in milliseconds by `conflictKey`. */
  readonly known: ReadonlyMap<string, number>;
  /** When each event's file first reached the main branch, in epoch seconds, where Git tells. */
  readonly mergedAt: ReadonlyMap<string, number>;
}

/** Look at a registry the way rules need it. Without a change, every event is judged. */
export function examine(registry: Registry, now: Temporal.Instant, change?: Change): Check {
  const { expansions, busy } = expandAll(registry, now);
  const isProposed = (period: BusyPeriod) => change?.proposed.has(period.claimant.id) ?? true;
  const conflicts = findConflicts(busy.filter(isProposed), change ? busy.filter((period) => !isProposed(period)) : []);
  return { registry, now, expansions, conflicts, change, known: knownConflicts(change, now), mergedAt: new Map() };
}

function expandAll(registry: Registry, now: Temporal.Instant): { expansions: Map<string, Expansion>; busy: BusyPeriod[] } {
  const expansions = new Map<string, Expansion>();
  const busy: BusyPeriod[] = [];
  for (const event of registry.events.values()) {
    const expansion = expandRecurrence(event);
    expansions.set(event.id, expansion);
    for (const period of busyPeriods(expansion.occurrences, registry, now)) busy.push(period);
  }
  return { expansions, busy };
}

function knownConflicts(change: Change | undefined, now: Temporal.Instant): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  if (!change) return known;
  const { busy } = expandAll(change.base, now);
  const isProposed = (period: BusyPeriod) => change.proposed.has(period.claimant.id);
  for (const conflict of findConflicts(
    busy.filter(isProposed),
    busy.filter((period) => !isProposed(period)),
  )) {
    known.set(conflictKey(conflict), conflict.overlap.end - conflict.overlap.start);
  }
  return known;
}

/** Name a conflict so that it is recognised in another version of the registry: same resource, same occurrences. */
export function conflictKey(conflict: Conflict): string {
  const sides = [conflict.claim, ...conflict.others].map(({ claimant, occurrence }) => {
    const which = occurrence.kind === 'single' ? '' : occurrence.original.toString();
    return `${claimant.id}@${which}`;
  });
  return [conflict.resource.kind, conflict.resource.id, ...sides.sort()].join(' ');
}
