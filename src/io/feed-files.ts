import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FeedFile, FeedText } from '../formats/feed.ts';
import { type FeedOptions, readFeedFiles } from './feed-source.ts';

/** What feeds are made from, and where they go. */
export interface FeedFilesOptions extends FeedOptions {
  readonly outDir: string;
}

/**
 * Write all feeds and the calendar file of every event, in both languages, on another processor than the one that makes the
 * pages: half of the files of a site are of these. Resolves when all are written.
 */
export function writeFeedFiles(options: FeedFilesOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./feed-files-worker.ts', import.meta.url), { workerData: options });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The feeds were not written.'))));
  });
}

/** A feed that has no room for some events of its window. */
export interface FullFeed extends Omit<FeedText, 'text'> {
  readonly path: string;
}

/** Write files below a folder one after the other, and list those that lack events. */
export async function writeFiles(files: Iterable<FeedFile>, outDir: string): Promise<FullFeed[]> {
  const folders = new Set<string>();
  const full: FullFeed[] = [];
  for (const { path, write } of files) {
    const { text, omitted = 0, rest } = await write();
    const file = `${outDir}/${path}`;
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, text);
    if (omitted > 0) full.push({ path, omitted, rest });
  }
  return full;
}

/** By the ends of paths, the first that fits. */
const CONTENT_TYPES = [
  [/\.ics$/, 'text/calendar; charset=utf-8'],
  [/\.xml$/, 'application/rss+xml; charset=utf-8'],
  [/(?:^|\/)feed\.json$/, 'application/feed+json; charset=utf-8'],
  [/^api\/.*\.schema\.json$/, 'application/schema+json; charset=utf-8'],
  [/^api\/.*\.json$/, 'application/json; charset=utf-8'],
] as const;

/** Write one feed by its path below the base path, as a server of pages under development needs it; nothing where there is none. */
export async function answerFeed(
  path: string,
  options: () => FeedOptions,
): Promise<{ readonly type: string; readonly text: string } | undefined> {
  const [, type] = CONTENT_TYPES.find(([end]) => end.test(path)) ?? [];
  const feed = type === undefined ? undefined : readFeedFiles(options()).find((file) => file.path === path);
  return type !== undefined && feed ? { type, text: (await feed.write()).text } : undefined;
}
