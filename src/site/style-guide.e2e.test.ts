import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const site = inject('siteUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('every element of the style guide that is live has its script', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}styleguide/`);
  await page.locator('copy-text:defined').first().waitFor();
  await page.locator('mivent-events:defined').waitFor();
  const names = (selector: string) =>
    page.locator(selector).evaluateAll((all) => [...new Set(all.map(({ localName }) => localName))].sort());
  expect(await names(':not(:defined)')).toEqual([]);
  expect((await names(':defined')).filter((name) => name.includes('-'))).toContain('event-actions');
  expect(faults).toEqual([]);
});
