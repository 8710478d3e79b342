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

async function openAt(now: string, address = '', options = {}) {
  const { page, faults } = await visit(browser, site, { now, ...options });
  await page.goto(site + address);
  return { page, faults };
}

/** What a list shows now: the titles that can be seen, and whether each of its groups is seen. */
function lists(page: Page) {
  return page.evaluate(() => {
    const isSeen = (element: Element) => element instanceof HTMLElement && element.checkVisibility();
    const items = [...document.querySelectorAll<HTMLElement>('li[data-end]')];
    const groups = [...document.querySelectorAll('.day, .part')];
    return {
      seen: items
        .filter(isSeen)
        .map((item) => item.querySelector('a')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''),
      // An item and its group must agree with the clock, and with each other.
      wrong: [
        ...items.filter((item) => isSeen(item) === Number(item.dataset.end) * 1000 <= Date.now()),
        ...groups.filter((group) => isSeen(group) !== [...group.querySelectorAll('li[data-end]')].some(isSeen)),
      ].map((element) => element.textContent?.replaceAll(/\s+/g, ' ').slice(0, 80)),
      headings: [...document.querySelectorAll<HTMLElement>('.part > h2')]
        .filter(isSeen)
        .map((heading) => heading.innerText.replaceAll(/\s+/g, ' ').trim()),
      today: [...document.querySelectorAll<HTMLElement>('.day.today')].filter(isSeen).map((day) => day.dataset.date),
      isEmpty: [...document.querySelectorAll('[data-empty]')].some(isSeen),
      lead: [...document.querySelectorAll('.lead[data-end]')].filter(isSeen).length,
    };
  });
}

test('at the hour of the build the list is as it was built', async () => {
  const { page, faults } = await openAt(NOW);
  const { seen, wrong, headings, today, isEmpty, lead } = await lists(page);
  expect(seen).toEqual(expect.arrayContaining(['Дневной клуб', 'Воскресный разговор']));
  expect(wrong).toEqual([]);
  expect(headings[0]).toMatch(/^Сегодня \d+ событ/);
  expect(today).toEqual(['2026-11-22']);
  expect(isEmpty).toBe(false);
  expect(lead).toBe(1);
  expect(faults).toEqual([]);
});

test('what has ended since leaves the list at its minute', async () => {
  const before = await lists((await openAt('2026-11-22T12:59:59+01:00')).page);
  expect(before.seen).toContain('Дневной клуб');
  const after = await lists((await openAt('2026-11-22T13:00:00+01:00')).page);
  expect(after.seen).not.toContain('Дневной клуб');
  expect(after.seen).toContain('Воскресный разговор');
  expect(after.wrong).toEqual([]);
  expect([before.headings[0], after.headings[0]], 'a count goes with what it counts').toEqual([
    'Сегодня 2 события',
    'Сегодня 1 событие',
  ]);
});

test('a day and a part of which nothing is left leave with it', async () => {
  const { page } = await openAt('2026-11-29T12:00:00+01:00');
  const { seen, wrong, headings } = await lists(page);
  expect(seen).not.toContain('Поэтический вечер');
  expect(seen).toContain('Кемп на Скадарском озере');
  expect(wrong).toEqual([]);
  expect(headings).not.toEqual([]);
  expect(headings.join()).not.toMatch(/Сегодня|Завтра/);
  expect(await page.locator('#d-2026-11-26').isVisible()).toBe(false);
  expect(await page.locator('#d-2026-11-28').isVisible()).toBe(true);
});

test('tomorrow the gold moves on, and nothing is called «today» that is not', async () => {
  const { page } = await openAt('2026-11-24T08:00:00+01:00');
  const { today, wrong } = await lists(page);
  expect(today).toEqual(['2026-11-24']);
  expect(wrong).toEqual([]);
  expect(await page.locator('.ribbon .today').getAttribute('data-date')).toBe('2026-11-24');
});

test('yesterday’s «tomorrow» is today, and what goes on after its day says so', async () => {
  const titles = async (now: string) => (await lists((await openAt(now)).page)).headings.slice(0, 2);
  expect(await titles(NOW)).toEqual(['Сегодня 2 события', 'Завтра 1 событие']);
  expect((await titles('2026-11-23T08:00:00+01:00'))[0]).toBe('Сегодня 1 событие');
  // From 22:15 to 01:30 in Yerevan: in Podgorica the Monday is over by then, too.
  expect((await titles('2026-11-23T22:20:00+01:00'))[0]).toBe('Сегодня 1 событие');
  const { page } = await openAt('2026-11-24T08:00:00+01:00');
  expect((await lists(page)).headings.join()).not.toMatch(/Сегодня|Завтра|Уже идёт/);
});

test('the grid begins with the week of today', async () => {
  const first = async (now: string) => {
    const { page } = await openAt(now);
    return page.locator('.ahead tbody tr:visible').first().locator('td').first().getAttribute('data-date');
  };
  expect(await first(NOW)).toBe('2026-11-16');
  expect(await first('2026-11-23T08:00:00+01:00')).toBe('2026-11-23');
  expect(await first('2026-12-09T08:00:00+01:00')).toBe('2026-12-07');
});

test.each([
  ['the home page', '', 'Пока ничего не назначено'],
  ['the home page in English', 'en/', 'Nothing is planned yet'],
  ['a region', 'regions/me-16/', 'Событий впереди пока нет.'],
])('%s says so when everything on it is over', async (_, address, words) => {
  const { page, faults } = await openAt('2028-01-01T12:00:00+01:00', address);
  const { seen, wrong, isEmpty, lead } = await lists(page);
  expect(seen).toEqual([]);
  expect(wrong).toEqual([]);
  expect(lead).toBe(0);
  expect(isEmpty).toBe(true);
  expect(await page.getByText(words).isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

test('without script the list stays as it was built', async () => {
  const { page } = await openAt('2028-01-01T12:00:00+01:00', '', { javaScriptEnabled: false });
  expect(await page.getByRole('link', { name: 'Дневной клуб' }).first().isVisible()).toBe(true);
});
