import { z } from 'zod';
import type { FieldPath, IssueCode, IssueParam } from './issue.ts';
import { suggest } from './suggestion.ts';
import { parseDuration, parseLocalTime } from './temporal.ts';
import { findTimeZoneFault } from './time-zone.ts';

/** What a field's own check found; carried through zod as the `params` of a custom issue. */
export interface FieldFault {
  readonly code: IssueCode;
  readonly variant?: string | undefined;
  readonly params?: Readonly<Record<string, IssueParam>> | undefined;
  /** Where inside the checked value the fault stands. */
  readonly path?: FieldPath | undefined;
  /** It is between fields that are right by themselves: see `Relation`. */
  readonly isRelation?: boolean;
}

/** Make a zod check of a function that tells a fault, or nothing. */
export function checked<Input>(
  find: (value: Input) => FieldFault | undefined,
): (context: z.core.ParsePayload<Input>) => void {
  return (context) => {
    const fault = find(context.value);
    if (fault) {
      context.issues.push({ code: 'custom', input: context.value, path: [...(fault.path ?? [])], params: { fault } });
    }
  };
}

/** What some fields of an object say against each other. It is judged wherever all that it reads is right, whatever else is wrong. */
export interface Relation<Entry> {
  /** The fields it is concluded from, `hold.until` for one inside another. */
  readonly reads: readonly string[];
  readonly find: (entry: Entry) => FieldFault | undefined;
}

/** Make one zod check of relations. `relationsOf` gets them back from the schema. */
export function related<Entry>(relations: readonly Relation<Entry>[]): (context: z.core.ParsePayload<Entry>) => void {
  const check = (context: z.core.ParsePayload<Entry>) => {
    for (const { find } of relations) {
      const fault = find(context.value);
      if (!fault) continue;
      const params = { fault: { ...fault, isRelation: true } };
      context.issues.push({ code: 'custom', input: context.value, path: [...(fault.path ?? [])], params });
    }
  };
  // Whoever asks for the relations of a schema has a value of that schema to give them.
  RELATIONS.set(check, relations as readonly Relation<unknown>[]);
  return check;
}

const RELATIONS = new WeakMap<object, readonly Relation<unknown>[]>();

/** Get the relations that were put into a schema. */
export function relationsOf(schema: z.core.$ZodType): readonly Relation<unknown>[] {
  return (schema._zod.def.checks ?? []).flatMap((check) => RELATIONS.get(check._zod.check) ?? []);
}

// C0 and C1 controls, DEL, line and paragraph separators, bidirectional embeddings, overrides and isolates, byte order mark,
// halves of surrogate pairs, and the two non-characters that XML 1.0 forbids.
const FORBIDDEN_IN_LINE =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Surrogate}]/u;
const FORBIDDEN_IN_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Surrogate}]/u;

