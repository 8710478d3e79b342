import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '../formats/search-record.ts';

/**
 * Write the search index into a folder: one of Pagefind's per language that has records, in a folder of its name.
 * One after the other, because each takes some 80 kB of memory per record. Throws what Pagefind complains of.
 */
export async function writeSearchIndex(records: Iterable<SearchRecord>, folder: string): Promise<{ records: number }> {
  const byLanguage = Map.groupBy(records, ({ language }) => language);
  let count = 0;
  try {
    for (const [language, some] of byLanguage) {
      await writeIndex(some, join(folder, language));
      count += some.length;
    }
    return { records: count };
  } finally {
    await close();
  }
}

async function writeIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await createIndex({ maxFragments: MAX_FRAGMENTS });
  if (!index) throw new Error(errors.join('\n'));
  // Pagefind works in a process of its own: answers are awaited by the hundred, neither one by one nor all at once.
  for (let start = 0; start < records.length; start += 200) {
    const answers = await Promise.all(
      records.slice(start, start + 200).map((record) => index.addCustomRecord(toMutable(record))),
    );
    const refused = answers.flatMap((answer) => answer.errors);
    if (refused.length > 0) throw new Error(refused.join('\n'));
  }
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
  await index.deleteIndex();
  for (const file of UNUSED) rmSync(join(folder, file), { force: true });
}

/** Beyond that many results a file holds several: ten thousand little files are slow to write and to upload. */
const MAX_FRAGMENTS = 1000;

/** Pagefind's own search boxes, which the site does not use. */
const UNUSED = [
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
];

function toMutable({ filters, meta, sort, ...record }: SearchRecord) {
  return {
    ...record,
    meta: { ...meta },
    sort: { ...sort },
    filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
  };
}
