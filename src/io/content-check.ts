import { join, resolve } from 'node:path';
import { DAYS_OF_CONFLICT } from '../domain/busy.ts';
import { type Change, type Check, examine } from '../domain/check.ts';
import { type CalendarEvent, type EventEntry, type EventPlace, eventSchema, toCalendarEvent } from '../domain/event.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { type Expansion, expandRecurrence } from '../domain/recurrence.ts';
import { findProposals } from '../domain/reference.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import type { Settings } from '../domain/settings.ts';
import { judgeStandIns, type StandIn } from '../domain/stand-in.ts';
import type { TextFile } from '../formats/content-file.ts';
import { parseEntryFile, placeIssues } from '../formats/entry-file.ts';
import {
  collectRegistry,
  IMAGE_PATTERN,
  idOfFile,
  type ParsedFile,
  parseSettingsFile,
  parseSourceFile,
  readMended,
  type SourceFile,
} from '../formats/registry-files.ts';
import { DAYS_OF_ALTERNATIVES, relevantFiles } from '../formats/relevant-file.ts';
import { listContentFolder, readContentFile, readContentFolder, readListedFile } from './content-folder.ts';
import { parseContentFolder } from './content-parse.ts';
import {
  askedFor,
  listChanges,
  listTree,
  readHead,
  readMergeTimes,
  readStaged,
  type TreeFile,
  type VersionReader,
  versionReader,
} from './git.ts';

/** The project's own content, whose settings serve a registry that has none. */
export const PROJECT_CONTENT = join(import.meta.dirname, '../../content');

/** A content folder read and judged as a whole. Without settings there are neither entries nor a registry. */
export interface CheckedContent {
  readonly entries?: RegistryEntries;
  readonly registry?: Registry;
  readonly check?: Check;
  /** How many event files there are, broken ones included. */
  readonly events: number;
  /** The texts below the front matter, by path of the file; empty ones are left out. */
  readonly bodies: ReadonlyMap<string, string>;
  /** In the order of files, each with its place in the file. */
  readonly issues: readonly Issue[];
}

/** Get the content folder that `CONTENT_DIR` names, relative to where the command was started; else the project's own. */
export function contentFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment.CONTENT_DIR;
  return named ? resolve(named) : PROJECT_CONTENT;
}

export interface CheckOptions {
  /** Judge only what the work tree changes against this revision; throws `GitError` where Git cannot tell. */
  readonly base?: string | undefined;
  /** Keep the texts of the files: a build wants them, a check does not. */
  readonly keepBodies?: boolean;
  /** An event that somebody asks about: with a base it is read, however far it is from the change. */
  readonly event?: string | undefined;
}

/** Read a content folder and apply every rule to it. Throws `UnreadableContentError`. */
export function checkContent(
  folder: string,
  now: Temporal.Instant,
  { base, keepBodies = true, event }: CheckOptions = {},
): CheckedContent {
  if (base !== undefined) return checkChange(folder, now, base, keepBodies, event);
  const parsed = Array.from(readContentFolder(folder), (file) => parseSourceFile(file, keepBodies));
  return judgeFiles(sourceOf(folder), now, parsed);
}

/** Do the same on all processors, which pays for tens of thousands of files. Throws `UnreadableContentError`. */
export async function checkContentInParallel(
  folder: string,
  now: Temporal.Instant,
  options: CheckOptions = {},
): Promise<CheckedContent> {
  if (options.base !== undefined) return checkContent(folder, now, options);
  return judgeFiles(sourceOf(folder), now, await parseContentFolder(folder, options.keepBodies ?? true));
}

/** The files of an accepted registry, read and parsed when they are asked for and only once, however many changes they meet. */
export interface AcceptedFiles {
  readonly files: readonly TreeFile[];
  readonly parse: (file: TreeFile) => ParsedFile;
  readonly memory: Memory;
}

/** What has been placed in time and expanded before: the events of main are the same beside every change. */
interface Memory {
  readonly place: typeof toCalendarEvent;
  readonly expand: typeof expandRecurrence;
  /** The whole of what was accepted, beside which changes to a region or the settings stand, by its files. */
  readonly wholes: WeakMap<readonly TreeFile[], Registry>;
}

