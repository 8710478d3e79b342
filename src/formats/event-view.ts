import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { holdState, isOver as isDayOver } from '../domain/hold.ts';
import type { Person } from '../domain/person.ts';
import { previousStart } from '../domain/previous-start.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { LocalTime } from '../domain/temporal.ts';
import type { Venue } from '../domain/venue.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import { wordsOf } from '../i18n/interface.ts';
import { googleCalendarLink, isPlainSeries, outlookCalendarLink } from './calendar-links.ts';
import { formatElsewhere } from './elsewhere.ts';
import { placeOf, titleOf } from './feed.ts';
import {
  fill,
  formatClock,
  formatCount,
  formatCountry,
  formatDate,
  formatDateRange,
  formatHours,
  formatLanguage,
  formatList,
  formatNumber,
  formatNumeral,
  formatPrice,
  formatWhen,
  formatWindow,
  formatZone,
  typeset,
} from './human.ts';
import { capitalize, formatWhere, type ListingContext, localMoment, regionName, withoutRegion } from './listing.ts';
import { type MapLinks, toMapLinks } from './map-links.ts';
import { withQuery } from './query.ts';
import { type SeriesView, toSeriesView } from './series-view.ts';
import { topicName } from './subject-view.ts';

/** What a page says before anything else about an event that is not simply agreed and ahead. */
export interface Banner {
  readonly kind: 'hold' | 'cancelled' | 'postponed' | 'moved' | 'past';
  readonly title: string;
  readonly text: string;
}

/** A person as a page names them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** Whether the registry knows them, so that they have a page. */
  readonly hasPage: boolean;
  /** Of organisers: where they gave an address to write to. */
  readonly contact?: Contact | undefined;
}

/** A public address of somebody: `@sanfantee`. */
export interface Contact {
  readonly href: string;
  readonly text: string;
}

/** People of an event that do the same for it. */
export interface PeopleView {
  readonly kind: 'organizer' | 'speaker' | 'host' | 'holder';
  readonly label: string;
  readonly people: readonly PersonView[];
}

/** An event's page in words: the template sets them, and decides nothing. */
export interface EventView extends SeriesView {
  readonly id: string;
  readonly title: string;
  /** Language of title, summary and text. */
  readonly lang: string;
  readonly summary?: string | undefined;
  readonly banner?: Banner | undefined;
  /** «5», «27/28»; for a window, its months. */
  readonly numeral: string;
  /** «декабря 2026»: reads on from the numeral. */
  readonly month: string;
  /** «суббота, 18:00–21:00». */
  readonly dayAndHours: string;
  readonly when?:
    | {
        readonly text: string;
        readonly start: string;
        readonly end: string;
        readonly zone?: string | undefined;
        /** «21:00 по Тбилиси, 19:00 по Киеву»: for what is seen from afar, while it is ahead. */
        readonly elsewhere?: string | undefined;
        /** Whether a visitor in another zone is helped by their own time. */
        readonly isAhead: boolean;
      }
    | undefined;
  /** A venue stands before its region; `line` tells more: an address, or a place in words. */
  readonly place: {
    readonly venue?: { readonly id: string; readonly name: string } | undefined;
    readonly line?: string | undefined;
    readonly maps?: MapLinks | undefined;
    readonly access?: string | undefined;
  };
  readonly region: { readonly id: string; readonly name: string };
  readonly onlineUrl?: string | undefined;
  readonly attendance: 'offline' | 'online' | 'hybrid';
  readonly price?: string | undefined;
  readonly registration?: { readonly url: string; readonly text: string; readonly open: boolean } | undefined;
  readonly capacity?: string | undefined;
  readonly languages: string;
  readonly format: { readonly key: string; readonly name: string };
  readonly topics: readonly { readonly key: string; readonly name: string }[];
  readonly people: readonly PeopleView[];
  readonly needs: readonly { readonly text: string; readonly filled: boolean }[];
  /** Whom to tell that one can help. */
  readonly answer?: Contact | undefined;
  readonly recording?: string | undefined;
  /** Calendars on the web; nothing for what has no date, is over or does not take place. */
  readonly calendars?: CalendarsView | undefined;
  /** Where Telegram asks whom to send the page to. */
  readonly telegram: string;
  readonly description: string;
}

/** Links that put an event into a calendar on the web. */
export interface CalendarsView {
  readonly google: string;
  readonly outlook: string;
  /** What a link hands over of a series: all of it, or its next date. */
  readonly isGoogleWhole: boolean;
  readonly isOutlookWhole: boolean;
}

