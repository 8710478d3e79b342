// Runs in a thread of its own: see feed-files.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { formatOmission } from '../formats/feed.ts';
import type { FeedFilesOptions } from './feed-files.ts';
import { readFeedFiles } from './feed-source.ts';

// What `writeFeedFiles` has passed.
const options = workerData as FeedFilesOptions;
const { outDir, home } = options;

const base = new URL(home).pathname;
const folders = new Set<string>();
for (const { path, write } of readFeedFiles(options)) {
  const written = await write();
  const file = join(outDir, path);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, written.text);
  const omission = formatOmission(path, written, base);
  if (omission !== undefined) console.warn(omission);
}
