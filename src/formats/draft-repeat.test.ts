import { expect, test } from 'vitest';
import { REPEATS, sayCycle, toCycle } from './draft-repeat.ts';

const said = (day: string, locale: 'ru' | 'en' = 'ru') =>
  REPEATS.map((repeat) => toCycle(repeat, day)).map((cycle) => (cycle ? sayCycle(cycle, locale) : '–'));

test('ways to repeat are named after the day', () => {
  expect([said('2026-12-13'), said('2027-01-31'), said('2028-02-29', 'en')]).toMatchInlineSnapshot(`
    [
      [
        "каждое воскресенье",
        "раз в две недели по воскресеньям",
        "во второе воскресенье месяца",
        "–",
        "каждый месяц, 13-го числа",
        "–",
      ],
      [
        "каждое воскресенье",
        "раз в две недели по воскресеньям",
        "в пятое воскресенье месяца",
        "в последнее воскресенье месяца",
        "каждый месяц, 31-го числа",
        "каждый месяц, в последний день месяца",
      ],
      [
        "every Tuesday",
        "every two weeks on Tuesdays",
        "on the fifth Tuesday of the month",
        "on the last Tuesday of the month",
        "every month, on day 29 of the month",
        "every month, on the last day of the month",
      ],
    ]
  `);
});

test('weekdays and lengths of months are those of the calendar', () => {
  for (let date = new Temporal.PlainDate(1999, 12, 1); date.year < 2005; date = date.add({ days: 1 })) {
    const weekday = toCycle('weekly', date.toString())?.byDay[0]?.weekday;
    expect(weekday).toBe(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][date.dayOfWeek - 1]);
    expect(toCycle('lastDay', date.toString()) !== undefined).toBe(date.day === date.daysInMonth);
  }
});

test('without a day, or for another word, there is no rule', () => {
  expect([toCycle('weekly', ''), toCycle('weekly', '2026-13-01'), toCycle('hourly', '2026-12-13')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
