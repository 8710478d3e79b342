import type {
  BusyPeriod,
  Claimant,
  EquipmentResource,
  RegionResource,
  Resource,
  Resources,
  VenueResource,
} from '../domain/busy.ts';

/**
 * All that is taken, as plain JSON (`/api/v1/busy.json`, a contract): each resource once, each event once with what it wants and
 * when. A form or a bot asks it the same questions as the check asks the registry. Moments are Unix seconds, lengths seconds.
 */
export interface BusyList {
  /** The address of the schema that it follows: see busy-list-schema.ts. */
  readonly $schema?: string;
  readonly version: 1;
  readonly regions: readonly RegionResource[];
  readonly venues: readonly VenueResource[];
  /** Ids. */
  readonly people: readonly string[];
  readonly equipment: readonly EquipmentResource[];
  /** Of events that are parts, the events they are a part of. */
  readonly parents: Readonly<Record<string, string>>;
  readonly events: readonly ListedEvent[];
}

/** An event that takes its dates from others. What is missing is false, zero or an empty list. */
export interface ListedEvent {
  readonly id: string;
  readonly title: string;
  /** Its place in `regions`. It stands in its region on all of its dates. */
  readonly region: number;
  readonly timezone: string;
  readonly allDay?: true;
  readonly online?: true;
  /** `scope: local`. */
  readonly local?: true;
  /** `scope: community`: it claims its dates for the whole community. */
  readonly flagship?: true;
  /** Ids of the events it is a part of, from the inside out. */
  readonly ancestors?: readonly string[];
  readonly organizers?: readonly string[];
  /** Who keeps a hold, and when that lets its date go; nothing for a confirmed event. */
  readonly hold?: { readonly by: string; readonly ends?: number };
  /** Ids of events whose overlap with this one is agreed. */
  readonly agreed?: readonly string[];
  /** For so long before and after its dates it takes its venue and equipment. */
  readonly setup?: number;
  readonly teardown?: number;
  readonly registration?: string;
  readonly claims?: readonly ListedClaim[];
  readonly dates: readonly ListedDate[];
}

/** Kind and place of a resource that an event takes on each of its dates; how many of it; 1 if it cannot do without (a speaker). */
export type ListedClaim =
  | readonly [kind: Kind, resource: number]
  | readonly [kind: Kind, resource: number, quantity: number, isPerforming: 0 | 1];
type Kind = 'venue' | 'person' | 'equipment';

/** Start and length of a date; of a series, also the name of that occurrence. */
export type ListedDate =
  | readonly [start: number, length: number]
  | readonly [start: number, length: number, occurrence: string];

const SECOND = 1000;

/** Write down what is taken. An event is listed with whole dates: with all that it takes on any of them. */
export function toBusyList(busy: readonly BusyPeriod[], resources: Resources): BusyList {
  const places = new Map<Resource, number>();
  const { regions, venues, people, equipment } = resources;
  for (const list of [regions, venues, people, equipment])
    for (const [place, resource] of [...list.values()].entries()) places.set(resource, place);
  const placeOf = (resource: Resource) => places.get(resource) ?? 0;
  return {
    version: 1,
    regions: [...regions.values()],
    venues: [...venues.values()],
    people: [...people.keys()],
    equipment: [...equipment.values()],
    parents: Object.fromEntries(resources.parents),
    events: [...Map.groupBy(busy, ({ claimant }) => claimant)].map(([claimant, periods]) =>
      toListedEvent(claimant, periods, placeOf),
    ),
  };
}

