import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { type Stamp, stampOf } from '../domain/stamp.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import { type Locale, wordsOf } from '../i18n/interface.ts';
import { eventPage } from './addresses.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type FeedSource, isInFeeds, placeOf, titleOf, webAddress } from './feed.ts';
import { formatClock, formatDate, formatDateRange, formatRule, formatWhen, formatZone } from './human.ts';

/** One news feed: what it is called, where it lies, and whose events it announces. */
export interface NewsFeed {
  readonly name: string;
  readonly description: string;
  /** The absolute address of the feed itself. */
  readonly address: string;
  /** The absolute address of the page that shows the same to people. */
  readonly page: string;
  readonly events: Iterable<CalendarEvent>;
}

export const MAX_NEWS_ITEMS = 50;

/**
 * Write the 50 newest announcements as RSS 2.0. An item is dated by the commit that announced it, never by its event; when
 * an event is moved, cancelled, or gets another place it comes again as a new item. Times and places are in its text.
 */
export async function toRss(source: FeedSource, feed: NewsFeed): Promise<string> {
  const items = newestItems(source, feed.events);
  const newest = items[0]?.published ?? source.stamps.fallback.announced;
  const self = webAddress(feed.address) ?? '';
  const unwritten = items.filter((item) => !writtenItems.has(item));
  const text = await getRssString({
    title: cleanLine(feed.name),
    description: cleanLine(feed.description),
    site: feed.page,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
      `<language>${source.locale}</language>`,
      `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    ].join(''),
    items: unwritten.map(toRssItem),
  });
  // Angle brackets of texts are escaped: these are the library's own.
  const end = text.lastIndexOf('</channel>');
  const [head = '', ...fresh] = text.slice(0, end).split(/(?=<item>)/);
  for (const [index, item] of unwritten.entries()) writtenItems.set(item, fresh[index] ?? '');
  return head + items.map((item) => writtenItems.get(item)).join('') + text.slice(end);
}

// An announcement is in the news of its region, venue, people, format and topics: its XML is made once for all of them.
const writtenItems = new WeakMap<NewsItem, string>();

/** An announcement as news feeds of any kind carry it. Times are epoch milliseconds. */
export interface NewsItem {
  readonly event: CalendarEvent;
  /** A tag URI (RFC 4151), another one for every announcement of the event. */
  readonly guid: string;
  readonly title: string;
  /** HTML. */
  readonly text: string;
  /** The page of the event. */
  readonly link?: string | undefined;
  readonly category: string;
  readonly published: number;
  /** When the file of the event last changed. */
  readonly changed: number;
}

const newsItems = new WeakMap<FeedSource, WeakMap<CalendarEvent, NewsItem>>();

/** List the 50 newest announcements of some events, newest first; an item is put into words once for all feeds of a source. */
export function newestItems(source: FeedSource, events: Iterable<CalendarEvent>): readonly NewsItem[] {
  const known = newsItems.get(source) ?? new WeakMap<CalendarEvent, NewsItem>();
  newsItems.set(source, known);
  return newestOf(source, events).map((news) => {
    const item = known.get(news.event) ?? toNewsItem(source, news);
    known.set(news.event, item);
    return item;
  });
}

interface News {
  readonly event: CalendarEvent;
  readonly stamp: Stamp;
  /** Epoch milliseconds. */
  readonly start: number;
}

function newestOf(source: FeedSource, events: Iterable<CalendarEvent>): News[] {
  const news: News[] = [];
  for (const event of events) if (isInFeeds(event, source.now)) news.push(newsOf(source, event));
  news.sort(
    (a, b) => b.stamp.rescheduled - a.stamp.rescheduled || b.start - a.start || (a.event.id < b.event.id ? -1 : 1),
  );
  return news.slice(0, MAX_NEWS_ITEMS);
}

const newsOfSources = new WeakMap<FeedSource, Map<CalendarEvent, News>>();

function newsOf(source: FeedSource, event: CalendarEvent): News {
  const known = newsOfSources.get(source) ?? new Map<CalendarEvent, News>();
  newsOfSources.set(source, known);
  let news = known.get(event);
  if (!news) {
    news = { event, stamp: stampOf(source.stamps, event.file), start: event.time?.start.epochMilliseconds ?? 0 };
    known.set(event, news);
  }
  return news;
}

function toNewsItem(source: FeedSource, { event, stamp }: News): NewsItem {
  const { registry, locale, home } = source;
  const announced = new Date(stamp.announced).getUTCFullYear();
  return {
    event,
    guid: `tag:${registry.settings.domain},${announced}:${event.id}:${stamp.sequence}`,
    title: newsTitle(event, stamp, locale),
    text: newsText(source, event),
    link: webAddress(home + eventPage(event.id, locale)),
    category: wordsOf(locale).formats[event.entry.format],
    published: stamp.rescheduled,
    changed: stamp.changed,
  };
}

function toRssItem({ guid, title, text, link, category, published }: NewsItem): RSSFeedItem {
  return {
    title,
    ...(link === undefined ? {} : { link }),
    description: text,
    pubDate: new Date(published),
    categories: [category],
    // The library reads this value before it writes it («007» becomes 7): text before a number keeps it text.
    customData: `<guid isPermaLink="false">${escapeXml(guid)}</guid>`,
  };
}

/** «5 декабря, 18:00 — Дебаты о приватности»; the year where it is not that of the announcement. */
function newsTitle(event: CalendarEvent, stamp: Stamp, locale: Locale): string {
  const { time, recurrence } = event;
  if (!time) return titleOf(event, locale);
  const { first, last } = daysOf(time);
  const year = last.year !== new Date(stamp.rescheduled).getUTCFullYear();
  const date = time.allDay ? formatDateRange(first, last, locale, { year }) : formatDate(first, locale, { year });
  const when = [
    date,
    ...(time.allDay ? [] : [formatClock(time.start)]),
    ...(recurrence ? [formatRule(recurrence.rule, locale)] : []),
  ];
  const moved = stamp.moved && event.entry.status === 'confirmed' ? feedWordsOf(locale).moved : '';
  // A title is plain text that readers break as they like: hard spaces would only hinder search.
  return `${when.join(', ').replaceAll('\u00a0', ' ')} — ${moved}${titleOf(event, locale)}`;
}

/** Readers show a description as HTML: the texts of the registry are escaped before they get there. */
function newsText({ registry, locale }: FeedSource, event: CalendarEvent): string {
  const { entry, time, recurrence } = event;
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const place = placeOf(event, venue, registry.regions.get(venue?.region ?? event.region), locale);
  const online = entry.onlineUrl === undefined ? undefined : webAddress(entry.onlineUrl);
  const facts = [
    time && formatWhen(time, locale),
    time && !time.allDay ? formatZone(time.start, locale) : undefined,
    recurrence && formatRule(recurrence.rule, locale),
    place,
  ].filter((fact) => fact !== undefined);
  const paragraphs = [
    ...(entry.summary === undefined ? [] : [escapeXml(cleanText(entry.summary))]),
    escapeXml(facts.join(' · ')),
    ...(online === undefined ? [] : [`<a href="${escapeXml(online)}">${escapeXml(online)}</a>`]),
  ];
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
