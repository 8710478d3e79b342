import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { formatEmbedSnippet } from './embed-snippet.ts';

test('the code for a region is four lines that a person can read', () => {
  const choice = { scope: ['region', 'me-16'], limit: 5, lang: 'ru' } as const;
  expect(
    formatEmbedSnippet(
      'https://mivent.example/embed.js',
      'https://mivent.example/regions/me-16/',
      'Афиша: Подгорица',
      choice,
    ),
  ).toMatchInlineSnapshot(`
    "<script src="https://mivent.example/embed.js" async></script>
    <mivent-events region="me-16" limit="5" lang="ru">
      <a href="https://mivent.example/regions/me-16/">Афиша: Подгорица</a>
    </mivent-events>"
  `);
});

test('a hostile name is text in the code, too', () => {
  const name = '</a><script>alert(1)</script> & "x"';
  const code = formatEmbedSnippet('https://mivent.example/embed.js', 'https://mivent.example/', name, {
    limit: 5,
    lang: 'ru',
  });
  const element = parseFragment(code).childNodes.find((node) => node.nodeName === 'mivent-events');
  const link =
    element && 'childNodes' in element ? element.childNodes.find((node) => node.nodeName === 'a') : undefined;
  expect(link && 'childNodes' in link ? link.childNodes : []).toMatchObject([{ nodeName: '#text', value: name }]);
});
