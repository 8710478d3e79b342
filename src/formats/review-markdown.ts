import type { Locale } from '../i18n/locale.ts';
import { escapeMarkdown } from './issues.ts';

/** A space at which no line breaks. */
export const NBSP = '\u00a0';

/** Get a name in a language, where it has one for each. */
export function nameIn(name: string | { readonly ru: string; readonly en: string }, locale: Locale): string {
  return typeof name === 'string' ? name : name[locale];
}

/** What belongs to an item of a list stands as far in as its words. */
export function indent(block: string): string {
  return block.replaceAll(/^(?=.)/gm, '  ');
}

/** A line within a block of code, which no sign of it can end. */
export function plain(line: string): string {
  return visible(line, 200).replaceAll(/[`\n]/g, '\ufffd');
}

/** Fold parts under a line that opens them. */
export function folded(summary: string, parts: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, ...parts.filter((part) => part !== ''), '</details>'].join(
    '\n\n',
  );
}

/** The first of some items between commas; an ellipsis where there are more. */
export function listed(items: readonly string[], most: number): string {
  return listedItems(items, most).join(', ');
}

/** The first of some items, and an ellipsis where there are more. */
export function listedItems(items: readonly string[], most: number): readonly string[] {
  return [...items.slice(0, most), ...(items.length > most ? ['…'] : [])];
}

/** A link; its text is safe already, its address is made safe here. */
export function link(words: string, address: string): string {
  return `[${words}](${address.replaceAll(/[\s()<>\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))})`;
}

/** Words to be copied. A sign that would end them is shown as what cannot be shown. */
export function code(words: string): string {
  return `\`${visible(words, 200).replaceAll(/[`|\n]/g, '\ufffd')}\``;
}

/** Text from a stranger's file as one line that can do nothing. */
export function text(words: string, most = 200): string {
  const shown = visible(words.trim(), most);
  // Where a script runs from right to left, its direction ends with it.
  const isolated = RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown;
  return escapeMarkdown(isolated.replaceAll(UNBROKEN, '$&\u200b'));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A cell of a table is as wide as its longest word: one without an end is broken. */
const UNBROKEN = /[\p{L}\p{M}\p{N}_]{18}(?=[\p{L}\p{N}]{2})/gu;

/** What moves a cursor, turns the direction of writing or is not there to be seen is shown as what cannot be shown. */
function visible(words: string, most: number): string {
  const seen = words.replaceAll(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]/g,
    '\ufffd',
  );
  return seen.length > most ? `${seen.slice(0, most - 1)}…` : seen;
}
