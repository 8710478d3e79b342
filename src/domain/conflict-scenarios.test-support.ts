import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenarios, type Scenario, type ScenarioFiles, type ScenarioWorld } from '../formats/conflict-scenario.ts';
import { type Check, examine } from './check.ts';
import { equipmentSchema } from './equipment.ts';
import { eventSchema } from './event.ts';
import type { Issue } from './issue.ts';
import { personSchema } from './person.ts';
import { findProposals } from './reference.ts';
import { regionSchema } from './region.ts';
import { changesBetween } from './registry.test-support.ts';
import { assembleRegistry, type Entry, type RegistryEntries } from './registry.ts';
import { attribute, judge } from './rules.ts';
import { settingsSchema } from './settings.ts';
import { venueSchema } from './venue.ts';

export const SCENARIOS = parseScenarios(readFileSync(join(import.meta.dirname, 'conflict-scenarios.yaml'), 'utf8'));

/** A scenario as the check sees it, and what it says. */
export interface Outcome {
  readonly check: Check;
  readonly entries: RegistryEntries;
  readonly issues: readonly Issue[];
}

/** Judge a scenario, or the same scenario with other events. */
export function outcomeOf(scenario: Scenario, events: ScenarioFiles = scenario.events): Outcome {
  const now = Temporal.Instant.from(scenario.now ?? SCENARIOS.now);
  const entries = entriesOf(merge(SCENARIOS.world, scenario.world), events);
  const assembled = assembleRegistry(entries);
  const before =
    scenario.base && entriesOf(merge(merge(SCENARIOS.world, scenario.world), scenario.baseWorld), scenario.base);
  const change = before && {
    proposed: findProposals(entries, changesBetween(before, entries)),
    base: assembleRegistry(before).registry,
    versionsOf: () => [],
  };
  const check = examine(entries, assembled.registry, now, change);
  const issues = [...assembled.issues.flatMap((issue) => attribute(issue, change)), ...judge(check)];
  return { check, entries, issues };
}

/** Tell issues as scenarios write them. */
export function tellIssues(issues: readonly Issue[]): string[] {
  return issues
    .map(({ severity, code, file, conflict, params }) => {
      const blamed = file.startsWith('events/') ? file.replace(/^.*\/|\.md$/g, '') : file.replace(/\.md$/, '');
      const others = [...(conflict?.with ?? [])].sort();
      const more = Number(params?.more ?? 0) > 0 ? ` +${String(params?.more)}` : '';
      return `${severity} ${code} ${[blamed, ...others].join(' × ')}${more}`;
    })
    .sort();
}

function entriesOf(world: ScenarioWorld, events: ScenarioFiles): RegistryEntries {
  const folder = <Data>(name: string, files: ScenarioFiles | undefined, parse: (fields: unknown) => Data) =>
    Object.entries(files ?? {}).map(
      ([id, fields]): Entry<Data> => ({ id, file: `${name}/${id}.md`, data: parse(given(fields)) }),
    );
  return {
    settings: settingsSchema.parse({
      name: 'MIVENT',
      domain: 'example.org',
      timezone: 'Europe/Podgorica',
      ...world.settings,
    }),
    regions: folder('regions', world.regions, (fields) => regionSchema.parse(fields)),
    venues: folder('venues', world.venues, (fields) => venueSchema.parse(fields)),
    people: folder('people', world.people, (fields) => personSchema.parse(fields)),
    equipment: folder('equipment', world.equipment, (fields) => equipmentSchema.parse(fields)),
    events: Object.entries(events)
      .map(([id, { region = 'me-16', ...fields }]) => ({
        id,
        file: `events/${String(region)}/${id}.md`,
        data: eventSchema.parse(withDefaults(id, fields)),
      }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

function withDefaults(id: string, fields: Readonly<Record<string, unknown>>): object {
  const isOnline = fields.attendance === 'online';
  const isUndated = (fields.hold as { window?: unknown } | undefined)?.window !== undefined;
  const place = isOnline
    ? { onlineUrl: 'https://example.org' }
    : 'venue' in fields || isUndated
      ? {}
      : { place: 'Город' };
  return given({ title: id, status: 'confirmed', format: 'meeting', ...place, ...fields });
}

function merge(world: ScenarioWorld, more: ScenarioWorld = {}): ScenarioWorld {
  const mergeFiles = (files: ScenarioFiles = {}, other: ScenarioFiles = {}): ScenarioFiles => ({
    ...files,
    ...Object.fromEntries(Object.entries(other).map(([id, fields]) => [id, { ...files[id], ...fields }])),
  });
  return {
    settings: { ...world.settings, ...more.settings },
    regions: mergeFiles(world.regions, more.regions),
    venues: mergeFiles(world.venues, more.venues),
    people: mergeFiles(world.people, more.people),
    equipment: mergeFiles(world.equipment, more.equipment),
  };
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
