import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatClock } from '../formats/human.ts';
import { toResources } from './busy.ts';
import { type DayPart, findOutlooks, slotsIn } from './day-outlook.ts';
import { conflictsAt, findFreeDays, toSurroundings } from './free-time.ts';
import { randomWorlds, runs, toEntries } from './random-registry.test-support.ts';
import { busyOf, type entries, event, NOW, region, registry, venue } from './registry.test-support.ts';
import { wishedEvent } from './wish.ts';

const HOUR = 3_600_000;
const DAY = Temporal.PlainDate.from('2026-12-05');

interface Asked {
  readonly hours?: number;
  readonly days?: number;
  readonly part?: DayPart;
  readonly venue?: string;
  readonly now?: Temporal.Instant;
  readonly on?: string;
}

/** How a day looks to somebody who wants an evening in Podgorica. */
function outlook(
  files: Parameters<typeof entries>[0],
  { hours = 3, days, part = 'any', venue: at, now = NOW, on = '2026-12-05' }: Asked = {},
) {
  const built = registry(files);
  const surroundings = toSurroundings(busyOf(built), toResources(built), now);
  const length = days === undefined ? hours * HOUR : days * 24 * HOUR;
  const start = Temporal.PlainDate.from(on);
  const wish = wishedEvent({
    region: 'me-16',
    venue: at,
    timezone: 'Europe/Podgorica',
    start,
    length,
    allDay: days !== undefined,
  });
  const [found] = findOutlooks(wish, start, start, part, surroundings);
  return {
    state: found!.state,
    free: found!.stretches.map((one) => `${formatClock(one.start)}–${formatClock(one.end)}`),
    obstacles: found!.obstacles.map(({ claimant, codes, severity, closure }) =>
      [claimant?.id ?? closure?.kind, ...codes, severity].join(' '),
    ),
  };
}

describe('a day', () => {
  test('without anything on it is free from morning to night', () => {
    expect(outlook({ events: [] })).toEqual({ state: 'free', free: ['08:00–23:00'], obstacles: [] });
  });

  test('with an event is free before and after it, and says what is in the way', () => {
    expect(outlook({ events: [event({ start: '2026-12-05T14:00', end: '2026-12-05T16:00' })] })).toEqual({
      state: 'partly',
      free: ['08:00–14:00', '16:00–23:00'],
      obstacles: ['privacy-debate region-conflict error'],
    });
  });

  test('is not free where an event stands at its very edge', () => {
    const night = [event({ start: '2026-12-05T22:45', end: '2026-12-05T23:45' })];
    expect(outlook({ events: night })).toMatchObject({ state: 'partly', free: ['08:00–22:45'] });
    const morning = [event({ start: '2026-12-05T07:00', end: '2026-12-05T08:15' })];
    expect(outlook({ events: morning })).toMatchObject({ state: 'partly', free: ['08:15–23:00'] });
  });

  test('is cut to the part of it that is wanted', () => {
    const events = [event({ start: '2026-12-05T18:00', end: '2026-12-05T19:30' })];
    expect(outlook({ events }, { part: 'evening' })).toMatchObject({ state: 'partly', free: ['19:30–23:00'] });
    expect(outlook({ events }, { part: 'morning' })).toMatchObject({
      state: 'free',
      free: ['08:00–12:00'],
      obstacles: [],
    });
    expect(outlook({ events }, { part: 'evening', hours: 4 })).toMatchObject({ state: 'taken', free: [] });
  });

  test('has no parts for an event that is longer than they are', () => {
    expect(outlook({ events: [] }, { part: 'morning', hours: 5 })).toMatchObject({ free: ['08:00–23:00'] });
  });

  test('is taken by what is agreed, held by what is not', () => {
    const whole = { start: '2026-12-05T09:00', end: '2026-12-05T22:00' };
    const hold = { status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } };
    expect(outlook({ events: [event(whole)] })).toMatchObject({ state: 'taken', free: [] });
    expect(outlook({ events: [event({ ...whole, ...hold })] })).toMatchObject({ state: 'held', free: [] });
    expect(
      outlook({
        events: [
          event({ start: '2026-12-05T09:00', end: '2026-12-05T15:00', ...hold }),
          event({ id: 'club', title: 'Клуб', start: '2026-12-05T16:00', end: '2026-12-05T22:00' }),
        ],
      }),
    ).toMatchObject({ state: 'taken', free: [] });
  });

  test('is closed where the region or the venue is, whatever else is on', () => {
    const blackouts = [{ from: '2026-12-05', to: '2026-12-05', reason: 'траур' }];
    expect(outlook({ regions: [region({ blackouts })], events: [event()] })).toMatchObject({
      state: 'closed',
      free: [],
    });
    const hours = [{ days: ['SU'], from: '10:00', to: '22:00' }];
    const hall = [venue({ hours })];
    expect(outlook({ venues: hall, events: [] }, { venue: 'kings-park' })).toMatchObject({ state: 'closed' });
    expect(outlook({ venues: hall, events: [] }, { venue: 'kings-park', on: '2026-12-06' })).toMatchObject({
      state: 'free',
      free: ['10:00–22:00'],
    });
  });

  test('that has begun is free for what is left of it; afterwards it is past', () => {
    const at = (time: string) => ({ now: Temporal.Instant.from(`2026-12-05T${time}+01:00`) });
    expect(outlook({ events: [] }, at('15:20'))).toMatchObject({ state: 'partly', free: ['15:30–23:00'] });
    expect(outlook({ events: [] }, at('20:00'))).toMatchObject({ state: 'past', free: [] });
    expect(outlook({ events: [] }, { days: 1, ...at('07:00') })).toMatchObject({ state: 'past' });
  });

  test('begins an event of several days where all of them are free', () => {
    const events = [event({ start: '2026-12-06T18:00', end: '2026-12-06T20:00' })];
    expect(outlook({ events }, { days: 1 }).state).toBe('free');
    expect(outlook({ events }, { days: 2 })).toMatchObject({
      state: 'taken',
      obstacles: ['privacy-debate region-conflict error'],
    });
  });

  test('names an event once, with all that the two would want', () => {
    const events = [event({ venue: 'kings-park', setup: 'PT1H', scope: 'community', organizers: ['sanfantee'] })];
    expect(outlook({ venues: [venue()], events }, { venue: 'kings-park' }).obstacles).toEqual([
      'privacy-debate region-conflict venue-conflict community-conflict error',
    ]);
  });

  test('beside an event of which the check only warns is neither free nor taken', () => {
    const events = [event({ scope: 'local', start: '2026-12-05T09:00', end: '2026-12-05T22:00' })];
    expect(outlook({ events })).toMatchObject({ state: 'shared', free: [] });
  });

  test('says what would only be warned of', () => {
    expect(outlook({ events: [event({ scope: 'local' })] }).obstacles).toEqual([
      'privacy-debate region-conflict warning',
    ]);
  });
});

