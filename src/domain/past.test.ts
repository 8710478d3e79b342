import { expect, test } from 'vitest';
import { event, judged, judgedChange, NOW } from './registry.test-support.ts';

type Fields = Readonly<Record<string, unknown>>;

const FEBRUARY = { start: '2026-02-05T18:00', end: '2026-02-05T21:00' };
const told = (fields: Fields, before: readonly ReturnType<typeof event>[] = []) =>
  judgedChange({ events: before }, { events: [event(fields)] }).map(({ severity, code, params }) =>
    [severity, code, params?.lastDay, params?.suggestion].filter((part) => part !== undefined).join(' '),
  );

test('a new event that is over is asked whether its year is right', () => {
  expect(told(FEBRUARY)).toEqual(['warning event-past 2026-02-05 2027-02-05']);
  // Today is 20 November 2026: the same day of this year is still ahead.
  expect(told({ start: '2025-12-05', end: undefined })).toEqual(['warning event-past 2025-12-05 2026-12-05']);
  expect(told({ start: '2025-02-05', end: undefined })).toEqual(['warning event-past 2025-02-05 2027-02-05']);
  expect(told({ start: '2025-02-01', end: '2025-02-03' })).toEqual(['warning event-past 2025-02-03 2027-02-01']);
});

test('no other year is offered for what is long ago, for a day that other years lack, and for a series', () => {
  expect(told({ start: '2023-12-05', end: undefined })).toEqual(['warning event-past 2023-12-05']);
  expect(told({ start: '2024-02-29', end: undefined })).toEqual(['warning event-past 2024-02-29']);
  expect(told({ ...FEBRUARY, repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } })).toEqual(['warning event-past 2026-02-19']);
});

test('an event that says how it went, goes on, was called off, or is another’s double is let be', () => {
  expect(told({ ...FEBRUARY, report: { attended: 3 } })).toEqual([]);
  expect(told({ ...FEBRUARY, status: 'cancelled' })).toEqual([]);
  expect(told({ ...FEBRUARY, status: 'postponed' })).toEqual([]);
  expect(told({ ...FEBRUARY, repeat: { rule: 'FREQ=WEEKLY;COUNT=45' } })).toEqual([]);
  const other = event({ id: 'other', ...FEBRUARY, title: 'Чай' });
  expect(judgedChange({ events: [other] }, { events: [other, event({ ...FEBRUARY, duplicateOf: 'other' })] })).toEqual(
    [],
  );
  const now = NOW.toZonedDateTimeISO('Europe/Podgorica').toPlainDateTime();
  const at = (minutes: number) => now.add({ minutes }).toString().slice(0, 16);
  expect(told({ start: at(-60), end: at(0) })).toEqual([expect.stringContaining('event-past')]);
  expect(told({ start: at(-60), end: at(1) })).toEqual([]);
});

test('nobody is asked about what was there before, nor without a base', () => {
  expect(judged({ events: [event(FEBRUARY)] })).toEqual([]);
  expect(told({ ...FEBRUARY, title: 'Дебаты ещё раз' }, [event(FEBRUARY)])).toEqual([]);
});

test('a hold in the wrong year is told once: by its own day if that is over, else by the date', () => {
  const hold = (until: string) => ({ ...FEBRUARY, status: 'hold', hold: { until, by: 'sanfantee' } });
  expect(told(hold('2026-02-01'))).toEqual(['error hold-expired']);
  expect(told(hold('2026-12-01'))).toEqual(['warning event-past 2026-02-05 2027-02-05']);
});
