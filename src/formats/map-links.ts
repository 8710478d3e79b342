import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { Venue } from '../domain/venue.ts';
import type { Locale } from '../i18n/interface.ts';
import { regionName } from './listing.ts';

/** A map somewhere on the web that a visitor may open. */
export interface MapLink {
  readonly name: string;
  readonly href: string;
}

/** List maps that show a venue: by its position, else by its address and region; none where it has neither. */
export function mapLinks(venue: Venue, registry: Registry, locale: Locale): readonly MapLink[] {
  const name = inLocale(venue.name, locale);
  if (venue.geo) {
    const { lat, lon } = venue.geo;
    const label = encodeURIComponent(name);
    return [
      { name: 'OpenStreetMap', href: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}` },
      { name: 'Google', href: `https://www.google.com/maps/search/?api=1&query=${lat}%2C${lon}` },
      { name: 'Apple', href: `https://maps.apple.com/?ll=${lat}%2C${lon}&q=${label}` },
    ];
  }
  if (venue.address === undefined) return [];
  const query = encodeURIComponent(`${venue.address}, ${regionName(registry, venue.region, locale)}`);
  return [
    { name: 'OpenStreetMap', href: `https://www.openstreetmap.org/search?query=${query}` },
    { name: 'Google', href: `https://www.google.com/maps/search/?api=1&query=${query}` },
    { name: 'Apple', href: `https://maps.apple.com/?q=${query}` },
  ];
}
