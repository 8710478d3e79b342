import { editDistance } from '../domain/suggestion.ts';
import { isFormOf } from './fold.ts';

/** Parts of addresses that say where, not what. */
const PLACES = new Set(
  'en events event calendar archive regions venues people formats topics search index html htm ics rss xml php'.split(
    ' ',
  ),
);
const MOST_WORDS = 8;

/** List the words of an address that may be looked for: `events/privacy-debat/` gives privacy and debat. */
export function wordsOfAddress(path: string): string[] {
  const text = decode(path).toLowerCase();
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !PLACES.has(word)).slice(0, MOST_WORDS);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** So many addresses are offered. */
const MOST_NEAR = 3;
/** More than this part of the words has to be alike. */
const ALIKE = 0.5;

/** Find the ids that are most like the words of an address, the nearest first: their places in the list. */
export function nearAddresses(words: readonly string[], ids: readonly string[]): number[] {
  const wanted = words.join('-');
  return ids
    .map((id, place) => ({ id, place, likeness: likenessOf(words, id.split('-')) }))
    .filter(({ likeness }) => likeness > ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_NEAR * 10)
    .map((near) => ({ ...near, distance: editDistance(wanted, near.id) }))
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)
    .slice(0, MOST_NEAR)
    .map(({ place }) => place);
}

/** How many words of either are alike in the other. */
function likenessOf(words: readonly string[], parts: readonly string[]): number {
  const alike = words.filter((word) => parts.some((part) => isAlike(word, part))).length;
  return (2 * alike) / (words.length + parts.length);
}

function isAlike(word: string, part: string): boolean {
  if (word === part) return true;
  if (word.length < 4 || part.length < 4) return false;
  return isFormOf(word, part) || editDistance(word, part) <= Math.floor(word.length / 4);
}
