import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, readPages, type SitePage } from './site-files.test-support.ts';

const dist = inject('dist');

/** What is sent for a page as GitHub Pages and most servers send it, gzipped file by file, with its styles and scripts; without fonts, in bytes. */
function weightOf(page: SitePage): number {
  const parts = [
    ...find(page, 'link', 'rel', 'stylesheet').map((link) => attribute(link, 'href')),
    ...find(page, 'link', 'rel', 'modulepreload').map((link) => attribute(link, 'href')),
    ...find(page, 'script', 'src').map((script) => attribute(script, 'src')),
  ];
  const files = parts.map((address) => fileOf(new URL(address ?? '', SITE_URL + page.path)) ?? '');
  return [page.file, ...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 6 }).length,
    0,
  );
}

/** The heaviest pages of a kind, as «file: bytes», which exceed a limit. */
function heavier(pattern: RegExp, limit: number): string[] {
  const weights = readPages(dist, pattern).map((page) => ({ file: page.file, weight: weightOf(page) }));
  expect(weights).not.toEqual([]);
  weights.sort((a, b) => b.weight - a.weight);
  return weights.filter(({ weight }) => weight > limit).map(({ file, weight }) => `${file}: ${weight}`);
}

test('an event’s page with its styles fits into the first 14 kB that a server sends', () => {
  expect(heavier(/^(?:en\/)?events\//, 14_000)).toEqual([]);
});

test('the home page with styles and scripts weighs at most 40 kB', () => {
  expect(heavier(/^(?:en\/)?index\.html$/, 40_000)).toEqual([]);
});

test('every other page is no heavier than the home page may be', () => {
  expect(heavier(/^(?:en\/)?(?:calendar|regions|dates|submit|search|404)/, 40_000)).toEqual([]);
});
