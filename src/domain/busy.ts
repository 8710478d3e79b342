import type { CalendarEvent } from './event.ts';
import { endOfDay, isBlocking } from './hold.ts';
import type { Opening } from './opening.ts';
import type { Period } from './period.ts';
import type { Occurrence } from './recurrence.ts';
import type { OverlapPolicy } from './region.ts';
import type { Registry } from './registry.ts';
import { parseDuration } from './temporal.ts';

/** A place of which so many events at once can have a part. Without `capacity` it is large enough for all. */
export interface VenueResource {
  readonly kind: 'venue';
  readonly id: string;
  readonly capacity?: number | undefined;
  readonly opening?: Opening | undefined;
  /** Of what an equivalent venue has no less: its region, seats and equipment. */
  readonly region: string;
  readonly seats?: number | undefined;
  readonly equipment: readonly string[];
}

/** A region: its public is one, and its policy says what follows from that. */
export interface RegionResource {
  readonly kind: 'region';
  readonly id: string;
  readonly policy: OverlapPolicy;
  /** ISO 3166-1; nothing for `online`. */
  readonly country?: string | undefined;
  readonly opening?: Opening | undefined;
  /** Milliseconds on the way to other regions, by their ids; and to the farthest of them. */
  readonly travel: Readonly<Record<string, number>>;
  readonly farthest: number;
}

/** Somebody, who is in one place at a time. */
export interface PersonResource {
  readonly kind: 'person';
  readonly id: string;
}

/** Things of one kind; `capacity` is how many there are. */
export interface EquipmentResource {
  readonly kind: 'equipment';
  readonly id: string;
  readonly capacity: number;
}

/** Something that events want at the same time: flat, so that it also travels as JSON. */
export type Resource = VenueResource | RegionResource | PersonResource | EquipmentResource;

/** All resources of a registry by id, and the parent of every event that is a part. */
export interface Resources {
  readonly venues: ReadonlyMap<string, VenueResource>;
  readonly regions: ReadonlyMap<string, RegionResource>;
  readonly people: ReadonlyMap<string, PersonResource>;
  readonly equipment: ReadonlyMap<string, EquipmentResource>;
  readonly parents: ReadonlyMap<string, string>;
}

/** What of an event matters to others that want the same resource: flat, so that it also travels as JSON. */
export interface Claimant {
  readonly id: string;
  readonly title: string;
  readonly region: RegionResource;
  readonly timezone: string;
  readonly allDay: boolean;
  readonly isOnline: boolean;
  readonly isLocal: boolean;
  /** Whether it claims the date for the whole community. */
  readonly isFlagship: boolean;
  /** Events this one is a part of, from the inside out. */
  readonly ancestors: readonly string[];
  readonly organizers: readonly string[];
  /** The person a hold is kept by; nothing for a confirmed event. */
  readonly holdBy?: string | undefined;
  /** When that hold lets its date go, in epoch milliseconds. */
  readonly holdEnds?: number | undefined;
  /** Events whose overlap with this one is agreed. */
  readonly agreedWith: readonly string[];
  /** Milliseconds around the event for which venue and equipment are taken. */
  readonly setup: number;
  readonly teardown: number;
  readonly registration?: string | undefined;
}

/** A stretch for which an occurrence takes a resource: epoch milliseconds, setup and teardown included where they count. */
export interface BusyPeriod extends Period {
  readonly resource: Resource;
  readonly claimant: Claimant;
  /** Names an occurrence within its event: see `occurrenceKey`. */
  readonly occurrence: string;
  /** How many pieces of equipment, or units of a venue. */
  readonly quantity: number;
  /** Of a person: whether the event cannot do without them, as speaker or host. */
  readonly isPerforming: boolean;
}

/**
 * Name an occurrence so that it is recognised in another version of its event: empty for a single event, the day that the
 * rule gave for one of a series (so that a series that begins an hour later keeps its names), `+` and the day for an extra.
 */
