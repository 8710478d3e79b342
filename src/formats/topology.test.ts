import { expect, test } from 'vitest';
import { drawTopology, type Topology } from './topology.ts';

/** Two squares of a degree side by side on the equator; the border between them is one arc, which the second runs backwards. */
const PAIR: Topology = {
  transform: { scale: [0.5, 0.5], translate: [10, -0.5] },
  arcs: [
    [
      [2, 0],
      [0, 2],
    ],
    [
      [2, 2],
      [-2, 0],
      [0, -2],
      [2, 0],
    ],
    [
      [2, 0],
      [2, 0],
      [0, 2],
      [-2, 0],
    ],
  ],
  objects: {
    pair: {
      geometries: [
        { id: 'west', type: 'Polygon', arcs: [[0, 1]] },
        { id: 'east', type: 'MultiPolygon', arcs: [[[2, -1]]] },
      ],
    },
  },
};

test('areas are drawn north up, their common border once for both', () => {
  const sheet = drawTopology(PAIR, 200);
  expect([sheet.width, sheet.height]).toEqual([200, 100]);
  expect(sheet.shapes).toEqual([
    { id: 'west', path: 'M100 100l0-100-100 0 0 100 100 0z', center: [50, 50] },
    { id: 'east', path: 'M100 100l100 0 0-100-100 0 0 100z', center: [150, 50] },
  ]);
});

test('a place lies where its degrees put it', () => {
  const { place } = drawTopology(PAIR, 200);
  expect(place(0.5, 10)).toEqual([0, 0]);
  expect(place(-0.5, 12)).toEqual([200, 100]);
  expect(place(0, 11)).toEqual([100, 50]);
});

test('away from the equator a degree of longitude is shorter', () => {
  const north = { ...PAIR, transform: { scale: [0.5, 0.5], translate: [10, 59.5] } };
  const { height } = drawTopology(north, 200);
  expect(height).toBe(200);
});
