import { describe, expect, test } from 'vitest';
import { acceptFiles, checkProposal, findHeavyFile } from './content-check.ts';
import { evening, SMALL_REGISTRY } from './content-folder.test-support.ts';
import type { TreeFile } from './git.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

/** Judge files against a registry, and tell how many seconds of a processor that takes. */
function judge(
  files: Readonly<Record<string, string>>,
  registry: Readonly<Record<string, string>> = SMALL_REGISTRY,
): { readonly seconds: number; readonly codes: Readonly<Record<string, number>> } {
  const accepted = acceptFiles(
    Object.entries(registry).map(
      ([path, text]): TreeFile => ({ path, head: () => text, read: () => ({ kind: 'text', path, text }) }),
    ),
  );
  const proposal = { changed: new Set(Object.keys(files)), present: presentOf(files), versionsOf: () => [] };
  const before = process.threadCpuUsage();
  const { issues } = checkProposal(accepted, proposal, NOW);
  const { user, system } = process.threadCpuUsage(before);
  const codes = Object.fromEntries(
    [...Map.groupBy(issues, ({ code }) => code)].map(([code, all]) => [code, all.length]),
  );
  return { seconds: (user + system) / 1e6, codes };
}

function presentOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text }) as const);
}

function numbered(count: number, name: string, text: (index: number) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [name.replace('*', String(index)), text(index)]),
  );
}

const list = (count: number, item: (index: number) => string) =>
  `[${Array.from({ length: count }, (_, i) => item(i)).join(', ')}]`;
const HALL = { 'venues/hall.md': '---\nname: Зал\nregion: me-16\nunits: 3\n---\n' };

describe('a proposal that was made to be hard to check is checked in seconds:', { timeout: 120_000 }, () => {
  test('holds and events that lend a hall to each other crosswise', () => {
    const people = numbered(21, 'people/p*.md', (index) => `---\nname: P${index}\n---\n`);
    const { seconds, codes } = judge(
      {
        ...numbered(20, 'events/me-16/h*.md', (index) =>
          evening({
            title: `Бронь ${index}`,
            venue: 'hall',
            status: 'hold',
            hold: `{ by: p${index}, until: 2026-12-01 }`,
          }),
        ),
        ...numbered(20, 'events/me-16/e*.md', (index) =>
          evening({
            title: `Вечер ${index}`,
            venue: 'hall',
            organizers: list(6, (step) => `p${(index + step * step) % 20}`),
          }),
        ),
      },
      { ...SMALL_REGISTRY, ...HALL, ...people },
    );
    expect(codes['venue-conflict']).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(8);
  });

  test('a crowd of holds of one person, and of what fulfils each of them', () => {
    const { seconds } = judge(
      {
        ...numbered(60, 'events/me-16/h*.md', (index) =>
          evening({
            title: `Бронь ${index}`,
            venue: 'hall',
            status: 'hold',
            hold: '{ by: sanfantee, until: 2026-12-01 }',
            repeat: '{ rule: FREQ=DAILY;COUNT=12 }',
          }),
        ),
        ...numbered(60, 'events/me-16/e*.md', (index) =>
          evening({
            title: `Вечер ${index}`,
            venue: 'hall',
            organizers: '[sanfantee]',
            repeat: '{ rule: FREQ=DAILY;COUNT=12 }',
          }),
        ),
      },
      { ...SMALL_REGISTRY, ...HALL },
    );
    expect(seconds).toBeLessThan(8);
  });

  test('hundreds of exceptions that name no date of the series', () => {
    const minute = (index: number) =>
      `2030-01-01T${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
    const moved = (index: number) => `{ from: ${minute(400 + index)}, start: 2026-12-10T19:00 }`;
    const { seconds, codes } = judge(
      numbered(6, 'events/me-16/e*.md', (index) =>
        evening({
          title: `Вечер ${index}`,
          repeat: `{ rule: FREQ=DAILY;COUNT=400, except: ${list(400, minute)}, moved: ${list(400, moved)} }`,
        }),
      ),
    );
    expect(codes['repeat-exception']).toBe(6 * 800);
    expect(seconds).toBeLessThan(5);
  });

  test('thousands of names of nobody beside thousands of names', () => {
    const people = numbered(3000, 'people/person-name-*.md', (index) => `---\nname: P${index}\n---\n`);
    const { seconds, codes } = judge(
      numbered(30, 'events/me-16/e*.md', (index) =>
        evening({ title: `Вечер ${index}`, speakers: list(50, (speaker) => `person-nome-${index}-${speaker}`) }),
      ),
      { ...SMALL_REGISTRY, ...people },
    );
    expect(codes['reference-unknown']).toBe(30 * 50);
    expect(seconds).toBeLessThan(5);
  });
});

test('a proposal is heavy once its events take places, people and things too many times, whatever else is wrong with it', () => {
  const files = presentOf({
    'regions/me-16.md': SMALL_REGISTRY['regions/me-16.md'] ?? '',
    'events/me-16/broken.md': evening({ status: 'confrimed', repeat: '{ rule: FREQ=DAILY;COUNT=400 }' }),
    'events/me-16/once.md': evening(),
    'events/me-16/weekly.md': evening({
      repeat: '{ rule: FREQ=WEEKLY;COUNT=10 }',
      speakers: '[a, b]',
      hosts: '[b]',
      equipment: '[{ item: screen }]',
    }),
  });
  // A region and a venue once; ten times these, two people and a screen.
  expect(findHeavyFile(files, 52)).toBeUndefined();
  expect(findHeavyFile(files, 51)).toBe('events/me-16/weekly.md');
});
