import { examine } from '../domain/check.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import { MAX_CONTENT_BYTES, type TextFile } from './content-file.ts';
import { placeIssues } from './entry-file.ts';
import { idOfFile, parseRegistryFile, type SourceFile } from './registry-files.ts';

/** A new event as the check sees it beside what was accepted; without an event, its issues say why there is none. */
export interface ProposedEvent {
  readonly event?: CalendarEvent | undefined;
  /** The registry with it. */
  readonly registry: Registry;
  readonly issues: readonly Issue[];
}

/** Judge a file that would be added to an accepted registry: what it brings, by every rule, and nothing that was there before. */
export function checkProposedEvent(accepted: Accepted, file: TextFile, now: Temporal.Instant): ProposedEvent {
  const { registry, issues } = checkProposedEvents(accepted, [file], now);
  const event = registry.events.get(idOfFile(file.path));
  return { event: event?.file === file.path ? event : undefined, registry, issues };
}

/** A registry as it was accepted. */
interface Accepted {
  readonly entries: RegistryEntries;
  readonly registry: Registry;
}

/** Judge files that would be added together, with the registry and with each other. */
export function checkProposedEvents(
  accepted: Accepted,
  files: readonly TextFile[],
  now: Temporal.Instant,
): Omit<ProposedEvent, 'event'> {
  const read = files.map((file) => parseRegistryFile('events', toSource(file)));
  const events = read.flatMap(({ entry }) => entry ?? []);
  const entries = { ...accepted.entries, events: [...accepted.entries.events, ...events] };
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

function toSource(file: TextFile): SourceFile {
  const size = new TextEncoder().encode(file.text).length;
  return size > MAX_CONTENT_BYTES ? { kind: 'too-large', path: file.path, size } : { kind: 'text', ...file };
}
