import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withQuery } from './query.ts';

it('words stay legible, what has a meaning in an address is encoded', () => {
  expect(withQuery('https://example.org/', { q: 'Бар & «море» +1?#', ll: '42.44,19.25', none: undefined })).toBe(
    'https://example.org/?q=Бар%20%26%20%C2%ABморе%C2%BB%20%2B1%3F%23&ll=42.44,19.25',
  );
});

/** Any units of UTF-16, halves of pairs among them. */
const TEXT = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

it('whatever text goes in is read back by a browser', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const written = withQuery('https://example.org/', { a: 'x', q: text });
      expect(new URL(written).searchParams.get('q')).toBe(text.toWellFormed());
      expect(written).not.toMatch(/[\s"'<>]/);
    }),
  );
});
