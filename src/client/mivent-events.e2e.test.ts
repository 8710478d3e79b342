import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const origin = new URL(site).origin;

/** What no site should have, and some do. */
const HOSTILE_STYLES = `
  * { color: rgb(255 0 0) !important; display: none !important; visibility: hidden !important; font-size: 3px !important;
      text-transform: uppercase !important; background: lime !important; }
  html, body, main { display: block !important; visibility: visible !important; }
  a { position: fixed !important; }`;

/** A site of somebody else's, at an origin of its own: each path is a page whose body a test has set. */
const bodies = new Map<string, { readonly html: string; readonly policy?: string | undefined }>();
let server: Server;
let foreign: string;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    if (request.url === '/hostile.css') {
      response.writeHead(200, { 'Content-Type': 'text/css' }).end(HOSTILE_STYLES);
      return;
    }
    const body = bodies.get(request.url ?? '');
    const policy = body?.policy ? { 'Content-Security-Policy': body.policy } : {};
    response.writeHead(body ? 200 : 204, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(body?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  foreign = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const STRICT = `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'self'`;
const SCRIPT = `<script src="${site}embed.js" async></script>`;
let pages = 0;

interface ForeignPage extends Partial<VisitOptions> {
  readonly head?: string;
  readonly script?: string;
  readonly lang?: string;
  readonly policy?: string;
}

/** Open a page of the other site with something in its `<main>`. */
async function openForeign(main: string, options: ForeignPage = {}) {
  const { head = '', script = SCRIPT, lang = 'ru', policy, ...more } = options;
  const path = `/${++pages}`;
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>x</title>${head}${script}</head><body><main>${main}</main></body></html>`;
  bodies.set(path, { html, policy });
  const { page, faults } = await visit(browser, site, { now: NOW, ...more });
  await page.route(`${foreign}/**`, (route) => route.continue());
  await page.goto(foreign + path);
  return { page, faults };
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();

async function titlesOf(page: Page): Promise<string[]> {
  await page.locator('mivent-events .foot').first().waitFor();
  return (await page.locator('mivent-events .title').allTextContents()).map(plain);
}

/** What a browser computes for the first of something inside the element. */
function styleOf(page: Page, selector: string, name: string): Promise<string> {
  return page
    .locator(`mivent-events ${selector}`)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
}

describe('on another site', () => {
  test('the next events of a region stand with day, hours, place and a link', async () => {
    const { page, faults } = await openForeign('<mivent-events region="me-16" limit="2"></mivent-events>');
    expect(await titlesOf(page)).toHaveLength(2);
    expect((await titlesOf(page))[0]).toBe('Дневной клуб');
    const first = page.locator('mivent-events li').first();
    expect(plain(await first.innerText())).toMatch(/22\s+ноября, вс\s+Дневной клуб\s+11:00–13:00\s+Подгорица, клуб/);
    expect(await first.locator('time').getAttribute('datetime')).toBe('2026-11-22T11:00+01:00');
    expect(await first.getByRole('link').getAttribute('href')).toBe('https://mivent.example/mivent/events/day-club/');
    expect(await page.getByRole('region', { name: /^Афиша: Подгорица$/ }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 2 }).innerText()).toBe('Афиша: Подгорица');
    expect(faults).toEqual([]);
  });

  test('a strict policy and hostile styles change nothing, and nothing gets out', async () => {
    const { page, faults } = await openForeign(
      '<p id="theirs">Наше</p><mivent-events region="me-16" limit="3"></mivent-events>',
      { head: '<link rel="stylesheet" href="/hostile.css">', policy: STRICT },
    );
    expect(await titlesOf(page)).toHaveLength(3);
    for (const selector of ['.root', 'li', '.title a', '.foot a']) {
      expect(await page.locator(`mivent-events ${selector}`).first().isVisible(), selector).toBe(true);
      expect(await styleOf(page, selector, 'color'), selector).not.toBe('rgb(255, 0, 0)');
      expect(await styleOf(page, selector, 'text-transform'), selector).toBe('none');
    }
    expect(await styleOf(page, '.title a', 'position')).toBe('static');
    expect(await styleOf(page, '.root', 'background-color')).not.toBe('rgb(0, 255, 0)');
    const theirs = await page.locator('#theirs').evaluate((element) => getComputedStyle(element).color);
    expect(theirs).toBe('rgb(255, 0, 0)');
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a hostile title is a text, and no address runs', async () => {
    const { page, faults } = await openForeign('<mivent-events region="me-16" limit="50"></mivent-events>');
    expect((await titlesOf(page)).some((title) => title.startsWith('</script><script>alert(1)</script>'))).toBe(true);
    expect(await page.locator('mivent-events :is(script, b:not(.hours b), img, style)').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('an address that is none of the web’s leads to the site instead', async () => {
    const { page } = await openForeign('<mivent-events limit="3"></mivent-events>', { script: '' });
    await page.route(`${site}upcoming.json`, async (route) => {
      const list = await (await route.fetch()).json();
      list.events[0].url = 'javascript:alert(1)';
      list.events[1].title = '<img src=x onerror=alert(1)>';
      await route.fulfill({ json: list, headers: { 'Access-Control-Allow-Origin': '*' } });
    });
    await page.addScriptTag({ url: `${site}embed.js` });
    expect((await titlesOf(page))[1]).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('mivent-events .title a').first().getAttribute('href')).toBe(site);
  });

  test('what has ended since the build is gone, by the visitor’s clock', async () => {
    const before = await openForeign('<mivent-events region="me-16" limit="1"></mivent-events>', {
      now: '2026-11-22T12:59:59+01:00',
    });
    expect(await titlesOf(before.page)).toEqual(['Дневной клуб']);
    const after = await openForeign('<mivent-events region="me-16" limit="1"></mivent-events>', {
      now: '2026-11-22T13:00:00+01:00',
    });
    expect(await titlesOf(after.page)).not.toContain('Дневной клуб');
    const years = await openForeign('<mivent-events></mivent-events>', { now: '2036-01-01T00:00:00Z' });
    expect(await titlesOf(years.page)).toEqual([]);
    expect(await years.page.getByText('Событий впереди пока нет.').isVisible()).toBe(true);
    expect(await years.page.getByRole('link', { name: 'Все события' }).isVisible()).toBe(true);
  });

  test('what is cancelled is struck through and named', async () => {
    const { page } = await openForeign('<mivent-events region="me-02" limit="50"></mivent-events>');
    await titlesOf(page);
    const item = page.locator('mivent-events li', { hasText: 'Лекция о биткоине' });
    expect(await item.innerText()).toContain('отменено');
    const line = await item.getByRole('link').evaluate((link) => getComputedStyle(link).textDecorationLine);
    expect(line).toBe('line-through');
  });

  test('a format, a venue, and a region with a format are shown alone', async () => {
    const { page, faults } = await openForeign(
      `<mivent-events id="a" venue="kings-park" limit="50"></mivent-events>
       <mivent-events id="b" format="debate" limit="50"></mivent-events>
       <mivent-events id="c" region="me-16" format="debate" limit="50"></mivent-events>`,
    );
    await page.locator('#c .foot').waitFor();
    await page.locator('#a .foot').waitFor();
    await page.locator('#b .foot').waitFor();
    const places = (await page.locator('#a .where').allTextContents()).map(plain);
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !place.startsWith('Kings Park'))).toEqual([]);
    const both = (await page.locator('#c .title').allTextContents()).map(plain);
    expect(both).toContain('Дебаты о приватных городах');
    expect(both).not.toContain('Дневной клуб');
    expect(await page.locator('#b .title').count()).toBeGreaterThan(both.length);
    expect(faults).toEqual([]);
  });

  test('it speaks the language of the page, or the one it is told', async () => {
    const english = await openForeign('<mivent-events region="me-16" limit="1"></mivent-events>', { lang: 'en-GB' });
    await titlesOf(english.page);
    expect(await english.page.getByRole('heading').innerText()).toBe('What’s on: Podgorica');
    const told = await openForeign('<mivent-events region="me-16" limit="1" lang="ru"></mivent-events>', {
      lang: 'de',
    });
    await titlesOf(told.page);
    expect(await told.page.getByRole('heading').innerText()).toBe('Афиша: Подгорица');
    expect(await told.page.locator('mivent-events .root').getAttribute('lang')).toBe('ru');
  });

  test('attributes may change: the list follows, and another heading stands', async () => {
    const { page, faults } = await openForeign('<mivent-events region="me-16" limit="1" heading=""></mivent-events>');
    await titlesOf(page);
    expect(await page.getByRole('heading').count()).toBe(0);
    await page.locator('mivent-events').evaluate((element) => {
      element.setAttribute('region', 'me-12');
      element.setAttribute('limit', '2');
      element.setAttribute('heading', 'Что в Никшиче');
      element.setAttribute('heading-level', '4');
    });
    await page.getByRole('heading', { level: 4, name: 'Что в Никшиче' }).waitFor();
    expect(await titlesOf(page)).toHaveLength(2);
    expect((await page.locator('mivent-events .where').allTextContents()).join()).toContain('Никшич');
    expect(faults).toEqual([]);
  });

  test.each([
    ['0', 5],
    ['-3', 5],
    ['many', 5],
    ['2.9', 2],
    ['1000', 50],
  ])('limit="%s" shows %i', async (limit, count) => {
    const { page } = await openForeign(`<mivent-events limit="${limit}"></mivent-events>`);
    expect(await titlesOf(page)).toHaveLength(count);
  });

  test('twice on a page the script is once', async () => {
    const { page, faults } = await openForeign('<mivent-events limit="2"></mivent-events>', {
      script: `${SCRIPT}${SCRIPT}`,
    });
    expect(await titlesOf(page)).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  test('as a module it does not know where it came from, and asks the address it was built for', async () => {
    const { page, faults } = await openForeign('<mivent-events limit="2"></mivent-events>', { script: '' });
    const asked: string[] = [];
    await page.route('https://mivent.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({
        json: { heading: 'x', url: site, events: [] },
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    await page.addScriptTag({ url: `${site}embed.js`, type: 'module' });
    await page.locator('mivent-events .foot').waitFor();
    expect(asked).toEqual(['https://mivent.example/mivent/upcoming.json']);
    expect(faults).toEqual([]);
  });
});

describe('its looks', () => {
  test('are set by custom properties', async () => {
    const { page } = await openForeign('<mivent-events limit="2"></mivent-events>', {
      head: '<style>mivent-events { --mivent-ink: rgb(1 2 3); --mivent-paper: rgb(250 251 252); --mivent-accent: rgb(0 99 0); --mivent-on-accent: rgb(255 255 255); --mivent-font: monospace; --mivent-padding: 7px }</style>',
    });
    await titlesOf(page);
    expect(await styleOf(page, '.title a', 'color')).toBe('rgb(1, 2, 3)');
    expect(await styleOf(page, '.root', 'background-color')).toBe('rgb(250, 251, 252)');
    expect(await styleOf(page, '.root', 'font-family')).toBe('monospace');
    expect(await styleOf(page, '.root', 'padding-left')).toBe('7px');
    await page.keyboard.press('Tab');
    expect(await styleOf(page, '.title a', 'background-color')).toBe('rgb(0, 99, 0)');
    expect(await styleOf(page, '.title a', 'color')).toBe('rgb(255, 255, 255)');
  });

  test('follow the page into the dark, and only the page', async () => {
    const paper = async (head: string) => {
      const { page } = await openForeign('<mivent-events limit="1"></mivent-events>', { head, colorScheme: 'dark' });
      await titlesOf(page);
      return styleOf(page, '.root', 'background-color');
    };
    expect(await paper('<meta name="color-scheme" content="light dark">')).toBe('oklch(0.185 0.007 72)');
    expect(await paper('')).toBe('oklch(0.973 0.009 86)');
  });

  test('keep the words readable in a narrow column, and nothing sticks out', async () => {
    const { page } = await openForeign('<mivent-events region="me-12" limit="50"></mivent-events>', {
      head: '<style>mivent-events { width: 200px }</style>',
    });
    await titlesOf(page);
    const wide = await page.locator('mivent-events .root').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});

test('the keyboard goes from event to event, and the focus is seen', async () => {
  const { page } = await openForeign('<mivent-events limit="3"></mivent-events>');
  const titles = await titlesOf(page);
  const focused = () =>
    page.locator('mivent-events').evaluate((element) => {
      const active = element.shadowRoot?.activeElement;
      return { text: active?.textContent ?? '', outline: active ? getComputedStyle(active).outlineStyle : '' };
    });
  for (const title of titles) {
    await page.keyboard.press('Tab');
    const { text, outline } = await focused();
    expect(plain(text)).toBe(title);
    expect(outline).toBe('solid');
  }
  await page.keyboard.press('Tab');
  expect((await focused()).text).toBe('Все события');
});

describe('until the events are there', () => {
  test('what stands inside is seen, room is kept, and the list takes its place', async () => {
    const { page } = await openForeign(
      '<mivent-events limit="3"><a href="https://mivent.example/">Афиша</a></mivent-events>',
      {
        script: '',
      },
    );
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(`${site}upcoming.json`, async (route) => {
      await held;
      await route.continue();
    });
    await page.addScriptTag({ url: `${site}embed.js` });
    const link = page.getByRole('link', { name: 'Афиша', exact: true });
    expect(await link.isVisible()).toBe(true);
    expect(await page.locator('mivent-events .root').getAttribute('aria-busy')).toBe('true');
    const room = (await page.locator('mivent-events').boundingBox())?.height ?? 0;
    release();
    expect(await titlesOf(page)).toHaveLength(3);
    expect(await link.isVisible()).toBe(false);
    expect(await page.locator('mivent-events .root').getAttribute('aria-busy')).toBeNull();
    const height = (await page.locator('mivent-events').boundingBox())?.height ?? 0;
    expect(Math.abs(height - room)).toBeLessThan(150);
  });

  test('a list that cannot be had is told, with a way to the site; a key that is none finds none', async () => {
    for (const attributes of ['region="no-such"', 'region="../../x"', 'venue="a/b"']) {
      const { page } = await openForeign(`<mivent-events ${attributes}></mivent-events>`);
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').innerText()).toBe('События не загрузились. Открыть афишу');
      expect(await page.getByRole('link', { name: 'Открыть афишу' }).getAttribute('href')).toBe(site);
    }
  });

  test('after a failure another change asks again', async () => {
    const { page } = await openForeign('<mivent-events limit="2"></mivent-events>', { script: '' });
    let failures = 0;
    await page.route(`${site}upcoming.json`, (route) => (failures++ === 0 ? route.abort() : route.continue()));
    await page.addScriptTag({ url: `${site}embed.js` });
    await page.getByRole('status').waitFor();
    await page.locator('mivent-events').evaluate((element) => element.setAttribute('limit', '3'));
    expect(await titlesOf(page)).toHaveLength(3);
  });
});
