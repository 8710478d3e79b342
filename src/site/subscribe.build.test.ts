import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { EVENT_FORMATS } from '../domain/event.ts';
import { MAX_FEED_BYTES, MAX_FEED_EVENTS } from '../formats/icalendar.ts';
import type { Upcoming, UpcomingLine } from '../formats/upcoming.ts';
import { SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, listFiles, readPage, textOf } from './site-files.test-support.ts';
import { HOSTILE_TITLE, NOW } from './site-registry.test-support.ts';

const dist = inject('dist');
const files = listFiles(dist);
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const readList = (file: string): Upcoming => JSON.parse(read(file));
const sizeOf = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lists = files.filter((file) => file.endsWith('upcoming.json'));

/** What an event of the known registry is in the list of everything. */
const inAll = (id: string, folder = ''): UpcomingLine =>
  readList(`${folder}upcoming.json`).events.find(({ url }) => url.includes(`/events/${id}/`))!;

describe('the script for other sites', () => {
  test('has a name that never changes, and weighs at most 6 kB', () => {
    expect(files).toContain('embed.js');
    expect(sizeOf('embed.js')).toBeLessThanOrEqual(6000);
    expect(read('embed.js')).toContain('https://mivent.example/mivent/');
  });

  test.each(['', 'en/'])('has a list of everything, of each region, venue and format at «/%s»', (folder) => {
    const folders = (kind: string) =>
      new Set(files.flatMap((file) => new RegExp(`^${kind}/([^/]+)/`).exec(file)?.[1] ?? []));
    expect(lists).toContain(`${folder}upcoming.json`);
    const regions = [...folders('regions')].filter((name) => name !== 'index.html');
    expect(regions).toContain('me-16');
    for (const region of regions) expect(lists).toContain(`${folder}regions/${region}/upcoming.json`);
    for (const format of EVENT_FORMATS) expect(lists).toContain(`${folder}formats/${format}/upcoming.json`);
    expect(lists).toContain(`${folder}venues/kings-park/upcoming.json`);
  });

  test('its lists are small, in order of time, ahead of the build, and lead to pages that exist', () => {
    for (const file of lists) {
      const { heading, url, more, empty, clock, events } = readList(file);
      expect(
        [heading, more, empty, clock].every((text) => text !== ''),
        file,
      ).toBe(true);
      expect(sizeOf(file), file).toBeLessThan(20_000);
      expect(url.startsWith(`${SITE_URL}/mivent/`), file).toBe(true);
      for (const event of events) {
        expect(files, `${file}: ${event.url}`).toContain(fileOf(new URL(event.url)));
        expect(event.end * 1000, `${file}: ${event.url}`).toBeGreaterThan(Date.parse(NOW));
        expect(event.url.includes('/mivent/en/'), `${file}: ${event.url}`).toBe(file.startsWith('en/'));
      }
      const starts = events.map(({ datetime = '' }) => Date.parse(datetime));
      expect(
        starts.filter((start, index) => start < (starts[index - 1] ?? 0) - 24 * 3600 * 1000),
        file,
      ).toEqual([]);
    }
  });

  test('each list has its own events alone', () => {
    const wrong = lists.flatMap((file) => {
      const [, kind, key] = /^(?:en\/)?(region|format|venue)s\/([^/]+)\//.exec(file) ?? [];
      if (!kind) return [];
      return readList(file).events.filter((event) => event[kind as 'region' | 'format' | 'venue'] !== key);
    });
    expect(wrong).toEqual([]);
    expect(readList('venues/kings-park/upcoming.json').events.map(({ title }) => plain(title))).toContain(
      'Дебаты о приватных городах',
    );
  });

  test('what is cancelled is in the list and says so; what has no date, or was entered twice, is not', () => {
    expect(inAll('bitcoin-lecture').badge).toEqual({ kind: 'cancelled', text: 'отменено' });
    expect(inAll('bitcoin-lecture', 'en/').badge?.text).toBe('cancelled');
    for (const id of ['debate-twice', 'negotiation-training', 'lost-hold', 'summer-fest'])
      expect(inAll(id), id).toBeUndefined();
  });

  test('a hostile title is a text like any other', () => {
    expect(plain(inAll('hostile-title').title)).toBe(HOSTILE_TITLE);
  });
});

