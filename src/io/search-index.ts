import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '../formats/search-record.ts';

/** Write the search index of all records into a folder, which is made if need be. Throws what Pagefind complains of. */
export async function writeSearchIndex(records: Iterable<SearchRecord>, folder: string): Promise<{ records: number }> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(errors.join('\n'));
    let count = 0;
    let waiting: Promise<void>[] = [];
    for (const { url, language, content, meta, filters, sort } of records) {
      const record = { url, language, content, meta: { ...meta }, filters: mutable(filters), sort: { ...sort } };
      waiting.push(
        index.addCustomRecord(record).then((answer) => {
          if (answer.errors.length > 0) throw new Error(`${url}: ${answer.errors.join('\n')}`);
        }),
      );
      count++;
      // Pagefind works in a process of its own: answers are awaited by the hundred, neither one by one nor all at once.
      if (waiting.length === 200) {
        await Promise.all(waiting);
        waiting = [];
      }
    }
    await Promise.all(waiting);
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(written.errors.join('\n'));
    for (const file of UNUSED) rmSync(join(folder, file), { force: true });
    return { records: count };
  } finally {
    await close();
  }
}

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

function mutable(filters: SearchRecord['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]));
}
