import { type EventEntry, eventSchema } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Issue } from '../domain/issue.ts';
import type { Registry, RegistryEntries } from '../domain/registry.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import { IMPORT_WORDS, type ImportWords } from '../i18n/import.ts';
import type { Locale } from '../i18n/locale.ts';
import { parseEventFile } from './event-file.ts';
import { proposeId } from './event-id.ts';
import { formatEventFile } from './event-text.ts';
import { fold } from './fold.ts';
import { fill, formatCount } from './human.ts';
import type { VenueProposal } from './import-venues.ts';
import type { ImportedEvent, ImportFault, ImportNote, ImportTarget } from './imported-event.ts';
import { describeIssue } from './issues.ts';
import { checkProposedFiles } from './proposed-event.ts';

/** What comes of one foreign event: a file, or why there is none. */
export interface PlannedEvent {
  readonly source: ImportedEvent;
  /** Path from the root of the content folder. */
  readonly file?: { readonly path: string; readonly text: string } | undefined;
  /** The event that the registry has already, or that an earlier one of the same file has become. */
  readonly same?: string | undefined;
  /** What the schema, or the check of the registry with all files in it, says. */
  readonly issues: readonly Issue[];
}

/** Get what foreign events are put into. */
export function toImportTarget(registry: Registry, region: string, now: Temporal.Instant): ImportTarget | undefined {
  const found = registry.regions.get(region);
  if (!found) return undefined;
  const venues = [...registry.venues.values()].filter((venue) => venue.region === region);
  const namesOf = ({ id, name }: (typeof venues)[number]) => [id, inLocale(name, 'ru'), inLocale(name, 'en')].map(fold);
  return {
    region,
    regionName: inLocale(found.name, 'ru'),
    timezone: found.timezone === null ? undefined : (found.timezone ?? registry.settings.timezone),
    isOnline: found.country === undefined,
    // «Зал, улица 1»: what programs write after the name of a venue is where it is.
    venueOf: (place) => {
      const wanted = [place, place.split(',', 1)[0] ?? ''].map(fold);
      return place === ''
        ? undefined
        : venues.find((venue) => namesOf(venue).some((name) => wanted.includes(name)))?.id;
    },
    topicOf: (category) =>
      Object.entries(registry.settings.topics ?? {}).find(([id, name]) =>
        [id, inLocale(name, 'ru'), inLocale(name, 'en')].some((one) => fold(one) === fold(category)),
      )?.[0],
    now,
  };
}

/** Make event files of foreign events: those that the registry has already are passed over, what it would not take is refused. */
export function planImport(
  events: readonly ImportedEvent[],
  { region, now }: ImportTarget,
  accepted: { readonly entries: RegistryEntries; readonly registry: Registry },
): readonly PlannedEvent[] {
  const { registry } = accepted;
  const taken = new Set([...registry.events.keys(), ...(registry.settings.removed ?? []).map(({ id }) => id)]);
  const known = new Map([...registry.events.values()].map(({ id, entry }) => [keyOf(entry), id]));
  const planned = events.map((source): PlannedEvent => {
    if (!source.fields) return { source, issues: [] };
    const { data, issues } = checkAgainst(eventSchema, JSON.parse(JSON.stringify(source.fields)));
    if (!data) return { source, issues: issues.map((issue) => ({ ...issue, severity: 'error', file: '' })) };
    const same = known.get(keyOf(data));
    if (same !== undefined) return { source, same, issues: [] };
    const id = proposeId(data.title, data.format, data.start?.slice(0, 10) ?? '', taken);
    const file = { path: `events/${region}/${id}.md`, text: formatEventFile({ entry: data, body: source.body }) };
    const read = parseEventFile(file);
    if (!read.event) return { source, issues: read.issues };
    taken.add(id);
    known.set(keyOf(data), id);
    return { source, file, issues: [] };
  });
  const files = planned.flatMap(({ file }) => file ?? []);
  const { issues, registry: after } = checkProposedFiles(accepted, files, now);
  const byFile = Map.groupBy(issues, ({ file }) => file);
  const placed = new Set([...after.events.values()].map(({ file }) => file));
  return planned.map((one) => {
    if (!one.file) return one;
    const own = byFile.get(one.file.path) ?? [];
    // What cannot even be placed in time is no event: an end before its start, an hour that a clock change skips.
    return placed.has(one.file.path) ? { ...one, issues: own } : { source: one.source, issues: own };
  });
}

/** Two events of one name on one day are one. */
function keyOf({ title, start = '' }: Pick<EventEntry, 'title' | 'start'>): string {
  return `${fold(title) || title} ${start.slice(0, 10)}`;
}

/** How many of what an import has come to. */
export interface ImportCount {
  readonly written: number;
  readonly skipped: number;
  readonly refused: number;
  /** Files that the check finds errors in. */
  readonly faulty: number;
}

export function countImport(planned: readonly PlannedEvent[]): ImportCount {
  return {
    written: planned.filter(({ file }) => file).length,
    skipped: planned.filter(({ same }) => same !== undefined).length,
    refused: planned.filter(({ file, same }) => !file && same === undefined).length,
    faulty: planned.filter(({ file, issues }) => file && issues.some(({ severity }) => severity === 'error')).length,
  };
}

/** What a report of an import is told with. */
export interface ImportTelling {
  readonly locale: Locale;
  readonly isDryRun: boolean;
  /** Files that are there already, by path. */
  readonly existing: ReadonlySet<string>;
  /** Of the whole file. */
  readonly notes?: readonly ImportNote[];
  readonly venues?: readonly VenueProposal[];
}

