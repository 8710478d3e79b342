import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';
import { stepOf, toYear, type Year } from './year.ts';

function occurrencesOf(events: readonly WrittenEvent[]): Occurrence[] {
  const named = events.map((event, index) => ({ id: `event-${index}`, ...event }));
  return [...registryOf(named).events.values()].flatMap((event) => expandRecurrence(event).occurrences);
}

/** The days that have events, as «12-05: 2». */
function busy(year: Year): string[] {
  return year.months
    .flatMap(({ weeks }) => weeks.flat())
    .flatMap((day) => (day && day.events > 0 ? `${day.date.toString().slice(5)}: ${day.events}` : []));
}

describe('a year', () => {
  it('has twelve months of whole weeks from Monday, and every day once', () => {
    const { months } = toYear(2028, []);
    const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== undefined);
    expect(days.map(({ date }) => date.toString())).toEqual(
      Array.from({ length: 366 }, (_, index) => Temporal.PlainDate.from('2028-01-01').add({ days: index }).toString()),
    );
    expect(months.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
    expect(
      months.every(({ weeks }) => weeks.every((week) => week.every((day, i) => !day || day.date.dayOfWeek === i + 1))),
    ).toBe(true);
    // February 2027 begins on a Monday and has 28 days: four weeks, no gap.
    expect(toYear(2027, []).months[1]?.weeks.map((week) => week.filter(Boolean).length)).toEqual([7, 7, 7, 7]);
  });

  it('counts every event of a day, a series on each of its dates and an event of several days on each of them', () => {
    const year = toYear(
      2026,
      occurrencesOf([
        { start: '2026-12-05T18:00' },
        { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=2' } },
        { start: '2026-12-11', end: '2026-12-13' },
      ]),
    );
    expect(busy(year)).toEqual(['12-05: 2', '12-11: 1', '12-12: 2', '12-13: 1']);
    expect(year.busyDays).toBe(4);
  });

  it('counts a night party on its evening, and of an event over the New Year its own days', () => {
    const events = occurrencesOf([
      { start: '2026-12-05T22:00', end: '2026-12-06T03:00' },
      { start: '2026-12-30', end: '2027-01-02' },
    ]);
    expect(busy(toYear(2026, events))).toEqual(['12-05: 1', '12-30: 1', '12-31: 1']);
    expect(busy(toYear(2027, events))).toEqual(['01-01: 1', '01-02: 1']);
    expect(busy(toYear(2025, events))).toEqual([]);
  });

  it('counts two dates of one series on one day once', () => {
    const also = [{ start: '2026-12-05T18:00', end: '2026-12-05T20:00' }];
    const repeat = { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=1', also };
    expect(busy(toYear(2026, occurrencesOf([{ start: '2026-12-05T10:00', repeat }])))).toEqual(['12-05: 1']);
  });

  it('leaves out what does not take place, and keeps what is held', () => {
    const events = occurrencesOf([
      { start: '2026-12-05T18:00', status: 'cancelled' },
      { start: '2026-12-06T18:00', status: 'postponed' },
      { start: '2026-12-07T18:00', status: 'hold', hold: { until: '2026-12-01', by: 'mia' } },
    ]);
    expect(busy(toYear(2026, events))).toEqual(['12-07: 1']);
  });

  it('knows the days of main events', () => {
    const events = occurrencesOf([
      { start: '2026-12-18', end: '2026-12-20', scope: 'community' },
      { start: '2026-12-21' },
    ]);
    const main = toYear(2026, events)
      .months.flatMap(({ weeks }) => weeks.flat())
      .filter((day) => day?.isFlagship);
    expect(main.map((day) => day?.date.day)).toEqual([18, 19, 20]);
  });
});

describe('the steps of busy days', () => {
  const stepsOf = (...counts: number[]) =>
    toYear(
      2026,
      occurrencesOf(
        counts.flatMap((count, index) =>
          Array.from({ length: count }, () => ({
            start: `${Temporal.PlainDate.from('2026-01-01').add({ days: index })}T18:00`,
          })),
        ),
      ),
    ).steps;

  it('are one event wide where days have few', () => {
    expect(stepsOf(1, 1, 2, 1)).toEqual([1, 2]);
    expect(stepsOf(1, 2, 3, 4, 5)).toEqual([1, 3, 5]);
    expect(stepsOf()).toEqual([]);
  });

  it('grow with a year that is full, but not for the sake of one day', () => {
    expect(stepsOf(...Array.from({ length: 20 }, () => 8))).toEqual([1, 3, 5, 7]);
    expect(stepsOf(...Array.from({ length: 20 }, () => 2), 30)).toEqual([1, 2, 3, 4]);
    expect(stepsOf(...Array.from({ length: 20 }, () => 2), 3)).toEqual([1, 2, 3]);
  });

  it('are reached from their first number on', () => {
    expect([0, 1, 2, 3, 4, 6, 7, 30].map((events) => stepOf(events, [1, 3, 5, 7]))).toEqual([0, 1, 1, 2, 2, 3, 4, 4]);
  });
});
