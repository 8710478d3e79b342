import { inLocale } from '../domain/field.ts';
import type { Person } from '../domain/person.ts';
import type { Registry } from '../domain/registry.ts';
import type { Subject } from '../domain/subject.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { capitalize } from './listing.ts';

/** Name a region, venue, person, format or topic as a title: «Подгорица», «Kings Park», «Дебаты», «Приватные города». */
export function subjectName(registry: Registry, { kind, id }: Subject, locale: Locale): string {
  if (kind === 'topics') return topicName(registry, id, locale);
  if (kind === 'formats') {
    const titles: Readonly<Record<string, string>> = PLACES_WORDS[locale].formatTitles;
    return titles[id] ?? id;
  }
  const entry = registry[kind].get(id);
  return entry ? capitalize(inLocale(entry.name, locale)) : id;
}

/** Name a topic as the settings do; one that they leave out by its key: «private cities». */
export function topicName({ settings }: Registry, id: string, locale: Locale): string {
  // «constructor» is a name that every object has without anybody's giving.
  const name = settings.topics && Object.hasOwn(settings.topics, id) ? settings.topics[id] : undefined;
  return name === undefined ? capitalize(id.replaceAll('-', ' ')) : capitalize(inLocale(name, locale));
}

/**
 * Say what somebody is, as their file does. Who coordinates without naming regions coordinates the programme; who names
 * some is a local coordinator.
 */
export function roleNames({ roles = [], regions }: Person, locale: Locale): readonly string[] {
  const { roleNames: names, localCoordinator } = PLACES_WORDS[locale];
  return roles.map((role) => (role === 'coordinator' && regions !== undefined ? localCoordinator : names[role]));
}
