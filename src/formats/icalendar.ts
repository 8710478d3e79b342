import ical, { ICalEvent, type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent, EventTime, Recurrence } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { overlaps, type Period } from '../domain/period.ts';
import type { Person } from '../domain/person.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { formatRecurrenceRule, type RecurrenceRule, type RuleLimit } from '../domain/recurrence-rule.ts';
import { stampOf } from '../domain/stamp.ts';
import { CALENDAR_FILE_WORDS } from '../i18n/calendar-files.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { eventPage } from './addresses.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type FeedSource, isInFeeds, monthOf, placeOf, titleOf, webAddress } from './feed.ts';
import { fill, formatCount, formatDate } from './human.ts';
import { basicDate, basicTime, formatUntil, isToldByClock } from './icalendar-time.ts';
import type { SeriesDay } from './occurrence-calendar.ts';
import { formatVtimezone } from './vtimezone.ts';

/** One calendar file: what it is called, where it lies, and what is in it. */
export interface CalendarFeed {
  readonly name: string;
  /** The absolute address of the file itself. */
  readonly address: string;
  readonly events: Iterable<CalendarEvent>;
  /** What it is for, in a sentence or two. */
  readonly description?: string | undefined;
  /**
   * What a feed of many events carries: `feedWindow(now)`, or a period of each zone. Without it every date is written, as
   * in an event's own file.
   */
  readonly window?: Period | ((timezone: string) => Period) | undefined;
  /** Where to find what it has no room for. */
  readonly rest?: RestOfFeed | undefined;
}

/** The feeds that have what another has no room for. */
export interface RestOfFeed {
  /** Below the site's base path. */
  readonly paths: readonly string[];
  /** The same for subscribers, after «Здесь 900 ближайших событий; »: a sentence ends with it. */
  readonly text: string;
}

/** A calendar file. `events` counts VEVENTs; `omitted` the events of the window for which there was no room. */
export interface CalendarFile {
  readonly text: string;
  readonly events: number;
  readonly omitted: number;
  /** Feeds that have what is omitted. */
  readonly rest: readonly string[];
}

/** Google drops events silently past some 1 MB or 1,111 events: a feed stays well below both. */
export const MAX_FEED_BYTES = 900_000;
export const MAX_FEED_EVENTS = 900;

/**
 * The last change of what this file writes for an event whose files stay as they are. Raise it with every such change:
 * ICSx5 takes a known event anew only if its LAST-MODIFIED has grown.
 */
const TEMPLATE_CHANGED = Temporal.Instant.from('2026-11-26T00:00:00Z').epochMilliseconds;

const PRODUCT = '-//MIVENT//MIVENT';
const REFRESH_SECONDS = 4 * 3600;
const END = 'END:VCALENDAR\r\n';

/**
 * The gold of the site, for a calendar that somebody subscribes to. Apple's calendar and ICSx5 take it over; Google,
 * Outlook and Thunderbird choose their own. RFC 7986 §5.9 knows names alone.
 */
const COLORS = ['COLOR:goldenrod', 'X-APPLE-CALENDAR-COLOR:#FAB91C'];

/**
 * Write a calendar file (RFC 5545, with RFC 7986 where clients use it): the same bytes on every machine and every day of
 * a month. Where the window holds more than MAX_FEED_EVENTS or MAX_FEED_BYTES, the nearest events are written, those
 * ahead before those past, and `omitted` tells how many are missing.
 */
