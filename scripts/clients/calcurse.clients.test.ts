import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Period } from '../../src/domain/period.ts';
import {
  type CalendarDate,
  type CalendarSample,
  calendarOf,
  DAMAGES,
  findDifferences,
  hardCalendar,
  isShownWithin,
  minuteIn,
  type ShownDate,
  shownLines,
  siteCalendars,
  writeSample,
} from './calendars.test-support.ts';
import { HARD_CASES } from './hard-cases.test-support.ts';
import { type Answer, describeClient } from './run-client.test-support.ts';

/** The zone of most events: calcurse has one clock only, that of the machine. */
const HOME = 'Europe/Podgorica';

describeClient('calcurse', ({ version, makeFolder, run }) => {
  /** Everything that calcurse has on its days after it has read a calendar. */
  async function show(sample: CalendarSample, timezone: string): Promise<string[]> {
    const folder = makeFolder();
    const file = writeSample(folder, sample);
    const imported = await run(['-D', folder, '-q', '-i', file], { timezone });
    const complaints = complaintsOf(imported);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    const day = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10);
    const { period } = sample;
    const days = [
      '--input-datefmt',
      '4',
      '--output-datefmt',
      '=%F',
      '--from',
      day(period.start),
      '--to',
      day(period.end),
    ];
    const [timed, whole] = ['%(start:epoch)\t%(end:epoch)\t%m\n', '\t\t%m\n'];
    const formats = ['apt', 'recur-apt', 'event', 'recur-event'].flatMap((kind) => [
      `--format-${kind}`,
      kind.endsWith('apt') ? timed : whole,
    ]);
    const { stdout, stderr } = await run(['-D', folder, '-q', '-Q', '--filter-type', 'cal', ...days, ...formats], {
      timezone,
    });
    expect(stderr).toBe('');
    let today = '';
    const shown = stdout.split('\n').flatMap((line): ShownDate[] => {
      if (line.startsWith('=')) today = line.slice(1).replace(/:$/, '');
      const [start = '', end = '', title] = line.split('\t');
      if (title === undefined) return [];
      if (start === '') return [dayOf(today, title)];
      return [
        { start: minuteIn(timezone, Number(start) * 1000), end: minuteIn(timezone, Number(end) * 1000), rest: [title] },
      ];
    });
    return shownLines(shown.filter((date) => isShownWithin(date, period)));
  }

  /** What is wrong with what calcurse shows, as far as a feed can help it. */
  async function findFaults(sample: CalendarSample, timezone: string): Promise<string[]> {
    const { wanted, tolerated, beyond } = expectedOf(sample, timezone);
    const shown = (await show(sample, timezone)).filter((line) => !beyond.has(titleOf(line)) && !tolerated.has(line));
    return findDifferences(
      shown,
      wanted.filter((line) => !tolerated.has(line)),
    );
  }

  test('shows every date of the site’s calendars that is by the reader’s clock', async ({ task }) => {
    let dates = 0;
    for (const sample of siteCalendars()) {
      expect(await findFaults(sample, HOME), sample.name).toEqual([]);
      dates += expectedOf(sample, HOME).wanted.length;
    }
    task.meta.read = `2 calendars, ${dates} dates`;
  });

  test.each([HOME, 'Europe/Kyiv'])('understands the hard cases by the clock of %s', async (timezone) => {
    const beyond = ['weekends', 'hour-that-comes-twice'];
    const sample = calendarOf(HARD_CASES.filter(({ id = '' }) => !beyond.includes(id)));
    expect(await findFaults(sample, timezone)).toEqual([]);
  });

  test.each(['a start that is an hour late', 'an event without its end', 'a dropped date that comes back'] as const)(
    '%s is found out',
    async (damage) => {
      const sample = hardCalendar();
      const text = DAMAGES[damage](sample.text);
      const whole = await show(sample, HOME);
      const damaged = await show({ ...sample, text }, HOME).catch((error) => [String(error)]);
      expect(text).not.toBe(sample.text);
      expect(findDifferences(damaged, whole)).not.toEqual([]);
    },
  );

  describe.runIf(version === '4.7.1')('does wrong, and no feed can help it,', () => {
    const only = (id: string) => calendarOf(HARD_CASES.filter((event) => event.id === id));

    test('shows a moved date at both times, for it does not know RECURRENCE-ID', async () => {
      expect(await show(only('four-of-which-one-is-moved'), HOME)).toMatchInlineSnapshot(`
      [
        "2026-11-05T19:00–2026-11-05T20:00 four-of-which-one-is-moved",
        "2026-11-12T19:00–2026-11-12T20:00 four-of-which-one-is-moved",
        "2026-11-19T19:00–2026-11-19T20:00 four-of-which-one-is-moved",
        "2026-11-26T19:00–2026-11-26T20:00 four-of-which-one-is-moved",
        "2026-11-27T20:00–2026-11-27T21:00 four-of-which-one-is-moved",
      ]
    `);
    });

    test('repeats what is elsewhere by the clock of the reader: Tbilisi is an hour early in the summer of Podgorica', async () => {
      const sample = only('year-in-asia-tbilisi');
      expect(
        findDifferences(await show(sample, HOME), linesOf(sample.dates, HOME, sample.period)).slice(0, 4),
      ).toMatchInlineSnapshot(`
      [
        "unexpected: 2026-04-01T15:30–2026-04-01T17:00 year-in-asia-tbilisi",
        "missing: 2026-04-01T16:30–2026-04-01T18:00 year-in-asia-tbilisi",
        "unexpected: 2026-04-08T15:30–2026-04-08T17:00 year-in-asia-tbilisi",
        "missing: 2026-04-08T16:30–2026-04-08T18:00 year-in-asia-tbilisi",
      ]
    `);
    });

    test('refuses a series whose weekday is another one by the clock of the reader', async () => {
      const sample = only('missing-midnight-in-cairo');
      // Of its four dates the one that is said outright is all that is left.
      expect(await show(sample, 'America/New_York')).toEqual([
        '2026-04-23T18:00–2026-04-23T19:00 missing-midnight-in-cairo',
      ]);
    });

    test('shows the first day alone of several whole days that repeat', async () => {
      expect(await show(only('weekends'), HOME)).toMatchInlineSnapshot(`
      [
        "2026-10-10–2026-10-11 weekends",
        "2026-10-24–2026-10-25 weekends",
        "2026-11-07–2026-11-08 weekends",
        "2026-11-21–2026-11-22 weekends",
      ]
    `);
    });

    test('shows a night twice whose hour comes twice', async () => {
      expect(await show(only('hour-that-comes-twice'), HOME)).toMatchInlineSnapshot(`
      [
        "2026-10-23T02:30–2026-10-23T03:30 hour-that-comes-twice",
        "2026-10-24T02:30–2026-10-24T03:30 hour-that-comes-twice",
        "2026-10-25T02:30–2026-10-25T02:30 hour-that-comes-twice",
        "2026-10-25T02:30–2026-10-25T03:30 hour-that-comes-twice",
        "2026-10-26T02:30–2026-10-26T03:30 hour-that-comes-twice",
      ]
    `);
    });
  });
});

