import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';

/** The letters of a typeface as outlines, for pictures that are drawn without any font on the machine. */
export interface Outlines {
  readonly unitsPerEm: number;
  /** By letter: how far the next one stands, and the outline as an SVG path whose y grows upwards. */
  readonly glyphs: Readonly<Record<string, { readonly advance: number; readonly path: string }>>;
  /** By letter and distance: the letters that come so much nearer after it. */
  readonly kerning: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Read the outlines of letters, and how near pairs of them stand. Each font holds one alphabet, at one weight, as an OpenType file
 * that is not compressed. Pairs are taken within a font: others do not occur in words.
 */
export function outlinesOf(fonts: readonly { readonly file: Uint8Array; readonly letters: string }[]): Outlines {
  const glyphs: Record<string, { advance: number; path: string }> = {};
  const kerning: Record<string, Record<string, string>> = {};
  let unitsPerEm = 1000;
  for (const { file, letters } of fonts) {
    const face = new Face(new Blob(new Uint8Array(file).buffer));
    const font = new Font(face);
    unitsPerEm = face.upem;
    const known = [...letters].filter((letter) => glyphOf(font, letter) !== undefined);
    for (const letter of known) {
      const glyph = glyphOf(font, letter);
      if (glyph && !(letter in glyphs)) glyphs[letter] = { advance: glyph.advance, path: font.glyphToPath(glyph.id) };
    }
    for (const left of known) {
      for (const right of known) {
        const kern = widthOf(font, left + right) - (glyphs[left]?.advance ?? 0) - (glyphs[right]?.advance ?? 0);
        if (kern === 0) continue;
        kerning[left] ??= {};
        const row = kerning[left];
        if (!(row[kern] ?? '').includes(right)) row[kern] = (row[kern] ?? '') + right;
      }
    }
  }
  return { unitsPerEm, glyphs, kerning };
}

function glyphOf(font: Font, letter: string): { id: number; advance: number } | undefined {
  const { infos, positions } = shaped(font, letter);
  const [info] = infos;
  return info && infos.length === 1 && info.codepoint !== 0
    ? { id: info.codepoint, advance: positions[0]?.xAdvance ?? 0 }
    : undefined;
}

function widthOf(font: Font, text: string): number {
  return shaped(font, text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
}

function shaped(font: Font, text: string) {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  // The display face is Bulgarian by birth: its letters take their Russian shapes where the text says it is Russian.
  buffer.setLanguage('ru');
  shape(font, buffer);
  return { infos: buffer.getGlyphInfos(), positions: buffer.getGlyphPositions() };
}
