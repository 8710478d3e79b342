import { describe, expect, test } from 'vitest';
import type { Issue } from './issue.ts';
import { findProposals } from './reference.ts';
import {
  entries,
  equipment,
  event,
  judged,
  judgedChange,
  person,
  region,
  registry,
  venue,
} from './registry.test-support.ts';
import { assembleRegistry, type RegistryEntries } from './registry.ts';
import { attribute } from './rules.ts';
import { regionOfFile } from './stamp.ts';

const told = (parts: Partial<RegistryEntries>) =>
  judged(parts).map(({ code, variant, file, field = [], params = {} }) => {
    const { id, suggestion } = params;
    return `${code}${variant ? `/${variant}` : ''} ${file} ${field.join('.')} ${String(id ?? '')}${suggestion ? ` → ${String(suggestion)}` : ''}`;
  });

describe('a registry', () => {
  test('of right files has nothing wrong with it', () => {
    expect(judged({ events: [event({ venue: 'kings-park', organizers: ['sanfantee'] })] })).toEqual([]);
  });

  test('knows each id once: of two files the later by path is at fault, or the newcomer', () => {
    const events = [event({ region: 'me-16' }), event({ region: 'me-02' })];
    expect(told({ events })).toEqual(['id-duplicate events/me-16/privacy-debate.md  privacy-debate']);
    const { issues } = assembleRegistry(entries({ events }), new Set(['events/me-02/privacy-debate.md']));
    expect(issues).toMatchObject([
      {
        code: 'id-duplicate',
        file: 'events/me-02/privacy-debate.md',
        params: { other: 'events/me-16/privacy-debate.md' },
      },
    ]);
  });

  test('knows each id once also where the first of two files could not be placed, or is no event', () => {
    const { issues } = assembleRegistry(
      entries({
        events: [
          event({ region: 'me-05' }),
          event({ region: 'me-06' }),
          event({ id: 'night', start: '2027-03-28T02:30', end: '2027-03-28T05:00' }),
          event({ id: 'night', region: 'me-20' }),
        ],
        people: [person(), { ...person(), file: 'people/2026/club-host.md' }],
      }),
    );
    expect(issues.map(({ code, severity, file, params }) => [code, severity, file, params?.other])).toEqual([
      ['file-placement', 'error', 'events/me-05/privacy-debate.md', undefined],
      ['id-duplicate', 'error', 'events/me-06/privacy-debate.md', 'events/me-05/privacy-debate.md'],
      ['time-gap', 'error', 'events/me-16/night.md', undefined],
      ['id-duplicate', 'error', 'events/me-20/night.md', 'events/me-16/night.md'],
      ['id-duplicate', 'error', 'people/2026/club-host.md', 'people/club-host.md'],
    ]);
    expect(issues[0]?.params?.known, 'in order').toEqual(['me-02', 'me-16', 'online']);
    expect(issues[4]?.params).toEqual({ id: 'club-host', other: 'people/club-host.md' });
  });

  test('of newcomers with one id takes the first by path, after all that were there', () => {
    const files = ['me-02', 'me-05', 'me-16'].map((id) => event({ region: id }));
    const { issues } = assembleRegistry(
      entries({ events: files.toReversed(), regions: ['me-02', 'me-05', 'me-16'].map((id) => region({ id })) }),
      new Set([files[0]!.file, files[2]!.file]),
    );
    expect(issues.map(({ file }) => file)).toEqual([files[0]!.file, files[2]!.file]);
  });

  test('finds the region of an event in its path', () => {
    expect(['events/me-16/debate.md', 'events/me-16/2026/debate.md', 'events/debate.md'].map(regionOfFile)).toEqual([
      'me-16',
      'me-16',
      'debate.md',
    ]);
  });

  test('knows no region without a file, and offers the nearest', () => {
    expect(told({ events: [event({ region: 'me-61' })] })).toEqual([
      'file-placement/region events/me-61/privacy-debate.md   → me-16',
    ]);
  });

  test('takes the zone of the venue, else of its region, and asks for one where there are several', () => {
    const zones = (...regions: ReturnType<typeof region>[]) =>
      registry({ regions, events: [event({ venue: 'kings-park' })], venues: [venue()] }).events.get('privacy-debate')
        ?.timezone;
    expect(zones(region({ timezone: 'Asia/Tbilisi' }))).toBe('Asia/Tbilisi');
    expect(
      registry({ events: [event({ venue: 'kings-park' })], venues: [venue({ timezone: 'Europe/Kyiv' })] }).events.get(
        'privacy-debate',
      )?.timezone,
    ).toBe('Europe/Kyiv');
    const stray = { events: [event({ venue: 'kings-park' })], venues: [venue({ region: 'me-99' })] };
    expect(registry(stray).events.get('privacy-debate')?.timezone, 'of the settings').toBe('Europe/Podgorica');
    expect(told({ regions: [region({ timezone: null })], events: [event()] })).toEqual([
      'frontmatter-missing-key/timezone events/me-16/privacy-debate.md timezone ',
    ]);
    expect(told({ regions: [region({ timezone: null })], events: [event({ timezone: 'Europe/Moscow' })] })).toEqual([]);
  });

  test('an event lies in the folder of its venue’s region', () => {
    expect(told({ events: [event({ region: 'me-02', venue: 'kings-park' })] })).toEqual([
      'file-placement/venue-region events/me-02/privacy-debate.md venue  → events/me-16/privacy-debate.md',
    ]);
  });

  test('everything that a file names exists, and what is nearest is offered', () => {
    expect(
      told({
        events: [
          event({
            venue: 'kings-parc',
            organizers: ['sanfante'],
            speakers: ['nobody'],
            hosts: ['club-hosst'],
            hold: { until: '2026-11-28', by: 'sanfanteee' },
            partOf: 'mtl-fest',
            duplicateOf: 'privacy-debates',
            equipment: [{ item: 'projektor' }],
            overlaps: [{ with: 'privacy-debatt', reason: 'разные', agreedBy: 'host-club' }],
          }),
        ],
      }),
    ).toEqual([
      'reference-unknown/venue events/me-16/privacy-debate.md venue kings-parc → kings-park',
      'reference-unknown/person events/me-16/privacy-debate.md organizers.0 sanfante → sanfantee',
      'reference-unknown/person events/me-16/privacy-debate.md speakers.0 nobody',
      'reference-unknown/person events/me-16/privacy-debate.md hosts.0 club-hosst → club-host',
      'reference-unknown/person events/me-16/privacy-debate.md hold.by sanfanteee → sanfantee',
      'reference-unknown/event events/me-16/privacy-debate.md partOf mtl-fest',
      'reference-unknown/event events/me-16/privacy-debate.md duplicateOf privacy-debates → privacy-debate',
      'reference-unknown/equipment events/me-16/privacy-debate.md equipment.0.item projektor → projector',
      'reference-unknown/event events/me-16/privacy-debate.md overlaps.0.with privacy-debatt → privacy-debate',
      'reference-unknown/person events/me-16/privacy-debate.md overlaps.0.agreedBy host-club',
      'hold-leftover events/me-16/privacy-debate.md hold ',
    ]);
    expect(
      told({
        regions: [region({ coordinators: ['nobody'], travel: { 'me-20': 'PT1H' } })],
        venues: [venue({ region: 'me-17', equipment: ['lamp'], contact: { person: 'nobody' } })],
        people: [person({ regions: ['me-99'] })],
        equipment: [equipment({ region: 'xx', venue: 'yy', custodian: 'zz' })],
      }),
    ).toEqual([
      'reference-unknown/region venues/kings-park.md region me-17 → me-16',
      'reference-unknown/equipment venues/kings-park.md equipment.0 lamp',
      'reference-unknown/person venues/kings-park.md contact.person nobody',
      'reference-unknown/person regions/me-16.md coordinators.0 nobody',
      'reference-unknown/region regions/me-16.md travel.me-20 me-20',
      'reference-unknown/region people/club-host.md regions.0 me-99',
      'reference-unknown/region equipment/projector.md region xx',
      'reference-unknown/venue equipment/projector.md venue yy',
      'reference-unknown/person equipment/projector.md custodian zz',
    ]);
  });

  test('no event is a part or a double of itself, nor agrees with itself, however far around', () => {
    const circle = (key: string) =>
      told({
        events: [
          event({ id: 'a', start: '2026-12-01', [key]: 'b' }),
          event({ id: 'b', start: '2026-12-02', [key]: 'c' }),
          event({ id: 'c', start: '2026-12-03', [key]: 'a' }),
          event({ id: 'tail', title: 'Хвост', start: '2026-12-04', [key]: 'b' }),
        ],
      }).filter((line) => line.startsWith('reference'));
    expect(circle('partOf'), 'once, on the first by path').toEqual(['reference-circle/part events/me-16/a.md partOf ']);
    expect(circle('duplicateOf')).toEqual(['reference-circle/duplicate events/me-16/a.md duplicateOf ']);
    const overlaps = [{ with: 'a', reason: 'сам с собой', agreedBy: 'sanfantee' }];
    expect(told({ events: [event({ id: 'a', partOf: 'a', duplicateOf: 'a', overlaps })] })).toEqual([
      'reference-circle/self events/me-16/a.md partOf ',
      'reference-circle/self events/me-16/a.md duplicateOf ',
      'reference-circle/self events/me-16/a.md overlaps.0.with ',
    ]);
    const chain = [event({ id: 'a', partOf: 'b' }), event({ id: 'b', partOf: 'c' }), event({ id: 'c' })];
    expect(told({ events: chain })).toEqual([]);
  });

  test('a change answers for the circle that it closes, and for none that was there', () => {
    const day = (id: string, number: number, partOf?: string) =>
      event({ id, title: id.repeat(9), start: `2026-12-0${number}`, partOf });
    const before = [day('a', 1, 'b'), day('b', 2, 'c'), day('c', 3)];
    const closed = [...before.slice(0, 2), day('c', 3, 'a')];
    const tell = (issues: readonly Issue[]) =>
      issues.map(({ code, file, params }) => `${code} ${file} ${params?.path}`);
    expect(tell(judgedChange({ events: before }, { events: closed }))).toEqual([
      'reference-circle events/me-16/c.md c → a → b → c',
    ]);
    expect(tell(judgedChange({ events: closed }, { events: [...closed, day('d', 4)] }))).toEqual([]);
  });

  test('whoever names a file that exists but is broken is not at fault', () => {
    const unread = new Set(['venues/blue-hall.md', 'people/guest.md', 'regions/me-05.md', 'events/me-16/mtl-fest.md']);
    const events = [
      event({ venue: 'blue-hall', speakers: ['guest'], partOf: 'mtl-fest' }),
      event({ id: 'other', region: 'me-05' }),
    ];
    expect(told({ events, unread })).toEqual([]);
    expect(told({ events })).toHaveLength(4);
  });
});

