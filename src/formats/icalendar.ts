import ical, { ICalEvent, type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent, EventTime, Recurrence } from '../domain/event.ts';
import { endOfDay } from '../domain/hold.ts';
import { overlaps, type Period } from '../domain/period.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { formatRecurrenceRule, type RuleLimit } from '../domain/recurrence-rule.ts';
import { stampOf } from '../domain/stamp.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import { type Locale, wordsOf } from '../i18n/interface.ts';
import { eventPage } from './addresses.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type FeedSource, isInFeeds, monthOf, placeOf, titleOf, webAddress } from './feed.ts';
import { fill, formatDate } from './human.ts';
import { formatVtimezone } from './vtimezone.ts';

/** One calendar file: what it is called, where it lies, and what is in it. */
export interface CalendarFeed {
  readonly name: string;
  /** The absolute address of the file itself. */
  readonly address: string;
  readonly events: Iterable<CalendarEvent>;
  /** What a feed of many events carries: `feedWindow(now)`. Without it every date is written, as in an event's own file. */
  readonly window?: Period | undefined;
}

/** A calendar file. `events` counts VEVENTs; `omitted` the events of the window for which there was no room. */
export interface CalendarFile {
  readonly text: string;
  readonly events: number;
  readonly omitted: number;
}

/** Google drops events silently past some 1 MB or 1,111 events: a feed stays well below both. */
export const MAX_FEED_BYTES = 900_000;
export const MAX_FEED_EVENTS = 900;

/**
 * The last change of what this file writes for an event whose files stay as they are. Raise it with every such change:
 * ICSx5 takes a known event anew only if its LAST-MODIFIED has grown.
 */
const TEMPLATE_CHANGED = Temporal.Instant.from('2020-01-01T00:00:00Z').epochMilliseconds;

const PRODUCT = '-//MIVENT//MIVENT';
const REFRESH_SECONDS = 4 * 3600;

/**
 * Write a calendar file (RFC 5545, with RFC 7986 where clients use it): the same bytes on every machine and every day of
 * a month. Where the window holds more than MAX_FEED_EVENTS or MAX_FEED_BYTES, the nearest events are written, those
 * ahead before those past, and `omitted` tells how many are missing.
 */
export function toICalendar(source: FeedSource, feed: CalendarFeed): CalendarFile {
  const { window } = feed;
  const found: FeedEntry[] = [];
  for (const event of feed.events) {
    if (!isInFeeds(event, source.now)) continue;
    for (const entry of sharedEntriesOf(source, event)) {
      if (!window || entry.dates.some((date) => overlaps(date, window))) found.push(entry);
    }
  }
  const written = window ? writeNearest(source, found) : found.map((entry) => writeSharedEntry(source, entry));
  written.sort((a, b) => byStart(a.entry, b.entry));
  const kept = written.map(({ entry }) => entry);
  return {
    text: [
      header(source, feed),
      ...timezonesOf(kept, source),
      ...written.flatMap(({ components }) => components),
      'END:VCALENDAR\r\n',
    ].join(''),
    events: written.reduce((sum, { components }) => sum + components.length, 0),
    omitted: found.length - kept.length,
  };
}

/** An event, a series, or one date of a series that stands by itself: what a feed has or lacks as a whole. */
interface FeedEntry {
  readonly uid: string;
  readonly event: CalendarEvent;
  /** Whether the rule is written; then these are its dates. */
  readonly isSeries: boolean;
  /** In order of time. */
  readonly dates: readonly Occurrence[];
}

/** An entry with its VEVENTs. */
interface WrittenEntry {
  readonly entry: FeedEntry;
  readonly components: readonly string[];
}

// An event is in its own file and in the feeds of its region, venue, people, format and topics: it is written once for all of them.
const entries = new WeakMap<FeedSource, WeakMap<CalendarEvent, readonly FeedEntry[]>>();
const writtenEntries = new WeakMap<FeedEntry, WrittenEntry>();

