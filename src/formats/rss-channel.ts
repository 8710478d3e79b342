import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { cleanLine } from './clean-text.ts';
import { type FeedSource, placeOf, webAddress } from './feed.ts';
import { formatClock, formatDate, formatDateRange, formatRule, formatWhen, formatZone } from './human.ts';

/** What an RSS feed is called, and where it lies. */
export interface NewsChannel {
  readonly name: string;
  readonly description: string;
  /** The absolute address of the feed itself. */
  readonly address: string;
  /** The absolute address of the page that shows the same to people. */
  readonly page: string;
}

/** One piece of news about an event. */
export interface NewsItem {
  readonly event: CalendarEvent;
  readonly title: string;
  /** The absolute address of the page that tells more. */
  readonly link: string;
  /** Unique in the world and for ever, and no number: programs know the news by it. */
  readonly guid: string;
  /** HTML: what of it comes from the registry is escaped. */
  readonly paragraphs: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
}

// An announcement is in the news of its region, venue, people, format and topics: its XML is made once for all of them.
const writtenItems = new WeakMap<NewsItem, string>();

export const MAX_NEWS_ITEMS = 50;

/** Write news, the newest first, as RSS 2.0. The feed itself is as old as its newest item. */
export async function writeRss(
  { locale, stamps }: FeedSource,
  channel: NewsChannel,
  items: readonly NewsItem[],
): Promise<string> {
  const newest = items[0]?.at ?? stamps.fallback.announced;
  const unwritten = items.filter((item) => !writtenItems.has(item));
  const text = await getRssString({
    title: cleanLine(channel.name),
    description: cleanLine(channel.description),
    site: channel.page,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<atom:link href="${escapeXml(webAddress(channel.address) ?? '')}" rel="self" type="application/rss+xml"/>`,
      `<language>${locale}</language>`,
      `<lastBuildDate>${new Date(newest).toUTCString()}</lastBuildDate>`,
    ].join(''),
    items: unwritten.map((item) => toItem(item, locale)),
  });
  // Angle brackets of texts are escaped: these are the library's own.
  const end = text.lastIndexOf('</channel>');
  const [head = '', ...fresh] = text.slice(0, end).split(/(?=<item>)/);
  for (const [index, item] of unwritten.entries()) writtenItems.set(item, fresh[index] ?? '');
  return head + items.map((item) => writtenItems.get(item)).join('') + text.slice(end);
}

function toItem(item: NewsItem, locale: Locale): RSSFeedItem {
  const address = webAddress(item.link);
  return {
    title: breakable(item.title),
    ...(address === undefined ? {} : { link: address }),
    description: toHtml(item),
    pubDate: new Date(item.at),
    categories: [wordsOf(locale).formats[item.event.entry.format]],
    // The library reads these values before it writes them («007» becomes 7): text before a number keeps it text.
    customData: `<guid isPermaLink="false">${escapeXml(item.guid)}</guid>`,
  };
}

/** Get a title as plain text that readers break as they like: hard spaces would only hinder search. */
export function breakable(title: string): string {
  return title.replaceAll('\u00a0', ' ');
}

/** Write what a piece of news says as HTML. */
export function toHtml({ paragraphs }: NewsItem): string {
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
}

/** Write the beginning of an event: «5 декабря, 18:00», «5–6 декабря»; the year where it is not that of the news. */
export function formatStart(time: EventTime, at: number, locale: Locale): string {
  const { first, last } = daysOf(time);
  const year = last.year !== new Date(at).getUTCFullYear();
  if (time.allDay) return formatDateRange(first, last, locale, { year });
  return `${formatDate(first, locale, { year })}, ${formatClock(time.start)}`;
}

/** Write when an event is, by whose clock: «суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1». */
export function formatExactly(time: EventTime, locale: Locale): string {
  return time.allDay ? formatWhen(time, locale) : `${formatWhen(time, locale)} · ${formatZone(time.start, locale)}`;
}

/** Write when an event is, how it repeats, and where it is: plain text. */
export function formatFacts(source: FeedSource, event: CalendarEvent): string {
  const { time, recurrence } = event;
  const facts = [
    time && formatExactly(time, source.locale),
    recurrence && formatRule(recurrence.rule, source.locale),
    formatPlace(source, event),
  ];
  return facts.filter((fact) => fact !== undefined).join(' · ');
}

/** Write where an event is, with its region; nothing for what is only online. */
export function formatPlace({ registry, locale }: FeedSource, event: CalendarEvent): string | undefined {
  const venue = event.entry.venue === undefined ? undefined : registry.venues.get(event.entry.venue);
  return placeOf(event, venue, registry.regions.get(venue?.region ?? event.region), locale);
}

/** Escape text for HTML and XML alike. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
