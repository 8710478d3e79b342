import { type EventEntry, eventSchema } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import type { TextFile } from './content-file.ts';
import { type EntryFile, parseEntryFile } from './entry-file.ts';
import type { EventFile } from './event-text.ts';

/** Read an event file: the event and its text, or every fault found in it, each with line and column. */
export function parseEventFile(file: TextFile): { event?: EventFile; issues: readonly Issue[] } {
  const { entry, issues }: EntryFile<EventEntry> = parseEntryFile(file, eventSchema);
  return entry ? { event: { entry: entry.data, body: entry.content.body }, issues } : { issues };
}
