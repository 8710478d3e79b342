import { describe, expect, test } from 'vitest';
import { examine } from './check.ts';
import { tellConflicts } from './conflict-issue.ts';
import type { Issue } from './issue.ts';
import { findProposals } from './reference.ts';
import { entries, equipment, event, examined, NOW, region, venue } from './registry.test-support.ts';
import { assembleRegistry, type RegistryEntries } from './registry.ts';

type Fields = Readonly<Record<string, unknown>>;

const hall = { venue: 'kings-park' };
const club = (fields: Fields = {}) => event({ id: 'club-night', title: 'Вечер клуба', ...fields });
const hold = (by = 'sanfantee') => ({ status: 'hold', hold: { until: '2026-12-01', by } });
const hours = (from: string, to: string) => ({ start: `2026-12-05T${from}`, end: `2026-12-05T${to}` });
const at = (time: string) => Temporal.Instant.from(`2026-12-05T${time}+01:00`).epochMilliseconds;
const clubs = [region({ overlapPolicy: 'allow' }), region({ id: 'me-02', overlapPolicy: 'allow' })];

const tell = (parts: Partial<RegistryEntries>) => tellConflicts(examined(parts));
/** Issues of a change from one state to another of which some files are new or edited. */
function tellChange(before: Partial<RegistryEntries>, after: Partial<RegistryEntries>, ...files: string[]): Issue[] {
  const all = entries(after);
  return tellConflicts(
    examine(all, assembleRegistry(all).registry, NOW, {
      proposed: findProposals(all, new Set(files)),
      base: assembleRegistry(entries(before)).registry,
      versionsOf: () => [],
    }),
  );
}
/** Whom an issue is told to, and who is on the other side: `venue-conflict b × a`. */
const inShort = (issues: readonly Issue[]) =>
  issues.map(({ code, variant, file, conflict }) =>
    [`${code}${variant ? `/${variant}` : ''} ${file.replace(/^.*\/|\.md$/g, '')}`, ...(conflict?.with ?? [])].join(
      ' × ',
    ),
  );

