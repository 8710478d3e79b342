import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { event as anyEvent, registry as anyRegistry } from '../domain/registry.test-support.ts';
import type { Registry } from '../domain/registry.ts';
import type { Stamp } from '../domain/stamp.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedSource } from './feed.ts';
import { listFeedFiles } from './feed-files.ts';
import { findJsonFeedFaults } from './json-feed.test-support.ts';
import { type JsonFeed, toJsonFeed } from './json-feed.ts';
import { formatJson } from './json-text.ts';

/** Read a feed as a program gets it. */
function read(registry: Registry, more: Partial<FeedSource> = {}): JsonFeed {
  const feed = JSON.parse(formatJson(toJsonFeed(sourceOf(registry, more))));
  expect(findJsonFeedFaults(feed)).toEqual([]);
  return feed;
}

const evening: WrittenEvent = { start: '2026-12-05T18:00', end: '2026-12-05T21:00', place: 'Бар, центр' };

test('an evening becomes this feed', () => {
  expect(read(registryOf([{ ...evening, summary: 'Одно-два предложения.' }]))).toMatchInlineSnapshot(`
    {
      "authors": [
        {
          "name": "MIVENT",
          "url": "https://mivent.example/",
        },
      ],
      "favicon": "https://mivent.example/icon-192.png",
      "feed_url": "https://mivent.example/feed.json",
      "home_page_url": "https://mivent.example/",
      "icon": "https://mivent.example/icon-512.png",
      "items": [
        {
          "_mivent": {
            "about": "https://mivent.example/api/v1/events.schema.json",
            "calendar": "https://mivent.example/events/privacy-debate.ics",
            "end": "2026-12-05T21:00:00+01:00",
            "id": "privacy-debate",
            "region": "me-16",
            "start": "2026-12-05T18:00:00+01:00",
            "status": "confirmed",
          },
          "content_html": "<p>Одно-два предложения.</p><p>суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1 · Бар, центр, Подгорица</p>",
          "date_modified": "2026-10-01T12:00:00Z",
          "date_published": "2026-10-01T12:00:00Z",
          "id": "tag:mivent.example,2026:privacy-debate:0",
          "summary": "Одно-два предложения.",
          "tags": [
            "дебаты",
          ],
          "title": "5 декабря, 18:00 — Дебаты о приватности",
          "url": "https://mivent.example/events/privacy-debate/",
        },
      ],
      "language": "ru",
      "title": "MIVENT",
      "version": "https://jsonfeed.org/version/1.1",
    }
  `);
});

test('its items are those of the RSS feed of the site: the same ids, titles, texts and order', async () => {
  const stamp = (day: number, sequence = 0): Stamp => {
    const at = Temporal.Instant.from(`2026-10-${day}T12:00:00Z`).epochMilliseconds;
    return { announced: at, changed: at, rescheduled: at, sequence, moved: sequence > 0 };
  };
  const registry = registryOf([
    { ...evening, id: 'a' },
    { ...evening, id: 'b', status: 'cancelled', title: 'Б & «б» <b>' },
    { ...evening, id: 'c' },
    { ...evening, id: 'd', duplicateOf: 'c' },
    { ...evening, id: 'e', status: 'hold', hold: { by: 'sanfantee', until: '2026-10-15' } },
  ]);
  const files = new Map([
    ['events/a', stamp(11)],
    ['events/b', stamp(13, 2)],
    ['events/c', stamp(12, 1)],
  ]);
  for (const locale of ['ru', 'en'] as const) {
    const source = sourceOf(registry, { locale, stamps: { files, fallback: stamp(10) } });
    const write = async (path: string) =>
      (
        await listFeedFiles(source)
          .find((file) => file.path === path)!
          .write()
      ).text;
    const folder = locale === 'en' ? 'en/' : '';
    const feed: JsonFeed = JSON.parse(await write(`${folder}feed.json`));
    const parser = new XMLParser({ parseTagValue: false });
    const { item } = parser.parse(await write(`${folder}rss.xml`)).rss.channel;
    type Item = { guid: string; title: string; description: string; link: string; pubDate: string };
    expect(
      feed.items.map(({ id, title, content_html, url, date_published }) => [
        id,
        title,
        content_html,
        url,
        date_published,
      ]),
    ).toEqual(
      (item as Item[]).map(({ guid, title, description, link, pubDate }) => [
        guid,
        title,
        description,
        link,
        `${new Date(pubDate).toISOString().slice(0, 19)}Z`,
      ]),
    );
    expect(feed.items.map(({ _mivent }) => _mivent.id)).toEqual(['b', 'c', 'a']);
    expect(feed.language).toBe(locale);
  }
});

