import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventText } from '../formats/event-file.test-support.ts';
import {
  commit,
  evening as eveningOf,
  git,
  makeFolder,
  SMALL_REGISTRY,
  writeFiles,
} from './content-folder.test-support.ts';
import { readFeedFiles } from './feed-source.ts';

const HOME = 'https://mivent.example/';
/** After the last change of what a calendar says of an event: before it every event is as new as that change. */
const evening: typeof eveningOf = (fields = {}) =>
  eveningOf({ start: '2027-12-05T18:00', end: '2027-12-05T21:00', ...fields });

const NOW = '2027-11-20T12:00:00Z';
const EVENT = 'events/me-16/debate.md';

let folder: string;
/** The first commit is of 1 October; every further one of the next day, at noon. */
let day: string;

beforeEach(() => {
  folder = makeFolder({ ...SMALL_REGISTRY, 'venues/club.md': '---\nname: Клуб\nregion: me-16\n---\n' });
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder, {}, '2027-10-01T12:00:00Z');
  day = '2027-10-01';
});

function next(files: Readonly<Record<string, string | undefined>>): void {
  day = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  commit(folder, files, `${day}T12:00:00Z`);
}

async function read(path: string, now = NOW): Promise<string | undefined> {
  const file = readFeedFiles({ folder, home: HOME, now }).find((feed) => feed.path === path);
  return file && (await file.write()).text;
}

/** What calendar programs know of an event: its first VEVENT. */
async function calendar(id = 'debate', now = NOW) {
  const text = await read(`events/${id}.ics`, now);
  const component = new ICAL.Component(ICAL.parse(text ?? '')).getFirstSubcomponent('vevent');
  if (!component) return undefined;
  const value = (name: string) => component.getFirstPropertyValue(name)?.toString();
  return {
    uid: value('uid'),
    sequence: Number(value('sequence')),
    stamp: value('dtstamp'),
    modified: value('last-modified'),
    status: value('status'),
    summary: value('summary'),
    start: value('dtstart'),
    location: value('location'),
  };
}

interface Item {
  readonly title: string;
  readonly link: string;
  readonly guid: { readonly '#text': string };
  readonly description: string;
  readonly pubDate: string;
}

async function news(path: string, now = NOW): Promise<readonly Item[]> {
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'item' });
  return parser.parse((await read(path, now)) ?? '').rss.channel.item ?? [];
}

/** Titles of the feed of changes with the days on which they came, newest first. */
async function changes(now = NOW, path = 'changes.xml'): Promise<readonly string[]> {
  return (await news(path, now)).map(
    ({ title, pubDate }) => `${new Date(pubDate).toISOString().slice(0, 10)} ${title}`,
  );
}

