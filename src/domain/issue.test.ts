import { expect, test } from 'vitest';
import { compareIssues, compareText, type Issue } from './issue.ts';

test('issues are told by file, then by line, column and code', () => {
  const issue = (file: string, line?: number, column?: number, code: Issue['code'] = 'time-gap'): Issue => ({
    code,
    severity: 'error',
    file,
    line,
    column,
  });
  const sorted = [
    issue('a.md'),
    issue('a.md', 1, undefined, 'file-kind'),
    issue('a.md', 1),
    issue('a.md', 1, 2),
    issue('a.md', 1, 3, 'file-kind'),
    issue('a.md', 1, 3),
    issue('a.md', 2, 1),
    issue('a.md', 10, 1),
    issue('b.md'),
    issue('b.md', 1),
  ];
  expect(sorted.toReversed().sort(compareIssues)).toEqual(sorted);
  for (const [index, one] of sorted.entries())
    for (const [at, other] of sorted.entries())
      expect(Math.sign(compareIssues(one, other))).toBe(Math.sign(index - at));
});

test('text is in order by code units, whatever the locale', () => {
  expect(['б', 'а', 'ё', 'a', 'B', ''].sort(compareText)).toEqual(['', 'B', 'a', 'а', 'б', 'ё']);
  expect([compareText('а', 'б'), compareText('б', 'а'), compareText('а', 'а')]).toEqual([-1, 1, 0]);
});
