import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusyPeriod, busyPeriods } from './busy.ts';
import { type Conflict, findConflicts } from './conflict.ts';
import type { EventEntry } from './event.ts';
import { expandRecurrence } from './recurrence.ts';
import { conflictsIn, event, judged, NOW, region, registry, venue } from './registry.test-support.ts';
import type { Entry, Registry } from './registry.ts';

const other = (fields: Readonly<Record<string, unknown>> = {}) =>
  event({ id: 'club-night', title: 'Вечер клуба', ...fields });
const hall = { venue: 'kings-park' };
const elsewhere = { id: 'other-hall', name: 'Другой зал' };
const found = (...events: Entry<EventEntry>[]) => conflictsIn(judged({ events }));
const anywhere = (policy: string, ...events: Entry<EventEntry>[]) =>
  conflictsIn(judged({ events, regions: [region({ overlapPolicy: policy })] }));

describe('two events in one region', () => {
  test('at the same time are an error, the later one’s', () => {
    expect(found(event(), other({ start: '2026-12-05T20:00', duration: 'PT2H' }))).toEqual([
      'error region-conflict: club-night × privacy-debate',
    ]);
    expect(found(other({ start: '2026-12-05T17:00', duration: 'PT2H' }), event())).toEqual([
      'error region-conflict: privacy-debate × club-night',
    ]);
    expect(found(event(), other()), 'begun at once: by id').toEqual([
      'error region-conflict: privacy-debate × club-night',
    ]);
  });

  test('back to back are none', () => {
    expect(found(event(), other({ start: '2026-12-05T21:00', duration: 'PT1H' }))).toEqual([]);
    expect(found(event(), other({ start: '2026-12-05T20:59', duration: 'PT1H' }))).toHaveLength(1);
    expect(found(event(), other({ start: '2026-12-05T17:00', end: '2026-12-05T18:00' }))).toEqual([]);
  });

  test('a whole day takes all of its day, and nothing of the next', () => {
    expect(found(event({ start: '2026-12-05' }), other({ start: '2026-12-05T23:00', duration: 'PT30M' }))).toHaveLength(
      1,
    );
    expect(found(event({ start: '2026-12-05' }), other({ start: '2026-12-06T00:00', duration: 'PT30M' }))).toEqual([]);
    expect(
      found(event({ start: '2026-12-05', end: '2026-12-06' }), other({ start: '2026-12-06T10:00', duration: 'PT1H' })),
    ).toHaveLength(1);
  });

  test('a region may warn of it, or allow it', () => {
    expect(anywhere('warn', event(), other())).toEqual(['warning region-conflict/local: privacy-debate × club-night']);
    expect(anywhere('allow', event(), other())).toEqual([]);
  });

  test('an event of local scope is warned of, never refused', () => {
    expect(found(event({ scope: 'local' }), other())).toEqual([
      'warning region-conflict/local: privacy-debate × club-night',
    ]);
    expect(found(event(), other({ scope: 'local' }))).toEqual([
      'warning region-conflict/local: privacy-debate × club-night',
    ]);
  });

  test('online events are in nobody’s way; hybrid ones are', () => {
    const online = { attendance: 'online', onlineUrl: 'https://example.org' };
    expect(found(event(), other(online))).toEqual([]);
    expect(found(event(), other({ attendance: 'hybrid' }))).toHaveLength(1);
  });

  test('in another region, or in another zone at another moment, there is none', () => {
    expect(found(event(), other({ region: 'me-02' }))).toEqual([]);
    expect(
      found(
        event({ start: '2026-12-05T18:00', duration: 'PT1H' }),
        other({ start: '2026-12-05T18:00', duration: 'PT1H', timezone: 'Asia/Tbilisi' }),
      ),
    ).toEqual([]);
    expect(
      found(
        event({ start: '2026-12-05T18:00', duration: 'PT1H' }),
        other({ start: '2026-12-05T21:00', duration: 'PT1H', timezone: 'Asia/Tbilisi' }),
      ),
    ).toHaveLength(1);
  });

  test('an agreed overlap, on either side, lifts it', () => {
    const agreed = (id: string) => ({ overlaps: [{ with: id, reason: 'разные аудитории', agreedBy: 'sanfantee' }] });
    expect(found(event(agreed('club-night')), other())).toEqual([]);
    expect(found(event(), other(agreed('privacy-debate')))).toEqual([]);
    expect(found(event(), other(), event({ id: 'third', ...agreed('club-night') }))).toEqual([
      'error region-conflict: privacy-debate × club-night',
      'error region-conflict: third × privacy-debate',
    ]);
  });
});

