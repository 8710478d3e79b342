import { Worker } from 'node:worker_threads';

/** Where the calendar files of events go, and what they say of the site. */
export interface EventCalendarsOptions {
  /** The content folder. */
  readonly folder: string;
  readonly outDir: string;
  /** The site's own address with its base path; ends with a slash. */
  readonly home: string;
  /** ISO. */
  readonly now: string;
}

/**
 * Write the calendar file of every event in both languages, on another processor than the one that makes the pages:
 * twenty thousand small files are a third of a build. Resolves when all are written.
 */
export function writeEventCalendars(options: EventCalendarsOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./event-calendars-worker.ts', import.meta.url), { workerData: options });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The calendar files were not written.'))));
  });
}
