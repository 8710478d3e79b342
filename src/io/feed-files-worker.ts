// Runs in a thread of its own: see feed-files.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { FeedFilesOptions } from './feed-files.ts';
import { readFeedFiles } from './feed-source.ts';

// What `writeFeedFiles` has passed.
const options = workerData as FeedFilesOptions;
const { outDir, home } = options;

const folders = new Set<string>();
for (const { path, write } of readFeedFiles(options)) {
  const { text, omitted = 0, rest = [] } = await write();
  const file = join(outDir, path);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, text);
  if (omitted > 0) {
    const base = new URL(home).pathname;
    const others =
      rest.length > 3 ? `${base}${rest[0]} … ${base}${rest.at(-1)}` : rest.map((one) => base + one).join(', ');
    console.warn(
      `${base}${path}: ${omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.` +
        ` All are in ${others}, as it tells its subscribers. Point people to the feeds of regions and formats, which have room.`,
    );
  }
}
