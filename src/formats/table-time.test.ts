import { expect, test } from 'vitest';
import { IMPORT_WORDS } from '../i18n/import.ts';
import { fill } from './human.ts';
import type { ImportNote } from './imported-event.ts';
import { readingOf } from './table-time.ts';

const TODAY = Temporal.PlainDate.from('2026-11-22');

function tell({ kind, value = '', reason }: ImportNote): string {
  return fill(IMPORT_WORDS.en.notes[kind], { value: String(value), reason: reason?.en ?? '' });
}

/** What the first of these cells, days and times parted by a bar, is taken for, when the others stand in the same columns. */
function read(...cells: readonly string[]): string {
  const rows = cells.map((cell) => cell.split('|') as [string, string?]);
  const reading = readingOf(
    rows.map(([day]) => day),
    rows.map(([, time = '']) => time),
  );
  const [[day, time = ''] = ['']] = rows;
  const { fault, ...found } = reading.read(day, time, TODAY);
  return fault ? tell(fault) : `${found.day} ${found.time ?? ''}`.trim();
}

test.each<[string, string[], string]>([
  ['a number of Excel’s', ['46375'], '2026-12-19'],
  ['the first day of 2020', ['43831'], '2020-01-01'],
  ['the last day of 2040', ['51501'], '2040-12-31'],
  ['a number with a part of the day', ['46375.791666666664'], '2026-12-19 19:00'],
  ['one with a comma, as in Russian', ['46375,75'], '2026-12-19 18:00'],
  ['one cut to what is shown', ['46375.79'], '2026-12-19 19:00'],
  ['one with minutes', ['46375.7708333333'], '2026-12-19 18:30'],
  ['one with odd minutes', ['46375.7701388889'], '2026-12-19 18:29'],
  ['the last moment of a day', ['46375.9999999999'], '2026-12-20 00:00'],
  ['a day that went through a program which counts', ['46375.0'], '2026-12-19'],
  ['a part of a day in a column of times', ['46375|0.75'], '2026-12-19 18:00'],
  ['the same with a comma', ['05.12.2026|0,8125'], '2026-12-05 19:30'],
  [
    'a part that a clock could be, beside one that none can',
    ['05.12.2026|0.25', '05.12.2026|0.75'],
    '2026-12-05 06:00',
  ],
  [
    'the same where there are clocks, too',
    ['05.12.2026|0.25', '05.12.2026|0.75', '05.12.2026|18:00'],
    '2026-12-05 06:00',
  ],
  ['the same beside clocks alone', ['05.12.2026|0.25', '05.12.2026|18:00'], '2026-12-05 00:25'],
  ['a day and a part in a column of times', ['46375|46375.75'], '2026-12-19 18:00'],
  ['an American day', ['12/19/2026'], '2026-12-19'],
  ['one that another makes American', ['12/05/2026', '12/19/2026'], '2026-12-05'],
  ['one that another with a time makes American', ['12/05/2026', '12/19/2026 18:00'], '2026-12-05'],
  ['one that another makes European', ['12/05/2026', '19/12/2026'], '2026-05-12'],
  ['one whose day is its month', ['05/05/2027'], '2027-05-05'],
  ['one of two digits for the year', ['1/30/27'], '2027-01-30'],
  ['one between dashes', ['12-19-2026'], '2026-12-19'],
  ['one that says itself what it is, among others', ['12/19/2026', '19/12/2026'], '2026-12-19'],
  ['an American day and time', ['12/19/2026 6:30 PM'], '2026-12-19 18:30'],
  ['the time that Google writes', ['2026-12-19|6:30:00 PM'], '2026-12-19 18:30'],
  ['a day of a Serbian table', ['19.12.2026.'], '2026-12-19'],
  ['a short month of Excel’s', ['19-Dec-26'], '2026-12-19'],
  ['a short month of Excel’s in Russian', ['19.дек.26'], '2026-12-19'],
])('%s is understood', (_, cells, meant) => {
  expect(read(...cells)).toBe(meant);
});

test.each<[string, string[], string]>([
  ['a day that may be two', ['05/12/2026'], '“05/12/2026” can be read in two ways: write 2026-12-05 or 2026-05-12'],
  [
    'the same where others deny each other',
    ['05/12/2026', '19/12/2026', '12/19/2026'],
    '“05/12/2026” can be read in two ways: write 2026-12-05 or 2026-05-12',
  ],
  ['a time that may be two', ['05.12.2026|0.25'], '“0.25” can be read in two ways: write 06:00 or 00:25'],
  ['a day that is none either way', ['19/19/2026'], 'the time “19/19/2026” was not understood'],
  ['30 February', ['2/30/2027'], 'the time “2/30/2027” was not understood'],
  ['the number of a day in 2019', ['43830'], 'the time “43830” was not understood'],
  ['the number of a day in 2041', ['51502'], 'the time “51502” was not understood'],
  ['a number of days alone in a column of times', ['46375|46375'], 'the time “46375” was not understood'],
  ['a phone number', ['067123456'], 'the time “067123456” was not understood'],
])('%s is refused, and the report says how to write it', (_, cells, said) => {
  expect(read(...cells)).toBe(said);
});

test('what was read in one of several ways is told once, with examples', () => {
  const days = ['46375', '46376', '46377', '46378', '12/05/2026', '12/19/2026'];
  const reading = readingOf(days, []);
  for (const day of days) reading.read(day, '', TODAY);
  expect(reading.notes().map(tell)).toMatchInlineSnapshot(`
    [
      "numbers were read as Excel’s dates and times: 46375 → 2026-12-19, 46376 → 2026-12-20, 46377 → 2026-12-21, …",
      "dates were read as month/day/year: 12/05/2026 → 2026-12-05, 12/19/2026 → 2026-12-19",
    ]
  `);
});
