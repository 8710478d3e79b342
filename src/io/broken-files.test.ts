import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventText } from '../formats/event-file.test-support.ts';
import type { SourceFile } from '../formats/registry-files.ts';
import { acceptFiles, checkContent, checkProposal } from './content-check.ts';
import {
  commit,
  evening,
  makeFolder,
  makeRepository,
  SMALL_REGISTRY,
  writeFiles,
} from './content-folder.test-support.ts';

const NOW = Temporal.Instant.from('2026-11-20T12:00:00+01:00');
const FILE = 'events/me-16/a.md';
const REGISTRY = Object.entries(SMALL_REGISTRY).map(([path, text]) => ({
  path,
  head: () => text,
  read: (): SourceFile => ({ kind: 'text', path, text }),
}));

/** What is wrong with one file that a change brings, as `line code field`. */
function judge(text: string, path = FILE): string[] {
  const present: SourceFile[] = [{ kind: 'text', path, text }];
  const change = { changed: new Set([path]), present, versionsOf: () => [] };
  return checkProposal(acceptFiles(REGISTRY), change, NOW)
    .issues.map(({ line, code, field, params }) => `${line} ${code} ${field?.join('.') ?? params?.key ?? ''}`.trim())
    .sort();
}

const HELD = {
  title: 'Вечер',
  status: 'hold',
  start: '2026-12-05T18:00',
  end: '2026-12-05T21:00',
  venue: 'kings-park',
  place: undefined,
  format: 'club',
  organizers: '[sanfantee]',
  hold: '{ until: 2026-12-01, by: sanfantee }',
} as const;

describe('a file with a fault', () => {
  test('is judged by all that the fault has nothing to do with, each at its line', () => {
    const text = eventText({
      ...HELD,
      title: 'Вечер: игры',
      format: 'klub',
      venue: 'kings-parc',
      organizers: '[sanfantee, nobody]',
      hold: '{ until: 2027-05-01, by: somebody }',
      start: undefined,
    });
    expect(judge(text)).toEqual([
      '1 frontmatter-missing-key start',
      '2 frontmatter-syntax title',
      '5 frontmatter-value format',
      '6 reference-unknown venue',
      '7 reference-unknown organizers.1',
      '8 hold-too-long hold.until',
      '8 reference-unknown hold.by',
    ]);
  });

  test('of which nothing is known but its fault is told no consequences', () => {
    // The status decides whether there is a hold at all, the start about the end, the hold about its own days.
    expect(judge(eventText({ ...HELD, status: 'holding', hold: '{ until: 2027-05-01, by: sanfantee }' }))).toEqual([
      '3 frontmatter-value status',
    ]);
    expect(judge(eventText({ ...HELD, start: '2026-13-05T18:00' }))).toEqual(['4 time-no-such-date start']);
    expect(judge(eventText({ ...HELD, hold: '{ until: 1.12, by: sanfantee }' }))).toEqual([
      expect.stringContaining('hold.until'),
    ]);
    expect(judge(eventText({ ...HELD, venue: 'Kings Park' }))).toEqual(['7 frontmatter-value venue']);
    expect(judge(eventText({ ...HELD, organizers: "['@mia', sanfantee]" }))).toEqual([
      expect.stringContaining('frontmatter-value organizers.0'),
    ]);
  });

  test('lies in the folder of a region, under a name of its own', () => {
    const broken = eventText({ ...HELD, format: 'klub' });
    expect(judge(broken, 'events/me-99/a.md')).toEqual(['6 frontmatter-value format', '1 file-placement'].sort());
    expect(judge(broken, 'events/me-02/a.md')).toEqual(['6 frontmatter-value format', '7 file-placement venue']);
  });

  test('is over like any other, and so is a clock change', () => {
    const over = { start: '2026-02-05T18:00', end: '2026-02-05T21:00' };
    expect(judge(evening({ ...over, format: 'klub' }))).toEqual(
      ['4 event-past start', '6 frontmatter-value format'].sort(),
    );
    const gap = { start: '2027-03-28T02:30', end: '2027-03-28T05:00', format: 'klub' };
    expect(judge(evening(gap))).toEqual([expect.stringContaining('time-gap start'), expect.stringContaining('format')]);
  });

  test('stays out of the registry, and out of the way of others', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      [FILE]: evening({ title: 'Дебаты', format: 'klub' }),
      'events/me-16/b.md': evening({ title: 'Клуб' }),
    });
    const { issues, registry, entries, check } = checkContent(folder, NOW);
    expect(issues.map(({ code }) => code)).toEqual(['frontmatter-value']);
    expect([...registry!.events.keys()]).toEqual(['b']);
    expect(entries!.events).toHaveLength(1);
    expect(check!.busy.every(({ claimant }) => claimant.id === 'b')).toBe(true);
  });

  test('that was accepted is not judged again for a stranger’s change', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, [FILE]: evening({ format: 'klub', venue: 'kings-parc' }) });
    writeFiles(folder, { 'events/me-16/b.md': evening({ start: '2026-12-06', end: undefined }) });
    expect(checkContent(folder, NOW, { base: 'main' }).issues).toEqual([]);
    commit(folder);
    writeFiles(folder, { [FILE]: evening({ format: 'klub', venue: 'kings-parc', capacity: '10' }) });
    const codes = checkContent(folder, NOW, { base: 'main' }).issues.map(({ code }) => code);
    expect(codes.sort()).toEqual(['frontmatter-value', 'reference-unknown']);
  });
});

