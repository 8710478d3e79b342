import { getCollection, getEntry } from 'astro:content';
import { currentOccurrence } from '../domain/current.ts';
import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { holdState, isOver } from '../domain/hold.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { assembleRegistry, type Entry, type Registry } from '../domain/registry.ts';
import { fixedStamps, type Stamp, type Stamps, stampKey } from '../domain/stamp.ts';
import { knownSubjects, SUBJECT_KINDS, type SubjectKind, subjectsOf } from '../domain/subject.ts';
import { LOCALES } from '../i18n/locale.ts';
import { readClock } from './clock.ts';
import { type LocaleParam, localeParam } from './urls.ts';

/** What belongs to one region, venue, person, format or topic. */
export interface Gathering {
  /** In order of their files, also those that no list shows. */
  readonly events: readonly CalendarEvent[];
  /** What lists show, in order of time. */
  readonly occurrences: readonly Occurrence[];
}

/** Everything the pages ask of the registry: assembled and sorted once per build, never per page. */
export interface Calendar {
  readonly registry: Registry;
  /** The moment of the build: `MIVENT_NOW`, or the clock, read once. */
  readonly now: Temporal.Instant;
  /** What lists and feeds show, in order of time: all but duplicates and holds that have expired. */
  readonly occurrences: readonly Occurrence[];
  /** Those that have not ended and have a date, in order of time. */
  readonly upcoming: readonly Occurrence[];
  /** All dates of each event that has any, also of one that no list shows. */
  readonly byEvent: ReadonlyMap<string, readonly Occurrence[]>;
  readonly byRegion: ReadonlyMap<string, readonly Occurrence[]>;
  /** By kind and id; what has no event is missing. */
  readonly gatherings: Readonly<Record<SubjectKind, ReadonlyMap<string, Gathering>>>;
  /** Per `2026-12` in the event's own zone; what lasts over the turn of a month is in both. */
  readonly byMonth: ReadonlyMap<string, readonly Occurrence[]>;
  /** The months that have a page: from the first event to a year after the build or to the last event, without holes. */
  readonly months: readonly string[];
  /** The years of those months, as `2026`. */
  readonly years: readonly string[];
  /** Listed events without a date: postponed ones and holds on a window that is not over. */
  readonly undated: readonly CalendarEvent[];
  /** The parts of each event that has some, in order of time. */
  readonly parts: ReadonlyMap<string, readonly CalendarEvent[]>;
  /** The text of each event that has one, as safe HTML. */
  readonly html: ReadonlyMap<string, string>;
  /** The same of regions, venues and people, by kind and id: `regions/me-16`. */
  readonly about: ReadonlyMap<string, string>;
  /** When each file was announced and last changed. */
  readonly stamps: Stamps;
  /** Where the content lies on the disk, for the images beside events. */
  readonly folder: string;
  /**
   * Events published although they are in conflict with an earlier one (`--publish-anyway`): their pages say so, and name those
   * whose ids stand here.
   */
  readonly inConflict: ReadonlyMap<string, readonly string[]>;
}

/** What `getStaticPaths` returns for a page that everything of a kind has in each language. */
export async function subjectPaths(kind: SubjectKind) {
  return pathsOf(knownSubjects((await getCalendar()).registry, kind));
}

function pathsOf(ids: Iterable<string>): { params: { locale: LocaleParam; id: string } }[] {
  return [...ids].flatMap((id) => LOCALES.map((locale) => ({ params: { locale: localeParam(locale), id } })));
}

let memo: { readonly version: string; readonly calendar: Promise<Calendar> } | undefined;

/** Get the registry as the pages need it. Every call of one build returns the same. */
export async function getCalendar(): Promise<Calendar> {
  // A change of a file while developing changes the version; a build has one only.
  if (!memo || import.meta.env.DEV) {
    const version = (await getEntry('settings', 'settings'))?.data.version ?? '';
    if (memo?.version !== version) memo = { version, calendar: readCalendar() };
  }
  return memo.calendar;
}

