import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, inject, test } from 'vitest';
import { readByIcalJs, readByNodeIcal, writtenOccurrences } from '../formats/feed-readers.test-support.ts';
import { lintICalendar } from '../formats/icalendar-lint.test-support.ts';
import { property, readComponents, readOccurrences, unescapeText } from '../formats/icalendar-reader.test-support.ts';
import { lintRss, readNews } from '../formats/rss-lint.test-support.ts';
import { xmlErrors } from '../formats/xml.test-support.ts';
import { checkContent } from '../io/content-check.ts';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { listFiles } from './site-files.test-support.ts';
import { NOW, siteRegistry, writeRegistry } from './site-registry.test-support.ts';

const HOME = SITE_URL + BASE_PATH;
const dist = inject('dist');
const files = listFiles(dist);
const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const LANGUAGES = ['', 'en/'] as const;

/** Whatever programs subscribe to, also what is not yet thought of: found by the ends of its names. */
const calendars = files.filter((file) => file.endsWith('.ics'));
const news = files.filter((file) => file.endsWith('.xml') && read(file).includes('<rss '));
const jsonFeeds = files.filter((file) => file.endsWith('.json') && read(file).includes('https://jsonfeed.org/'));

/** Every date of every event, by its id, as the calendar itself has it and no feed has touched it. */
const expected = readExpected();

function readExpected(): ReadonlyMap<string, readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-conformance-'));
  try {
    writeRegistry(folder, siteRegistry());
    const { check } = checkContent(folder, Temporal.Instant.from(NOW));
    const expansions = [...(check?.expansions ?? [])];
    return new Map(expansions.map(([id, { occurrences }]) => [id, writtenOccurrences(occurrences)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the site has calendars, news and feeds of every kind in both languages', () => {
  for (const language of LANGUAGES) {
    const own = calendars.filter((file) => file.startsWith('en/') === (language === 'en/'));
    expect(own.length).toBeGreaterThan(350);
    for (const kind of ['events', 'regions', 'venues', 'people', 'formats', 'topics']) {
      expect(
        own.some((file) => file.startsWith(`${language}${kind}/`)),
        kind,
      ).toBe(true);
    }
    expect(news).toContain(`${language}rss.xml`);
  }
});

describe('every calendar of the site', () => {
  test('has nothing wrong with it, line by line', () => {
    const faults = calendars.flatMap((file) =>
      lintICalendar(readFileSync(join(dist, file))).map(({ line, rule, text }) => `${file}:${line} ${rule} ${text}`),
    );
    expect(faults).toEqual([]);
  });

  test('has the same events with the same titles for every reader', () => {
    ICAL.design.strict = true;
    for (const file of calendars) {
      const text = read(file);
      const own = readComponents(text)[0]!.components.filter(({ name }) => name === 'VEVENT');
      const told = own.map((event) => {
        const value = (name: string) => unescapeText(property(event, name)?.value ?? '');
        return `${value('UID')} ${value('RECURRENCE-ID')} ${value('SUMMARY')}`;
      });
      const byIcalJs = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
        const id = event.getFirstPropertyValue('recurrence-id');
        const isTime = id instanceof ICAL.Time;
        const value = (name: string) => event.getFirstPropertyValue(name);
        return `${value('uid')} ${isTime ? id.toICALString() : ''} ${value('summary')}`;
      });
      expect(byIcalJs, file).toEqual(told);
      // node-ical keeps the moved dates of a series within it.
      const series = own.filter((event) => !property(event, 'RECURRENCE-ID'));
      const byNodeIcal = Object.values(nodeIcal.sync.parseICS(text)).filter((item) => item?.type === 'VEVENT');
      const titles = (event: (typeof series)[number]) => unescapeText(property(event, 'SUMMARY')?.value ?? '');
      expect(
        byNodeIcal.map(({ uid, summary }) => [uid, summary]),
        file,
      ).toEqual(series.map((event) => [property(event, 'UID')?.value, titles(event)]));
    }
  });

  test('takes place at the same times for every reader, and in both languages', () => {
    for (const file of calendars.filter((one) => !one.startsWith('en/'))) {
      const text = read(file);
      const own = readOccurrences(text).map(({ uid, start, end }) => `${uid} ${start}/${end}`);
      expect(
        readOccurrences(read(`en/${file}`)).map(({ uid, start, end }) => `${uid} ${start}/${end}`),
        file,
      ).toEqual(own);
      expect(readByIcalJs(text), file).toEqual(own.sort());
      expect(readByNodeIcal(text), file).toEqual(own.map((one) => one.slice(one.indexOf(' ') + 1)).sort());
    }
  });
});

