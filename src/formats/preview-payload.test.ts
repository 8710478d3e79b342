import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { event, registry, venue } from '../domain/registry.test-support.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { toTextTree } from './markdown-tree.ts';
import { fragmentOf, PREVIEWS, previewOf } from './preview.test-support.ts';
import { formatPreview, parsePreview, previewAddress, toPreview, unwrapFragment } from './preview-payload.ts';
import { parseTextTree, TEXT_ELEMENTS, type TextNode } from './text-tree.ts';

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function unpacked(fragment: string) {
  const packed = unwrapFragment(fragment);
  return typeof packed === 'string' ? packed : parsePreview(inflateRawSync(packed));
}

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const tree: fc.Arbitrary<TextNode> = fc.letrec<{ node: TextNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.tuple(fc.constantFrom(...TEXT_ELEMENTS), fc.array(tie('node'), { maxLength: 3 })),
    fc.tuple(fc.constant('a' as const), fc.array(words, { maxLength: 2 }), fc.webUrl()),
  ),
})).node;

describe('an event in an address', () => {
  test('is read as it was written', () => {
    const title = words
      .filter((text) => /^\P{C}+$/u.test(text.trim()) && /[\p{L}\p{N}]/u.test(text))
      .map((text) => text.trim());
    fc.assert(
      fc.property(
        title,
        fc.array(tree, { maxLength: 5 }),
        fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
        (name, text, pull) => {
          const { pull: _, ...preview } = previewOf({ title: name, summary: name }, { text });
          const asked = pull === undefined ? preview : { ...preview, pull };
          expect(unpacked(fragmentOf(asked))).toEqual(asked);
        },
      ),
    );
    for (const preview of Object.values(PREVIEWS)) expect(unpacked(fragmentOf(preview))).toEqual(preview);
  });

  test('brings the names along that it needs, and neither budget nor report', () => {
    const built = registry({
      venues: [venue({ address: 'Площадь, 1' })],
      events: [
        event({
          venue: 'kings-park',
          organizers: ['sanfantee'],
          hosts: ['club-host'],
          budget: { currency: 'EUR', plan: { costs: [{ item: 'Зал', amount: 1 }] } },
        }),
      ],
    });
    const preview = toPreview(built.events.get('privacy-debate')!, built, ['Текст'], 3);
    expect(preview.entry).not.toHaveProperty('budget');
    expect(preview.venue).toEqual({ name: 'Kings Park', region: 'me-16', address: 'Площадь, 1' });
    expect(Object.keys(preview.people)).toEqual(['sanfantee', 'club-host']);
    expect(unpacked(`#${formatPreview(preview, deflateRawSync)}`)).toEqual(preview);
  });

  test('leaves its text behind where an address would get too long, and is left out where that is not enough', () => {
    const noise = (length: number) => [
      fc.sample(fc.string({ minLength: length, maxLength: length }), { numRuns: 1, seed: 1 })[0]!,
    ];
    const addressOf = (preview: Parameters<typeof previewAddress>[0]) =>
      previewAddress(preview, 'https://mivent.example/', 'en', deflateRawSync);
    expect(addressOf(PREVIEWS.evening)).toMatch(/^https:\/\/mivent\.example\/en\/preview\/#1\.[\w-]+$/);
    const cut = addressOf({ ...PREVIEWS.evening, text: noise(20_000) })!;
    expect(cut.length).toBeLessThan(8000);
    expect(unpacked(cut.slice(cut.indexOf('#')))).not.toHaveProperty('text');
    const people = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`p${index}`, noise(140)[0]!.replaceAll(/\P{L}/gu, 'x') + index * 7919]),
    );
    const names = Object.fromEntries(
      Object.keys(people).map((id, index) => [
        id,
        fc.sample(fc.stringMatching(/^[a-z]{120}$/), { numRuns: 1, seed: index })[0]!,
      ]),
    );
    expect(addressOf({ ...PREVIEWS.evening, people: names })).toBeUndefined();
  });

  test.each([
    ['', 'none'],
    ['#', 'none'],
    ['#2.AAAA', 'version'],
    ['#hello', 'broken'],
    ['#1.A', 'broken'],
    ['#1.%3Cscript%3E', 'broken'],
    [`#1.${'A'.repeat(300_000)}`, 'large'],
  ])('%.20s is told apart as «%s»', (fragment, fault) => {
    expect(unwrapFragment(fragment)).toBe(fault);
  });

  test.each([
    ['no JSON', '{', 'broken'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe]), 'broken'],
    ['something else', '[]', 'event'],
    ['an unknown key', { ...PREVIEWS.evening, onload: 'x' }, 'event'],
    [
      'a script as an address',
      { ...PREVIEWS.evening, entry: { ...PREVIEWS.evening.entry, onlineUrl: 'javascript:alert(1)' } },
      'event',
    ],
    ['a script as a link', { ...PREVIEWS.evening, text: [['a', ['x'], 'java\nscript:alert(1)']] }, 'event'],
    ['an element that no text has', { ...PREVIEWS.evening, text: [['script', ['alert(1)']]] }, 'event'],
    ['an inherited name as an element', { ...PREVIEWS.evening, text: [['constructor', []]] }, 'event'],
    [
      'more elements than anybody writes',
      { ...PREVIEWS.evening, text: Array.from({ length: 30_000 }, () => '') },
      'event',
    ],
    ['another folder', { ...PREVIEWS.evening, file: '../../x.md' }, 'event'],
    ['a file that is no event', { ...PREVIEWS.evening, file: 'people/me-16/x.md' }, 'event'],
    [
      'elements without end',
      { ...PREVIEWS.evening, text: JSON.parse(`[${'["li",['.repeat(2000)}${']]'.repeat(2000)}]`) },
      'event',
    ],
  ])('%s is no event', (_, value, fault) => {
    expect(parsePreview(value instanceof Uint8Array ? value : bytes(value))).toBe(fault);
  });
});

