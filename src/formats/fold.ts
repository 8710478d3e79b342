/**
 * Write a text the way people type it in a hurry: lower case, without accents. Nikšić becomes niksic, «Ёлка» елка, «й» и.
 * Letters that no accent makes (đ, ł) have their plain sisters by hand.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đłøßæœı]/g, (letter) => PLAIN[letter] ?? letter);
}

const PLAIN: Readonly<Record<string, string>> = { đ: 'dj', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** List the words of a text whose folded form differs from how they are written, in that form, each once. */
export function foldedWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const folded = new Set<string>();
  for (const word of words) {
    // Most words are plain ASCII or Cyrillic without accents: the costly comparison is for the others.
    if (!ACCENTED.test(word)) continue;
    const plain = foldText(word);
    if (plain !== word.toLowerCase()) folded.add(plain);
  }
  return [...folded];
}

const ACCENTED = /[^\p{Script=Cyrillic}a-z0-9]|[ёйЁЙїЇўЎѐѝ]|\p{M}/iu;
