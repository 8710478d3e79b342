import type { CalendarEvent } from '../domain/event.ts';
import { readEventImage } from '../io/event-image.ts';
import type { Calendar } from './registry.ts';
import { eventImagePath } from './urls.ts';

/** List the images that events show: covers and those of their texts. */
export function listEventImages({ registry, html }: Calendar): { event: CalendarEvent; name: string }[] {
  const images: { event: CalendarEvent; name: string }[] = [];
  for (const event of registry.events.values()) {
    const names = new Set<string>();
    if (event.entry.cover !== undefined) names.add(event.entry.cover.replace('./', ''));
    const text = html.get(event.id);
    if (text?.includes('<img')) {
      const folder = `<img src="${eventImagePath(event.id, '')}`;
      for (const rest of text.split(folder).slice(1)) names.add(rest.slice(0, rest.indexOf('"')));
    }
    for (const name of names) images.push({ event, name });
  }
  return images;
}

/** Read one of those images. A missing one is told by the check of the content, not by a failed build. */
export function readImage(
  { folder }: Calendar,
  event: CalendarEvent,
  name: string,
): Uint8Array<ArrayBuffer> | undefined {
  return readEventImage(folder, event.file, name);
}
