import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { isTelling } from '../formats/search-question.ts';
import { compareInSearch, type SearchRecord } from '../formats/search-record.ts';
import { CARDS_PER_FILE, FACETS, type FoundCard, type SearchEntry, toColumn } from '../formats/search-table.ts';
import { renamePages } from './pagefind-meta.ts';

/** Pagefind takes some 100 kB of memory per record while it writes an index: a larger registry gets several. */
const MAX_INDEX_RECORDS = 15_000;

/**
 * Write into a folder what the search of the site loads: Pagefind's indexes (`1/`, `2/`: one to fifteen thousand records),
 * a folder named after its content with the results as they are shown (`0.pack`, three to a file, gzip), the columns by
 * which they are filtered (`region.pack`), all ids and the `names` that misspelt words are held against, and `entry.json`,
 * which names that folder. Records are numbered in the order of the search, and Pagefind knows them by number. Throws what
 * Pagefind complains of.
 */
export async function writeSearchIndex(
  records: Iterable<SearchRecord>,
  names: Iterable<string>,
  folder: string,
): Promise<{ records: number }> {
  rmSync(folder, { recursive: true, force: true });
  const sorted = [...records].sort(compareInSearch);
  const texts = toIndexTexts(sorted.map(({ content }) => content));
  const indexes: string[] = [];
  const width = sorted.length.toString(36).length;
  for (let start = 0; start < sorted.length; start += MAX_INDEX_RECORDS) {
    const name = String(indexes.length + 1);
    indexes.push(name);
    try {
      const part = sorted
        .slice(start, start + MAX_INDEX_RECORDS)
        .map(({ card }, place) => ({ title: card.title, text: texts[start + place] ?? '' }));
      await writeIndex(part, join(folder, name), (place) => (start + place).toString(36).padStart(width, '0'));
    } finally {
      // Pagefind keeps its memory: each index is written by a new process of it.
      await close();
    }
  }
  const packs = new Map<string, Buffer>();
  for (let start = 0; start < sorted.length; start += CARDS_PER_FILE) {
    const cards = sorted
      .slice(start, start + CARDS_PER_FILE)
      .map(({ card, content }): FoundCard => ({ ...card, content }));
    packs.set(String(start / CARDS_PER_FILE), pack(cards));
  }
  for (const facet of FACETS) packs.set(facet, pack(toColumn(sorted.map(({ facets }) => facets[facet]))));
  packs.set('ids', pack(sorted.map(({ card }) => card.id)));
  packs.set('names', pack([...names].sort()));
  writePacks(packs, folder, {
    total: sorted.length,
    ahead: sorted.filter(({ ahead }) => ahead).length,
    indexes,
  });
  return { records: sorted.length };
}

/** Compressed here, because not every server does it, and with a name of their own, because some do it again. */
function pack(content: unknown): Buffer {
  return gzipSync(JSON.stringify(content), { level: 9, memLevel: 9 });
}

function writePacks(packs: ReadonlyMap<string, Buffer>, folder: string, about: Omit<SearchEntry, 'version'>): void {
  const hash = createHash('sha256');
  for (const content of packs.values()) hash.update(content);
  const version = hash.digest('hex').slice(0, 10);
  mkdirSync(join(folder, version), { recursive: true });
  for (const [name, content] of packs) writeFileSync(join(folder, version, `${name}.pack`), content);
  const entry: SearchEntry = { version, ...about };
  writeFileSync(join(folder, 'entry.json'), JSON.stringify(entry));
}

/** A word of the index: as it was first written, in how many texts it stands, and the last of them. */
interface IndexWord {
  readonly word: string;
  texts: number;
  last: number;
}

/**
 * Reduce texts to what an index needs of them: each telling word once, those that most texts have at the beginning. The engine notes
 * where each word stands, and nothing that is always the same weighs anything: a word that every event has is a third as much
 * to load.
 */
function toIndexTexts(contents: readonly string[]): string[] {
  const known = new Map<string, IndexWord>();
  const texts = contents.map((content, place) => {
    const words: IndexWord[] = [];
    for (const [word] of content.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
      const key = word.toLowerCase();
      if (!isTelling(key)) continue;
      const entry = known.get(key) ?? { word, texts: 0, last: -1 };
      if (entry.last === place) continue;
      known.set(key, entry);
      entry.last = place;
      entry.texts++;
      words.push(entry);
    }
    return words;
  });
  return texts.map((words) =>
    words
      .sort((a, b) => b.texts - a.texts)
      .map(({ word }) => word)
      .join(' '),
  );
}

/** What Pagefind is told of an event. */
interface IndexRecord {
  /** Its words weigh more. */
  readonly title: string;
  readonly text: string;
}

async function writeIndex(
  records: readonly IndexRecord[],
  folder: string,
  nameOf: (place: number) => string,
): Promise<void> {
  // The texts of the results are packed apart: Pagefind's own copies go into one file, and that is removed.
  const { index, errors } = await createIndex({ maxFragments: 1 });
  if (!index) throw new Error(errors.join('\n'));
  // Pagefind works in a process of its own: answers are awaited by the hundred, neither one by one nor all at once.
  for (let start = 0; start < records.length; start += 200) {
    const answers = await Promise.all(
      records.slice(start, start + 200).map(({ title, text }, place) =>
        index.addCustomRecord({
          url: String(start + place),
          content: text,
          // One language for all: each would load a program and an index of its own. English words have few forms.
          language: 'ru',
          meta: { title },
        }),
      ),
    );
    const refused = answers.flatMap((answer) => answer.errors);
    if (refused.length > 0) throw new Error(refused.join('\n'));
  }
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
  const places = readPlaces(join(folder, 'fragment'));
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (file.endsWith('.pf_meta'))
      writeFileSync(
        path,
        renamePages(readFileSync(path), (hash) => nameOf(placeOf(places, hash))),
      );
    else if (UNUSED.test(file)) rmSync(path, { recursive: true });
  }
}

/** Pagefind's scripts for its own search boxes and for the page itself (its worker is asked directly), and its copies of texts. */
const UNUSED = /^(?:fragment|wasm\.unknown\.pagefind|pagefind(?:-(?!worker|entry).*)?\.(?:css|js))$/;

/** Which record Pagefind has given which hash. */
function readPlaces(folder: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const file of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(join(folder, file)))
      .toString()
      .replace(/^pagefind_dcd/, '');
    const content: Record<string, { url: string }> | { url: string } = JSON.parse(text);
    // A record that is the only one is not put into a group: its file is called by its hash.
    const fragments = isFragment(content) ? { [file.replace('.pf_fragment', '')]: content } : content;
    for (const [hash, { url }] of Object.entries(fragments)) places.set(hash, Number(url.replace(/^\//, '')));
  }
  return places;
}

function isFragment(content: Record<string, { url: string }> | { url: string }): content is { url: string } {
  return typeof content.url === 'string';
}

function placeOf(places: ReadonlyMap<string, number>, hash: string): number {
  const place = places.get(hash);
  if (place === undefined) throw new Error(`Pagefind lists a page ${hash} and has no text of it.`);
  return place;
}
