import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compareFeeds } from '../formats/published-feeds.ts';
import { siteRegistry, writeRegistry } from '../site/site-registry.test-support.ts';
import { listFeedAddresses, readPublishedFeeds } from './published-feeds.ts';

const KEEP_ALIVE = `An address that was published must live: never delete its line of src/site/published-feeds.txt.
An event that is taken out altogether stays in \`removed\` of content/settings.yaml, a region, venue or person keeps its file,
and a kind of feed keeps its code, if only to write a calendar without events. Days of series are promised by their kind.`;

const NAME_KIND = `Give each a line of src/site/published-feeds.txt: \`npm run feeds -- --write\` writes those of the project's
own content; a kind that only other registries have is a line by hand, as events/{event}.ics.`;

const promised = readPublishedFeeds();
const folder = mkdtempSync(join(tmpdir(), 'mivent-published-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('no address that was published is gone, on this day and in three years', { timeout: 60_000 }, () => {
  expect(promised.addresses.length).toBeGreaterThan(150);
  const now = Temporal.Now.instant();
  const later = now.toZonedDateTimeISO('UTC').add({ years: 3 }).toInstant();
  for (const moment of [now, later]) {
    expect(compareFeeds(promised, listFeedAddresses(moment)).gone, KEEP_ALIVE).toEqual([]);
  }
});

test('every kind of feed is promised, and every promised kind has feeds', { timeout: 60_000 }, () => {
  writeRegistry(folder, siteRegistry());
  const { unknown, empty } = compareFeeds(
    promised,
    listFeedAddresses(Temporal.Instant.from('2026-11-22T11:00:00Z'), folder),
  );
  expect(unknown, NAME_KIND).toEqual([]);
  expect(empty, KEEP_ALIVE).toEqual([]);
});
