import matter from 'gray-matter';
import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event as YamlEvent,
} from 'js-yaml';
import type { FieldPath, Issue } from '../domain/issue.ts';
import { applyEdits, offsetBefore, type TextEdit } from './text-edit.ts';
import { guessSlips, type Slip, type TextFault } from './yaml-slip.ts';

/** A text file of the registry. `path` is relative to the content folder, with forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A content file, taken apart but not yet checked against a schema. */
export interface ContentFile {
  /** What the front matter says: untrusted until a schema has checked it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The Markdown, with LF line ends, without blank lines around it. */
  readonly body: string;
  /** The text that was read: the file's own, or one with its slips mended so that the rest could be looked at. */
  readonly text: string;
  /** What was mended, round by round: see `offsetInFile`. */
  readonly rounds: readonly (readonly TextEdit[])[];
}

/** Front matter larger than this many bytes, body included, is no event but an attack or a mistake. */
export const MAX_CONTENT_BYTES = 64 * 1024;

/** Deeper nesting than any field of any schema needs. */
const MAX_YAML_DEPTH = 12;

/**
 * Take a Markdown file with YAML front matter apart. Nothing in it can run: the one engine is YAML 1.2 with the core
 * schema, so dates stay text; anchors, aliases and tags are refused. Returns issues instead of throwing; with issues, a
 * content is there only so that what else is wrong can be told in the same run. `keys` are the names of all fields, by
 * which a slip is told from a text.
 */