/** Find a character that may not stand in a one-line field (`line`) or in longer text: invisible ones that break feeds or reorder letters. */
export function findForbiddenCharacter(
  text: string,
  where: 'line' | 'text',
): { name: string; index: number } | undefined {
  const match = (where === 'line' ? FORBIDDEN_IN_LINE : FORBIDDEN_IN_TEXT).exec(text);
  if (!match) return undefined;
  return {
    name: `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    index: match.index,
  };
}

/** One line of text people read, at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .check(
      checked((value) => {
        const found = findForbiddenCharacter(value, 'line');
        if (found) {
          return {
            code: 'frontmatter-control-character',
            variant: found.name === 'U+000A' || found.name === 'U+000D' ? 'newline' : undefined,
            params: { character: found.name },
          };
        }
        // The empty text is told already, by its length.
        return value !== '' && value.trim() === '' ? { code: 'frontmatter-value', variant: 'empty' } : undefined;
      }),
    );
}

/** What something is called: one line that can be searched for and read aloud, because a letter or a digit is in it. */
export const name = line(140).check(
  checked((value) =>
    // What is empty is told already.
    /[\p{L}\p{N}]|^\s*$/u.test(value) ? undefined : { code: 'frontmatter-value', variant: 'words', params: { value } },
  ),
);

/** A name in both languages of the interface, or one that serves both. */
export const bilingual = z.union([name, z.strictObject({ ru: name, en: name })]);

/** A name as content files give it: one text, or one per language. */
export type Bilingual = z.output<typeof bilingual>;

/** Get the text for a locale. */
export function inLocale(text: Bilingual, locale: 'ru' | 'en'): string {
  return typeof text === 'string' ? text : text[locale];
}

/** Get a name in both languages, the same where one serves both. */
export function toName(text: Bilingual): { readonly ru: string; readonly en: string } {
  return typeof text === 'string' ? { ru: text, en: text } : text;
}

export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const PERSON_ID_PATTERN = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
export const ID_MAX_LENGTH = 60;

/** The id of another content file. Whether that file exists is asked when the registry is assembled. */
export const id = z.string().max(ID_MAX_LENGTH).regex(ID_PATTERN, 'id');
export const personId = z.string().max(ID_MAX_LENGTH).regex(PERSON_ID_PATTERN, 'person-id');

/** A day or a local time: see `LocalTime`. */
export const localTime = z.string().check(checked(findLocalTimeFault));

/** A day: `2026-12-05`. */
export const localDate = z.string().check(
  checked((value) => {
    const fault = findLocalTimeFault(value);
    if (fault || !value.includes('T')) return fault;
    return { code: 'time-format', variant: 'date-only', params: { value, suggestion: value.slice(0, 10) } };
  }),
);

/** The years an event of the community can be in; a slip such as 0206 would ask for pages of two thousand years. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

function findLocalTimeFault(value: string): FieldFault | undefined {
  const parsed = parseLocalTime(value);
  if ('code' in parsed)
    return { code: parsed.code, variant: parsed.variant, params: { value, suggestion: parsed.suggestion } };
  const year = Number(value.slice(0, 4));
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return undefined;
  return { code: 'time-format', variant: 'year', params: { value, first: FIRST_YEAR, last: LAST_YEAR } };
}

/** A time of day: `09:00`; `24:00` is written `00:00`. */
export const timeOfDay = z
  .string()
  .check(
    checked((value) =>
      /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : { code: 'time-format', variant: 'time-of-day', params: { value } },
    ),
  );

/** An Area/City name of the IANA time zone database. */
export const timeZone = z.string().check(
  checked((value) => {
    const fault = findTimeZoneFault(value);
    return fault && { code: 'time-zone', variant: fault.variant, params: { value, suggestion: fault.suggestion } };
  }),
);

/** An ISO 8601 duration of days, hours and minutes, longer than nothing. */
export const duration = z
  .string()
  .check(checked((value) => (parseDuration(value) ? undefined : { code: 'time-duration', params: { value } })));

/** A public web address: http or https, with a host, without a password. */
export const webAddress = z
  .string()
  .max(2000)
  .check(
    checked((value) =>
      isWebAddress(value) ? undefined : { code: 'frontmatter-value', variant: 'web-address', params: { value } },
    ),
  );

/** What nearly all addresses look like: a host of plain letters, no port, a path of plain characters. */
const PLAIN_ADDRESS = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?:\/[\w./~+=&?#%-]*)?$/;

function isWebAddress(value: string): boolean {
  if (PLAIN_ADDRESS.test(value)) return true;
  if (!/^https?:\/\/[^\s\u0000-\u0020"<>\\^`{|}\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/iu.test(value))
    return false;
  // The shape above leaves a scheme, a host that must not be empty, and no user part before it.
  const authority = value.slice(value.indexOf('//') + 2).split(/[/?#]/, 1)[0] ?? '';
  // Shape is not enough: a port above 65535 or the number 256 in an address of four makes no address.
  if (!URL.canParse(value)) return false;
  return (
    !authority.includes('@') &&
    /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)(?::\d{1,5})?$/iu.test(authority)
  );
}

/** Somebody or a team on GitHub, with @, as CODEOWNERS names them: `@name`, `@organisation/team`. */
export const moderator = z
  .string()
  .regex(/^@[A-Za-z\d](?:-?[A-Za-z\d]){0,38}(?:\/[a-z\d](?:[-_]?[a-z\d]){0,99})?$/, 'moderator');

/** A Telegram handle with its `@`. */
export const telegram = z.string().regex(/^@[A-Za-z][A-Za-z0-9_]{3,31}$/, 'telegram');

/** A user name on GitHub, without @. */
export const github = z.string().regex(/^[A-Za-z\d](?:-?[A-Za-z\d]){0,38}$/, 'github');

/** A Stellar account address (SEP-23): 56 characters of base 32 that end in a checksum. */
export const stellarAccount = z
  .string()
  .check(
    checked((value) =>
      isStellarAccount(value) ? undefined : { code: 'frontmatter-value', variant: 'stellar', params: { value } },
    ),
  );

function isStellarAccount(value: string): boolean {
  if (!/^G[A-Z2-7]{55}$/.test(value)) return false;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of value) {
    held = (held << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  // CRC-16/XMODEM over all but the last two bytes, which hold it, low byte first.
  let crc = 0;
  for (const byte of bytes.slice(0, -2)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return bytes.at(-2) === (crc & 0xff) && bytes.at(-1) === crc >> 8;
}

/** A currency (ISO 4217) or an asset code of the community: `EUR`, `EURMTL`. */
export const currency = z.string().regex(/^[A-Z][A-Z0-9]{2,11}$/, 'currency');

/** An amount of money with at most seven decimals, as Stellar counts. */
export const amount = z
  .number()
  .min(0)
  .max(1e9)
  .check(
    checked((value) =>
      Number.isInteger(value) || Number(value.toFixed(7)) === value
        ? undefined
        : { code: 'frontmatter-value', variant: 'amount' },
    ),
  );

/** A language of people: `ru`, `en`, `sr`. */
export const language = z.string().regex(/^[a-z]{2,3}$/, 'language');

/** At most `max` items without repetition. */
export function list<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .array(item)
    .max(max)
    .check(
      checked<z.output<Item>[]>((values) => {
        if (values.length < 2) return undefined;
        const seen = new Set<unknown>();
        for (const [index, value] of values.entries()) {
          if (typeof value !== 'object' && seen.has(value)) {
            return { code: 'frontmatter-value', variant: 'repeated', params: { value: String(value) }, path: [index] };
          }
          seen.add(value);
        }
        return undefined;
      }),
    );
}

/** One of a fixed set of words. */
export function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words);
}

/** What a person who wrote `value` most likely meant of the words that a field allows. */
export function suggestWord(value: unknown, words: readonly string[]): string | undefined {
  return typeof value === 'string' ? suggest(value, words) : undefined;
}

/** Days `from` … `to`, both included, and why. */
export const dayRange = z
  .strictObject({ from: localDate, to: localDate, reason: line(140).optional() })
  .check(checked(({ from, to }) => (to < from ? { code: 'time-order', variant: 'range', path: ['to'] } : undefined)));
