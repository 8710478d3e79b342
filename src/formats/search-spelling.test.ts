import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.ts';
import { otherSpellings } from './search-spelling.ts';

test.each([
  ['zavtrak', 'завтрак'],
  ['pfdnhfr', 'завтрак'],
  ['debaty', 'дебаты'],
  ['lektsiya', 'лекция'],
  ['shchi', 'щи'],
  ['vstrecha v klube', 'встреча в клубе'],
  ['tramvay', 'трамвай'],
  ['ghbdfnyjcnm', 'приватность'],
  ['k.lb', 'люди'],
  ['зщвпщкшсф', 'podgorica'],
  ['никшич', 'niksic'],
  ['котор', 'kotor'],
  ['херцег нови', 'herceg novi'],
  ['улцинь', 'ulcin'],
])('who typed «%s» may have meant «%s»', (typed, meant) => {
  expect(otherSpellings(typed)).toContain(meant);
});

test('what is written in both scripts or in none is meant as it is', () => {
  expect(['МТЛ fest', '2026', '', '—'].map(otherSpellings)).toEqual([[], [], [], []]);
});

const NAMES = ['бар', 'подгорица', 'podgorica', 'никшич', 'nikšić', 'фестиваль'];

test.each([
  ['пдогорица', 'подгорица'],
  ['Подгорицца', 'подгорица'],
  ['nikshic', 'nikšić'],
  ['фестваль в Баре', 'фестиваль в баре'],
  ['фестваль подгорца', 'фестиваль подгорица'],
  ['подгорица', undefined],
  ['барр', 'бар'],
  ['бур', undefined],
  ['совсем другое', undefined],
])('«%s» is held against names: %s', (question, meant) => {
  expect(nearestWord(question, NAMES)).toBe(meant);
});
