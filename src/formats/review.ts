import type { BusyPeriod } from '../domain/busy.ts';
import type { Check } from '../domain/check.ts';
import type { SharedFile } from '../domain/claim.ts';
import { currentOccurrence } from '../domain/current.ts';
import type { CalendarEvent } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import type { Locale } from '../i18n/locale.ts';
import { eventPage, lineOnGitHub } from './addresses.ts';
import { type EventView, toEventView } from './event-view.ts';
import type { ListingContext } from './listing.ts';
import type { WeekEntry } from './week-around.ts';

/** What is wrong with an application, and the open ones that have the other side of it. */
export type ReviewIssue = Issue & {
  readonly pulls?: readonly { readonly number: number; readonly isGranted: boolean }[] | undefined;
};

/** An open application, read and judged, as far as a reviewer is told of it. */
export interface ReviewedApplication {
  /** Of its pull request. */
  readonly pull: number;
  /** The commit that was read. */
  readonly head: string;
  /** Not meant to be accepted yet. */
  readonly isDraft: boolean;
  readonly verdict: 'passed' | 'failed' | 'outdated' | 'no-events';
  readonly issues: readonly ReviewIssue[];
  /** Paths that it changes: in the content folder, and outside of it. */
  readonly files: readonly string[];
  readonly code: readonly string[];
  /** Files in which main has changed the same lines. */
  readonly outdated: readonly string[];
  /** What the rules looked at, where it could be read and merged. */
  readonly check?: Check | undefined;
  /** See `Application`. */
  readonly headLines?: ReadonlyMap<string, readonly (number | undefined)[]> | undefined;
  /** See `Application`. */
  readonly changedTexts?: ReadonlySet<string> | undefined;
  /** See `Application`. */
  readonly removed?: ReadonlySet<string> | undefined;
  /** See `Application`. */
  readonly shared?: readonly SharedFile[] | undefined;
}

/** All that the one comment for reviewers is made from. */
export interface Review {
  readonly application: ReviewedApplication;
  readonly now: Temporal.Instant;
  /** The address of the repository: `https://github.com/owner/name`. */
  readonly repository: string;
  /** The address of the site's home page; ends with a slash. */
  readonly site: string;
  /** What other open applications ask for. */
  readonly others?: readonly { readonly pull: number; readonly periods: readonly BusyPeriod[] }[] | undefined;
  /** Numbers of the pull requests that ask for the same, and later: they are told so themselves. */
  readonly later?: readonly number[] | undefined;
  /** Gets the address of the page that shows an event before it is published; nothing where that would be too long. */
  readonly previewOf?: ((event: CalendarEvent, registry: Registry, locale: Locale) => string | undefined) | undefined;
  /** The bot's own record, a comment of HTML: it stands at the very end, out of sight, and is never cut. */
  readonly marker?: string | undefined;
}

/** How much of everything a comment has. */
export interface Size {
  readonly cards: number;
  readonly weeks: number;
  readonly issues: number;
  readonly entries: number;
  readonly hasOther: boolean;
  /** Whether free times have the lines to be copied: whatever is cut off in the end, no block of code stays open. */
  readonly hasLines: boolean;
}

/** An event that an application adds, edits, cancels or deletes. */
export interface ReviewedEvent {
  readonly event: CalendarEvent;
  readonly registry: Registry;
  readonly occurrences: readonly Occurrence[];
  readonly before?: CalendarEvent | undefined;
  readonly kind: 'added' | 'changed' | 'cancelled' | 'deleted';
}

/** The events of an application; none where it could not be merged. */
export function eventsOf({ application: { check, files } }: Review): readonly ReviewedEvent[] {
  if (!check?.change) return [];
  const { registry, expansions, change } = check;
  const own = [...registry.events.values()].filter(({ file }) => change.proposed.get(file) === file);
  const present = own.map((event): ReviewedEvent => {
    const before = change.base.events.get(event.id);
    const isCancelled = event.entry.status === 'cancelled' && before?.entry.status !== 'cancelled';
    const kind = isCancelled ? 'cancelled' : before ? 'changed' : 'added';
    return { event, registry, occurrences: expansions.get(event.id)?.occurrences ?? [], before, kind };
  });
  const gone = [...change.base.events.values()].filter(
    ({ id, file }) => files.includes(file) && !registry.events.has(id) && !check.entries.unread?.has(file),
  );
  return [
    ...present,
    ...gone.map(
      (event): ReviewedEvent => ({
        event,
        registry: change.base,
        occurrences: expandRecurrence(event).occurrences,
        kind: 'deleted',
      }),
    ),
  ];
}

/** What lines of a list are made with. */
export function contextOf({ now }: Review, registry: Registry, locale: Locale): ListingContext {
  return { registry, locale, now };
}

/** Get what the site would show of an event. */
export function viewOf({ event, registry, occurrences }: ReviewedEvent, review: Review, locale: Locale): EventView {
  const current = currentOccurrence(occurrences, review.now);
  const page = review.site + eventPage(event.id, locale);
  return toEventView({ event, occurrences, current, page }, contextOf(review, registry, locale));
}

/** Get the day of a moment, in milliseconds, in a zone. */
export function dayIn(moment: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).toPlainDate();
}

/** Where an event can be seen: on the site, or in its pull request. */
export function addressOf(
  { id, pull }: Pick<WeekEntry, 'id' | 'pull'>,
  { repository, site }: Review,
  locale: Locale,
): string {
  return pull === undefined ? site + eventPage(id, locale) : `${repository}/pull/${pull}`;
}

/** A place in a file as the application has it; what it deletes is shown as main has it. */
export function fileAddress(file: string, { application, repository }: Review, line?: number): string {
  const { head, check, removed } = application;
  const hasFile = (registry: Registry | undefined) =>
    registry !== undefined && [...registry.events.values()].some((event) => event.file === file);
  const isGone =
    removed?.has(file) ||
    (hasFile(check?.change?.base) && !hasFile(check?.registry) && !check?.entries.unread?.has(file));
  const path = ['content', ...file.split('/')].map(encodeURIComponent).join('/');
  const address = `${repository}/blob/${isGone ? 'main' : head}/${path}`;
  return line === undefined ? address : lineOnGitHub(address, line);
}
