import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type CalendarDate,
  type CalendarSample,
  calendarOf,
  DAMAGES,
  findDifferences,
  hardCalendar,
  idOf,
  isShownWithin,
  type ShownDate,
  showIn,
  shownLines,
  siteCalendars,
  withUnknownZones,
  writeSample,
} from './calendars.test-support.ts';
import { describeClient } from './run-client.test-support.ts';

describeClient('khal', ({ makeFolder, run }) => {
  /** What khal keeps: calendars as files, its index of them, and its settings. */
  interface Store {
    readonly folder: string;
    readonly config: (timezone: string) => string;
  }

  function makeStore(): Store {
    const folder = makeFolder();
    mkdirSync(join(folder, 'calendar'));
    return {
      folder,
      config: (timezone) => {
        const file = join(folder, `${timezone.replaceAll('/', '-')}.conf`);
        writeFileSync(file, configOf(folder, timezone));
        return file;
      },
    };
  }

  async function importInto(store: Store, sample: CalendarSample, timezone = 'Europe/Podgorica'): Promise<void> {
    const file = writeSample(store.folder, sample);
    const { status, stderr } = await run(['-c', store.config(timezone), 'import', '--batch', '-a', 'feed', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }

  async function list(store: Store, { period }: CalendarSample, timezone: string): Promise<string[]> {
    const day = (at: number, days: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString();
    const format = '{uid}\t{start-long}\t{end-long}\t{all-day}\t{status}\t{title}';
    const args = ['list', '-df', '', '-f', format, day(period.start, -2), day(period.end, 2)];
    const { status, stdout, stderr } = await run(['-c', store.config(timezone), ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return shownLines(
      stdout
        .split('\n')
        .filter((line) => line.includes('\t'))
        .map(readLine)
        .filter((shown) => isShownWithin(shown, period)),
    );
  }

  async function show(sample: CalendarSample, timezone: string): Promise<string[]> {
    const store = makeStore();
    await importInto(store, sample);
    return list(store, sample, timezone);
  }

  test('shows every date of the site’s calendars, with its start, end, title and status', async ({ task }) => {
    let dates = 0;
    for (const sample of siteCalendars()) {
      const wanted = linesOf(sample.dates, 'Europe/Podgorica');
      expect(findDifferences(await show(sample, 'Europe/Podgorica'), wanted), sample.name).toEqual([]);
      dates += wanted.length;
    }
    task.meta.read = `2 calendars, ${dates} dates`;
  });

  test.each([
    { ...hardCalendar(), timezones: ['Europe/Podgorica', 'America/New_York', 'Pacific/Auckland'] },
    { ...withUnknownZones(hardCalendar()), timezones: ['Asia/Kathmandu'] },
  ])('understands $name by the clocks of $timezones', async ({ timezones, ...sample }) => {
    const store = makeStore();
    await importInto(store, sample);
    for (const timezone of timezones) {
      const shown = await list(store, sample, timezone);
      expect(findDifferences(shown, linesOf(sample.dates, timezone)), timezone).toEqual([]);
    }
  });

  test('an event that is moved, then called off, then agreed again, is one event all the time', async () => {
    const store = makeStore();
    const versions = [
      { start: '2026-12-05T18:00' },
      { start: '2026-12-06T19:00' },
      { start: '2026-12-06T19:00', status: 'cancelled' },
      { start: '2026-12-06T19:00', title: 'Дебаты' },
    ];
    const shown: string[][] = [];
    for (const [sequence, version] of versions.entries()) {
      const sample = calendarOf([version], sequence);
      await importInto(store, sample);
      shown.push(await list(store, sample, 'Europe/Podgorica'));
    }
    expect(shown).toMatchInlineSnapshot(`
      [
        [
          "2026-12-05T18:00–2026-12-05T21:00 privacy-debate CONFIRMED Дебаты о приватности",
        ],
        [
          "2026-12-06T19:00–2026-12-06T22:00 privacy-debate CONFIRMED Дебаты о приватности",
        ],
        [
          "2026-12-06T19:00–2026-12-06T22:00 privacy-debate CANCELLED ОТМЕНЕНО: Дебаты о приватности",
        ],
        [
          "2026-12-06T19:00–2026-12-06T22:00 privacy-debate CONFIRMED Дебаты",
        ],
      ]
    `);
    expect(readdirSync(join(store.folder, 'calendar'))).toHaveLength(1);
  });

  test('a series of which a date is moved and another dropped, after it was read as it was, shows neither twice', async () => {
    const series = { start: '2026-12-06T10:00', title: 'Завтрак' };
    const rule = 'FREQ=WEEKLY;COUNT=4';
    const store = makeStore();
    await importInto(store, calendarOf([{ ...series, repeat: { rule } }]));
    const moved = [{ from: '2026-12-13', start: '2026-12-14T11:00' }];
    const sample = calendarOf([{ ...series, repeat: { rule, moved, except: ['2026-12-20'] } }], 1);
    await importInto(store, sample);
    expect(await list(store, sample, 'Europe/Podgorica')).toEqual(linesOf(sample.dates, 'Europe/Podgorica'));
    expect(readdirSync(join(store.folder, 'calendar'))).toHaveLength(1);
  });

  test.each(['a start that is an hour late', 'an event without its end'] as const)(
    '%s is found out',
    async (damage) => {
      const sample = hardCalendar();
      const damaged = { ...sample, text: DAMAGES[damage](sample.text) };
      expect(damaged.text).not.toBe(sample.text);
      const shown = await show(damaged, 'Europe/Podgorica').catch((error) => error);
      expect(shown).not.toEqual(linesOf(sample.dates, 'Europe/Podgorica'));
    },
  );
});

function configOf(folder: string, timezone: string): string {
  return `[calendars]
[[feed]]
path = ${join(folder, 'calendar')}
[sqlite]
path = ${join(folder, `${timezone.replaceAll('/', '-')}.db`)}
[locale]
local_timezone = ${timezone}
default_timezone = ${timezone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
unicode_symbols = False
[default]
default_calendar = feed
print_new = False
`;
}

function readLine(line: string): ShownDate {
  const [uid = '', start = '', end = '', allDay = '', status = '', ...title] = line.split('\t');
  // Of whole days khal shows the last.
  const after = allDay === 'True' ? Temporal.PlainDate.from(end).add({ days: 1 }).toString() : end;
  return { start, end: after, rest: [idOf(uid), status.trim(), title.join('\t')] };
}

function linesOf(dates: readonly CalendarDate[], timezone: string): string[] {
  return shownLines(dates.map((date) => showIn(timezone, date, [date.id, date.status, date.title])));
}
