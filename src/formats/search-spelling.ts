/**
 * List what somebody may have meant who typed with the other keyboard switched on («pfdnhfr» for «завтрак»), or one script for
 * the other (“zavtrak”, «котор»): texts to ask for when nothing was found.
 */
export function otherSpellings(text: string): string[] {
  const typed = text.toLowerCase();
  const isLatin = /[a-z]/.test(typed) && !/\p{Script=Cyrillic}/u.test(typed);
  const isCyrillic = /\p{Script=Cyrillic}/u.test(typed) && !/[a-z]/.test(typed);
  if (isLatin) return unlike(typed, [toCyrillic(typed), onKeyboard(typed, LATIN_KEYS, CYRILLIC_KEYS)]);
  if (isCyrillic) return unlike(typed, [toLatin(typed), onKeyboard(typed, CYRILLIC_KEYS, LATIN_KEYS)]);
  return [];
}

function unlike(typed: string, others: readonly string[]): string[] {
  return [...new Set(others)].filter((other) => other !== typed && /\p{L}/u.test(other));
}

const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

function onKeyboard(text: string, from: string, to: string): string {
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** Longer ones first: «щ» is not «ш» and «ч». */
const SOUNDS: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yo', 'ё'],
  ['ye', 'е'],
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['w', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
  ['z', 'з'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['f', 'ф'],
  ['h', 'х'],
  ['c', 'ц'],
  ['x', 'кс'],
  ['y', 'ы'],
];
const LATIN_SOUNDS = new Map(SOUNDS);
const LATIN_SOUND = new RegExp(SOUNDS.map(([latin]) => latin).join('|'), 'g');

function toCyrillic(text: string): string {
  // After a vowel it is «й»: “may”, “tramvay”.
  return text
    .replaceAll(/(?<=[aeiou])y(?![aeiou])/g, 'й')
    .replaceAll(LATIN_SOUND, (sound) => LATIN_SOUNDS.get(sound) ?? sound);
}

const CYRILLIC_SOUNDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SOUNDS.map(([latin, cyrillic]) => [cyrillic, latin]).reverse()),
  // As names are written here, where the accents of Serbian are left out: «Никшич» is Niksic, «Жабляк» Zabljak.
  ж: 'z',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 'sc',
  х: 'h',
  й: 'j',
  я: 'ja',
  ю: 'ju',
  ё: 'e',
  е: 'e',
  э: 'e',
  в: 'v',
  к: 'k',
  ы: 'i',
  ь: '',
  ъ: '',
};

function toLatin(text: string): string {
  return [...text].map((letter) => CYRILLIC_SOUNDS[letter] ?? letter).join('');
}
