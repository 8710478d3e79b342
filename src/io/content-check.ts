import { join, resolve } from 'node:path';
import { type Change, type Check, examine } from '../domain/check.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { findProposals } from '../domain/reference.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import type { Settings } from '../domain/settings.ts';
import { placeIssues } from '../formats/entry-file.ts';
import {
  collectRegistry,
  IMAGE_PATTERN,
  type ParsedFile,
  parseSettingsFile,
  parseSourceFile,
  type SourceFile,
} from '../formats/registry-files.ts';
import { readContentFile, readContentFolder } from './content-folder.ts';
import { parseContentFolder } from './content-parse.ts';
import { listChanges, readMergeTimes, readTree } from './git.ts';

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
}

/** Read a content folder and apply every rule to it. Throws `UnreadableContentError`. */
export function checkContent(
  folder: string,
  now: Temporal.Instant,
  { base, keepBodies = true }: CheckOptions = {},
): CheckedContent {
  const accepted =
    base === undefined ? undefined : { tree: readTree(folder, base), changed: listChanges(folder, base) };
  const files = accepted ? overlay(accepted, folder) : readContentFolder(folder);
  const parsed = Array.from(files, (file) => parseSourceFile(file, keepBodies));
  return judgeFiles(folder, now, parsed, accepted);
}

/** Do the same on all processors, which pays for tens of thousands of files. Throws `UnreadableContentError`. */
export async function checkContentInParallel(
  folder: string,
  now: Temporal.Instant,
  options: CheckOptions = {},
): Promise<CheckedContent> {
  if (options.base !== undefined) return checkContent(folder, now, options);
  return judgeFiles(folder, now, await parseContentFolder(folder, options.keepBodies ?? true));
}

/** What has been accepted, as Git has it, and the paths in which the work tree differs. */
interface Accepted {
  readonly tree: readonly SourceFile[];
  readonly changed: ReadonlySet<string>;
}

function judgeFiles(
  folder: string,
  now: Temporal.Instant,
  parsed: readonly ParsedFile[],
  accepted?: Accepted,
): CheckedContent {
  const settings = readProjectSettings();
  const { entries, bodies, issues } = collectRegistry(parsed, settings);
  const events = parsed.filter(({ path, collection }) => collection === 'events' && !IMAGE_PATTERN.test(path)).length;
  if (!entries) return { bodies, events, issues: issues.sort(compareIssues) };
  const { registry, issues: misplaced } = assembleRegistry(entries, accepted?.changed);
  const change: Change | undefined = accepted && {
    proposed: findProposals(entries, accepted.changed),
    base: () => baseRegistry(accepted.tree, settings, registry),
  };
  const check = withMergeTimes(folder, examine(entries, registry, now, change));
  const all = [...issues, ...misplaced].flatMap((issue) => attribute(issue, change)).concat(judge(check));
  return { entries, registry, check, bodies, events, issues: locate(folder, all).sort(compareIssues) };
}

/** The accepted files, with what the work tree adds, alters or deletes laid over them. */
function* overlay({ tree, changed }: Accepted, folder: string): Generator<SourceFile> {
  for (const file of tree) if (!changed.has(file.path)) yield file;
  for (const path of changed) {
    const file = readContentFile(folder, path);
    if (file) yield file;
  }
}

function baseRegistry(tree: readonly SourceFile[], settings: Settings | undefined, fallback: Registry): Registry {
  const parsed = tree.map((file) => parseSourceFile(file));
  const { entries } = collectRegistry(parsed, settings);
  return entries ? assembleRegistry(entries).registry : fallback;
}

/** Git is asked only where there is a conflict to lay at someone's door. */
function withMergeTimes(folder: string, check: Check): Check {
  if (check.conflicts.length === 0) return check;
  const events = new Map<string, string>();
  for (const { claim, others } of check.conflicts) {
    for (const { occurrence } of [claim, ...others]) events.set(occurrence.event.file, occurrence.event.id);
  }
  const times = readMergeTimes(folder, [...events.keys()]);
  return {
    ...check,
    mergedAt: new Map([...times].flatMap(([file, time]) => [[events.get(file) ?? '', time] as const])),
  };
}

function readProjectSettings(): Settings | undefined {
  const file = readContentFile(PROJECT_CONTENT, 'settings.yaml');
  return file && parseSettingsFile(file).data;
}

/** Rules speak of fields; people look for lines. Each file is read once more, however many issues it has. */
function locate(folder: string, issues: readonly Issue[]): Issue[] {
  const unplaced = Map.groupBy(issues, (issue) => (issue.line === undefined ? issue.file : undefined));
  return [...unplaced].flatMap(([path, group]) => {
    const file = path === undefined ? undefined : readContentFile(folder, path);
    return file?.kind === 'text' ? placeIssues(file, group) : group;
  });
}
