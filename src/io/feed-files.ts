import { Worker } from 'node:worker_threads';

/** Where feeds and the calendar files of events go, and what they say of the site. */
export interface FeedFilesOptions {
  /** The content folder. */
  readonly folder: string;
  readonly outDir: string;
  /** The site's own address with its base path; ends with a slash. */
  readonly home: string;
  /** ISO. */
  readonly now: string;
}

/**
 * Write the calendar file of every event, and all feeds, in both languages, on another processor than the one that makes the
 * pages: half of the files of a site are of these. Resolves when all are written.
 */
export function writeFeedFiles(options: FeedFilesOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./feed-files-worker.ts', import.meta.url), { workerData: options });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The feeds were not written.'))));
  });
}
