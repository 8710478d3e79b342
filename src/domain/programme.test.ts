import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { daysOf } from './days.ts';
import { countWeeks, toMonth, toWeeks } from './month.ts';
import { countEvents, toProgramme, weekendsOf, withinReach } from './programme.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function occurrencesOf(events: readonly WrittenEvent[]): Occurrence[] {
  const named = events.map((event, index) => ({ id: `event-${index}`, ...event }));
  return [...registryOf(named).events.values()]
    .flatMap((event) => expandRecurrence(event).occurrences)
    .sort((a, b) => a.start - b.start);
}

const starts = (...days: string[]) => occurrencesOf(days.map((start) => ({ start: `${start}T18:00` })));

/** «weekend 28–29: 28 (2), 29 (1)» */
function told(events: readonly Occurrence[], today: string): string[] {
  return toProgramme(events, day(today)).map(
    ({ kind, first, last, days }) =>
      `${kind} ${first.day}–${last.day}: ${days.map((one) => `${one.date.day} (${one.occurrences.length})`).join(', ')}`,
  );
}

it('counts a series as one event', () => {
  const weekly = { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=4' } };
  expect(countEvents(occurrencesOf([weekly, { start: '2026-12-06T18:00' }]))).toBe(2);
  expect(countEvents([])).toBe(0);
});

describe('the programme', () => {
  it('speaks of today, tomorrow, the rest of the working week, the weekend, then of weeks', () => {
    // 23 November 2026 is a Monday.
    const events = starts(
      '2026-11-23',
      '2026-11-24',
      '2026-11-26',
      '2026-11-28',
      '2026-11-29',
      '2026-12-02',
      '2026-12-14',
    );
    expect(told(events, '2026-11-23')).toMatchInlineSnapshot(`
      [
        "today 23–23: 23 (1)",
        "tomorrow 24–24: 24 (1)",
        "days 25–27: 26 (1)",
        "weekend 28–29: 28 (1), 29 (1)",
        "week 30–6: 2 (1)",
        "week 14–20: 14 (1)",
      ]
    `);
  });

  const aroundWeekend = starts('2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01');

  it.each([
    [
      'Thursday',
      '2026-11-26',
      ['today 26–26: 26 (1)', 'tomorrow 27–27: 27 (1)', 'weekend 28–29: 28 (1), 29 (1)', 'week 30–6: 30 (1), 1 (1)'],
    ],
    ['Friday', '2026-11-27', ['today 27–27: 27 (1)', 'weekend 28–29: 28 (1), 29 (1)', 'week 30–6: 30 (1), 1 (1)']],
    ['Saturday', '2026-11-28', ['today 28–28: 28 (1)', 'tomorrow 29–29: 29 (1)', 'week 30–6: 30 (1), 1 (1)']],
    ['Sunday', '2026-11-29', ['today 29–29: 29 (1)', 'tomorrow 30–30: 30 (1)', 'week 1–6: 1 (1)']],
  ])('on a %s leaves to the weekend what is left of it, and names no day twice', (_, today, parts) => {
    expect(
      told(
        aroundWeekend.filter(({ time }) => time.start.toPlainDate().toString() >= today),
        today,
      ),
    ).toEqual(parts);
  });

  it.each([
    ['2026-11-26', 'weekend'],
    ['2026-11-28', 'today'],
    ['2026-11-29', 'today'],
  ])('lets the coming weekend begin in one place: on %s under «%s»', (today, kind) => {
    const parts = toProgramme(
      aroundWeekend.filter(({ time }) => time.start.toPlainDate().toString() >= today),
      day(today),
    );
    expect(parts.filter((part) => part.isWeekend).map((part) => part.kind)).toEqual([kind]);
  });

  it('lets what is left of the weekend begin tomorrow where nothing is on today', () => {
    const parts = toProgramme(starts('2026-11-29', '2026-12-05'), day('2026-11-28'));
    expect(parts.map(({ kind, isWeekend }) => `${kind} ${isWeekend}`)).toEqual(['tomorrow true', 'week false']);
  });

  it('puts under today what has begun and goes on', () => {
    const events = occurrencesOf([{ start: '2026-11-24', end: '2026-11-30' }, { start: '2026-11-27T18:00' }]);
    expect(told(events, '2026-11-27')).toEqual(['today 27–27: 27 (2)']);
  });

  it('speaks of tomorrow also where nothing takes place today', () => {
    expect(told(starts('2026-11-24'), '2026-11-23')).toEqual(['tomorrow 24–24: 24 (1)']);
  });

  it('has days in order, also where a zone brings tomorrow before an evening of today', () => {
    const events = occurrencesOf([
      { start: '2026-12-06T00:30', end: '2026-12-06T02:00', timezone: 'Asia/Tbilisi' },
      { start: '2026-12-05T22:00' },
    ]);
    expect(told(events, '2026-11-23')).toEqual(['week 30–6: 5 (1), 6 (1)']);
  });

  it('is empty where nothing is ahead', () => {
    expect(toProgramme([], day('2026-11-27'))).toEqual([]);
  });

  it('reaches some days ahead, but not for too few events or for too many', () => {
    const events = starts('2026-12-01', '2026-12-02', '2026-12-03', '2027-02-01', '2027-03-01');
    const now = Temporal.Instant.from('2026-11-30T12:00Z');
    expect(withinReach(events, now, { days: 35, fewest: 1, most: 9 })).toHaveLength(3);
    expect(withinReach(events, now, { days: 35, fewest: 4, most: 9 })).toHaveLength(4);
    expect(withinReach(events, now, { days: 35, fewest: 1, most: 2 })).toHaveLength(2);
    expect(withinReach(events, now, { days: 900, fewest: 1, most: 9 })).toHaveLength(5);
    const dayBefore = Temporal.Instant.from('2026-11-30T18:00+01:00');
    expect(withinReach(events, dayBefore, { days: 1, fewest: 0, most: 9 }), 'to the minute').toEqual([]);
  });
});

describe('days', () => {
  const [party, midnight, camp, noon] = occurrencesOf([
    { start: '2026-12-05T22:00', end: '2026-12-06T03:00' },
    { start: '2026-12-06T22:00', end: '2026-12-07T00:00' },
    { start: '2026-12-25T16:00', end: '2026-12-27T12:00' },
    { start: '2026-12-28T10:00', end: '2026-12-29T10:00' },
  ]).map(({ time }) => `${daysOf(time).first.day}–${daysOf(time).last.day}`);

  it('give a night to its evening, and its end at midnight to the day before', () => {
    expect([party, midnight]).toEqual(['5–5', '6–6']);
  });

  it('are both those of a day and a night', () => {
    expect([camp, noon]).toEqual(['25–27', '28–29']);
  });
});

describe('a month', () => {
  it('is whole weeks from Monday', () => {
    const month = toMonth(2026, 12, []);
    expect(month.weeks).toHaveLength(5);
    expect(month.weeks[0]?.days[0]?.date.toString()).toBe('2026-11-30');
    expect(month.weeks.at(-1)?.days[6]?.date.toString()).toBe('2027-01-03');
    expect(month.weeks[0]?.days.map((one) => one.inMonth)).toEqual([false, true, true, true, true, true, true]);
    expect(toMonth(2027, 2, []).weeks).toHaveLength(4);
  });

  it('draws several days as one bar per week, each in a lane of its own', () => {
    const events = occurrencesOf([
      { start: '2026-12-12', end: '2026-12-15' },
      { start: '2026-12-13', end: '2026-12-14' },
      { start: '2026-12-15', end: '2026-12-16' },
    ]);
    const bars = toMonth(2026, 12, events).weeks.map(({ days }) =>
      days.flatMap(({ date, lanes }) =>
        lanes.flatMap((bar, lane) =>
          bar?.span ? `${bar.occurrence.event.id} from ${date.day} for ${bar.span} in ${lane}` : [],
        ),
      ),
    );
    expect(bars.filter((week) => week.length > 0)).toMatchInlineSnapshot(`
      [
        [
          "event-0 from 12 for 2 in 0",
          "event-1 from 13 for 1 in 1",
        ],
        [
          "event-0 from 14 for 2 in 0",
          "event-1 from 14 for 1 in 1",
          "event-2 from 15 for 2 in 1",
        ],
      ]
    `);
  });

  it('lists what finds no lane on each of its days', () => {
    const events = occurrencesOf(Array.from({ length: 6 }, () => ({ start: '2026-12-08', end: '2026-12-09' })));
    const [, tuesday, wednesday] = toMonth(2026, 12, events).weeks[1]?.days ?? [];
    expect([tuesday?.lanes.length, tuesday?.occurrences.length, wednesday?.occurrences.length]).toEqual([5, 1, 1]);
  });

  it('lists what is on one day alone in order of time', () => {
    const events = occurrencesOf([{ start: '2026-12-05T19:00' }, { start: '2026-12-05T10:00' }]);
    const saturday = toMonth(2026, 12, events).weeks[0]?.days[5];
    expect(saturday?.occurrences.map((one) => one.time.start.hour)).toEqual([10, 19]);
    expect(saturday?.lanes).toEqual([]);
  });
});

describe('weeks that follow each other', () => {
  const told = (weeks: ReturnType<typeof toWeeks>) =>
    weeks.map(({ days }) => `${days[0]?.date} to ${days[6]?.date}: ${days.filter((one) => one.inMonth).length} days`);

  it('begin with that of the day, whose days before it are past, and go on over the turn of a month', () => {
    expect(told(toWeeks(day('2026-11-26'), 3, []))).toMatchInlineSnapshot(`
      [
        "2026-11-23 to 2026-11-29: 4 days",
        "2026-11-30 to 2026-12-06: 7 days",
        "2026-12-07 to 2026-12-13: 7 days",
      ]
    `);
  });

  it('draw what has begun before as a bar, and end with their last day', () => {
    const events = occurrencesOf([{ start: '2026-11-20', end: '2026-11-24' }, { start: '2026-12-07T18:00' }]);
    const [monday] = toWeeks(day('2026-11-26'), 2, events)[0]?.days ?? [];
    expect(monday?.lanes[0]).toMatchObject({ span: 2, before: true });
    expect(toWeeks(day('2026-11-26'), 2, events).flatMap(({ days }) => days.flatMap((one) => one.occurrences))).toEqual(
      [],
    );
  });

  it('are as many as stay light, and one at least', () => {
    const events = starts('2026-11-26', '2026-11-26', '2026-12-01', '2026-12-08', '2026-12-09');
    const weeks = (crowd: number) => countWeeks(day('2026-11-26'), events, { most: 5, crowd });
    expect([weeks(1), weeks(2), weeks(3), weeks(4), weeks(5)]).toEqual([1, 1, 2, 2, 5]);
  });
});

describe('weekends', () => {
  const weekends = (event: WrittenEvent, today = '2026-11-26') => {
    const [occurrence] = occurrencesOf([event]);
    return occurrence ? weekendsOf(occurrence, day(today), 2) : [];
  };

  it('are numbered from that of today’s week', () => {
    expect(weekends({ start: '2026-11-28T18:00' })).toEqual([0]);
    expect(weekends({ start: '2026-11-29T18:00' }, '2026-11-29')).toEqual([0]);
    expect(weekends({ start: '2026-12-05T18:00' })).toEqual([1]);
    expect(weekends({ start: '2026-11-30T18:00' })).toEqual([]);
    expect(weekends({ start: '2026-12-19T18:00' }), 'too far ahead').toEqual([]);
  });

  it('are all those that several days touch; a Friday night is left to its evening', () => {
    expect(weekends({ start: '2026-11-27', end: '2026-12-05' })).toEqual([0, 1]);
    expect(weekends({ start: '2026-11-20', end: '2026-11-28' })).toEqual([0]);
    expect(weekends({ start: '2026-11-27T22:00', end: '2026-11-28T03:00' })).toEqual([]);
  });
});