describe('the calendar file of every event', () => {
  test.each(LANGUAGES)('«%s» has all of its dates and no others', (language) => {
    let series = 0;
    for (const [id, dates] of expected) {
      const text = read(`${language}events/${id}.ics`);
      const found = readOccurrences(text).map(({ start, end }) => `${start}/${end}`);
      // What was entered twice or let go is not in feeds; that is tested where feeds are.
      if (!text.includes('BEGIN:VEVENT')) continue;
      expect(found.sort(), id).toEqual(dates);
      if (dates.length > 1) series++;
    }
    expect(series).toBeGreaterThan(5);
  });
});

/** The part of an event of `/api/v1/events.json` that says when it takes place. */
interface PublishedEvent {
  readonly id: string;
  readonly uid: string;
  readonly status: string;
  readonly occurrences: readonly { readonly start: string; readonly end: string }[];
}

describe('events.json', () => {
  const { events: published } = JSON.parse(read('api/v1/events.json')) as {
    readonly events: readonly PublishedEvent[];
  };
  const moment = (time: string) => (time.includes('T') ? Temporal.Instant.from(time).toString() : time);

  test('has the dates that every reader finds in the calendar files', () => {
    expect(published.length).toBeGreaterThan(150);
    for (const { id, uid, occurrences } of published) {
      const dates = occurrences.map(({ start, end }) => `${moment(start)}/${moment(end)}`).sort();
      expect(dates, id).toEqual(expected.get(id) ?? []);
      for (const language of LANGUAGES) {
        const text = read(`${language}events/${id}.ics`);
        if (!text.includes('BEGIN:VEVENT')) continue;
        const found = readByIcalJs(text);
        expect(found.map((one) => one.slice(one.indexOf(' ') + 1)).sort(), id).toEqual(dates);
        // Dates that stand by themselves carry their day before the @.
        const [name = '', domain = ''] = uid.split('@');
        for (const one of found) expect(one.startsWith(name) && one.includes(`@${domain} `), one).toBe(true);
      }
    }
  });
});

describe('every news feed of the site', () => {
  test('has nothing wrong with it', () => {
    const faults = news.flatMap((file) =>
      lintRss(read(file), HOME + file).map(({ rule, text }) => `${file}: ${rule} ${text}`),
    );
    expect(faults).toEqual([]);
  });

  test('has the same items with the same titles, names and dates for every reader', () => {
    for (const file of news) {
      const { libxml2, feedsmith, 'feed-parser': feedParser } = readNews(read(file));
      expect(feedsmith, file).toEqual(libxml2);
      expect(feedParser, file).toEqual(libxml2);
    }
  });
});

test('every XML file of the site is well formed', () => {
  const pictures = files.filter((file) => file.endsWith('.svg'));
  const xml = [...files.filter((file) => file.endsWith('.xml')), ...pictures];
  expect(xml.length).toBeGreaterThan(400);
  expect(xml.flatMap((file) => xmlErrors(read(file)).map((error) => `${file}: ${error}`))).toEqual([]);
});

test('every JSON file of the site is JSON', () => {
  for (const file of files.filter((one) => one.endsWith('.json')))
    expect(() => JSON.parse(read(file)), file).not.toThrow();
});

test('every JSON feed is read by a reader, and names itself and its items', () => {
  for (const file of jsonFeeds) {
    const feed = parseJsonFeed(read(file));
    const written = JSON.parse(read(file));
    expect(written.version, file).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.feed_url, file).toBe(HOME + file);
    expect(feed.title, file).toBe(written.title);
    const items = feed.items ?? [];
    expect(items.length, file).toBe(written.items.length);
    expect(
      items.map(({ id, title }) => [id, title]),
      file,
    ).toEqual(written.items.map(({ id, title }: { id: string; title: string }) => [id, title]));
    expect(new Set(items.map(({ id }) => id)).size, file).toBe(items.length);
    for (const { url, date_published: date } of items) {
      expect(url?.startsWith(HOME), file).toBe(true);
      expect(date, file).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
    }
  }
});
