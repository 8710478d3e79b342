import type { z } from 'zod';
import { findForbiddenCharacter } from '../domain/field.ts';
import type { FieldIssue, Issue } from '../domain/issue.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import {
  type ContentFile,
  fieldLocator,
  firstBodyLine,
  parseContentFile,
  parseYamlFile,
  positionOf,
  type TextFile,
} from './content-file.ts';
import { findUnsafeMarkdown, mayBeUnsafe } from './markdown.ts';
import { matchPersonalData } from './personal-data.ts';

/** A file read and checked against the schema of its folder, or what is wrong with it. */
export interface EntryFile<Data> {
  readonly entry?: { readonly data: Data; readonly content: ContentFile };
  /** What the front matter of a file with faults says, as far as it could be read: unchecked. */
  readonly raw?: unknown;
  readonly issues: readonly Issue[];
}

/** Read a Markdown file of the registry against its schema: front matter, text, and what may not stand in either. */
export function parseEntryFile<Schema extends z.ZodType>(file: TextFile, schema: Schema): EntryFile<z.output<Schema>> {
  const { content, issues: broken } = parseContentFile(file);
  if (!content) return { issues: broken };
  const { data, issues: found } = checkAgainst(schema, content.data);
  const faults = isSuspicious(file.text) ? checkBody(file, content.body) : NO_ISSUES;
  const isRight = broken.length === 0 && found.length === 0;
  const all = isRight ? faults : [...broken, ...placeIssues({ path: file.path, text: content.text }, found), ...faults];
  if (data === undefined || all.some((issue) => issue.severity === 'error'))
    return { raw: content.data, issues: all };
  return { entry: { data, content }, raw: data, issues: all };
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

/** Give issues of fields their file, line and column. */
export function placeIssues(file: TextFile, issues: readonly FieldIssue[]): Issue[] {
  if (issues.length === 0) return NO_ISSUES;
  const locate = fieldLocator(file);
  return issues.map((issue) => {
    const { line, column, written } = locate(
      issue.field ?? [],
      issue.code === 'frontmatter-unknown-key' ? 'key' : 'value',
    );
    const placed = { ...issue, severity: issue.severity ?? 'error', file: file.path, line, column };
    // The number 1.10 is 1.1 to the parser: what a hint puts into quotes is what the file says.
    const isQuoted = issue.code === 'frontmatter-type' && issue.params?.value !== undefined && written !== undefined;
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

function checkBody(file: TextFile, body: string): Issue[] {
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
  const before = firstBodyLine(file.text) - 1;
  return found.map((issue) => ({ ...issue, severity: 'error', file: file.path, line: before + issue.line }));
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
