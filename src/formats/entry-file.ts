import type { z } from 'zod';
import { findForbiddenCharacter } from '../domain/field.ts';
import type { FieldIssue, FieldPath, Issue } from '../domain/issue.ts';
import { checkAgainst, keysOf } from '../domain/schema-issue.ts';
import {
  type ContentFile,
  fieldLocator,
  firstBodyLine,
  offsetInFile,
  parseContentFile,
  parseYamlFile,
  positionOf,
  type TextFile,
} from './content-file.ts';
import { findUnsafeMarkdown, mayBeUnsafe } from './markdown.ts';
import { matchPersonalData } from './personal-data.ts';
import { findQuietSlips } from './quiet-slip.ts';
import { withSynonym } from './synonym.ts';
import { applyEdits } from './text-edit.ts';
import { formatScalar } from './yaml-text.ts';

/** A file read and checked against the schema of its folder, or what is wrong with it. */
export interface EntryFile<Data> {
  readonly entry?: { readonly data: Data; readonly content: ContentFile };
  /** What the front matter of a file with faults says, as far as it could be read: unchecked. */
  readonly raw?: unknown;
  /** The file as far as it could be read, mended where it had to be. */
  readonly read?: ContentFile;
  readonly issues: readonly Issue[];
}

/** Read a Markdown file of the registry against its schema: front matter, text, and what may not stand in either. */
export function parseEntryFile<Schema extends z.ZodType>(file: TextFile, schema: Schema): EntryFile<z.output<Schema>> {
  const { content: read, issues: broken } = parseContentFile(file, () => keysOf(schema));
  if (!read) return { issues: broken };
  const checked = checkAgainst(schema, read.data);
  const mended = checked.issues.length > 0 ? mendQuietSlips(file, schema, read, checked.issues) : undefined;
  const content = mended?.content ?? read;
  const { data, issues: found } = mended ?? checked;
  const faults = isSuspicious(file.text) ? checkBody(file, content) : NO_ISSUES;
  const isRight = broken.length === 0 && found.length === 0 && !mended;
  if (!isRight) {
    const told = showWhole(found, content.data).map((issue) => withSynonym(issue, content.data.start));
    const issues = [...broken, ...(mended?.slips ?? []), ...placeIssues(file, told, content), ...faults];
    return { raw: content.data, read: content, issues };
  }
  if (data === undefined || faults.some((issue) => issue.severity === 'error'))
    return { raw: content.data, read: content, issues: faults };
  return { entry: { data, content }, read: content, issues: faults };
}

/** So often is looked for slips that others have hidden. */
const MOST_ROUNDS = 4;

/** Find the slips that YAML reads as something else, and what is still wrong when they are mended. */
function mendQuietSlips<Schema extends z.ZodType>(
  file: TextFile,
  schema: Schema,
  content: ContentFile,
  issues: readonly FieldIssue[],
):
  | { content: ContentFile; data: z.output<Schema> | undefined; issues: readonly FieldIssue[]; slips: Issue[] }
  | undefined {
  const slips: Issue[] = [];
  let [current, left, data]: [ContentFile, readonly FieldIssue[], z.output<Schema> | undefined] = [
    content,
    issues,
    undefined,
  ];
  for (let round = 0; round < MOST_ROUNDS && left.length > 0; round++) {
    const text = { path: file.path, text: current.text };
    const found = findQuietSlips(text, current.data, left, placeFinder(text));
    const edits = found.flatMap((slip) => slip.edits);
    const { content: next, issues: broken } = parseContentFile({ ...text, text: applyEdits(text.text, edits) });
    if (found.length === 0 || !next || broken.length > 0) break;
    for (const { edits: _, offset, ...slip } of found) {
      const place = positionOf(file.text, offsetInFile(offset, current.rounds));
      slips.push({ ...slip, severity: 'error', file: file.path, ...place });
    }
    current = { data: next.data, body: next.body, text: next.text, rounds: [...current.rounds, edits] };
    const checked = checkAgainst(schema, next.data);
    data = checked.data;
    left = checked.issues;
  }
  return slips.length === 0 ? undefined : { content: current, data, issues: left, slips };
}

/** Get where in a text the key or the value of a field begins. */
function placeFinder(file: TextFile): (path: FieldPath, what: 'key' | 'value') => number {
  const locate = fieldLocator(file);
  return (path, what) => {
    const { line, column } = locate(path, what);
    return offsetOfLine(file.text, line) + column - 1;
  };
}

function offsetOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return start;
}

/** Read a YAML file of the registry against its schema. */
export function parseYamlEntry<Schema extends z.ZodType>(
  file: TextFile,
  schema: Schema,
): { data?: z.output<Schema>; issues: readonly Issue[] } {
  const { data: raw, issues } = parseYamlFile(file);
  if (!raw) return { issues };
  const { data, issues: found } = checkAgainst(schema, raw);
  return data === undefined ? { issues: placeIssues(file, found) } : { data, issues: [] };
}

