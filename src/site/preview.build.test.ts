import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { attribute, find, readPages } from './site-files.test-support.ts';

const pages = readPages(inject('dist'));

test.each(['preview/index.html', 'en/preview/index.html'])('search engines do not come across %s', (file) => {
  const page = pages.find((one) => one.file === file);
  if (!page) throw new Error(`There is no ${file}.`);
  expect(find(page, 'meta', 'name', 'robots').map((meta) => attribute(meta, 'content'))).toEqual(['noindex']);
  expect(find(page, 'link', 'rel', 'canonical')).toEqual([]);
  expect(readFileSync(join(inject('dist'), 'sitemap.xml'), 'utf8')).not.toContain('preview/');
  const others = pages.filter((one) => !one.file.includes('preview/') && /href="[^"]*\/preview\//.test(one.html));
  expect(others.map((one) => one.file)).toEqual([]);
});

const dist = inject('dist');
const read = (file: string) => readFileSync(join(dist, '_astro', file), 'utf8');

/** Scripts that a script names, at whatever time it imports them, and those that they name. */
function reach(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of read(file).matchAll(/["'`](?:\.\/|_astro\/)([\w.-]+\.js)["'`]/g)) reach(name, found);
  return found;
}

test('a preview comes with at most 4 kB of script at first and 76 later: the library for rare rules comes with these alone', () => {
  const page = pages.find(({ file }) => file === 'preview/index.html');
  const first = page
    ? find(page, 'script', 'src').map((script) => attribute(script, 'src')?.split('/').at(-1) ?? '')
    : [];
  const all = [...new Set(first.flatMap((file) => [...reach(file)]))];
  const isPolyfill = (file: string) => /PlainYearMonth/.test(read(file)) && /Intl\.DateTimeFormat/.test(read(file));
  const library = all.filter((file) => /rruleString/.test(read(file)));
  expect(library).toHaveLength(1);
  const owners = all.filter((file) => read(file).includes(library[0] ?? '-'));
  // Named where it is asked for, and imported by nothing that comes at once.
  for (const file of owners) expect(read(file)).not.toMatch(new RegExp(`from\\s*["']\\./${library[0]}`));
  const weight = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + gzipSync(read(file), { level: 6 }).length, 0);
  expect(weight(first)).toBeLessThan(4000);
  const later = all.filter((file) => ![...first, ...library].includes(file) && !isPolyfill(file));
  expect(weight(later)).toBeLessThan(76_000);
});

test('no browser gets what writes calendar files, reads YAML or draws QR codes', () => {
  const scripts = globSync('*.js', { cwd: join(dist, '_astro') });
  expect(scripts.length).toBeGreaterThan(20);
  const found = scripts.filter((file) => /X-MICROSOFT-CDO|X-WR-CALNAME|BEGIN:VCALENDAR|YAMLException/.test(read(file)));
  expect(found).toEqual([]);
});
