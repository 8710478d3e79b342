import { type BusyPeriod, busyPeriods, type Resources, toResources } from '../domain/busy.ts';
import { currentOccurrence } from '../domain/current.ts';
import { type Obstacle, obstaclesAt } from '../domain/day-outlook.ts';
import { daysOf, mondayOf } from '../domain/days.ts';
import { type CalendarEvent, toCalendarEvent } from '../domain/event.ts';
import { conflictsAt, toSurroundings } from '../domain/free-time.ts';
import { expandPlainSeries, isPlainRule } from '../domain/plain-series.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import type { Settings } from '../domain/settings.ts';
import { regionOfFile } from '../domain/stamp.ts';
import { EVENT_PAGE_WORDS } from '../i18n/event-page.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { PREVIEW_WORDS } from '../i18n/preview.ts';
import { eventPage, subjectPage } from './addresses.ts';
import { type BusyList, fromBusyList } from './busy-list.ts';
import { type ObstacleView, toObstacleView } from './date-finder.ts';
import { type EventView, toEventView } from './event-view.ts';
import { fill, formatDate, formatDateRange, typeset } from './human.ts';
import { capitalize, longestWord, numeralWidth, titleSize } from './listing.ts';
import type { Preview } from './preview-payload.ts';
import { toWeek } from './week-around.ts';

/** What the page knows of the site that it stands on. */
export interface PreviewSite {
  readonly locale: Locale;
  readonly now: Temporal.Instant;
  /** The zone of the registry. */
  readonly timezone: string;
  /** The site's address with its base path, as paths begin; ends with a slash. */
  readonly base: string;
  /** Names by id of the regions and venues that have pages. */
  readonly regions: Readonly<Record<string, string>>;
  readonly venues: Readonly<Record<string, string>>;
  /** What topics are called. */
  readonly topics: Readonly<Record<string, string>>;
}

/** Words, and where they lead. */
export interface PreviewWord {
  readonly text: string;
  readonly href?: string | undefined;
  readonly lang?: string | undefined;
}

/** Something that the page says of the event. */
export interface PreviewFact {
  readonly label: string;
  /** The first stands out. */
  readonly lines: readonly (readonly PreviewWord[])[];
}

/** An event before it is published, in words. All of them are a stranger's: they are set as text. */
export interface PreviewView {
  readonly title: string;
  /** Of title, summary and text, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly size: string;
  readonly word?: string | undefined;
  readonly numeral: string;
  readonly width?: string | undefined;
  readonly month: string;
  readonly dayAndHours: string;
  readonly summary?: string | undefined;
  readonly banner?: EventView['banner'];
  readonly facts: readonly PreviewFact[];
  /** The next dates of a series. */
  readonly dates: readonly string[];
}

/** A day of the week around. */
export interface PreviewDay {
  readonly date: string;
  readonly name: string;
  readonly entries: readonly {
    readonly hours: string;
    readonly title: PreviewWord;
    readonly notes: readonly string[];
    readonly isOwn: boolean;
    readonly isHold: boolean;
  }[];
}

/** What else is on, and what is in the way. */
export interface PreviewWeek {
  readonly title: string;
  readonly days: readonly PreviewDay[];
  readonly verdict: string;
  readonly isRefused: boolean;
  readonly clashes: readonly (ObstacleView & { readonly href?: string | undefined })[];
  /** Of a series. */
  readonly clashDates?: string | undefined;
}

/** An event placed in time, with all that its page asks for. */
export interface PlacedPreview {
  readonly preview: Preview;
  readonly event: CalendarEvent;
  readonly registry: Registry;
  readonly occurrences: readonly Occurrence[];
}

/** Place an event in time; nothing where it has no time that exists. */
export async function placePreview(
  preview: Preview,
  { timezone, topics }: PreviewSite,
): Promise<PlacedPreview | undefined> {
  const { file, entry, region, venue, people } = preview;
  const regionId = regionOfFile(file);
  const id = file.slice(file.lastIndexOf('/') + 1, -3);
  const place = { id, file, region: regionId, timezone: venue?.timezone ?? region.timezone ?? timezone };
  const { event } = toCalendarEvent(entry, place);
  if (!event) return undefined;
  const registry: Registry = {
    settings: { ...NO_SETTINGS, timezone, topics },
    regions: new Map([[regionId, { ...region, id: regionId, file: '', overlapPolicy: 'reject' }]]),
    venues: new Map(
      venue && entry.venue !== undefined ? [[entry.venue, { ...venue, id: entry.venue, file: '', units: 1 }]] : [],
    ),
    people: new Map(Object.entries(people).map(([one, name]) => [one, { id: one, file: '', name }])),
    equipment: new Map(),
    events: new Map([[id, event]]),
  };
  return { preview, event, registry, occurrences: await occurrencesOf(event) };
}

