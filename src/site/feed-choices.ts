import { EVENT_FORMATS } from '../domain/event.ts';
import { capitalize, regionName } from '../formats/listing.ts';
import { type Locale, wordsOf } from '../i18n/interface.ts';
import type { Calendar } from './registry.ts';
import { formatPath, regionPath } from './urls.ts';

/** A part of the calendar that has a page and feeds of its own. */
export interface FeedChoice {
  readonly kind: 'region' | 'format';
  readonly key: string;
  readonly name: string;
  /** Path of its page. */
  readonly page: string;
}

/** What people can subscribe to beside everything, by name: all regions, and the formats that events have. */
export function feedChoices(
  { registry }: Calendar,
  locale: Locale,
): { readonly regions: readonly FeedChoice[]; readonly formats: readonly FeedChoice[] } {
  const words = wordsOf(locale);
  const used = new Set([...registry.events.values()].map(({ entry }) => entry.format));
  const byName = (a: FeedChoice, b: FeedChoice) => a.name.localeCompare(b.name, locale);
  return {
    regions: [...registry.regions.keys()]
      .map(
        (key): FeedChoice => ({
          kind: 'region',
          key,
          name: capitalize(regionName(registry, key, locale)),
          page: regionPath(key, locale),
        }),
      )
      .sort(byName),
    formats: EVENT_FORMATS.filter((key) => used.has(key))
      .map(
        (key): FeedChoice => ({
          kind: 'format',
          key,
          name: capitalize(words.formats[key]),
          page: formatPath(key, locale),
        }),
      )
      .sort(byName),
  };
}