function sharedEntriesOf(source: FeedSource, event: CalendarEvent): readonly FeedEntry[] {
  const known = entries.get(source) ?? new WeakMap<CalendarEvent, readonly FeedEntry[]>();
  entries.set(source, known);
  let found = known.get(event);
  if (!found) {
    found = entriesOf(source, event);
    known.set(event, found);
  }
  return found;
}

/** Takes entries of `sharedEntriesOf` alone: they belong to one source. */
function writeSharedEntry(source: FeedSource, entry: FeedEntry): WrittenEntry {
  let written = writtenEntries.get(entry);
  if (!written) {
    written = writeEntry(source, entry);
    writtenEntries.set(entry, written);
  }
  return written;
}

function entriesOf(source: FeedSource, event: CalendarEvent): FeedEntry[] {
  const occurrences = source.occurrencesOf?.(event) ?? expandRecurrence(event).occurrences;
  const regular = occurrences.filter(({ kind }) => kind === 'regular' || kind === 'moved');
  // A moved date of whole days is understood by too few (calcurse shows both days): such a series is written date by date.
  const isSeries = regular.length > 0 && !(event.time?.allDay && regular.some(({ kind }) => kind === 'moved'));
  const entries: FeedEntry[] = isSeries ? [{ uid: event.id, event, isSeries, dates: regular }] : [];
  for (const occurrence of occurrences) {
    if (isSeries && occurrence.kind !== 'extra') continue;
    const uid = uidOf(occurrence);
    if (!entries.some((entry) => entry.uid === uid)) entries.push({ uid, event, isSeries: false, dates: [occurrence] });
  }
  return entries;
}

/** Ids have neither `+` nor `_`. A date outside the rule is never an RDATE, which Outlook and calcurse do not read. */
function uidOf({ event, kind, original }: Occurrence): string {
  if (kind === 'single') return event.id;
  return `${event.id}${kind === 'extra' ? '+' : '_'}${event.time?.allDay ? basicDate(original.toPlainDate()) : basicTime(original)}`;
}

function byStart(a: FeedEntry, b: FeedEntry): number {
  return (a.dates[0]?.start ?? 0) - (b.dates[0]?.start ?? 0) || (a.uid < b.uid ? -1 : 1);
}

/** Write as many as there is room for: those not over by this month in order of their next dates, then the past, newest first. */
function writeNearest(source: FeedSource, found: readonly FeedEntry[]): WrittenEntry[] {
  const month = monthOf(source.now).epochMilliseconds;
  const distance = ({ dates }: FeedEntry): number => {
    const next = dates.find(({ end }) => end > month);
    return next ? next.start : Number.MAX_SAFE_INTEGER - (dates.at(-1)?.end ?? 0);
  };
  const nearest = found.map((entry) => ({ entry, distance: distance(entry) }));
  nearest.sort((a, b) => a.distance - b.distance || byStart(a.entry, b.entry));
  const written: WrittenEntry[] = [];
  let events = 0;
  let bytes = 0;
  for (const { entry } of nearest) {
    const { components } = writeSharedEntry(source, entry);
    events += components.length;
    bytes += components.reduce((sum, text) => sum + utf8Length(text), 0);
    // Nothing nearer is missing than what is left out: no hole that a subscriber could not understand.
    if (events > MAX_FEED_EVENTS || bytes > MAX_FEED_BYTES) break;
    written.push({ entry, components });
  }
  return written;
}

function writeEntry(source: FeedSource, entry: FeedEntry): WrittenEntry {
  const { event, uid, isSeries, dates } = entry;
  const { time, recurrence } = event;
  const described = describe(source, event);
  if (isSeries && time && recurrence)
    return { entry, components: writeSeries(described, uid, time, recurrence, dates) };
  return { entry, components: dates.map((date) => writeVevent(described, uid, date.time)) };
}

function header({ registry, locale }: FeedSource, feed: CalendarFeed): string {
  // The library writes these values as they come: escaping is ours.
  const calendar = ical({
    prodId: `${PRODUCT}//${locale.toUpperCase()}`.slice(1),
    name: escapeText(cleanLine(feed.name)) || registry.settings.domain,
    source: webAddress(feed.address) ?? null,
    scale: 'gregorian',
    ttl: REFRESH_SECONDS,
    timezone: null,
  });
  const text = calendar.toString().replace(/END:VCALENDAR$/, '');
  return foldLines(text.replaceAll('\r\n ', ''));
}

