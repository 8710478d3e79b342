import { expect, test } from 'vitest';
import type { Weekday } from '../domain/recurrence-rule.ts';
import type { Locale } from '../i18n/locale.ts';
import { closedAhead, formatOpeningHours } from './opening-words.ts';

const hours = (locale: Locale, ...rows: (readonly [days: string, from: string, to: string])[]) =>
  formatOpeningHours(
    rows.map(([days, from, to]) => ({ days: days.split(' ') as Weekday[], from, to })),
    locale,
  ).replaceAll('\u00a0', ' ');

test('hours are told by days of the week, rows of days as a range', () => {
  expect([
    hours('ru', ['MO TU WE TH FR', '09:00', '23:00'], ['SA SU', '12:00', '02:00']),
    hours('en', ['MO TU WE TH FR', '09:00', '23:00'], ['SA SU', '12:00', '02:00']),
    hours('ru', ['SU MO WE TH FR', '18:00', '00:00']),
    hours('ru', ['MO TU WE TH FR SA SU', '10:30', '20:00']),
    hours('ru', ['FR', '20:00', '03:00']),
  ]).toMatchInlineSnapshot(`
    [
      "пн–пт 9:00–23:00, сб, вс 12:00–2:00",
      "Mon–Fri 9:00–23:00, Sat, Sun 12:00–2:00",
      "пн, ср–пт, вс 18:00–0:00",
      "пн–вс 10:30–20:00",
      "пт 20:00–3:00",
    ]
  `);
});

test('closed days are told from today on, soonest first, with the year where it is another', () => {
  const closed = [
    { from: '2027-08-01', to: '2027-08-15', reason: 'ремонт' },
    { from: '2026-11-20', to: '2026-11-21' },
    { from: '2026-12-31', to: '2027-01-02', reason: 'Новый год' },
    { from: '2026-11-01', to: '2026-11-22', reason: 'последний день' },
  ];
  const today = Temporal.PlainDate.from('2026-11-22');
  const told = (locale: Locale) => closedAhead(closed, today, locale).map((days) => days.replaceAll('\u00a0', ' '));
  expect(told('ru')).toMatchInlineSnapshot(`
    [
      "1–22 ноября, последний день",
      "31 декабря – 2 января, Новый год",
      "1–15 августа 2027, ремонт",
    ]
  `);
  expect(told('en')).toMatchInlineSnapshot(`
    [
      "1–22 November, последний день",
      "31 December – 2 January, Новый год",
      "1–15 August 2027, ремонт",
    ]
  `);
});