/** What an event's page needs beside the event: its dates in order, and the one a visitor cares for. */
export interface EventViewSource {
  readonly event: CalendarEvent;
  readonly occurrences: readonly Occurrence[];
  readonly current?: Occurrence | undefined;
  /** The start that its file had before, where the history tells of one (`Stamp.movedFrom`). */
  readonly movedFrom?: string | undefined;
  /** The absolute address of the page. */
  readonly page: string;
}

/** Put everything an event's page says into words. */
export function toEventView(source: EventViewSource, context: ListingContext): EventView {
  const { event, occurrences, current } = source;
  const { locale, registry, now } = context;
  const words = wordsOf(locale);
  const { entry } = event;
  const time = current?.time ?? event.time;
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const regionId = venue?.region ?? event.region;
  const region = regionName(registry, regionId, locale);
  // The region stands before the place.
  const line = withoutRegion(entry.place && typeset(entry.place), registry.regions.get(regionId));
  const over = isOver(occurrences, now);
  // What was entered twice is gone to by its other page.
  const isOff = entry.status === 'cancelled' || entry.status === 'postponed' || entry.duplicateOf !== undefined;
  const languages = entry.languages ?? [entry.lang];
  return {
    id: event.id,
    title: typeset(entry.title),
    lang: entry.lang,
    summary: entry.summary && typeset(entry.summary),
    banner: toBanner(source, over, context),
    ...toDateLead(event, time, context),
    when: time && {
      text: formatWhen(time, locale),
      start: time.allDay ? time.start.toPlainDate().toString() : localMoment(time.start),
      end: time.allDay ? daysOf(time).last.toString() : localMoment(time.end),
      zone: time.allDay ? undefined : formatZone(time.start, locale),
      elsewhere:
        time.allDay || over || isOff || entry.attendance === 'offline' ? undefined : formatElsewhere(time, context),
      isAhead: !time.allDay && !over && !isOff,
    },
    ...toSeriesView(event, occurrences, context),
    place: {
      venue: venue && { id: venue.id, name: inLocale(venue.name, locale) },
      line: venue ? venue.address : line && capitalize(line),
      maps: toMaps(event, venue, region, context),
      access: venue?.access,
    },
    region: { id: regionId, name: region },
    onlineUrl: entry.onlineUrl,
    attendance: entry.attendance,
    price: entry.price === undefined ? undefined : formatPrice(entry.price, locale),
    registration: toRegistration(event, over, context),
    capacity:
      entry.capacity === undefined
        ? undefined
        : fill(words.event.capacityLimited, { count: formatNumber(entry.capacity, locale) }),
    languages: formatList(
      languages.map((code) => formatLanguage(code, locale)),
      locale,
    ),
    format: { key: entry.format, name: words.formats[entry.format] },
    topics: (entry.topics ?? []).map((key) => ({ key, name: topicName(registry, key, locale) })),
    people: toPeople(event, context),
    needs: (entry.needs ?? []).map((need) => ({
      text: capitalize(
        [
          words.needs[need.kind],
          need.quantity && need.quantity > 1 ? `× ${need.quantity}` : '',
          need.note ? `: ${need.note}` : '',
        ]
          .filter(Boolean)
          .join(' ')
          .replace(' : ', ': '),
      ),
      filled: need.filled === true,
    })),
    answer: toAnswer(event, context),
    recording: entry.report?.recording,
    // A hold that was let go is no date to note.
    calendars:
      over || isOff || current === undefined || holdState(event, now) === 'expired'
        ? undefined
        : toCalendars(event, current.time, source.page, context),
    telegram: withQuery('https://t.me/share/url', { url: source.page, text: entry.title }),
    description: toDescription(event, time, context),
  };
}

function isOver(occurrences: readonly Occurrence[], now: Temporal.Instant): boolean {
  const last = occurrences.at(-1);
  return last !== undefined && last.end <= now.epochMilliseconds;
}

