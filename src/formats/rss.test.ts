import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Registry } from '../domain/registry.ts';
import type { Stamp, Stamps } from '../domain/stamp.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedSource } from './feed.ts';
import { toRss } from './rss.ts';
import { MAX_NEWS_ITEMS } from './rss-channel.ts';
import { xmlErrors } from './xml.test-support.ts';

const FEED = {
  name: 'MIVENT: афиша',
  description: 'Что, где и когда у Монтелиберо',
  address: 'https://mivent.example/rss.xml',
  page: 'https://mivent.example/',
};

function write(registry: Registry, more: Partial<FeedSource> = {}): Promise<string> {
  return toRss(sourceOf(registry, more), { ...FEED, events: registry.events.values() });
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly guid: { readonly '#text': string; readonly '@_isPermaLink': string };
  readonly description: string;
  readonly pubDate: string;
}

interface Channel {
  readonly title: string;
  readonly lastBuildDate: string;
  readonly item: readonly Item[];
}

async function read(events: readonly WrittenEvent[], more: Partial<FeedSource> = {}): Promise<Channel> {
  return parse(await write(registryOf(events), more));
}

function parse(text: string): Channel {
  expect(xmlErrors(text)).toEqual([]);
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });
  const { channel } = parser.parse(text).rss;
  return { item: [], ...channel };
}

function stamp(announced: string, more: Partial<Stamp> = {}): Stamp {
  const time = Temporal.Instant.from(announced).epochMilliseconds;
  return { announced: time, changed: time, rescheduled: time, sequence: 0, moved: false, ...more };
}

function stampsOf(files: Readonly<Record<string, Stamp>>): Stamps {
  return { files: new Map(Object.entries(files)), fallback: stamp('2026-01-01T00:00:00Z') };
}

