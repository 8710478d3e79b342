import { examine } from '../domain/check.ts';
import { type CalendarEvent, eventSchema } from '../domain/event.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { assembleRegistry, type Registry, type RegistryEntries } from '../domain/registry.ts';
import { attribute, judge } from '../domain/rules.ts';
import { MAX_CONTENT_BYTES, type TextFile } from './content-file.ts';
import { placeIssues } from './entry-file.ts';
import { idOfFile, parseRegistryFile } from './registry-files.ts';

/** A new event as the check sees it beside what was accepted; without an event, its issues say why there is none. */
export interface ProposedEvent {
  readonly event?: CalendarEvent | undefined;
  /** The registry with it. */
  readonly registry: Registry;
  readonly issues: readonly Issue[];
}

/** Judge a file that would be added to an accepted registry: what it brings, by every rule, and nothing that was there before. */
export function checkProposedEvent(
  accepted: { readonly entries: RegistryEntries; readonly registry: Registry },
  file: TextFile,
  now: Temporal.Instant,
): ProposedEvent {
  const size = new TextEncoder().encode(file.text).length;
  const source =
    size > MAX_CONTENT_BYTES
      ? { kind: 'too-large' as const, path: file.path, size }
      : { kind: 'text' as const, ...file };
  const { entry, issues: found } = parseRegistryFile('events', source);
  if (!entry) return { registry: accepted.registry, issues: found };
  const data = eventSchema.parse(entry.data);
  const entries = { ...accepted.entries, events: [...accepted.entries.events, { ...entry, data }] };
  const { registry, issues: misplaced } = assembleRegistry(entries, new Set([file.path]));
  const change = { proposed: new Map([[file.path, file.path]]), base: accepted.registry, versionsOf: () => [] };
  const judged = judge(examine(entries, registry, now, change));
  const unplaced = [...misplaced.flatMap((issue) => attribute(issue, change)), ...judged];
  const issues = [
    ...found,
    ...placeIssues(
      file,
      unplaced.filter(({ line }) => line === undefined),
    ),
    ...unplaced.filter(({ line }) => line !== undefined),
  ];
  return { event: registry.events.get(idOfFile(file.path)), registry, issues: issues.sort(compareIssues) };
}
