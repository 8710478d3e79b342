import { expect, test } from 'vitest';
import { LOCALES } from '../i18n/locale.ts';
import { formatTextLanguage } from './text-language.ts';

test('a text is told to be in another language than its page, and in none where they are one', () => {
  const told = (code: string) => LOCALES.map((locale) => formatTextLanguage(code, locale));
  expect(told('ru')).toEqual([undefined, 'Text in Russian']);
  expect(told('en')).toEqual(['Текст на английском', undefined]);
  expect(told('cnr')).toEqual(['Текст на черногорском', 'Text in Montenegrin']);
  expect(told('ja')).toEqual(['Язык текста: японский', 'Language of the text: Japanese']);
});
