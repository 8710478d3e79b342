import { type CalendarEvent, EVENT_FORMATS } from './event.ts';
import type { Registry } from './registry.ts';

/** What a page and its feeds collect events by. Each kind is a folder of the site. */
export const SUBJECT_KINDS = ['regions', 'venues', 'people', 'formats', 'topics'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** One region, venue, person, format or topic. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What somebody does at an event, as its file says. */
export const PARTS_TAKEN = ['organizer', 'speaker', 'host'] as const;
export type PartTaken = (typeof PARTS_TAKEN)[number];

/** List the ids of one kind that an event belongs to, each once. */
export function subjectsOf({ region, entry }: CalendarEvent, kind: SubjectKind): readonly string[] {
  switch (kind) {
    case 'regions':
      return [region];
    case 'venues':
      return entry.venue === undefined ? [] : [entry.venue];
    case 'people':
      return [...new Set([...(entry.organizers ?? []), ...(entry.speakers ?? []), ...(entry.hosts ?? [])])];
    case 'formats':
      return [entry.format];
    case 'topics':
      return entry.topics ?? [];
  }
}

/** Tell what a person does at an event. */
export function partsTaken({ entry }: CalendarEvent, person: string): readonly PartTaken[] {
  const lists = { organizer: entry.organizers, speaker: entry.speakers, host: entry.hosts };
  return PARTS_TAKEN.filter((part) => lists[part]?.includes(person));
}

/**
 * List what of a kind has a page: all regions, venues and people of the registry, all formats, also those that nothing
 * has, and every topic that an event, a person or the settings name.
 */
export function knownSubjects(registry: Registry, kind: SubjectKind): readonly string[] {
  if (kind === 'formats') return EVENT_FORMATS;
  if (kind !== 'topics') return [...registry[kind].keys()];
  const topics = new Set(Object.keys(registry.settings.topics ?? {}));
  for (const { entry } of registry.events.values()) for (const topic of entry.topics ?? []) topics.add(topic);
  for (const person of registry.people.values()) for (const topic of person.topics ?? []) topics.add(topic);
  return [...topics].sort();
}
