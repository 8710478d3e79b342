import { z } from 'zod';
import { acceptorOf, REJECTED } from './acceptor.ts';
import { id, personId } from './field.ts';
import type { FieldPath } from './issue.ts';

/**
 * Get what of a refused object can be relied on: fields that are right stay, the others are left out, so that what they
 * say can be judged all the same. An id that cannot be read is empty: its neighbours in a list keep their places.
 */
export function soundPart(schema: z.ZodObject, value: unknown): Readonly<Record<string, unknown>> {
  return soundFields(schema, value).part;
}

/** Tell whether one of two paths leads to, into or around the other: what is wrong with one says something of both. */
export function touches(path: FieldPath, other: FieldPath): boolean {
  const length = Math.min(path.length, other.length);
  return path.slice(0, length).every((part, depth) => part === other[depth]);
}

const NOTHING: unique symbol = Symbol('nothing');

function soundOf(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return value === undefined ? NOTHING : soundOf(schema.def.innerType, value);
  if (schema instanceof z.ZodDefault) {
    const part = value === undefined ? NOTHING : soundOf(schema.def.innerType, value);
    return part === NOTHING ? schema.def.defaultValue : part;
  }
  if (schema instanceof z.ZodObject) {
    const { part, isWhole } = soundFields(schema, value);
    return isWhole ? part : NOTHING;
  }
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return NOTHING;
    const items = value.map((item) => soundOf(schema.element as z.core.$ZodType, item));
    return items.includes(NOTHING) ? NOTHING : items;
  }
  const accepted = acceptorOf(schema)(value);
  if (accepted !== REJECTED) return accepted;
  return schema === id || schema === personId ? '' : NOTHING;
}

/** Look at the fields of an object one by one: its own check asks for all of them. It is whole with all that it must have. */
function soundFields(schema: z.ZodObject, value: unknown): { part: Record<string, unknown>; isWhole: boolean } {
  const part: Record<string, unknown> = {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { part, isWhole: false };
  let isWhole = true;
  for (const [key, field] of Object.entries(schema.shape)) {
    // The check above makes it an object.
    const given = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    const sound = soundOf(field, given);
    if (sound !== NOTHING) part[key] = sound;
    else if (!(field instanceof z.ZodOptional)) isWhole = false;
  }
  return { part, isWhole };
}