test('an evening is announced, moved, called off and brought back, and each time subscribers learn what they must', {
  timeout: 60_000,
}, async () => {
  const walk: string[] = [];
  let last = { modified: '', sequence: 0 };
  const step = async (name: string) => {
    const { uid, stamp, modified = '', sequence = -1, status, summary, location } = (await calendar()) ?? {};
    expect(uid).toBe('debate@example.org');
    expect(stamp).toBe(modified);
    // Whoever asks after every step never sees an older state than before.
    expect(modified >= last.modified && sequence >= last.sequence).toBe(true);
    last = { modified, sequence };
    const [item] = await news('rss.xml');
    walk.push(
      `— ${name}`,
      `${modified} ${sequence} ${status} ${summary} (${location})`,
      `${item?.guid['#text']} ${item?.pubDate.slice(5, 16)}: ${item?.title}`,
      ...(await changes()).map((change) => `  ${change}`),
    );
  };

  next({ [EVENT]: evening({ title: 'Дебаты о приватнасти' }) });
  await step('announced');
  next({ [EVENT]: evening() });
  await step('a typo corrected');
  next({ [EVENT]: evening({ status: '"confirmed" # да', start: "'2027-12-05T18:00'" }) });
  await step('written in another way');
  next({ [EVENT]: evening({ start: '2027-12-06T19:00', end: '2027-12-06T22:00' }) });
  await step('moved');
  next({ [EVENT]: evening({ start: '2027-12-06T19:00', end: '2027-12-06T22:00', venue: 'club' }) });
  await step('another venue');
  next({ 'venues/club.md': '---\nname: Новый клуб\nregion: me-16\n---\n' });
  await step('the venue renamed');
  next({
    [EVENT]: evening({ status: 'cancelled', start: '2027-12-06T19:00', end: '2027-12-06T22:00', venue: 'club' }),
  });
  await step('cancelled');
  next({ [EVENT]: evening({ start: '2027-12-06T19:00', end: '2027-12-06T22:00', venue: 'club' }) });
  await step('restored');
  next({ 'settings.yaml': `${SMALL_REGISTRY['settings.yaml']}tagline: Афиша\n` });
  await step('another tagline of the site');

  expect(walk.join('\n')).toMatchInlineSnapshot(`
    "— announced
    2027-10-02T12:00:00Z 0 CONFIRMED Дебаты о приватнасти (Kings Park, Подгорица)
    tag:example.org,2027:debate:0 02 Oct 2027: 5 декабря, 18:00 — Дебаты о приватнасти
    — a typo corrected
    2027-10-03T12:00:00Z 0 CONFIRMED Дебаты о приватности (Kings Park, Подгорица)
    tag:example.org,2027:debate:0 02 Oct 2027: 5 декабря, 18:00 — Дебаты о приватности
    — written in another way
    2027-10-04T12:00:00Z 0 CONFIRMED Дебаты о приватности (Kings Park, Подгорица)
    tag:example.org,2027:debate:0 02 Oct 2027: 5 декабря, 18:00 — Дебаты о приватности
    — moved
    2027-10-05T12:00:00Z 1 CONFIRMED Дебаты о приватности (Kings Park, Подгорица)
    tag:example.org,2027:debate:1 05 Oct 2027: 6 декабря, 19:00 — ПЕРЕНЕСЕНО: Дебаты о приватности
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00
    — another venue
    2027-10-06T12:00:00Z 2 CONFIRMED Дебаты о приватности (Клуб, Подгорица)
    tag:example.org,2027:debate:2 06 Oct 2027: 6 декабря, 19:00 — Дебаты о приватности
      2027-10-06 Новое место: Дебаты о приватности — Клуб, Подгорица
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00
    — the venue renamed
    2027-10-07T12:00:00Z 2 CONFIRMED Дебаты о приватности (Новый клуб, Подгорица)
    tag:example.org,2027:debate:2 06 Oct 2027: 6 декабря, 19:00 — Дебаты о приватности
      2027-10-06 Новое место: Дебаты о приватности — Новый клуб, Подгорица
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00
    — cancelled
    2027-10-08T12:00:00Z 3 CANCELLED ОТМЕНЕНО: Дебаты о приватности (Новый клуб, Подгорица)
    tag:example.org,2027:debate:3 08 Oct 2027: 6 декабря, 19:00 — ОТМЕНЕНО: Дебаты о приватности
      2027-10-08 Отменено: Дебаты о приватности — 6 декабря, 19:00
      2027-10-06 Новое место: Дебаты о приватности — Новый клуб, Подгорица
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00
    — restored
    2027-10-09T12:00:00Z 4 CONFIRMED Дебаты о приватности (Новый клуб, Подгорица)
    tag:example.org,2027:debate:4 09 Oct 2027: 6 декабря, 19:00 — Дебаты о приватности
      2027-10-09 Снова в силе: Дебаты о приватности — 6 декабря, 19:00
      2027-10-08 Отменено: Дебаты о приватности — 6 декабря, 19:00
      2027-10-06 Новое место: Дебаты о приватности — Новый клуб, Подгорица
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00
    — another tagline of the site
    2027-10-09T12:00:00Z 4 CONFIRMED Дебаты о приватности (Новый клуб, Подгорица)
    tag:example.org,2027:debate:4 09 Oct 2027: 6 декабря, 19:00 — Дебаты о приватности
      2027-10-09 Снова в силе: Дебаты о приватности — 6 декабря, 19:00
      2027-10-08 Отменено: Дебаты о приватности — 6 декабря, 19:00
      2027-10-06 Новое место: Дебаты о приватности — Новый клуб, Подгорица
      2027-10-05 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 6 декабря, 19:00"
  `);
});

