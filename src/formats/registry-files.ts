import type { z } from 'zod';
import { type EquipmentEntry, equipmentSchema } from '../domain/equipment.ts';
import { type EventEntry, eventSchema } from '../domain/event.ts';
import { ID_MAX_LENGTH, ID_PATTERN, PERSON_ID_PATTERN } from '../domain/field.ts';
import type { Issue } from '../domain/issue.ts';
import { type PersonEntry, personSchema } from '../domain/person.ts';
import { type RegionEntry, regionSchema } from '../domain/region.ts';
import type { Entry, RegistryEntries } from '../domain/registry.ts';
import { type Settings, settingsSchema } from '../domain/settings.ts';
import { type StandIn, toStandIn } from '../domain/stand-in.ts';
import { suggest } from '../domain/suggestion.ts';
import { type VenueEntry, venueSchema } from '../domain/venue.ts';
import { type ContentFile, MAX_CONTENT_BYTES, type TextFile } from './content-file.ts';
import { findPersonalData, parseEntryFile, parseYamlEntry } from './entry-file.ts';

/** Something found in a content folder: a text, or why it is none. `path` is relative to that folder, with forward slashes. */
export type SourceFile =
  | (TextFile & { readonly kind: 'text' })
  /** The size of what nobody has fetched is infinite. */
  | { readonly kind: 'image'; readonly path: string; readonly size: number }
  | {
      readonly kind: 'symlink' | 'special' | 'too-large' | 'not-utf8';
      readonly path: string;
      readonly size?: number;
    };

/** The folders of a registry and what a file in them may be named. */
export const COLLECTIONS = ['events', 'regions', 'venues', 'people', 'equipment'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Images beside an event may have these endings and this many bytes. */
export const IMAGE_PATTERN = /\.(?:jpe?g|png|webp|avif)$/i;
export const MAX_IMAGE_BYTES = 1_000_000;

/** A file of one collection after reading: `entry` is missing where `issues` holds an error. */
export interface RegistryFile<Data> {
  readonly entry?: Entry<Data>;
  /** The text below the front matter, cut out when it is asked for. */
  readonly content?: ContentFile;
  /** What can be relied on of a broken event. */
  readonly standIn?: StandIn;
  readonly issues: readonly Issue[];
}

const SCHEMAS = {
  events: eventSchema,
  regions: regionSchema,
  venues: venueSchema,
  people: personSchema,
  equipment: equipmentSchema,
} as const;

interface CollectionData {
  events: EventEntry;
  regions: RegionEntry;
  venues: VenueEntry;
  people: PersonEntry;
  equipment: EquipmentEntry;
}

/** What one file of a content folder gives a registry: plain data, so that it may come from another thread. */
export interface ParsedFile {
  readonly path: string;
  readonly issues: readonly Issue[];
  /** The collection whose folder the file lies in; an entry is missing where the file is broken, or an image. */
  readonly collection?: Collection | undefined;
  readonly entry?: Entry<unknown> | undefined;
  /** What can be relied on of a broken event. */
  readonly standIn?: StandIn | undefined;
  readonly settings?: Settings | undefined;
  /** The text below the front matter, if it was asked for and is not empty. */
  readonly body?: string | undefined;
}

/** Read one file of a content folder, whatever it is. */
export function parseSourceFile(file: SourceFile, keepBody = false): ParsedFile {
  const { path } = file;
  if (path === 'settings.yaml') {
    const { data, issues } = parseSettingsFile(file);
    return { path, issues, settings: data };
  }
  const collection = collectionOf(path);
  if (collection === undefined) return { path, issues: checkStray(file) };
  const { entry, content, issues, standIn } = parseRegistryFile(collection, file);
  return { path, issues, collection, entry, standIn, body: (keepBody && content?.body) || undefined };
}

/** Put what files gave together. One run reports all it can find; what cannot be read is left out. */
export function collectRegistry(
  files: Iterable<ParsedFile>,
  defaultSettings?: Settings,
): { entries?: RegistryEntries; bodies: Map<string, string>; issues: Issue[] } {
  const issues: Issue[] = [];
  const found: { [Name in Collection]: Entry<CollectionData[Name]>[] } = {
    events: [],
    regions: [],
    venues: [],
    people: [],
    equipment: [],
  };
  const unread = new Set<string>();
  const bodies = new Map<string, string>();
  let settings = defaultSettings;
  for (const file of files) {
    for (const issue of file.issues) issues.push(issue);
    if (file.settings) settings = file.settings;
    if (file.collection === undefined) continue;
    // `parseRegistryFile` makes the entry of the collection it was asked for.
    if (file.entry) (found[file.collection] as Entry<unknown>[]).push(file.entry);
    else unread.add(file.path);
    if (file.body !== undefined) bodies.set(file.path, file.body);
  }
  if (settings) return { entries: { settings, ...found, unread }, bodies, issues };
  if (!issues.some((issue) => issue.file === 'settings.yaml')) {
    issues.push({
      code: 'frontmatter-missing',
      variant: 'settings',
      severity: 'error',
      file: 'settings.yaml',
      line: 1,
      column: 1,
    });
  }
  return { bodies, issues };
}

/** Read `settings.yaml`. */
export function parseSettingsFile(file: SourceFile): { data?: Settings; issues: readonly Issue[] } {
  const kind = checkKind(file);
  return file.kind === 'text' ? parseYamlEntry(file, settingsSchema) : { issues: kind };
}

/** Read one file of a collection: its kind, its place and name, its front matter, its text. */
export function parseRegistryFile<Name extends Collection>(
  collection: Name,
  file: SourceFile,
): RegistryFile<CollectionData[Name]> {
  const misplaced =
    file.kind === 'text' ? checkName(collection, file) : [...checkKind(file), ...checkName(collection, file)];
  if (file.kind !== 'text' || misplaced.length > 0) return { issues: misplaced };
  // The schema of a collection gives that collection's data: what TypeScript cannot see through the index.
  const schema = SCHEMAS[collection] as unknown as z.ZodType<CollectionData[Name]>;
  const read = parseEntryFile(file, schema);
  const personal = collection === 'events' || collection === 'people' ? findPersonalData(file) : NO_ISSUES;
  const issues = personal.length > 0 ? [...read.issues, ...personal] : read.issues;
  if (!read.entry || personal.length > 0) {
    const isKnown = collection === 'events' && read.raw !== undefined;
    return isKnown ? { issues, standIn: toStandIn(idOfFile(file.path), file.path, read.raw, issues) } : { issues };
  }
  const { data, content } = read.entry;
  return { entry: { id: idOfFile(file.path), file: file.path, data }, content, issues };
}

/** Get what could be read of a file, mended where its faults hide the rest: there its fields have their places. */
export function readMended(file: TextFile): ContentFile | undefined {
  const collection = collectionOf(file.path);
  return collection && parseEntryFile(file, SCHEMAS[collection]).read;
}

const NO_ISSUES: readonly Issue[] = [];

/** Get the id a file's name gives. */
export function idOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.endsWith('.md') ? -3 : undefined);
}

