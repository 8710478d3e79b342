import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Subject } from '../domain/subject.ts';
import { type FeedSource, feedWindow } from '../formats/feed.ts';
import { toICalendar } from '../formats/icalendar.ts';
import { toRss } from '../formats/rss.ts';
import { subjectName } from '../formats/subject-view.ts';
import type { Locale } from '../i18n/interface.ts';
import type { Calendar } from './registry.ts';
import { absolute, calendarOf, eventCalendarPath, eventPath, homePath, rssOf, subjectPath } from './urls.ts';

const sources = new WeakMap<Calendar, Map<Locale, FeedSource>>();

/** What all feeds of a language share; made once per build. */
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

/** What a feed is about: everything, or what belongs to its subject. */
function contentsOf({ registry, gatherings }: Calendar, locale: Locale, subject: Subject | undefined) {
  const { name, tagline } = registry.settings;
  const site = inLocale(name, locale);
  return {
    name: subject ? `${subjectName(registry, subject, locale)} · ${site}` : site,
    description: tagline === undefined ? site : inLocale(tagline, locale),
    events: subject ? (gatherings[subject.kind].get(subject.id)?.events ?? []) : registry.events.values(),
  };
}

/** Write the calendar of all events, or of those that belong to a subject, for subscribers. */
export function writeCalendarFeed(calendar: Calendar, locale: Locale, subject?: Subject): string {
  const path = calendarOf(subject ? subjectPath(subject, locale) : homePath(locale));
  const window = feedWindow(calendar.now);
  const contents = contentsOf(calendar, locale, subject);
  const { text, omitted } = toICalendar(sourceOf(calendar, locale), { ...contents, address: absolute(path), window });
  if (omitted > 0) {
    console.warn(
      `${path}: ${omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.`,
    );
  }
  return text;
}

/** Write the news of all events, or of those that belong to a subject. */
export function writeNewsFeed(calendar: Calendar, locale: Locale, subject?: Subject): Promise<string> {
  const page = subject ? subjectPath(subject, locale) : homePath(locale);
  const contents = contentsOf(calendar, locale, subject);
  return toRss(sourceOf(calendar, locale), { ...contents, address: absolute(rssOf(page)), page: absolute(page) });
}

/** Write the calendar file of one event. */
export function writeEventCalendar(calendar: Calendar, locale: Locale, event: CalendarEvent): string {
  const address = absolute(eventCalendarPath(event.id, locale));
  return toICalendar(sourceOf(calendar, locale), { name: event.entry.title, address, events: [event] }).text;
}