function toBanner(
  { event, current, movedFrom }: EventViewSource,
  over: boolean,
  context: ListingContext,
): Banner | undefined {
  const { locale, now } = context;
  const words = wordsOf(locale);
  const { status, hold, report } = event.entry;
  if (status === 'cancelled')
    return {
      kind: 'cancelled',
      title: words.status.cancelledBanner,
      text: over ? EVENT_PAGE_WORDS[locale].cancelledPast : words.status.cancelledText,
    };
  if (status === 'postponed') {
    const date = event.time ? daysText(event.time, context) : '';
    return { kind: 'postponed', title: words.status.postponedBanner, text: fill(words.status.postponedText, { date }) };
  }
  const state = holdState(event, now);
  const until =
    hold?.until === undefined ? '' : formatDate(Temporal.PlainDate.from(hold.until), locale, { year: true });
  if (state === 'live')
    return { kind: 'hold', title: fill(words.status.holdBanner, { date: until }), text: words.status.holdBannerText };
  if (state === 'expired')
    return {
      kind: 'hold',
      title: fill(words.status.holdExpiredBanner, { date: until }),
      text: words.status.holdExpiredText,
    };
  if (hold?.window && state !== undefined) {
    const { from, to, decideBy } = hold.window;
    const range = formatWindow(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), locale);
    const text = state === 'undecided' ? words.status.holdUndecidedText : words.status.holdWindowText;
    return {
      kind: 'hold',
      title: fill(words.status.holdWindowBanner, { range }),
      text:
        decideBy === undefined
          ? ''
          : fill(text, { date: formatDate(Temporal.PlainDate.from(decideBy), locale, { year: true }) }),
    };
  }
  if (!over) return toMovedBanner(event, previousStart(event, current, movedFrom), context);
  const attended = report?.attended;
  return {
    kind: 'past',
    title: report ? capitalize(words.event.held) : words.event.past,
    text: attended === undefined ? '' : capitalize(formatCount(attended, words.event.attended, locale)),
  };
}

function toMovedBanner(
  event: CalendarEvent,
  before: LocalTime | undefined,
  { locale }: ListingContext,
): Banner | undefined {
  if (!before) return undefined;
  const words = EVENT_PAGE_WORDS[locale];
  const day = before.kind === 'date' ? before.date : before.time.toPlainDate();
  const date = formatDate(day, locale, { weekday: true, year: true });
  const time = before.kind === 'date' ? date : `${date}, ${formatClock(before.time)}`;
  return {
    kind: 'moved',
    title: event.recurrence ? words.movedDateBanner : words.movedBanner,
    text: fill(words.movedText, { date: time }),
  };
}

function daysText(time: EventTime, { locale }: ListingContext): string {
  const { first, last } = daysOf(time);
  return formatDateRange(first, last, locale, { year: true });
}

function toDateLead(event: CalendarEvent, time: EventTime | undefined, { locale }: ListingContext) {
  const { time: words } = wordsOf(locale);
  const window = event.entry.hold?.window;
  if (!time && window) {
    const from = Temporal.PlainDate.from(window.from);
    const to = Temporal.PlainDate.from(window.to);
    const numeral = from.month === to.month ? String(from.month) : `${from.month}–${to.month}`;
    return { numeral, month: formatWindow(from, to, locale), dayAndHours: wordsOf(locale).status.holdWindow };
  }
  if (!time) return { numeral: '', month: '', dayAndHours: '' };
  const { first, last } = daysOf(time);
  const weekdays =
    first.equals(last) || first.until(last).days < 6
      ? [...new Set([first.dayOfWeek, last.dayOfWeek])].map((day) => words.weekdays[day - 1] ?? '')
      : [];
  const oneMonth = first.month === last.month && first.year === last.year;
  return {
    numeral: formatNumeral(time),
    month: oneMonth
      ? `${words.monthsOfDay[first.month - 1]} ${first.year}`
      : formatDateRange(first, last, locale, { year: true }),
    dayAndHours: [weekdays.join('–'), time.allDay ? '' : formatHours(time, locale)].filter(Boolean).join(', '),
  };
}

function toRegistration(
  event: CalendarEvent,
  over: boolean,
  { locale, now }: ListingContext,
): EventView['registration'] {
  const { registration, status, hold, duplicateOf } = event.entry;
  if (!registration) return undefined;
  const words = wordsOf(locale).event;
  const { deadline } = registration;
  const date = deadline === undefined ? '' : formatDate(Temporal.PlainDate.from(deadline), locale);
  const isClosed = deadline !== undefined && isDayOver(deadline, event.timezone, now);
  const isExpected = status === 'confirmed' || (status === 'hold' && !hold?.window && holdState(event, now) === 'live');
  const kind = registration.required ? words.registrationRequired : words.registrationOptional;
  return {
    url: registration.url,
    open: isExpected && !over && !isClosed && duplicateOf === undefined,
    text: isClosed
      ? fill(EVENT_PAGE_WORDS[locale].registrationOver, { date })
      : [kind, deadline === undefined ? '' : fill(words.registrationDeadline, { date })].filter(Boolean).join(' '),
  };
}

