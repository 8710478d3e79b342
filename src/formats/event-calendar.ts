import { eventCalendar } from './addresses.ts';
import type { FeedFile, FeedSource } from './feed.ts';
import { toICalendar } from './icalendar.ts';

/** List the calendar file of every event. */
export function eventCalendars(source: FeedSource): FeedFile[] {
  const { registry, home, locale } = source;
  const files = [...registry.events.values()].map((event): FeedFile => {
    const path = eventCalendar(event.id, locale);
    const about = { name: event.entry.title, address: home + path };
    return { path, write: () => ({ text: toICalendar(source, { ...about, events: [event] }).text }) };
  });
  // Whoever has subscribed to what is no longer there is told so by a calendar without events.
  const gone = new Set([...(registry.settings.removed ?? []).map(({ id }) => id), ...(source.gone?.events ?? [])]);
  for (const id of gone) {
    const path = eventCalendar(id, locale);
    if (registry.events.has(id)) continue;
    files.push({ path, write: () => toICalendar(source, { name: id, address: home + path, events: [] }) });
  }
  return files;
}