export function parseContentFile(
  file: TextFile,
  keys: () => ReadonlySet<string> = () => NO_KEYS,
): { content?: ContentFile; issues: Issue[] } {
  const issues: Issue[] = [];
  let { text } = file;
  const rounds: (readonly TextEdit[])[] = [];
  for (;;) {
    const read = readFrontMatter(text);
    if (!('fault' in read)) return { content: new LazyContentFile(read.data, text, read.end, rounds), issues };
    const { fault } = read;
    const slip = 'edits' in fault ? fault : findSlip(text, fault, keys());
    issues.push(toIssue(file, { ...(slip ?? fault), offset: offsetInFile((slip ?? fault).offset, rounds) }));
    if (!slip || issues.length >= MAX_MENDED) return { issues };
    text = applyEdits(text, slip.edits);
    rounds.push(slip.edits);
  }
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** So many slips are told at once; a person who sees them knows what to look for in the rest. */
const MAX_MENDED = 8;

/** Get where something stands in the file as it is, from where it stands in what several rounds of mending have made of it. */
export function offsetInFile(offset: number, rounds: readonly (readonly TextEdit[])[]): number {
  return rounds.reduceRight((at, edits) => offsetBefore(at, edits), offset);
}

type FrontMatter =
  | { readonly data: Readonly<Record<string, unknown>>; readonly end: number }
  | { readonly fault: TextFault | Slip };

function readFrontMatter(text: string): FrontMatter {
  const fault = findTextFault(text) ?? findFenceFault(text);
  if (fault) return { fault };
  try {
    // gray-matter copies what it is given; without the text below the front matter that costs a third.
    const end = text.indexOf(CLOSING, OPENING.length) + CLOSING.length;
    const { data } = matter(detach(text.slice(0, end)), MATTER_OPTIONS);
    return { data, end };
  } catch (error) {
    // gray-matter hands its engine the text after the opening dashes.
    return { fault: toFault(error, OPENING.length) };
  }
}

/** Of the guesses at what went wrong, the right one is that with which the text can be read further than without. */
function findSlip(text: string, fault: TextFault, keys: ReadonlySet<string>): Slip | undefined {
  const end = text.indexOf(CLOSING, OPENING.length) + 1;
  for (const slip of guessSlips(text, fault, end, keys)) {
    const read = readFrontMatter(applyEdits(text, slip.edits));
    if (!('fault' in read) || offsetBefore(read.fault.offset, slip.edits) > Math.max(fault.offset, slip.offset))
      return slip;
  }
  return undefined;
}

/**
 * Copy a part of a text. V8 makes a slice point into the whole, so that a title would keep its entire file in memory;
 * joining and cutting again makes a text of its own.
 */
function detach(part: string): string {
  return ` ${part}`.slice(1);
}

/** The check of a registry never asks for the bodies: they are cut out only for those who do. */
class LazyContentFile implements ContentFile {
  readonly data: ContentFile['data'];
  readonly text: string;
  readonly rounds: ContentFile['rounds'];
  readonly #end: number;

  constructor(data: ContentFile['data'], text: string, end: number, rounds: ContentFile['rounds']) {
    this.data = data;
    this.text = text;
    this.#end = end;
    this.rounds = rounds;
  }

  get body(): string {
    const lineEnd = this.text.indexOf('\n', this.#end);
    return lineEnd === -1 ? '' : tidyBody(this.text.slice(lineEnd + 1));
  }
}

/** Read a file that is YAML throughout, such as `settings.yaml`. */
export function parseYamlFile(file: TextFile): { data?: Readonly<Record<string, unknown>>; issues: Issue[] } {
  const fault = findTextFault(file.text);
  if (fault) return { issues: [toIssue(file, fault)] };
  try {
    return { data: parseYaml(file.text), issues: [] };
  } catch (error) {
    return { issues: [toIssue(file, toFault(error, 0))] };
  }
}

/** Where something stands in a text, both from 1; for a value without quotes also how it is written. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly written?: string | undefined;
}

/**
 * Read a file's structure once to find where its fields stand: line and column of a value, from 1; of its key, if asked
 * for. Where a path leads further than the text, the nearest field around it; line 1 where there is none. Of a file that
 * had to be mended first, `content` is what was made of it; places are those in the file.
 */
export function fieldLocator(
  file: TextFile,
  content?: Pick<ContentFile, 'text' | 'rounds'>,
): (path: FieldPath, what: 'key' | 'value') => TextPlace {
  const { text, rounds } = content ?? { text: file.text, rounds: [] };
  const structure = readStructure(file.path, text);
  if (!structure) return () => ({ line: 1, column: 1 });
  return (path, what) => {
    const found = offsetOf(structure.source, structure.events, path, what);
    const offset = found ? offsetInFile(structure.start + found.offset, rounds) : 0;
    return { ...positionOf(file.text, offset), written: found?.written };
  };
}

/** What YAML makes of a front matter: events, and where in the text they begin. */
interface Structure {
  readonly start: number;
  readonly source: string;
  readonly events: readonly YamlEvent[];
}

function readStructure(path: string, text: string): Structure | undefined {
  const isYaml = path.endsWith('.yaml');
  const start = isYaml ? 0 : OPENING.length;
  const end = isYaml ? text.length : text.indexOf(CLOSING, start);
  const source = text.slice(start, end === -1 ? undefined : end);
  try {
    return { start, source, events: parseEvents(source, {}) };
  } catch {
    return undefined;
  }
}

/** A field between braces that has a name and no value: `TH` of `{ rule: FREQ=WEEKLY;BYDAY=TU,TH }`. Offsets into the text. */
export interface Splinter {
  readonly path: FieldPath;
  readonly start: number;
  readonly end: number;
  /** The field before it, whose value a comma may have cut. */
  readonly before?: { readonly key: string; readonly start: number; readonly end: number } | undefined;
}

/** List the fields of braces that have a name and no value. */
export function findSplinters(file: TextFile): Splinter[] {
  const structure = readStructure(file.path, file.text);
  if (!structure) return [];
  const { source, events, start } = structure;
  const found: Splinter[] = [];
  const visit = (index: number, path: FieldPath): void => {
    const container = events[index];
    if (container?.type !== EVENT_ID.MAPPING && container?.type !== EVENT_ID.SEQUENCE) return;
    let before: Splinter['before'];
    let position = 0;
    for (let child = index + 1; child < events.length && events[child]?.type !== EVENT_ID.POP; ) {
      if (container.type === EVENT_ID.SEQUENCE) {
        visit(child, [...path, position++]);
        child = skip(events, child);
        continue;
      }
      const valueIndex = skip(events, child);
      const [key, value] = [events[child], events[valueIndex]];
      child = skip(events, valueIndex);
      if (key?.type !== EVENT_ID.SCALAR) continue;
      const name = getScalarValue(source, key);
      const isPlain = key.style === SCALAR_STYLE.PLAIN && source[key.valueEnd] !== ':';
      const isBare = value?.type === EVENT_ID.SCALAR && value.valueStart < 0 && isPlain;
      if (isBare && source[container.start] === '{') {
        found.push({ path: [...path, name], start: start + key.valueStart, end: start + key.valueEnd, before });
        // What follows a splinter may be one of the same value.
        if (before) before = { ...before, end: start + key.valueEnd };
      } else {
        const isValue = value?.type === EVENT_ID.SCALAR && value.style === SCALAR_STYLE.PLAIN && value.valueStart >= 0;
        before = isValue ? { key: name, start: start + value.valueStart, end: start + value.valueEnd } : undefined;
        visit(valueIndex, [...path, name]);
      }
    }
  };
  visit(1, []);
  return found;
}

/** Get line and column, both from 1, of an offset into a text. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Get the line, from 1, on which the text below the front matter begins. */
export function firstBodyLine(text: string): number {
  const closing = text.indexOf(CLOSING, OPENING.length) + CLOSING.length;
  const blank = /^[ \t\r]*\n(?:[ \t\r]*\n)*/.exec(text.slice(closing))?.[0] ?? '';
  return positionOf(text, closing + blank.length).line;
}

const OPENING = '---';
const CLOSING = '\n---';

class ContentFault extends Error {
  readonly fault: TextFault;
  constructor(fault: TextFault) {
    super(fault.code);
    this.fault = fault;
  }
}

function toIssue(file: TextFile, fault: TextFault): Issue {
  return {
    code: fault.code,
    variant: fault.variant,
    severity: 'error',
    file: file.path,
    params: fault.params,
    field: fault.field,
    ...positionOf(file.text, fault.offset),
  };
}

function findTextFault(text: string): TextFault | Slip | undefined {
  if (text.charCodeAt(0) === 0xfeff)
    return { code: 'file-encoding', variant: 'bom', offset: 0, edits: [{ offset: 0, removed: 1, inserted: '' }] };
  const nul = text.indexOf('\0');
  return nul === -1 ? undefined : { code: 'file-encoding', variant: 'nul', offset: nul };
}

function findFenceFault(text: string): TextFault | Slip | undefined {
  const firstLine = lineAt(text, 0);
  if (!/^---[ \t]*\r?$/.test(firstLine)) return findOpeningFault(text, firstLine);
  const closing = text.indexOf(CLOSING, OPENING.length);
  if (closing === -1) return findDashes(text) ?? { code: 'frontmatter-syntax', variant: 'unclosed', offset: 0 };
  const rest = lineAt(text, closing + CLOSING.length);
  if (!/^[ \t]*\r?$/.test(rest)) return { code: 'frontmatter-syntax', variant: 'closing', offset: closing + 1 };
  const gap = closing > SHORT ? findGap(text, closing) : undefined;
  return gap === undefined ? undefined : { code: 'frontmatter-syntax', variant: 'blank', offset: gap };
}

/** Phones turn three hyphens into dashes, and chats hand texts over inside a code fence. */
function findOpeningFault(text: string, firstLine: string): TextFault | Slip {
  const language = /^---[ \t]*([\p{L}\d][\p{L}\d_-]*)/u.exec(firstLine)?.[1];
  if (language !== undefined) return { code: 'frontmatter-language', offset: 3, params: { language } };
  const missing = { code: 'frontmatter-missing', offset: 0 } as const;
  const { length } = firstLine.replace(/\r$/, '');
  if (/^[-‐-―]{1,3}\s*$/.test(firstLine))
    return { ...missing, variant: 'dashes', edits: [{ offset: 0, removed: length, inserted: OPENING }] };
  if (firstLine.startsWith('```'))
    return { ...missing, variant: 'fence', edits: [{ offset: 0, removed: firstLine.length + 1, inserted: '' }] };
  const blank = /^\s{1,20}(?=---[ \t]*\r?\n)/.exec(text)?.[0];
  if (blank !== undefined)
    return { ...missing, variant: 'late', edits: [{ offset: 0, removed: blank.length, inserted: '' }] };
  // A field in the first line, and the second dashes where they belong: only the first are missing.
  if (/^[a-z][A-Za-z]{2,20}: /.test(firstLine) && text.includes(CLOSING))
    return { ...missing, edits: [{ offset: 0, removed: 0, inserted: `${OPENING}\n` }] };
  return missing;
}

/** Second dashes that a phone has made longer. */
function findDashes(text: string): Slip | undefined {
  const match = /\n([‐-―]-{0,2}|-{1,2}[‐-―]?)[ \t]*(?=\r?\n|$)/.exec(text);
  if (!match) return undefined;
  const [, written = ''] = match;
  const offset = match.index + 1;
  const edits = [{ offset, removed: written.length, inserted: OPENING }];
  return { code: 'frontmatter-syntax', variant: 'closing-dashes', offset, edits };
}

/** Get the rest of a line as gray-matter sees lines: U+2028, where a regular expression's `.` stops, does not end one. */
function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** gray-matter strips comments with an expression that takes quadratic time over white space. */
const MAX_BLANK = 200;
/** … which does no harm over a front matter this short. */
const SHORT = 2000;

function findGap(text: string, end: number): number | undefined {
  let blank = 0;
  for (let offset = OPENING.length; offset < end; offset++) {
    blank = isBlank(text.charCodeAt(offset)) ? blank + 1 : 0;
    if (blank > MAX_BLANK) return offset - MAX_BLANK;
  }
  return undefined;
}

/** Everything `\s` matches; the dashes and quotes between U+2000 and U+205F do not stand two hundred in a row either. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x205f) || code === 0x3000 || code === 0xfeff;
}

function refuse(): never {
  throw new ContentFault({ code: 'frontmatter-language', offset: 0, params: { language: '?' } });
}

/**
 * gray-matter's own engines can run JavaScript; each is replaced by one that refuses. Passing options at all also keeps
 * it from its cache, which answers `{}` when it meets a broken file for the second time.
 */
const MATTER_OPTIONS = {
  language: 'yaml',
  engines: {
    yaml: { parse: parseYaml, stringify: refuse },
    json: { parse: refuse, stringify: refuse },
    javascript: { parse: refuse, stringify: refuse },
    js: { parse: refuse, stringify: refuse },
    coffee: { parse: refuse, stringify: refuse },
    toml: { parse: refuse, stringify: refuse },
  },
};

function parseYaml(source: string): Record<string, unknown> {
  const events = parseEvents(source, { maxDepth: MAX_YAML_DEPTH });
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents++;
      if (event.directives.length > 0) throw yamlFault('directive', 0);
    } else if (event.type === EVENT_ID.ALIAS) {
      throw yamlFault('alias', event.anchorStart - 1);
    } else if (event.type !== EVENT_ID.POP) {
      if (event.anchorStart >= 0) throw yamlFault('anchor', event.anchorStart - 1);
      if (event.tagStart >= 0) throw yamlFault('tag', event.tagStart);
      if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) refuseLostText(source, event.valueEnd);
    }
  }
  if (documents > 1) throw yamlFault('documents', source.search(/\n(?:---|\.\.\.)/) + 1);
  const data = documents === 0 ? {} : constructFromEvents(events, { source, schema: CORE_SCHEMA, maxAliases: 0 })[0];
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) throw yamlFault('no-mapping', Math.max(0, source.search(/\S/)));
  // A YAML mapping is a plain object by construction of the core schema.
  return data as Record<string, unknown>;
}

