import { type CalendarEvent, toCalendarEvent } from '../domain/event.ts';
import { type DatedChange, findChanges } from '../domain/event-change.ts';
import { expiryOf } from '../domain/hold.ts';
import { defaultZone, type Registry } from '../domain/registry.ts';
import { regionOfFile } from '../domain/stamp.ts';
import type { TextFile } from './content-file.ts';
import { parseRegistryFile } from './registry-files.ts';

/** A commit that has changed when or where an event is. */
export interface EventRevision {
  readonly commit: string;
  /** Committer time, epoch milliseconds. */
  readonly at: number;
  readonly before: TextFile;
  /** Nothing where the commit has taken the file away. */
  readonly after?: TextFile | undefined;
}

/** However many old versions cannot be read, or say the same in other words: a build does not look further back. */
const MAX_REVISIONS = 1000;

/**
 * List the newest changes of a registry, newest first: those that its history tells (`revisions`, newest first; no more
 * of them are read than are needed), and the holds that have expired by `now`. Old versions that cannot be read are passed
 * over, and what moderators have removed is not brought up again. An event that names no zone had that of today.
 */
export function newestChanges(
  revisions: Iterable<EventRevision>,
  registry: Registry,
  now: Temporal.Instant,
  most: number,
): readonly DatedChange[] {
  const removed = new Set(registry.settings.removed?.map(({ id }) => id));
  const found = new Map<string, DatedChange>();
  const add = (change: DatedChange) => {
    const key = `${change.after.id} ${change.key}`;
    if (!found.has(key)) found.set(key, change);
  };
  for (const event of registry.events.values())
    for (const change of expiryBy(event, now.epochMilliseconds)) add(change);
  let count = 0;
  for (const revision of revisions) {
    const { at, commit } = revision;
    // Whatever comes now is older.
    const newer = [...found.values()].filter((change) => change.at >= at).length;
    if (newer >= most || ++count > MAX_REVISIONS) break;
    const before = readVersion(revision.before, registry);
    const after = revision.after && readVersion(revision.after, registry);
    if (!before || (revision.after && !after) || removed.has(before.id)) continue;
    for (const change of expiryBy(before, at)) add(change);
    const changes = findChanges(before, after, at);
    if (changes.length > 0) add({ key: commit, at, before, after: after ?? before, changes });
  }
  return [...found.values()].sort((a, b) => b.at - a.at).slice(0, most);
}

function readVersion(file: TextFile, registry: Registry): CalendarEvent | undefined {
  const { entry } = parseRegistryFile('events', { kind: 'text', ...file });
  if (!entry) return undefined;
  const region = regionOfFile(file.path);
  return toCalendarEvent(entry.data, { ...entry, region, timezone: defaultZone(entry.data, region, registry) }).event;
}

/** Nobody commits the end of a hold: the clock brings it. */
function expiryBy(event: CalendarEvent, now: number): readonly DatedChange[] {
  const at = expiryOf(event);
  if (at === undefined || at > now || event.entry.duplicateOf !== undefined) return [];
  const changes = [{ kind: 'released', by: 'clock' }] as const;
  return [{ key: `expired-${event.entry.hold?.until}`, at, before: event, after: event, changes }];
}
