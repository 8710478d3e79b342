import type { Change, Check } from './check.ts';
import { indexListings } from './duplicate.ts';
import { type EventEntry, eventSchema } from './event.ts';
import type { FieldIssue, FieldPath, Issue } from './issue.ts';
import { expandRecurrence } from './recurrence.ts';
import { assembleRegistry, type Entry, type Registry, type RegistryEntries } from './registry.ts';
import { checkHolds, checkPast, checkRecurrences, checkReferences, checkVenueRegion } from './rules.ts';
import { hasField, meantFields } from './schema-issue.ts';
import { soundPart, touches } from './sound-part.ts';

/** What of a broken event file can be relied on: judged by what its faults have nothing to do with, and never shown. */
export interface StandIn {
  readonly entry: Entry<EventEntry>;
  /** The fields that are wrong or missing: nothing is concluded from them. */
  readonly wrong: readonly FieldPath[];
}

const TIMES = ['start', 'end', 'duration', 'timezone'] as const;

/** Get what can be relied on of a front matter in which something is wrong. */
export function toStandIn(
  id: string,
  file: string,
  value: unknown,
  issues: readonly Pick<FieldIssue, 'code' | 'field' | 'params'>[],
): StandIn {
  // What goes by a wrong name may have been read by the right one.
  const misnamed = meantFields(issues).filter((path) => !hasField(value, path));
  const wrong = [...issues.flatMap(({ field }) => (field === undefined ? [] : [field])), ...misnamed];
  const { start, end, duration, repeat, ...rest } = soundPart(eventSchema, value);
  const isTimed = !wrong.some((path) => TIMES.some((time) => touches(path, [time])));
  const isSeries = !wrong.some((path) => touches(path, ['repeat']));
  const times = isTimed ? { start, end, duration, ...(isSeries ? { repeat } : {}) } : {};
  // A sound part has the schema's own values; what an event must have besides is filled in, and nothing follows from it.
  const data = { title: '', status: 'confirmed', format: 'other', ...rest, ...times } as EventEntry;
  return { entry: { id, file, data }, wrong };
}

/** What an issue is concluded from, by the beginning of its code; any other from the field that it stands on. */
const CONCLUDED_FROM: Readonly<Record<string, readonly string[]>> = {
  'event-past': [...TIMES, 'status', 'hold', 'repeat', 'report', 'duplicateOf'],
  'hold-': ['status', 'hold.until', 'hold.window', 'timezone'],
  'time-': [...TIMES, 'repeat'],
  'repeat-': [...TIMES, 'repeat'],
  // Whether the clocks skip an hour is said by the zone, and that perhaps by the venue.
  'time-gap': ['venue'],
  'time-ambiguous': ['venue'],
  'time-format': ['venue'],
  'repeat-gap': ['venue'],
  // A region of several zones asks each event for its own.
  'frontmatter-missing-key': ['timezone', 'venue'],
};

/**
 * Judge broken event files by what does not depend on their faults: their folder, their name, what they name, their hold,
 * their time; and files that are right but for their time by what does not depend on that. Whether they meet others is
 * asked when they can be read.
 */
export function judgeStandIns(
  standIns: readonly StandIn[],
  entries: RegistryEntries,
  registry: Registry,
  now: Temporal.Instant,
  change?: Change,
): Issue[] {
  const unplaced = entries.events.length === registry.events.size ? [] : entries.events.filter(isUnplacedIn(registry));
  if (standIns.length === 0 && unplaced.length === 0) return [];
  const { settings, regions, venues, unread = new Set() } = entries;
  const events = standIns.map(({ entry }) => entry);
  // All other files have had their say: they are there to be named.
  const named = new Set([...unread, ...entries.events.map(({ file }) => file)]);
  const only = { settings, regions, venues, people: [], equipment: [], events, unread: named };
  const { registry: placed, issues } = assembleRegistry(only);
  const timeless = [...unplaced, ...events.filter(isUnplacedIn(placed))].map(withoutTime);
  const { registry: rest } = assembleRegistry({ ...only, events: timeless });
  const judged = { ...placed, events: new Map([...placed.events, ...rest.events]) };
  const check: Check = {
    entries: { ...only, regions: [], venues: [] },
    registry: judged,
    now,
    change,
    expansions: new Map([...judged.events.values()].map((event) => [event.id, expandRecurrence(event)])),
    busy: [],
    listings: [],
    listingIndex: indexListings([]),
    conflicts: [],
    known: new Map(),
    mergedAt: new Map(),
  };
  const found = [
    ...issues,
    ...checkReferences({ ...check, registry }),
    ...[checkVenueRegion, checkRecurrences, checkHolds, checkPast].flatMap((rule) => rule(check)),
    ...events.flatMap(({ id, file }): Issue[] => {
      const other = registry.events.get(id)?.file;
      return other === undefined ? [] : [{ code: 'id-duplicate', severity: 'error', file, params: { id, other } }];
    }),
  ];
  const wrongIn = new Map<string, readonly FieldPath[]>([
    ...unplaced.map(({ file }) => [file, [['start'], ['end'], ['duration'], ['repeat']]] as const),
    ...standIns.map(({ entry, wrong }) => [entry.file, wrong] as const),
  ]);
  return found.filter((issue) => {
    const wrong = wrongIn.get(issue.file);
    return wrong !== undefined && !isDoubtful(issue, wrong);
  });
}

function isUnplacedIn({ events }: Registry): (entry: Entry<EventEntry>) => boolean {
  return ({ id, file }) => events.get(id)?.file !== file;
}

/** An event whose time is not understood has the rest of its file to be judged by. */
function withoutTime({ id, file, data }: Entry<EventEntry>): Entry<EventEntry> {
  const { start, end, duration, repeat, ...rest } = data;
  return { id, file, data: rest };
}

function isDoubtful({ code, field }: Issue, wrong: readonly FieldPath[]): boolean {
  const own: readonly FieldPath[] = field === undefined ? [] : [field];
  const fields = Object.entries(CONCLUDED_FROM).flatMap(([prefix, names]) => (code.startsWith(prefix) ? names : []));
  return [...own, ...fields.map((name) => name.split('.'))].some((path) => wrong.some((one) => touches(one, path)));
}
