import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Flagship } from '../domain/flagship.ts';
import { holdState, isOver } from '../domain/hold.ts';
import { countEvents, type ProgrammePart } from '../domain/programme.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { Region } from '../domain/region.ts';
import type { Registry } from '../domain/registry.ts';
import { HOME_WORDS } from '../i18n/home.ts';
import { wordsOf } from '../i18n/interface.ts';
import { LISTING_WORDS } from '../i18n/listing.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import {
  fill,
  formatClock,
  formatCount,
  formatDate,
  formatDateRange,
  formatHours,
  formatNumeral,
  formatPrice,
  formatRule,
  formatWindow,
  formatZone,
  typeset,
} from './human.ts';
import { formatTextLanguage } from './text-language.ts';

/** How the state of an event looks beside its name: dashed for a hold, struck through for what does not take place. */
export interface Badge {
  readonly kind: 'hold' | 'cancelled' | 'postponed';
  readonly text: string;
}

/** An event as a line of a list: words only, ready to be set. */
export interface Listing {
  readonly id: string;
  readonly title: string;
  /** Language of the title, where it is not the page's. */
  readonly lang?: string | undefined;
  /** «18:00–21:00», «весь день», «до 13 декабря». */
  readonly hours: string;
  /** For `<time datetime>`. */
  readonly datetime?: string | undefined;
  /** Whose clock the hours follow, where it is not the registry's own. */
  readonly zone?: string | undefined;
  readonly where: string;
  /** What it is, in a word or two: «каждую субботу», «дебаты». */
  readonly tag: string;
  /** «фестиваль». */
  readonly format: string;
  /** What it asks of those who come: «10 € · регистрация до 4 декабря»; nothing where it will not take place. */
  readonly terms?: string | undefined;
  readonly badge?: Badge | undefined;
  /** What this list says of it besides: what a person does there. */
  readonly note?: string | undefined;
  /** What a filter of the page knows the event by. */
  readonly marks?: string | undefined;
  /** Epoch seconds. */
  readonly end?: number | undefined;
  /** Where on the page of its series this date stands: the day its rule gives it. */
  readonly day?: string | undefined;
}

/** What lists are made with: whose words, and the moment they are true at. */
export interface ListingContext {
  readonly registry: Registry;
  readonly locale: Locale;
  readonly now: Temporal.Instant;
}

/** Describe one date of an event as a line under a day. */
export function toListing(occurrence: Occurrence, context: ListingContext, day?: Temporal.PlainDate): Listing {
  const { event, time } = occurrence;
  const { registry, locale } = context;
  const words = wordsOf(locale);
  const { first, last } = daysOf(time);
  const goesOn = day !== undefined && !first.equals(last) && Temporal.PlainDate.compare(first, day) < 0;
  return {
    ...nameOf(event, locale),
    hours: goesOn ? fill(words.event.until, { date: endsOn(last, day, time, locale) }) : formatHours(time, locale),
    datetime: time.allDay ? first.toString() : localMoment(time.start),
    zone: event.timezone === registry.settings.timezone || time.allDay ? undefined : formatZone(time.start, locale),
    where: formatWhere(event, context),
    tag:
      goesOn || first.equals(last) ? tagOf(event, locale) : fill(words.event.until, { date: formatDate(last, locale) }),
    format: words.formats[event.entry.format],
    terms: toTerms(event, context),
    badge: toBadge(event, context),
    end: Math.floor(occurrence.end / 1000),
    day: event.recurrence && occurrence.original.toPlainDate().toString(),
  };
}

/** On its last day an event goes on to an hour, before that to a day. */
function endsOn(last: Temporal.PlainDate, day: Temporal.PlainDate, { end, allDay }: EventTime, locale: Locale): string {
  return last.equals(day) && !allDay ? formatClock(end) : formatDate(last, locale);
}

/** Describe an event that has no date: a hold on a window, or one that was postponed. */
export function toUndatedListing(event: CalendarEvent, context: ListingContext): Listing {
  const { locale } = context;
  const window = event.entry.hold?.window;
  const hours = window
    ? formatWindow(Temporal.PlainDate.from(window.from), Temporal.PlainDate.from(window.to), locale)
    : '';
  return {
    ...nameOf(event, locale),
    hours,
    where: formatWhere(event, context),
    tag: wordsOf(locale).formats[event.entry.format],
    format: wordsOf(locale).formats[event.entry.format],
    badge: toBadge(event, context),
  };
}

function toTerms(event: CalendarEvent, { locale, now }: ListingContext): string | undefined {
  const { status, price, registration } = event.entry;
  if (status === 'cancelled' || status === 'postponed') return undefined;
  const words = LISTING_WORDS[locale];
  const terms: string[] = [];
  if (price !== undefined) terms.push(formatPrice(price, locale));
  const deadline = registration?.deadline;
  if (deadline !== undefined && isOver(deadline, event.timezone, now)) terms.push(words.registrationClosed);
  else if (deadline !== undefined)
    terms.push(fill(words.registrationUntil, { date: formatDate(Temporal.PlainDate.from(deadline), locale) }));
  else if (registration?.required) terms.push(words.registration);
  return terms.length === 0 ? undefined : terms.join(' · ');
}