function toPeople(event: CalendarEvent, { registry, locale, now }: ListingContext): PeopleView[] {
  const { event: words } = wordsOf(locale);
  const { organizers = [], speakers = [], hosts = [], hold } = event.entry;
  const holders = hold && !organizers.includes(hold.by) ? [hold.by] : [];
  const own = EVENT_PAGE_WORDS[locale];
  const heldBy = holdState(event, now) === 'expired' ? own.wasHeldBy : own.heldBy;
  const groups = [
    { kind: 'organizer', ids: organizers, one: words.organizer, many: words.organizers },
    { kind: 'speaker', ids: speakers, one: words.speaker, many: words.speakers },
    { kind: 'host', ids: hosts, one: words.host, many: words.hosts },
    { kind: 'holder', ids: event.entry.status === 'hold' ? holders : [], one: heldBy, many: heldBy },
  ] as const;
  return groups
    .filter(({ ids }) => ids.length > 0)
    .map(({ kind, ids, one, many }) => ({
      kind,
      label: ids.length === 1 ? one : many,
      people: ids.map((id) => {
        const person = registry.people.get(id);
        const contact = kind === 'organizer' || kind === 'holder' ? toContact(person) : undefined;
        return { id, name: person ? inLocale(person.name, locale) : id, hasPage: person !== undefined, contact };
      }),
    }));
}

function toContact(person: Person | undefined): Contact | undefined {
  if (person?.telegram !== undefined) return toTelegram(person.telegram);
  const web = person?.web === undefined ? null : URL.parse(person.web);
  return web ? { href: web.href, text: web.host } : undefined;
}

function toTelegram(handle: string): Contact {
  return { href: `https://t.me/${handle.slice(1)}`, text: handle };
}

/** The nearest who answers: an organiser, else a coordinator of the region, else the region's own chat. */
function toAnswer({ entry, region }: CalendarEvent, { registry }: ListingContext): Contact | undefined {
  const { coordinators = [], telegram } = registry.regions.get(region) ?? {};
  const ids = [...(entry.organizers ?? []), ...(entry.hold ? [entry.hold.by] : []), ...coordinators];
  for (const id of ids) {
    const contact = toContact(registry.people.get(id));
    if (contact) return contact;
  }
  return telegram === undefined ? undefined : toTelegram(telegram);
}

function toMaps(
  event: CalendarEvent,
  venue: Venue | undefined,
  region: string,
  { registry, locale }: ListingContext,
): MapLinks | undefined {
  const { entry } = event;
  const { place } = entry;
  const words = venue ? [inLocale(venue.name, locale), venue.address ?? ''] : [place ?? ''];
  // A city alone is no place to go to.
  if (entry.attendance === 'online') return undefined;
  if (!venue && withoutRegion(place, registry.regions.get(event.region)) === undefined) return undefined;
  const country = registry.regions.get(venue?.region ?? event.region)?.country;
  const name = [...words, region, country === undefined ? '' : formatCountry(country, locale)]
    .filter((word, index, all) => word !== '' && !all.slice(0, index).some((before) => names(before, word)))
    .join(', ');
  return toMapLinks(venue?.geo ? { name: inLocale(venue.name, locale), geo: venue.geo } : { name });
}

function names(text: string, word: string): boolean {
  return text.toLowerCase().includes(word.toLowerCase());
}

function toCalendars(event: CalendarEvent, time: EventTime, page: string, context: ListingContext): CalendarsView {
  const { registry, locale } = context;
  const { entry } = event;
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const region = registry.regions.get(venue?.region ?? event.region);
  const place = placeOf(event, venue, region, locale) ?? entry.onlineUrl;
  const note = { title: titleOf(event, locale), place, page };
  return {
    google: googleCalendarLink(event, time, note),
    outlook: outlookCalendarLink(time, note),
    isGoogleWhole: !event.recurrence || isPlainSeries(event),
    isOutlookWhole: !event.recurrence,
  };
}

/** One line for search engines and previews of links: when, where, and what. */
function toDescription(event: CalendarEvent, time: EventTime | undefined, context: ListingContext): string {
  const { locale } = context;
  const window = event.entry.hold?.window;
  const when = time
    ? formatWhen(time, locale)
    : window
      ? formatWindow(Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to), locale)
      : '';
  const first = capitalize([when, formatWhere(event, context)].filter(Boolean).join('. '));
  return [first, event.entry.summary ?? ''].filter(Boolean).join('. ').replaceAll('\u00a0', ' ').replaceAll('..', '.');
}
