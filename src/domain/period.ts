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
