import { describe, expect, test } from 'vitest';
import { toCalendarEvent } from './event.ts';
import { type EventChange, findChanges } from './event-change.ts';
import { event } from './registry.test-support.ts';

const AT = Temporal.Instant.from('2026-11-20T12:00:00+01:00').epochMilliseconds;

type Fields = Readonly<Record<string, unknown>>;

function calendarEvent(fields: Fields) {
  const { data, ...place } = event(fields);
  const region = String(fields.region ?? 'me-16');
  const { event: placed } = toCalendarEvent(data, { ...place, region, timezone: 'Europe/Podgorica' });
  if (!placed) throw new Error('The test’s event cannot be placed in time.');
  return placed;
}

/** A change in short: `moved 5T18:00 → 6T19:00`. */
function told(change: EventChange): string {
  switch (change.kind) {
    case 'moved':
      return `moved ${change.from.start.toPlainDateTime()} → ${change.to.start.toPlainDateTime()}`;
    case 'dates': {
      const days = (dates: typeof change.dropped) => dates.map(({ time }) => time.start.toPlainDate().day).join();
      const moved = change.moved.map(({ from, to }) => `${from.time.start.day}>${to.time.start.day}`).join();
      return `moved [${moved}] dropped [${days(change.dropped)}] added [${days(change.added)}]`;
    }
    case 'released':
      return `released by ${change.by}`;
    default:
      return change.kind;
  }
}

function changes(before: Fields, after: Fields | undefined, at = AT): string {
  return findChanges(calendarEvent(before), after && calendarEvent(after), at)
    .map(told)
    .join(', ');
}

const HOLD = { status: 'hold', hold: { until: '2026-11-28', by: 'club-host' } };
const WINDOW = {
  status: 'hold',
  start: undefined,
  end: undefined,
  hold: { by: 'club-host', window: { from: '2026-12-01', to: '2026-12-31' } },
};
const DAYS = { start: '2026-12-05', end: '2026-12-06' };

