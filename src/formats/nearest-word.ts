import { suggest } from '../domain/suggestion.ts';
import { foldedWords } from './fold.ts';

/**
 * Replace the word of a question that is nearest to a known name by that name: «подгорицца» gives «подгорица». Nothing where
 * every word is known or none is near one.
 */
export function nearestWord(question: string, names: readonly string[]): string | undefined {
  const folded = new Map(names.map((name) => [foldedWords(name)[0] ?? '', name]));
  const words = question.toLowerCase().split(/\s+/);
  for (const [place, word] of words.entries()) {
    const [plain = ''] = foldedWords(word);
    if (plain.length < 4 || folded.has(plain)) continue;
    const near = suggest(plain, folded.keys());
    const name = near === undefined ? undefined : folded.get(near);
    if (name !== undefined) return words.with(place, name).join(' ');
  }
  return undefined;
}
