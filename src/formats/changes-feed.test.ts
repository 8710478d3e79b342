import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { toChangesRss } from './changes-feed.ts';
import { eventText } from './event-file.test-support.ts';
import { type EventRevision, newestChanges } from './event-history.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedSource } from './feed.ts';
import { MAX_NEWS_ITEMS } from './rss-channel.ts';
import { xmlErrors } from './xml.test-support.ts';

const FILE = 'events/me-16/privacy-debate.md';
const ADDRESS = 'https://mivent.example/changes.xml';
const NOW = Temporal.Instant.from('2026-11-20T12:00:00Z');

type Lines = Readonly<Record<string, string | undefined>>;

function revision(before: Lines, after: Lines | undefined, more: Partial<EventRevision> = {}): EventRevision {
  return {
    commit: 'c0ffee',
    at: Temporal.Instant.from('2026-11-03T09:00:00Z').epochMilliseconds,
    before: { path: FILE, text: eventText(before) },
    after: after && { path: FILE, text: eventText(after) },
    ...more,
  };
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly guid: { readonly '#text': string };
  readonly description: string;
  readonly pubDate: string;
}

async function write(
  revisions: Iterable<EventRevision>,
  { events = [{}], ...more }: { readonly events?: readonly WrittenEvent[] } & Partial<FeedSource> = {},
): Promise<string> {
  const registry = registryOf(
    events.map((event) => ({ start: '2026-12-05T18:00', ...event })),
    { 'kings-park': { name: { ru: 'Кингс-парк', en: 'Kings Park' } } },
  );
  const changes = newestChanges(revisions, registry, NOW, MAX_NEWS_ITEMS);
  return toChangesRss(sourceOf(registry, { now: NOW, newestChanges: () => changes, ...more }), ADDRESS);
}

function parse(text: string): { readonly item: readonly Item[]; readonly lastBuildDate: string } {
  expect(xmlErrors(text)).toEqual([]);
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });
  return { item: [], ...parser.parse(text).rss.channel };
}

async function items(revisions: Iterable<EventRevision>, more: Parameters<typeof write>[1] = {}) {
  return parse(await write(revisions, more)).item;
}