export function toICalendar(source: FeedSource, feed: CalendarFeed): CalendarFile {
  const windowOf = windowByZone(feed.window);
  const entries = sharedEntriesOf(source);
  const found: FeedEntry[] = [];
  for (const event of feed.events) {
    const window = windowOf(event.timezone);
    for (const entry of entries(event)) {
      if (!window || entry.dates.some((date) => overlaps(date, window))) found.push(entry);
    }
  }
  const written = feed.window
    ? writeNearest(source, found, MAX_FEED_BYTES - utf8Length(fullHeader(source, feed, found.length)) - END.length)
    : found.map((entry) => writeSharedEntry(source, entry));
  written.sort((a, b) => byStart(a.entry, b.entry));
  const omitted = found.length - written.length;
  const head = omitted > 0 ? fullHeader(source, feed, written.length) : header(source, feed);
  return {
    text: [head, timezonesOf(written, source), ...written.map(({ text }) => text), END].join(''),
    events: written.reduce((sum, { events }) => sum + events, 0),
    omitted,
    rest: feed.rest?.paths ?? [],
  };
}

/** A calendar of many zones asks for the same few windows again and again. */
function windowByZone(window: CalendarFeed['window']): (timezone: string) => Period | undefined {
  if (typeof window !== 'function') return () => window;
  const known = new Map<string, Period>();
  return (timezone) => {
    const period = known.get(timezone) ?? window(timezone);
    known.set(timezone, period);
    return period;
  };
}

