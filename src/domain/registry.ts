import type { Equipment, EquipmentEntry } from './equipment.ts';
import { type CalendarEvent, type EventEntry, toCalendarEvent } from './event.ts';
import type { Issue } from './issue.ts';
import { compareText } from './issue.ts';
import type { Person, PersonEntry } from './person.ts';
import type { Region, RegionEntry } from './region.ts';
import type { Settings } from './settings.ts';
import { suggest } from './suggestion.ts';
import type { Venue, VenueEntry } from './venue.ts';

/** A checked content file: plain JSON that came from text, or from Astro's store. */
export interface Entry<Data> {
  readonly id: string;
  /** Path relative to the content folder. */
  readonly file: string;
  readonly data: Data;
}

/** All checked files of a registry, not yet related to each other. */
export interface RegistryEntries {
  readonly settings: Settings;
  readonly regions: readonly Entry<RegionEntry>[];
  readonly venues: readonly Entry<VenueEntry>[];
  readonly people: readonly Entry<PersonEntry>[];
  readonly equipment: readonly Entry<EquipmentEntry>[];
  readonly events: readonly Entry<EventEntry>[];
  /** Files that exist but could not be read: their own issues tell why, and whoever names them is not at fault. */
  readonly unread?: ReadonlySet<string>;
}

/** The registry: what the community knows about its events, related and placed in time. */
export interface Registry {
  readonly settings: Settings;
  readonly regions: ReadonlyMap<string, Region>;
  readonly venues: ReadonlyMap<string, Venue>;
  readonly people: ReadonlyMap<string, Person>;
  readonly equipment: ReadonlyMap<string, Equipment>;
  /** By id, in order of file paths. */
  readonly events: ReadonlyMap<string, CalendarEvent>;
}

/**
 * Relate checked files to each other. Events that cannot be placed are left out and explained by issues.
 * Of two files with one id the second by path is at fault, or the one in `newcomers`. `place` may remember what it has placed.
 */
export function assembleRegistry(
  entries: RegistryEntries,
  newcomers?: ReadonlySet<string>,
  place: typeof toCalendarEvent = toCalendarEvent,
): { registry: Registry; issues: Issue[] } {
  const issues: Issue[] = [];
  const regions = byId(entries.regions, issues);
  const venues = byId(entries.venues, issues);
  const events = new Map<string, CalendarEvent>();
  const unplaced = new Map<string, string>();
  for (const { id, file, data } of inOrder(entries.events, newcomers)) {
    const other = events.get(id)?.file ?? unplaced.get(id);
    if (other !== undefined) {
      issues.push({ code: 'id-duplicate', severity: 'error', file, params: { id, other } });
      continue;
    }
    const region = regionOfFile(file);
    if (!regions.has(region)) {
      unplaced.set(id, file);
      if (entries.unread?.has(`regions/${region}.md`)) continue;
      issues.push({
        code: 'file-placement',
        variant: 'region',
        severity: 'error',
        file,
        params: { region, suggestion: suggest(region, regions.keys()), known: [...regions.keys()].sort(compareText) },
      });
      continue;
    }
    const venue = data.venue === undefined ? undefined : venues.get(data.venue);
    const timezone = venue?.timezone ?? zoneOfRegion(regions.get(venue?.region ?? region), entries.settings);
    const placed = place(data, { id, file, region, timezone });
    for (const issue of placed.issues) issues.push({ ...issue, severity: issue.severity ?? 'error', file });
    if (placed.event) events.set(id, placed.event);
    else unplaced.set(id, file);
  }
  return {
    registry: {
      settings: entries.settings,
      regions,
      venues,
      people: byId(entries.people, issues),
      equipment: byId(entries.equipment, issues),
      events,
    },
    issues,
  };
}

/** Files by path, newcomers last. A folder is read in that order: then there is nothing to sort. */
function inOrder(
  events: RegistryEntries['events'],
  newcomers: ReadonlySet<string> = new Set(),
): RegistryEntries['events'] {
  const isNew = (file: string) => (newcomers.size === 0 ? 0 : Number(newcomers.has(file)));
  const compare = (a: Entry<unknown>, b: Entry<unknown>) =>
    isNew(a.file) - isNew(b.file) || compareText(a.file, b.file);
  const isSorted = events.every((event, index) => index === 0 || compare(events[index - 1] ?? event, event) <= 0);
  return isSorted ? events : [...events].sort(compare);
}

/** Get the region an event file lies in: the folder under `events/`. */
export function regionOfFile(file: string): string {
  const start = file.indexOf('/') + 1;
  const end = file.indexOf('/', start);
  return file.slice(start, end === -1 ? undefined : end);
}

/** A region without a zone (`timezone: null`) has several: each event there names its own. */
function zoneOfRegion(region: Region | undefined, settings: Settings): string | undefined {
  return region?.timezone === null ? undefined : (region?.timezone ?? settings.timezone);
}

function byId<Data extends object>(
  entries: readonly Entry<Data>[],
  issues: Issue[],
): Map<string, Data & { id: string; file: string }> {
  const map = new Map<string, Data & { id: string; file: string }>();
  for (const { id, file, data } of entries) {
    const other = map.get(id);
    if (other) issues.push({ code: 'id-duplicate', severity: 'error', file, params: { id, other: other.file } });
    else map.set(id, { ...data, id, file });
  }
  return map;
}
