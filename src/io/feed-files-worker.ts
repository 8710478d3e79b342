// Runs in a thread of its own: see feed-files.ts.
import { workerData } from 'node:worker_threads';
import { type FeedFilesOptions, writeFiles } from './feed-files.ts';
import { readFeedFiles } from './feed-source.ts';

// What `writeFeedFiles` has passed.
const options = workerData as FeedFilesOptions;
for (const { path, omitted } of await writeFiles(readFeedFiles(options), options.outDir)) {
  console.warn(
    `${new URL(options.home).pathname}${path}: ${omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.`,
  );
}
