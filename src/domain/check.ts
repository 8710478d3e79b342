import { type BusyPeriod, busyPeriods } from './busy.ts';
import { type Conflict, findConflicts } from './conflict.ts';
import type { Severity } from './issue.ts';
import { type Expansion, expandRecurrence } from './recurrence.ts';
import type { Registry, RegistryEntries } from './registry.ts';

/** What a change brings to an accepted registry. */
export interface Change {
  /** Each file put before the judge, with the changed file its issues stand on: itself, or one it names (see `findProposals`). */
  readonly proposed: ReadonlyMap<string, string>;
  /** The registry as it was accepted. Asked for only where there is a conflict to compare. */
  readonly base: () => Registry;
}

/** All that rules look at: a registry at a moment, its events expanded, its conflicts found. Made once per run. */
export interface Check {
  readonly entries: RegistryEntries;
  readonly registry: Registry;
  readonly now: Temporal.Instant;
  readonly expansions: ReadonlyMap<string, Expansion>;
  readonly conflicts: readonly Conflict[];
  readonly change?: Change | undefined;
  /** Conflicts the accepted registry already has, by `conflictKey`. */
  readonly known: ReadonlyMap<string, KnownConflict>;
  /** When each event's file first reached the main branch, in epoch seconds, where Git tells. */
  readonly mergedAt: ReadonlyMap<string, number>;
}

/** A conflict as it was accepted: its length in milliseconds, and whether it was one to be mended. */
export interface KnownConflict {
  readonly length: number;
  readonly severity: Severity;
}

/** Look at a registry the way rules need it. Without a change, every event is judged. */
export function examine(entries: RegistryEntries, registry: Registry, now: Temporal.Instant, change?: Change): Check {
  const { expansions, busy } = expandAll(registry, now);
  const conflicts = findProposedConflicts(busy, change);
  const known = change && conflicts.length > 0 ? knownConflicts(change, now) : new Map<string, KnownConflict>();
  return { entries, registry, now, expansions, conflicts, change, known, mergedAt: new Map() };
}

function findProposedConflicts(busy: readonly BusyPeriod[], change: Change | undefined): Conflict[] {
  if (!change) return findConflicts(busy, []);
  const isProposed = (period: BusyPeriod) => change.proposed.has(period.occurrence.event.file);
  return findConflicts(
    busy.filter(isProposed),
    busy.filter((period) => !isProposed(period)),
  );
}

function expandAll(
  registry: Registry,
  now: Temporal.Instant,
): { expansions: Map<string, Expansion>; busy: BusyPeriod[] } {
  const expansions = new Map<string, Expansion>();
  const busy: BusyPeriod[] = [];
  for (const event of registry.events.values()) {
    const expansion = expandRecurrence(event);
    expansions.set(event.id, expansion);
    for (const period of busyPeriods(expansion.occurrences, registry, now)) busy.push(period);
  }
  return { expansions, busy };
}

function knownConflicts(change: Change, now: Temporal.Instant): ReadonlyMap<string, KnownConflict> {
  const { busy } = expandAll(change.base(), now);
  const known = new Map<string, KnownConflict>();
  // An event may have moved to another file: all old conflicts are looked at, not only those of the same files.
  for (const conflict of findConflicts(busy, [])) {
    const { overlap, severity } = conflict;
    known.set(conflictKey(conflict), { length: overlap.end - overlap.start, severity });
  }
  return known;
}

/**
 * Name a conflict so that it is recognised in another version of the registry: same resource, same occurrences. One of a
 * series goes by its day, so that a series that begins an hour later keeps its old quarrels.
 */
export function conflictKey(conflict: Conflict): string {
  const sides = [conflict.claim, ...conflict.others].map(({ claimant, occurrence }) => {
    const day = occurrence.original.toPlainDate().toString();
    const which = occurrence.kind === 'single' ? '' : occurrence.kind === 'extra' ? `+${day}` : day;
    return `${claimant.id}@${which}`;
  });
  return [conflict.resource.kind, conflict.resource.id, ...sides.sort()].join(' ');
}
