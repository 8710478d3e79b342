import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, inject, test } from 'vitest';
import type { CalendarEvent } from '../domain/event.ts';
import { xmlErrors } from '../formats/xml.test-support.ts';
import { checkContent } from '../io/content-check.ts';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import {
  attribute,
  fileOf,
  find,
  isWithin,
  listFiles,
  rawTextOf,
  readPage,
  type SitePage,
  textOf,
} from './site-files.test-support.ts';
import {
  HOSTILE_TITLE,
  KNOWN_IDS,
  NOW,
  REMOVED_ID,
  siteRegistry,
  writeRegistry,
} from './site-registry.test-support.ts';

const HOME = SITE_URL + BASE_PATH;
const dist = inject('dist');
const files = listFiles(dist);
const read = (file: string) => readFileSync(join(dist, file), 'utf8');

const events = readEvents();
const byId = new Map(events.map((event) => [event.id, event]));
const LANGUAGES = ['', 'en/'] as const;

/** What the one reader makes of the same files; what pages and feeds made of them is read from the site. */
function readEvents(): CalendarEvent[] {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-events-'));
  try {
    writeRegistry(folder, siteRegistry());
    return [...(checkContent(folder, Temporal.Instant.from(NOW)).registry?.events.values() ?? [])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sixty days before November, and eighteen months after it, in whole months. */
const WINDOW = { start: Date.UTC(2026, 8, 1), end: Date.UTC(2028, 5, 1) };

/** Not what was entered twice, has no date, or was a hold that let its date go before this month. */
function isInFeeds({ entry, time }: CalendarEvent): boolean {
  if (!time || entry.duplicateOf !== undefined) return false;
  return entry.status !== 'hold' || (entry.hold?.until ?? '') >= '2026-11-01';
}

/** A date in a calendar file: moments in UTC, or days, the end not included. */
interface VeventDate {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
}

/** Every date of a calendar file, expanded by ical.js. */
function datesOf(text: string): VeventDate[] {
  const dates: VeventDate[] = [];
  for (const component of veventsOf(text)) {
    const event = new ICAL.Event(component);
    if (event.isRecurrenceException()) continue;
    const { uid } = event;
    if (!event.isRecurring()) dates.push({ uid, start: momentOf(event.startDate), end: momentOf(event.endDate) });
    else {
      const iterator = event.iterator();
      for (let date = iterator.next(); date; date = iterator.next()) {
        const { startDate, endDate } = event.getOccurrenceDetails(date);
        dates.push({ uid, start: momentOf(startDate), end: momentOf(endDate) });
      }
    }
  }
  return dates;
}

function veventsOf(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
}

function momentOf(time: ICAL.Time): string {
  return time.isDate ? time.toString() : Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
}

/** What a page says in `datetime`, in the same form. */
function toMoment(datetime: string): string {
  return datetime.includes('T') ? Temporal.Instant.from(datetime).toString() : datetime;
}

/** Dates outside a rule have a name of their own after the id. */
function idsIn(text: string): string[] {
  return [
    ...new Set(veventsOf(text).map((event) => String(event.getFirstPropertyValue('uid')).split(/[+_@]/)[0]!)),
  ].sort();
}

function pageOf(id: string, language: (typeof LANGUAGES)[number] = ''): SitePage {
  return readPage(dist, `${language}events/${id}/index.html`);
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly guid: { readonly '#text': string };
}

function itemsOf(text: string): readonly Item[] {
  expect(xmlErrors(text)).toEqual([]);
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });
  return parser.parse(text).rss.channel.item ?? [];
}

function idOf({ link }: Item): string {
  return /\/events\/([^/]+)\/$/.exec(link)?.[1] ?? '';
}

test('every event has a page and a calendar file of its own in both languages', () => {
  expect(events.map(({ id }) => id)).toEqual(expect.arrayContaining([...KNOWN_IDS]));
  expect(events.length).toBeGreaterThan(150);
  // What was removed keeps its addresses, and nothing else.
  const expected = [...byId.keys(), REMOVED_ID].flatMap((id) =>
    LANGUAGES.flatMap((language) => [`${language}events/${id}/index.html`, `${language}events/${id}.ics`]),
  );
  expect(files.filter((file) => /^(?:en\/)?events\/(?!index\.html)(?:[^/]+\.ics|.+html)$/.test(file))).toEqual(
    expected.sort(),
  );
});

test('the page of an event and its calendar file tell the same times', () => {
  for (const { id } of events) {
    const dates = datesOf(read(`events/${id}.ics`));
    const page = pageOf(id);
    const [start] = find(page, 'time', 'class', 'dt-start').map((time) => toMoment(attribute(time, 'datetime') ?? ''));
    const [end] = find(page, 'data', 'class', 'dt-end').map((data) => attribute(data, 'value') ?? '');
    if (!isInFeeds(byId.get(id)!)) {
      expect(dates, id).toEqual([]);
      continue;
    }
    // The last day stands on the page, the day after it in the file.
    const last = end?.includes('T') ? toMoment(end) : Temporal.PlainDate.from(end!).add({ days: 1 }).toString();
    expect(dates, id).toContainEqual({ uid: expect.stringMatching(`^${id}[+_@]`), start, end: last });
    const listed = find(page, 'li', 'id').map((item) => {
      const time = item.childNodes.find((node) => 'tagName' in node && node.tagName === 'time');
      return toMoment(attribute(time && 'tagName' in time ? time : undefined, 'datetime') ?? '');
    });
    if (listed.length > 0 || dates.length > 1)
      expect(listed.sort(), id).toEqual(dates.map((date) => date.start).sort());
  }
});

test('the page of a series names its dates: dropped, moved and added ones too', () => {
  const listed = find(pageOf('saturday-breakfast'), 'li', 'id').map(
    (item) => `${attribute(item, 'id')} ${textOf(item)}`,
  );
  expect(listed.filter((line) => line.startsWith('2026-12'))).toMatchInlineSnapshot(`
    [
      "2026-12-05 суббота, 5 декабря 2026, 10:00–12:00 В календарь",
      "2026-12-12 воскресенье, 13 декабря 2026, 11:00–13:00 перенесено с 12 декабря В календарь",
      "2026-12-24 четверг, 24 декабря 2026, 10:00–12:00 дополнительная дата В календарь",
      "2026-12-26 суббота, 26 декабря 2026, 10:00–12:00 В календарь",
    ]
  `);
});

describe('machines read of an event', () => {
  const jsonLdOf = (page: SitePage) =>
    find(page, 'script', 'type', 'application/ld+json').map((script) => JSON.parse(rawTextOf(script)));

  test('its name, time, state and place as schema.org has them', () => {
    const states = { confirmed: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed', hold: '' };
    for (const { id, entry } of events) {
      for (const language of LANGUAGES) {
        const page = pageOf(id, language);
        const data = jsonLdOf(page);
        if (entry.status === 'hold' || entry.duplicateOf !== undefined) {
          expect(data, id).toEqual([]);
          continue;
        }
        const [time] = find(page, 'time', 'class', 'dt-start');
        expect(data, id).toEqual([
          expect.objectContaining({
            '@context': 'https://schema.org',
            '@type': 'Event',
            name: entry.title,
            url: SITE_URL + page.path,
            startDate: attribute(time, 'datetime'),
            endDate: attribute(find(page, 'data', 'class', 'dt-end')[0], 'value'),
            // The next date of a series that was moved.
            eventStatus: `https://schema.org/${id === 'chess-course' ? 'EventRescheduled' : states[entry.status]}`,
            location: expect.anything(),
          }),
        ]);
        expect(data[0].startDate, id).toMatch(
          entry.start?.includes('T') ? /T\d\d:\d\d[+-]\d\d:\d\d$/ : /^\d{4}-\d\d-\d\d$/,
        );
        expect(data[0].endDate, id).toMatch(
          entry.start?.includes('T') ? /T\d\d:\d\d[+-]\d\d:\d\d$/ : /^\d{4}-\d\d-\d\d$/,
        );
      }
    }
  });

  test('where it is: a place, a link, or both', () => {
    const locationOf = (id: string) => jsonLdOf(pageOf(id, 'en/'))[0].location;
    expect(locationOf('private-cities-debate')).toMatchObject({
      '@type': 'Place',
      name: 'Kings Park',
      address: { streetAddress: 'Площадь Независимости, 1', addressLocality: 'Podgorica', addressCountry: 'ME' },
    });
    expect(locationOf('contracts-webinar')).toEqual({ '@type': 'VirtualLocation', url: 'https://example.org/webinar' });
    expect(locationOf('winter-assembly')).toMatchObject([{ '@type': 'Place' }, { '@type': 'VirtualLocation' }]);
  });

  test('its picture, which lies where every page says', () => {
    const [data] = jsonLdOf(pageOf('private-cities-debate'));
    const image = fileOf(new URL(data.image[0]));
    const original = siteRegistry().get('events/me-16/cover.png');
    expect(readFileSync(join(dist, image ?? '')).equals(Buffer.from(original!))).toBe(true);
  });
});

describe('the calendar', () => {
  const isInWindow = (event: CalendarEvent) =>
    isInFeeds(event) &&
    datesOf(read(`events/${event.id}.ics`)).some(
      ({ start, end }) => Date.parse(end) > WINDOW.start && Date.parse(start) < WINDOW.end,
    );

  test.each(LANGUAGES)('«%s» of all events holds each that takes place near today', (language) => {
    const expected = events.filter(isInWindow).map(({ id }) => id);
    const text = read(`${language}calendar.ics`);
    expect(expected.length).toBeGreaterThan(100);
    expect(expected).not.toContain('debate-twice');
    expect(idsIn(text)).toEqual(expected.sort());
    const second = Object.values(nodeIcal.sync.parseICS(text)).filter((item) => item?.type === 'VEVENT');
    expect([...new Set(second.map(({ uid }) => uid.split(/[+_@]/)[0]))].sort()).toEqual(expected);
  });

  test.each(LANGUAGES)('«%s» of a region holds that region’s, and is there without any', (language) => {
    const regions = files.flatMap((file) => /^regions\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
    expect(regions).toContain('me-08');
    for (const region of regions) {
      const expected = events.filter((event) => event.region === region && isInWindow(event)).map(({ id }) => id);
      expect(idsIn(read(`${language}regions/${region}/calendar.ics`)), region).toEqual(expected.sort());
    }
  });

  test('says what is off, held and postponed, and names every page absolutely', () => {
    const [ru, en] = LANGUAGES.map((language) =>
      veventsOf(read(`${language}calendar.ics`)).map((event) => {
        const value = (name: string) => String(event.getFirstPropertyValue(name));
        return {
          id: value('uid').split('@')[0]!,
          line: `${value('status')} ${value('transp')} ${value('summary')}`,
          url: value('url'),
        };
      }),
    );
    const shown = [
      'bitcoin-lecture',
      'new-year-ball',
      'negotiation-training',
      'night-party',
      'hostile-title',
      'lake-camp',
    ];
    expect(shown.map((id) => ru?.find((event) => event.id === id)?.line)).toMatchInlineSnapshot(`
      [
        "CANCELLED TRANSPARENT ОТМЕНЕНО: Лекция о биткоине",
        "TENTATIVE TRANSPARENT Бронь: Новогодний бал",
        "CANCELLED TRANSPARENT ОТЛОЖЕНО: Тренинг по переговорам",
        "CONFIRMED OPAQUE Афтепати",
        "CONFIRMED OPAQUE </script><script>alert(1)</script> & <b>жирно</b> ]]> "кавычки" 'две' 👩‍👩‍👧 עברית <!-- -->",
        "CONFIRMED TRANSPARENT Кемп на Скадарском озере",
      ]
    `);
    expect(shown.map((id) => en?.find((event) => event.id === id)?.line)).toMatchInlineSnapshot(`
      [
        "CANCELLED TRANSPARENT CANCELLED: Лекция о биткоине",
        "TENTATIVE TRANSPARENT Hold: Новогодний бал",
        "CANCELLED TRANSPARENT POSTPONED: Тренинг по переговорам",
        "CONFIRMED OPAQUE Афтепати",
        "CONFIRMED OPAQUE </script><script>alert(1)</script> & <b>жирно</b> ]]> "кавычки" 'две' 👩‍👩‍👧 עברית <!-- -->",
        "CONFIRMED TRANSPARENT Кемп на Скадарском озере",
      ]
    `);
    for (const { url } of ru ?? []) expect(fileOf(new URL(url))).toMatch(/^events\/[a-z0-9-]+\/index\.html$/);
    for (const { url } of en ?? []) expect(fileOf(new URL(url))).toMatch(/^en\/events\/[a-z0-9-]+\/index\.html$/);
    expect(
      [...(ru ?? []), ...(en ?? [])]
        .map(({ url }) => fileOf(new URL(url)))
        .filter((file) => !files.includes(file ?? '')),
    ).toEqual([]);
  });

  test('is written as RFC 5545 wants it, in every file', () => {
    for (const file of files.filter((one) => one.endsWith('.ics'))) {
      const text = read(file);
      expect(text.replaceAll('\r\n', ''), file).not.toMatch(/[\r\n]/);
      expect(text.endsWith('END:VCALENDAR\r\n'), file).toBe(true);
      expect(
        text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75),
        file,
      ).toEqual([]);
      expect(text.replaceAll('\r\n ', ''), file).toContain(`SOURCE;VALUE=URI:${HOME}${file}\r\n`);
    }
  });
});

describe('the news', () => {
  test.each(LANGUAGES)('«%s» lead to fifty events, by absolute addresses that exist', (language) => {
    const items = itemsOf(read(`${language}rss.xml`));
    expect(items.length).toBe(50);
    expect(new Set(items.map(({ guid }) => guid['#text'])).size).toBe(50);
    for (const { link } of items) {
      expect(link.startsWith(`${HOME}${language}events/`)).toBe(true);
      expect(files).toContain(fileOf(new URL(link)));
    }
  });

  test.each(LANGUAGES)('«%s» of a region announce all of its events but those entered twice', (language) => {
    for (const region of ['me-02', 'me-05', 'me-08', 'me-12', 'me-16', 'online', 'ge']) {
      const expected = events.filter((event) => event.region === region && isInFeeds(event)).map(({ id }) => id);
      expect(
        itemsOf(read(`${language}regions/${region}/rss.xml`))
          .map(idOf)
          .sort(),
        region,
      ).toEqual(expected.sort());
    }
  });

  test('name themselves and their page absolutely', () => {
    for (const file of files.filter((one) => one.endsWith('rss.xml'))) {
      const text = read(file);
      expect(text, file).toContain(`<atom:link href="${HOME}${file}" rel="self"`);
      expect(text, file).toContain(`<link>${HOME}${file.replace('rss.xml', '')}</link>`);
    }
  });
});

describe('search engines', () => {
  test('are told of every page in both languages, absolutely; not of what was entered twice', () => {
    const text = read('sitemap.xml');
    expect(xmlErrors(text)).toEqual([]);
    const { urlset } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'url' }).parse(text);
    const pages: { loc: string; 'xhtml:link': { '@_hreflang': string; '@_href': string }[] }[] = urlset.url;
    const told = pages.map(({ loc }) => fileOf(new URL(loc)) ?? loc);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((file) => !files.includes(file))).toEqual([]);
    // What says of itself that it is no page of its own stays out, and the search; months and years are tested below.
    const expected = files.filter(
      (file) =>
        /(?:^|\/)index\.html$/.test(file) &&
        !/(?:calendar|search)\//.test(file) &&
        !/<meta name="robots" content="noindex">/.test(read(file)),
    );
    const twice = events
      .filter(({ entry }) => entry.duplicateOf !== undefined)
      .flatMap(({ id }) => LANGUAGES.map((language) => `${language}events/${id}/index.html`));
    expect(twice.length).toBe(6);
    expect(told.filter((file) => !file.includes('calendar/')).sort()).toEqual(
      expected.filter((file) => !twice.includes(file)),
    );
    expect(told).toContain('en/calendar/2026/12/index.html');
    for (const { loc, 'xhtml:link': links } of pages) {
      const canonical = Object.fromEntries(links.map((link) => [link['@_hreflang'], link['@_href']]));
      expect(loc).toBe(canonical[loc.startsWith(`${HOME}en/`) ? 'en' : 'ru']);
      expect(canonical.en).toBe(canonical.ru?.replace(HOME, `${HOME}en/`));
    }
  });

  test('find the sitemap where robots.txt says', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${HOME}sitemap.xml\n`);
  });
});

test.each(['debate-twice', 'debate-thrice'])(
  'what was entered twice keeps its page, which leads to the other and asks not to be indexed: %s',
  (id) => {
    for (const language of LANGUAGES) {
      const page = pageOf(id, language);
      const banner = find(page, 'p', 'class', 'banner')[0];
      expect(textOf(banner)).toContain('Дебаты о приватных городах');
      expect(find(page, 'a').map((link) => attribute(link, 'href'))).toContain(
        `${BASE_PATH}${language}events/private-cities-debate/`,
      );
      expect(attribute(find(page, 'meta', 'name', 'robots')[0], 'content')).toBe('noindex');
      const feeds = files.filter((file) => /(?:calendar\.ics|rss\.xml|sitemap\.xml)$/.test(file));
      expect(feeds.filter((file) => read(file).replaceAll('\r\n ', '').includes(id))).toEqual([]);
      expect(find(page, 'link', 'rel', 'canonical').map((link) => attribute(link, 'href'))).toEqual([
        `${HOME}${language}events/private-cities-debate/`,
      ]);
      expect(find(page, 'event-actions')).toEqual([]);
      expect(
        find(page, 'a').filter((link) => /\.ics$/.test(attribute(link, 'href') ?? '') && isWithin(link, 'h-event')),
      ).toEqual([]);
    }
  },
);

test('a hostile title is the same text in HTML, JSON-LD, calendar and news', () => {
  const page = pageOf('hostile-title');
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ').trim();
  expect(plain(textOf(find(page, 'h1')[0]))).toBe(HOSTILE_TITLE);
  expect(plain(textOf(find(page, 'title')[0]))).toBe(`${HOSTILE_TITLE} · MIVENT`);
  expect(attribute(find(page, 'meta', 'property', 'og:title')[0], 'content')).toBe(HOSTILE_TITLE);
  expect(find(page, 'script').map((script) => attribute(script, 'type'))).toEqual(['application/ld+json', 'module']);
  expect(JSON.parse(rawTextOf(find(page, 'script')[0])).name).toBe(HOSTILE_TITLE);
  expect(find(page, 'b')).toEqual([]);
  const [vevent] = veventsOf(read('events/hostile-title.ics'));
  expect(vevent?.getFirstPropertyValue('summary')).toBe(HOSTILE_TITLE);
  const item = itemsOf(read('regions/me-16/rss.xml')).find((one) => idOf(one) === 'hostile-title');
  expect(item?.title).toBe(`26 ноября, 18:00 — ${HOSTILE_TITLE}`);
});
