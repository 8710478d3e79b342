import { cleanLine } from './clean-text.ts';
import { parseClock, parseDay } from './day-text.ts';
import type { ImportNote } from './imported-event.ts';

/** A day and a time of day as event files have them, or why a table has none. */
export interface TableTime {
  readonly day?: string | undefined;
  readonly time?: string | undefined;
  readonly fault?: ImportNote | undefined;
}

/** How a table means its days and times. */
export interface TableReading {
  readonly read: (day: string, time: string, today: Temporal.PlainDate) => TableTime;
  /** What was read in a way that its author should see, so far. */
  readonly notes: () => readonly ImportNote[];
}

/** Tell whether a cell is a time of day without a day. */
export function isTimeOfDay(cell: string): boolean {
  return isFraction(cell) || /^\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?$/i.test(cell.trim());
}

/**
 * Find out how a table means its days and times, of all that stand in their columns: `12/19/2026` somewhere says that the month comes
 * first everywhere, `0.75` that numbers below one are parts of a day.
 */
export function readingOf(days: readonly string[], times: readonly string[]): TableReading {
  const order = orderOf(days);
  const areParts = times.some((cell) => isFraction(cell) && parseClock(cell.trim()) === undefined);
  const areClocks = times.some((cell) => !isFraction(cell) && /^\d{1,2}[:.]\d{2}(?!\d)/.test(cell.trim()));
  const seen = new Map<ImportNote['kind'], Map<string, string>>();
  const note = (kind: ImportNote['kind'], cell: string, meant: string) => {
    const known = seen.get(kind) ?? new Map<string, string>();
    seen.set(kind, known.set(cleanLine(cell), meant));
  };

  const readDay = (text: string, today: Temporal.PlainDate): TableTime => {
    const serial = serialOf(text);
    if (serial) {
      note('serial', text, `${serial.day}${serial.time === undefined ? '' : ` ${serial.time}`}`);
      return serial;
    }
    const parts = DAY_IN_NUMBERS.exec(text);
    if (parts) {
      const [first, second, year] = [Number(parts[1]), Number(parts[2]), yearOf(parts[3] ?? '')];
      const own = first > 12 ? 'day-first' : second > 12 ? 'month-first' : first === second ? 'day-first' : order;
      const [dayFirst, monthFirst] = [toDay(year, second, first), toDay(year, first, second)];
      if (own === undefined && dayFirst && monthFirst) return { fault: ambiguous(text, dayFirst, monthFirst) };
      const day = own === 'month-first' ? monthFirst : dayFirst;
      if (day === undefined) return { fault: notUnderstood(text) };
      if (own && first !== second) note(own, text, day);
      return { day };
    }
    // In a table days are written whole: «суббота» of last year is no day.
    const words = text
      .replace(/^(\d{1,2}\.\d{1,2}\.\d{4})\.$/, '$1')
      .replace(
        /^(\d{1,2})[-. ](\p{L}{3,})\.?[-. ](\d{4}|\d{2})$/u,
        (_, day, month, year) => `${day} ${month} ${yearOf(year)}`,
      );
    const date = /\d{4}|\d\.\d{1,2}\.\d{2}$/.test(words) ? parseDay(words, today) : undefined;
    return date && 'date' in date ? { day: date.date.toString() } : { fault: notUnderstood(text) };
  };

  const readTime = (text: string): TableTime => {
    const clock = parseClock(text.replace(/^(\d{1,2}:\d{2}):\d{2}(?!\d)/, '$1'));
    const moment = serialOf(text);
    if (!isFraction(text) && !moment) return clock === undefined ? { fault: notUnderstood(text) } : { time: clock };
    if (clock !== undefined && areClocks && !areParts) return { time: clock };
    const time = moment ? moment.time : clockOfPart(text.replace(/^\d*(?=[.,])/, '0'))?.time;
    if (time === undefined) return { fault: notUnderstood(text) };
    if (clock !== undefined && !areParts) return { fault: ambiguous(text, time, clock) };
    note('serial', text, time);
    return { time };
  };

  return {
    read: (day, time, today) => {
      // Nobody writes a day in so many letters, and to look for a time at their end takes its own time.
      if (day.length > 200) return { fault: notUnderstood(day) };
      const joined = /^(\S+)[T,\s]+(\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?)$/i.exec(day.trim()) ?? [];
      const [dayText, timeText] = [(joined[1] ?? day).trim(), (joined[2] ?? time).trim()];
      const date: TableTime = dayText === '' ? {} : readDay(dayText, today);
      if (date.fault) return date;
      const clock: TableTime = timeText === '' ? { time: date.time } : readTime(timeText);
      return clock.fault ? clock : { day: date.day, time: clock.time };
    },
    notes: () => [...seen].map(([kind, cells]) => ({ kind, value: exampleOf(cells) })),
  };
}

