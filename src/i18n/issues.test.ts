import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ISSUE_WORDS, REPORT_WORDS } from './issues.ts';

const PLACES = /\{\w+\}/g;
const placesOf = (text: string) => [...new Set(text.match(PLACES))].sort();

test('every sentence is said in both languages, of the same things', () => {
  expect(Object.keys(ISSUE_WORDS.en)).toEqual(Object.keys(ISSUE_WORDS.ru));
  for (const [key, words] of Object.entries(ISSUE_WORDS.ru)) {
    const other = ISSUE_WORDS.en[key]!;
    expect(Object.keys(other).sort(), key).toEqual(Object.keys(words).sort());
    for (const part of ['message', 'hint', 'suggest'] as const) {
      // Titles of a place are named in the language of the reader.
      const inEnglish = placesOf(other[part] ?? '').map((place) => place.replace('resourceEn', 'resourceRu'));
      if (part === 'message') expect(inEnglish, `${key} ${part}`).toEqual(placesOf(words[part] ?? ''));
    }
    if (words.suggest !== undefined) expect(words.suggest, key).toContain('{suggestion}');
  }
  expect(Object.keys(REPORT_WORDS.en)).toEqual(Object.keys(REPORT_WORDS.ru));
});

test('Russian is Russian: ёлочки, no straight quotes around words, no Latin letters among Cyrillic ones, no dash on a line of its own', () => {
  for (const [key, { message, hint, suggest = '' }] of Object.entries(ISSUE_WORDS.ru)) {
    expect(message, key).not.toMatch(/"|“|”/);
    expect(`${message} ${hint}`, key).not.toMatch(/[а-яё][a-z]|[a-z][а-яё]/i);
    expect(`${message} ${hint} ${suggest}`, key).not.toContain(' —');
  }
});

test('every code that an issue can carry has words', () => {
  const codesIn = (file: string, type: string) => {
    const source = readFileSync(join(import.meta.dirname, '../domain', file), 'utf8');
    const [union = ''] = source.slice(source.indexOf(`export type ${type} =`)).split(';', 1);
    return [...union.matchAll(/'([a-z-]+)'/g)].map((match) => match[1]!);
  };
  const codes = [...codesIn('issue.ts', 'IssueCode'), ...codesIn('conflict.ts', 'ConflictCode')];
  expect(codes.length).toBeGreaterThan(30);
  expect(
    codes.filter(
      (code) => !(code in ISSUE_WORDS.ru) && !Object.keys(ISSUE_WORDS.ru).some((key) => key.startsWith(`${code}/`)),
    ),
  ).toEqual([]);
  const written = globSync('{domain,formats}/*.ts', { cwd: join(import.meta.dirname, '..') })
    .filter((file) => !file.includes('.test'))
    .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
    .join('\n');
  const used = [...written.matchAll(/code: '([a-z-]+)'/g)]
    .map((match) => match[1]!)
    .filter((code) => code.includes('-'));
  expect([...new Set(used)].filter((code) => !codes.includes(code))).toEqual([]);
});