/** Get the collection whose folder a file lies in, if any. */
export function collectionOf(path: string): Collection | undefined {
  const folder = path.slice(0, Math.max(0, path.indexOf('/')));
  return COLLECTIONS.find((collection) => collection === folder);
}

function error(file: SourceFile, code: Issue['code'], variant: string, params?: Issue['params']): Issue {
  return { code, variant, severity: 'error', file: file.path, params, line: 1, column: 1 };
}

function checkKind(file: SourceFile): Issue[] {
  switch (file.kind) {
    case 'text':
      return [];
    case 'image':
      return file.size > MAX_IMAGE_BYTES ? [tooLarge(file, 'image', MAX_IMAGE_BYTES)] : [];
    case 'too-large':
      return [tooLarge(file, 'text', MAX_CONTENT_BYTES)];
    case 'not-utf8':
      return [error(file, 'file-encoding', 'utf8')];
    case 'symlink':
      return [error(file, 'file-kind', 'symlink')];
    case 'special':
      return [error(file, 'file-kind', file.kind)];
  }
}

/** Of what was too large even to be fetched nobody knows how large it is. */
function tooLarge(file: SourceFile & { readonly size?: number }, kind: 'image' | 'text', limit: number): Issue {
  if (file.size === Number.POSITIVE_INFINITY) return error(file, 'file-size', `${kind}-unread`, { limit });
  return error(file, 'file-size', kind, { size: file.size, limit });
}

function checkName(collection: Collection, file: SourceFile): Issue[] {
  const parts = file.path.split('/');
  const name = parts.at(-1) ?? '';
  if (file.kind === 'image') {
    return collection === 'events' ? [] : [error(file, 'file-placement', 'image')];
  }
  if (file.kind !== 'text' && !name.endsWith('.md')) return [];
  if (!name.endsWith('.md')) {
    const suggestion = /\.(?:markdown|mdx|md\.txt|txt|MD)$/.test(name) ? `${name.split('.')[0]}.md` : undefined;
    return [error(file, 'file-kind', 'ending', { name, suggestion })];
  }
  const id = idOfFile(file.path);
  const isPerson = collection === 'people';
  if (id.length > ID_MAX_LENGTH || !(isPerson ? PERSON_ID_PATTERN : ID_PATTERN).test(id)) {
    return [
      error(file, 'file-name', isPerson ? 'person' : 'id', { id, suggestion: suggestId(id), limit: ID_MAX_LENGTH }),
    ];
  }
  const deepEnough = collection === 'events' ? parts.length >= 3 : parts.length === 2;
  return deepEnough
    ? []
    : [error(file, 'file-placement', collection === 'events' ? 'no-region' : 'nested', { folder: collection, id })];
}

/** A file outside the known folders: most likely one that a misspelt folder name hides from everybody. */
function checkStray(file: SourceFile): Issue[] {
  const [folder = '', ...rest] = file.path.split('/');
  if (file.path === 'settings.yml')
    return [error(file, 'file-kind', 'ending', { name: file.path, suggestion: 'settings.yaml' })];
  if (rest.length === 0 || KNOWN_STRAYS.includes(folder) || !file.path.endsWith('.md'))
    return file.kind === 'symlink' ? checkKind(file) : [];
  return [
    error(file, 'file-placement', 'folder', { folder, suggestion: suggest(folder, COLLECTIONS), known: COLLECTIONS }),
  ];
}

const KNOWN_STRAYS: readonly string[] = ['pages', 'finance'];

/** Offer an id that the rules accept for a name that they do not. */
export function suggestId(name: string): string | undefined {
  const latin = [...name.normalize('NFC').toLowerCase()].map((letter) => TRANSLITERATION[letter] ?? letter).join('');
  const id = latin
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, ID_MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
  return id === '' ? undefined : id;
}

// Passport-like transliteration (ICAO 9303), which people of the community know from their documents.
const TRANSLITERATION: Readonly<Record<string, string>> = Object.fromEntries(
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz đ=dj і=i ї=i є=ie ґ=g'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