/** Three of what was read, so that a wrong reading is seen. */
function exampleOf(cells: ReadonlyMap<string, string>): string {
  const shown = [...cells].slice(0, 3).map(([cell, meant]) => `${cell} → ${meant}`);
  return [...shown, ...(cells.size > shown.length ? ['…'] : [])].join(', ');
}

/** Days between slashes or dashes, the year last, whichever of the others is the month. */
const DAY_IN_NUMBERS = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;

/** Find which comes first in days between slashes: what one cell says without doubt and no other denies. */
function orderOf(days: readonly string[]): 'day-first' | 'month-first' | undefined {
  const pairs = days.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?!\d)/.exec(cell.trim()) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const [isDayFirst, isMonthFirst] = [pairs.some(([first]) => first > 12), pairs.some(([, second]) => second > 12)];
  if (isDayFirst === isMonthFirst) return undefined;
  return isDayFirst ? 'day-first' : 'month-first';
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function toDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** A part of a day, as spreadsheets keep times. */
function isFraction(cell: string): boolean {
  return /^0?[.,]\d{1,17}$/.test(cell.trim());
}

/** The days of which a number can be one: other years are no events of anybody’s calendar. */
const [FIRST_SERIAL, LAST_SERIAL] = [43_831, 51_501];

/** Read what spreadsheets keep in place of days: their number since 30 December 1899, and after the point the part of the day. */
function serialOf(text: string): { readonly day: string; readonly time?: string } | undefined {
  const [, days, part] = /^(\d{5})([.,]\d{1,17})?$/.exec(text.trim()) ?? [];
  if (days === undefined || Number(days) < FIRST_SERIAL || Number(days) > LAST_SERIAL) return undefined;
  // «46375.0» is a day that went through a program which counts.
  const clock = part === undefined || /^.0+$/.test(part) ? undefined : clockOfPart(`0${part}`);
  const date = new Temporal.PlainDate(1899, 12, 30).add({ days: Number(days) + (clock?.days ?? 0) });
  return { day: date.toString(), ...(clock ? { time: clock.time } : {}) };
}

/** Read a part of a day. Of few digits, which stand for a rounder time (0.79 is shown of 19:00), the roundest is taken that they can mean. */
function clockOfPart(text: string): { readonly time: string; readonly days: number } | undefined {
  const digits = text.replace(',', '.').split('.')[1] ?? '';
  const minutes = Number(`0.${digits || '0'}`) * 1440;
  const doubt = digits.length > 3 ? 0.5 : 720 / 10 ** digits.length;
  const step = [60, 30, 15, 5].find((one) => Math.abs(Math.round(minutes / one) * one - minutes) <= doubt) ?? 1;
  const whole = Math.round(minutes / step) * step;
  const [days, rest] = [Math.floor(whole / 1440), whole % 1440];
  const two = (value: number) => String(value).padStart(2, '0');
  return { time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}`, days };
}

function notUnderstood(text: string): ImportNote {
  return { kind: 'time', value: cleanLine(text).slice(0, 60) };
}

function ambiguous(text: string, one: string, other: string): ImportNote {
  const value = cleanLine(text).slice(0, 60);
  return { kind: 'ambiguous', value, reason: { ru: `${one} или ${other}`, en: `${one} or ${other}` } };
}
