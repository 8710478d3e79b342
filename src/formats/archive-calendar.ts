import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Period } from '../domain/period.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import { CALENDAR_FILE_WORDS } from '../i18n/calendar-files.ts';
import { archiveCalendar, localeFolder } from './addresses.ts';
import { type FeedFile, type FeedSource, feedWindow, monthOf } from './feed.ts';
import { fill, formatMonth } from './human.ts';
import { type RestOfFeed, toICalendar } from './icalendar.ts';
import { capitalize } from './listing.ts';

/** The calendars reach so many years beyond the present one: whatever feeds of a window can name has its year. */
const YEARS_AHEAD = 2;

/**
 * List the calendar of every year and of each of its months. Years run without a hole from that of the first event, and
 * no later than that of the settings' `stamp`, to that of the last event, and at least YEARS_AHEAD ahead; every year has
 * its twelve months, however few events. So an address that was published is there for good: no event that is moved, no
 * hold that runs out, no year that becomes emptier takes one away.
 */
export function archiveCalendars(source: FeedSource): FeedFile[] {
  const { home, locale } = source;
  const words = CALENDAR_FILE_WORDS[locale];
  const file = (part: string, name: string, description: string, rest: RestOfFeed): FeedFile => {
    const path = archiveCalendar(part, locale);
    return {
      path,
      write: () =>
        toICalendar(source, {
          name: `${capitalize(name)} · ${inLocale(source.registry.settings.name, locale)}`,
          description,
          address: home + path,
          events: eventsOf(source, part),
          window: (timezone) => periodOf(part, timezone),
          rest,
        }),
    };
  };
  return archiveYears(source).flatMap((year) => [
    file(String(year), String(year), fill(words.yearText, { year }), restInMonths(source, year)),
    ...MONTHS.map((index) => {
      const month = formatMonth(year, index, locale);
      return file(keyOf(year, index), month, fill(words.monthText, { month }), restInRegions(source));
    }),
  ]);
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** List the years that have a calendar. */
function archiveYears({ registry, now, occurrencesOf }: FeedSource): readonly number[] {
  const known = [...monthsOf(registry, occurrencesOf).keys()].map((key) => Number(key.slice(0, 4)));
  const present = monthOf(now).year;
  const stamp = Temporal.Instant.from(registry.settings.stamp).toZonedDateTimeISO('UTC').year;
  const first = Math.min(stamp, present, ...known);
  const last = Math.max(present + YEARS_AHEAD, ...known);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Say that what a feed of a window has no room for is in the calendars of the years of that window. */
export function restInYears({ now, locale, home }: FeedSource): RestOfFeed {
  const { start, end } = feedWindow(now);
  const [first, last] = [start, end - 1].map(
    (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').year,
  );
  const paths: string[] = [];
  for (let year = first ?? 0; year <= (last ?? 0); year++) paths.push(archiveCalendar(String(year), locale));
  const addresses = paths.map((path) => home + path).join(', ');
  return { paths, text: fill(CALENDAR_FILE_WORDS[locale].restInYears, { addresses }) };
}

function restInMonths({ locale, home }: FeedSource, year: number): RestOfFeed {
  const paths = MONTHS.map((month) => archiveCalendar(keyOf(year, month), locale));
  const values = { first: `${home}${paths[0]}`, last: `${home}${paths.at(-1)}` };
  return { paths, text: fill(CALENDAR_FILE_WORDS[locale].restInMonths, values) };
}

function restInRegions({ locale, home, registry }: FeedSource): RestOfFeed {
  const regions = `${localeFolder(locale)}regions/`;
  return {
    paths: [...registry.regions.keys()].map((id) => `${regions}${id}/calendar.ics`),
    text: fill(CALENDAR_FILE_WORDS[locale].restInRegions, { address: home + regions }),
  };
}

/** Events by the local months (`2026-12`) that their dates touch. */
type Months = ReadonlyMap<string, ReadonlySet<CalendarEvent>>;

const months = new WeakMap<Registry, Months>();

/** Every event that has a date counts, also one that no feed names: a hold that runs out must not take a year with it. */
function monthsOf(registry: Registry, occurrencesOf: FeedSource['occurrencesOf']): Months {
  const known = months.get(registry);
  if (known) return known;
  const found = new Map<string, Set<CalendarEvent>>();
  for (const event of registry.events.values()) {
    for (const { time } of occurrencesOf?.(event) ?? expandRecurrence(event).occurrences) {
      const { start } = time;
      const end = time.end.subtract({ milliseconds: 1 });
      for (let { year, month } = start; year * 12 + month <= end.year * 12 + end.month; month++) {
        if (month > 12) [year, month] = [year + 1, 1];
        const key = keyOf(year, month);
        const events = found.get(key);
        if (events) events.add(event);
        else found.set(key, new Set([event]));
      }
    }
  }
  months.set(registry, found);
  return found;
}

function eventsOf({ registry, occurrencesOf }: FeedSource, part: string): ReadonlySet<CalendarEvent> {
  const found = monthsOf(registry, occurrencesOf);
  if (part.includes('-')) return found.get(part) ?? new Set();
  return new Set(MONTHS.flatMap((month) => [...(found.get(keyOf(Number(part), month)) ?? [])]));
}

function periodOf(part: string, timezone: string): Period {
  const isMonth = part.includes('-');
  const first = Temporal.PlainDate.from(isMonth ? `${part}-01` : `${part}-01-01`);
  const next = first.add(isMonth ? { months: 1 } : { years: 1 });
  return {
    start: first.toZonedDateTime(timezone).epochMilliseconds,
    end: next.toZonedDateTime(timezone).epochMilliseconds,
  };
}

function keyOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