/** The library that follows every rule weighs more than all the rest of the page: it comes for a rule that needs it. */
async function occurrencesOf(event: CalendarEvent): Promise<readonly Occurrence[]> {
  if (!event.recurrence || isPlainRule(event.recurrence.rule)) return expandPlainSeries(event).occurrences;
  const { expandRecurrence } = await import('../domain/recurrence.ts');
  return expandRecurrence(event).occurrences;
}

/** What the page of one event never asks of its registry. */
const NO_SETTINGS: Omit<Settings, 'timezone'> = {
  name: '—',
  domain: 'preview.invalid',
  holds: { maxDays: 30, renewals: 1 },
  flagship: { maxDays: 10 },
  stamp: '2026-01-01T00:00:00Z',
};

/** Put an event into the words of its page. */
export function toPreviewView({ event, registry, occurrences }: PlacedPreview, site: PreviewSite): PreviewView {
  const { locale, now } = site;
  const current = currentOccurrence(occurrences, now);
  const page = site.base + eventPage(event.id, locale);
  const view = toEventView({ event, occurrences, current, page }, { registry, locale, now });
  return {
    title: view.title,
    lang: view.lang === locale ? undefined : view.lang,
    size: titleSize(view.title),
    word: longestWord(view.title),
    numeral: view.numeral,
    width: numeralWidth(view.numeral),
    month: view.month,
    dayAndHours: view.dayAndHours,
    summary: view.summary,
    banner: view.banner,
    facts: toFacts(view, site),
    dates: view.next
      .filter(({ day }) => day !== undefined)
      .map(({ text, note }) => (note ? `${text} · ${note}` : text)),
  };
}

function toFacts(view: EventView, { locale, base, regions, venues }: PreviewSite): PreviewFact[] {
  const { event: words, attendance } = wordsOf(locale);
  const { when, place, region, registration } = view;
  const lang = view.lang === locale ? undefined : view.lang;
  const facts: PreviewFact[] = [];
  const add = (label: string, ...lines: readonly (readonly PreviewWord[] | string | undefined)[]) => {
    const told = lines.flatMap((line) =>
      line === undefined ? [] : [typeof line === 'string' ? [{ text: line }] : line],
    );
    if (told.length > 0) facts.push({ label, lines: told });
  };
  const named = (kind: 'regions' | 'venues', id: string, name: string): PreviewWord => {
    const isKnown = Object.hasOwn(kind === 'regions' ? regions : venues, id);
    return { text: name, href: isKnown ? base + subjectPage({ kind, id }, locale) : undefined };
  };
  // An address says where it leads: whoever made the page could write anything over it.
  const address = (href: string): readonly PreviewWord[] => [{ text: href, href }];
  if (when) add(words.when, capitalize(when.text), when.zone, when.elsewhere);
  if (view.repeats) add(words.repeats, view.repeats, view.seriesOver);
  const where = named('regions', region.id, region.name);
  add(
    words.where,
    place.venue ? [named('venues', place.venue.id, place.venue.name), { text: ', ' }, where] : [where],
    place.line === undefined ? undefined : [{ text: place.line, lang: place.venue ? undefined : lang }],
    view.attendance === 'hybrid' ? attendance.hybrid : undefined,
    view.onlineUrl === undefined ? undefined : address(view.onlineUrl),
  );
  if (view.price) add(words.price, view.price);
  if (registration)
    add(words.registration, registration.text, registration.open ? address(registration.url) : undefined);
  if (view.capacity) add(words.capacity, view.capacity);
  add(words.format, view.format.name);
  if (view.topics.length > 0) add(EVENT_PAGE_WORDS[locale].topics, view.topics.map(({ name }) => name).join(', '));
  add(words.language, view.languages);
  for (const { label, people } of view.people) add(label, people.map(({ name }) => name).join(', '));
  return facts;
}

