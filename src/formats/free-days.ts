import type { FreeDay } from '../domain/free-time.ts';
import { REPORT_WORDS } from '../i18n/issues.ts';
import type { Locale } from '../i18n/locale.ts';
import { fill, formatClock, formatDate, formatZone } from './human.ts';

/** What free days are told about: where, for how long, and whether whole days were asked for. */
export interface FreeDaysQuestion {
  readonly place: string;
  readonly length: string;
  readonly allDay: boolean;
}

/** Tell free days, one a line: «суббота, 5 декабря: 08:00–18:00, 21:00–23:00». Text ends with a line break. */
export function formatFreeDays(
  days: readonly FreeDay[],
  { place, length, allDay }: FreeDaysQuestion,
  locale: Locale,
): string {
  const words = REPORT_WORDS[locale];
  const free = days.filter(({ stretches }) => stretches.length > 0);
  const [first] = free.flatMap(({ stretches }) => stretches);
  if (!first) return `${fill(words.datesNone, { place, length })}\n`;
  const zone = formatZone(first.start, locale);
  const lines = free.map(({ date, stretches }) => {
    const day = formatDate(date, locale, { weekday: true, year: true });
    const hours = stretches.map(({ start, end }) => `${formatClock(start)}–${formatClock(end)}`);
    return allDay ? `  ${day}` : `  ${day}: ${hours.join(', ')}`;
  });
  return `${[fill(allDay ? words.datesWhole : words.dates, { place, length, zone }), ...lines].join('\n')}\n`;
}

/** Give free days to programs: local times with their offset, `end` exclusive. Text ends with a line break. */
export function formatFreeDaysJson(days: readonly FreeDay[]): string {
  const told = days.map(({ date, stretches }) => ({
    date: date.toString(),
    free: stretches.map(({ start, end }) => ({
      start: start.toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
      end: end.toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
    })),
  }));
  return `${JSON.stringify({ days: told }, null, 2)}\n`;
}
