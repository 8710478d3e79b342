import { EVENT_FORMATS } from '../domain/event.ts';
import { capitalize, regionName } from '../formats/listing.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Calendar } from './registry.ts';
import { formatPath, regionPath } from './urls.ts';

/** A part of the calendar that has a page and feeds of its own. */
export interface FeedChoice {
  readonly kind: 'region' | 'format';
  readonly key: string;
  readonly name: string;
  readonly names: Readonly<Record<Locale, string>>;
  /** Path of its page. */
  readonly page: string;
}

/** What people can subscribe to beside everything, by name: all regions, and the formats that events have. */
export function feedChoices(
  { registry }: Calendar,
  locale: Locale,
): { readonly regions: readonly FeedChoice[]; readonly formats: readonly FeedChoice[] } {
  const used = new Set([...registry.events.values()].map(({ entry }) => entry.format));
  const regions = [...registry.regions.keys()].map((key): FeedChoice => {
    const names = inBoth((language) => regionName(registry, key, language));
    return { kind: 'region', key, name: names[locale], names, page: regionPath(key, locale) };
  });
  const formats = EVENT_FORMATS.filter((key) => used.has(key)).map((key): FeedChoice => {
    const names = inBoth((language) => wordsOf(language).formats[key]);
    return { kind: 'format', key, name: names[locale], names, page: formatPath(key, locale) };
  });
  const byName = (a: FeedChoice, b: FeedChoice) => a.name.localeCompare(b.name, locale);
  return { regions: regions.sort(byName), formats: formats.sort(byName) };
}

function inBoth(name: (language: Locale) => string): Readonly<Record<Locale, string>> {
  return { ru: capitalize(name('ru')), en: capitalize(name('en')) };
}
