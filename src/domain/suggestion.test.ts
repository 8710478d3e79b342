import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, suggest } from './suggestion.ts';

test.each([
  ['confrimed', ['confirmed', 'cancelled'], 'confirmed'],
  ['kings-parc', ['kings-park', 'mtl-city'], 'kings-park'],
  ['kings_park', ['kings-park'], 'kings-park'],
  ['Kings-Park', ['kings-park'], 'kings-park'],
  ['a_b_c_d', ['a-b-c-d'], 'a-b-c-d'],
  ['tittle', ['title', 'topics'], 'title'],
  ['ab', ['cd'], undefined],
  ['ba', ['ab'], 'ab'],
  ['', ['a'], 'a'],
  ['festival', ['debate', 'other'], undefined],
  ['cat', ['car', 'bat'], 'bat'],
  ['x', [], undefined],
])('whoever writes «%s» where there are %j most likely means %s', (wanted, known, meant) => {
  expect(suggest(wanted, known)).toBe(meant);
  expect(suggest(wanted, known.toReversed()), 'in whatever order they are known').toBe(meant);
});

test('a distance is the fewest letters to put in, take out, change, or swap with their neighbours', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(byHand(a, b));
    }),
    { numRuns: 1000 },
  );
});

/** The definition of optimal string alignment, letter by letter from the end. */
function byHand(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const change = byHand(shortA, shortB) + (a.at(-1) === b.at(-1) ? 0 : 1);
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  const swap = isSwap ? byHand(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(byHand(shortA, b) + 1, byHand(a, shortB) + 1, change, swap);
}