describe('holds', () => {
  const held = (hold: object, fields: object = {}) =>
    event({ status: 'hold', hold: { by: 'sanfantee', ...hold }, ...fields });
  const window = { from: '2027-08-01', to: '2027-11-30' };

  test('last thirty days at most, however far the event is', () => {
    const far = { start: '2027-03-05T18:00', end: '2027-03-05T21:00' };
    expect(told({ events: [held({ until: '2026-12-20' }, far)] })).toEqual([]);
    expect(told({ events: [held({ until: '2026-12-21' }, far)] })).toEqual([
      'hold-too-long events/me-16/privacy-debate.md hold.until  → 2026-12-20',
    ]);
  });

  test('that time alone has ended are warnings', () => {
    const issues = judged({
      events: [
        held({ until: '2026-11-19' }),
        held({ window: { ...window, decideBy: '2026-11-19' } }, { id: 'festival', start: undefined, end: undefined }),
      ],
    });
    expect(issues.map(({ code, severity, field }) => [code, severity, field])).toEqual([
      ['hold-undecided', 'warning', ['hold', 'window', 'decideBy']],
      ['hold-expired', 'warning', ['hold', 'until']],
    ]);
    expect(
      told({
        events: [held({ until: '2026-11-20' }), held({ window }, { id: 'festival', start: undefined, end: undefined })],
      }),
      'on the last day',
    ).toEqual(['hold-expiring events/me-16/privacy-debate.md hold.until ']);
  });

  test('are warned of seven days before they end, and told that they outlive their event', () => {
    const until = (day: string) => told({ events: [held({ until: day })] });
    expect(until('2026-11-28')).toEqual([]);
    expect(until('2026-11-27')).toEqual(['hold-expiring events/me-16/privacy-debate.md hold.until ']);
    expect(until('2026-12-05'), 'its own day').toEqual([]);
    expect(until('2026-12-06')).toEqual(['hold-late events/me-16/privacy-debate.md hold.until  → 2026-12-04']);
  });
});

