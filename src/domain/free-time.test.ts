import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedIssues, keyOf, withAlternative } from './alternative.test-support.ts';
import { toResources } from './busy.ts';
import { examine } from './check.ts';
import { outcomeOf, SCENARIOS } from './conflict-scenarios.test-support.ts';
import { conflictsAt, findAlternatives, findFreeDays, toSurroundings } from './free-time.ts';
import type { Issue } from './issue.ts';
import { randomWorlds, runs, toEntries } from './random-registry.test-support.ts';
import { expandRecurrence } from './recurrence.ts';
import {
  busyOf,
  calendarEvent,
  entries,
  equipment,
  event,
  examined,
  judged,
  NOW,
  region,
  registry,
  venue,
} from './registry.test-support.ts';
import { assembleRegistry, type RegistryEntries } from './registry.ts';
import { judge } from './rules.ts';

const hall = { venue: 'kings-park' };
const clubs = { overlapPolicy: 'allow' };
/** What the check offers to the one conflict in which `club-night` is told. */
const offered = (parts: Partial<RegistryEntries>, code = 'venue-conflict', now = NOW) =>
  judged({ regions: [region(clubs), region({ id: 'me-02' })], ...parts }, now).find(
    (issue) => issue.code === code && issue.severity === 'error',
  )?.alternatives;
/** What is offered to an event instead of its first conflict over a venue or things, or another, whomever that is told to. */
const alternativesOf = (id: string, parts: Partial<RegistryEntries>, which = 0) => {
  const { registry: built, busy, conflicts, expansions } = examined({ regions: [region(clubs)], ...parts });
  const conflict = conflicts
    .filter(
      ({ code, claim, others }) =>
        (code === 'venue-conflict' || code === 'equipment-conflict') &&
        [claim, ...others].some(({ claimant }) => claimant.id === id),
    )
    .at(which);
  const surroundings = toSurroundings(busy, toResources(built), NOW);
  return findAlternatives(built.events.get(id)!, expansions.get(id)!.occurrences, conflict!, surroundings);
};
const club = (fields: Readonly<Record<string, unknown>> = {}) =>
  event({
    id: 'club-night',
    title: 'Вечер клуба',
    start: '2026-12-05T19:00',
    end: '2026-12-05T22:00',
    ...hall,
    ...fields,
  });

