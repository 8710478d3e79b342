import { type BusyPeriod, busyPeriods, type Resource, toResources } from './busy.ts';
import type { Check } from './check.ts';
import { findConflicts } from './conflict.ts';
import { expandRecurrence } from './recurrence.ts';

/** What an open application asks for before it is accepted, and since when. */
export interface Claims {
  /** The number of its pull request. */
  readonly pull: number;
  /** What its events would take that nobody has accepted yet. */
  readonly periods: readonly BusyPeriod[];
  /** Ids of the events that it would add. */
  readonly ids: readonly string[];
  /** The files in which it differs from what was accepted, by path. */
  readonly files: ReadonlyMap<string, ClaimedFile>;
  /** When each slot was first seen in it, in epoch milliseconds by `slotOf`. One that has lapsed is not there: it keeps nobody away. */
  readonly since: ReadonlyMap<string, number>;
  /** Whether a moderator has given it its dates. */
  readonly isGranted: boolean;
}

/** A file that an application brings. */
export interface ClaimedFile {
  /** Whether nothing that was accepted stands there. */
  readonly isNew: boolean;
  /** Names what it would hold: the same is named the same. Nothing where it is taken away. */
  readonly content: string | undefined;
}

/** A file that another open application brings, too. */
export interface SharedFile {
  readonly path: string;
  /** The number of the other's pull request. */
  readonly pull: number;
  readonly isNew: boolean;
  /** Whether both would have it hold the same: then nobody is in anybody's way. */
  readonly isSame: boolean;
  /** Whether the other brought it first, or was first seen together with this one; nobody is first to edit what is there. */
  readonly isFirst: boolean;
}

/** An application that asked for the same, and not later. */
export interface Rival {
  readonly pull: number;
  /** Whether the dates were given to it: then nobody else may have them. */
  readonly isGranted: boolean;
  /** Ids of events that both would add. */
  readonly sameIds: readonly string[];
}

/** Name what a period takes and when: whoever changes either asks for something else. */
function slotOf({ resource, start, end }: Pick<BusyPeriod, 'resource' | 'start' | 'end'>): string {
  return `${keyOf(resource)} ${start} ${end}`;
}