/** Look at the week around an event, and at what is in its way, by the functions of the check. Nothing for what has no date. */
export function toPreviewWeek(placed: PlacedPreview, list: BusyList, site: PreviewSite): PreviewWeek | undefined {
  const { event, registry, occurrences } = placed;
  const { locale, now, base } = site;
  const known = fromBusyList(list, now);
  const others = known.busy.filter(({ claimant }) => claimant.id !== event.id);
  const resources = withOwn(known.resources, toResources(registry));
  const surroundings = toSurroundings(others, resources, now);
  const ahead = occurrences.filter(({ end }) => end > now.epochMilliseconds);
  const conflicts = conflictsAt(event, ahead, surroundings);
  const own = busyPeriods(event, occurrences, resources, now);
  const refusing = conflicts.filter(({ severity }) => severity === 'error');
  const shown = occurrenceToShow(occurrences, refusing[0]?.overlap.start, now);
  if (!shown) return undefined;
  const day = shown.time.start.toPlainDate();
  const { timezone, region } = event;
  const words = PREVIEW_WORDS[locale];
  const periods = [...others, ...own].map((period: BusyPeriod) => ({ period }));
  const { first, last } = daysOf(shown.time);
  const monday = mondayOf(first);
  const weeks = Array.from({ length: monday.until(mondayOf(last)).days / 7 + 1 }, (_, index) =>
    toWeek(periods, { day: monday.add({ days: 7 * index }), region, timezone, own: new Set([event.id]) }, locale),
  );
  const range = formatDateRange(monday, mondayOf(last).add({ days: 6 }), locale);
  const obstacles = own.length === 0 ? [] : obstaclesAt(event, shown.time, surroundings);
  const isRefused = refusing.length > 0;
  const view = (obstacle: Obstacle) => {
    const told = toObstacleView(obstacle, day, { timezone }, surroundings, locale);
    return { ...told, href: told.event && base + eventPage(told.event.id, locale) };
  };
  return {
    title: fill(weeks.length > 1 ? words.weeks : words.week, {
      range,
      region: site.regions[region] ?? nameOf(registry, region, locale),
    }),
    days: weeks
      .flatMap(({ days }) => days)
      .map(({ date, name, entries }) => ({
        date,
        name,
        entries: entries.map(({ id, title, hours, zone, venue, hold, isOnline, isOwn }) => ({
          hours: zone === undefined ? hours : `${hours} ${zone}`,
          title: { text: typeset(title), href: isOwn ? undefined : base + eventPage(id, locale) },
          notes: [
            ...(isOwn ? [words.own] : []),
            ...(venue === undefined ? [] : [site.venues[venue] ?? venueName(registry, venue, locale)]),
            ...(isOnline ? [wordsOf(locale).attendance.online] : []),
            ...(hold === undefined ? [] : [hold]),
          ],
          isOwn,
          isHold: hold !== undefined,
        })),
      })),
    verdict: obstacles.length === 0 ? words.clear : isRefused ? words.clashes : words.warnings,
    isRefused,
    clashes: obstacles.map(view),
    clashDates: event.recurrence && datesOf(refusing, timezone, locale),
  };
}

/** Of a series, the first date that something stands against, else the next one. */
function occurrenceToShow(
  occurrences: readonly Occurrence[],
  clash: number | undefined,
  now: Temporal.Instant,
): Occurrence | undefined {
  const met = clash === undefined ? undefined : occurrences.find(({ start, end }) => start <= clash && clash < end);
  return met ?? currentOccurrence(occurrences, now);
}

const MOST_DATES = 12;

function datesOf(
  conflicts: readonly { readonly overlap: { readonly start: number } }[],
  timezone: string,
  locale: Locale,
): string | undefined {
  if (conflicts.length === 0) return undefined;
  const words = PREVIEW_WORDS[locale];
  const moments = conflicts.map(({ overlap }) => overlap.start).sort((a, b) => a - b);
  const dates = [
    ...new Set(
      moments.map((moment) =>
        formatDate(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).toPlainDate(), locale),
      ),
    ),
  ];
  const rest = dates.length - MOST_DATES;
  const named = [...dates.slice(0, MOST_DATES), ...(rest > 0 ? [fill(words.moreDates, { count: rest })] : [])];
  return fill(words.clashDates, { dates: named.join(', ') });
}

function nameOf({ regions }: Registry, id: string, locale: Locale): string {
  const name = regions.get(id)?.name ?? id;
  return typeof name === 'string' ? name : name[locale];
}

function venueName({ venues }: Registry, id: string, locale: Locale): string {
  const name = venues.get(id)?.name ?? id;
  return typeof name === 'string' ? name : name[locale];
}

/** What is new comes with the event; of what is known already, the registry's word counts. */
function withOwn(known: Resources, own: Resources): Resources {
  return {
    ...known,
    regions: new Map([...own.regions, ...known.regions]),
    venues: new Map([...own.venues, ...known.venues]),
    people: new Map([...own.people, ...known.people]),
    parents: new Map([...known.parents, ...own.parents]),
  };
}
