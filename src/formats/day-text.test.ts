import { expect, test } from 'vitest';
import { parseClock, parseDay, parseHours } from './day-text.ts';

/** A Friday. */
const TODAY = Temporal.PlainDate.from('2026-11-20');

test.each([
  ['2026-12-05', '2026-12-05'],
  ['05.12.2026', '2026-12-05'],
  ['5.12.26', '2026-12-05'],
  ['5.12', '2026-12-05'],
  ['5.12.', '2026-12-05'],
  ['1.2', '2027-02-01'],
  ['20.11', '2026-11-20'],
  ['19.11', '2027-11-19'],
  ['29 февраля', '2028-02-29'],
  ['5 декабря', '2026-12-05'],
  ['5 Декабря 2027 г.', '2027-12-05'],
  ['5 дек', '2026-12-05'],
  ['3 мая', '2027-05-03'],
  ['5-го декабря', '2026-12-05'],
  ['December 5, 2026', '2026-12-05'],
  ['the 5th of December', undefined],
  ['5th of December', '2026-12-05'],
  ['Dec 5', '2026-12-05'],
  ['суббота', '2026-11-21'],
  ['в субботу', '2026-11-21'],
  ['во вторник', '2026-11-24'],
  ['пятница', '2026-11-27'],
  ['сб', '2026-11-21'],
  ['Saturday', '2026-11-21'],
  ['суббота, 5 декабря', '2026-12-05'],
  ['сб 5 дек 2026', '2026-12-05'],
  ['сегодня', '2026-11-20'],
  ['Завтра', '2026-11-21'],
  ['tomorrow', '2026-11-21'],
])('«%s» is the day %s', (text, day) => {
  const read = parseDay(text, TODAY);
  expect('date' in read ? read.date.toString() : undefined).toBe(day);
});

test.each([
  ['30 февраля', 'no-such-day'],
  ['2027-02-30', 'no-such-day'],
  ['31.11', 'no-such-day'],
  ['05.13.2026', 'no-such-day'],
  ['воскресенье, 5 декабря 2026', 'weekday'],
  ['скоро', 'unknown'],
  ['', 'unknown'],
  ['12/05/2026', 'unknown'],
  ['5 де', 'unknown'],
  ['constructor', 'unknown'],
  ['5'.repeat(100_000), 'unknown'],
])('«%s» is no day: %s', (text, fault) => {
  expect(parseDay(text, TODAY)).toEqual({ fault });
});

test.each([
  ['18:00', '18:00'],
  ['18.30', '18:30'],
  ['9', '09:00'],
  ['18 ч', '18:00'],
  ['в 18 часов', '18:00'],
  ['6 pm', '18:00'],
  ['12:30 am', '00:30'],
  ['00:00', '00:00'],
  ['24:00', undefined],
  ['18:60', undefined],
  ['13 pm', undefined],
  ['вечером', undefined],
])('«%s» is the time %s', (text, clock) => {
  expect(parseClock(text)).toBe(clock);
});

test.each([
  ['18:00–21:00', '18:00', '21:00'],
  ['18-21', '18:00', '21:00'],
  ['с 18 до 21:30', '18:00', '21:30'],
  ['from 6 pm to 9 pm', '18:00', '21:00'],
  ['22:00 — 02:00', '22:00', '02:00'],
])('«%s» are the hours %s to %s', (text, start, end) => {
  expect(parseHours(text)).toEqual({ start, end });
});
