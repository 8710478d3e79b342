import { placeKey } from '../domain/event-change.ts';
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
/** Most lines can be told by their first letter to be something else. */
const FIRST_LETTERS: ReadonlySet<string> = new Set([...[...FIELDS].map((name) => name.slice(0, 1)), '"', "'"]);

/**
 * Make a reader of schedules from front matters (the text up to the second line of dashes). It reads tens of thousands of
 * old versions in a second, and asks the reader of content files only where a value is more than a word on a line.
 */
export function scheduleReader(): (frontMatter: string) => WrittenSchedule {
  // Most versions of an event say the same, in the same words.
  const byText = new Map<string, WrittenSchedule>();
  const byValue = new Map<string, WrittenSchedule>();
  return (frontMatter) => {
    const text = takeFields(frontMatter);
    let schedule = byText.get(text ?? frontMatter);
    if (!schedule) {
      const read = toSchedule(text === undefined ? readMapping(frontMatter) : splitFields(text));
      schedule = byValue.get(read.plan + read.hold) ?? read;
      byValue.set(read.plan + read.hold, schedule);
      byText.set(text ?? frontMatter, schedule);
    }
    return schedule;
  };
}

function toSchedule(written: ReadonlyMap<string, string>): WrittenSchedule {
  const fields = new Map<string, string>();
  for (const name of PLAN) {
    const value = readValue(name, written.get(name) ?? '');
    const isDefault = name === 'attendance' && value === 'offline';
    if (value !== '' && !isDefault) fields.set(name, value);
  }
  // Joined and cut again: V8 makes a slice point into the whole, and each value would keep its front matter in memory.
  const plan = [...fields].map(([name, value]) => `${name}: ${value}\n`).join('');
  const hold = ['', collapse(written.get('hold') ?? '')].join(' ').slice(1);
  const [, status = ''] = /^status: (.*)/m.exec(plan) ?? [];
  return { status, start: /^start: (.*)/m.exec(plan)?.[1], plan, hold };
}

function readValue(name: string, written: string): string {
  const value = readAnyValue(name, written);
  return name === 'place' ? placeKey(value) : value;
}

function readAnyValue(name: string, written: string): string {
  return readScalar(written) ?? toCanonical(parseFields(`${name}: ${written}`)?.[name]) ?? collapse(written);
}

const KEY = /(?:"(\w+)"|'(\w+)'|(\w+))[ \t]*:(?=\s|$)[ \t]*/y;

/**
 * Take the lines of the fields out of a front matter: what is indented, or an item of a list, belongs to the field above it.
 * Nothing where all of it stands in braces.
 */
function takeFields(frontMatter: string): string | undefined {
  let fields = '';
  let [start, end] = [0, 0];
  let isField = false;
  for (let line = nextLine(frontMatter, 0), next = line; line < frontMatter.length; line = next) {
    next = nextLine(frontMatter, line);
    const first = frontMatter[line] ?? '';
    if (first === '{') return undefined;
    if (BETWEEN.includes(first)) continue;
    if (!IN_FIELD.includes(first)) isField = FIRST_LETTERS.has(first) && FIELDS.has(keyAt(frontMatter, line) ?? '');
    if (!isField) continue;
    if (line !== end) {
      fields += frontMatter.slice(start, end);
      start = line;
    }
    end = next;
  }
  return `${fields}${frontMatter.slice(start, end)}\n`;
}

function splitFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const written of text.split('\n')) {
    const line = written.trimEnd();
    if (line === '') continue;
    const key = IN_FIELD.includes(line.slice(0, 1)) ? undefined : keyAt(line, 0);
    name = key ?? name;
    fields.set(name, key === undefined ? `${fields.get(name) ?? ''}\n${line}` : line.slice(KEY.lastIndex));
  }
  return fields;
}

/** Get the key that begins at an offset, if any; KEY ends where its value begins. */
function keyAt(text: string, offset: number): string | undefined {
  KEY.lastIndex = offset;
  const [, double, single, plain] = KEY.exec(text) ?? [];
  return plain ?? double ?? single;
}

const IN_FIELD = ' \t-';
const BETWEEN = '#\r\n';

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return (end === -1 ? text.length : end) + 1;
}

/** The whole front matter as one mapping in braces. */
function readMapping(frontMatter: string): Map<string, string> {
  const data = parseFields(frontMatter.slice(frontMatter.indexOf('\n') + 1)) ?? {};
  const fields = Object.entries(data).filter(([name]) => FIELDS.has(name));
  return new Map(fields.map(([name, value]) => [name, JSON.stringify(value)]));
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
