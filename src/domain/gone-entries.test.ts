import { expect, test } from 'vitest';
import { findGone } from './gone-entries.ts';
import { event, person, region, venue } from './registry.test-support.ts';
import { settingsSchema } from './settings.ts';
import { fixedStamps, type Stamps, stampKey } from './stamp.ts';

const settings = settingsSchema.parse({ name: 'MIVENT', domain: 'mivent.example', timezone: 'Europe/Podgorica' });
const entries = {
  settings,
  regions: [region()],
  venues: [venue()],
  people: [person()],
  equipment: [],
  events: [event()],
  unread: new Set(['events/me-16/broken.md']),
};

function stampsOf(...files: readonly string[]): Stamps {
  const { fallback } = fixedStamps('2026-01-01T00:00:00Z');
  return { fallback, files: new Map(files.map((file) => [stampKey(file), fallback])) };
}

test('what the history knows and the folder does not is gone', () => {
  const here = [entries.events, entries.regions, entries.venues, entries.people].flatMap((list) =>
    list.map(({ file }) => file),
  );
  const stamps = stampsOf(
    ...here,
    'events/me-02/z.md',
    'events/me-02/a.md',
    'people/mi_a.md',
    'venues/club.md',
    'regions/me-05.md',
  );
  expect(findGone(stamps, entries)).toEqual({
    events: ['a', 'z'],
    subjects: [
      { kind: 'regions', id: 'me-05' },
      { kind: 'venues', id: 'club' },
      { kind: 'people', id: 'mi_a' },
    ],
  });
});

test.each([
  ['only broken', 'events/me-16/broken.md'],
  ['in another folder now', 'events/me-02/privacy-debate.md'],
  ['no name that the check lets through', 'events/me-16/Дебаты.md'],
  ['a name that leads out of the site', 'events/me-16/..md'],
  ['a name that is too long', `events/me-16/${'a'.repeat(61)}.md`],
  ['nothing that has a feed', 'equipment/projector.md'],
])('%s is not', (_, file) => {
  expect(findGone(stampsOf(file), entries)).toEqual({ events: [], subjects: [] });
});