/** Get the files of an accepted registry, none of them parsed yet. */
export function acceptFiles(files: readonly TreeFile[], keepBodies = false, memory = newMemory()): AcceptedFiles {
  const parsed = new WeakMap<TreeFile, ParsedFile>();
  const parse = (file: TreeFile) => {
    const known = parsed.get(file) ?? parseSourceFile(file.read(), keepBodies);
    parsed.set(file, known);
    return known;
  };
  return { files, parse, memory };
}

function newMemory(): Memory {
  const placements = new WeakMap<EventEntry, { place: EventPlace; placed: ReturnType<typeof toCalendarEvent> }>();
  const expansions = new WeakMap<CalendarEvent, Expansion>();
  return {
    place: (entry, place) => {
      const known = placements.get(entry);
      const { file, region, timezone } = known?.place ?? {};
      if (known && file === place.file && region === place.region && timezone === place.timezone) return known.placed;
      const placed = toCalendarEvent(entry, place);
      placements.set(entry, { place, placed });
      return placed;
    },
    expand: (event) => {
      const expansion = expansions.get(event) ?? expandRecurrence(event);
      expansions.set(event, expansion);
      return expansion;
    },
    wholes: new WeakMap(),
  };
}

/** What stands against an accepted registry: in a work tree, or in Git alone. */
export interface ProposedFiles {
  /** The paths that differ, deleted ones included. */
  readonly changed: ReadonlySet<string>;
  /** What stands there now. */
  readonly present: readonly SourceFile[];
  /** All accepted versions of an event's file, oldest first. */
  readonly versionsOf: (id: string) => readonly SourceFile[];
}

/**
 * Find the first of proposed files with which its events would take regions, venues, people and things more than so many times;
 * nothing where all of them stay below. What cannot be read takes nothing.
 */
export function findHeavyFile(present: readonly SourceFile[], most: number): string | undefined {
  let taken = 0;
  for (const file of present) {
    if (!file.path.startsWith('events/')) continue;
    const { entry } = parseSourceFile(file);
    if (!entry) continue;
    // Entries of this collection have the data of events.
    const data = entry.data as EventEntry;
    const { event } = toCalendarEvent(data, { id: entry.id, file: file.path, region: '', timezone: 'UTC' });
    const { venue, organizers = [], speakers = [], hosts = [], equipment = [] } = data;
    const people = new Set([...organizers, ...speakers, ...hosts]).size;
    const resources = 1 + (venue === undefined ? 0 : 1) + people + equipment.length;
    taken += resources * (event ? expandRecurrence(event).occurrences.length : 1);
    if (taken > most) return file.path;
  }
  return undefined;
}

/** Judge what the work tree changes against a revision. */
function checkChange(
  folder: string,
  now: Temporal.Instant,
  base: string,
  keepBodies: boolean,
  event: string | undefined,
): CheckedContent {
  const { changed, accepted } = askedFor('--base', () => ({
    changed: listChanges(folder, base),
    accepted: acceptFiles(listTree(folder, base), keepBodies),
  }));
  const present = [...changed].flatMap((path) => readContentFile(folder, path) ?? []);
  const versionsOf = versionsBy(versionReader(folder, base, 'events'), changed);
  return checkProposal(accepted, { changed, present, versionsOf }, now, { keepBodies, event });
}

/** Judge what the next commit would change: the index against what is checked out. Throws `GitError`. */
export function checkStaged(
  folder: string,
  now: Temporal.Instant,
  { keepBodies = false, event }: Omit<CheckOptions, 'base'> = {},
): CheckedContent {
  const { changed, present, accepted, versionsOf } = askedFor('--staged', () => {
    const staged = readStaged(folder);
    const isFirst = readHead(folder) === undefined;
    return {
      ...staged,
      accepted: acceptFiles(isFirst ? [] : listTree(folder, 'HEAD'), keepBodies),
      versionsOf: isFirst ? () => [] : versionsBy(versionReader(folder, 'HEAD', 'events'), staged.changed),
    };
  });
  return checkProposal(accepted, { changed, present, versionsOf }, now, { keepBodies, event });
}

/** Get the versions of events by id, those of all that a change touches together. */
export function versionsBy(read: VersionReader, changed: ReadonlySet<string>): ProposedFiles['versionsOf'] {
  return (id) => read(`${id}.md`, new Set([...changed].map((path) => `${idOfFile(path)}.md`)));
}

