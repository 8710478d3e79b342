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
 * All that is taken, as plain JSON: each resource and each event once, periods that name them by their places. A form or a
 * bot asks it the same questions as the check asks the registry.
 */
export interface BusyList {
  readonly version: 1;
  readonly regions: readonly RegionResource[];
  readonly venues: readonly VenueResource[];
  /** Ids. */
  readonly people: readonly string[];
  readonly equipment: readonly EquipmentResource[];
  /** Of events that are parts, the events they are a part of. */
  readonly parents: Readonly<Record<string, string>>;
  readonly claimants: readonly ListedClaimant[];
  readonly periods: readonly ListedPeriod[];
}

/** An event in the list; its region is a place in `regions`. */
export type ListedClaimant = Omit<Claimant, 'region'> & { readonly region: number };

/** Kind and place of the resource, place of the claimant, occurrence, start, end (epoch milliseconds), quantity, performing. */
export type ListedPeriod = readonly [
  kind: Resource['kind'],
  resource: number,
  claimant: number,
  occurrence: string,
  start: number,
  end: number,
  quantity: number,
  isPerforming: 0 | 1,
];

/** Write down what is taken. */
export function toBusyList(busy: readonly BusyPeriod[], resources: Resources): BusyList {
  const lists = {
    region: resources.regions,
    venue: resources.venues,
    person: resources.people,
    equipment: resources.equipment,
  };
  const places = new Map<Resource, number>();
  for (const list of Object.values(lists))
    for (const [place, resource] of [...list.values()].entries()) places.set(resource, place);
  const claimants = new Map<Claimant, number>();
  for (const { claimant } of busy) if (!claimants.has(claimant)) claimants.set(claimant, claimants.size);
  return {
    version: 1,
    regions: [...resources.regions.values()],
    venues: [...resources.venues.values()],
    people: [...resources.people.keys()],
    equipment: [...resources.equipment.values()],
    parents: Object.fromEntries(resources.parents),
    claimants: [...claimants.keys()].map((claimant) => ({ ...claimant, region: places.get(claimant.region) ?? 0 })),
    periods: busy.map(({ resource, claimant, occurrence, start, end, quantity, isPerforming }) => [
      resource.kind,
      places.get(resource) ?? 0,
      claimants.get(claimant) ?? 0,
      occurrence,
      start,
      end,
      quantity,
      isPerforming ? 1 : 0,
    ]),
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
  const lists = { region: list.regions, venue: list.venues, person: people, equipment: list.equipment };
  const claimants = list.claimants.flatMap(({ region, ...claimant }) => {
    const home = list.regions[region];
    return home ? { ...claimant, region: home } : [];
  });
  const busy = list.periods.flatMap(
    ([kind, place, by, occurrence, start, end, quantity, isPerforming]): BusyPeriod[] => {
      const resource = lists[kind][place];
      const claimant = claimants[by];
      if (!resource || !claimant || (claimant.holdEnds ?? Number.POSITIVE_INFINITY) <= now.epochMilliseconds) return [];
      return [{ resource, claimant, occurrence, start, end, quantity, isPerforming: isPerforming === 1 }];
    },
  );
  return { busy, resources };
}