describe('instead of a time in conflict', () => {
  test('the same hour is offered on the nearest days, the later of two first', () => {
    expect(offered({ events: [event(hall), club()] })).toEqual([
      { start: '2026-12-06T19:00', end: '2026-12-06T22:00' },
      { start: '2026-12-04T19:00', end: '2026-12-04T22:00' },
      { start: '2026-12-07T19:00', end: '2026-12-07T22:00' },
    ]);
  });

  test('nothing is offered before now, nor farther than 90 days from the event', () => {
    const now = Temporal.Instant.from('2026-12-05T12:00+01:00');
    expect(offered({ events: [event(hall), club()] }, 'venue-conflict', now)?.map(({ start }) => start)).toEqual([
      '2026-12-06T19:00',
      '2026-12-07T19:00',
      '2026-12-08T19:00',
    ]);
    const late = Temporal.Instant.from('2027-03-04T20:00+01:00');
    expect(offered({ events: [event(hall), club()] }, 'venue-conflict', late)).toEqual([
      { start: '2027-03-05T19:00', end: '2027-03-05T22:00' },
    ]);
    const past = Temporal.Instant.from('2027-03-05T19:00+01:00');
    expect(offered({ events: [event(hall), club()] }, 'venue-conflict', past)).toEqual([]);
  });

  test('the nearest times of the day follow where no day is free, within the hours in which people meet', () => {
    // Every evening of the season is taken.
    const season = event({
      start: '2026-08-25T18:00',
      end: '2026-08-25T23:00',
      ...hall,
      repeat: { rule: 'FREQ=DAILY;COUNT=200' },
    });
    expect(offered({ events: [season, club()] })).toEqual([
      { start: '2026-12-05T15:00', end: '2026-12-05T18:00' },
      { start: '2026-12-05T14:45', end: '2026-12-05T17:45' },
      { start: '2026-12-05T14:30', end: '2026-12-05T17:30' },
    ]);
    const days = event({
      start: '2026-08-25T08:15',
      end: '2026-08-25T23:00',
      ...hall,
      repeat: { rule: 'FREQ=DAILY;COUNT=200' },
    });
    expect(offered({ events: [days, club()] }), 'not at night').toEqual([]);
    const night = club({ start: '2026-12-05T22:00', end: '2026-12-06T01:00' });
    expect(
      offered({ events: [days, night] })?.map(({ start }) => start),
      'unless it is a night itself',
    ).toEqual(['2026-12-05T23:00', '2026-12-05T23:15', '2026-12-05T23:30']);
  });

  test('an equivalent venue comes last: of the region, with as many seats and the same equipment', () => {
    const season = event({ start: '2026-08-25', end: '2027-04-01', ...hall });
    const venues = (...more: ReturnType<typeof venue>[]) => [
      venue({ capacity: 50, equipment: ['projector'] }),
      ...more,
    ];
    const at = (...more: ReturnType<typeof venue>[]) => offered({ events: [season, club()], venues: venues(...more) });
    const other = { id: 'other-hall', capacity: 60, equipment: ['projector'] };
    expect(at(venue(other))).toEqual([{ start: '2026-12-05T19:00', end: '2026-12-05T22:00', venue: 'other-hall' }]);
    expect(at(venue({ ...other, capacity: 49 })), 'fewer seats').toEqual([]);
    expect(at(venue({ ...other, capacity: undefined })), 'who knows how many').toEqual([]);
    expect(at(venue({ ...other, equipment: undefined })), 'no projector').toEqual([]);
    expect(at(venue({ ...other, region: 'me-02' })), 'another town').toEqual([]);
    expect(
      offered({ events: [season, club({ capacity: 20 })], venues: venues(venue({ ...other, capacity: 20 })) }),
      'seats enough for the event',
    ).toHaveLength(1);
    expect(at(venue(other), venue({ ...other, id: 'small-hall', capacity: 50 }))?.map((one) => one.venue)).toEqual([
      'small-hall',
      'other-hall',
    ]);
  });

  test('all rules count: other people, closed days, the flagship, the way', () => {
    const speaker = { speakers: ['club-host'] };
    const sunday = event({
      id: 'a',
      title: 'Забег',
      region: 'me-02',
      start: '2026-12-06T19:00',
      end: '2026-12-06T20:00',
      ...speaker,
    });
    const flagship = event({
      id: 'b',
      title: 'Фестиваль',
      region: 'me-02',
      scope: 'community',
      start: '2026-12-04',
      organizers: ['sanfantee'],
    });
    const closed = [{ from: '2026-12-07', to: '2026-12-08' }];
    const regions = [
      region({ ...clubs, coordinators: ['sanfantee'], blackouts: [{ from: '2026-12-03', to: '2026-12-03' }] }),
      region({ id: 'me-02', coordinators: ['sanfantee'] }),
    ];
    const issues = judged({
      regions,
      venues: [venue({ closed })],
      events: [event(hall), club(speaker), sunday, flagship],
    });
    expect(issues.find(({ code }) => code === 'venue-conflict')?.alternatives?.map(({ start }) => start)).toEqual([
      '2026-12-02T19:00',
      '2026-12-09T19:00',
      '2026-12-01T19:00',
    ]);
  });

  test('whole days stay whole days, several stay together', () => {
    const fair = club({ start: '2026-12-05', end: '2026-12-06' });
    expect(offered({ events: [event({ start: '2026-12-04', end: '2026-12-05', ...hall }), fair] })).toEqual([
      { start: '2026-12-06', end: '2026-12-07' },
      { start: '2026-12-07', end: '2026-12-08' },
      { start: '2026-12-08', end: '2026-12-09' },
    ]);
  });

  test('of a series the one date in conflict would move, written as its file writes it', () => {
    const weekly = club({ repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } });
    const guest = event({ start: '2026-12-12T18:00', end: '2026-12-12T20:00', ...hall });
    expect(
      judged({ regions: [region(clubs)], events: [guest, weekly] }).map(({ alternatives }) => alternatives),
    ).toEqual([
      [
        { from: '2026-12-12T19:00', start: '2026-12-13T19:00', end: '2026-12-13T22:00' },
        { from: '2026-12-12T19:00', start: '2026-12-11T19:00', end: '2026-12-11T22:00' },
        { from: '2026-12-12T19:00', start: '2026-12-14T19:00', end: '2026-12-14T22:00' },
      ],
    ]);
  });

  test('hours that clocks skip or pass twice are not offered; an end in one of them tells which', () => {
    const nightly = { start: '2027-03-27T02:30', end: '2027-03-27T04:30', ...hall };
    const now = Temporal.Instant.from('2027-03-01T12:00+01:00');
    const other = event({ ...nightly, title: 'Ночь', id: 'night' });
    expect(offered({ events: [other, club(nightly)] }, 'venue-conflict', now)?.map(({ start }) => start)).toEqual([
      '2027-03-26T02:30',
      '2027-03-29T02:30',
      '2027-03-25T02:30',
    ]);
    const late = { start: '2026-10-23T22:30', end: '2026-10-24T02:30', ...hall };
    const before = Temporal.Instant.from('2026-10-24T12:00+02:00');
    expect(
      offered({ events: [event({ ...late, id: 'a', title: 'Ночь' }), club(late)] }, 'venue-conflict', before)?.[0],
    ).toEqual({
      start: '2026-10-24T22:30',
      end: '2026-10-25T02:30+02:00',
    });
  });

  test('an event with an agreement is moved away from it only where there is no other way', () => {
    const overlaps = [{ with: 'privacy-debate', reason: 'разные аудитории', agreedBy: 'sanfantee' }];
    const parts = { regions: [region({ coordinators: ['sanfantee'] })], events: [event(hall), club({ overlaps })] };
    expect(offered({ ...parts, venues: [venue(), venue({ id: 'other-hall' })] })).toEqual([
      { start: '2026-12-05T19:00', end: '2026-12-05T22:00', venue: 'other-hall' },
    ]);
    expect(offered(parts)?.map(({ start }) => start)).toEqual([
      '2026-12-06T19:00',
      '2026-12-04T19:00',
      '2026-12-07T19:00',
    ]);
  });

  test('another venue is no way out where other days are free, nor where it is taken, nor for one date of a series, nor in the past', () => {
    const venues = [venue(), venue({ id: 'other-hall' })];
    expect(
      offered({ events: [event(hall), club()], venues })?.map(({ start, venue: where }) => [start, where]),
    ).toEqual([
      ['2026-12-06T19:00', undefined],
      ['2026-12-04T19:00', undefined],
      ['2026-12-07T19:00', undefined],
    ]);
    const season = event({ start: '2026-08-25', end: '2027-04-01', ...hall });
    const there = event({ id: 'there', title: 'Ярмарка', start: '2026-12-05', venue: 'other-hall' });
    expect(offered({ events: [season, club()], venues })).toHaveLength(1);
    expect(offered({ events: [season, there, club()], venues })).toEqual([]);
    expect(offered({ events: [season, club({ repeat: { rule: 'FREQ=WEEKLY;COUNT=2' } })], venues })).toEqual([]);
    const after = Temporal.Instant.from('2026-12-06T12:00+01:00');
    expect(offered({ events: [season, club()], venues }, 'venue-conflict', after)).toEqual([]);
  });

  test('of equivalent venues the smallest comes first, and of equal ones the first by id', () => {
    const season = event({ start: '2026-08-25', end: '2027-04-01', ...hall });
    const halls = (
      [
        ['d', 80],
        ['b', 60],
        ['c', 70],
        ['a', 60],
      ] as const
    ).map(([id, capacity]) => venue({ id, capacity }));
    expect(
      offered({ events: [season, club()], venues: [venue({ capacity: 50 }), ...halls] })?.map((one) => one.venue),
    ).toEqual(['a', 'b', 'c']);
  });

  test('of the times of a day the nearest come first, the later of two, by night for those who meet so early', () => {
    const taken = (from: string, to: string) =>
      event({
        start: `2026-08-25T${from}`,
        end: `2026-08-25T${to}`,
        ...hall,
        repeat: { rule: 'FREQ=DAILY;COUNT=200' },
      });
    const times = (season: ReturnType<typeof event>, from: string, to: string) =>
      offered({ events: [season, club({ start: `2026-12-05T${from}`, end: `2026-12-05T${to}` })] })?.map(({ start }) =>
        start.slice(11),
      );
    expect(times(taken('19:00', '20:00'), '19:30', '20:30')).toEqual(['20:00', '20:15', '20:30']);
    expect(times(taken('18:30', '20:30'), '19:00', '20:00')).toEqual(['20:30', '17:30', '20:45']);
    expect(times(taken('06:00', '10:00'), '07:00', '09:00')).toEqual(['10:00', '04:00', '10:15']);
  });

  test('a date of a series keeps off its other dates, and within the five years that a series may last', () => {
    const guest = (start: string, end: string) => event({ id: 'a', title: 'Гость', start, end, ...hall });
    const days = club({ start: '2026-12-05', end: '2026-12-05', repeat: { rule: 'FREQ=DAILY;COUNT=3' } });
    const starts = (...events: ReturnType<typeof event>[]) =>
      alternativesOf('club-night', { events }).map(({ from, start }) => `${from} → ${start}`);
    expect(starts(guest('2026-12-06', '2026-12-06'), days)).toEqual([
      '2026-12-06 → 2026-12-08',
      '2026-12-06 → 2026-12-04',
      '2026-12-06 → 2026-12-09',
    ]);
    const evenings = club({ repeat: { rule: 'FREQ=DAILY;COUNT=3' } });
    expect(starts(guest('2026-12-06T20:00', '2026-12-06T21:00'), evenings)).toEqual([
      '2026-12-06T19:00 → 2026-12-08T19:00',
      '2026-12-06T19:00 → 2026-12-04T19:00',
      '2026-12-06T19:00 → 2026-12-09T19:00',
    ]);
    const moved = [{ from: '2031-12-05', start: '2031-12-04T19:00' }];
    const yearly = club({ repeat: { rule: 'FREQ=YEARLY;COUNT=6', moved } });
    expect(starts(guest('2031-12-04T18:00', '2031-12-04T20:00'), yearly)).toEqual([
      '2031-12-05T19:00 → 2031-12-05T19:00',
      '2031-12-05T19:00 → 2031-12-03T19:00',
      '2031-12-05T19:00 → 2031-12-02T19:00',
    ]);
  });

  test('an extra date of a series is written as one', () => {
    const also = [{ start: '2026-12-16T19:00', end: '2026-12-16T22:00' }];
    const weekly = club({ repeat: { rule: 'FREQ=WEEKLY;COUNT=2', also } });
    const guest = event({ start: '2026-12-16T18:00', end: '2026-12-16T20:00', ...hall });
    expect(alternativesOf('club-night', { events: [guest, weekly] })[0]).toEqual({
      start: '2026-12-17T19:00',
      end: '2026-12-17T22:00',
    });
  });

  test('the date that moves is that of the event itself, on whichever side of the conflict', () => {
    const weekly = event({ ...hall, repeat: { rule: 'FREQ=WEEKLY;COUNT=2' } });
    expect(alternativesOf('privacy-debate', { events: [weekly, club()] })[0]).toMatchObject({
      from: '2026-12-05T18:00',
    });
    const [conflict] = examined({ events: [event(hall), club()], regions: [region(clubs)] }).conflicts;
    const stranger = calendarEvent({ id: 'stranger' });
    const built = registry({ events: [] });
    expect(
      findAlternatives(
        stranger,
        expandRecurrence(stranger).occurrences,
        conflict!,
        toSurroundings([], toResources(built), NOW),
      ),
    ).toEqual([]);
  });

  test('none is offered where setup and teardown make two dates of a series meet the same guest', () => {
    const daily = (setup: string) =>
      club({
        start: '2026-12-05T18:00',
        end: '2026-12-05T20:00',
        teardown: 'PT18H',
        setup,
        repeat: { rule: 'FREQ=DAILY;COUNT=2' },
      });
    const guest = (from: string, to: string) =>
      event({ id: 'a', title: 'Гость', start: `2026-12-06T${from}`, end: `2026-12-06T${to}`, ...hall });
    const offer = (setup: string, from: string, to: string, which?: number) =>
      alternativesOf('club-night', { events: [guest(from, to), daily(setup)] }, which).length;
    expect(offer('PT5H', '13:15', '13:45'), 'both claim the hour').toBe(0);
    expect(offer('PT5H', '10:00', '11:00'), 'one of them does').toBe(3);
    expect(offer('PT5H', '13:15', '13:45', -1), 'the later of the two').toBe(0);
    expect(offer('PT4H', '13:30', '14:30'), 'one after the other').toBe(3);
    expect(offer('PT4H', '13:30', '14:30', -1)).toBe(3);
    const evening = event({ id: 'z', title: 'Концерт', start: '2026-12-06T21:00', end: '2026-12-06T22:00', ...hall });
    expect(
      alternativesOf('club-night', { events: [guest('10:00', '11:00'), evening, daily('PT5H')] }),
      'each meets another',
    ).toHaveLength(3);
  });

  test('none is offered to an event that would leave a new conflict behind', () => {
    const chairs = (quantity: number, fields: Readonly<Record<string, unknown>>) =>
      event({ equipment: [{ item: 'chairs', quantity }], end: '2026-12-05T22:00', ...fields });
    const offer = (needed: number) =>
      alternativesOf('festival', {
        equipment: [equipment({ id: 'chairs', quantity: 10 })],
        events: [
          chairs(1, { id: 's', title: 'Сосед' }),
          chairs(10, { id: 'festival', title: 'Фестиваль', start: '2026-12-05T18:30' }),
          chairs(5, { id: 'a', title: 'Дебаты', partOf: 'festival', start: '2026-12-05T19:00' }),
          chairs(needed, { id: 'b', title: 'Лекция', partOf: 'festival', start: '2026-12-05T19:00' }),
        ],
      }).length;
    expect(offer(5)).toBe(0);
    expect(offer(4)).toBe(3);
    const inRooms = (...parts: string[]) =>
      alternativesOf('festival', {
        venues: [venue({ units: 2 })],
        events: [
          event({ id: 's', title: 'Сосед', end: '2026-12-05T22:00', ...hall }),
          event({ id: 't', title: 'Соседка', end: '2026-12-05T22:00', ...hall }),
          event({ id: 'festival', title: 'Фестиваль', start: '2026-12-05T18:30', end: '2026-12-05T22:00', ...hall }),
          ...parts.map((id) =>
            event({
              id,
              title: 'Лекция',
              partOf: 'festival',
              start: '2026-12-05T19:00',
              end: '2026-12-05T22:00',
              ...hall,
            }),
          ),
        ],
      }).length;
    expect(inRooms('part')).toBe(0);
    expect(inRooms()).toBe(3);
    const quarrel = [
      chairs(6, { id: 'a', title: 'Сосед' }),
      chairs(1, { id: 'a-part', title: 'Лекция', partOf: 'a' }),
      chairs(6, { id: 'b', title: 'Соседка' }),
      chairs(1, { id: 'festival', title: 'Фестиваль', start: '2026-12-05T18:30' }),
    ];
    const stock = [equipment({ id: 'chairs', quantity: 10 })];
    expect(
      alternativesOf('festival', { equipment: stock, events: quarrel }),
      'a quarrel of others is theirs',
    ).toHaveLength(3);
  });

  test('none is offered to an event that would leave a new conflict behind, though the same events meet over something else', () => {
    const projectors = (quantity: number) => ({ equipment: [{ item: 'projector', quantity }] });
    const hold = (fields: Readonly<Record<string, unknown>>) =>
      club({ status: 'hold', hold: { by: 'sanfantee', until: '2026-12-01' }, ...projectors(2), ...fields });
    const fair = (teardown?: string) =>
      event({
        start: '2026-12-05',
        end: '2026-12-05',
        repeat: { rule: 'FREQ=DAILY;COUNT=2' },
        organizers: ['sanfantee'],
        teardown,
        ...hall,
        // That there is one screen for both dates is told beside the hold as well.
        equipment: ['screen', 'projector'].map((item) => ({ item, quantity: 1 })),
      });
    const closed = [{ from: '2026-12-06', to: '2026-12-06' }];
    const beside = (teardown?: string) =>
      offered(
        {
          venues: [venue({ units: 2, closed })],
          equipment: ['screen', 'projector'].map((id) => equipment({ id, quantity: 1 })),
          events: [
            fair(teardown),
            hold({
              start: '2026-12-05T18:00',
              end: '2026-12-06T00:30',
              equipment: [{ item: 'screen', quantity: 1 }, ...projectors(2).equipment],
            }),
          ],
        },
        'blackout-conflict',
      );
    expect(beside('PT2H'), 'one projector for two dates at once').toEqual([]);
    expect(beside(), 'for one after the other').toHaveLength(3);

    const first = [{ from: '2026-12-05', to: '2026-12-05' }];
    const days = hold({
      start: '2026-12-05',
      end: '2026-12-05',
      teardown: 'PT12H',
      repeat: { rule: 'FREQ=DAILY;COUNT=2' },
      ...projectors(1),
    });
    const over = (...ids: string[]) =>
      offered(
        {
          venues: [venue({ closed: first })],
          equipment: [equipment({ quantity: 1 })],
          events: [
            days,
            ...ids.map((id) =>
              event({
                id,
                title: id,
                start: '2026-12-06T09:00',
                end: '2026-12-06T11:00',
                organizers: ['sanfantee'],
                ...projectors(1),
              }),
            ),
          ],
        },
        'blackout-conflict',
      );
    expect(over('a', 'b'), 'two need no more than two dates of a hold, and more than one').toEqual([]);
    expect(over('a')).toHaveLength(3);

    const festival = (stock: number) =>
      alternativesOf(
        'club-night',
        {
          venues: [venue({ units: 2 })],
          equipment: [equipment({ quantity: stock })],
          events: [
            event({ id: 'a', title: 'Ярмарка', end: '2026-12-05T22:00', ...hall }),
            event({ id: 'b', title: 'Фестиваль', end: '2026-12-05T22:00', ...hall, ...projectors(1) }),
            event({ id: 'c', title: 'Лекция', end: '2026-12-05T22:00', ...hall, ...projectors(2) }),
            club({ partOf: 'b', start: '2026-12-05T18:00', setup: 'PT1H', ...projectors(2) }),
          ],
        },
        -1,
      );
    expect(festival(2), 'all three meet in the hall, and two of them over projectors').toEqual([]);
    expect(festival(3)).toHaveLength(3);
  });

  test('none is offered to an event that would leave a new conflict behind, though a third hid it once before', () => {
    const projectors = (quantity: number) => ({ equipment: [{ item: 'projector', quantity }] });
    const hold = { status: 'hold', hold: { by: 'sanfantee', until: '2026-12-01' }, ...projectors(1) };
    const keeper = { organizers: ['sanfantee'] };
    const beside = (...holds: ReturnType<typeof event>[]) =>
      alternativesOf('club-night', {
        equipment: [equipment({ quantity: 2 })],
        events: [
          event({
            title: 'Ярмарка',
            start: '2026-12-05',
            end: '2026-12-05',
            repeat: { rule: 'FREQ=DAILY;COUNT=2' },
            ...projectors(2),
          }),
          ...holds,
          club({
            start: '2026-12-05T22:30',
            end: '2026-12-06T00:30',
            venue: undefined,
            place: 'Бар',
            ...keeper,
            ...projectors(2),
          }),
        ],
      });
    const early = event({ id: 'early', title: 'Лекция', start: '2026-12-05T18:30', end: '2026-12-05T21:00', ...hold });
    const late = event({
      id: 'late',
      title: 'Дебаты',
      start: '2026-12-05T20:30',
      end: '2026-12-06T00:30',
      ...hold,
      ...keeper,
    });
    expect(beside(early, late)).toEqual([]);
    expect(beside(early)).toHaveLength(3);
  });

  test('no time is offered at which others would no longer merely queue', () => {
    const held = (id: string, by: string, fields: Readonly<Record<string, unknown>>) =>
      event({
        id,
        title: id,
        status: 'hold',
        hold: { by, until: '2026-12-01' },
        equipment: [{ item: 'projector', quantity: 1 }],
        ...fields,
      });
    const starts = offered(
      {
        venues: [venue({ hours: [{ days: ['SU'], from: '10:00', to: '13:00' }] })],
        equipment: [equipment({ quantity: 1 })],
        events: [
          held('fair', 'sanfantee', {
            start: '2026-12-05',
            end: '2026-12-05',
            teardown: 'PT12H',
            repeat: { rule: 'FREQ=DAILY;COUNT=2' },
          }),
          held('guest', 'club-host', { start: '2026-12-06T10:30', end: '2026-12-06T11:30' }),
          club({
            start: '2026-12-06T08:00',
            end: '2026-12-06T09:00',
            organizers: ['sanfantee'],
            ...hall,
            equipment: [{ item: 'projector', quantity: 2 }],
          }),
        ],
      },
      'blackout-conflict',
    )?.map(({ start }) => start);
    expect(starts, 'once the guest has come').toEqual(['2026-12-06T10:45', '2026-12-06T11:00', '2026-12-06T11:15']);
  });

  test('what already stands in the way elsewhere may stay, where nothing better is near', () => {
    const starts = (season: ReturnType<typeof event>, fields = {}) =>
      alternativesOf('club-night', {
        events: [event(hall), season, club(fields)],
        regions: [region(), region({ id: 'me-02' })],
      }).map(({ start }) => start.slice(0, 10));
    const fair = (end: string, fields: Readonly<Record<string, unknown>> = {}) =>
      event({ id: 'fair', title: 'Ярмарка', start: '2026-11-01', end, ...fields });
    const [next, before, after] = ['2026-12-06', '2026-12-04', '2026-12-07'];
    expect(starts(fair('2027-04-01')), 'an error on every day').toEqual([next, before, after]);
    expect(starts(fair('2026-12-08')), 'an error until the 8th').toEqual(['2026-12-09', '2026-12-10', '2026-12-11']);
    const busy = { region: 'me-02', organizers: ['sanfantee'] };
    expect(starts(fair('2026-12-08', busy), { organizers: ['sanfantee'] }), 'a warning until the 8th').toEqual([
      next,
      before,
      after,
    ]);
  });

  test('no twin comes near that was not near before', () => {
    const closed = [{ from: '2026-12-01', to: '2026-12-08' }];
    const starts = (twin: string, parts: Partial<RegistryEntries> = {}) =>
      alternativesOf('club-night', {
        events: [
          event(hall),
          event({ id: 'twin', title: 'Вечер клуба', start: `${twin}T10:00`, end: `${twin}T11:00` }),
          club(),
        ],
        ...parts,
      }).map(({ start }) => start.slice(0, 10));
    expect(starts('2026-12-24', { venues: [venue({ closed })] })).toEqual(['2026-11-30', '2026-11-29', '2026-11-28']);
    expect(starts('2026-12-07'), 'before and after it').toEqual(['2026-12-06', '2026-12-04', '2026-12-07']);
  });

  test('an agreement is kept by meeting the one whom it is with, not somebody else', () => {
    const overlaps = [{ with: 'privacy-debate', reason: 'разные аудитории', agreedBy: 'sanfantee' }];
    const stream = event({
      id: 'stream',
      title: 'Эфир',
      start: '2026-12-06T19:00',
      end: '2026-12-06T22:00',
      attendance: 'online',
      onlineUrl: 'https://example.org',
    });
    const parts = {
      regions: [region({ coordinators: ['sanfantee'] })],
      venues: [venue(), venue({ id: 'other-hall' })],
    };
    expect(alternativesOf('club-night', { ...parts, events: [event(hall), stream, club({ overlaps })] })).toEqual([
      { start: '2026-12-05T19:00', end: '2026-12-05T22:00', venue: 'other-hall' },
    ]);
  });

  test('warnings and closed doors without a free day get none', () => {
    const [warned] = judged({
      regions: [region({ overlapPolicy: 'warn' })],
      events: [event(), club({ venue: undefined, place: 'Бар' })],
    });
    expect([warned?.severity, warned?.alternatives]).toEqual(['warning', undefined]);
    const closed = [{ from: '2026-01-01', to: '2027-12-31' }];
    expect(offered({ venues: [venue({ closed })], events: [club()] }, 'blackout-conflict')).toEqual([]);
  });
});

