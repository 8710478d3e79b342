import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexPeriods, overlaps, periodsWithin } from './period.ts';

const period = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

test('an index finds just the periods that share a moment with a stretch, in order of their starts', () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 12 }), period, (periods, stretch) => {
      const expected = periods.filter((one) => overlaps(one, stretch)).sort((a, b) => a.start - b.start);
      expect(periodsWithin(indexPeriods(periods), stretch)).toEqual(expected);
    }),
  );
});

test('a short period between a long one and the stretch that the long one reaches is not found', () => {
  const [long, short, touching] = [
    { start: 0, end: 100 },
    { start: 1, end: 2 },
    { start: 3, end: 50 },
  ];
  expect(periodsWithin(indexPeriods([short!, touching!, long!]), { start: 50, end: 60 })).toEqual([long]);
});