/** Tell what comes, or has come, of each event: its file, what could not be carried over, what the check will say. */
export function formatImport(planned: readonly PlannedEvent[], telling: ImportTelling): string {
  const { locale, isDryRun, existing, notes = [], venues = [] } = telling;
  const words = IMPORT_WORDS[locale];
  const tell = (note: ImportNote) => printable(tellNote(note, words, locale));
  const many = findMany(planned);
  const { written, skipped, refused } = countImport(planned);
  const total = fill(words.total, {
    written: formatCount(written - existing.size, words.totalWritten, locale),
    skipped: formatCount(skipped, words.totalSkipped, locale),
    refused: formatCount(refused + existing.size, words.totalRefused, locale),
  });
  const lines = [
    ...planned.flatMap((one) => tellPlanned(one, many, telling)),
    ...section(words.whole, notes.map(tell)),
    ...section(
      words.many,
      [...many].map(
        ([kind, { value, count }]) => `${formatCount(count, words.manyEvents, locale)}: ${tell({ kind, value })}`,
      ),
    ),
    ...tellVenues(venues, words),
  ];
  return `${[...lines, '', total, ...(isDryRun ? [words.dryRun] : [])].join('\n')}\n`;
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', head, ...lines.map((line) => `  ${line}`)];
}

/** From so many events on, what they lose of one kind is told once. */
const MANY = 4;

/** What is of use beside its own event only. */
const OWN: readonly ImportNote['kind'][] = ['override', 'price', 'link'];

interface Loss {
  readonly value: readonly string[];
  readonly count: number;
}

/** Find what many events lose. */
function findMany(planned: readonly PlannedEvent[]): ReadonlyMap<ImportNote['kind'], Loss> {
  const lost = planned.flatMap(({ source, file }, index) =>
    file ? source.notes.map((note) => ({ note, index })) : [],
  );
  const byKind = Map.groupBy(lost, ({ note }) => note.kind);
  return new Map(
    [...byKind].flatMap(([kind, found]) => {
      const count = new Set(found.map(({ index }) => index)).size;
      const value = [...new Set(found.flatMap(({ note }) => note.value ?? []))];
      return count < MANY || OWN.includes(kind) ? [] : [[kind, { value, count }] as const];
    }),
  );
}

function tellVenues(venues: readonly VenueProposal[], words: ImportWords): string[] {
  const shown = venues.slice(0, MOST_VENUES);
  // From the edge of the screen: to be copied as it is.
  const tell = (head: string, isKnown: boolean) => {
    const files = shown.filter((venue) => venue.isKnown === isKnown);
    return files.length === 0
      ? []
      : [
          '',
          head,
          ...files.flatMap(({ path, text }) => ['', `  ${path}`, ...text.trimEnd().split('\n').map(printable)]),
        ];
  };
  const more = venues.length - shown.length;
  return [
    ...tell(words.located, true),
    ...tell(words.venues, false),
    ...(more > 0 ? ['', fill(words.more, { count: more })] : []),
  ];
}

const MOST_VENUES = 12;

function tellPlanned(
  { source, file, same, issues }: PlannedEvent,
  many: ReadonlyMap<ImportNote['kind'], Loss>,
  { locale, isDryRun, existing }: ImportTelling,
): string[] {
  const words = IMPORT_WORDS[locale];
  const { title, line, notes, fields } = source;
  const head = `${fill(words.line, { line })}: ${printable(title) || words.nameless}`;
  // The last note of an event without fields is the reason; the others are what would have been lost.
  const reasons = fields
    ? issues.map((issue) => describeIssue(issue, locale).message)
    : notes.slice(-1).map((note) => tellNote(note, words, locale));
  if (same !== undefined) return [head, `  ${fill(words.skipped, { id: same })}`];
  if (!file) return [head, `  ${words.refused}: ${reasons.map(printable).join(' ')}`];
  const lost = notes.filter(({ kind }) => !many.has(kind)).map((note) => printable(tellNote(note, words, locale)));
  const path = { path: file.path };
  return [
    head,
    `  ${fill(existing.has(file.path) ? words.exists : isDryRun ? words.planned : words.written, path)}`,
    ...(lost.length > 0 ? [`  ${fill(words.lost, { notes: [...new Set(lost)].join('; ') })}`] : []),
    ...issues.map((issue) => `  ${fill(words.check, { message: printable(describeIssue(issue, locale).message) })}`),
  ];
}

/** So many values of one note are told, the rest counted. */
const MOST_VALUES = 12;

function tellNote({ kind, value = '', reason }: ImportNote, words: ImportWords, locale: Locale): string {
  const values = typeof value === 'string' ? [value] : value;
  const more = values.length > MOST_VALUES ? ` ${fill(words.more, { count: values.length - MOST_VALUES })}` : '';
  const shown = values.slice(0, MOST_VALUES).join(', ') + more;
  return fill(words.notes[kind], { value: shown, reason: reason?.[locale] ?? '' });
}

/** Tell why a file is of no use. */
export function tellImportFault({ fault, value = '' }: ImportFault, locale: Locale): string {
  return printable(fill(IMPORT_WORDS[locale].faults[fault], { value }));
}

/** Texts of strangers go to a terminal: nothing in them moves its cursor, or begins a line. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ');
}
