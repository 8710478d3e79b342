import { z } from 'zod';
import { acceptorOf, REJECTED } from './acceptor.ts';
import { duration, type FieldFault, localDate, localTime, relationsOf, suggestWord } from './field.ts';
import type { FieldIssue, FieldPath } from './issue.ts';
import { soundPart, touches } from './sound-part.ts';
import { suggest } from './suggestion.ts';

/** Check a value from outside against a schema: the checked value, or every fault found in it. */
export function checkAgainst<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
):
  | { readonly data: z.output<Schema>; readonly issues: readonly [] }
  | { readonly data?: undefined; readonly issues: readonly FieldIssue[] } {
  const accepted = acceptorOf(schema)(value);
  // The acceptor gives what the schema itself would: a test holds the two together.
  if (accepted !== REJECTED) return { data: accepted as z.output<Schema>, issues: [] };
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, issues: [] };
  const issues: FieldIssue[] = [];
  for (const issue of result.error.issues) {
    // Zod asks for relations only where no field is wrong; below, each is asked where its own fields are right.
    if (issue.code === 'custom' && faultOf(issue.params).isRelation) continue;
    for (const told of toFieldIssues(issue, schema, value)) issues.push(told);
    if (issues.length >= MAX_ISSUES) break;
  }
  const told = withoutEchoes(issues);
  return { issues: [...told, ...relationIssues(schema, value, told)].slice(0, MAX_ISSUES) };
}

/** «Title: …» is one slip, not two: a field that goes by a wrong name is not missing. */
function withoutEchoes(issues: readonly FieldIssue[]): readonly FieldIssue[] {
  const meant = meantFields(issues);
  if (meant.length === 0) return issues;
  return issues.filter(
    ({ code, field = [] }) =>
      code !== 'frontmatter-missing-key' || !meant.some((path) => path.length === field.length && touches(path, field)),
  );
}

/** Get the fields that unknown keys were most likely meant to be. */
export function meantFields(issues: readonly Pick<FieldIssue, 'code' | 'field' | 'params'>[]): FieldPath[] {
  return issues.flatMap(({ code, field = [], params }) =>
    code === 'frontmatter-unknown-key' && typeof params?.suggestion === 'string'
      ? [[...field.slice(0, -1), params.suggestion]]
      : [],
  );
}

/** What the right fields say against each other, as far as no wrong one has to do with it. */
function relationIssues(schema: z.core.$ZodType, value: unknown, issues: readonly FieldIssue[]): FieldIssue[] {
  const relations = relationsOf(schema);
  if (relations.length === 0 || !(schema instanceof z.ZodObject)) return [];
  const wrong = [...issues.map(({ field = [] }) => field), ...meantFields(issues)];
  const part = soundPart(schema, value);
  return relations.flatMap(({ reads, find }) => {
    const isDoubtful = reads.some((read) => wrong.some((path) => touches(read.split('.'), path)));
    const fault = isDoubtful ? undefined : find(part);
    if (!fault) return [];
    const field = fault.path ?? [];
    return [{ code: fault.code, variant: fault.variant, field, params: { key: nameOf(field), ...fault.params } }];
  });
}

/** A file with more faults than this is no file of ours: the rest would only hide the first ones. */
const MAX_ISSUES = 50;

function toFieldIssues(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  root: unknown,
  prefix: FieldPath = [],
): FieldIssue[] {
  const field = [...prefix, ...toFieldPath(issue.path)];
  const key = nameOf(field);
  const value = valueAt(root, field);
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  switch (issue.code) {
    case 'custom': {
      const fault = faultOf(issue.params);
      return [{ code: fault.code, variant: fault.variant, field, params: { key, ...fault.params } }];
    }
    case 'unrecognized_keys': {
      const known = keysAt(schema, field);
      return issue.keys.slice(0, MAX_ISSUES).map((unknown) => ({
        code: 'frontmatter-unknown-key',
        field: [...field, unknown],
        params: { key: unknown, suggestion: suggest(unknown, known), known },
      }));
    }
    case 'invalid_type':
      return [absence(field, value) ?? untimely(schema, field, value) ?? typeIssue(field, issue.expected, value)];
    case 'invalid_value': {
      const absent = absence(field, value);
      if (absent) return [absent];
      const words = issue.values.map(String);
      return [
        {
          code: 'frontmatter-value',
          variant: 'word',
          field,
          params: { key, value: shown, words, suggestion: suggestWord(value, words) },
        },
      ];
    }
    case 'invalid_union':
      return unionIssues(issue, schema, root, field, value);
    case 'too_big':
      return [
        {
          code: 'frontmatter-value',
          variant: `too-big-${issue.origin}`,
          field,
          params: { key, value: shown, limit: Number(issue.maximum) },
        },
      ];
    case 'too_small':
      return [
        typeof value === 'string' && value.length === 0
          ? { code: 'frontmatter-value', variant: 'empty', field, params: { key } }
          : {
              code: 'frontmatter-value',
              variant: `too-small-${issue.origin}`,
              field,
              params: { key, value: shown, limit: Number(issue.minimum) },
            },
      ];
    case 'invalid_format':
      return [
        {
          code: 'frontmatter-value',
          variant: issue.format === 'regex' ? issue.message : issue.format,
          field,
          params: { key, value: shown },
        },
      ];
    case 'invalid_key':
      return [
        { code: 'frontmatter-value', variant: 'id', field, params: { key: nameOf(field.slice(0, -1)), value: key } },
      ];
    default:
      return [{ code: 'frontmatter-value', field, params: { key, value: shown } }];
  }
}

