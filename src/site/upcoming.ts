import { inLocale } from '../domain/field.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { fill, formatZone } from '../formats/human.ts';
import { capitalize, regionName } from '../formats/listing.ts';
import { chooseUpcoming, toUpcomingLine, type Upcoming, type UpcomingLine } from '../formats/upcoming.ts';
import { EMBED_WORDS } from '../i18n/embed.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { lineOf } from './lines.ts';
import type { Calendar } from './registry.ts';
import { absolute, eventPath, formatPath, homePath, occurrencePath, regionPath, venuePath } from './urls.ts';

/** What a list of coming events is about: everything, or what one page of the site is about. */
export type UpcomingScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'region' | 'format' | 'venue'; readonly key: string };

const groups = new WeakMap<Calendar, ReadonlyMap<string, readonly Occurrence[]>>();
const lines = { ru: new WeakMap<Occurrence, UpcomingLine>(), en: new WeakMap<Occurrence, UpcomingLine>() };

/** Write what is on next for other sites, as JSON; a scope without events has an empty list. */
export function writeUpcoming(calendar: Calendar, locale: Locale, scope: UpcomingScope): string {
  const { registry, now } = calendar;
  const words = EMBED_WORDS[locale].list;
  const zone = formatZone(now.toZonedDateTimeISO(registry.settings.timezone), locale).split(',')[0] ?? '';
  const { name, path } = subjectOf(calendar, locale, scope);
  const list: Upcoming = {
    heading: name === undefined ? words.heading : fill(words.headingOf, { name }),
    url: absolute(path),
    more: words.more,
    empty: words.empty,
    clock: fill(words.clock, { zone }),
    events: chooseUpcoming(upcomingIn(calendar, scope)).map((occurrence) => lineFor(calendar, occurrence, locale)),
  };
  return JSON.stringify(list);
}

function subjectOf({ registry }: Calendar, locale: Locale, scope: UpcomingScope): { name?: string; path: string } {
  switch (scope.kind) {
    case 'all':
      return { path: homePath(locale) };
    case 'region':
      return { name: capitalize(regionName(registry, scope.key, locale)), path: regionPath(scope.key, locale) };
    case 'format': {
      const formats: Readonly<Record<string, string>> = wordsOf(locale).formats;
      return { name: formats[scope.key] ?? scope.key, path: formatPath(scope.key, locale) };
    }
    case 'venue': {
      const venue = registry.venues.get(scope.key);
      return { name: venue ? inLocale(venue.name, locale) : scope.key, path: venuePath(scope.key, locale) };
    }
  }
}

function upcomingIn(calendar: Calendar, scope: UpcomingScope): readonly Occurrence[] {
  if (scope.kind === 'all') return calendar.upcoming;
  let known = groups.get(calendar);
  if (!known) {
    known = groupUpcoming(calendar);
    groups.set(calendar, known);
  }
  return known.get(`${scope.kind} ${scope.key}`) ?? [];
}

function groupUpcoming({ upcoming }: Calendar): ReadonlyMap<string, readonly Occurrence[]> {
  const map = new Map<string, Occurrence[]>();
  for (const occurrence of upcoming) {
    const { region, entry } = occurrence.event;
    const keys = [`region ${region}`, `format ${entry.format}`, ...(entry.venue ? [`venue ${entry.venue}`] : [])];
    for (const key of keys) {
      const list = map.get(key);
      if (list) list.push(occurrence);
      else map.set(key, [occurrence]);
    }
  }
  return map;
}

/** A date is in the lists of everything, its region, its format and its venue: its words are made once. */
function lineFor(calendar: Calendar, occurrence: Occurrence, locale: Locale): UpcomingLine {
  let line = lines[locale].get(occurrence);
  if (!line) {
    const { listing } = lineOf(calendar, occurrence, locale);
    const path =
      listing.day === undefined ? eventPath(listing.id, locale) : occurrencePath(listing.id, listing.day, locale);
    const { year } = calendar.now.toZonedDateTimeISO(calendar.registry.settings.timezone);
    line = toUpcomingLine(occurrence, listing, { url: absolute(path), locale, year });
    lines[locale].set(occurrence, line);
  }
  return line;
}
