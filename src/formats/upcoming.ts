import { daysOf } from '../domain/days.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatDate, formatDateRange, formatNumeral, formatShortDate } from './human.ts';
import type { Badge, Listing } from './listing.ts';

/** A date of an event in words, ready to be shown on another site. */
export interface UpcomingLine {
  readonly title: string;
  /** Language of the title, where it is not the list's. */
  readonly lang?: string | undefined;
  readonly url: string;
  /** «5», «27/28»: the picture of the date. */
  readonly numeral: string;
  /** «декабря, сб»: stands under the numeral. */
  readonly caption: string;
  /** «суббота, 5 декабря»: the date whole. */
  readonly date: string;
  readonly datetime?: string | undefined;
  readonly hours: string;
  readonly zone?: string | undefined;
  readonly where: string;
  readonly badge?: Badge | undefined;
  /** Epoch seconds. */
  readonly end: number;
  readonly format: string;
  readonly region: string;
  readonly venue?: string | undefined;
}

/** What is on next, in one language: the words `<mivent-events>` shows on other sites. */
export interface Upcoming {
  readonly heading: string;
  /** The page that has all of them. */
  readonly url: string;
  /** What the link to that page says. */
  readonly more: string;
  readonly empty: string;
  /** Whose clock the hours follow: «Время по Подгорице». */
  readonly clock: string;
  readonly events: readonly UpcomingLine[];
}

/** Most lines that `<mivent-events>` shows. */
export const MAX_UPCOMING = 50;
/** So many of each format are in a list, however far away: it can be asked for one format. */
const EACH_FORMAT = 10;

/** Choose the dates of a list, all in order of time: the next ones, and the next of each format. */
export function chooseUpcoming(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const formats = new Map<string, number>();
  return occurrences.filter(({ event }, index) => {
    const before = formats.get(event.entry.format) ?? 0;
    formats.set(event.entry.format, before + 1);
    return index < MAX_UPCOMING || before < EACH_FORMAT;
  });
}

/** Describe a date of an event for another site; `listing` has its words, `url` is absolute. */
export function toUpcomingLine(
  { event, time, end }: Occurrence,
  listing: Listing,
  { url, locale, year }: { readonly url: string; readonly locale: Locale; readonly year: number },
): UpcomingLine {
  const { first, last } = daysOf(time);
  const isOneDay = first.equals(last);
  const parts = { weekday: true, year: last.year !== year };
  return {
    title: listing.title,
    lang: listing.lang,
    url,
    numeral: formatNumeral(time),
    caption: captionOf(first, last, locale),
    date: isOneDay ? formatDate(first, locale, parts) : formatDateRange(first, last, locale, parts),
    datetime: listing.datetime,
    hours: listing.hours,
    zone: listing.zone,
    where: listing.where,
    badge: listing.badge,
    end: Math.floor(end / 1000),
    format: event.entry.format,
    region: event.region,
    venue: event.entry.venue,
  };
}

function captionOf(first: Temporal.PlainDate, last: Temporal.PlainDate, locale: Locale): string {
  const { monthsOfDay, weekdaysShort } = wordsOf(locale).time;
  const month = monthsOfDay[first.month - 1] ?? '';
  if (first.equals(last)) return `${month}, ${weekdaysShort[first.dayOfWeek - 1]}`;
  if (first.month === last.month && first.year === last.year) return month;
  return `${formatShortDate(first, locale)} – ${formatShortDate(last, locale)}`;
}
