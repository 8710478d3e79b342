import { stepOf, type Year, type YearDay } from '../domain/year.ts';
import { CALENDAR_WORDS } from '../i18n/calendar.ts';
import { type Locale, wordsOf } from '../i18n/interface.ts';
import { fill, formatCount, formatDate } from './human.ts';

/** A day of the year in words. */
export interface YearDayView {
  /** ISO. */
  readonly date: string;
  readonly number: number;
  readonly events: number;
  /** How busy it looks: 0 is empty. */
  readonly step: number;
  readonly isFlagship: boolean;
  /** «5 декабря: 3 события, главное событие», where it has any. */
  readonly label: string;
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
  const step = stepOf(events, steps);
  return { date: date.toString(), number: date.day, events, step, isFlagship, label: labelOf() };

  function labelOf(): string {
    if (events === 0) return '';
    const { year: words } = CALENDAR_WORDS[locale];
    const count = formatCount(events, wordsOf(locale).counts.events, locale);
    const label = fill(words.day, { date: formatDate(date, locale), count });
    return isFlagship ? `${label}, ${words.flagshipDay}` : label;
  }
}

function formatStep(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}