/** A way to break a field, and the fault that it makes. */
interface Break {
  readonly field: string;
  readonly value: string | undefined;
  readonly fault: string;
  /** Fields without which the fault cannot be seen. */
  readonly needs?: readonly string[];
}

const BREAKS: readonly Break[] = [
  { field: 'title', value: 'Ж'.repeat(141), fault: 'frontmatter-value title' },
  { field: 'title', value: undefined, fault: 'frontmatter-missing-key title' },
  { field: 'title', value: 'Вечер: игры', fault: 'frontmatter-syntax title' },
  { field: 'status', value: 'holding', fault: 'frontmatter-value status' },
  { field: 'status', value: undefined, fault: 'frontmatter-missing-key status' },
  { field: 'start', value: '05.12.2026', fault: 'time-format start' },
  { field: 'start', value: undefined, fault: 'frontmatter-missing-key start' },
  { field: 'end', value: '21:00', fault: 'time-format end' },
  { field: 'end', value: '2026-12-05T17:00', fault: 'time-order end', needs: ['start', 'timezone'] },
  { field: 'venue', value: 'kings-parc', fault: 'reference-unknown venue' },
  { field: 'venue', value: 'Kings Park', fault: 'frontmatter-value venue' },
  { field: 'venue', value: undefined, fault: 'frontmatter-missing-key venue', needs: ['attendance'] },
  { field: 'format', value: 'klub', fault: 'frontmatter-value format' },
  { field: 'format', value: undefined, fault: 'frontmatter-missing-key format' },
  { field: 'organizers', value: '[nobody]', fault: 'reference-unknown organizers.0' },
  { field: 'organizers', value: '[@sanfantee]', fault: 'frontmatter-syntax organizers' },
  {
    field: 'hold',
    value: '{ until: 2027-02-01, by: sanfantee }',
    fault: 'hold-too-long hold.until',
    needs: ['status', 'timezone'],
  },
  { field: 'hold', value: '{ until: 2026-12-01, by: nobody }', fault: 'reference-unknown hold.by' },
  { field: 'hold', value: '{ until: 2026-12-01 }', fault: 'frontmatter-missing-key hold.by' },
  { field: 'hold', value: '{ by: sanfantee }', fault: 'hold-missing-until hold', needs: ['status'] },
  { field: 'hold', value: undefined, fault: 'frontmatter-missing-key hold', needs: ['status'] },
  { field: 'attendance', value: 'вживую', fault: 'frontmatter-value attendance' },
  { field: 'timezone', value: 'MSK', fault: 'time-zone timezone' },
  { field: 'capacity', value: 'много', fault: 'frontmatter-type capacity' },
  { field: 'price', value: '{ amount: 10,5, currency: EUR }', fault: 'frontmatter-syntax amount' },
  { field: 'price', value: '{ amount: 10 }', fault: 'frontmatter-missing-key price.currency' },
  { field: 'colour', value: 'red', fault: 'frontmatter-unknown-key colour' },
];

/** Held events that nothing is wrong with. */
const soundFields = fc.record({
  title: fc.constantFrom('Вечер', 'Дебаты о приватности', "'Кофе: чай'"),
  day: fc.integer({ min: 3, max: 28 }),
  hour: fc.integer({ min: 10, max: 20 }),
  format: fc.constantFrom('club', 'debate', 'meeting'),
  attendance: fc.constantFrom('offline', 'hybrid'),
  capacity: fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: undefined }),
  price: fc.constantFrom('free', '{ amount: 10, currency: EUR }', undefined),
  timezone: fc.constantFrom('Europe/Podgorica', 'Asia/Tbilisi', undefined),
});

const faultsOf = (lines: Readonly<Record<string, string | undefined>>) =>
  judge(eventText(lines))
    .map((told) => told.replace(/^\d+ /, ''))
    .sort();

test('of two independent faults each is told, and nothing else', { timeout: 60_000 }, () => {
  const pick = fc.constantFrom(...BREAKS);
  const pairs = fc.tuple(pick, pick).filter(([a, b]) => a.field !== b.field);
  const seen = new Set<string>();
  fc.assert(
    fc.property(soundFields, pairs, ({ day, hour, ...fields }, [a, b]) => {
      const on = `2026-12-${String(day).padStart(2, '0')}T`;
      const lines = { ...HELD, ...fields, start: `${on}${hour}:00`, end: `${on}${hour + 2}:30` };
      expect(faultsOf(lines)).toEqual([]);
      const isHidden = (one: Break, by: Break) => one.needs?.includes(by.field) ?? false;
      const end = { end: a.value === '2026-12-05T17:00' || b.value === '2026-12-05T17:00' ? `${on}09:00` : lines.end };
      const broken = { ...lines, [a.field]: a.value, [b.field]: b.value };
      const expected = [a, b].filter((one, index) => !isHidden(one, index === 0 ? b : a)).map(({ fault }) => fault);
      const text = broken.end === '2026-12-05T17:00' ? { ...broken, ...end } : broken;
      expect(faultsOf(text).filter((fault) => !fault.startsWith('hold-late'))).toEqual(expected.sort());
      seen.add(`${a.fault} ${b.fault}`);
    }),
    { numRuns: 400 },
  );
  expect(seen.size).toBeGreaterThan(200);
});
