import type { ArchivedEvent, ArchiveNumbers } from '../domain/archive.ts';
import { daysOf } from '../domain/days.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { CALENDAR_WORDS } from '../i18n/calendar.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale, PluralForms } from '../i18n/locale.ts';
import {
  fill,
  formatCount,
  formatDate,
  formatNumber,
  formatNumeral,
  formatRule,
  pluralForm,
  typeset,
} from './human.ts';
import { formatWhere, type ListingContext } from './listing.ts';

/** An event that is over, as a line of the archive. */
export interface ArchiveLine {
  readonly id: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** «10», «27/28»; the month stands above. */
  readonly numeral: string;
  /** ISO, of its first day. */
  readonly date: string;
  /** What stands below its name, in order: format, place, «до 2 декабря», «в программе: …», «пришло 34 человека». */
  readonly facts: readonly string[];
  readonly recording?: string | undefined;
  /** «отменено». */
  readonly cancelled?: string | undefined;
}

/** A series that had dates in a year. */
export interface ArchiveSeries extends ArchiveLine {
  /** «12 дат». */
  readonly count: string;
  /** «3, 10, 17 октября · 7 ноября». */
  readonly dates: string;
}

/** A number of a year with its noun, and what it rests on: «34», «человека пришло», «по 1 отчёту». */
export interface ArchiveNumber {
  readonly value: string;
  readonly noun: string;
  readonly note?: string | undefined;
}

/** Describe an event that is over. */
export function toArchiveLine({ event, dates }: ArchivedEvent, context: ListingContext): ArchiveLine {
  const { registry, locale } = context;
  const words = wordsOf(locale);
  const own = CALENDAR_WORDS[locale].archive;
  const { title, lang, format, partOf, report, status } = event.entry;
  const [date] = dates;
  const days = date && daysOf(date.time);
  const parent = partOf === undefined ? undefined : registry.events.get(partOf);
  // Its numeral tells the last day, but not of which month.
  const isLong = days !== undefined && !event.recurrence && days.first.month !== days.last.month;
  return {
    id: event.id,
    title: typeset(title),
    lang: lang === locale ? undefined : lang,
    numeral: date ? formatNumeral(date.time) : '',
    date: days?.first.toString() ?? '',
    facts: [
      event.recurrence ? formatRule(event.recurrence.rule, locale) : words.formats[format],
      formatWhere(event, context),
      ...(isLong ? [fill(words.event.until, { date: formatDate(days.last, locale) })] : []),
      ...(parent ? [typeset(fill(own.partOf, { title: parent.entry.title }))] : []),
      ...(report?.attended === undefined || status === 'cancelled'
        ? []
        : [formatCount(report.attended, words.event.attended, locale)]),
    ],
    recording: report?.recording,
    cancelled: status === 'cancelled' ? words.status.cancelled : undefined,
  };
}

/** Describe a series by those of its dates in a year that are over. */
export function toArchiveSeries(series: ArchivedEvent, context: ListingContext): ArchiveSeries {
  const { locale } = context;
  return {
    ...toArchiveLine(series, context),
    count: formatCount(series.dates.length, CALENDAR_WORDS[locale].archive.dates, locale),
    dates: formatDates(series.dates, locale),
  };
}

/** Write dates of one year month by month: «3, 10, 17 октября · 7 ноября». */
function formatDates(dates: readonly Occurrence[], locale: Locale): string {
  const months = new Map<number, number[]>();
  for (const { time } of dates) {
    const { month, day } = daysOf(time).first;
    const days = months.get(month) ?? [];
    months.set(month, days);
    if (!days.includes(day)) days.push(day);
  }
  const { monthsOfDay } = wordsOf(locale).time;
  return [...months].map(([month, days]) => `${days.join(', ')}\u00a0${monthsOfDay[month - 1]}`).join(' · ');
}

/** Put the numbers of a year into words, those that say something: nobody counted is not nobody came. */
export function toArchiveNumbers(numbers: ArchiveNumbers, locale: Locale): readonly ArchiveNumber[] {
  const own = CALENDAR_WORDS[locale].archive;
  const number = (value: number, forms: PluralForms, note?: string): ArchiveNumber => ({
    value: formatNumber(value, locale),
    noun: pluralForm(value, forms, locale),
    note,
  });
  return [
    number(numbers.passed, own.passed),
    ...(numbers.reported > 0 ? [number(numbers.reported, own.reported)] : []),
    ...(numbers.counted > 0
      ? [number(numbers.attended, own.came, formatCount(numbers.counted, own.cameOf, locale))]
      : []),
    number(numbers.cancelled, own.cancelled),
  ];
}

/** Put the numbers of a year into a line: «прошло 41 событие, пришло 34 человека, отменено 2». */
export function formatArchiveNumbers(numbers: ArchiveNumbers, locale: Locale): string {
  const own = CALENDAR_WORDS[locale].archive;
  return [
    formatCount(numbers.passed, own.passedCount, locale),
    ...(numbers.counted > 0 ? [formatCount(numbers.attended, wordsOf(locale).event.attended, locale)] : []),
    ...(numbers.cancelled > 0 ? [formatCount(numbers.cancelled, own.cancelledCount, locale)] : []),
  ].join(', ');
}