/** The zones that the times of some entries are written in, each for as long as it is needed. */
function timezonesOf(entries: readonly FeedEntry[], { registry, now }: FeedSource): string[] {
  const years = new Map<string, { first: number; last: number }>();
  for (const { event, dates } of entries) {
    if (!event.time || event.time.allDay) continue;
    const { year } = event.time.start;
    const known = years.get(event.timezone) ?? { first: year, last: year };
    known.first = Math.min(known.first, year);
    for (const { time } of dates) {
      known.first = Math.min(known.first, time.start.year);
      known.last = Math.max(known.last, time.end.year);
    }
    years.set(event.timezone, known);
  }
  // RFC 5545 §3.6 asks for at least one component: an empty calendar holds the zone of its registry.
  if (entries.length === 0) {
    const { year } = monthOf(now);
    years.set(registry.settings.timezone, { first: year, last: year });
  }
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([timezone, { first, last }]) => vtimezone(timezone, first, last));
}

const vtimezones = new Map<string, string>();

function vtimezone(timezone: string, first: number, last: number): string {
  const key = `${timezone} ${first} ${last}`;
  let text = vtimezones.get(key);
  if (text === undefined) {
    text = formatVtimezone(timezone, first, last);
    vtimezones.set(key, text);
  }
  return text;
}

/** The rule as one VEVENT, and one more for each date that does not simply follow from it. */
function writeSeries(
  described: Described,
  uid: string,
  first: EventTime,
  recurrence: Recurrence,
  occurrences: readonly Occurrence[],
): string[] {
  const zone = first.start.timeZoneId;
  const dropped = first.allDay
    ? { name: 'EXDATE;VALUE=DATE', dates: recurrence.except.map((start) => basicDate(start.toPlainDate())) }
    : { name: `EXDATE;TZID=${zone}`, dates: recurrence.except.map(basicTime) };
  const ruled = { ...recurrence, rule: { ...recurrence.rule, limit: limitOf(recurrence, occurrences) } };
  const repeating = [
    `RRULE:${formatRecurrenceRule(ruled.rule, formatUntil(ruled, first))}`,
    ...(dropped.dates.length > 0 ? [`${dropped.name}:${dropped.dates.join(',')}`] : []),
  ];
  const texts = [writeVevent(described, uid, first, { repeating })];
  for (const occurrence of occurrences) {
    if (follows(occurrence, first)) continue;
    const recurrenceId = `RECURRENCE-ID;TZID=${zone}:${basicTime(occurrence.original)}`;
    texts.push(writeVevent(described, uid, occurrence.time, { lines: [recurrenceId] }));
  }
  return texts;
}

/** calcurse counts what takes place, RFC 5545 what the rule gives: of a series that has dropped dates the last day is told. */
function limitOf({ rule: { limit }, except }: Recurrence, occurrences: readonly Occurrence[]): RuleLimit {
  if (limit.kind !== 'count' || except.length === 0) return limit;
  const days = [...except, ...occurrences.map(({ original }) => original)].map((start) => start.toPlainDate());
  return { kind: 'date', date: days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a)) };
}

/**
 * Tell whether every client gets a date from the rule and the first date as we do. Clients count a length by the clock or
 * in hours, and add it in either way: a date during which clocks change is said outright, and so is every date of a series
 * that begins with such a one.
 */
function follows({ kind, original, time }: Occurrence, first: EventTime): boolean {
  if (first.allDay) return true;
  if (kind === 'moved') return false;
  const { start, end } = time;
  const isInGap = start.hour !== original.hour || start.minute !== original.minute;
  return !isInGap && isSteady(first) && isSteady(time) && isToldByClock(start) && isToldByClock(end);
}

function isSteady({ start, end }: EventTime): boolean {
  return start.offsetNanoseconds === end.offsetNanoseconds;
}