export function occurrenceKey({ kind, original }: Occurrence): string {
  if (kind === 'single') return '';
  const { year, month, day } = original;
  const date = `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  return kind === 'extra' ? `+${date}` : date;
}

/** So near must an event be to meet another, to come too late from it, or to look like the same entered twice. */
export const DAYS_OF_CONFLICT = 17;

/**
 * Keep what can matter to an event that begins after now: whole dates that end later than `DAYS_OF_CONFLICT` before it, and what
 * belongs to their events. In order of time, whatever the order of files.
 */
export function aheadOf(
  busy: readonly BusyPeriod[],
  resources: Resources,
  now: Temporal.Instant,
): { readonly busy: readonly BusyPeriod[]; readonly resources: Resources } {
  const since = now.epochMilliseconds - DAYS_OF_CONFLICT * 86_400_000;
  const ends = new Map<string, number>();
  const dateOf = ({ claimant, occurrence }: BusyPeriod) => `${claimant.id} ${occurrence}`;
  for (const period of busy) {
    const date = dateOf(period);
    ends.set(date, Math.max(ends.get(date) ?? 0, period.end));
  }
  const starts = new Map<Claimant, number>();
  const kept = busy.filter((period) => (ends.get(dateOf(period)) ?? 0) > since);
  for (const { claimant, start } of kept) starts.set(claimant, Math.min(starts.get(claimant) ?? start, start));
  const order = [...starts].sort(([a, at], [b, bt]) => at - bt || (a.id < b.id ? -1 : 1));
  const places = new Map(order.map(([claimant], place) => [claimant, place]));
  const placeOf = ({ claimant }: BusyPeriod) => places.get(claimant) ?? 0;
  // Sorting is stable: the periods of one event stay as they are.
  kept.sort((a, b) => placeOf(a) - placeOf(b));
  const ids = new Set(order.flatMap(([{ id, ancestors }]) => [id, ...ancestors]));
  const parents = new Map([...resources.parents].filter(([id]) => ids.has(id)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { busy: kept, resources: { ...resources, parents } };
}

/** Tell whether a period is only held: others may queue behind it. */
export function isHold({ claimant }: BusyPeriod): boolean {
  return claimant.holdBy !== undefined;
}

/** Tell whether a hold is fulfilled by an event: whoever keeps it is among the organisers. */
export function isOwnHold(hold: Claimant, other: Claimant): boolean {
  return hold.holdBy !== undefined && other.organizers.includes(hold.holdBy);
}

/** List what an event takes, and when: nothing if it blocks nothing (cancelled, postponed, expired or undated). */
export function busyPeriods(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  resources: Resources,
  now: Temporal.Instant,
): BusyPeriod[] {
  const region = resources.regions.get(event.region);
  if (occurrences.length === 0 || !region || !isBlocking(event, now)) return [];
  const claims = claimsOf(event, resources);
  const claimant = toClaimant(event, region, resources);
  const periods: BusyPeriod[] = [];
  for (const occurrence of occurrences) {
    const { start, end } = occurrence;
    const key = occurrenceKey(occurrence);
    const add = (resource: Resource, quantity: number, isPerforming: boolean, from: number, to: number) =>
      periods.push({ resource, claimant, occurrence: key, quantity, isPerforming, start: from, end: to });
    // Also an event online stands in its region: the community has one calendar, whatever the place.
    add(region, 1, false, start, end);
    for (const { resource, quantity, isPerforming } of claims) {
      if (resource.kind === 'person') add(resource, quantity, isPerforming, start, end);
      else add(resource, quantity, isPerforming, start - event.setup, end + event.teardown);
    }
  }
  return periods;
}

interface Claim {
  readonly resource: Resource;
  readonly quantity: number;
  readonly isPerforming: boolean;
}

/** What an event names and the registry knows; whatever it does not know is told elsewhere. */
function claimsOf({ entry }: CalendarEvent, { venues, people, equipment }: Resources): Claim[] {
  const claims: Claim[] = [];
  const venue = entry.venue === undefined ? undefined : venues.get(entry.venue);
  if (venue) claims.push({ resource: venue, quantity: 1, isPerforming: false });
  const { speakers, hosts, organizers } = entry;
  for (const list of [speakers, hosts, organizers]) {
    for (const id of list ?? []) {
      const person = people.get(id);
      if (!person || claims.some(({ resource }) => resource === person)) continue;
      claims.push({ resource: person, quantity: 1, isPerforming: list !== organizers });
    }
  }
  if (!entry.equipment) return claims;
  const wanted = new Map<string, number>();
  for (const { item, quantity } of entry.equipment) wanted.set(item, (wanted.get(item) ?? 0) + quantity);
  for (const [id, quantity] of wanted) {
    const item = equipment.get(id);
    if (item) claims.push({ resource: item, quantity, isPerforming: false });
  }
  return claims;
}

const NONE: readonly string[] = [];

function toClaimant(
  { id, entry, timezone, time, setup, teardown }: CalendarEvent,
  region: RegionResource,
  resources: Resources,
): Claimant {
  return {
    id,
    title: entry.title,
    region,
    timezone,
    allDay: time?.allDay ?? false,
    isOnline: entry.attendance === 'online',
    isLocal: entry.scope === 'local',
    isFlagship: entry.scope === 'community',
    ancestors: ancestorsOf(id, entry.partOf, resources.parents),
    organizers: entry.organizers ?? NONE,
    holdBy: entry.status === 'hold' ? entry.hold?.by : undefined,
    holdEnds: holdEndsOf(entry, timezone),
    agreedWith: entry.overlaps?.map((overlap) => overlap.with) ?? NONE,
    setup,
    teardown,
    registration: entry.registration?.url,
  };
}

function holdEndsOf({ status, hold }: CalendarEvent['entry'], timezone: string): number | undefined {
  if (status !== 'hold' || hold?.until === undefined) return undefined;
  return endOfDay(Temporal.PlainDate.from(hold.until), timezone);
}

/** Nobody has parts within parts to such a depth but to make the check run for hours. */
const MOST_ANCESTORS = 8;

/** Follow an event upwards; a circle ends where it began. */
function ancestorsOf(id: string, partOf: string | undefined, parents: ReadonlyMap<string, string>): readonly string[] {
  if (partOf === undefined) return NONE;
  const ancestors: string[] = [];
  let parent: string | undefined = partOf;
  while (parent !== undefined && parent !== id && !ancestors.includes(parent) && ancestors.length < MOST_ANCESTORS) {
    ancestors.push(parent);
    parent = parents.get(parent);
  }
  return ancestors;
}

const resourcesOf = new WeakMap<Registry, Resources>();

/** Get the resources of a registry, one object for each, made once. */
export function toResources(registry: Registry): Resources {
  let resources = resourcesOf.get(registry);
  if (!resources) {
    resources = makeResources(registry);
    resourcesOf.set(registry, resources);
  }
  return resources;
}

function makeResources(registry: Registry): Resources {
  const regions = new Map<string, RegionResource>();
  for (const { id, overlapPolicy: policy, country, timezone, blackouts, travel = {} } of registry.regions.values()) {
    const opening = blackouts && { timezone: timezone ?? undefined, closed: blackouts };
    const times = Object.entries(travel).map(([to, time]) => [to, parseDuration(time) ?? 0] as const);
    const farthest = Math.max(0, ...times.map(([, time]) => time));
    regions.set(id, { kind: 'region', id, policy, country, opening, travel: Object.fromEntries(times), farthest });
  }
  const venues = new Map<string, VenueResource>();
  for (const venue of registry.venues.values()) {
    const { id, units, region, capacity, hours, closed } = venue;
    const timezone = venue.timezone ?? registry.regions.get(region)?.timezone ?? undefined;
    venues.set(id, {
      kind: 'venue',
      id,
      capacity: units === 'unlimited' ? undefined : units,
      opening: (hours || closed) && { timezone, hours, closed },
      region,
      seats: capacity,
      equipment: venue.equipment ?? [],
    });
  }
  const people = new Map<string, PersonResource>();
  for (const id of registry.people.keys()) people.set(id, { kind: 'person', id });
  const equipment = new Map<string, EquipmentResource>();
  for (const { id, quantity } of registry.equipment.values())
    equipment.set(id, { kind: 'equipment', id, capacity: quantity });
  const parents = new Map<string, string>();
  for (const { id, entry } of registry.events.values()) if (entry.partOf !== undefined) parents.set(id, entry.partOf);
  return { venues, regions, people, equipment, parents };
}
