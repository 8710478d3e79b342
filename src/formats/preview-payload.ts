import { z } from 'zod';
import { type CalendarEvent, eventSchema } from '../domain/event.ts';
import { bilingual, ID_MAX_LENGTH, ID_PATTERN, id, line, PERSON_ID_PATTERN, timeZone } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import type { Locale } from '../i18n/locale.ts';
import { localeFolder } from './addresses.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { parseTextTree, type TextNode } from './text-tree.ts';

const previewSchema = z.strictObject({
  file: z.string().max(200),
  pull: z.int().min(1).max(1_000_000_000).optional(),
  entry: eventSchema,
  region: z.strictObject({
    name: bilingual,
    country: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional(),
    timezone: timeZone.nullable(),
  }),
  venue: z
    .strictObject({ name: bilingual, region: id, address: line(200).optional(), timezone: timeZone.optional() })
    .optional(),
  people: z.unknown(),
  text: z.unknown(),
});

/** An event as the page shows it before it is published, with the names of what it names: plain JSON. */
export interface Preview extends Readonly<Omit<z.output<typeof previewSchema>, 'people' | 'text'>> {
  /** Path relative to the content folder; tells the id and the region. */
  readonly file: string;
  /** Names by id. */
  readonly people: Readonly<Record<string, z.output<typeof bilingual>>>;
  /** What stands below the fields, read already; nothing where there was no room for it in an address. */
  readonly text?: readonly TextNode[] | undefined;
}

/** Why an address shows nothing: it is empty, cut off, of another version, too large, or no event. */
export type PreviewFault = 'none' | 'broken' | 'version' | 'large' | 'event';

/** Gather what the page shows of an event. `text` is what stands below its fields (`toTextTree`). */
export function toPreview(
  { entry, file, region: regionId }: CalendarEvent,
  { regions, venues, people }: Registry,
  text: readonly TextNode[],
  pull?: number,
): Preview {
  const region = regions.get(regionId);
  const venue = entry.venue === undefined ? undefined : venues.get(entry.venue);
  const { organizers = [], speakers = [], hosts = [], hold } = entry;
  const ids = [...new Set([...organizers, ...speakers, ...hosts, ...(hold ? [hold.by] : [])])];
  const { report: _report, budget: _budget, ...shown } = entry;
  return {
    file,
    ...(pull === undefined ? {} : { pull }),
    entry: shown,
    region: {
      name: region?.name ?? regionId,
      ...(region?.country === undefined ? {} : { country: region.country }),
      timezone: region?.timezone ?? null,
    },
    ...(venue
      ? {
          venue: {
            name: venue.name,
            region: venue.region,
            ...(venue.address === undefined ? {} : { address: venue.address }),
            ...(venue.timezone === undefined ? {} : { timezone: venue.timezone }),
          },
        }
      : {}),
    people: Object.fromEntries(
      ids.flatMap((one) => {
        const person = people.get(one);
        return person ? [[one, person.name] as const] : [];
      }),
    ),
    text,
  };
}

/** The version stands before the rest: a page knows what it does not understand without opening it. */
const VERSION = '1.';

/** No more than this is opened: what is packed small can be large. Bytes. */
export const MOST_PREVIEW = 256 * 1024;

/** Links that are longer get cut on their way, by chats and mail. */
const MOST_ADDRESS = 8000;

/** Packs bytes, as raw DEFLATE (RFC 1951). */
type Deflate = (bytes: Uint8Array) => Uint8Array;

/** Write the fragment of the page's address. */
export function formatPreview(preview: Preview, deflate: Deflate): string {
  return VERSION + toBase64Url(deflate(new TextEncoder().encode(JSON.stringify(preview))));
}

/**
 * Get the address of the page that shows an event before it is published; `site` is that of the home page, and ends with a slash.
 * What does not fit loses its text; nothing where that is not enough.
 */
export function previewAddress(preview: Preview, site: string, locale: Locale, deflate: Deflate): string | undefined {
  const { text: _, ...rest } = preview;
  return [preview, rest]
    .map((one) => `${site}${localeFolder(locale)}preview/#${formatPreview(one, deflate)}`)
    .find((address) => address.length <= MOST_ADDRESS);
}

/** Get what is packed in a fragment, still packed: raw DEFLATE. */
export function unwrapFragment(fragment: string): Uint8Array<ArrayBuffer> | PreviewFault {
  const text = fragment.replace(/^#/, '');
  if (text === '') return 'none';
  if (!text.startsWith(VERSION)) return /^\d+\./.test(text) ? 'version' : 'broken';
  if (text.length > MOST_PREVIEW) return 'large';
  return fromBase64Url(text.slice(VERSION.length)) ?? 'broken';
}

/** Read what was packed: it came from anywhere, and is an event by the schema of the check, or nothing. */
export function parsePreview(bytes: Uint8Array): Preview | PreviewFault {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'broken';
  }
  const { data } = checkAgainst(previewSchema, value);
  const people = data && parsePeople(data.people);
  if (!people || !isEventFile(data.file)) return 'event';
  const { text: tree, ...rest } = data;
  if (tree === undefined) return { ...rest, people };
  const text = parseTextTree(tree);
  return text ? { ...rest, people, text } : 'event';
}

/** Read names by id. A record of zod would weigh more than this in every form that shares the schema of events. */
function parsePeople(value: unknown): Preview['people'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // Nobody is called so; `Object.fromEntries` would make a person of it.
  const names = Object.entries(value)
    .filter(([one]) => one !== '__proto__')
    .map(([one, name]) => [one, checkAgainst(bilingual, name).data] as const);
  const people = names.flatMap(([one, name]) => (name !== undefined && isPersonId(one) ? [[one, name] as const] : []));
  return people.length === names.length ? Object.fromEntries(people) : undefined;
}

function isEventFile(file: string): boolean {
  const parts = file.split('/');
  const name = parts.at(-1)?.replace(/\.md$/, '') ?? '';
  const isName = (part: string) => part.length <= ID_MAX_LENGTH && ID_PATTERN.test(part);
  return (
    parts[0] === 'events' &&
    parts.length > 2 &&
    file.endsWith('.md') &&
    parts.slice(1, -1).every(isName) &&
    isName(name)
  );
}

function isPersonId(text: string): boolean {
  return text.length <= ID_MAX_LENGTH && PERSON_ID_PATTERN.test(text);
}