describe('a change', () => {
  test.each<[string, Fields, Fields | undefined, string]>([
    ['of words', {}, { title: 'Дебаты', summary: 'Приходите' }, ''],
    [
      'of start',
      {},
      { start: '2026-12-06T18:00', end: '2026-12-06T21:00' },
      'moved 2026-12-05T18:00:00 → 2026-12-06T18:00:00',
    ],
    [
      'of end',
      {},
      { start: '2026-12-05T18:00', end: '2026-12-05T22:00' },
      'moved 2026-12-05T18:00:00 → 2026-12-05T18:00:00',
    ],
    ['from an end to the length that leads there', {}, { start: '2026-12-05T18:00', duration: 'PT3H' }, ''],
    ['of zone', {}, { timezone: 'Asia/Tbilisi' }, 'moved 2026-12-05T18:00:00 → 2026-12-05T18:00:00'],
    ['to a zone with the same clocks', {}, { timezone: 'Europe/Belgrade' }, ''],
    ['of zone for whole days', DAYS, { ...DAYS, timezone: 'Asia/Tbilisi' }, ''],
    ['from hours to the whole day', {}, { start: '2026-12-05' }, 'moved 2026-12-05T18:00:00 → 2026-12-05T00:00:00'],
    ['to cancelled', {}, { status: 'cancelled', start: '2026-12-06T18:00', end: '2026-12-06T21:00' }, 'cancelled'],
    ['to postponed', {}, { status: 'postponed' }, 'postponed'],
    ['from postponed to cancelled', { status: 'postponed' }, { status: 'cancelled' }, 'cancelled'],
    [
      'of time while cancelled',
      { status: 'cancelled' },
      { status: 'cancelled', start: '2026-12-06T18:00', end: '2026-12-06T21:00' },
      '',
    ],
    ['back from cancelled', { status: 'cancelled' }, {}, 'restored'],
    [
      'from postponed to a new date',
      { status: 'postponed' },
      { start: '2027-01-16T18:00', end: '2027-01-16T21:00' },
      'restored, moved 2026-12-05T18:00:00 → 2027-01-16T18:00:00',
    ],
    ['of place', {}, { place: 'Порт' }, 'place'],
    ['of the signs and capitals in the name of a place', {}, { place: 'бар — «Центр»' }, ''],
    ['of a number in it', { place: 'Корпус 1' }, { place: 'Корпус 2' }, 'place'],
    ['from a place to a venue', {}, { venue: 'kings-park' }, 'place'],
    ['to hybrid', {}, { attendance: 'hybrid' }, 'place'],
    ['of region', {}, { region: 'me-02' }, 'place'],
    ['of region while the venue stays', { venue: 'kings-park' }, { venue: 'kings-park', region: 'me-02' }, ''],
    ['from a hold to agreed', HOLD, {}, 'confirmed'],
    [
      'from a hold to agreed on another day',
      HOLD,
      { start: '2026-12-06T18:00', end: '2026-12-06T21:00' },
      'confirmed, moved 2026-12-05T18:00:00 → 2026-12-06T18:00:00',
    ],
    ['from a hold to nothing', HOLD, undefined, 'released by commit'],
    ['from a hold to cancelled', HOLD, { status: 'cancelled' }, 'released by commit'],
    ['from a held date to a window', HOLD, WINDOW, 'released by commit'],
    ['from a window to a held date', WINDOW, HOLD, 'dated'],
    ['from a window to nothing', WINDOW, undefined, ''],
    ['from an event to nothing', {}, undefined, ''],
    ['into the double of another', {}, { duplicateOf: 'other', status: 'cancelled' }, ''],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toBe(expected));

  test('of what is over is none', () => {
    const after = Temporal.Instant.from('2026-12-07T00:00:00Z').epochMilliseconds;
    expect(changes({}, { start: '2026-12-06T18:00', end: '2026-12-06T21:00' }, after)).toBe('');
    expect(changes({}, { place: 'Порт' }, after)).toBe('');
  });
  test('of a hold that has expired gives nothing up', () => {
    const after = Temporal.Instant.from('2026-11-28T23:00:00Z').epochMilliseconds;
    expect(changes(HOLD, undefined, after)).toBe('');
    expect(changes(HOLD, undefined, after - 1)).toBe('released by commit');
  });
});

describe('of a series', () => {
  const weekly = (more: object = {}, rule = 'FREQ=WEEKLY;COUNT=3') => ({ repeat: { rule, ...more } });

  test.each<[string, Fields, Fields, string]>([
    ['one date is dropped', weekly(), weekly({ except: ['2026-12-12'] }), 'moved [] dropped [12] added []'],
    ['a dropped date comes back', weekly({ except: ['2026-12-12'] }), weekly(), 'moved [] dropped [] added [12]'],
    [
      'one is moved',
      weekly(),
      weekly({ moved: [{ from: '2026-12-12', start: '2026-12-13T18:00' }] }),
      'moved [12>13] dropped [] added []',
    ],
    ['a date is added', weekly(), weekly({ also: [{ start: '2026-12-08T18:00' }] }), 'moved [] dropped [] added [8]'],
    ['it goes on', weekly(), weekly({}, 'FREQ=WEEKLY;COUNT=4'), 'moved [] dropped [] added [26]'],
    [
      'all begin an hour later',
      weekly(),
      { ...weekly(), start: '2026-12-05T19:00', end: '2026-12-05T22:00' },
      'moved [5>5,12>12,19>19] dropped [] added []',
    ],
    ['an evening becomes one', {}, weekly(), 'moved [] dropped [] added [12,19]'],
  ])('%s', (_, before, after, expected) => expect(changes(before, after)).toBe(expected));

  test('only dates that are not over count', () => {
    const at = Temporal.Instant.from('2026-12-13T00:00:00Z').epochMilliseconds;
    expect(changes(weekly(), { ...weekly(), start: '2026-12-05T19:00', end: '2026-12-05T22:00' }, at)).toBe(
      'moved [19>19] dropped [] added []',
    );
    expect(changes(weekly(), weekly({ except: ['2026-12-12'] }), at)).toBe('');
    expect(changes(weekly(), weekly({ except: ['2026-12-12', '2026-12-19'] }), at)).toBe(
      'moved [] dropped [19] added []',
    );
  });
});
