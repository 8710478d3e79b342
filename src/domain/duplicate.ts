import { type BusyPeriod, type Claimant, isOwnHold } from './busy.ts';
import { indexPeriods, type Period, type PeriodIndex, periodsWithin } from './period.ts';
import { editDistance } from './suggestion.ts';

/** An event with its dates (the periods of its region, in order) and the keys it is found by; from its first start to its last. */
export interface Listing extends Period {
  readonly claimant: Claimant;
  readonly dates: readonly BusyPeriod[];
  readonly keys: readonly (string | number)[];
}

/** Two entries that look like one event, by the dates on which they come nearest to each other. */
export interface Duplicate {
  readonly reason: 'title' | 'registration';
  /** The one that begins later comes second. */
  readonly pair: readonly [BusyPeriod, BusyPeriod];
}

/** Listings by all that a duplicate of them would share. Most stand alone; those that do not have a shelf. */
export type ListingIndex = ReadonlyMap<string | number, Listing | Shelf>;

/** Listings that share something; put in order of time when somebody asks for them. */
interface Shelf {
  readonly listings: Listing[];
  index?: PeriodIndex<Listing> | undefined;
}

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
    if (list.length > 1) list.sort((a, b) => a.start - b.start);
    const [first] = list;
    const last = list.at(-1);
    if (!first || !last) return [];
    const { claimant, start } = first;
    return [{ claimant, dates: list, keys: keysOf(claimant), start, end: last.start + 1 }];
  });
}

/** Index listings so that duplicates of any one are found without looking at the others. */
export function indexListings(listings: readonly Listing[]): ListingIndex {
  const index = new Map<string | number, Listing | Shelf>();
  for (const listing of listings) {
    for (const key of listing.keys) {
      const found = index.get(key);
      if (!found) index.set(key, listing);
      else if ('listings' in found) found.listings.push(listing);
      else index.set(key, { listings: [found, listing] });
    }
  }
  return index;
}

function listingsWithin(found: Listing | Shelf, season: Period): readonly Listing[] {
  if (!('listings' in found)) return [found];
  found.index ??= indexPeriods(found.listings);
  return periodsWithin(found.index, season);
}

/**
 * Find the listings that look like the same event entered twice: in the same region, within 15 days and with nearly the
 * same title; or with the same registration address on the same day. Titles that differ in digits only are a numbered
 * series, relatives are no duplicates.
 */
export function findDuplicates(listing: Listing, index: ListingIndex): Duplicate[] {
  const season = { start: listing.start - (MOST_DAYS + 1) * DAY, end: listing.end + (MOST_DAYS + 1) * DAY };
  const candidates = new Set<Listing>();
  for (const key of listing.keys) {
    const found = index.get(key);
    if (!found || found === listing) continue;
    for (const other of listingsWithin(found, season).slice(0, MOST_CANDIDATES)) candidates.add(other);
  }
  return [...candidates].flatMap((other) => {
    if (other.claimant.id === listing.claimant.id || belongTogether(listing.claimant, other.claimant)) return [];
    return duplicateOf(listing, other) ?? [];
  });
}

const MOST_DAYS = 15;
/** Among more that share a key, the first say enough. */
const MOST_CANDIDATES = 200;
const DAY = 86_400_000;

function duplicateOf(a: Listing, b: Listing): Duplicate | undefined {
  const url = a.claimant.registration;
  if (url !== undefined && url === b.claimant.registration) {
    const pair = sharedDay(a, b);
    if (pair) return { reason: 'registration', pair };
  }
  if (a.claimant.region.id !== b.claimant.region.id || !areNear(titleOf(a.claimant), titleOf(b.claimant)))
    return undefined;
  const pair = nearestDates(a, b);
  // By the day, so that a change of the clocks between them does not count.
  return pair && Math.round((pair[1].start - pair[0].start) / DAY) <= MOST_DAYS ? { reason: 'title', pair } : undefined;
}

