import { CORE_SCHEMA, dump } from 'js-yaml';
import { type EventEntry, eventSchema } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import type { TextFile } from './content-file.ts';
import { type EntryFile, parseEntryFile } from './entry-file.ts';

/** An event file as people write it: what its front matter says, and the text below it. */
export interface EventFile {
  readonly entry: EventEntry;
  readonly body: string;
}

/** Read an event file: the event and its text, or every fault found in it, each with line and column. */
export function parseEventFile(file: TextFile): { event?: EventFile; issues: readonly Issue[] } {
  const { entry, issues }: EntryFile<EventEntry> = parseEntryFile(file, eventSchema);
  return entry ? { event: { entry: entry.data, body: entry.content.body }, issues } : { issues };
}

/**
 * Write an event file, fields in the order of the schema, defaults left out.
 * `parseEventFile` reads back exactly what was written.
 */
export function formatEventFile({ entry, body }: EventFile): string {
  const written: Record<string, unknown> = {};
  for (const key of FIELDS) {
    const value = entry[key];
    if (value !== undefined && value !== DEFAULTS[key]) written[key] = value;
  }
  const yaml = dump(written, { schema: CORE_SCHEMA, lineWidth: -1, flowLevel: 2, noRefs: true });
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`;
}

// Zod gives the keys of a strict object in the order they are declared.
const FIELDS = Object.keys(eventSchema.shape) as (keyof EventEntry)[];
const DEFAULTS: Partial<EventEntry> = { attendance: 'offline', lang: 'ru', scope: 'regional' };
