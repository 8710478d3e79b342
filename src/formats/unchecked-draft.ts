import type { EventEntry } from '../domain/event.ts';
import {
  type DraftContext,
  type DraftFile,
  type EventDraft,
  isDate,
  listOf,
  NEW_VENUE,
  numberOf,
  tidy,
  toEntry,
  withoutEmpty,
} from './draft-entry.ts';
import { proposeId } from './event-id.ts';
import { formatEventFile, formatPersonFile, formatVenueFile } from './event-text.ts';

/**
 * Write the files of a draft as they stand, the event's last: nobody has looked at them, and what is missing is missing. For a form
 * whose check does not come; what is sound comes out byte for byte as the check would write it.
 */
export function formatUnchecked(written: EventDraft, context: DraftContext): DraftFile[] {
  const draft = tidy(written);
  const { region, organizer, personName, venueName, venueAddress, venueCapacity } = draft;
  const isNewVenue = draft.venue === NEW_VENUE && !context.isOnline && draft.attendance !== 'online';
  const venue = isNewVenue ? proposeId(venueName, 'venue', '', NONE) : draft.venue;
  const venueEntry = { name: venueName, region, address: venueAddress, capacity: numberOf(venueCapacity) };
  const personEntry = { name: personName, roles: ['organizer'], telegram: draft.personTelegram };
  const entry = toEntry(draft, context, venue, () => listOf(draft.except).filter(isDate).sort());
  const id = draft.id === '' ? proposeId(draft.title, draft.format, draft.startDay, NONE) : draft.id;
  return [
    // The check of the application reads them as anybody's text: they only look like entries.
    ...(isNewVenue
      ? [{ path: `venues/${venue}.md`, text: formatVenueFile({ units: 1, ...withoutEmpty(venueEntry) } as never) }]
      : []),
    ...(organizer !== '' && personName !== ''
      ? [{ path: `people/${organizer}.md`, text: formatPersonFile(withoutEmpty(personEntry) as never) }]
      : []),
    {
      path: `events/${region === '' ? 'region' : region}/${id}.md`,
      text: formatEventFile({ entry: { ...DEFAULTS, ...entry } as EventEntry, body: draft.body }),
    },
  ];
}

const NONE: ReadonlySet<string> = new Set();
/** What the schema fills in, and a file leaves out. */
const DEFAULTS = { attendance: 'offline', lang: 'ru', scope: 'regional' };
