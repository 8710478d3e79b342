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
const file = z.string();

export const collections = {
  settings: defineCollection({
    loader: contentLoader('settings'),
    schema: z.object({ version: z.string(), filled: z.array(z.string()), entry: settingsSchema }),
  }),
  regions: defineCollection({ loader: contentLoader('regions'), schema: z.object({ file, entry: regionSchema }) }),
  venues: defineCollection({ loader: contentLoader('venues'), schema: z.object({ file, entry: venueSchema }) }),
  people: defineCollection({ loader: contentLoader('people'), schema: z.object({ file, entry: personSchema }) }),
  equipment: defineCollection({ loader: contentLoader('equipment'), schema: z.object({ file, entry: equipmentSchema }) }),
  events: defineCollection({
    loader: contentLoader('events'),
    schema: z.object({ file, entry: eventSchema, inConflict: z.literal(true).optional() }),
  }),
};
