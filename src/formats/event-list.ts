import { type CalendarEvent, EVENT_FORMATS, type EventTime } from '../domain/event.ts';
import { toName } from '../domain/field.ts';
import { compareText } from '../domain/issue.ts';
import { previousStart } from '../domain/previous-start.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { formatRecurrenceRule } from '../domain/recurrence-rule.ts';
import type { Registry } from '../domain/registry.ts';
import { stampOf } from '../domain/stamp.ts';
import { knownSubjects, type Subject } from '../domain/subject.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import {
  API,
  calendarFeed,
  eventCalendar,
  eventImage,
  eventPage,
  localeFolder,
  schemaOf,
  subjectPage,
} from './addresses.ts';
import { cleanLine } from './clean-text.ts';
import type { EventList, ListedEvent, ListedOccurrence } from './event-list-schema.ts';
import { type SharedSource, webAddress } from './feed.ts';
import { formatUntil } from './icalendar-time.ts';
import { subjectName } from './subject-view.ts';

/**
 * List all events of a registry for programs, in order of their ids: the same bytes for the same registry and history on
 * whatever day, since a hold that has expired is left as it is. What was entered twice is left out.
 */
export function toEventList(source: SharedSource): EventList {
  const { registry, home } = source;
  const { settings } = registry;
  const listed = [...registry.events.values()].filter(({ entry }) => entry.duplicateOf === undefined);
  listed.sort((a, b) => compareText(a.id, b.id));
  return {
    $schema: home + schemaOf(API.events),
    version: 1,
    registry: {
      name: cleanName(settings.name),
      domain: settings.domain,
      timezone: settings.timezone,
      pages: inBoth((locale) => home + localeFolder(locale)),
      calendars: inBoth((locale) => home + calendarFeed(localeFolder(locale))),
    },
    events: listed.map((event) => toListedEvent(event, source)),
    ...toPlaces(source, registry),
    people: byId(registry.people).map(
      ({ id, roles = [], telegram, web, regions = [], topics = [], languages = [] }) => ({
        id,
        ...describeSubject(source, { kind: 'people', id }),
        roles,
        telegram,
        web: toUri(web),
        regions,
        topics,
        languages,
      }),
    ),
    formats: EVENT_FORMATS.map((id) => ({
      id,
      ...describeSubject(source, { kind: 'formats', id }),
      // Its page is called «Фестивали», an event is one.
      name: inBoth((locale) => wordsOf(locale).formats[id]),
    })),
    topics: knownSubjects(registry, 'topics').map((id) => ({ id, ...describeSubject(source, { kind: 'topics', id }) })),
  };
}

function toPlaces(source: SharedSource, { regions, venues }: Registry): Pick<EventList, 'regions' | 'venues'> {
  return {
    regions: byId(regions).map(({ id, country, timezone, coordinators = [], telegram }) => ({
      id,
      ...describeSubject(source, { kind: 'regions', id }),
      country,
      timezone,
      coordinators,
      telegram,
    })),
    venues: byId(venues).map(({ id, region, address, geo, capacity, access }) => ({
      id,
      ...describeSubject(source, { kind: 'venues', id }),
      region,
      address: toLine(address),
      geo,
      capacity,
      access: toLine(access),
    })),
  };
}

function toListedEvent(event: CalendarEvent, source: SharedSource): ListedEvent {
  const { registry, stamps, home } = source;
  const { id, entry, time, recurrence } = event;
  const stamp = stampOf(stamps, event.file);
  const dates = datesOf(event, source);
  const { cover, coverAlt, price, registration, report } = entry;
  return {
    id,
    uid: `${id}@${registry.settings.domain}`,
    status: entry.status,
    sequence: stamp.sequence,
    announced: utcMoment(stamp.announced),
    changed: utcMoment(stamp.changed),
    title: cleanLine(entry.title),
    summary: toLine(entry.summary),
    lang: entry.lang,
    languages: entry.languages ?? [entry.lang],
    format: entry.format,
    attendance: entry.attendance,
    region: event.region,
    venue: entry.venue,
    place: toLine(entry.place),
    onlineUrl: toUri(entry.onlineUrl),
    organizers: entry.organizers ?? [],
    speakers: entry.speakers ?? [],
    hosts: entry.hosts ?? [],
    topics: entry.topics ?? [],
    scope: entry.scope,
    partOf: entry.partOf,
    price,
    registration: registration && toRegistration(registration),
    capacity: entry.capacity,
    needs: (entry.needs ?? []).map(({ kind, note, quantity = 1, filled = false }) => ({
      kind,
      note: toLine(note),
      quantity,
      filled,
    })),
    cover: cover === undefined ? undefined : { url: home + eventImage(id, cover), alt: cleanLine(coverAlt ?? '') },
    report: report && { attended: report.attended, recording: toUri(report.recording) },
    pages: inBoth((locale) => home + eventPage(id, locale)),
    calendars: inBoth((locale) => home + eventCalendar(id, locale)),
    timezone: event.timezone,
    allDay: time?.allDay ?? false,
    ...(time ? toMoments(time) : {}),
    previousStart: recurrence ? undefined : toPreviousStart(event, dates[0], stamp.movedFrom),
    recurrence: time &&
      recurrence && {
        rule: formatRecurrenceRule(recurrence.rule, formatUntil(recurrence, time)),
        except: recurrence.except.map((start) => toOriginal(start, time.allDay, event.timezone)),
      },
    hold: entry.status === 'hold' ? toHold(entry.hold) : undefined,
    occurrences: dates.map(toListedOccurrence),
  };
}

