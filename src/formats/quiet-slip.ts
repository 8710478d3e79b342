import type { FieldIssue, FieldPath } from '../domain/issue.ts';
import { hasField, meantFields } from '../domain/schema-issue.ts';
import { findSplinters, type Splinter, type TextFile } from './content-file.ts';
import { withSynonym } from './synonym.ts';
import type { TextEdit } from './text-edit.ts';
import { listBelow, type Slip, unseen } from './yaml-slip.ts';

/**
 * Find what in a front matter reads as something that nobody has meant. Asked only of files with faults: `issues` are what
 * the fields of its `data` are accused of, `find` gives the offset of a key or a value.
 */
export function findQuietSlips(
  file: TextFile,
  data: unknown,
  issues: readonly FieldIssue[],
  find: (path: FieldPath, what: 'key' | 'value') => number,
): Slip[] {
  const slips: Slip[] = [];
  const taken = (edits: readonly TextEdit[]) =>
    slips.some((slip) => slip.edits.some((one) => edits.some((other) => meet(one, other))));
  const take = (slip: Slip | undefined) => {
    if (slip && slip.edits.length > 0 && !taken(slip.edits)) slips.push(slip);
  };
  const end = file.text.indexOf('\n---', 3) + 1;
  take(unseen(file.text, end));
  const unknown = new Set(
    issues.flatMap(({ code, field = [] }) => (code === 'frontmatter-unknown-key' ? field.join('.') : [])),
  );
  const splinters = findSplinters(file).filter(({ path }) => unknown.has(path.join('.')));
  for (const splinter of splinters) {
    if (/^[\w-]+:\S/.test(file.text.slice(splinter.start, splinter.end))) take(glued(file.text, splinter));
  }
  for (const group of Map.groupBy(splinters, ({ before }) => before?.start).values()) take(cut(file.text, group));
  for (const issue of issues) {
    if (isList(issue)) take(listOf(file.text, issue, end));
    else if (issue.params?.key !== undefined && issue.variant === 'empty')
      take(commented(file.text, find(issue.field ?? [], 'key')));
  }
  const meant = new Set<string>();
  for (const found of issues) {
    const issue = withSynonym(found);
    const [path] = meantFields([issue]);
    if (path === undefined || meant.has(path.join('.')) || hasField(data, path)) continue;
    meant.add(path.join('.'));
    take(renamed(file.text, issue, find));
  }
  return slips;
}

function meet(a: TextEdit, b: TextEdit): boolean {
  return a.offset < b.offset + Math.max(1, b.removed) && b.offset < a.offset + Math.max(1, a.removed);
}

/** `{amount:10}`: a colon without a space after it makes no field. */
function glued(text: string, { start, end }: Splinter): Slip {
  const [key = '', ...rest] = text.slice(start, end).split(':');
  const edits = [{ offset: start + key.length, removed: 1, inserted: ': ' }];
  const params = { key, value: rest.join(':') };
  return { code: 'frontmatter-syntax', variant: 'space', offset: start + key.length, params, edits };
}

/** `{ rule: FREQ=WEEKLY;BYDAY=TU,TH }`: between braces a comma ends a value. */
function cut(text: string, splinters: readonly Splinter[]): Slip | undefined {
  const [first] = splinters;
  const last = splinters.at(-1);
  const { before } = first ?? {};
  if (!first || !last || !before) return undefined;
  const value = text.slice(before.start, last.end);
  if (value.includes('\n') || /^[\w-]+:\S/.test(text.slice(first.start, first.end))) return undefined;
  const isNumber = /^\d+,\d+$/.test(value);
  const doubled = value.replaceAll("'", "''");
  const edits = [
    { offset: before.start, removed: value.length, inserted: isNumber ? value.replace(',', '.') : `'${doubled}'` },
  ];
  const params = { key: before.key, value: isNumber ? value.replace(',', '.') : doubled };
  return { code: 'frontmatter-syntax', variant: isNumber ? 'decimal' : 'cut', offset: before.start, params, edits };
}

/** Items whose dash is no dash, or stands elsewhere than the others, run together into one text. */
function isList({ code, variant, params }: FieldIssue): boolean {
  if (code === 'frontmatter-type' && variant === 'array') return /^\s*[-–—•·]/.test(String(params?.value ?? ''));
  return code === 'frontmatter-value' && / [-–—•·] ?\S/.test(String(params?.value ?? ''));
}

function listOf(text: string, { field = [] }: FieldIssue, end: number): Slip | undefined {
  const key = String(field.findLast((part) => typeof part === 'string') ?? '');
  const match = new RegExp(`\\n[ ]*${key.replaceAll(/\\W/g, '.')}:[ ]*\\r?\\n`).exec(text.slice(0, end));
  return match ? listBelow(text, match.index + 1, end) : undefined;
}

/** `title: #5 …`: what begins with a # is a remark to YAML. */
function commented(text: string, offset: number): Slip | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', start);
  const line = text.slice(start, found === -1 ? undefined : found).trimEnd();
  const [, before = '', key = '', value = ''] = /^(\s*(?:-\s+)?([\w-]+):\s+)(#[^\s#].*)$/.exec(line) ?? [];
  if (value === '') return undefined;
  const doubled = value.replaceAll("'", "''");
  const edits = [{ offset: start + before.length, removed: value.length, inserted: `'${doubled}'` }];
  return {
    code: 'frontmatter-syntax',
    variant: 'comment',
    offset: start + before.length,
    params: { key, value: doubled },
    edits,
  };
}

/** A field under a name that is nearly right is judged as the one that was meant. */
function renamed(
  text: string,
  { code, variant, field = [], params }: FieldIssue,
  find: (path: FieldPath, what: 'key' | 'value') => number,
): Slip | undefined {
  const offset = find(field, 'key');
  const key = String(field.at(-1) ?? '');
  if (!text.startsWith(key, offset) || typeof params?.suggestion !== 'string') return undefined;
  return {
    code,
    variant,
    field,
    params,
    offset,
    edits: [{ offset, removed: key.length, inserted: params.suggestion }],
  };
}
