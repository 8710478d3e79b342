import { z } from 'zod';
import { bilingual, dayRange, duration, id, list, personId, telegram, timeZone, word } from './field.ts';

export const OVERLAP_POLICIES = ['reject', 'warn', 'allow'] as const;
export type OverlapPolicy = (typeof OVERLAP_POLICIES)[number];

/** The front matter of a region file. */
export const regionSchema = z.strictObject({
  name: bilingual,
  country: z
    .string()
    .regex(/^[a-z]{2}$/, 'country')
    .optional(),
  timezone: timeZone.nullable(),
  overlapPolicy: word(OVERLAP_POLICIES).default('reject'),
  coordinators: list(personId, 20).optional(),
  telegram: telegram.optional(),
  blackouts: list(dayRange, 200).optional(),
  travel: z.record(id, duration).optional(),
});

export type RegionEntry = z.output<typeof regionSchema>;

/** A place where the community lives and meets; `online` is one, too. */
export interface Region extends RegionEntry {
  readonly id: string;
  readonly file: string;
}
