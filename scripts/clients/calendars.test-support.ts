import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { CalendarEvent, EventTime } from '../../src/domain/event.ts';
import { overlaps, type Period } from '../../src/domain/period.ts';
import { expandRecurrence, type Occurrence } from '../../src/domain/recurrence.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { fixedStamps } from '../../src/domain/stamp.ts';
import { registryOf, sourceOf, type WrittenEvent } from '../../src/formats/feed.test-support.ts';
import { type FeedSource, feedWindow, isInFeeds, titleOf } from '../../src/formats/feed.ts';
import { toICalendar } from '../../src/formats/icalendar.ts';
import { feedWordsOf } from '../../src/i18n/feeds.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { HARD_CASES } from './hard-cases.test-support.ts';

/** A date of the registry, with what a calendar program has to show of it. */
export interface CalendarDate {
  readonly id: string;
  readonly title: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly time: EventTime;
  readonly timezone: string;
  /** The start of whoever does not know RECURRENCE-ID. */
  readonly original: Temporal.PlainDateTime;
  readonly kind: Occurrence['kind'];
}

/** A calendar file with the dates that are in it. */
export interface CalendarSample {
  readonly name: string;
  readonly text: string;
  readonly dates: readonly CalendarDate[];
  /** The period to compare: of a series that reaches beyond its window a feed has all dates, of single events none. */
  readonly period: Period;
}

/** Get the two calendars of everything that a built site has, with what it publishes of its dates. */
export function siteCalendars(): CalendarSample[] {
  return (['ru', 'en'] as const).map((locale) => {
    const name = locale === 'ru' ? 'calendar.ics' : 'en/calendar.ics';
    const { now, dates } = siteTruth(locale);
    const period = feedWindow(now);
    const within = dates.filter(({ time }) => isWithin(time, period));
    return { name, text: readFileSync(join(inject('dist'), name), 'utf8'), dates: within, period };
  });
}

/** What the tests need of `api/v1/events.json` and `health.json`. */
interface PublishedEvent {
  readonly id: string;
  readonly title: string;
  readonly status: keyof typeof STATUSES;
  readonly timezone: string;
  readonly allDay: boolean;
  readonly hold?: { readonly until?: string };
  readonly occurrences: readonly {
    readonly start: string;
    readonly end: string;
    readonly kind: Occurrence['kind'];
    readonly original?: string;
  }[];
}

/** All dates of a site, whatever file they are in, and the moment at which it was built. */
interface Truth {
  readonly now: Temporal.Instant;
  readonly dates: readonly CalendarDate[];
}

/** Get all dates that a built site publishes, with their titles in one language. */
export function siteTruth(locale: Locale): Truth {
  const folder = join(inject('dist'), 'api/v1');
  const { builtAt } = JSON.parse(readFileSync(join(folder, 'health.json'), 'utf8'));
  const now = Temporal.Instant.from(builtAt);
  // Its schema has tests of its own.
  const events = JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8')).events as readonly PublishedEvent[];
  const month = now.toString().slice(0, 8).concat('01');
  const { prefix } = feedWordsOf(locale);
  const dates = events.flatMap(({ id, title, status, timezone, allDay, hold, occurrences }): CalendarDate[] => {
    if (status === 'hold' && (hold?.until ?? month) < month) return [];
    const at = (text: string) =>
      allDay
        ? Temporal.PlainDate.from(text).toZonedDateTime(timezone)
        : Temporal.Instant.from(text).toZonedDateTimeISO(timezone);
    return occurrences.map(({ start, end, kind, original = start }) => ({
      id,
      title: (status === 'confirmed' ? '' : prefix[status]) + title,
      status: STATUSES[status],
      timezone,
      time: { start: at(start), end: at(end), allDay },
      original: at(original).toPlainDateTime(),
      kind,
    }));
  });
  return { now, dates };
}

/** Get the calendar file of what is hard about time: clock changes, rare days, all kinds of exceptions. */
export function hardCalendar(): CalendarSample {
  return calendarOf(HARD_CASES);
}

/** Make a calendar file of events written in short. A higher `sequence` is a later version. */
export function calendarOf(events: readonly WrittenEvent[], sequence = 0): CalendarSample {
  const registry = registryOf(events);
  const { fallback } = fixedStamps('2027-10-01T12:00:00Z');
  const changed = fallback.changed + sequence * 60_000;
  const source: FeedSource = sourceOf(registry, {
    stamps: { files: new Map(), fallback: { ...fallback, changed, rescheduled: changed, sequence } },
  });
  const about = { name: 'MIVENT', address: 'https://mivent.example/calendar.ics' };
  const { text } = toICalendar(source, { ...about, events: registry.events.values() });
  const period = { start: Date.UTC(2023, 0), end: Date.UTC(2033, 0) };
  return { name: 'hard cases', text, dates: datesOf(registry, source.now, 'ru'), period };
}

