/** Plain data as front matter has it: what JSON can hold. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/**
 * Write a mapping as YAML, deeper than two levels in flow style, byte for byte as js-yaml does (`flowLevel: 2`, `lineWidth: -1`,
 * core schema). The reader that js-yaml brings along is eleven kilobytes that a form in a browser does not need.
 */
export function formatYaml(mapping: Readonly<Record<string, YamlValue | undefined>>): string {
  return `${blockMapping(mapping, 0)}\n`;
}

/** From this depth on, lists and mappings stand on one line. */
const FLOW_LEVEL = 2;

function blockMapping(mapping: { readonly [key: string]: YamlValue | undefined }, level: number): string {
  const indent = '  '.repeat(level);
  return entriesOf(mapping)
    .map(([key, value]) => {
      const written = block(value, level + 1);
      return `${indent}${formatScalar(key, false)}:${written.startsWith('\n') ? '' : ' '}${written}`;
    })
    .join('\n');
}

/** A value after its key: on the same line, or as a block below it. */
function block(value: YamlValue, level: number): string {
  if (isList(value)) {
    if (value.length === 0 || level >= FLOW_LEVEL) return flow(value);
    const indent = '  '.repeat(level);
    return value.map((item) => `\n${indent}- ${flow(item)}`).join('');
  }
  if (typeof value !== 'object') return formatScalar(value, false);
  return entriesOf(value).length === 0 || level >= FLOW_LEVEL ? flow(value) : `\n${blockMapping(value, level)}`;
}

function flow(value: YamlValue): string {
  return inFlow(value, false);
}

function inFlow(value: YamlValue, isInside: boolean): string {
  if (isList(value)) return `[${value.map((item) => inFlow(item, true)).join(', ')}]`;
  if (typeof value !== 'object') return formatScalar(value, isInside);
  const pairs = entriesOf(value).map(([key, item]) => `${formatScalar(key, true)}: ${inFlow(item, true)}`);
  return `{${pairs.join(', ')}}`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function entriesOf(mapping: { readonly [key: string]: YamlValue | undefined }): [string, YamlValue][] {
  return Object.entries(mapping).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

/** Write one value, with quotes where a reader needs them; between brackets it needs them more often. */
export function formatScalar(value: string | number | boolean, isInFlow: boolean): string {
  if (typeof value !== 'string') return String(value).replace(/^([-+]?\d+)e/, '$1.e');
  if (INVISIBLE.test(value) || value.includes('\n') || !PRINTABLE.test(value)) return quote(value);
  if (/^\s+$/.test(value)) return quote(value);
  const isPlain = (isInFlow ? PLAIN_IN_FLOW : PLAIN).test(value) && !RESOLVED.test(value) && value !== '=';
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

/** What a reader would take for nothing, a truth, or a number (YAML 1.2.2 §10.3.2). */
const RESOLVED =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const INVISIBLE = /[\t\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
const PRINTABLE = /^[\u0009\u0020-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]*$/u;

// YAML 1.2.2 §7.3.3: no indicator first, but for «-», «?» and «:» before something; no «: » and no « #» within, no blank at the end.
const PLAIN = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s]))#*(?:[ ]*(?:[^\s:#]|:(?=[^\s]))#*)*$/u;
const PLAIN_IN_FLOW =
  /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}]))#*(?:[ ]*(?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}]))#*)*$/u;

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function quote(text: string): string {
  const escaped = text.replace(
    /["\\\u0000-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/gu,
    (character) => {
      const known = ESCAPES[character];
      if (known !== undefined) return known;
      const code = character.charCodeAt(0);
      const hex = code.toString(16).toUpperCase();
      return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
    },
  );
  return `"${escaped}"`;
}
