import { join, resolve } from 'node:path';
import { type Change, type Check, examine } from '../domain/check.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { findProposals } from '../domain/reference.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import type { Settings } from '../domain/settings.ts';
import { placeIssues } from '../formats/entry-file.ts';
import { collectionOf, parseRegistryFiles, parseSettingsFile, type SourceFile } from '../formats/registry-files.ts';
import { readContentFile, readContentFolder } from './content-folder.ts';
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
  const named = environment['CONTENT_DIR'];
  return named ? resolve(named) : PROJECT_CONTENT;
}

export interface CheckOptions {
  /** Judge only what the work tree changes against this revision; throws `GitError` where Git cannot tell. */
  readonly base?: string | undefined;
  /** Keep the texts of the files: a build wants them, a check does not. */
  readonly keepBodies?: boolean;
}

/** Read a content folder and apply every rule to it. Throws `UnreadableContentError`. */
export function checkContent(folder: string, now: Temporal.Instant, { base, keepBodies = true }: CheckOptions = {}): CheckedContent {
  const bodies = new Map<string, string>();
  const onBody = keepBodies ? (file: string, body: string) => void bodies.set(file, body) : undefined;
  const tree = base === undefined ? undefined : readTree(folder, base);
  const changed = base === undefined ? undefined : listChanges(folder, base);
  const files = tree && changed ? [...overlay(tree, changed, folder)] : readContentFolder(folder);
  let events = 0;
  const counted = count(files, () => events++);
  const settings = readProjectSettings();
  const { entries, issues } = parseRegistryFiles(counted, settings, onBody);
  if (!entries) return { bodies, events, issues: issues.sort(compareIssues) };
  const { registry, issues: misplaced } = assembleRegistry(entries, changed);
  const change: Change | undefined = tree && changed && {
    proposed: findProposals(entries, changed),
    base: () => baseRegistry(tree, settings, registry),
  };
  const check = withMergeTimes(folder, examine(entries, registry, now, change));
  const all = [...issues, ...misplaced].flatMap((issue) => attribute(issue, change)).concat(judge(check));
  return { entries, registry, check, bodies, events, issues: locate(folder, all).sort(compareIssues) };
}

/** The accepted files, with what the work tree adds, alters or deletes laid over them. */
function* overlay(tree: readonly SourceFile[], changed: ReadonlySet<string>, folder: string): Generator<SourceFile> {
  for (const file of tree) if (!changed.has(file.path)) yield file;
  for (const path of changed) {
    const file = readContentFile(folder, path);
    if (file) yield file;
  }
}

function* count(files: Iterable<SourceFile>, onEvent: () => void): Generator<SourceFile> {
  for (const file of files) {
    if (file.kind !== 'image' && collectionOf(file.path) === 'events') onEvent();
    yield file;
  }
}

function baseRegistry(tree: readonly SourceFile[], settings: Settings | undefined, fallback: Registry): Registry {
  const { entries } = parseRegistryFiles(tree, settings);
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
  return { ...check, mergedAt: new Map([...times].flatMap(([file, time]) => [[events.get(file) ?? '', time] as const])) };
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
