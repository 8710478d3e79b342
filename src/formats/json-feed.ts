import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { stampOf } from '../domain/stamp.ts';
import { wordsOf } from '../i18n/interface.ts';
import { API, eventCalendar, eventImage, jsonFeed, localeFolder, schemaOf, subjectPage } from './addresses.ts';
import { cleanLine } from './clean-text.ts';
import { toMoments, utcMoment } from './event-list.ts';
import { type FeedFile, type FeedSource, webAddress } from './feed.ts';
import { formatJson } from './json-text.ts';
import { newestItems } from './rss.ts';
import { breakable, type NewsItem, toHtml } from './rss-channel.ts';
import { subjectName, topicName } from './subject-view.ts';

/** A JSON Feed (https://www.jsonfeed.org/version/1.1/), as far as this site has something to say in it. */
export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly description?: string | undefined;
  readonly icon: string;
  readonly favicon: string;
  readonly authors: readonly JsonFeedAuthor[];
  readonly language: string;
  readonly items: readonly JsonFeedItem[];
}

/** Somebody to whom a feed or an item belongs. */
export interface JsonFeedAuthor {
  readonly name: string;
  readonly url: string;
}

/** An announcement. */
export interface JsonFeedItem {
  readonly id: string;
  readonly url?: string | undefined;
  readonly title: string;
  readonly content_html: string;
  readonly summary?: string | undefined;
  readonly image?: string | undefined;
  readonly date_published: string;
  readonly date_modified: string;
  readonly authors?: readonly JsonFeedAuthor[] | undefined;
  readonly tags: readonly string[];
  readonly _mivent: {
    /** The schema of the list of events, whose fields these are: extensions of JSON Feed say where they are explained. */
    readonly about: string;
    readonly id: string;
    readonly status: string;
    readonly start?: string | undefined;
    readonly end?: string | undefined;
    readonly region: string;
    readonly venue?: string | undefined;
    /** The calendar file of the event. */
    readonly calendar: string;
  };
}

/** List the one JSON Feed of a language: the announcements of everything. */
export function jsonFeeds(source: FeedSource): FeedFile[] {
  return [{ path: jsonFeed(source.locale), write: () => ({ text: formatJson(toJsonFeed(source)) }) }];
}

/** Write the 50 newest announcements as a JSON Feed 1.1: the same items as in the RSS of the site, with what programs want to know. */
export function toJsonFeed(source: FeedSource): JsonFeed {
  const { registry, locale, home } = source;
  const { name, tagline } = registry.settings;
  const title = cleanLine(inLocale(name, locale));
  const page = home + localeFolder(locale);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: home + jsonFeed(locale),
    description: tagline === undefined ? undefined : cleanLine(inLocale(tagline, locale)),
    icon: `${home}icon-512.png`,
    favicon: `${home}icon-192.png`,
    authors: [{ name: title, url: page }],
    language: locale,
    items: newestItems(source, registry.events.values()).map((item) => toItem(source, item)),
  };
}

function toItem(source: FeedSource, item: NewsItem) {
  const { registry, stamps, locale, home } = source;
  const { id, file, entry, region, time } = item.event;
  const authors = authorsOf(source, item.event);
  const { changed } = stampOf(stamps, file);
  return {
    id: item.guid,
    url: webAddress(item.link),
    title: breakable(item.title),
    content_html: toHtml(item),
    summary: entry.summary === undefined ? undefined : cleanLine(entry.summary),
    image: entry.cover === undefined ? undefined : home + eventImage(id, entry.cover),
    date_published: utcMoment(item.at),
    date_modified: utcMoment(Math.max(changed, item.at)),
    authors: authors.length > 0 ? authors : undefined,
    tags: [
      wordsOf(locale).formats[entry.format],
      ...(entry.topics ?? []).map((topic) => cleanLine(topicName(registry, topic, locale))),
    ],
    _mivent: {
      about: home + schemaOf(API.events),
      id,
      status: entry.status,
      ...(time ? toMoments(time) : {}),
      region,
      venue: entry.venue,
      calendar: home + eventCalendar(id, locale),
    },
  } satisfies JsonFeedItem;
}

/** Its organisers, where the registry knows them; without any the feed's own author stands for it. */
function authorsOf({ registry, locale, home }: FeedSource, { entry }: CalendarEvent): JsonFeedAuthor[] {
  return (entry.organizers ?? [])
    .filter((id) => registry.people.has(id))
    .map((id) => ({
      name: cleanLine(subjectName(registry, { kind: 'people', id }, locale)),
      url: home + subjectPage({ kind: 'people', id }, locale),
    }));
}
