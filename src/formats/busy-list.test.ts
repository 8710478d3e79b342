import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { findConflicts } from '../domain/conflict.ts';
import { findAlternatives, findFreeDays, toSurroundings } from '../domain/free-time.ts';
import { randomWorlds, runs, toEntries } from '../domain/random-registry.test-support.ts';
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

test('what is ahead answers as all of it does, to whoever asks for a date that is still to come', () => {
  let left = 0;
  fc.assert(
    fc.property(randomWorlds, fc.integer({ min: 0, max: 60 }), (world, days) => {
      const now = NOW.add({ hours: days * 24 });
      const built = registry(toEntries(world));
      const [busy, resources] = [busyOf(built, now), toResources(built)];
      const ahead = aheadOf(busy, resources, now);
      left += busy.length - ahead.busy.length;
      const [all, rest] = [toSurroundings(busy, resources, now), toSurroundings(ahead.busy, ahead.resources, now)];
      for (const one of built.events.values()) {
        const from = now.toZonedDateTimeISO('Europe/Podgorica').toPlainDate();
        const to = from.add({ days: 9 });
        expect(findFreeDays(one, from, to, rest)).toEqual(findFreeDays(one, from, to, all));
      }
    }),
    { numRuns: runs(15), endOnFailure: true },
  );
  expect(left).toBeGreaterThan(0);
});

test('what is over stays for as long as somebody may have to travel from it, or enter it twice; then it is left out', () => {
  const parts = { region: 'me-16', partOf: 'fest', venue: 'kings-park', setup: 'PT2H' };
  const built = registry({
    events: [
      event({ ...parts, id: 'old', title: 'Давно', start: '2026-11-03T10:00', end: '2026-11-03T11:59' }),
      event({ ...parts, id: 'recent', title: 'Недавно', start: '2026-11-03T11:00', end: '2026-11-03T12:01' }),
      event({
        id: 'a-series',
        title: 'Серия',
        start: '2026-10-01T10:00',
        end: '2026-10-01T11:00',
        repeat: { rule: 'FREQ=MONTHLY;COUNT=4' },
      }),
      event({ id: 'fest', title: 'Фестиваль', start: '2026-11-01', end: '2026-11-02' }),
    ],
  });
  const ahead = aheadOf(busyOf(built), toResources(built), NOW);
  const list = toBusyList(ahead.busy, ahead.resources);
  expect(list.events.map(({ id, dates }) => [id, dates.length])).toEqual([
    ['recent', 1],
    ['a-series', 2],
  ]);
  expect(list.parents).toEqual({ recent: 'fest' });
});

test('the list is the same whatever the order of files', () => {
  const files = ['c', 'a', 'b'].map((id) => event({ id, title: id, venue: 'kings-park', place: undefined }));
  const listOf = (events: typeof files) => {
    const built = registry({ events });
    const ahead = aheadOf(busyOf(built), toResources(built), NOW);
    return JSON.stringify(toBusyList(ahead.busy, ahead.resources));
  };
  expect(listOf(files.toReversed())).toBe(listOf(files));
});
