import { type BusyPeriod, busyPeriods, toResources } from './busy.ts';
import { type Conflict, findConflicts } from './conflict.ts';
import { indexListings, type Listing, type ListingIndex, toListings } from './duplicate.ts';
import type { EventEntry } from './event.ts';
import type { Severity } from './issue.ts';
import { type Expansion, expandRecurrence } from './recurrence.ts';
import type { Registry, RegistryEntries } from './registry.ts';

/** What a change brings to an accepted registry. */
export interface Change {
  /** Each file put before the judge, with the changed file its issues stand on: itself, or one it names (see `findProposals`). */
  readonly proposed: ReadonlyMap<string, string>;
  /** The registry as it was accepted. */
  readonly base: Registry;
  /** All accepted versions of an event's file, oldest first. Asked only where the last one is not enough to judge by. */
  readonly versionsOf: (id: string) => readonly EventEntry[];
}

/** All that rules look at: a registry at a moment, its events expanded, its conflicts found. Made once per run. */
export interface Check {
  readonly entries: RegistryEntries;
  readonly registry: Registry;
  readonly now: Temporal.Instant;
  readonly expansions: ReadonlyMap<string, Expansion>;
  /** All that is taken. */
  readonly busy: readonly BusyPeriod[];
  /** Every event that takes anything, with its dates, and where its duplicates would stand. */
  readonly listings: readonly Listing[];
  readonly listingIndex: ListingIndex;
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

/** Look at a registry the way rules need it. Without a change, every event is judged. `expand` may remember what it has expanded. */
export function examine(
  entries: RegistryEntries,
  registry: Registry,
  now: Temporal.Instant,
  change?: Change,
  expand: typeof expandRecurrence = expandRecurrence,
): Check {
  const { expansions, busy } = expandAll(registry, now, expand);
  const conflicts = findProposedConflicts(busy, registry, change);
  const known =
    change && conflicts.length > 0 ? knownConflicts(change.base, now, expand) : new Map<string, KnownConflict>();
  const listings = toListings(busy);
  const listingIndex = indexListings(listings);
  return {
    entries,
    registry,
    now,
    expansions,
    busy,
    listings,
    listingIndex,
    conflicts,
    change,
    known,
    mergedAt: new Map(),
  };
}

function findProposedConflicts(
  busy: readonly BusyPeriod[],
  registry: Registry,
  change: Change | undefined,
): readonly Conflict[] {
  if (!change) return findConflicts(busy, []);
  const isProposed = ({ claimant }: BusyPeriod) =>
    change.proposed.has(registry.events.get(claimant.id)?.file ?? claimant.id);
  const sides = Object.groupBy(busy, (period) => (isProposed(period) ? 'proposed' : 'accepted'));
  return sides.proposed ? findConflicts(sides.proposed, sides.accepted ?? []) : [];
}

function expandAll(
  registry: Registry,
  now: Temporal.Instant,
  expand: typeof expandRecurrence,
): { expansions: Map<string, Expansion>; busy: BusyPeriod[] } {
  const expansions = new Map<string, Expansion>();
  const busy: BusyPeriod[] = [];
  const resources = toResources(registry);
  for (const event of registry.events.values()) {
    const expansion = expand(event);
    expansions.set(event.id, expansion);
    for (const period of busyPeriods(event, expansion.occurrences, resources, now)) busy.push(period);
  }
  return { expansions, busy };
}

/** Many changes may stand beside one registry: its own conflicts are found once. */
const knownIn = new WeakMap<
  Registry,
  { readonly now: Temporal.Instant; readonly known: ReadonlyMap<string, KnownConflict> }
>();

function knownConflicts(
  base: Registry,
  now: Temporal.Instant,
  expand: typeof expandRecurrence,
): ReadonlyMap<string, KnownConflict> {
  const before = knownIn.get(base);
  if (before?.now.equals(now)) return before.known;
  const known = new Map<string, KnownConflict>();
  knownIn.set(base, { now, known });
  // An event may have moved to another file: all old conflicts are looked at, not only those of the same files.
  for (const conflict of findConflicts(expandAll(base, now, expand).busy, [])) {
    known.set(conflictKey(conflict), toKnown(conflict));
  }
  return known;
}

/** Get what of a conflict a later version of it is compared with. */
export function toKnown({ overlap, severity }: Conflict): KnownConflict {
  return { length: overlap.end - overlap.start, severity };
}

/** Name a conflict so that it is recognised in another version of the registry: same code, resource and occurrences. */
export function conflictKey({ code, resource, claim, others }: Conflict): string {
  const sides = [claim, ...others].map(({ claimant, occurrence }) => `${claimant.id}@${occurrence}`);
  return [code, resource.kind, resource.id, ...sides.sort()].join(' ');
}
