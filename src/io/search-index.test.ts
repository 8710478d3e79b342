import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askFirst } from '../../scripts/bench/first-query.ts';
import { makeDemoRegistry } from '../../scripts/demo-registry/registry.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import { event, NOW, registry } from '../domain/registry.test-support.ts';
import { namesOf, toSearchRecord } from '../formats/search-record.ts';
import { CARDS_PER_FILE, type Column, type FoundCard, type SearchEntry } from '../formats/search-table.ts';
import { renamePages } from './pagefind-meta.ts';
import { writeSearchIndex } from './search-index.ts';

const TODAY = '2026-11-20';
const folder = mkdtempSync(join(tmpdir(), 'mivent-search-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = [
  event({ id: 'tea', title: 'Чайная церемония', format: 'club', start: '2026-12-06T16:00', end: '2026-12-06T18:00' }),
  event({ id: 'tree', title: 'Ёлка в клубе', format: 'party', start: '2026-12-26T12:00', end: '2026-12-26T14:00' }),
  event({ id: 'talk', title: 'Осенний разговор', start: '2026-10-10T18:00', end: '2026-10-10T20:00', region: 'me-02' }),
  event({ id: 'evening', title: 'An evening of open questions', lang: 'en', topics: ['private-cities'] }),
  event({ id: 'debate', title: 'Дебаты о приватных городах', price: 'free' }),
];
const ORDER = ['talk', 'debate', 'evening', 'tea', 'tree'];

beforeAll(async () => {
  const all = registry({ events: EVENTS });
  const records = [...all.events.values()].map((one) =>
    toSearchRecord(
      { event: one, occurrences: expandRecurrence(one).occurrences, body: '' },
      { registry: all, now: NOW },
    ),
  );
  expect(await writeSearchIndex(records, namesOf(all), folder)).toEqual({ records: 5 });
});

function readEntry(): SearchEntry {
  return JSON.parse(readFileSync(join(folder, 'entry.json'), 'utf8'));
}

function readPack(name: string): unknown {
  return JSON.parse(gunzipSync(readFileSync(join(folder, readEntry().version, `${name}.pack`))).toString());
}

async function found(question: string): Promise<string[]> {
  const { events } = await askFirst(folder, question, TODAY);
  return events.map((place) => ORDER[place] ?? '').sort();
}

test('events are numbered in the order of the search, what is over before what is ahead', () => {
  expect(readEntry()).toEqual({ version: expect.stringMatching(/^[0-9a-f]{10}$/), total: 5, ahead: 4, indexes: ['1'] });
  expect(readPack('ids')).toEqual(ORDER);
  const cards = [readPack('0'), readPack('1')].flat() as FoundCard[];
  expect(cards.map(({ id }) => id)).toEqual(ORDER);
  expect((readPack('0') as FoundCard[]).length).toBe(CARDS_PER_FILE);
});

test('a column says what each of them has', () => {
  const { values, of } = readPack('price') as Column;
  expect([...of].map((character) => values[character.charCodeAt(0) - 48])).toEqual(['', 'free', '', '', '']);
});

test.each([
  ['чайной церемонии', ['tea']],
  ['чаиная', ['tea']],
  ['елки', ['tree']],
  ['дебаты о городах', ['debate']],
  ['question', ['evening']],
  ['questions', ['evening']],
  ['evenings', ['evening', 'tea']],
  ['приватн', ['debate']],
  ['cities', ['evening']],
  ['Bar', ['talk']],
  ['5 декабря', ['debate', 'evening']],
  ['26.12', ['tree']],
  ['в воскресенье', ['tea']],
])('«%s» finds %j', async (question, ids) => {
  expect(await found(question)).toEqual(ids);
});

test('Pagefind’s own texts, boxes and programs for other languages are not published', () => {
  expect(readdirSync(join(folder, '1')).sort()).toEqual([
    'index',
    'pagefind-entry.json',
    'pagefind-worker.js',
    expect.stringMatching(/^pagefind\.ru_\w+\.pf_meta$/),
    'wasm.ru.pagefind',
  ]);
});

test('a list of pages that is not as it is known is refused', () => {
  const [name = ''] = readdirSync(join(folder, '1')).filter((file) => file.endsWith('.pf_meta'));
  const meta = readFileSync(join(folder, '1', name));
  expect(() => renamePages(meta, (hash) => hash)).not.toThrow();
  expect(() => renamePages(readFileSync(join(folder, '1/wasm.ru.pagefind')), (hash) => hash)).toThrow('expected');
});

test.each([0, 1, 2])('a registry that has just begun, with %i events, can be searched', async (count) => {
  const small = join(folder, `small-${count}`);
  const all = registry({ events: EVENTS.slice(0, count) });
  const records = [...all.events.values()].map((one) =>
    toSearchRecord(
      { event: one, occurrences: expandRecurrence(one).occurrences, body: '' },
      { registry: all, now: NOW },
    ),
  );
  expect(await writeSearchIndex(records, namesOf(all), small)).toEqual({ records: count });
  if (count > 0) expect((await askFirst(small, 'чайной церемонии', TODAY)).events).toEqual([0]);
});

/** Six hundred words of texts as they are generated for measuring. */
const WORDS = (() => {
  const { files } = makeDemoRegistry({ events: 60, seed: 1, now: NOW, conflicts: 0 });
  const text = [...files].map((file) => file.text).join(' ');
  return [...new Set(text.toLowerCase().match(/[а-яё]{5,}/g))].slice(0, 600);
})();

test('of a thousand events a first question loads less than 110 kB', { timeout: 120_000 }, async () => {
  const large = join(folder, 'large');
  const records = Array.from({ length: 1000 }, (_, place) => {
    const day = Temporal.PlainDate.from('2024-01-01').add({ days: place });
    const all = registry({
      events: [
        event({
          id: `event-${place}`,
          title: `Встреча ${place} о ${WORDS[place % WORDS.length]}`,
          start: `${day}T18:00`,
          end: `${day}T20:00`,
        }),
      ],
    });
    const [one] = all.events.values();
    const body = Array.from({ length: 120 }, (_, word) => WORDS[(place * 7 + word * word) % WORDS.length]).join(' ');
    return toSearchRecord(
      { event: one!, occurrences: expandRecurrence(one!).occurrences, body },
      { registry: all, now: NOW },
    );
  });
  await writeSearchIndex(records, [], large);
  const { bytes, events } = await askFirst(large, WORDS[3]!, TODAY);
  expect(events.length).toBeGreaterThan(10);
  expect(bytes).toBeLessThan(110_000);
  expect(statSync(join(large, readEntry().indexes[0]!, 'wasm.ru.pagefind')).size).toBeGreaterThan(50_000);
});
