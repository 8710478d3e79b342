import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { BusyList } from '../formats/busy-list.ts';
import type { EventList } from '../formats/event-list-schema.ts';
import type { Health } from '../formats/health.ts';
import { findJsonFeedFaults } from '../formats/json-feed.test-support.ts';
import type { JsonFeed } from '../formats/json-feed.ts';
import { validatorOf } from '../formats/json-schema.test-support.ts';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, listFiles, readPage } from './site-files.test-support.ts';
import { HOSTILE_TITLE, KNOWN_IDS } from './site-registry.test-support.ts';

const dist = inject('dist');
const files = new Set(listFiles(dist));
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const home = SITE_URL + BASE_PATH;
const list: EventList = JSON.parse(read('api/v1/events.json'));
const fileAt = (address: string) => fileOf(new URL(address)) ?? 'elsewhere';

test('what programs read as JSON lies beside the schema it names, and follows it to the letter', () => {
  for (const name of ['events', 'busy', 'health']) {
    const text = read(`api/v1/${name}.json`);
    const value = JSON.parse(text);
    expect(Object.keys(value).slice(0, 2), name).toEqual(['$schema', 'version']);
    expect(value.$schema).toBe(`${home}api/v1/${name}.schema.json`);
    const schema = read(fileAt(value.$schema));
    expect(JSON.parse(schema).$id).toBe(value.$schema);
    expect(validatorOf(schema)(value), name).toEqual([]);
    expect(validatorOf(schema, { closed: true })(value), name).toEqual([]);
    // Nothing that would end a script element, or a line of an old script.
    expect(text, name).not.toMatch(/[<\u0000-\u001f\u2028\u2029]/);
  }
});

describe('the list of events', () => {
  test('has all events, none of them twice, and those that were entered twice once', () => {
    const ids = list.events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(KNOWN_IDS.filter((id) => !ids.includes(id))).toEqual(['debate-twice', 'debate-thrice']);
    expect(list.events.find(({ id }) => id === 'hostile-title')?.title).toBe(HOSTILE_TITLE);
  });

  test('every address in it leads to a file of the site', () => {
    const subjects = [list.registry, ...list.regions, ...list.venues, ...list.people, ...list.formats, ...list.topics];
    const addresses = [...subjects, ...list.events].flatMap(({ pages, calendars }) => [
      pages.ru,
      pages.en,
      calendars.ru,
      calendars.en,
    ]);
    const covers = list.events.flatMap(({ cover }) => cover?.url ?? []);
    expect(covers.length).toBeGreaterThan(1);
    expect([...addresses, ...covers].filter((address) => !files.has(fileAt(address)))).toEqual([]);
  });

  test('the dates of a series are found on its page by their ids', () => {
    const { pages, occurrences } = list.events.find(({ id }) => id === 'saturday-breakfast')!;
    const page = read(fileAt(pages.ru));
    expect(occurrences.filter(({ id }) => !page.includes(`id="${id}"`))).toEqual([]);
    expect(new Set(occurrences.map(({ kind }) => kind))).toEqual(new Set(['regular', 'moved', 'extra']));
  });

  test('UIDs are those of the calendars', () => {
    const uids = new Set([...read('calendar.ics').matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid));
    for (const id of ['private-cities-debate', 'saturday-breakfast', 'bitcoin-lecture', 'new-year-ball'])
      expect(uids).toContain(list.events.find((event) => event.id === id)?.uid);
  });

  test('what is taken is part of it', () => {
    const busy: BusyList = JSON.parse(read('api/v1/busy.json'));
    const starts = new Map(
      list.events.map(({ id, occurrences }) => [
        id,
        new Set(occurrences.map(({ start }) => (start.includes('T') ? Date.parse(start) / 1000 : start))),
      ]),
    );
    const missing = busy.events
      .filter(({ allDay }) => !allDay)
      .flatMap(({ id, dates }) => dates.filter(([start]) => !starts.get(id)?.has(start)).map(() => id));
    expect(busy.events.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  test('weighs at most two kilobytes an event', () => {
    expect(Buffer.byteLength(JSON.stringify(list.events)) / list.events.length).toBeLessThan(2000);
  });
});

test('the state of the site counts what is there', () => {
  const { counts, builtAt }: Health = JSON.parse(read('api/v1/health.json'));
  expect(builtAt).toBe('2026-11-22T11:00:00Z');
  const { events, regions, venues, people } = list;
  expect(counts).toMatchObject({
    events: events.length,
    regions: regions.length,
    venues: venues.length,
    people: people.length,
  });
  expect(counts.upcoming).toBeGreaterThan(100);
  expect(counts.upcoming).toBeLessThan(counts.occurrences);
});

describe.each([
  ['ru', ''],
  ['en', 'en/'],
])('the JSON Feed in %s', (language, folder) => {
  const feed: JsonFeed = JSON.parse(read(`${folder}feed.json`));

  test('keeps to the rules of JSON Feed 1.1', () => {
    expect(findJsonFeedFaults(feed)).toEqual([]);
    expect(feed).toMatchObject({
      language,
      feed_url: `${home}${folder}feed.json`,
      home_page_url: home + folder,
      items: { length: 50 },
    });
    expect(read(`${folder}feed.json`)).not.toMatch(/[<\u0000-\u001f\u2028\u2029]/);
  });

  test('says of its events what the list of events does', () => {
    for (const { url = '', _mivent } of feed.items) {
      const event = list.events.find(({ id }) => id === _mivent.id);
      const { about, calendar, ...facts } = _mivent;
      expect(event).toMatchObject(facts);
      expect([about, url, calendar].filter((address) => !files.has(fileAt(address)))).toEqual([]);
    }
  });

  test('has icons that exist', () => {
    expect([feed.icon, feed.favicon].filter((address) => !files.has(fileAt(address)))).toEqual([]);
  });
});

test.each(['README.md', 'README.en.md'])('%s names no address for programs that the site does not have', (name) => {
  const text = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
  const named = [...text.matchAll(/`\/((?:api|en|feed)[\w./]*\.json)`/g)].map(([, file = '']) => file);
  expect(new Set(named)).toEqual(
    new Set([
      ...['events', 'busy', 'health'].flatMap((file) => [`api/v1/${file}.json`, `api/v1/${file}.schema.json`]),
      ...['feed.json', 'en/feed.json'],
    ]),
  );
  expect(named.filter((file) => !files.has(file))).toEqual([]);
});

test('a page names each of its feeds by the type under which programs look for it', () => {
  const links = find(readPage(dist, 'en/events/poetry-evening/index.html'), 'link', 'rel', 'alternate');
  const typed = links.filter((link) => attribute(link, 'type') !== undefined);
  expect(typed.map((link) => ['type', 'title', 'href'].map((name) => attribute(link, name)).join(' '))).toEqual([
    `text/calendar Поэтический вечер ${BASE_PATH}en/events/poetry-evening.ics`,
    `application/rss+xml MIVENT ${BASE_PATH}en/rss.xml`,
    `application/feed+json MIVENT ${BASE_PATH}en/feed.json`,
    `text/calendar MIVENT ${BASE_PATH}en/calendar.ics`,
  ]);
});
