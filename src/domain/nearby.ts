import type { Occurrence } from './recurrence.ts';

/** What counts as «the same days»: three days before and after. */
const REACH = 3 * 86_400_000;

/**
 * Find what else takes place around an occurrence, nearest first in order of time. Takes all occurrences of the
 * neighbourhood in order of their starts; leaves out the event itself, its relatives, and what does not take place.
 */
export function findNearby(neighbours: readonly Occurrence[], occurrence: Occurrence, limit: number): Occurrence[] {
  const { event } = occurrence;
  const family = event.entry.partOf ?? event.id;
  const found: Occurrence[] = [];
  const seen = new Set<string>();
  for (let index = firstFrom(neighbours, occurrence.start - REACH); index < neighbours.length; index++) {
    const other = neighbours[index];
    if (!other || other.start >= occurrence.end + REACH || found.length >= MOST) break;
    const { id, entry } = other.event;
    const relative = id === event.id || (entry.partOf ?? id) === family;
    const takesPlace = (entry.status === 'confirmed' || entry.status === 'hold') && entry.duplicateOf === undefined;
    if (relative || !takesPlace || seen.has(id)) continue;
    seen.add(id);
    found.push(other);
  }
  return found
    .sort((a, b) => Math.abs(a.start - occurrence.start) - Math.abs(b.start - occurrence.start))
    .slice(0, limit)
    .sort((a, b) => a.start - b.start);
}

/** Crowded days are cut off here, so that a page costs the same in any registry. */
const MOST = 200;

function firstFrom(occurrences: readonly Occurrence[], start: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((occurrences[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
