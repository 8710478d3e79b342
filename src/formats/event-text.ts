import { CORE_SCHEMA, dump } from 'js-yaml';
import { type EventEntry, eventSchema } from '../domain/event.ts';

/** An event file as people write it: what its front matter says, and the text below it. */
export interface EventFile {
  readonly entry: EventEntry;
  readonly body: string;
}

/**
 * Write an event file, fields in the order of the schema, defaults left out.
 * `parseEventFile` reads back exactly what was written. It runs in browsers, too: the form writes with it.
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
