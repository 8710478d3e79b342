import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemoRegistry } from '../../scripts/demo-registry/registry.ts';
import { holdState } from '../domain/hold.ts';
import { knownRegistry, siteRegistry, textOf, writeRegistry } from '../site/site-registry.test-support.ts';
import { checkContent } from './content-check.ts';
import { readFeedFiles } from './feed-source.ts';

const FIRST_MOMENT = '2026-11-01T00:00:00Z';
const LAST_MOMENT = '2026-11-30T23:59:59Z';
const NEXT_MONTH = '2026-12-01T00:00:00Z';

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mivent-feeds-'));
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

type Texts = ReadonlyMap<string, string>;

/** All feeds of a content folder by their paths, as a machine in some zone writes them. */
async function feedsAt(folder: string, now: string, zone = 'UTC'): Promise<Texts> {
  const own = process.env.TZ;
  process.env.TZ = zone;
  try {
    const texts = new Map<string, string>();
    for (const { path, write } of readFeedFiles({ folder, home: 'https://mivent.example/', now })) {
      expect(texts.has(path), `${path} is written twice`).toBe(false);
      texts.set(path, (await write()).text);
    }
    return texts;
  } finally {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  }
}

/** What says how things stand today, and not what is planned. */
const OF_THE_DAY = /(?:^|\/)(?:holds\.ics|changes\.xml|health\.json)$/;

/** The paths of what is only in one of two lists, or not the same in both. */
function changedFeeds(one: Texts, other: Texts): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

describe('from the first moment of a month to its last, feeds stay the same byte for byte', () => {
  const folderOf = (name: string, files: ReadonlyMap<string, string | Uint8Array>) => {
    const folder = join(scratch, name);
    writeRegistry(folder, files);
    return folder;
  };
  const thousand = () => {
    const demo = makeDemoRegistry({ events: 1000, seed: 7, now: Temporal.Instant.from(FIRST_MOMENT), conflicts: 0 });
    return new Map(Array.from(demo.files, ({ path, text }) => [path, text]));
  };

  test.each([
    ['of a registry that has something of everything', () => folderOf('known', siteRegistry())],
    ['of the project’s own content', () => join(import.meta.dirname, '../../content')],
    ['of a thousand events', () => folderOf('thousand', thousand())],
  ])('%s', { timeout: 120_000 }, async (_, find) => {
    const folder = find();
    const first = await feedsAt(folder, FIRST_MOMENT, 'Pacific/Auckland');
    const last = await feedsAt(folder, LAST_MOMENT, 'America/St_Johns');
    expect(first.size).toBeGreaterThan(20);
    expect(changedFeeds(first, last).filter((path) => !OF_THE_DAY.test(path))).toEqual([]);
  });

  test('and may change with the next month', { timeout: 120_000 }, async () => {
    const folder = folderOf('thousand-more', thousand());
    const last = await feedsAt(folder, LAST_MOMENT);
    const next = await feedsAt(folder, NEXT_MONTH);
    const changed = changedFeeds(last, next);
    expect(changed).toEqual(expect.arrayContaining(['calendar.ics', 'en/calendar.ics']));
    // Of events' own files those of holds that have expired.
    const own = changed.filter((path) => /^events\/[^/]+\.ics$/.test(path));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((path) => !last.get(path)?.includes('STATUS:TENTATIVE'))).toEqual([]);
  });

  test('also where a hold expires in between, whose end is told from the beginning', async () => {
    const folder = folderOf(
      'hold',
      knownRegistry().set(
        'events/me-02/short-hold.md',
        textOf({
          title: 'Бронь на две недели',
          status: 'hold',
          hold: { until: '2026-11-14', by: 'sanfantee' },
          start: '2026-11-29T18:00',
          end: '2026-11-29T20:00',
          place: 'Клуб у моря',
          format: 'club',
        }),
      ),
    );
    const stateAt = (now: string) => {
      const moment = Temporal.Instant.from(now);
      const event = checkContent(folder, moment).registry?.events.get('short-hold');
      return event && holdState(event, moment);
    };
    expect(stateAt(FIRST_MOMENT)).not.toBe('expired');
    expect(stateAt(LAST_MOMENT)).toBe('expired');
    const [first, last] = [await feedsAt(folder, FIRST_MOMENT), await feedsAt(folder, LAST_MOMENT)];
    expect(changedFeeds(first, last).filter((path) => !OF_THE_DAY.test(path))).toEqual([]);
    for (const feeds of [first, last]) {
      expect(feeds.get('calendar.ics')).toContain('UID:short-hold@');
      const own = unfolded(feeds.get('events/short-hold.ics') ?? '');
      expect(own).toContain('\r\nSTATUS:TENTATIVE\r\n');
      expect(own).toContain('Дата забронирована до 14\u00a0ноября 2026.');
    }
  });
});

