/** Russian letters as people write them in addresses (the table of passports, without its rarer signs). */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  // Neighbours: Ukrainian and Serbian, and Latin letters that have no plain one under their mark.
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ђ: 'dj',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  џ: 'dz',
  đ: 'dj',
  ł: 'l',
  ß: 'ss',
};

/** Room for a date within the sixty characters an id may have. */
const MOST = 48;

/**
 * Propose the id of an event: its title in Latin letters, whole words up to 48 characters; with its day, given as `2026-12-05`,
 * where that is taken, and with a number where that is taken as well. A title without letters gives its format.
 */
export function proposeId(title: string, format: string, day: string, taken: ReadonlySet<string>): string {
  const name = toLatin(title) || format;
  const isTaken = (id: string) => taken.has(id) || isReservedName(id);
  if (!isTaken(name)) return name;
  const dated = day === '' ? name : `${name}-${day}`;
  let id = dated;
  for (let number = 2; isTaken(id); number++) id = `${dated}-${number}`;
  return id;
}

/** Tell whether Windows takes a name, with or without an ending, for one of its devices and makes no file of it. */
export function isReservedName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}

/** Write a text in Latin letters, digits and single hyphens. */
function toLatin(text: string): string {
  // The letters first: decomposed, «й» would be an «и» with a mark.
  const latin = text
    .toLowerCase()
    .replaceAll(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (latin.length <= MOST) return latin;
  const whole = latin.slice(0, MOST + 1).replace(/-[^-]*$/, '');
  return whole.length <= MOST ? whole : latin.slice(0, MOST);
}