describe('the feed of changes', { timeout: 60_000 }, () => {
  const hold = (until: string, lines: Readonly<Record<string, string | undefined>> = {}) =>
    evening({ status: 'hold', hold: `{ until: ${until}, by: sanfantee }`, ...lines });

  test('tells that a hold is agreed', async () => {
    next({ [EVENT]: hold('2027-11-28') });
    expect(await changes()).toEqual([]);
    next({ [EVENT]: evening() });
    expect(await changes()).toEqual(['2027-10-03 Бронь подтверждена: Дебаты о приватности — 5 декабря, 18:00']);
    expect(await calendar()).toMatchObject({ sequence: 1, status: 'CONFIRMED' });
  });
  test('tells that a hold has expired, from that moment on, and changes nothing else of it', async () => {
    next({ [EVENT]: hold('2027-11-28') });
    const [before, after] = ['2027-11-28T22:59:59Z', '2027-11-28T23:00:00Z'];
    expect(await changes(before)).toEqual([]);
    expect(await changes(after)).toEqual(['2027-11-28 Бронь истекла: Дебаты о приватности — 5 декабря, 18:00']);
    expect(await news('changes.xml', after)).toMatchObject([
      {
        pubDate: 'Sun, 28 Nov 2027 23:00:00 GMT',
        guid: { '#text': 'tag:example.org,2027:debate:expired-2027-11-28', '@_isPermaLink': 'false' },
        link: `${HOME}events/debate/`,
      },
    ]);
    expect(await read('events/debate.ics', after)).toBe(await read('events/debate.ics', before));
  });
  test('still tells it when the hold is agreed after all, and the two are apart', async () => {
    next({ [EVENT]: hold('2027-10-01') });
    next({ [EVENT]: evening() });
    expect(await changes()).toEqual([
      '2027-10-03 Бронь подтверждена: Дебаты о приватности — 5 декабря, 18:00',
      '2027-10-01 Бронь истекла: Дебаты о приватности — 5 декабря, 18:00',
    ]);
  });
  test('still tells it when the hold is renewed', async () => {
    next({ [EVENT]: hold('2027-10-01') });
    next({ [EVENT]: hold('2027-12-01') });
    expect(await changes()).toEqual(['2027-10-01 Бронь истекла: Дебаты о приватности — 5 декабря, 18:00']);
    expect((await calendar())?.sequence).toBe(0);
  });
  test.each([
    ['deleted', undefined],
    ['cancelled', evening({ status: 'cancelled' })],
  ])('tells that a hold was %s, and leads to the free dates where its page is gone', async (_, text) => {
    next({ [EVENT]: hold('2027-11-28') });
    next({ [EVENT]: text });
    const title = 'Бронь снята: Дебаты о приватности — 5 декабря, 18:00';
    const link = text === undefined ? `${HOME}dates/?region=me-16` : `${HOME}events/debate/`;
    expect(await news('changes.xml')).toMatchObject([{ title, link, pubDate: 'Sun, 03 Oct 2027 12:00:00 GMT' }]);
    expect(await changes('2028-01-01T00:00:00Z')).toHaveLength(1);
  });
  test('tells each date of a series that was dropped or moved', async () => {
    const repeat = (more: string) => evening({ repeat: `{ rule: FREQ=WEEKLY;COUNT=4${more} }` });
    next({ [EVENT]: repeat('') });
    next({ [EVENT]: repeat(', except: [2027-12-12]') });
    next({ [EVENT]: repeat(', except: [2027-12-12], moved: [{ from: 2027-12-19, start: 2027-12-20T17:00 }]') });
    expect(await changes()).toEqual([
      '2027-10-04 Перенесено: Дебаты о приватности — 19 декабря, 18:00 → 20 декабря, 17:00',
      '2027-10-03 Отменена дата: Дебаты о приватности — 12 декабря, 18:00',
    ]);
    expect(await calendar()).toMatchObject({ sequence: 2, modified: '2027-10-04T12:00:00Z' });
    next({
      [EVENT]: evening({ start: '2027-12-04T18:00', end: '2027-12-04T21:00', repeat: '{ rule: FREQ=WEEKLY;COUNT=5 }' }),
    });
    const [item] = await news('changes.xml');
    expect(item?.title).toBe('Изменены даты: Дебаты о приватности');
    expect(item?.description).toMatchInlineSnapshot(
      `"<p>Не состоится: 5 декабря, 18:00; 20 декабря, 17:00; 26 декабря, 18:00</p><p>Добавлено: 4 декабря, 18:00; 11 декабря, 18:00; 18 декабря, 18:00; 25 декабря, 18:00; 1 января 2028, 18:00</p><p>суббота, 4 декабря 2027, 18:00–21:00 · по Подгорице, UTC+1 · каждую неделю · Kings Park, Подгорица</p>"`,
    );
  });
  test('tells of a file that goes to another region', async () => {
    const text = evening({ venue: undefined, place: 'Дом' });
    next({ [EVENT]: text });
    next({ [EVENT]: undefined, 'events/me-02/2027/debate.md': text });
    expect(await changes()).toEqual(['2027-10-03 Новое место: Дебаты о приватности — Дом, Бар']);
    expect(await calendar()).toMatchObject({ sequence: 1, modified: '2027-10-03T12:00:00Z' });
    next({ 'events/me-02/2027/debate.md': undefined, 'events/me-02/debate.md': text });
    expect(await changes()).toHaveLength(1);
    expect(await calendar()).toMatchObject({ sequence: 1, modified: '2027-10-04T12:00:00Z' });
  });
  test('dates a pull request by its merge, and makes one item of it', async () => {
    next({ [EVENT]: evening() });
    git(folder, 'checkout', '-qb', 'proposal');
    next({ [EVENT]: evening({ start: '2027-12-06T18:00', end: '2027-12-06T21:00' }) });
    next({ [EVENT]: evening({ start: '2027-12-07T18:00', end: '2027-12-07T21:00', venue: 'club' }) });
    git(folder, 'checkout', '-q', 'main');
    git(folder, 'merge', '-q', '--no-stat', '--no-ff', '--no-commit', 'proposal');
    day = '2027-10-08';
    next({});
    expect(await changes()).toEqual([
      '2027-10-09 Перенесено: Дебаты о приватности — 5 декабря, 18:00 → 7 декабря, 18:00',
    ]);
    expect((await calendar())?.sequence).toBe(1);
  });
  test('is the same in English', async () => {
    next({ [EVENT]: evening() });
    next({ [EVENT]: evening({ start: '2027-12-05T19:00', end: '2027-12-05T22:00' }) });
    expect(await changes(NOW, 'en/changes.xml')).toEqual([
      '2027-10-03 Moved: Дебаты о приватности — 5 December, 18:00 → 19:00',
    ]);
  });
  test('does not tell what is not yet committed', async () => {
    next({ [EVENT]: evening() });
    const committed = await calendar();
    writeFiles(folder, { [EVENT]: evening({ start: '2027-12-06T19:00', end: '2027-12-06T22:00' }) });
    expect(await changes()).toEqual([]);
    expect(await calendar()).toEqual({ ...committed, start: '2027-12-06T19:00:00' });
  });
  test('passes over versions that cannot be read', async () => {
    next({ [EVENT]: evening() });
    next({ [EVENT]: '---\nstatus: ["\n---\n' });
    next({ [EVENT]: evening({ start: '31.12.2027' }) });
    next({ [EVENT]: evening({ status: 'cancelled' }) });
    next({ [EVENT]: evening() });
    expect(await changes()).toEqual(['2027-10-06 Снова в силе: Дебаты о приватности — 5 декабря, 18:00']);
  });
  test('does not bring up what moderators have removed', async () => {
    next({ [EVENT]: evening() });
    next({ [EVENT]: evening({ start: '2027-12-06T19:00', end: '2027-12-06T22:00' }) });
    expect(await changes()).toHaveLength(1);
    next({
      [EVENT]: undefined,
      'settings.yaml': `${SMALL_REGISTRY['settings.yaml']}removed: [{ id: debate, reason: спам }]\n`,
    });
    expect(await changes()).toEqual([]);
  });
});

