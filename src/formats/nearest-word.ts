import { suggest } from '../domain/suggestion.ts';
import { foldedWords } from './fold.ts';

/**
 * Replace the words of a question that are near a known name by that name: «подгорицца» gives «подгорица». Nothing where every
 * word is known or none is near one.
 */
export function nearestWord(question: string, names: readonly string[]): string | undefined {
  const folded = new Map(names.map((name) => [foldedWords(name)[0] ?? '', name]));
  const words = question.toLowerCase().split(/\s+/);
  const near = words.map((word) => {
    const [plain = ''] = foldedWords(word);
    if (plain.length < 4 || folded.has(plain)) return undefined;
    const name = suggest(plain, folded.keys());
    // «Баре» is no slip beside one; alone it may be.
    return name === undefined
      ? undefined
      : { name: folded.get(name), isEnding: plain.slice(0, -1) === name.slice(0, plain.length - 1) };
  });
  const hasSlip = near.some((one) => one?.isEnding === false);
  const meant = words.map((word, place) =>
    near[place] && !(hasSlip && near[place].isEnding) ? near[place].name : word,
  );
  return near.some(Boolean) ? meant.join(' ') : undefined;
}
