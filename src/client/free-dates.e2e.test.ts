import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDates(query: string, options: { now?: string; width?: number; language?: string } = {}) {
  const { now = NOW, width = 1280, language = '' } = options;
  const visited = await visit(browser, site, { now, viewport: { width, height: 800 } });
  await visited.page.goto(`${site}${language}dates/${query}`);
  if (query.includes('region')) await answered(visited.page);
  return visited;
}

async function answered(page: Page): Promise<void> {
  await page.locator('.dates-month td[data-state]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('free-dates')?.hasAttribute('aria-busy'));
}

/** What somebody hears who has the focus where it is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return ((active?.querySelector('td > .visually-hidden') ?? active)?.textContent ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  });
}

/** Go down a closed list to what is wanted. */
async function choose(page: Page, value: string): Promise<void> {
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('ArrowDown');
    if ((await page.evaluate(() => Reflect.get(document.activeElement ?? {}, 'value'))) === value) return;
  }
  throw new Error(`${value} is not in the list`);
}

const day = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`);

test('an organiser finds a free date by keyboard alone and arrives at the application with it filled in', async () => {
  const { page, faults } = await openDates('');
  await page.locator('h1').click();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('region');
  await choose(page, 'me-16');
  await answered(page);
  await page.keyboard.press('Tab');
  await choose(page, 'kings-park');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await choose(page, 'evening');
  await page.waitForURL('**/dates/?region=me-16&venue=kings-park&time=evening');
  await answered(page);
  // The calendar is one stop, at today.
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/^сегодня, воскресенье, 22 ноября: свободно 18:00–23:00$/);
  const walk: [string, RegExp][] = [
    ['PageDown', /^вторник, 22 декабря/],
    ['PageUp', /^сегодня, воскресенье, 22 ноября/],
    ['ArrowDown', /^воскресенье, 29 ноября/],
    ['ArrowDown', /^воскресенье, 6 декабря/],
    ['Home', /^понедельник, 30 ноября/],
    ['End', /^воскресенье, 6 декабря/],
    ['ArrowLeft', /^суббота, 5 декабря: свободно 21:00–23:00$|^суббота, 5 декабря: занято$/],
    ['ArrowUp', /^суббота, 28 ноября/],
    ['ArrowRight', /^воскресенье, 29 ноября: свободно/],
  ];
  for (const [key, said] of walk) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toMatch(said);
  }
  await page.keyboard.press('Enter');
  expect(await page.getByRole('status').innerText()).toMatch(/^воскресенье, 29\sноября: свободно/);
  expect(await page.getByRole('region', { name: /воскресенье, 29\sноября/ }).isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('18:00–21:00');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/submit/?region=me-16&venue=kings-park&start=2026-11-29T18:00&end=2026-11-29T21:00');
  expect(await page.locator('#region').inputValue()).toBe('me-16');
  expect(await page.locator('#venue').inputValue()).toBe('kings-park');
  expect(await page.locator('#startDay').inputValue()).toBe('2026-11-29');
  expect(await page.locator('#startTime').inputValue()).toBe('18:00');
  expect(await page.locator('#endTime').inputValue()).toBe('21:00');
  await page.getByText('Дата свободна.').waitFor();
  // And back, where everything is as it was.
  await page.goBack();
  await answered(page);
  expect(await page.getByRole('region', { name: /воскресенье, 29\sноября/ }).isVisible()).toBe(true);
  expect(await page.locator('[name=time]').inputValue()).toBe('evening');
  expect(faults).toEqual([]);
});

test('a day that is taken says by what, and leads there', async () => {
  const { page, faults } = await openDates('?region=me-16&venue=kings-park&duration=PT4H&time=evening');
  expect(await day(page, '2026-12-05').getAttribute('data-state')).toBe('taken');
  await day(page, '2026-12-05').click();
  const panel = page.getByRole('region', { name: /суббота, 5\sдекабря/ });
  expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/Дебаты о\sприватных городах\s+18:00–21:00, та же площадка, тот же регион/),
  ]);
  await panel.getByRole('link', { name: /Дебаты/ }).click();
  await page.waitForURL('**/mivent/events/private-cities-debate/');
  expect(faults).toEqual([]);
});

test('a held day says until when, an open one that it is closed again by Escape', async () => {
  const { page, faults } = await openDates('?region=me-02&duration=P1D');
  const held = day(page, '2026-12-30');
  expect(await held.locator('.visually-hidden').innerText()).toMatch(/^среда, 30\sдекабря: бронь до 10\sдекабря$/);
  expect(await held.innerText()).toMatch(/бронь/);
  await held.focus();
  await page.keyboard.press('Space');
  await page.waitForURL('**/dates/?region=me-02&duration=P1D&day=2026-12-30');
  expect(await held.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/Новогодний бал/);
  await page.keyboard.press('Escape');
  await page.waitForURL('**/dates/?region=me-02&duration=P1D');
  expect(await page.locator('.dates-day').isHidden()).toBe(true);
  expect(await focused(page)).toMatch(/^среда, 30 декабря/);
  expect(faults).toEqual([]);
});

test('a hold lets its days go when it ends, whenever the site was built', async () => {
  const { page } = await openDates('?region=me-02&duration=P1D', { now: '2026-12-11T09:00:00+01:00' });
  expect(await day(page, '2026-12-30').getAttribute('data-state')).toBe('free');
});

test('the address holds the question: it can be sent to somebody, and every step back is one', async () => {
  const { page, faults } = await openDates('?venue=kings-park', {});
  await answered(page);
  expect(await page.locator('[name=region]').inputValue()).toBe('me-16');
  await page.locator('[name=duration]').selectOption('P2D');
  await page.waitForURL('**/dates/?region=me-16&venue=kings-park&duration=P2D');
  expect(await page.locator('[name=time]').isDisabled()).toBe(true);
  await page.locator('[name=region]').selectOption('me-12');
  await page.waitForURL('**/dates/?region=me-12&duration=P2D');
  await answered(page);
  expect(await page.getByRole('status').innerText()).toMatch(/^Никшич, 2\sдня: место есть/);
  await page.goBack();
  await page.goBack();
  await answered(page);
  expect(await page.locator('[name=duration]').inputValue()).toBe('PT3H');
  expect(await page.getByRole('status').innerText()).toMatch(/^Подгорица, Kings Park, 3\sчаса: место есть/);
  expect(faults).toEqual([]);
});

test('more months come when they are asked for, and a day far ahead brings its own', async () => {
  const { page, faults } = await openDates('?region=me-05');
  expect(await page.getByRole('grid').count()).toBe(3);
  await page.getByRole('button', { name: 'Ещё три месяца' }).click();
  await page.getByRole('grid', { name: /апрель\s2027/ }).waitFor();
  expect(await focused(page)).toMatch(/^понедельник, 1 февраля/);
  await page.goto(`${site}dates/?region=me-05&day=2027-08-14`);
  await answered(page);
  expect(await page.getByRole('region', { name: /14\sавгуста 2027/ }).isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

test.each([
  '?region=nowhere',
  '?region=me-16&day=2026-02-31&duration=%3Cb%3E&time=x&venue=none',
  '?day=1999-01-01&region=me-16',
])('%s breaks nothing', async (query) => {
  const { page, faults } = await openDates('');
  await page.goto(`${site}dates/${query}`);
  if (query.includes('me-16')) await answered(page);
  else expect(await page.locator('.dates-nearest').isVisible()).toBe(true);
  expect(faults).toEqual([]);
});

test('a browser without Temporal gets one, and the same answers', async () => {
  const answersOf = async (without: boolean) => {
    const { page, faults } = await visit(browser, site, { now: NOW });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    if (without) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'));
    await page.goto(`${site}dates/?region=me-16&venue=kings-park&day=2026-12-05`);
    await answered(page);
    expect(faults).toEqual([]);
    const days = await page.locator('td[data-date]').evaluateAll((cells) => cells.map((cell) => cell.textContent));
    // Letters are asked for when they are first drawn, which may be later.
    const scripts = asked.filter((address) => address.endsWith('.js'));
    return { days, slots: await page.locator('.slots a').allInnerTexts(), scripts };
  };
  const [native, given] = [await answersOf(false), await answersOf(true)];
  expect(given.days).toEqual(native.days);
  expect(given.slots).toEqual(native.slots);
  expect(given.slots.length).toBeGreaterThan(3);
  // Where there is one already, none is fetched.
  expect(given.scripts.length).toBe(native.scripts.length + 1);
});

test('when what is taken cannot be loaded, the page says so, and tries again', async () => {
  const { page } = await openDates('');
  await page.route('**/busy.json', (route) => route.fulfill({ status: 503, body: '' }));
  await page.locator('[name=region]').selectOption('me-16');
  await page.getByText('Не удалось узнать, что занято').waitFor();
  await page.unroute('**/busy.json');
  await page.locator('[name=duration]').selectOption('PT1H');
  await answered(page);
  expect(await page.getByRole('status').innerText()).toMatch(/место есть/);
});

describe('on a phone', () => {
  test('the chosen day stays in sight, nothing scrolls sideways, and every target is large enough', async () => {
    const { page, faults } = await openDates('?region=me-16&venue=kings-park', { width: 360 });
    await day(page, '2026-12-10').scrollIntoViewIfNeeded();
    await day(page, '2026-12-10').click();
    const panel = page.locator('.dates-day');
    const box = await panel.boundingBox();
    expect(Math.round(box!.y + box!.height)).toBeLessThanOrEqual(800);
    expect(box!.height).toBeLessThanOrEqual(400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const small = await page.evaluate(
      () =>
        [...document.querySelectorAll('td[data-date], .dates-day .button, .dates-form select')]
          .map((element) => element.getBoundingClientRect())
          .filter(({ width, height }) => width < 44 || height < 44).length,
    );
    expect(small).toBe(0);
    expect(faults).toEqual([]);
  });

  test('nothing jumps while the answer comes', async () => {
    const { page } = await visit(browser, site, { now: NOW, viewport: { width: 360, height: 740 } });
    // What letters move that come late is measured for all pages (pages.e2e.test.ts).
    await page.route(/\.woff2$/, (route) => route.abort());
    await page.addInitScript(() => {
      Object.assign(globalThis, { shifts: 0 });
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) Object.assign(globalThis, { shifts: Reflect.get(globalThis, 'shifts') + value });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site}dates/?region=me-16&day=2026-12-05`);
    await answered(page);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'shifts'))).toBeLessThan(0.001);
  });
});

test('without script the page names free dates by region and says what script would add', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW, javaScriptEnabled: false });
  await page.goto(`${site}dates/`);
  expect(await page.locator('.dates-form').isVisible()).toBe(false);
  expect(await page.getByText(/нужен JavaScript/).isVisible()).toBe(true);
  await page
    .getByRole('row', { name: /^Подгорица/ })
    .getByRole('link')
    .nth(1)
    .click();
  await page.waitForURL('**/submit/?region=me-16&start=*');
  expect(await page.getByText(/нужен JavaScript/).isVisible()).toBe(true);
  expect(await page.locator('form').isVisible()).toBe(false);
  expect(await page.getByRole('link', { name: 'Образец в редакторе GitHub' }).isVisible()).toBe(true);
  expect(faults).toEqual([]);
});
