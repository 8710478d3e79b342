import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { droppedOccurrences, expandRecurrence } from './recurrence.ts';
import { FREQUENCIES, parseRecurrenceRule, type RecurrenceRule, WEEKDAYS } from './recurrence-rule.ts';
import { calendarEvent, occurrences, placed, startsOf } from './registry.test-support.ts';

type Repeat = Readonly<Record<string, unknown>>;

/** What is wrong with a series, in short. */
function faults(start: string, repeat: Repeat, fields: Repeat = {}, zone?: string): string[] {
  const length = start.includes('T') ? { duration: 'PT2H' } : {};
  const { event, issues } = placed({ start, ...length, repeat, ...fields }, zone);
  return [...issues, ...(event ? expandRecurrence(event).issues : [])].map(
    ({ code, variant, severity = 'error', field = [], params }) =>
      `${severity} ${code}${variant ? `/${variant}` : ''} at ${field.join('.')}${params?.suggestion ? `: ${String(params.suggestion)}` : ''}`,
  );
}

const dates = (start: string, repeat: Repeat, zone?: string) =>
  startsOf(occurrences({ start, ...(start.includes('T') ? { duration: 'PT2H' } : {}), repeat }, zone));

describe('the dates of a series', () => {
  test('an event without a rule has one, a hold on a window none', () => {
    expect(startsOf(occurrences())).toEqual(['2026-12-05T18:00+01:00']);
    const hold = { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30' } };
    expect(occurrences({ status: 'hold', hold, start: undefined, end: undefined })).toEqual([]);
  });

  test('weekly over the clock change of 25 October 2026: 18:00 stays 18:00, and lasts as long', () => {
    const list = occurrences({ start: '2026-10-17T18:00', duration: 'PT2H', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } });
    expect(startsOf(list)).toEqual(['2026-10-17T18:00+02:00', '2026-10-24T18:00+02:00', '2026-10-31T18:00+01:00']);
    expect(list.map(({ start, end }) => (end - start) / 3_600_000)).toEqual([2, 2, 2]);
  });

  test('nights of exact hours over the clock changes of Podgorica: eight hours end an hour off', () => {
    const nights = (start: string) =>
      occurrences({ start, duration: 'PT8H', repeat: { rule: 'FREQ=DAILY;COUNT=2' } }).map(({ time }) =>
        String(time.end.toPlainTime()),
      );
    expect(nights('2026-03-27T22:00')).toEqual(['06:00:00', '07:00:00']);
    expect(nights('2026-10-23T22:00')).toEqual(['06:00:00', '05:00:00']);
  });

  test('Podgorica, 29 March 2026 has 23 hours and 25 October 2026 has 25: whole days stay whole days', () => {
    const hours = (start: string) =>
      occurrences({ start, repeat: { rule: 'FREQ=DAILY;COUNT=3' } }).map(
        (occurrence) => (occurrence.end - occurrence.start) / 3_600_000,
      );
    expect(hours('2026-03-28')).toEqual([24, 23, 24]);
    expect(hours('2026-10-24')).toEqual([24, 25, 24]);
  });

  test('Podgorica, 29 March 2026, 02:30 in a series: the meeting moves to 03:30, with a warning', () => {
    const { occurrences: list, issues } = expandRecurrence(
      calendarEvent({ start: '2026-03-28T02:30', duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;COUNT=3' } }),
    );
    expect(startsOf(list)).toEqual(['2026-03-28T02:30+01:00', '2026-03-29T03:30+02:00', '2026-03-30T02:30+02:00']);
    expect(issues).toEqual([
      {
        code: 'repeat-gap',
        severity: 'warning',
        field: ['repeat', 'rule'],
        params: { value: '2026-03-29T02:30', timezone: 'Europe/Podgorica', suggestion: '2026-03-29T03:30' },
      },
    ]);
    expect(
      faults('2026-03-28T02:30', {
        rule: 'FREQ=DAILY;COUNT=3',
        moved: [{ from: '2026-03-29', start: '2026-03-29T04:00' }],
      }),
    ).toEqual([]);
    expect(faults('2026-03-28T02:30', { rule: 'FREQ=DAILY;COUNT=3', except: ['2026-03-29'] })).toEqual([]);
  });

  test('Lord Howe, 4 October 2026, 02:15, and Apia, 30 December 2011: half an hour and a day that do not exist move, with a warning', () => {
    const told = (start: string, zone: string) =>
      expandRecurrence(
        calendarEvent({ start, duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;COUNT=3' } }, zone),
      ).issues.map(({ code, params }) => [code, params?.value, params?.suggestion]);
    expect(told('2026-10-03T02:15', 'Australia/Lord_Howe')).toEqual([
      ['repeat-gap', '2026-10-04T02:15', '2026-10-04T02:45'],
    ]);
    expect(told('2011-12-28T12:00', 'Pacific/Apia')).toEqual([['repeat-gap', '2011-12-30T12:00', '2011-12-31T12:00']]);
  });

  test('of two that begin at once the shorter comes first', () => {
    const also = [
      { start: '2026-12-06T18:00', end: '2026-12-06T22:00' },
      { start: '2026-12-06T18:00', end: '2026-12-06T19:00' },
      { start: '2026-12-06T18:00', end: '2026-12-06T21:00' },
    ];
    const list = occurrences({
      start: '2026-12-07T18:00',
      duration: 'PT2H',
      repeat: { rule: 'FREQ=DAILY;COUNT=1', also },
    });
    expect(list.map(({ time }) => `${time.start.day} ${time.end.hour}`)).toEqual(['6 19', '6 21', '6 22', '7 20']);
  });

  test('Podgorica, 25 October 2026, 02:30 in a series: the first of the two, unless the event itself begins with the second', () => {
    expect(dates('2026-10-24T02:30', { rule: 'FREQ=DAILY;COUNT=2' })).toEqual([
      '2026-10-24T02:30+02:00',
      '2026-10-25T02:30+02:00',
    ]);
    expect(dates('2026-10-25T02:30+01:00', { rule: 'FREQ=DAILY;COUNT=2' })).toEqual([
      '2026-10-25T02:30+01:00',
      '2026-10-26T02:30+01:00',
    ]);
    expect(dates('2026-10-25T02:30+02:00', { rule: 'FREQ=DAILY;COUNT=2' })[0]).toBe('2026-10-25T02:30+02:00');
  });

  test('Cairo, 24 April 2026: an all-day series keeps the day whose midnight does not exist', () => {
    const rule = 'FREQ=WEEKLY;COUNT=3';
    expect(dates('2026-04-17', { rule }, 'Africa/Cairo')).toEqual(['2026-04-17', '2026-04-24', '2026-05-01']);
    expect(dates('2026-04-24', { rule, except: ['2026-05-01'] }, 'Africa/Cairo')).toEqual(['2026-04-24', '2026-05-08']);
    const [first] = occurrences({ start: '2026-04-24', repeat: { rule } }, 'Africa/Cairo');
    expect(String(first?.original)).toBe('2026-04-24T00:00:00');
    expect(String(first?.time.start.toPlainTime())).toBe('01:00:00');
  });

  test('29 February yearly comes in leap years only: 2024, 2028', () => {
    expect(dates('2024-02-29', { rule: 'FREQ=YEARLY;COUNT=2' })).toEqual(['2024-02-29', '2028-02-29']);
    expect(dates('2024-02-29', { rule: 'FREQ=YEARLY;UNTIL=20280228' })).toEqual(['2024-02-29']);
  });

  test('the 31st monthly comes in months that have one: January, March, May, July 2027', () => {
    expect(dates('2027-01-31', { rule: 'FREQ=MONTHLY;COUNT=4' })).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
    ]);
    expect(dates('2027-01-31', { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3' })).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
  });

  test('fifth Fridays of 2027, and last ones', () => {
    expect(dates('2027-01-29', { rule: 'FREQ=MONTHLY;BYDAY=5FR;COUNT=3' })).toEqual([
      '2027-01-29',
      '2027-04-30',
      '2027-07-30',
    ]);
    expect(dates('2027-01-29', { rule: 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3' })).toEqual([
      '2027-01-29',
      '2027-02-26',
      '2027-03-26',
    ]);
  });

  test('every other week counts from the week of the first date', () => {
    expect(dates('2026-12-03', { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4' })).toEqual([
      '2026-12-03',
      '2026-12-15',
      '2026-12-17',
      '2026-12-29',
    ]);
  });

  test('UNTIL includes the whole of its day in the event’s zone, and its own moment in UTC', () => {
    const last = (until: string, start = '2026-12-05T18:00') =>
      dates(start, { rule: `FREQ=WEEKLY;UNTIL=${until}` }).at(-1);
    expect(last('20261219')).toBe('2026-12-19T18:00+01:00');
    expect(last('20261218')).toBe('2026-12-12T18:00+01:00');
    expect(last('20261219', '2026-12-05T23:30')).toBe('2026-12-19T23:30+01:00');
    expect(last('20261219', '2026-12-05')).toBe('2026-12-19');
    expect(last('20261205')).toBe('2026-12-05T18:00+01:00');
  });

  test('UNTIL equal to the last start keeps it: Podgorica, 19 December 2026, 18:00 is 17:00 in UTC', () => {
    const last = (until: string, zone?: string) =>
      dates('2026-12-05T18:00', { rule: `FREQ=WEEKLY;UNTIL=${until}` }, zone).at(-1);
    expect(last('20261219T170000Z')).toBe('2026-12-19T18:00+01:00');
    expect(last('20261219T165959Z'), 'a second less').toBe('2026-12-12T18:00+01:00');
    expect(last('20261219T150000Z', 'Europe/Moscow'), '18:00 in Moscow').toBe('2026-12-19T18:00+03:00');
    expect(last('20261219T145959Z', 'Europe/Moscow')).toBe('2026-12-12T18:00+03:00');
  });

  test('UNTIL in UTC tells the two 02:30 of 25 October 2026 apart', () => {
    const last = (until: string) => dates('2026-10-24T02:30', { rule: `FREQ=DAILY;UNTIL=${until}` }).at(-1);
    expect(last('20261025T003000Z')).toBe('2026-10-25T02:30+02:00');
    expect(last('20261025T002959Z')).toBe('2026-10-24T02:30+02:00');
    expect(last('20261025T011500Z')).toBe('2026-10-25T02:30+02:00');
  });
});

describe('the exceptions of a series', () => {
  const rule = 'FREQ=WEEKLY;COUNT=4';

  test('a dropped date is gone, a moved one is elsewhere, an extra one is there too, all in order of time', () => {
    const list = occurrences({
      start: '2026-12-05T18:00',
      duration: 'PT2H',
      repeat: {
        rule,
        except: ['2026-12-12'],
        moved: [{ from: '2026-12-26T18:00', start: '2026-12-18T19:00', end: '2026-12-18T22:00' }],
        also: [{ start: '2026-12-08T12:00' }],
      },
    });
    expect(
      list.map(
        ({ kind, original, time }) => `${kind} ${original} → ${time.start.toPlainDateTime()}–${time.end.toPlainTime()}`,
      ),
    ).toEqual([
      'regular 2026-12-05T18:00:00 → 2026-12-05T18:00:00–20:00:00',
      'extra 2026-12-08T12:00:00 → 2026-12-08T12:00:00–14:00:00',
      'moved 2026-12-26T18:00:00 → 2026-12-18T19:00:00–22:00:00',
      'regular 2026-12-19T18:00:00 → 2026-12-19T18:00:00–20:00:00',
    ]);
  });

  test('an exception that is no occurrence is a fault, with the nearest date of the series', () => {
    expect(faults('2026-12-05T18:00', { rule, except: ['2026-12-13'] })).toEqual([
      'error repeat-exception at repeat.except.0: 2026-12-12T18:00',
    ]);
    expect(faults('2026-12-05T18:00', { rule, except: ['2026-12-12T19:00'] })).toEqual([
      'error repeat-exception at repeat.except.0: 2026-12-12T18:00',
    ]);
    expect(faults('2026-12-05', { rule, except: ['2026-12-13'] })).toEqual([
      'error repeat-exception at repeat.except.0: 2026-12-12',
    ]);
    expect(faults('2026-12-05T18:00', { rule, moved: [{ from: '2027-01-30', start: '2027-01-31T10:00' }] })).toEqual([
      'error repeat-exception at repeat.moved.0.from: 2026-12-26T18:00',
    ]);
  });

  test('a date can be taken away once: dropped and moved, or moved twice, is a fault that does not offer that date again', () => {
    const moved = { from: '2026-12-12', start: '2026-12-13T10:00' };
    expect(faults('2026-12-05T18:00', { rule, except: ['2026-12-12'], moved: [moved] })).toEqual([
      'error repeat-exception at repeat.moved.0.from: 2026-12-05T18:00',
    ]);
    expect(faults('2026-12-05T18:00', { rule, moved: [moved, { ...moved, start: '2026-12-14T10:00' }] })).toEqual([
      'error repeat-exception at repeat.moved.1.from: 2026-12-05T18:00',
    ]);
  });

  test('a series and its exceptions are of one kind: with hours, or for whole days', () => {
    expect(faults('2026-12-05T18:00', { rule, moved: [{ from: '2026-12-12', start: '2026-12-13' }] })).toEqual([
      'error time-order/mixed-series at repeat.moved.0.start',
    ]);
    expect(faults('2026-12-05', { rule, also: [{ start: '2026-12-13T10:00' }] })).toEqual([
      'error time-order/mixed-series at repeat.also.0.start',
    ]);
    expect(faults('2026-12-05', { rule, except: ['2026-12-12T10:00'] })).toEqual([
      'error time-order/mixed-series at repeat.except.0',
    ]);
    expect(faults('2026-12-05', { rule, moved: [{ from: '2026-12-12T00:00', start: '2026-12-13' }] })).toEqual([
      'error time-order/mixed-series at repeat.moved.0.from',
    ]);
    expect(
      faults('2026-12-05T18:00', {
        rule,
        moved: [{ from: '2026-12-12', start: '2026-12-13T10:00', end: '2026-12-15' }],
      }),
    ).toEqual(['error time-order/mixed at repeat.moved.0.end']);
    expect(
      faults('2026-12-05', { rule, moved: [{ from: '2026-12-12', start: '2026-12-13', end: '2026-12-14T10:00' }] }),
    ).toEqual(['error time-order/mixed at repeat.moved.0.end']);
  });

  test('a moved date may not end before it begins, nor stand where clocks skip', () => {
    expect(
      faults('2026-12-05T18:00', {
        rule,
        moved: [{ from: '2026-12-12', start: '2026-12-13T10:00', end: '2026-12-13T09:00' }],
      }),
    ).toEqual(['error time-order at repeat.moved.0.end: 2026-12-14T09:00']);
    expect(faults('2026-12-05T18:00', { rule, also: [{ start: '2027-03-28T02:30' }] })).toEqual([
      'error time-gap at repeat.also.0.start',
    ]);
  });
});

describe('the dates that a series leaves out', () => {
  const dropped = (start: string, end: string, except: readonly string[], zone?: string) =>
    droppedOccurrences(
      calendarEvent({ start, end, timezone: zone, repeat: { rule: 'FREQ=WEEKLY;COUNT=4', except } }),
    ).map(
      ({ original, time }) =>
        `${original.toPlainDate()}: ${time.start.toPlainDateTime()}–${time.end.toPlainDateTime()}`,
    );

  test('stand where the rule puts them, for as long as the first date lasts', () => {
    expect(dropped('2026-12-05T22:00', '2026-12-06T03:00', ['2026-12-12', '2026-12-26T22:00'])).toEqual([
      '2026-12-12: 2026-12-12T22:00:00–2026-12-13T03:00:00',
      '2026-12-26: 2026-12-26T22:00:00–2026-12-27T03:00:00',
    ]);
    expect(dropped('2026-12-05', '2026-12-06', ['2026-12-12'])).toEqual([
      '2026-12-12: 2026-12-12T00:00:00–2026-12-14T00:00:00',
    ]);
  });

  test('keep their day where clocks skip their hour: Podgorica, 29 March 2026, 02:30', () => {
    expect(dropped('2026-03-22T02:30', '2026-03-22T04:00', ['2026-03-29T02:30'])).toEqual([
      '2026-03-29: 2026-03-29T03:30:00–2026-03-29T05:00:00',
    ]);
  });

  test('are none of a single event', () => {
    expect(droppedOccurrences(calendarEvent({}))).toEqual([]);
  });
});

describe('what no series may be', () => {
  test('a first date that does not match its rule is a fault, with the first that does: Saturday, 5 December 2026', () => {
    expect(faults('2026-12-05T18:00', { rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=3' })).toEqual([
      'error repeat-first at start: 2026-12-06T18:00',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=3' })).toEqual([
      'error repeat-first at start: 2026-12-06',
    ]);
  });

  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=400',
    'FREQ=MONTHLY;BYDAY=5SA;BYMONTHDAY=1;COUNT=3',
    'FREQ=DAILY;INTERVAL=100;BYMONTHDAY=-31;BYMONTH=4;UNTIL=99991231',
    'FREQ=WEEKLY;UNTIL=20261101',
  ])('%s gives no date at all, and is told instead of run into the ground', (rule) => {
    expect(faults('2026-12-05T18:00', { rule })).toEqual(['error repeat-first/never at repeat.rule']);
  });

  test('leaves of a broken series its first date, and tells which limit it breaks', () => {
    const broken = (fields: Repeat) => {
      const { occurrences: list, issues } = expandRecurrence(calendarEvent(fields));
      return [list.map(({ kind }) => kind), startsOf(list), issues[0]?.params];
    };
    const rule = (text: string) => ({ start: '2026-12-05', repeat: { rule: text } });
    const first = [['single'], ['2026-12-05']];
    expect(broken(rule('FREQ=DAILY;UNTIL=20280109'))).toEqual([...first, { limit: 400 }]);
    expect(broken(rule('FREQ=YEARLY;COUNT=7'))).toEqual([...first, { limit: 5 }]);
    expect(broken(rule('FREQ=WEEKLY;UNTIL=20261101'))).toEqual([...first, { start: '2026-12-05' }]);
  });

  test('400 dates and five years are allowed, not one more', () => {
    expect(faults('2026-12-05', { rule: 'FREQ=DAILY;COUNT=400' })).toEqual([]);
    expect(faults('2026-12-05', { rule: 'FREQ=DAILY;UNTIL=20280108' })).toEqual([]);
    expect(faults('2026-12-05', { rule: 'FREQ=DAILY;UNTIL=20280109' })).toEqual([
      'error repeat-too-long/occurrences at repeat.rule',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=DAILY;COUNT=400', also: [{ start: '2027-01-01' }] })).toEqual([
      'error repeat-too-long/occurrences at repeat.also',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=YEARLY;UNTIL=20311205' })).toEqual([]);
    expect(faults('2026-12-05', { rule: 'FREQ=MONTHLY;UNTIL=20320104' })).toEqual([]);
    expect(faults('2026-12-05', { rule: 'FREQ=MONTHLY;UNTIL=20320105' })).toEqual([
      'error repeat-too-long/years at repeat.rule',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=YEARLY;COUNT=7' })).toEqual([
      'error repeat-too-long/years at repeat.rule',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=YEARLY;INTERVAL=10;UNTIL=20461205' })).toEqual([
      'error repeat-too-long/years at repeat.rule',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=YEARLY;INTERVAL=100;COUNT=2' })).toEqual([
      'error repeat-too-long/years at repeat.rule',
    ]);
    expect(faults('2026-12-05', { rule: 'FREQ=YEARLY;COUNT=2', also: [{ start: '2032-01-01' }] })).toEqual([
      'error repeat-too-long/years at repeat',
    ]);
  });
});

describe('laws', { timeout: 60_000 }, () => {
  test('every rule of the allow-list gives just the days that the words of RFC 5545 §3.3.10 give, one by one', () => {
    let compared = 0;
    fc.assert(
      fc.property(rules(), fc.integer({ min: 0, max: 1500 }), (text, day) => {
        const rule = parseRecurrenceRule(text);
        // Yearly on «the last Monday and every Friday» is refused.
        if ('code' in rule) return;
        const from = new Date(Date.UTC(2024, 0, 1 + day));
        const first = daysByHand(rule, from, 1)[0];
        // A series begins on its rule: the first day that the rule gives is the event's own. Its phase stays the same.
        if (first === undefined) return;
        const expected = daysByHand(rule, new Date(first), MAX_BY_HAND);
        const { event } = placed({ start: isoDay(first), repeat: { rule: text } });
        const { occurrences: list, issues } = expandRecurrence(event!);
        if (issues.some(({ code }) => code === 'repeat-too-long')) {
          const years = (count: number) => new Date(first).setUTCFullYear(new Date(first).getUTCFullYear() + count);
          const isShort = rule.limit.kind === 'count' ? expected.length < rule.limit.count : untilOf(rule) > years(6);
          expect(expected.length > 400 || expected.at(-1)! > years(5) || isShort, text).toBe(true);
          return;
        }
        compared++;
        expect(startsOf(list), `${text} from ${isoDay(first)}`).toEqual(expected.map(isoDay));
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('dates keep their local hour and their exact length, all days their number of days, wherever they are', () => {
    const zones = fc.constantFrom(
      'Europe/Podgorica',
      'Asia/Tbilisi',
      'Africa/Cairo',
      'America/Argentina/Buenos_Aires',
      'Australia/Lord_Howe',
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (zone, day, hour, length, allDay) => {
          const date = Temporal.PlainDate.from('2026-01-01').add({ days: day });
          const time = allDay
            ? { start: String(date), end: String(date.add({ days: length % 5 })) }
            : { start: `${date}T${String(hour).padStart(2, '0')}:30`, duration: `PT${length}H` };
          const list = occurrences({ ...time, repeat: { rule: 'FREQ=DAILY;INTERVAL=7;COUNT=60' } }, zone);
          expect(list).toHaveLength(60);
          for (const [index, occurrence] of list.entries()) {
            expect(String(occurrence.time.start.toPlainDate())).toBe(String(date.add({ days: 7 * index })));
            if (allDay) {
              expect(occurrence.time.start.equals(occurrence.time.start.startOfDay())).toBe(true);
              expect(occurrence.time.end.equals(occurrence.time.end.startOfDay())).toBe(true);
              expect(occurrence.time.start.toPlainDate().until(occurrence.time.end.toPlainDate()).days).toBe(
                (length % 5) + 1,
              );
            } else {
              expect(occurrence.time.start.hour).toBe(hour);
              expect(occurrence.end - occurrence.start).toBe(length * 3_600_000);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an event moved by days keeps its local hours, also over a clock change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800 }), fc.integer({ min: 4, max: 20 }), (days, hour) => {
        const at = (date: Temporal.PlainDate) => `${date}T${String(hour).padStart(2, '0')}:00`;
        const day = Temporal.PlainDate.from('2026-01-10');
        const time = (moved: number) =>
          calendarEvent({ start: at(day.add({ days: moved })), end: `${day.add({ days: moved })}T23:00` }).time!;
        expect(String(time(days).start.toPlainDateTime())).toBe(String(time(0).start.toPlainDateTime().add({ days })));
        expect(String(time(days).end.toPlainDateTime())).toBe(String(time(0).end.toPlainDateTime().add({ days })));
      }),
      { numRuns: 100 },
    );
  });
});

/** 217 rules with the dates that dateutil gives them; a set of public data beside the project, not a part of it. */
const VECTORS =
  process.env.MIVENT_RRULE_VECTORS ?? join(import.meta.dirname, '../../../shared/data/rrule-dateutil.jsonl');
const hasVectors = existsSync(VECTORS);
if (!hasVectors)
  console.warn(`Skipped: the recurrence rules of dateutil are not at ${VECTORS} (MIVENT_RRULE_VECTORS).`);

interface Vector {
  readonly comment: string;
  readonly dtstart: string;
  readonly rrule: string;
  readonly expected: readonly string[];
}

test.skipIf(!hasVectors)('dateutil gives the same dates for each of its rules that our calendars carry', () => {
  const vectors = readFileSync(VECTORS, 'utf8')
    .trim()
    .split('\n')
    .map((line): Vector => JSON.parse(line));
  const tally = { agree: 0, outside: 0 };
  const refused: string[] = [];
  for (const { comment, rrule, expected } of vectors) {
    // Endless rules are none of ours; dateutil's are cut after so many dates.
    const rule = parseRecurrenceRule(rrule);
    if ('code' in rule || expected.length === 0) {
      tally.outside++;
      continue;
    }
    // dateutil begins where it is told, ours on the first date of the rule: the dates are the same.
    const [first = ''] = expected.map(isoTime);
    const { event } = placed({ start: first, duration: 'PT1H', repeat: { rule: rrule } }, 'Asia/Tbilisi');
    const { occurrences: list, issues } = expandRecurrence(event!);
    if (issues.length > 0)
      refused.push(`${comment}: ${issues.map(({ code, variant }) => `${code}/${variant}`).join()}`);
    else {
      tally.agree++;
      expect(
        list.map(({ original }) => original.toString({ smallestUnit: 'minute' })),
        `${comment} ${rrule}`,
      ).toEqual(expected.map(isoTime));
    }
  }
  expect(vectors).toHaveLength(217);
  expect(tally).toMatchInlineSnapshot(`
    {
      "agree": 50,
      "outside": 166,
    }
  `);
  expect(refused).toMatchInlineSnapshot(`
    [
      "testYearlyIntervalLarge: repeat-too-long/years",
    ]
  `);
});

function isoTime(basic: string): string {
  return basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5');
}

const DAY = 86_400_000;
const MAX_BY_HAND = 450;

function isoDay(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 10);
}

function untilOf({ limit }: RecurrenceRule): number {
  return limit.kind === 'date' ? Date.parse(limit.date.toString()) : Number.POSITIVE_INFINITY;
}

/** The days of a rule, by asking every day of seven years whether it is one: slow, plain, and without the library. */
function daysByHand(rule: RecurrenceRule, from: Date, most: number): number[] {
  const found: number[] = [];
  const until = untilOf(rule);
  const wanted = Math.min(most, rule.limit.kind === 'count' ? rule.limit.count : most);
  for (
    let day = from.getTime();
    day <= Math.min(until, from.getTime() + 7 * 366 * DAY) && found.length < wanted;
    day += DAY
  ) {
    if (isDayOf(rule, from, new Date(day))) found.push(day);
  }
  return found;
}

function isDayOf(rule: RecurrenceRule, from: Date, day: Date): boolean {
  const { frequency, interval, byDay, byMonthDay, byMonth } = rule;
  const monday = (date: Date) => date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY;
  const months = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const distance = {
    DAILY: (day.getTime() - from.getTime()) / DAY,
    WEEKLY: (monday(day) - monday(from)) / DAY / 7,
    MONTHLY: months(day) - months(from),
    YEARLY: day.getUTCFullYear() - from.getUTCFullYear(),
  }[frequency];
  if (distance % interval !== 0) return false;
  if (byMonth.length > 0 && !byMonth.includes(day.getUTCMonth() + 1)) return false;
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  if (
    byMonthDay.length > 0 &&
    !byMonthDay.some((number) => (number > 0 ? number : lastOfMonth + 1 + number) === day.getUTCDate())
  )
    return false;
  const isWithinYear = frequency === 'YEARLY' && byMonth.length === 0;
  const yearStart = Date.UTC(day.getUTCFullYear(), 0, 1);
  const position = isWithinYear ? (day.getTime() - yearStart) / DAY : day.getUTCDate() - 1;
  const length = isWithinYear ? (Date.UTC(day.getUTCFullYear() + 1, 0, 1) - yearStart) / DAY : lastOfMonth;
  const isNamed = byDay.some(({ weekday, ordinal }) => {
    if (WEEKDAYS.indexOf(weekday) !== (day.getUTCDay() + 6) % 7) return false;
    if (ordinal === undefined) return true;
    return ordinal > 0
      ? Math.floor(position / 7) + 1 === ordinal
      : -(Math.floor((length - 1 - position) / 7) + 1) === ordinal;
  });
  if (byDay.length > 0 && !isNamed) return false;
  // What the rule leaves open it takes from the first date.
  if (frequency === 'WEEKLY' && byDay.length === 0) return day.getUTCDay() === from.getUTCDay();
  if ((frequency === 'MONTHLY' || frequency === 'YEARLY') && byDay.length === 0 && byMonthDay.length === 0) {
    if (day.getUTCDate() !== from.getUTCDate()) return false;
    return frequency === 'MONTHLY' || byMonth.length > 0 || day.getUTCMonth() === from.getUTCMonth();
  }
  return true;
}

function rules(): fc.Arbitrary<string> {
  return fc
    .record({
      frequency: fc.constantFrom(...FREQUENCIES),
      interval: fc.integer({ min: 1, max: 4 }),
      days: fc.uniqueArray(fc.tuple(fc.constantFrom(...WEEKDAYS), fc.option(fc.integer({ min: -5, max: 5 }))), {
        maxLength: 3,
        selector: ([weekday]) => weekday,
      }),
      monthDays: fc.uniqueArray(fc.integer({ min: -31, max: 31 }), { maxLength: 3 }),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      limit: fc.oneof(
        fc.integer({ min: 1, max: 60 }).map((count) => `COUNT=${count}`),
        fc
          .integer({ min: 0, max: 3000 })
          .map((day) => `UNTIL=${isoDay(Date.UTC(2024, 0, 1 + day)).replaceAll('-', '')}`),
      ),
    })
    .map(({ frequency, interval, days, monthDays, months, limit }) => {
      const numbers = monthDays.filter((day) => day !== 0);
      const isCounted = (frequency === 'MONTHLY' || frequency === 'YEARLY') && numbers.length === 0;
      const named = days.map(([weekday, ordinal]) => `${isCounted && ordinal ? ordinal : ''}${weekday}`);
      return [
        `FREQ=${frequency}`,
        ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
        ...(named.length > 0 ? [`BYDAY=${named.join()}`] : []),
        ...(numbers.length > 0 && frequency !== 'WEEKLY' ? [`BYMONTHDAY=${numbers.join()}`] : []),
        ...(months.length > 0 ? [`BYMONTH=${months.join()}`] : []),
        limit,
      ].join(';');
    });
}
