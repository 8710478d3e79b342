import type { EventEntry } from '../domain/event.ts';
import type { PersonEntry } from '../domain/person.ts';
import type { VenueEntry } from '../domain/venue.ts';
import { formatYaml, type YamlValue } from './yaml-text.ts';

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
  return formatEntry(EVENT_FIELDS, entry, { attendance: 'offline', lang: 'ru', scope: 'regional' }, body);
}

/** Write the file of a venue, its default left out. */
export function formatVenueFile(entry: VenueEntry): string {
  return formatEntry(VENUE_FIELDS, entry, { units: 1 }, '');
}

/** Write the file of a person. */
export function formatPersonFile(entry: PersonEntry): string {
  return formatEntry(PERSON_FIELDS, entry, {}, '');
}

// The keys of the schemas in their order (a test holds that): a form writes files before any schema has come.
export const EVENT_FIELDS = (
  'title summary status start end duration timezone venue place attendance onlineUrl format lang languages organizers speakers ' +
  'hosts topics price registration capacity scope partOf duplicateOf repeat hold overlaps setup teardown equipment needs budget ' +
  'code report cover coverAlt'
).split(' ');
export const VENUE_FIELDS =
  'name region address geo timezone capacity units equipment hours closed contact price access'.split(' ');
export const PERSON_FIELDS = 'name roles telegram github web stellar regions topics languages'.split(' ');

function formatEntry(
  fields: readonly string[],
  entry: Readonly<Record<string, YamlValue | undefined>>,
  defaults: Readonly<Record<string, YamlValue>>,
  body: string,
): string {
  const written = fields.flatMap((key) => (entry[key] === defaults[key] ? [] : [[key, entry[key]] as const]));
  return `---\n${formatYaml(Object.fromEntries(written))}---\n${body === '' ? '' : `\n${body}\n`}`;
}
