import { MAX_SITEMAP_ADDRESSES, type SitemapEntry } from '../formats/sitemap.ts';
import type { Locale } from '../i18n/interface.ts';
import type { Calendar } from './registry.ts';
import {
  absolute,
  datesPath,
  eventPath,
  homePath,
  monthPath,
  regionPath,
  regionsPath,
  submitPath,
  yearPath,
} from './urls.ts';

/** List the pages that search engines shall know, divided into files of a size they accept. */
export function sitemapChunks({ registry, years, months, byMonth }: Calendar): readonly (readonly SitemapEntry[])[] {
  const both = (path: (locale: Locale) => string): SitemapEntry => ({
    ru: absolute(path('ru')),
    en: absolute(path('en')),
  });
  const entries: SitemapEntry[] = [both(homePath), both(regionsPath), both(datesPath), both(submitPath)];
  for (const id of registry.regions.keys()) entries.push(both((locale) => regionPath(id, locale)));
  for (const year of years) entries.push(both((locale) => yearPath(year, locale)));
  for (const month of months) if (byMonth.has(month)) entries.push(both((locale) => monthPath(month, locale)));
  for (const { id, entry } of registry.events.values()) {
    if (entry.duplicateOf === undefined) entries.push(both((locale) => eventPath(id, locale)));
  }
  const size = MAX_SITEMAP_ADDRESSES / 2;
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
}
