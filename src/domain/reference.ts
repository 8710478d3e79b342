import type { EventEntry } from './event.ts';
import type { FieldPath } from './issue.ts';
import type { RegionEntry } from './region.ts';
import { type Entry, type RegistryEntries, regionOfFile } from './registry.ts';
import type { VenueEntry } from './venue.ts';

/** The collections whose files others name. */
export type ReferenceKind = 'region' | 'venue' | 'person' | 'equipment' | 'event';

/** A place in a file that names another file by its id. */
export interface Reference {
  readonly file: string;
  readonly field: FieldPath;
  readonly kind: ReferenceKind;
  readonly id: string;
}

/** List everything that files of a registry name, in no particular order. */
export function* listReferences(entries: RegistryEntries): Generator<Reference> {
  for (const event of entries.events) yield* eventReferences(event);
  for (const venue of entries.venues) yield* venueReferences(venue);
  for (const region of entries.regions) yield* regionReferences(region);
  for (const { file, data } of entries.people) yield* each(file, 'region', data.regions, 'regions');
  for (const { file, data } of entries.equipment) {
    if (data.region !== undefined) yield { file, field: ['region'], kind: 'region', id: data.region };
    if (data.venue !== undefined) yield { file, field: ['venue'], kind: 'venue', id: data.venue };
    if (data.custodian !== undefined) yield { file, field: ['custodian'], kind: 'person', id: data.custodian };
  }
}

function* eventReferences({ file, data }: Entry<EventEntry>): Generator<Reference> {
  if (data.venue !== undefined) yield { file, field: ['venue'], kind: 'venue', id: data.venue };
  if (data.organizers) yield* each(file, 'person', data.organizers, 'organizers');
  if (data.speakers) yield* each(file, 'person', data.speakers, 'speakers');
  if (data.hosts) yield* each(file, 'person', data.hosts, 'hosts');
  if (data.hold) yield { file, field: ['hold', 'by'], kind: 'person', id: data.hold.by };
  if (data.partOf !== undefined) yield { file, field: ['partOf'], kind: 'event', id: data.partOf };
  if (data.duplicateOf !== undefined) yield { file, field: ['duplicateOf'], kind: 'event', id: data.duplicateOf };
  for (const [index, { item }] of (data.equipment ?? []).entries()) {
    yield { file, field: ['equipment', index, 'item'], kind: 'equipment', id: item };
  }
  for (const [index, overlap] of (data.overlaps ?? []).entries()) {
    yield { file, field: ['overlaps', index, 'with'], kind: 'event', id: overlap.with };
    yield { file, field: ['overlaps', index, 'agreedBy'], kind: 'person', id: overlap.agreedBy };
  }
}

function* venueReferences({ file, data }: Entry<VenueEntry>): Generator<Reference> {
  yield { file, field: ['region'], kind: 'region', id: data.region };
  yield* each(file, 'equipment', data.equipment, 'equipment');
  if (data.contact?.person !== undefined) yield { file, field: ['contact', 'person'], kind: 'person', id: data.contact.person };
}

function* regionReferences({ file, data }: Entry<RegionEntry>): Generator<Reference> {
  yield* each(file, 'person', data.coordinators, 'coordinators');
  for (const id of Object.keys(data.travel ?? {})) yield { file, field: ['travel', id], kind: 'region', id };
}

function* each(file: string, kind: ReferenceKind, ids: readonly string[] | undefined, key: string): Generator<Reference> {
  for (const [index, id] of (ids ?? []).entries()) yield { file, field: [key, index], kind, id };
}

const FOLDERS: Readonly<Record<string, ReferenceKind>> = {
  events: 'event',
  regions: 'region',
  venues: 'venue',
  people: 'person',
  equipment: 'equipment',
};

/**
 * Find what a change puts before the judge: each changed file, and each file that names a changed one, with the changed
 * file that its issues stand on. Changed settings propose everything.
 */
export function findProposals(entries: RegistryEntries, changed: ReadonlySet<string>): Map<string, string> {
  const proposed = new Map<string, string>();
  const named = new Map<string, string>();
  for (const file of changed) {
    const kind = FOLDERS[file.slice(0, Math.max(0, file.indexOf('/')))];
    if (kind) named.set(`${kind} ${file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '')}`, file);
  }
  const propose = (file: string, because: string | undefined) => {
    if (because !== undefined && !proposed.has(file)) proposed.set(file, because);
  };
  for (const { file, id, kind } of listReferences(entries)) propose(file, named.get(`${kind} ${id}`));
  const settings = changed.has('settings.yaml') ? 'settings.yaml' : undefined;
  for (const { file } of entries.events) propose(file, named.get(`region ${regionOfFile(file)}`) ?? settings);
  // A venue's region decides over the zone and the neighbours of what happens there.
  for (const { file, data } of entries.events) {
    const venue = data.venue === undefined ? undefined : proposed.get(`venues/${data.venue}.md`);
    if (venue !== undefined) propose(file, venue);
  }
  for (const file of changed) proposed.set(file, file);
  return proposed;
}