/** A festival and its parts, and a hold with the event that fulfils it, may well go by one name. */
function belongTogether(a: Claimant, b: Claimant): boolean {
  if (isOwnHold(a, b) || isOwnHold(b, a)) return true;
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

/**
 * What a duplicate shares with an event: the words of its title, or all but one, in its region, as a number that does not
 * depend on their order; or its registration. Different words may make the same number: who shares one is looked at closely.
 */
function keysOf({ title, region, registration }: Claimant): (string | number)[] {
  const keys: (string | number)[] = registration === undefined ? [] : [registration];
  const words = hashWords(title);
  if (words.length === 0) return keys;
  let sum = hashOf(region.id);
  for (const word of words) sum = (sum + word) | 0;
  // The sum itself is also what a title longer by one word has without that word.
  keys.push(sum);
  for (const word of words) keys.push((sum - word) | 0);
  return keys;
}

const SEED = 7;

function hashLetter(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + letter) | 0;
}

/** Spread the numbers of words, so that sums of them say something. */
function finish(hash: number): number {
  return Math.imul(hash, 0x9e3779b1);
}

function hashOf(word: string): number {
  let hash = SEED;
  for (let index = 0; index < word.length; index++) hash = hashLetter(hash, word.charCodeAt(index));
  return finish(hash);
}

/** What needs no decomposition: ASCII, and the Russian alphabet with two letters spelt without their marks. */
const PLAIN = /^[\u0000-\u007fа-яА-ЯёЁ«»„“”–—№…]*$/;

/** Number the words of a title as they are spelt by `toTitle`, without making texts of them: nearly all titles are plain. */
function hashWords(title: string): number[] {
  if (!PLAIN.test(title)) return toTitle(title).words.map(hashOf);
  const hashes: number[] = [];
  let hash = SEED;
  let isInWord = false;
  for (let index = 0; index <= title.length; index++) {
    const letter = index < title.length ? foldPlain(title.charCodeAt(index)) : 0;
    if (letter !== 0) {
      hash = hashLetter(hash, letter);
      isInWord = true;
    } else if (isInWord) {
      hashes.push(finish(hash));
      hash = SEED;
      isInWord = false;
    }
  }
  return hashes;
}

/** The small letter or digit of a plain character; 0 for anything that parts words. */
function foldPlain(code: number): number {
  if (code >= 0x430 && code <= 0x44f) return code === 0x439 ? 0x438 : code;
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return code;
  if (code >= 0x410 && code <= 0x42f) return code === 0x419 ? 0x438 : code + 32;
  if (code >= 0x41 && code <= 0x5a) return code + 32;
  return code === 0x451 || code === 0x401 ? 0x435 : 0;
}

/** A title in one spelling: its words, and the same with a mark for every number. */
interface Title {
  readonly words: readonly string[];
  readonly text: string;
  readonly unnumbered: string;
}

// Most events are alone with their title: it is spelt out where it is compared, and then once for all of its neighbours.
const titles = new WeakMap<Claimant, Title>();

function titleOf(claimant: Claimant): Title {
  const title = titles.get(claimant) ?? toTitle(claimant.title);
  titles.set(claimant, title);
  return title;
}

/** Spell a title in one way: its words in the order of the alphabet; case, marks, quotes and dashes aside. */
function toTitle(title: string): Title {
  const lower = PLAIN.test(title)
    ? title.toLowerCase().replaceAll('ё', 'е').replaceAll('й', 'и')
    : title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = (lower.match(WORD) ?? []).sort();
  const text = words.join(' ');
  return { words, text, unnumbered: text.replaceAll(DIGITS, '#') };
}

const WORD = /[\p{L}\p{N}]+/gu;
const DIGITS = /\p{N}+/gu;

/** A word so short is a preposition, and may be missing. */
const SHORT_WORD = 3;

/** Tell whether two titles are the same but for their order, their punctuation and one word spelt a little differently. */
export function areNearTitles(one: string, other: string): boolean {
  return areNear(toTitle(one), toTitle(other));
}

function areNear(a: Title, b: Title): boolean {
  if (a.text === b.text) return a.text !== '';
  if (a.unnumbered === b.unnumbered || Math.abs(a.words.length - b.words.length) > 1) return false;
  const [[mine, ...rest], [theirs, ...others]] = [onlyIn(a.words, b.words), onlyIn(b.words, a.words)];
  if (rest.length > 0 || others.length > 0) return false;
  if (mine !== undefined && theirs !== undefined) {
    const length = Math.max(mine.length, theirs.length);
    return length >= 4 && editDistance(mine, theirs) <= (length >= 8 ? 2 : 1);
  }
  const extra = mine ?? theirs ?? '';
  return extra.length <= SHORT_WORD && !/^\p{N}+$/u.test(extra) && Math.min(a.words.length, b.words.length) > 1;
}

function onlyIn(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
