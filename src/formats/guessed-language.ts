import type { Locale } from '../i18n/locale.ts';

/**
 * Tell the language of a text of which nobody has said it: Serbian where that is sure; Russian where the title is, or more letters of the
 * rest are Cyrillic; else English. A title alone in Latin letters may be a name, and one without letters says nothing: they leave it at
 * what is usual.
 */
export function guessLanguage(
  { title = '', summary = '', body = '' }: Readonly<Partial<Record<'title' | 'summary' | 'body', string>>>,
  usual: Locale,
): Locale | 'sr' {
  const text = `${summary} ${body}`.replaceAll(/https?:\S+/g, '');
  const whole = `${title} ${text}`.normalize();
  // Letters that Russian has not, and none of those that Serbian has not.
  if (/[јљњђћџ]/i.test(whole) && !/[йщъыьэюяё]/i.test(whole)) return 'sr';
  if (/\p{Script=Cyrillic}/u.test(title)) return 'ru';
  const lead = countIn(text, /\p{Script=Cyrillic}/gu) - countIn(text, /\p{Script=Latin}/gu);
  if (lead > 0) return 'ru';
  if (isSerbian(whole)) return 'sr';
  return lead === 0 ? usual : 'en';
}

/** Nikšić stands in English texts, too, and letters with a caron in many languages: the words between them are what tells. */
function isSerbian(text: string): boolean {
  if (!/[đžčćš]/i.test(text) || /(?![đžčćšśź])[à-ɏ]/i.test(text)) return false;
  const small = countIn(text, /(?<!\p{L})(?:je|se|su|za|na|u|i|od|sa|da|ili|će)(?!\p{L})/gu);
  // No name begins with a small letter.
  const marked = countIn(text, /(?<!\p{L})(?!će(?!\p{L}))\p{Ll}*[đžčćš]\p{Ll}*(?!\p{L})/gu);
  const english = countIn(text, /(?<!\p{L})(?:the|and|of|at|with|for|in|is)(?!\p{L})/giu);
  return (small > 0 || marked > 1) && small + marked > english;
}

function countIn(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
