import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { runs } from '../domain/random-registry.test-support.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import { checkContent, PROJECT_CONTENT } from '../io/content-check.ts';
import { NOW, siteRegistry, writeRegistry } from '../site/site-registry.test-support.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import { feedWindow } from './feed.ts';
import { writtenOccurrences } from './feed-readers.test-support.ts';
import type { ReadersAnswer } from './feed-readers-process.test-support.ts';
import { toICalendar } from './icalendar.ts';
import { lintICalendar } from './icalendar-lint.test-support.ts';
import { readOccurrences } from './icalendar-reader.test-support.ts';
import { randomSeries } from './random-series.test-support.ts';

/** The calendar file of an event, and its dates as they are without any file. */
function write(event: WrittenEvent): { text: string; dates: string[] } {
  const registry = registryOf([event]);
  const events = [...registry.events.values()];
  const address = 'https://mivent.example/events/series.ics';
  return {
    text: toICalendar(sourceOf(registry), { name: 'MIVENT', address, events }).text,
    dates: writtenOccurrences(events.flatMap((one) => expandRecurrence(one).occurrences)),
  };
}

test('whatever the series, its file is well formed and says when each date takes place', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomSeries, (event) => {
      const { text, dates } = write(event);
      expect(lintICalendar(text)).toEqual([]);
      expect(
        readOccurrences(text)
          .map(({ start, end }) => `${start}/${end}`)
          .sort(),
      ).toEqual(dates);
    }),
    { numRuns: runs(100) },
  );
});

