import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { FIELD_NAMES, type SearchEntry } from '../formats/search-table.ts';
import { BASE_PATH, SITE_URL } from './built-site.test-support.ts';
import { attribute, fileOf, find, readPage, textOf } from './site-files.test-support.ts';

const dist = inject('dist');
const read = (file: string) => readFileSync(join(dist, file));
const entry: SearchEntry = JSON.parse(read('pagefind/entry.json').toString());
const ids: readonly string[] = JSON.parse(gunzipSync(read(`pagefind/${entry.version}/ids.pack`)).toString());

/** Get the paths of scripts a page loads, and of those that they import. */
function scriptsOf(file: string): string[] {
  const page = readPage(dist, file);
  const queue = find(page, 'script', 'src').map(
    (script) => fileOf(new URL(attribute(script, 'src') ?? '', SITE_URL)) ?? '',
  );
  const seen = new Set<string>();
  for (const script of queue) {
    if (seen.has(script)) continue;
    seen.add(script);
    for (const [, , imported = ''] of read(script)
      .toString()
      .matchAll(/(?:\bfrom|\bimport)\s*(["'])([^"']+)\1/g))
      queue.push(fileOf(new URL(imported, `${SITE_URL}${BASE_PATH}${script}`)) ?? '');
  }
  return [...seen];
}

test.each(['search/index.html', 'en/search/index.html', '404.html'])(
  '%s runs at most 30 kB of script, Pagefind’s worker included',
  (file) => {
    const scripts = [...scriptsOf(file), 'pagefind/1/pagefind-worker.js'];
    expect(scripts.length).toBeGreaterThan(2);
    const size = scripts.reduce((sum, script) => sum + gzipSync(read(script), { level: 6 }).length, 0);
    expect(size).toBeLessThan(30_000);
  },
);

test('what stands on the page before anything is asked for begins what the index calls ahead', () => {
  for (const folder of ['', 'en/']) {
    const links = find(readPage(dist, `${folder}search/index.html`), 'h3').flatMap((heading) => heading.childNodes);
    const shown = links.flatMap((link) =>
      'attrs' in link ? (/events\/([^/]+)\/$/.exec(attribute(link, 'href') ?? '')?.[1] ?? []) : [],
    );
    const ahead = ids.slice(-entry.ahead);
    expect(shown).toEqual(ahead.slice(0, 10));
  }
});

test('what was entered twice, and nothing else, is not found', () => {
  expect(ids.length).toBe(entry.total);
  expect(ids).not.toContain('debate-twice');
  expect(ids).toEqual(expect.arrayContaining(['private-cities-debate', 'lost-hold', 'summer-fest', 'hostile-title']));
});

test('the form has the fields that links to the search count on', () => {
  const page = readPage(dist, 'search/index.html');
  const names = find(page, 'select').map((select) => attribute(select, 'name') ?? '');
  expect(names.filter((name) => name !== 'sort').sort()).toEqual([...FIELD_NAMES].sort());
  expect(names).toContain('sort');
});

test('the page need not be allowed to run WebAssembly or anything else than every page', () => {
  const policyOf = (file: string) =>
    attribute(find(readPage(dist, file), 'meta', 'http-equiv', 'content-security-policy')[0]!, 'content');
  expect(policyOf('search/index.html')).toBe(policyOf('regions/index.html'));
  expect(policyOf('search/index.html')).not.toContain('unsafe');
});

test('the page for what does not exist has a field in each language that leads to the search', () => {
  const page = readPage(dist, '404.html');
  expect(find(page, 'form').map((form) => attribute(form, 'action'))).toEqual([
    `${BASE_PATH}search/`,
    `${BASE_PATH}en/search/`,
  ]);
  expect(find(page, 'input', 'name', 'q').length).toBe(2);
  expect(find(page, 'h1').map(textOf)).toEqual(['Такой страницы нет']);
});