/** Tell subscribers what a full feed has, and where the rest is: programs show it as the description of the calendar. */
function fullHeader(source: FeedSource, feed: CalendarFeed, events: number): string {
  const { description, rest } = feed;
  const nearest = formatCount(events, CALENDAR_FILE_WORDS[source.locale].nearest, source.locale);
  const words = [description, rest ? `${nearest}; ${rest.text}` : `${nearest}.`].filter(Boolean).join('\n');
  return header(source, { ...feed, description: words });
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

/** An entry as it stands in a file. */
interface WrittenEntry {
  readonly entry: FeedEntry;
  readonly text: string;
  /** How many VEVENTs it has. */
  readonly events: number;
  /** In UTF-8. */
  readonly bytes: number;
  /** The years that its zone must know; nothing where no time of it has one. */
  readonly years?: Years | undefined;
}

interface Years {
  readonly first: number;
  readonly last: number;
}

// An event is in its own file and in the feeds of its region, venue, people, format and topics: it is written once for all of them.
const entriesOfSources = new WeakMap<FeedSource, Map<CalendarEvent, readonly FeedEntry[]>>();
const writtenEntries = new WeakMap<FeedEntry, WrittenEntry>();

/** Get a function that gives the entries of an event, none for what is not in feeds. */
function sharedEntriesOf(source: FeedSource): (event: CalendarEvent) => readonly FeedEntry[] {
  const entries = entriesOfSources.get(source) ?? new Map<CalendarEvent, readonly FeedEntry[]>();
  entriesOfSources.set(source, entries);
  return (event) => {
    let found = entries.get(event);
    if (!found) {
      found = isInFeeds(event, source.now) ? entriesOf(source, event) : [];
      entries.set(event, found);
    }
    return found;
  };
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
  const isSeries =
    regular.length > 0 &&
    isReadAlike(event, regular) &&
    !(event.time?.allDay && regular.some(({ kind }) => kind === 'moved'));
  const entries: FeedEntry[] = isSeries ? [{ uid: event.id, event, isSeries, dates: regular }] : [];
  for (const occurrence of occurrences) {
    if (isSeries && occurrence.kind !== 'extra') continue;
    const uid = uidOf(occurrence);
    if (!entries.some((entry) => entry.uid === uid)) entries.push({ uid, event, isSeries: false, dates: [occurrence] });
  }
  return entries;
}

/**
 * Tell whether clients agree about a rule. ical.js, on which Thunderbird and Nextcloud stand, and node-ical know the months
 * of a monthly rule only if it leaves none out, count weeks of a year by no more than a month, put the 31st of a month
 * that has 30 days on the next, and let every day after one whose hour is missing begin late.
 */
function isReadAlike({ time, recurrence }: CalendarEvent, dates: readonly Occurrence[]): boolean {
  if (!time || !recurrence) return true;
  const { frequency, interval, byDay, byMonth, byMonthDay } = recurrence.rule;
  if (frequency === 'MONTHLY') return interval === 1 || byMonth.length === 0;
  if (frequency === 'DAILY') return time.allDay || !dates.some(isInGap);
  if (frequency !== 'YEARLY') return true;
  if (byMonth.length === 1) return true;
  if (byMonth.length === 0 && byMonthDay.length > 0) return false;
  if (byDay.some(({ ordinal = 0 }) => Math.abs(ordinal) > 5)) return false;
  const days = byDay.length > 0 || byMonthDay.length > 0 ? byMonthDay : [time.start.day];
  return byMonth.length === 0 || days.every((day) => day >= 1 && day <= MAX_DAY_OF_EVERY_MONTH);
}

const MAX_DAY_OF_EVERY_MONTH = 28;

/**
 * The rule with its day said outright where not every month, or not every year, has it: «the 31st, if there is one» is
 * what RFC 5545 §3.3.10 means by a monthly rule that begins on a 31st, but not what its readers make of it.
 */
function outspoken(rule: RecurrenceRule, { start }: EventTime): RecurrenceRule {
  const { frequency, byDay, byMonth, byMonthDay } = rule;
  const isImplied = byDay.length === 0 && byMonthDay.length === 0 && start.day > MAX_DAY_OF_EVERY_MONTH;
  if (!isImplied || (frequency !== 'MONTHLY' && frequency !== 'YEARLY')) return rule;
  const months = frequency === 'YEARLY' && byMonth.length === 0 ? [start.month] : byMonth;
  return { ...rule, byMonth: months, byMonthDay: [start.day] };
}

/** Ids have neither `+` nor `_`. A date outside the rule is never an RDATE, which Outlook and calcurse do not read. */
function uidOf({ event, kind, original }: Occurrence): string {
  if (kind === 'single') return event.id;
  return `${event.id}${kind === 'extra' ? '+' : '_'}${event.time?.allDay ? basicDate(original.toPlainDate()) : basicTime(original)}`;
}

function byStart(a: FeedEntry, b: FeedEntry): number {
  return (a.dates[0]?.start ?? 0) - (b.dates[0]?.start ?? 0) || (a.uid < b.uid ? -1 : 1);
}

/**
 * Write as many as there is room for in so many bytes, with the zones they need: those not over by this month in order of
 * their next dates, then the past, newest first.
 */
function writeNearest(source: FeedSource, found: readonly FeedEntry[], room: number): WrittenEntry[] {
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
    const next = writeSharedEntry(source, entry);
    // A series that no feed has room for keeps nobody else out.
    if (next.events > MAX_FEED_EVENTS || next.bytes > room) continue;
    events += next.events;
    bytes += next.bytes;
    // Nothing nearer is missing than what is left out: no hole that a subscriber could not understand.
    if (events > MAX_FEED_EVENTS || bytes > room) break;
    written.push(next);
  }
  for (bytes = written.reduce((sum, next) => sum + next.bytes, 0); bytes + timezonesOf(written, source).length > room; )
    bytes -= written.pop()?.bytes ?? 0;
  return written;
}

function writeEntry(source: FeedSource, entry: FeedEntry): WrittenEntry {
  const { event, uid, isSeries, dates } = entry;
  const { time, recurrence } = event;
  const described = describe(source, event);
  return toWritten(
    entry,
    isSeries && time && recurrence
      ? writeSeries(described, uid, time, recurrence, dates)
      : dates.map((date) => writeVevent(described, uid, date.time)),
  );
}

function toWritten(entry: FeedEntry, components: readonly string[]): WrittenEntry {
  const text = components.join('');
  return { entry, text, events: components.length, bytes: utf8Length(text), years: yearsOf(entry, text) };
}

