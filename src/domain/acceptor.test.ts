import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { acceptorOf, REJECTED } from './acceptor.ts';
import { eventSchema } from './event.ts';
import { regionSchema } from './region.ts';
import { settingsSchema } from './settings.ts';
import { venueSchema } from './venue.ts';

const word = fc.constantFrom<unknown>(
  'Дебаты',
  'confirmed',
  'hold',
  'debate',
  'free',
  '2026-12-05T18:00',
  '2026-12-06',
  'PT3H',
  'kings-park',
  'online',
  'EUR',
  '',
  'a\u202eb',
  5,
  -1,
  2.5,
  true,
  null,
  [],
  ['ru', 'ru'],
  ['sanfantee'],
  {},
  { amount: 3, currency: 'EUR' },
  { until: '2026-12-01', by: 'sanfantee' },
  { rule: 'FREQ=DAILY;COUNT=3' },
  { url: 'https://example.org' },
  [{ kind: 'speaker' }],
  undefined,
);

/** Files that are right in most fields: all wrong ones would be refused at the first and prove little. */
function someFile(schema: z.ZodObject, right: Record<string, unknown>) {
  const keys = [...Object.keys(schema.shape), 'colour', 'toString'];
  return fc
    .record({
      start: fc.subarray(Object.keys(right)),
      changes: fc.dictionary(fc.constantFrom(...keys), word, { maxKeys: 3 }),
    })
    .map(({ start, changes }) => ({ ...Object.fromEntries(start.map((key) => [key, right[key]])), ...changes }));
}

test.each([
  [
    'event',
    eventSchema,
    {
      title: 'Дебаты',
      status: 'confirmed',
      format: 'debate',
      start: '2026-12-05T18:00',
      end: '2026-12-05T21:00',
      venue: 'kings-park',
      price: 'free',
      organizers: ['sanfantee'],
      equipment: [{ item: 'projector' }],
    },
  ],
  [
    'region',
    regionSchema,
    { name: { ru: 'Бар', en: 'Bar' }, country: 'me', timezone: 'Europe/Podgorica', travel: { 'me-16': 'PT1H' } },
  ],
  [
    'venue',
    venueSchema,
    { name: 'МТЛ-Сити', region: 'me-02', units: 'unlimited', hours: [{ days: ['MO'], from: '09:00', to: '23:00' }] },
  ],
  [
    'settings',
    settingsSchema,
    { name: 'MIVENT', domain: 'example.org', timezone: 'Europe/Podgorica', holds: { maxDays: 20 } },
  ],
] as const)('the acceptor of an %s file takes just what its schema takes, and gives the same', (_, schema, right) => {
  const accept = acceptorOf(schema);
  expect(accept(right)).toEqual(schema.parse(right));
  fc.assert(
    fc.property(someFile(schema as unknown as z.ZodObject, right), (file) => {
      const expected = schema.safeParse(file);
      expect(accept(file)).toEqual(expected.success ? expected.data : REJECTED);
    }),
    { numRuns: 2000 },
  );
});

test('an object that is not strict is left to zod', () => {
  expect(acceptorOf(z.object({ a: z.string() }))({ a: 'b' })).toBe(REJECTED);
});
