import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { LocalTime } from '../domain/temporal.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatJson } from './json-text.ts';
import { localMoment, regionName } from './listing.ts';

/** Where an event's page is, and which date it stands for. */
export interface EventPage {
  /** Absolute. */
  readonly url: string;
  readonly locale: Locale;
  /** The date of a series that the page leads with; for a single event its time. */
  readonly time?: EventTime | undefined;
  /** The local start that it was moved from. */
  readonly before?: LocalTime | undefined;
  readonly imageUrl?: string | undefined;
  /** The parts of a festival, and the festival of a part. */
  readonly parts?: readonly RelatedEvent[] | undefined;
  readonly parent?: RelatedEvent | undefined;
  /** The absolute address of a person's page. */
  readonly personUrl?: ((id: string) => string) | undefined;
}

/** Another event that belongs to the one described. */
export interface RelatedEvent {
  readonly event: CalendarEvent;
  readonly time?: EventTime | undefined;
  /** Absolute. */
  readonly url: string;
}

/** JSON text that may stand inside `<script type="application/ld+json">`, whatever the content says. */
export type JsonLd = string;

/**
 * Describe an event as schema.org/Event. Nothing for what is no event yet to others: a hold, or a duplicate.
 * Timed events carry their offset, all-day ones plain dates, the last one included.
 */
export function toSchemaOrg(event: CalendarEvent, registry: Registry, page: EventPage): JsonLd | undefined {
  const { entry } = event;
  const { time } = page;
  if (!time || entry.status === 'hold' || entry.duplicateOf !== undefined) return undefined;
  return formatJson({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: entry.title,
    description: entry.summary,
    inLanguage: entry.lang,
    url: page.url,
    image: page.imageUrl && [page.imageUrl],
    ...toDates(time),
    previousStartDate: page.before && toPreviousStart(page.before, event.timezone),
    eventStatus: `https://schema.org/${page.before ? 'EventRescheduled' : STATUSES[entry.status]}`,
    eventAttendanceMode: `https://schema.org/${ATTENDANCE_MODES[entry.attendance]}`,
    location: toLocation(event, registry, page),
    organizer: toPeople(entry.organizers, registry, page),
    performer: toPeople([...new Set([...(entry.speakers ?? []), ...(entry.hosts ?? [])])], registry, page),
    isAccessibleForFree: entry.price === undefined ? undefined : entry.price === 'free' || entry.price === 'donation',
    maximumAttendeeCapacity: entry.capacity,
    offers: toOffer(event, page),
    superEvent: page.parent && toRelated(page.parent),
    subEvent: page.parts && page.parts.length > 0 ? page.parts.map(toRelated) : undefined,
  });
}

/** What search engines may know of the whole site. Addresses are absolute. */
export interface SitePage {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly locale: Locale;
  /** The search, to whose address `?q=` adds the question. */
  readonly searchUrl: string;
}

/** Describe the site as schema.org/WebSite, with its search. */
export function toWebSite({ name, description, url, locale, searchUrl }: SitePage): JsonLd {
  return formatJson({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name,
    description: description || undefined,
    url,
    inLanguage: locale,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${searchUrl}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  });
}

function toDates(time: EventTime) {
  return time.allDay
    ? { startDate: daysOf(time).first.toString(), endDate: daysOf(time).last.toString() }
    : { startDate: localMoment(time.start), endDate: localMoment(time.end) };
}

function toPreviousStart(before: LocalTime, timezone: string): string {
  return before.kind === 'date' ? before.date.toString() : localMoment(before.time.toZonedDateTime(timezone));
}

/** As much of another event as leads to it: the rest stands on its own page. */
function toRelated({ event, time, url }: RelatedEvent) {
  return { '@type': 'Event', name: event.entry.title, url, ...(time ? toDates(time) : {}) };
}

const STATUSES = {
  hold: 'EventScheduled',
  confirmed: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
} as const;

const ATTENDANCE_MODES = {
  offline: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const;

function toLocation({ entry, region }: CalendarEvent, registry: Registry, { locale }: EventPage) {
  const online = entry.onlineUrl === undefined ? [] : [{ '@type': 'VirtualLocation', url: entry.onlineUrl }];
  if (entry.attendance === 'online') return online[0];
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const regionId = venue?.region ?? region;
  const city = regionName(registry, regionId, locale);
  const place = {
    '@type': 'Place',
    name: venue ? inLocale(venue.name, locale) : (entry.place ?? city),
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue?.address,
      addressLocality: city,
      addressCountry: registry.regions.get(regionId)?.country?.toUpperCase(),
    },
    geo: venue?.geo && { '@type': 'GeoCoordinates', latitude: venue.geo.lat, longitude: venue.geo.lon },
  };
  return online.length > 0 ? [place, ...online] : place;
}

function toPeople(ids: readonly string[] | undefined, registry: Registry, { locale, personUrl }: EventPage) {
  if (!ids || ids.length === 0) return undefined;
  return ids.map((id) => {
    const person = registry.people.get(id);
    if (!person) return { '@type': 'Person', name: id };
    return { '@type': 'Person', name: inLocale(person.name, locale), url: personUrl?.(id), sameAs: person.web };
  });
}

/** Asset codes of the community are no ISO 4217 currencies: readers of schema.org would refuse them. */
function toOffer({ entry }: CalendarEvent, { url: page }: EventPage) {
  const { price, registration } = entry;
  const url = registration?.url ?? page;
  if (price === 'free') return { '@type': 'Offer', price: 0, priceCurrency: 'EUR', url };
  if (typeof price !== 'object' || price.currency.length !== 3) return undefined;
  return { '@type': 'Offer', price: price.amount, priceCurrency: price.currency, url };
}