/** Get the years of all that is written of an entry, where a time of it has a zone: also those of dates that do not take place. */
function yearsOf({ event: { time, recurrence }, dates }: FeedEntry, text: string): Years | undefined {
  if (!time || !text.includes('\nDTSTART;TZID=')) return undefined;
  let [first, last] = [time.start.year, time.start.year];
  for (const date of dates) {
    first = Math.min(first, date.time.start.year, date.original.year);
    last = Math.max(last, date.time.end.year, date.original.year);
  }
  for (const dropped of recurrence?.except ?? []) last = Math.max(last, dropped.year);
  return { first, last };
}

function header(source: FeedSource, feed: CalendarFeed): string {
  const name = escapeText(cleanLine(feed.name)) || source.registry.settings.domain;
  const address = webAddress(feed.address);
  const description = escapeText(cleanText(feed.description ?? ''));
  // The library would write these values as they come: escaping is ours.
  const lines = [
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    ...(address === undefined ? [] : [`SOURCE;VALUE=URI:${address}`]),
    // RFC 7986 §5.2 for libraries, the older name for Google and Outlook.
    ...(description === '' ? [] : [`DESCRIPTION:${description}`, `X-WR-CALDESC:${description}`, ...COLORS]),
  ];
  return `${beginningOf(source.locale)}${foldLines(lines.join('\r\n'))}\r\n`;
}

const beginnings = new Map<Locale, string>();

/** The first lines of every calendar of a language. */
function beginningOf(locale: Locale): string {
  const known = beginnings.get(locale);
  if (known !== undefined) return known;
  const calendar = ical({
    prodId: `${PRODUCT}//${locale.toUpperCase()}`.slice(1),
    scale: 'gregorian',
    ttl: REFRESH_SECONDS,
    timezone: null,
  });
  const text = calendar.toString().replace(/END:VCALENDAR$/, '');
  beginnings.set(locale, text);
  return text;
}