describe('a conflict of two', () => {
  test('is told to the later one with all that words and links need', () => {
    const span = { start: at('20:00'), end: at('21:00'), timezone: 'Europe/Podgorica' };
    const [issue, ...more] = tell({
      events: [event(hall), club({ ...hours('20:00', '23:00'), ...hall })],
      regions: clubs,
    });
    expect(more).toEqual([]);
    expect({ ...issue, alternatives: [] }).toEqual({
      code: 'venue-conflict',
      severity: 'error',
      file: 'events/me-16/club-night.md',
      field: ['venue'],
      params: {
        title: 'Вечер клуба',
        others: ['Дебаты о приватности'],
        files: ['events/me-16/privacy-debate.md'],
        holds: ['', ''],
        resources: [{ ru: 'Kings Park', en: 'Kings Park' }],
        overlap: { ...span, allDay: false },
        more: 0,
        omitted: 0,
        crowd: 0,
        alike: 0,
      },
      conflict: { with: ['privacy-debate'], resource: 'venue:kings-park', ...span },
      alternatives: [],
      venueNames: {},
    });
  });

  test('names the last day of a hold in its way, and of no event that has been confirmed', () => {
    const holds = (fields: Fields) =>
      tell({ events: [event(fields), club(hours('20:00', '23:00'))] })[0]?.params?.holds;
    expect(holds(hold())).toEqual(['', '2026-12-01']);
    expect(holds({ hold: { until: '2026-12-01', by: 'sanfantee' } })).toEqual(['', '']);
  });

  test('in one way after the other: a closed door, then place, people, things, region and flagship', () => {
    const both = { ...hall, speakers: ['sanfantee', 'club-host'], equipment: [{ item: 'projector' }] };
    const issues = tell({
      events: [event({ ...both, scope: 'community', organizers: ['sanfantee'] }), club(both)],
      regions: [region({ blackouts: [{ from: '2026-12-05', to: '2026-12-05' }] })],
    });
    expect(inShort(issues)).toEqual([
      'blackout-conflict/region club-night',
      'blackout-conflict/region privacy-debate',
      'venue-conflict privacy-debate × club-night',
      'person-conflict privacy-debate × club-night',
      'equipment-conflict privacy-debate × club-night',
      'region-conflict privacy-debate × club-night',
      'community-conflict privacy-debate × club-night',
    ]);
    expect(issues[3]?.params?.resources, 'both of them, by id').toEqual([
      { ru: 'Ведущий клуба', en: 'Ведущий клуба' },
      { ru: 'Миа', en: 'Mia' },
    ]);
    expect(issues[6]?.params?.resources).toEqual([{ ru: 'me', en: 'me' }]);
  });

  test('comes in order of time, the shorter first', () => {
    const inBar = (id: string, fields: Fields) => event({ id, region: 'me-02', ...fields });
    const order = (from: string, to: string) =>
      inShort(tell({ events: [event(), club(), inBar('a', hours(from, to)), inBar('b', hours(from, to))] })).map(
        (line) => line.slice('region-conflict '.length),
      );
    expect(order('19:00', '20:00')).toEqual(['privacy-debate × club-night', 'b × a']);
    expect(order('17:00', '22:00')).toEqual(['b × a', 'privacy-debate × club-night']);
    expect(order('18:00', '20:00')).toEqual(['b × a', 'privacy-debate × club-night']);
    expect(order('18:00', '22:00')).toEqual(['privacy-debate × club-night', 'b × a']);
  });

  test('of series is one, whoever of them comes first on some date', () => {
    const weekly = { rule: 'FREQ=WEEKLY;COUNT=3' };
    const moved = [{ from: '2026-12-12', start: '2026-12-12T17:00', end: '2026-12-12T19:00' }];
    const issues = tell({
      events: [
        event({ ...hall, repeat: weekly }),
        club({ ...hours('20:00', '22:00'), ...hall, repeat: { ...weekly, moved } }),
      ],
      regions: clubs,
    });
    expect(inShort(issues)).toEqual(['venue-conflict club-night × privacy-debate']);
    expect(issues[0]?.params).toMatchObject({ more: 2, resources: [{ ru: 'Kings Park' }] });
  });

  test('offers other venues by their names, and nothing to who wants more than there is', () => {
    const season = event({ start: '2026-08-25', end: '2027-04-01', ...hall });
    const [issue] = tell({
      events: [season, club(hall)],
      regions: clubs,
      venues: [venue(), venue({ id: 'other-hall', name: { ru: 'Другой зал', en: 'Other hall' } })],
    });
    expect(issue).toMatchObject({
      alternatives: [{ venue: 'other-hall' }],
      venueNames: { 'other-hall': { ru: 'Другой зал', en: 'Other hall' } },
    });
    for (const fields of [{}, hold()]) {
      const [alone, ...more] = tell({ events: [club({ equipment: [{ item: 'projector', quantity: 2 }], ...fields })] });
      expect(more).toEqual([]);
      expect(alone).toMatchObject({
        code: 'equipment-conflict',
        variant: 'alone',
        severity: 'error',
        conflict: { with: [] },
      });
      expect(alone).not.toHaveProperty('alternatives');
    }
  });

  test('with an event that the registry does not have is a fault of the code', () => {
    const check = examined({ events: [event(), club()] });
    expect(() => tellConflicts({ ...check, registry: { ...check.registry, events: new Map() } })).toThrow(
      'No event privacy-debate in the registry',
    );
  });
});

