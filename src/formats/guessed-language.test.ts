import { expect, test } from 'vitest';
import { guessLanguage } from './guessed-language.ts';

test.each([
  ['Russian on an English page', { title: 'Клуб' }, 'en', 'ru'],
  ['Russian with an English name in it', { title: 'Клуб Monteliberland', summary: 'Board games and tea' }, 'en', 'ru'],
  ['a name in Latin letters on a Russian page', { title: 'Cryptoparty' }, 'ru', 'ru'],
  ['a name in Latin letters on an English page', { title: 'Cryptoparty' }, 'en', 'en'],
  ['a name in Latin letters above a Russian text', { title: 'Cryptoparty', body: 'Приходите' }, 'en', 'ru'],
  ['an English text on a Russian page', { title: 'Cryptoparty', summary: 'Come along' }, 'ru', 'en'],
  ['an English text with a Russian word in it', { title: 'Tea', body: 'We meet at «Чай» on Sunday' }, 'ru', 'en'],
  ['a Russian text with a long address in it', { title: '2027', body: 'Чай https://example.org/abcdef' }, 'en', 'ru'],
  ['no letters at all', { title: '2027' }, 'en', 'en'],
] as const)('the language of %s', (_, text, usual, language) => {
  expect(guessLanguage(text, usual)).toBe(language);
});