/** The zones that the times of some entries are written in, each for as long as it is needed. */
function timezonesOf(written: readonly WrittenEntry[], { registry, now }: FeedSource): string {
  const zones = new Map<string, Years>();
  for (const { entry, years } of written) {
    if (!years) continue;
    const { timezone } = entry.event;
    const known = zones.get(timezone);
    if (!known) zones.set(timezone, years);
    else if (years.first < known.first || years.last > known.last) {
      const [first, last] = [Math.min(known.first, years.first), Math.max(known.last, years.last)];
      zones.set(timezone, { first, last });
    }
  }
  // RFC 5545 §3.6 asks for at least one component: an empty calendar holds the zone of its registry.
  if (written.length === 0) {
    const { year } = monthOf(now);
    zones.set(registry.settings.timezone, { first: year, last: year });
  }
  return [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([timezone, { first, last }]) => vtimezone(timezone, first, last))
    .join('');
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
    `RRULE:${formatRecurrenceRule(outspoken(ruled.rule, first), formatUntil(ruled, first))}`,
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
function follows(occurrence: Occurrence, first: EventTime): boolean {
  const { kind, time } = occurrence;
  if (first.allDay) return true;
  if (kind === 'moved' || isInGap(occurrence)) return false;
  return isSteady(first) && isSteady(time) && isToldByClock(time.start) && isToldByClock(time.end);
}

/** Tell whether the clocks skip the time at which the rule has a date. */
function isInGap({ kind, original, time: { start } }: Occurrence): boolean {
  return kind === 'regular' && (start.hour !== original.hour || start.minute !== original.minute);
}

function isSteady({ start, end }: EventTime): boolean {
  return start.offsetNanoseconds === end.offsetNanoseconds;
}

/** What all VEVENTs of one event say alike. */
interface Described {
  readonly domain: string;
  /** The absolute address of the event's page; the description ends with it. */
  readonly page: string | undefined;
  readonly data: Omit<ICalEventData, 'start'> & { readonly description: string };
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
  const holder = entry.status === 'hold' && entry.hold ? registry.people.get(entry.hold.by) : undefined;
  const texts = [venue?.file, region?.file, holder?.file].map((file) =>
    file === undefined ? 0 : stampOf(stamps, file).changed,
  );
  // The library writes a local time without a zone as UTC, and this one is.
  const changed = Temporal.Instant.fromEpochMilliseconds(Math.max(TEMPLATE_CHANGED, stamp.changed, ...texts))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const lines: string[] = [];
  if (venue?.geo) lines.push(`GEO:${venue.geo.lat};${venue.geo.lon}`);
  if (address !== undefined) lines.push(`URL:${address}`);
  if (online !== undefined) lines.push(`CONFERENCE;VALUE=URI:${online}`);
  return {
    domain: registry.settings.domain,
    page: address,
    lines,
    data: {
      sequence: stamp.sequence,
      stamp: changed,
      lastModified: changed,
      summary: titleOf(event, locale),
      description: [
        entry.summary === undefined ? undefined : cleanText(entry.summary),
        noteOf(event, holder, locale),
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

function noteOf({ entry }: CalendarEvent, holder: Person | undefined, locale: Locale): string | undefined {
  const words = feedWordsOf(locale);
  if (entry.status === 'postponed') return words.postponed;
  if (entry.status !== 'hold' || entry.hold?.until === undefined) return undefined;
  return fill(words.holdUntil, {
    date: formatDate(Temporal.PlainDate.from(entry.hold.until), locale, { year: true }),
    holder: holder ? cleanLine(inLocale(holder.name, locale)) : entry.hold.by,
  });
}

/**
 * Get the writer of the files of single days of a series. Each date is an event of its own, without a rule, under the UID
 * that it has wherever a series is written date by date; one that the series leaves out is cancelled. What all of them say
 * alike is made once.
 */
export function dayWriter(source: FeedSource, event: CalendarEvent): (day: SeriesDay, address: string) => string {
  let known: readonly [Described, Described] | undefined;
  return ({ day, dates, dropped }, address) => {
    const feed: CalendarFeed = { name: event.entry.title, address, events: [event] };
    if (!isInFeeds(event, source.now)) return toICalendar(source, feed).text;
    known ??= [describe(source, event), describeDropped(source, event)];
    const [alike, cancelled] = known;
    const write = (date: Occurrence, described: Described): WrittenEntry => {
      const entry: FeedEntry = { uid: uidOf(date), event, isSeries: false, dates: [date] };
      return toWritten(entry, [writeVevent(onDay(described, day), entry.uid, date.time)]);
    };
    const written = [...dates.map((date) => write(date, alike)), ...dropped.map((date) => write(date, cancelled))];
    written.sort((a, b) => byStart(a.entry, b.entry));
    return [header(source, feed), timezonesOf(written, source), ...written.map(({ text }) => text), END].join('');
  };
}

/** A date of its own is cancelled where another calendar of the series simply has none. */
function describeDropped(source: FeedSource, event: CalendarEvent): Described {
  return describe(source, { ...event, entry: { ...event.entry, status: 'cancelled' } });
}

/** Lead to one date on the page of the series. */
function onDay(described: Described, day: string): Described {
  const { page, data, lines } = described;
  if (page === undefined) return described;
  const address = `${page}#${day}`;
  return {
    ...described,
    lines: lines.map((line) => (line === `URL:${page}` ? `URL:${address}` : line)),
    data: { ...data, description: `${data.description}#${day}` },
  };
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
  return UNJOINED.test(line) ? foldUnjoined(line) : foldJoined(line);
}

/** Every character of such a line is one unit of UTF-16. */
function foldUnjoined(line: string): string {
  const lines: string[] = [];
  let start = 0;
  let octets = 0;
  for (let position = 0; position < line.length; position++) {
    const unit = line.charCodeAt(position);
    const size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (octets + size > MAX_LINE_OCTETS) {
      lines.push(line.slice(start, position));
      start = position;
      octets = 1;
    }
    octets += size;
  }
  lines.push(line.slice(start));
  return lines.join('\r\n ');
}

function foldJoined(line: string): string {
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
  for (const { segment: character } of SEGMENTER.segment(line)) {
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