describe('a conflict is told', () => {
  const debate = 'events/me-16/privacy-debate.md';
  const night = 'events/me-16/club-night.md';
  const later = club(hours('20:00', '23:00'));

  test('to the one that was merged later, where both have been merged at different times', () => {
    const blamed = (merged: Readonly<Record<string, number>>) =>
      tellConflicts({ ...examined({ events: [event(), later] }), mergedAt: new Map(Object.entries(merged)) }).map(
        ({ file }) => file,
      );
    expect(blamed({ 'privacy-debate': 2, 'club-night': 1 })).toEqual([debate]);
    expect(blamed({ 'privacy-debate': 1, 'club-night': 2 })).toEqual([night]);
    expect(blamed({ 'privacy-debate': 1, 'club-night': 1 })).toEqual([night]);
    expect(blamed({ 'privacy-debate': 2 })).toEqual([night]);
    expect(blamed({ 'club-night': 1 })).toEqual([night]);
    const first = event(hours('20:30', '22:00'));
    const check = examined({ events: [first, later] });
    expect(tellConflicts({ ...check, mergedAt: new Map([['club-night', 1]]) })[0]?.file).toBe(debate);
  });

  test('to the one that begins later itself, however early its setup', () => {
    const setup = { ...hours('19:00', '22:00'), setup: 'PT3H' };
    const things = { equipment: [{ item: 'projector' }] };
    expect(inShort(tell({ events: [event({ ...things, ...setup }), club(things)], regions: clubs }))).toEqual([
      'equipment-conflict privacy-debate × club-night',
    ]);
    expect(inShort(tell({ events: [event({ ...hall, ...setup }), club(hall)], regions: clubs }))).toEqual([
      'venue-conflict privacy-debate × club-night',
    ]);
    expect(inShort(tell({ events: [event({ setup: 'PT3H' }), club(hours('19:00', '22:00'))] }))).toEqual([
      'region-conflict club-night × privacy-debate',
    ]);
  });

  test('under a change to what it proposes, else to what it changes itself, else to what is new, else to the later', () => {
    const blamed = (before: Partial<RegistryEntries>, after: Partial<RegistryEntries>, ...files: string[]) =>
      inShort(tellChange(before, after, ...files).filter(({ code }) => code === 'venue-conflict'));
    const pair = [event(hall), club({ ...hours('20:00', '23:00'), ...hall })];
    const far = [event({ ...hall, ...hours('10:00', '11:00') }), pair[1]!];
    const isDebate = ['venue-conflict privacy-debate × club-night'];
    const isNight = ['venue-conflict club-night × privacy-debate'];
    expect(blamed({ events: far }, { events: pair }, debate), 'the other is accepted').toEqual(isDebate);
    expect(blamed({ events: far }, { events: pair }, debate, 'venues/kings-park.md'), 'its venue changed').toEqual(
      isDebate,
    );
    expect(blamed({ events: [pair[1]!] }, { events: pair }, debate, night), 'the other is only edited').toEqual(
      isDebate,
    );
    expect(blamed({ events: far }, { events: pair }, debate, night)).toEqual(isNight);
    expect(blamed({ events: [] }, { events: pair }, debate, night)).toEqual(isNight);
  });

  test('as known where it was accepted, and as what it is where it was a warning all along', () => {
    const events = [event(), later];
    const longer = [event(), club(hours('19:30', '23:00'))];
    expect(inShort(tellChange({ events }, { events }, night))).toEqual([
      'region-conflict/known club-night × privacy-debate',
    ]);
    expect(inShort(tellChange({ events }, { events: longer }, night))).toEqual([
      'region-conflict club-night × privacy-debate',
    ]);
    const regions = [region({ overlapPolicy: 'warn' })];
    expect(inShort(tellChange({ events, regions }, { events, regions }, night))).toEqual([
      'region-conflict/local club-night × privacy-debate',
    ]);
    const queue = [event(hold()), club({ ...hours('20:00', '23:00'), ...hold('club-host') })];
    expect(inShort(tellChange({ events: queue }, { events }, night, debate))).toEqual([
      'region-conflict club-night × privacy-debate',
    ]);
  });
});

describe('a crowd', () => {
  const warned = [region({ overlapPolicy: 'warn' })];
  const crowd = (count: number, fields: Fields = {}) =>
    Array.from({ length: count }, (_, index) =>
      event({ id: `e${String(index).padStart(3, '0')}`, title: `Встреча ${index}`, ...fields }),
    );

  test('of five in the way of one is told one by one, of six at one moment as one: five by name and a number', () => {
    const around = (count: number) => {
      const guests = Array.from({ length: count }, (_, index) =>
        event({ id: `e${index}`, title: `Встреча ${index}`, ...hours('10:00', '10:30') }),
      );
      const fair = event({ id: 'fair', title: 'Ярмарка', start: '2026-12-05' });
      return tellChange({ events: guests }, { events: [...guests, fair] }, 'events/me-16/fair.md');
    };
    expect(inShort(around(5))).toHaveLength(5);
    const [issue, ...more] = around(6);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      severity: 'error',
      params: { omitted: 1, more: 0, overlap: { start: at('10:00'), end: at('10:30') } },
      conflict: { with: ['e0', 'e1', 'e2', 'e3', 'e4', 'e5'] },
    });
  });

  test('of holds is one queue, in the order in which they come', () => {
    const queue = [
      event({ id: 'a', ...hours('16:00', '20:00'), ...hold() }),
      event({ id: 'b', ...hours('17:00', '18:30'), ...hold('club-host') }),
      event({ id: 'c', ...hours('18:00', '21:00'), ...hold('guest') }),
    ];
    expect(inShort(tell({ events: queue }))).toEqual([
      'region-conflict/queue b × a',
      'region-conflict/queue c × a × b',
    ]);
    expect(inShort(tell({ events: [...queue.slice(0, 2), event({ id: 'c', ...hours('18:00', '21:00') })] }))).toEqual([
      'region-conflict/queue b × a',
      'region-conflict c × b',
      'region-conflict c × a',
    ]);
  });

  test('in which many meet many is told five times, the rest of them together', () => {
    const issues = tell({ events: crowd(13), regions: warned });
    expect(issues).toHaveLength(1 + 2 + 3 + 4 + 5 + 5 + 1);
    expect(
      issues
        .filter(({ params }) => params?.omitted !== 0)
        .map(({ file, params, also }) => [file.slice(13, -3), params?.omitted, params?.crowd, also]),
    ).toEqual([
      ['e006', 1, 0, undefined],
      ['e007', 2, 0, undefined],
      ['e008', 3, 0, undefined],
      ['e009', 4, 0, undefined],
      ['e010', 5, 0, undefined],
      ['e011', 6, 1, ['events/me-16/e012.md']],
    ]);
    const five = tell({ events: crowd(12, hall), venues: [venue({ units: 5 })], regions: clubs });
    expect(five.map(({ params, also }) => [params?.omitted, also])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((count) => [count, undefined]),
    );
  });

  test('too large to be listed is counted', () => {
    const omitted = (list: readonly Issue[], id: string) =>
      list.find(({ file }) => file.endsWith(`${id}.md`))?.params?.omitted;
    const pairs = tellChange(
      { events: crowd(202) },
      { events: crowd(203), regions: warned },
      ...[200, 201, 202].map((index) => `events/me-16/e${index}.md`),
    );
    expect(omitted(pairs, 'e200')).toBe(195);
    const takers = tell({ events: crowd(22, hall), venues: [venue({ units: 21 })], regions: clubs });
    expect(omitted(takers, 'e021')).toBe(16);
  });
});

