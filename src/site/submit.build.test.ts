import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { attribute, find, readPage, type SitePage } from './site-files.test-support.ts';

const dist = inject('dist');

const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const weigh = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 6 }).length, 0);

/** Scripts of the site that a script names: those it imports at once, or all. */
function namedIn(file: string, isStatic: boolean): string[] {
  const pattern = isStatic
    ? /(?:\bfrom|\bimport)\s*["']\.?\/?([^"']+\.js)["']/g
    : /["'`](?:\.\/|_astro\/)([\w.-]+\.js)["'`]/g;
  return [...read(file).matchAll(pattern)].map(([, name = '']) => `_astro/${name.split('/').at(-1)}`);
}

function reach(files: readonly string[], isStatic: boolean): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (file: string) => {
    if (all.has(file)) return;
    all.add(file);
    for (const name of namedIn(file, isStatic)) add(name);
  };
  for (const file of files) add(file);
  return all;
}

const scriptsOf = (page: SitePage) =>
  find(page, 'script', 'src').map((script) => attribute(script, 'src')?.replace('/mivent/', '') ?? '');

describe.each(['submit/index.html', 'en/submit/index.html'])('%s', (file) => {
  const page = readPage(dist, file);
  const first = reach(scriptsOf(page), true);
  const [own, other] = file.startsWith('en/') ? ['draft-en', 'draft-ru'] : ['draft-ru', 'draft-en'];
  const named = [...reach(scriptsOf(page), false)].filter((name) => !first.has(name));
  // A page asks for the words of its own language.
  const later = named.filter((name) => !name.includes(`/${other}.`));
  const polyfill = later.filter(
    (name) => read(name).includes('PlainYearMonth') && read(name).includes('Intl.DateTimeFormat'),
  );

  test('loads at most 35 kB of script at first, and at most 60 more for the check', () => {
    expect(weigh(first)).toBeLessThan(35_000);
    const check = later.filter((name) => !polyfill.includes(name));
    expect(check.length).toBeGreaterThan(1);
    expect(check.filter((name) => name.includes(`/${own}.`))).toHaveLength(1);
    expect(named).toHaveLength(later.length + 1);
    expect(weigh(check)).toBeLessThan(60_000);
  });

  test('a browser that has Temporal loads no other; none loads the recurrence library or a reader of YAML', () => {
    expect(polyfill).toHaveLength(1);
    expect([...first].some((name) => polyfill.includes(name))).toBe(false);
    for (const name of [...first, ...later]) expect(read(name)).not.toMatch(/RRuleTemporal|rruleString|YAMLException/);
  });

  test('every field has its label, its fault and a description that is there', () => {
    const ids = new Set(page.elements.flatMap((element) => attribute(element, 'id') ?? []));
    const form = page.elements.filter(({ tagName }) => ['input', 'select', 'textarea'].includes(tagName));
    const labels = new Set(find(page, 'label').map((label) => attribute(label, 'for')));
    const named = form.filter((field) => attribute(field, 'name') && attribute(field, 'type') !== 'hidden');
    expect(named.length).toBeGreaterThan(35);
    for (const field of named) {
      const id = attribute(field, 'id') ?? '';
      expect(labels).toContain(id);
      const described = (attribute(field, 'aria-describedby') ?? '').split(' ');
      expect(described).toContain(`${attribute(field, 'name')}-error`);
      expect(described.filter((one) => !ids.has(one))).toEqual([]);
    }
  });

  test('without script it leads to the issue form; the guide is in the language of the page', () => {
    expect(page.html).toContain('/issues/new?template=event.yml');
    expect(page.html).toContain(`/blob/main/.github/CONTRIBUTING${file.startsWith('en/') ? '.en' : ''}.md"`);
  });
});
