import type { CalendarEvent } from './event.ts';
import type { Registry } from './registry.ts';

/**
 * Get the event that stands for one entered twice: the end of the chain, where what it was a duplicate of has become one
 * itself. Nothing for an event that stands for itself, and where the chain leads nowhere or in a circle.
 */
export function originalOf(event: CalendarEvent, { events }: Registry): CalendarEvent | undefined {
  const seen = new Set([event.id]);
  let id = event.entry.duplicateOf;
  while (id !== undefined) {
    const next = events.get(id);
    if (!next || seen.has(id)) return undefined;
    if (next.entry.duplicateOf === undefined) return next;
    seen.add(id);
    id = next.entry.duplicateOf;
  }
  return undefined;
}
