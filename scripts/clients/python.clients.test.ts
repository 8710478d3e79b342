import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/site/site-files.test-support.ts';
import {
  type CalendarDate,
  type CalendarSample,
  calendarOf,
  DAMAGES,
  findDifferences,
  hardCalendar,
  idOf,
  isShownWithin,
  minuteIn,
  type ShownDate,
  showIn,
  shownLines,
  siteCalendars,
  siteTruth,
  withUnknownZones,
  writeSample,
} from './calendars.test-support.ts';
import { describeClient, type TestedClient } from './run-client.test-support.ts';

/** What `read-calendars.py` says of a file. */
interface Reading {
  readonly failure?: string;
  readonly errors: readonly string[];
  /** Whether what the library writes of it means the same. */
  readonly same: boolean;
  readonly events: readonly ReadEvent[];
  /** All dates of a period, where it was asked for one. */
  readonly dates?: readonly ReadEvent[];
  readonly zones: readonly string[];
}

interface ReadEvent {
  readonly uid: string;
  /** A day, or a moment with its offset. */
  readonly start: string;
  readonly end: string;
  readonly status: string;
  readonly title: string;
  readonly isOverride: boolean;
}

const SCRIPT = join(import.meta.dirname, 'read-calendars.py');

async function read(
  { run }: TestedClient,
  files: readonly string[],
  expand?: readonly [string, string],
  timezone?: string,
): Promise<ReadonlyMap<string, Reading>> {
  const input = JSON.stringify({ files, expand });
  const { status, stdout, stderr } = await run([SCRIPT], { input, ...(timezone ? { timezone } : {}) });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return new Map(Object.entries(JSON.parse(stdout)));
}

describeClient('python-icalendar', (client) => {
  test('reads every calendar file of the site without an error, and writes again what it has read', async ({
    task,
  }) => {
    const dist = inject('dist');
    const files = listFiles(dist).filter((file) => file.endsWith('.ics'));
    const readings = await read(
      client,
      files.map((file) => join(dist, file)),
    );
    const complaints = [...readings].flatMap(([file, { failure, errors = [], same = false }]) => [
      ...(failure === undefined ? [] : [`${file}: ${failure}`]),
      ...errors.map((error) => `${file}: ${error}`),
      ...(same ? [] : [`${file}: comes out otherwise`]),
    ]);
    expect(complaints).toEqual([]);
    const events = [...readings.values()].reduce((sum, reading) => sum + reading.events.length, 0);
    expect(files.length).toBeGreaterThan(0);
    task.meta.read = `${files.length} files, ${events} events`;
  });

  test('knows a date of a series by its UID alone: no two events of a file have one that is not of the same series', async () => {
    const folder = client.makeFolder();
    const file = writeSample(folder, hardCalendar());
    const events = (await read(client, [file])).get(file)?.events ?? [];
    const uids = events.filter(({ isOverride }) => !isOverride).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    expect(events.filter(({ isOverride, uid }) => isOverride && !uids.includes(uid))).toEqual([]);
  });

  test.each(['an event without its end', 'a file that breaks off'] as const)('%s is found out', async (damage) => {
    const sample = hardCalendar();
    const file = writeSample(client.makeFolder(), { ...sample, text: DAMAGES[damage](sample.text) });
    const { failure, events } = (await read(client, [file])).get(file) ?? {};
    const whole = sample.text.match(/^BEGIN:VEVENT/gm)?.length;
    expect(failure !== undefined || events?.length !== whole).toBe(true);
  });

  // It takes the two apart in the wrong order, which no feed can help.
  test.runIf(client.version.startsWith('4.'))('takes a backslash before an n for the end of a line', async () => {
    const file = writeSample(client.makeFolder(), calendarOf([{ start: '2026-12-05T18:00', title: 'C:\\new' }]));
    expect((await read(client, [file])).get(file)?.events.map(({ title }) => title)).toEqual(['C:\new']);
  });
});

