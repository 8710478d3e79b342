import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, offsetBefore, type TextEdit } from './text-edit.ts';

/** Changes that do not meet, in any order. */
const edits = fc
  .array(fc.record({ gap: fc.nat(4), removed: fc.nat(3), inserted: fc.string({ maxLength: 3 }) }), { maxLength: 4 })
  .map((parts) => {
    let offset = 0;
    return parts.map(({ gap, removed, inserted }): TextEdit => {
      const start = offset + gap;
      offset = start + removed + 1;
      return { offset: start, removed, inserted };
    });
  });

test('changes are made where the text as it was has them, in any order', () => {
  expect(applyEdits('abcdef', [])).toBe('abcdef');
  const [first, second] = [
    { offset: 1, removed: 2, inserted: 'XYZ' },
    { offset: 4, removed: 0, inserted: '-' },
  ];
  expect(applyEdits('abcdef', [first, second])).toBe('aXYZd-ef');
  expect(applyEdits('abcdef', [second, first])).toBe('aXYZd-ef');
});

test('what no change has touched is found where it stood', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      // Every place has a letter of its own, which nothing that is inserted has.
      const text = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
      const edited = applyEdits(text, changes);
      for (const [index, letter] of [...edited].entries())
        if (text.includes(letter)) expect(text.charAt(offsetBefore(index, changes))).toBe(letter);
    }),
  );
});
