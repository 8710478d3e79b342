import type { CalendarEvent } from './event.ts';

/** What people narrow a list of events by. */
export const FACETS = ['region', 'format', 'attendance', 'language', 'price'] as const;
export type Facet = (typeof FACETS)[number];

/**
 * Tell what an event is found under: several values where it is several things at once. A hybrid event is one that people
 * come to, and one online; an event without a price is under none. Languages are those spoken.
 */
export function facetsOf({ region, entry }: CalendarEvent): Readonly<Record<Facet, readonly string[]>> {
  const { format, attendance, languages, lang, price } = entry;
  return {
    region: [region],
    format: [format],
    attendance: attendance === 'hybrid' ? ['offline', 'online'] : [attendance],
    language: languages ?? [lang],
    price: price === undefined ? [] : [typeof price === 'string' ? price : 'paid'],
  };
}
