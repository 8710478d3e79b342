import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedIssues, keyOf, withAlternative } from './alternative.test-support.ts';
import { toResources } from './busy.ts';
import { examine } from './check.ts';
import { outcomeOf, SCENARIOS } from './conflict-scenarios.test-support.ts';
import { findFreeDays, toSurroundings } from './free-time.ts';
import type { Issue } from './issue.ts';
import { randomWorlds, runs, toEntries } from './random-registry.test-support.ts';
import {
  busyOf,
  calendarEvent,
  entries,
  event,
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
      const same = after.find((one) => keyOf(one) === keyOf(issue));
      const isGone = same === undefined || Number(same.params?.more ?? 0) < Number(issue.params?.more ?? 0);
      expect(isGone, `${keyOf(issue)} is still there with ${JSON.stringify(alternative)}`).toBe(true);
      count++;
    }
  }
  return count;
}

describe('every alternative, put into its file, makes the conflict vanish and adds no issue', {
  timeout: 120_000,
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
      { numRuns: runs(200), endOnFailure: true },
    );
    expect(count).toBeGreaterThan(runs(200));
  });
});

function judgedAt(all: RegistryEntries, now: Temporal.Instant): Issue[] {
  const { registry: assembled, issues } = assembleRegistry(all);
  return [...issues, ...judge(examine(all, assembled, now))];
}

describe('free days', () => {
  const surroundings = (parts: Partial<RegistryEntries>) => {
    const built = registry(parts);
    return toSurroundings(busyOf(built), toResources(built), NOW);
  };
  const wish = (fields: Readonly<Record<string, unknown>> = {}) => calendarEvent({ id: 'wish', title: '…', ...fields });
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

  test('are no days but those from the first to the last', () => {
    expect(free('2026-12-06', '2026-12-05', {})).toEqual([]);
    expect(entries().events).toEqual([]);
  });
});