describe('a closed door', () => {
  const days = [{ from: '2026-12-05', to: '2026-12-06', reason: 'Ремонт' }];
  const shut = venue({ closed: days });
  const short = (issues: readonly Issue[]) =>
    issues.map(({ variant, severity, field, params }) => [variant, severity, field?.join('.'), params?.reason]);

  test('is one of the venue or of the region, for days or for hours, and stands on the time', () => {
    expect(short(tell({ events: [event(hall)], venues: [shut] }))).toEqual([['venue', 'error', 'start', 'Ремонт']]);
    expect(short(tell({ events: [event()], regions: [region({ blackouts: days })] }))).toEqual([
      ['region', 'error', 'start', 'Ремонт'],
    ]);
    const mornings = venue({ hours: [{ days: ['SA'], from: '08:00', to: '12:00' }] });
    expect(short(tell({ events: [event(hall)], venues: [mornings] }))).toEqual([
      ['hours', 'error', 'start', undefined],
    ]);
    expect(
      short(tell({ events: [event({ ...hall, repeat: { rule: 'FREQ=DAILY;COUNT=2' } })], venues: [shut] })),
    ).toEqual([['venue', 'error', 'repeat', 'Ремонт']]);
  });

  test('that was accepted asks for a look only', () => {
    const parts = { events: [event(hall)], venues: [shut] };
    expect(short(tellChange(parts, parts, 'events/me-16/privacy-debate.md'))).toEqual([
      ['venue-known', 'warning', 'start', 'Ремонт'],
    ]);
  });
});

