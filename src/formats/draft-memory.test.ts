import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDraft, parseDraft } from './draft-memory.ts';

test('a draft comes back as it was, without what is empty', () => {
  expect(parseDraft(formatDraft({ title: 'Ёлка', summary: '', body: 'а\n\nб' }))).toEqual({
    title: 'Ёлка',
    body: 'а\n\nб',
  });
});

test('a draft of the first form is read', () => {
  expect(parseDraft('{"title":"Клуб","region":"me-16"}')).toEqual({ title: 'Клуб', region: 'me-16' });
});

test.each([
  null,
  '',
  'not json',
  '[]',
  '7',
  '"x"',
  'null',
  '{"version":3,"fields":{"title":"x"}}',
  '{"version":2,"fields":["x"]}',
  '{"version":2,"fields":null}',
  '{"version":2,"fields":{"title":7,"a b":"x","__proto__":"x"}}',
])('what is no draft of ours is an empty one: %s', (text) => {
  expect(parseDraft(text)).toEqual({});
});

test('nothing in the memory of a browser breaks the form', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const value of Object.values(parseDraft(text))) expect(typeof value).toBe('string');
    }),
  );
});