test('an evening becomes this feed', async () => {
  const registry = registryOf([
    { summary: 'Одно-два предложения.', start: '2026-12-05T18:00', end: '2026-12-05T21:00', place: 'Бар, центр' },
  ]);
  expect((await write(registry)).replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>
    <title>MIVENT: афиша</title>
    <description>Что, где и когда у Монтелиберо</description>
    <link>https://mivent.example/</link>
    <atom:link href="https://mivent.example/rss.xml" rel="self" type="application/rss+xml"/>
    <language>ru</language>
    <lastBuildDate>Thu, 01 Oct 2026 12:00:00 GMT</lastBuildDate>
    <item>
    <title>5 декабря, 18:00 — Дебаты о приватности</title>
    <link>https://mivent.example/events/privacy-debate/</link>
    <guid isPermaLink="false">tag:mivent.example,2026:privacy-debate:0</guid>
    <description>&lt;p&gt;Одно-два предложения.&lt;/p&gt;&lt;p&gt;суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1 · Бар, центр, Подгорица&lt;/p&gt;</description>
    <pubDate>Thu, 01 Oct 2026 12:00:00 GMT</pubDate>
    <category>дебаты</category>
    </item>
    </channel>
    </rss>"
  `);
});

describe('titles say when', () => {
  const title = async (event: WrittenEvent, more: Partial<FeedSource> = {}) =>
    (await read([event], more)).item[0]?.title;

  test.each<[string, WrittenEvent]>([
    ['5 декабря, 18:00 — Дебаты о приватности', { start: '2026-12-05T18:00' }],
    ['5 декабря 2027, 18:00 — Дебаты о приватности', { start: '2027-12-05T18:00' }],
    ['5–6 декабря — Дебаты о приватности', { start: '2026-12-05', end: '2026-12-06' }],
    ['5 декабря, 23:00 — Дебаты о приватности', { start: '2026-12-05T23:00', end: '2026-12-06T04:00' }],
    [
      '5 декабря, 10:00, каждую субботу — Дебаты о приватности',
      { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=9' } },
    ],
    ['5 декабря, 18:00 — ОТМЕНЕНО: Дебаты о приватности', { start: '2026-12-05T18:00', status: 'cancelled' }],
    ['5 декабря, 18:00 — ОТЛОЖЕНО: Дебаты о приватности', { start: '2026-12-05T18:00', status: 'postponed' }],
    [
      '5 декабря, 18:00 — Бронь: Дебаты о приватности',
      { start: '2026-12-05T18:00', status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } },
    ],
  ])('%s', async (expected, event) => {
    expect(await title(event)).toBe(expected);
  });
  test('in English', async () => {
    expect(await title({ start: '2026-12-05T18:00', status: 'cancelled' }, { locale: 'en' })).toBe(
      '5 December, 18:00 — CANCELLED: Дебаты о приватности',
    );
  });
});

describe('what is new', () => {
  test('is dated by its announcement, and the newest stands first', async () => {
    const stamps = stampsOf({
      'events/first': stamp('2026-10-01T12:00:00Z'),
      'events/second': stamp('2026-11-01T12:00:00Z'),
    });
    const events = [
      { id: 'first', start: '2027-03-05T18:00' },
      { id: 'second', start: '2026-12-05T18:00' },
    ];
    const channel = await read(events, { stamps });
    expect(channel.item.map(({ link, pubDate }) => [link, pubDate])).toEqual([
      ['https://mivent.example/events/second/', 'Sun, 01 Nov 2026 12:00:00 GMT'],
      ['https://mivent.example/events/first/', 'Thu, 01 Oct 2026 12:00:00 GMT'],
    ]);
    expect(channel.lastBuildDate).toBe('Sun, 01 Nov 2026 12:00:00 GMT');
  });
  test('a corrected word is no news; a new time is, under a new name', async () => {
    const event = { start: '2026-12-05T18:00' };
    const announced = stamp('2026-10-01T12:00:00Z');
    const corrected = { ...announced, changed: announced.changed + 1_000_000 };
    const rescheduled = Temporal.Instant.from('2026-11-03T09:00:00Z').epochMilliseconds;
    const moved = { ...corrected, rescheduled, sequence: 1, moved: true };
    const item = async (of: Stamp) =>
      (await read([event], { stamps: stampsOf({ 'events/privacy-debate': of }) })).item[0];
    expect(await item(corrected)).toEqual(await item(announced));
    expect(await item(announced)).toMatchObject({
      guid: { '#text': 'tag:mivent.example,2026:privacy-debate:0', '@_isPermaLink': 'false' },
    });
    expect(await item(moved)).toMatchObject({
      title: '5 декабря, 18:00 — ПЕРЕНЕСЕНО: Дебаты о приватности',
      guid: { '#text': 'tag:mivent.example,2026:privacy-debate:1' },
      pubDate: 'Tue, 03 Nov 2026 09:00:00 GMT',
    });
  });
  test('is at most fifty', async () => {
    const events = Array.from({ length: 60 }, (_, index) => ({ id: `event-${index}`, start: '2026-12-05T18:00' }));
    expect((await read(events)).item).toHaveLength(MAX_NEWS_ITEMS);
  });
  test('nothing is a feed, too', async () => {
    expect((await read([])).item).toEqual([]);
  });
  test('does not depend on the day within a month', async () => {
    const registry = registryOf([
      { id: 'held', start: '2026-12-20T18:00', status: 'hold', hold: { until: '2026-12-10', by: 'sanfantee' } },
      { id: 'evening', start: '2026-12-05T18:00' },
    ]);
    const at = (now: string) => write(registry, { now: Temporal.Instant.from(now) });
    expect(await at('2026-12-01T00:00:00Z')).toBe(await at('2026-12-31T23:59:59Z'));
    expect(await at('2027-01-01T00:00:00Z')).not.toContain('held');
  });
});

describe('hostile texts', () => {
  test.each([
    ['Вечер ]]> </title><item>', 'Вечер ]]> </title><item>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['ноль\u0000байт\u0008\ufffe\uffff', 'нольбайт'],
    ['две\r\nстроки', 'две строки'],
    ['абв\u202eгде', 'абвгде'],
    ['AT&amp;T &#0; &nbsp;', 'AT&amp;T &#0; &nbsp;'],
    ['007', '007'],
    ['\ud83d', '\ufffd'],
  ])('%j', async (hostile, shown) => {
    const text = await write(registryOf([{ title: hostile, summary: hostile, start: '2026-12-05T18:00' }]));
    const [item, ...more] = parse(text).item;
    expect(more).toEqual([]);
    expect(item?.title).toBe(`5 декабря, 18:00 — ${shown}`);
    // A reader that takes the description for HTML finds text in it, and no elements but ours.
    expect(item?.description.match(/<[^>]*>/g)).toEqual(['<p>', '</p>', '<p>', '</p>']);
  });
  test('the name of a feed is one line of text', async () => {
    const registry = registryOf([]);
    const text = await toRss(sourceOf(registry), { ...FEED, name: 'Бар\r\n<b>\u0000', events: [] });
    expect(parse(text).title).toBe('Бар <b>');
  });
});