function toPreviousStart(
  event: CalendarEvent,
  date: Occurrence | undefined,
  movedFrom: string | undefined,
): string | undefined {
  const before = previousStart(event, date, movedFrom);
  if (!before) return undefined;
  return before.kind === 'date' ? before.date.toString() : offsetMoment(before.time.toZonedDateTime(event.timezone));
}

/** Get all dates of an event, expanded already where the source has them. */
export function datesOf(event: CalendarEvent, { occurrencesOf }: SharedSource): readonly Occurrence[] {
  return occurrencesOf?.(event) ?? expandRecurrence(event).occurrences;
}

function toHold(hold: CalendarEvent['entry']['hold']): ListedEvent['hold'] {
  return hold && { by: hold.by, until: hold.until, window: hold.window };
}

function toRegistration({
  url,
  required = false,
  deadline,
}: NonNullable<CalendarEvent['entry']['registration']>): ListedEvent['registration'] {
  const address = toUri(url);
  return address === undefined ? undefined : { url: address, required, deadline };
}

function toListedOccurrence({ event, time, kind, original }: Occurrence): ListedOccurrence {
  return {
    id: original.toPlainDate().toString(),
    ...toMoments(time),
    kind,
    ...(kind === 'moved' ? { original: toOriginal(original, time.allDay, event.timezone) } : {}),
  };
}

/** Write when something begins and ends: as moments with their offset, or as days of which the last is exclusive. */
export function toMoments({ start, end, allDay }: EventTime): { readonly start: string; readonly end: string } {
  return allDay
    ? { start: start.toPlainDate().toString(), end: end.toPlainDate().toString() }
    : { start: offsetMoment(start), end: offsetMoment(end) };
}

/** A start that a rule gives; where clocks skip it, the moment that RFC 5545 §3.3.5 means by it. */
function toOriginal(start: Temporal.PlainDateTime, allDay: boolean, timezone: string): string {
  return allDay ? start.toPlainDate().toString() : offsetMoment(start.toZonedDateTime(timezone));
}

function offsetMoment(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

/** Write a moment in UTC, to the second. */
export function utcMoment(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' });
}

/** What all subjects have: their name, and in both languages their page and the calendar of their events. */
function describeSubject({ registry, home }: SharedSource, subject: Subject) {
  return {
    name: inBoth((locale) => cleanLine(subjectName(registry, subject, locale))),
    pages: inBoth((locale) => home + subjectPage(subject, locale)),
    calendars: inBoth((locale) => home + calendarFeed(subjectPage(subject, locale))),
  };
}

function inBoth(write: (locale: Locale) => string): { readonly ru: string; readonly en: string } {
  return { ru: write('ru'), en: write('en') };
}

function cleanName(name: Parameters<typeof toName>[0]) {
  const { ru, en } = toName(name);
  return { ru: cleanLine(ru), en: cleanLine(en) };
}

/** Nothing for a text that consists of what is cleaned away. */
function toLine(text: string | undefined): string | undefined {
  return (text !== undefined && cleanLine(text)) || undefined;
}

function toUri(address: string | undefined): string | undefined {
  return address === undefined ? undefined : webAddress(address);
}

function byId<Item extends { readonly id: string }>(items: ReadonlyMap<string, Item>): Item[] {
  return [...items.values()].sort((a, b) => compareText(a.id, b.id));
}
