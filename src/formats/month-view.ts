import { daysOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import { holdState } from '../domain/hold.ts';
import type { Month, MonthBar } from '../domain/month.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { CALENDAR_WORDS } from '../i18n/calendar.ts';
import { wordsOf } from '../i18n/interface.ts';
import {
  fill,
  formatClock,
  formatCount,
  formatDate,
  formatMonth,
  formatRule,
  formatShortDate,
  typeset,
} from './human.ts';
import { type ListingContext, toBadge, toUndatedListing } from './listing.ts';

/** An event in a cell of the month grid. */
export interface MonthLine {
  readonly id: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** «18:00», or nothing where it lasts all day. */
  readonly hours: string;
  readonly kind?: 'hold' | 'cancelled' | 'postponed' | 'flagship' | undefined;
  /** «бронь», «отменено». */
  readonly note?: string | undefined;
  /** What the look of a main event says, for those who do not see it: «главное событие». */
  readonly rank?: string | undefined;
  /** «каждую субботу», of a series. */
  readonly rule?: string | undefined;
  /** «до 13 дек», where it lasts longer than this day. */
  readonly until?: string | undefined;
  /** Where on the page of its series this date stands. */
  readonly day?: string | undefined;
}

/** A piece of an event of several days; without `span` it goes on from a day before. */
export interface MonthBarView extends MonthLine {
  readonly span?: number | undefined;
}

/** A cell of the month grid. */
export interface MonthDayView {
  /** ISO. */
  readonly date: string;
  readonly number: number;
  /** The week of the year (ISO 8601). */
  readonly week: number;
  /** «декабря», where a grid of several months comes to another one. */
  readonly month?: string | undefined;
  readonly weekday: string;
  /** The date in full, for those who hear it. */
  readonly label: string;
  readonly inMonth: boolean;
  readonly isEmpty: boolean;
  readonly lanes: readonly (MonthBarView | undefined)[];
  readonly lines: readonly MonthLine[];
  /** What a crowded day folds away, and how many they are: «ещё 12 событий». */
  readonly folded: readonly MonthLine[];
  readonly foldedCount: string;
}

/** A month in words, week by week. */
export interface MonthView {
  readonly name: string;
  readonly caption: string;
  readonly weeks: readonly (readonly MonthDayView[])[];
}

/** A hold on a window of dates: it has no day in the grid yet, so it stands above the days. */
export interface MonthWindow {
  readonly id: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** «бронь: август – ноябрь 2026 · дата — до 1 июня 2026». */
  readonly text: string;
}

/** Put a hold on a window into the words of a month: that it is one, the dates it may take, and until when one is chosen. */
export function toMonthWindow(event: CalendarEvent, context: ListingContext): MonthWindow {
  const { locale, now } = context;
  const { month: words } = wordsOf(locale);
  const { id, title, lang, hours: range } = toUndatedListing(event, context);
  const held = fill(words.window, { range });
  const decideBy = event.entry.hold?.window?.decideBy;
  if (decideBy === undefined) return { id, title, lang, text: held };
  const deadline = holdState(event, now) === 'undecided' ? words.windowUndecided : words.windowDecideBy;
  const date = formatDate(Temporal.PlainDate.from(decideBy), locale, { year: true });
  return { id, title, lang, text: typeset(`${held} · ${fill(deadline, { date })}`) };
}

/** Put a month into words. */
export function toMonthView(month: Month, context: ListingContext): MonthView {
  const { locale } = context;
  const words = wordsOf(locale);
  const name = formatMonth(month.year, month.month, locale);
  const days = month.weeks.flatMap((week) => week.days).filter((day) => day.inMonth);
  const isOneMonth = days[0]?.date.month === days.at(-1)?.date.month;
  return {
    name,
    caption: fill(words.month.caption, { month: name }),
    weeks: month.weeks.map((week) =>
      week.days.map((day) => ({
        date: day.date.toString(),
        number: day.date.day,
        week: day.date.weekOfYear ?? 0,
        month:
          !isOneMonth && day.inMonth && (day.date.day === 1 || day === days[0])
            ? words.time.monthsOfDay[day.date.month - 1]
            : undefined,
        weekday: words.time.weekdaysShort[day.date.dayOfWeek - 1] ?? '',
        label: formatDate(day.date, locale, { weekday: true, year: true }),
        inMonth: day.inMonth,
        isEmpty: day.occurrences.length === 0 && day.lanes.every((bar) => bar === undefined),
        // Empty lanes keep bars in line only above a bar; below the last one they would push the day's own lines down.
        lanes: day.lanes
          .slice(0, day.lanes.findLastIndex((bar) => bar !== undefined) + 1)
          .map((bar) => bar && toBar(bar, context)),
        ...toLines(day.occurrences, context),
      })),
    ),
  };
}

/** A cell shows so many lines; one more is shown rather than folded alone. */
const MOST_LINES = 5;

function toLines(occurrences: readonly Occurrence[], context: ListingContext) {
  const lines = occurrences.map((occurrence) => toLine(occurrence, context));
  if (lines.length <= MOST_LINES + 1) return { lines, folded: [], foldedCount: '' };
  const folded = lines.slice(MOST_LINES);
  const { home, counts } = wordsOf(context.locale);
  const count = formatCount(folded.length, counts.events, context.locale);
  return { lines: lines.slice(0, MOST_LINES), folded, foldedCount: fill(home.moreEvents, { count }) };
}

function toBar(bar: MonthBar, context: ListingContext): MonthBarView {
  return { ...toLine(bar.occurrence, context), span: bar.span };
}

function toLine(occurrence: Occurrence, context: ListingContext): MonthLine {
  const { event, time, original } = occurrence;
  const { status, event: words } = wordsOf(context.locale);
  const { first, last } = daysOf(time);
  const badge = toBadge(event, context);
  const isFlagship = event.entry.scope === 'community';
  return {
    id: event.id,
    title: event.entry.title,
    lang: event.entry.lang === context.locale ? undefined : event.entry.lang,
    hours: time.allDay || !first.equals(last) ? '' : formatClock(time.start),
    kind: badge?.kind ?? (isFlagship ? 'flagship' : undefined),
    note: badge ? status[badge.kind] : undefined,
    rank: isFlagship ? CALENDAR_WORDS[context.locale].flagship : undefined,
    rule: event.recurrence && formatRule(event.recurrence.rule, context.locale),
    until: first.equals(last) ? undefined : fill(words.until, { date: formatShortDate(last, context.locale) }),
    day: event.recurrence && original.toPlainDate().toString(),
  };
}

const MARKS = ['series', 'bar', 'flagship', 'hold', 'cancelled'] as const;

/** What the days of a month are marked with by more than a word: «отложено» needs no legend. */
export type MonthMark = (typeof MARKS)[number];

/** List the marks that a month has, in the order of a legend, which explains those and no others. */
export function marksOf(month: MonthView): readonly MonthMark[] {
  const found = new Set<MonthMark>();
  for (const day of month.weeks.flat()) {
    const bars = day.lanes.filter((bar) => bar !== undefined);
    if (bars.length > 0) found.add('bar');
    for (const line of [...bars, ...day.lines, ...day.folded]) {
      if (line.kind && line.kind !== 'postponed') found.add(line.kind);
      if (line.rule !== undefined) found.add('series');
    }
  }
  return MARKS.filter((mark) => found.has(mark));
}
