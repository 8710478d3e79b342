import { z } from 'zod';
import { WEEKDAYS } from '../domain/recurrence-rule.ts';
import { OVERLAP_POLICIES } from '../domain/region.ts';
import {
  address,
  day,
  formatPublishedSchema,
  id,
  line,
  PROMISE,
  schemaField,
  timeZone,
  versionField,
} from './published-schema.ts';

const clock = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .meta({ id: 'Clock', description: 'A local time of day.', examples: ['09:00'] });

const opening = z
  .object({
    timezone: timeZone.optional().describe('The zone of its days and hours; that of the event where it is missing.'),
    hours: z
      .array(z.object({ days: z.array(z.enum(WEEKDAYS)), from: clock, to: clock }))
      .optional()
      .describe('By weekday; a `to` not after its `from` is on the next day. Nothing: around the clock.'),
    closed: z
      .array(z.object({ from: day, to: day, reason: line.optional() }))
      .optional()
      .describe('Days on which it is closed, the last one included.'),
  })
  .meta({ id: 'Opening', description: 'When a venue or a region takes events.' });

const milliseconds = z.int().min(0);

const region = z
  .object({
    kind: z.literal('region'),
    id,
    policy: z
      .enum(OVERLAP_POLICIES)
      .describe('What becomes of two events at once: the check rejects the second, warns of it, or lets it be.'),
    country: z.string().optional().describe('ISO 3166-1 in lower case; nothing for `online`.'),
    opening: opening.optional(),
    travel: z.record(z.string(), milliseconds).describe('Milliseconds on the way to other regions, by their ids.'),
    farthest: milliseconds.describe('The longest of these ways, in milliseconds.'),
  })
  .meta({ id: 'Region', description: 'A region: one public, which can be at one event at a time.' });

const venue = z
  .object({
    kind: z.literal('venue'),
    id,
    capacity: z.int().min(1).optional().describe('How many events fit into it at once; without it any number.'),
    opening: opening.optional(),
    region: id,
    seats: z.int().min(1).optional().describe('How many people there is room for.'),
    equipment: z.array(id).describe('What belongs to it.'),
  })
  .meta({ id: 'Venue', description: 'A place that can be taken.' });

const equipment = z
  .object({ kind: z.literal('equipment'), id, capacity: z.int().min(1).describe('How many pieces there are.') })
  .meta({ id: 'Equipment', description: 'Things of one kind that events borrow.' });

const claimKind = z.enum(['venue', 'person', 'equipment']);
const place = z.int().min(0);

const claim = z
  .union([
    z.tuple([claimKind, place]),
    z.tuple([claimKind, place, z.int().min(1), z.union([z.literal(0), z.literal(1)])]),
  ])
  .meta({
    id: 'Claim',
    description:
      'What an event takes on each of its dates: its kind and its place in `venues`, `people` or `equipment`; then how many of it (1 where that is missing), and 1 for somebody the event cannot do without (a speaker, a host).',
  });

const seconds = z.int();

const date = z.union([z.tuple([seconds, z.int().min(1)]), z.tuple([seconds, z.int().min(1), z.string()])]).meta({
  id: 'Date',
  description:
    'Start of a date (Unix seconds) and its length in seconds; of a series also the name of the date: the day on which its rule puts it, with a `+` before an extra one.',
});

const event = z
  .object({
    id,
    title: line,
    region: place.describe('Its place in `regions`.'),
    timezone: timeZone,
    allDay: z.literal(true).exactOptional(),
    online: z.literal(true).exactOptional(),
    local: z.literal(true).exactOptional().describe('It claims its dates only for itself (`scope: local`).'),
    flagship: z
      .literal(true)
      .exactOptional()
      .describe('It claims its dates for the whole community (`scope: community`).'),
    ancestors: z.array(id).exactOptional().describe('Ids of the events it is a part of, from the inside out.'),
    organizers: z.array(id).exactOptional(),
    hold: z
      .object({
        by: id.describe('Who keeps it.'),
        ends: seconds.exactOptional().describe('When it lets its dates go: Unix seconds.'),
      })
      .exactOptional()
      .describe('Of a hold. Once it has ended, leave the event out.'),
    agreed: z.array(id).exactOptional().describe('Ids of events whose overlap with this one is agreed.'),
    setup: z
      .int()
      .min(1)
      .exactOptional()
      .describe('For so many seconds before its dates it takes venue and equipment.'),
    teardown: z
      .int()
      .min(1)
      .exactOptional()
      .describe('For so many seconds after its dates it takes venue and equipment.'),
    registration: address.exactOptional(),
    claims: z.array(claim).exactOptional(),
    dates: z.array(date).min(1),
  })
  .meta({ id: 'BusyEvent', description: 'An event that takes its dates from others.' });

/** What `/api/v1/busy.json` holds; a test proves that it says the same as `BusyList`, which browsers know without zod. */
export const busyListSchema = z.object({
  $schema: schemaField.exactOptional(),
  version: versionField,
  regions: z.array(region),
  venues: z.array(venue),
  people: z.array(id),
  equipment: z.array(equipment),
  parents: z.record(z.string(), id).describe('Of events that are parts, the events they are a part of, by their ids.'),
  events: z
    .array(event)
    .describe(
      'Confirmed events and holds that held at the build, with their dates from seventeen days before it on; in order of time.',
    ),
});

/** Write the JSON Schema of what is taken; `address` is its own. */
export function formatBusyListSchema(address: string): string {
  return formatPublishedSchema(busyListSchema, {
    address,
    title: 'What is taken, version 1',
    description: `All dates that are taken, and what they are taken from: enough to tell when a region or a venue is free, by the rules of the registry's own check. A field that is not there is false, zero or an empty list. ${PROMISE}`,
  });
}