describe('two events at one venue', () => {
  test('are an error whatever the region allows, and however local they are', () => {
    expect(anywhere('allow', event(hall), other({ ...hall, scope: 'local' }))).toEqual([
      'error venue-conflict: privacy-debate × club-night',
    ]);
  });

  test('setup and teardown widen the claim on the venue, not on the region', () => {
    const after = { start: '2026-12-05T21:30', duration: 'PT1H', ...hall };
    expect(found(event(hall), other(after))).toEqual([]);
    expect(found(event({ ...hall, teardown: 'PT1H' }), other(after))).toEqual([
      'error venue-conflict: club-night × privacy-debate',
    ]);
    expect(found(event(hall), other({ ...after, setup: 'PT1H' }))).toEqual([
      'error venue-conflict: club-night × privacy-debate',
    ]);
    expect(found(event(hall), other({ ...after, setup: 'PT30M' })), 'touching').toEqual([]);
  });

  test('an agreed overlap does not lift it', () => {
    const overlaps = [{ with: 'club-night', reason: 'разные аудитории', agreedBy: 'sanfantee' }];
    expect(found(event({ ...hall, overlaps }), other(hall))).toEqual([
      'error venue-conflict: privacy-debate × club-night',
    ]);
  });

  test('a venue of several units holds as many, and the one too many meets all of them', () => {
    const events = ['a', 'b', 'c', 'd'].map((id) => event({ id, ...hall }));
    const inUnits = (units: unknown, count: number) =>
      conflictsIn(
        judged({
          events: events.slice(0, count),
          venues: [venue({ units })],
          regions: [region({ overlapPolicy: 'allow' })],
        }),
      );
    expect(inUnits(2, 2)).toEqual([]);
    expect(inUnits(2, 3)).toEqual(['error venue-conflict: c × a × b']);
    expect(inUnits(3, 3)).toEqual([]);
    expect(inUnits(3, 4)).toEqual(['error venue-conflict: d × a × b × c']);
    expect(inUnits('unlimited', 4)).toEqual([]);
  });

  test('a festival and its own part take one unit between them, and so do a hold and its event', () => {
    const inTwo = (...events: Entry<EventEntry>[]) =>
      conflictsIn(judged({ events, venues: [venue({ units: 2 })], regions: [region({ overlapPolicy: 'allow' })] }));
    const festival = event({ id: 'festival', start: '2026-12-05', ...hall });
    const part = event({ id: 'opening', partOf: 'festival', ...hall });
    expect(inTwo(festival, part, other(hall))).toEqual([]);
    expect(inTwo(festival, part, other(hall), event({ id: 'third', ...hall }))).toEqual([
      'error venue-conflict: third × club-night × opening',
    ]);
    const hold = event({ id: 'held', status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' }, ...hall });
    expect(inTwo(hold, event({ organizers: ['sanfantee'], ...hall }), other(hall))).toEqual([]);
  });
});

describe('holds', () => {
  const hold = (until: string, by = 'sanfantee') => ({ status: 'hold', hold: { until, by } });

  test('a live hold takes its date as a confirmed event does', () => {
    expect(found(event({ ...hall, ...hold('2026-12-01') }), other(hall))).toEqual([
      'error region-conflict: privacy-debate × club-night',
      'error venue-conflict: privacy-debate × club-night',
    ]);
    expect(anywhere('warn', event(hold('2026-12-01')), other())).toEqual([
      'warning region-conflict/local: privacy-debate × club-night',
    ]);
  });

  test('two holds queue with a warning; nothing under «allow»', () => {
    const second = other({ ...hall, ...hold('2026-12-01', 'club-host') });
    expect(found(event({ ...hall, ...hold('2026-12-01') }), second)).toEqual([
      'warning region-conflict/queue: privacy-debate × club-night',
      'warning venue-conflict/queue: privacy-debate × club-night',
    ]);
    expect(anywhere('allow', event(hold('2026-12-01')), other(hold('2026-12-01', 'club-host')))).toEqual([]);
  });

  test('an expired hold lets its date go', () => {
    expect(found(event({ ...hall, ...hold('2026-11-19') }), other(hall))).toEqual([]);
    expect(found(event({ ...hall, ...hold('2026-11-20') }), other(hall)), 'its last day').toHaveLength(2);
  });

  test('one’s own hold never blocks one’s own event', () => {
    expect(found(event({ ...hall, ...hold('2026-12-01') }), other({ ...hall, organizers: ['sanfantee'] }))).toEqual([]);
    expect(found(event({ ...hall, ...hold('2026-12-01') }), other({ ...hall, speakers: ['sanfantee'] }))).toHaveLength(
      2,
    );
    expect(
      found(event({ ...hall, ...hold('2026-12-01') }), other({ ...hall, organizers: ['club-host'] })),
    ).toHaveLength(2);
  });

  test.each(['cancelled', 'postponed'])('a %s event blocks nothing', (status) => {
    expect(found(event({ ...hall, status }), other(hall))).toEqual([]);
  });
});

describe('a festival and its parts', () => {
  const festival = event({ id: 'festival', start: '2026-12-04', end: '2026-12-06', ...hall });
  const part = (id: string, fields: Readonly<Record<string, unknown>> = {}) =>
    event({ id, partOf: 'festival', ...hall, ...fields });

  test('a festival lends all it has to its parts, and to the parts of those', () => {
    expect(found(festival, part('opening'))).toEqual([]);
    expect(found(festival, part('opening'), event({ id: 'speech', partOf: 'opening', ...hall }))).toEqual([]);
  });

  test('parts may be at the same time, but not at the same venue', () => {
    expect(found(festival, part('opening'), part('lecture'))).toEqual(['error venue-conflict: opening × lecture']);
    expect(found(festival, part('opening'), event({ id: 'lecture', partOf: 'festival' }))).toEqual([]);
  });

  test('a stranger meets the festival and its part alike', () => {
    expect(found(festival, part('opening'), other())).toEqual([
      'error region-conflict: club-night × festival',
      'error region-conflict: opening × club-night',
    ]);
  });

  test('a circle of parts does no harm', () => {
    expect(
      found(event({ id: 'a', partOf: 'b' }), event({ id: 'b', partOf: 'a' }), event({ id: 'c', partOf: 'c' })),
    ).toHaveLength(2);
  });
});

describe('series', () => {
  test('a pair is told once: its first date, and how many more', () => {
    const weekly = { repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } };
    expect(found(event(weekly), other({ ...weekly, start: '2026-12-12T20:00', duration: 'PT2H' }))).toEqual([
      'error region-conflict: club-night × privacy-debate +3',
    ]);
    const [issue] = judged({ events: [event(weekly), other({ start: '2026-12-19T20:00', duration: 'PT2H' })] });
    expect(issue?.conflict?.start).toBe(Temporal.Instant.from('2026-12-19T20:00+01:00').epochMilliseconds);
  });

  test('a dropped date is free, a moved one is taken where it went', () => {
    const weekly = (more: object) => event({ repeat: { rule: 'FREQ=WEEKLY;COUNT=3', ...more } });
    const guest = other({ start: '2026-12-12T19:00', duration: 'PT1H' });
    expect(found(weekly({}), guest)).toHaveLength(1);
    expect(found(weekly({ except: ['2026-12-12'] }), guest)).toEqual([]);
    const moved = weekly({ moved: [{ from: '2026-12-12', start: '2026-12-13T18:00' }] });
    expect(found(moved, guest)).toEqual([]);
    expect(found(moved, other({ start: '2026-12-13T19:00', duration: 'PT1H' }))).toHaveLength(1);
  });

  test('a series that overlaps itself is an error, unless it takes no date at all', () => {
    const daily = { start: '2026-12-05T18:00', duration: 'P1DT1H', repeat: { rule: 'FREQ=DAILY;COUNT=3' } };
    expect(found(event(daily))).toEqual(['error self-conflict: privacy-debate']);
    expect(found(event({ ...daily, duration: 'P1D' }))).toEqual([]);
    expect(found(event({ ...daily, status: 'cancelled' }))).toEqual([]);
    expect(
      found(
        event({
          ...daily,
          duration: 'PT1H',
          repeat: { rule: 'FREQ=DAILY;COUNT=3', also: [{ start: '2026-12-06T18:30' }] },
        }),
      ),
    ).toEqual(['error self-conflict: privacy-debate']);
  });

  test('over a clock change a series meets what is there by the clock on the wall', () => {
    const weekly = event({ start: '2027-03-20T18:00', duration: 'PT2H', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } });
    expect(found(weekly, other({ start: '2027-04-03T20:00', duration: 'PT1H' }))).toEqual([]);
    expect(found(weekly, other({ start: '2027-04-03T19:00', duration: 'PT1H' }))).toHaveLength(1);
  });
});

