import type { Locale } from '../i18n/locale.ts';

/**
 * Tell the language of a text of which nobody has said it: Russian where the title is, or more letters of the rest are Cyrillic; else
 * English. A title alone in Latin letters may be a name, and one without letters says nothing: they leave it at what is usual.
 */
export function guessLanguage(
  { title = '', summary = '', body = '' }: Readonly<Partial<Record<'title' | 'summary' | 'body', string>>>,
  usual: Locale,
): Locale {
  if (countLetters(title, /\p{Script=Cyrillic}/gu) > 0) return 'ru';
  const text = `${summary} ${body}`.replaceAll(/https?:\S+/g, '');
  const lead = countLetters(text, /\p{Script=Cyrillic}/gu) - countLetters(text, /\p{Script=Latin}/gu);
  if (lead === 0) return usual;
  return lead > 0 ? 'ru' : 'en';
}

function countLetters(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
