import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADDRESS = 'https://mivent.example/mivent/events/private-cities-debate/';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(address: string, options: Partial<VisitOptions> = {}) {
  const visited = await visit(browser, site, { now: NOW, ...options });
  await visited.page.goto(site + address);
  return visited;
}

describe('one’s own time', () => {
  const ownTime = async (address: string, timezoneId: string) => {
    const { page, faults } = await open(address, { timezoneId });
    await page.waitForFunction(() => customElements.get('own-time'));
    expect(faults).toEqual([]);
    return page.locator('own-time').textContent();
  };

  test.each([
    ['events/private-cities-debate/', 'America/St_Johns', 'у вас 13:30'],
    ['events/private-cities-debate/', 'Asia/Tokyo', 'у вас 02:00, воскресенье'],
    ['en/events/private-cities-debate/', 'Asia/Tokyo', 'your time 02:00, Sunday'],
    // Clocks that go alike that evening, whatever their city.
    ['events/private-cities-debate/', 'Europe/Warsaw', ''],
    ['en/events/contracts-webinar/', 'Asia/Tbilisi', 'your time 22:00'],
  ])('of %s in %s is told as «%s»', async (address, timezoneId, expected) => {
    expect(await ownTime(address, timezoneId)).toBe(expected);
  });

  test('moves nothing when it comes', async () => {
    for (const width of [360, 560, 768, 1280]) {
      const { page } = await open('events/private-cities-debate/', {
        timezoneId: 'Asia/Tokyo',
        viewport: { width, height: 900 },
      });
      const top = () => page.locator('dt', { hasText: 'Цена' }).evaluate((term) => term.getBoundingClientRect().top);
      const found = page.locator('own-time', { hasText: 'воскресенье' });
      await found.waitFor();
      const after = await top();
      await found.evaluate((element) => element.replaceChildren());
      expect(await top(), String(width)).toBe(after);
    }
  });
});

describe('a menu', () => {
  const openMenu = async (page: Page) => {
    await page.locator('summary', { hasText: 'Поделиться' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Telegram' }).waitFor();
  };
  const isOpen = (page: Page) => page.locator('.actions details[open]').count();

  test('is opened, walked and left by the keyboard', async () => {
    const { page, faults } = await open('events/private-cities-debate/');
    await openMenu(page);
    const walk: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab');
      walk.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    expect(walk.slice(0, 3)).toEqual(['Telegram', 'Скопировать ссылку', 'Скачать QR-код']);
    // Beyond its last button it closes: nothing that gets the focus is hidden by it.
    expect(await isOpen(page)).toBe(0);
    await openMenu(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await isOpen(page)).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Поделиться');
    expect(faults).toEqual([]);
  });

  test('gives way to another, and to a press beside it', async () => {
    const { page } = await open('events/private-cities-debate/', { viewport: { width: 360, height: 900 } });
    await page.locator('summary', { hasText: 'В календарь' }).click();
    await page.locator('summary', { hasText: 'Поделиться' }).click();
    expect(await page.locator('.actions details[open] summary').allInnerTexts()).toEqual(['Поделиться']);
    await page.getByRole('heading', { level: 1 }).click();
    expect(await isOpen(page)).toBe(0);
  });

  test('copies the address of the page, and says so', async () => {
    const { page, faults } = await open('events/private-cities-debate/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await openMenu(page);
    await page.getByRole('button', { name: 'Скопировать ссылку' }).click();
    await page.getByRole('status').filter({ hasText: 'Ссылка скопирована.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(ADDRESS);
    expect(faults).toEqual([]);
  });

  test('says where the address is to be had if it cannot be copied', async () => {
    const { page } = await open('events/private-cities-debate/', { permissions: [] });
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await openMenu(page);
    await page.getByRole('button', { name: 'Скопировать ссылку' }).click();
    await page.getByRole('status').filter({ hasText: 'адрес стоит ниже' }).waitFor();
    expect(await page.locator('.actions details[open] code').innerText()).toBe(ADDRESS);
  });

  test.each([360, 1280])('has nothing that axe finds when it is open, at %s', async (width) => {
    const { page } = await open('events/private-cities-debate/', { viewport: { width, height: 800 } });
    await page.evaluate(AXE);
    for (const name of ['В календарь', 'Поделиться']) {
      await page.locator('summary', { hasText: name }).click();
      const violations = await page.evaluate(async () => {
        // In the page, where the script above has put it.
        const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
        return (await axe.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`,
        );
      });
      expect(violations, name).toEqual([]);
    }
  });

  test('saves the code as a picture', async () => {
    const { page } = await open('events/private-cities-debate/');
    await openMenu(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать QR-код' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('qr.svg');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="-4 -4.5 \d+ \d+"/);
    expect(text).toContain('stroke="#000"');
  });
});

test('without script there are the ways that need none', async () => {
  const { page, faults } = await open('en/events/contracts-webinar/', { javaScriptEnabled: false });
  expect(await page.locator('own-time').textContent()).toBe('');
  expect(await page.getByText('22:00 Yerevan time').isVisible()).toBe(true);
  await page.locator('summary', { hasText: 'Share' }).click();
  expect(await page.getByRole('link', { name: 'Telegram' }).isVisible()).toBe(true);
  expect(await page.getByRole('button').count()).toBe(0);
  await page.locator('summary', { hasText: 'Add to calendar' }).click();
  expect(await page.locator('details[open] code').innerText()).toBe(
    'https://mivent.example/mivent/en/events/contracts-webinar.ics',
  );
  expect(faults).toEqual([]);
});

describe('on paper', () => {
  test.each([
    'private-cities-debate',
    'winter-festival',
    'long-title',
    'hostile-title',
    'saturday-breakfast',
    'new-year-ball',
    'summer-fest',
    'bitcoin-lecture',
  ])('%s is a poster of one page', async (id) => {
    const { page } = await open(`events/${id}/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('a poster has the date, the name, the facts, the code and the address, and nothing to press', async () => {
    const { page } = await open('events/private-cities-debate/');
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.lead > .numeral', 'h1', '.summary', '.facts', '.poster svg', '.poster a']) {
      expect(await page.locator(selector).isVisible(), selector).toBe(true);
    }
    expect(await page.locator('.poster a').innerText()).toBe(ADDRESS);
    for (const selector of ['nav', '.actions', '.aside', '.prose', '.mountain', '.maps']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    const text = await page.locator('body').innerText();
    for (const word of ['декабря 2026', 'Kings Park', 'Площадь Независимости, 1', '10 €', 'Миа'])
      expect(text.replaceAll('\u00a0', ' ')).toContain(word);
  });
});

describe('who was at an event', () => {
  test.each([
    ['ru', 360, 'light', 'events/spring-lecture/', 'Рассказать, как прошло'],
    ['en', 1280, 'dark', 'en/events/spring-lecture/', 'Report what happened'],
  ] as const)('is shown how to tell how it went (%s, %i, %s)', async (_, width, colorScheme, address, name) => {
    const { page, faults } = await open(address, { viewport: { width, height: 800 }, colorScheme });
    const summary = page.getByText(name);
    expect(await page.locator('.fix code').isVisible()).toBe(false);
    await summary.press('Enter');
    expect(await page.locator('.fix code').isVisible()).toBe(true);
    const { height } = (await summary.boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(
      // In the page, where the script above has put it.
      () => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
