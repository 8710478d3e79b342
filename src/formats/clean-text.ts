// Controls, line and paragraph separators, bidirectional embeddings, overrides and isolates, byte order mark, and the
// two non-characters that XML 1.0 forbids. Tab and newline are left to the caller.
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const LINE_BREAK = /\r\n?|[\n\u000b\u000c\u0085\u2028\u2029]/gu;

/** Clean text for a feed: composed (NFC), lines end in `\n`, nothing in it that is invisible and dangerous. */
export function cleanText(text: string): string {
  const plain = PLAIN.test(text)
    ? text
    : text.toWellFormed().normalize('NFC').replace(LINE_BREAK, '\n').replace(UNWANTED, '');
  return plain.trim();
}

// Nearly all text of the registry: printable ASCII, composed Latin and Cyrillic, the dashes and quotes of typography.
const PLAIN = /^[\n\u0020-\u007e\u00a0-\u017f\u0400-\u045f\u2010-\u2015\u2018-\u201f\u2026\u202f\u2116]*$/;

/** Clean text that must stand on one line: line breaks and tabs become spaces. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return /[\n\t]/.test(clean) ? clean.replace(/[\n\t]+/g, ' ') : clean;
}
