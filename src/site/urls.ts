import type { Subject } from '../domain/subject.ts';
import {
  API,
  archiveCalendar,
  calendarFeed,
  eventCalendar,
  eventImage,
  eventPage,
  eventPicture,
  holdsCalendar,
  jsonFeed,
  localeFolder,
  newsFeed,
  occurrenceCalendar,
  subjectPage,
} from '../formats/addresses.ts';
import type { Locale } from '../i18n/locale.ts';

/**
 * The addresses of the site (a contract: published ones never die). Paths begin with BASE_PATH and are ready for `href`;
 * `absolute` puts SITE_URL before them. Russian lives at `/`, English at `/en/`.
 */

/** Routes of both languages lie under `src/pages/[...locale]/`; this is the parameter of each language. */
export type LocaleParam = 'en' | undefined;

/** Get the route parameter of a locale. */
export function localeParam(locale: Locale): LocaleParam {
  return locale === 'en' ? 'en' : undefined;
}

/** Get the locale of a route parameter. */
export function localeOf(param: string | undefined): Locale {
  return param === 'en' ? 'en' : 'ru';
}

/** What `getStaticPaths` of a page returns that exists once in each language. */
export function localePaths(): { params: { locale: LocaleParam } }[] {
  return [{ params: { locale: undefined } }, { params: { locale: 'en' } }];
}

const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const SITE = (import.meta.env.SITE ?? 'http://localhost:4321').replace(/\/$/, '');

/** Get the address a path of this site has in the world. */
export function absolute(path: string): string {
  return SITE + path;
}

/** Get the path of a file in `public/`, or of one that is the same in both languages. */
export function assetPath(file: string): string {
  return BASE + file;
}

/** Get the path of a page of one language by its path below that language's home. */
function inLanguage(locale: Locale, path: string): string {
  return BASE + localeFolder(locale) + path;
}

