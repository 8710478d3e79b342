import { describe, expect, test } from 'vitest';
import { event, examined, NOW, person, region, registry, SETTINGS, venue } from './registry.test-support.ts';
import type { RegistryEntries } from './registry.ts';
import {
  checkAgreements,
  checkDuplicates,
  checkFlagships,
  checkHolds,
  checkRecurrences,
  checkReferences,
  checkRemoved,
  checkSelfConflicts,
  checkVenueRegion,
} from './rules.ts';

type Fields = Readonly<Record<string, unknown>>;

const FILE = 'events/me-16/privacy-debate.md';
const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Podgorica').epochMilliseconds;
const club = (fields: Fields = {}) => event({ id: 'club-night', title: 'Вечер клуба', ...fields });

describe('names', () => {
  const told = (parts: Partial<RegistryEntries>) => checkReferences(examined(parts));
  // Clocks skip this hour: the file is right, and has no place in time.
  const unplaced = { start: '2027-03-28T02:30', end: '2027-03-28T05:00' };

  test('of events that could not be placed in time may be named, as events', () => {
    const festival = event({ id: 'festival', ...unplaced });
    expect(told({ events: [festival, event({ partOf: 'festival' })] })).toEqual([]);
    expect(told({ events: [festival, event({ venue: 'festival' })] })).toEqual([
      {
        code: 'reference-unknown',
        variant: 'venue',
        severity: 'error',
        file: FILE,
        field: ['venue'],
        params: { id: 'festival', suggestion: undefined },
      },
    ]);
    expect(told({ events: [event(unplaced), event({ id: 'opening', partOf: 'festival' })] })).toHaveLength(1);
  });

  test('of a venue lead to the folder of its region', () => {
    expect(checkVenueRegion(examined({ events: [event({ region: 'me-02', venue: 'kings-park' })] }))).toEqual([
      {
        code: 'file-placement',
        variant: 'venue-region',
        severity: 'error',
        file: 'events/me-02/privacy-debate.md',
        field: ['venue'],
        params: {
          venue: 'kings-park',
          region: 'me-02',
          suggestion: 'events/me-16/privacy-debate.md',
          expected: 'me-16',
        },
      },
    ]);
    const stray = { events: [event({ venue: 'kings-park' })], venues: [venue({ region: 'me-99' })] };
    expect(checkVenueRegion(examined(stray)), 'of an unknown region').toEqual([]);
    expect(checkVenueRegion(examined({ events: [event({ venue: 'nowhere' }), event({ id: 'b' })] }))).toEqual([]);
  });
});

describe('a series', () => {
  test('is told what is wrong with it as an error, unless it is a warning', () => {
    const repeat = { rule: 'FREQ=DAILY;COUNT=3' };
    const told = (fields: Fields) =>
      checkRecurrences(examined({ events: [event(fields)] })).map(({ code, severity, file }) => [code, severity, file]);
    expect(told({ repeat: { ...repeat, except: ['2026-12-24'] } })).toEqual([['repeat-exception', 'error', FILE]]);
    expect(told({ start: '2027-03-27T02:30', end: '2027-03-27T04:30', repeat })).toEqual([
      ['repeat-gap', 'warning', FILE],
    ]);
    expect(told({ repeat })).toEqual([]);
  });

  test('that overlaps itself is told the first time at which two of its dates do', () => {
    const told = (fields: Fields) => checkSelfConflicts(examined({ events: [event(fields)] }));
    const repeat = {
      rule: 'FREQ=WEEKLY;COUNT=2',
      also: [{ start: '2026-12-12T19:00', end: '2026-12-12T20:00' }],
    };
    const span = { start: at('2026-12-12T19:00'), end: at('2026-12-12T20:00'), timezone: 'Europe/Podgorica' };
    expect(told({ repeat })).toEqual([
      {
        code: 'self-conflict',
        severity: 'error',
        file: FILE,
        field: ['repeat'],
        params: { title: 'Дебаты о приватности', overlap: { ...span, allDay: false } },
        conflict: { with: [], resource: 'event:privacy-debate', ...span },
      },
    ]);
    const [days] = told({ start: '2026-12-05', end: '2026-12-06', repeat: { rule: 'FREQ=DAILY;COUNT=2' } });
    expect(days?.params?.overlap).toMatchObject({
      start: at('2026-12-06T00:00'),
      end: at('2026-12-07T00:00'),
      allDay: true,
    });
    expect(told({ repeat, status: 'cancelled' })).toEqual([]);
    expect(told({})).toEqual([]);
  });
});