describe.each([
  ['subscribe/index.html', ''],
  ['en/subscribe/index.html', 'en/'],
])('%s', (file, folder) => {
  const page = readPage(dist, file);
  const home = `${SITE_URL}/mivent/${folder}`;
  const link = (to: string) => attribute(find(page, 'a', 'data-to', to)[0], 'href');

  test('leads to everything before a script has run', () => {
    expect(link('webcal')).toBe(`webcal://mivent.example/mivent/${folder}calendar.ics`);
    const google = new URL(link('google') ?? '');
    expect(google.searchParams.get('cid')).toBe(`webcal://mivent.example/mivent/${folder}calendar.ics`);
    for (const to of ['outlook', 'office'])
      expect(new URL(link(to) ?? '').searchParams.get('url')).toBe(`${home}calendar.ics`);
    expect(link('rss.xml')).toBe(`${home}rss.xml`);
    const shown = find(page, 'code', 'data-address').map(textOf);
    expect(new Set(shown)).toEqual(new Set([`${home}calendar.ics`, `${home}rss.xml`]));
  });

  test('has all regions and the formats in use to choose from, each with a page that has feeds', () => {
    const options = find(page, 'option').map((option) => ({
      value: attribute(option, 'value') ?? '',
      page: attribute(option, 'data-page') ?? '',
    }));
    expect(options[0]).toEqual({ value: '', page: home });
    const regions = options.filter(({ value }) => value.startsWith('region='));
    expect(regions.map(({ value }) => value)).toContain('region=me-16');
    for (const region of regions)
      for (const feed of ['calendar.ics', 'rss.xml']) expect(files).toContain(fileOf(new URL(region.page + feed)));
    expect(options).toContainEqual({ value: 'format=debate', page: `${home}formats/debate/` });
    // Without script the same choices are links.
    const links = find(page, 'a').map((anchor) => new URL(attribute(anchor, 'href') ?? '', home).href);
    for (const { page: address } of options.slice(1)) {
      expect(links).toContain(address);
      expect(links).toContain(`${address}calendar.ics`);
    }
  });

  test('names every program, how soon it refreshes, and what to do inside Telegram', () => {
    const text = textOf(find(page, 'main')[0]);
    for (const name of ['iPhone', 'Google', 'Outlook', 'ICSx⁵', 'Thunderbird', 'RSS', 'F-Droid', '8–24', '3–24'])
      expect(text).toContain(name);
    const telegram = find(page, 'details', 'data-telegram')[0];
    expect(textOf(telegram)).toMatch(/«Открыть в…»|“Open in…”/);
    expect(attribute(telegram, 'open')).toBeUndefined();
  });

  test('answers what a subscriber asks: how soon, what becomes of what is moved or cancelled, how far, how to leave', () => {
    const text = plain(textOf(find(page, 'main')[0]));
    for (const said of folder === ''
      ? ['раз в четыре часа', '«ОТМЕНЕНО»', '«ОТЛОЖЕНО»', 'полтора года', 'два месяца', 'больше 900', 'Как отписаться?']
      : [
          'every four hours',
          '“CANCELLED”',
          '“POSTPONED”',
          'year and a half',
          'two months',
          'more than 900',
          'unsubscribe?',
        ])
      expect(text).toContain(said);
    // Below each program it says how to leave it.
    const programs = find(page, 'li', 'data-program').map(textOf);
    expect(programs.filter((program) => !/Отписаться: |To leave: /.test(program))).toEqual([]);
    // The limits that the text names are those of the feeds.
    expect([MAX_FEED_EVENTS, MAX_FEED_BYTES]).toEqual([900, 900_000]);
  });

  test('leads to the calendars of years, of holds, to changes, and to all that programs read', () => {
    const links = find(page, 'a').map((anchor) => attribute(anchor, 'href') ?? '');
    const base = new URL(home).pathname;
    expect(links).toContain(`webcal://mivent.example${base}holds.ics`);
    for (const address of [
      `${base}archive/2026/calendar.ics`,
      `${base}changes.xml`,
      `${base}feed.json`,
      ...['events', 'busy', 'health'].flatMap((name) => [
        `/mivent/api/v1/${name}.json`,
        `/mivent/api/v1/${name}.schema.json`,
      ]),
      '/mivent/schema/event.json',
    ])
      expect(links).toContain(address);
    const shown = find(page, 'code').map(textOf);
    expect(shown).toContain(`${home}holds.ics`);
    expect(shown).toContain(`${home}changes.xml`);
  });

  test('names its feeds to feed readers, in its own language', () => {
    const named = find(page, 'link', 'type').flatMap((link) =>
      attribute(link, 'rel') === 'alternate'
        ? [[attribute(link, 'type'), attribute(link, 'title'), attribute(link, 'href')].join(' ')]
        : [],
    );
    const base = new URL(home).pathname;
    const [changes, holds] = folder === '' ? ['Изменения', 'Брони'] : ['Changes', 'Holds'];
    expect(named).toEqual([
      `application/rss+xml MIVENT ${base}rss.xml`,
      `application/feed+json MIVENT ${base}feed.json`,
      `text/calendar MIVENT ${base}calendar.ics`,
      `application/rss+xml ${changes} · MIVENT ${base}changes.xml`,
      `text/calendar ${holds} · MIVENT ${base}holds.ics`,
    ]);
  });

  test('its scripts weigh at most 5 kB', () => {
    const scripts = find(page, 'script', 'src').map((script) => attribute(script, 'src') ?? '');
    expect(scripts).not.toEqual([]);
    const sizes = scripts.map((address) => sizeOf(fileOf(new URL(address, SITE_URL)) ?? ''));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5000);
  });
});

test('the page about embedding shows the code for its own site', () => {
  const page = readPage(dist, 'embed/index.html');
  expect(find(page, 'code', 'data-snippet').map(textOf)).toEqual([
    '<script src="https://mivent.example/mivent/embed.js" async></script> <mivent-events limit="5" lang="ru"> <a href="https://mivent.example/mivent/">Афиша</a> </mivent-events>',
  ]);
  expect(find(page, 'script', 'src').map((script) => attribute(script, 'src'))).toContain('/mivent/embed.js');
});
