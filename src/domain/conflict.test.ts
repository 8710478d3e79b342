import { describe, expect, test } from 'vitest';
import type { BusyPeriod } from './busy.ts';
import { type Conflict, findConflicts, hasLenders } from './conflict.ts';
import type { EventEntry } from './event.ts';
import { busyOf, conflictsIn, equipment, event, judged, region, registry, venue } from './registry.test-support.ts';
import type { Entry } from './registry.ts';

const other = (fields: Readonly<Record<string, unknown>> = {}) =>
  event({ id: 'club-night', title: 'Вечер клуба', ...fields });
const hall = { venue: 'kings-park' };

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

  test('back to back are none: Podgorica, 5 December 2026, 18:00–21:00 and 21:00–22:00', () => {
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

  test('19:00 in Podgorica is 20:00 in Moscow in summer, and 21:00 in winter: a lecturer is in one of the two', () => {
    const lecture = (day: string, hour: string, fields: Readonly<Record<string, unknown>> = {}) =>
      event({ start: `${day}T${hour}`, duration: 'PT1H', speakers: ['sanfantee'], ...fields });
    const moscow = { id: 'moscow', title: 'Лекция в Москве', region: 'me-02', timezone: 'Europe/Moscow' };
    const clash = ['error person-conflict: privacy-debate × moscow'];
    const at = (day: string, hour: string) => found(lecture(day, '19:00'), lecture(day, hour, moscow));
    expect(at('2027-07-01', '20:00')).toEqual(clash);
    expect(at('2027-07-01', '21:00')).toEqual([]);
    expect(at('2027-12-01', '21:00')).toEqual(clash);
    expect(at('2027-12-01', '20:00')).toEqual([]);
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

describe('a crowd at one venue', () => {
  const crowd = (count: number, fields: Readonly<Record<string, unknown>> = {}) =>
    Array.from({ length: count }, (_, index) =>
      event({ id: `e${String(index).padStart(3, '0')}`, ...hall, ...fields }),
    );
  const conflictsAt = (units: number, events: readonly Entry<EventEntry>[]) =>
    findConflicts(
      busyOf(registry({ events, venues: [venue({ units })], regions: [region({ overlapPolicy: 'allow' })] })),
      [],
    );
  const tell = ({ claim, others, omitted }: Conflict) =>
    `${claim.claimant.id} × ${others.map(({ claimant }) => claimant.id).join(' ')} +${omitted}`;

  test('is listed by 20 000 pairs; then each meets the first of those who are there, and a number of others', () => {
    const conflicts = conflictsAt(1, crowd(203));
    expect(conflicts.slice(19_998).map(tell)).toEqual([
      'e200 × e098 +undefined',
      'e200 × e099 +100',
      'e201 × e000 +200',
      'e202 × e000 +201',
    ]);
    expect(conflicts.filter(({ omitted }) => omitted !== undefined)).toHaveLength(3);
  });

  test('of which twenty have a part is named whole; of more, twenty and a number', () => {
    const names = Array.from({ length: 20 }, (_, index) => `e0${String(index).padStart(2, '0')}`).join(' ');
    expect(conflictsAt(20, crowd(21)).map(tell)).toEqual([`e020 × ${names} +undefined`]);
    expect(conflictsAt(21, crowd(22)).map(tell)).toEqual([`e021 × ${names} +1`]);
  });

  test('of one family needs what its parts need together, up to forty relatives; more of them count one by one', () => {
    const family = (parts: number) => [event({ id: 'festival', ...hall }), ...crowd(parts, { partOf: 'festival' })];
    expect(conflictsAt(39, family(39))).toEqual([]);
    expect(conflictsAt(40, family(40)).map(({ claim }) => claim.claimant.id)).toEqual(['festival']);
  });
});

describe('ten chairs for all', () => {
  const chairs = equipment({ id: 'chairs', quantity: 10 });
  const taking = (quantity: number, fields: Readonly<Record<string, unknown>>) =>
    event({ equipment: [{ item: 'chairs', quantity }], ...fields });
  const world = (...events: Entry<EventEntry>[]) => ({
    events,
    equipment: [chairs],
    regions: [region({ overlapPolicy: 'allow' })],
  });
  const short = (...events: Entry<EventEntry>[]) =>
    findConflicts(busyOf(registry(world(...events))), []).map(
      ({ severity, claim, others }) =>
        `${severity} ${[claim, ...others].map(({ claimant }) => claimant.id).join(' × ')}`,
    );
  const hold = { status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } };

  test('who wants eleven is told alone, whoever else has some', () => {
    expect(short(taking(2, { id: 'a' }), taking(11, { id: 'b' }))).toEqual(['error b']);
    expect(short(taking(12, { id: 'a' }), taking(11, { id: 'b', partOf: 'a' }))).toEqual(['error a', 'error b']);
  });

  test('a festival needs for itself and its parts what is more, and of two equal needs the parts are named', () => {
    const parts = [taking(3, { id: 'a', partOf: 'festival' }), taking(3, { id: 'b', partOf: 'festival' })];
    expect(short(...parts, taking(6, { id: 'festival' }), taking(5, { id: 'z' }))).toEqual(['error z × a × b']);
    expect(short(...parts, taking(7, { id: 'festival' }), taking(5, { id: 'z' }))).toEqual(['error z × festival']);
  });

  test('two festivals need as much as both of them with their parts', () => {
    const first = [taking(6, { id: 'a' }), taking(2, { id: 'a-part', partOf: 'a' })];
    const second = [taking(5, { id: 'b' }), taking(5, { id: 'b-part', partOf: 'b' })];
    expect(short(...first, ...second)).toEqual(['error b × a']);
    const parts = [taking(2, { id: 'a', partOf: 'y' }), taking(4, { id: 'b', partOf: 'z' })];
    expect(short(...parts, taking(6, { id: 'y' }), taking(5, { id: 'z' }))).toEqual(['error z × y']);
  });

  test('holds queue where each of them finds room beside all that is confirmed', () => {
    const queue = (confirmed: number, held: number) =>
      short(
        taking(confirmed, { id: 'a' }),
        taking(held, { id: 'b', ...hold }),
        taking(held, { id: 'c', ...hold, hold: { until: '2026-12-01', by: 'club-host' } }),
      );
    expect(queue(6, 4)).toEqual(['warning c × a × b']);
    expect(queue(6, 5)).toEqual(['error b × a', 'error c × a × b']);
    const guest = { ...hold, hold: { until: '2026-12-01', by: 'club-host' } };
    expect(short(taking(6, { id: 'a' }), taking(4, { id: 'b', ...hold }), taking(5, { id: 'c', ...guest }))).toEqual([
      'error c × a × b',
    ]);
  });

  test('of two dates that begin at once the shorter is told first, whatever the order they are known in', () => {
    const twice = taking(6, {
      id: 'series',
      start: '2026-12-05T19:00',
      end: '2026-12-05T20:00',
      repeat: { rule: 'FREQ=DAILY;COUNT=1', also: [{ start: '2026-12-05T19:00', end: '2026-12-05T22:00' }] },
    });
    const busy = busyOf(registry(world(taking(5, { id: 'a' }), twice)));
    for (const known of [busy, busy.toReversed()]) {
      const found = findConflicts(known, []).filter(({ code }) => code === 'equipment-conflict');
      expect(found.map(({ claim }) => claim.occurrence)).toEqual(['2026-12-05', '+2026-12-05']);
    }
  });

  test('a festival that is proposed answers for itself, not for its accepted parts and a stranger', () => {
    const busy = busyOf(
      registry(
        world(
          taking(1, { id: 'festival', start: '2026-12-05' }),
          taking(5, { id: 'a', partOf: 'festival' }),
          taking(5, { id: 'b', partOf: 'festival' }),
          taking(5, { id: 'z', start: '2026-12-05T19:00', duration: 'PT1H' }),
        ),
      ),
    );
    const isFestival = ({ claimant }: BusyPeriod) => claimant.id === 'festival';
    const rest = busy.filter((period) => !isFestival(period));
    expect(findConflicts(rest, [])).toHaveLength(1);
    expect(findConflicts(busy.filter(isFestival), rest)).toEqual([]);
  });

  test('lenders are parents among their parts and holds among what fulfils them, not those who are there without them', () => {
    const isLent = (...events: Entry<EventEntry>[]) =>
      hasLenders(busyOf(registry({ events })).filter(({ resource }) => resource.kind === 'region'));
    const part = event({ id: 'opening', partOf: 'privacy-debate' });
    expect(isLent(event({ organizers: ['sanfantee'] }), other())).toBe(false);
    expect(isLent(event(), part)).toBe(true);
    expect(isLent(part)).toBe(false);
    expect(isLent(event({ organizers: ['sanfantee'] }), other(hold))).toBe(true);
  });
});

describe('the way of a speaker', () => {
  const speaker = { speakers: ['club-host'] };
  const regions = [
    region({ overlapPolicy: 'allow', travel: { 'me-02': 'PT1H', 'me-16': 'PT1H' } }),
    region({ id: 'me-02' }),
  ];
  const evening = event({ id: 'a', ...speaker });
  const night = event({ id: 'b', region: 'me-02', start: '2026-12-05T21:30', end: '2026-12-05T23:00', ...speaker });
  const later = event({ id: 'c', start: '2026-12-06T10:00', end: '2026-12-06T12:00', ...speaker });

  test('matters where one of the two ends of it is proposed', () => {
    const busy = busyOf(registry({ events: [evening, night, later], regions }));
    const proposed = (...ids: string[]) => {
      const isProposed = ({ claimant }: BusyPeriod) => ids.includes(claimant.id);
      return findConflicts(
        busy.filter(isProposed),
        busy.filter((period) => !isProposed(period)),
      ).map(({ code }) => code);
    };
    expect(proposed('a')).toEqual(['travel-conflict']);
    expect(proposed('b')).toEqual(['travel-conflict']);
    expect(proposed('c')).toEqual([]);
    expect(findConflicts(busy, []).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning travel-conflict',
    ]);
  });

  test('is none within one region, whatever its file says', () => {
    const next = event({ id: 'd', start: '2026-12-05T21:00', end: '2026-12-05T22:00', ...speaker });
    expect(conflictsIn(judged({ events: [evening, next], regions }))).toEqual([]);
  });
});

test('who has left is met by nobody, whoever left before', () => {
  const at = (id: string, from: string, to: string) =>
    event({ id, start: `2026-12-05T${from}`, end: `2026-12-05T${to}`, ...hall });
  const events = [
    at('a', '18:00', '19:00'),
    at('b', '18:10', '20:00'),
    at('c', '18:20', '22:00'),
    at('d', '19:30', '19:45'),
    at('e', '21:00', '21:30'),
  ];
  const found = findConflicts(busyOf(registry({ events, regions: [region({ overlapPolicy: 'allow' })] })), []);
  expect(found.map(({ claim, others }) => `${claim.claimant.id} × ${others[0]?.claimant.id}`)).toEqual([
    'b × a',
    'c × a',
    'c × b',
    'd × b',
    'd × c',
    'e × c',
  ]);
});

describe('of two that meet', () => {
  const hold = (by = 'sanfantee') => ({ status: 'hold', hold: { until: '2026-12-01', by } });
  const flagship = (fields: Readonly<Record<string, unknown>> = {}) => event({ scope: 'community', ...fields });
  const later = { start: '2026-12-05T20:00', end: '2026-12-05T22:00' };
  const weigh = (policy: string, ...events: Entry<EventEntry>[]) =>
    findConflicts(busyOf(registry({ events, regions: [region({ overlapPolicy: policy })] })), []).map(
      ({ severity, code, claim, others }) =>
        `${severity} ${code} ${[claim, ...others].map(({ claimant }) => claimant.id).join(' × ')}`,
    );

  test('the conflict is a warning or an error, and nothing else', () => {
    expect(weigh('reject', event(), other(later))).toEqual(['error region-conflict club-night × privacy-debate']);
    expect(weigh('warn', event(), other(later))).toEqual(['warning region-conflict club-night × privacy-debate']);
    expect(weigh('reject', event(hold()), other({ ...later, ...hold('club-host') }))).toEqual([
      'warning region-conflict club-night × privacy-debate',
    ]);
    expect(weigh('allow', flagship(), other(later))).toEqual(['error community-conflict club-night × privacy-debate']);
    expect(weigh('allow', flagship(later), other())).toEqual(['error community-conflict privacy-debate × club-night']);
    expect(weigh('allow', flagship(hold()), other({ ...later, ...hold('club-host') }))).toEqual([
      'warning community-conflict club-night × privacy-debate',
    ]);
    expect(weigh('allow', flagship(), other({ ...later, repeat: { rule: 'FREQ=DAILY;COUNT=2' } }))).toEqual([
      'warning community-conflict club-night × privacy-debate',
    ]);
  });

  test('two flagships meet once, and only where one of them is proposed', () => {
    const two = [flagship(), other({ scope: 'community', ...later })];
    expect(weigh('allow', ...two)).toEqual(['error community-conflict club-night × privacy-debate']);
    const busy = busyOf(registry({ events: [...two, event({ id: 'third', start: '2026-12-24' })] }));
    const isThird = ({ claimant }: BusyPeriod) => claimant.id === 'third';
    const rest = busy.filter((period) => !isThird(period));
    expect(findConflicts(busy.filter(isThird), rest)).toEqual([]);
  });
});

test('a flagship of no country is everywhere elsewhere', () => {
  const nowhere = region({ country: undefined, overlapPolicy: 'allow', coordinators: ['sanfantee'] });
  const flagship = event({ scope: 'community', organizers: ['sanfantee'] });
  expect(conflictsIn(judged({ events: [flagship, other()], regions: [nowhere] }))).toEqual([
    'warning community-conflict/elsewhere: privacy-debate × club-night',
  ]);
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

  test('a part borrows from eight above it: a chain of thousands would keep the check busy for hours', () => {
    const chain = Array.from({ length: 12 }, (_, index) =>
      event({ id: `part-${index + 10}`, start: '2026-12-05', partOf: index === 0 ? undefined : `part-${index + 9}` }),
    );
    const depths = busyOf(registry({ events: chain })).map(({ claimant }) => claimant.ancestors.length);
    expect(depths).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]);
    expect(found(...chain.slice(0, 9))).toEqual([]);
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
