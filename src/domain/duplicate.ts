import type { BusyPeriod, Claimant } from './busy.ts';
import { editDistance } from './suggestion.ts';

/** An event with its dates: the periods of its region, in order of their starts. */
export interface Listing {
  readonly claimant: Claimant;
  readonly dates: readonly BusyPeriod[];
}

/** Two entries that look like one event, by the dates on which they come nearest to each other. */
export interface Duplicate {
  readonly reason: 'title' | 'registration';
  /** The one that begins later comes second. */
  readonly pair: readonly [BusyPeriod, BusyPeriod];
}

/** Listings by all that a duplicate of them would share. */
export type ListingIndex = ReadonlyMap<string, readonly Listing[]>;

/** List each event of some periods once, with all of its dates. */
export function toListings(periods: readonly BusyPeriod[]): Listing[] {
  const dates = new Map<string, BusyPeriod[]>();
  for (const period of periods) {
    if (period.resource.kind !== 'region') continue;
    const known = dates.get(period.claimant.id);
    if (known) known.push(period);
    else dates.set(period.claimant.id, [period]);
  }
  return [...dates.values()].flatMap((list) => {
    const [first] = list;
    return first ? [{ claimant: first.claimant, dates: list.sort((a, b) => a.start - b.start) }] : [];
  });
}

/** Index listings so that duplicates of any one are found without looking at the others. */
export function indexListings(listings: readonly Listing[]): ListingIndex {
  const index = new Map<string, Listing[]>();
  for (const listing of listings) {
    for (const key of keysOf(listing.claimant)) {
      const known = index.get(key);
      if (known) known.push(listing);
      else index.set(key, [listing]);
    }
  }
  return index;
}

/**
 * Find the listings that look like the same event entered twice: in the same region, within 15 days and with nearly the
 * same title; or with the same registration address on the same day. Titles that differ in digits only are a numbered
 * series, relatives are no duplicates.
 */
export function findDuplicates(listing: Listing, index: ListingIndex): Duplicate[] {
  const candidates = new Set(keysOf(listing.claimant).flatMap((key) => index.get(key) ?? []));
  return [...candidates].flatMap((other) => {
    if (other.claimant.id === listing.claimant.id || areRelatives(listing.claimant, other.claimant)) return [];
    return duplicateOf(listing, other) ?? [];
  });
}

const MOST_DAYS = 15;
const DAY = 86_400_000;

function duplicateOf(a: Listing, b: Listing): Duplicate | undefined {
  const url = a.claimant.registration;
  if (url !== undefined && url === b.claimant.registration) {
    const pair = sharedDay(a, b);
    if (pair) return { reason: 'registration', pair };
  }
  if (a.claimant.region.id !== b.claimant.region.id || !areNearTitles(a.claimant.title, b.claimant.title)) {
    return undefined;
  }
  const pair = nearestDates(a, b);
  // By the day, so that a change of the clocks between them does not count.
  return pair && Math.round((pair[1].start - pair[0].start) / DAY) <= MOST_DAYS ? { reason: 'title', pair } : undefined;
}

function areRelatives(a: Claimant, b: Claimant): boolean {
  if (a.ancestors.includes(b.id) || b.ancestors.includes(a.id)) return true;
  return a.ancestors.some((ancestor) => b.ancestors.includes(ancestor));
}

function nearestDates(a: Listing, b: Listing): readonly [BusyPeriod, BusyPeriod] | undefined {
  let best: readonly [BusyPeriod, BusyPeriod] | undefined;
  let at = 0;
  for (const date of a.dates) {
    // Both lists are in order: of the other's dates only the last before and the first after can be the nearest.
    while ((b.dates[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= date.start) at++;
    for (const other of [b.dates[at], b.dates[at + 1]]) {
      if (!other) continue;
      const pair = inOrder(date, other);
      if (!best || pair[1].start - pair[0].start < best[1].start - best[0].start) best = pair;
    }
  }
  return best;
}

function sharedDay(a: Listing, b: Listing): readonly [BusyPeriod, BusyPeriod] | undefined {
  const days = new Map(b.dates.flatMap((date) => daysOf(date).map((day) => [day, date] as const)));
  for (const date of a.dates) {
    for (const day of daysOf(date)) {
      const other = days.get(day);
      if (other) return inOrder(date, other);
    }
  }
  return undefined;
}

function inOrder(a: BusyPeriod, b: BusyPeriod): readonly [BusyPeriod, BusyPeriod] {
  return a.start < b.start || (a.start === b.start && a.claimant.id < b.claimant.id) ? [a, b] : [b, a];
}

/** The first and the last local day: whoever announces one event twice gives it the same first day, or the same last. */
function daysOf({ start, end, claimant }: BusyPeriod): string[] {
  const [first = '', last = ''] = [start, end - 1].map((moment) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(claimant.timezone).toPlainDate().toString(),
  );
  return first === last ? [first] : [first, last];
}

/** What a duplicate shares with a claimant: all words of its title, or all but one, in its region; or its registration. */
function keysOf({ title, region, registration }: Claimant): string[] {
  const words = wordsOf(title);
  const keys = words.length === 0 ? [] : [`${region.id} ${words.join(' ')}`];
  for (const [index, word] of words.entries()) {
    if (words[index - 1] !== word) keys.push(`${region.id} ${words.toSpliced(index, 1).join(' ')} *`);
  }
  // A title shorter by a word has as its own words what the longer one has without that word.
  if (words.length > 1) keys.push(`${region.id} ${words.join(' ')} *`);
  if (registration !== undefined) keys.push(registration);
  return keys;
}

/** The words of a title in one spelling, in the order of the alphabet: case, marks, quotes and dashes aside. */
function wordsOf(title: string): string[] {
  const folded = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
}

/** A word so short is a preposition, and may be missing. */
const SHORT_WORD = 3;

/** Tell whether two titles are the same but for their order, their punctuation and one word spelt a little differently. */
export function areNearTitles(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.join(' ') === b.join(' ')) return a.length > 0;
  const withoutDigits = (words: readonly string[]) => words.join(' ').replaceAll(/\p{N}+/gu, '#');
  if (withoutDigits(a) === withoutDigits(b)) return false;
  const [[mine, ...rest], [theirs, ...others]] = [onlyIn(a, b), onlyIn(b, a)];
  if (rest.length > 0 || others.length > 0) return false;
  if (mine !== undefined && theirs !== undefined) {
    const length = Math.max(mine.length, theirs.length);
    return length >= 4 && editDistance(mine, theirs) <= (length >= 8 ? 2 : 1);
  }
  return (mine ?? theirs ?? '').length <= SHORT_WORD && Math.min(a.length, b.length) > 1;
}

function onlyIn(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
