import { expect, test } from 'vitest';
import { toSecurityTxt } from './security-txt.ts';

const ADDRESS = 'https://mivent.example/.well-known/security.txt';
const write = (source: Parameters<typeof toSecurityTxt>[0], now = '2026-11-22T12:00:00Z') =>
  toSecurityTxt(source, ADDRESS, Temporal.Instant.from(now));

test('whoever finds a weakness writes to the repository first, then to the contact', () => {
  const text = write({ repository: 'https://github.com/example/mivent', contact: '@MiventBot' });
  expect(text).toMatchInlineSnapshot(`
    "Contact: https://github.com/example/mivent/security/advisories/new
    Contact: https://t.me/MiventBot
    Expires: 2027-10-01T00:00:00Z
    Preferred-Languages: ru, en
    Canonical: https://mivent.example/.well-known/security.txt
    "
  `);
});

test('a repository elsewhere than on GitHub has no such page: there is the contact', () => {
  expect(write({ repository: 'https://git.example/mivent', contact: '@MiventBot' })).toMatch(
    /^Contact: https:\/\/t\.me/,
  );
});

test('nothing is promised where nobody can be written to', () => {
  expect(write({})).toBeUndefined();
});

test('it holds for less than a year, and the builds of a month say the same', () => {
  const source = { contact: '@MiventBot' };
  expect(write(source, '2026-11-01T00:00:00Z')).toBe(write(source, '2026-11-30T23:59:00Z'));
  expect(write(source, '2026-12-01T00:00:00Z')).toContain('Expires: 2027-11-01T00:00:00Z');
});
