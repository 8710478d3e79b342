import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { groupByIndex, type SearchRecord } from '../formats/search-record.ts';

/**
 * Write the search indexes of records into a folder, each in a folder of its name (`groupByIndex`). One after the other and
 * each by a new process of Pagefind, because that keeps its memory. Throws what Pagefind complains of.
 */
export async function writeSearchIndex(records: Iterable<SearchRecord>, folder: string): Promise<{ records: number }> {
  const groups = groupByIndex(records, ({ language }) => language);
  let count = 0;
  for (const [name, group] of groups) {
    try {
      await writeIndex(group, join(folder, name));
    } finally {
      await close();
    }
    count += group.length;
    groups.delete(name);
  }
  return { records: count };
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
