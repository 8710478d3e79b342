import { examine } from '../domain/check.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import { MAX_CONTENT_BYTES, type TextFile } from './content-file.ts';
import { placeIssues } from './entry-file.ts';
import { collectRegistry, idOfFile, parseSourceFile, type SourceFile } from './registry-files.ts';

/** A new event as the check sees it beside what was accepted; without an event, its issues say why there is none. */
export interface ProposedEvent {
  readonly event?: CalendarEvent | undefined;
  /** The registry with it. */
  readonly registry: Registry;
  readonly issues: readonly Issue[];
}

/**
 * Judge an event that would be added to an accepted registry, along with the files that it needs: what they bring, by every rule, and
 * nothing that was there before.
 */
export function checkProposedEvent(
  accepted: Accepted,
  file: TextFile,
  now: Temporal.Instant,
  others: readonly TextFile[] = [],
): ProposedEvent {
  const { registry, issues } = checkProposedFiles(accepted, [...others, file], now);
  const event = registry.events.get(idOfFile(file.path));
  return { event: event?.file === file.path ? event : undefined, registry, issues };
}

/** A registry as it was accepted. */
interface Accepted {
  readonly entries: RegistryEntries;
  readonly registry: Registry;
}

/** Judge files that would be added together, with the registry and with each other. */
export function checkProposedFiles(
  accepted: Accepted,
  files: readonly TextFile[],
  now: Temporal.Instant,
): Omit<ProposedEvent, 'event'> {
  const read = files.map((file) => parseSourceFile(toSource(file)));
  const { entries: brought } = collectRegistry(read, accepted.entries.settings);
  const entries = addEntries(accepted.entries, brought);
  const paths = new Set(files.map(({ path }) => path));
  const { registry, issues: misplaced } = assembleRegistry(entries, paths);
  const proposed = new Map([...paths].map((path) => [path, path]));
  const change = { proposed, base: accepted.registry, versionsOf: () => [] };
  const judged = [
    ...misplaced.flatMap((issue) => attribute(issue, change)),
    ...judge(examine(entries, registry, now, change)),
  ];
  const byFile = Map.groupBy(judged, ({ file }) => file);
  const placed = files.flatMap((file) => {
    const own = byFile.get(file.path) ?? [];
    const unplaced = own.filter(({ line }) => line === undefined);
    return [...own.filter(({ line }) => line !== undefined), ...placeIssues(file, unplaced)];
  });
  return { registry, issues: [...read.flatMap(({ issues }) => issues), ...placed].sort(compareIssues) };
}

function addEntries(accepted: RegistryEntries, brought: RegistryEntries | undefined): RegistryEntries {
  if (!brought) return accepted;
  return {
    ...accepted,
    venues: [...accepted.venues, ...brought.venues],
    people: [...accepted.people, ...brought.people],
    events: [...accepted.events, ...brought.events],
  };
}

function toSource(file: TextFile): SourceFile {
  const size = new TextEncoder().encode(file.text).length;
  return size > MAX_CONTENT_BYTES ? { kind: 'too-large', path: file.path, size } : { kind: 'text', ...file };
}
