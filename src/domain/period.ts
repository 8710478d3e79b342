/** A stretch of exact time, half-open: `start` belongs to it, `end` does not. Epoch milliseconds. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** Tell whether two periods share any moment. Periods that only touch do not overlap (RFC 5545 §3.6.1). */
export function overlaps(a: Period, b: Period): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Get the moments two periods share, or nothing where they share none. */
export function intersection(a: Period, b: Period): Period | undefined {
  return overlaps(a, b) ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : undefined;
}

/** Periods in order of their starts, made to be asked which of them lie in a stretch. */
export interface PeriodIndex<Item extends Period> {
  readonly items: readonly Item[];
  /** For each item the latest end of all up to it: grows, so that it can be searched. */
  readonly reach: readonly number[];
}

/** Index periods by time. */
export function indexPeriods<Item extends Period>(periods: readonly Item[]): PeriodIndex<Item> {
  const items = [...periods].sort((a, b) => a.start - b.start);
  let latest = Number.NEGATIVE_INFINITY;
  const reach = items.map(({ end }) => {
    latest = Math.max(latest, end);
    return latest;
  });
  return { items, reach };
}

/** Get the periods of an index that share a moment with a stretch, in order of their starts. */
export function periodsWithin<Item extends Period>({ items, reach }: PeriodIndex<Item>, stretch: Period): Item[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((reach[middle] ?? 0) > stretch.start) high = middle;
    else low = middle + 1;
  }
  const found: Item[] = [];
  for (let index = low; index < items.length; index++) {
    const item = items[index];
    if (!item || item.start >= stretch.end) break;
    if (item.end > stretch.start) found.push(item);
  }
  return found;
}
