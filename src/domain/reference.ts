import type { FieldPath } from './issue.ts';
import type { RegistryEntries } from './registry.ts';
import { regionOfFile } from './stamp.ts';

/** The collections whose files others name. */
export type ReferenceKind = 'region' | 'venue' | 'person' | 'equipment' | 'event';

/** A place in a file that names another file by its id. */
export interface Reference {
  readonly file: string;
  readonly field: FieldPath;
  readonly kind: ReferenceKind;
  readonly id: string;
}

/** Look at everything that files of a registry name, in no particular order. */
export function visitReferences(entries: RegistryEntries, visit: (reference: Reference) => void): void {
  const one = (file: string, kind: ReferenceKind, id: string | undefined, ...field: (string | number)[]) => {
    if (id !== undefined) visit({ file, field, kind, id });
  };
  const each = (file: string, kind: ReferenceKind, ids: readonly string[] | undefined, key: string) => {
    if (ids) for (let index = 0; index < ids.length; index++) one(file, kind, ids[index], key, index);
  };
  for (const { file, data } of entries.events) {
    one(file, 'venue', data.venue, 'venue');
    each(file, 'person', data.organizers, 'organizers');
    each(file, 'person', data.speakers, 'speakers');
    each(file, 'person', data.hosts, 'hosts');
    one(file, 'person', data.hold?.by, 'hold', 'by');
    one(file, 'event', data.partOf, 'partOf');
    one(file, 'event', data.duplicateOf, 'duplicateOf');
    data.equipment?.forEach(({ item }, index) => {
      one(file, 'equipment', item, 'equipment', index, 'item');
    });
    data.overlaps?.forEach((overlap, index) => {
      one(file, 'event', overlap.with, 'overlaps', index, 'with');
      one(file, 'person', overlap.agreedBy, 'overlaps', index, 'agreedBy');
    });
  }
  for (const { file, data } of entries.venues) {
    one(file, 'region', data.region, 'region');
    each(file, 'equipment', data.equipment, 'equipment');
    one(file, 'person', data.contact?.person, 'contact', 'person');
  }
  for (const { file, data } of entries.regions) {
    each(file, 'person', data.coordinators, 'coordinators');
    for (const id of Object.keys(data.travel ?? {})) one(file, 'region', id, 'travel', id);
  }
  for (const { file, data } of entries.people) each(file, 'region', data.regions, 'regions');
  for (const { file, data } of entries.equipment) {
    one(file, 'region', data.region, 'region');
    one(file, 'venue', data.venue, 'venue');
    one(file, 'person', data.custodian, 'custodian');
  }
}

/** Get the kind and id under which others name a file, if they can. */
function nameOfFile(file: string): string | undefined {
  const kind = FOLDERS[file.slice(0, Math.max(0, file.indexOf('/')))];
  return kind && `${kind} ${file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '')}`;
}

/** List what files that exist but could not be read would be named by: `venue kings-park`. */
export function namesOfUnread({ unread = new Set() }: RegistryEntries): Set<string> {
  return new Set([...unread].flatMap((file) => nameOfFile(file) ?? []));
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
    const name = nameOfFile(file);
    if (name !== undefined) named.set(name, file);
  }
  const propose = (file: string, because: string | undefined) => {
    if (because !== undefined && !proposed.has(file)) proposed.set(file, because);
  };
  visitReferences(entries, ({ file, id, kind }) => propose(file, named.get(`${kind} ${id}`)));
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
