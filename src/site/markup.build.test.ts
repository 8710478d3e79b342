import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { attribute, find, rawTextOf, readPages, type SitePage } from './site-files.test-support.ts';

const dist = inject('dist');
const pages = readPages(dist);

test('html-validate finds nothing to complain about, by the standard and by accessibility', () => {
  const loader = new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document', 'html-validate:browser'],
    // Styles and scripts come from where the page does: who could change them could change their hashes as well.
    rules: { 'require-sri': 'off' },
  });
  const validator = new HtmlValidate(loader);
  const faults = pages.flatMap(({ file, html }) =>
    validator
      .validateStringSync(html, file)
      .results.flatMap(({ messages }) => messages)
      // Headings of a template get their words with the rest of it.
      .filter(({ ruleId, selector }) => !(ruleId === 'empty-heading' && /\btemplate\b/.test(selector ?? '')))
      .map(({ ruleId, message, selector }) => `${file}: ${ruleId}: ${message} ${selector}`),
  );
  expect(faults).toEqual([]);
});

describe('the policy of a page', () => {
  const guard = readFileSync(join(import.meta.dirname, '../client/guard.js'), 'utf8');
  const policyOf = (page: SitePage) => {
    const element = find(page, 'meta', 'http-equiv', 'content-security-policy');
    const rules = (attribute(element[0], 'content') ?? '').split('; ').map((rule) => rule.split(' '));
    return { element, rules: new Map(rules.map(([name = '', ...values]) => [name, values])) };
  };
  const faults = (check: (page: SitePage) => boolean) => pages.filter((page) => !check(page)).map(({ file }) => file);

  test('stands on every page, before anything is loaded', () => {
    expect(
      faults((page) => {
        const { element } = policyOf(page);
        const first = page.elements.findIndex(({ tagName }) => tagName === 'link' || tagName === 'script');
        return element.length === 1 && element[0] !== undefined && page.elements.indexOf(element[0]) < first;
      }),
    ).toEqual([]);
  });

  test('lets nothing in from elsewhere, and nothing that is written into the page', () => {
    const known = new Set(["'self'", "'none'", 'https://github.com']);
    const others = new Set(
      pages.flatMap((page) => [...policyOf(page).rules.values()].flat().filter((source) => !known.has(source))),
    );
    const hash = `'sha256-${createHash('sha256').update(guard).digest('base64')}'`;
    expect([...others].filter((source) => source !== "'wasm-unsafe-eval'")).toEqual([hash]);
    expect(faults((page) => policyOf(page).rules.get('default-src')?.join() === "'none'")).toEqual([]);
    // Only the search runs WebAssembly.
    expect(
      faults((page) => !policyOf(page).rules.get('script-src')?.includes("'wasm-unsafe-eval'")).every((file) =>
        /^(?:en\/)?search\//.test(file),
      ),
    ).toBe(true);
  });

  test('knows the one script that stands in pages by its hash; there is no other', () => {
    const inline = pages.flatMap((page) =>
      find(page, 'script')
        .filter((script) => attribute(script, 'src') === undefined)
        .filter((script) => attribute(script, 'type') !== 'application/ld+json')
        .map(rawTextOf),
    );
    expect(inline.length).toBeGreaterThan(10);
    expect([...new Set(inline)]).toEqual([guard]);
  });
});