test('an event with a cover, organisers and topics carries them', () => {
  const registry = anyRegistry({
    events: [
      anyEvent({
        id: 'debate',
        organizers: ['sanfantee'],
        topics: ['private-cities'],
        cover: './cover.png',
        coverAlt: 'Два стула',
      }),
    ],
  });
  const [item] = read(registry, { locale: 'en', home: 'https://example.org/mivent/' }).items;
  expect(item).toMatchObject({
    image: 'https://example.org/mivent/events/debate/cover.png',
    authors: [{ url: 'https://example.org/mivent/en/people/sanfantee/' }],
    tags: ['debate', 'Private cities'],
  });
});

test('an item is dated by the announcement that holds, not by the event; a corrected text only modifies it', () => {
  const at = (day: number) => Temporal.Instant.from(`2026-10-${day}T12:00:00Z`).epochMilliseconds;
  const fallback = { announced: at(10), rescheduled: at(20), changed: at(25), sequence: 1, moved: false };
  const [item] = read(registryOf([evening]), { stamps: { files: new Map(), fallback } }).items;
  expect([item?.date_published, item?.date_modified]).toEqual(['2026-10-20T12:00:00Z', '2026-10-25T12:00:00Z']);
});

test('whoever organises without being in the registry is not named', () => {
  const [item] = read(registryOf([{ ...evening, organizers: ['sanfantee'] }])).items;
  expect(item).not.toHaveProperty('authors');
});

test.each([
  [
    'a hold on a window',
    { status: 'hold', hold: { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30' } } },
  ],
  ['a day', { start: '2026-12-05' }],
  ['a series', { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=9' } }],
  ['a title that means harm', { ...evening, title: '</script>\u2028\u0000 ]]> \ud83d <b>&amp;' }],
])('%s keeps to the rules', (_, event: WrittenEvent) => {
  const source = sourceOf(registryOf([event]));
  const text = formatJson(toJsonFeed(source));
  expect(text).not.toMatch(/[<\u0000-\u001f\u2028\u2029]/);
  expect(text.isWellFormed()).toBe(true);
  read(source.registry);
});

test('a feed without events is still one', () => {
  expect(read(registryOf([])).items).toEqual([]);
});

describe('the rules are held against', () => {
  test.each<[string, (feed: Record<string, unknown>, item: Record<string, unknown>) => void]>([
    ['feed: version', (feed) => Object.assign(feed, { version: 'https://jsonfeed.org/version/1' })],
    ['feed: no title', (feed) => delete feed.title],
    ['feed: feed_url', (feed) => Object.assign(feed, { feed_url: '/feed.json' })],
    ['feed: authors', (feed) => Object.assign(feed, { authors: [{}] })],
    ['feed: unknown author', (feed) => Object.assign(feed, { author: { name: 'M' } })],
    ['feed: language', (feed) => Object.assign(feed, { language: 'EN' })],
    ['item 0: no id', (_, item) => delete item.id],
    ['item 0: id', (_, item) => Object.assign(item, { id: 7 })],
    ['item 0: no content', (_, item) => delete item.content_html],
    ['item 0: date_published', (_, item) => Object.assign(item, { date_published: 'Thu, 01 Oct 2026 12:00:00 GMT' })],
    ['item 0: tags', (_, item) => Object.assign(item, { tags: [''] })],
    ['item 0: unknown mivent', (_, item) => Object.assign(item, { mivent: {} })],
    ['item 0: _mivent', (_, item) => Object.assign(item, { _mivent: 'debate' })],
  ])('%s', (fault, breakIt) => {
    const feed = JSON.parse(formatJson(toJsonFeed(sourceOf(registryOf([evening])))));
    breakIt(feed, feed.items[0]);
    expect(findJsonFeedFaults(feed)).toEqual([fault]);
  });
});
