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
  ['a Serbian title', { title: 'Veče društvenih igara u Nikšiću' }, 'ru', 'sr'],
  ['a Serbian text below a name', { title: 'Cryptoparty', summary: 'Dođite sa prijateljima' }, 'en', 'sr'],
  ['a Serbian text of few small words', { title: 'Cryptoparty', body: 'Otkačena večernja šetnja' }, 'ru', 'sr'],
  ['a Serbian text with an English word in it', { title: 'Veče', body: 'Čaj za sve, of course, i kolače' }, 'ru', 'sr'],
  ['a Serbian text in two kinds of letters', { title: 'Вече', body: 'Друштвене игре за све, љубитељи!' }, 'ru', 'sr'],
  ['Serbian in Cyrillic letters', { title: 'Дођите на ђаконије' }, 'ru', 'sr'],
  ['a Russian text that names a Serbian', { title: 'День Његоша', body: 'Читаем стихи' }, 'en', 'ru'],
  ['a Russian text on Serbian', { title: 'Сербский язык', body: 'Разберём čokolada, će, i šta je' }, 'en', 'ru'],
  ['an English title with a town in it', { title: 'Games night in Nikšić' }, 'ru', 'ru'],
  ['an English text with towns in it', { title: 'Trip', summary: 'See u in Nikšić and Žabljak' }, 'ru', 'en'],
  ['an English text with a Serbian dish', { title: 'Dinner', summary: 'Wine, čevapi' }, 'ru', 'en'],
  ['towns alone', { title: 'Nikšić – Žabljak' }, 'ru', 'ru'],
  ['a Polish text', { title: 'Spotkanie', summary: 'Zapraszamy na wieczór, może być i więcej' }, 'ru', 'en'],
  ['a Spanish text', { title: 'Asado', summary: 'Nos vemos, se da en su casa' }, 'ru', 'en'],
  ['no letters at all', { title: '2027' }, 'en', 'en'],
] as const)('the language of %s', (_, text, usual, language) => {
  expect(guessLanguage(text, usual)).toBe(language);
});