describe('people and things', () => {
  const people = (one: Fields, other: Fields) =>
    tell({ events: [event(one), club({ ...hours('20:00', '23:00'), ...other })], regions: clubs });

  test('a person is named where the file of the later event names them', () => {
    const field = (fields: Fields) => people({ speakers: ['sanfantee'] }, fields)[0]?.field;
    expect(field({ speakers: ['club-host', 'sanfantee'], organizers: ['sanfantee'] })).toEqual(['speakers', 1]);
    expect(field({ hosts: ['sanfantee'] })).toEqual(['hosts', 0]);
    expect(field({ speakers: ['club-host'], organizers: ['club-host', 'sanfantee'] })).toEqual(['organizers', 1]);
  });

  test('who speaks twice is an error, a warning with a hold; who organises may be in two places', () => {
    const short = (one: Fields, other: Fields) =>
      people(one, other).map(({ severity, variant }) => [severity, variant]);
    const speaks = { speakers: ['club-host'] };
    const organises = { organizers: ['club-host'] };
    expect(short(speaks, speaks)).toEqual([['error', undefined]]);
    expect(short({ ...speaks, ...hold() }, speaks)).toEqual([['warning', 'hold']]);
    expect(short(organises, speaks)).toEqual([['warning', 'organizer']]);
    expect(short(organises, organises)).toEqual([['warning', 'organizer']]);
  });

  test('things are told by how many are wanted and how many there are, at their place in the list', () => {
    const stock = [equipment(), equipment({ id: 'chairs', quantity: 10 })];
    const take = (quantity: number) => ({ equipment: [{ item: 'projector' }, { item: 'chairs', quantity }] });
    const chairs = (fields: Fields) =>
      tell({
        events: [event({ equipment: [{ item: 'chairs', quantity: 6 }] }), club(fields)],
        equipment: stock,
        regions: clubs,
      });
    const [issue, ...more] = chairs({ ...take(5), start: '2026-12-05T20:00', end: '2026-12-05T22:00' });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ field: ['equipment', 1, 'item'], params: { wanted: 11, stock: 10 } });
  });

  test('the way is told in whole minutes', () => {
    const speaker = { speakers: ['club-host'] };
    const [issue, ...more] = tell({
      events: [event(speaker), club({ region: 'me-02', ...hours('21:30', '23:00'), ...speaker })],
      regions: [region({ travel: { 'me-02': 'PT1H30M' } }), region({ id: 'me-02' })],
    });
    expect(more).toEqual([]);
    expect(issue).toMatchObject({
      code: 'travel-conflict',
      severity: 'warning',
      field: ['speakers', 0],
      params: { travel: 90, gap: 30, overlap: { allDay: false } },
    });
    expect(issue?.variant).toBeUndefined();
  });

  test('between whole days the way is told by the hour', () => {
    const [issue] = tell({
      events: [
        event({ start: '2026-12-05', speakers: ['club-host'] }),
        club({ region: 'me-02', start: '2026-12-06', speakers: ['club-host'] }),
      ],
      regions: [region({ travel: { 'me-02': 'PT1H' } }), region({ id: 'me-02' })],
    });
    expect(issue?.params).toMatchObject({ travel: 60, gap: 0, overlap: { allDay: false } });
  });
});

describe('beside a flagship', () => {
  const regions = [region({ overlapPolicy: 'allow' }), region({ id: 'ge', country: 'ge', overlapPolicy: 'allow' })];
  const flagship = (fields: Fields = {}) => event({ id: 'a', title: 'Слёт', scope: 'community', ...fields });
  const short = (...events: ReturnType<typeof event>[]) =>
    tell({ events, regions }).map(({ severity, variant, params }) => {
      const { flagship: one, guest, except, series } = params ?? {};
      return [severity, variant, one, guest, except, series];
    });
  const weekly = { repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } };

  test('one event of its country is an error, one elsewhere or online a warning', () => {
    expect(short(flagship(), club())).toEqual([['error', undefined, 'Слёт', 'Вечер клуба', undefined, undefined]]);
    expect(short(flagship({ id: 'z' }), club()), 'told to the flagship, whose guests all others are').toEqual([
      ['error', undefined, 'Слёт', undefined, undefined, undefined],
    ]);
    expect(short(flagship(), club({ region: 'ge', timezone: 'Europe/Podgorica' }))).toEqual([
      ['warning', 'elsewhere', 'Слёт', 'Вечер клуба', undefined, undefined],
    ]);
    const online = { attendance: 'online', onlineUrl: 'https://example.org' };
    for (const events of [
      [flagship(), club(online)],
      [flagship(online), club()],
    ])
      expect(short(...events)).toEqual([['warning', 'elsewhere', 'Слёт', 'Вечер клуба', undefined, undefined]]);
  });

  test('a series is told which of its dates to leave out, and so is the flagship itself', () => {
    const file = 'events/me-16/club-night.md';
    expect(short(flagship(), club({ start: '2026-11-28T19:00', end: '2026-11-28T22:00', ...weekly }))).toEqual([
      ['warning', 'series', 'Слёт', 'Вечер клуба', '2026-12-05T19:00', file],
    ]);
    expect(short(flagship(), club({ start: '2026-11-28', ...weekly }))).toEqual([
      ['warning', 'series', 'Слёт', undefined, '2026-12-05', file],
    ]);
    const itself = flagship({ start: '2026-11-28T18:00', end: '2026-11-28T21:00', ...weekly });
    expect(short(itself, club())).toEqual([
      ['warning', 'repeated', 'Слёт', 'Вечер клуба', '2026-12-05T18:00', 'events/me-16/a.md'],
    ]);
    expect(short(itself, club(weekly))).toEqual([
      ['warning', 'series', 'Слёт', 'Вечер клуба', '2026-12-05T18:00', file],
    ]);
  });
});
