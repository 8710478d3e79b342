import type { Subject } from '../domain/subject.ts';
import type { Locale } from '../i18n/locale.ts';

/** Get the address of an event's page below the site's base path. */
export function eventPage(id: string, locale: Locale): string {
  return `${localeFolder(locale)}events/${id}/`;
}

/** Get the address of an event's calendar file below the site's base path. */
export function eventCalendar(id: string, locale: Locale): string {
  return `${localeFolder(locale)}events/${id}.ics`;
}

/** Get the address of the calendar file of one day of a series; `day` is the local date by which its rule names it. */
export function occurrenceCalendar(id: string, day: string, locale: Locale): string {
  return `${localeFolder(locale)}events/${id}/${day}.ics`;
}

/** Get the address of the calendar of all live holds below the site's base path. */
export function holdsCalendar(locale: Locale): string {
  return `${localeFolder(locale)}holds.ics`;
}

/** Get the address of the calendar of a year (`2026`) or a month (`2026-12`) below the site's base path. */
export function archiveCalendar(part: string, locale: Locale): string {
  return `${localeFolder(locale)}archive/${part.replace('-', '/')}/calendar.ics`;
}

/** Get the address of the page of a region, venue, person, format or topic below the site's base path. */
export function subjectPage({ kind, id }: Subject, locale: Locale): string {
  return `${localeFolder(locale)}${kind}/${id}/`;
}

/** Get the address of the calendar feed that belongs to a page. */
export function calendarFeed(page: string): string {
  return `${page}calendar.ics`;
}

/** Get the address of the news feed that belongs to a page. */
export function newsFeed(page: string): string {
  return `${page}rss.xml`;
}

/** Get the address of the announcements of everything as a JSON Feed below the site's base path. */
export function jsonFeed(locale: Locale): string {
  return `${localeFolder(locale)}feed.json`;
}

/** Where programs find what is the same in both languages, below the site's base path. The version is part of the address, for ever. */
export const API = {
  events: 'api/v1/events.json',
  busy: 'api/v1/busy.json',
  health: 'api/v1/health.json',
} as const;

/** Get the address of the JSON Schema that lies beside a file of `API`. */
export function schemaOf(file: string): string {
  return file.replace(/\.json$/, '.schema.json');
}

/** Get the address of an image that lies beside an event's file; it is the same in both languages. */
export function eventImage(id: string, file: string): string {
  return `events/${id}/${file.replace(/^\.\//, '')}`;
}

/** Get the address of the feed of changes below the site's base path. */
export function changesFeed(locale: Locale): string {
  return `${localeFolder(locale)}changes.xml`;
}

/** Get the address of the page that shows the free dates of a region below the site's base path. */
export function freeDatesPage(region: string, locale: Locale): string {
  return `${localeFolder(locale)}dates/?region=${region}`;
}

/** Get the address of the picture of an event below the site's base path; it is the same in both languages. */
export function eventPicture(id: string): string {
  return `events/${id}.png`;
}

/** Get the address of a line of a file that GitHub shows at an address: what it sets as Markdown has its lines in plain text alone. */
export function lineOnGitHub(address: string, line: number): string {
  return `${address}${/\.mdx?$/i.test(address) ? '?plain=1' : ''}#L${line}`;
}

/** Get the folder in which everything of a language lies: Russian at the root, English in `en/`. */
export function localeFolder(locale: Locale): string {
  return locale === 'en' ? 'en/' : '';
}
