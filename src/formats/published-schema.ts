import { z } from 'zod';

/** What a published JSON Schema says of itself. */
export interface SchemaHead {
  /** The absolute address of the schema: its `$id`. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Write the JSON Schema (draft 2020-12) of something that is published. It names what is there and forbids nothing else, so
 * that a program which validates by an older copy of it still understands what has got new fields since.
 */
export function formatPublishedSchema(schema: z.ZodType, { address, title, description }: SchemaHead): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    // Of what comes in, zod allows unknown fields.
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return `${JSON.stringify({ $schema, $id: address, title, description, ...rest }, null, 2)}\n`;
}

/** What all versions of one schema promise, for its description. */
export const PROMISE =
  'Within version 1 a field keeps its name, its type and its meaning, and none disappears. New optional fields may be added, and new words to lists of words (formats, roles, kinds of needs): ignore what you do not know. Whatever cannot be kept so becomes version 2 at an address of its own, and version 1 stays.';

const DAY = '\\d{4}-\\d{2}-\\d{2}';
const CLOCK = 'T\\d{2}:\\d{2}:\\d{2}';

/** The address of the JSON Schema that a file follows. */
export const schemaField = z.url().describe('The address of the JSON Schema that this file follows.');

/** The version of a format: part of its address, too. */
export const versionField = z
  .literal(1)
  .describe('The version of this format; it is part of the address of the file, too.');

/** A moment in UTC. */
export const utcMoment = z
  .string()
  .regex(new RegExp(`^${DAY}${CLOCK}Z$`))
  .meta({ id: 'UtcMoment', format: 'date-time', description: 'A moment in UTC, to the second (RFC 3339).' });

/** A local day. */
export const day = z
  .string()
  .regex(new RegExp(`^${DAY}$`))
  .meta({ id: 'Day', format: 'date', description: 'A local day (RFC 3339, full-date).', examples: ['2026-12-05'] });

/** A local moment with its offset. */
const offsetMoment = z
  .string()
  .regex(new RegExp(`^${DAY}${CLOCK}[+-]\\d{2}:\\d{2}$`))
  .meta({
    id: 'OffsetMoment',
    format: 'date-time',
    description: 'A moment in local time with its offset from UTC, to the second (RFC 3339).',
    examples: ['2026-12-05T18:00:00+01:00'],
  });

/** Where something begins or ends: a moment, or of what lasts whole days a day. */
export const moment = z.union([offsetMoment, day]).meta({
  id: 'Moment',
  description: 'Of an event with hours a moment with its offset; of one that lasts whole days a day of its time zone.',
});

/** An address on the web: ASCII, http or https. */
export const address = z
  .string()
  .regex(/^https?:\/\/[^/]/)
  .meta({
    id: 'Address',
    format: 'uri',
    description: 'An absolute address on the web: http or https, in ASCII (RFC 3986).',
  });

/** An id of the registry. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/)
  .max(60)
  .meta({ id: 'Id', description: 'A name that never changes and is unique among things of its kind.' });

/** Text on one line. */
export const line = z.string().min(1).meta({
  id: 'Line',
  description: 'Plain text on one line: no markup, no control characters, composed (Unicode NFC).',
});

/** A language of people. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .meta({ id: 'Language', description: 'A language (ISO 639).', examples: ['ru', 'en', 'sr'] });

/** A zone of the IANA database. */
export const timeZone = z
  .string()
  .regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/)
  .meta({
    id: 'TimeZone',
    description: 'The name of a zone in the IANA time zone database.',
    examples: ['Europe/Podgorica'],
  });

/** A name in both languages of the site. */
export const names = z
  .object({ ru: line, en: line })
  .meta({ id: 'Names', description: 'A name in both languages of the site; the same twice where one serves both.' });

/** An address for each language of the site. */
export const addresses = z
  .object({ ru: address, en: address })
  .meta({ id: 'Addresses', description: 'Two addresses, one for each language of the site.' });
