import { type EventEntry, eventSchema } from '../domain/event.ts';
import { formatEventFile } from './event-text.ts';

/** Write the file of an event that nobody has thought of yet, to be filled in. */
export function formatTemplate(entry: Pick<EventEntry, 'title' | 'summary' | 'place' | 'start' | 'end'>): string {
  const fields = {
    ...entry,
    status: 'confirmed',
    format: 'meeting',
    attendance: 'offline',
    lang: 'ru',
    scope: 'regional',
  };
  return formatEventFile({ entry: eventSchema.parse(fields), body: '' });
}
