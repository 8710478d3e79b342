import { describe, expect, test } from 'vitest';
import { archiveCalendars } from './archive-calendar.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import { type FeedFile, type FeedText, formatOmission } from './feed.ts';
import { MAX_FEED_EVENTS } from './icalendar.ts';

const NOW = '2026-12-05T12:00:00Z';

function filesOf(events: readonly WrittenEvent[], now = NOW): ReadonlyMap<string, FeedFile> {
  const source = sourceOf(registryOf(events), { now: Temporal.Instant.from(now) });
  return new Map(archiveCalendars(source).map((file) => [file.path, file]));
}

async function write(files: ReadonlyMap<string, FeedFile>, part: string): Promise<FeedText> {
  const written = await files.get(`archive/${part}/calendar.ics`)!.write();
  return { ...written, text: written.text.replaceAll('\r\n ', '') };
}

const ids = ({ text }: FeedText) => [...text.matchAll(/UID:(.*)@/g)].map(([, id]) => id);

/** Six events of every day from the first of a year. */
const full = (year: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `e-${year}-${index}`,
    start: `${Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: Math.floor(index / 6) })}T18:00`,
  }));

describe('the calendar of a year', () => {
  test('has whatever overlaps it in the zone of the event, a series as a whole', async () => {
    const files = filesOf([
      { id: 'last-year', start: '2026-12-31', end: '2026-12-31' },
      { id: 'new-year-night', start: '2026-12-31T22:00', end: '2027-01-01T03:00' },
      { id: 'till-midnight', start: '2026-12-31T22:00', end: '2027-01-01T00:00' },
      // 20:30 of the old year in UTC.
      { id: 'tbilisi', region: 'ge', start: '2027-01-01T00:30' },
      { id: 'lunch', start: '2026-12-30T13:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } },
      { id: 'next-year', start: '2028-01-01' },
    ]);
    const year = await write(files, '2027');
    expect(ids(year)).toEqual(['lunch', 'tbilisi', 'new-year-night']);
    expect(year.text).toContain('DTSTART;TZID=Europe/Podgorica:20261230T130000\r\n');
    expect(ids(await write(files, '2027/01'))).toEqual(['lunch', 'tbilisi', 'new-year-night']);
    expect(ids(await write(files, '2027/02'))).toEqual([]);
    expect(ids(await write(files, '2026/12'))).toEqual(['lunch', 'last-year', 'new-year-night', 'till-midnight']);
  });

  test('is the same on every day of a month, whatever that month is', async () => {
    const events = full(2027, 40);
    const on = async (now: string) => (await write(filesOf(events, now), '2027')).text;
    expect(await on('2026-12-31T23:00:00Z')).toBe(await on('2026-12-01T00:00:00Z'));
    expect(await on('2029-05-05T12:00:00Z')).toBe(await on('2026-12-01T00:00:00Z'));
  });

  test('says what it is, and if it is full, that the rest is in its months', async () => {
    const files = filesOf([...full(2027, 1200), { id: 'past', start: '2026-05-05' }]);
    const year = await write(files, '2027');
    expect(year.omitted).toBe(1200 - MAX_FEED_EVENTS);
    expect(formatOmission('archive/2027/calendar.ics', year, '/mivent/')).toMatchInlineSnapshot(
      `"/mivent/archive/2027/calendar.ics: 300 events are more than calendar programs read from one feed, and left out; those nearest to now are in it. The others are in /mivent/archive/2027/01/calendar.ics … /mivent/archive/2027/12/calendar.ics, and its description tells subscribers so. Lead people to the feeds of their regions and formats, which have room."`,
    );
    const said =
      'Все события 2027 года\\, прошедшие и будущие.\\nЗдесь 900 ближайших событий\\; остальные — в календарях по месяцам\\, ' +
      'с https://mivent.example/archive/2027/01/calendar.ics по https://mivent.example/archive/2027/12/calendar.ics.';
    expect(year.text).toContain(`DESCRIPTION:${said}\r\n`);
    expect(year.text).toContain(`X-WR-CALDESC:${said}\r\n`);
    const march = (await write(files, '2027/03')).text;
    expect(march).toContain('X-WR-CALNAME:Март\u00a02027 · MIVENT\r\n');
    expect(march).toContain('DESCRIPTION:Все события за март\u00a02027 года\\, прошедшие и будущие.\r\n');
    expect((await write(files, '2026')).text).toContain(
      'DESCRIPTION:Все события 2026 года\\, прошедшие и будущие.\r\n',
    );

    const months = await Promise.all(
      Array.from({ length: 12 }, (_, index) => write(files, `2027/${String(index + 1).padStart(2, '0')}`)),
    );
    expect(months.map(({ omitted }) => omitted)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(new Set([...ids(year), ...months.flatMap(ids)]).size).toBe(1200);
  });

  test('sends on from a month that is too full, too', async () => {
    const start = '2027-03-05T18:00';
    const files = filesOf(Array.from({ length: 950 }, (_, index) => ({ id: `e-${index}`, start })));
    const { text, omitted } = await write(files, '2027/03');
    expect(omitted).toBe(50);
    expect(text).toContain('остальные — в календарях регионов: https://mivent.example/regions/.');
  });
});

describe('an address of a year or a month', () => {
  const paths = (events: readonly WrittenEvent[], now = NOW) => [...filesOf(events, now).keys()];
  const covers = (later: readonly string[], before: readonly string[]) =>
    before.filter((path) => !later.includes(path));
  const only = { id: 'only', start: '2027-06-05T18:00' };

  test('is there for every year from the first event, or the stamp of the settings, to two years ahead', () => {
    const years = (events: readonly WrittenEvent[]) =>
      paths(events).flatMap((path) => /^archive\/(\d{4})\/calendar\.ics$/.exec(path)?.[1] ?? []);
    expect(years([])).toEqual(['2026', '2027', '2028']);
    expect(years([{ id: 'a', start: '2023-09-23' }])).toEqual(['2023', '2024', '2025', '2026', '2027', '2028']);
    // It ends when the next year begins, and has nothing in it.
    expect(years([{ id: 'a', start: '2030-12-31' }])).toEqual(['2026', '2027', '2028', '2029', '2030']);
  });

  test('lives when the only event of its year is moved, removed, or was a hold that ran out', () => {
    const before = paths([only]);
    expect(before).toContain('archive/2027/06/calendar.ics');
    expect(covers(paths([{ ...only, start: '2026-12-20T18:00' }]), before)).toEqual([]);
    expect(covers(paths([]), before)).toEqual([]);
    const far = { ...only, start: '2031-06-05T18:00', status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } };
    expect(covers(paths([far], '2027-02-01T00:00:00Z'), paths([far]))).toEqual([]);
  });

  test('lives when its year outgrows a calendar and shrinks again, and in every year to come', () => {
    const crowded = paths(full(2027, 1200));
    expect(covers(paths(full(2027, 10)), crowded)).toEqual([]);
    expect(covers(crowded, paths(full(2027, 10)))).toEqual([]);
    expect(covers(paths([only], '2031-01-01T00:00:00Z'), paths([only]))).toEqual([]);
  });

  test('does not appear within a month', () => {
    expect(paths([only], '2026-12-31T23:59:59Z')).toEqual(paths([only], '2026-12-01T00:00:00Z'));
  });
});
