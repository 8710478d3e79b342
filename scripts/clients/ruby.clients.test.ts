import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/site/site-files.test-support.ts';
import {
  type CalendarSample,
  calendarOf,
  DAMAGES,
  idOf,
  minuteIn,
  showIn,
  shownLines,
  withUnknownZones,
  writeSample,
} from './calendars.test-support.ts';
import { HARD_CASES } from './hard-cases.test-support.ts';
import { describeClient } from './run-client.test-support.ts';

/** What `read-calendars.rb` says of a file. */
interface Reading {
  readonly failure?: string;
  readonly complaints?: readonly string[];
  readonly events?: readonly {
    readonly uid: string;
    readonly start: string;
    readonly end: string;
    readonly status: string;
    readonly title: string;
    readonly repeats: boolean;
  }[];
}

const BEFORE_A_CHANGE = 'almaty-changes-for-good';

const SCRIPT = join(import.meta.dirname, 'read-calendars.rb');

describeClient('ruby-icalendar', ({ version, makeFolder, run }) => {
  async function read(files: readonly string[]): Promise<ReadonlyMap<string, Reading>> {
    const { status, stdout, stderr } = await run([SCRIPT], { input: JSON.stringify(files) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return new Map(Object.entries(JSON.parse(stdout)));
  }

  async function readSample(sample: CalendarSample): Promise<Reading> {
    const file = writeSample(makeFolder(), sample);
    return (await read([file])).get(file) ?? {};
  }

  test('reads every calendar file of the site by its strict parser, with all of its events', async ({ task }) => {
    const dist = inject('dist');
    const files = listFiles(dist).filter((file) => file.endsWith('.ics'));
    const readings = await read(files.map((file) => join(dist, file)));
    let count = 0;
    for (const file of files) {
      const { failure, complaints, events = [] } = readings.get(join(dist, file)) ?? {};
      expect({ file, failure, complaints }).toEqual({ file, failure: undefined, complaints: [] });
      const written = readFileSync(join(dist, file), 'utf8').replaceAll('\r\n ', '');
      const uids = [...written.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
      expect(
        events.map(({ uid }) => uid),
        file,
      ).toEqual(uids);
      count += events.length;
    }
    expect(count).toBeGreaterThan(0);
    task.meta.read = `${files.length} files, ${count} events`;
  });

  const understood = calendarOf(HARD_CASES.filter(({ id }) => id !== BEFORE_A_CHANGE));
  test.each([understood, withUnknownZones(understood)])(
    'tells of $name when each event begins and ends, by its VTIMEZONEs',
    async (sample) => {
      const { events = [], failure, complaints } = await readSample(sample);
      expect({ failure, complaints }).toEqual({ failure: undefined, complaints: [] });
      // It does not expand: the first date of a series, every date that stands by itself.
      const shown = shownLines(
        events.map(({ uid, start, end, status, title }) => ({
          start: utcOf(start),
          end: utcOf(end),
          rest: [idOf(uid), status, title],
        })),
      );
      const wanted = new Set(
        shownLines(sample.dates.map((date) => showIn('UTC', date, [date.id, date.status, date.title]))),
      );
      expect(shown.filter((line) => !wanted.has(line))).toEqual([]);
      expect(shown.length).toBeGreaterThan(40);
    },
  );

  // Of two kinds of standard time it looks for the last onset of each, and compares it with none.
  test.runIf(version === '2.8.0')('reads no file with an event before clocks were changed for good', async () => {
    const { failure } = await readSample(calendarOf(HARD_CASES.filter(({ id }) => id === BEFORE_A_CHANGE)));
    expect(failure).toBe('ArgumentError: comparison of IceCube::Occurrence with nil failed');
  });

  test.each(['an event without its end', 'a file that breaks off'] as const)('%s is found out', async (damage) => {
    const sample = understood;
    const { failure, events = [] } = await readSample({ ...sample, text: DAMAGES[damage](sample.text) });
    expect(failure !== undefined || events.length !== sample.text.match(/^BEGIN:VEVENT/gm)?.length).toBe(true);
  });
});

function utcOf(text: string): string {
  return text.length === 10 ? text : minuteIn('UTC', Temporal.Instant.from(text).epochMilliseconds);
}
