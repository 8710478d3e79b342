import { daysOf } from '../domain/days.ts';
import type { CalendarEvent, EventTime } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { holdState } from '../domain/hold.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import {
  fill,
  formatCount,
  formatDate,
  formatDateRange,
  formatHours,
  formatLanguage,
  formatList,
  formatNumber,
  formatNumeral,
  formatPrice,
  formatRule,
  formatWhen,
  formatWindow,
  formatZone,
  typeset,
} from './human.ts';
import { capitalize, formatWhere, type ListingContext, localMoment, regionName } from './listing.ts';

/** What a page says before anything else about an event that is not simply agreed and ahead. */
export interface Banner {
  readonly kind: 'hold' | 'cancelled' | 'postponed' | 'past';
  readonly title: string;
  readonly text: string;
}

/** One date of a series on the page of the series. */
export interface DateLine {
  /** ISO; also the fragment that feeds lead to. */
  readonly day: string;
  readonly datetime: string;
  readonly text: string;
  readonly note?: string | undefined;
}

/** A person as a page names them: a link only where they gave a public address. */
export interface PersonView {
  readonly name: string;
  readonly href?: string | undefined;
}

/** An event's page in words: the template sets them, and decides nothing. */
export interface EventView {
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
    | { readonly text: string; readonly start: string; readonly end: string; readonly zone?: string | undefined }
    | undefined;
  readonly repeats?: string | undefined;
  readonly next: readonly DateLine[];
  readonly others: readonly DateLine[];
  readonly datesCount?: string | undefined;
  readonly seriesOver?: string | undefined;
  /** A venue stands before its region; `line` tells more: an address, or a place in words. */
  readonly place: {
    readonly venue?: string | undefined;
    readonly line?: string | undefined;
    readonly mapUrl?: string | undefined;
    readonly access?: string | undefined;
  };
  readonly region: { readonly id: string; readonly name: string };
  readonly onlineUrl?: string | undefined;
  readonly attendance: 'offline' | 'online' | 'hybrid';
  readonly price?: string | undefined;
  readonly registration?: { readonly url: string; readonly text: string; readonly open: boolean } | undefined;
  readonly capacity?: string | undefined;
  readonly languages: string;
  readonly format: string;
  readonly people: readonly { readonly label: string; readonly people: readonly PersonView[] }[];
  readonly needs: readonly { readonly text: string; readonly filled: boolean }[];
  readonly report: readonly string[];
  readonly recording?: string | undefined;
  readonly description: string;
}

/** What an event's page needs beside the event: its dates in order, and the one a visitor cares for. */
export interface EventViewSource {
  readonly event: CalendarEvent;
  readonly occurrences: readonly Occurrence[];
  readonly current?: Occurrence | undefined;
}

/** How many dates of a series are named before the rest is folded away. */
const NEXT_DATES = 6;

/** Put everything an event's page says into words. */
export function toEventView({ event, occurrences, current }: EventViewSource, context: ListingContext): EventView {
  const { locale, registry, now } = context;
  const words = wordsOf(locale);
  const { entry } = event;
  const time = current?.time ?? event.time;
  const venue = entry.venue === undefined ? undefined : registry.venues.get(entry.venue);
  const regionId = venue?.region ?? event.region;
  const region = regionName(registry, regionId, locale);
  const written = entry.place && typeset(entry.place);
  const over = isOver(occurrences, now);
  const languages = entry.languages ?? [entry.lang];
  return {
    id: event.id,
    title: typeset(entry.title),
    lang: entry.lang,
    summary: entry.summary && typeset(entry.summary),
    banner: toBanner(event, over, context),
    ...toDateLead(event, time, context),
    when: time && {
      text: formatWhen(time, locale),
      start: time.allDay ? time.start.toPlainDate().toString() : localMoment(time.start),
      end: time.allDay ? daysOf(time).last.toString() : localMoment(time.end),
      zone: time.allDay ? undefined : formatZone(time.start, locale),
    },
    ...toSeries(event, occurrences, over, context),
    place: {
      venue: venue && inLocale(venue.name, locale),
      line: venue ? venue.address : written === region ? undefined : written,
      mapUrl:
        venue?.geo &&
        `https://www.openstreetmap.org/?mlat=${venue.geo.lat}&mlon=${venue.geo.lon}#map=17/${venue.geo.lat}/${venue.geo.lon}`,
      access: venue?.access,
    },
    region: { id: regionId, name: region },
    onlineUrl: entry.onlineUrl,
    attendance: entry.attendance,
    price: entry.price === undefined ? undefined : formatPrice(entry.price, locale),
    registration: entry.registration && {
      url: entry.registration.url,
      open: !over && entry.status !== 'cancelled' && entry.status !== 'postponed',
      text: [
        entry.registration.required ? words.event.registrationRequired : words.event.registrationOptional,
        entry.registration.deadline === undefined
          ? ''
          : fill(words.event.registrationDeadline, {
              date: formatDate(Temporal.PlainDate.from(entry.registration.deadline), locale),
            }),
      ]
        .filter(Boolean)
        .join(' '),
    },
    capacity:
      entry.capacity === undefined
        ? undefined
        : fill(words.event.capacityLimited, { count: formatNumber(entry.capacity, locale) }),
    languages: formatList(
      languages.map((code) => formatLanguage(code, locale)),
      locale,
    ),
    format: words.formats[entry.format],
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
    report:
      entry.report?.attended === undefined ? [] : [formatCount(entry.report.attended, words.event.attended, locale)],
    recording: entry.report?.recording,
    description: toDescription(event, time, context),
  };
}

