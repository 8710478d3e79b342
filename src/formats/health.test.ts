import { expect, test } from 'vitest';
import { registryOf, sourceOf } from './feed.test-support.ts';
import type { SharedSource } from './feed.ts';
import { formatHealthSchema, type Health, toHealth } from './health.ts';
import { validatorOf } from './json-schema.test-support.ts';
import { formatJson } from './json-text.ts';

const validate = validatorOf(formatHealthSchema('https://mivent.example/api/v1/health.schema.json'), { closed: true });

const hold = (until: string) => ({ status: 'hold', hold: { by: 'sanfantee', until } });

/** At noon in London of 5 December 2026, while the debates go on. */
const REGISTRY = registryOf([
  { id: 'debate', start: '2026-12-05T12:00' },
  { id: 'over', start: '2026-12-05T09:00' },
  { id: 'weekly', start: '2026-11-28T10:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } },
  { id: 'off', start: '2026-12-08T18:00', status: 'cancelled' },
  { id: 'held', start: '2026-12-09T18:00', ...hold('2026-12-06') },
  { id: 'lost', start: '2026-12-10T18:00', ...hold('2026-12-04') },
  { id: 'twice', start: '2026-12-05T12:00', duplicateOf: 'debate' },
]);

function healthOf(more: Partial<SharedSource> = {}): Health {
  const source = { ...sourceOf(REGISTRY), issues: { errors: 0, warnings: 2 }, ...more };
  const health = JSON.parse(formatJson(toHealth(source)));
  expect(validate(health)).toEqual([]);
  return health;
}

test('a monitor is told from what the site was built, when, and how much is in it', () => {
  expect(healthOf({ commit: '0123456789abcdef0123456789abcdef01234567' })).toMatchInlineSnapshot(`
    {
      "$schema": "https://mivent.example/api/v1/health.schema.json",
      "builtAt": "2026-12-05T12:00:00Z",
      "commit": "0123456789abcdef0123456789abcdef01234567",
      "counts": {
        "equipment": 0,
        "events": 6,
        "occurrences": 8,
        "people": 0,
        "regions": 3,
        "upcoming": 3,
        "venues": 0,
      },
      "issues": {
        "errors": 0,
        "warnings": 2,
      },
      "lastAnnounced": "2026-10-01T12:00:00Z",
      "lastChanged": "2026-10-01T12:00:00Z",
      "version": 1,
    }
  `);
});

test('outside Git there is no commit, and an empty registry has no last news', () => {
  expect(healthOf().commit).toBeNull();
  expect(healthOf({ registry: registryOf([]) })).toMatchObject({
    counts: { events: 0, occurrences: 0, upcoming: 0 },
    lastAnnounced: null,
    lastChanged: null,
  });
});

test('two builds with one clock say the same, to the second', () => {
  const now = Temporal.Instant.from('2026-12-05T12:34:56.789123Z');
  expect(healthOf({ now })).toEqual(healthOf({ now }));
  expect(healthOf({ now }).builtAt).toBe('2026-12-05T12:34:56Z');
});

test('its schema tells of what is wrong', () => {
  const health = healthOf();
  expect(validate({ ...health, commit: 'main' })).not.toEqual([]);
  expect(validate({ ...health, builtAt: '2026-12-05T13:00:00+01:00' })).not.toEqual([]);
  expect(validate({ ...health, counts: { ...health.counts, events: -1 } })).not.toEqual([]);
  const { commit, ...rest } = health;
  expect([commit, ...validate(rest)]).toEqual([null, " must have required property 'commit'"]);
});
