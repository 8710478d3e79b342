import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type Color, contrastOf, readColors } from '../formats/color.ts';
import { CONTRAST_PAIRS } from './contrast-pairs.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokens = readColors(css);
/** For who asks for more contrast, some colours are others. */
const stronger = readColors(css.slice(css.indexOf('prefers-contrast: more')));

type Scheme = 'light' | 'dark';
const SCHEMES = ['light', 'dark'] as const;

function colorOf(name: string, scheme: Scheme, overrides: typeof tokens = new Map()): Color {
  const pair = overrides.get(name) ?? tokens.get(name);
  if (!pair) throw new Error(`tokens.css has no colour --${name}.`);
  return pair[scheme];
}

describe.each(SCHEMES)('in %s', (scheme) => {
  it.each(CONTRAST_PAIRS)('$front can be read on $back', ({ front, back, least }) => {
    expect(contrastOf(colorOf(front, scheme), colorOf(back, scheme))).toBeGreaterThanOrEqual(least);
  });

  it.each(CONTRAST_PAIRS)('$front on $back is no weaker for who asks for more contrast', ({ front, back, least }) => {
    const plain = contrastOf(colorOf(front, scheme), colorOf(back, scheme));
    const more = contrastOf(colorOf(front, scheme, stronger), colorOf(back, scheme, stronger));
    expect(more).toBeGreaterThanOrEqual(plain);
    // Text reaches AAA, what is no text reaches AA of text.
    if (stronger.has(front)) expect(more).toBeGreaterThanOrEqual(least === 3 ? 4.5 : 7);
  });
});

test('hairlines are seen by who asks for more contrast', () => {
  for (const scheme of SCHEMES) {
    expect(contrastOf(colorOf('line', scheme, stronger), colorOf('paper', scheme))).toBeGreaterThanOrEqual(4.5);
  }
});

test('every colour stands in a pair, or only divides', () => {
  const paired = new Set(CONTRAST_PAIRS.flatMap(({ front, back }) => [front, back]));
  expect([...tokens.keys()].filter((name) => !paired.has(name))).toEqual(['line']);
});

/** A day looks busier the more events it has, and each step can be told from the one before. */
it.each(SCHEMES)('the steps of busy days stand apart in %s', (scheme) => {
  const steps = ['paper', 'busy-1', 'busy-2', 'busy-3', 'busy-4'].map((name) => colorOf(name, scheme));
  const black = { lightness: 0, chroma: 0, hue: 0 };
  for (const [index, step] of steps.slice(1).entries()) {
    const before = steps[index] ?? black;
    expect(contrastOf(step, before)).toBeGreaterThanOrEqual(1.2);
    expect(Math.sign(contrastOf(step, black) - contrastOf(before, black))).toBe(scheme === 'light' ? -1 : 1);
  }
});
