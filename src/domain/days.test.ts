import { describe, expect, test } from 'vitest';
import { daysOf, mondayOf } from './days.ts';
import { toMonth } from './month.ts';
import { calendarEvent, occurrences } from './registry.test-support.ts';

const days = (fields: Record<string, unknown>, zone?: string) => {
  const { first, last } = daysOf(calendarEvent(fields, zone).time!);
  return first.equals(last) ? String(first) : `${first}…${last}`;
};

describe('the days of an event as people count them', () => {
  test.each([
    ['2026-12-05T18:00', '2026-12-05T21:00', '2026-12-05'],
    ['2026-12-05T22:00', '2026-12-06T02:00', '2026-12-05'],
    ['2026-12-05T22:00', '2026-12-06T00:00', '2026-12-05'],
    ['2026-12-05T20:00', '2026-12-06T11:59', '2026-12-05'],
    ['2026-12-05T20:00', '2026-12-06T12:00', '2026-12-05…2026-12-06'],
    ['2026-12-05T21:00', '2026-12-06T12:00', '2026-12-05…2026-12-06'],
    ['2026-12-05T10:00', '2026-12-06T02:00', '2026-12-05…2026-12-06'],
    ['2026-12-05T10:00', '2026-12-07T18:00', '2026-12-05…2026-12-07'],
    ['2026-12-05T08:00', '2026-12-05T10:00', '2026-12-05'],
    ['2026-12-05T06:00', '2026-12-06T00:00', '2026-12-05'],
    ['2026-12-05T06:00', '2026-12-06T00:30', '2026-12-05…2026-12-06'],
    ['2026-12-05', '2026-12-05', '2026-12-05'],
    ['2026-12-05', '2026-12-07', '2026-12-05…2026-12-07'],
    ['2026-03-28', '2026-03-30', '2026-03-28…2026-03-30'],
  ])('%s – %s is %s', (start, end, expected) => {
    expect(days({ start, end })).toBe(expected);
  });

  test('Cairo, 24 April 2026: the day that begins at 01:00 is a day', () => {
    expect(days({ start: '2026-04-23', end: '2026-04-24' }, 'Africa/Cairo')).toBe('2026-04-23…2026-04-24');
    expect(days({ start: '2026-04-24' }, 'Africa/Cairo')).toBe('2026-04-24');
  });

  test('are counted once, however often they are asked for', () => {
    const { time } = calendarEvent();
    expect(daysOf(time!)).toBe(daysOf(time!));
  });

  test('a week begins on its Monday', () => {
    expect(
      ['2026-12-07', '2026-12-09', '2026-12-13'].map((day) => String(mondayOf(Temporal.PlainDate.from(day)))),
    ).toEqual(Array(3).fill('2026-12-07'));
  });
});

describe('the month as a grid', () => {
  const grid = (year: number, month: number, list: ReturnType<typeof occurrences>) =>
    toMonth(year, month, list).weeks.map(({ days: row }) =>
      row
        .map(({ date, inMonth, lanes, occurrences: single }) => {
          const bars = lanes.map((bar) =>
            bar ? `${bar.before ? '<' : ''}${bar.span ?? '·'}${bar.after ? '>' : ''}` : '-',
          );
          return `${inMonth ? date.day : `(${date.day})`}${bars.length > 0 ? `[${bars.join(' ')}]` : ''}${'*'.repeat(single.length)}`;
        })
        .join(' '),
    );

  test('February 2027 is four weeks exactly; December 2026 five with days of its neighbours', () => {
    expect(grid(2027, 2, [])).toEqual([
      '1 2 3 4 5 6 7',
      '8 9 10 11 12 13 14',
      '15 16 17 18 19 20 21',
      '22 23 24 25 26 27 28',
    ]);
    expect(grid(2026, 12, [])).toEqual([
      '(30) 1 2 3 4 5 6',
      '7 8 9 10 11 12 13',
      '14 15 16 17 18 19 20',
      '21 22 23 24 25 26 27',
      '28 29 30 31 (1) (2) (3)',
    ]);
  });

  test('a bar from a Monday to a Sunday has neither begun before nor goes on after', () => {
    expect(grid(2026, 12, occurrences({ start: '2026-12-14', end: '2026-12-20' }))[2]).toBe(
      '14[7] 15[·] 16[·] 17[·] 18[·] 19[·] 20[·]',
    );
  });

  test('an event of several days is a bar over its weeks, two at once have lanes, one of a day stands in it', () => {
    const list = [
      ...occurrences({ start: '2026-12-05', end: '2026-12-08' }),
      ...occurrences({ start: '2026-12-06', end: '2026-12-07' }),
      ...occurrences({ start: '2026-12-06T18:00', end: '2026-12-07T02:00' }),
      ...occurrences({ start: '2026-12-30', end: '2027-01-05' }),
      ...occurrences({ start: '2027-02-01' }),
    ];
    expect(grid(2026, 12, list)).toEqual([
      '(30)[- -] 1[- -] 2[- -] 3[- -] 4[- -] 5[2> -] 6[·> 1>]*',
      '7[<2 <1] 8[<· -] 9[- -] 10[- -] 11[- -] 12[- -] 13[- -]',
      '14 15 16 17 18 19 20',
      '21 22 23 24 25 26 27',
      '28[-] 29[-] 30[5>] 31[·>] (1)[·>] (2)[·>] (3)[·>]',
    ]);
  });
});
