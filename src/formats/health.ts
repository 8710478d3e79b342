import { z } from 'zod';
import { isBlocking } from '../domain/hold.ts';
import { stampOf } from '../domain/stamp.ts';
import { API, schemaOf } from './addresses.ts';
import { datesOf, utcMoment as toUtcMoment } from './event-list.ts';
import type { SharedSource } from './feed.ts';
import { formatPublishedSchema, PROMISE, schemaField, utcMoment, versionField } from './published-schema.ts';

const count = z.int().min(0);

const healthSchema = z.object({
  $schema: schemaField,
  version: versionField,
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .nullable()
    .describe('The commit that was checked out where the registry lies when the site was built; null outside Git.'),
  builtAt: utcMoment.describe('When the site was built, as its clock had it.'),
  counts: z.object({
    events: count.describe('Events in events.json.'),
    occurrences: count.describe('All of their dates.'),
    upcoming: count.describe('Dates not over at `builtAt`, of confirmed events and of holds that held then.'),
    regions: count,
    venues: count,
    people: count,
    equipment: count.describe('Kinds of equipment, not pieces.'),
  }),
  issues: z
    .object({
      errors: count.describe('More than none only where the site was published in spite of them.'),
      warnings: count,
    })
    .describe('What the check of the registry had to say.'),
  lastAnnounced: utcMoment.nullable().describe('When the newest of the events was announced; null without events.'),
  lastChanged: utcMoment
    .nullable()
    .describe('When the file of any of the events last changed; null without events. Both are from Git.'),
});

/** How the site is (`/api/v1/health.json`, a contract), for whoever watches over it. */
export type Health = z.output<typeof healthSchema>;

/** Tell from what the site was built, when, and how much is in it. */
export function toHealth(source: SharedSource): Health {
  const { registry, stamps, home, now, commit, issues } = source;
  const counts = { events: 0, occurrences: 0, upcoming: 0 };
  let [announced, changed] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const event of registry.events.values()) {
    if (event.entry.duplicateOf !== undefined) continue;
    const dates = datesOf(event, source);
    const stamp = stampOf(stamps, event.file);
    counts.events++;
    counts.occurrences += dates.length;
    if (isBlocking(event, now)) counts.upcoming += dates.filter(({ end }) => end > now.epochMilliseconds).length;
    announced = Math.max(announced, stamp.announced);
    changed = Math.max(changed, stamp.changed);
  }
  return {
    $schema: home + schemaOf(API.health),
    version: 1,
    commit: commit ?? null,
    builtAt: toUtcMoment(now.epochMilliseconds),
    counts: {
      ...counts,
      regions: registry.regions.size,
      venues: registry.venues.size,
      people: registry.people.size,
      equipment: registry.equipment.size,
    },
    issues: { errors: issues.errors, warnings: issues.warnings },
    lastAnnounced: counts.events > 0 ? toUtcMoment(announced) : null,
    lastChanged: counts.events > 0 ? toUtcMoment(changed) : null,
  };
}

/** Write the JSON Schema of it; `address` is its own. */
export function formatHealthSchema(address: string): string {
  return formatPublishedSchema(healthSchema, {
    address,
    title: 'The state of a site of events, version 1',
    description: `From what the site was built, when, and how much is in it. It is new with every build: one that is older than you expect, or counts that have fallen, want a look. ${PROMISE}`,
  });
}
