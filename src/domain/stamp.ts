/** What the history of a content file tells about it. Times are epoch milliseconds. */
export interface Stamp {
  /** When the file first came to the main branch. */
  readonly announced: number;
  /** When it last changed, in whatever way. */
  readonly changed: number;
  /** When its time, zone, repetition, status or place last changed: the announcement that holds. */
  readonly rescheduled: number;
  /** How many times that has changed since the first announcement (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  /** Whether the last of those changes gave a confirmed event another start. */
  readonly moved: boolean;
  /** The start that was agreed before the present one, as the file had it; also where it was postponed in between. */
  readonly movedFrom?: string | undefined;
}

/** The stamps of a registry's files, and the one that stands for a file without history. */
export interface Stamps {
  /** By `stampKey`. */
  readonly files: ReadonlyMap<string, Stamp>;
  readonly fallback: Stamp;
}

/**
 * Get what stays the same when a content file moves: `events/privacy-debate` for `events/me-16/2026/privacy-debate.md`.
 * An id is unique in its kind, so that a file takes its history along from region to region.
 */
export function stampKey(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name.slice(0, Math.max(0, name.lastIndexOf('.'))) || name;
  const folder = file.indexOf('/');
  return folder === -1 ? stem : `${file.slice(0, folder)}/${stem}`;
}

/** Get the region an event file lies in: the folder under `events/`. */
export function regionOfFile(file: string): string {
  const start = file.indexOf('/') + 1;
  const end = file.indexOf('/', start);
  return file.slice(start, end === -1 ? undefined : end);
}

/** Get the stamp of a content file by its path in the content folder. */
export function stampOf(stamps: Stamps, file: string): Stamp {
  return stamps.files.get(stampKey(file)) ?? stamps.fallback;
}

/** Stamp everything with one moment: what is left where Git cannot tell. `moment` is the `stamp` of the settings. */
export function fixedStamps(moment: string): Stamps {
  const at = Temporal.Instant.from(moment).epochMilliseconds;
  return { files: new Map(), fallback: { announced: at, changed: at, rescheduled: at, sequence: 0, moved: false } };
}
