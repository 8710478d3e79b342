import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API, schemaOf } from '../formats/addresses.ts';
import type { EventList } from '../formats/event-list-schema.ts';
import type { FeedFile } from '../formats/feed.ts';
import type { Health } from '../formats/health.ts';
import { validatorOf } from '../formats/json-schema.test-support.ts';
import { knownRegistry, NOW, writeRegistry } from '../site/site-registry.test-support.ts';
import { GIT_ENV } from './content-folder.test-support.ts';
import { answerFeed } from './feed-files.ts';
import { readFeedFiles } from './feed-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'mivent-feeds-'));
const content = join(folder, 'content');
const home = 'https://example.org/mivent/';
const options = (now = NOW) => ({ folder: content, home, now });

let known: readonly FeedFile[] = [];

beforeAll(() => {
  writeRegistry(content, knownRegistry());
  known = readFeedFiles(options());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function textOf(path: string, files: readonly FeedFile[] = known): Promise<string> {
  const found = files.filter((file) => file.path === path);
  expect(found.map((file) => file.path)).toEqual([path]);
  return (await found[0]!.write()).text;
}

describe('what programs read as JSON', () => {
  test('has every kind of event, and follows the schema beside it to the letter', async () => {
    for (const file of [API.events, API.health]) {
      const value = JSON.parse(await textOf(file));
      expect(value.$schema).toBe(home + schemaOf(file));
      const schema = await textOf(schemaOf(file));
      expect(JSON.parse(schema).$id).toBe(home + schemaOf(file));
      expect(validatorOf(schema, { closed: true })(value)).toEqual([]);
    }
    const { events }: EventList = JSON.parse(await textOf(API.events));
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['lost-hold', 'summer-fest', 'bitcoin-lecture', 'negotiation-training', 'hostile-title']),
    );
    expect(ids.filter((id) => id.startsWith('debate-t'))).toEqual([]);
  });

  test('names nothing that it does not tell', async () => {
    const list: EventList = JSON.parse(await textOf(API.events));
    const known = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
    const [events, people] = [known(list.events), known(list.people)];
    const [regions, venues] = [known(list.regions), known(list.venues)];
    const [formats, topics] = [known(list.formats), known(list.topics)];
    const lost = list.events.flatMap((event) => [
      ...[event.partOf].filter((id) => id !== undefined && !events.has(id)),
      ...[event.venue].filter((id) => id !== undefined && !venues.has(id)),
      ...[event.region].filter((id) => !regions.has(id)),
      ...[event.format].filter((id) => !formats.has(id)),
      ...event.topics.filter((id) => !topics.has(id)),
      ...[...event.organizers, ...event.speakers, ...event.hosts].filter((id) => !people.has(id)),
      ...[event.hold?.by].filter((id) => id !== undefined && !people.has(id)),
    ]);
    expect(lost).toEqual([]);
  });

  test('a list of events is the same bytes whatever the day, the hold that expires in between included', async () => {
    const write = (now: string) => textOf(API.events, readFeedFiles(options(now)));
    const today = await write(NOW);
    expect(today).toContain('"until":"2026-12-10"');
    for (const now of ['2026-12-11T00:00:00+01:00', '2027-08-01T12:00:00Z']) expect(await write(now)).toBe(today);
  });

  test('the state of the site counts what is in the list of events, and changes with the clock alone', async () => {
    const health: Health = JSON.parse(await textOf(API.health));
    expect(health).toMatchObject({ commit: null, builtAt: '2026-11-22T11:00:00Z', issues: { errors: 0 } });
    const { events }: EventList = JSON.parse(await textOf(API.events));
    expect(health.counts.events).toBe(events.length);
    expect(health.counts.occurrences).toBe(events.reduce((sum, { occurrences }) => sum + occurrences.length, 0));
    const again = readFeedFiles(options('2026-11-22T11:00:00Z'));
    expect(JSON.parse(await textOf(API.health, again))).toEqual(health);
  });

  test('in a repository it names the commit, and the times of the history', async () => {
    const repository = join(folder, 'repository');
    writeRegistry(repository, knownRegistry());
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, {
        cwd: repository,
        env: { ...GIT_ENV, GIT_COMMITTER_DATE: '2026-11-01T12:00:00Z' },
      })
        .toString()
        .trim();
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'Events');
    const files = readFeedFiles({ ...options(), folder: repository });
    expect(JSON.parse(await textOf(API.health, files))).toMatchObject({
      commit: git('rev-parse', 'HEAD'),
      lastAnnounced: '2026-11-01T12:00:00Z',
      lastChanged: '2026-11-01T12:00:00Z',
    });
    const { events }: EventList = JSON.parse(await textOf(API.events, files));
    expect(new Set(events.map(({ announced }) => announced))).toEqual(new Set(['2026-11-01T12:00:00Z']));
  });
});

test.each([
  ['calendar.ics', 'text/calendar; charset=utf-8'],
  ['en/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
  ['en/feed.json', 'application/feed+json; charset=utf-8'],
  ['api/v1/events.json', 'application/json; charset=utf-8'],
  ['api/v1/health.json', 'application/json; charset=utf-8'],
  ['api/v1/busy.schema.json', 'application/schema+json; charset=utf-8'],
])('a server of pages answers %s as %s', async (path, type) => {
  expect(await answerFeed(path, options)).toEqual({ type, text: await textOf(path) });
});

test.each(['upcoming.json', 'schema/event.json', 'manifest.webmanifest', 'en/', 'api/v1/nothing.html'])(
  'a server of pages makes %s itself, and no content is read for it',
  async (path) => {
    const read = () => {
      throw new Error('The content was asked for.');
    };
    expect(await answerFeed(path, read)).toBeUndefined();
  },
);

test('without settings of its own a folder has those of the project, and feeds', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(join(empty, 'events'), { recursive: true });
  writeFileSync(join(empty, 'readme.txt'), '');
  const list: EventList = JSON.parse(await textOf(API.events, readFeedFiles({ ...options(), folder: empty })));
  expect(list.events).toEqual([]);
});
