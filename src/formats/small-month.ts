import { daysOf } from '../domain/days.ts';
import { type MonthDay, toMonth } from '../domain/month.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { wordsOf } from '../i18n/interface.ts';
import { formatCount, formatDate } from './human.ts';
import { type ListingContext, toBadge } from './listing.ts';

/** A month with little room: figures alone, and where a day leads. */
export interface SmallMonth {
  /** `2026-12`. */
  readonly key: string;
  /** «декабрь». */
  readonly name: string;
  readonly year: number;
  readonly weeks: readonly (readonly SmallDay[])[];
}

/** One day; those of the neighbouring months have a date only. */
export interface SmallDay {
  /** ISO. */
  readonly date: string;
  readonly number?: number | undefined;
  readonly events?: SmallDayEvents | undefined;
}

/** What a day of a small month has. */
export interface SmallDayEvents {
  /** What those hear who do not see: «5 декабря: Дебаты о приватности, отменено», «5 декабря: 3 события». */
  readonly label: string;
  /** The only event of the day, else nothing. */
  readonly event?: { readonly id: string; readonly day?: string | undefined } | undefined;
  /** How the day looks where nothing on it is simply agreed. */
  readonly kind?: 'hold' | 'off' | undefined;
}

/** Put the months from `first` on into figures. Takes occurrences in order of their starts. */
export function toSmallMonths(
  occurrences: readonly Occurrence[],
  first: Temporal.PlainYearMonth,
  count: number,
  context: ListingContext,
): SmallMonth[] {
  return Array.from({ length: count }, (_, index) => first.add({ months: index })).map(({ year, month }) => {
    const number = year * 12 + month;
    const here = occurrences.filter(({ time }) => {
      const { first: from, last: to } = daysOf(time);
      return from.year * 12 + from.month <= number && to.year * 12 + to.month >= number;
    });
    return {
      key: new Temporal.PlainYearMonth(year, month).toString(),
      name: wordsOf(context.locale).time.months[month - 1] ?? '',
      year,
      weeks: toMonth(year, month, here).weeks.map(({ days }) => days.map((day) => toDay(day, context))),
    };
  });
}

function toDay(day: MonthDay, context: ListingContext): SmallDay {
  const date = day.date.toString();
  if (!day.inMonth) return { date };
  const all = [...day.lanes.flatMap((bar) => (bar ? [bar.occurrence] : [])), ...day.occurrences];
  return { date, number: day.date.day, events: all.length === 0 ? undefined : toEvents(day.date, all, context) };
}

function toEvents(date: Temporal.PlainDate, all: readonly Occurrence[], context: ListingContext): SmallDayEvents {
  const { locale } = context;
  const [only] = all;
  const event = all.length === 1 ? only?.event : undefined;
  const badge = event && toBadge(event, context);
  const what = event
    ? [event.entry.title, ...(badge ? [badge.text] : [])].join(', ')
    : formatCount(all.length, wordsOf(locale).counts.events, locale);
  const statuses = new Set(all.map(({ event: { entry } }) => entry.status));
  return {
    label: `${formatDate(date, locale)}: ${what}`,
    event:
      event && only ? { id: event.id, day: event.recurrence && only.original.toPlainDate().toString() } : undefined,
    kind: statuses.has('confirmed') ? undefined : statuses.has('hold') ? 'hold' : 'off',
  };
}
