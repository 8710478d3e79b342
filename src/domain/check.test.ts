import { expect, test } from 'vitest';
import { conflictKey, examine } from './check.ts';
import { entries, event, examined, NOW } from './registry.test-support.ts';
import { assembleRegistry } from './registry.ts';

const events = [event(), event({ id: 'club-night', repeat: { rule: 'FREQ=WEEKLY;COUNT=2' } })];

test('a conflict goes by its code, its resource and its dates, whoever of them comes first', () => {
  const [conflict, ...more] = examined({ events }).conflicts;
  expect(more).toEqual([]);
  expect(conflictKey(conflict!)).toBe('region-conflict region me-16 club-night@2026-12-05 privacy-debate@');
  const { claim, others } = conflict!;
  expect(conflictKey({ ...conflict!, claim: others[0]!, others: [claim] })).toBe(conflictKey(conflict!));
});

test('under a change only what it proposes is looked at', () => {
  const all = entries({ events });
  const { registry } = assembleRegistry(all);
  const found = (...files: string[]) => {
    const proposed = new Map(files.map((file) => [file, file]));
    return examine(all, registry, NOW, { proposed, base: registry, versionsOf: () => [] });
  };
  const of = (...files: string[]) => found(...files).conflicts.length;
  expect([of('events/me-16/club-night.md'), of('events/me-02/far.md'), of()]).toEqual([1, 0, 0]);
  expect([...found('events/me-16/club-night.md').known.values()]).toEqual([{ length: 10_800_000, severity: 'error' }]);
});
