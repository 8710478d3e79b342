import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const PHONE = { width: 390, height: 844 };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(address: string, options: object = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(site + address);
  return { page, faults };
}

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.top < innerHeight && box.height > 0;
  }, selector);
}

/** The days that a phone lists. */
function listed(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td[data-date]')]
      .filter((day) => day.checkVisibility())
      .map((day) => day.dataset.date),
  );
}

describe('a day has an address', () => {
  test.each([
    ['with script', {}],
    ['without script', { javaScriptEnabled: false }],
  ])('it brings the day into view and marks it, %s', async (_, options) => {
    const { page, faults } = await open('calendar/2026/12/#2026-12-29', options);
    await page.locator('td:target').waitFor();
    expect(await page.locator('td:target').getAttribute('data-date')).toBe('2026-12-29');
    expect(await isInView(page, 'td:target')).toBe(true);
    // The row of weekdays stays above the day and not upon it.
    const [head, day] = [await page.locator('thead').boundingBox(), await page.locator('td:target').boundingBox()];
    expect(day!.y).toBeGreaterThanOrEqual(head!.y + head!.height - 1);
    expect(faults).toEqual([]);
  });

  test('its numeral is that address, and of a day of another month the address there', async () => {
    const { page, faults } = await open('calendar/2026/12/');
    await page.getByRole('link', { name: /суббота, 12\sдекабря 2026/ }).click();
    await page.waitForURL((url) => url.hash === '#2026-12-12');
    await page.locator('td.out a').first().click();
    await page.waitForURL('**/calendar/2026/11/#2026-11-30');
    expect(await page.locator('td:target').getAttribute('data-date')).toBe('2026-11-30');
    expect(faults).toEqual([]);
  });

  test('Space gives it by keyboard, and the keyboard begins at the day that was asked for', async () => {
    const { page, faults } = await open('calendar/2026/12/#2026-12-10');
    expect(await page.locator('td[tabindex="0"]').getAttribute('data-date')).toBe('2026-12-10');
    await page.locator('td[data-date="2026-12-10"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.waitForURL((url) => url.hash === '#2026-12-11');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.date)).toBe('2026-12-11');
    expect(faults).toEqual([]);
  });
});

describe('today', () => {
  test('is one press away, from any month', async () => {
    const { page, faults } = await open('calendar/2027/02/');
    await page.getByRole('link', { name: /^Сегодня/ }).click();
    await page.waitForURL('**/calendar/2026/11/#2026-11-22');
    expect(await isInView(page, 'td.today')).toBe(true);
    expect(faults).toEqual([]);
  });

  test('is the visitor’s, also when the site was built days ago', async () => {
    const { page } = await visit(browser, site, { now: '2026-11-24T10:00:00+01:00' });
    await page.goto(`${site}calendar/2026/11/`);
    await page.getByRole('link', { name: /^Сегодня/ }).click();
    await page.waitForURL((url) => url.hash === '#2026-11-24');
    await page.goto(`${site}calendar/2026/`);
    expect(await page.locator('td.today').getAttribute('data-date')).toBe('2026-11-24');
  });
});

describe('the numbers of weeks', () => {
  const week = (page: Page) => page.getByRole('rowheader', { name: /Неделя\s49/ });

  test('are shown to who asks, stay in the address, and come along to the next month', async () => {
    const { page, faults } = await open('calendar/2026/12/');
    expect(await week(page).count()).toBe(0);
    await page.getByLabel('Номера недель').check();
    expect(await week(page).isVisible()).toBe(true);
    await page.waitForURL((url) => url.search === '?weeks');
    await page.reload();
    expect(await week(page).isVisible()).toBe(true);
    await page.locator('[rel=prev]').click();
    await page.waitForURL('**/calendar/2026/11/?weeks');
    expect(await page.getByRole('rowheader', { name: /Неделя\s48/ }).isVisible()).toBe(true);
    await page.getByLabel('Номера недель').uncheck();
    await page.waitForURL((url) => url.search === '');
    expect(await page.locator('[rel=next]').getAttribute('href')).not.toContain('?');
    expect(faults).toEqual([]);
  });

  test('change nothing of the ways of the keyboard', async () => {
    const { page } = await open('calendar/2026/12/?weeks');
    await page.locator('td[data-date="2026-12-09"]').focus();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.date);
    await page.keyboard.press('Home');
    expect(await focused()).toBe('2026-12-07');
    await page.keyboard.press('End');
    expect(await focused()).toBe('2026-12-13');
    await page.keyboard.press('PageDown');
    await page.waitForURL('**/calendar/2027/01/?weeks');
    await page.waitForFunction(() => document.activeElement?.matches('td'));
    expect(await focused()).toBe('2027-01-01');
  });

  test('head the weeks of a phone’s list', async () => {
    const { page } = await open('calendar/2026/12/?weeks', { viewport: PHONE });
    expect(await week(page).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe('on a phone', () => {
  test('a month is the list of its days with events, and today', async () => {
    const { page, faults } = await open('calendar/2026/11/', { viewport: PHONE });
    const days = await listed(page);
    expect(days).toContain('2026-11-22');
    expect(days).toContain('2026-11-28');
    expect(days).not.toContain('2026-11-20');
    expect(days.every((day) => day?.startsWith('2026-11'))).toBe(true);
    expect(faults).toEqual([]);
  });

  test('today is in the list also when it has no events, and so is the day that was asked for', async () => {
    const { page } = await visit(browser, site, { now: '2026-12-03T10:00:00+01:00', viewport: PHONE });
    await page.goto(`${site}calendar/2026/12/#2026-12-22`);
    const days = await listed(page);
    expect(days).toContain('2026-12-03');
    expect(days).toContain('2026-12-22');
    expect(days).not.toContain('2026-12-11');
    const said = (day: string) =>
      page.evaluate(
        (date) => getComputedStyle(document.querySelector(`td[data-date="${date}"]`)!, '::after').content,
        day,
      );
    expect(await said('2026-12-03')).toBe('"событий нет"');
    expect(await isInView(page, 'td:target')).toBe(true);
  });
});

test('the row of weekdays stays in sight while a month scrolls', async () => {
  const { page } = await open('calendar/2026/12/');
  await page.locator('td[data-date="2026-12-30"]').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('td[data-date="2026-12-30"]')?.scrollIntoView({ block: 'center' }));
  expect((await page.getByRole('columnheader').nth(2).boundingBox())?.y).toBe(0);
});

test('a month without events leads to the nearest that have some', async () => {
  const { page, faults } = await open('calendar/2027/09/', { javaScriptEnabled: false });
  expect(await page.getByText('Пока только брони без даты').isVisible()).toBe(true);
  await page.getByRole('link', { name: /июль\s2027/ }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/Июль\s2027/);
  expect(faults).toEqual([]);
});

describe('a year', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('td')?.dataset.date ?? null);

  test('is walked by keyboard, from month to month', async () => {
    const { page, faults } = await open('calendar/2026/');
    await page.locator('td[data-date="2026-11-22"] a').focus();
    const walk: [string, string][] = [
      ['ArrowRight', '2026-11-23'],
      ['ArrowDown', '2026-11-30'],
      ['ArrowRight', '2026-12-01'],
      ['ArrowLeft', '2026-11-30'],
      ['Home', '2026-11-30'],
      ['ArrowUp', '2026-11-23'],
      ['End', '2026-11-29'],
      ['PageDown', '2026-12-29'],
      ['ArrowDown', '2026-12-29'],
      ['ArrowRight', '2026-12-30'],
      ['ArrowRight', '2026-12-31'],
      ['PageUp', '2026-11-30'],
    ];
    for (const [key, day] of walk) {
      await page.keyboard.press(key);
      expect(await focused(page), key).toBe(day);
    }
    // A day without events is a place to pass, one with some opens.
    await page.locator('td[data-date="2026-12-05"] a').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/calendar/2026/12/#2026-12-05');
    expect(faults).toEqual([]);
  });

  test('takes two steps of Tab a month, not a step for every day', async () => {
    const { page } = await open('calendar/2026/');
    const stops = await page.evaluate(() =>
      [...document.querySelectorAll('.heat')].map((table) => {
        const all = [...table.querySelectorAll<HTMLElement>('td, td a')].filter((place) =>
          place.tagName === 'A' ? place.tabIndex >= 0 : place.getAttribute('tabindex') === '0',
        );
        return all.length;
      }),
    );
    expect(stops).toEqual(Array.from({ length: 12 }, () => 1));
    expect(await page.locator('td.today a').getAttribute('tabindex')).toBe('0');
  });

  test.each([{}, { javaScriptEnabled: false }])(
    'leads to each day that has events, and says how many (%o)',
    async (options) => {
      const { page, faults } = await open('en/calendar/2026/', options);
      const days = page.locator('.heat');
      expect(await days.count()).toBe(12);
      const fifth = page.getByRole('link', { name: '5 December: 3 events' });
      expect(await page.getByRole('link', { name: /^18 December: .+, main event$/ }).count()).toBe(1);
      await fifth.click();
      await page.waitForURL('**/en/calendar/2026/12/#2026-12-05');
      expect(faults).toEqual([]);
    },
  );
});

describe('an address that was shortened', () => {
  test.each([
    ['calendar/', '2026', 'Календарь'],
    ['en/calendar/', '2026', 'Calendar'],
  ])('%s is this year', async (address, heading, section) => {
    const { page, faults } = await open(address, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(heading);
    expect(await page.locator('[aria-current=page]').innerText()).toBe(section);
    await page
      .getByRole('link', { name: /^(?:декабрь|December)\s/i })
      .first()
      .click();
    await page.waitForURL('**/calendar/2026/12/');
    expect(faults).toEqual([]);
  });

  test('events/ names the ways to an event', async () => {
    const { page, faults } = await open('events/', { javaScriptEnabled: false });
    await page
      .locator('main')
      .getByRole('link', { name: /^Архив/ })
      .click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Архив');
    expect(faults).toEqual([]);
  });
});

test('a past meeting, who came to it and its recording are found in the archive, without script', async () => {
  const { page, faults } = await open('calendar/2026/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Архив 2026' }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'Осенний разговор' });
  expect(await line.innerText()).toMatch(/пришло 34\sчеловека|пришло\s34\sчеловека/);
  expect(await line.getByRole('link', { name: /^запись/ }).getAttribute('href')).toBe('https://example.org/recording');
  const breakfast = page.getByRole('listitem').filter({ hasText: 'Завтрак у' });
  expect(await breakfast.count()).toBe(1);
  const dates = breakfast.getByText(/3, 10, 17, 24, 31/);
  expect(await dates.isVisible()).toBe(false);
  await breakfast.getByText(/^\d+\sдат/).click();
  expect(await dates.isVisible()).toBe(true);
  await line.getByRole('link', { name: 'Осенний разговор', exact: true }).click();
  await page.waitForURL('**/events/autumn-debate/');
  expect(faults).toEqual([]);
});
