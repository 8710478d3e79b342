import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contrastOf, readColors, toHex } from './color.ts';
import { PICTURE_COLORS } from './event-picture.ts';
import { THEME_COLORS } from './web-manifest.ts';

const tokens = readColors(readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8'));
const hex = (name: string, scheme: 'light' | 'dark' = 'light') => {
  const pair = tokens.get(name);
  return pair && toHex(pair[scheme]);
};

test('colours are read with their twins of the night', () => {
  const css = '--a: oklch(0.5 0.1 20);\n  --b: light-dark(oklch(1 0 0), oklch(0 0 0));\n --c: 1px solid;';
  expect([...readColors(css)]).toEqual([
    ['a', { light: { lightness: 0.5, chroma: 0.1, hue: 20 }, dark: { lightness: 0.5, chroma: 0.1, hue: 20 } }],
    ['b', { light: { lightness: 1, chroma: 0, hue: 0 }, dark: { lightness: 0, chroma: 0, hue: 0 } }],
  ]);
});

test('white, black, grey and red are what screens call so', () => {
  const grey = { lightness: 0.5999, chroma: 0, hue: 0 };
  expect(toHex({ lightness: 1, chroma: 0, hue: 0 })).toBe('#ffffff');
  expect(toHex({ lightness: 0, chroma: 0, hue: 0 })).toBe('#000000');
  expect(toHex(grey)).toBe('#808080');
  expect(toHex({ lightness: 0.62796, chroma: 0.25768, hue: 29.234 })).toBe('#ff0000');
  const [white, black] = [1, 0].map((lightness) => ({ lightness, chroma: 0, hue: 0 }));
  expect(contrastOf(white!, black!)).toBeCloseTo(21, 3);
  expect(contrastOf(grey, grey)).toBe(1);
});

test('pictures and devices get the colours of the pages', () => {
  expect(PICTURE_COLORS).toEqual({
    paper: hex('paper'),
    ink: hex('ink'),
    soft: hex('soft'),
    gold: hex('gold'),
    stop: hex('stop'),
    onMountain: hex('on-mountain'),
  });
  expect(THEME_COLORS).toEqual({ light: hex('paper'), dark: hex('paper', 'dark') });
});