function nameOf(event: CalendarEvent, locale: Locale) {
  const { title, lang } = event.entry;
  return { id: event.id, title: typeset(title), lang: lang === locale ? undefined : lang };
}

function tagOf(event: CalendarEvent, locale: Locale): string {
  return event.recurrence ? formatRule(event.recurrence.rule, locale) : wordsOf(locale).formats[event.entry.format];
}

/** Write a moment for `<time datetime>`: local with its offset (HTML, valid global date and time). */
export function localMoment(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

/** Tell the state of an event that is more than «согласовано», in a word or two. */
export function toBadge(event: CalendarEvent, { locale, now }: ListingContext): Badge | undefined {
  const words = wordsOf(locale).status;
  const { status, hold } = event.entry;
  if (status === 'cancelled' || status === 'postponed') return { kind: status, text: words[status] };
  const state = holdState(event, now);
  if (state === undefined) return undefined;
  if (state === 'window' || state === 'undecided') return { kind: 'hold', text: words.holdWindow };
  if (state === 'expired') return { kind: 'hold', text: words.holdExpired };
  const until = hold?.until;
  const text =
    until === undefined
      ? words.hold
      : fill(words.holdUntil, { date: formatDate(Temporal.PlainDate.from(until), locale) });
  return { kind: 'hold', text };
}

/** Say where an event is: «МТЛ-Сити, Бар», «Подгорица, кафе у реки», «онлайн». */
export function formatWhere(
  event: CalendarEvent,
  { registry, locale }: Pick<ListingContext, 'registry' | 'locale'>,
): string {
  const { attendance, venue: venueId, place } = event.entry;
  const words = wordsOf(locale);
  if (attendance === 'online') return words.attendance.online;
  const venue = venueId === undefined ? undefined : registry.venues.get(venueId);
  const regionId = venue?.region ?? event.region;
  const region = regionName(registry, regionId, locale);
  const rest = withoutRegion(place, registry.regions.get(regionId)) ?? '';
  const parts = venue ? [inLocale(venue.name, locale), region] : [region, rest];
  // Also without a comma: «Подгорица у фонтана» names its city itself.
  const named = parts.filter(
    (part, index) => part !== '' && !(index === 0 && parts[1]?.toLowerCase().startsWith(part.toLowerCase())),
  );
  if (attendance === 'hybrid') named.push(words.attendance.online);
  return typeset(named.join(', '));
}

/**
 * Leave the name of its region out of a place, where the place begins with it, in any language: people write the city, too, and
 * «Podgorica, Подгорица, у фонтана» would say it twice. Nothing is left of a place that is no more than its region.
 */
export function withoutRegion(place: string | undefined, region: Region | undefined): string | undefined {
  if (place === undefined || !region) return place;
  const names = LOCALES.map((locale) => inLocale(region.name, locale).toLowerCase());
  const known = names.find((name) => `${place.toLowerCase()},`.startsWith(`${name},`));
  return known === undefined ? place : place.slice(known.length + 1).trim() || undefined;
}

/** Name a region in a language; one that is unknown keeps its id. */
export function regionName(registry: Registry, id: string, locale: Locale): string {
  const region = registry.regions.get(id);
  return region ? inLocale(region.name, locale) : id;
}

/** A day of a list with its lines. */
export interface DayListing {
  /** ISO. */
  readonly date: string;
  readonly number: number;
  /** «декабря, суббота»: reads on from the number. */
  readonly caption: string;
  readonly listings: readonly Listing[];
}

/** A headed part of a list. */
export interface PartListing {
  readonly title: string;
  /** What the title says on the day of the part, the day before, and as long as something of it goes on after. */
  readonly relative?: { readonly date: string; readonly titles: readonly [string, string, string] } | undefined;
  /** Where `#weekend` leads. */
  readonly isWeekend: boolean;
  readonly count: string;
  readonly days: readonly DayListing[];
}

/** Put the parts of the «афиша» into words. `marksOf` is what a filter needs of an event. */
export function toPartListing(
  part: ProgrammePart,
  context: ListingContext,
  marksOf?: (occurrence: Occurrence) => string,
): PartListing {
  const { locale } = context;
  const words = wordsOf(locale);
  const { today, tomorrow, underWay } = LISTING_WORDS[locale];
  const range = formatDateRange(part.first, part.last, locale);
  const titles = {
    today,
    tomorrow,
    days: range,
    weekend: fill(words.home.weekend, { range }),
    week: fill(words.home.week, { range }),
  };
  const count = countEvents(part.days.flatMap((day) => day.occurrences));
  const isRelative = part.kind === 'today' || part.kind === 'tomorrow';
  return {
    title: capitalize(titles[part.kind]),
    relative: isRelative ? { date: part.first.toString(), titles: [today, tomorrow, underWay] } : undefined,
    isWeekend: part.isWeekend,
    count: formatCount(count, words.counts.events, locale),
    days: part.days.map(({ date, occurrences }) => ({
      ...toDay(date, locale),
      listings: occurrences.map((occurrence) => ({
        ...toListing(occurrence, context, date),
        marks: marksOf?.(occurrence),
      })),
    })),
  };
}

function toDay(date: Temporal.PlainDate, locale: Locale) {
  const { time } = wordsOf(locale);
  return {
    date: date.toString(),
    number: date.day,
    caption: `${time.monthsOfDay[date.month - 1]}, ${time.weekdays[date.dayOfWeek - 1]}`,
  };
}

/** The main event of a page: its date is the picture. */
export interface Lead {
  readonly listing: Listing;
  readonly numeral: string;
  /** «декабря 2026»: reads on from the numeral. */
  readonly month: string;
  /** «суббота, 18:00–21:00». */
  readonly dayAndHours: string;
  readonly summary: string;
  /** «Текст на английском», where the page is in another language. */
  readonly textLanguage?: string | undefined;
  readonly isHold: boolean;
}

/** Describe an event in a list that stands under no day: its date is told with it, all of its days. */
export function toDatedLine(
  occurrence: Occurrence,
  context: ListingContext,
): { readonly listing: Listing; readonly date: string } {
  const { first, last } = daysOf(occurrence.time);
  return {
    listing: toListing(occurrence, context),
    date: formatDateRange(first, last, context.locale, { year: true }),
  };
}

/** Describe the event that leads a page. */
export function toLead(occurrence: Occurrence, context: ListingContext): Lead {
  const { locale } = context;
  const { time: words } = wordsOf(locale);
  const { first, last } = daysOf(occurrence.time);
  const weekdays = [...new Set([first, last].map((day) => words.weekdays[day.dayOfWeek - 1] ?? ''))];
  const sameMonth = first.month === last.month && first.year === last.year;
  const months = sameMonth ? formatMonthOfDays(first, locale) : formatDateRange(first, last, locale);
  const listing = toListing(occurrence, context);
  return {
    listing,
    numeral: formatNumeral(occurrence.time),
    month: months,
    dayAndHours: [weekdays.join('–'), listing.hours].filter(Boolean).join(', '),
    summary: typeset(occurrence.event.entry.summary ?? ''),
    textLanguage: formatTextLanguage(occurrence.event.entry.lang, locale),
    isHold: occurrence.event.entry.status === 'hold',
  };
}

/** The main event of the year in one line, where another event leads the page. */
export interface FlagshipLine {
  /** «Фестиваль года». */
  readonly label: string;
  readonly id: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** «дата выбирается: август – ноябрь 2026», «18–20 декабря 2026 · Будва, Цитадель». */
  readonly text: string;
  readonly badge?: Badge | undefined;
  /** Epoch seconds. */
  readonly end?: number | undefined;
}

/** Tell the main event of the year in one line: its date, or why it has none. */
export function toFlagshipLine({ event, date }: Flagship, context: ListingContext): FlagshipLine {
  const { locale } = context;
  const { flagship: words } = HOME_WORDS[locale];
  const listing = date ? toListing(date, context) : toUndatedListing(event, context);
  const days = date && daysOf(date.time);
  const isPostponed = event.entry.status === 'postponed';
  const undated = isPostponed ? words.postponed : fill(words.window, { range: listing.hours });
  return {
    label: event.entry.format === 'festival' ? words.festival : words.other,
    id: event.id,
    title: listing.title,
    lang: listing.lang,
    text: days
      ? [formatDateRange(days.first, days.last, locale, { year: true }), listing.where].filter(Boolean).join(' · ')
      : undated,
    badge: date && listing.badge,
    end: listing.end,
  };
}

function formatMonthOfDays(day: Temporal.PlainDate, locale: Locale): string {
  return `${wordsOf(locale).time.monthsOfDay[day.month - 1]} ${day.year}`;
}

/** Begin a text with a capital letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Get how large a title can be set: the longer, the smaller. */
export function titleSize(title: string): 'short' | 'medium' | 'long' {
  return title.length <= 26 ? 'short' : title.length <= 64 ? 'medium' : 'long';
}

/** Tell whether a word of a title is too long for a narrow page at full size. */
export function longestWord(title: string): 'long' | 'longest' | undefined {
  const length = title.split(/[\s\u00a0-]/).reduce((most, word) => Math.max(most, word.length), 0);
  return length > 19 ? 'longest' : length > 13 ? 'long' : undefined;
}

/** Get the class of a date picture by how many figures it has. */
export function numeralWidth(numeral: string): 'pair' | 'wide' | undefined {
  return numeral.length > 5 ? 'wide' : numeral.length > 2 ? 'pair' : undefined;
}
