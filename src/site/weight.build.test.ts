import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, rawTextOf, readPages, type SitePage } from './site-files.test-support.ts';

const dist = inject('dist');
const pages = readPages(dist);

const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 6 }).length;
const sizes = new Map<string, number>();

/** The bytes of a file as GitHub Pages and most servers send it. */
function sizeOf(file: string): number {
  const size = sizes.get(file) ?? gzipped(readFileSync(join(dist, file)));
  sizes.set(file, size);
  return size;
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + sizeOf(file), 0);

function filesOf(page: SitePage, addresses: readonly (string | undefined)[]): string[] {
  return [...new Set(addresses.map((address) => fileOf(new URL(address ?? '', SITE_URL + page.path)) ?? ''))];
}

function stylesOf(page: SitePage): string[] {
  return filesOf(
    page,
    find(page, 'link', 'rel', 'stylesheet').map((link) => attribute(link, 'href')),
  );
}

/** The scripts that run without anybody's doing, with all that they import before they run. */
function scriptsOf(page: SitePage): string[] {
  const named = [
    ...find(page, 'script', 'src').map((script) => attribute(script, 'src')),
    ...find(page, 'link', 'rel', 'modulepreload').map((link) => attribute(link, 'href')),
  ];
  const all = new Set<string>();
  const add = (file: string) => {
    if (all.has(file)) return;
    all.add(file);
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, address = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+)["']/g)) {
      add(fileOf(new URL(address, `${SITE_URL}${BASE_PATH}${file}`)) ?? '');
    }
  };
  for (const file of filesOf(page, named)) add(file);
  return [...all];
}

function inlineScriptOf(page: SitePage): number {
  const scripts = find(page, 'script').filter(
    (script) => attribute(script, 'src') === undefined && attribute(script, 'type') !== 'application/ld+json',
  );
  return scripts.length === 0 ? 0 : gzipped(scripts.map(rawTextOf).join('\n'));
}

const scriptWeight = (page: SitePage) => sum(scriptsOf(page)) + inlineScriptOf(page);
const styleWeight = (page: SitePage) => sum(stylesOf(page));
/** All but fonts and images. */
const wholeWeight = (page: SitePage) => gzipped(page.html) + sum(stylesOf(page)) + sum(scriptsOf(page));

const isEvent = ({ file }: SitePage) => /^(?:en\/)?events\//.test(file);
/** The style guide shows everything there is. */
const isGuide = ({ file }: SitePage) => file.startsWith('styleguide/');
const isHome = ({ file }: SitePage) => /^(?:en\/)?index\.html$/.test(file);

/** The pages of a kind that exceed a limit, the heaviest first, as «file: bytes». */
function heavier(kind: (page: SitePage) => boolean, weightOf: (page: SitePage) => number, limit: number): string[] {
  const weights = pages.filter(kind).map((page) => ({ file: page.file, weight: weightOf(page) }));
  expect(weights).not.toEqual([]);
  return weights
    .filter(({ weight }) => weight > limit)
    .sort((a, b) => b.weight - a.weight)
    .map(({ file, weight }) => `${file}: ${weight}`);
}

test('an event’s page with its styles fits into the first 14 kB that a server sends', () => {
  // Nothing on it waits for its script, which has a limit of its own.
  expect(heavier(isEvent, (page) => gzipped(page.html) + sum(stylesOf(page)), 14_000)).toEqual([]);
});

test('the home page with styles and scripts weighs at most 40 kB', () => {
  expect(heavier(isHome, wholeWeight, 40_000)).toEqual([]);
});

test('every other page is no heavier than the home page may be', () => {
  expect(heavier((page) => !isEvent(page) && !isHome(page) && !isGuide(page), wholeWeight, 40_000)).toEqual([]);
});

test('an event’s page runs at most 3 kB of script, any other at most 30', () => {
  expect(heavier(isEvent, scriptWeight, 3000)).toEqual([]);
  expect(heavier((page) => !isEvent(page), scriptWeight, 30_000)).toEqual([]);
});

test('the styles of a page weigh at most 10.5 kB: a page pays for its own', () => {
  expect(heavier((page) => !isGuide(page), styleWeight, 10_500)).toEqual([]);
});
