import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayWord, findExcerpt, markWords, readQuestion } from './search-question.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

/** Letters of several scripts, accents that stand alone, signs, figures and the beginnings of dates. */
const anyText = fc
  .array(fc.constantFrom(...'аЯёй́aZšđ́שׁ👩‍👧 \t\n.,-–—«»"/<>&0123456789', 'декабря', 'May ', 'в ', '.12.'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('a question', () => {
  test.each([
    ['Дебаты о приватности', ['дебаты приватности'], ['дебаты', 'приватности']],
    ['МТЛ-фест', ['мтл-фест'], ['мтл', 'фест']],
    ['«ёлка»', ['ёлка'], ['елка']],
    ['questions of the evening', ['question evening'], ['question', 'evening']],
    ['в', ['в'], ['в']],
    ['— ! ?', [], []],
    ['', [], []],
  ])('«%s» asks for %j', (text, ways, words) => {
    expect(readQuestion(text, TODAY)).toEqual({ ways, words });
  });

  test.each([
    ['5 декабря', ['d1205']],
    ['5-го', ['5-го']],
    ['5 декабря 2026 года дебаты', ['дебаты d1205 2026']],
    ['дебаты 5 дек', ['дебаты d1205']],
    ['27–28 ноября', ['d1127']],
    ['8 марта', ['d0308']],
    ['9 мая', ['d0509']],
    ['5 декабристов', ['5 декабристов']],
    ['December 5', ['d1205']],
    ['5th of December 2026', ['d1205 2026']],
    ['Dec 31, 2026', ['d1231 2026']],
    ['march for freedom', ['march freedom']],
    ['в эту субботу в Будве', ['будве d1128 2026']],
    ['What is on this Saturday in Budva?', ['budva? d1128 2026']],
    ['что будет в это воскресенье', ['d1122 2026']],
    ['этот четверг', ['d1126 2026']],
    ['суббота Будва', ['суббота будва']],
    ['что где когда', ['что где когда']],
    ['05.12.2026', ['d1205 2026']],
    ['5.12', ['d1205']],
    ['2026-12-05', ['d1205 2026']],
    ['55.12', ['55.12']],
    ['40 декабря', ['40 декабря']],
    ['декабрь 2026', ['декабрь 2026']],
    ['сегодня', ['d1122 2026']],
    ['завтрак завтра', ['завтрак d1123 2026']],
    ['послезавтра', ['d1124 2026']],
    ['tonight', ['d1122 2026']],
    ['завтрак', ['завтрак']],
  ])('«%s» means the day %j', (text, ways) => {
    expect(readQuestion(text, TODAY).ways).toEqual(ways);
  });

  test.each([
    ['2026-11-22', ['d1122 2026']],
    ['2026-11-21', ['d1121 2026', 'd1122 2026']],
    ['2026-11-23', ['d1128 2026', 'd1129 2026']],
    ['2026-12-31', ['d0102 2027', 'd0103 2027']],
  ])('for the weekend on %s means its days that are left', (today, ways) => {
    expect(readQuestion('на выходных', today).ways).toEqual(ways);
  });

  test('whatever it is, is read without a fault, and asks for nothing empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ways, words } = readQuestion(text, TODAY);
        expect([...ways, ...words].filter((word) => word.trim() === '')).toEqual([]);
      }),
    );
  });
});

test('a day is one word', () => {
  expect([dayWord(1, 2), dayWord(12, 31)]).toEqual(['d0102', 'd1231']);
});

describe('what was asked for is marked', () => {
  const isAsked = (word: string) => ['чай', 'чая'].includes(word.toLowerCase());
  test('where it stands, and nothing else', () => {
    expect(markWords('Чай, чая; чайник', isAsked)).toEqual([
      { text: 'Чай', marked: true },
      { text: ', ', marked: false },
      { text: 'чая', marked: true },
      { text: '; чайник', marked: false },
    ]);
  });
  test('and no letter of the text is lost or added', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = markWords(text, (word) => word.length % 2 === 0);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});

describe('a quote', () => {
  const words = Array.from({ length: 100 }, (_, place) => `w${place}`);
  const asked =
    (...places: readonly number[]) =>
    (word: string) =>
      places.indexOf(Number(word.slice(1)));
  test('begins a little before the first word that was asked for, and says that the text goes on', () => {
    expect(findExcerpt(words, asked(50))).toMatch(/^… w44 w45 .* w50 .* w73 …$/);
  });
  test('of a beginning or an end is as long as any other', () => {
    expect(findExcerpt(words, asked(1))).toMatch(/^w0 .* w29 …$/);
    expect(findExcerpt(words, asked(99))).toMatch(/^… w70 .* w99$/);
  });
  test('is where most of the words are', () => {
    expect(findExcerpt(words, asked(3, 60, 64))).toMatch(/w60 .* w64/);
  });
  test('of a short text is the text', () => {
    expect(findExcerpt(['раз', 'чай', 'два'], (word) => (word === 'чай' ? 0 : -1))).toBe('раз чай два');
  });
  test('does not exist where there is nothing', () => {
    expect(findExcerpt(words, () => -1)).toBeUndefined();
  });
});
