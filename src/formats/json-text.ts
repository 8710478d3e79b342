/** A `<` would let a title close a script element that JSON stands in; U+2028 and U+2029 are line ends to old scripts. */
const UNSAFE = /[<\u2028\u2029]/g;

/** Write JSON that may stand anywhere, also inside `<script>`, whatever the content says: `<` becomes `\u003c`. */
export function formatJson(value: object): string {
  return JSON.stringify(value).replace(UNSAFE, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
