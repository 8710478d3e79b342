import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { awaitScripts, shiftsOf } from '../io/layout-shift.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { PAGES } from './sample-pages.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const site = inject('siteUrl');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [360, 1280];
/** Rounds to the 0.00 that browsers report: letters that come a frame late move less. */
const MOST_SHIFT = 0.005;
/** What letters may move that come after the first paint: a busy machine is as slow as a slow line. */
const MOST_SHIFT_OF_LETTERS = 0.05;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(page: Page, address: string): Promise<void> {
  await page.goto(site + address);
  await page.evaluate(() => document.fonts.ready);
  if (address.includes('preview/#')) await page.locator('.preview-week ol').waitFor();
  if (address.includes('search/?'))
    await page.locator('section[data-group], [data-part=nothing]:not([hidden])').first().waitFor();
}

/** What axe finds, as rule and place: by all of its rules, or by those of colour alone. */
async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    // In the page, where the script above has put it.
    (options) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options),
    { resultTypes: ['violations'], ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}) },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
  );
}

/** What is wider than the window, the innermost of it. */
function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5,
    );
    return [
      `${document.documentElement.scrollWidth}px`,
      ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

/** Words that are cut off, torn although they are short, or lie on each other. */
function misfitsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = new Set<string>();
    const ancestorsOf = (element: Element | null): Element[] =>
      element ? [element, ...ancestorsOf(element.parentElement)] : [];
    const words: { text: string; node: Node; left: number; right: number; top: number; bottom: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // Code scrolls by itself, and the map's names stand below it as a list, too.
      if (!parent?.checkVisibility({ visibilityProperty: true }) || parent.closest('pre, code, svg, select')) continue;
      const around = ancestorsOf(parent).map((element) => ({ element, style: getComputedStyle(element) }));
      // What is there for those who hear it.
      if (
        around.some(({ style }) => style.clipPath.startsWith('inset(50%)') || Number.parseFloat(style.textIndent) > 0)
      )
        continue;
      const clipping = around
        .filter(({ style }) => /hidden|clip/.test(style.overflowX))
        .map(({ element }) => element.getBoundingClientRect());
      const isAbove = around.some(({ style }) => /sticky|fixed|absolute/.test(style.position));
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      for (const { 0: text, index } of (node.nodeValue ?? '').matchAll(/[^\s\-–—]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5);
        const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
        if (lines > 1 && boxes.reduce((sum, box) => sum + box.width, 0) < width / 2) found.add(`torn: ${text}`);
        for (const { left, right, top, bottom } of boxes) {
          const edges = [{ left: 0, right: width }, ...clipping];
          if (edges.some((edge) => left < edge.left - 1 || right > edge.right + 1)) found.add(`cut: ${text}`);
          // Of a line's box, where its letters are.
          const spare = Math.max(0, (bottom - top - size * 0.7) / 2);
          if (!isAbove) words.push({ text, node, left, right, top: top + spare, bottom: bottom - spare });
        }
      }
    }
    words.sort((a, b) => a.top - b.top);
    for (const [index, a] of words.entries()) {
      for (let next = index + 1, b = words[next]; b && b.top < a.bottom - 1; next++, b = words[next]) {
        if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && b.bottom > a.top + 1)
          found.add(`${a.text} lies on ${b.text}`);
      }
    }
    return [...found].slice(0, 8);
  });
}

