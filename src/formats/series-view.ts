import type { CalendarEvent, Recurrence } from '../domain/event.ts';
import { holdState } from '../domain/hold.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { takesPlace } from '../domain/year.ts';
import { CALENDAR_FILE_WORDS } from '../i18n/calendar-files.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import { wordsOf } from '../i18n/interface.ts';
import { fill, formatClock, formatDate, formatHours, formatRule, pluralForm } from './human.ts';
import { type ListingContext, localMoment } from './listing.ts';

/** One date of a series on the page of the series. */
export interface DateLine {
  /** ISO; also the fragment that feeds lead to. Nothing for a date that the series leaves out. */
  readonly day?: string | undefined;
  readonly datetime: string;
  readonly text: string;
  readonly note?: string | undefined;
  /** What the link to its calendar file is called, if it is ahead and takes place: «В календарь: суббота, 5 декабря 2026, 10:00». */
  readonly fileLabel?: string | undefined;
}

/** The dates of a year that are folded away. */
export interface DateYear {
  /** «2027: ещё 12 дат». */
  readonly title: string;
  readonly dates: readonly DateLine[];
}

/** What the page of a series says of its dates; empty for a single event. */
export interface SeriesView {
  readonly repeats?: string | undefined;
  readonly next: readonly DateLine[];
  readonly years: readonly DateYear[];
  readonly seriesOver?: string | undefined;
}

/** How many dates of a series are named before the rest is folded away. */
const NEXT_DATES = 6;

/** Put the rule of a series and all of its dates into words: the next ones, then every other one by year. */
export function toSeriesView(
  event: CalendarEvent,
  occurrences: readonly Occurrence[],
  context: ListingContext,
): SeriesView {
  if (!event.recurrence) return { next: [], years: [] };
  const { locale, now } = context;
  const words = wordsOf(locale).event;
  const last = occurrences.at(-1);
  const isOver = last !== undefined && last.end <= now.epochMilliseconds;
  const lastDay = last && formatDate(last.time.start.toPlainDate(), locale, { year: true });
  const rule = formatRule(event.recurrence.rule, locale);
  const ahead = occurrences.filter(({ end }) => end > now.epochMilliseconds);
  const dropped = toDroppedLines(event, event.recurrence, context);
  const next = ahead.slice(0, NEXT_DATES).map((occurrence) => toDateLine(occurrence, context));
  const [from, to] = [next[0]?.datetime ?? '', next.at(-1)?.datetime ?? ''];
  const isBetween = ({ datetime }: DateLine) => from < datetime && datetime < to;
  const shown = new Set(ahead.slice(0, NEXT_DATES));
  const others = occurrences.filter((occurrence) => !shown.has(occurrence));
  return {
    repeats: isOver || lastDay === undefined ? rule : `${rule} ${fill(words.seriesEnds, { date: lastDay })}`,
    next: inOrder([...next, ...dropped.filter(isBetween)]),
    years: toYears(
      inOrder([
        ...others.map((occurrence) => toDateLine(occurrence, context)),
        ...dropped.filter((line) => !isBetween(line)),
      ]),
      context,
    ),
    seriesOver: isOver && lastDay !== undefined ? fill(words.seriesOver, { date: lastDay }) : undefined,
  };
}

function toDateLine({ event, time, kind, original, end }: Occurrence, context: ListingContext): DateLine {
  const { locale, now } = context;
  const words = wordsOf(locale).event;
  const text = `${formatDate(time.start.toPlainDate(), locale, { weekday: true, year: true })}, ${formatHours(time, locale)}`;
  const isAhead = end > now.epochMilliseconds && isNoted(event, context);
  const moved = fill(words.moved, { date: formatDate(original.toPlainDate(), locale) });
  return {
    // The feeds name a date of a series by the day on which its rule puts it.
    day: original.toPlainDate().toString(),
    datetime: time.allDay ? time.start.toPlainDate().toString() : localMoment(time.start),
    text,
    fileLabel: isAhead ? fill(CALENDAR_FILE_WORDS[locale].addDateLabel, { date: text }) : undefined,
    note: kind === 'moved' ? moved : kind === 'extra' ? words.extra : undefined,
  };
}

/** A hold that was let go is no date to note, nor is what stands elsewhere under its own name. */
function isNoted(event: CalendarEvent, { now }: ListingContext): boolean {
  return takesPlace(event) && event.entry.duplicateOf === undefined && holdState(event, now) !== 'expired';
}

/** Whoever has a date in mind shall find it, also where it was left out. */
function toDroppedLines(event: CalendarEvent, { except }: Recurrence, { locale, now }: ListingContext): DateLine[] {
  const { dropped, droppedPast } = EVENT_PAGE_WORDS[locale];
  const isAllDay = event.time?.allDay === true;
  const today = now.toZonedDateTimeISO(event.timezone).toPlainDateTime();
  return except.map((start) => {
    const date = formatDate(start.toPlainDate(), locale, { weekday: true, year: true });
    return {
      datetime: isAllDay ? start.toPlainDate().toString() : localMoment(start.toZonedDateTime(event.timezone)),
      text: isAllDay ? date : `${date}, ${formatClock(start)}`,
      note: Temporal.PlainDateTime.compare(start, today) < 0 ? droppedPast : dropped,
    };
  });
}

/** Moments of one zone, written alike, sort as texts but for the hour in which clocks turn. */
function inOrder(lines: readonly DateLine[]): DateLine[] {
  return [...lines].sort((a, b) => (a.datetime < b.datetime ? -1 : 1));
}

function toYears(lines: readonly DateLine[], { locale }: ListingContext): DateYear[] {
  const { moreDates } = EVENT_PAGE_WORDS[locale];
  return [...Map.groupBy(lines, ({ datetime }) => datetime.slice(0, 4))].map(([year, dates]) => {
    const count = dates.filter(({ day }) => day !== undefined).length;
    return { title: count === 0 ? year : fill(pluralForm(count, moreDates, locale), { year, count }), dates };
  });
}
