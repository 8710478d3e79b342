import { describe, expect, test } from 'vitest';
import { busyPeriods, occurrenceKey, toResources } from './busy.ts';
import { expandRecurrence } from './recurrence.ts';
import {
  busyOf,
  calendarEvent,
  equipment,
  event,
  NOW,
  occurrences,
  person,
  region,
  registry,
  venue,
} from './registry.test-support.ts';

describe('what an event takes', () => {
  const tell = (fields: Readonly<Record<string, unknown>>) =>
    busyOf(registry({ events: [event(fields)] })).map(({ resource, quantity, isPerforming, start, end }) => {
      const [from, to] = [start, end].map((moment) =>
        Temporal.Instant.fromEpochMilliseconds(moment)
          .toZonedDateTimeISO('Europe/Podgorica')
          .toPlainTime()
          .toString({ smallestUnit: 'minute' }),
      );
      return `${resource.kind} ${resource.id} ${quantity} ${from}–${to}${isPerforming ? ' performing' : ''}`;
    });

  test('is its region and people for its own time, its venue and equipment for setup and teardown, too', () => {
    expect(
      tell({
        venue: 'kings-park',
        speakers: ['club-host'],
        organizers: ['sanfantee', 'club-host'],
        equipment: [{ item: 'projector', quantity: 2 }, { item: 'projector' }],
        setup: 'PT1H',
        teardown: 'PT30M',
      }),
    ).toEqual([
      'region me-16 1 18:00–21:00',
      'venue kings-park 1 17:00–21:30',
      'person club-host 1 18:00–21:00 performing',
      'person sanfantee 1 18:00–21:00',
      'equipment projector 3 17:00–21:30',
    ]);
    expect(tell({ hosts: ['club-host'] })).toEqual([
      'region me-16 1 18:00–21:00',
      'person club-host 1 18:00–21:00 performing',
    ]);
  });

  test('is nothing that the registry does not know', () => {
    expect(tell({ venue: 'nowhere', speakers: ['nobody'], equipment: [{ item: 'nothing' }] })).toEqual([
      'region me-16 1 18:00–21:00',
    ]);
    const stray = calendarEvent({ region: 'me-99', venue: 'kings-park' });
    expect(busyPeriods(stray, expandRecurrence(stray).occurrences, toResources(registry()), NOW)).toEqual([]);
  });
});

describe('who takes it', () => {
  const claimants = (...events: ReturnType<typeof event>[]) =>
    Object.fromEntries(busyOf(registry({ events })).map(({ claimant }) => [claimant.id, claimant]));

  test('is a hold as long as its status says so', () => {
    const hold = { until: '2026-12-01', by: 'sanfantee' };
    expect(claimants(event({ status: 'hold', hold }))['privacy-debate']?.holdBy).toBe('sanfantee');
    expect(claimants(event({ hold }))['privacy-debate']?.holdBy).toBeUndefined();
    const end = Temporal.Instant.from('2026-12-02T00:00+01:00').epochMilliseconds;
    expect(claimants(event({ status: 'hold', hold }))['privacy-debate']?.holdEnds).toBe(end);
    expect(claimants(event({ hold }))['privacy-debate']?.holdEnds).toBeUndefined();
    expect(claimants(event())['privacy-debate']?.holdEnds).toBeUndefined();
  });

  test('knows what it is a part of, from the inside out; a circle ends where it began', () => {
    const found = claimants(
      event({ id: 'speech', partOf: 'opening' }),
      event({ id: 'opening', partOf: 'festival' }),
      event({ id: 'festival' }),
      event({ id: 'a', partOf: 'b' }),
      event({ id: 'b', partOf: 'a' }),
    );
    expect(Object.values(found).map(({ id, ancestors }) => [id, ...ancestors].join(' < '))).toEqual([
      'a < b',
      'b < a',
      'festival',
      'opening < festival',
      'speech < opening < festival',
    ]);
  });
});

test('a date of a series is named by the day of its rule, wherever it went; an extra one by its own', () => {
  const repeat = {
    rule: 'FREQ=WEEKLY;COUNT=2',
    moved: [{ from: '2026-12-12', start: '2026-12-13T10:00' }],
    also: [{ start: '2026-12-16T18:00' }],
  };
  expect(occurrences({ repeat }).map(occurrenceKey)).toEqual(['2026-12-05', '2026-12-12', '+2026-12-16']);
  expect(occurrences().map(occurrenceKey)).toEqual(['']);
  const monthly = {
    start: '2026-09-10',
    end: undefined,
    repeat: { rule: 'FREQ=MONTHLY;COUNT=2', also: [{ start: '2027-03-09' }] },
  };
  expect(occurrences(monthly).map(occurrenceKey)).toEqual(['2026-09-10', '2026-10-10', '+2027-03-09']);
});

describe('the resources of a registry', () => {
  const days = [{ from: '2027-01-01', to: '2027-01-02' }];
  const hours = [{ days: ['MO'], from: '10:00', to: '22:00' }];

  test('are its regions with their closed days and ways, its venues with their hours, its people and things', () => {
    const resources = toResources(
      registry({
        regions: [
          region({ blackouts: days, travel: { 'me-02': 'PT1H', rs: 'PT8H' } }),
          region({ id: 'ru', country: 'ru', timezone: null, blackouts: days }),
        ],
        venues: [
          venue({ units: 2, capacity: 50, hours, equipment: ['projector'] }),
          venue({ id: 'park', units: 'unlimited' }),
          venue({ id: 'samara', region: 'ru', closed: days }),
          venue({ id: 'tbilisi', timezone: 'Asia/Tbilisi', closed: days }),
        ],
        people: [person()],
        equipment: [equipment({ quantity: 3 })],
        events: [event({ id: 'opening', partOf: 'festival' }), event({ id: 'festival' })],
      }),
    );
    const podgorica = 'Europe/Podgorica';
    expect([...resources.regions.values()]).toEqual([
      {
        kind: 'region',
        id: 'me-16',
        policy: 'reject',
        country: 'me',
        opening: { timezone: podgorica, closed: days },
        travel: { 'me-02': 3_600_000, rs: 28_800_000 },
        farthest: 28_800_000,
      },
      {
        kind: 'region',
        id: 'ru',
        policy: 'reject',
        country: 'ru',
        opening: { timezone: undefined, closed: days },
        travel: {},
        farthest: 0,
      },
    ]);
    expect([...resources.venues.values()]).toEqual([
      {
        kind: 'venue',
        id: 'kings-park',
        capacity: 2,
        opening: { timezone: podgorica, hours },
        region: 'me-16',
        seats: 50,
        equipment: ['projector'],
      },
      { kind: 'venue', id: 'park', region: 'me-16', equipment: [] },
      { kind: 'venue', id: 'samara', capacity: 1, opening: { closed: days }, region: 'ru', equipment: [] },
      {
        kind: 'venue',
        id: 'tbilisi',
        capacity: 1,
        opening: { timezone: 'Asia/Tbilisi', closed: days },
        region: 'me-16',
        equipment: [],
      },
    ]);
    expect([...resources.people.values()]).toEqual([{ kind: 'person', id: 'club-host' }]);
    expect([...resources.equipment.values()]).toEqual([{ kind: 'equipment', id: 'projector', capacity: 3 }]);
    expect([...resources.parents]).toEqual([['opening', 'festival']]);
  });

  test('are made once, so that the same thing is the same object', () => {
    const built = registry();
    expect(toResources(built)).toBe(toResources(built));
  });
});