describe('addresses of what is gone', { timeout: 60_000 }, () => {
  test('have empty feeds in both languages', async () => {
    next({
      [EVENT]: evening({ status: 'hold', hold: '{ until: 2027-11-28, by: sanfantee }' }),
      'regions/me-05.md': '---\nname: Будва\ncountry: me\ntimezone: Europe/Podgorica\n---\n',
      'people/guest.md': '---\nname: Гость\n---\n',
    });
    next({
      [EVENT]: undefined,
      'regions/me-05.md': undefined,
      'people/guest.md': undefined,
      'venues/club.md': undefined,
    });
    const paths = readFeedFiles({ folder, home: HOME, now: NOW }).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const locale of ['', 'en/']) {
      const calendars = [
        'events/debate.ics',
        'regions/me-05/calendar.ics',
        'people/guest/calendar.ics',
        'venues/club/calendar.ics',
      ];
      for (const path of calendars) expect(await read(locale + path), path).not.toContain('VEVENT');
      expect(await read(`${locale}regions/me-05/calendar.ics`)).toContain('VCALENDAR');
      expect(await news(`${locale}people/guest/rss.xml`)).toEqual([]);
    }
  });
  test('are left alone where a file is only broken, so that subscribers keep what they have', async () => {
    next({ [EVENT]: evening() });
    writeFiles(folder, { [EVENT]: '---\nstatus: ["\n---\n' });
    expect(await read('events/debate.ics')).toBeUndefined();
  });
  test('are none where a name was never let through', async () => {
    next({ 'events/me-16/Дебаты.md': eventText(), 'people/A B.md': 'x' });
    next({ 'events/me-16/Дебаты.md': undefined, 'people/A B.md': undefined });
    const paths = readFeedFiles({ folder, home: HOME, now: NOW }).map(({ path }) => path);
    expect(paths.filter((path) => /Дебаты|A B/.test(path))).toEqual([]);
  });
});
