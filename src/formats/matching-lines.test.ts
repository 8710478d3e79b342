import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchLines } from './matching-lines.ts';

test('a line is found where another version has it, and not where it has not', () => {
  const head = '---\ntitle: A\nstart: 1\nend: 2\n---\n\nText\n';
  const merged = '---\ntitle: A\nsummary: new on main\nprice: free\nstart: 1\nend: 2\n---\n\nText\n';
  expect(matchLines(merged, head)).toEqual([1, 2, undefined, undefined, 3, 4, 5, 6, 7, 8]);
  expect(matchLines(head, head)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(matchLines('a\nx\nb', 'c\nx\nd')).toEqual([undefined, 2, undefined]);
});

test('a line is never taken for another', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [lines, others] = [one.split('\n'), other.split('\n')];
      const found = matchLines(one, other);
      expect(found).toHaveLength(lines.length);
      for (const [index, number] of found.entries())
        if (number !== undefined) expect(others[number - 1]).toBe(lines[index]);
    }),
  );
});

test('a file of 60,000 short lines takes no longer than reading it', () => {
  const lines = Array.from({ length: 60_000 }, (_, index) => (index % 2 ? '' : String(index % 7)));
  const before = process.threadCpuUsage().user;
  matchLines(lines.join('\n'), lines.toReversed().join('\n'));
  expect(process.threadCpuUsage().user - before).toBeLessThan(2e6);
});