describe('a change', () => {
  const all = entries({
    events: [
      event({ venue: 'kings-park', organizers: ['sanfantee'] }),
      event({ id: 'opening', partOf: 'privacy-debate' }),
      event({ id: 'far', region: 'me-02' }),
    ],
    equipment: [equipment({ venue: 'kings-park' })],
  });
  const proposed = (...files: string[]) => Object.fromEntries(findProposals(all, new Set(files)));
  const [debate, opening, far] = ['events/me-16/privacy-debate.md', 'events/me-16/opening.md', 'events/me-02/far.md'];

  test('puts itself before the judge, and all that names it; the issue stands on the changed file', () => {
    expect(proposed(far!)).toEqual({ [far!]: far });
    expect(proposed(debate!)).toEqual({ [debate!]: debate, [opening!]: debate });
    expect(proposed('people/sanfantee.md')).toEqual({
      'people/sanfantee.md': 'people/sanfantee.md',
      [debate!]: 'people/sanfantee.md',
    });
    expect(proposed('venues/kings-park.md')).toEqual({
      'venues/kings-park.md': 'venues/kings-park.md',
      'equipment/projector.md': 'venues/kings-park.md',
      [debate!]: 'venues/kings-park.md',
    });
  });

  test('of a region proposes its venues and events, of the settings everything', () => {
    expect(proposed('regions/me-16.md')).toEqual({
      'regions/me-16.md': 'regions/me-16.md',
      'venues/kings-park.md': 'regions/me-16.md',
      [debate!]: 'regions/me-16.md',
      [opening!]: 'regions/me-16.md',
    });
    expect(proposed('settings.yaml')[far!]).toBe('settings.yaml');
    expect(Object.keys(proposed('settings.yaml')).sort()).toEqual([far, opening, debate, 'settings.yaml'].sort());
  });

  test('of a region proposes also what lies in another folder and takes place at one of its venues', () => {
    const stray = entries({
      events: [event({ region: 'me-02', venue: 'kings-park' }), event({ id: 'far', region: 'me-02' })],
    });
    expect([...findProposals(stray, new Set(['regions/me-16.md']))]).toEqual([
      ['venues/kings-park.md', 'regions/me-16.md'],
      ['events/me-02/privacy-debate.md', 'regions/me-16.md'],
      ['regions/me-16.md', 'regions/me-16.md'],
    ]);
  });

  test('a changed file answers for itself, whatever else changed', () => {
    expect(proposed('venues/kings-park.md', debate!)[debate!]).toBe(debate);
  });

  test('issues of others are not its business', () => {
    const issue = {
      code: 'hold-expired',
      severity: 'warning',
      file: far!,
      field: ['hold'],
      line: 7,
      column: 3,
    } as const;
    const change = (files: Record<string, string>) => ({ proposed: new Map(Object.entries(files)) });
    expect(attribute(issue, undefined)).toEqual([issue]);
    expect(attribute(issue, change({ [debate!]: debate! }))).toEqual([]);
    expect(attribute(issue, change({ [far!]: far! }))).toEqual([issue]);
    expect(attribute(issue, change({ [far!]: 'regions/me-02.md' }))).toEqual([
      { ...issue, file: 'regions/me-02.md', about: far, field: undefined, line: 1, column: 1 },
    ]);
  });
});
