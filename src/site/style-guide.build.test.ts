import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { attribute, find, readPages, textOf } from './site-files.test-support.ts';

const pages = readPages(inject('dist'));
const page = pages.find(({ file }) => file === 'styleguide/index.html');
const html = page?.html ?? '';
const ids = page ? page.elements.flatMap((element) => attribute(element, 'id') ?? []) : [];

test('the style guide shows every component there is', () => {
  const source = join(import.meta.dirname, '..');
  const components = globSync('*.astro', { cwd: join(source, 'components') }).map((file) => file.replace('.astro', ''));
  const written = ['pages/styleguide.astro', ...components.map((name) => `components/${name}.astro`)].map((file) =>
    readFileSync(join(source, file), 'utf8'),
  );
  // What stands in another component is shown with it. The guard is no part of the looks.
  const shown = new Set(written.flatMap((text) => [...text.matchAll(/<([A-Z]\w+)/g)].map(([, name]) => name)));
  expect(components.filter((name) => !shown.has(name) && name !== 'Guard')).toEqual([]);
});

test('its contents lead to every sample, and no two have one id', () => {
  if (!page) throw new Error('No style guide was built.');
  const samples = page.elements.flatMap((element) =>
    attribute(element, 'class')?.startsWith('guide-') && element.tagName === 'section'
      ? (attribute(element, 'id') ?? [])
      : [],
  );
  expect(samples.length).toBeGreaterThan(40);
  const [contents] = find(page, 'nav', 'aria-label', 'Содержание');
  expect(contents && textOf(contents)).toContain('Свободные даты');
  for (const id of samples) expect(html).toContain(`href="#${id}"`);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('it shows every state of a day of free dates, and every kind of banner', () => {
  const seen = page ? find(page, 'td').map((day) => attribute(day, 'data-state')) : [];
  expect(seen).toEqual(expect.arrayContaining(['free', 'partly', 'shared', 'held', 'taken', 'closed', 'past']));
  for (const kind of ['hold', 'cancelled', 'postponed', 'past', 'moved'])
    expect(html).toContain(`class="banner ${kind}"`);
});

test('search engines do not come across it', () => {
  expect(html).toContain('<meta name="robots" content="noindex">');
  expect(pages.filter(({ file, html }) => file !== 'styleguide/index.html' && html.includes('/styleguide/'))).toEqual(
    [],
  );
  expect(readFileSync(join(inject('dist'), 'sitemap.xml'), 'utf8')).not.toContain('styleguide');
});

test('other pages load none of its styles', () => {
  const own = /\/_astro\/styleguide\.[^"]+\.css/.exec(html)?.[0] ?? '';
  expect(pages.filter((other) => other !== page && own !== '' && other.html.includes(own))).toEqual([]);
  expect(
    readPages(inject('dist')).filter(
      ({ file, html }) => file !== 'styleguide/index.html' && html.includes('guide-sample'),
    ),
  ).toEqual([]);
});

test('no clock changes it: what hides the past on other pages is not on it', () => {
  const scripts = page ? find(page, 'script') : [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => attribute(script, 'src') === undefined)).toEqual([]);
});