function isOver(occurrences: readonly Occurrence[], now: Temporal.Instant): boolean {
  const last = occurrences.at(-1);
  return last !== undefined && last.end <= now.epochMilliseconds;
}

function toBanner(event: CalendarEvent, over: boolean, context: ListingContext): Banner | undefined {
  const { locale, now } = context;
  const words = wordsOf(locale);
  const { status, hold, report } = event.entry;
  if (status === 'cancelled')
    return { kind: 'cancelled', title: words.status.cancelledBanner, text: words.status.cancelledText };
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
  if (!over) return undefined;
  return { kind: 'past', title: report ? capitalize(words.event.held) : words.event.past, text: '' };
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

function toSeries(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  over: boolean,
  { locale, now }: ListingContext,
) {
  const words = wordsOf(locale);
  if (!event.recurrence) return { next: [], others: [] };
  const last = occurrences.at(-1);
  const lastDay = last && formatDate(last.time.start.toPlainDate(), locale, { year: true });
  const rule = formatRule(event.recurrence.rule, locale);
  const ahead = occurrences.filter(({ end }) => end > now.epochMilliseconds).slice(0, NEXT_DATES);
  const shown = new Set(ahead);
  const toLine = (occurrence: Occurrence): DateLine => {
    const { time, kind, original } = occurrence;
    const moved = fill(words.event.moved, { date: formatDate(original.toPlainDate(), locale) });
    return {
      // The feeds name a date of a series by the day on which its rule puts it.
      day: original.toPlainDate().toString(),
      datetime: time.allDay ? time.start.toPlainDate().toString() : localMoment(time.start),
      text: `${formatDate(time.start.toPlainDate(), locale, { weekday: true, year: true })}, ${formatHours(time, locale)}`,
      note: kind === 'moved' ? moved : kind === 'extra' ? words.event.extra : undefined,
    };
  };
  return {
    repeats: over || lastDay === undefined ? rule : `${rule} ${fill(words.event.seriesEnds, { date: lastDay })}`,
    next: ahead.map(toLine),
    others: occurrences.filter((occurrence) => !shown.has(occurrence)).map(toLine),
    datesCount: formatCount(occurrences.length, words.event.allDates, locale),
    seriesOver: over && lastDay !== undefined ? fill(words.event.seriesOver, { date: lastDay }) : undefined,
  };
}

function toPeople(event: CalendarEvent, { registry, locale }: ListingContext): EventView['people'] {
  const { event: words } = wordsOf(locale);
  const groups = [
    { ids: event.entry.organizers ?? [], one: words.organizer, many: words.organizers },
    { ids: event.entry.speakers ?? [], one: words.speaker, many: words.speakers },
    { ids: event.entry.hosts ?? [], one: words.host, many: words.hosts },
  ];
  return groups
    .filter(({ ids }) => ids.length > 0)
    .map(({ ids, one, many }) => ({
      label: ids.length === 1 ? one : many,
      people: ids.map((id) => {
        const person = registry.people.get(id);
        const href = person?.telegram ? `https://t.me/${person.telegram.slice(1)}` : person?.web;
        return { name: person ? inLocale(person.name, locale) : id, href };
      }),
    }));
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
