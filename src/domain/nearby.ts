import type { Occurrence } from './recurrence.ts';
import type { Region } from './region.ts';
import { parseDuration } from './temporal.ts';

/** The next date of an event elsewhere that somebody in a region could go to. */
export interface Nearby {
  readonly occurrence: Occurrence;
  /** Milliseconds on the way to it, where region files tell them. */
  readonly travel?: number | undefined;
}

const MOST = 5;
const MOST_PER_REGION = 2;
/** Further ways are no evening out. */
const LONGEST_WAY = 3 * 3_600_000;
/** What is on sooner is near in time, too. */
const SOON = 56 * 86_400_000;

/**
 * Find what is on near a region in which nothing is: in the regions that are the shortest way from it, then elsewhere in its
 * country, then online; of all others, where there is nothing else. One date of an event, two of a region, five in all, in order of
 * time, which is also the order that `upcoming` must have.
 */
export function findNearby(
  region: Region,
  upcoming: readonly Occurrence[],
  regions: ReadonlyMap<string, Region>,
  now: Temporal.Instant,
): readonly Nearby[] {
  const later = upcoming.findIndex(({ start }) => start >= now.epochMilliseconds + SOON);
  const soon = nextDates(later === -1 ? upcoming : upcoming.slice(0, later), region);
  const ways = new Map(findReachableRegions(regions, region.id).map(({ id, travel }) => [id, travel]));
  const near = (soon.length > 0 ? soon : nextDates(upcoming, region))
    .map((occurrence) => toRanked(occurrence, region, regions, ways))
    .sort((a, b) => a.rank - b.rank || (a.rank === 0 ? (a.travel ?? 0) - (b.travel ?? 0) : 0));
  const counts = new Map<string, number>();
  const chosen = near.filter(({ occurrence: { event }, rank }) => {
    const count = (counts.get(event.region) ?? 0) + 1;
    counts.set(event.region, count);
    return count <= MOST_PER_REGION && (rank < 3 || near[0]?.rank === 3);
  });
  // What needs no way at all is always among them.
  const online = chosen.find(({ rank }) => rank === 2);
  const first = chosen.slice(0, MOST);
  const shown = online && !first.includes(online) ? [...first.slice(0, MOST - 1), online] : first;
  return shown
    .map(({ occurrence, travel }) => ({ occurrence, travel }))
    .sort((a, b) => a.occurrence.start - b.occurrence.start);
}

/** The next date of each event elsewhere that takes place; a festival stands for its parts. */
function nextDates(upcoming: readonly Occurrence[], region: Region): readonly Occurrence[] {
  const seen = new Set<string>();
  return upcoming.filter(({ event: { id, region: where, entry } }) => {
    const isOpen = where !== region.id && entry.status !== 'cancelled' && entry.partOf === undefined;
    return isOpen && !seen.has(id) && seen.add(id);
  });
}

interface Ranked extends Nearby {
  /** 0 where the way is known and short, 1 in the same country, 2 online, 3 anywhere else. */
  readonly rank: 0 | 1 | 2 | 3;
}

function toRanked(
  occurrence: Occurrence,
  { country }: Region,
  regions: ReadonlyMap<string, Region>,
  ways: ReadonlyMap<string, number>,
): Ranked {
  const { region, entry } = occurrence.event;
  const other = regions.get(region)?.country;
  // Nobody travels to what is online alone, wherever it is made.
  if (entry.attendance === 'online' || other === undefined) return { occurrence, rank: 2 };
  const travel = ways.get(region);
  if (travel !== undefined && travel <= LONGEST_WAY) return { occurrence, travel, rank: 0 };
  return { occurrence, travel, rank: other === country ? 1 : 3 };
}

/** A region that can be reached from another, and how long the way takes. */
export interface ReachableRegion {
  readonly id: string;
  /** Milliseconds. */
  readonly travel: number;
}

/**
 * List the regions that can be reached from one, the nearest first. Where no file tells the way between two of them, it leads
 * through others; where two files disagree about a way, it takes the longer.
 */
export function findReachableRegions(regions: ReadonlyMap<string, Region>, from: string): readonly ReachableRegion[] {
  const ways = waysBetween(regions);
  const open = new Map([[from, 0]]);
  const reached = new Map<string, number>();
  while (open.size > 0) {
    const [id, travel] = [...open].reduce((a, b) => (b[1] < a[1] ? b : a));
    open.delete(id);
    reached.set(id, travel);
    for (const [to, length] of ways.get(id) ?? []) {
      if (reached.has(to)) continue;
      open.set(to, Math.min(open.get(to) ?? Number.POSITIVE_INFINITY, travel + length));
    }
  }
  reached.delete(from);
  return [...reached].map(([id, travel]) => ({ id, travel }));
}

function waysBetween(regions: ReadonlyMap<string, Region>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const ways = new Map<string, Map<string, number>>([...regions.keys()].map((id) => [id, new Map()]));
  for (const { id, travel = {} } of regions.values()) {
    for (const [other, written] of Object.entries(travel)) {
      const length = Math.max(parseDuration(written) ?? 0, ways.get(id)?.get(other) ?? 0);
      ways.get(id)?.set(other, length);
      ways.get(other)?.set(id, length);
    }
  }
  return ways;
}