/** Dates that are hard, by place and day: as moments in UTC, or as days. */
const HARD: readonly (readonly [string, WrittenEvent, readonly string[]])[] = [
  [
    'Podgorica, 29 March 2026, 02:30 does not exist: that night begins an hour later by the clock',
    { start: '2026-03-22T02:30', end: '2026-03-22T04:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } },
    [
      '2026-03-22T01:30:00Z/2026-03-22T03:00:00Z',
      '2026-03-29T01:30:00Z/2026-03-29T03:00:00Z',
      '2026-04-05T00:30:00Z/2026-04-05T02:00:00Z',
    ],
  ],
  [
    'Podgorica, 25 October 2026, 02:30 comes twice: a series means the first',
    { start: '2026-10-18T02:30', duration: 'PT15M', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } },
    [
      '2026-10-18T00:30:00Z/2026-10-18T00:45:00Z',
      '2026-10-25T00:30:00Z/2026-10-25T00:45:00Z',
      '2026-11-01T01:30:00Z/2026-11-01T01:45:00Z',
    ],
  ],
  [
    'Podgorica, 25 October 2026, 02:30 for the second time',
    { start: '2026-10-25T02:30+01:00', end: '2026-10-25T04:00' },
    ['2026-10-25T01:30:00Z/2026-10-25T03:00:00Z'],
  ],
  ['Podgorica, 25 October 2026 is a day of 25 hours', { start: '2026-10-25' }, ['2026-10-25/2026-10-26']],
  [
    'Podgorica, 28 and 29 March 2026 have 47 hours together, every month',
    { start: '2026-02-28', end: '2026-03-01', repeat: { rule: 'FREQ=MONTHLY;COUNT=3' } },
    ['2026-02-28/2026-03-02', '2026-03-28/2026-03-30', '2026-04-28/2026-04-30'],
  ],
  [
    'the night of 24 October 2026 in Podgorica: past midnight, and an hour longer than the clock says',
    { start: '2026-10-24T22:00', end: '2026-10-25T03:00' },
    ['2026-10-24T20:00:00Z/2026-10-25T02:00:00Z'],
  ],
  [
    'back to back over the switch in Podgorica: each begins where the other ends',
    { start: '2026-10-23T18:00', duration: 'PT24H', repeat: { rule: 'FREQ=DAILY;COUNT=2' } },
    ['2026-10-23T16:00:00Z/2026-10-24T16:00:00Z', '2026-10-24T16:00:00Z/2026-10-25T16:00:00Z'],
  ],
  [
    'New Year in Podgorica',
    { start: '2026-12-31T22:00', end: '2027-01-01T02:00' },
    ['2026-12-31T21:00:00Z/2027-01-01T01:00:00Z'],
  ],
  [
    'Almaty, 1 March 2024: an hour later from then on',
    {
      region: 'ru',
      timezone: 'Asia/Almaty',
      start: '2024-02-22T19:00',
      duration: 'PT1H',
      repeat: { rule: 'FREQ=WEEKLY;COUNT=3' },
    },
    [
      '2024-02-22T13:00:00Z/2024-02-22T14:00:00Z',
      '2024-02-29T13:00:00Z/2024-02-29T14:00:00Z',
      '2024-03-07T14:00:00Z/2024-03-07T15:00:00Z',
    ],
  ],
  [
    'Cairo, 24 April 2026 has no midnight: it begins at one',
    {
      region: 'ru',
      timezone: 'Africa/Cairo',
      start: '2026-04-23T00:00',
      duration: 'PT2H',
      repeat: { rule: 'FREQ=DAILY;COUNT=3' },
    },
    [
      '2026-04-22T22:00:00Z/2026-04-23T00:00:00Z',
      '2026-04-23T22:00:00Z/2026-04-24T00:00:00Z',
      '2026-04-24T21:00:00Z/2026-04-24T23:00:00Z',
    ],
  ],
  [
    'Cairo, 24 April 2026 as a whole day, every Friday',
    { region: 'ru', timezone: 'Africa/Cairo', start: '2026-04-17', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } },
    ['2026-04-17/2026-04-18', '2026-04-24/2026-04-25', '2026-05-01/2026-05-02'],
  ],
  [
    'Cairo, September 2026, which is dropped, but in a zone whose clocks it needs',
    {
      region: 'ru',
      timezone: 'Africa/Cairo',
      start: '2025-09-01T19:00',
      duration: 'PT1H',
      repeat: { rule: 'FREQ=YEARLY;COUNT=2', except: ['2026-09-01T19:00'] },
    },
    ['2025-09-01T16:00:00Z/2025-09-01T17:00:00Z'],
  ],
  [
    'Casablanca in Ramadan 2026',
    {
      region: 'ru',
      timezone: 'Africa/Casablanca',
      start: '2026-02-14T19:00',
      duration: 'PT1H',
      repeat: { rule: 'FREQ=WEEKLY;INTERVAL=3;COUNT=3' },
    },
    [
      '2026-02-14T18:00:00Z/2026-02-14T19:00:00Z',
      '2026-03-07T19:00:00Z/2026-03-07T20:00:00Z',
      '2026-03-28T18:00:00Z/2026-03-28T19:00:00Z',
    ],
  ],
  [
    'Lord Howe, 4 October 2026: half an hour',
    {
      region: 'ru',
      timezone: 'Australia/Lord_Howe',
      start: '2026-10-03T10:00',
      duration: 'PT1H',
      repeat: { rule: 'FREQ=DAILY;COUNT=2' },
    },
    ['2026-10-02T23:30:00Z/2026-10-03T00:30:00Z', '2026-10-03T23:00:00Z/2026-10-04T00:00:00Z'],
  ],
  [
    'Kyiv by its old name',
    { region: 'ru', timezone: 'Europe/Kiev', start: '2026-07-01T19:00', duration: 'PT1H' },
    ['2026-07-01T16:00:00Z/2026-07-01T17:00:00Z'],
  ],
  [
    '29 February comes every four years',
    { start: '2028-02-29', repeat: { rule: 'FREQ=YEARLY;COUNT=2' } },
    ['2028-02-29/2028-03-01', '2032-02-29/2032-03-01'],
  ],
  [
    '29 February at seven in the evening, until March 2032',
    { start: '2028-02-29T19:00', duration: 'PT1H', repeat: { rule: 'FREQ=YEARLY;UNTIL=20320301' } },
    ['2028-02-29T18:00:00Z/2028-02-29T19:00:00Z', '2032-02-29T18:00:00Z/2032-02-29T19:00:00Z'],
  ],
  [
    'the 31st of every month that has one',
    { start: '2026-08-31', repeat: { rule: 'FREQ=MONTHLY;UNTIL=20270228' } },
    ['2026-08-31/2026-09-01', '2026-10-31/2026-11-01', '2026-12-31/2027-01-01', '2027-01-31/2027-02-01'],
  ],
  [
    'every fifth Friday',
    { start: '2026-10-30', repeat: { rule: 'FREQ=MONTHLY;BYDAY=5FR;COUNT=3' } },
    ['2026-10-30/2026-10-31', '2027-01-29/2027-01-30', '2027-04-30/2027-05-01'],
  ],
  [
    'every other month, but in March and October only',
    { start: '2026-03-05', repeat: { rule: 'FREQ=MONTHLY;INTERVAL=2;BYMONTH=3,10;COUNT=2' } },
    ['2026-03-05/2026-03-06', '2027-03-05/2027-03-06'],
  ],
  [
    'the 20th Monday of the year',
    { start: '2026-05-18', repeat: { rule: 'FREQ=YEARLY;BYDAY=20MO;COUNT=2' } },
    ['2026-05-18/2026-05-19', '2027-05-17/2027-05-18'],
  ],
  [
    'until the very moment of the last start, in winter time',
    { start: '2026-10-24T19:00', duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;UNTIL=20261025T180000Z' } },
    ['2026-10-24T17:00:00Z/2026-10-24T18:00:00Z', '2026-10-25T18:00:00Z/2026-10-25T19:00:00Z'],
  ],
  [
    'until a second before what would be the last start',
    { start: '2026-10-24T19:00', duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;UNTIL=20261025T175959Z' } },
    ['2026-10-24T17:00:00Z/2026-10-24T18:00:00Z'],
  ],
  [
    'until the day of the last start, a minute before midnight',
    { start: '2026-12-06T23:59', duration: 'PT2M', repeat: { rule: 'FREQ=DAILY;UNTIL=20261207' } },
    ['2026-12-06T22:59:00Z/2026-12-06T23:01:00Z', '2026-12-07T22:59:00Z/2026-12-07T23:01:00Z'],
  ],
  [
    'one date dropped, one moved over another, one added',
    {
      start: '2026-10-18T10:00',
      duration: 'PT2H',
      repeat: {
        rule: 'FREQ=WEEKLY;COUNT=4',
        except: ['2026-10-25T10:00'],
        moved: [{ from: '2026-11-01T10:00', start: '2026-11-08T13:00' }],
        also: [{ start: '2026-10-25T12:00' }],
      },
    },
    [
      '2026-10-18T08:00:00Z/2026-10-18T10:00:00Z',
      '2026-10-25T11:00:00Z/2026-10-25T13:00:00Z',
      '2026-11-08T09:00:00Z/2026-11-08T11:00:00Z',
      '2026-11-08T12:00:00Z/2026-11-08T14:00:00Z',
    ],
  ],
];

describe('takes place when it should', () => {
  test.each(HARD)('%s', (_, event, expected) => {
    const { text, dates } = write({ id: 'series', ...event });
    expect(dates).toEqual(expected);
    expect(lintICalendar(text)).toEqual([]);
    expect(readOccurrences(text).map(({ start, end }) => `${start}/${end}`)).toEqual(expected);
  });
  test('19:00 in Podgorica is 20:00 in Moscow in summer and 21:00 in winter', () => {
    const clock = (start: string) =>
      readOccurrences(write({ start }).text).map(
        (one) => Temporal.Instant.from(one.start).toZonedDateTimeISO('Europe/Moscow').hour,
      );
    expect(clock('2026-07-04T19:00')).toEqual([20]);
    expect(clock('2026-12-05T19:00')).toEqual([21]);
  });
});

describe('at the edge of the window of a feed', () => {
  // Whole months of UTC: from 1 September 2026 to 1 June 2028.
  const now = Temporal.Instant.from('2026-11-30T23:30:00Z');
  const inFeed = (event: WrittenEvent) => {
    const registry = registryOf([{ id: 'series', ...event }]);
    const events = registry.events.values();
    const feed = { name: 'MIVENT', address: 'https://mivent.example/calendar.ics', events, window: feedWindow(now) };
    return readOccurrences(toICalendar(sourceOf(registry, { now }), feed).text).length;
  };
  test('what still runs is in it, and what ends as it begins is not', () => {
    expect(inFeed({ start: '2026-08-30', end: '2026-09-01' })).toBe(1);
    expect(inFeed({ start: '2026-08-31T22:00', end: '2026-09-01T02:01' })).toBe(1);
    expect(inFeed({ start: '2026-08-31T22:00', end: '2026-09-01T02:00' })).toBe(0);
    expect(inFeed({ start: '2026-08-29', end: '2026-08-31' })).toBe(0);
  });
  test('a series whose last date still runs is in it as a whole', () => {
    const series = { start: '2026-06-30', end: '2026-07-02', repeat: { rule: 'FREQ=MONTHLY;COUNT=3' } };
    expect(inFeed(series)).toBe(3);
    expect(inFeed({ ...series, start: '2026-06-28', end: '2026-06-30' })).toBe(0);
  });
  test('what begins as it ends is not', () => {
    expect(inFeed({ start: '2028-06-01T01:59', duration: 'PT1H' })).toBe(1);
    expect(inFeed({ start: '2028-06-01T02:00', duration: 'PT1H' })).toBe(0);
  });
});

/** Where readers live: far to the east and to the west, half an hour off, without and with changes of clocks. */
const READERS_ZONES = ['Pacific/Auckland', 'America/St_Johns', 'UTC', 'Europe/Podgorica', 'Asia/Kolkata'];

describe('read by others, wherever they are, takes place at the same time', () => {
  const hard = HARD.map(([, event]) => write({ id: 'series', ...event }));
  const ours = [...eventsOf(PROJECT_CONTENT), ...eventsOf(siteFolder())];

  test.concurrent.each(READERS_ZONES)('%s', { timeout: 120_000 }, async (zone) => {
    // Other series in every zone, and in every run the same: whoever fails here is not we.
    const random = fc.sample(randomSeries, { numRuns: runs(60), seed: READERS_ZONES.indexOf(zone) }).map(write);
    const all = [...hard, ...ours, ...random];
    const answer = await ask(
      zone,
      all.map(({ text }) => text),
    );
    expect(answer.zone).toBe(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
    const expected = all.map(({ dates }) => dates);
    expect(answer.own).toEqual(expected);
    expect(answer.icalJs).toEqual(expected);
    expect(answer.nodeIcal).toEqual(expected);
  });
  test('with series among what is ours', () => {
    expect(ours.filter(({ dates }) => dates.length > 1).length).toBeGreaterThan(5);
    expect(ours.length).toBeGreaterThan(150);
  });
});

/** The calendar file of every event of a content folder, and its dates as the check has them. */
function eventsOf(folder: string): { text: string; dates: string[] }[] {
  const now = Temporal.Instant.from(NOW);
  const { registry, check } = checkContent(folder, now, { keepBodies: false });
  if (!registry || !check) throw new Error(`There is no registry in ${folder}.`);
  return [...registry.events.values()].flatMap((event) => {
    const feed = { name: 'MIVENT', address: 'https://mivent.example/event.ics', events: [event] };
    const { text, events } = toICalendar(sourceOf(registry, { now }), feed);
    return events === 0 ? [] : { text, dates: writtenOccurrences(check.expansions.get(event.id)?.occurrences ?? []) };
  });
}

function siteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-expansion-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeRegistry(folder, siteRegistry());
  return folder;
}

/** Let a process that lives in another zone read calendar files: a zone that is changed later is not believed. */
async function ask(zone: string, texts: readonly string[]): Promise<ReadersAnswer> {
  const script = join(import.meta.dirname, 'feed-readers-process.test-support.ts');
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TZ: zone },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ texts }));
  return JSON.parse(await readAll(child.stdout));
}