// The two schemes share all but their colours.
describe.concurrent.each([
  // Each opens its pages at another width, and sees whether anything moves there.
  ['light', undefined, WIDTHS],
  ['dark', ['color-contrast', 'link-in-text-block'], WIDTHS.toReversed()],
] as const)('in the %s', (colorScheme, rules, widths) => {
  // Every page there is, twice: on a busy machine that takes minutes.
  test('axe finds nothing, nothing moves or scrolls sideways, nothing fails', { timeout: 900_000 }, async ({
    onTestFinished,
  }) => {
    const found: Record<string, readonly string[]> = {};
    const { page, faults } = await visit(browser, site, { now: NOW, colorScheme, onTestFinished });
    await awaitScripts(page);
    for (const [kind, address] of Object.entries(PAGES)) {
      await page.setViewportSize({ width: widths[0] ?? 0, height: 800 });
      await open(page, address);
      const { score, moved, lateFonts } = await shiftsOf(page);
      if (score > (lateFonts ? MOST_SHIFT_OF_LETTERS : MOST_SHIFT))
        found[`${kind}, ${widths[0]}`] = [`moves by ${score}`, ...moved];
      await page.evaluate(AXE);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await overflowOf(page);
        const violations = await violationsOf(page, rules);
        const faulty = [...overflow, ...violations];
        if (faulty.length > 0) found[`${kind}, ${width}`] = [...(found[`${kind}, ${width}`] ?? []), ...faulty];
      }
    }
    expect(found).toEqual({});
    const missing = `404 ${site}${PAGES['page that does not exist']}`;
    expect(faults.filter((fault) => fault !== missing && !/status of 404/.test(fault))).toEqual([]);
    expect(faults).toContain(missing);
  });
});

// A busy machine is as slow as it likes.
test('with letters twice as large every page fits a phone: no word is cut, torn or lies on another', {
  timeout: 300_000,
}, async ({ onTestFinished }) => {
  // As a browser's settings do it: the page's own units and the widths of its rules grow with them.
  const large = await launchBrowser(undefined, ['--blink-settings=defaultFontSize=32']);
  onTestFinished(() => large.close());
  const { page } = await visit(large, site, { now: NOW, viewport: { width: 360, height: 740 } });
  const found: Record<string, readonly string[]> = {};
  for (const [kind, address] of Object.entries(PAGES)) {
    await open(page, address);
    const faulty = [...(await overflowOf(page)), ...(await misfitsOf(page))];
    if (faulty.length > 0) found[kind] = faulty;
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  expect(found).toEqual({});
});

test('letters that come late move little: what stands in for them is as wide and as high', async () => {
  const { page } = await visit(browser, site, { now: NOW, viewport: { width: 360, height: 800 } });
  await page.route(/\.woff2$/, async (route) => {
    await new Promise((done) => setTimeout(done, 250));
    await route.continue();
  });
  const found: Record<string, readonly string[]> = {};
  for (const kind of ['home page', 'event with everything', 'very long title', 'month', 'search']) {
    await page.goto(site + PAGES[kind]);
    const { score, moved } = await shiftsOf(page);
    // A quarter of what counts as good (web.dev/cls).
    if (score > 0.025) found[kind] = [score.toFixed(4), ...moved];
  }
  expect(found).toEqual({});
});

test('what an address asks for moves nothing either when the script is late that answers', async () => {
  const asking = Object.entries(PAGES).filter(([, address]) => /[?#]/.test(address));
  expect(asking.map(([kind]) => kind)).toContain('home page with nothing that fits');
  const found: Record<string, readonly string[]> = {};
  for (const width of WIDTHS) {
    const { page } = await visit(browser, site, { now: NOW, viewport: { width, height: 800 } });
    await awaitScripts(page);
    // The worst that a busy machine does: what waits for the next frame is painted with what it waits for.
    await page.addInitScript(() => {
      window.requestAnimationFrame = (callback) => {
        callback(performance.now());
        return 0;
      };
    });
    await page.route(/\.js$/, async (route) => {
      await new Promise((done) => setTimeout(done, 250));
      await route.continue();
    });
    for (const [kind, address] of asking) {
      await open(page, address);
      await page.waitForFunction(() => !document.querySelector('main :not(:defined)'));
      // Two frames, which do not answer here.
      await page.waitForTimeout(60);
      const { score, moved, lateFonts } = await shiftsOf(page);
      if (score > (lateFonts ? MOST_SHIFT_OF_LETTERS : MOST_SHIFT))
        found[`${kind}, ${width}`] = [score.toFixed(4), ...moved];
    }
  }
  expect(found).toEqual({});
});

test('dark is dark and light is light', async () => {
  const brightness = async (colorScheme: 'light' | 'dark') => {
    const { page } = await visit(browser, site, { now: NOW, colorScheme });
    await open(page, '');
    return page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      const read = (color: string): number => {
        if (!canvas) return Number.NaN;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return Math.round((red + green + blue) / 3);
      };
      const { backgroundColor, color } = getComputedStyle(document.body);
      const html = getComputedStyle(document.documentElement).backgroundColor;
      return { paper: read(/, 0\)$|transparent/.test(backgroundColor) ? html : backgroundColor), ink: read(color) };
    });
  };
  const [light, dark] = [await brightness('light'), await brightness('dark')];
  expect(light.paper).toBeGreaterThan(230);
  expect(light.ink).toBeLessThan(60);
  expect(dark.paper).toBeLessThan(40);
  expect(dark.ink).toBeGreaterThan(200);
});

