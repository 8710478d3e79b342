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

test('the keyboard walks the map from region to region, sees where it is, and goes there', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}regions/`);
  const links = page.locator('.region-map a');
  expect(await links.count()).toBe(5);
  await links.first().focus();
  const names: string[] = [];
  for (let index = 0; index < 5; index++) {
    const focused = page.locator('.region-map a:focus');
    names.push((await focused.locator('title').textContent()) ?? '');
    expect(await focused.locator('path').evaluate((path) => getComputedStyle(path).strokeWidth)).toBe('7px');
    if (index < 4) await page.keyboard.press('Tab');
  }
  expect(names.map((name) => name.split(':')[0])).toEqual(['Бар', 'Будва', 'Никшич', 'Подгорица', 'Херцег-Нови']);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/regions\/me-16\/$/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Подгорица');
  expect(faults).toEqual([]);
});

test('a region is found on the map by its name and its count', async () => {
  const { page } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}en/regions/`);
  expect(await page.getByRole('link', { name: /^Herceg Novi: 0\supcoming events$/ }).isVisible()).toBe(true);
  expect(await page.locator('.region-map text').getByText('Herceg Novi').isVisible()).toBe(true);
});

test('without script: from the overview to a venue, to its region, to a person, to a topic', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW, javaScriptEnabled: false });
  const heading = () => page.getByRole('heading', { level: 1 }).innerText();
  await page.goto(`${site}regions/`);
  await page.getByRole('link', { name: 'Площадки' }).click();
  expect(await heading()).toBe('Площадки');
  await page.getByRole('link', { name: 'Зал в гавани' }).click();
  expect(await page.getByText(/пн–пт\s9:00–23:00/).isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Хранитель гавани' }).click();
  expect(await heading()).toBe('Хранитель гавани');
  await page.getByRole('link', { name: 'Seasteading' }).click();
  expect(await heading()).toBe('Seasteading');
  await page.getByRole('link', { name: /^Дебаты/ }).click();
  expect(await heading()).toBe('Дебаты');
  expect(await page.getByRole('link', { name: 'Дебаты о приватных городах' }).first().isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

test('the small months lead to what is on, and their gold to where today is', async () => {
  const { page } = await visit(browser, site, { now: '2026-12-05T10:00:00+01:00' });
  await page.goto(`${site}regions/me-16/`);
  const today = page.locator('.small-months .today');
  expect(await today.getAttribute('data-date')).toBe('2026-12-05');
  expect(await today.getAttribute('aria-current')).toBe('date');
  await page.getByRole('link', { name: /^5\sдекабря: Дебаты о приватных городах$/ }).click();
  await page.waitForURL(/events\/private-cities-debate\/$/);
});

test('on a phone the list is all there is, and nothing scrolls sideways', async () => {
  const { page } = await visit(browser, site, { now: NOW, viewport: { width: 360, height: 780 } });
  for (const address of ['regions/me-16/', 'regions/', 'venues/harbour-hall/', 'topics/private-cities/']) {
    await page.goto(site + address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(360);
    expect(await page.locator('.small-months').filter({ visible: true }).count(), address).toBe(0);
  }
});

test('how much is ahead is said until something of it is over', async () => {
  const fresh = await visit(browser, site, { now: NOW });
  await fresh.page.goto(`${site}regions/me-16/`);
  expect(await fresh.page.locator('[data-count]').innerText()).toMatch(/^\d+\sсобыти\S+\sвпереди$/);
  const later = await visit(browser, site, { now: '2026-11-22T14:00:00+01:00' });
  await later.page.goto(`${site}regions/me-16/`);
  expect(await later.page.locator('[data-count]').isVisible()).toBe(false);
});
