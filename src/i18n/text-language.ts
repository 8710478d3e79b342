import type { Locale, Translation } from './locale.ts';

const ru = {
  /** By ISO 639 code. */
  known: {
    ru: 'Текст на русском',
    en: 'Текст на английском',
    sr: 'Текст на сербском',
    cnr: 'Текст на черногорском',
    uk: 'Текст на украинском',
    ka: 'Текст на грузинском',
    es: 'Текст на испанском',
    pl: 'Текст на польском',
    de: 'Текст на немецком',
    fr: 'Текст на французском',
    it: 'Текст на итальянском',
    tr: 'Текст на турецком',
  },
  other: 'Язык текста: {language}',
} as const;

type TextLanguageWords = Translation<typeof ru>;

const en: TextLanguageWords = {
  known: {
    ru: 'Text in Russian',
    en: 'Text in English',
    sr: 'Text in Serbian',
    cnr: 'Text in Montenegrin',
    uk: 'Text in Ukrainian',
    ka: 'Text in Georgian',
    es: 'Text in Spanish',
    pl: 'Text in Polish',
    de: 'Text in German',
    fr: 'Text in French',
    it: 'Text in Italian',
    tr: 'Text in Turkish',
  },
  other: 'Language of the text: {language}',
};

/** What a page says of a text that is not in its own language. */
export const TEXT_LANGUAGE_WORDS: Readonly<Record<Locale, TextLanguageWords>> = { ru, en };
