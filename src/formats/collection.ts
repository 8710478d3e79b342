import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { countEvents, type Reach, toProgramme, withinReach } from '../domain/programme.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import { formatCount } from './human.ts';
import {
  type Listing,
  type ListingContext,
  type PartListing,
  toDatedLine,
  toPartListing,
  toUndatedListing,
} from './listing.ts';
import { type SmallMonth, toSmallMonths } from './small-month.ts';

/** An event that stands under no day. */
export interface LooseLine {
  readonly listing: Listing;
  readonly date?: string | undefined;
}

/** Events that are over, of one year or, where they are few, of all. */
export interface PastYear {
  readonly year?: string | undefined;
  readonly count: string;
  readonly lines: readonly LooseLine[];
  /** Whether it is short enough to stand unfolded. */
  readonly isOpen: boolean;
}

/** The events that belong to something, in words: what is ahead, what has no date yet, what is over. */
export interface CollectionView {
  /** «9 событий впереди»; nothing where there are none. */
  readonly count?: string | undefined;
  readonly parts: readonly PartListing[];
  /** Whether more is ahead than the parts show. */
  readonly goesOn: boolean;
  /** Days that the parts show. */
  readonly days: ReadonlySet<string>;
  readonly months: readonly SmallMonth[];
  readonly undated: readonly LooseLine[];
  readonly past: readonly PastYear[];
  /** How many of those that are over are shown, where some are not. */
  readonly pastShown?: number | undefined;
  /** Whether nothing has ever belonged to it. */
  readonly isEmpty: boolean;
}

/** What a collection is made from. */
export interface CollectionSource {
  /** In order of time. */
  readonly occurrences: readonly Occurrence[];
  readonly undated: readonly CalendarEvent[];
  /** What the lists say of an event beside its own facts. */
  readonly noteOf?: ((event: CalendarEvent) => string | undefined) | undefined;
}

const REACH: Reach = { days: 56, fewest: 8, most: 40 };
/** More than these are divided by years. */
const FEW_PAST = 12;
const MOST_PAST = 48;
const SMALL_MONTHS = 2;

/** Put what belongs to something into words. */
export function toCollection(
  { occurrences, undated, noteOf }: CollectionSource,
  context: ListingContext,
): CollectionView {
  const { locale, registry, now } = context;
  const today = now.toZonedDateTimeISO(registry.settings.timezone).toPlainDate();
  const dated = occurrences.filter(({ event }) => event.entry.status !== 'postponed');
  const ahead = dated.filter(({ end }) => end > now.epochMilliseconds);
  const listed = withinReach(ahead, now, REACH);
  const parts = toProgramme(listed, today).map((part) => toPartListing(part, context));
  const noted = (listing: Listing): Listing => {
    const event = noteOf && registry.events.get(listing.id);
    return event ? { ...listing, note: noteOf(event) } : listing;
  };
  const all = pastOf(dated, now);
  const past = all.slice(0, MOST_PAST);
  const count = countEvents(ahead);
  const [next] = ahead;
  return {
    count: count === 0 ? undefined : formatCount(count, wordsOf(locale).counts.upcoming, locale),
    parts: noteOf
      ? parts.map((part) => ({
          ...part,
          days: part.days.map((day) => ({ ...day, listings: day.listings.map(noted) })),
        }))
      : parts,
    goesOn: ahead.length > listed.length,
    days: new Set(parts.flatMap((part) => part.days.map(({ date }) => date))),
    months: next ? toSmallMonths(dated, firstMonth(next, today), SMALL_MONTHS, context) : [],
    undated: undated.map((event) => ({ listing: noted(toUndatedListing(event, context)) })),
    past: toPastYears(past, context).map((year) => ({
      ...year,
      lines: year.lines.map(({ listing, date }) => ({ listing: noted(listing), date })),
    })),
    pastShown: all.length > past.length ? past.length : undefined,
    isEmpty: occurrences.length + undated.length === 0,
  };
}

/** The small months begin with this one, unless nothing is on in it and the next. */
function firstMonth(next: Occurrence, today: Temporal.PlainDate): Temporal.PlainYearMonth {
  const current = today.toPlainYearMonth();
  const first = daysOf(next.time).first.toPlainYearMonth();
  const last = current.add({ months: SMALL_MONTHS - 1 });
  return Temporal.PlainYearMonth.compare(first, last) > 0 ? first : current;
}

/** The last past date of each event that has one, newest first: a series is named once, also one that goes on. */
function pastOf(dated: readonly Occurrence[], now: Temporal.Instant): Occurrence[] {
  const seen = new Set<string>();
  return dated
    .filter(({ end }) => end <= now.epochMilliseconds)
    .reverse()
    .filter(({ event }) => !seen.has(event.id) && seen.add(event.id));
}

function toPastYears(past: readonly Occurrence[], context: ListingContext): PastYear[] {
  const { counts } = wordsOf(context.locale);
  const toYear = (year: string | undefined, occurrences: readonly Occurrence[], isOpen: boolean): PastYear => ({
    year,
    isOpen,
    count: formatCount(occurrences.length, counts.events, context.locale),
    lines: occurrences.map((occurrence) => toDatedLine(occurrence, context)),
  });
  if (past.length === 0) return [];
  if (past.length <= FEW_PAST) return [toYear(undefined, past, true)];
  const years = Map.groupBy(past, ({ time }) => String(daysOf(time).first.year));
  return [...years].map(([year, list], index) => toYear(year, list, index === 0 && list.length <= FEW_PAST));
}