const STATUSES = { confirmed: 'CONFIRMED', hold: 'TENTATIVE', cancelled: 'CANCELLED', postponed: 'CANCELLED' } as const;

function datesOf(registry: Registry, now: Temporal.Instant, locale: Locale): CalendarDate[] {
  return [...registry.events.values()]
    .filter((event) => isInFeeds(event, now))
    .flatMap((event: CalendarEvent) =>
      expandRecurrence(event).occurrences.map(({ time, original, kind }) => ({
        id: event.id,
        title: titleOf(event, locale),
        status: STATUSES[event.entry.status],
        time,
        timezone: event.timezone,
        original,
        kind,
      })),
    );
}

function isWithin({ start, end }: EventTime, period: Period): boolean {
  return overlaps({ start: start.epochMilliseconds, end: end.epochMilliseconds }, period);
}

/** One line for one date, as all clients and the registry are compared: `2026-12-05T18:00–2026-12-05T21:00 …`. */
export interface ShownDate {
  /** Local time to the minute, or a day. */
  readonly start: string;
  /** Local time to the minute, or the day after the last. */
  readonly end: string;
  /** What else the client tells: title, status, id. */
  readonly rest: readonly string[];
}

/** Write what a client shows within a period, in order of time, each date once. */
export function shownLines(dates: readonly ShownDate[]): string[] {
  return [...new Set(dates.map(({ start, end, rest }) => `${start}–${end} ${rest.join(' ')}`))].sort();
}

/** Tell what a client shows that it should not, and what it does not show. */
export function findDifferences(shown: readonly string[], wanted: readonly string[]): string[] {
  const [has, wants] = [new Set(shown), new Set(wanted)];
  return [
    ...wanted.filter((line) => !has.has(line)).map((line) => `missing: ${line}`),
    ...shown.filter((line) => !wants.has(line)).map((line) => `unexpected: ${line}`),
  ].sort((a, b) => (a.slice(a.indexOf(':')) < b.slice(b.indexOf(':')) ? -1 : 1));
}

/** Show a date of the registry by the clock of a time zone. */
export function showIn(
  timezone: string,
  { time: { start, end, allDay } }: CalendarDate,
  rest: readonly string[],
): ShownDate {
  const show = (moment: Temporal.ZonedDateTime) =>
    allDay ? moment.toPlainDate().toString() : minuteIn(timezone, moment.epochMilliseconds);
  return { start: show(start), end: show(end), rest };
}

/** Write a moment by the clock of a time zone, to the minute. */
export function minuteIn(timezone: string, epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timezone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Tell whether what a client shows begins within a period, by its local day: both ends have days to spare. */
export function isShownWithin({ start, end }: Pick<ShownDate, 'start' | 'end'>, period: Period): boolean {
  const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds;
  return overlaps({ start: at(start), end: at(end) }, period);
}

/** Get the id of an event from the UID of one of its dates: ids have neither `+` nor `_`. */
export function idOf(uid: string): string {
  return uid.replace(/[+_@].*$/, '');
}

/** Name all time zones as nobody knows them: whoever reads the file has nothing but its VTIMEZONEs to go by. */
export function withUnknownZones(sample: CalendarSample): CalendarSample {
  const text = sample.text.replaceAll('\r\n ', '').replaceAll(/TZID([:=])/g, 'TZID$1Example/');
  return { ...sample, name: `${sample.name}, zones by VTIMEZONE alone`, text };
}

/** What can go wrong with a calendar file, none of which may stay unnoticed. Each changes the text of `hardCalendar`. */
export const DAMAGES = {
  'a start that is an hour late': (text) =>
    text.replace(/(DTSTART;TZID=\S+?T)(\d\d)/, (_, before, hour) => before + later(hour)),
  'a date that is missing': (text) => text.replace(/COUNT=(\d+)/, (_, count) => `COUNT=${Number(count) - 1}`),
  'moved dates that are not told': (text) =>
    text.replaceAll(
      /BEGIN:VEVENT\r\n(?:(?!END:VEVENT)[^\r]*\r\n)*?RECURRENCE-ID(?:(?!END:VEVENT)[^\r]*\r\n)*END:VEVENT\r\n/g,
      '',
    ),
  'a dropped date that comes back': (text) => text.replace(/EXDATE[^\r]*\r\n/, ''),
  'an event without its end': (text) => text.replace('END:VEVENT\r\n', ''),
  'a file that breaks off': (text) => text.slice(0, text.length / 2),
} as const satisfies Readonly<Record<string, (text: string) => string>>;

function later(hour: string): string {
  return String((Number(hour) + 1) % 24).padStart(2, '0');
}

/** Write a file of a sample into a folder, and get its path. */
export function writeSample(folder: string, { text }: CalendarSample, name = 'calendar.ics'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