/** Get the same page in another language; `path` is what one of the functions here has returned. */
export function inOtherLanguage(path: string, locale: Locale): string {
  const rest = path.slice(BASE.length).replace(/^en\//, '');
  return inLanguage(locale, rest);
}

export function homePath(locale: Locale): string {
  return inLanguage(locale, '');
}

export function eventPath(id: string, locale: Locale): string {
  return BASE + eventPage(id, locale);
}

/** Get the place of one date of a series on the page of the series; `day` is its local date. */
export function occurrencePath(id: string, day: string, locale: Locale): string {
  return `${eventPath(id, locale)}#${day}`;
}

export function eventCalendarPath(id: string, locale: Locale): string {
  return BASE + eventCalendar(id, locale);
}

/** Get the path of the picture of an event that previews of links show. It is the same in both languages. */
export function eventPicturePath(id: string): string {
  return BASE + eventPicture(id);
}

/** Get the path of an image that lies beside an event's file. It is the same in both languages. */
export function eventImagePath(id: string, file: string): string {
  return BASE + eventImage(id, file);
}

/** Get the path of the calendar file of one date of a series; `day` is the local date by which its rule names it. */
export function occurrenceCalendarPath(id: string, day: string, locale: Locale): string {
  return BASE + occurrenceCalendar(id, day, locale);
}

/** Get the path of a month's page; `month` as `2026-12`. */
export function monthPath(month: string, locale: Locale): string {
  return inLanguage(locale, `calendar/${month.replace('-', '/')}/`);
}

/** Get the path of a year's page; `year` as `2026`. */
export function yearPath(year: string | number, locale: Locale): string {
  return inLanguage(locale, `calendar/${year}/`);
}

/** Get the path of what a shortened address of the calendar leads to: the current year. */
export function yearsPath(locale: Locale): string {
  return inLanguage(locale, 'calendar/');
}

/** Get the path of what a shortened address of an event leads to: the ways to find one. */
export function eventsPath(locale: Locale): string {
  return inLanguage(locale, 'events/');
}

/** Get the path of the list of years that have something to look back on. */
export function archivesPath(locale: Locale): string {
  return inLanguage(locale, 'archive/');
}

/** Get the path of a month that is over, as a list, which only full years divide into; `month` as `2026-12`. */
export function archiveMonthPath(month: string, locale: Locale): string {
  return inLanguage(locale, `archive/${month.replace('-', '/')}/`);
}

/** Get the path of a year that is over, as a list; `year` as `2026`. */
export function archivePath(year: string | number, locale: Locale): string {
  return inLanguage(locale, `archive/${year}/`);
}

/** Get the path of the calendar of a year or a month, given as `2026` or `2026-12`. */
export function archiveCalendarPath(part: string, locale: Locale): string {
  return BASE + archiveCalendar(part, locale);
}

export function holdsCalendarPath(locale: Locale): string {
  return BASE + holdsCalendar(locale);
}

export function regionsPath(locale: Locale): string {
  return inLanguage(locale, 'regions/');
}

export function regionPath(id: string, locale: Locale): string {
  return inLanguage(locale, `regions/${id}/`);
}

export function venuesPath(locale: Locale): string {
  return inLanguage(locale, 'venues/');
}

export function venuePath(id: string, locale: Locale): string {
  return inLanguage(locale, `venues/${id}/`);
}

export function peoplePath(locale: Locale): string {
  return inLanguage(locale, 'people/');
}

export function personPath(id: string, locale: Locale): string {
  return inLanguage(locale, `people/${id}/`);
}

export function formatPath(key: string, locale: Locale): string {
  return inLanguage(locale, `formats/${key}/`);
}

export function topicPath(key: string, locale: Locale): string {
  return inLanguage(locale, `topics/${key}/`);
}

/** Get the path of the page of a region, venue, person, format or topic. */
export function subjectPath(subject: Subject, locale: Locale): string {
  return BASE + subjectPage(subject, locale);
}

/** Get the path of the calendar feed that belongs to a page; `page` is what one of the functions here has returned. */
export function calendarOf(page: string): string {
  return calendarFeed(page);
}

/** Get the path of the news feed that belongs to a page; `page` is what one of the functions here has returned. */
export function rssOf(page: string): string {
  return newsFeed(page);
}

export function embedPath(locale: Locale): string {
  return inLanguage(locale, 'embed/');
}

/** Get the path of the script that shows events on other sites: the same in both languages, and for ever. */
export function embedScriptPath(): string {
  return `${BASE}embed.js`;
}

export function datesPath(locale: Locale): string {
  return inLanguage(locale, 'dates/');
}

export function submitPath(locale: Locale): string {
  return inLanguage(locale, 'submit/');
}

/** Get the path of the page that shows an event which is not published, from the fragment of its address. */
export function previewPath(locale: Locale): string {
  return inLanguage(locale, 'preview/');
}

export function subscribePath(locale: Locale): string {
  return inLanguage(locale, 'subscribe/');
}

/** Get the path of what is taken, for programs: the same in both languages. */
export function busyListPath(): string {
  return BASE + API.busy;
}

export function searchPath(locale: Locale): string {
  return inLanguage(locale, 'search/');
}

export function calendarPath(locale: Locale): string {
  return inLanguage(locale, 'calendar.ics');
}

export function rssPath(locale: Locale): string {
  return inLanguage(locale, 'rss.xml');
}

/** Get the path of the announcements as a JSON Feed. */
export function jsonFeedPath(locale: Locale): string {
  return BASE + jsonFeed(locale);
}

/** Get the path of all events for programs: the same in both languages. */
export function eventListPath(): string {
  return BASE + API.events;
}

export function manifestPath(locale: Locale): string {
  return inLanguage(locale, 'manifest.webmanifest');
}

export function sitemapPath(): string {
  return `${BASE}sitemap.xml`;
}

/** Get the path of the news feed of what was moved, cancelled, put elsewhere or set free. */
export function changesPath(locale: Locale): string {
  return inLanguage(locale, 'changes.xml');
}

/** Get the path of what the site was built from, for programs: the same in both languages. */
export function healthPath(): string {
  return BASE + API.health;
}

/** Get the address that calendar programs subscribe to: the same as the web address, with the scheme that opens them. */
export function webcal(path: string): string {
  return absolute(path).replace(/^https?:/, 'webcal:');
}
