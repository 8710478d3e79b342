import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  CONFERENCE_LIST,
  type Conference,
  readConferences,
  regionOf,
  writeConferences,
} from './conferences.test-support.ts';
import { checkContent } from './content-check.ts';

const isThere = existsSync(CONFERENCE_LIST);
if (!isThere) console.warn(`Skipped: the public conference list is not at ${CONFERENCE_LIST}.`);

/** What a plain comparison of all pairs finds. */
function clashes(conferences: readonly Conference[]): number {
  const byRegion = Map.groupBy(conferences, regionOf);
  byRegion.delete('online');
  let found = 0;
  for (const group of byRegion.values()) {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) if (a.start <= b.end && b.start <= a.end) found++;
    }
  }
  return found;
}

test.skipIf(!isThere)(
  'six thousand real conferences are read without an error, and every clash in a city is found',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'mivent-conferences-'));
    try {
      const conferences = readConferences();
      writeConferences(conferences, folder);
      const { registry, issues } = checkContent(folder, Temporal.Instant.from('2026-11-22T12:00:00Z'));
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(registry?.events.size).toBe(conferences.length);
      const conflicts = issues.filter(({ code }) => code === 'region-conflict');
      expect(conflicts).toHaveLength(clashes(conferences));
      expect(conflicts.length).toBeGreaterThan(100);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
