import fc from 'fast-check';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { formatYaml, type YamlValue } from './yaml-text.ts';

const asJsYaml = (value: object) => dump(value, { schema: CORE_SCHEMA, lineWidth: -1, flowLevel: 2, noRefs: true });

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...' \t:#-?,[]{}&*!|>\'"%@`=~.+0123456789eExo', 'a', 'ё', '😀', '\u00a0'),
    maxLength: 8,
  }),
  fc.constantFrom(
    'null',
    'True',
    '-',
    '---',
    '--- x',
    '...',
    'a: b',
    'a #b',
    '.inf',
    '.NaN',
    '0x1f',
    '1e3',
    '=',
    '<<',
    '',
  ),
);
// The schema lets no line break into any field.
const text = hostile.map((value) => value.replaceAll('\n', ' '));
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const key = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/);
const deep = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(key, scalar, { maxKeys: 3 }));
const value = fc.oneof(
  scalar,
  fc.array(deep, { maxLength: 3 }),
  fc.dictionary(key, deep, { maxKeys: 3 }),
  fc.dictionary(key, fc.dictionary(key, deep, { maxKeys: 2 }), { maxKeys: 2 }),
);
const mapping = fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 });

test('what is written is what js-yaml would write, and reads back', () => {
  fc.assert(
    fc.property(mapping, (data) => {
      // fast-check makes dictionaries without a prototype, and zeros with a sign.
      const plain: Record<string, YamlValue> = JSON.parse(JSON.stringify(data));
      const written = formatYaml(plain);
      expect(written).toBe(asJsYaml(plain));
      expect(load(written, { schema: CORE_SCHEMA })).toEqual(plain);
    }),
    { numRuns: 1000 },
  );
});

test('a line break, which no field has, does not break out of its value', () => {
  expect(load(formatYaml({ title: 'a\n---\nb: c' }), { schema: CORE_SCHEMA })).toEqual({ title: 'a\n---\nb: c' });
});
