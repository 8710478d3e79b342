// Runs in a thread of its own: see feed-files.ts.
import { workerData } from 'node:worker_threads';
import { formatOmission } from '../formats/feed.ts';
import { type FeedFilesOptions, writeFiles } from './feed-files.ts';
import { readFeedFiles } from './feed-source.ts';

// What `writeFeedFiles` has passed.
const options = workerData as FeedFilesOptions;
const base = new URL(options.home).pathname;
for (const feed of await writeFiles(readFeedFiles(options), options.outDir)) {
  console.warn(formatOmission(feed.path, feed, base));
}
