import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';

/** A region in a list, with how many events it has ahead. */
export interface RegionLine {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** The regions of a country, or those without one. */
export interface CountryRegions {
  readonly country: string | undefined;
  readonly title: string;
  readonly regions: readonly RegionLine[];
}

/** A part of the list of all regions; its title is missing where it would say again what its only region says. */
export interface RegionsPart {
  readonly title: string | undefined;
  /** `country` where the title of the part does not tell it. */
  readonly regions: readonly (RegionLine & { readonly country?: string | undefined })[];
}

/** All regions but those on the map, in the order of the page. */
export interface RegionsOverview {
  /** Countries under one title, where there are more regions than a list can hold. */
  readonly byCountry?: { readonly title: string; readonly countries: readonly CountryRegions[] } | undefined;
  readonly parts: readonly RegionsPart[];
}

/** A country with so many regions has a part of its own; more than a screen of others is divided by countries. */
const LARGE_COUNTRY = 4;
const MOST_LARGE = 3;
const MANY = 40;

/** Divide regions into parts. `mapped` is the country that the page has a map of, above all parts. */
export function toRegionsOverview(
  countries: readonly CountryRegions[],
  mapped: string | undefined,
  locale: Locale,
): RegionsOverview {
  const abroad = countries
    .filter(({ country }) => country !== undefined && country !== mapped)
    .sort((a, b) => b.regions.length - a.regions.length || a.title.localeCompare(b.title, locale));
  const large = abroad.filter(({ regions }) => regions.length >= LARGE_COUNTRY);
  const own = large.length > MOST_LARGE ? [] : large;
  const rest = abroad.filter((group) => !own.includes(group));
  // Other countries are other than one that has a part of its own.
  const hasOther = mapped !== undefined || own.length > 0;
  const title = hasOther
    ? wordsOf(locale).region.elsewhere
    : rest.length > 1
      ? PLACES_WORDS[locale].regions.countries
      : (rest[0]?.title ?? '');
  const regions = rest
    .flatMap((group) => group.regions.map((region) => ({ ...region, country: group.title })))
    .map((region) => ({
      ...region,
      country: [region.name, title].includes(region.country) ? undefined : region.country,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const isDivided = regions.length > MANY;
  const list = { title: regions.every(({ name }) => name === title) ? undefined : title, regions };
  return {
    byCountry: isDivided ? { title, countries: rest } : undefined,
    parts: [
      ...own,
      ...(isDivided || regions.length === 0 ? [] : [list]),
      ...countries.filter(({ country }) => country === undefined),
    ].map((part) => ({ title: part.title, regions: part.regions })),
  };
}
