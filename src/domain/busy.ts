import { isBlocking } from './hold.ts';
import type { Period } from './period.ts';
import type { Occurrence } from './recurrence.ts';
import type { Registry } from './registry.ts';

/** Something that at most `units` events can have at one moment. */
export interface Resource {
  readonly kind: 'venue' | 'region';
  readonly id: string;
  /** How many events it holds at once; a region holds one by its `reject` or `warn` policy. */
  readonly units: number;
  /** What a region does about overlaps; a venue always rejects them. */
  readonly policy: 'reject' | 'warn';
}

/** What of an event matters to others that want the same resource: flat, so that it also travels as JSON. */
export interface Claimant {
  readonly id: string;
  /** Events this one is a part of, from the inside out. */
  readonly ancestors: readonly string[];
  readonly organizers: readonly string[];
  /** The person a hold is kept by; nothing for a confirmed event. */
  readonly holdBy?: string | undefined;
  readonly isLocal: boolean;
  /** Events whose overlap with this one is agreed. */
  readonly agreedWith: readonly string[];
}

/** A stretch for which an occurrence takes a resource: epoch milliseconds, setup and teardown included where they count. */
export interface BusyPeriod extends Period {
  readonly resource: Resource;
  readonly claimant: Claimant;
  readonly occurrence: Occurrence;
}

/** List what an event takes, and when: nothing if it blocks nothing (cancelled, postponed, expired or undated). */
export function busyPeriods(
  occurrences: readonly Occurrence[],
  registry: Registry,
  now: Temporal.Instant,
): BusyPeriod[] {
  const event = occurrences[0]?.event;
  if (!event || !isBlocking(event, now)) return [];
  const { entry } = event;
  if (entry.attendance === 'online') return [];
  const claimant: Claimant = {
    id: event.id,
    ancestors: ancestorsOf(event.id, registry),
    organizers: entry.organizers ?? [],
    holdBy: entry.status === 'hold' ? entry.hold?.by : undefined,
    isLocal: entry.scope === 'local',
    agreedWith: entry.overlaps?.map((overlap) => overlap.with) ?? [],
  };
  const venue = entry.venue === undefined ? undefined : resources(registry).venues.get(entry.venue);
  const region = resources(registry).regions.get(event.region);
  const periods: BusyPeriod[] = [];
  for (const occurrence of occurrences) {
    if (venue) {
      const start = occurrence.start - event.setup;
      periods.push({ resource: venue, claimant, occurrence, start, end: occurrence.end + event.teardown });
    }
    if (region) periods.push({ resource: region, claimant, occurrence, start: occurrence.start, end: occurrence.end });
  }
  return periods;
}

interface Resources {
  readonly venues: ReadonlyMap<string, Resource>;
  readonly regions: ReadonlyMap<string, Resource>;
}

const resourcesOf = new WeakMap<Registry, Resources>();

/** One object per resource of a registry: venues without limit and regions that allow overlaps are none. */
function resources(registry: Registry): Resources {
  let known = resourcesOf.get(registry);
  if (!known) {
    const venues = new Map<string, Resource>();
    for (const { id, units } of registry.venues.values()) {
      if (units !== 'unlimited') venues.set(id, { kind: 'venue', id, units, policy: 'reject' });
    }
    const regions = new Map<string, Resource>();
    for (const { id, overlapPolicy } of registry.regions.values()) {
      if (overlapPolicy !== 'allow') regions.set(id, { kind: 'region', id, units: 1, policy: overlapPolicy });
    }
    known = { venues, regions };
    resourcesOf.set(registry, known);
  }
  return known;
}

const NO_ANCESTORS: readonly string[] = [];

function ancestorsOf(id: string, registry: Registry): readonly string[] {
  let parent = registry.events.get(id)?.entry.partOf;
  if (parent === undefined) return NO_ANCESTORS;
  const ancestors: string[] = [];
  while (parent !== undefined && parent !== id && !ancestors.includes(parent)) {
    ancestors.push(parent);
    parent = registry.events.get(parent)?.entry.partOf;
  }
  return ancestors;
}
