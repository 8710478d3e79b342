import { expect, test } from 'vitest';
import { type DraftTimes, followStart, moveTo, ownEndOf } from './draft-times.ts';

const EMPTY: DraftTimes = { allDay: false, startDay: '', startTime: '', endDay: '', endTime: '' };
const NOBODYS = { day: false, time: false };

const end = (times: Partial<DraftTimes>, own = NOBODYS) => {
  const { endDay, endTime } = followStart({ ...EMPTY, ...times }, own);
  return `${endDay} ${endTime}`.trim();
};

test('an event ends two hours after it begins, past midnight on the next day', () => {
  expect(end({ startTime: '18:00' })).toBe('20:00');
  expect(end({ startDay: '2026-12-05' })).toBe('2026-12-05');
  expect(end({ startDay: '2026-12-05', startTime: '18:30' })).toBe('2026-12-05 20:30');
  expect(end({ startDay: '2026-12-31', startTime: '23:00' })).toBe('2027-01-01 01:00');
  expect(end({ startDay: '2026-12-05', startTime: '9:0' })).toBe('2026-12-05');
});

test('an end that would make an event last nearly a day is left where it can be told as a slip', () => {
  const times = { startDay: '2026-12-05', startTime: '18:00', endDay: '2026-12-05' };
  expect(end({ ...times, endTime: '06:00' }, { day: false, time: true })).toBe('2026-12-06 06:00');
  expect(end({ ...times, endTime: '06:05' }, { day: false, time: true })).toBe('2026-12-05 06:05');
  expect(end({ ...times, endTime: '17:00' }, { day: false, time: true })).toBe('2026-12-05 17:00');
});

test('an end of one’s own stays, and its day follows the hour until that is one’s own, too', () => {
  const times = { startDay: '2026-12-05', startTime: '22:00', endDay: '2026-12-05', endTime: '02:00' };
  expect(end(times, { day: false, time: true })).toBe('2026-12-06 02:00');
  expect(end({ ...times, endTime: '23:00' }, { day: false, time: true })).toBe('2026-12-05 23:00');
  expect(end({ ...times, endDay: '2026-12-08' }, { day: true, time: true })).toBe('2026-12-08 02:00');
  // Nothing ends before it begins.
  expect(end({ ...times, endDay: '2026-12-01', endTime: '23:00' }, { day: true, time: true })).toBe('2026-12-05 23:00');
  expect(end({ ...times, allDay: true }, { day: false, time: true })).toBe('2026-12-05 02:00');
});

test('an event that is moved lasts as long as before', () => {
  const camp = { ...EMPTY, allDay: true, startDay: '2026-12-30', endDay: '2027-01-02' };
  expect(moveTo(camp, '2027-02-27')).toMatchObject({ startDay: '2027-02-27', endDay: '2027-03-02' });
  expect(moveTo(EMPTY, '2027-02-27')).toMatchObject({ startDay: '2027-02-27', endDay: '2027-02-27' });
});

test('of a draft that was kept, an end that would have come by itself moves along', () => {
  const kept = { ...EMPTY, startDay: '2026-12-05', startTime: '22:00', endTime: '02:00' };
  expect(ownEndOf({ ...kept, endDay: '2026-12-06' })).toEqual({ day: false, time: true });
  expect(ownEndOf({ ...kept, endDay: '2026-12-07' })).toEqual({ day: true, time: true });
  expect(ownEndOf(EMPTY)).toEqual(NOBODYS);
});
