import { z } from 'zod';
import { bilingual, id, line, list, moderator, stellarAccount, telegram, timeZone, webAddress } from './field.ts';

const asset = z.strictObject({ code: z.string().regex(/^[A-Za-z0-9]{1,12}$/, 'asset'), issuer: stellarAccount });

/** `settings.yaml`: all that another community changes. */
export const settingsSchema = z.strictObject({
  name: bilingual,
  tagline: bilingual.optional(),
  /** Host name that makes event UIDs unique in the world. */
  domain: z.string().regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, 'domain'),
  timezone: timeZone,
  repository: webAddress.optional(),
  channels: list(z.strictObject({ name: line(60), url: webAddress }), 20).optional(),
  contact: telegram.optional(),
  /** Who on GitHub answers for all that no coordinator answers for; needs the right to write there. */
  moderators: list(moderator, 20).optional(),
  /** What topics are called in words; one that is missing is called by its key. */
  topics: z.record(id, bilingual).optional(),
  accounts: z.record(id, stellarAccount).optional(),
  assets: list(asset, 20).optional(),
  developmentShare: z.number().min(0).max(1).optional(),
  targets: z
    .strictObject({
      eventsHeld: z.int().min(0).optional(),
      attendanceGrowth: z.number().min(0).optional(),
      costCoverage: z.number().min(0).optional(),
    })
    .optional(),
  holds: z
    .strictObject({ maxDays: z.int().min(1).max(365).default(30), renewals: z.int().min(0).max(10).default(1) })
    .prefault({}),
  flagship: z.strictObject({ maxDays: z.int().min(1).max(60).default(10) }).prefault({}),
  /** Moment that stands for «last changed» where Git cannot tell. */
  stamp: z.iso.datetime().default('2026-01-01T00:00:00Z'),
  corrections: list(id, 1000).optional(),
  removed: list(z.strictObject({ id, reason: line(300) }), 1000).optional(),
});

/** The settings of a registry, with defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;
