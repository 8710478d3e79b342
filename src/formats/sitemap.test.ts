import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { toSitemap, toSitemapIndex } from './sitemap.ts';
import { xmlErrors } from './xml.test-support.ts';

const parse = (text: string) => {
  expect(xmlErrors(text)).toEqual([]);
  return new XMLParser().parse(text);
};

test('a page stands in the sitemap once in each language, with its twin', () => {
  const text = toSitemap([{ ru: 'https://example.org/?a=1&b=2', en: 'https://example.org/en/' }]);
  expect(parse(text).urlset.url.map((url: { loc: string }) => url.loc)).toEqual([
    'https://example.org/?a=1&b=2',
    'https://example.org/en/',
  ]);
  expect(text.match(/hreflang="en" href="https:\/\/example\.org\/en\/"/g)).toHaveLength(2);
});

test('a page that is known to have changed says when', () => {
  const changed = Date.UTC(2026, 10, 22, 9, 30);
  const text = toSitemap([
    { ru: 'https://example.org/a/', en: 'https://example.org/en/a/', changed },
    { ru: 'https://example.org/b/', en: 'https://example.org/en/b/' },
  ]);
  expect(parse(text).urlset.url.map((url: { lastmod?: string }) => url.lastmod)).toEqual([
    '2026-11-22T09:30:00Z',
    '2026-11-22T09:30:00Z',
    undefined,
    undefined,
  ]);
});

test('an index names its sitemaps', () => {
  const text = toSitemapIndex(['https://example.org/sitemap-1.xml', 'https://example.org/sitemap-2.xml']);
  expect(parse(text).sitemapindex.sitemap).toHaveLength(2);
});
