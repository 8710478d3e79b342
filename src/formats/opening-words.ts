import type { ClosedDays, OpeningHours } from '../domain/opening.ts';
import { WEEKDAYS } from '../domain/recurrence-rule.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatDateRange } from './human.ts';

/** Say when a place is open: «пн–пт 9:00–23:00, сб, вс 10:00–2:00». */
export function formatOpeningHours(hours: readonly OpeningHours[], locale: Locale): string {
  const written = hours.map(
    ({ days, from, to }) => `${formatWeekdays(days, locale)} ${plainClock(from)}–${plainClock(to)}`,
  );
  return written.join(', ').replaceAll(' ', '\u00a0').replaceAll(',\u00a0', ', ');
}

/** Say which days of the week: three and more in a row as a range. */
function formatWeekdays(days: OpeningHours['days'], locale: Locale): string {
  const { weekdaysShort } = wordsOf(locale).time;
  const indexes = days.map((day) => WEEKDAYS.indexOf(day)).sort();
  const rows: number[][] = [];
  for (const index of indexes) {
    const row = rows.at(-1);
    if (row?.at(-1) === index - 1) row.push(index);
    else rows.push([index]);
  }
  return rows
    .map((row) => row.map((index) => weekdaysShort[index] ?? ''))
    .map((names) => (names.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(', ')))
    .join(', ');
}

/** `09:00` as people say it: 9:00. */
function plainClock(time: string): string {
  return time.replace(/^0/, '');
}

/** List the days that are closed from `today` on, soonest first: «31 декабря – 2 января, Новый год». */
export function closedAhead(closed: readonly ClosedDays[], today: Temporal.PlainDate, locale: Locale): string[] {
  return closed
    .filter(({ to }) => to >= today.toString())
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to, reason }) => {
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
      const range = formatDateRange(first, last, locale, { year: first.year !== today.year });
      return reason === undefined ? range : `${range}, ${reason}`;
    });
}
