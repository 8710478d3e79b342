import type { CalendarEvent } from '../domain/event.ts';
import type { DatedChange } from '../domain/event-change.ts';
import { inLocale } from '../domain/field.ts';
import type { GoneEntries } from '../domain/gone-entries.ts';
import { holdState } from '../domain/hold.ts';
import type { Period } from '../domain/period.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { Region } from '../domain/region.ts';
import type { Registry } from '../domain/registry.ts';
import type { Stamps } from '../domain/stamp.ts';
import type { Venue } from '../domain/venue.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import type { Locale } from '../i18n/locale.ts';
import { cleanLine } from './clean-text.ts';

/** What every feed is made of: one value serves all feeds of one language. */
export interface FeedSource {
  readonly registry: Registry;
  readonly stamps: Stamps;
  readonly now: Temporal.Instant;
  readonly locale: Locale;
  /** The site's own address with its base path; ends with a slash. */
  readonly home: string;
  /** All dates of an event; give those expanded already where there are many events. Default: expands. */
  readonly occurrencesOf?: ((event: CalendarEvent) => readonly Occurrence[]) | undefined;
  /** What has changed about events, newest first; found only when somebody asks. Default: nothing. */
  readonly newestChanges?: (() => readonly DatedChange[]) | undefined;
  /** What the registry has had once and has no longer; its addresses live on. Default: nothing. */
  readonly gone?: GoneEntries | undefined;
}

/** What is made of what is the same in both languages. */
export interface SharedSource extends Omit<FeedSource, 'locale'> {
  /** The commit that the content stands in; nothing outside Git. */
  readonly commit?: string | undefined;
  /** How many there are in the content. */
  readonly issues: { readonly errors: number; readonly warnings: number };
}

/** A file that programs read, and how to write it. */
export interface FeedFile {
  /** Below the site's base path. */
  readonly path: string;
  readonly write: () => FeedText | Promise<FeedText>;
}

/** A file as it is written. */
export interface FeedText {
  readonly text: string;
  /** How many events of its window it has no room for … */
  readonly omitted?: number | undefined;
  /** … and which feeds have them: addresses below the site's base path. */
  readonly rest?: readonly string[] | undefined;
}

/** Tell whoever builds the site that a feed is full, where the rest is and what to do; nothing where there is room. */
export function formatOmission(
  path: string,
  { omitted = 0, rest = [] }: Omit<FeedText, 'text'>,
  base: string,
): string | undefined {
  if (omitted === 0) return undefined;
  const [first, last] = [rest[0], rest.at(-1)].map((other) => base + other);
  const others = rest.length > 3 ? [`${first} … ${last}`] : rest.map((other) => base + other);
  return [
    `${base}${path}: ${omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.`,
    ...(others.length > 0 ? [`The others are in ${others.join(', ')}, and its description tells subscribers so.`] : []),
    'Lead people to the feeds of their regions and formats, which have room.',
  ].join(' ');
}

/**
 * Get what calendars of many events carry at `now`: 60 days back and 18 months ahead, whole months of UTC. The edges
 * move only with the month, so that a feed stays the same byte for byte from day to day.
 */
export function feedWindow(now: Temporal.Instant): Period {
  const month = monthOf(now);
  return {
    start: month.subtract({ days: 60 }).with({ day: 1 }).epochMilliseconds,
    end: month.add({ months: 19 }).epochMilliseconds,
  };
}

/** Get the beginning of the UTC month of a moment: as much of the clock as feeds know. */
export function monthOf(now: Temporal.Instant): Temporal.ZonedDateTime {
  const month = months.get(now) ?? now.toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay();
  months.set(now, month);
  return month;
}

// Every feed asks, of every hold: once for all of a source is enough.
const months = new WeakMap<Temporal.Instant, Temporal.ZonedDateTime>();

/**
 * Tell whether feeds name an event: not if it was entered twice, has no date yet, or is a hold that expired before this
 * month. A hold that expires stays to the end of its month (its text says until when it held) to keep feeds from
 * changing daily.
 */
export function isInFeeds(event: CalendarEvent, now: Temporal.Instant): boolean {
  if (!event.time || event.entry.duplicateOf !== undefined) return false;
  return event.entry.status !== 'hold' || holdState(event, monthOf(now).toInstant()) !== 'expired';
}

/** Get an event's title on one line, after «Бронь: », «ОТМЕНЕНО: », «ОТЛОЖЕНО: » where it does not simply take place. */
export function titleOf({ entry: { status, title } }: CalendarEvent, locale: Locale): string {
  return (status === 'confirmed' ? '' : feedWordsOf(locale).prefix[status]) + cleanLine(title);
}

/** Get the place on one line, with the region unless the rest names it already. Nothing for what is only online. */
export function placeOf(
  { entry }: CalendarEvent,
  venue: Venue | undefined,
  region: Region | undefined,
  locale: Locale,
): string | undefined {
  const parts = venue ? [inLocale(venue.name, locale), venue.address] : [entry.place];
  const place = parts.flatMap((part) => (part === undefined ? [] : cleanLine(part))).join(', ');
  if (place === '') return undefined;
  const name = region && cleanLine(inLocale(region.name, locale));
  return name === undefined || place.toLowerCase().includes(name.toLowerCase()) ? place : `${place}, ${name}`;
}

/** Get an address as a URI: ASCII, with nothing in it that could end a line. Nothing for what is no web address. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
}
