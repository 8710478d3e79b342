import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { awaitScripts } from '../io/layout-shift.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(address = '', options: Partial<VisitOptions> = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(site + address);
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => customElements.get('programme-filter'));
  return { page, faults };
}

/** What can be seen: titles of the list and of the grid, parts with their counts, what is chosen, what is said. */
function seen(page: Page) {
  return page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
    const text = (element: Element | null | undefined) => element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    return {
      list: [...new Set(all('.part li').map((line) => text(line.querySelector('a'))))],
      grid: [...new Set(all('td .entries a').map((link) => text(link.querySelector('span'))))],
      parts: all('.part h2').map(text),
      days: all('.day').map((day) => day.dataset.date),
      undated: all('[data-group] li').map((line) => text(line.querySelector('a'))),
      chosen: all('.filters [aria-current]').map((link) => text(link)),
      status: text(document.querySelector('.filters [role="status"]')),
      query: location.search,
    };
  });
}

const chip = (page: Page, name: string) => page.locator('.filters').getByRole('link', { name, exact: true });

describe('with script', () => {
  test('a choice narrows list and grid at once, and stands in the address', async () => {
    const { page, faults } = await open();
    const before = await seen(page);
    expect(before.chosen).toEqual(['Все регионы']);
    expect(before.status).toMatch(/^\d+ событ/);
    await chip(page, 'Бар').click();
    const after = await seen(page);
    expect(after.query).toBe('?region=me-02');
    expect(after.chosen, 'all choices stay in sight').toEqual(['Бар']);
    expect(await chip(page, 'бесплатно').isVisible()).toBe(true);
    expect(after.list).toEqual(['Завтрак у моря', 'Афтепати', 'Лекция о биткоине']);
    expect(after.grid.sort()).toEqual(after.list.sort());
    expect(after.status).toBe(`Показано 3 события из ${Number.parseInt(before.status, 10)}`);
    expect(after.parts).toEqual([
      'Неделя 24–29 ноября 1 событие',
      'Неделя 30 ноября – 6 декабря 2 события',
      'Неделя 7–13 декабря 2 события',
      'Неделя 21–27 декабря 1 событие',
    ]);
    expect(await page.evaluate(() => document.querySelector('.filters')?.contains(document.activeElement))).toBe(true);
    expect(faults).toEqual([]);
  });

  test('choices combine, are let go by choosing them again, and all at once', async () => {
    const { page } = await open();
    await chip(page, 'Никшич').click();
    await chip(page, 'за донат').click();
    expect(await seen(page)).toMatchObject({
      query: '?region=me-12&price=donation',
      list: ['Поэтический вечер'],
      undated: [],
      chosen: ['Никшич', 'за донат'],
    });
    await chip(page, 'Никшич').click();
    expect(await seen(page)).toMatchObject({ query: '?price=donation', chosen: ['Все регионы', 'за донат'] });
    await page.getByRole('link', { name: 'Сбросить' }).click();
    expect(await seen(page)).toMatchObject({ query: '', chosen: ['Все регионы'] });
    expect(await page.getByRole('link', { name: 'Сбросить' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'the keyboard stays').toBe(
      'Все регионы',
    );
  });

  test('the address alone chooses, and back goes back', async () => {
    const { page } = await open('?price=free&language=ru');
    const { list, chosen } = await seen(page);
    expect(chosen).toEqual(['Все регионы', 'бесплатно', 'по-русски']);
    await page.goto(`${site}?region=me-16`);
    await chip(page, 'дебаты').click();
    expect((await seen(page)).query).toBe('?region=me-16&format=debate');
    await page.goBack();
    expect(await seen(page)).toMatchObject({ query: '?region=me-16', chosen: ['Подгорица'] });
    await page.goBack();
    expect(await seen(page)).toMatchObject({ list, chosen });
    await page.goForward();
    expect(await seen(page)).toMatchObject({ query: '?region=me-16', chosen: ['Подгорица'] });
  });

  test('what the address says beside the choices stays', async () => {
    const { page } = await open('?from=telegram');
    await chip(page, 'онлайн').click();
    expect((await seen(page)).query).toBe('?from=telegram&attendance=online');
    expect((await seen(page)).list).toContain('Собрание клуба');
  });

  test('the keyboard alone chooses and lets go', async () => {
    const { page } = await open();
    await chip(page, 'Все регионы').focus();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      if (await chip(page, 'по-английски').evaluate((link) => link === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    const { query, list } = await seen(page);
    expect(query).toBe('?language=en');
    expect(list).toContain('Freedom of money: an evening of open questions');
    expect(list).not.toContain('Поэтический вечер');
    await page.keyboard.press('Enter');
    expect((await seen(page)).query).toBe('');
  });

  test('the weekend is this week’s, also on days after the build', async () => {
    const { page } = await open('?when=weekend');
    expect((await seen(page)).days).toEqual(['2026-11-22']);
    const later = await open('?when=weekend', { now: '2026-11-25T09:00:00+01:00' });
    const { days, list, grid } = await seen(later.page);
    expect(days).toEqual(['2026-11-28', '2026-11-29']);
    expect(list).toEqual(expect.arrayContaining(['Кемп на Скадарском озере', 'Завтрак у моря', 'Поэтический вечер']));
    expect(grid).toContain('Кемп на Скадарском озере');
    expect(grid).not.toContain('Дебаты о приватных городах');
  });

  test('says where there is more: on the page of the region and in the search', async () => {
    const { page } = await open('?region=me-02');
    const beyond = page.locator('.beyond');
    expect(await beyond.getByRole('heading').count()).toBe(0);
    expect(await beyond.innerText()).toMatch(/Список доходит до \d+\s\S+/);
    const hrefs = await beyond.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.map((href) => href?.replace(/^https?:\/\/[^/]+/, ''))).toEqual([
      '/mivent/regions/me-02/',
      '/mivent/search/?region=me-02&when=ahead',
      '/mivent/',
    ]);
  });

  test('helps where nothing fits', async () => {
    const { page } = await open('?region=me-12&format=debate');
    expect(await seen(page)).toMatchObject({ list: [], grid: [], parts: [], undated: [], status: 'Ничего не подошло' });
    expect(await page.getByRole('heading', { name: /ничего не подошло/ }).isVisible()).toBe(true);
    const search = page.locator('.beyond').getByRole('link', { name: /^Искать/ });
    expect(await search.getAttribute('href')).toBe('/mivent/search/?region=me-12&format=debate&when=ahead');
    await page
      .locator('.beyond')
      .getByRole('link', { name: /^Показать все/ })
      .click();
    expect((await seen(page)).parts.length).toBeGreaterThan(3);
    expect(await page.locator('.beyond').isVisible()).toBe(false);
  });

  test('a value that no event has is no error, whatever it holds', async () => {
    const { page, faults } = await open('?region=%22%5D%3Cb%3E&price=%5C');
    expect((await seen(page)).list).toEqual([]);
    expect(await page.getByRole('link', { name: 'Сбросить' }).isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('counts only what is not over, and finds nothing that is', async () => {
    const { page } = await open('?region=me-16', { now: '2026-11-22T14:00:00+01:00' });
    const { list, status } = await seen(page);
    expect(list).not.toContain('Дневной клуб');
    const fresh = await open('?region=me-16');
    const total = (text: string) => Number(/\d+$/.exec(text)?.[0]);
    expect(total(status)).toBe(total((await seen(fresh.page)).status) - 1);
  });

  test('a click with a key held opens the page of the choice beside this one', async () => {
    const { page } = await open();
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      chip(page, 'Будва').click({ modifiers: ['ControlOrMeta'] }),
    ]);
    expect(new URL(other.url()).pathname).toMatch(/\/regions\/me-05\/$|blank/);
    expect((await seen(page)).query).toBe('');
  });

  test('on a phone buttons say what is chosen and open the choices, and a day of which nothing is left leads nowhere', async () => {
    const { page, faults } = await open('?region=me-16', { viewport: { width: 360, height: 740 } });
    const button = page.getByRole('button', { name: /^Регион/ });
    expect(await button.innerText()).toMatch(/^Регион\s+Подгорица$/);
    const box = await button.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(await chip(page, 'Подгорица').isVisible()).toBe(false);
    await button.click();
    for (const name of ['Подгорица', 'Бар', 'Никшич']) {
      const choice = await chip(page, name).boundingBox();
      expect((choice?.x ?? 0) + (choice?.width ?? 0), name).toBeLessThanOrEqual(360);
      expect(choice?.height, name).toBeGreaterThanOrEqual(44);
    }
    expect(await chip(page, 'Подгорица').getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await chip(page, 'Подгорица').isVisible()).toBe(false);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(faults).toEqual([]);
    expect(await page.locator('.ribbon li[data-date="2026-11-22"] a').getAttribute('href')).toBe('#d-2026-11-22');
    expect(await page.locator('.ribbon li[data-date="2026-11-28"] a').getAttribute('href')).toBe(null);
    expect(await page.getByRole('table').isVisible()).toBe(false);
  });

  test('on a phone choices combine in their sheets, and letting all go leaves the keyboard at them', async () => {
    const { page } = await open('', { viewport: { width: 360, height: 740 } });
    const rest = page.getByRole('button', { name: /^Когда и как/ });
    await rest.click();
    await chip(page, 'бесплатно').click();
    await chip(page, 'по-русски').click();
    expect((await seen(page)).query).toBe('?price=free&language=ru');
    await page.getByRole('button', { name: 'Готово' }).click();
    expect(await rest.innerText()).toMatch(/^Когда и как\s+бесплатно \+1$/);
    await page.getByRole('link', { name: 'Сбросить' }).click();
    expect(await rest.innerText()).toMatch(/^Когда и как\s+не важно$/);
    expect(await page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim())).toBe(
      'Регион все',
    );
  });

  test.each([360, 1280])('nothing jumps while an address with choices loads, at %i', async (width) => {
    const { page } = await visit(browser, site, { now: NOW, viewport: { width, height: 800 } });
    // What letters move that come late is measured for all pages (pages.e2e.test.ts).
    await page.route(/\.woff2$/, (route) => route.abort());
    await awaitScripts(page);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site}?region=me-16`);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
  });

  test('an address with choices shows its list also where the script does not come', async () => {
    const { page } = await visit(browser, site, { now: NOW });
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${site}?region=me-16`);
    await page.locator('.part li').first().waitFor({ state: 'visible', timeout: 10_000 });
    await chip(page, 'онлайн').click();
    await page.waitForURL(/#attendance-online$/);
    expect(await page.locator('.part li:visible:not([data-f~="attendance-online"])').count()).toBe(0);
  });

  test('speaks English on the English page', async () => {
    const { page } = await open('en/?region=me-02');
    expect((await seen(page)).status).toMatch(/^3 events of \d+ shown$/);
    await chip(page, 'lecture').click();
    expect((await seen(page)).status).toMatch(/^1 event of \d+ shown$/);
  });
});

describe('without script', () => {
  test.each([
    ['бесплатно', '?price=free#price-free', 'price-free'],
    ['онлайн', '?attendance=online#attendance-online', 'attendance-online'],
    ['по-английски', '?language=en#language-en', 'language-en'],
    ['на выходных', '?when=weekend#when-weekend', 'w0'],
  ])('«%s» leads to %s, and the styles leave what fits', async (name, address, mark) => {
    const { page, faults } = await open('', { javaScriptEnabled: false });
    const all = await page.locator('.part li').count();
    await chip(page, name).click();
    await page.waitForURL(site + address);
    const shown = page.locator('[data-f]:visible');
    expect(await shown.count()).toBeGreaterThan(0);
    expect(await page.locator('.part li:visible').count()).toBeLessThan(all);
    expect(await page.locator(`[data-f]:visible:not([data-f~="${mark}"])`).count()).toBe(0);
    expect(await page.locator(`.part:visible:not(:has([data-f~="${mark}"]))`).count()).toBe(0);
    expect(await page.locator(`.part li[data-f~="${mark}"]:not(:visible)`).count()).toBe(0);
    await page.getByRole('link', { name: 'Сбросить' }).click();
    await page.waitForURL(site);
    expect(await page.locator('.part li:visible').count()).toBe(all);
    expect(faults).toEqual([]);
  });

  test('a region is a link to its page', async () => {
    const { page } = await open('', { javaScriptEnabled: false });
    await chip(page, 'Никшич').click();
    await page.waitForURL(`${site}regions/me-12/`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Никшич');
  });
});

test('the grid is for wide windows, the ribbon for narrow ones', async () => {
  const { page } = await open();
  const visible = async () => [await page.getByRole('grid').isVisible(), await page.locator('.ribbon').isVisible()];
  expect(await visible()).toEqual([true, false]);
  await page.setViewportSize({ width: 768, height: 900 });
  expect(await visible()).toEqual([true, false]);
  await page.setViewportSize({ width: 767, height: 900 });
  expect(await visible()).toEqual([false, true]);
});