async function readCalendar(): Promise<Calendar> {
  const settings = await getEntry('settings', 'settings');
  if (!settings) throw new Error('The store holds no settings: the content loader has not run.');
  const { filled, entry, folder } = settings.data;
  // Astro warns of a collection that is asked for and empty; a registry without venues is none to be warned of.
  const events = filled.includes('events') ? await getCollection('events') : [];
  const regions = filled.includes('regions') ? await getCollection('regions') : [];
  const venues = filled.includes('venues') ? await getCollection('venues') : [];
  const people = filled.includes('people') ? await getCollection('people') : [];
  const equipment = filled.includes('equipment') ? await getCollection('equipment') : [];
  const { registry } = assembleRegistry({
    settings: entry,
    regions: toEntries(regions),
    venues: toEntries(venues),
    people: toEntries(people),
    equipment: toEntries(equipment),
    events: toEntries(events),
  });
  const files = new Map<string, Stamp>();
  for (const { data } of [...events, ...regions, ...venues, ...people, ...equipment]) {
    if (data.stamp) files.set(stampKey(data.file), data.stamp);
  }
  const html = new Map<string, string>();
  const inConflict = new Map<string, readonly string[]>();
  for (const { id, data, rendered } of events) {
    if (rendered?.html) html.set(id, rendered.html);
    if (data.inConflict) inConflict.set(id, data.inConflict);
  }
  const about = new Map<string, string>();
  for (const [kind, stored] of Object.entries({ regions, venues, people })) {
    for (const { id, rendered } of stored) if (rendered?.html) about.set(`${kind}/${id}`, rendered.html);
  }
  const { fallback } = fixedStamps(entry.stamp);
  return { ...indexCalendar(registry, readClock()), html, about, inConflict, folder, stamps: { files, fallback } };
}

function toEntries<Data>(stored: readonly { id: string; data: { file: string; entry: Data } }[]): Entry<Data>[] {
  return stored.map(({ id, data }) => ({ id, file: data.file, data: data.entry }));
}

/** What the registry and the clock alone tell. */
export type CalendarIndex = Omit<Calendar, 'html' | 'about' | 'inConflict' | 'folder' | 'stamps'>;

/** Sort and index a registry for its pages. */
export function indexCalendar(registry: Registry, now: Temporal.Instant): CalendarIndex {
  const byEvent = new Map<string, readonly Occurrence[]>();
  const parts = new Map<string, CalendarEvent[]>();
  const occurrences: Occurrence[] = [];
  const undated: CalendarEvent[] = [];
  for (const event of registry.events.values()) {
    const { occurrences: all } = expandRecurrence(event);
    if (all.length > 0) byEvent.set(event.id, all);
    if (!isListed(event, now)) continue;
    if (event.entry.partOf !== undefined) append(parts, event.entry.partOf, event);
    for (const occurrence of all) occurrences.push(occurrence);
    if (isUndated(event, now)) undated.push(event);
  }
  occurrences.sort(compareOccurrences);
  for (const list of parts.values()) list.sort((a, b) => startOf(a) - startOf(b));

  const byMonth = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    for (const month of monthsOf(occurrence)) append(byMonth, month, occurrence);
  }
  const gatherings = gather([...registry.events.values()], occurrences);
  const months = monthsBetween([...byMonth.keys()], now.toZonedDateTimeISO(registry.settings.timezone));
  return {
    registry,
    now,
    occurrences,
    upcoming: occurrences.filter(({ end, event }) => end > now.epochMilliseconds && event.entry.status !== 'postponed'),
    byEvent,
    byRegion: new Map([...gatherings.regions].map(([id, { occurrences }]) => [id, occurrences])),
    gatherings,
    byMonth,
    months,
    years: [...new Set(months.map((month) => month.slice(0, 4)))],
    undated,
    parts,
  };
}

/** Gather events and their dates by everything they belong to: two passes, however many regions and people there are. */
function gather(events: readonly CalendarEvent[], occurrences: readonly Occurrence[]): Calendar['gatherings'] {
  type Growing = Map<string, { events: CalendarEvent[]; occurrences: Occurrence[] }>;
  const gatherings: Record<SubjectKind, Growing> = {
    regions: new Map(),
    venues: new Map(),
    people: new Map(),
    formats: new Map(),
    topics: new Map(),
  };
  for (const kind of SUBJECT_KINDS) {
    const known = gatherings[kind];
    for (const event of events) {
      for (const id of subjectsOf(event, kind)) {
        const gathering = known.get(id);
        if (gathering) gathering.events.push(event);
        else known.set(id, { events: [event], occurrences: [] });
      }
    }
    for (const occurrence of occurrences) {
      for (const id of subjectsOf(occurrence.event, kind)) known.get(id)?.occurrences.push(occurrence);
    }
  }
  return gatherings;
}

