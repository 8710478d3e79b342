import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openPage(address: string, options: Partial<VisitOptions> = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(site + address);
  return { page, faults };
}

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36';

/** Everything that follows the choice: the links of programs, and the addresses in sight. */
function linksOf(page: Page) {
  return page.evaluate(() => ({
    shown: [...new Set([...document.querySelectorAll('[data-address]')].map((code) => code.textContent))],
    webcal: document.querySelector<HTMLAnchorElement>('[data-to="webcal"]')?.href,
    google: new URL(document.querySelector<HTMLAnchorElement>('[data-to="google"]')?.href ?? '').searchParams.get(
      'cid',
    ),
    outlook: new URL(document.querySelector<HTMLAnchorElement>('[data-to="outlook"]')?.href ?? '').searchParams.get(
      'name',
    ),
    rss: document.querySelector<HTMLAnchorElement>('[data-to="rss.xml"]')?.href,
  }));
}

const PODGORICA = 'mivent.example/mivent/regions/me-16';

/** The programs in their order, and which of them stand open. */
function programsOf(page: Page) {
  return page.evaluate(() => {
    const items = [...document.querySelectorAll<HTMLElement>('[data-program]')];
    return {
      order: items.map((item) => item.dataset.program),
      open: items.filter((item) => item.querySelector('details')?.open).map((item) => item.dataset.program),
    };
  });
}

