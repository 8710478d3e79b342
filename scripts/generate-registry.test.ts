import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EVENT_STATUSES } from '../src/domain/event.ts';
import { holdState } from '../src/domain/hold.ts';
import { checkContent } from '../src/io/content-check.ts';
import { type DemoOptions, makeDemoRegistry } from './demo-registry/registry.ts';

const NOW = Temporal.Instant.from('2026-12-01T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'mivent-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function options(changes: Partial<DemoOptions> = {}): DemoOptions {
  return { events: 300, seed: 1, now: NOW, conflicts: 20, ...changes };
}

function write(name: string, changes: Partial<DemoOptions> = {}): { out: string; conflicts: string[] } {
  const out = join(folder, name);
  const { files, conflicts } = makeDemoRegistry(options(changes));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return { out, conflicts: conflicts.map(({ code, events }) => [code, ...[...events].sort()].join(' ')).sort() };
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
}

test('a demonstration registry is the same for the same seed, and another for another', () => {
  const first = [...makeDemoRegistry(options()).files];
  expect([...makeDemoRegistry(options()).files]).toEqual(first);
  expect([...makeDemoRegistry(options({ seed: 2 })).files]).not.toEqual(first);
  expect(first.filter(({ path }) => path.startsWith('events/'))).toHaveLength(300);
});

test.each([
  { events: 300, seed: 1, conflicts: 20 },
  { events: 900, seed: 2, conflicts: 40 },
])('the check finds exactly the planted conflicts in $events events', (changes) => {
  const { out, conflicts } = write(`planted-${changes.events}`, changes);
  const { registry, issues } = checkContent(out, NOW);
  const errors = issues.filter(({ severity }) => severity === 'error');
  expect(
    errors
      .map(({ code, file, conflict }) => [code, ...[idOf(file), ...(conflict?.with ?? [])].sort()].join(' '))
      .sort(),
  ).toEqual(conflicts);
  expect(new Set(errors.map(({ code }) => code))).toEqual(
    new Set(['region-conflict', 'venue-conflict', 'self-conflict']),
  );
  // What only the clock says, what a flagship tells everybody elsewhere, and somebody who organises two things at once.
  const expected = ['hold-expired', 'hold-undecided', 'hold-expiring', 'community-conflict', 'person-conflict'];
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  expect(warnings.filter(({ code }) => !expected.includes(code))).toEqual([]);
  expect(registry?.events.size).toBe(changes.events);
});

test('a demonstration registry has every kind of event', () => {
  const { out, conflicts } = write('kinds', { events: 900, conflicts: 0 });
  const { registry, issues } = checkContent(out, NOW);
  expect([conflicts, issues.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
  const events = [...(registry?.events.values() ?? [])];
  const entries = events.map(({ entry }) => entry);
  expect(new Set(entries.map(({ status }) => status))).toEqual(new Set(EVENT_STATUSES));
  expect(new Set(entries.map(({ attendance }) => attendance))).toEqual(new Set(['offline', 'online', 'hybrid']));
  expect(new Set(entries.map(({ scope }) => scope))).toEqual(new Set(['local', 'regional', 'community']));
  expect(new Set(events.map((event) => holdState(event, NOW)))).toEqual(
    new Set(['live', 'expired', 'window', 'undecided', undefined]),
  );
  expect(entries.some(({ repeat }) => repeat?.rule.startsWith('FREQ=MONTHLY'))).toBe(true);
  expect(entries.some(({ repeat }) => repeat?.except && repeat.rule.startsWith('FREQ=WEEKLY'))).toBe(true);
  expect(entries.some(({ repeat }) => repeat?.moved)).toBe(true);
  expect(entries.some(({ partOf }) => partOf)).toBe(true);
  expect(entries.some(({ overlaps }) => overlaps)).toBe(true);
  expect(entries.some(({ duplicateOf }) => duplicateOf)).toBe(true);
  expect(events.some(({ time }) => time?.allDay && time.start.until(time.end).hours > 24)).toBe(true);
  expect(events.some(({ time }) => time && !time.allDay && time.start.day !== time.end.day)).toBe(true);
});

test('texts have the length of a real announcement', () => {
  const { out } = write('texts', { events: 60, conflicts: 0 });
  const { bodies } = checkContent(out, NOW);
  const words = [...bodies.values()].map((body) => body.split(/\s+/).length);
  expect(Math.min(...words)).toBeGreaterThanOrEqual(80);
  expect(Math.max(...words)).toBeLessThanOrEqual(210);
});

test('more conflicts than the events can carry are refused', () => {
  expect(() => makeDemoRegistry(options({ events: 10 }))).toThrow('20 conflicts need at least 160 events.');
});
