import type { CalendarEvent } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import { findNearby } from '../domain/nearby.ts';
import type { Region } from '../domain/region.ts';
import type { Subject } from '../domain/subject.ts';
import { type CollectionSource, type CollectionView, toCollection } from '../formats/collection.ts';
import { fill, formatDuration, formatWhen } from '../formats/human.ts';
import { type Listing, regionName, toListing } from '../formats/listing.ts';
import { subjectName } from '../formats/subject-view.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { type Corrections, toCorrections } from './corrections.ts';
import { type Frame, frameOf } from './frame.ts';
import type { Calendar } from './registry.ts';
import { absolute, subjectPath } from './urls.ts';

/** What the page of a region, venue, person, format or topic says of its events, and of itself to search engines. */
export interface CollectionPage {
  readonly frame: Frame;
  readonly subject: Subject;
  readonly title: string;
  readonly description: string;
  readonly view: CollectionView;
  /** The name of its feeds: «Бар · MIVENT». */
  readonly feedTitle: string;
  /** ISO, in `timezone`. */
  readonly today: string;
  /** The registry's home zone. */
  readonly timezone: string;
  /** What its file says about it: safe HTML, written in Russian. */
  readonly html: string | undefined;
  /** Of what has a file of its own. */
  readonly corrections?: Corrections | undefined;
}

const undatedOf = new WeakMap<Calendar, ReadonlySet<CalendarEvent>>();

/** Collect what belongs to a subject for its page. */
export function collectionOf(
  calendar: Calendar,
  subject: Subject,
  locale: Locale,
  noteOf?: CollectionSource['noteOf'],
): CollectionPage {
  const { registry, now, gatherings, about } = calendar;
  const { name, timezone } = registry.settings;
  const undated = undatedOf.get(calendar) ?? new Set(calendar.undated);
  undatedOf.set(calendar, undated);
  const { events = [], occurrences = [] } = gatherings[subject.kind].get(subject.id) ?? {};
  const source = { occurrences, undated: events.filter((event) => undated.has(event)), noteOf };
  const title = subjectName(registry, subject, locale);
  const region = subject.kind === 'venues' ? (registry.venues.get(subject.id)?.region ?? '') : '';
  return {
    frame: frameOf(calendar, locale),
    subject,
    title,
    description: fill(PLACES_WORDS[locale].descriptions[subject.kind], {
      name: title,
      region: regionName(registry, region, locale),
    }),
    corrections: correctionsOf(calendar, subject, title, locale),
    view: toCollection(source, { registry, locale, now }),
    feedTitle: `${title} · ${inLocale(name, locale)}`,
    today: now.toZonedDateTimeISO(timezone).toPlainDate().toString(),
    timezone,
    html: about.get(`${subject.kind}/${subject.id}`),
  };
}

function correctionsOf(calendar: Calendar, subject: Subject, title: string, locale: Locale): Corrections | undefined {
  const { kind, id } = subject;
  if (kind !== 'venues' && kind !== 'people' && kind !== 'regions') return undefined;
  const file = calendar.registry[kind].get(id)?.file;
  if (file === undefined) return undefined;
  return toCorrections(calendar, { file, title, url: absolute(subjectPath(subject, locale)) }, locale);
}

/** What is on elsewhere, for the page of a region in which nothing is: each with its date in words. */
export function nearbyOf(
  { registry, upcoming, now }: Calendar,
  region: Region,
  locale: Locale,
): readonly { readonly listing: Listing; readonly date: string }[] {
  return findNearby(region, upcoming, registry.regions, now).map(({ occurrence, travel }) => {
    const length = travel === undefined ? undefined : formatDuration(travel, false, locale);
    const note = length && fill(PLACES_WORDS[locale].travel, { length });
    return {
      listing: { ...toListing(occurrence, { registry, locale, now }), note },
      date: formatWhen(occurrence.time, locale),
    };
  });
}

/** Count the events ahead of everything of a kind that has some; a series is one event. */
export function countAhead({ gatherings, now }: Calendar, kind: Subject['kind']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [id, { occurrences }] of gatherings[kind]) {
    const ahead = new Set<CalendarEvent>();
    for (const { end, event } of occurrences) {
      if (end > now.epochMilliseconds && event.entry.status !== 'postponed') ahead.add(event);
    }
    if (ahead.size > 0) counts.set(id, ahead.size);
  }
  return counts;
}