/** The limit of a rule in the type of DTSTART (RFC 5545 §3.3.10): a day, or for timed series the UTC end of the last day. */
export function formatUntil({ rule: { limit } }: Recurrence, { start, allDay }: EventTime): string | undefined {
  if (limit.kind === 'count') return undefined;
  const zone = start.timeZoneId;
  const date = limit.kind === 'date' ? limit.date : limit.instant.toZonedDateTimeISO(zone).toPlainDate();
  if (allDay) return basicDate(date);
  const last =
    limit.kind === 'date' ? Temporal.Instant.fromEpochMilliseconds(endOfDay(date, zone) - 1000) : limit.instant;
  return `${basicTime(last.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
}

/** Write a local time in the basic format of RFC 5545 §3.3.5: `20261205T180000`. */
export function basicTime(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** Write a day in the basic format of RFC 5545 §3.3.4: `20261205`. */
export function basicDate(date: Temporal.PlainDate): string {
  return date.toString().replaceAll('-', '');
}

/** What all VEVENTs of one event say alike. */
interface Described {
  readonly domain: string;
  readonly data: Omit<ICalEventData, 'start'>;
  readonly lines: readonly string[];
}

function describe({ registry, stamps, locale, home }: FeedSource, event: CalendarEvent): Described {
  const { entry } = event;
  const words = feedWordsOf(locale);
  const address = webAddress(home + eventPage(event.id, locale));
  const online = entry.onlineUrl === undefined ? undefined : webAddress(entry.onlineUrl);
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const region = registry.regions.get(venue?.region ?? event.region);
  const place = placeOf(event, venue, region, locale);
  const stamp = stampOf(stamps, event.file);
  const texts = [event.file, venue?.file, region?.file].flatMap((file) =>
    file === undefined ? [] : stampOf(stamps, file).changed,
  );
  // The library writes a local time without a zone as UTC, and this one is.
  const changed = Temporal.Instant.fromEpochMilliseconds(Math.max(TEMPLATE_CHANGED, ...texts))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const lines: string[] = [];
  if (venue?.geo) lines.push(`GEO:${venue.geo.lat};${venue.geo.lon}`);
  if (address !== undefined) lines.push(`URL:${address}`);
  if (online !== undefined) lines.push(`CONFERENCE;VALUE=URI:${online}`);
  return {
    domain: registry.settings.domain,
    lines,
    data: {
      sequence: stamp.sequence,
      stamp: changed,
      lastModified: changed,
      summary: titleOf(event, locale),
      description: [
        entry.summary === undefined ? undefined : cleanText(entry.summary),
        noteOf(event, locale),
        online && fill(words.online, { url: online }),
        entry.registration && fill(words.registration, { url: cleanLine(entry.registration.url) }),
        address && fill(words.page, { url: address }),
      ]
        .filter((line) => line !== undefined)
        .join('\n'),
      location: place ?? online ?? null,
      categories: [{ name: wordsOf(locale).formats[entry.format] }],
      ...statusOf(event),
    },
  };
}

/**
 * A postponed event is CANCELLED to a calendar: it does not take place at the time written here, and TENTATIVE would keep
 * that evening for it. Its new date brings it back under the same UID with a higher SEQUENCE.
 */
function statusOf({ entry: { status }, time }: CalendarEvent): Pick<ICalEventData, 'status' | 'transparency'> {
  const transparency =
    status === 'confirmed' && !time?.allDay ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT;
  if (status === 'confirmed') return { status: ICalEventStatus.CONFIRMED, transparency };
  return { status: status === 'hold' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CANCELLED, transparency };
}

function noteOf({ entry }: CalendarEvent, locale: Locale): string | undefined {
  const words = feedWordsOf(locale);
  if (entry.status === 'postponed') return words.postponed;
  if (entry.status !== 'hold' || entry.hold?.until === undefined) return undefined;
  return fill(words.holdUntil, { date: formatDate(Temporal.PlainDate.from(entry.hold.until), locale, { year: true }) });
}

const NO_CALENDAR = ical({ timezone: null });

interface SeriesPart {
  /** RRULE and EXDATE. */
  readonly repeating?: readonly string[];
  /** Whole lines that the library has no words for. */
  readonly lines?: readonly string[];
}

function writeVevent({ domain, data, lines }: Described, uid: string, time: EventTime, part: SeriesPart = {}): string {
  const event = new ICalEvent(
    {
      ...data,
      ...timesOf(time, part.repeating !== undefined),
      id: `${uid}@${domain}`,
      repeating: part.repeating?.join('\n') ?? null,
    },
    NO_CALENDAR,
  );
  const more = [...(part.lines ?? []), ...lines].map((line) => `${line}\r\n`).join('');
  return foldLines(event.toString().replace(/END:VEVENT\r\n$/, () => `${more}END:VEVENT\r\n`));
}

/**
 * Times with their zone, but in UTC where a local time comes twice: RFC 5545 §3.3.5 means the first, ical.js the second.
 * A rule has only local times.
 */
function timesOf(
  { start, end, allDay }: EventTime,
  rule: boolean,
): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  if (allDay) return { start: start.toPlainDate(), end: end.toPlainDate(), allDay };
  if (rule || (isToldByClock(start) && isToldByClock(end))) return { start, end, timezone: start.timeZoneId };
  return { start: start.withTimeZone('UTC'), end: end.withTimeZone('UTC'), timezone: null };
}

/** Tell whether the local time of a moment names no other moment: clocks that are put back show an hour twice. */
export function isToldByClock(time: Temporal.ZonedDateTime): boolean {
  const at = time.epochMilliseconds;
  return !repeatedHours(time.timeZoneId, time.year).some(({ start, end }) => start <= at && at < end);
}

const repeated = new Map<string, readonly Period[]>();

/** The hours of a year that the clocks of a zone show twice, both times together. */
function repeatedHours(timezone: string, year: number): readonly Period[] {
  const key = `${timezone} ${year}`;
  const known = repeated.get(key);
  if (known) return known;
  const hours: Period[] = [];
  let before = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timezone).subtract({ days: 1 });
  for (let at = before.getTimeZoneTransition('next'); at && at.year <= year; at = at.getTimeZoneTransition('next')) {
    const setBack = (before.offsetNanoseconds - at.offsetNanoseconds) / 1e6;
    if (setBack > 0) hours.push({ start: at.epochMilliseconds - setBack, end: at.epochMilliseconds + setBack });
    before = at;
  }
  repeated.set(key, hours);
  return hours;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

const MAX_LINE_OCTETS = 75;

/** Fold lines at 75 octets (RFC 5545 §3.1), never within a character, nor within one that is joined of several. */
export function foldLines(text: string): string {
  return text
    .split('\r\n')
    .map((line) => (line.length * 3 <= MAX_LINE_OCTETS || utf8Length(line) <= MAX_LINE_OCTETS ? line : foldLine(line)))
    .join('\r\n');
}

// Basic Latin to IPA, Cyrillic, typographic signs: a line of these has no character that is joined of several.
const UNJOINED = /^[\u0020-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205f\u20a0-\u20bf\u2100-\u214f]*$/;
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

function foldLine(line: string): string {
  const characters = UNJOINED.test(line) ? line : Array.from(SEGMENTER.segment(line), ({ segment }) => segment);
  const lines: string[] = [];
  let start = 0;
  let position = 0;
  let octets = 0;
  const advance = (length: number, size: number) => {
    if (octets + size > MAX_LINE_OCTETS) {
      lines.push(line.slice(start, position));
      start = position;
      octets = 1;
    }
    position += length;
    octets += size;
  };
  for (const character of characters) {
    const size = utf8Length(character);
    if (size < MAX_LINE_OCTETS) advance(character.length, size);
    // A letter under a tower of accents fits on no line as a whole.
    else for (const point of character) advance(point.length, utf8Length(point));
  }
  lines.push(line.slice(start));
  return lines.join('\r\n ');
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x800) length += 2;
    else if (unit >= 0x80) length += 1;
    // Two units of a pair make four octets, not six.
    if (unit >= 0xd800 && unit <= 0xdfff) length -= 1;
  }
  return length;
}
