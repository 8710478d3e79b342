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
  const news = newestOf(source, feed.events);
  const newest = news[0]?.stamp.rescheduled ?? source.stamps.fallback.announced;
  const self = webAddress(feed.address) ?? '';
  return getRssString({
    title: cleanLine(feed.name),
    description: cleanLine(feed.description),
    site: feed.page,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
      `<language>${source.locale}</language>`,
      `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    ].join(''),
    items: news.map((item) => toItem(source, item)),
  });
}

interface News {
  readonly event: CalendarEvent;
  readonly stamp: Stamp;
}

function newestOf({ stamps, now }: FeedSource, events: Iterable<CalendarEvent>): News[] {
  const news: News[] = [];
  for (const event of events) if (isInFeeds(event, now)) news.push({ event, stamp: stampOf(stamps, event.file) });
  news.sort(
    (a, b) =>
      b.stamp.rescheduled - a.stamp.rescheduled || startOf(b) - startOf(a) || (a.event.id < b.event.id ? -1 : 1),
  );
  return news.slice(0, MAX_NEWS_ITEMS);
}

function startOf({ event }: News): number {
  return event.time?.start.epochMilliseconds ?? 0;
}

function toItem(source: FeedSource, { event, stamp }: News): RSSFeedItem {
  const { domain } = source.registry.settings;
  const announced = new Date(stamp.announced).getUTCFullYear();
  // The library reads these values before it writes them («007» becomes 7): text before a number keeps it text.
  const guid = `tag:${domain},${announced}:${event.id}:${stamp.sequence}`;
  return {
    title: newsTitle(event, stamp, source.locale),
    ...linkOf(source, event),
    description: newsText(source, event),
    pubDate: new Date(stamp.rescheduled),
    categories: [wordsOf(source.locale).formats[event.entry.format]],
    customData: `<guid isPermaLink="false">${escapeXml(guid)}</guid>`,
  };
}

function linkOf({ home, locale }: FeedSource, { id }: CalendarEvent): Pick<RSSFeedItem, 'link'> {
  const link = webAddress(home + eventPage(id, locale));
  return link === undefined ? {} : { link };
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