/** Put each alternative of each error into its file, and look at all issues again. */
function checkAlternatives(
  all: RegistryEntries,
  issues: readonly Issue[],
  rejudge: (changed: RegistryEntries) => readonly Issue[],
): number {
  let count = 0;
  for (const issue of issues) {
    for (const alternative of issue.alternatives ?? []) {
      const changed = withAlternative(all, issue, alternative);
      const after = rejudge(changed);
      const { id, data } = all.events.find(({ file }) => file === issue.file)!;
      // Where an agreement, of whichever side, or a hold ties an event to its date, moving it asks for one more correction.
      const excused = ['overlap-unneeded', 'hold-late'];
      const isAgreed = all.events.some((one) => one.data.overlaps?.some((overlap) => overlap.with === id));
      const isTied = data.overlaps !== undefined || data.hold !== undefined || isAgreed;
      const added = addedIssues(issues, after).filter(
        (line) => !isTied || !excused.some((code) => line.includes(code)),
      );
      expect(added, `${keyOf(issue)} → ${JSON.stringify(alternative)}`).toEqual([]);
      // Of a series one date moves: the same events may be one too many on another of its dates, before and after.
      const isThatDate = ({ conflict }: Issue) =>
        alternative.from === undefined ||
        (conflict !== undefined &&
          issue.conflict !== undefined &&
          conflict.start < issue.conflict.end &&
          issue.conflict.start < conflict.end);
      const same = after.find((one) => keyOf(one) === keyOf(issue) && isThatDate(one));
      const isGone = same === undefined || Number(same.params?.more ?? 0) < Number(issue.params?.more ?? 0);
      expect(isGone, `${keyOf(issue)} is still there with ${JSON.stringify(alternative)}`).toBe(true);
      count++;
    }
  }
  return count;
}

