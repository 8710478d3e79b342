import { type BusyPeriod, busyPeriods, toResources } from './busy.ts';
import { type Check, examine } from './check.ts';
import { equipmentSchema } from './equipment.ts';
import { type CalendarEvent, type EventEntry, eventSchema, toCalendarEvent } from './event.ts';
import type { FieldIssue, Issue } from './issue.ts';
import { personSchema } from './person.ts';
import { expandRecurrence, type Occurrence } from './recurrence.ts';
import { findProposals } from './reference.ts';
import { regionSchema } from './region.ts';
import { assembleRegistry, type Entry, type Registry, type RegistryEntries } from './registry.ts';
import { attribute, judge } from './rules.ts';
import { settingsSchema } from './settings.ts';
import { venueSchema } from './venue.ts';

/** The moment at which tests take place unless they say otherwise: before all of their events. */
export const NOW = Temporal.Instant.from('2026-11-20T12:00:00+01:00');

/** Fields of a file under test: those of the schema, or deliberately none of them. */
type Fields = Readonly<Record<string, unknown>>;

/** A confirmed event in Podgorica, 5 December 2026, 18:00–21:00, unless fields say otherwise; `undefined` takes one away. */
export function event({ id = 'privacy-debate', region: where = 'me-16', ...fields }: Fields = {}): Entry<EventEntry> {
  const times = { start: '2026-12-05T18:00', ...('start' in fields ? {} : { end: '2026-12-05T21:00' }) };
  const defaults = { title: 'Дебаты о приватности', status: 'confirmed', ...times, format: 'debate' };
  const place = 'venue' in fields || fields.attendance === 'online' ? {} : { place: 'Бар, центр' };
  return {
    id: String(id),
    file: `events/${where}/${id}.md`,
    data: eventSchema.parse(given({ ...defaults, ...place, ...fields })),
  };
}

/** Podgorica, where nothing may take place at the same time, unless fields say otherwise. */
export function region({ id = 'me-16', ...fields }: Fields = {}) {
  const defaults = { name: { ru: 'Подгорица', en: 'Podgorica' }, country: 'me', timezone: 'Europe/Podgorica' };
  return { id: String(id), file: `regions/${id}.md`, data: regionSchema.parse(given({ ...defaults, ...fields })) };
}

/** A hall in Podgorica for one event at a time, unless fields say otherwise. */
export function venue({ id = 'kings-park', ...fields }: Fields = {}) {
  return {
    id: String(id),
    file: `venues/${id}.md`,
    data: venueSchema.parse(given({ name: 'Kings Park', region: 'me-16', ...fields })),
  };
}

export function person({ id = 'club-host', ...fields }: Fields = {}) {
  return {
    id: String(id),
    file: `people/${id}.md`,
    data: personSchema.parse(given({ name: 'Ведущий клуба', ...fields })),
  };
}

export function equipment({ id = 'projector', ...fields }: Fields = {}) {
  return {
    id: String(id),
    file: `equipment/${id}.md`,
    data: equipmentSchema.parse(given({ name: 'Проектор', quantity: 1, ...fields })),
  };
}

export const SETTINGS = settingsSchema.parse({ name: 'MIVENT', domain: 'example.org', timezone: 'Europe/Podgorica' });

/** The entries of a registry: three regions, a venue and two people, and the events given. */
export function entries(parts: Partial<RegistryEntries> = {}): RegistryEntries {
  return {
    settings: SETTINGS,
    regions: [
      region(),
      region({ id: 'me-02', name: { ru: 'Бар', en: 'Bar' } }),
      region({ id: 'online', name: { ru: 'Онлайн', en: 'Online' }, country: undefined, overlapPolicy: 'allow' }),
    ],
    venues: [venue()],
    people: [person({ id: 'sanfantee', name: { ru: 'Миа', en: 'Mia' } }), person()],
    equipment: [equipment()],
    events: [],
    ...parts,
  };
}

/** Assemble a registry; whatever is wrong with it is an error of the test. */
export function registry(parts: Partial<RegistryEntries> = {}): Registry {
  const assembled = assembleRegistry(entries(parts));
  if (assembled.issues.length > 0) throw new Error(JSON.stringify(assembled.issues));
  return assembled.registry;
}

