import type { CalendarEvent } from '../domain/event.ts';
import { type Stamp, stampOf } from '../domain/stamp.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import type { Locale } from '../i18n/locale.ts';
import { eventPage } from './addresses.ts';
import { cleanText } from './clean-text.ts';
import { type FeedSource, isInFeeds, titleOf, webAddress } from './feed.ts';
import { formatRule } from './human.ts';
import {
  escapeXml,
  formatFacts,
  formatStart,
  MAX_NEWS_ITEMS,
  type NewsChannel,
  type NewsItem,
  writeRss,
} from './rss-channel.ts';

/** One news feed: what it is called, where it lies, and whose events it announces. */
export interface NewsFeed extends NewsChannel {
  readonly events: Iterable<CalendarEvent>;
}

/**
 * Write the 50 newest announcements as RSS 2.0. An item is dated by the commit that announced it, never by its event; when
 * an event is moved, cancelled, or gets another place it comes again as a new item. Times and places are in its text.
 */
export function toRss(source: FeedSource, feed: NewsFeed): Promise<string> {
  return writeRss(source, feed, newestItems(source, feed.events));
}

const newsOfSources = new WeakMap<FeedSource, Map<CalendarEvent, News | undefined>>();

/** List the 50 newest announcements of some events, newest first; an item is put into words once for all feeds of a source. */
export function newestItems(source: FeedSource, events: Iterable<CalendarEvent>): readonly NewsItem[] {
  const news: News[] = [];
  const known = newsOfSources.get(source) ?? new Map<CalendarEvent, News | undefined>();
  newsOfSources.set(source, known);
  for (const event of events) {
    if (!known.has(event)) known.set(event, newsOf(source, event));
    const one = known.get(event);
    if (one) news.push(one);
  }
  news.sort(
    (a, b) => b.stamp.rescheduled - a.stamp.rescheduled || b.start - a.start || (a.event.id < b.event.id ? -1 : 1),
  );
  return news.slice(0, MAX_NEWS_ITEMS).map((one) => (one.item ??= toItem(source, one)));
}

interface News {
  readonly event: CalendarEvent;
  readonly stamp: Stamp;
  /** Epoch milliseconds. */
  readonly start: number;
  item?: NewsItem;
}

/** Nothing for what is not in feeds. */
function newsOf({ stamps, now }: FeedSource, event: CalendarEvent): News | undefined {
  if (!isInFeeds(event, now)) return undefined;
  return { event, stamp: stampOf(stamps, event.file), start: event.time?.start.epochMilliseconds ?? 0 };
}

function toItem(source: FeedSource, { event, stamp }: News): NewsItem {
  const { domain } = source.registry.settings;
  const announced = new Date(stamp.announced).getUTCFullYear();
  return {
    event,
    title: newsTitle(event, stamp, source.locale),
    link: source.home + eventPage(event.id, source.locale),
    guid: `tag:${domain},${announced}:${event.id}:${stamp.sequence}`,
    paragraphs: newsText(source, event),
    at: stamp.rescheduled,
  };
}

/** «5 декабря, 18:00 — Дебаты о приватности»; the year where it is not that of the announcement. */
function newsTitle(event: CalendarEvent, stamp: Stamp, locale: Locale): string {
  const { time, recurrence } = event;
  if (!time) return titleOf(event, locale);
  const start = formatStart(time, stamp.rescheduled, locale);
  const when = recurrence ? `${start}, ${formatRule(recurrence.rule, locale)}` : start;
  const moved = stamp.moved && event.entry.status === 'confirmed' ? feedWordsOf(locale).moved : '';
  return `${when} — ${moved}${titleOf(event, locale)}`;
}

/** Readers show a description as HTML: the texts of the registry are escaped before they get there. */
function newsText(source: FeedSource, event: CalendarEvent): readonly string[] {
  const { summary, onlineUrl } = event.entry;
  const online = onlineUrl === undefined ? undefined : webAddress(onlineUrl);
  return [
    ...(summary === undefined ? [] : [escapeXml(cleanText(summary))]),
    escapeXml(formatFacts(source, event)),
    ...(online === undefined ? [] : [`<a href="${escapeXml(online)}">${escapeXml(online)}</a>`]),
  ];
}