/**
 * The same worlds in each run, so that no test fails by chance; and others each time by
 * `MIVENT_WORLDS=10000 npm run test:unit -- src/domain/free-time.test.ts`, which tries so many.
 * One in some twenty thousand is not solved yet: seed -2118479118, path "19271", where two of a crowd over equipment meet again.
 */
const WORLDS = process.env.MIVENT_WORLDS
  ? { numRuns: Number(process.env.MIVENT_WORLDS), endOnFailure: true }
  : { numRuns: runs(200), endOnFailure: true, seed: 20_261_205 };

describe('every alternative, put into its file, makes the conflict vanish and adds no issue', {
  timeout: 120_000 + 40 * WORLDS.numRuns,
}, () => {
  test('in every scenario', () => {
    let count = 0;
    for (const scenario of SCENARIOS.sections.flatMap(({ scenarios }) => scenarios)) {
      if (scenario.base) continue;
      const { entries: all, issues } = outcomeOf(scenario);
      const now = Temporal.Instant.from(scenario.now ?? SCENARIOS.now);
      count += checkAlternatives(all, issues, (changed) => judgedAt(changed, now));
    }
    expect(count).toBeGreaterThan(300);
  });

  test('in random registries', () => {
    let count = 0;
    fc.assert(
      fc.property(randomWorlds, (world) => {
        const all = toEntries(world);
        count += checkAlternatives(all, judgedAt(all, NOW), (changed) => judgedAt(changed, NOW));
      }),
      WORLDS,
    );
    expect(count).toBeGreaterThan(WORLDS.numRuns);
  });

  test('where two come one after the other before, and at the same moment after', () => {
    const held = (id: string, by: string, more: Readonly<Record<string, unknown>>) =>
      event({ id, title: id, status: 'hold', hold: { by, until: '2026-12-01' }, organizers: [by], ...more, ...hall });
    const all = entries({
      regions: [region({ overlapPolicy: 'warn' })],
      venues: [venue({ hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], from: '10:00', to: '23:00' }] })],
      events: [
        held('day', 'club-host', { start: '2026-12-06', end: '2026-12-06' }),
        held('night', 'club-host', { start: '2026-12-06T02:00', end: '2026-12-06T11:00' }),
        held('moved', 'sanfantee', { start: '2026-12-06T00:00', end: '2026-12-06T03:30' }),
      ],
    });
    expect(checkAlternatives(all, judgedAt(all, NOW), (changed) => judgedAt(changed, NOW))).toBeGreaterThan(3);
  });
});

