import { HUMAN_WORDS } from '../i18n/human.ts';
import { LOCALES } from '../i18n/locale.ts';

/** A day as somebody meant it, or why it is none: not understood, not in the calendar, or of another weekday than was said. */
export type DayReading =
  | { readonly date: Temporal.PlainDate }
  | { readonly fault: 'unknown' | 'no-such-day' | 'weekday' };

/**
 * Read a day as people write it, in Russian or English: `2026-12-05`, `05.12.2026`, `5.12`, «5 декабря», “December 5, 2026”,
 * «суббота», «завтра». Without a year the next one that comes is meant, today included; a weekday alone is the next after today.
 */
export function parseDay(text: string, today: Temporal.PlainDate): DayReading {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s,()«»"]+/g, ' ')
    .replaceAll('ё', 'е')
    .trim();
  const days = Object.hasOwn(NEAR_DAYS, words) ? NEAR_DAYS[words] : undefined;
  if (days !== undefined) return { date: today.add({ days }) };
  const [first = '', ...rest] = words.replace(/^(?:во?|on) /, '').split(/\s+/);
  const weekday = weekdayOf(first);
  if (weekday === undefined) return parseDate(words, today);
  if (rest.length === 0) return { date: today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 }) };
  const read = parseDate(rest.join(' '), today);
  return 'date' in read && read.date.dayOfWeek !== weekday ? { fault: 'weekday' } : read;
}

const NEAR_DAYS: Readonly<Record<string, number>> = {
  сегодня: 0,
  завтра: 1,
  послезавтра: 2,
  today: 0,
  tomorrow: 1,
};

function parseDate(words: string, today: Temporal.PlainDate): DayReading {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(words);
  if (iso) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), today);
  const european = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2})?)?$/.exec(words);
  if (european) return toDay(yearOf(european[3]), Number(european[2]), Number(european[1]), today);
  const named =
    /^(\d{1,2})(?:-?(?:го|е)|st|nd|rd|th)? (?:of )?(\p{L}{3,})\.?(?: (\d{4}))?(?: г(?:ода|\.)?)?$/u.exec(words) ??
    /^(?<month>\p{L}{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/u.exec(words);
  if (!named) return { fault: 'unknown' };
  const { day = named[1], month = named[2], year = named[3] } = named.groups ?? {};
  const number = monthOf(month ?? '');
  return number === undefined ? { fault: 'unknown' } : toDay(yearOf(year), number, Number(day), today);
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function toDay(year: number | undefined, month: number, day: number, today: Temporal.PlainDate): DayReading {
  // 29 February may be eight years away.
  for (let next = year ?? today.year; next <= (year ?? today.year + 8); next++) {
    try {
      const date = Temporal.PlainDate.from({ year: next, month, day }, { overflow: 'reject' });
      if (year !== undefined || Temporal.PlainDate.compare(date, today) >= 0) return { date };
    } catch {
      // That year has no such day.
    }
  }
  return { fault: 'no-such-day' };
}

function monthOf(word: string): number | undefined {
  for (const locale of LOCALES) {
    const { months, monthsOfDay } = HUMAN_WORDS[locale].time;
    for (const names of [months, monthsOfDay]) {
      const index = names.findIndex((name) => isShortOf(word, name));
      if (index !== -1) return index + 1;
    }
  }
  return undefined;
}

function weekdayOf(word: string): number | undefined {
  for (const locale of LOCALES) {
    const { weekdays, weekdaysShort } = HUMAN_WORDS[locale].time;
    const { weekdaysOfOrdinal } = HUMAN_WORDS[locale].repeat;
    const index = weekdaysShort.findIndex((name) => name.toLowerCase() === word);
    if (index !== -1) return index + 1;
    for (const names of [weekdays, weekdaysOfOrdinal]) {
      const full = names.findIndex((name) => isShortOf(word, name));
      if (full !== -1) return full + 1;
    }
  }
  return undefined;
}

/** «дек» stands for «декабря»; two letters of a month would stand for several. */
function isShortOf(word: string, name: string): boolean {
  const plain = word.replace(/\.$/, '');
  return plain.length >= 3 && name.toLowerCase().startsWith(plain);
}

/** Read a time of day as people write it: `18:00`, `18.30`, `18`, «18 ч», “6 pm”. Returns it as event files have it. */
export function parseClock(text: string): string | undefined {
  const match = /^(?:в |at )?(\d{1,2})(?:[:.](\d{2}))? ?(ч|час(?:а|ов)?|h|am|pm)?\.?$/.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const [, hours = '', minutes = '00', part] = match;
  const isHalf = part === 'am' || part === 'pm';
  const hour = isHalf ? (Number(hours) % 12) + (part === 'pm' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || (isHalf && (Number(hours) > 12 || Number(hours) === 0))) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** Read hours as people write them: «18:00–21:00», «с 18 до 21», `18-21:30`. */
export function parseHours(text: string): { readonly start: string; readonly end: string } | undefined {
  const words = text.trim().toLowerCase();
  const parts =
    /^(?:с|from) (.+?) (?:до|to|till|until) (.+)$/.exec(words) ?? /^(.+?) ?(?:[-–—]|до|to) ?(.+)$/.exec(words);
  const [start, end] = [parts?.[1], parts?.[2]].map((part) => part && parseClock(part));
  return start && end ? { start, end } : undefined;
}
