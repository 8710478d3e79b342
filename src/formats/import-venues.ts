import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import { venueSchema } from '../domain/venue.ts';
import { proposeId } from './event-id.ts';
import { formatVenueFile } from './event-text.ts';
import { fold } from './fold.ts';
import type { PlannedEvent } from './import-plan.ts';
import type { ImportTarget } from './imported-event.ts';
import { formatYaml } from './yaml-text.ts';

/** What coordinates of imported events are good for: the file of a venue that is not there yet, or lines for one that is. */
export interface VenueProposal {
  /** Path from the root of the content folder. */
  readonly path: string;
  readonly text: string;
  /** Whether the registry has the venue. */
  readonly isKnown: boolean;
}

/** Propose venues where imported events take place: an event has no coordinates, its venue has. Each once, however many events are there. */
export function proposeVenues(
  planned: readonly PlannedEvent[],
  { region }: ImportTarget,
  { venues }: Registry,
): readonly VenueProposal[] {
  const taken = new Set(venues.keys());
  const known = new Set<string>();
  return planned.flatMap(({ source: { position }, file }): VenueProposal[] => {
    if (!position || !file) return [];
    const { name, address, geo } = position;
    const venue = venues.get(position.venue ?? '');
    const key = venue?.id ?? fold(name);
    if (known.has(key) || venue?.geo) return [];
    known.add(key);
    if (venue) return [{ path: venue.file, text: formatYaml({ geo }), isKnown: true }];
    const { data } = checkAgainst(venueSchema, { name, region, ...(address === undefined ? {} : { address }), geo });
    if (!data) return [];
    const id = proposeId(inLocale(data.name, 'ru'), 'venue', '', taken);
    taken.add(id);
    return [{ path: `venues/${id}.md`, text: formatVenueFile(data), isKnown: false }];
  });
}
