import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openMissing(address: string) {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(site + address);
  // That the page is not there is known.
  return { page, faults: () => faults.filter((fault) => !fault.includes('404')) };
}

test('an address that leads nowhere offers its words, and events with an address like it', async () => {
  const { page, faults } = await openMissing('events/privacy-debat/');
  const near = page.getByRole('link', { name: /Дебаты о\sприватных городах/ });
  await near.waitFor();
  expect(new URL((await near.getAttribute('href')) ?? '', site).pathname).toBe('/mivent/events/private-cities-debate/');
  const field = page.getByRole('search', { name: 'Поиск' }).getByRole('searchbox');
  expect(await field.inputValue()).toBe('privacy debat');
  await field.fill('ёлка');
  await field.press('Enter');
  await page.waitForURL((url) => url.pathname === '/mivent/search/' && url.searchParams.get('q') === 'ёлка');
  await page.getByRole('link', { name: /Ёлка в\sклубе/ }).waitFor();
  expect(faults()).toEqual([]);
});

test('in English it leads to English pages', async () => {
  const { page, faults } = await openMissing('en/events/2026/new-year-trees/');
  const near = page.getByRole('link', { name: /Ёлка в\sклубе/ });
  await near.waitFor();
  expect(new URL((await near.getAttribute('href')) ?? '', site).pathname).toBe('/mivent/en/events/new-year-tree/');
  const field = page.getByRole('search', { name: 'Search' }).getByRole('searchbox');
  expect(await field.inputValue()).toBe('2026 new year trees');
  await field.fill('tree');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL((url) => url.pathname === '/mivent/en/search/' && url.searchParams.get('q') === 'tree');
  expect(faults()).toEqual([]);
});

test('an address like no other offers nothing that is not like it, and takes no markup from it', async () => {
  const { page, faults } = await openMissing('no/such/%3Cimg%20src=x%3E/page/');
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('[data-part=near]').isVisible()).toBe(false);
  expect(await page.locator('main img').count()).toBe(0);
  expect(faults()).toEqual([]);
});
