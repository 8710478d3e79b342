import type { ImportWords } from '../i18n/import.ts';

/** What of a foreign event, or of its file, could not be carried over or was read in a way worth telling; of some kinds, why it could not. */
export interface ImportNote {
  readonly kind: keyof ImportWords['notes'];
  /** Several, where each counts for itself. */
  readonly value?: string | readonly string[] | undefined;
  /** In words of both languages, where a rule of the registry gives the reason, or where there are two ways to read a value. */
  readonly reason?: { readonly ru: string; readonly en: string } | undefined;
}

/** Where a foreign event takes place, as a venue file would have it. */
export interface ImportedPosition {
  readonly name: string;
  /** The id of the venue that it is. */
  readonly venue?: string | undefined;
  readonly address?: string | undefined;
  readonly geo: { readonly lat: number; readonly lon: number };
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
  /** No field of an event, but one of a venue. */
  readonly position?: ImportedPosition | undefined;
}

/** The events of a foreign file, and what is to be told of the file as a whole. */
export interface ImportedFile {
  readonly events: readonly ImportedEvent[];
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
  readonly topicOf: (category: string) => string | undefined;
  readonly now: Temporal.Instant;
}