describe('what is proposed and what is accepted', () => {
  test('only conflicts with something proposed are found', () => {
    const events = ['a', 'b', 'c'].map((id) => event({ id }));
    const busy = busyOf(registry({ events }));
    const of = (id: string) => busy.filter((period) => period.claimant.id === id);
    const pairs = (proposed: BusyPeriod[], accepted: BusyPeriod[]) =>
      findConflicts(proposed, accepted)
        .map(({ claim, others }) =>
          [claim, ...others]
            .map(({ claimant }) => claimant.id)
            .sort()
            .join(),
        )
        .sort();
    expect(pairs(busy, [])).toEqual(['a,b', 'a,c', 'b,c']);
    expect(pairs(of('a'), [...of('b'), ...of('c')])).toEqual(['a,b', 'a,c']);
    expect(pairs([...of('a'), ...of('b')], of('c'))).toEqual(['a,b', 'a,c', 'b,c']);
    expect(pairs([], busy)).toEqual([]);
  });
});

describe('laws', { timeout: 60_000 }, () => {
  test('the sweep finds just what a comparison of all pairs by the table of DESIGN §5 finds', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(registries(), ({ events, policy }) => {
        const built = registryOf(events, policy);
        const swept = findConflicts(busyOf(built), []).map(toText).sort();
        conflicts += swept.length;
        expect(swept).toEqual(byPairs(built).sort());
      }),
      { numRuns: 400 },
    );
    expect(conflicts).toBeGreaterThan(200);
  });

  test('among the proposed and the accepted, in any division, it finds those with a proposed side', () => {
    fc.assert(
      fc.property(
        registries(),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        ({ events, policy }, division) => {
          const busy = busyOf(registryOf(events, policy));
          const isProposed = ({ claimant }: BusyPeriod) => division[Number(claimant.id.slice(1))] === true;
          const some = findConflicts(
            busy.filter(isProposed),
            busy.filter((period) => !isProposed(period)),
          );
          const all = findConflicts(busy, []).filter(({ claim, others }) => [claim, ...others].some(isProposed));
          expect(some.map(toText).sort()).toEqual(all.map(toText).sort());
        },
      ),
      { numRuns: 150 },
    );
  });

  test('the order of files changes nothing', () => {
    fc.assert(
      fc.property(registries(), fc.integer(), ({ events, policy }, seed) => {
        const shuffled = [...events].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        const regions = regionsOf(policy);
        const issuesOf = (list: Entry<EventEntry>[]) =>
          judged({ events: list, regions, venues: VENUES })
            .map((issue) => JSON.stringify(issue))
            .sort();
        expect(issuesOf(shuffled)).toEqual(issuesOf(events));
      }),
      { numRuns: 60 },
    );
  });

  test('an event that has nothing to do with the others changes nothing', () => {
    fc.assert(
      fc.property(registries(), ({ events, policy }) => {
        const stranger = event({
          id: 'stranger',
          region: 'online',
          start: '2026-12-01',
          end: '2026-12-31',
          place: 'Где-то',
        });
        const regions = [...regionsOf(policy), region({ id: 'online', country: undefined, overlapPolicy: 'allow' })];
        const issuesOf = (list: Entry<EventEntry>[]) =>
          judged({ events: list, regions, venues: VENUES })
            .map((issue) => JSON.stringify(issue))
            .sort();
        expect(issuesOf([...events, stranger])).toEqual(issuesOf(events));
      }),
      { numRuns: 60 },
    );
  });

  test('every event moved by a day moves every conflict by a day', () => {
    fc.assert(
      fc.property(registries(), fc.integer({ min: 1, max: 60 }), ({ events, policy }, days) => {
        // Tbilisi has no clock changes: a day is a day everywhere.
        const moved = events.map((entry) => ({
          ...entry,
          data: { ...entry.data, start: later(entry.data.start, days)!, end: later(entry.data.end, days)! },
        }));
        const starts = (list: Entry<EventEntry>[]) =>
          findConflicts(busyOf(registryOf(list, policy)), [])
            .map(({ overlap }) => overlap.start)
            .sort();
        expect(starts(moved)).toEqual(starts(events).map((start) => start + days * 86_400_000));
      }),
      { numRuns: 60 },
    );
  });
});

