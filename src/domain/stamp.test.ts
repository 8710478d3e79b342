import { expect, test } from 'vitest';
import { fixedStamps, type Stamp, stampKey, stampOf } from './stamp.ts';

test.each([
  ['events/me-16/2026/privacy-debate.md', 'events/privacy-debate'],
  ['events/me-02/privacy-debate.md', 'events/privacy-debate'],
  ['people/a.b.md', 'people/a.b'],
  ['people/nobody', 'people/nobody'],
  ['settings.yaml', 'settings'],
  ['LICENSE', 'LICENSE'],
  ['.gitkeep', '.gitkeep'],
])('%s keeps its history under %s', (file, key) => {
  expect(stampKey(file)).toBe(key);
});

test('a file has its own stamp wherever it lies, one without history that of the registry', () => {
  const fallback = {
    announced: 1_767_225_600_000,
    changed: 1_767_225_600_000,
    rescheduled: 1_767_225_600_000,
    sequence: 0,
    moved: false,
  };
  const own: Stamp = { announced: 1, changed: 2, rescheduled: 3, sequence: 4, moved: true };
  const fixed = fixedStamps('2026-01-01T00:00:00Z');
  expect(fixed).toEqual({ files: new Map(), fallback });
  const stamps = { ...fixed, files: new Map([['events/privacy-debate', own]]) };
  expect(stampOf(stamps, 'events/me-16/privacy-debate.md')).toBe(own);
  expect(stampOf(stamps, 'people/privacy-debate.md')).toEqual(fallback);
});
