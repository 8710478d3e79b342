import { parseContentFile } from './content-file.ts';

/** What an event file says of when and where, as values: two files that say the same are equal, however they are written. */
export interface WrittenSchedule {
  readonly status: string;
  readonly start?: string | undefined;
  /** Status, start, end, zone, rule, venue, place and attendance; empty where the file has none of them. */
  readonly plan: string;
  /** Until when a date is held; here another spelling does count. */
  readonly hold: string;
}

const PLAN = ['status', 'start', 'end', 'duration', 'timezone', 'repeat', 'venue', 'place', 'attendance'] as const;
const FIELDS: ReadonlySet<string> = new Set([...PLAN, 'hold']);

/**
 * Make a reader of schedules from front matters (the text up to the second line of dashes). It reads tens of thousands of
 * old versions in a second, and asks the reader of content files only where a value is more than a word on a line.
 */
export function scheduleReader(): (frontMatter: string) => WrittenSchedule {
  const known = new Map<string, WrittenSchedule>();
  const values = new Map<string, string>();
  const readValue = (name: string, written: string): string => {
    const scalar = readScalar(written);
    if (scalar !== undefined) return scalar;
    const text = `${name}: ${written}`;
    const value = values.get(text) ?? toCanonical(parseFields(text)?.[name]) ?? collapse(written);
    values.set(text, value);
    return value;
  };
  return (frontMatter) => {
    const written = findFields(frontMatter) ?? rewriteFields(frontMatter);
    const fields = new Map<string, string>();
    for (const name of PLAN) {
      const value = readValue(name, written.get(name) ?? '');
      const isDefault = name === 'attendance' && value === 'offline';
      if (value !== '' && !isDefault) fields.set(name, value);
    }
    const plan = [...fields].map(([name, value]) => `${name}: ${value}\n`).join('');
    const hold = collapse(written.get('hold') ?? '');
    // Most versions of an event say the same: they share one value.
    const key = `${plan}${hold}`;
    let schedule = known.get(key);
    if (!schedule) {
      schedule = { status: fields.get('status') ?? '', start: fields.get('start'), plan, hold };
      known.set(key, schedule);
    }
    return schedule;
  };
}

/** A key at the beginning of a line, and what stands behind it. */
const KEY = /^(?:"(\w+)"|'(\w+)'|(\w+))[ \t]*:(?=[ \t]|$)[ \t]*/;

/** Find the fields by their lines, comments left out; nothing where the text is written in another way. */
function findFields(frontMatter: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  let name = '';
  const lines = frontMatter.split('\n');
  for (let index = 1; index < lines.length; index++) {
    const line = (lines[index] ?? '').trimEnd();
    if (line === '' || /^[ \t]*#/.test(line)) continue;
    // What is indented, or an item of a list, belongs to the field above it.
    if (!/^[ \t-]/.test(line)) {
      const key = KEY.exec(line);
      if (!key) return undefined;
      name = key[1] ?? key[2] ?? key[3] ?? '';
      if (FIELDS.has(name)) fields.set(name, line.slice(key[0].length));
    } else if (fields.has(name)) fields.set(name, `${fields.get(name)}\n${line}`);
  }
  return fields;
}

/** The front matter as one mapping in braces, say. */
function rewriteFields(frontMatter: string): Map<string, string> {
  const data = parseFields(frontMatter.slice(frontMatter.indexOf('\n') + 1)) ?? {};
  return new Map(Object.entries(data).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The value of a plain scalar on one line, or of a quoted one without escapes. */
function readScalar(written: string): string | undefined {
  const text = written.replace(/(?:^|[ \t]+)#.*$/, '');
  if (text === '' || /^[^"'{[&*!|>%@`,?\n][^\n]*$/.test(text)) return text;
  return /^"([^"\\\n]*)"$/.exec(text)?.[1] ?? /^'([^'\n]*)'$/.exec(text)?.[1];
}

function parseFields(yaml: string): Readonly<Record<string, unknown>> | undefined {
  const { content, issues } = parseContentFile({ path: '', text: `---\n${yaml}\n---\n` });
  return issues.length === 0 ? content?.data : undefined;
}

/** Write a value so that order tells nothing: neither that of keys nor that of the dates of a series. */
function toCanonical(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (Array.isArray(value)) return `[${value.map((item) => toCanonical(item) ?? '').sort()}]`;
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([name, item]) => `${name}:${toCanonical(item)}`);
  return `{${fields.sort()}}`;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
