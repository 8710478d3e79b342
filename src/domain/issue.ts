import type { ConflictCode } from './conflict.ts';

/** How much an issue weighs: an error stops a merge, a warning asks for a look. */
export type Severity = 'error' | 'warning';

/** Every code an issue can carry. Codes are permanent: other people's tools rely on them. */
export type IssueCode =
  | 'file-encoding'
  | 'file-kind'
  | 'file-name'
  | 'file-placement'
  | 'file-size'
  | 'frontmatter-combination'
  | 'frontmatter-control-character'
  | 'frontmatter-duplicate-key'
  | 'frontmatter-language'
  | 'frontmatter-missing'
  | 'frontmatter-missing-key'
  | 'frontmatter-syntax'
  | 'frontmatter-type'
  | 'frontmatter-unknown-key'
  | 'frontmatter-value'
  | 'markdown-depth'
  | 'markdown-html'
  | 'markdown-link'
  | 'personal-data'
  | 'time-ambiguous'
  | 'time-duration'
  | 'time-format'
  | 'time-gap'
  | 'time-no-such-date'
  | 'time-order'
  | 'time-zone'
  | 'reference-circle'
  | 'reference-unknown'
  | 'id-duplicate'
  | 'hold-expired'
  | 'hold-expiring'
  | 'hold-late'
  | 'hold-leftover'
  | 'hold-missing-until'
  | 'hold-renewed'
  | 'hold-too-long'
  | 'hold-undecided'
  | 'repeat-endless'
  | 'repeat-exception'
  | 'repeat-first'
  | 'repeat-gap'
  | 'repeat-too-long'
  | 'repeat-unsupported'
  | ConflictCode
  | 'self-conflict'
  | 'duplicate-event'
  | 'event-past'
  | 'overlap-unneeded'
  | 'overlap-unagreed'
  | 'flagship-coordinator'
  | 'flagship-too-long'
  | 'history-deleted'
  | 'history-id'
  | 'history-occurrence'
  | 'history-status'
  | 'unconfirmed-author';

/** Where in a front matter: keys and list positions from the outside in. */
export type FieldPath = readonly (string | number)[];

/** A stretch of time named in a message: epoch milliseconds, half-open, told in the given zone. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly timezone: string;
  readonly allDay: boolean;
}

/** What a message speaks of. Text is quoted as it is, spans are told in words. */
export type IssueParam = string | number | readonly string[] | Span | Name | readonly Name[] | undefined;

/** The other side of a conflict. `with` is empty where the counterpart is no event (a closed venue). */
export interface IssueConflict {
  readonly with: readonly string[];
  readonly resource: string;
  /** Epoch milliseconds of the overlap, half-open. */
  readonly start: number;
  readonly end: number;
  readonly timezone: string;
}

/** A free time offered instead of a conflicting one, written as the file writes times. */
export interface Alternative {
  /** Of a series: the original start of the date that would move, as an entry of `repeat.moved` names it. */
  readonly from?: string;
  readonly start: string;
  /** The last day, inclusive, of an all-day event. */
  readonly end: string;
  /** The id of another venue; without it the event stays where it is. */
  readonly venue?: string;
}

/** A name in the languages of the interface. */
export interface Name {
  readonly ru: string;
  readonly en: string;
}

/**
 * Something wrong with content: a value, never an exception.
 * The words are made later, per language, from `code`, `variant` and `params` (`formats/issues.ts`).
 */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** Path relative to the content folder, with forward slashes. */
  readonly file: string;
  /** The file in which it shows, where a change to `file` has brought it about. */
  readonly about?: string | undefined;
  readonly field?: FieldPath | undefined;
  /** Picks the sentence where one code has several causes. */
  readonly variant?: string | undefined;
  readonly params?: Readonly<Record<string, IssueParam>> | undefined;
  /** Counted from 1, in UTF-16 units, as editors count. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly conflict?: IssueConflict | undefined;
  readonly alternatives?: readonly Alternative[] | undefined;
  /** Pull requests, not accepted yet, that have the other side of the conflict; `isGranted` if a moderator gave them the date. */
  readonly pulls?: readonly { readonly number: number; readonly isGranted: boolean }[] | undefined;
  /** Names of the venues that alternatives lead to, by id. */
  readonly venueNames?: Readonly<Record<string, Name>> | undefined;
  /** Of a crowd that is told as one: the files of all further events that are in the way of earlier ones. */
  readonly also?: readonly string[] | undefined;
}

/** An issue of a value before it is known which file holds it. */
export type FieldIssue = Omit<Issue, 'file' | 'about' | 'severity' | 'line' | 'column'> & {
  readonly severity?: Severity;
};

/** Order issues by file, line and code, so that two runs print the same. */
export function compareIssues(a: Issue, b: Issue): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code)
  );
}

/** Order text by code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