test('a name that every object has brings nobody along', () => {
  const text = JSON.stringify(PREVIEWS.evening).replace('"people":{', '"people":{"__proto__":"x",');
  expect(parsePreview(bytes(text))).toEqual(PREVIEWS.evening);
});

test('bytes are written for addresses and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      const text = toBase64Url(data);
      expect(text).toBe(Buffer.from(data).toString('base64url'));
      expect(fromBase64Url(text)).toEqual(data);
    }),
  );
});

describe('a text without its Markdown', () => {
  test('has what the page of the event has', () => {
    expect(
      toTextTree(
        '# A\n\n*b* **c** ~~d~~ `e`  \nf\n\n### G\n\n- h\n- i\n  1. j\n\n> k\n\n---\n\n```\nl\n```\n\n[m](https://e.org) [n][o] [p](/q/)\n\n[o]: https://e.org/o',
      ),
    ).toEqual([
      ['h2', ['A']],
      ['p', [['em', ['b']], ' ', ['strong', ['c']], ' ', ['del', ['d']], ' ', ['code', ['e']], ['br', []], 'f']],
      ['h3', ['G']],
      [
        'ul',
        [
          ['li', ['h']],
          ['li', ['i', ['ol', [['li', ['j']]]]]],
        ],
      ],
      ['blockquote', [['p', ['k']]]],
      ['hr', []],
      ['pre', [['code', ['l']]]],
      ['p', [['a', ['m'], 'https://e.org'], ' ', ['a', ['n'], 'https://e.org/o'], ' ', ['a', ['p'], '/q/']]],
    ]);
  });

  test('has names of columns above a table', () => {
    expect(toTextTree('| Время | Что |\n|---|---|\n| 18:00 | Начало |')).toEqual([
      [
        'table',
        [
          [
            'tr',
            [
              ['th', ['Время']],
              ['th', ['Что']],
            ],
          ],
          [
            'tr',
            [
              ['td', ['18:00']],
              ['td', ['Начало']],
            ],
          ],
        ],
      ],
    ]);
  });

  test('has words where a page may have nothing else', () => {
    expect(toTextTree('<b onclick="x">a</b> [b](javascript:c) ![d](https://e.example/f.png)')).toEqual([
      ['p', ['<b onclick="x">a</b> ', ['a', ['b']], ' d']],
    ]);
  });

  test('is always one that the page takes', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            '<',
            '>',
            '[',
            ']',
            '(',
            ')',
            '*',
            '_',
            '`',
            '#',
            '-',
            '1.',
            '\n',
            '|',
            ' ',
            ':',
            'javascript:',
            '!',
            '&',
            '"',
          ),
          maxLength: 60,
        }),
        (body) => {
          expect(parseTextTree(JSON.parse(JSON.stringify(toTextTree(body))))).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});
