import type { EventTime } from '../domain/event.ts';
import type { Registry } from '../domain/registry.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import { wordsOf } from '../i18n/interface.ts';
import { fill, formatClock, formatDate, formatZone } from './human.ts';
import type { ListingContext } from './listing.ts';

/** More cities than this are no help. */
const MOST_CITIES = 4;

/**
 * Say when an event begins by the clocks of the community's other cities: «21:00 по Тбилиси, 19:00 по Киеву». Cities are
 * those of the registry's regions, each clock once; nothing where all go alike.
 */
export function formatElsewhere({ start }: EventTime, { registry, locale }: ListingContext): string | undefined {
  const { elsewhere } = EVENT_PAGE_WORDS[locale];
  const offsets = new Set([start.offset]);
  const texts: string[] = [];
  for (const zone of zonesOf(registry)) {
    const there = start.withTimeZone(zone);
    // A zone that has no city in our words would be named in the words of machines.
    if (offsets.has(there.offset) || !(zone in wordsOf(locale).time.zones) || texts.length === MOST_CITIES) continue;
    offsets.add(there.offset);
    const isOtherDay = !there.toPlainDate().equals(start.toPlainDate());
    const time = isOtherDay ? `${formatClock(there)} ${formatDate(there.toPlainDate(), locale)}` : formatClock(there);
    texts.push(fill(elsewhere, { time, zone: formatZone(there, locale).split(',')[0] ?? zone }));
  }
  return texts.length === 0 ? undefined : texts.join(', ');
}

const known = new WeakMap<Registry, readonly string[]>();

function zonesOf(registry: Registry): readonly string[] {
  let zones = known.get(registry);
  if (!zones) {
    zones = [...new Set([...registry.regions.values()].flatMap(({ timezone }) => timezone ?? []))];
    known.set(registry, zones);
  }
  return zones;
}