/** «Встреча #5» without quotes reads as «Встреча»: what looks like a lost half of a value is refused, a comment is not. */
function refuseLostText(source: string, end: number): void {
  let offset = end;
  while (source[offset] === ' ' || source[offset] === '\t') offset++;
  if (offset > end && source[offset] === '#' && /[^\s#]/.test(source[offset + 1] ?? ' '))
    throw yamlFault('comment', offset);
}

function yamlFault(variant: string, offset: number): ContentFault {
  return new ContentFault({ code: 'frontmatter-syntax', variant, offset });
}

function toFault(error: unknown, start: number): TextFault {
  if (error instanceof ContentFault) return { ...error.fault, offset: error.fault.offset + start };
  if (!(error instanceof YAMLException) || !error.mark) throw error;
  const { buffer, position } = error.mark;
  const offset = Math.min(position, buffer.length) + start;
  if (error.reason === 'duplicated mapping key') {
    const key = /^[^\s:]+/.exec(buffer.slice(position))?.[0] ?? '';
    return { code: 'frontmatter-duplicate-key', offset, params: { key } };
  }
  const lineStart = buffer.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
  const line = /^.*/.exec(buffer.slice(lineStart))?.[0] ?? '';
  const variant = explainLine(line, error.reason);
  const [, key = '', value = ''] = /^\s*(?:-\s+)?([\w-]+):\s+(.*?)\s*$/.exec(line) ?? [];
  return {
    code: 'frontmatter-syntax',
    variant,
    offset,
    params: { reason: error.reason, key, value: value.replaceAll("'", "''") },
  };
}

/** Tell the usual slips apart by the line the parser stopped at. */
function explainLine(line: string, reason: string): string | undefined {
  if (/^\s*\t/.test(line)) return 'tab';
  if (/within a (?:double|single) quoted scalar/.test(reason)) return 'quote';
  if (/within a flow/.test(reason)) return 'bracket';
  if (/^\s*(?:-\s+)?[\w-]+:\s+["']/.test(line)) return 'quote';
  if (/^\s*(?:-\s+)?[\w-]+:\s+[^"'[{|>].*:(?:\s|$)/.test(line)) return 'colon';
  if (/^\s*(?:-\s+)?[\w-]+:\s+[@`%]/.test(line)) return 'reserved';
  if (/depth/i.test(reason)) return 'depth';
  return undefined;
}

function tidyBody(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** What the walk along a path has come to. */
interface Found {
  readonly offset: number;
  /** The text of a plain scalar. */
  readonly written?: string | undefined;
}

/** Walk the events of a document along a path of keys and positions. */
function offsetOf(
  source: string,
  events: readonly YamlEvent[],
  path: FieldPath,
  what: 'key' | 'value',
): Found | undefined {
  let index = 1;
  let best: Found | undefined;
  for (const [depth, part] of path.entries()) {
    const container = events[index];
    const isLast = depth === path.length - 1;
    let position = 0;
    let next: number | undefined;
    for (let child = index + 1; child < events.length && events[child]?.type !== EVENT_ID.POP; ) {
      const event = events[child];
      if (container?.type === EVENT_ID.MAPPING) {
        const valueIndex = skip(events, child);
        if (event?.type === EVENT_ID.SCALAR && getScalarValue(source, event) === String(part)) {
          next = valueIndex;
          const key = { offset: event.valueStart };
          best = isLast && what === 'key' ? key : (foundAt(source, events[valueIndex]) ?? key);
          break;
        }
        child = skip(events, valueIndex);
      } else if (container?.type === EVENT_ID.SEQUENCE) {
        if (position === part) {
          next = child;
          best = foundAt(source, event) ?? best;
          break;
        }
        position++;
        child = skip(events, child);
      } else {
        break;
      }
    }
    if (next === undefined) return best && { offset: best.offset };
    index = next;
  }
  return best;
}

/** The index after the node that begins at `index`. */
function skip(events: readonly YamlEvent[], index: number): number {
  let depth = 0;
  let at = index;
  do {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    at++;
  } while (depth > 0 && at < events.length);
  return at;
}

function foundAt(source: string, event: YamlEvent | undefined): Found | undefined {
  if (event?.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
    return {
      offset: event.valueStart,
      written: event.style === SCALAR_STYLE.PLAIN ? getScalarValue(source, event) : undefined,
    };
  }
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return { offset: event.start };
  return undefined;
}
