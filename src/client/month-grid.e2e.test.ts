import type { Browser, Page } from 'playwright-core';
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

async function openMonth(address: string) {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(site + address);
  return { page, faults };
}

/** The day that has the focus, or what else has it. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active instanceof HTMLElement
      ? (active.dataset.date ?? active.textContent?.replaceAll(/\s+/g, ' ').trim())
      : undefined;
  });
}

/** Go into the grid as people do: by Tab from the last link before it. */
async function enterGrid(page: Page): Promise<void> {
  await page.locator('.pager a, .pager input, .windows a').last().focus();
  await page.keyboard.press('Tab');
}

test.each([
  ['ru', ''],
  ['en', 'en/'],
])('the month is walked by keyboard in %s', async (_, language) => {
  const { page, faults } = await openMonth(`${language}calendar/2026/11/`);
  await enterGrid(page);
  // It begins at today, and Tab finds one day in it, not forty events.
  expect(await focused(page)).toBe('2026-11-22');
  const walk: [string, string][] = [
    ['ArrowRight', '2026-11-23'],
    ['ArrowLeft', '2026-11-22'],
    ['ArrowUp', '2026-11-15'],
    ['Home', '2026-11-09'],
    ['End', '2026-11-15'],
    ['ArrowDown', '2026-11-22'],
    ['ArrowDown', '2026-11-29'],
    ['ArrowDown', '2026-12-06'],
    ['ArrowDown', '2026-12-06'],
    ['ArrowRight', '2026-12-06'],
  ];
  for (const [key, day] of walk) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toBe(day);
  }
  await page.keyboard.press('PageDown');
  await page.waitForURL(`**/mivent/${language}calendar/2026/12/`);
  await page.waitForFunction(() => document.activeElement?.matches('td'));
  expect(await focused(page)).toBe('2026-12-01');
  await page.keyboard.press('PageUp');
  await page.waitForURL(`**/mivent/${language}calendar/2026/11/`);
  await page.waitForFunction(() => document.activeElement?.matches('td'));
  expect(await focused(page)).toBe('2026-11-22');
  expect(faults).toEqual([]);
});

test('Enter opens the event of a day, and of several lets one choose', async () => {
  const { page, faults } = await openMonth('calendar/2026/12/');
  await page.locator('td[data-date="2026-12-05"]').focus();
  const links = await page.locator('td[data-date="2026-12-05"] .entries a').allTextContents();
  expect(links.length).toBeGreaterThan(2);
  await page.keyboard.press('Enter');
  expect(
    await page.evaluate(
      () => document.activeElement === document.querySelector('td[data-date="2026-12-05"] .entries a'),
    ),
  ).toBe(true);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('2026-12-05');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(
      () => document.activeElement === document.querySelectorAll('td[data-date="2026-12-05"] .entries a')[1],
    ),
  ).toBe(true);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('2026-12-06');
  // Past the events of this day, Tab leaves the grid.
  for (const _ of await page.locator('td[data-date="2026-12-06"] .entries a').all()) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('td')?.dataset.date)).toBe('2026-12-06');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.keys')?.textContent)).toContain('Page Down');

  const days = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td[data-date]')]
      .filter((td) => td.querySelectorAll('.entries a').length === 1)
      .map((td) => td.dataset.date ?? ''),
  );
  await page.locator(`td[data-date="${days[0]}"]`).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mivent/events/*/**');
  expect(faults).toEqual([]);
});

test('a reader of screens hears a grid with days in full and one place to enter it', async () => {
  const { page } = await openMonth('calendar/2026/12/');
  const grid = page.getByRole('grid');
  expect(await grid.count()).toBe(1);
  expect(await grid.locator('td[tabindex="0"]').count()).toBe(1);
  expect(await grid.getByRole('gridcell').count()).toBe(35);
  const day = grid.locator('td[data-date="2026-12-05"]');
  expect(await day.getByRole('link', { name: /суббота, 5\sдекабря 2026/ }).count()).toBe(1);
  // What the eye sees by marks is said in words.
  expect(await day.getByRole('link', { name: /серия: Завтрак у\sморя/ }).count()).toBe(1);
  expect(await grid.getByRole('link', { name: /главное событие: Зимний фестиваль/ }).count()).toBe(1);
  expect(await grid.getByRole('link', { name: /бронь: Новогодний бал/ }).count()).toBe(1);
  expect(await grid.getByRole('link', { name: /отменено: Лекция о\sбиткоине/ }).count()).toBe(1);
  expect(await grid.locator('caption').innerText()).toMatch(/декабрь\s2026/);
});

test('today is where the visitor’s calendar has it, not where the build left it', async () => {
  const { page } = await visit(browser, site, { now: '2026-11-24T00:30:00+01:00' });
  await page.goto(`${site}calendar/2026/11/`);
  expect(await page.locator('td.today').getAttribute('data-date')).toBe('2026-11-24');
  expect(await page.locator('td[aria-current=date]').getAttribute('data-date')).toBe('2026-11-24');
});
