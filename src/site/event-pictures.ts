import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { describePicture, drawEventPicture, type PageImage, PICTURE } from '../formats/event-picture.ts';
import { toEventView } from '../formats/event-view.ts';
import { formatWhere, toBadge } from '../formats/listing.ts';
import { toPicture } from '../io/event-picture.ts';
import { type Calendar, nextOccurrence } from './registry.ts';
import { absolute, eventPath, eventPicturePath } from './urls.ts';

/** The picture of an event: the drawing, and what its page tells of it. */
export interface EventPicture {
  readonly svg: string;
  readonly image: PageImage;
}

/** So many events have a picture of their own, the nearest: what is further away is shared later, when it is nearer. */
export const MOST_PICTURED = 300;

const pictured = new WeakMap<Calendar, ReadonlySet<string>>();
const pictures = new WeakMap<Calendar, Map<string, EventPicture | undefined>>();

/** List the events that may have a picture: not over, not entered twice; those without a date, too. */
export function picturedEvents(calendar: Calendar): ReadonlySet<string> {
  let ids = pictured.get(calendar);
  if (!ids) {
    const all = new Set([...calendar.upcoming.map(({ event }) => event.id), ...calendar.undated.map(({ id }) => id)]);
    ids = new Set([...all].slice(0, MOST_PICTURED));
    pictured.set(calendar, ids);
  }
  return ids;
}

/** Get the picture of an event, drawn once per build; nothing where the site's own stands for it. */
export function pictureOf(calendar: Calendar, event: CalendarEvent): EventPicture | undefined {
  if (!picturedEvents(calendar).has(event.id)) return undefined;
  const known = pictures.get(calendar) ?? new Map<string, EventPicture | undefined>();
  pictures.set(calendar, known);
  if (!known.has(event.id)) known.set(event.id, draw(calendar, event));
  return known.get(event.id);
}

/** Get a picture as PNG: made now, or by an earlier build. */
export function readPicture({ svg }: EventPicture): Promise<Uint8Array<ArrayBuffer>> {
  return toPicture(svg);
}

/** One picture serves both languages: it speaks the one of the event's text, so that the title does not stand among strangers. */
function draw(calendar: Calendar, event: CalendarEvent): EventPicture | undefined {
  const { registry, now } = calendar;
  const locale = event.entry.lang === 'en' ? 'en' : 'ru';
  const context = { registry, locale, now } as const;
  const occurrences = calendar.byEvent.get(event.id) ?? [];
  const view = toEventView(
    { event, occurrences, current: nextOccurrence(calendar, event), page: absolute(eventPath(event.id, locale)) },
    context,
  );
  const { numeral, month, dayAndHours, title, region } = view;
  const words = {
    ...{ numeral, month, dayAndHours, title, region: region.name },
    where: formatWhere(event, context),
    badge: toBadge(event, context),
    site: inLocale(registry.settings.name, locale),
  };
  const svg = drawEventPicture(words);
  if (svg === undefined) return undefined;
  return { svg, image: { src: eventPicturePath(event.id), ...PICTURE, alt: describePicture(words) } };
}
