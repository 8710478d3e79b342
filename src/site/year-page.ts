import { daysOf } from '../domain/days.ts';
import { windowsIn } from '../domain/hold.ts';
import { countEvents } from '../domain/programme.ts';
import { takesPlace } from '../domain/year.ts';
import { fill, formatCount, formatDateRange } from '../formats/human.ts';
import { toMonthWindow } from '../formats/month-view.ts';
import { toYearView } from '../formats/year-view.ts';
import { CALENDAR_WORDS } from '../i18n/calendar.ts';
import { CALENDAR_FILE_WORDS } from '../i18n/calendar-files.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { archiveOf, yearOf } from './months.ts';
import type { Calendar } from './registry.ts';
import { archiveCalendarPath, archivePath } from './urls.ts';

/** Say of a year all that its overview shows: the year's own address and `/calendar/` show the same. */
export function toYearPage(calendar: Calendar, year: string, locale: Locale) {
  const { registry, now, years, months, byMonth, undated } = calendar;
  const words = wordsOf(locale);
  const own = CALENDAR_WORDS[locale].year;
  const context = { registry, locale, now };
  const today = now.toZonedDateTimeISO(registry.settings.timezone).toPlainDate().toString();
  const position = years.indexOf(year);
  const keys = months.filter((key) => key.startsWith(year));
  const occurrences = keys.flatMap((key) => byMonth.get(key) ?? []);
  const days = yearOf(calendar, Number(year));
  const count = formatCount(countEvents(occurrences), words.counts.events, locale);
  const isEmpty = occurrences.length === 0;
  const none = year < today.slice(0, 4) ? own.nonePast : own.noneAhead;
  const open = new Set(keys.flatMap((key) => windowsIn(key, undated)));
  return {
    description: isEmpty ? `${year}. ${none}.` : fill(own.description, { year, count }),
    title: fill(CALENDAR_WORDS[locale].titled, {
      name: `${words.site.calendar} ${year}`,
      count: isEmpty ? none.toLowerCase() : count,
    }),
    feeds: {
      calendar: archiveCalendarPath(year, locale),
      title: fill(CALENDAR_FILE_WORDS[locale].ofYearTitle, { year }),
    },
    overview: {
      year,
      locale,
      today,
      view: toYearView(days, locale),
      headline: isEmpty
        ? none
        : [count, ...(days.busyDays > 0 ? [formatCount(days.busyDays, own.busyDays, locale)] : [])].join(' · '),
      months: keys.map((key) => {
        const events = countEvents(byMonth.get(key) ?? []);
        const isHeld = windowsIn(key, undated).length > 0;
        const notes = [
          ...(events > 0 ? [formatCount(events, words.counts.events, locale)] : []),
          ...(isHeld ? [words.month.windowInYear] : []),
        ];
        return { key, note: notes.join(' · ') || own.none, isIdle: events === 0 };
      }),
      flagships: flagshipsOf(),
      windows: [...open].map((event) => toMonthWindow(event, context)),
      previous: years[position - 1],
      next: years[position + 1],
      archive: archiveOf(calendar).some((over) => over.year === Number(year)) ? archivePath(year, locale) : undefined,
    },
  };

  /** Each main event once, with its first date of the year. */
  function flagshipsOf() {
    const seen = new Set<string>();
    return occurrences.flatMap(({ event, time }) => {
      if (event.entry.scope !== 'community' || !takesPlace(event) || seen.has(event.id)) return [];
      seen.add(event.id);
      const { first, last } = daysOf(time);
      const { title, lang } = event.entry;
      return {
        id: event.id,
        title,
        lang: lang === locale ? undefined : lang,
        text: formatDateRange(first, last, locale),
      };
    });
  }
}