function judgedAt(all: RegistryEntries, now: Temporal.Instant): Issue[] {
  const { registry: assembled, issues } = assembleRegistry(all);
  return [...issues, ...judge(examine(all, assembled, now))];
}

describe('what is all around', () => {
  test('is the dates of all events, those of flagships among them, and the longest of all ways', () => {
    const built = registry({
      regions: [region({ travel: { 'me-02': 'PT1H', ge: 'PT12H' } }), region({ id: 'me-02' })],
      events: [event({ ...hall, speakers: ['club-host'] }), club({ scope: 'community' })],
    });
    const { dates, flagships, farthest } = toSurroundings(busyOf(built), toResources(built), NOW);
    const tell = ({ items }: typeof dates) => items.map(({ resource, claimant }) => `${resource.kind} ${claimant.id}`);
    expect(tell(dates)).toEqual(['region privacy-debate', 'region club-night']);
    expect(tell(flagships)).toEqual(['region club-night']);
    expect(farthest).toBe(12 * 3_600_000);
  });

  test('is asked for whoever is on the way before and after, and for flagships of other regions', () => {
    const speaker = { speakers: ['club-host'] };
    const inBar = (from: string, to: string, fields = {}) =>
      event({ id: 'a', region: 'me-02', start: `2026-12-05T${from}`, end: `2026-12-05T${to}`, ...fields });
    const codes = (other: ReturnType<typeof event>, fields: Readonly<Record<string, unknown>>) => {
      const built = registry({
        events: [other],
        regions: [region({ travel: { 'me-02': 'PT1H' } }), region({ id: 'me-02' })],
      });
      const moved = calendarEvent(fields);
      const around = toSurroundings(busyOf(built), toResources(built), NOW);
      return conflictsAt(moved, expandRecurrence(moved).occurrences, around).map(({ code }) => code);
    };
    expect(codes(inBar('21:30', '23:00', speaker), speaker)).toEqual(['travel-conflict']);
    expect(codes(inBar('16:00', '17:30', speaker), speaker)).toEqual(['travel-conflict']);
    expect(codes(inBar('22:00', '23:00', speaker), speaker)).toEqual([]);
    expect(codes(inBar('20:00', '22:00', { scope: 'community' }), {})).toEqual(['community-conflict']);
    expect(codes(inBar('20:00', '22:00'), { scope: 'community' })).toEqual(['community-conflict']);
  });
});

