import { expect, test } from 'vitest';
import { toPublishable } from './publishable.ts';
import { entries, equipment, event, judged, person, region, venue } from './registry.test-support.ts';

const debate = event();
const evening = event({ id: 'club-evening', title: 'Вечер клуба', format: 'club' });
const lost = event({
  id: 'lost',
  title: 'Неизвестно где',
  venue: 'nowhere',
  start: '2027-01-05T18:00',
  end: '2027-01-05T20:00',
});

test('what is in conflict stays and is named: the later event of the two', () => {
  const all = entries({ events: [debate, evening] });
  const { entries: shown, broken, inConflict } = toPublishable(all, judged({ events: [debate, evening] }));
  expect(shown.events).toEqual([debate, evening]);
  expect([...broken]).toEqual([]);
  expect([...inConflict]).toEqual([[debate.file, ['club-evening']]]);
});

test('what is broken is left out, or stands as it was when it was whole', () => {
  const all = entries({ events: [debate, lost], venues: [venue()] });
  const issues = judged({ events: [debate, lost], venues: [venue()] });
  expect(toPublishable(all, issues).entries.events).toEqual([debate]);
  const whole = event({ id: 'lost', title: 'Известно где', start: '2027-01-05T18:00', end: '2027-01-05T20:00' });
  expect(toPublishable(all, issues, entries({ events: [whole] })).entries.events).toEqual([debate, whole]);
});

test('a warning changes nothing', () => {
  const all = entries({ events: [debate] });
  const warning = { code: 'hold-expired', severity: 'warning', file: debate.file } as const;
  expect(toPublishable(all, [warning]).entries).toBe(all);
});

test('a hold that reaches too far ahead today is shown as it will be when it no longer does', () => {
  const hold = { status: 'hold', hold: { until: '2027-01-15', by: 'sanfantee' } } as const;
  const early = event({ ...hold, start: '2027-03-01T18:00', end: '2027-03-01T20:00' });
  const issues = judged({ events: [early], people: [person({ id: 'sanfantee' })] });
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['hold-too-long', 'error']]);
  expect(toPublishable(entries({ events: [early] }), issues).entries.events).toEqual([early]);
});

test('an unagreed flagship, and all who are told along with a conflict, are named, not left out', () => {
  const all = entries({ events: [debate, evening] });
  const flagship = { code: 'flagship-coordinator', severity: 'error', file: debate.file } as const;
  const crowd = { code: 'venue-conflict', severity: 'error', file: debate.file, also: [evening.file] } as const;
  expect(toPublishable(all, [flagship])).toEqual({
    entries: all,
    broken: new Set(),
    inConflict: new Map([[debate.file, []]]),
  });
  expect([...toPublishable(all, [crowd]).inConflict.keys()]).toEqual([debate.file, evening.file]);
});

test('files of every kind stand as they were when they were whole; without a before they are gone', () => {
  const all = entries({
    regions: [region(), region({ id: 'ge' })],
    venues: [venue(), venue({ id: 'other-hall' })],
    people: [person(), person({ id: 'guest' })],
    equipment: [equipment(), equipment({ id: 'chairs' })],
    events: [debate, evening],
  });
  const before = entries({
    regions: [region({ id: 'ge', country: 'ge' })],
    venues: [venue({ id: 'other-hall', capacity: 20 })],
    people: [person({ id: 'guest', name: 'Гость' })],
    equipment: [equipment({ id: 'chairs', quantity: 10 })],
    events: [event({ id: 'club-evening', title: 'Клуб' }), debate],
  });
  const kinds = ['regions', 'venues', 'people', 'equipment', 'events'] as const;
  const issues = kinds.map(
    (kind) => ({ code: 'frontmatter-value', severity: 'error', file: all[kind][1]!.file }) as const,
  );
  const after = toPublishable(all, issues, before);
  expect(after.broken).toEqual(new Set(issues.map(({ file }) => file)));
  for (const kind of kinds) {
    expect(after.entries[kind], kind).toEqual([all[kind][0], before[kind][0]]);
    expect(toPublishable(all, issues).entries[kind], kind).toEqual([all[kind][0]]);
  }
  expect(after.entries.settings).toBe(all.settings);
});
