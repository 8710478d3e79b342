import type { CalendarEvent } from '../domain/event.ts';
import { FACETS, type Facet, facetsOf } from '../domain/facet.ts';
import { weekendsOf } from '../domain/programme.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { HOME_WORDS } from '../i18n/home.ts';
import { wordsOf } from '../i18n/interface.ts';
import { type ListingContext, regionName } from './listing.ts';

/** What a list is narrowed by: a parameter of the address each. */
export type FilterKey = Facet | 'when';

/** A value that a list can be narrowed to: `?price=free`. */
export interface FilterChoice {
  readonly key: FilterKey;
  readonly value: string;
  readonly name: string;
  /** Whether there are such events further ahead than the list reaches. */
  readonly hasMore: boolean;
}

/** The values of one parameter of the address. */
export interface FilterGroup {
  readonly key: FilterKey;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  /** How many regions are left out, and whether that is because nothing is ahead in any of them. */
  readonly others?: { readonly count: number; readonly isIdle: boolean } | undefined;
}

/** So many weekends after this one are marked: a page that was built some time ago knows its own. */
const WEEKENDS_AHEAD = 5;
const MOST_REGIONS = 24;

/**
 * Write what a filter knows a date of an event by, in words without spaces: `region-me-16 price-free w0`. The weekends it
 * touches are numbered from that of today's week.
 */
export function marksOf(occurrence: Occurrence, today: Temporal.PlainDate): string {
  const weekends = weekendsOf(occurrence, today, WEEKENDS_AHEAD).map((index) => `w${index}`);
  return [...eventMarks(occurrence.event), ...weekends].join(' ');
}

/** Write what a filter knows an event without a date by. */
export function undatedMarks(event: CalendarEvent): string {
  return eventMarks(event).join(' ');
}

function eventMarks(event: CalendarEvent): string[] {
  const facets = facetsOf(event);
  return FACETS.flatMap((key) => facets[key].map((value) => `${key}-${value}`));
}

/** What a list holds, by its marks, and the dates that are further ahead than it reaches. */
export interface FilterSource {
  readonly listed: readonly string[];
  readonly beyond: readonly Occurrence[];
}

/**
 * List what a list can be narrowed to, in words. A choice that would leave nothing, or everything, is none. Regions are all
 * that have something ahead, the soonest of them where they are many: one whose events are beyond the list has a page.
 */
export function toFilterGroups({ listed, beyond }: FilterSource, context: ListingContext): FilterGroup[] {
  const { locale } = context;
  const words = HOME_WORDS[locale].filter;
  const counts = new Map<string, number>();
  for (const marks of listed) for (const mark of marks.split(' ')) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const ahead = new Set(beyond.flatMap(({ event }) => eventMarks(event)));
  const groupOf = (key: Facet, names: Readonly<Record<string, string>>): FilterGroup => ({
    key,
    label: words.groups[key],
    choices: Object.entries(names)
      .filter(([value]) => narrows(counts.get(`${key}-${value}`), listed))
      .map(([value, name]) => ({ key, value, name, hasMore: ahead.has(`${key}-${value}`) })),
  });
  const weekend: FilterChoice = { key: 'when', value: 'weekend', name: words.weekend, hasMore: false };
  const formats = Object.entries(wordsOf(locale).formats).sort(([, a], [, b]) => a.localeCompare(b, locale));
  const regions = [...new Set([...counts.keys(), ...ahead])].filter((mark) => mark.startsWith('region-'));
  const groups = [
    regionGroup(regions, ahead, context),
    groupOf('format', Object.fromEntries(formats)),
    { key: 'when' as const, label: words.groups.when, choices: narrows(counts.get('w0'), listed) ? [weekend] : [] },
    groupOf('price', words.price),
    groupOf('attendance', words.attendance),
    groupOf('language', words.languages),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function narrows(count: number | undefined, listed: readonly string[]): boolean {
  return count !== undefined && count < listed.length;
}

/** Takes the marks of all regions in the order of their next events, so that the cut leaves out the furthest. */
function regionGroup(
  marks: readonly string[],
  ahead: ReadonlySet<string>,
  { registry, locale }: ListingContext,
): FilterGroup {
  const choices = marks.slice(0, MOST_REGIONS).map((mark): FilterChoice => {
    const value = mark.slice('region-'.length);
    return { key: 'region', value, name: regionName(registry, value, locale), hasMore: ahead.has(mark) };
  });
  const others = registry.regions.size - choices.length;
  return {
    key: 'region',
    label: HOME_WORDS[locale].filter.groups.region,
    choices: choices.length > 1 ? choices.sort((a, b) => a.name.localeCompare(b.name, locale)) : [],
    others: others > 0 ? { count: others, isIdle: marks.length <= MOST_REGIONS } : undefined,
  };
}
