import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { equipmentSchema } from './domain/equipment.ts';
import { eventSchema } from './domain/event.ts';
import { personSchema } from './domain/person.ts';
import { regionSchema } from './domain/region.ts';
import { settingsSchema } from './domain/settings.ts';
import { venueSchema } from './domain/venue.ts';
import { contentLoader } from './site/content-loader.ts';

// The loader has checked every file with these schemas before Astro sees it: here they give the types.
const stamp = z.object({
  announced: z.number(),
  changed: z.number(),
  rescheduled: z.number(),
  sequence: z.number(),
  moved: z.boolean(),
  movedFrom: z.string().optional(),
});
const fileOf = <Schema extends z.ZodType>(entry: Schema) =>
  z.object({ file: z.string(), entry, stamp: stamp.optional() });

export const collections = {
  settings: defineCollection({
    loader: contentLoader('settings'),
    // `version` grows with each reading, `folder` is where the content lies, `filled` names the collections that have entries.
    schema: z.object({ version: z.string(), folder: z.string(), filled: z.array(z.string()), entry: settingsSchema }),
  }),
  regions: defineCollection({ loader: contentLoader('regions'), schema: fileOf(regionSchema) }),
  venues: defineCollection({ loader: contentLoader('venues'), schema: fileOf(venueSchema) }),
  people: defineCollection({ loader: contentLoader('people'), schema: fileOf(personSchema) }),
  equipment: defineCollection({ loader: contentLoader('equipment'), schema: fileOf(equipmentSchema) }),
  events: defineCollection({
    loader: contentLoader('events'),
    schema: fileOf(eventSchema).extend({ inConflict: z.array(z.string()).optional() }),
  }),
};
