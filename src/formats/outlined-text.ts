import golos from './outlines/golos-text.json' with { type: 'json' };
import sofia from './outlines/sofia-sans-extra-condensed.json' with { type: 'json' };

/** A typeface whose letters are known as outlines, made by scripts/subset-fonts.ts. */
export interface Typeface {
  readonly unitsPerEm: number;
  readonly glyphs: Readonly<Record<string, { readonly advance: number; readonly path: string } | undefined>>;
  /** By letter and distance: the letters that stand so much further after it. */
  readonly kerning: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
}

/** For numerals and titles: Sofia Sans Extra Condensed, 850. */
export const DISPLAY: Typeface = sofia;
/** For all else: Golos Text, 500. */
export const TEXT: Typeface = golos;

/**
 * Get what can be drawn of a text: signs without a letter's meaning are left out (emoji, accents, marks of direction). Nothing when
 * the typeface lacks one of its letters or figures: half a word is worse than none.
 */
export function drawable(text: string, { glyphs }: Typeface): string | undefined {
  let known = '';
  for (const letter of text.normalize('NFC')) {
    if (letter in glyphs) known += letter;
    else if (/\s/.test(letter)) known += ' ';
    else if (/[\p{L}\p{N}]/u.test(letter)) return undefined;
  }
  return known.replace(/ {2,}/g, ' ').trim();
}

/** Measure a text of one line, in the units of its size. */
export function widthOf(text: string, typeface: Typeface, size: number): number {
  let width = 0;
  let before = '';
  for (const letter of text) {
    width += (typeface.glyphs[letter]?.advance ?? 0) + distance(before, letter, typeface);
    before = letter;
  }
  return (width * size) / typeface.unitsPerEm;
}

/** Draw a text of one line as SVG; `x` and `y` are where its baseline begins. */
export function drawText(
  text: string,
  typeface: Typeface,
  { x, y, size, fill }: { readonly x: number; readonly y: number; readonly size: number; readonly fill: string },
): string {
  const scale = size / typeface.unitsPerEm;
  const paths = place(text, typeface)
    .glyphs.filter(({ path }) => path !== '')
    .map(({ at, path }) => `<path transform="translate(${at})" d="${path}"/>`);
  return `<g fill="${fill}" transform="translate(${round(x)} ${round(y)}) scale(${round(scale)} ${round(-scale)})">${paths.join('')}</g>`;
}

/**
 * Break a text into lines no wider than a width. Lines are as even as the fewest of them allow; a word that is too wide for
 * a line is broken where it must be.
 */
export function breakLines(text: string, typeface: Typeface, size: number, width: number): readonly string[] {
  const lines = fillLines(text, typeface, size, width);
  let [low, high] = [width / 2, width];
  while (lines.length > 1 && high - low > 4) {
    const middle = (low + high) / 2;
    const narrower = fillLines(text, typeface, size, middle);
    const fits = narrower.length === lines.length && !isBroken(narrower, lines);
    if (fits) high = middle;
    else low = middle;
  }
  return fillLines(text, typeface, size, high);
}

/** Tell whether all words of a text fit into a width. */
export function wordsFit(text: string, typeface: Typeface, size: number, width: number): boolean {
  return text.split(' ').every((word) => widthOf(word, typeface, size) <= width);
}

/** More hyphens at the ends of lines than before: a word was broken for the sake of evenness. */
function isBroken(lines: readonly string[], before: readonly string[]): boolean {
  const breaks = (all: readonly string[]) => all.join(' ').length;
  return breaks(lines) > breaks(before);
}

function fillLines(text: string, typeface: Typeface, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, typeface, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, typeface, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that is wider than a line: at its own hyphens if that is enough, else wherever the line ends. */
function pieces(word: string, typeface: Typeface, size: number, width: number): readonly string[] {
  if (widthOf(word, typeface, size) <= width) return [word];
  const parts = word.split(/(?<=\p{L}-)(?=\p{L})/u);
  return parts.length > 1
    ? parts.flatMap((part) => pieces(part, typeface, size, width))
    : cut(word, typeface, size, width);
}

function cut(word: string, typeface: Typeface, size: number, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(`${part}${letter}-`, typeface, size) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  // No line begins with one or two letters of a word.
  const before = parts.pop() ?? '';
  const moved = before.length > LEAST_PIECE ? Math.max(0, LEAST_PIECE - part.length) : 0;
  const rest = [...parts, before.slice(0, before.length - moved)].map((one) => `${one}-`);
  return [...rest, before.slice(before.length - moved) + part];
}

const LEAST_PIECE = 3;

function place(text: string, typeface: Typeface) {
  const placed: { at: number; path: string }[] = [];
  let at = 0;
  let before = '';
  for (const letter of text) {
    const glyph = typeface.glyphs[letter];
    if (!glyph) continue;
    at += distance(before, letter, typeface);
    placed.push({ at, path: glyph.path });
    at += glyph.advance;
    before = letter;
  }
  return { glyphs: placed, width: at };
}

const distances = new WeakMap<Typeface, ReadonlyMap<string, number>>();

/** By pairs of letters: lists to be searched would be half the time of a picture. */
function distance(before: string, letter: string, typeface: Typeface): number {
  let known = distances.get(typeface);
  if (!known) {
    const pairs = new Map<string, number>();
    for (const [left, row] of Object.entries(typeface.kerning)) {
      for (const [units, letters] of Object.entries(row ?? {})) {
        for (const right of letters) pairs.set(left + right, Number(units));
      }
    }
    distances.set(typeface, pairs);
    known = pairs;
  }
  return known.get(before + letter) ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