function isListed(event: CalendarEvent, now: Temporal.Instant): boolean {
  return event.entry.duplicateOf === undefined && holdState(event, now) !== 'expired';
}

function isUndated(event: CalendarEvent, now: Temporal.Instant): boolean {
  if (event.entry.status === 'postponed') return true;
  const window = event.entry.hold?.window;
  return window !== undefined && event.entry.status === 'hold' && !isOver(window.to, event.timezone, now);
}

function compareOccurrences(a: Occurrence, b: Occurrence): number {
  return a.start - b.start || a.end - b.end || (a.event.id < b.event.id ? -1 : 1);
}

function startOf(event: CalendarEvent): number {
  return event.time?.start.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

function monthsOf({ time }: Occurrence): readonly string[] {
  const { first, last } = daysOf(time);
  const month = first.toPlainYearMonth();
  const length = month.until(last.toPlainYearMonth(), { largestUnit: 'month' }).months + 1;
  return Array.from({ length }, (_, index) => month.add({ months: index }).toString());
}

function monthsBetween(used: readonly string[], now: Temporal.ZonedDateTime): readonly string[] {
  const current = now.toPlainDate().toPlainYearMonth();
  const ahead = current.add({ months: 12 }).toString();
  const last = used.reduce((a, b) => (a > b ? a : b), ahead);
  const months: string[] = [];
  let month = Temporal.PlainYearMonth.from(used.reduce((a, b) => (a < b ? a : b), current.toString()));
  while (month.toString() <= last) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const WEEK_NEIGHBOURS = 6;
const weeks = new WeakMap<Calendar, ReadonlyMap<string, readonly Occurrence[]>>();
const neighbours = new WeakMap<Calendar, Map<string, readonly Occurrence[]>>();

/**
 * List what else is on in the week of an event's next date (or its last one): in its region first, then in its country,
 * six at most, in order of time. The event itself, its parts, its siblings and what is cancelled are left out.
 */
export function neighboursOf(calendar: Calendar, event: CalendarEvent): readonly Occurrence[] {
  const known = getOrInsert(neighbours, calendar, () => new Map<string, readonly Occurrence[]>());
  let found = known.get(event.id);
  if (!found) {
    found = findNeighbours(calendar, event);
    known.set(event.id, found);
  }
  return found;
}

function findNeighbours(calendar: Calendar, event: CalendarEvent): readonly Occurrence[] {
  const date = nextOccurrence(calendar, event);
  if (!date) return [];
  const week = getOrInsert(weeks, calendar, groupByWeek).get(weekOf(date, countryOf(calendar, event))) ?? [];
  const family = event.entry.partOf ?? event.id;
  const same: Occurrence[] = [];
  const near: Occurrence[] = [];
  const seen = new Set<string>();
  for (const other of week) {
    const { id, region, entry } = other.event;
    if (id === family || entry.partOf === family || id === event.id || seen.has(id)) continue;
    (region === event.region ? same : near).push(other);
    seen.add(id);
    if (same.length === WEEK_NEIGHBOURS) break;
  }
  return [...same, ...near].slice(0, WEEK_NEIGHBOURS).sort(compareOccurrences);
}

/** A region without a country, such as `online`, is a neighbourhood of its own. */
function countryOf({ registry }: Calendar, event: CalendarEvent): string {
  return registry.regions.get(event.region)?.country ?? event.region;
}

/** Get the date of an event that a visitor cares for: the next that has not ended, else the last one. */
export function nextOccurrence(calendar: Calendar, event: CalendarEvent): Occurrence | undefined {
  return currentOccurrence(calendar.byEvent.get(event.id) ?? [], calendar.now);
}

function groupByWeek(calendar: Calendar): ReadonlyMap<string, readonly Occurrence[]> {
  const map = new Map<string, Occurrence[]>();
  for (const occurrence of calendar.occurrences) {
    const { status } = occurrence.event.entry;
    if (status === 'cancelled' || status === 'postponed') continue;
    append(map, weekOf(occurrence, countryOf(calendar, occurrence.event)), occurrence);
  }
  return map;
}

function weekOf({ time }: Occurrence, country: string): string {
  const { yearOfWeek, weekOfYear } = time.start;
  return `${yearOfWeek}-${weekOfYear}-${country}`;
}

function getOrInsert<Key extends object, Value>(map: WeakMap<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make(key);
    map.set(key, value);
  }
  return value;
}
