import type { BusyPeriod } from '../domain/busy.ts';
import type { Check } from '../domain/check.ts';
import type { SharedFile } from '../domain/claim.ts';
import { currentOccurrence } from '../domain/current.ts';
import { daysOf, mondayOf } from '../domain/days.ts';
import type { CalendarEvent } from '../domain/event.ts';
import type { Issue } from '../domain/issue.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { PLACES_WORDS } from '../i18n/places.ts';
import { REVIEW_WORDS } from '../i18n/review.ts';
import { eventPage, lineOnGitHub, localeFolder } from './addresses.ts';
import { type EventView, toEventView } from './event-view.ts';
import { fill, formatCount, formatDate } from './human.ts';
import { describeIssue, escapeMarkdown, tellAlternative } from './issues.ts';
import { capitalize, type ListingContext, regionName, toBadge } from './listing.ts';
import { collectionOf, IMAGE_PATTERN } from './registry-files.ts';
import { roleNames } from './subject-view.ts';
import { toWeek, type WeekDay, type WeekEntry, type WeekPeriod } from './week-around.ts';

/** A comment on GitHub holds so many characters. */
const MOST_COMMENT = 65_536;

const NBSP = '\u00a0';

/** What is wrong with an application, and the open ones that have the other side of it. */
type ReviewIssue = Issue & {
  readonly pulls?: readonly { readonly number: number; readonly isGranted: boolean }[] | undefined;
};

/** An open application, read and judged, as far as a reviewer is told of it. */
export interface ReviewedApplication {
  /** Of its pull request. */
  readonly pull: number;
  /** The commit that was read. */
  readonly head: string;
  /** Not meant to be accepted yet. */
  readonly isDraft: boolean;
  readonly verdict: 'passed' | 'failed' | 'outdated' | 'no-events';
  readonly issues: readonly ReviewIssue[];
  /** Paths that it changes: in the content folder, and outside of it. */
  readonly files: readonly string[];
  readonly code: readonly string[];
  /** Files in which main has changed the same lines. */
  readonly outdated: readonly string[];
  /** What the rules looked at, where it could be read and merged. */
  readonly check?: Check | undefined;
  /** See `Application`. */
  readonly headLines?: ReadonlyMap<string, readonly (number | undefined)[]> | undefined;
  /** See `Application`. */
  readonly changedTexts?: ReadonlySet<string> | undefined;
  /** See `Application`. */
  readonly removed?: ReadonlySet<string> | undefined;
  /** See `Application`. */
  readonly shared?: readonly SharedFile[] | undefined;
}

/** All that the one comment for reviewers is made from. */
export interface Review {
  readonly application: ReviewedApplication;
  readonly now: Temporal.Instant;
  /** The address of the repository: `https://github.com/owner/name`. */
  readonly repository: string;
  /** The address of the site's home page; ends with a slash. */
  readonly site: string;
  /** What other open applications ask for. */
  readonly others?: readonly { readonly pull: number; readonly periods: readonly BusyPeriod[] }[] | undefined;
  /** Numbers of the pull requests that ask for the same, and later: they are told so themselves. */
  readonly later?: readonly number[] | undefined;
  /** Gets the address of the page that shows an event before it is published; nothing where that would be too long. */
  readonly previewOf?: ((event: CalendarEvent, registry: Registry, locale: Locale) => string | undefined) | undefined;
  /** The bot's own record, a comment of HTML: it stands at the very end, out of sight, and is never cut. */
  readonly marker?: string | undefined;
}

/** How much of everything a comment has. */
interface Size {
  readonly cards: number;
  readonly weeks: number;
  readonly issues: number;
  readonly entries: number;
  readonly hasOther: boolean;
  /** Whether free times have the lines to be copied: whatever is cut off in the end, no block of code stays open. */
  readonly hasLines: boolean;
}

/** From all that anybody could want to what must be said. */
const SIZES: readonly Size[] = [
  { cards: 6, weeks: 4, issues: 40, entries: 12, hasOther: true, hasLines: true },
  { cards: 3, weeks: 2, issues: 20, entries: 8, hasOther: true, hasLines: true },
  { cards: 2, weeks: 1, issues: 10, entries: 5, hasOther: false, hasLines: true },
  { cards: 1, weeks: 0, issues: 3, entries: 3, hasOther: false, hasLines: false },
];

/**
 * Write the one comment about an application, for a reviewer in a hurry: verdict, whose move it is, the events, what else their
 * weeks hold, what is wrong and when there is room. Nothing that a stranger has written can format, mention or open anything.
 * At most 65,536 characters: lists get shorter, the verdict never.
 */
export function formatReviewComment(review: Review, locale: Locale): string {
  const marker = review.marker === undefined ? '' : `\n\n${review.marker}`;
  const room = MOST_COMMENT - marker.length;
  let text = '';
  for (const size of SIZES) {
    text = compose(review, locale, size);
    if (text.length <= room) return text + marker;
  }
  // Whole lines only: half a link would be anything.
  return text.slice(0, text.lastIndexOf('\n\n', room)) + marker;
}

