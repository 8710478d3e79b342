import { describe, expect, test } from 'vitest';
import { codes, eventText, eventTextWith, fileOf } from './event-file.test-support.ts';
import { parseEventFile } from './event-file.ts';
import { describeIssue } from './issues.ts';

const issuesOf = (text: string) => parseEventFile(fileOf(text)).issues;
const hintsOf = (text: string) => issuesOf(text).map((issue) => describeIssue(issue, 'ru').hint);
const raw = (line: string, key = 'format') => eventText().replace(new RegExp(`^${key}: .*$`, 'm'), line);

/** A slip, where and what it is called, and what the hint offers. */
const SLIPS: readonly (readonly [name: string, text: string, code: string, hint: string])[] = [
  [
    'a rule with a comma between braces',
    eventTextWith('repeat: { rule: FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270601 }'),
    '8:17 frontmatter-syntax/cut',
    "rule: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270601'",
  ],
  [
    'a rule that three commas have cut',
    eventTextWith('repeat: { rule: FREQ=WEEKLY;BYDAY=SA,TU,TH;UNTIL=20270601, except: [2026-12-08] }'),
    '8:17 frontmatter-syntax/cut',
    "rule: 'FREQ=WEEKLY;BYDAY=SA,TU,TH;UNTIL=20270601'",
  ],
  [
    'a reason with a comma',
    eventTextWith('overlaps: [{ with: other, reason: разные люди, разные темы, agreedBy: mia }]'),
    '8:35 frontmatter-syntax/cut',
    "reason: 'разные люди, разные темы'",
  ],
  [
    'a decimal comma',
    eventTextWith('price: { amount: 10,5, currency: EUR }'),
    '8:18 frontmatter-syntax/decimal',
    'amount: 10.5',
  ],
  [
    'a colon between braces',
    eventTextWith('needs: [{ kind: speaker, note: нужно: ведущий }]'),
    '8:37 frontmatter-syntax/colon',
    "note: 'нужно: ведущий'",
  ],
  [
    'a comma that is missing between braces',
    eventTextWith('price: { amount: 10 currency: EUR }'),
    '8:20 frontmatter-syntax/comma',
    'amount: 10, currency: …',
  ],
  [
    'an open brace',
    eventTextWith('price: { amount: 10, currency: EUR'),
    '8:35 frontmatter-syntax/bracket',
    'currency: EUR }',
  ],
  ['an open list', eventTextWith('topics: [privacy'), '8:17 frontmatter-syntax/bracket', 'topics: [privacy]'],
  ['an open quote', eventTextWith('summary: "Вечер'), '8:16 frontmatter-syntax/quote', 'summary: "Вечер"'],
  [
    'quotes around a part',
    eventTextWith('summary: "Вечер" клуба'),
    '8:18 frontmatter-syntax/quotes',
    `summary: '"Вечер" клуба'`,
  ],
  ['a handle', eventTextWith('summary: @mia зовёт'), '8:10 frontmatter-syntax/reserved', "summary: '@mia зовёт'"],
  ['a handle in a list', eventTextWith('organizers: [@mia]'), '8:14 frontmatter-syntax/handle', 'Уберите @: mia'],
  ['a handle in lines', eventTextWith('organizers:\n  - @mia'), '9:5 frontmatter-syntax/handle', 'Уберите @: mia'],
  [
    'brackets before a text',
    eventTextWith('summary: [Бар] вечер'),
    '8:10 frontmatter-syntax/reserved',
    "'[Бар] вечер'",
  ],
  ['a star', eventTextWith('summary: *важно* вечер'), '8:10 frontmatter-syntax/reserved', "summary: '*важно* вечер'"],
  [
    'a hash',
    eventTextWith('summary: Встреча #5'),
    '8:18 frontmatter-syntax/comment',
    'возьмите всё значение в кавычки',
  ],
  ['a hash at the beginning', eventTextWith('summary: #5 встреча'), '8:10 frontmatter-syntax/comment', 'в кавычки'],
  ['no space after a colon', raw('format:debate'), '7:7 frontmatter-syntax/space', 'format: debate'],
  ['no space in the middle', raw('title:Дебаты', 'title'), '2:6 frontmatter-syntax/space', 'title: Дебаты'],
  ['no spaces between braces', eventTextWith('report: {attended:34}'), '8:18 frontmatter-syntax/space', 'attended: 34'],
  ['a no-break space after a colon', raw('format:\u00a0debate'), '7:7 frontmatter-syntax/space', 'format: debate'],
  ['a colon of another alphabet', raw('format：debate'), '7:7 frontmatter-syntax/space', 'format: debate'],
  ['no colon', raw('format debate'), '7:7 frontmatter-syntax/no-colon', 'format: debate'],
  ['a dash for a colon', raw('format — debate'), '7:7 frontmatter-syntax/no-colon', 'format: debate'],
  [
    'an equals sign',
    raw('start = 2026-12-05T18:00', 'start'),
    '4:6 frontmatter-syntax/no-colon',
    'start: 2026-12-05T18:00',
  ],
  ['a line that is further in', raw('  format: debate'), '7:3 frontmatter-syntax/indent', 'format: debate'],
  [
    'no-break spaces before a line',
    eventTextWith('report:\n\u00a0\u00a0attended: 3'),
    '9:1 frontmatter-syntax/no-space',
    'обычные',
  ],
  ['one of them', raw('\u00a0format: debate'), '7:1 frontmatter-syntax/no-space', 'обычные'],
  ['a space of no width', raw('\u200bformat: debate'), '7:1 frontmatter-syntax/no-space', 'обычные'],
  ['a tab', eventTextWith('report:\n\tattended: 3'), '9:1 frontmatter-syntax/tab', 'двумя пробелами'],
  ['a list without spaces', eventTextWith('topics:\n  -a1\n  -b2'), '9:1 frontmatter-syntax/list', 'topics: [a1, b2]'],
  ['a list of dashes', eventTextWith('topics:\n  — a1\n  — b2'), '9:1 frontmatter-syntax/list', 'topics: [a1, b2]'],
  ['a list that goes in', eventTextWith('topics:\n- a1\n - b2'), '9:1 frontmatter-syntax/list', 'topics: [a1, b2]'],
  ['a list that comes out', eventTextWith('topics:\n  - a1\n- b2'), '9:1 frontmatter-syntax/list', 'topics: [a1, b2]'],
  [
    'commas as in JSON',
    raw('"title": "Дебаты",', 'title'),
    '2:18 frontmatter-syntax/trailing-comma',
    'title: "Дебаты"',
  ],
  [
    'a title on two lines',
    raw('title: Дебаты\nо приватности', 'title'),
    '3:1 frontmatter-syntax/continued',
    'title: Дебаты о приватности',
  ],
  ['a field that is there twice', eventTextWith('place: Дом'), '8:1 frontmatter-duplicate-key', 'Оставьте одну'],
  ['a space before all', ` ${eventText()}`, '1:1 frontmatter-missing/late', 'Удалите'],
  ['a BOM', `\ufeff${eventText()}`, '1:1 file-encoding/bom', 'без BOM'],
  ['no first dashes', eventText().slice(4), '1:1 frontmatter-missing', 'Начните файл со строки ---'],
  [
    'a dash for the second dashes',
    eventText().replace('\n---\n', '\n—\n'),
    '8:1 frontmatter-syntax/closing-dashes',
    '---',
  ],
  ['a capital letter', raw('Format: debate'), '7:1 frontmatter-unknown-key', '«format»'],
  ['a Russian letter', raw('fоrmat: debate'), '7:1 frontmatter-unknown-key', '«format»'],
  ['a Russian field', raw('формат: debate'), '7:1 frontmatter-unknown-key', '«format»'],
  ['a Russian word', raw('format: дебаты'), '7:9 frontmatter-value/word', '«debate»'],
  ['quotes of a phone', raw('format: “debate”'), '7:9 frontmatter-value/word', '«debate»'],
  ['a price in words', eventTextWith('price: 10 EUR'), '8:8 frontmatter-type/union', '«{ amount: 10, currency: EUR }»'],
  ['a price for nothing', eventTextWith('price: бесплатно'), '8:8 frontmatter-type/union', '«free»'],
  [
    'a price nobody understands',
    eventTextWith('price: дорого'),
    '8:8 frontmatter-type/union',
    '{ amount: 10, currency: EUR }',
  ],
  ['a point in a time', raw('start: 2026-12-05T18.00', 'start'), '4:8 time-format', 'Напишите 2026-12-05T18:00.'],
  ['a Russian Т', raw('start: 2026-12-05Т18:00', 'start'), '4:8 time-format', 'Напишите 2026-12-05T18:00.'],
  ['long dashes in a date', raw('start: 2026–12–05T18:00', 'start'), '4:8 time-format', 'Напишите 2026-12-05T18:00.'],
  ['a comma after a time', raw('start: 2026-12-05T18:00,', 'start'), '4:8 time-format', 'Напишите 2026-12-05T18:00.'],
  ['a day in words', raw('start: 5 декабря 2026, 18:00', 'start'), '4:8 time-format', 'Напишите 2026-12-05T18:00.'],
  ['a time alone', raw('end: 21:00', 'end'), '5:6 time-format/time-only', '2026-12-05T21:00'],
  ['a time that is a number', raw('end: 21.30', 'end'), '5:6 time-format/time-only', '2026-12-05T21:30'],
  [
    'what is missing between braces',
    eventTextWith('hold: { until: 2026-11-28 }').replace('status: confirmed', 'status: hold'),
    '8:7 frontmatter-missing-key/inside',
    'hold: { until: 2026-11-28, by: … }',
  ],
  [
    'what is missing in a list of braces',
    eventTextWith('budget: { currency: EUR, plan: { costs: [{ item: "Зал, сцена" }] } }'),
    '8:42 frontmatter-missing-key/inside',
    "costs: [{ item: 'Зал, сцена', amount: … }]",
  ],
];

