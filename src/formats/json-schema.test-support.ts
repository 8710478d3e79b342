import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON Schema as it was published. */
type Schema = Readonly<Record<string, unknown>>;

/** What is wrong with a value, as «/events/0/title must be string». */
type Validator = (value: unknown) => readonly string[];

/**
 * Make a validator of a published schema, by a validator that is not the schema's author. `closed` also refuses what the
 * schema does not name: published schemas leave room for fields to come, and so would not tell of one they have forgotten.
 */
export function validatorOf(text: string, { closed = false } = {}): Validator {
  const schema: Schema = JSON.parse(text);
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateSchema: true, allowUnionTypes: true });
  // The package declares what it exports in two ways; Node gives the one it names `default`.
  addFormats.default(ajv);
  const validate = ajv.compile(closed ? close(schema) : schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message = '', params }) =>
            `${instancePath} ${message}${'additionalProperty' in params ? ` (${params.additionalProperty})` : ''}`,
        );
}

function close(schema: Schema): Schema {
  const closed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, Array.isArray(value) ? value.map(closeAny) : closeAny(value)]),
  );
  return schema.type === 'object' && schema.properties ? { ...closed, additionalProperties: false } : closed;
}

function closeAny(value: unknown): unknown {
  // Any object inside a schema is a schema, a map of schemas, or has nothing to be closed.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? close(value as Schema) : value;
}