const VENUES = [venue(), venue({ ...elsewhere, region: 'me-02' })];

function regionsOf(policy: string) {
  return [
    region({ overlapPolicy: policy, timezone: 'Asia/Tbilisi' }),
    region({ id: 'me-02', timezone: 'Asia/Tbilisi' }),
  ];
}

function registryOf(events: readonly Entry<EventEntry>[], policy: string): Registry {
  return registry({ events, regions: regionsOf(policy), venues: VENUES });
}

/** Up to eight events within a day and a half, of all kinds that conflicts tell apart, two families among them. */
function registries() {
  const fields = fc.record({
    hour: fc.integer({ min: 0, max: 14 }),
    hours: fc.integer({ min: 1, max: 8 }),
    setup: fc.constantFrom(undefined, undefined, 'PT1H'),
    teardown: fc.constantFrom(undefined, undefined, 'PT2H'),
    state: fc.constantFrom('confirmed', 'confirmed', 'confirmed', 'hold', 'hold', 'expired', 'cancelled'),
    by: fc.constantFrom('sanfantee', 'club-host'),
    organizers: fc.subarray(['sanfantee', 'club-host']),
    where: fc.constantFrom('hall', 'hall', 'place', 'elsewhere', 'online'),
    scope: fc.constantFrom('regional', 'regional', 'local'),
    partOf: fc.constantFrom(undefined, undefined, 'e0', 'e1'),
    agreed: fc.constantFrom(undefined, undefined, 'e0', 'e2'),
    weekly: fc.boolean(),
  });
  return fc
    .record({
      all: fc.array(fields, { minLength: 3, maxLength: 8, size: 'max' }),
      policy: fc.constantFrom('reject', 'reject', 'warn', 'allow'),
    })
    .map(({ all, policy }) => ({
      policy,
      events: all.map(({ hour, hours, state, by, where, agreed, weekly, ...rest }, index) => {
        const start = Temporal.PlainDateTime.from('2026-12-05T00:00').add({ hours: hour });
        const isHold = state === 'hold' || state === 'expired';
        const known = (id: string | undefined) =>
          id !== undefined && Number(id.slice(1)) < all.length && id !== `e${index}` ? id : undefined;
        return event({
          ...rest,
          id: `e${index}`,
          region: where === 'elsewhere' ? 'me-02' : 'me-16',
          start: start.toString({ smallestUnit: 'minute' }),
          end: start.add({ hours }).toString({ smallestUnit: 'minute' }),
          status: isHold ? 'hold' : state,
          hold: isHold ? { by, until: state === 'hold' ? '2026-12-01' : '2026-11-01' } : undefined,
          ...(where === 'online'
            ? { attendance: 'online', onlineUrl: 'https://example.org' }
            : where === 'place'
              ? {}
              : { venue: where === 'hall' ? 'kings-park' : 'other-hall' }),
          partOf: known(rest.partOf),
          overlaps:
            known(agreed) === undefined
              ? undefined
              : [{ with: agreed, reason: 'разные аудитории', agreedBy: 'sanfantee' }],
          repeat: weekly ? { rule: 'FREQ=WEEKLY;COUNT=2' } : undefined,
        });
      }),
    }));
}

