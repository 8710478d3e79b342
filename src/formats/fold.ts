/**
 * List the words of a text that hold letters which no accent makes (đ, ł, ø), as people type them without: Đurđevdan gives
 * djurdjevdan and durdevdan. Accents proper (Nikšić, ё, й) are folded by the search engine itself.
 */
export function plainWords(text: string): string[] {
  if (!SPECIAL.test(text)) return [];
  const words = (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => SPECIAL.test(word));
  return [...new Set(words.flatMap((word) => SPELLINGS.map((plain) => replaceLetters(word, plain))))];
}

const SPECIAL = /[đłøßæœı]/i;

const SPELLINGS: readonly Readonly<Record<string, string>>[] = [
  { đ: 'dj', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' },
  { đ: 'd', ł: 'l', ø: 'oe', ß: 's', æ: 'a', œ: 'o', ı: 'i' },
];

function replaceLetters(word: string, plain: Readonly<Record<string, string>>): string {
  return word.replaceAll(/[đłøßæœı]/g, (letter) => plain[letter] ?? letter);
}
