import { describe, expect, test } from 'vitest';
import { markdownToText, renderMarkdown } from './markdown-html.ts';

const PLACE = { base: '/mivent/', images: '/mivent/events/privacy-debate/' };
const render = (text: string) => renderMarkdown(text, PLACE).trim();

describe('a text becomes HTML that is safe', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT&#58;alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](&#1;javascript:alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html,x)',
    '[x]\n\n[x]: javascript:alert(1)',
  ])('%j leads nowhere', (text) => {
    expect(render(text)).toContain('<a>x</a>');
  });

  test.each(['<script>alert(1)</script>', '<b onclick="alert(1)">x</b>', '<!-- x -->', '<img src=x onerror=alert(1)>'])(
    '%j shows as what it is',
    (text) => {
      const html = render(`слово ${text}\n\n${text}`);
      expect(html).not.toMatch(/<(?:script|b|img|!--)/);
      expect(html).toContain('&lt;');
    },
  );

  test.each(['data:image/png;base64,AA', 'http://example.org/a.png', '//example.org/a.png', '../../a.png', '/a.png'])(
    'an image from %s is told by its text alone',
    (address) => {
      expect(render(`![зал](${address})`)).toBe('<p>зал</p>');
    },
  );

  test('quotes in a title do not end it', () => {
    expect(render('[x](https://example.org \'" onmouseover="alert(1)\')')).toContain(
      'title="&quot; onmouseover=&quot;alert(1)"',
    );
  });
});

test('links out say so to search engines, links within stay below the base path', () => {
  expect(render('[сайт](https://example.org) [афиша](/calendar/2026/12/) [ниже](#x)')).toBe(
    '<p><a href="https://example.org" rel="nofollow noopener">сайт</a> <a href="/mivent/calendar/2026/12/">афиша</a> <a href="#x">ниже</a></p>',
  );
});

test('an image beside the file is served with the event, in both languages from one place', () => {
  expect(render('![зал](./hall.jpg)')).toContain('src="/mivent/events/privacy-debate/hall.jpg"');
});

test.each([
  ['# А\n## Б\n### В', '234'],
  ['## А\n### Б', '23'],
  ['#### А\n# Б\n###### В', '223'],
  ['### А\n###### Б\n### В', '232'],
])('headings of %j begin below the page’s own and skip no level', (text, levels) => {
  expect([...render(text).matchAll(/<h(\d)>/g)].map(([, level]) => level).join('')).toBe(levels);
});

test('a heading that code speaks of is no heading', () => {
  expect(render('`<h1>`\n\n## А')).toBe('<p><code>&lt;h1&gt;</code></p>\n<h2>А</h2>');
});

test('the words of a text are left without its markup', () => {
  const text = '## План\n\n- **Чай** & [беседа](https://example.org)\n- ![зал](./hall.jpg)\n\n1 < 2 "три"';
  expect(markdownToText(text).replaceAll(/\s+/g, ' ')).toBe('План Чай & беседа зал 1 < 2 "три"');
});
