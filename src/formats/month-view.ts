import type { Month, MonthBar } from '../domain/month.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import { fill, formatClock, formatDate, formatMonth } from './human.ts';
import { type ListingContext, toBadge } from './listing.ts';

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
  readonly weekday: string;
  /** The date in full, for those who hear it. */
  readonly label: string;
  readonly inMonth: boolean;
  readonly isEmpty: boolean;
  readonly lanes: readonly (MonthBarView | undefined)[];
  readonly lines: readonly MonthLine[];
}

/** A month in words, week by week. */
export interface MonthView {
  readonly name: string;
  readonly caption: string;
  readonly weeks: readonly (readonly MonthDayView[])[];
}

/** Put a month into words. */
export function toMonthView(month: Month, context: ListingContext): MonthView {
  const { locale } = context;
  const words = wordsOf(locale);
  const name = formatMonth(month.year, month.month, locale);
  return {
    name,
    caption: fill(words.month.caption, { month: name }),
    weeks: month.weeks.map((week) =>
      week.days.map((day) => ({
        date: day.date.toString(),
        number: day.date.day,
        weekday: words.time.weekdaysShort[day.date.dayOfWeek - 1] ?? '',
        label: formatDate(day.date, locale, { weekday: true }),
        inMonth: day.inMonth,
        isEmpty: day.occurrences.length === 0 && day.lanes.every((bar) => bar === undefined),
        // Empty lanes keep bars in line only above a bar; below the last one they would push the day's own lines down.
        lanes: day.lanes
          .slice(0, day.lanes.findLastIndex((bar) => bar !== undefined) + 1)
          .map((bar) => bar && toBar(bar, context)),
        lines: day.occurrences.map((occurrence) => toLine(occurrence, context)),
      })),
    ),
  };
}

function toBar(bar: MonthBar, context: ListingContext): MonthBarView {
  return { ...toLine(bar.occurrence, context), span: bar.span };
}

function toLine(occurrence: Occurrence, context: ListingContext): MonthLine {
  const { event, time, original } = occurrence;
  const { status } = wordsOf(context.locale);
  const badge = toBadge(event, context);
  return {
    id: event.id,
    title: event.entry.title,
    lang: event.entry.lang === context.locale ? undefined : event.entry.lang,
    hours: time.allDay ? '' : formatClock(time.start),
    kind: badge?.kind ?? (event.entry.scope === 'community' ? 'flagship' : undefined),
    note: badge && status[badge.kind],
    day: event.recurrence && original.toPlainDate().toString(),
  };
}
