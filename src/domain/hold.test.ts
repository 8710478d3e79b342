import { describe, expect, test } from 'vitest';
import { holdState, isBlocking, isOver, outlivesEvent, windowsIn } from './hold.ts';
import { calendarEvent } from './registry.test-support.ts';

const at = (moment: string) => Temporal.Instant.from(moment);
const held = (until: string, zone?: string) =>
  calendarEvent({ status: 'hold', hold: { until, by: 'sanfantee' } }, zone);
const window = { from: '2027-08-01', to: '2027-11-30' };
const undated = (more: Record<string, unknown> = {}) =>
  calendarEvent({
    status: 'hold',
    start: undefined,
    end: undefined,
    hold: { by: 'sanfantee', window: { ...window, ...more } },
  });

describe('a hold', () => {
  test('is live to the end of its last day in its own zone, and not a moment longer', () => {
    expect(holdState(held('2026-11-28'), at('2026-11-28T23:59:59.999+01:00'))).toBe('live');
    expect(holdState(held('2026-11-28'), at('2026-11-29T00:00+01:00'))).toBe('expired');
    expect(holdState(held('2026-11-28', 'Asia/Tbilisi'), at('2026-11-29T00:00+04:00'))).toBe('expired');
    expect(holdState(held('2026-11-28', 'Asia/Tbilisi'), at('2026-11-28T23:59+04:00'))).toBe('live');
    expect(holdState(held('2026-11-28'), at('2020-01-01T00:00Z'))).toBe('live');
  });

  test('Cairo: a hold until 23 April 2026 ends at 01:00, when the day after begins', () => {
    expect(isOver('2026-04-23', 'Africa/Cairo', at('2026-04-24T01:00:00+03:00'))).toBe(true);
    expect(isOver('2026-04-23', 'Africa/Cairo', at('2026-04-23T23:59:59+02:00'))).toBe(false);
  });

  test('on a window waits until its deadline, or until the window itself is over', () => {
    expect(holdState(undated(), at('2027-11-30T23:59+01:00'))).toBe('window');
    expect(holdState(undated(), at('2027-12-01T00:00+01:00'))).toBe('undecided');
    expect(holdState(undated({ decideBy: '2027-06-01' }), at('2027-06-01T23:59+02:00'))).toBe('window');
    expect(holdState(undated({ decideBy: '2027-06-01' }), at('2027-06-02T00:00+02:00'))).toBe('undecided');
  });

  test('is no state of a confirmed event', () => {
    expect(holdState(calendarEvent(), at('2026-11-20T12:00Z'))).toBeUndefined();
    expect(
      holdState(calendarEvent({ hold: { until: '2026-11-28', by: 'sanfantee' } }), at('2026-11-20T12:00Z')),
    ).toBeUndefined();
  });
});

describe('a window of dates', () => {
  const months = (...events: readonly ReturnType<typeof undated>[]) =>
    ['2027-07', '2027-08', '2027-09', '2027-10', '2027-11', '2027-12', '2026-09', '2028-09'].filter(
      (month) => windowsIn(month, events).length > 0,
    );

  test('touches the months of its first and last day and all between, of its own year', () => {
    expect(months(undated())).toEqual(['2027-08', '2027-09', '2027-10', '2027-11']);
    expect(months(undated({ from: '2027-08-31', to: '2027-09-01' }))).toEqual(['2027-08', '2027-09']);
    expect(months(undated({ from: '2027-12-31', to: '2028-09-01' }))).toEqual(['2027-12', '2028-09']);
  });

  test('of events with a date there is none', () => {
    expect(windowsIn('2026-12', [calendarEvent(), held('2026-11-28')])).toEqual([]);
  });

  test('stands before those that begin later, whatever the order they come in', () => {
    const [late, early, same] = [undated({ from: '2027-09-01' }), undated(), undated()];
    expect(windowsIn('2027-10', [late, early, same])).toEqual([early, same, late]);
    expect(windowsIn('2027-08', [late, early])).toEqual([early]);
  });
});

test('a hold outlives its event from the day after its last one on; what is confirmed does not', () => {
  const outlives = (until: string, fields: Record<string, unknown> = { status: 'hold' }) => {
    const found = calendarEvent({ hold: { until, by: 'sanfantee' }, ...fields });
    return outlivesEvent(found, found.time!);
  };
  expect([outlives('2026-12-05'), outlives('2026-12-06')]).toEqual([false, true]);
  expect(outlives('2026-12-06', { status: 'hold', end: '2026-12-07T00:00' }), 'to midnight').toBe(false);
  expect(outlives('2026-12-07', { status: 'hold', end: '2026-12-07T00:00' })).toBe(true);
  expect(outlives('2026-12-06', {})).toBe(false);
});

test('confirmed events and live holds take their dates; cancelled, postponed, expired, undated ones and duplicates do not', () => {
  const now = at('2026-11-20T12:00Z');
  expect(isBlocking(calendarEvent(), now)).toBe(true);
  expect(isBlocking(held('2026-11-28'), now)).toBe(true);
  expect(isBlocking(held('2026-11-19'), now)).toBe(false);
  expect(isBlocking(undated(), now)).toBe(false);
  expect(isBlocking(calendarEvent({ status: 'cancelled' }), now)).toBe(false);
  expect(isBlocking(calendarEvent({ status: 'postponed' }), now)).toBe(false);
  expect(isBlocking(calendarEvent({ duplicateOf: 'other-event' }), now)).toBe(false);
});
