import { encodeWords } from './query.ts';

/** A place as maps on the web find it: by coordinates where they are known, else by its words. */
export interface MapPlace {
  readonly name: string;
  readonly geo?: { readonly lat: number; readonly lon: number } | undefined;
}

/** The place on the maps that people have, and the way to it. Plain addresses: nothing is loaded before somebody follows one. */
export interface MapLinks {
  readonly openStreetMap: string;
  readonly google: string;
  readonly apple: string;
  readonly directions: string;
}

/** Get the addresses of a place (developers.google.com/maps/documentation/urls, Apple's Map Links). */
export function toMapLinks({ name, geo }: MapPlace): MapLinks {
  const words = encodeWords(name);
  const target = geo ? `${geo.lat},${geo.lon}` : words;
  return {
    openStreetMap: geo
      ? `https://www.openstreetmap.org/?mlat=${geo.lat}&mlon=${geo.lon}#map=17/${geo.lat}/${geo.lon}`
      : `https://www.openstreetmap.org/search?query=${words}`,
    google: `https://www.google.com/maps/search/?api=1&query=${target}`,
    apple: geo ? `https://maps.apple.com/?ll=${target}&q=${words}` : `https://maps.apple.com/?q=${words}`,
    directions: `https://www.google.com/maps/dir/?api=1&destination=${target}`,
  };
}