/** Judge a registry as a whole: what is wrong with its parts, and with them together. */
export function judged(parts: Partial<RegistryEntries>, now = NOW): Issue[] {
  const all = entries(parts);
  const { registry: assembled, issues } = assembleRegistry(all);
  return [...issues, ...judge(examine(all, assembled, now))];
}

/** Judge a change from one registry to another; `versions` are what an event's file was before the first, oldest first. */
export function judgedChange(...change: Parameters<typeof examinedChange>): Issue[] {
  const { check, issues } = examinedChange(...change);
  return [...issues, ...judge(check)];
}

/** Look at a change without judging it; with what is wrong with the files that it touches. */
export function examinedChange(
  before: Partial<RegistryEntries>,
  after: Partial<RegistryEntries>,
  versions: readonly EventEntry[] = [],
): { check: Check; issues: Issue[] } {
  const [old, all] = [entries(before), entries(after)];
  const files = changesBetween(old, all);
  const change = {
    proposed: findProposals(all, files),
    base: assembleRegistry(old).registry,
    versionsOf: (id: string) => [...versions, ...old.events.filter((one) => one.id === id).map(({ data }) => data)],
  };
  const { registry: assembled, issues } = assembleRegistry(all, files);
  return {
    check: examine(all, assembled, NOW, change),
    issues: issues.flatMap((issue) => attribute(issue, change)),
  };
}

/** List the files in which two registries differ. */
export function changesBetween(before: RegistryEntries, after: RegistryEntries): Set<string> {
  const filesOf = ({ settings, regions, venues, people, equipment: things, events }: RegistryEntries) =>
    new Map([
      ['settings.yaml', JSON.stringify(settings)],
      ...[...regions, ...venues, ...people, ...things, ...events].map(
        ({ file, data }) => [file, JSON.stringify(data)] as [string, string],
      ),
    ]);
  const [old, now] = [filesOf(before), filesOf(after)];
  return new Set([...old.keys(), ...now.keys()].filter((file) => old.get(file) !== now.get(file)));
}

/** Look at a registry without judging it. */
export function examined(parts: Partial<RegistryEntries>, now = NOW): Check {
  const all = entries(parts);
  return examine(all, assembleRegistry(all).registry, now);
}

/** All that the events of a registry take. */
export function busyOf(built: Registry, now = NOW): BusyPeriod[] {
  const resources = toResources(built);
  return [...built.events.values()].flatMap((one) =>
    busyPeriods(one, expandRecurrence(one).occurrences, resources, now),
  );
}

/** Issues of conflicts in short, in a steady order: `error venue-conflict: a × b (3 more)`. */
export function conflictsIn(issues: readonly Issue[]): string[] {
  return issues
    .filter(({ code }) => code.endsWith('-conflict'))
    .map(({ code, variant, severity, file, conflict, params }) => {
      const id = file.slice(file.lastIndexOf('/') + 1).replace('.md', '');
      const more = params?.more ? ` +${String(params.more)}` : '';
      return `${severity} ${code}${variant ? `/${variant}` : ''}: ${[id, ...(conflict?.with ?? [])].join(' × ')}${more}`;
    })
    .sort();
}

/** Place an event in time, or return what is wrong with it. */
export function placed(
  fields: Fields = {},
  timezone = 'Europe/Podgorica',
): { event?: CalendarEvent; issues: FieldIssue[] } {
  const { id, file, data } = event(fields);
  return toCalendarEvent(data, { id, file, region: file.split('/')[1]!, timezone });
}

/** An event placed in time; whatever is wrong with it is an error of the test. */
export function calendarEvent(fields: Fields = {}, timezone?: string): CalendarEvent {
  const { event: found, issues } = placed(fields, timezone);
  if (!found) throw new Error(JSON.stringify(issues));
  return found;
}

/** The occurrences of an event; whatever is wrong with its series is an error of the test. */
export function occurrences(fields: Fields = {}, timezone?: string): readonly Occurrence[] {
  const expansion = expandRecurrence(calendarEvent(fields, timezone));
  if (expansion.issues.length > 0) throw new Error(JSON.stringify(expansion.issues));
  return expansion.occurrences;
}

/** A series' dates as `2026-12-05T18:00+01:00`, or as days. */
export function startsOf(list: readonly Occurrence[]): string[] {
  return list.map(({ time }) =>
    time.allDay
      ? time.start.toPlainDate().toString()
      : time.start.toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
  );
}

function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
