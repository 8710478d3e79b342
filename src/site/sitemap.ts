import type { CalendarEvent } from '../domain/event.ts';
import { stampKey } from '../domain/stamp.ts';
import { knownSubjects, SUBJECT_KINDS } from '../domain/subject.ts';
import { MAX_SITEMAP_ADDRESSES, type SitemapEntry } from '../formats/sitemap.ts';
import type { Locale } from '../i18n/locale.ts';
import { archiveOf, isDivided } from './months.ts';
import type { Calendar } from './registry.ts';
import {
  absolute,
  archiveMonthPath,
  archivePath,
  archivesPath,
  datesPath,
  embedPath,
  eventPath,
  homePath,
  monthPath,
  peoplePath,
  regionsPath,
  subjectPath,
  submitPath,
  subscribePath,
  venuesPath,
  yearPath,
} from './urls.ts';

type Chunks = readonly (readonly SitemapEntry[])[];

const known = new WeakMap<Calendar, Chunks>();

/** Get the pages that search engines shall know, divided into files of a size they accept; listed once per build. */
export function sitemapChunks(calendar: Calendar): Chunks {
  const chunks = known.get(calendar) ?? listChunks(calendar);
  known.set(calendar, chunks);
  return chunks;
}

function listChunks(calendar: Calendar): Chunks {
  const { registry, years, months, byMonth, gatherings } = calendar;
  const both = (path: (locale: Locale) => string, events: Iterable<CalendarEvent> = []): SitemapEntry => ({
    ru: absolute(path('ru')),
    en: absolute(path('en')),
    changed: lastChange(calendar, events),
  });
  const eventsOf = (dates: readonly { readonly event: CalendarEvent }[] = []) => dates.map(({ event }) => event);
  const entries: SitemapEntry[] = [
    homePath,
    regionsPath,
    venuesPath,
    peoplePath,
    subscribePath,
    embedPath,
    datesPath,
    submitPath,
  ].map((path) => both(path));
  for (const kind of SUBJECT_KINDS) {
    for (const id of knownSubjects(registry, kind)) {
      entries.push(both((locale) => subjectPath({ kind, id }, locale), gatherings[kind].get(id)?.events));
    }
  }
  for (const year of years) entries.push(both((locale) => yearPath(year, locale)));
  for (const month of months) {
    const dates = byMonth.get(month);
    if (dates) entries.push(both((locale) => monthPath(month, locale), eventsOf(dates)));
  }
  entries.push(both(archivesPath));
  for (const over of archiveOf(calendar)) {
    entries.push(both((locale) => archivePath(over.year, locale)));
    for (const { month } of isDivided(over) ? over.months : []) {
      entries.push(both((locale) => archiveMonthPath(`${over.year}-${String(month).padStart(2, '0')}`, locale)));
    }
  }
  for (const event of registry.events.values()) {
    if (event.entry.duplicateOf === undefined) entries.push(both((locale) => eventPath(event.id, locale), [event]));
  }
  const size = MAX_SITEMAP_ADDRESSES / 2;
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
}

/** When the newest file of some events changed; nothing without Git's history, and for a page of none. */
function lastChange({ stamps }: Calendar, events: Iterable<CalendarEvent>): number | undefined {
  let last: number | undefined;
  for (const { file } of events) {
    const changed = stamps.files.get(stampKey(file))?.changed;
    if (changed !== undefined && (last === undefined || changed > last)) last = changed;
  }
  return last;
}
