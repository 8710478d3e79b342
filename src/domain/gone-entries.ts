import { ID_MAX_LENGTH, ID_PATTERN, PERSON_ID_PATTERN } from './field.ts';
import { compareText } from './issue.ts';
import type { RegistryEntries } from './registry.ts';
import { type Stamps, stampKey } from './stamp.ts';
import type { Subject } from './subject.ts';

/** What a registry has had once and has no longer: ids in alphabetical order. */
export interface GoneEntries {
  readonly events: readonly string[];
  readonly subjects: readonly Subject[];
}

const SUBJECTS = ['regions', 'venues', 'people'] as const;

/**
 * Find what the history knows (`stamps`) and the content folder does not. A file that is there and cannot be read is not
 * gone: subscribers shall keep what they have of it until it is mended.
 */
export function findGone({ files }: Stamps, entries: RegistryEntries): GoneEntries {
  const present = new Set([...(entries.unread ?? [])].map(stampKey));
  for (const kind of ['events', ...SUBJECTS] as const)
    for (const { file } of entries[kind]) present.add(stampKey(file));
  const gone = [...files.keys()].filter((key) => !present.has(key)).sort(compareText);
  const idsOf = (kind: string, pattern: RegExp) => {
    const ids = gone.flatMap((key) => (key.startsWith(`${kind}/`) ? key.slice(kind.length + 1) : []));
    // A name that the check has never let through never had an address.
    return ids.filter((id) => id.length <= ID_MAX_LENGTH && pattern.test(id));
  };
  return {
    events: idsOf('events', ID_PATTERN),
    subjects: SUBJECTS.flatMap((kind) =>
      idsOf(kind, kind === 'people' ? PERSON_ID_PATTERN : ID_PATTERN).map((id): Subject => ({ kind, id })),
    ),
  };
}
