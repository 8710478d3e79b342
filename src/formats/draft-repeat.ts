import { type RecurrenceRule, WEEKDAYS } from '../domain/recurrence-rule.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatRule } from './human.ts';

/** The ways in which an event of the form may repeat, each by the day on which it begins. */
export const REPEATS = ['weekly', 'fortnightly', 'weekday', 'lastWeekday', 'day', 'lastDay'] as const;
export type Repeat = (typeof REPEATS)[number];

/** A rule but for its end. */
export type RuleCycle = Omit<RecurrenceRule, 'limit'>;

/** Get the rule by which an event repeats that begins on a day, given as `2026-12-05`; nothing where that day does not fit. */
export function toCycle(repeat: string, day: string): RuleCycle | undefined {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || month < 1 || month > 12) return undefined;
  const weekday = WEEKDAYS[(weekdayOf(year, month, number) + 6) % 7] ?? 'MO';
  const left = daysIn(year, month) - number;
  const rule = { interval: 1, byDay: [], byMonthDay: [], byMonth: [] };
  switch (repeat) {
    case 'weekly':
      return { ...rule, frequency: 'WEEKLY', byDay: [{ weekday }] };
    case 'fortnightly':
      return { ...rule, frequency: 'WEEKLY', interval: 2, byDay: [{ weekday }] };
    case 'weekday':
      return { ...rule, frequency: 'MONTHLY', byDay: [{ weekday, ordinal: Math.ceil(number / 7) }] };
    case 'lastWeekday':
      return left < 7 ? { ...rule, frequency: 'MONTHLY', byDay: [{ weekday, ordinal: -1 }] } : undefined;
    case 'day':
      return { ...rule, frequency: 'MONTHLY', byMonthDay: [number] };
    case 'lastDay':
      return left === 0 ? { ...rule, frequency: 'MONTHLY', byMonthDay: [-1] } : undefined;
    default:
      return undefined;
  }
}

/** Say how an event repeats: «каждую неделю, по воскресеньям», «каждый месяц, во второе воскресенье». */
export function sayCycle(cycle: RuleCycle, locale: Locale): string {
  return formatRule({ ...cycle, limit: { kind: 'count', count: 1 } }, locale);
}

/** The weekday of a day of the Gregorian calendar, Sunday being 0 (Sakamoto): before a browser has any Temporal. */
function weekdayOf(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
