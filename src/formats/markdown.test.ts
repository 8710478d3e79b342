import { describe, expect, test } from 'vitest';
import { codes, eventText, fileOf, told } from './event-file.test-support.ts';
import { parseEventFile } from './event-file.ts';
import { findUnsafeMarkdown } from './markdown.ts';
import { renderMarkdown } from './markdown-html.ts';
import { isSafeAddress } from './markdown-limits.ts';

const PLACE = { base: '/', images: '/events/x/' };

test.each([
  '![x](https://example.org/x.png)',
  '![x](//example.org/x.png)',
  '![x][y]\n\n[y]: https://example.org/x.png',
])('an image from elsewhere is not loaded: %j', (text) => {
  expect(renderMarkdown(text, PLACE)).not.toContain('<img');
});

test('an image from elsewhere is told, one beside the file is not', () => {
  expect(findUnsafeMarkdown('![x](https://example.org/x.png)')).toMatchObject([
    { code: 'markdown-link', variant: 'image' },
  ]);
  expect(findUnsafeMarkdown('![x](./cover.jpg) и ![y](cover.jpg)')).toEqual([]);
});

describe('links that would run something', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x]( javascript:alert(1))',
    '[x](\njavascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](< javascript:alert(1)>)',
    '[x](<java\tscript:alert(1)>)',
    '[x](<java script:alert(1)>)',
    '[x](javascript\\:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](javascript&#58;alert(1))',
    '[x](java&Tab;script:alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html,x)',
    '[x](file:///etc/passwd)',
    '[x](blob:x)',
    '[x](tel:+38267123456)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,x)',
    '[![x](./x.png)](javascript:alert(1))',
    '[x]\n\n[x]: javascript:alert(1)',
    '[x][y]\n\n[y]: <javascript:alert(1)>',
    '[x]\n\n[x]:\n  javascript:alert(1)',
    '[x]\n\n> [x]: javascript:alert(1)',
    '[x]\n\n- [x]: javascript:alert(1)',
    '[x\\]y]\n\n[x\\]y]: javascript:alert(1)',
    '![x][y]\n\n[y]: javascript:alert(1)',
    '# [x](javascript:alert(1))',
    '| a |\n|---|\n| [x](javascript:alert(1)) |',
    '**[x](javascript:alert(1))**',
  ])('%j is refused, and would not run if it were not', (text) => {
    expect(findUnsafeMarkdown(text).map(({ code }) => code)).toEqual(['markdown-link']);
    expect(renderMarkdown(text, PLACE)).not.toMatch(/(?:href|src)="[^"]*(?:script|data|file|blob|tel):/i);
  });

  test.each([
    '[x](https://example.org)',
    '[x](http://example.org/a:b)',
    '[x](/events/privacy-debate/)',
    '[x](../x)',
    '[x](#программа)',
    '[x](//example.org)',
    '[x](tg://resolve?domain=montelibero)',
    '[x](geo:42.44,19.26)',
    '[x](web+stellar:pay?destination=G)',
    '[x](webcal://example.org/calendar.ics)',
    '[x](https://example.org "javascript:alert(1)")',
    '[x](/a?b=javascript:alert(1))',
    '[x]\n\n[x]: https://example.org',
    '![x](./cover.jpg)',
    '<https://example.org>',
    'https://example.org',
    'javascript:alert(1) словами',
    '`[x](javascript:alert(1))`',
    '    [x](javascript:alert(1))',
    '[x](javascript:alert(1)',
    'Счёт 5:0](не ссылка)',
  ])('%j is let be', (text) => {
    expect(findUnsafeMarkdown(text)).toEqual([]);
  });
});

describe('raw HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT>',
    '<b>x</b>',
    'Строка с <img src=x onerror=alert(1)>',
    '<!-- примечание -->',
    '<?php ?>',
    '<!DOCTYPE html>',
    '</div>',
    '<div\nclass=x>',
    '> <iframe>',
    '- <svg onload=alert(1)>',
    '---\n<script>\n---',
    '+++\n<b>x</b>\n+++',
  ])('%j is refused, and would show as text if it were not', (text) => {
    const found = findUnsafeMarkdown(text);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['markdown-html']));
    expect(renderMarkdown(text, PLACE)).not.toMatch(/<(?:script|b|img|iframe|svg|div)\b/i);
  });

  test.each([
    'a < b',
    '5 <6',
    'a<5',
    '<3',
    '\\<b>',
    '`<b>`',
    '```\n<script>\n```',
    '&lt;b&gt;',
    '&amp;',
    'a > b',
    'x <- y',
    '<svg/onload=alert(1)>',
  ])('%j is none', (text) => {
    expect(findUnsafeMarkdown(text)).toEqual([]);
  });
});

test('an address is read as a browser reads it', () => {
  expect(['https://x', 'x', '/x', '?a:b', '#a:b', 'x/a:b', 'HTTPS://x'].map(isSafeAddress)).toEqual(
    Array(7).fill(true),
  );
  expect(
    ['\u0001javascript:x', 'java\nscript:x', '\u00a0javascript:x', 'java\u200bscript:x', ':x', 'x:y'].map(
      isSafeAddress,
    ),
  ).toEqual(Array(6).fill(false));
});

test('the place of a fault is that in the file', () => {
  const { issues } = parseEventFile(fileOf(eventText({}, '\n\nСтрока.\n\nЕщё [ссылка](javascript:alert(1)) и <b>')));
  expect(codes(issues)).toEqual(['13:5 markdown-link', '13:37 markdown-html']);
  expect(`${told(issues)}\n${told(issues, 'en')}`).toMatchInlineSnapshot(`
    "13:5 error markdown-link
      Ссылка с недопустимым адресом: javascript:alert(1)
      → Ссылка должна вести на https://…
    13:37 error markdown-html
      В тексте есть код HTML: <b>
      → Оформляйте текст средствами Markdown. Если знак < нужен как есть, напишите \\<.
    13:5 error markdown-link
      A link with an address that is not allowed: javascript:alert(1)
      → Links lead to https://…
    13:37 error markdown-html
      The text holds HTML: <b>
      → Use Markdown. If you mean the character <, write \\<."
  `);
});

test('a text of nothing but faults tells twenty', () => {
  expect(findUnsafeMarkdown('x <b> '.repeat(500)).length).toBe(20);
});
