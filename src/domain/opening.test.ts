import { expect, test } from 'vitest';
import { findClosure, type Opening } from './opening.ts';

const TIMEZONE = 'Europe/Podgorica';
// 5 December 2026 is a Saturday.
const moment = (time: string) =>
  Temporal.PlainDateTime.from(`2026-12-${time}`).toZonedDateTime(TIMEZONE).epochMilliseconds;
const tell = (epoch: number) =>
  Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(TIMEZONE).toPlainDateTime().toString().slice(8, 16);

/** When a place is closed during a stay: `hours 05T14:00–05T16:00`. */
function closed(from: string, to: string, opening: Opening, { allDay = false, setup = 0, teardown = 0 } = {}) {
  const [start, end] = [moment(from), moment(to)];
  const claim = { start: start - setup, end: end + teardown };
  const closure = findClosure({ start, end, claim, timezone: TIMEZONE, allDay }, opening);
  return closure && `${closure.kind} ${tell(closure.start)}–${tell(closure.end)}`;
}

const hours = (...list: readonly (readonly [string, string, string])[]): Opening => ({
  hours: list.map(([days, from, to]) => ({ days: days.split(' ') as ('SA' | 'SU')[], from, to })),
});

test('a place without hours is open around the clock', () => {
  expect(closed('05T03:00', '05T04:00', {})).toBeUndefined();
  expect(closed('05T03:00', '05T04:00', { hours: [] })).toBeUndefined();
});

test('the first stretch in which it is closed is told, up to the next hour at which it opens', () => {
  const siesta = hours(['SA', '10:00', '14:00'], ['SA', '16:00', '22:00']);
  expect(closed('05T10:00', '05T14:00', siesta)).toBeUndefined();
  expect(closed('05T13:00', '05T17:00', siesta)).toBe('hours 05T14:00–05T16:00');
  expect(closed('05T08:00', '05T12:00', siesta)).toBe('hours 05T08:00–05T10:00');
  expect(closed('05T21:00', '05T23:30', siesta)).toBe('hours 05T22:00–05T23:30');
  expect(closed('05T14:30', '05T15:30', siesta)).toBe('hours 05T14:30–05T15:30');
  expect(closed('06T12:00', '06T13:00', siesta)).toBe('hours 06T12:00–06T13:00');
});

test('hours may be listed in any order, and cover each other', () => {
  const mixed = hours(['SA', '16:00', '22:00'], ['SA', '10:00', '17:00'], ['SA', '11:00', '12:00']);
  expect(closed('05T11:00', '05T21:00', mixed)).toBeUndefined();
});

test('hours that end at or before the hour they begin at reach into the next day', () => {
  expect(closed('05T23:00', '06T02:00', hours(['SA', '18:00', '02:00']))).toBeUndefined();
  expect(closed('05T23:00', '06T03:00', hours(['SA', '18:00', '02:00']))).toBe('hours 06T02:00–06T03:00');
  expect(closed('05T12:00', '06T09:00', hours(['SA', '10:00', '10:00']))).toBeUndefined();
});

test('whole days, and more than 24 hours, are held to open days', () => {
  const saturday = hours(['FR', '10:00', '12:00'], ['SA', '10:00', '12:00']);
  const days = { allDay: true };
  expect(closed('05T00:00', '06T00:00', saturday, days)).toBeUndefined();
  expect(closed('04T00:00', '08T00:00', saturday, days)).toBe('hours 06T00:00–07T00:00');
  expect(closed('05T09:00', '06T09:00', saturday), '24 hours').toBe('hours 05T09:00–05T10:00');
  expect(closed('04T09:00', '05T09:30', saturday)).toBeUndefined();
  expect(closed('05T09:00', '06T09:30', saturday)).toBe('hours 06T00:00–06T09:30');
  const nights = hours(['SA', '18:00', '10:00']);
  expect(closed('05T08:00', '06T09:00', nights), 'the morning after an open night').toBeUndefined();
  expect(closed('05T08:00', '06T11:00', nights)).toBe('hours 06T10:00–06T11:00');
});

test('closed days count for setup and teardown, hours do not', () => {
  const hour = 3_600_000;
  const holiday = { closed: [{ from: '2026-12-06', to: '2026-12-07', reason: 'Ремонт' }] };
  expect(closed('05T18:00', '05T23:30', holiday)).toBeUndefined();
  expect(closed('05T18:00', '05T23:30', holiday, { teardown: hour })).toBe('days 06T00:00–06T00:30');
  expect(closed('08T00:30', '08T02:00', holiday, { setup: hour })).toBe('days 07T23:30–08T00:00');
  expect(closed('05T18:00', '09T02:00', holiday)).toBe('days 06T00:00–08T00:00');
  const evening = hours(['SA', '18:00', '22:00']);
  expect(closed('05T18:00', '05T22:00', evening, { setup: hour, teardown: hour })).toBeUndefined();
});

test('days and hours are those of the place, else of the event', () => {
  const holiday = { closed: [{ from: '2026-12-06', to: '2026-12-06' }] };
  // Midnight in Tbilisi is 21:00 in Podgorica.
  expect(closed('05T20:00', '05T22:00', { ...holiday, timezone: 'Asia/Tbilisi' })).toBe('days 05T21:00–05T22:00');
  expect(closed('05T20:00', '05T22:00', holiday)).toBeUndefined();
});

test('Podgorica, 25 October 2026: hours are those of the clock on the wall, also in the night in which it is put back', () => {
  const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${TIMEZONE}]`).epochMilliseconds;
  const shut = (from: string, to: string, opening: Opening, allDay = false) => {
    const stay = { start: at(from), end: at(to) };
    const closure = findClosure({ ...stay, claim: stay, timezone: TIMEZONE, allDay }, opening);
    return closure && [closure.start, closure.end].map(written).join('–');
  };
  const written = (epoch: number) =>
    Temporal.Instant.fromEpochMilliseconds(epoch)
      .toZonedDateTimeISO(TIMEZONE)
      .toString({ smallestUnit: 'minute', timeZoneName: 'never' })
      .slice(8);
  const late = hours(['SU', '00:00', '04:30'], ['SA', '18:30', '22:30']);
  expect(shut('2026-10-25T00:30', '2026-10-25T05:00', late)).toBe('25T04:30+01:00–25T05:00+01:00');
  expect(shut('2026-10-25T00:30', '2026-10-25T04:30', late)).toBeUndefined();
  expect(shut('2026-10-24T18:00', '2026-10-24T22:00', late)).toBe('24T18:00+02:00–24T18:30+02:00');
  expect(shut('2026-10-24T19:00', '2026-10-24T23:00', late)).toBe('24T22:30+02:00–24T23:00+02:00');
  const noSunday = hours(['SA', '10:00', '12:00'], ['MO', '10:00', '12:00']);
  expect(shut('2026-10-24T00:00', '2026-10-27T00:00', noSunday, true)).toBe('25T00:00+02:00–26T00:00+01:00');
});

test('hours may begin and end at any minute', () => {
  const minutes = hours(['SA', '10:15', '14:45']);
  expect(closed('05T10:15', '05T14:45', minutes)).toBeUndefined();
  expect(closed('05T10:00', '05T14:45', minutes)).toBe('hours 05T10:00–05T10:15');
  expect(closed('05T10:15', '05T15:00', minutes)).toBe('hours 05T14:45–05T15:00');
});