describe('holds', () => {
  const window = { from: '2027-08-01', to: '2027-11-30' };
  const held = (hold: object, fields: Fields = {}) =>
    event({ status: 'hold', hold: { by: 'sanfantee', ...hold }, ...fields });
  const undated = (more: object = {}) => held({ window: { ...window, ...more } }, { start: undefined, end: undefined });
  const told = (one: ReturnType<typeof event>, now = NOW) =>
    checkHolds(examined({ events: [one] }, now)).map(({ code, severity, field, params }) => [
      `${severity} ${code}`,
      field?.join('.'),
      params,
    ]);

  test('tell their last day, and what would be right', () => {
    expect(told(held({ until: '2026-11-19' }))).toEqual([
      ['warning hold-expired', 'hold.until', { until: '2026-11-19' }],
    ]);
    expect(told(held({ until: '2026-11-22' }))).toEqual([
      ['warning hold-expiring', 'hold.until', { until: '2026-11-22', days: 2 }],
    ]);
    expect(told(held({ until: '2026-12-31' }))).toEqual([
      ['error hold-too-long', 'hold.until', { until: '2026-12-31', limit: 30, suggestion: '2026-12-20' }],
      ['warning hold-late', 'hold.until', { until: '2026-12-31', suggestion: '2026-12-04' }],
    ]);
  });

  test('on a window tell their deadline, or the end of the window', () => {
    const late = Temporal.Instant.from('2027-12-01T12:00+01:00');
    expect(told(undated())).toEqual([]);
    expect(told(undated(), late)).toEqual([['warning hold-undecided', 'hold.window.to', { decideBy: '2027-11-30' }]]);
    expect(told(undated({ decideBy: '2027-06-01' }), late)).toEqual([
      ['warning hold-undecided', 'hold.window.decideBy', { decideBy: '2027-06-01' }],
    ]);
  });
});

describe('an event entered again', () => {
  test('is told with the other, at its title or at its registration', () => {
    const copy = (id: string, fields: Fields = {}) =>
      event({ id, start: '2026-12-12T18:00', end: '2026-12-12T21:00', ...fields });
    const [issue, ...more] = checkDuplicates(examined({ events: [event(), copy('copy')] }));
    expect(more).toEqual([]);
    expect(issue).toEqual({
      code: 'duplicate-event',
      variant: 'title',
      severity: 'warning',
      file: 'events/me-16/copy.md',
      field: ['title'],
      params: {
        title: 'Дебаты о приватности',
        other: 'Дебаты о приватности',
        id: 'privacy-debate',
        file: FILE,
        alike: 0,
      },
      conflict: {
        with: ['privacy-debate'],
        resource: 'event:privacy-debate',
        start: at('2026-12-12T18:00'),
        end: at('2026-12-12T21:00'),
        timezone: 'Europe/Podgorica',
      },
    });
    const registration = { url: 'https://example.org' };
    const pair = [event({ registration }), club({ registration })];
    expect(checkDuplicates(examined({ events: pair }))).toMatchObject([
      { variant: 'registration', field: ['registration', 'url'] },
    ]);
    expect(checkDuplicates(examined({ events: [event(), copy('a'), copy('b')] })), 'each pair once').toHaveLength(3);
  });

  test('is looked for only where a change proposes something', () => {
    const events = [event(), event({ id: 'copy', start: '2026-12-12T18:00', end: '2026-12-12T21:00' })];
    const found = (...files: string[]) => {
      const proposed = new Map(files.map((file) => [file, file]));
      const change = { proposed, base: registry(), versionsOf: () => [] };
      return checkDuplicates({ ...examined({ events }), change }).map(({ file, conflict }) => [file, conflict?.with]);
    };
    expect(found()).toEqual([]);
    expect(found('events/me-16/copy.md')).toEqual([['events/me-16/copy.md', ['privacy-debate']]]);
    expect(found(FILE)).toEqual([[FILE, ['copy']]]);
  });
});

