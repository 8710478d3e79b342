import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { daysOf } from './days.ts';
import { toMonth, toWeeks } from './month.ts';
import { countEvents, toProgramme, withinReach } from './programme.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function occurrencesOf(events: readonly WrittenEvent[]): Occurrence[] {
  const named = events.map((event, index) => ({ id: `event-${index}`, ...event }));
  return [...registryOf(named).events.values()]
    .flatMap((event) => expandRecurrence(event).occurrences)
    .sort((a, b) => a.start - b.start);
}

const starts = (...days: string[]) => occurrencesOf(days.map((start) => ({ start: `${start}T18:00` })));

/** «now 27–28: 27 (2), 28 (1)» */
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
  it('speaks of today and tomorrow, the rest of the week, the weekend, then of weeks', () => {
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
        "now 23–24: 23 (1), 24 (1)",
        "days 25–27: 26 (1)",
        "weekend 28–29: 28 (1), 29 (1)",
        "week 30–6: 2 (1)",
        "week 14–20: 14 (1)",
      ]
    `);
  });

  it('leaves to the weekend what tomorrow has not taken, on a Friday and on a Saturday', () => {
    const events = starts('2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30');
    expect(told(events, '2026-11-27')).toMatchInlineSnapshot(`
      [
        "now 27–28: 27 (1), 28 (1)",
        "weekend 29–29: 29 (1)",
        "week 30–6: 30 (1)",
      ]
    `);
    expect(told(events.slice(1), '2026-11-28')).toMatchInlineSnapshot(`
      [
        "now 28–29: 28 (1), 29 (1)",
        "week 30–6: 30 (1)",
      ]
    `);
  });

  it('does not name the Monday twice on a Sunday', () => {
    expect(told(starts('2026-11-29', '2026-11-30', '2026-12-01'), '2026-11-29')).toMatchInlineSnapshot(`
      [
        "now 29–30: 29 (1), 30 (1)",
        "week 1–6: 1 (1)",
      ]
    `);
  });

  it('puts under today what has begun and goes on', () => {
    const events = occurrencesOf([{ start: '2026-11-24', end: '2026-11-30' }, { start: '2026-11-27T18:00' }]);
    expect(told(events, '2026-11-27')).toMatchInlineSnapshot(`
      [
        "now 27–28: 27 (2)",
      ]
    `);
  });

  it('speaks of now also where nothing takes place today', () => {
    expect(told(starts('2026-11-24'), '2026-11-23')).toEqual(['now 23–24: 24 (1)']);
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
});