describe('a slip of a beginner', () => {
  test.each(SLIPS)('%s is one issue, which says what to write', (_, text, code, hint) => {
    expect(codes(issuesOf(text))).toEqual([code]);
    expect(hintsOf(text)[0]).toContain(hint);
    for (const issue of issuesOf(text)) {
      const english = Object.values(describeIssue(issue, 'en')).join(' ');
      expect(english.replaceAll(/\{ [^}]*…[^}]*\}|: …/g, '')).not.toMatch(/[{]\w+[}]|undefined|…/);
    }
  });

  test.each(SLIPS)('%s hides no other fault, and moves none', (_, text) => {
    const wrong = text.replace(/(\n\uFEFF?---\n|\n—\n)Приходите/, '\nlang: русский$1Приходите');
    const line = wrong.slice(0, wrong.indexOf('lang: русский')).split('\n').length;
    expect(codes(issuesOf(wrong)).filter((code) => code.includes('language'))).toEqual([
      `${line}:7 frontmatter-value/language`,
    ]);
    expect(issuesOf(wrong)).toHaveLength(2);
  });
});

test('several slips of several kinds are told in one run', () => {
  const text = eventTextWith('price: { amount: 10,5, currency: EUR }\norganizers: [@mia]\nlang:ru')
    .replace('title: ', 'Title: Вечер: ')
    .replace('format: debate', 'format: debat');
  expect(codes(issuesOf(text)).sort()).toEqual([
    '10:5 frontmatter-syntax/space',
    '2:1 frontmatter-unknown-key',
    '2:13 frontmatter-syntax/colon',
    '7:9 frontmatter-value/word',
    '8:18 frontmatter-syntax/decimal',
    '9:14 frontmatter-syntax/handle',
  ]);
});

test('an anchor, a tag and a second document are refused, not mended', () => {
  for (const value of ['&a Вечер', '*a', '!!str Вечер', '!x Вечер'])
    expect(parseEventFile(fileOf(eventTextWith(`summary: ${value}`))).issues).toHaveLength(1);
});

test('what a field of several colons or commas says elsewhere is let be', () => {
  expect(
    codes(issuesOf(eventTextWith('topics: [a, b, c]\nsummary: Кофе, чай, и не только\nonlineUrl: https://a.me/#x'))),
  ).toEqual([]);
});
