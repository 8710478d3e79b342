import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Subject } from '../domain/subject.ts';
import { calendarFeed, localeFolder, newsFeed, subjectPage } from './addresses.ts';
import { type FeedSource, feedWindow } from './feed.ts';
import { toICalendar } from './icalendar.ts';
import { toRss } from './rss.ts';
import { subjectName } from './subject-view.ts';

/** What a feed is about: everything, or what belongs to a subject; with its events in order of their files. */
export interface FeedContents {
  readonly subject?: Subject | undefined;
  readonly events: Iterable<CalendarEvent>;
}

/** A feed, and where it lies below the site's base path. */
export interface FeedFile {
  readonly path: string;
  readonly text: string;
}

/** Write the calendar that subscribers read. `home` is the site's own address with its base path. */
export function writeCalendarFeed(
  source: FeedSource,
  contents: FeedContents,
  home: string,
): FeedFile & { readonly omitted: number } {
  const path = calendarFeed(pageOf(source, contents));
  const window = feedWindow(source.now);
  const { text, omitted } = toICalendar(source, { ...describe(source, contents), address: home + path, window });
  return { path, text, omitted };
}

/** Write the news. `home` is the site's own address with its base path. */
export async function writeNewsFeed(source: FeedSource, contents: FeedContents, home: string): Promise<FeedFile> {
  const page = pageOf(source, contents);
  const path = newsFeed(page);
  return {
    path,
    text: await toRss(source, { ...describe(source, contents), address: home + path, page: home + page }),
  };
}

function pageOf({ locale }: FeedSource, { subject }: FeedContents): string {
  return subject ? subjectPage(subject, locale) : localeFolder(locale);
}

function describe({ registry, locale }: FeedSource, { subject, events }: FeedContents) {
  const { name, tagline } = registry.settings;
  const site = inLocale(name, locale);
  return {
    name: subject ? `${subjectName(registry, subject, locale)} · ${site}` : site,
    description: tagline === undefined ? site : inLocale(tagline, locale),
    events,
  };
}