function compose(review: Review, locale: Locale, size: Size): string {
  const { verdict } = review.application;
  const [issues, rest] = [
    tellIssues(review, locale, size),
    [...tellEvents(review, locale, size), ...tellPlaces(review, locale), ...tellWeeks(review, locale, size)],
  ];
  const parts = [
    `## ${tellVerdict(review.application, locale)}`,
    tellMove(review.application, locale),
    ...tellLater(review, locale),
    ...tellShared(review, locale),
    // What its author has to mend stands before what they know; a moderator sees first what it is about.
    ...(verdict === 'failed' ? [...issues, ...rest] : [...rest, ...issues]),
    ...tellOutside(review.application, locale),
    tellDetails(review, locale, size),
    ...(size.hasOther ? [tellOther(review, locale === 'ru' ? 'en' : 'ru', size)] : []),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function tellVerdict({ verdict, issues, isDraft }: ReviewedApplication, locale: Locale): string {
  const words = REVIEW_WORDS[locale].verdict;
  switch (verdict) {
    case 'passed':
      return isDraft ? words.draft : issues.length > 0 ? words.warned : words.passed;
    case 'failed':
      return words.failed;
    case 'outdated':
      return words.outdated;
    case 'no-events':
      return words.noEvents;
  }
}

function tellMove(application: ReviewedApplication, locale: Locale): string {
  const { verdict, issues, isDraft, outdated } = application;
  const { move: words, errors, clash } = REVIEW_WORDS[locale];
  const say = (who: string, what: string) => `**${who}** ${what}`;
  switch (verdict) {
    case 'passed': {
      if (isDraft) return say(words.author, words.ready);
      if (issues.some(({ pulls = [] }) => pulls.length > 0)) return say(words.moderator, words.claim);
      if (issues.length > 0) return say(words.moderator, fill(words.decide, { count: issues.length }));
      const hasCard = application.files.some(
        (file) => collectionOf(file) !== undefined && (file.endsWith('.md') || IMAGE_PATTERN.test(file)),
      );
      return say(words.moderator, hasCard ? words.accept : words.read);
    }
    case 'failed': {
      const wrong = issues.filter(({ severity }) => severity === 'error');
      if (wrong.length > 0 && wrong.every(({ conflict }) => conflict))
        return say(words.author, fill(words.choose, { what: formatCount(wrong.length, clash, locale) }));
      return say(words.author, fill(words.fix, { errors: formatCount(wrong.length, errors, locale) }));
    }
    case 'outdated': {
      if (outdated.length === 0) return say(words.author, words.unrelated);
      return say(words.author, fill(words.update, { paths: listed(outdated.map(code), 10) }));
    }
    case 'no-events':
      return say(words.nobody, words.code);
  }
}

/** Whoever was first has nothing to do, and may want to know. */
function tellLater({ later = [], repository }: Review, locale: Locale): string[] {
  if (later.length === 0) return [];
  const words = REVIEW_WORDS[locale];
  const pulls = later.map((number) => link(fill(words.pull, { number }), `${repository}/pull/${number}`));
  return [fill(words.later, { pulls: listed(pulls, 10) })];
}

/** Files that others bring, too, as far as nothing is wrong with that, or nothing yet. */
function tellShared({ application: { shared = [], issues }, repository }: Review, locale: Locale): string[] {
  const { shared: words, pull: name } = REVIEW_WORDS[locale];
  const isTold = ({ path, pull }: SharedFile) =>
    issues.some(({ code, file, params }) => code === 'id-duplicate' && file === path && params?.pull === pull);
  const byKind = Map.groupBy(
    shared.filter((one) => !isTold(one)),
    ({ isSame, isNew }) => (isSame ? 'same' : isNew ? 'later' : 'edited'),
  );
  return (['same', 'later', 'edited'] as const).flatMap((kind) => {
    const byPull = Map.groupBy(byKind.get(kind) ?? [], ({ pull }) => pull);
    if (byPull.size === 0) return [];
    const pulls = [...byPull].map(([number, files]) => {
      const paths = files.map(({ path }) => code(path));
      return `${link(fill(name, { number }), `${repository}/pull/${number}`)} (${listed(paths, 3)})`;
    });
    return [fill(words[kind], { pulls: listed(pulls, 10) })];
  });
}

/** An event that an application adds, edits, cancels or deletes. */
interface ReviewedEvent {
  readonly event: CalendarEvent;
  readonly registry: Registry;
  readonly occurrences: readonly Occurrence[];
  readonly before?: CalendarEvent | undefined;
  readonly kind: 'added' | 'changed' | 'cancelled' | 'deleted';
}

function eventsOf({ application: { check, files } }: Review): readonly ReviewedEvent[] {
  if (!check?.change) return [];
  const { registry, expansions, change } = check;
  const own = [...registry.events.values()].filter(({ file }) => change.proposed.get(file) === file);
  const present = own.map((event): ReviewedEvent => {
    const before = change.base.events.get(event.id);
    const isCancelled = event.entry.status === 'cancelled' && before?.entry.status !== 'cancelled';
    const kind = isCancelled ? 'cancelled' : before ? 'changed' : 'added';
    return { event, registry, occurrences: expansions.get(event.id)?.occurrences ?? [], before, kind };
  });
  const gone = [...change.base.events.values()].filter(
    ({ id, file }) => files.includes(file) && !registry.events.has(id) && !check.entries.unread?.has(file),
  );
  return [
    ...present,
    ...gone.map(
      (event): ReviewedEvent => ({
        event,
        registry: change.base,
        occurrences: expandRecurrence(event).occurrences,
        kind: 'deleted',
      }),
    ),
  ];
}

function contextOf({ now }: Review, registry: Registry, locale: Locale): ListingContext {
  return { registry, locale, now };
}

function viewOf({ event, registry, occurrences }: ReviewedEvent, review: Review, locale: Locale): EventView {
  const current = currentOccurrence(occurrences, review.now);
  const page = review.site + eventPage(event.id, locale);
  return toEventView({ event, occurrences, current, page }, contextOf(review, registry, locale));
}

function tellEvents(review: Review, locale: Locale, { cards }: Size): string[] {
  const words = REVIEW_WORDS[locale];
  const events = eventsOf(review);
  const shown = events.slice(0, cards).flatMap((one) => {
    const view = viewOf(one, review, locale);
    return [
      tellCard(one, view, review, locale),
      ...tellSeries(one, view, review, locale),
      ...tellChanges(one, review, locale),
    ];
  });
  const { check, files } = review.application;
  const named = (files: readonly string[]) =>
    listed(
      files.map((file) => link(code(file), fileAddress(file, review))),
      10,
    );
  const isPicture = (file: string) => IMAGE_PATTERN.test(file);
  const pictures = files.filter((file) => file.startsWith('events/') && isPicture(file));
  if (pictures.length > 0) shown.push(`> ${words.pictures}: ${named(pictures)}`);
  const unread = files.filter(
    (file) => file.startsWith('events/') && !isPicture(file) && check?.entries.unread?.has(file),
  );
  if (unread.length > 0) shown.push(`> ${named(unread)}  \n> ${words.unreadable}`);
  const rest = events.slice(cards);
  if (rest.length === 0) return shown;
  const lines = rest.slice(0, 20).map(({ event }) => `- ${text(event.entry.title)}, ${dayOf(event, locale)}`);
  if (rest.length > 20) lines.push(`- ${fill(words.more, { count: rest.length - 20 })}`);
  return [...shown, `**${words.moreCards}**\n\n${lines.join('\n')}`];
}

function dayOf({ time }: CalendarEvent, locale: Locale): string {
  if (!time) return REVIEW_WORDS[locale].noDate;
  return formatDate(time.start.toPlainDate(), locale, { weekday: true, year: true });
}

function tellCard(one: ReviewedEvent, view: EventView, review: Review, locale: Locale): string {
  const words = REVIEW_WORDS[locale];
  const { event, registry, kind } = one;
  const { when, place, region } = view;
  const time = when
    ? `**${capitalize(when.text)}**${when.zone === undefined ? '' : ` · ${when.zone}`}`
    : `**${view.month || words.noDate}**`;
  const where = [
    ...(place.venue ? [`**${text(place.venue.name)}**`] : []),
    ...(place.line === undefined ? [] : [text(place.line)]),
    fill(words.region, { name: text(region.name) }),
  ];
  const what = [
    view.format.name,
    wordsOf(locale).attendance[view.attendance],
    ...(view.price === undefined ? [] : [view.price]),
  ];
  const people = view.people.map(
    ({ label, people: named }) =>
      `${label}: ${listed(
        named.map(({ name }) => text(name)),
        10,
      )}`,
  );
  const badge = kind === 'cancelled' ? undefined : toBadge(event, contextOf(review, registry, locale));
  const address = kind === 'deleted' ? undefined : review.previewOf?.(event, registry, locale);
  const links = [
    ...(address === undefined ? [] : [link(words.preview, address)]),
    ...(kind === 'deleted' ? [] : [link(words.file, fileAddress(event.file, review))]),
    ...(kind === 'added' ? [] : [link(words.byLines, `${review.repository}/pull/${review.application.pull}/files`)]),
  ];
  const lines = [
    [words[kind], ...(badge ? [badge.text] : [])].join(' · '),
    time,
    where.join(', '),
    text(what.join(' · ')),
    ...(kind === 'deleted' ? [] : tellReach(one, review, locale)),
    ...people,
    ...(view.summary === undefined ? [] : [text(view.summary, 500)]),
    ...(view.onlineUrl === undefined ? [] : [code(view.onlineUrl)]),
    ...(links.length === 0 ? [] : [links.join(' · ')]),
    ...(address === undefined && review.previewOf && kind !== 'deleted' ? [words.previewLong] : []),
    ...tellPage(one, review, locale),
  ];
  return [`> ### ${text(event.entry.title)}`, '>', lines.map((line) => `> ${line}`).join('  \n')].join('\n');
}

/** Which rules an event says that it does not fall under, or that others fall under because of it: its dates do not show that. */
function tellReach({ event, registry }: ReviewedEvent, { site }: Review, locale: Locale): string[] {
  const { reach: words } = REVIEW_WORDS[locale];
  const { scope, partOf, duplicateOf, overlaps = [] } = event.entry;
  const named = (id: string) => {
    const other = registry.events.get(id);
    return other ? link(text(other.entry.title), site + eventPage(id, locale)) : code(id);
  };
  return [
    ...(scope === 'regional' ? [] : [words[scope]]),
    ...(partOf === undefined ? [] : [fill(words.part, { event: named(partOf) })]),
    ...(duplicateOf === undefined ? [] : [fill(words.duplicate, { event: named(duplicateOf) })]),
    ...overlaps.slice(0, 5).map(({ with: id, reason, agreedBy }) => {
      const person = registry.people.get(agreedBy);
      const name = text(person ? nameIn(person.name, locale) : agreedBy);
      return fill(words.agreed, { event: named(id), reason: text(reason), person: name });
    }),
  ];
}

/** Nobody writes a comment once an application is accepted: where the event will be is said before. */
function tellPage({ event, kind }: ReviewedEvent, { application, site }: Review, locale: Locale): string[] {
  if (application.verdict !== 'passed' || kind === 'deleted') return [];
  const page = site + eventPage(event.id, locale);
  return [fill(REVIEW_WORDS[locale].page, { address: link(text(page.replace(/^https?:\/\//, '')), page) })];
}

/** The rule of a series, and the dates that something stands against. */
function tellSeries(
  { event, occurrences }: ReviewedEvent,
  view: EventView,
  { application }: Review,
  locale: Locale,
): string[] {
  if (view.repeats === undefined) return [];
  const words = REVIEW_WORDS[locale];
  const rule = text(
    fill(words.repeats, { rule: view.repeats, count: formatCount(occurrences.length, words.dates, locale) }),
  );
  const met = new Set(
    (application.check?.conflicts ?? []).flatMap(({ claim, others, severity, overlap }) =>
      severity === 'error' && [claim, ...others].some(({ claimant }) => claimant.id === event.id)
        ? [overlap.start]
        : [],
    ),
  );
  const dates = [...met].sort((a, b) => a - b).map((moment) => formatDate(zoned(moment, event.timezone), locale));
  const clashing =
    dates.length === 0 ? '' : ` **${fill(words.clashDates, { dates: listed([...new Set(dates)], 12) })}**`;
  return [`${rule}.${clashing}`];
}

function zoned(moment: number, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).toPlainDate();
}

/** The row in which a change of a field is told in words; all others are told as their file has them. */
const ROWS: Readonly<Record<string, string>> = {
  title: 'title',
  start: 'when',
  end: 'when',
  duration: 'when',
  timezone: 'when',
  'hold.window': 'when',
  venue: 'where',
  place: 'where',
  attendance: 'where',
  status: 'status',
  'hold.until': 'status',
  format: 'format',
  organizers: 'people',
  speakers: 'people',
  hosts: 'people',
  'hold.by': 'people',
  'repeat.rule': 'repeats',
  price: 'price',
};

/** Old and new of whatever changes, side by side. */
function tellChanges(one: ReviewedEvent, review: Review, locale: Locale): string[] {
  const { event, before } = one;
  const base = review.application.check?.change?.base;
  if (!before || !base) return [];
  const words = REVIEW_WORDS[locale];
  const old = rowsOf(
    { event: before, registry: base, occurrences: expandRecurrence(before).occurrences, kind: 'added' },
    review,
    locale,
  );
  const rows = Object.entries(rowsOf(one, review, locale)).filter(([key, after]) => (old[key] ?? '') !== after);
  const told = new Set(rows.map(([key]) => key));
  const inWords = rows.map(([key, after]) => tellChange(key, { was: old[key] ?? '', becomes: after }, locale));
  const asWritten = changedFields(before.entry, event.entry)
    .filter(({ key }) => !told.has(ROWS[key] ?? ''))
    .map(({ key, ...change }) => tellChange(key, change, locale));
  const all = [...inWords, ...asWritten];
  if (all.length === 0) return [words.unchanged];
  const isTextToo = review.application.changedTexts?.has(event.file);
  const lines = link(words.inDiff, `${review.repository}/pull/${review.application.pull}/files`);
  return [
    [`| ${words.changes} | ${words.wasAndBecomes} |`, '|---|---|', ...all].join('\n'),
    ...(isTextToo ? [fill(words.textToo, { link: lines })] : []),
  ];
}

interface FieldChange {
  readonly was: string;
  readonly becomes: string;
}

function tellChange(key: string, { was, becomes }: FieldChange, locale: Locale): string {
  const { fields, nothing } = REVIEW_WORDS[locale];
  const name = Object.hasOwn(fields, key) ? fields[key as keyof typeof fields] : code(key);
  return `| ${name} | ${text(was, MOST_VALUE) || nothing}<br>→ **${text(becomes, MOST_VALUE) || nothing}** |`;
}

/** As long as a summary may be. */
const MOST_VALUE = 500;

/** Fields whose parts change each for itself. */
const PARTED: ReadonlySet<string> = new Set(['hold', 'repeat', 'registration', 'report', 'contact']);

/** What differs between two versions of the fields of a file; of lists, only the items that do. */
function changedFields(before: object, after: object): readonly (FieldChange & { readonly key: string })[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, becomes] = [old.get(key), now.get(key)];
    if (JSON.stringify(was) === JSON.stringify(becomes)) return [];
    return [{ key, ...differenceOf(was, becomes) }];
  });
}

function partsOf(fields: object): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(fields).flatMap(([key, value]: [string, unknown]) =>
      PARTED.has(key) && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([part, one]): [string, unknown] => [`${key}.${part}`, one])
        : [[key, value] as [string, unknown]],
    ),
  );
}

function differenceOf(was: unknown, becomes: unknown): FieldChange {
  const [old, now] = [was, becomes].map((value) => (Array.isArray(value) ? value.map(written) : undefined));
  const [gone, come] = [old?.filter((one) => !now?.includes(one)), now?.filter((one) => !old?.includes(one))];
  // The same items in another order differ as a whole.
  const isOrder = gone?.length === 0 && come?.length === 0;
  return {
    was: isOrder ? written(was) : (gone?.join(', ') ?? written(was)),
    becomes: isOrder ? written(becomes) : (come?.join(', ') ?? written(becomes)),
  };
}

/** A value as its file could have it. */
function written(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${written(one)}`)
    .join(' · ');
}

/** What else of the registry an application changes: whoever accepts it accepts venues and people, too. */
function tellPlaces(review: Review, locale: Locale): string[] {
  const { check, files } = review.application;
  if (!check?.change) return [];
  const { change, registry } = check;
  const words = REVIEW_WORDS[locale];
  const lines = KINDS.flatMap((kind) => {
    const [old, now] = [change.base[kind], registry[kind]];
    const present = [...now.values()]
      .filter(({ file }) => change.proposed.get(file) === file)
      .map((subject) => tellSubject(kind, subject, old.get(subject.id), review, locale));
    const gone = [...old.values()].filter(
      ({ id, file }) => files.includes(file) && !now.has(id) && !check.entries.unread?.has(file),
    );
    return [
      ...present,
      ...gone.map(({ name }) => `- ${words.subjects[kind].deleted}: **${text(nameIn(name, locale))}**`),
    ];
  });
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_PLACES;
  const shown = [...lines.slice(0, MOST_PLACES), ...(rest > 0 ? [`- ${fill(words.more, { count: rest })}`] : [])];
  return [`#### ${words.places}\n\n${shown.join('\n')}`];
}

const KINDS = ['venues', 'people', 'regions', 'equipment'] as const;
const MOST_PLACES = 10;

type Kind = (typeof KINDS)[number];
type Subject = Registry[Kind] extends ReadonlyMap<string, infer Value> ? Value : never;

function tellSubject(
  kind: Kind,
  subject: Subject,
  before: Subject | undefined,
  review: Review,
  locale: Locale,
): string {
  const words = REVIEW_WORDS[locale].subjects[kind];
  const { id: _, file, name, ...fields } = inWordsOf(subject, review, locale);
  const { id: __, file: ___, ...had } = before ? inWordsOf(before, review, locale) : { id: '', file: '' };
  const { nothing, subjectFields: names } = REVIEW_WORDS[locale];
  const nameOf = (key: string) => (Object.hasOwn(names, key) ? names[key as keyof typeof names] : code(key));
  const changes = before
    ? changedFields(had, { name, ...fields }).map(
        ({ key, was, becomes }) =>
          `${nameOf(key)}: ${[was, becomes].map((value) => text(value) || nothing).join(' → ')}`,
      )
    : changedFields('units' in fields ? { units: 1 } : {}, fields).map(
        ({ key, becomes }) => `${nameOf(key)}: ${text(becomes)}`,
      );
  const said = [`**${text(nameIn(name, locale))}**`, ...listedItems(changes, 8)].join(' · ');
  return `- ${before ? words.changed : words.added}: ${said} · ${link(REVIEW_WORDS[locale].file, fileAddress(file, review))}`;
}

/** The fields of a subject, with names in place of ids and words. */
function inWordsOf(subject: Subject, { application }: Review, locale: Locale) {
  const { registry } = application.check ?? {};
  const regionNamed = (id: string) => (registry ? regionName(registry, id, locale) : id);
  return {
    ...subject,
    ...('region' in subject && subject.region !== undefined ? { region: regionNamed(subject.region) } : {}),
    ...('regions' in subject && subject.regions ? { regions: subject.regions.map(regionNamed) } : {}),
    ...('roles' in subject && subject.roles ? { roles: roleNames(subject, locale) } : {}),
    ...('units' in subject && subject.units === 'unlimited' ? { units: REVIEW_WORDS[locale].unlimited } : {}),
    ...('overlapPolicy' in subject ? { overlapPolicy: PLACES_WORDS[locale].overlapPolicy[subject.overlapPolicy] } : {}),
  };
}

/** What of an event can be compared, in words. */
function rowsOf(one: ReviewedEvent, review: Review, locale: Locale): Readonly<Record<string, string>> {
  const view = viewOf(one, review, locale);
  const { place } = view;
  const badge = toBadge(one.event, contextOf(review, one.registry, locale));
  return {
    title: one.event.entry.title,
    when: view.when ? [view.when.text, view.when.zone].filter(Boolean).join(', ') : view.month,
    where: [place.venue?.name, place.line, wordsOf(locale).attendance[view.attendance]].filter(Boolean).join(', '),
    region: view.region.name,
    status: badge?.text ?? REVIEW_WORDS[locale].confirmed,
    format: view.format.name,
    people: view.people.map(({ label, people }) => `${label}: ${people.map(({ name }) => name).join(', ')}`).join('; '),
    repeats: view.repeats ?? '',
    price: view.price ?? '',
  };
}

function tellWeeks(review: Review, locale: Locale, { weeks, entries }: Size): string[] {
  const { check } = review.application;
  if (!check) return [];
  const events = eventsOf(review).filter(({ kind }) => kind !== 'deleted');
  const periods = periodsOf(review, check);
  const own = new Set(events.map(({ event }) => event.id));
  const told = new Map<string, string>();
  for (const one of events) {
    const { region, timezone } = one.event;
    for (const day of daysToShow(one, review)) {
      if (told.size >= weeks) continue;
      const week = toWeek(periods, { day, region, timezone, own }, locale);
      const title = fill(REVIEW_WORDS[locale].week, {
        range: week.title,
        region: text(regionName(check.registry, region, locale)),
      });
      const table = tellWeek(week.days, review, locale, entries);
      told.set(`${region} ${week.days[0]?.date}`, `#### ${title}\n\n${table}`);
    }
  }
  return [...told.values()];
}

function periodsOf({ others = [] }: Review, { busy }: Check): readonly WeekPeriod[] {
  return [
    ...busy.map((period) => ({ period })),
    ...others.flatMap(({ pull, periods }) => periods.map((period) => ({ period, pull }))),
  ];
}

/** A day of each week to look at: of a series, that of the first date that something stands against, else of the next one. */
function daysToShow(
  { event, occurrences }: ReviewedEvent,
  { application, now }: Review,
): readonly Temporal.PlainDate[] {
  const clash =
    event.recurrence && application.issues.find(({ file, conflict }) => conflict && file === event.file)?.conflict;
  if (clash) return [zoned(clash.start, event.timezone)];
  const time = currentOccurrence(occurrences, now)?.time ?? event.time;
  if (!time) return [];
  const { first, last } = daysOf(time);
  const days = [first];
  for (
    let day = mondayOf(first).add({ days: 7 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 7 })
  )
    days.push(day);
  return days;
}

function tellWeek(days: readonly WeekDay[], review: Review, locale: Locale, most: number): string {
  const words = REVIEW_WORDS[locale];
  const rows = days.map(({ shortName, entries }) => {
    // Whatever a day has no room for, what is proposed is on it.
    let room = most - entries.filter(({ isOwn }) => isOwn).length;
    const kept = entries.filter(({ isOwn }) => isOwn || room-- > 0);
    const shown = kept.map((entry) => tellEntry(entry, review, locale));
    const rest = entries.length - shown.length;
    const cells = [...shown, ...(rest > 0 ? [fill(words.more, { count: rest })] : [])];
    const isOwn = entries.some((entry) => entry.isOwn);
    return `| ${isOwn ? `**${shortName}**` : shortName} | ${cells.join('<br>') || words.free} |`;
  });
  return [`| ${words.day} | ${words.events} |`, '|---|---|', ...rows].join('\n');
}

function tellEntry(entry: WeekEntry, review: Review, locale: Locale): string {
  const words = REVIEW_WORDS[locale];
  const { registry } = review.application.check ?? {};
  const venue = entry.venue === undefined ? undefined : registry?.venues.get(entry.venue);
  const hours = entry.zone === undefined ? entry.hours : `${entry.hours} ${entry.zone}`;
  const title = entry.isOwn ? `**${text(entry.title)}**` : link(text(entry.title), addressOf(entry, review, locale));
  const notes = [
    ...(venue ? [text(nameIn(venue.name, locale))] : []),
    ...(entry.isOnline ? [wordsOf(locale).attendance.online] : []),
    ...(entry.region !== undefined && registry ? [text(regionName(registry, entry.region, locale))] : []),
    ...(entry.hold === undefined ? [] : [entry.hold]),
    ...(entry.pull === undefined ? [] : [fill(words.pull, { number: entry.pull })]),
  ];
  const told = `${hours} ${title}${notes.length === 0 ? '' : ` · ${notes.join(' · ')}`}`;
  return entry.isOwn ? `${told} **${words.own.replaceAll(' ', NBSP)}**` : told;
}

function nameIn(name: string | { readonly ru: string; readonly en: string }, locale: Locale): string {
  return typeof name === 'string' ? name : name[locale];
}

function addressOf({ id, pull }: Pick<WeekEntry, 'id' | 'pull'>, { repository, site }: Review, locale: Locale): string {
  return pull === undefined ? site + eventPage(id, locale) : `${repository}/pull/${pull}`;
}

function tellIssues(review: Review, locale: Locale, { issues: most, hasLines }: Size): string[] {
  const words = REVIEW_WORDS[locale];
  const issues = joinConflicts(review.application.issues);
  const told = new Set<string>();
  let room = most;
  return (['error', 'warning'] as const).flatMap((severity) => {
    const all = issues.filter((issue) => issue.severity === severity);
    const shown = all.slice(0, room);
    room -= shown.length;
    if (all.length === 0) return [];
    const items = shown.map((issue) => tellIssue(issue, review, locale, { told, hasLines }));
    const rest = all.length - shown.length;
    if (rest > 0) items.push(`- ${fill(words.more, { count: rest })}`);
    return [`#### ${severity === 'error' ? words.wrong : words.doubtful}\n\n${items.join('\n')}`];
  });
}

/** What is told as one: a conflict for a venue, and the one that the same events have for its region at the same time. */
type JointIssue = ReviewIssue & { readonly region?: ReviewIssue };

/** Join what one other time mends. Where a conflict offers times of its own, it stays by itself. */
function joinConflicts(issues: readonly ReviewIssue[]): readonly JointIssue[] {
  const joined = new Set<ReviewIssue>();
  const regions = issues.filter(({ code, variant }) => code === 'region-conflict' && variant === undefined);
  const all = issues.map((issue): JointIssue => {
    if (issue.code !== 'venue-conflict' || issue.variant !== undefined) return issue;
    const region = regions.find((other) => !joined.has(other) && meetingOf(other) === meetingOf(issue));
    if (!region) return issue;
    joined.add(region);
    return { ...issue, region };
  });
  return all.filter((issue) => !joined.has(issue));
}

/** Whom an issue meets when, and what it offers instead. */
function meetingOf({ file, severity, params, conflict, alternatives, pulls }: ReviewIssue): string {
  const { title, others, more, omitted, alike, crowd } = params ?? {};
  const { with: ids, start, end } = conflict ?? {};
  return JSON.stringify([
    [file, severity, ids, start, end],
    [title, others, more, omitted, alike, crowd],
    [alternatives, pulls],
  ]);
}

function tellIssue(issue: JointIssue, review: Review, locale: Locale, free: FreeTimes): string {
  const words = REVIEW_WORDS[locale];
  const met = (issue.conflict?.with ?? []).slice(0, 5).map((id) => tellCounterpart(id, review, locale));
  const { message, hint } = describeIssue(issue, locale, { namesFiles: met.length === 0 });
  const line = lineOf(issue, review);
  const place = link(
    line === undefined ? words.file : fill(words.line, { line }),
    fileAddress(issue.file, review, line),
  );
  const lines = [`- **${place}** · ${text(message, 1200)}`, ...tellHints(issue, hint, locale, met.length === 0)];
  if (met.length > 0) lines.push(`${words.meets} ${met.join(', ')}`);
  const number = issue.params?.pull;
  if (typeof number === 'number')
    lines.push(link(capitalize(fill(words.pull, { number })), `${review.repository}/pull/${number}`));
  return [lines.join('  \n  '), ...tellFree(issue, review, locale, free)].join('\n');
}

/** What to do; of two that are one, what helps against both. */
function tellHints({ region }: JointIssue, hint: string, locale: Locale, namesFiles: boolean): string[] {
  if (!region) return [text(hint, 1200)];
  const [name] = [region.params?.resources].flat();
  const named = typeof name === 'object' && 'ru' in name ? name[locale] : '';
  const too = fill(REVIEW_WORDS[locale].regionToo, { name: named });
  return [text(`${too} ${describeIssue(region, locale, { namesFiles }).hint}`, 1400)];
}

/** The line of an issue in the file that a link opens; nothing where the line is only on main, or the file is a picture. */
function lineOf({ file, line = 1 }: Issue, { application: { headLines } }: Review): number | undefined {
  if (IMAGE_PATTERN.test(file)) return undefined;
  const lines = headLines?.get(file);
  return lines ? lines[line - 1] : line;
}

/** Free times are told once, where several conflicts of a date offer the same. */
interface FreeTimes {
  readonly told: Set<string>;
  readonly hasLines: boolean;
}

function tellFree(issue: ReviewIssue, review: Review, locale: Locale, { told, hasLines }: FreeTimes): string[] {
  const { alternatives } = issue;
  if (!alternatives) return [];
  const words = REVIEW_WORDS[locale];
  const shown = alternatives.slice(0, 3).map((alternative) => {
    const { start, end, from, venue } = alternative;
    const fields =
      from === undefined
        ? [...(venue === undefined ? [] : [`venue: ${venue}`]), `start: ${start}`, `end: ${end}`]
        : [`moved: [{ from: ${from}, start: ${start}, end: ${end} }]`];
    return { time: tellAlternative(issue, alternative, locale), fields };
  });
  const key = JSON.stringify(shown);
  if (told.has(key)) return [];
  told.add(key);
  const event = eventOf(issue, review);
  const dates = event ? link(words.freeDates, datesAddress(event, review, locale)) : '';
  if (shown.length === 0) return ['', indent([words.freeNone, dates].filter(Boolean).join(' '))];
  const times = shown.map(({ time }) => `- ${text(time)}`);
  const [head, foot] = [words.freeTimes, dates === '' ? [] : [`- ${dates}`]];
  // Blocks of code have a button that copies them.
  const blocks = shown.map(
    ({ time, fields }) => `${text(time)}:\n\n\`\`\`yaml\n${fields.map(plain).join('\n')}\n\`\`\``,
  );
  const lines = hasLines ? ['', folded(words.freeLines, blocks)] : [];
  return ['', indent([head, '', ...times, ...foot, ...lines].join('\n'))];
}

/** What belongs to an item of a list stands as far in as its words. */
function indent(block: string): string {
  return block.replaceAll(/^(?=.)/gm, '  ');
}

/** A line within a block of code, which no sign of it can end. */
function plain(line: string): string {
  return visible(line, 200).replaceAll(/[`\n]/g, '\ufffd');
}

function eventOf({ file }: Issue, { application: { check } }: Review): CalendarEvent | undefined {
  return check && [...check.registry.events.values()].find((event) => event.file === file);
}

function datesAddress({ region, entry }: CalendarEvent, { site }: Review, locale: Locale): string {
  const asked = new URLSearchParams({ region, ...(entry.venue === undefined ? {} : { venue: entry.venue }) });
  return `${site}${localeFolder(locale)}dates/?${asked}`;
}

function tellCounterpart(id: string, review: Review, locale: Locale): string {
  const {
    application: { check },
    others = [],
  } = review;
  const known = check?.registry.events.get(id);
  const isAccepted = check?.change ? check.change.base.events.has(id) : known !== undefined;
  const open = isAccepted
    ? undefined
    : others.find(({ periods }) => periods.some(({ claimant }) => claimant.id === id));
  const title = known?.entry.title ?? open?.periods.find(({ claimant }) => claimant.id === id)?.claimant.title ?? id;
  if (isAccepted || open) return link(text(title), addressOf({ id, pull: open?.pull }, review, locale));
  return text(title);
}

function tellOutside({ code: paths, verdict }: ReviewedApplication, locale: Locale): string[] {
  if (paths.length === 0 || verdict === 'no-events') return [];
  const words = REVIEW_WORDS[locale];
  const said = fill(words.outsideText, { count: formatCount(paths.length, words.files, locale) });
  return [`#### ${words.outside}\n\n${said} ${listed(paths.map(code), 10)}`];
}

function tellDetails(review: Review, locale: Locale, { entries }: Size): string {
  const words = REVIEW_WORDS[locale];
  const { files, head, issues } = review.application;
  const codes = [...Map.groupBy(issues, (issue) => issue.code)].map(([name, all]) => `${code(name)} × ${all.length}`);
  const links = files.slice(0, 20).map((file) => `- ${link(code(file), fileAddress(file, review))}`);
  const parts = [
    ...(links.length === 0 ? [] : [`**${words.changedFiles}**\n\n${links.join('\n')}`]),
    ...(codes.length === 0 ? [] : [`**${words.rules}:** ${codes.join(', ')}`]),
    ...tellElsewhere(review, locale, entries),
    fill(words.checked, { head: code(head.slice(0, 7)) }),
  ];
  return folded(words.details, parts);
}

function tellElsewhere(review: Review, locale: Locale, most: number): string[] {
  const { check } = review.application;
  const first = eventsOf(review).find(({ kind }) => kind !== 'deleted');
  const [day] = first ? daysToShow(first, review) : [];
  if (!check || !first || !day) return [];
  const { region, timezone } = first.event;
  const own = new Set(eventsOf(review).map(({ event }) => event.id));
  const { elsewhere } = toWeek(periodsOf(review, check), { day, region, timezone, own }, locale);
  if (elsewhere.length === 0) return [];
  return [`**${REVIEW_WORDS[locale].elsewhere}**\n\n${tellWeek(elsewhere, review, locale, most)}`];
}

/** The same in the other language, as far as somebody needs it to act. */
function tellOther(review: Review, locale: Locale, size: Size): string {
  const { application } = review;
  const events = tellEvents({ ...review, previewOf: undefined }, locale, { ...size, cards: Math.min(size.cards, 2) });
  const issues = tellIssues(review, locale, { ...size, issues: Math.min(size.issues, 10) });
  const parts = [
    `**${tellVerdict(application, locale)}**`,
    tellMove(application, locale),
    ...(application.verdict === 'failed' ? [...issues, ...events] : [...events, ...issues]),
  ];
  return folded(locale === 'en' ? REVIEW_WORDS.ru.otherLanguage : REVIEW_WORDS.en.otherLanguage, parts);
}

function folded(summary: string, parts: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, ...parts.filter((part) => part !== ''), '</details>'].join(
    '\n\n',
  );
}

/** A place in a file as the application has it; what it deletes is shown as main has it. */
function fileAddress(file: string, { application, repository }: Review, line?: number): string {
  const { head, check, removed } = application;
  const hasFile = (registry: Registry | undefined) =>
    registry !== undefined && [...registry.events.values()].some((event) => event.file === file);
  const isGone =
    removed?.has(file) ||
    (hasFile(check?.change?.base) && !hasFile(check?.registry) && !check?.entries.unread?.has(file));
  const path = ['content', ...file.split('/')].map(encodeURIComponent).join('/');
  const address = `${repository}/blob/${isGone ? 'main' : head}/${path}`;
  return line === undefined ? address : lineOnGitHub(address, line);
}

function listed(items: readonly string[], most: number): string {
  return listedItems(items, most).join(', ');
}

function listedItems(items: readonly string[], most: number): readonly string[] {
  return [...items.slice(0, most), ...(items.length > most ? ['…'] : [])];
}

/** A link; its text is safe already, its address is made safe here. */
function link(words: string, address: string): string {
  return `[${words}](${address.replaceAll(/[\s()<>\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))})`;
}

/** Words to be copied. A sign that would end them is shown as what cannot be shown. */
function code(words: string): string {
  return `\`${visible(words, 200).replaceAll(/[`|\n]/g, '\ufffd')}\``;
}

/** Text from a stranger's file as one line that can do nothing. */
function text(words: string, most = 200): string {
  const shown = visible(words.trim(), most);
  // Where a script runs from right to left, its direction ends with it.
  const isolated = RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
  return escapeMarkdown(isolated.replaceAll(UNBROKEN, '$&\u200b'));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A cell of a table is as wide as its longest word: one without an end is broken. */
const UNBROKEN = /[\p{L}\p{M}\p{N}_]{18}(?=[\p{L}\p{N}]{2})/gu;

/** What moves a cursor, turns the direction of writing or is not there to be seen is shown as what cannot be shown. */
function visible(words: string, most: number): string {
  const seen = words.replaceAll(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]/g,
    '\ufffd',
  );
  return seen.length > most ? `${seen.slice(0, most - 1)}…` : seen;
}
