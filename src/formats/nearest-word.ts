import { suggest } from '../domain/suggestion.ts';
import { foldedWords } from './fold.ts';

/**
 * Replace the words of a question that are near a known name by that name: «подгорицца» gives «подгорица». Nothing where every
 * word is known or none is near one.
 */
export function nearestWord(question: string, names: readonly string[]): string | undefined {
  const folded = new Map(names.map((name) => [foldedWords(name)[0] ?? '', name]));
  const words = question.toLowerCase().split(/\s+/);
  const meant = words.map((word) => {
    const [plain = ''] = foldedWords(word);
    if (plain.length < 4 || folded.has(plain)) return word;
    return folded.get(suggest(plain, folded.keys()) ?? '') ?? word;
  });
  return meant.some((word, place) => word !== words[place]) ? meant.join(' ') : undefined;
}