describe('subscribing', () => {
  test('to a region by the keyboard alone', async () => {
    const { page, faults } = await openPage('subscribe/');
    const choice = page.getByLabel('Какие события');
    while (!(await choice.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
    while ((await choice.inputValue()) !== 'region=me-16') await page.keyboard.press('ArrowDown');
    await page.waitForURL((url) => url.search === '?region=me-16');
    expect(await page.locator('feed-chooser > section [role=status]').first().textContent()).toBe(
      'Подписка: Подгорица',
    );
    expect(await linksOf(page)).toEqual({
      shown: [`https://${PODGORICA}/calendar.ics`, `https://${PODGORICA}/rss.xml`],
      webcal: `webcal://${PODGORICA}/calendar.ics`,
      google: `webcal://${PODGORICA}/calendar.ics`,
      outlook: 'Подгорица · MIVENT',
      rss: `https://${PODGORICA}/rss.xml`,
    });
    // All keys together were one step: there is one to go back.
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await page.goForward();
    expect(await choice.inputValue()).toBe('region=me-16');
    const google = page.getByRole('link', { name: 'Добавить в Google Календарь' });
    while (!(await google.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
    // Another program opens by Enter.
    await page.locator('[data-program="thunderbird"] summary').focus();
    await page.keyboard.press('Enter');
    expect((await programsOf(page)).open).toEqual(['google', 'thunderbird']);
    expect(faults).toEqual([]);
  });

  test('begins with what the address asks for, and goes back with it', async () => {
    const { page, faults } = await openPage('en/subscribe/?format=debate');
    const choice = page.getByLabel('Which events');
    expect(await choice.inputValue()).toBe('format=debate');
    expect((await linksOf(page)).webcal).toBe('webcal://mivent.example/mivent/en/formats/debate/calendar.ics');
    await choice.selectOption('region=me-16');
    await choice.selectOption('');
    await page.waitForURL((url) => url.search === '');
    await page.goBack();
    expect(await choice.inputValue()).toBe('region=me-16');
    await page.goBack();
    expect(await choice.inputValue()).toBe('format=debate');
    expect((await linksOf(page)).outlook).toBe('Debate · MIVENT');
    expect(faults).toEqual([]);
  });

  test.each(['?region=no-such', '?x', '?region=me-16&x=1'])('with «%s» is to everything', async (search) => {
    const { page } = await openPage(`subscribe/${search}`);
    expect((await linksOf(page)).webcal).toBe('webcal://mivent.example/mivent/calendar.ics');
  });

  test.each([
    ['iPhone', IPHONE, ['apple', 'google', 'outlook', 'android', 'thunderbird', 'other']],
    ['Android', ANDROID, ['google', 'android', 'apple', 'outlook', 'thunderbird', 'other']],
  ])('on %s begins with what that has, and hides nothing', async (_, userAgent, order) => {
    const { page } = await openPage('subscribe/', { userAgent });
    expect(await programsOf(page)).toEqual({ order, open: [order[0]] });
    expect(await page.locator('[data-telegram]').getAttribute('open')).toBeNull();
  });

  test('nothing that is seen moves while the page finds out where it is', async () => {
    const options = { userAgent: ANDROID, viewport: { width: 1280, height: 1600 } };
    const { page } = await visit(browser, site, { now: NOW, ...options });
    // What letters move that come late is measured for all pages (pages.e2e.test.ts).
    await page.route(/\.woff2$/, (route) => route.abort());
    await page.goto(`${site}subscribe/?region=me-16`);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          // Typed by TypeScript's DOM as a plain entry.
          const add = (entries: PerformanceEntryList) => {
            for (const entry of entries) sum += (entry as unknown as { value: number }).value;
          };
          new PerformanceObserver((list) => add(list.getEntries())).observe({ type: 'layout-shift', buffered: true });
          window.setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBe(0);
  });
});

describe('inside Telegram', () => {
  test.each([
    [
      'a user agent that names it',
      { userAgent: `${ANDROID} Telegram-Android/11.2.1 (Tecno; Android 11; SDK 30; AVERAGE)` },
      '',
    ],
    ['Android', { userAgent: ANDROID }, 'TelegramWebview'],
    ['an iPhone', { userAgent: IPHONE }, 'TelegramWebviewProxy'],
  ])('%s is told how to leave it, and keeps the choice', async (_, options, object) => {
    const { page } = await visit(browser, site, { now: NOW, ...options });
    if (object) await page.addInitScript(`window.${object} = {}`);
    await page.goto(`${site}subscribe/?region=me-16`);
    const notice = page.locator('[data-telegram]');
    expect(await notice.getByText('Откройте страницу в обычном браузере').isVisible()).toBe(true);
    expect(await notice.locator('code').textContent()).toBe(`${site}subscribe/?region=me-16`);
  });

  test('elsewhere it is a line that unfolds', async () => {
    const { page } = await openPage('subscribe/');
    const text = page.getByText('Откройте страницу в обычном браузере');
    expect(await text.isVisible()).toBe(false);
    await page.getByText('Открыли страницу в Телеграме?').click();
    expect(await text.isVisible()).toBe(true);
  });
});

describe('the address', () => {
  const button = (page: Page) => page.getByRole('button', { name: 'Скопировать адрес', exact: true }).first();

  test('is copied by a button, which says so', async () => {
    const { page, faults } = await openPage('subscribe/?region=me-16', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await button(page).press('Enter');
    await page.getByRole('status').filter({ hasText: 'Скопировано' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`https://${PODGORICA}/calendar.ics`);
    expect(faults).toEqual([]);
  });

  test('is selected where the clipboard is refused', async () => {
    const { page } = await visit(browser, site, { now: NOW });
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      document.execCommand = () => false;
    });
    await page.goto(`${site}subscribe/`);
    await button(page).click();
    await page.getByRole('status').filter({ hasText: 'адрес выделен' }).waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toBe('https://mivent.example/mivent/calendar.ics');
  });
});

describe('without script', () => {
  test('everything is there: all events, and a list of all other calendars', async () => {
    const { page, faults } = await openPage('subscribe/', { javaScriptEnabled: false });
    expect(await page.getByLabel('Какие события').isVisible()).toBe(false);
    expect(await page.getByRole('button').count()).toBe(0);
    const google = page.getByRole('link', { name: 'Добавить в Google Календарь' });
    expect(await google.isVisible()).toBe(false);
    await page.getByText('Google Календарь', { exact: true }).first().click();
    expect(await google.isVisible()).toBe(true);
    await page.getByText('Все календари и ленты').click();
    const link = page.getByRole('link', { name: 'Подгорица: календарь' });
    expect(await link.getAttribute('href')).toBe('/mivent/regions/me-16/calendar.ics');
    expect(faults).toEqual([]);
  });
});

describe('the page about embedding', () => {
  test('writes the code for what is chosen, and shows it', async () => {
    const { page, faults } = await openPage('embed/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('События').selectOption('region=me-16');
    await page.getByLabel('Сколько').fill('2');
    await page.getByLabel('Язык').selectOption('en');
    await page.getByRole('button', { name: 'Скопировать код' }).click();
    await page.getByRole('status').filter({ hasText: 'Скопировано' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `<script src="https://mivent.example/mivent/embed.js" async></script>
<mivent-events region="me-16" limit="2" lang="en">
  <a href="https://mivent.example/mivent/en/regions/me-16/">What’s on: Podgorica</a>
</mivent-events>`,
    );
    await page.getByRole('heading', { level: 3, name: 'What’s on: Podgorica' }).waitFor();
    expect(await page.locator('mivent-events li').count()).toBe(2);
    // A number that is none changes nothing.
    await page.getByLabel('Сколько').fill('99');
    expect(await page.locator('[data-snippet]').textContent()).toContain('limit="5"');
    expect(faults).toEqual([]);
  });

  test('without script shows the code and a link', async () => {
    const { page, faults } = await openPage('en/embed/', { javaScriptEnabled: false });
    expect(await page.locator('[data-snippet]').isVisible()).toBe(true);
    expect(await page.locator('mivent-events').getByRole('link', { name: 'What’s on' }).isVisible()).toBe(true);
    expect(await page.getByLabel('How many').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });
});
