import type { Equipment } from '../domain/equipment.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { Venue } from '../domain/venue.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { formatCount } from './human.ts';

/** A venue as a line of a list. */
export interface VenueLine {
  readonly id: string;
  readonly name: string;
  /** As its file has it, in Russian. */
  readonly address?: string | undefined;
  readonly access?: string | undefined;
  /** «80 человек», «проектор, 2 микрофона»: what fits in and what there is. */
  readonly facts: readonly string[];
  /** «3 события впереди». */
  readonly count?: string | undefined;
}

/** Describe a venue in a list; `ahead` counts its events. */
export function toVenueLine(venue: Venue, ahead: number, registry: Registry, locale: Locale): VenueLine {
  const capacity = formatCapacity(venue, locale);
  const units = formatUnits(venue, locale);
  return {
    id: venue.id,
    name: inLocale(venue.name, locale),
    address: venue.address,
    access: venue.access,
    facts: [capacity, units, equipmentNames(venue, registry, locale).join(', ')].filter((fact) => !!fact),
    count: ahead === 0 ? undefined : formatCount(ahead, wordsOf(locale).counts.upcoming, locale),
  };
}

/** Say how many people fit in: «80 человек». */
export function formatCapacity({ capacity }: Venue, locale: Locale): string {
  return capacity === undefined ? '' : formatCount(capacity, PLACES_WORDS[locale].persons, locale);
}

/** Say how many events fit in at once, where it is not one: «до 3 событий сразу». */
export function formatUnits({ units }: Venue, locale: Locale): string {
  const words = PLACES_WORDS[locale];
  if (units === 'unlimited') return words.unitsUnlimited;
  return units === 1 ? '' : formatCount(units, words.unitsCount, locale);
}

/** Name what a venue has and what is kept there; several of a thing are counted: «микрофон × 2». */
export function equipmentNames(venue: Venue, { equipment }: Registry, locale: Locale): readonly string[] {
  const listed = (venue.equipment ?? []).map((id) => equipment.get(id));
  const here = keptIn(equipment).get(venue.id) ?? [];
  return [...new Set([...listed, ...here])]
    .filter((item) => item !== undefined)
    .map(({ name, quantity }) => {
      const written = inLocale(name, locale);
      const named = written.charAt(0).toLowerCase() + written.slice(1);
      return quantity > 1 ? `${named}\u00a0×\u00a0${quantity}` : named;
    });
}

const kept = new WeakMap<Registry['equipment'], ReadonlyMap<string, readonly Equipment[]>>();

function keptIn(equipment: Registry['equipment']): ReadonlyMap<string, readonly Equipment[]> {
  const known = kept.get(equipment) ?? Map.groupBy(equipment.values(), ({ venue }) => venue ?? '');
  kept.set(equipment, known);
  return known;
}
