import { inLocale } from '../domain/field.ts';
import type { Person } from '../domain/person.ts';
import { knownSubjects, PARTS_TAKEN, type PartTaken, partsTaken, type Subject } from '../domain/subject.ts';
import { formatCount } from '../formats/human.ts';
import { capitalize, regionName } from '../formats/listing.ts';
import { roleNames, subjectName } from '../formats/subject-view.ts';
import { toVenueLine, type VenueLine } from '../formats/venue-line.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { countAhead } from './collections.ts';
import type { Calendar } from './registry.ts';

/** List who coordinates a region: those its file names, and those whose own file says so of this region. */
export function coordinatorsOf({ registry }: Calendar, region: string): readonly Person[] {
  const named = registry.regions.get(region)?.coordinators ?? [];
  return [...registry.people.values()].filter(
    ({ id, roles, regions }) => named.includes(id) || (roles?.includes('coordinator') && regions?.includes(region)),
  );
}

const venueLines = { ru: new WeakMap<Calendar, VenuesByRegion>(), en: new WeakMap<Calendar, VenuesByRegion>() };
type VenuesByRegion = ReadonlyMap<string, readonly VenueLine[]>;

/** Get the lines of all venues by region, in order of their names; made once per build. */
export function venueLinesOf(calendar: Calendar, locale: Locale): VenuesByRegion {
  let lines = venueLines[locale].get(calendar);
  if (!lines) {
    const { registry } = calendar;
    const counts = countAhead(calendar, 'venues');
    const regions = Map.groupBy(registry.venues.values(), ({ region }) => region);
    lines = new Map(
      [...regions].map(([region, venues]) => [
        region,
        venues
          .map((venue) => toVenueLine(venue, counts.get(venue.id) ?? 0, registry, locale))
          .sort((a, b) => a.name.localeCompare(b.name, locale)),
      ]),
    );
    venueLines[locale].set(calendar, lines);
  }
  return lines;
}

/** Somebody in a list of people. */
export interface PersonLine {
  readonly id: string;
  readonly name: string;
  /** «Координатор программы, организатор»: what their file and the events say. */
  readonly roles: string;
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly count?: string | undefined;
}

/** List everybody in order of their names, with what they do: at events, too, where their own file leaves that out. */
export function peopleOf(calendar: Calendar, locale: Locale): readonly PersonLine[] {
  const { registry, gatherings } = calendar;
  const words = PLACES_WORDS[locale];
  const counts = countAhead(calendar, 'people');
  const partsOf = (id: string): readonly PartTaken[] => {
    const taken = new Set((gatherings.people.get(id)?.events ?? []).flatMap((event) => partsTaken(event, id)));
    return PARTS_TAKEN.filter((part) => taken.has(part));
  };
  return [...registry.people.values()]
    .map((person): PersonLine => {
      const ahead = counts.get(person.id);
      const roles = [...roleNames(person, locale), ...partsOf(person.id).map((part) => words.roleNames[part])];
      return {
        id: person.id,
        name: capitalize(inLocale(person.name, locale)),
        roles: capitalize([...new Set(roles)].join(', ')),
        regions: (person.regions ?? []).map((id) => ({ id, name: regionName(registry, id, locale) })),
        count: ahead === undefined ? undefined : formatCount(ahead, wordsOf(locale).counts.upcoming, locale),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

const speakers = new WeakMap<Calendar, ReadonlyMap<string, readonly Person[]>>();

/** List who names a topic among their own. */
export function speakersOn(calendar: Calendar, topic: string): readonly Person[] {
  let known = speakers.get(calendar);
  if (!known) {
    const people = [...calendar.registry.people.values()];
    const named = people.flatMap((person) => (person.topics ?? []).map((id) => ({ id, person })));
    known = new Map(
      [...Map.groupBy(named, ({ id }) => id)].map(([id, list]) => [id, list.map(({ person }) => person)]),
    );
    speakers.set(calendar, known);
  }
  return known.get(topic) ?? [];
}

/** A row of links to formats or to topics. */
export interface KinRow {
  readonly title: string;
  readonly links: readonly KinLink[];
}

/** A format or topic, and how many events it has ahead. */
export interface KinLink {
  readonly subject: Subject;
  readonly name: string;
  readonly count?: number | undefined;
  readonly isCurrent?: boolean | undefined;
}

/** A page names so many topics: those with most ahead, and some beside its own, through which every topic is reached. */
const MOST_TOPICS = 40;
const TOPIC_NEIGHBOURS = 3;

interface KinLinks {
  /** In their own order. */
  readonly formats: readonly KinLink[];
  /** In order of their names. */
  readonly topics: readonly KinLink[];
  readonly commonTopics: ReadonlySet<KinLink>;
}

const kinLinks = { ru: new WeakMap<Calendar, KinLinks>(), en: new WeakMap<Calendar, KinLinks>() };

/** Get the links to all formats and topics; made once per build. */
function kinLinksOf(calendar: Calendar, locale: Locale): KinLinks {
  let links = kinLinks[locale].get(calendar);
  if (!links) {
    const linksTo = (kind: 'formats' | 'topics'): KinLink[] => {
      const counts = countAhead(calendar, kind);
      return knownSubjects(calendar.registry, kind).map((id) => {
        const subject = { kind, id };
        return { subject, name: subjectName(calendar.registry, subject, locale), count: counts.get(id) };
      });
    };
    const topics = linksTo('topics').sort((a, b) => a.name.localeCompare(b.name, locale));
    const common = topics.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, MOST_TOPICS);
    links = { formats: linksTo('formats'), topics, commonTopics: new Set(common) };
    kinLinks[locale].set(calendar, links);
  }
  return links;
}

/** List formats and topics for a page that is about one of them, or about neither. */
export function kinOf(calendar: Calendar, current: Subject | undefined, locale: Locale): readonly KinRow[] {
  const words = PLACES_WORDS[locale];
  const { formats, topics, commonTopics } = kinLinksOf(calendar, locale);
  const isCurrent = ({ subject }: KinLink) => subject.kind === current?.kind && subject.id === current.id;
  const place = topics.findIndex(isCurrent);
  const isNear = (index: number) => (place === -1 ? index === 0 : Math.abs(index - place) <= TOPIC_NEIGHBOURS);
  const toRow = (title: string, links: readonly KinLink[]): KinRow => ({
    title,
    links: links.map((link) => (isCurrent(link) ? { ...link, isCurrent: true } : link)),
  });
  const rows = [
    toRow(words.formats.all, formats),
    toRow(
      words.topics.all,
      topics.filter((topic, index) => commonTopics.has(topic) || isNear(index)),
    ),
  ].filter(({ links }) => links.length > 0);
  return current?.kind === 'topics' ? rows.reverse() : rows;
}
