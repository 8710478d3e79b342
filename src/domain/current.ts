import type { Occurrence } from './recurrence.ts';

/** Get the date of an event that a visitor cares for, of all in order of time: the first that has not ended, else the last. */
export function currentOccurrence(occurrences: readonly Occurrence[], now: Temporal.Instant): Occurrence | undefined {
  return occurrences.find(({ end }) => end > now.epochMilliseconds) ?? occurrences.at(-1);
}