describe('free days', () => {
  const surroundings = (parts: Partial<RegistryEntries>) => {
    const built = registry(parts);
    return toSurroundings(busyOf(built), toResources(built), NOW);
  };
  const wish = (fields: Readonly<Record<string, unknown>> = {}) =>
    calendarEvent({ id: 'wish', title: 'Событие', ...fields });
  const free = (from: string, to: string, parts: Partial<RegistryEntries>, fields = {}) =>
    findFreeDays(wish(fields), Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), surroundings(parts)).map(
      ({ date, stretches }) =>
        `${date} ${stretches.map(({ start, end }) => `${start.toPlainTime().toString({ smallestUnit: 'minute' })}–${end.toPlainTime().toString({ smallestUnit: 'minute' })}`).join(', ')}`,
    );

  test('are told by the stretches in which an event of the wanted length has room', () => {
    expect(free('2026-12-05', '2026-12-06', { events: [event()] })).toEqual([
      '2026-12-05 08:00–18:00',
      '2026-12-06 08:00–23:00',
    ]);
    const noon = event({ start: '2026-12-05T12:00', end: '2026-12-05T13:00' });
    expect(free('2026-12-05', '2026-12-05', { events: [noon] })).toEqual(['2026-12-05 08:00–12:00, 13:00–23:00']);
    const early = event({ start: '2026-12-05T10:00', end: '2026-12-05T13:10' });
    expect(free('2026-12-05', '2026-12-05', { events: [early] }), 'by quarters of an hour').toEqual([
      '2026-12-05 13:15–23:00',
    ]);
  });

  test('of whole days are whole or not free at all, and nothing lies before now', () => {
    const day = { start: '2026-12-01', end: '2026-12-02' };
    expect(free('2026-12-03', '2026-12-06', { events: [event()] }, day)).toEqual([
      '2026-12-03 00:00–00:00',
      '2026-12-04 ',
      '2026-12-05 ',
      '2026-12-06 00:00–00:00',
    ]);
    expect(free('2026-11-19', '2026-11-20', {})).toEqual(['2026-11-19 ', '2026-11-20 12:15–23:00']);
  });

  test('of more than 24 hours begin at their own hour; of no hours there are none', () => {
    const long = { start: '2026-12-01T18:00', end: '2026-12-03T00:00' };
    const fair = event({ start: '2026-12-06' });
    expect(free('2026-12-04', '2026-12-07', { events: [fair] }, long)).toEqual([
      '2026-12-04 18:00–00:00',
      '2026-12-05 ',
      '2026-12-06 ',
      '2026-12-07 18:00–00:00',
    ]);
    const window = { from: '2027-08-01', to: '2027-11-30' };
    const undated = { status: 'hold', start: undefined, end: undefined, hold: { by: 'sanfantee', window } };
    expect(free('2026-12-05', '2026-12-05', {}, undated)).toEqual(['2026-12-05 ']);
  });

  test('are no days but those from the first to the last', () => {
    expect(free('2026-12-06', '2026-12-05', {})).toEqual([]);
    expect(entries().events).toEqual([]);
  });
});