test('an evening that is moved becomes this feed', async () => {
  const moved = revision({}, { start: '2026-12-06T19:00', end: '2026-12-06T22:00' });
  expect((await write([moved])).replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>
    <title>Изменения · MIVENT</title>
    <description>Что перенесено, отменено, отложено, где новое место и какие даты снова свободны.</description>
    <link>https://mivent.example/</link>
    <atom:link href="https://mivent.example/changes.xml" rel="self" type="application/rss+xml"/>
    <language>ru</language>
    <lastBuildDate>Tue, 03 Nov 2026 09:00:00 GMT</lastBuildDate>
    <item>
    <title>Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00</title>
    <link>https://mivent.example/events/privacy-debate/</link>
    <guid isPermaLink="false">tag:mivent.example,2026:privacy-debate:c0ffee</guid>
    <description>&lt;p&gt;Было: суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1&lt;/p&gt;&lt;p&gt;Стало: воскресенье, 6 декабря 2026, 19:00–22:00 · по Подгорице, UTC+1&lt;/p&gt;&lt;p&gt;Бар, центр, Подгорица&lt;/p&gt;</description>
    <pubDate>Tue, 03 Nov 2026 09:00:00 GMT</pubDate>
    <category>дебаты</category>
    </item>
    </channel>
    </rss>"
  `);
});

describe('titles say what has changed', () => {
  const hold = { status: 'hold', hold: '{ until: 2026-11-28, by: sanfantee }' };
  const series = { repeat: '{ rule: FREQ=WEEKLY;BYDAY=SA;COUNT=9 }' };

  test.each<[Lines, Lines | undefined, string, string]>([
    [
      {},
      { start: '2026-12-05T19:00', end: '2026-12-05T21:00' },
      'Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 19:00',
      'Moved: Дебаты о приватности — 5 December, 18:00 → 19:00',
    ],
    [
      {},
      { start: '2027-01-05T18:00', end: '2027-01-05T21:00' },
      'Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 5 января 2027, 18:00',
      'Moved: Дебаты о приватности — 5 December, 18:00 → 5 January 2027, 18:00',
    ],
    [
      {},
      { end: '2026-12-05T22:00' },
      'Другие часы: Дебаты о приватности — 5 декабря, 18:00–22:00',
      'Other hours: Дебаты о приватности — 5 December, 18:00–22:00',
    ],
    [
      {},
      { timezone: 'Asia/Tbilisi' },
      'Другие часы: Дебаты о приватности — 5 декабря, 18:00–21:00, по Тбилиси, UTC+4',
      'Other hours: Дебаты о приватности — 5 December, 18:00–21:00, Tbilisi time, UTC+4',
    ],
    [
      { start: '2026-12-05', end: '2026-12-06' },
      { start: '2026-12-12', end: '2026-12-13' },
      'Перенесено: Дебаты о приватности — 5–6 декабря → 12–13 декабря',
      'Moved: Дебаты о приватности — 5–6 December → 12–13 December',
    ],
    [
      {},
      { status: 'cancelled' },
      'Отменено: Дебаты о приватности — 5 декабря, 18:00',
      'Cancelled: Дебаты о приватности — 5 December, 18:00',
    ],
    [
      {},
      { status: 'postponed' },
      'Отложено: Дебаты о приватности — 5 декабря, 18:00',
      'Postponed: Дебаты о приватности — 5 December, 18:00',
    ],
    [
      { status: 'cancelled' },
      {},
      'Снова в силе: Дебаты о приватности — 5 декабря, 18:00',
      'On again: Дебаты о приватности — 5 December, 18:00',
    ],
    [
      {},
      { place: undefined, venue: 'kings-park' },
      'Новое место: Дебаты о приватности — Кингс-парк, Подгорица',
      'New place: Дебаты о приватности — Kings Park, Podgorica',
    ],
    [
      {},
      { attendance: 'hybrid' },
      'Изменилось участие: Дебаты о приватности — очно и онлайн',
      'Attendance changed: Дебаты о приватности — in person and online',
    ],
    [
      hold,
      {},
      'Бронь подтверждена: Дебаты о приватности — 5 декабря, 18:00',
      'Hold confirmed: Дебаты о приватности — 5 December, 18:00',
    ],
    [
      hold,
      { ...hold, start: '2026-12-06T18:00', end: '2026-12-06T21:00' },
      'Бронь перенесена: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 18:00',
      'Hold moved: Дебаты о приватности — 5 December, 18:00 → 6 December, 18:00',
    ],
    [
      hold,
      undefined,
      'Бронь снята: Дебаты о приватности — 5 декабря, 18:00',
      'Hold released: Дебаты о приватности — 5 December, 18:00',
    ],
    [
      series,
      { ...series, status: 'cancelled' },
      'Отменено: Дебаты о приватности — 5 декабря, 18:00, каждую субботу',
      'Cancelled: Дебаты о приватности — 5 December, 18:00, every Saturday',
    ],
  ])('%j → %j', async (before, after, russian, english) => {
    expect((await items([revision(before, after)])).map(({ title }) => title)).toEqual([russian]);
    expect((await items([revision(before, after)], { locale: 'en' })).map(({ title }) => title)).toEqual([english]);
  });
});

test('a text tells what was and what is, in paragraphs', async () => {
  const rule = (text: string) => ({ repeat: `{ rule: ${text} }` });
  const texts = await items([
    revision({}, { start: '2026-12-06T19:00', end: '2026-12-06T22:00', place: undefined, venue: 'kings-park' }),
    revision({}, { status: 'postponed' }, { commit: 'b' }),
    revision(
      rule('FREQ=WEEKLY;COUNT=3'),
      { ...rule('FREQ=WEEKLY;COUNT=12'), end: '2026-12-05T22:00' },
      { commit: 'c' },
    ),
    revision({ status: 'hold', hold: '{ until: 2026-11-01, by: sanfantee }' }, {}, { commit: 'd' }),
  ]);
  expect(texts.map(({ description }) => description.replaceAll('</p>', '</p>\n')).join('\n')).toMatchInlineSnapshot(`
    "<p>Было: суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1</p>
    <p>Стало: воскресенье, 6 декабря 2026, 19:00–22:00 · по Подгорице, UTC+1</p>
    <p>Место было: Бар, центр, Подгорица</p>
    <p>Место теперь: Кингс-парк, Подгорица</p>

    <p>Новой даты пока нет.</p>
    <p>суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1 · Бар, центр, Подгорица</p>

    <p>Было: каждую неделю, 18:00–21:00</p>
    <p>Стало: каждую неделю, 18:00–22:00</p>
    <p>Перенесено: 5 декабря, 18:00–21:00 → 18:00–22:00; 12 декабря, 18:00–21:00 → 18:00–22:00; 19 декабря, 18:00–21:00 → 18:00–22:00</p>
    <p>Добавлено: 26 декабря, 18:00; 2 января 2027, 18:00; 9 января 2027, 18:00; 16 января 2027, 18:00; 23 января 2027, 18:00; 30 января 2027, 18:00 и ещё 3 даты</p>
    <p>суббота, 5 декабря 2026, 18:00–22:00 · по Подгорице, UTC+1 · каждую неделю · Бар, центр, Подгорица</p>

    <p>суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1 · Бар, центр, Подгорица</p>

    <p>Дату держали до 1 ноября 2026 включительно.</p>
    <p>суббота, 5 декабря 2026, 18:00–21:00 · по Подгорице, UTC+1 · Бар, центр, Подгорица</p>
    "
  `);
});

describe('what is told', () => {
  test('is one item for each commit, under a name of its own for ever', async () => {
    const found = await items([
      revision(
        { status: 'postponed' },
        { start: '2026-12-06T19:00', end: '2026-12-06T22:00', place: 'Порт' },
        { commit: '123456' },
      ),
      revision({}, { status: 'postponed' }, { commit: '007', at: Date.UTC(2025, 11, 31) }),
    ]);
    expect(found.map(({ guid }) => guid['#text'])).toEqual([
      'tag:mivent.example,2026:privacy-debate:123456',
      'tag:mivent.example,2025:privacy-debate:007',
    ]);
  });
  test('is at most fifty, and no more of the past is read than that', async () => {
    let read = 0;
    const revisions = function* () {
      for (let at = Date.UTC(2026, 10, 19); ; at -= 3_600_000) {
        read++;
        yield revision({}, { status: 'cancelled' }, { at, commit: `c${at}` });
      }
    };
    expect(await items(revisions())).toHaveLength(MAX_NEWS_ITEMS);
    expect(read).toBe(MAX_NEWS_ITEMS + 1);
  });
  test('is nothing where nobody can read what was, and a build comes to an end', async () => {
    const revisions = function* () {
      for (;;) yield revision({ status: 'maybe' }, { status: 'cancelled' });
    };
    expect(await items(revisions())).toEqual([]);
  });
  test('is what the clock alone knows where there is no history', async () => {
    const held = { status: 'hold', hold: { until: '2026-11-10', by: 'sanfantee' } };
    const channel = parse(await write([], { events: [held] }));
    expect(channel.item.map(({ title }) => title)).toEqual(['Бронь истекла: Дебаты о приватности — 5 декабря, 18:00']);
    expect(channel.lastBuildDate).toBe('Tue, 10 Nov 2026 23:00:00 GMT');
    expect(parse(await write([])).lastBuildDate).toBe('Thu, 01 Oct 2026 12:00:00 GMT');
  });
  test('leads to the free dates of a region where an event has no page', async () => {
    const [item] = await items([revision({}, { status: 'cancelled' })], { events: [] });
    expect(item?.link).toBe('https://mivent.example/dates/?region=me-16');
  });
});

test.each([
  ["'Вечер ]]> </title><item>'", 'Вечер ]]> </title><item>'],
  ['"<script>alert(1)</script>"', '<script>alert(1)</script>'],
  ['AT&amp;T', 'AT&amp;T'],
])('the title %s is text and nothing else', async (written, shown) => {
  const [item, ...more] = await items([revision({ title: written, place: written }, { title: written })]);
  expect(more).toEqual([]);
  expect(item?.title).toBe(`Новое место: ${shown} — Бар, центр, Подгорица`);
  expect(item?.description.match(/<[^>]*>/g)).toEqual(['<p>', '</p>', '<p>', '</p>', '<p>', '</p>']);
});