describe('without script', () => {
  const openWithout = async (address: string) => {
    const { page, faults } = await visit(browser, site, { now: NOW, javaScriptEnabled: false });
    await page.goto(site + address);
    return { page, faults };
  };

  test('the home page lists what is on, and leads to it', async () => {
    const { page, faults } = await openWithout('');
    expect(await page.locator('.part li').count()).toBeGreaterThan(20);
    expect(await page.locator('[data-empty]').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Поэтический вечер' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Поэтический вечер');
    expect(await page.getByText('суббота, 28 ноября 2026').first().isVisible()).toBe(true);
    await page.getByText('В календарь').first().click();
    expect(await page.locator('a[href="/mivent/events/poetry-evening.ics"]').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Никшич', exact: true }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Никшич');
    expect(await page.getByRole('link', { name: 'Чайная церемония', exact: true }).isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('the month is a table with its events, and one goes to the next by a link', async () => {
    const { page, faults } = await openWithout('en/calendar/2026/11/');
    expect(await page.getByRole('table').getByRole('columnheader').count()).toBe(7);
    expect(
      await page
        .locator('td[data-date="2026-11-28"]')
        .getByRole('link', { name: /Поэтический вечер/ })
        .isVisible(),
    ).toBe(true);
    await page.getByRole('link', { name: /^Next month/ }).click();
    expect(
      await page
        .locator('td[data-date="2026-12-05"]')
        .getByRole('link', { name: /Дебаты о приватных городах/ })
        .isVisible(),
    ).toBe(true);
    expect(faults).toEqual([]);
  });

  test.each([
    ['search/', ['Афиша', 'Календарь', 'Регионы', 'Архив']],
    ['en/search/', ['What’s on', 'Calendar', 'Regions', 'Archive']],
  ])('%s says what it needs, hides what cannot work and offers other ways', async (address, ways) => {
    const { page, faults } = await openWithout(address);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    // Playwright's roles pass over <noscript>, whoever sees it.
    const advice = page.locator('main noscript div');
    expect(await advice.isVisible()).toBe(true);
    expect(await advice.innerText()).toContain('JavaScript');
    expect((await advice.locator('a').allInnerTexts()).slice(0, ways.length)).toEqual(ways);
    await advice.locator('a').nth(1).click();
    expect(await page.getByRole('table').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('the other language is a link away', async () => {
    const { page } = await openWithout('events/private-cities-debate/');
    await page.locator('a.language').click();
    expect(new URL(page.url()).pathname).toBe('/mivent/en/events/private-cities-debate/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByText('Saturday, 5 December 2026').first().isVisible()).toBe(true);
  });
});

test('the way past the navigation shows itself to the keyboard and leads to the content', async () => {
  const { page } = await visit(browser, site, { now: NOW });
  await open(page, 'events/private-cities-debate/');
  const skip = page.getByRole('link', { name: 'К содержанию' });
  const top = async () => (await skip.boundingBox())?.y ?? 0;
  expect(await top()).toBeLessThan(-20);
  await page.keyboard.press('Tab');
  expect(await top()).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true);
});
