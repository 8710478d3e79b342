import { inLocale } from '../domain/field.ts';
import { holdState } from '../domain/hold.ts';
import { CALENDAR_FILE_WORDS } from '../i18n/calendar-files.ts';
import { holdsCalendar } from './addresses.ts';
import { restInYears } from './archive-calendar.ts';
import type { FeedFile, FeedSource } from './feed.ts';
import { toICalendar } from './icalendar.ts';

const EVER = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/**
 * List the calendar of every hold that has a date and is live at this very moment: it alone among calendars may change from
 * day to day.
 */
export function holdsCalendars(source: FeedSource): FeedFile[] {
  const { registry, now, locale, home } = source;
  const words = CALENDAR_FILE_WORDS[locale];
  const path = holdsCalendar(locale);
  return [
    {
      path,
      write: () =>
        toICalendar(source, {
          name: `${words.holds} · ${inLocale(registry.settings.name, locale)}`,
          description: words.holdsText,
          address: home + path,
          events: [...registry.events.values()].filter((event) => holdState(event, now) === 'live'),
          window: EVER,
          rest: restInYears(source),
        }),
    },
  ];
}
