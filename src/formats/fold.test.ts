import { describe, expect, test } from 'vitest';
import { countWords, fold, foldedWords, isFormOf, plainWords } from './fold.ts';

test('letters that no accent makes are found without them', () => {
  expect(plainWords('Đurđevdan в Никшиче, Łódź')).toEqual(['djurdjevdan', 'durdevdan', 'lódź']);
});

test('accents, capitals and signs are folded away', () => {
  expect(['Ёлка', 'Чай,', '«Nikšić»', 'МТЛ-фест', '!?'].map(fold)).toEqual(['елка', 'чаи', 'niksic', 'мтлфест', '']);
});

test('parts of words are words', () => {
  expect(foldedWords('МТЛ-фест и MtlFest, 24/7')).toEqual(['мтл', 'фест', 'и', 'mtlfest', 'fest', '24', '7']);
});

test('words are counted by the spaces between them', () => {
  expect([' раз  два\nтри ', '', '—'].map(countWords)).toEqual([3, 0, 1]);
});

describe('what was asked for is', () => {
  test.each([
    ['дебатов', 'дебаты'],
    ['прив', 'приватных'],
    ['елки', 'елка'],
    ['встреча', 'встречаемся'],
    ['приватность', 'приватных'],
    ['question', 'questions'],
    ['2026', '2026'],
    ['5', '5'],
  ])('%s in %s', (asked, word) => {
    expect(isFormOf(asked, word)).toBe(true);
  });
  test.each([
    ['никшич', 'никто'],
    ['суббота', 'субсидия'],
    ['5', '50'],
    ['2026', '2027'],
    ['', 'слово'],
    ['слово', ''],
    ['город', 'горизонт'],
  ])('%s not in %s', (asked, word) => {
    expect(isFormOf(asked, word)).toBe(false);
  });
});
