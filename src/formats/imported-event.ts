import type { ImportWords } from '../i18n/import.ts';

/** What of a foreign event could not be carried over; of some kinds, why the event could not. */
export interface ImportNote {
  readonly kind: keyof ImportWords['notes'];
  readonly value?: string | undefined;
  /** In words of both languages, where a rule of the registry gives the reason. */
  readonly reason?: { readonly ru: string; readonly en: string } | undefined;
}

/** A foreign event in the fields of an event file, not yet checked. */
export interface ImportedEvent {
  /** Where it begins in its file, from 1. */
  readonly line: number;
  readonly title: string;
  /** The front matter; nothing where the event cannot be carried over, and the last note says why. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Markdown. */
  readonly body: string;
  readonly notes: readonly ImportNote[];
}

/** Why a whole file is of no use. */
export interface ImportFault {
  readonly fault: keyof ImportWords['faults'];
  readonly value?: string | number;
}

/** So many events are taken of one file, and so many bytes read. */
export const MOST_IMPORTED = 1000;
export const MOST_IMPORT_BYTES = 5_000_000;

/** What a foreign event is put into: a region, and the venues that its places may be. */
export interface ImportTarget {
  readonly region: string;
  /** What is written as the place where none is named. */
  readonly regionName: string;
  /** Of the region; nothing where each event there names its own. */
  readonly timezone: string | undefined;
  /** Where whatever is in the region is online. */
  readonly isOnline: boolean;
  readonly venueOf: (place: string) => string | undefined;
  readonly now: Temporal.Instant;
}
