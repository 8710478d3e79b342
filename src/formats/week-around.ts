import type { BusyPeriod } from '../domain/busy.ts';
import { daysOf, mondayOf } from '../domain/days.ts';
import type { EventTime } from '../domain/event.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { fill, formatClock, formatDate, formatDateRange, formatHours, formatShortDate, formatZone } from './human.ts';

/** What takes a date in a week, and the open application that asks for it where nobody has accepted it yet. */
export interface WeekPeriod {
  readonly period: BusyPeriod;
  /** The number of its pull request. */
  readonly pull?: number | undefined;
}

/** An event on a day of a week, in words. Titles are as their files have them: whoever sets them makes them safe. */
export interface WeekEntry {
  readonly id: string;
  readonly title: string;
  /** «18:00–21:00», «весь день», «до 18:00». */
  readonly hours: string;
  /** Whose clock the hours follow, where it is not that of the week. */
  readonly zone?: string | undefined;
  /** The id of its venue. */
  readonly venue?: string | undefined;
  readonly isOnline: boolean;
  /** «бронь до 28 ноября». */
  readonly hold?: string | undefined;
  readonly pull?: number | undefined;
  /** Whether it is what is proposed. */
  readonly isOwn: boolean;
  /** The id of its region, where that is another one. */
  readonly region?: string | undefined;
}

/** A day of a week. */
export interface WeekDay {
  /** ISO. */
  readonly date: string;
  /** «понедельник, 30 ноября». */
  readonly name: string;
  /** «пн, 30 ноя». */
  readonly shortName: string;
  readonly entries: readonly WeekEntry[];
}

/** The week around an event: seven days from Monday, with all that takes a date in its region. */
export interface WeekView {
  /** «30 ноября – 6 декабря». */
  readonly title: string;
  readonly region: string;
  readonly days: readonly WeekDay[];
  /** What goes on in other regions, by day. */
  readonly elsewhere: readonly WeekDay[];
}

/** Which week, and whose. */
export interface WeekQuestion {
  /** A day in it. */
  readonly day: Temporal.PlainDate;
  readonly region: string;
  readonly timezone: string;
  /** Ids of the events that are proposed. */
  readonly own: ReadonlySet<string>;
}

/** Look at the week around a day: first its region and what claims the date everywhere, apart from it the other regions. */
export function toWeek(periods: readonly WeekPeriod[], question: WeekQuestion, locale: Locale): WeekView {
  const { day, region, timezone } = question;
  const monday = mondayOf(day);
  const sunday = monday.add({ days: 6 });
  const [from, to] = [monday, sunday.add({ days: 1 })].map((date) => date.toZonedDateTime(timezone).epochMilliseconds);
  // A night, and an event of another zone, may reach into the week from the day before.
  const near = periods.filter(({ period }) => period.start < (to ?? 0) + DAY && period.end > (from ?? 0) - DAY);
  const venues = new Map(
    near.flatMap(({ period }) =>
      period.resource.kind === 'venue' ? [[keyOf(period), period.resource.id] as const] : [],
    ),
  );
  const country = near.find(({ period }) => period.claimant.region.id === region)?.period.claimant.region.country;
  const here: Placed[] = [];
  const elsewhere: Placed[] = [];
  for (const { period, pull } of near) {
    if (period.resource.kind !== 'region') continue;
    const { claimant } = period;
    const isHere =
      claimant.region.id === region ||
      (claimant.isFlagship && country !== undefined && claimant.region.country === country);
    const placed = { period, pull, time: timeOf(period), venue: venues.get(keyOf(period)) };
    (isHere ? here : elsewhere).push(placed);
  }
  const dates = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }));
  const toDays = (placed: readonly Placed[]) => dates.map((date) => toDay(date, placed, question, locale));
  return {
    title: formatDateRange(monday, sunday, locale),
    region,
    days: toDays(inOrder(here)),
    elsewhere: toDays(inOrder(elsewhere)).filter(({ entries }) => entries.length > 0),
  };
}

const DAY = 86_400_000;

interface Placed extends WeekPeriod {
  readonly time: EventTime;
  readonly venue: string | undefined;
}

function keyOf({ claimant, occurrence }: BusyPeriod): string {
  return `${claimant.id} ${occurrence}`;
}

function timeOf({ claimant, start, end }: BusyPeriod): EventTime {
  const zoned = (moment: number) =>
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(claimant.timezone);
  return { start: zoned(start), end: zoned(end), allDay: claimant.allDay };
}

function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed.toSorted(
    (a, b) => a.period.start - b.period.start || (a.period.claimant.id < b.period.claimant.id ? -1 : 1),
  );
}

function toDay(date: Temporal.PlainDate, placed: readonly Placed[], question: WeekQuestion, locale: Locale): WeekDay {
  const onDay = placed.filter(({ time }) => {
    const { first, last } = daysOf(time);
    return Temporal.PlainDate.compare(first, date) <= 0 && Temporal.PlainDate.compare(date, last) <= 0;
  });
  return {
    date: date.toString(),
    name: formatDate(date, locale, { weekday: true }),
    shortName: `${wordsOf(locale).time.weekdaysShort[date.dayOfWeek - 1]},\u00a0${formatShortDate(date, locale)}`,
    entries: onDay.map((one) => toEntry(one, date, question, locale)),
  };
}

function toEntry(
  { period, pull, time, venue }: Placed,
  date: Temporal.PlainDate,
  { region, timezone, own }: WeekQuestion,
  locale: Locale,
): WeekEntry {
  const { claimant } = period;
  const isOther = !time.allDay && time.start.offset !== time.start.withTimeZone(timezone).offset;
  return {
    id: claimant.id,
    title: claimant.title,
    hours: hoursOn(date, time, locale),
    zone: isOther ? formatZone(time.start, locale) : undefined,
    venue,
    isOnline: claimant.isOnline,
    hold: holdOf(period, locale),
    pull,
    isOwn: pull === undefined && own.has(claimant.id),
    region: claimant.region.id === region ? undefined : claimant.region.id,
  };
}

/** Of several days the first has its beginning, the last its end. */
function hoursOn(date: Temporal.PlainDate, time: EventTime, locale: Locale): string {
  const { first, last } = daysOf(time);
  if (time.allDay || first.equals(last)) return formatHours(time, locale);
  const words = REVIEW_WORDS[locale];
  if (date.equals(first)) return fill(words.from, { time: formatClock(time.start) });
  if (date.equals(last)) return fill(words.until, { time: formatClock(time.end) });
  return wordsOf(locale).month.continues;
}

function holdOf({ claimant }: BusyPeriod, locale: Locale): string | undefined {
  const { holdBy, holdEnds, timezone } = claimant;
  if (holdBy === undefined) return undefined;
  const words = wordsOf(locale).status;
  if (holdEnds === undefined) return words.hold;
  const last = Temporal.Instant.fromEpochMilliseconds(holdEnds - 1).toZonedDateTimeISO(timezone);
  return fill(words.holdUntil, { date: formatDate(last.toPlainDate(), locale) });
}
