import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toResources } from '../domain/busy.ts';
import { findConflicts } from '../domain/conflict.ts';
import { findAlternatives, findFreeDays, toSurroundings } from '../domain/free-time.ts';
import { randomWorlds, toEntries } from '../domain/random-registry.test-support.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import { busyOf, event, NOW, registry } from '../domain/registry.test-support.ts';
import { fromBusyList, toBusyList } from './busy-list.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what travelled as JSON answers as the registry itself: the same conflicts, free days and alternatives', () => {
  let alternatives = 0;
  fc.assert(
    fc.property(randomWorlds, (world) => {
      const built = registry(toEntries(world));
      const [busy, resources] = [busyOf(built), toResources(built)];
      const arrived = fromBusyList(JSON.parse(JSON.stringify(toBusyList(busy, resources))), NOW);
      const here = findConflicts(busy, []);
      // JSON has no «undefined»: what is missing is missing on both sides.
      expect(plain(findConflicts(arrived.busy, []))).toEqual(plain(here));
      const [near, far] = [toSurroundings(busy, resources, NOW), toSurroundings(arrived.busy, arrived.resources, NOW)];
      const [first] = built.events.values();
      const [from, to] = [Temporal.PlainDate.from('2026-12-05'), Temporal.PlainDate.from('2026-12-06')];
      expect(plain(findFreeDays(first!, from, to, far))).toEqual(plain(findFreeDays(first!, from, to, near)));
      for (const conflict of here.slice(0, 2)) {
        const one = built.events.get(conflict.claim.claimant.id)!;
        const { occurrences } = expandRecurrence(one);
        const offered = findAlternatives(one, occurrences, conflict, near);
        expect(findAlternatives(one, occurrences, conflict, far)).toEqual(offered);
        alternatives += offered.length;
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(alternatives).toBeGreaterThan(30);
});

test('a hold that has ended since takes nothing any more', () => {
  const hold = { status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } };
  const built = registry({ events: [event(hold), event({ id: 'club-night', title: 'Вечер клуба' })] });
  const list = toBusyList(busyOf(built), toResources(built));
  const takers = (moment: string) =>
    fromBusyList(list, Temporal.Instant.from(moment)).busy.map(({ claimant }) => claimant.id);
  expect(takers('2026-12-01T23:59:59+01:00')).toEqual(['club-night', 'privacy-debate']);
  expect(takers('2026-12-02T00:00:00+01:00')).toEqual(['club-night']);
});