describeClient('recurring-ical-events', (client) => {
  async function show(sample: CalendarSample, machine?: string): Promise<string[]> {
    const { start, end } = sample.period;
    const day = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10);
    const file = writeSample(client.makeFolder(), sample);
    const { failure, dates = [] } = (await read(client, [file], [day(start), day(end)], machine)).get(file) ?? {};
    if (failure !== undefined) throw new Error(failure);
    return shownLines(dates.map(toShown).filter((shown) => isShownWithin(shown, sample.period)));
  }

  test('finds every date of the site’s calendars', async ({ task }) => {
    let dates = 0;
    for (const sample of siteCalendars()) {
      const wanted = linesOf(sample.dates);
      expect(findDifferences(await show(sample), wanted), sample.name).toEqual([]);
      dates += wanted.length;
    }
    task.meta.read = `2 calendars, ${dates} dates`;
  });

  test('finds in every other calendar file, of a region or of one event, the dates of each series and no other', async ({
    task,
  }) => {
    const dist = inject('dist');
    const files = listFiles(dist).filter((file) => file.endsWith('.ics') && !file.startsWith('en/'));
    const readings = await read(
      client,
      files.map((file) => join(dist, file)),
      ['2020-01-01', '2040-01-01'],
    );
    const byId = Map.groupBy(siteTruth('ru').dates, ({ id }) => id);
    let count = 0;
    for (const file of files) {
      const { dates = [], failure } = readings.get(join(dist, file)) ?? {};
      const shown = shownLines(dates.map(toShown));
      const ids = [...new Set(dates.map(({ uid }) => idOf(uid)))];
      const known = ids.flatMap((id) => byId.get(id) ?? []);
      // An added date stands by itself, and need not be where its series is.
      const series = known.filter(
        ({ id, kind }) => kind !== 'extra' && dates.some(({ uid }) => uid.startsWith(`${id}@`)),
      );
      // The file of a day that its series leaves out calls that day off, which elsewhere is simply not there.
      const isOfDay = /^events\/[^/]+\/[^/]+\.ics$/.test(file);
      const unknown = findUnknown(shown, linesOf(known)).filter((line) => !isOfDay || !line.includes(' CANCELLED '));
      expect({
        file,
        failure,
        unknown,
        missing: findUnknown(linesOf(series), shown),
      }).toEqual({
        file,
        failure: undefined,
        unknown: [],
        missing: [],
      });
      count += shown.length;
    }
    task.meta.read = `${files.length} files, ${count} dates`;
  });

  const samples = [hardCalendar(), withUnknownZones(hardCalendar())];
  test.each(samples)('finds every date of $name, wherever the machine stands', async (sample) => {
    for (const machine of ['UTC', 'Europe/Podgorica', 'Pacific/Auckland']) {
      expect(findDifferences(await show(sample, machine), linesOf(sample.dates)), machine).toEqual([]);
    }
  });

  test.each(Object.keys(DAMAGES))('%s is found out', async (name) => {
    const sample = hardCalendar();
    // The keys of a constant are known.
    const text = DAMAGES[name as keyof typeof DAMAGES](sample.text);
    expect(text).not.toBe(sample.text);
    const shown = await show({ ...sample, text }).catch((error) => [String(error)]);
    expect(findDifferences(shown, linesOf(sample.dates))).not.toEqual([]);
  });

  test('an offset that is wrong in a VTIMEZONE is found out where nothing else tells the zone', async () => {
    const sample = withUnknownZones(hardCalendar());
    const text = sample.text.replaceAll('TZOFFSETTO:+0545', 'TZOFFSETTO:+0600');
    const shown = await show({ ...sample, text });
    expect(findDifferences(shown, linesOf(sample.dates)).length).toBe(2 * 53);
  });
});

function toShown({ uid, start, end, status, title }: ReadEvent): ShownDate {
  return { start: utcOf(start), end: utcOf(end), rest: [idOf(uid), status, title] };
}

function findUnknown(lines: readonly string[], known: readonly string[]): string[] {
  const all = new Set(known);
  return lines.filter((line) => !all.has(line));
}

function utcOf(text: string): string {
  return text.length === 10 ? text : minuteIn('UTC', Temporal.Instant.from(text).epochMilliseconds);
}

function linesOf(dates: readonly CalendarDate[]): string[] {
  return shownLines(dates.map((date) => showIn('UTC', date, [date.id, date.status, date.title])));
}
