import type { Locale } from '../i18n/locale.ts';
import { TEXT_LANGUAGE_WORDS } from '../i18n/text-language.ts';
import { fill, formatLanguage } from './human.ts';

/** Say what a text is written in, on a page in another language: «Текст на английском». Nothing where the two are one. */
export function formatTextLanguage(code: string, locale: Locale): string | undefined {
  if (code === locale) return undefined;
  const { known, other } = TEXT_LANGUAGE_WORDS[locale];
  const names: Readonly<Record<string, string>> = known;
  return names[code] ?? fill(other, { language: formatLanguage(code, locale) });
}