/** Judge proposed files against an accepted registry: what they bring, by every rule, and nothing that was there before. */
export function checkProposal(
  { files, parse, memory }: AcceptedFiles,
  { changed, present, versionsOf }: ProposedFiles,
  now: Temporal.Instant,
  { keepBodies = false, event }: Omit<CheckOptions, 'base'> = {},
): CheckedContent {
  const heads = present.map((file) => ({ path: file.path, head: () => textOf(file) }));
  const proposed = present.map((file) => parseSourceFile(file, keepBodies));
  const source: Source = {
    read: (path) => present.find((file) => file.path === path),
    mergeTimes: () => new Map(),
  };
  const events = files.filter(({ path }) => path.startsWith('events/'));
  const byId = new Map(events.map((file) => [idOfFile(file.path), file]));
  const judge = (days: number) => {
    const isKept = relevantFiles(files, heads, changed, days);
    const accepted = files.filter((file) => isKept(file) || idOfFile(file.path) === event).map(parse);
    const kept = new Set(accepted.map(({ path }) => path));
    const skipped = new Set(files.flatMap(({ path }) => (kept.has(path) ? [] : [path])));
    for (const file of takeNamed([...accepted, ...proposed], skipped, byId, parse)) accepted.push(file);
    const unchanged = accepted.filter(({ path }) => !changed.has(path));
    const whole = skipped.size === 0 ? files : undefined;
    const proposal = { changed, accepted, whole, skipped, versionsOf, memory };
    return { isWhole: whole !== undefined, content: judgeFiles(source, now, [...unchanged, ...proposed], proposal) };
  };
  const { isWhole, content } = judge(DAYS_OF_CONFLICT);
  // Most changes meet nothing; only where free times are wanted must the whole season be known, and only for them.
  const isWanted = !isWhole && content.issues.some(({ alternatives }) => alternatives !== undefined);
  return isWanted ? { ...content, issues: judge(DAYS_OF_ALTERNATIVES).content.issues } : content;
}

/** Judge an event file that nobody has written yet, as if a change to the folder brought it. Throws `UnreadableContentError`. */
export function checkNewFile(folder: string, file: TextFile, now: Temporal.Instant): readonly Issue[] {
  const files = listContentFolder(folder).map((listed): TreeFile => {
    let source: SourceFile | undefined;
    const read = () => {
      source ??= readListedFile(folder, listed);
      return source;
    };
    return { path: listed.path, read, head: () => textOf(read()) };
  });
  const present: readonly SourceFile[] = [{ kind: 'text', ...file }];
  return checkProposal(acceptFiles(files), { changed: new Set([file.path]), present, versionsOf: () => [] }, now)
    .issues;
}

function textOf(file: SourceFile): string {
  return file.kind === 'text' ? file.text : '';
}

/** Take what files name of those that were passed over: a part wants its parents, an agreement its other side. */
function takeNamed(
  files: readonly ParsedFile[],
  skipped: Set<string>,
  byId: ReadonlyMap<string, TreeFile>,
  parse: (file: TreeFile) => ParsedFile,
): ParsedFile[] {
  const taken: ParsedFile[] = [];
  if (skipped.size === 0) return taken;
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (file.collection !== 'events' || !file.entry) continue;
    // Entries of this collection have the data of events.
    const { partOf, duplicateOf, overlaps = [] } = file.entry.data as EventEntry;
    for (const id of [partOf, duplicateOf, ...overlaps.map((overlap) => overlap.with)]) {
      const source = id === undefined ? undefined : byId.get(id);
      if (!source || !skipped.delete(source.path)) continue;
      const parsed = parse(source);
      taken.push(parsed);
      waiting.push(parsed);
    }
  }
  return taken;
}

/** What was accepted, as far as it has to do with a change, and the paths in which that differs. */
interface Accepted extends Pick<ProposedFiles, 'changed' | 'versionsOf'>, Pick<AcceptedFiles, 'memory'> {
  readonly accepted: readonly ParsedFile[];
  /** Where nothing was passed over: the files of the registry. */
  readonly whole: readonly TreeFile[] | undefined;
  /** Files that are there, and cannot meet anything of the change. */
  readonly skipped: ReadonlySet<string>;
}