function keyOf({ kind, id }: Pick<Resource, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** Name the slot that a new event takes among the names of events. */
function slotOfId(id: string): string {
  return `event:${id}`;
}

/** Name the slot that a new file takes: that of an event is its name, wherever it lies and whether or not it can be read. */
function slotOfFile(path: string): string {
  const id = /^events\/(?:.*\/)?([^/]+)\.md$/.exec(path)?.[1];
  return id === undefined ? `file:${path}` : slotOfId(id);
}

/**
 * Find what the events of a change would take that they do not have yet. A change of words asks for nothing; a venue that is large
 * enough for all is nobody's to ask for.
 */
export function claimedBy(check: Check): { readonly periods: readonly BusyPeriod[]; readonly ids: readonly string[] } {
  const { change, registry, busy, now } = check;
  if (!change) return { periods: [], ids: [] };
  const isOwn = (file: string | undefined) => file !== undefined && change.proposed.get(file) === file;
  const had = new Set<string>();
  const resources = toResources(change.base);
  for (const event of change.base.events.values()) {
    if (!isOwn(event.file) && !isOwn(registry.events.get(event.id)?.file)) continue;
    const periods = busyPeriods(event, expandRecurrence(event).occurrences, resources, now);
    for (const period of periods) had.add(`${event.id} ${slotOf(period)}`);
  }
  const periods = busy.filter(
    (period) =>
      isOwn(registry.events.get(period.claimant.id)?.file) &&
      !(period.resource.kind === 'venue' && period.resource.capacity === undefined) &&
      !had.has(`${period.claimant.id} ${slotOf(period)}`),
  );
  const added = [...registry.events.values()].filter(({ id, file }) => isOwn(file) && !change.base.events.has(id));
  return { periods, ids: added.map(({ id }) => id) };
}

/** List the slots of what is asked for, each once. */
export function slotsOf({ periods, ids, files }: Pick<Claims, 'periods' | 'ids' | 'files'>): readonly string[] {
  const added = [...files].flatMap(([path, { isNew }]) => (isNew ? [slotOfFile(path)] : []));
  return [...new Set([...ids.map(slotOfId), ...added, ...periods.map(slotOf)])];
}

/** An application whose author has not been heard of for so long keeps no date from others. */
export const DAYS_OF_CLAIM = 14;

/** Tell whether an author has been silent for so long that what was asked for is free again. Moments are epoch milliseconds. */
export function isLapsed(lastActive: number, now: number): boolean {
  return now - lastActive > DAYS_OF_CLAIM * 86_400_000;
}

/**
 * Find who else has asked for what an application asks for, and not later. Two who were first seen together are each other's
 * rivals, unless a moderator has chosen between them: neither a number nor a date that its author writes makes anybody first.
 */
export function findRivals(own: Claims, others: readonly Claims[], check: Check): readonly Rival[] {
  const rivals = new Map<number, { isGranted: boolean; sameIds: string[] }>();
  const add = ({ pull, isGranted }: Claims) => {
    const rival = rivals.get(pull) ?? { isGranted, sameIds: [] };
    rivals.set(pull, rival);
    return rival;
  };
  for (const other of others) {
    for (const id of other.ids)
      if (own.ids.includes(id) && comesFirst(other, slotOfId(id), own, slotOfId(id))) add(other).sameIds.push(id);
  }
  const rekey = rekeying(check);
  const ownerOf = new Map<BusyPeriod, Claims>();
  const rekeyed = (claims: Claims) =>
    claims.periods.map((period) => {
      const same = { ...period, resource: rekey(period.resource) };
      ownerOf.set(same, claims);
      return same;
    });
  const mine = rekeyed(own);
  if (mine.length === 0) return toRivals(rivals);
  const theirs = others.flatMap(rekeyed);
  const ids = new Set([...mine, ...theirs].map(({ claimant }) => claimant.id));
  const accepted = check.busy.filter(({ claimant }) => !ids.has(claimant.id));
  for (const { claim, others: met } of findConflicts(mine, [...accepted, ...theirs])) {
    const sides = [claim, ...met];
    const mySlots = sides.filter((side) => ownerOf.get(side) === own).map(slotOf);
    for (const side of sides) {
      const other = ownerOf.get(side);
      if (!other || other === own) continue;
      if (mySlots.some((slot) => comesFirst(other, slotOf(side), own, slot))) add(other);
    }
  }
  return toRivals(rivals);
}

/** Find the files that other applications bring, too: the same new venue, another edit of the same event. */
export function findSharedFiles(own: Claims, others: readonly Claims[]): readonly SharedFile[] {
  return [...own.files].flatMap(([path, { isNew, content }]) =>
    others.flatMap((other): SharedFile[] => {
      const its = other.files.get(path);
      // That both take something away is no news to either.
      if (!its || (its.content === undefined && content === undefined)) return [];
      const slot = slotOfFile(path);
      const isFirst = isNew && comesFirst(other, slot, own, slot);
      return [{ path, pull: other.pull, isNew, isSame: its.content === content, isFirst }];
    }),
  );
}

function toRivals(found: ReadonlyMap<number, Omit<Rival, 'pull'>>): readonly Rival[] {
  return [...found].map(([pull, rival]) => ({ pull, ...rival })).sort((a, b) => a.pull - b.pull);
}

function comesFirst(other: Claims, itsSlot: string, own: Claims, mySlot: string): boolean {
  const its = other.since.get(itsSlot);
  const mine = own.since.get(mySlot) ?? Number.POSITIVE_INFINITY;
  if (its === undefined) return false;
  if (its !== mine) return its < mine;
  if (other.isGranted !== own.isGranted) return other.isGranted;
  return !other.isGranted || other.pull < own.pull;
}

/** Each application has been read beside a registry of its own: what has one name there is one thing here. */
function rekeying(check: Check): (resource: Resource) => Resource {
  const { venues, regions, people, equipment } = toResources(check.registry);
  const known = new Map<string, Resource>();
  for (const map of [venues, regions, people, equipment])
    for (const resource of map.values()) known.set(keyOf(resource), resource);
  return (resource) => {
    const same = known.get(keyOf(resource));
    if (!same) known.set(keyOf(resource), resource);
    return same ?? resource;
  };
}
