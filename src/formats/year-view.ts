import { stepOf, type Year, type YearDay } from '../domain/year.ts';
import { CALENDAR_WORDS } from '../i18n/calendar.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { pluralForm } from './human.ts';

/** A day of the year in words. */
export interface YearDayView {
  /** ISO. */
  readonly date: string;
  readonly number: number;
  readonly events: number;
  /** How busy it looks: 0 is empty. */
  readonly step: number;
  readonly isFlagship: boolean;
  /** What makes the two numbers a sentence: «декабря», «события», and of a main event that it is one. */
  readonly month: string;
  readonly noun: string;
  readonly rank?: string | undefined;
}

/** A month of the year, week by week from Monday. */
export interface YearMonthView {
  /** `2026-12`. */
  readonly key: string;
  readonly name: string;
  readonly weeks: readonly (readonly (YearDayView | undefined)[])[];
}

/** A year in words. */
export interface YearView {
  readonly months: readonly YearMonthView[];
  /** What each step stands for, from the first: «1–2», «3–4», «5». */
  readonly steps: readonly string[];
}

/** Put a year into words. */
export function toYearView(year: Year, locale: Locale): YearView {
  const { time } = wordsOf(locale);
  return {
    months: year.months.map(({ month, weeks }) => ({
      key: `${year.year}-${String(month).padStart(2, '0')}`,
      name: time.months[month - 1] ?? '',
      weeks: weeks.map((week) => week.map((day) => day && toDay(day, year.steps, locale))),
    })),
    steps: year.steps.map((from, index) => formatStep(from, (year.steps[index + 1] ?? year.most + 1) - 1)),
  };
}

function toDay({ date, events, isFlagship }: YearDay, steps: readonly number[], locale: Locale): YearDayView {
  const { time, counts } = wordsOf(locale);
  return {
    date: date.toString(),
    number: date.day,
    events,
    step: stepOf(events, steps),
    isFlagship,
    month: time.monthsOfDay[date.month - 1] ?? '',
    noun: pluralForm(events, counts.events, locale),
    rank: isFlagship ? CALENDAR_WORDS[locale].year.flagshipDay : undefined,
  };
}

function formatStep(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}
