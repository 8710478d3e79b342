import type { Issue } from '../domain/issue.ts';
import type { TextEdit } from './text-edit.ts';

/** What is wrong with a text, and where in it. */
export interface TextFault {
  readonly code: Issue['code'];
  readonly variant?: string | undefined;
  readonly offset: number;
  readonly params?: Issue['params'];
  /** The field that can no longer be relied on. */
  readonly field?: Issue['field'];
}

/** A fault whose cause is known, with the changes that mend it as its hint asks for: to see what else there is. */
export interface Slip extends TextFault {
  readonly edits: readonly TextEdit[];
}

/** A line of a front matter. */
interface Line {
  readonly start: number;
  readonly text: string;
  /** White space at its beginning, whatever kind it is of. */
  readonly indent: string;
}

/** `key: value`, maybe an item of a list, by its parts. */
interface Pair {
  readonly line: Line;
  readonly key: string;
  readonly value: string;
  /** Where the value begins in the text. */
  readonly offset: number;
}

/** So far up is looked for the line in which a bracket or a quote was opened. */
const MOST_LINES = 12;

/** Fields that name people: by the names of their files, never by a nick. */
const PEOPLE = /^(?:organizers|speakers|hosts|by|agreedBy|coordinators|custodian|person)$/;

/**
 * List what may have made YAML stop at an offset, the likeliest first. Guesses: the right one is that with which the text can
 * be read further. `keys` are the names of all fields; `end` is where the front matter ends.
 */
export function* guessSlips(text: string, fault: TextFault, end: number, keys: ReadonlySet<string>): Generator<Slip> {
  const lines = linesBefore(text, fault.offset, end);
  const [last, before] = lines;
  if (!last) return;
  const at = (line: Line) =>
    fault.offset >= line.start ? Math.min(fault.offset, line.start + line.text.length) : line.start;
  const own = [last, ...(before ? [before] : [])];
  if (fault.code === 'frontmatter-duplicate-key') yield* withoutSecond(text, fault, last, end);
  if (fault.code !== 'frontmatter-syntax') return;
  if (fault.variant === 'comment') {
    const pair = pairOf(last);
    if (pair) yield quoted(pair, 'comment', fault.offset);
    return;
  }
  // What is refused on purpose, an anchor or a tag, is no slip: only where YAML itself has stopped there is a reason.
  if (fault.params?.reason === undefined) return;
  const blank = own.some(({ indent }) => /[^ ]/.test(indent)) ? unseen(text, end) : undefined;
  if (blank) yield blank;
  yield* inBraces(text, fault, last, keys);
  for (const line of own) yield* inLine(line, line === last ? at(line) : line.start, keys);
  yield* opened(lines);
  for (const line of own) yield* listed(text, line, end);
  yield* shifted(last, before);
  yield* continued(last, before);
  if (before) yield* continued(before, lines[2]);
}

/** The line in which an offset lies, or the last one with anything on it before that, and those above, the nearest first. */
function linesBefore(text: string, offset: number, end: number): Line[] {
  const lines: Line[] = [];
  let from = Math.min(offset, end);
  while (lines.length < MOST_LINES && from > 0) {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const line = lineAt(text, start);
    if (start < end && line.text.trim() !== '' && !(start === 0 && line.text.startsWith('---'))) lines.push(line);
    if (start === 0) break;
    from = start - 1;
  }
  return lines;
}

function lineAt(text: string, start: number): Line {
  const found = text.indexOf('\n', start);
  const line = text.slice(start, found === -1 ? undefined : found).replace(/\r$/, '');
  return { start, text: line, indent: /^[\s\u200b-\u200d\u2060\ufeff]*/.exec(line)?.[0] ?? '' };
}