function toListedEvent(
  claimant: Claimant,
  periods: readonly BusyPeriod[],
  placeOf: (resource: Resource) => number,
): ListedEvent {
  const { id, title, region, timezone, allDay, isOnline, isLocal, isFlagship, holdBy, holdEnds } = claimant;
  const { ancestors, organizers, agreedWith, setup, teardown, registration } = claimant;
  const claims = new Map<Resource, ListedClaim>();
  for (const { resource, quantity, isPerforming } of periods) {
    const { kind } = resource;
    if (kind === 'region') continue;
    const place = placeOf(resource);
    claims.set(
      resource,
      quantity === 1 && !isPerforming ? [kind, place] : [kind, place, quantity, isPerforming ? 1 : 0],
    );
  }
  return {
    id,
    title,
    region: placeOf(region),
    timezone,
    ...(allDay ? { allDay } : {}),
    ...(isOnline ? { online: isOnline } : {}),
    ...(isLocal ? { local: isLocal } : {}),
    ...(isFlagship ? { flagship: isFlagship } : {}),
    ...(ancestors.length > 0 ? { ancestors } : {}),
    ...(organizers.length > 0 ? { organizers } : {}),
    ...(holdBy === undefined
      ? {}
      : { hold: { by: holdBy, ...(holdEnds === undefined ? {} : { ends: holdEnds / SECOND }) } }),
    ...(agreedWith.length > 0 ? { agreed: agreedWith } : {}),
    ...(setup > 0 ? { setup: setup / SECOND } : {}),
    ...(teardown > 0 ? { teardown: teardown / SECOND } : {}),
    ...(registration === undefined ? {} : { registration }),
    ...(claims.size > 0 ? { claims: [...claims.values()] } : {}),
    dates: periods
      .filter(({ resource }) => resource.kind === 'region')
      .map(({ start, end, occurrence }) => {
        const [first, length] = [start / SECOND, (end - start) / SECOND];
        return occurrence === '' ? [first, length] : [first, length, occurrence];
      }),
  };
}

/** Read what is taken at a moment: holds that have ended since it was written down take nothing any more. */
export function fromBusyList(list: BusyList, now: Temporal.Instant): { busy: BusyPeriod[]; resources: Resources } {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    new Map(items.map((item) => [item.id, item]));
  const people = list.people.map((id) => ({ kind: 'person', id }) as const);
  const resources: Resources = {
    regions: byId(list.regions),
    venues: byId(list.venues),
    people: byId(people),
    equipment: byId(list.equipment),
    parents: new Map(Object.entries(list.parents)),
  };
  const lists = { venue: list.venues, person: people, equipment: list.equipment };
  const busy = list.events.flatMap((event) => {
    const region = list.regions[event.region];
    if (!region || (event.hold?.ends ?? Number.POSITIVE_INFINITY) * SECOND <= now.epochMilliseconds) return [];
    return toPeriods(event, toClaimant(event, region), lists);
  });
  return { busy, resources };
}

function toClaimant(event: ListedEvent, region: RegionResource): Claimant {
  const { id, title, timezone, hold, registration, setup = 0, teardown = 0 } = event;
  return {
    id,
    title,
    region,
    timezone,
    allDay: event.allDay ?? false,
    isOnline: event.online ?? false,
    isLocal: event.local ?? false,
    isFlagship: event.flagship ?? false,
    ancestors: event.ancestors ?? [],
    organizers: event.organizers ?? [],
    holdBy: hold?.by,
    holdEnds: hold?.ends === undefined ? undefined : hold.ends * SECOND,
    agreedWith: event.agreed ?? [],
    setup: setup * SECOND,
    teardown: teardown * SECOND,
    registration,
  };
}

/** An event takes its region, and all that it claims, on each of its dates: as `busyPeriods` has it. */
function toPeriods(
  { dates, claims = [] }: ListedEvent,
  claimant: Claimant,
  lists: Readonly<Record<Kind, readonly Resource[]>>,
): BusyPeriod[] {
  return dates.flatMap(([first, length, occurrence = '']) => {
    const [start, end] = [first * SECOND, (first + length) * SECOND];
    const own: BusyPeriod = {
      resource: claimant.region,
      claimant,
      occurrence,
      start,
      end,
      quantity: 1,
      isPerforming: false,
    };
    const others = claims.flatMap(([kind, place, quantity = 1, isPerforming = 0]): BusyPeriod[] => {
      const resource = lists[kind][place];
      if (!resource) return [];
      const [before, after] = kind === 'person' ? [0, 0] : [claimant.setup, claimant.teardown];
      const period = { start: start - before, end: end + after };
      return [{ ...own, ...period, resource, quantity, isPerforming: isPerforming === 1 }];
    });
    return [own, ...others];
  });
}
