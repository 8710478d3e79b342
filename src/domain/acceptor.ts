import { z } from 'zod';

/** What an acceptor answers for a value that its schema does not take. */
export const REJECTED: unique symbol = Symbol('rejected');

/** Get a schema's output for a value, or `REJECTED`. */
export type Acceptor = (value: unknown) => unknown;

const acceptors = new WeakMap<z.core.$ZodType, Acceptor>();

/** Get the acceptor of a schema, made on first use. */
export function acceptorOf(schema: z.core.$ZodType): Acceptor {
  let acceptor = acceptors.get(schema);
  if (!acceptor) {
    acceptor = compile(schema);
    acceptors.set(schema, acceptor);
  }
  return acceptor;
}

/**
 * An event file uses ten of the thirty-five fields of its schema. Zod visits all of them; an acceptor only those that are
 * there, which at ten thousand files is the difference between a quarter of the whole check and a twentieth. It says yes,
 * with the schema's own output, or no; what is wrong, zod itself tells afterwards. Numbers and rarer kinds are left to zod.
 * Defaults are filled into the value itself, which costs half of a copy; a value is handed over, not kept.
 */
function compile(schema: z.core.$ZodType): Acceptor {
  if (schema instanceof z.ZodObject) return withChecks(schema, compileObject(schema));
  if (schema instanceof z.ZodArray)
    return withChecks(schema, compileArray(acceptorOf(schema.element as z.core.$ZodType)));
  if (schema instanceof z.ZodUnion)
    return compileUnion(schema.options.map((option) => acceptorOf(option as z.core.$ZodType)));
  if (schema instanceof z.ZodOptional) {
    const inner = acceptorOf(schema.def.innerType);
    return (value) => (value === undefined ? undefined : inner(value));
  }
  if (schema instanceof z.ZodDefault) {
    const inner = acceptorOf(schema.def.innerType);
    return (value) => (value === undefined ? schema.def.defaultValue : inner(value));
  }
  if (schema instanceof z.ZodString)
    return withChecks(schema, (value) => (typeof value === 'string' ? value : REJECTED));
  if (schema instanceof z.ZodEnum) {
    const words = new Set<unknown>(schema.options);
    return (value) => (words.has(value) ? value : REJECTED);
  }
  return (value) => {
    const payload = schema._zod.run({ value, issues: [] }, SYNCHRONOUS);
    return 'then' in payload || payload.issues.length > 0 ? REJECTED : payload.value;
  };
}

const SYNCHRONOUS: z.core.ParseContextInternal = { async: false };

function compileObject(schema: z.ZodObject): Acceptor {
  const fields = new Map(Object.entries(schema.shape).map(([key, field]) => [key, acceptorOf(field)]));
  const isStrict = schema.def.catchall?._zod.def.type === 'never';
  // What a field gives when the file does not have it: a default, or nothing, or a refusal.
  const absent = [...fields].filter(([key]) => !(schema.shape[key] instanceof z.ZodOptional));
  return (value) => {
    if (!isStrict || typeof value !== 'object' || value === null || Array.isArray(value)) return REJECTED;
    // The line above makes it an object; its keys are looked at one by one.
    const object = value as Record<string, unknown>;
    for (const key of Object.keys(object)) {
      const field = fields.get(key);
      if (!field) return REJECTED;
      const given = object[key];
      const accepted = field(given);
      if (accepted === REJECTED) return REJECTED;
      if (accepted !== given) object[key] = accepted;
    }
    for (const [key, field] of absent) {
      if (Object.hasOwn(object, key)) continue;
      const accepted = field(undefined);
      if (accepted === REJECTED) return REJECTED;
      object[key] = accepted;
    }
    return object;
  };
}

function compileArray(element: Acceptor): Acceptor {
  return (value) => {
    if (!Array.isArray(value)) return REJECTED;
    for (let index = 0; index < value.length; index++) {
      const given: unknown = value[index];
      const accepted = element(given);
      if (accepted === REJECTED) return REJECTED;
      if (accepted !== given) value[index] = accepted;
    }
    return value;
  };
}

function compileUnion(options: readonly Acceptor[]): Acceptor {
  return (value) => {
    for (const option of options) {
      const accepted = option(value);
      if (accepted !== REJECTED) return accepted;
    }
    return REJECTED;
  };
}

function withChecks(schema: z.core.$ZodType, accept: Acceptor): Acceptor {
  const checks = (schema._zod.def.checks ?? []).map((check) => check._zod.check);
  if (checks.length === 0) return accept;
  // One payload serves all values: a refusal is the rare case, and only it leaves something to clear.
  const payload: { value: unknown; issues: z.core.$ZodRawIssue[] } = { value: undefined, issues: [] };
  return (value) => {
    const accepted = accept(value);
    if (accepted === REJECTED) return REJECTED;
    payload.value = accepted;
    for (const check of checks) {
      // A check takes any value of its own schema, which is what was just accepted.
      check(payload as z.core.ParsePayload<never>);
      if (payload.issues.length > 0) {
        payload.issues = [];
        return REJECTED;
      }
    }
    return payload.value;
  };
}