/** What is missing inside a field is shown in its place: `hold: { until: 2026-11-28, by: … }`. */
function showWhole(issues: readonly FieldIssue[], data: unknown): FieldIssue[] {
  const missing = issues.filter(({ code, variant, field = [] }) => isMissing(code, variant) && field.length > 1);
  return issues.map((issue) => {
    if (!missing.includes(issue)) return issue;
    const path = issue.field?.slice(0, -1) ?? [];
    const name = path.findLast((part) => typeof part === 'string') ?? '';
    const value = path.reduce<unknown>((inside, part) => fieldOf(inside, part), data);
    const beside = missing.flatMap(({ field = [] }) =>
      field.slice(0, -1).join('.') === path.join('.') ? [field.at(-1)] : [],
    );
    const given = Object.entries(typeof value === 'object' && value !== null ? value : {}).map(
      ([key, own]) => `${key}: ${showFlow(own)}`,
    );
    const braces = `{ ${[...given, ...beside.map((key) => `${key}: …`)].join(', ')} }`;
    const whole = `${name}: ${typeof path.at(-1) === 'number' ? `[${braces}]` : braces}`;
    return { ...issue, variant: 'inside', params: { ...issue.params, outer: String(name), whole } };
  });
}

function isMissing(code: FieldIssue['code'], variant: string | undefined): boolean {
  return code === 'frontmatter-missing-key' && variant === undefined;
}

function fieldOf(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  // The line above makes it an object that has this field.
  return (value as Record<string | number, unknown>)[part];
}

function showFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showFlow).join(', ')}]`;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return formatScalar(value, true);
  if (typeof value !== 'object' || value === null) return '…';
  return `{ ${Object.entries(value)
    .map(([key, own]) => `${key}: ${showFlow(own)}`)
    .join(', ')} }`;
}

/** Give issues of fields their file, line and column; `content` is what was made of a file that had to be mended. */
export function placeIssues(
  file: TextFile,
  issues: readonly FieldIssue[],
  content?: Pick<ContentFile, 'text' | 'rounds'>,
): Issue[] {
  if (issues.length === 0) return NO_ISSUES;
  const locate = fieldLocator(file, content);
  return issues.map((issue) => {
    const { line, column, written } = locate(
      issue.field ?? [],
      issue.code === 'frontmatter-unknown-key' ? 'key' : 'value',
    );
    const placed = { ...issue, severity: issue.severity ?? 'error', file: file.path, line, column };
    // The number 1.10 is 1.1 to the parser: what a hint puts into quotes is what the file says.
    const isQuoted =
      ['frontmatter-type', 'time-format', 'time-duration'].includes(issue.code) &&
      issue.params?.value !== undefined &&
      written !== undefined;
    return isQuoted ? { ...placed, params: { ...issue.params, value: written } } : placed;
  });
}

/**
 * One quick look that most texts pass: a control character, anything HTML, links or references are written with, two
 * marks of quotes or lists in a row. What it finds is looked at closely; what it passes, neither check could fault.
 */
const REMARKABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff<&\\]|!\[|\](?:\((?!https?:)|:)|^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/m;

function isSuspicious(text: string): boolean {
  return REMARKABLE.test(text) && (findForbiddenCharacter(text, 'text') !== undefined || mayBeUnsafe(text));
}

function checkBody(file: TextFile, { body, text, rounds }: ContentFile): Issue[] {
  const found: (Omit<Issue, 'file' | 'severity'> & { line: number; column: number })[] = [];
  const character = findForbiddenCharacter(body, 'text');
  if (character) {
    const at = positionOf(body, character.index);
    found.push({
      code: 'frontmatter-control-character',
      variant: 'body',
      params: { character: character.name },
      ...at,
    });
  }
  found.push(...findUnsafeMarkdown(body));
  if (found.length === 0) return NO_ISSUES;
  const before = firstBodyLine(text) - 1;
  return found.map(({ line, ...issue }) => {
    const start = offsetOfLine(text, before + line);
    return {
      ...issue,
      severity: 'error',
      file: file.path,
      line: positionOf(file.text, offsetInFile(start, rounds)).line,
    };
  });
}

const NO_ISSUES: Issue[] = [];

/** Find phone numbers and e-mail addresses: the registry holds neither (people gave a handle, not these). */
export function findPersonalData(file: TextFile): Issue[] {
  return matchPersonalData(file.text).map(({ variant, value, index }) => ({
    code: 'personal-data',
    variant,
    severity: 'error',
    file: file.path,
    params: { value },
    ...positionOf(file.text, index),
  }));
}