/** What calcurse could not import, apart from series whose weekday is another one by its clock. */
function complaintsOf({ status, stderr }: Answer): string[] {
  const log = /^See (\S+) for details/m.exec(stderr)?.[1];
  if (log === undefined) return status === 0 && stderr === '' ? [] : [`calcurse: ${stderr}`];
  const refused = readFileSync(log, 'utf8').match(/^V\w+ \[\d+\]: .*$/gm) ?? [];
  return refused.filter((line) => !line.includes('rrule does not match start day'));
}

/**
 * What calcurse is able to show: it repeats a series by the machine's clock, so that those of another clock are beyond it, and
 * it does not know RECURRENCE-ID, so that a moved date may stand at its old time, too.
 */
function expectedOf({ dates, period }: CalendarSample, timezone: string) {
  const isElsewhere = ({ kind, time: { start, allDay } }: CalendarDate) =>
    kind !== 'single' && !allDay && start.offset !== start.withTimeZone(timezone).offset;
  const beyond = new Set(dates.filter(isElsewhere).map(({ title }) => title));
  const known = dates.filter(({ title }) => !beyond.has(title));
  const originals = known.flatMap((date): CalendarDate[] => {
    const first = known.find(({ id, kind }) => id === date.id && kind === 'regular');
    if (date.kind !== 'moved' || date.time.allDay || !first) return [];
    const start = date.original.toZonedDateTime(date.timezone);
    return [{ ...date, time: { start, end: start.add(first.time.start.until(first.time.end)), allDay: false } }];
  });
  return {
    wanted: linesOf(known, timezone, period),
    tolerated: new Set(linesOf(originals, timezone, period)),
    beyond,
  };
}

function titleOf(line: string): string {
  return line.slice(line.indexOf(' ') + 1);
}

function dayOf(day: string, title: string): ShownDate {
  return { start: day, end: Temporal.PlainDate.from(day).add({ days: 1 }).toString(), rest: [title] };
}

function linesOf(dates: readonly CalendarDate[], timezone: string, period: Period): string[] {
  return shownLines(
    dates
      .flatMap(({ time: { start, end, allDay }, title }): ShownDate[] => {
        const at = (moment: Temporal.ZonedDateTime) => minuteIn(timezone, moment.epochMilliseconds);
        if (!allDay) return [{ start: at(start), end: at(end), rest: [title] }];
        const [first, days] = [start.toPlainDate(), start.toPlainDate().until(end.toPlainDate()).days];
        return Array.from({ length: days }, (_, index) => dayOf(first.add({ days: index }).toString(), title));
      })
      .filter((date) => isShownWithin(date, period)),
  );
}
