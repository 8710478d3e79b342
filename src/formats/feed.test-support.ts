import { type EventEntry, eventSchema } from '../domain/event.ts';
import { regionSchema } from '../domain/region.ts';
import { assembleRegistry, type Registry } from '../domain/registry.ts';
import { settingsSchema } from '../domain/settings.ts';
import { fixedStamps } from '../domain/stamp.ts';
import { type VenueEntry, venueSchema } from '../domain/venue.ts';
import type { FeedSource } from './feed.ts';

/** The front matter of an event as a file would have it; `id` and `region` stand for the name and folder of the file. */
export interface WrittenEvent {
  readonly id?: string;
  readonly region?: string;
  readonly [field: string]: unknown;
}

const REGIONS = {
  'me-16': { name: { ru: 'Подгорица', en: 'Podgorica' }, country: 'me', timezone: 'Europe/Podgorica' },
  ge: { name: { ru: 'Грузия', en: 'Georgia' }, country: 'ge', timezone: 'Asia/Tbilisi' },
  ru: { name: { ru: 'Россия', en: 'Russia' }, country: 'ru', timezone: null },
};

/** Make a registry of events written in short: what a file must have and a test does not care for is filled in. */
export function registryOf(events: readonly WrittenEvent[], venues: Readonly<Record<string, object>> = {}): Registry {
  const { registry, issues } = assembleRegistry({
    settings: settingsSchema.parse({ name: 'MIVENT', domain: 'mivent.example', timezone: 'Europe/Podgorica' }),
    regions: Object.entries(REGIONS).map(([id, region]) => ({
      id,
      file: `regions/${id}.md`,
      data: regionSchema.parse(region),
    })),
    venues: Object.entries(venues).map(([id, venue]) => ({ id, file: `venues/${id}.md`, data: parseVenue(venue) })),
    people: [],
    equipment: [],
    events: events.map(({ id = 'privacy-debate', region = 'me-16', ...fields }) => ({
      id,
      file: `events/${region}/${id}.md`,
      data: parseEvent(fields),
    })),
  });
  if (issues.length > 0) throw new Error(`The test's registry has issues: ${JSON.stringify(issues)}`);
  return registry;
}

/** A hostile title has no chance with the schema: what feeds do with one that got past it is tested without. */
function parseEvent({
  title = 'Дебаты о приватности',
  summary,
  ...fields
}: Readonly<Record<string, unknown>>): EventEntry {
  const timed =
    typeof fields.start === 'string' && fields.start.includes('T') && !('end' in fields) && !('duration' in fields);
  const entry = eventSchema.parse({
    title: 'x',
    status: 'confirmed',
    format: 'debate',
    ...('venue' in fields || fields.attendance === 'online' ? {} : { place: 'Клуб' }),
    ...(timed ? { duration: 'PT3H' } : {}),
    ...fields,
  });
  return { ...entry, title: String(title), ...(summary === undefined ? {} : { summary: String(summary) }) };
}

function parseVenue(venue: object): VenueEntry {
  return venueSchema.parse({ region: 'me-16', ...venue });
}

/** What feeds are made of, with one stamp for all files. */
export function sourceOf(registry: Registry, more: Partial<FeedSource> = {}): FeedSource {
  return {
    registry,
    stamps: fixedStamps('2026-10-01T12:00:00Z'),
    now: Temporal.Instant.from('2026-12-05T12:00:00Z'),
    locale: 'ru',
    home: 'https://mivent.example/',
    ...more,
  };
}