describe('a commit changes only the feeds of the events that it changes', () => {
  const NOW = '2026-11-22T11:00:00Z';
  const EVENT = 'events/me-16/private-cities-debate.md';
  const ID = 'private-cities-debate';
  let repository = '';
  let before: Texts = new Map();

  beforeAll(async () => {
    repository = join(scratch, 'repository');
    writeRegistry(join(repository, 'content'), knownRegistry());
    write('src/styles/site.css', 'body { color: black; }\n');
    git(['init', '-q', '-b', 'main']);
    commit('2027-01-01T12:00:00Z');
    before = await feeds();
  });

  const feeds = () => feedsAt(join(repository, 'content'), NOW);
  const write = (path: string, text: string) => {
    mkdirSync(join(repository, path, '..'), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(join(repository, path), 'utf8');
    expect(text).toContain(from);
    write(
      path,
      text.replace(from, () => to),
    );
  };
  const git = (args: readonly string[], date = '2027-01-01T12:00:00Z') => {
    const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' };
    const identity = ['-c', 'user.name=Миа', '-c', 'user.email=mia@mivent.example'];
    execFileSync('git', [...identity, ...args], { cwd: repository, env, stdio: 'pipe' });
  };
  const commit = (date: string) => {
    git(['add', '-A']);
    git(['commit', '-qm', 'x'], date);
  };
  /** Commit a change of the event and compare: the feeds that changed, and what of them is about other events. */
  async function changeOfEvent(date: string, from: string, to: string) {
    const old = await feeds();
    edit(`content/${EVENT}`, from, to);
    commit(date);
    const now = await feeds();
    const changed = changedFeeds(old, now).filter((path) => !OF_THE_DAY.test(path));
    const foreign = changed.filter(
      (path) => withoutEvent(path, old.get(path) ?? '') !== withoutEvent(path, now.get(path) ?? ''),
    );
    const holding = [...now].filter(([path, text]) => !OF_THE_DAY.test(path) && names(text, ID)).map(([path]) => path);
    return { changed: changed.sort(), foreign, holding: holding.sort(), now };
  }

  test('none that touches a style sheet or the readme', async () => {
    write('src/styles/site.css', 'body { color: white; }\n');
    write('README.md', '# MIVENT\n');
    commit('2027-01-02T12:00:00Z');
    expect(changedFeeds(before, await feeds()).filter((path) => !/health\.json$/.test(path))).toEqual([]);
  });

  test('those that hold it, and in them what is said of it, when a word is corrected', async () => {
    const { changed, foreign, holding, now } = await changeOfEvent('2027-01-03T12:00:00Z', 'один вечер', 'один спор');
    expect(changed).toEqual(holding);
    expect(changed).toEqual(
      expect.arrayContaining(
        ['calendar.ics', 'rss.xml', `events/${ID}.ics`, 'regions/me-16/calendar.ics', 'venues/kings-park/calendar.ics']
          .flatMap((path) => [path, `en/${path}`])
          .sort(),
      ),
    );
    expect(changed).not.toContain('regions/me-02/calendar.ics');
    expect(foreign).toEqual([]);
    expect(now.get(`events/${ID}.ics`)).toContain('\r\nSEQUENCE:0\r\n');
    expect(now.get(`events/${ID}.ics`)).toContain('\r\nLAST-MODIFIED:20270103T120000Z\r\n');
  });

  test('and its news comes again, with the date of its feeds, when it is moved', async () => {
    const { changed, foreign, holding, now } = await changeOfEvent(
      '2027-01-04T12:00:00Z',
      '"2026-12-05T21:00"',
      '"2026-12-05T22:00"',
    );
    expect(changed).toEqual(holding);
    expect(foreign).toEqual([]);
    expect(now.get('rss.xml')).toContain('<lastBuildDate>Mon, 04 Jan 2027 12:00:00 GMT</lastBuildDate>');
    expect(now.get('regions/me-02/rss.xml')).toContain('<lastBuildDate>Fri, 01 Jan 2027 12:00:00 GMT</lastBuildDate>');
    expect(now.get(`events/${ID}.ics`)).toContain('\r\nSEQUENCE:1\r\n');
  });

  test('none that writes the same files again, in another order and at another time', async () => {
    const other = join(scratch, 'reversed');
    writeRegistry(join(scratch, 'straight'), knownRegistry());
    writeRegistry(other, new Map([...knownRegistry()].reverse()));
    for (const [index, path] of [...knownRegistry().keys()].entries()) utimesSync(join(other, path), 1e9, 1e9 + index);
    expect(changedFeeds(await feedsAt(join(scratch, 'straight'), NOW), await feedsAt(other, NOW))).toEqual([]);
  });
});

function names(text: string, id: string): boolean {
  return new RegExp(`[/:"]${id}(?:[@/:"]|\\.ics)`).test(unfolded(text));
}

function unfolded(text: string): string {
  return text.replaceAll('\r\n ', '');
}

/** A feed without what it says of one event, and without the date of its newest announcement. */
function withoutEvent(path: string, text: string): string {
  const isAbout = (part: string) => names(part, 'private-cities-debate');
  if (path.endsWith('.ics'))
    return text.replaceAll(/BEGIN:VEVENT\r\n.*?END:VEVENT\r\n/gs, (vevent) => (isAbout(vevent) ? '' : vevent));
  if (path.endsWith('.xml'))
    return text
      .replaceAll(/<item>.*?<\/item>/gs, (item) => (isAbout(item) ? '' : item))
      .replace(/<lastBuildDate>.*?<\/lastBuildDate>/, '');
  const { events = [], items = [], ...rest } = JSON.parse(text);
  const others = [...events, ...items].filter((item) => !isAbout(JSON.stringify(item)));
  return JSON.stringify({ ...rest, others });
}
