import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

type Scheme = 'light' | 'dark';

/** What stands on what, and the least contrast WCAG 2.2 AA asks for: 4.5 for text, 3 for what must be seen to be used. */
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ['ink', 'paper', 7],
  ['soft', 'paper', 4.5],
  ['stop', 'paper', 4.5],
  ['on-gold', 'gold', 7],
  ['ink', 'gold-pale', 7],
  ['paper', 'ink', 7],
  ['gold-line', 'paper', 3],
  ['faint', 'paper', 3],
  ['on-mountain', 'mountain', 7],
  ['on-mountain-soft', 'mountain', 4.5],
  ['gold', 'mountain', 3],
  ['ink', 'busy-1', 7],
  ['ink', 'busy-2', 7],
  ['paper', 'busy-3', 4.5],
  ['paper', 'busy-4', 7],
];

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(PAIRS)('%s can be read on %s', (front, back, least) => {
    expect(contrast(luminance(front, scheme), luminance(back, scheme))).toBeGreaterThanOrEqual(least);
  });
});

/** A day looks busier the more events it has, and each step can be told from the one before. */
it.each(['light', 'dark'] as const)('the steps of busy days stand apart in %s', (scheme) => {
  const steps = ['paper', 'busy-1', 'busy-2', 'busy-3', 'busy-4'].map((name) => luminance(name, scheme));
  for (const [index, step] of steps.slice(1).entries()) {
    expect(contrast(step, steps[index]!)).toBeGreaterThanOrEqual(1.2);
    expect(Math.sign(step - steps[index]!)).toBe(scheme === 'light' ? -1 : 1);
  }
});

it('knows black on white', () => {
  expect(contrast(relativeLuminance(0, 0, 0), relativeLuminance(1, 0, 0))).toBeCloseTo(21, 1);
});

function luminance(name: string, scheme: Scheme): number {
  const value = new RegExp(`--${name}: (.+);`).exec(tokens)?.[1] ?? '';
  const pair = /^light-dark\((.+\)), (oklch.+)\)$/.exec(value);
  const color = pair ? pair[scheme === 'light' ? 1 : 2]! : value;
  const [lightness = 0, chroma = 0, hue = 0] = [...color.matchAll(/[\d.]+/g)].map(Number);
  return relativeLuminance(lightness, chroma, hue);
}

/** OKLCH to relative luminance: through linear sRGB (Ottosson's matrices), clipped to what a screen shows. */
function relativeLuminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