test('a stretch offers its beginning and then every full hour', () => {
  const at = (time: string) => Temporal.ZonedDateTime.from(`2026-12-05T${time}[Europe/Podgorica]`);
  const slots = slotsIn({ start: at('08:45'), end: at('12:00') }, 2 * HOUR);
  expect(slots.map(({ start, end }) => `${formatClock(start)}–${formatClock(end)}`)).toEqual([
    '08:45–10:45',
    '09:00–11:00',
    '10:00–12:00',
  ]);
});

test('there is room in a day exactly where a time meets no conflict, however it was found out', () => {
  let whole = 0;
  fc.assert(
    fc.property(
      randomWorlds,
      fc.constantFrom('hall', 'studio', undefined),
      fc.integer({ min: 1, max: 30 }),
      (world, at, halves) => {
        const built = registry(toEntries(world));
        const surroundings = toSurroundings(busyOf(built), toResources(built), NOW);
        const length = (halves * HOUR) / 2;
        const wish = wishedEvent({
          region: 'me-16',
          venue: at,
          timezone: 'Europe/Podgorica',
          start: DAY,
          length,
          allDay: false,
        });
        for (const { date, stretches } of findFreeDays(wish, DAY, DAY.add({ days: 2 }), surroundings)) {
          whole += Number(stretches.length === 1);
          for (let minute = 8 * 60; minute * 60_000 + length <= 23 * HOUR; minute += 15) {
            const start = date.toZonedDateTime({
              timeZone: 'Europe/Podgorica',
              plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 },
            });
            const time = { start, end: start.add({ milliseconds: length }), allDay: false };
            const moved = { ...wish, time };
            const occurrence = {
              event: moved,
              time,
              kind: 'single' as const,
              original: start.toPlainDateTime(),
              start: time.start.epochMilliseconds,
              end: time.end.epochMilliseconds,
            };
            const isFree = conflictsAt(moved, [occurrence], surroundings).length === 0;
            const isTold = stretches.some(
              (one) => one.start.epochMilliseconds <= occurrence.start && occurrence.end <= one.end.epochMilliseconds,
            );
            expect(isTold, `${start}`).toBe(isFree);
          }
        }
      },
    ),
    { numRuns: runs(20), endOnFailure: true },
  );
  expect(whole).toBeGreaterThan(10);
});
