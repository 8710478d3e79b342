import { expect, test } from 'vitest';
import { suggest } from './suggestion.ts';

test.each([
  ['confrimed', ['confirmed', 'cancelled'], 'confirmed'],
  ['kings-parc', ['kings-park', 'mtl-city'], 'kings-park'],
  ['kings_park', ['kings-park'], 'kings-park'],
  ['Kings-Park', ['kings-park'], 'kings-park'],
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
