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

/** Fold a word as the search engine does: small letters without accents (ё is е, й is и, š is s), no signs. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Count the words of a text as the search engine does: by the spaces between them. */
export function countWords(text: string): number {
  return splitWords(text).length;
}

/** List the words of a text folded, each part of «МТЛ-фест» and MtlFest apart. */
export function foldedWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .flatMap((word) => [word, ...word.split(/(?<=\p{Ll})(?=\p{Lu})/u).slice(1)])
    .map(fold)
    .filter((word) => word !== '');
}

/** Split a text into its words, signs included. */
export function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * Tell whether a word of a text is a form of a word that was asked for, or goes on from it: «дебаты» for «дебатов», «приватных»
 * for «прив». Both folded. Forms of a word share most of their beginning; numbers have none.
 */
export function isFormOf(asked: string, word: string): boolean {
  if (asked === '' || word === '') return false;
  if (word.startsWith(asked)) return asked.length > 1 || word.length === 1;
  if (/\d/.test(asked)) return false;
  const shared = sharedStart(asked, word);
  return shared >= leastShared(asked.length) && word.length - shared <= LONGEST_ENDING;
}

/** «Ёлки» and «ёлка» share three letters of four, «приватность» and «приватных» seven of eleven, «город» and «горизонт» too few. */
function leastShared(length: number): number {
  return Math.max(3, Math.ceil(length * (length < 7 ? 2 / 3 : 0.6)));
}

/** «-ческими». */
const LONGEST_ENDING = 7;

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