/** Where files are looked up once more, when there is something to say about them. */
interface Source {
  readonly read: (path: string) => SourceFile | undefined;
  /** When files first reached the main branch, in epoch seconds by path. */
  readonly mergeTimes: (paths: readonly string[]) => ReadonlyMap<string, number>;
}

function sourceOf(folder: string): Source {
  return {
    read: (path) => readContentFile(folder, path),
    mergeTimes: (paths) => readMergeTimes(folder, paths),
  };
}

function judgeFiles(
  source: Source,
  now: Temporal.Instant,
  parsed: readonly ParsedFile[],
  accepted?: Accepted,
): CheckedContent {
  const settings = readProjectSettings();
  const { entries: found, bodies, issues } = collectRegistry(parsed, settings);
  const skipped = accepted?.skipped ?? new Set<string>();
  const events =
    parsed.filter(({ path, collection }) => collection === 'events' && !IMAGE_PATTERN.test(path)).length + skipped.size;
  if (!found) return { bodies, events, issues: issues.sort(compareIssues) };
  const entries = { ...found, unread: new Set([...(found.unread ?? []), ...skipped]) };
  const { registry, issues: misplaced } = assembleRegistry(entries, accepted?.changed, accepted?.memory.place);
  const change = accepted && toChange(entries, accepted, settings, registry);
  const check = withMergeTimes(source, examine(entries, registry, now, change, accepted?.memory.expand));
  const standIns = parsed.flatMap(({ standIn }) => standIn ?? []);
  const all = [...issues, ...misplaced, ...judgeStandIns(standIns, entries, registry, now, change)]
    .flatMap((issue) => attribute(issue, change))
    .concat(judge(check));
  return { entries, registry, check, bodies, events, issues: locate(source, all, standIns).sort(compareIssues) };
}

function toChange(
  entries: RegistryEntries,
  { changed, accepted, whole, versionsOf, memory }: Accepted,
  settings: Settings | undefined,
  fallback: Registry,
): Change {
  const assemble = () => {
    const { entries: before } = collectRegistry(accepted, settings);
    return before && assembleRegistry(before, undefined, memory.place).registry;
  };
  const base = (whole && memory.wholes.get(whole)) ?? assemble();
  if (whole && base) memory.wholes.set(whole, base);
  return {
    proposed: findProposals(entries, changed),
    base: base ?? fallback,
    versionsOf: (id) => versionsOf(id).flatMap((file) => parseRegistryVersion(file) ?? []),
  };
}

function parseRegistryVersion(file: SourceFile): EventEntry | undefined {
  return file.kind === 'text' ? parseEntryFile(file, eventSchema).entry?.data : undefined;
}

/** Git is asked only where there is a conflict to lay at someone's door. */
function withMergeTimes(source: Source, check: Check): Check {
  const events = new Map<string, string>();
  for (const { claim, others } of check.conflicts) {
    for (const { claimant } of [claim, ...others]) {
      const file = check.registry.events.get(claimant.id)?.file;
      if (file !== undefined) events.set(file, claimant.id);
    }
  }
  // Under a change the proposed side is at fault, whoever came first.
  if (events.size === 0 || check.change) return check;
  const times = source.mergeTimes([...events.keys()]);
  return {
    ...check,
    mergedAt: new Map([...times].flatMap(([file, time]) => [[events.get(file) ?? '', time] as const])),
  };
}

function readProjectSettings(): Settings | undefined {
  const file = readContentFile(PROJECT_CONTENT, 'settings.yaml');
  return file && parseSettingsFile(file).data;
}

/**
 * Rules speak of fields; people look for lines. Each file is read once more, however many issues it has; a broken one is
 * mended again, because its faults may hide the places of the rest.
 */
function locate(source: Source, issues: readonly Issue[], standIns: readonly StandIn[]): Issue[] {
  const broken = new Set(standIns.map(({ entry }) => entry.file));
  const unplaced = Map.groupBy(issues, (issue) => (issue.line === undefined ? issue.file : undefined));
  return [...unplaced].flatMap(([path, group]) => {
    const file = path === undefined ? undefined : source.read(path);
    return file?.kind === 'text'
      ? placeIssues(file, group, broken.has(file.path) ? readMended(file) : undefined)
      : group;
  });
}
