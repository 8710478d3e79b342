import type { Issue, IssueCode } from './issue.ts';
import type { Entry, RegistryEntries } from './registry.ts';

/** What of a registry can be shown to people, and what of that must be marked. */
export interface Publishable {
  readonly entries: RegistryEntries;
  /** Files whose entries are missing, or old. */
  readonly broken: ReadonlySet<string>;
  /** Files of events that are in conflict with an earlier one, with the ids of those they meet, where they are named. */
  readonly inConflict: ReadonlyMap<string, readonly string[]>;
}

/** Tell what is merely unwise to publish: two at once, or a flagship that nobody has agreed to. Whatever it is, the file can be read. */
export function isConflict(code: IssueCode): boolean {
  return code.endsWith('-conflict') || code.startsWith('flagship-');
}

/**
 * Get what of a registry with errors can be shown: broken files are left out, or stand as they were in `before`;
 * what is merely in conflict stays and is named.
 */
export function toPublishable(
  entries: RegistryEntries,
  issues: readonly Issue[],
  before?: RegistryEntries,
): Publishable {
  const broken = new Set<string>();
  const inConflict = new Map<string, readonly string[]>();
  for (const { code, file, severity, conflict, also = [] } of issues) {
    // A hold that reaches too far ahead no longer does so some days later: what is shown must not change by itself.
    if (severity !== 'error' || code === 'hold-too-long') continue;
    for (const one of [file, ...also]) {
      if (!isConflict(code)) broken.add(one);
      // Whom the rest of a crowd meets is not told one by one.
      else inConflict.set(one, union(inConflict.get(one), one === file ? conflict?.with : undefined));
    }
  }
  if (broken.size === 0) return { entries, broken, inConflict };
  const mend = <Data>(now: readonly Entry<Data>[], old: readonly Entry<Data>[] = []): Entry<Data>[] => [
    ...now.filter(({ file }) => !broken.has(file)),
    ...old.filter(({ file }) => broken.has(file)),
  ];
  return {
    broken,
    inConflict,
    entries: {
      settings: entries.settings,
      regions: mend(entries.regions, before?.regions),
      venues: mend(entries.venues, before?.venues),
      people: mend(entries.people, before?.people),
      equipment: mend(entries.equipment, before?.equipment),
      events: mend(entries.events, before?.events),
    },
  };
}

function union(known: readonly string[] = [], more: readonly string[] = []): readonly string[] {
  return [...new Set([...known, ...more])];
}