function pairOf(line: Line): Pair | undefined {
  const match = /^(\s*(?:-\s+)*["']?)([\w-]+)(["']?\s*:\s+)(?=\S)/.exec(line.text);
  if (!match) return undefined;
  const value = line.text.slice(match[0].length).trimEnd();
  return { line, key: match[2] ?? '', value, offset: line.start + match[0].length };
}

/** Say that a value wants quotes around it. */
function quoted(
  { key, value, offset: start }: Pair,
  variant: string,
  offset: number,
  params: Issue['params'] = {},
): Slip {
  // A tab has no place in a title either.
  const doubled = value.replaceAll("'", "''").replaceAll('\t', ' ');
  return {
    code: 'frontmatter-syntax',
    variant,
    offset,
    params: { key, value: doubled, ...params },
    edits: [{ offset: start, removed: value.length, inserted: `'${doubled}'` }],
  };
}

/** Find tabs, no-break spaces and the like at the beginnings of lines: they look like spaces, and are none. All are told as one. */
export function unseen(text: string, end: number): Slip | undefined {
  const edits: TextEdit[] = [];
  let isInside = false;
  for (let start = text.indexOf('\n') + 1; start > 0 && start < end; start = text.indexOf('\n', start) + 1) {
    const { indent, text: line } = lineAt(text, start);
    if (indent.length === line.length) continue;
    const isBlank = /[^ ]/.test(indent);
    // Below a field with its value beside it nothing is further in: there the characters are not even spaces too many.
    const inserted: string = isInside ? toSpaces(indent) : '';
    if (isBlank) edits.push({ offset: start, removed: indent.length, inserted });
    isInside = line.trimEnd().endsWith(':') || (isBlank ? inserted !== '' : indent !== '');
  }
  const [first] = edits;
  if (!first) return undefined;
  const isTab = text.slice(first.offset, first.offset + first.removed).includes('\t');
  return { code: 'frontmatter-syntax', variant: isTab ? 'tab' : 'no-space', offset: first.offset, edits };
}

function toSpaces(indent: string): string {
  return indent
    .replaceAll('\t', '  ')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/[^ ]/g, ' ');
}

/** What goes wrong between braces or brackets: a sign that YAML keeps for itself, a colon in a value, a forgotten comma. */
function* inBraces(text: string, { offset }: TextFault, line: Line, keys: ReadonlySet<string>): Generator<Slip> {
  if (offset < line.start || !/[[{]/.test(line.text.slice(0, offset - line.start))) return;
  const { start, end } = tokenAt(text, offset, line);
  const token = text.slice(start, end);
  const [, head = '', written = ''] = /^(?:([\w-]+):\s+)?(.*)$/s.exec(token) ?? [];
  const name = head === '' ? (pairOf(line)?.key ?? '') : head;
  const from = end - written.length;
  if (written.startsWith('@') && PEOPLE.test(name)) {
    const value = written.slice(1);
    const edits = [{ offset: from, removed: 1, inserted: '' }];
    yield { code: 'frontmatter-syntax', variant: 'handle', offset: from, params: { key: name, value }, edits };
  }
  if (/^[@`%]/.test(written)) {
    const pair = { line, key: name, value: written, offset: from };
    yield quoted(pair, head === '' ? 'reserved-item' : 'reserved', from, { sign: written.charAt(0) });
  }
  if (head === '' || !/:\s/.test(written)) return;
  const next = /\s([\w-]+):\s/.exec(written);
  if (next && keys.has(next[1] ?? '')) {
    const at = from + next.index;
    const params = { key: name, value: written.slice(0, next.index), next: next[1] };
    const edits = [{ offset: at, removed: 0, inserted: ',' }];
    yield { code: 'frontmatter-syntax', variant: 'comma', offset: at, params, edits };
  }
  yield quoted({ line, key: name, value: written, offset: from }, 'colon', offset);
}

/** The stretch between commas and brackets in which an offset lies. */
function tokenAt(text: string, offset: number, line: Line): { start: number; end: number } {
  let start = Math.min(offset, line.start + line.text.length);
  while (start > line.start && !/[,[{]/.test(text.charAt(start - 1))) start--;
  while (/\s/.test(text.charAt(start))) start++;
  let end = Math.max(offset, start);
  const last = line.start + line.text.length;
  while (end < last && !/[,\]}]/.test(text.charAt(end))) end++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** What goes wrong within one line. */
function* inLine(line: Line, offset: number, keys: ReadonlySet<string>): Generator<Slip> {
  const pair = pairOf(line);
  const item = /^\s*-\s+(@\S+)\s*$/.exec(line.text);
  if (item) {
    const value = (item[1] ?? '').slice(1);
    const at = line.start + line.text.indexOf('@');
    yield {
      code: 'frontmatter-syntax',
      variant: 'handle',
      offset: at,
      params: { value },
      edits: [{ offset: at, removed: 1, inserted: '' }],
    };
  }
  if (pair) yield* inPair(pair, offset);
  yield* withoutColon(line, keys);
}

function* inPair(pair: Pair, offset: number): Generator<Slip> {
  const { key, value, offset: start, line } = pair;
  const first = value.charAt(0);
  if (first === '@' && PEOPLE.test(key)) {
    const edits = [{ offset: start, removed: 1, inserted: '' }];
    yield {
      code: 'frontmatter-syntax',
      variant: 'handle',
      offset: start,
      params: { key, value: value.slice(1) },
      edits,
    };
  }
  if (/^["'].*,$/.test(value)) {
    const edits = [{ offset: start + value.length - 1, removed: 1, inserted: '' }];
    const params = { key, value: value.slice(0, -1) };
    yield { code: 'frontmatter-syntax', variant: 'trailing-comma', offset: start + value.length - 1, params, edits };
  }
  if (/^["']/.test(value) && value.indexOf(first, 1) !== -1) {
    const bare = value.length > 1 && value.endsWith(first) ? value.slice(1, -1) : value;
    yield { ...quoted({ ...pair, value: bare }, 'quotes', offset), edits: quoted(pair, '', 0).edits };
  }
  const isText = /^[@`%*&!|>]|^[-?] /.test(value) || (/^[[{]/.test(value) && isOpenText(value));
  if (isText) yield quoted(pair, 'reserved', start, { sign: first });
  if (/^[^[{].*:(?:\s|$)/.test(value)) yield quoted(pair, 'colon', offset >= start ? offset : line.start);
}

/** `title:Дебаты`, `format = debate`, `format debate`, a colon of another alphabet. */
function* withoutColon(line: Line, keys: ReadonlySet<string>): Generator<Slip> {
  const glued = /^(\s*(?:-\s+)*["']?)([\w-]+)(["']?\s*[:：]\s*)(?!\/\/)(?=\S)/.exec(line.text);
  if (glued) {
    const [all, before = '', key = '', colon = ''] = glued;
    const value = line.text.slice(all.length).trimEnd();
    const at = line.start + before.length + key.length;
    const edits = [{ offset: at, removed: colon.length, inserted: `${/^["']/.exec(colon)?.[0] ?? ''}: ` }];
    if (!colon.includes(': '))
      yield { code: 'frontmatter-syntax', variant: 'space', offset: at, params: { key, value }, edits };
  }
  const bare = /^(\s*(?:-\s+)*)([A-Za-z]+)(\s*=\s*|\s+[-–—]\s+|\s+)(?=\S)/.exec(line.text);
  if (!bare || !keys.has(bare[2] ?? '')) return;
  const [all, before = '', key = '', sign = ''] = bare;
  const value = line.text.slice(all.length).trimEnd();
  const at = line.start + before.length + key.length;
  const edits = [{ offset: at, removed: sign.length, inserted: ': ' }];
  yield { code: 'frontmatter-syntax', variant: 'no-colon', offset: at, params: { key, value }, edits };
}

/** A bracket or a quote that was opened in this line or above, and never closed. */
function* opened(lines: readonly Line[]): Generator<Slip> {
  const [last] = lines;
  if (last && /^[\]}]/.test(last.text)) {
    const edits = [{ offset: last.start, removed: 0, inserted: '  ' }];
    yield { code: 'frontmatter-syntax', variant: 'indent', offset: last.start, params: { line: last.text }, edits };
  }
  for (const line of lines) {
    const pair = pairOf(line);
    if (!pair) continue;
    const { key, value, offset } = pair;
    const end = offset + value.length;
    const closing = missingBrackets(value);
    const params = { key, value, suggestion: `${key}: ${value}${closing}` };
    const edits = [{ offset: end, removed: 0, inserted: closing }];
    if (/^[[{]/.test(value) && closing !== '')
      yield { code: 'frontmatter-syntax', variant: 'bracket', offset: end, params, edits };
    const quote = value.charAt(0);
    if (/^["']/.test(quote) && !value.slice(1).includes(quote)) {
      const mended = [{ offset: end, removed: 0, inserted: quote }];
      yield {
        code: 'frontmatter-syntax',
        variant: 'quote',
        offset: end,
        params: { key, value, suggestion: `${key}: ${value}${quote}` },
        edits: mended,
      };
    }
  }
}

/** «[Бар] Дебаты» is a text; what has a bracket open, or ends in one, was to be a list. */
function isOpenText(value: string): boolean {
  return missingBrackets(value) === '' && !/[\]}]$/.test(value);
}

function missingBrackets(value: string): string {
  const open: string[] = [];
  for (const [sign] of value.replaceAll(/"[^"]*"|'[^']*'/g, '').matchAll(/[[\]{}]/g)) {
    if (sign === '[') open.push(']');
    else if (sign === '{') open.push(' }');
    else if (open.pop()?.trim() !== sign) return '';
  }
  return open.reverse().join('');
}

/** An item of a list, whatever dash it begins with. */
const ITEM = /^[ \t]*(?:[–—•·]|-(?!-))\s*(?=\S)/;

/** A list whose items do not begin alike, or begin with a dash of another kind. */
function* listed(text: string, line: Line, end: number): Generator<Slip> {
  let first = line;
  while (ITEM.test(first.text) && first.start > 1) first = lineAt(text, text.lastIndexOf('\n', first.start - 2) + 1);
  const slip = listBelow(text, first.start, end);
  if (slip) yield slip;
}

/** Give all items of the list below a line that names it the same beginning. */
export function listBelow(text: string, start: number, end: number): Slip | undefined {
  const [, indent = '', key] = /^(\s*)([\w-]+):\s*$/.exec(lineAt(text, start).text) ?? [];
  if (key === undefined) return undefined;
  const edits: TextEdit[] = [];
  const values: string[] = [];
  for (let next = text.indexOf('\n', start) + 1; next > 0 && next < end; next = text.indexOf('\n', next) + 1) {
    const { text: written } = lineAt(text, next);
    const match = ITEM.exec(written);
    if (!match) break;
    values.push(written.slice(match[0].length).trim());
    edits.push({ offset: next, removed: match[0].length, inserted: `${indent}  - ` });
  }
  const [first] = edits;
  const params = { key, value: values.join(', ') };
  return first && { code: 'frontmatter-syntax', variant: 'list', offset: first.offset, params, edits };
}

/** A line that begins further right, or less far, than the one above it. */
function* shifted(line: Line, above: Line | undefined): Generator<Slip> {
  if (!above || line.indent === above.indent) return;
  const edits = [{ offset: line.start, removed: line.indent.length, inserted: above.indent }];
  yield {
    code: 'frontmatter-syntax',
    variant: 'indent',
    offset: line.start + line.indent.length,
    params: { line: line.text.trim() },
    edits,
  };
}

/** A line that is no field: most likely the rest of the value above. */
function* continued(line: Line, above: Line | undefined): Generator<Slip> {
  const pair = above && pairOf(above);
  if (!pair || pairOf(line) || /^\s*(?:[-?#]\s|[[\]{}])/.test(line.text)) return;
  const rest = line.text.trim();
  const value = `${pair.value} ${rest}`;
  const from = pair.offset + pair.value.length;
  const edits = [{ offset: from, removed: line.start + line.text.length - from, inserted: ` ${rest}` }];
  yield {
    code: 'frontmatter-syntax',
    variant: 'continued',
    offset: line.start,
    params: { key: pair.key, value },
    edits,
  };
}

/** A field that is there twice, each time on one line: nobody knows which was meant. */
function* withoutSecond(text: string, fault: TextFault, line: Line, end: number): Generator<Slip> {
  const pair = pairOf(line);
  const next = line.start + line.text.length + 1;
  const below = next < end ? lineAt(text, next) : undefined;
  if (!pair || fault.offset !== line.start + line.indent.length || (below && below.indent.length > line.indent.length))
    return;
  yield {
    ...fault,
    field: line.indent === '' ? [pair.key] : [],
    edits: [{ offset: line.start, removed: line.text.length, inserted: '' }],
  };
}
