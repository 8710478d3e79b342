import { z } from 'zod';
import {
  bilingual,
  dayRange,
  id,
  line,
  list,
  personId,
  telegram,
  timeOfDay,
  timeZone,
  webAddress,
  word,
} from './field.ts';
import { WEEKDAYS } from './recurrence-rule.ts';

/** The front matter of a venue file. */
export const venueSchema = z.strictObject({
  name: bilingual,
  region: id,
  address: line(200).optional(),
  geo: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
  timezone: timeZone.optional(),
  capacity: z.int().min(1).max(1_000_000).optional(),
  units: z.union([z.int().min(1).max(1000), z.literal('unlimited')]).default(1),
  equipment: list(id, 50).optional(),
  hours: list(z.strictObject({ days: list(word(WEEKDAYS), 7), from: timeOfDay, to: timeOfDay }), 30).optional(),
  closed: list(dayRange, 200).optional(),
  contact: z
    .strictObject({ telegram: telegram.optional(), web: webAddress.optional(), person: personId.optional() })
    .optional(),
  price: line(140).optional(),
  access: line(300).optional(),
});

export type VenueEntry = z.output<typeof venueSchema>;

/** A place that can be taken. */
export interface Venue extends VenueEntry {
  readonly id: string;
  readonly file: string;
}
