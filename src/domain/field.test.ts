import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  amount,
  bilingual,
  dayRange,
  duration,
  findForbiddenCharacter,
  inLocale,
  line,
  list,
  localDate,
  localTime,
  personId,
  stellarAccount,
  suggestWord,
  timeOfDay,
  timeZone,
  toName,
  webAddress,
} from './field.ts';

/** What the check of a field says of a value. */
function faultOf(schema: z.ZodType, value: unknown): unknown {
  const { error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  return issue?.code === 'custom' ? issue.params?.fault : issue?.code;
}

describe('characters that nobody sees', () => {
  test.each([
    ['а\u0000б', 'U+0000', 'U+0000'],
    ['аб\tв', 'U+0009', undefined],
    ['аб\nв', 'U+000A', undefined],
    ['аб\rв', 'U+000D', undefined],
    ['а\u000bб', 'U+000B', 'U+000B'],
    ['а\u007fб', 'U+007F', 'U+007F'],
    ['а\u009fб', 'U+009F', 'U+009F'],
    ['а\u2028б', 'U+2028', undefined],
    ['а\u202eб', 'U+202E', 'U+202E'],
    ['а\u2069б', 'U+2069', 'U+2069'],
    ['\ufeffб', 'U+FEFF', 'U+FEFF'],
    ['а\u00a0б — «ё» 👩‍👧', undefined, undefined],
  ])('%j: in a line %s, in a text %s', (text, inLine, inText) => {
    expect(findForbiddenCharacter(text, 'line')?.name).toBe(inLine);
    expect(findForbiddenCharacter(text, 'text')?.name).toBe(inText);
  });

  test('are told by where they stand', () => {
    expect(findForbiddenCharacter('абв\u0007г\u0000', 'line')).toEqual({ name: 'U+0007', index: 3 });
  });

  test('break a line, or stand in it', () => {
    expect(faultOf(line(10), 'а\nб')).toEqual({
      code: 'frontmatter-control-character',
      variant: 'newline',
      params: { character: 'U+000A' },
    });
    expect(faultOf(line(10), 'а\rб')).toMatchObject({ variant: 'newline' });
    expect(faultOf(line(10), 'а\u0007б')).toMatchObject({ variant: undefined, params: { character: 'U+0007' } });
    expect(faultOf(line(10), '  ')).toEqual({ code: 'frontmatter-value', variant: 'empty' });
    expect(line(10).safeParse('').error?.issues, 'told once').toHaveLength(1);
    expect(faultOf(line(10), ' а ')).toBeUndefined();
  });
});

test('a name is one text for both languages, or one for each', () => {
  const name = { ru: 'Бар', en: 'Bar' };
  expect([inLocale(name, 'ru'), inLocale(name, 'en'), inLocale('MTL', 'en')]).toEqual(['Бар', 'Bar', 'MTL']);
  expect([toName(name), toName('MTL')]).toEqual([name, { ru: 'MTL', en: 'MTL' }]);
  expect(bilingual.safeParse(name).success).toBe(true);
});

test('a fault says what was written, and what would be right', () => {
  expect(faultOf(localTime, '31.12.2026')).toEqual({
    code: 'time-format',
    variant: 'dotted',
    params: { value: '31.12.2026', suggestion: '2026-12-31' },
  });
  expect(faultOf(localDate, '2026-12-05T18:00')).toEqual({
    code: 'time-format',
    variant: 'date-only',
    params: { value: '2026-12-05T18:00', suggestion: '2026-12-05' },
  });
  expect(faultOf(localDate, '2026-02-30')).toMatchObject({ code: 'time-no-such-date' });
  expect(faultOf(timeOfDay, '24:00')).toEqual({
    code: 'time-format',
    variant: 'time-of-day',
    params: { value: '24:00' },
  });
  expect(faultOf(timeZone, 'MSK')).toEqual({
    code: 'time-zone',
    variant: 'abbreviation',
    params: { value: 'MSK', suggestion: 'Europe/Moscow' },
  });
  expect(faultOf(duration, '3h')).toEqual({ code: 'time-duration', params: { value: '3h' } });
  expect(faultOf(webAddress, 'example.org')).toEqual({
    code: 'frontmatter-value',
    variant: 'web-address',
    params: { value: 'example.org' },
  });
  expect(faultOf(stellarAccount, 'G')).toEqual({
    code: 'frontmatter-value',
    variant: 'stellar',
    params: { value: 'G' },
  });
  expect(faultOf(amount, 0.12345678)).toEqual({ code: 'frontmatter-value', variant: 'amount' });
  expect(faultOf(dayRange, { from: '2027-01-02', to: '2027-01-01' })).toEqual({
    code: 'time-order',
    variant: 'range',
    path: ['to'],
  });
});

test('an event is of the years from 1990 to 2099', () => {
  const years = (day: string) => faultOf(localDate, day);
  expect([years('1990-01-01'), years('2099-12-31')]).toEqual([undefined, undefined]);
  expect(years('1989-12-31')).toEqual({
    code: 'time-format',
    variant: 'year',
    params: { value: '1989-12-31', first: 1990, last: 2099 },
  });
  expect(years('2100-01-01')).toMatchObject({ variant: 'year' });
});

test.each([
  ['00:00', true],
  ['09:59', true],
  ['19:30', true],
  ['23:59', true],
  ['24:00', false],
  ['9:00', false],
  ['09:60', false],
  ['09:00 ', false],
  ['109:00', false],
  ['09:000', false],
])('«%s» is a time of day: %s', (text, expected) => {
  expect(timeOfDay.safeParse(text).success).toBe(expected);
});

test('a list names nothing twice, and tells what it does', () => {
  const people = list(personId, 3);
  expect(faultOf(people, ['a', 'b', 'c'])).toBeUndefined();
  expect(faultOf(people, ['a', 'b', 'b'])).toEqual({
    code: 'frontmatter-value',
    variant: 'repeated',
    params: { value: 'b' },
    path: [2],
  });
  expect(faultOf(people, ['a', 'b', 'c', 'd'])).toBe('too_big');
  expect(
    faultOf(list(dayRange, 3), [
      { from: '2027-01-01', to: '2027-01-01' },
      { from: '2027-01-01', to: '2027-01-01' },
    ]),
  ).toBeUndefined();
});

test('an account of Stellar is known by its last two bytes', () => {
  const account = 'GCHVNPJJCP4M34Y2ZTSJ4ARNRQPMFQT76JLZWLJH65AGPUHBZ2MIVENT';
  const isAccount = (text: string) => stellarAccount.safeParse(text).success;
  expect(isAccount(account)).toBe(true);
  expect(isAccount('GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ'), 'the example of SEP-23').toBe(true);
  for (const index of account.split('').keys()) {
    const letter = account[index] === 'A' ? 'B' : 'A';
    expect(isAccount(account.slice(0, index) + letter + account.slice(index + 1)), `at ${index}`).toBe(false);
  }
  expect(isAccount(`${account}A`)).toBe(false);
  expect(isAccount(` ${account}`)).toBe(false);
});

test.each([
  ['https://example.org/a/b.html?x=1&y=%20#z', true],
  ['http://example.org', true],
  ['https://localhost:4321/x', true],
  ['https://a_b.example.org', true],
  ['https://192.168.0.1:65535', true],
  ['https://[::1]:80', true],
  ['HTTPS://EXAMPLE.ORG', true],
  ['https://.example.org', false],
  ['https://example.org.', false],
  ['https://example.org:', false],
  ['https://example.org:123456', false],
  ['https://-', false],
  ['https://?x', false],
  ['https://#x', false],
  [' https://example.org', false],
  ['https://example.org\n', false],
  ['xhttps://example.org', false],
])('%j is an address for everybody: %s', (text, expected) => {
  expect(webAddress.safeParse(text).success).toBe(expected);
});

test('a word is guessed from a text only', () => {
  expect(suggestWord('confrimed', ['confirmed'])).toBe('confirmed');
  expect(suggestWord(5, ['5'])).toBeUndefined();
});