/** «venue:» with nothing after it is an empty field, not a wrong one. */
function absence(field: FieldPath, value: unknown): FieldIssue | undefined {
  const params = { key: nameOf(field) };
  if (value === undefined) return { code: 'frontmatter-missing-key', field, params };
  return value === null ? { code: 'frontmatter-value', variant: 'empty', field, params } : undefined;
}

/** 18.00 and 2027 are numbers to YAML: in quotes they would be no time either. */
function untimely(schema: z.core.$ZodType, field: FieldPath, value: unknown): FieldIssue | undefined {
  if (typeof value !== 'number') return undefined;
  const found = schemaAt(schema, field);
  const params = { key: nameOf(field), value: String(value) };
  if (found === localTime || found === localDate)
    return { code: 'time-format', variant: value <= 24 ? 'time-only' : undefined, field, params };
  return found === duration ? { code: 'time-duration', field, params } : undefined;
}

/** The name people know a field by: an item of a list goes by the name of the list. */
function nameOf(field: FieldPath): string {
  return field.findLast((part) => typeof part === 'string') ?? '';
}

function typeIssue(field: FieldPath, expected: string, value: unknown): FieldIssue {
  return {
    code: 'frontmatter-type',
    variant: expected,
    field,
    params: {
      key: nameOf(field),
      received: typeName(value),
      value: typeof value === 'object' ? undefined : String(value),
    },
  };
}

/** Of the forms a field may take, complain about the one the value comes nearest to. */
function unionIssues(
  issue: z.core.$ZodIssueInvalidUnion,
  schema: z.core.$ZodType,
  root: unknown,
  field: FieldPath,
  value: unknown,
): FieldIssue[] {
  const absent = absence(field, value);
  if (absent) return [absent];
  const branches = issue.errors;
  const key = nameOf(field);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const branch = branches.find((errors) =>
      errors.every((error) => error.path.length > 0 || error.code === 'unrecognized_keys'),
    );
    if (branch) return branch.flatMap((error) => toFieldIssues(error, schema, root, field));
  }
  const sameType = branches.find((errors) =>
    errors.every((error) => error.code !== 'invalid_type' && error.code !== 'invalid_value'),
  );
  if (sameType) return sameType.flatMap((error) => toFieldIssues(error, schema, root, field));
  const words = branches.flatMap((errors) =>
    errors.flatMap((error) => (error.code === 'invalid_value' ? error.values.map(String) : [])),
  );
  const shown = typeof value === 'object' ? undefined : String(value);
  return [
    {
      code: 'frontmatter-type',
      variant: 'union',
      field,
      params: { key, value: shown, words, suggestion: suggestWord(value, words) },
    },
  ];
}

function faultOf(params: Record<string, unknown> | undefined): FieldFault {
  // Every custom check of the schemas is made by `checked` or by an object's own check, which put the fault here.
  const fault = params?.fault as FieldFault | undefined;
  if (!fault) throw new Error('A schema check reported an issue without saying what is wrong');
  return fault;
}

function toFieldPath(path: readonly PropertyKey[]): FieldPath {
  return path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}

function valueAt(root: unknown, path: FieldPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    // The check above makes it an object that has this key.
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

const keysBySchema = new WeakMap<z.core.$ZodType, ReadonlySet<string>>();

/** Get the names of all fields of a schema, those inside others included. */
export function keysOf(schema: z.core.$ZodType): ReadonlySet<string> {
  let keys = keysBySchema.get(schema);
  if (!keys) {
    const found = new Set<string>();
    collectKeys(schema, found);
    keys = found;
    keysBySchema.set(schema, keys);
  }
  return keys;
}

function collectKeys(schema: z.core.$ZodType, keys: Set<string>): void {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) collectKeys(inner.element as z.core.$ZodType, keys);
  if (!(inner instanceof z.ZodObject)) return;
  for (const [key, field] of Object.entries(inner.shape)) {
    keys.add(key);
    collectKeys(field, keys);
  }
}

/** Tell whether a value has a field, empty or not. */
export function hasField(root: unknown, path: FieldPath): boolean {
  return valueAt(root, path) !== undefined;
}

/** The keys a schema knows at a path, for «did you mean». */
function keysAt(schema: z.core.$ZodType, path: FieldPath): string[] {
  const found = schemaAt(schema, path);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** The schema of a field, without what makes it optional. */
function schemaAt(schema: z.core.$ZodType, path: FieldPath): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    current = current && unwrap(current);
    if (current instanceof z.ZodArray) current = current.element as z.core.$ZodType;
    else if (current instanceof z.ZodObject) current = current.shape[part];
    else if (current instanceof z.ZodRecord) current = current.valueType as z.core.$ZodType;
    else return undefined;
  }
  return current && unwrap(current);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrap(schema.def.innerType);
  }
  if (schema instanceof z.ZodUnion) return schema.options.find((option) => option instanceof z.ZodObject) ?? schema;
  return schema;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