describe('an agreement', () => {
  const agree = (fields: Fields = {}, agreedBy = 'sanfantee') =>
    event({ overlaps: [{ with: 'club-night', reason: 'разные аудитории', agreedBy }], ...fields });
  const told = (...events: ReturnType<typeof event>[]) =>
    checkAgreements(examined({ events, regions: [region({ coordinators: ['sanfantee'] }), region({ id: 'me-02' })] }));
  const short = (...events: ReturnType<typeof event>[]) => told(...events).map(({ code }) => code);

  test('is about events that do overlap, on whatever date', () => {
    expect(told(agree(), club())).toEqual([]);
    expect(told(agree(), club({ start: '2026-12-06T18:00', end: '2026-12-06T21:00' }))).toEqual([
      {
        code: 'overlap-unneeded',
        severity: 'warning',
        file: FILE,
        field: ['overlaps', 0, 'with'],
        params: {
          title: 'Дебаты о приватности',
          other: 'Вечер клуба',
          id: 'club-night',
          person: { ru: 'Миа', en: 'Mia' },
        },
        conflict: {
          with: ['club-night'],
          resource: 'event:club-night',
          start: at('2026-12-05T18:00'),
          end: at('2026-12-05T21:00'),
          timezone: 'Europe/Podgorica',
        },
      },
    ]);
    const weekly = { repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } };
    expect(told(agree(weekly), club({ start: '2026-12-12T19:00', end: '2026-12-12T20:00' }))).toEqual([]);
  });

  test('is with a coordinator of the region or an organiser of the other event', () => {
    expect(short(agree({}, 'club-host'), club())).toEqual(['overlap-unagreed']);
    expect(short(agree({}, 'club-host'), club({ organizers: ['club-host'] }))).toEqual([]);
    expect(short(agree({ region: 'me-02' }), club({ region: 'me-02' }))).toEqual(['overlap-unagreed']);
    expect(told(agree({}, 'stranger'), club())).toMatchObject([
      { field: ['overlaps', 0, 'agreedBy'], params: { person: { ru: 'stranger', en: 'stranger' } } },
    ]);
  });

  test('of an event without a date is not unneeded yet', () => {
    const window = { from: '2027-08-01', to: '2027-11-30' };
    const undated = agree(
      { status: 'hold', start: undefined, end: undefined, hold: { by: 'sanfantee', window } },
      'club-host',
    );
    expect(told(undated, club())).toMatchObject([
      { code: 'overlap-unagreed', conflict: { with: ['club-night'], start: 0, end: 0, timezone: 'Europe/London' } },
    ]);
  });

  test('with an event that is nowhere is told elsewhere', () => {
    expect(told(agree({}, 'club-host'))).toEqual([]);
  });
});

describe('a flagship', () => {
  const flagship = (fields: Fields = {}) => event({ scope: 'community', organizers: ['sanfantee'], ...fields });
  const told = (fields: Fields, parts: Partial<RegistryEntries> = {}) =>
    checkFlagships(
      examined({ regions: [region({ coordinators: ['sanfantee'] })], events: [flagship(fields)], ...parts }),
    );

  test('has a coordinator of its region among its organisers', () => {
    expect(told({})).toEqual([]);
    expect(told({ organizers: ['club-host', 'sanfantee'] })).toEqual([]);
    expect(told({ organizers: ['club-host'] })).toEqual([
      {
        code: 'flagship-coordinator',
        severity: 'error',
        file: FILE,
        field: ['scope'],
        params: { title: 'Дебаты о приватности', suggestion: 'sanfantee' },
      },
    ]);
    expect(told({}, { regions: [region()] })[0]?.params?.suggestion, 'there is none').toBeUndefined();
    const hosts = [person({ roles: ['coordinator'] }), person({ id: 'guest' }), person({ id: 'sanfantee' })];
    expect(told({ organizers: ['guest'] }, { people: hosts })[0]?.params?.suggestion).toBe('club-host, sanfantee');
    expect(told({ organizers: undefined })).toHaveLength(1);
    for (const state of [{ status: 'cancelled' }, { duplicateOf: 'other' }, { scope: 'regional' }])
      expect(told({ organizers: undefined, ...state })).toEqual([]);
  });

  test('knows as a coordinator also whose own file says so, of that region or of all', () => {
    const whose = (fields: Fields) =>
      told({}, { regions: [region()], people: [person({ id: 'sanfantee', ...fields })] }).length;
    expect(whose({ roles: ['coordinator'] })).toBe(0);
    expect(whose({ roles: ['coordinator'], regions: ['me-02', 'me-16'] })).toBe(0);
    expect(whose({ roles: ['coordinator'], regions: ['me-02'] })).toBe(1);
    expect(whose({ roles: ['editor'] })).toBe(1);
    expect(whose({})).toBe(1);
  });

  test('claims ten days at most, all of its dates together', () => {
    expect(told({ start: '2026-12-05', end: '2026-12-14' })).toEqual([]);
    expect(told({ start: '2026-12-05', end: '2026-12-15' })).toEqual([
      {
        code: 'flagship-too-long',
        severity: 'error',
        file: FILE,
        field: ['scope'],
        params: { title: 'Дебаты о приватности', days: 11, limit: 10 },
      },
    ]);
    expect(told({ start: '2026-12-05', end: '2026-12-08', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } })).toMatchObject([
      { params: { days: 12 } },
    ]);
  });
});

test('an id that was taken out of the registry stays out', () => {
  const removed = [
    { id: 'another', reason: 'по решению суда' },
    { id: 'privacy-debate', reason: 'по решению суда' },
  ];
  expect(checkRemoved(examined({ events: [event()], settings: { ...SETTINGS, removed } }))).toEqual([
    { code: 'id-duplicate', variant: 'removed', severity: 'error', file: FILE, params: { id: 'privacy-debate' } },
  ]);
  expect(checkRemoved(examined({ events: [event()] }))).toEqual([]);
});
