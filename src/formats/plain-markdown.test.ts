import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnsafeMarkdown } from './markdown.ts';
import { findPlainFaults, readPlainMarkdown } from './plain-markdown.ts';

const pieces = fc.constantFrom(
  ...[
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '!',
    '`',
    '```',
    '\n',
    '\\',
    '&',
    ';',
    ':',
    '#',
    '*',
    '_',
    ' ',
    '- ',
    '> ',
    '1. ',
    '/',
  ],
  ...[
    'b',
    'script',
    'x',
    'javascript:',
    'https://',
    'data:',
    '&#106;',
    '&colon;',
    '<!--',
    '?',
    '"',
    'ё',
    '![',
    ']:',
    '](',
  ],
);

test('what passes the form passes the check', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
      (body) => {
        if (findPlainFaults(body).length === 0) expect(findUnsafeMarkdown(body)).toEqual([]);
      },
    ),
    { numRuns: 4000 },
  );
});

test('every text that the check is known to refuse is refused', () => {
  const source = readFileSync(join(import.meta.dirname, 'markdown.test.ts'), 'utf8');
  const refused = [...source.matchAll(/^ {4}'((?:[^'\\]|\\.)*)',$/gm)].map(([, text = '']) =>
    text.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\\\', '\\'),
  );
  expect(refused.length).toBeGreaterThan(50);
  expect(refused.filter((text) => findUnsafeMarkdown(text).length > 0 && findPlainFaults(text).length === 0)).toEqual(
    [],
  );
});

test.each([
  'Приходите *все*, **обязательно**: [сайт](https://example.org), <https://example.org>. 5 < 6, R&D, a:b, <3',
  '## План\n\n- чай\n- \\<b>\n\n> «Цитата»\n\n---\n\n1. раз\n\n[афиша](/events/) и [ниже](#x)',
])('an honest text passes: %j', (body) => {
  expect(findPlainFaults(body)).toEqual([]);
});

test('a text is read in blocks and pieces; nothing in it becomes more than words and safe links', () => {
  const body =
    '# План #\n\nЧай и *беседа*, **до ночи**\nс `кодом` и [сайтом](https://example.org).\n\n- раз\n- два\n\n> цитата\n\n```\n<b>\n```\n[x](javascript:alert(1)) \\*';
  expect(readPlainMarkdown(body)).toEqual([
    { kind: 'heading', inside: [{ kind: 'text', text: 'План' }] },
    {
      kind: 'paragraph',
      inside: [
        { kind: 'text', text: 'Чай и ' },
        { kind: 'emphasis', inside: [{ kind: 'text', text: 'беседа' }] },
        { kind: 'text', text: ', ' },
        { kind: 'strong', inside: [{ kind: 'text', text: 'до ночи' }] },
        { kind: 'text', text: ' с ' },
        { kind: 'code', text: 'кодом' },
        { kind: 'text', text: ' и ' },
        { kind: 'link', address: 'https://example.org', inside: [{ kind: 'text', text: 'сайтом' }] },
        { kind: 'text', text: '.' },
      ],
    },
    { kind: 'list', isNumbered: false, items: [[{ kind: 'text', text: 'раз' }], [{ kind: 'text', text: 'два' }]] },
    { kind: 'quote', inside: [{ kind: 'text', text: 'цитата' }] },
    { kind: 'code', text: '<b>' },
    { kind: 'paragraph', inside: [{ kind: 'text', text: 'x) *' }] },
  ]);
});
