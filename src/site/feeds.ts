import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { type FeedSource, feedWindow } from '../formats/feed.ts';
import { toICalendar } from '../formats/icalendar.ts';
import { toRss } from '../formats/rss.ts';
import type { Locale } from '../i18n/interface.ts';
import type { Calendar } from './registry.ts';
import {
  absolute,
  calendarPath,
  eventCalendarPath,
  eventPath,
  homePath,
  regionCalendarPath,
  regionPath,
  regionRssPath,
  rssPath,
} from './urls.ts';

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

/** What a feed is about: everything, or one region. */
function subjectOf({ registry }: Calendar, locale: Locale, region: string | undefined) {
  const { name, tagline } = registry.settings;
  const site = inLocale(name, locale);
  const found = region === undefined ? undefined : registry.regions.get(region);
  return {
    name: found ? `${inLocale(found.name, locale)} · ${site}` : site,
    description: tagline === undefined ? site : inLocale(tagline, locale),
    events: [...registry.events.values()].filter((event) => region === undefined || event.region === region),
  };
}

/** Write the calendar of all events, or of a region's, for subscribers. */
export function writeCalendarFeed(calendar: Calendar, locale: Locale, region?: string): string {
  const path = region === undefined ? calendarPath(locale) : regionCalendarPath(region, locale);
  const window = feedWindow(calendar.now);
  const subject = subjectOf(calendar, locale, region);
  const { text, omitted } = toICalendar(sourceOf(calendar, locale), { ...subject, address: absolute(path), window });
  if (omitted > 0) {
    console.warn(
      `${path}: ${omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.`,
    );
  }
  return text;
}

/** Write the news of all events, or of a region's. */
export function writeNewsFeed(calendar: Calendar, locale: Locale, region?: string): Promise<string> {
  const page = region === undefined ? homePath(locale) : regionPath(region, locale);
  const path = region === undefined ? rssPath(locale) : regionRssPath(region, locale);
  const subject = subjectOf(calendar, locale, region);
  return toRss(sourceOf(calendar, locale), { ...subject, address: absolute(path), page: absolute(page) });
}

/** Write the calendar file of one event. */
export function writeEventCalendar(calendar: Calendar, locale: Locale, event: CalendarEvent): string {
  const address = absolute(eventCalendarPath(event.id, locale));
  return toICalendar(sourceOf(calendar, locale), { name: event.entry.title, address, events: [event] }).text;
}