function busyOf(built: Registry): BusyPeriod[] {
  return [...built.events.values()].flatMap((one) => busyPeriods(expandRecurrence(one).occurrences, built, NOW));
}

function toText({ resource, claim, others, overlap, severity }: Conflict): string {
  const sides = [claim, ...others].map(({ claimant, occurrence }) => `${claimant.id}@${occurrence.start}`).sort();
  return `${severity} ${resource.kind} ${resource.id} ${sides.join(' ')} ${overlap.start}–${overlap.end}`;
}

/** The table of DESIGN §5 read out for every two dates of every two events, with none of the sweep's means. */
function byPairs({ events, regions, venues }: Registry): string[] {
  const all = [...events.values()].flatMap((one) => expandRecurrence(one).occurrences);
  const conflicts: string[] = [];
  for (const [index, a] of all.entries()) {
    for (const b of all.slice(index + 1)) {
      const [one, two] = [a.event.entry, b.event.entry];
      const isLive = ({ status, hold }: EventEntry) =>
        status === 'confirmed' || (status === 'hold' && hold!.until! > '2026-11-20');
      if (a.event.id === b.event.id || !isLive(one) || !isLive(two)) continue;
      if (one.attendance === 'online' || two.attendance === 'online') continue;
      const holds = [one, two].filter(({ status }) => status === 'hold').length;
      if (one.status === 'hold' && two.organizers?.includes(one.hold!.by)) continue;
      if (two.status === 'hold' && one.organizers?.includes(two.hold!.by)) continue;
      const [above, below] = [parents(a.event.id, events), parents(b.event.id, events)];
      if (above.includes(b.event.id) || below.includes(a.event.id)) continue;
      const sides = [a, b]
        .map(({ event: { id }, start }) => `${id}@${start}`)
        .sort()
        .join(' ');
      const tell = (severity: string, kind: string, id: string, start: number, end: number) => {
        if (start < end) conflicts.push(`${severity} ${kind} ${id} ${sides} ${start}–${end}`);
      };
      if (one.venue !== undefined && one.venue === two.venue && venues.has(one.venue)) {
        const start = Math.max(a.start - a.event.setup, b.start - b.event.setup);
        const end = Math.min(a.end + a.event.teardown, b.end + b.event.teardown);
        tell(holds === 2 ? 'warning' : 'error', 'venue', one.venue, start, end);
      }
      const policy = regions.get(a.event.region)!.overlapPolicy;
      const isAgreed =
        one.overlaps?.some((overlap) => overlap.with === b.event.id) ||
        two.overlaps?.some((overlap) => overlap.with === a.event.id);
      if (
        a.event.region !== b.event.region ||
        policy === 'allow' ||
        isAgreed ||
        above.some((parent) => below.includes(parent))
      )
        continue;
      const isMild = holds === 2 || policy === 'warn' || one.scope === 'local' || two.scope === 'local';
      tell(isMild ? 'warning' : 'error', 'region', a.event.region, Math.max(a.start, b.start), Math.min(a.end, b.end));
    }
  }
  return conflicts;
}

function parents(id: string, events: Registry['events'], seen: readonly string[] = []): string[] {
  const parent = events.get(id)?.entry.partOf;
  if (parent === undefined || parent === id || seen.includes(parent)) return [];
  // In a circle everyone but oneself is above.
  return [parent, ...parents(parent, events, [...seen, id])].filter((one) => seen.length > 0 || one !== id);
}

function later(text: string | undefined, days: number): string | undefined {
  return text && Temporal.PlainDateTime.from(text).add({ days }).toString({ smallestUnit: 'minute' });
}

function hash(text: string, seed: number): number {
  return ((Number(text.slice(1)) + 1) * ((seed >>> 0) | 1)) % 9973;
}
