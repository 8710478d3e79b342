import type { Occurrence } from '../domain/recurrence.ts';
import { formatShortDate } from '../formats/human.ts';
import { type Listing, toListing } from '../formats/listing.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Calendar } from './registry.ts';

/** A date of an event as other events' pages mention it. */
export interface Line {
  /** «5 дек». */
  readonly date: string;
  readonly listing: Listing;
}

const lines = { ru: new WeakMap<Occurrence, Line>(), en: new WeakMap<Occurrence, Line>() };

/** Get the line of a date in a language; made once per build, though the pages of all its neighbours have it. */
export function lineOf({ registry, now }: Calendar, occurrence: Occurrence, locale: Locale): Line {
  let line = lines[locale].get(occurrence);
  if (!line) {
    const date = formatShortDate(occurrence.time.start.toPlainDate(), locale);
    line = { date, listing: toListing(occurrence, { registry, locale, now }) };
    lines[locale].set(occurrence, line);
  }
  return line;
}
