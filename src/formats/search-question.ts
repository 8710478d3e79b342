import { fold, foldedWords, splitWords } from './fold.ts';

/** What somebody asks the search for, ready for its engine. */
export interface SearchQuestion {
  /** Any of these; each is a list of words that must all be found. Several where a question means several days. */
  readonly ways: readonly string[];
  /** The words to be marked in what is found, folded. */
  readonly words: readonly string[];
}

/**
 * Read what somebody typed. Dates become the words by which days are indexed: «5 декабря», “December 5”, «05.12.2026»,
 * «завтра», «выходные»; little words that stand in every text are left out. `today` as `2026-11-22`.
 */
export function readQuestion(text: string, today: string): SearchQuestion {
  const { rest, days } = takeDays(text.toLowerCase().replaceAll(/[«»"“”„]/g, ' '), today);
  const all = splitWords(rest).filter((word) => fold(word) !== '');
  const telling = all.filter((word) => isTelling(word) && !(days.length > 0 && ASKING.has(word)));
  const words = (telling.length > 0 || days.length > 0 ? telling : all).map(toSingular);
  const ways = days.length === 0 ? [words] : days.map((day) => [...words, ...day]);
  return { ways: ways.map((way) => way.join(' ')).filter((way) => way !== ''), words: foldedWords(words.join(' ')) };
}

/** Words of Russian and English that every text has. */
const LITTLE_WORDS = new Set(
  'а без в во для до за и из или к ко на о об от по под при с со у эти этих эту этот the a an and at for from in of on or to this next with'.split(
    ' ',
  ),
);

/** Tell whether a small-lettered word tells anything: those that do not are neither indexed nor asked for. */
export function isTelling(word: string): boolean {
  return !LITTLE_WORDS.has(word);
}

/** The engine knows the forms of Russian words alone: an English plural is looked for by its beginning. */
function toSingular(word: string): string {
  return /^[a-z]{3,}[^aius]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Get the word by which a day of the year is indexed and asked for. */
export function dayWord(month: number, day: number): string {
  return `d${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

/** The beginnings of the names of months in Russian and English, each with all that may follow. */
const MONTHS = [
  'янв(?:ар[ьяею]|арем)?|jan(?:uary)?',
  'фев(?:рал[ьяею]|ралем)?|feb(?:ruary)?',
  'мар(?:та?|те|том)?|mar(?:ch)?',
  'апр(?:ел[ьяею]|елем)?|apr(?:il)?',
  'ма[йяею]|may',
  'июн[ьяею]?|jun[e]?',
  'июл[ьяею]?|jul[y]?',
  'авг(?:уст[ае]?)?|aug(?:ust)?',
  'сен(?:тябр[ьяею])?|sep(?:t|tember)?',
  'окт(?:ябр[ьяею])?|oct(?:ober)?',
  'ноя(?:бр[ьяею])?|nov(?:ember)?',
  'дек(?:абр[ьяею])?|dec(?:ember)?',
];
const MONTH = MONTHS.map((names) => `(${names})`).join('|');
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s+(\\d{4})(?:\\s+год[ау]?|\\s*г\\.?)?)?';
const EDGE = '(?![\\p{L}\\p{N}])';
const DAY_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}])${DAY}(?:\\s*[-–—]\\s*\\d{1,2})?(?:\\s+of)?\\s+(?:${MONTH})\\.?${EDGE}${YEAR}`,
  'u',
);
const MONTH_DAY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${MONTH})\\.?\\s+${DAY}${EDGE}${YEAR}`, 'u');
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?(?![\d.]*\d)\.?/;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const NEAR: readonly (readonly [RegExp, readonly number[] | 'weekend'])[] = [
  [/(?<!\p{L})(?:послезавтра)(?!\p{L})/u, [2]],
  [/(?<!\p{L})(?:сегодня|today|tonight)(?!\p{L})/u, [0]],
  [/(?<!\p{L})(?:завтра|tomorrow)(?!\p{L})/u, [1]],
  [/(?<!\p{L})(?:выходн(?:ые|ых)|уикенд|weekend)(?!\p{L})/u, 'weekend'],
];

/** «Эта суббота» is one day; «суббота» alone is any. By the number of the day in its week, Sunday first. */
const WEEKDAYS = [
  'воскресень[еяю]|sunday',
  'понедельник[ау]?|monday',
  'вторник[ау]?|tuesday',
  'сред[ауые]|wednesday',
  'четверг[ау]?|thursday',
  'пятниц[ауые]|friday',
  'суббот[ауые]|saturday',
].map((names) => new RegExp(`(?<!\\p{L})(?:эт(?:от?|а|у|ой|им?)|this)\\s+(?:${names})(?!\\p{L})`, 'u'));

/** What people put around a day, as if they asked somebody: words that no event is found by. */
const ASKING = new Set(
  "что где какие есть будет идёт происходит проходит what what’s what's where is are there happening".split(' '),
);

/** Take the first date out of a question; its days as words, each a list of words that must all be found. */
function takeDays(text: string, today: string): { rest: string; days: readonly (readonly string[])[] } {
  const without = ({ index, 0: whole }: RegExpExecArray) =>
    `${text.slice(0, index)} ${text.slice(index + whole.length)}`;
  const dated = (match: RegExpExecArray, day: string | undefined, month: number, year: string | undefined) =>
    isDay(month, Number(day))
      ? { rest: without(match), days: [[dayWord(month, Number(day)), ...(year === undefined ? [] : [year])]] }
      : undefined;
  const iso = ISO.exec(text);
  if (iso) return dated(iso, iso[3], Number(iso[2]), iso[1]) ?? { rest: text, days: [] };
  const dotted = DOTTED.exec(text);
  if (dotted) return dated(dotted, dotted[1], Number(dotted[2]), dotted[3]) ?? { rest: text, days: [] };
  const before = DAY_MONTH.exec(text);
  if (before) return dated(before, before[1], monthOf(before, 2), before[14]) ?? { rest: text, days: [] };
  const after = MONTH_DAY.exec(text);
  if (after) return dated(after, after[13], monthOf(after, 1), after[14]) ?? { rest: text, days: [] };
  for (const [pattern, ahead] of NEAR) {
    const near = pattern.exec(text);
    if (near)
      return { rest: without(near), days: (ahead === 'weekend' ? weekend(today) : ahead).map((n) => inDays(today, n)) };
  }
  for (const [weekday, pattern] of WEEKDAYS.entries()) {
    const named = pattern.exec(text);
    if (named) {
      const ahead = (weekday - new Date(Date.parse(today)).getUTCDay() + 7) % 7;
      return { rest: without(named), days: [inDays(today, ahead)] };
    }
  }
  return { rest: text, days: [] };
}

function monthOf(match: RegExpExecArray, first: number): number {
  return MONTHS.findIndex((_, index) => match[first + index] !== undefined) + 1;
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** A browser may know no Temporal yet; days are counted in UTC, where none is longer than another. */
function inDays(today: string, days: number): readonly string[] {
  const [year = '', month, day] = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return [dayWord(Number(month), Number(day)), year];
}

/** How many days ahead Saturday and Sunday are; on a Sunday it is the day itself. */
function weekend(today: string): readonly number[] {
  const weekday = new Date(Date.parse(today)).getUTCDay();
  return weekday === 0 ? [0] : [6 - weekday, 7 - weekday];
}

/** A piece of a text, marked where it is what was asked for. */
export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/** Split a text into what was asked for and what stands around it. `isAsked` is told each word as it is written. */
export function markWords(text: string, isAsked: (word: string) => boolean): TextPart[] {
  const parts: TextPart[] = [];
  for (const piece of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    if (piece === '') continue;
    const marked = /[\p{L}\p{N}]/u.test(piece) && isAsked(piece);
    const last = parts.at(-1);
    if (last && last.marked === marked) parts[parts.length - 1] = { text: last.text + piece, marked };
    else parts.push({ text: piece, marked });
  }
  return parts;
}

/** So many words a result shows of a text. */
const EXCERPT = 30;
/** And so many of them before the first that was asked for. */
const LEAD_IN = 6;

/**
 * Cut from a text the piece that has most of what was asked for, with dots where it goes on. Nothing if it has none of it.
 * `askedIndex` tells which of the words asked for a word is, or -1.
 */
export function findExcerpt(words: readonly string[], askedIndex: (word: string) => number): string | undefined {
  const hits = words.flatMap((word, place) => {
    const asked = askedIndex(word);
    return asked < 0 ? [] : [{ place, asked }];
  });
  let best: number | undefined;
  let most = 0;
  for (const { place } of hits) {
    const inside = hits.filter((hit) => hit.place >= place && hit.place < place + EXCERPT - LEAD_IN);
    const weight = new Set(inside.map(({ asked }) => asked)).size * 10 + Math.min(inside.length, 9);
    if (weight > most) [best, most] = [place, weight];
  }
  if (best === undefined) return undefined;
  const start = words.length <= EXCERPT ? 0 : Math.max(0, Math.min(best - LEAD_IN, words.length - EXCERPT));
  const end = Math.min(words.length, start + EXCERPT);
  const piece = words
    .slice(start, end)
    .join(' ')
    .replaceAll(/^[·\s]+|[·\s]+$/g, '');
  return `${start > 0 ? '… ' : ''}${piece}${end < words.length ? ' …' : ''}`;
}
