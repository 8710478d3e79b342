/**
 * Cuts the site's two typefaces down to the letters and weights it uses: src/styles/fonts/*.woff2 and src/styles/fonts.css, and
 * the outlines of those letters for the pictures of events: src/formats/outlines/*.json.
 * Reads the @fontsource-variable packages. The outputs are committed; run this again after changing the letters below.
 *
 *   node scripts/subset-fonts.ts
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { outlinesOf } from './fonts/outlines.ts';

interface Alphabet {
  readonly name: string;
  /** The package's file that holds these letters, where it is named differently. */
  readonly source?: string;
  /** Ranges as CSS writes them: the browser asks for a file only when the page has one of its letters. */
  readonly range: string;
}

interface Typeface {
  readonly package: string;
  readonly family: string;
  readonly weight: number | { readonly min: number; readonly max: number };
  /** The weight of the outlines. */
  readonly outlined: number;
  /**
   * The stand-in until the file is there: Arial, stretched so that a Russian paragraph takes the same width and height.
   * Percentages, from measuring the same paragraph in both (canvas measureText at 100px).
   */
  readonly fallback: {
    readonly size: number;
    readonly ascent: number;
    readonly descent: number;
    readonly local: readonly string[];
  };
}

// Every page needs the first two files; Serbian, Polish, German and French letters travel apart.
const ALPHABETS: readonly Alphabet[] = [
  { name: 'cyrillic', range: 'U+0400-045F, U+0490-0491, U+2116' },
  {
    name: 'latin',
    range:
      'U+0020-007E, U+00A0, U+00A7, U+00A9, U+00AB, U+00B0, U+00B7, U+00BB, U+00D7, U+2009-200A, U+2010-2011, U+2013-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+202F, U+2039-203A, U+20AC, U+2190-2193, U+2212',
  },
  { name: 'latin-1', source: 'latin', range: 'U+00A1, U+00BF, U+00C0-00D6, U+00D8-00F6, U+00F8-00FF' },
  {
    name: 'latin-ext',
    range:
      'U+0100-0131, U+0134-013E, U+0141-0148, U+0150-015B, U+015E-0165, U+016A-0173, U+0178-017E, U+0218-021B, U+1E9E',
  },
];

const TYPEFACES: readonly Typeface[] = [
  {
    package: 'golos-text',
    family: 'Golos Text',
    weight: { min: 400, max: 600 },
    outlined: 500,
    fallback: { size: 106.4, ascent: 92.1, descent: 20.7, local: ['Arial', 'Liberation Sans', 'Roboto'] },
  },
  {
    package: 'sofia-sans-extra-condensed',
    family: 'Sofia Sans Extra Condensed',
    weight: 850,
    outlined: 850,
    fallback: {
      size: 67.3,
      ascent: 133.7,
      descent: 44.6,
      local: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Roboto Bold'],
    },
  },
];

// Kerning, accents, local forms and figures that align in columns; small capitals and alternates are left out.
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'liga', 'case', 'lnum', 'tnum', 'pnum'];

const OUTPUT = 'src/styles';
const OUTLINES = 'src/formats/outlines';

if (process.argv.includes('--help')) {
  console.log(
    'Usage: node scripts/subset-fonts.ts\nReads node_modules/@fontsource-variable, writes src/styles/fonts/*.woff2, src/styles/fonts.css and src/formats/outlines/*.json.',
  );
} else {
  mkdirSync(join(OUTPUT, 'fonts'), { recursive: true });
  let total = 0;
  const rules: string[] = ['/* Made by scripts/subset-fonts.ts; change it there. */'];
  mkdirSync(OUTLINES, { recursive: true });
  for (const typeface of TYPEFACES) {
    const letters = new Map<string, { file: Uint8Array; letters: string }>();
    const source = join('node_modules/@fontsource-variable', typeface.package);
    copyFileSync(join(source, 'LICENSE'), join(OUTPUT, 'fonts', `${typeface.package}-LICENSE.txt`));
    for (const alphabet of ALPHABETS) {
      const file = `${typeface.package}-${alphabet.name}.woff2`;
      const origin = alphabet.source ?? alphabet.name;
      const original = readFileSync(join(source, 'files', `${typeface.package}-${origin}-wght-normal.woff2`));
      const known = letters.get(origin)?.letters ?? '';
      letters.set(origin, { file: original, letters: known + lettersOf(alphabet.range) });
      const font = await subsetFont(original, lettersOf(alphabet.range), {
        targetFormat: 'woff2',
        variationAxes: { wght: typeface.weight },
        keepFeatures: FEATURES,
      });
      writeFileSync(join(OUTPUT, 'fonts', file), font);
      total += font.length;
      console.log(`${file}  ${original.length} → ${font.length} bytes`);
      rules.push(fontFace(typeface, file, alphabet.range));
    }
    rules.push(fallbackFace(typeface));
    const outlines = await outline(typeface, [...letters.values()]);
    writeFileSync(join(OUTLINES, `${typeface.package}.json`), outlines);
    console.log(`${typeface.package}.json  ${outlines.length} bytes`);
  }
  writeFileSync(join(OUTPUT, 'fonts.css'), `${rules.join('\n')}\n`);
  console.log(`total ${total} bytes`);
}

/** The outlines of a typeface at one weight, as JSON with a letter a line. */
async function outline(
  { outlined }: Typeface,
  alphabets: readonly { readonly file: Uint8Array; readonly letters: string }[],
): Promise<string> {
  const fonts = [];
  for (const { file, letters } of alphabets) {
    const options = {
      targetFormat: 'sfnt',
      variationAxes: { wght: outlined },
      keepFeatures: ['kern', 'locl'],
    } as const;
    fonts.push({ file: await subsetFont(file, letters, options), letters });
  }
  const { unitsPerEm, glyphs, kerning } = outlinesOf(fonts);
  const lines = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"unitsPerEm":${unitsPerEm},"glyphs":{\n${lines(glyphs)}\n},"kerning":{\n${lines(kerning)}\n}}\n`;
}

function lettersOf(range: string): string {
  return range
    .split(', ')
    .map((part) => {
      const [first = 0, last = first] = part
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
    })
    .join('');
}

function fontFace({ family, weight }: Typeface, file: string, range: string): string {
  const weights = typeof weight === 'number' ? weight : `${weight.min} ${weight.max}`;
  return `@font-face {
  font-family: "${family}";
  src: url("./fonts/${file}") format("woff2");
  font-weight: ${weights};
  font-display: swap;
  unicode-range: ${range};
}`;
}

function fallbackFace({ family, fallback }: Typeface): string {
  return `@font-face {
  font-family: "${family} Fallback";
  src: ${fallback.local.map((name) => `local("${name}")`).join(', ')};
  size-adjust: ${fallback.size}%;
  ascent-override: ${fallback.ascent}%;
  descent-override: ${fallback.descent}%;
  line-gap-override: 0%;
}`;
}
