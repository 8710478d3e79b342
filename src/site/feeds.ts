import type { CalendarEvent } from '../domain/event.ts';
import type { Subject } from '../domain/subject.ts';
import type { FeedSource } from '../formats/feed.ts';
import { toICalendar } from '../formats/icalendar.ts';
import { type FeedContents, writeCalendarFeed, writeNewsFeed } from '../formats/subject-feed.ts';
import type { Locale } from '../i18n/interface.ts';
import type { Calendar } from './registry.ts';
import { absolute, assetPath, eventCalendarPath, eventPath } from './urls.ts';

const sources = new WeakMap<Calendar, Map<Locale, FeedSource>>();

/** What all feeds of a language share; made once. */
function sourceOf(calendar: Calendar, locale: Locale): FeedSource {
  const known = sources.get(calendar) ?? new Map<Locale, FeedSource>();
  sources.set(calendar, known);
  let source = known.get(locale);
  if (!source) {
    const { registry, stamps, now, byEvent } = calendar;
    source = {
      registry,
      stamps,
      now,
      locale,
      eventAddress: (id) => absolute(eventPath(id, locale)),
      occurrencesOf: ({ id }) => byEvent.get(id) ?? [],
    };
    known.set(locale, source);
  }
  return source;
}

/** Write the calendar of all events, or of those that belong to a subject, for subscribers. */
export function calendarFeedOf(calendar: Calendar, locale: Locale, subject?: Subject): string {
  return writeCalendarFeed(sourceOf(calendar, locale), contentsOf(calendar, subject), absolute(assetPath(''))).text;
}

/** Write the news of all events, or of those that belong to a subject. */
export async function newsFeedOf(calendar: Calendar, locale: Locale, subject?: Subject): Promise<string> {
  const { text } = await writeNewsFeed(
    sourceOf(calendar, locale),
    contentsOf(calendar, subject),
    absolute(assetPath('')),
  );
  return text;
}

function contentsOf({ registry, gatherings }: Calendar, subject: Subject | undefined): FeedContents {
  const events = subject ? (gatherings[subject.kind].get(subject.id)?.events ?? []) : registry.events.values();
  return { subject, events };
}

/** Write the calendar file of one event. */
export function writeEventCalendar(calendar: Calendar, locale: Locale, event: CalendarEvent): string {
  const address = absolute(eventCalendarPath(event.id, locale));
  return toICalendar(sourceOf(calendar, locale), { name: event.entry.title, address, events: [event] }).text;
}
