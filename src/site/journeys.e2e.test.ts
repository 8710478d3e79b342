import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const site = inject('siteUrl');
/** The build is of a Sunday; of the weekend that comes one asks in the week. */
const WEDNESDAY = '2026-11-25T09:00:00+01:00';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What has the keyboard, as the browser tells it to a screen reader. */
interface Stop {
  readonly role: string;
  readonly name: string;
  readonly value: string;
}

/** A name as it is written, or a pattern of it. */
type Name = string | RegExp;

/** The farthest that anything may be from where somebody is. */
const MOST_TABS = 60;

/**
 * Begin at the top of the home page with nothing but a keyboard. Wherever a key leads, what has the focus must have a name, and be
 * seen: outlined, in the window, under nothing, legible. Keys are counted.
 */
async function setOut(options: Partial<VisitOptions> = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(site);
  const devtools = await page.context().newCDPSession(page);
  // Else the tree is made anew for every question.
  await devtools.send('Accessibility.enable');
  let keys = 0;

  async function press(key: string): Promise<void> {
    keys++;
    await page.keyboard.press(key);
  }

  async function hear(): Promise<Stop> {
    const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId ?? '',
      fetchRelatives: false,
    });
    const [node] = nodes;
    return { role: plain(node?.role?.value), name: plain(node?.name?.value), value: plain(node?.value?.value) };
  }

  /** Hear where the focus is, and make sure that it is seen. */
  async function look(passed: readonly string[] = []): Promise<Stop> {
    const [stop, hidden] = await Promise.all([hear(), page.evaluate(faultsOfFocus)]);
    const label = `${stop.role} «${stop.name}» on ${page.url()} after ${passed.join(' | ')}`;
    expect(hidden, label).toEqual([]);
    expect(stop.name, `a name for the ${label}`).not.toBe('');
    return stop;
  }

  /** Press a key until the focus is on what is wanted, or, in a closed list, until that is chosen. */
  async function walk(key: string, wanted: Name, most: number, part: 'name' | 'value' = 'name'): Promise<Stop> {
    const passed: string[] = [];
    for (let step = 0; step < most; step++) {
      await press(key);
      const stop = await look(passed);
      if (fits(stop[part], wanted)) return stop;
      passed.push(stop[part]);
    }
    throw new Error(`${most} times ${key} on ${page.url()} do not lead to ${wanted}, but to: ${passed.join(' | ')}`);
  }

  const tabTo = (wanted: Name, most = MOST_TABS) => walk('Tab', wanted, most);

  /** Press Enter, and arrive elsewhere. */
  async function follow(path: string): Promise<void> {
    await Promise.all([page.waitForURL(site + path), press('Enter')]);
  }

  /** Leave out what stands above every page. */
  async function skip(): Promise<void> {
    await tabTo(/^(К содержанию|Skip to content)$/, 1);
    await press('Enter');
  }

  async function type(text: string): Promise<void> {
    keys += text.length;
    await page.keyboard.type(text);
  }

  /** Make sure that nothing went wrong on the way, and get how many keys it took. */
  function arrived(): number {
    expect(faults).toEqual([]);
    return keys;
  }

  return { page, press, hear, look, walk, tabTo, follow, skip, type, arrived };
}

/** What keeps the focus from being seen; runs in the page. */
function faultsOfFocus(): string[] {
  const active = document.activeElement;
  const [box] = active?.getClientRects() ?? [];
  if (!active || active === document.body || !box) return ['nothing has the focus'];
  const faults: string[] = [];
  const style = getComputedStyle(active);
  const shape = active instanceof SVGElement ? active.querySelector('path, circle') : null;
  // A region on the map has the form of its border.
  const isMarked = shape
    ? Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 4
    : style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  if (!isMarked) faults.push('no outline');
  if (style.outlineColor === getComputedStyle(document.body).backgroundColor) faults.push('outline as the page');
  const { left, top, right, bottom } = box;
  if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) {
    faults.push(`not in the window: ${[left, top, right, bottom].map(Math.round)}`);
  }
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!seen?.contains(active) && !active.contains(seen)) faults.push(`under ${seen?.outerHTML.slice(0, 80)}`);
  if (shape) return faults;

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const read = (color: string): readonly number[] => {
    canvas?.clearRect(0, 0, 1, 1);
    if (canvas) canvas.fillStyle = color;
    canvas?.fillRect(0, 0, 1, 1);
    return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
  };
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = read(color)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    const color = element ? getComputedStyle(element).backgroundColor : 'white';
    return element && (read(color)[3] ?? 0) < 128 ? groundOf(element.parentElement) : color;
  };
  for (const element of [active, ...active.querySelectorAll('*')]) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const { color, fontSize, fontWeight, clipPath } = getComputedStyle(element);
    // What is clipped is only heard, or drawn as a sign.
    if (!hasText || !element.checkVisibility() || clipPath !== 'none') continue;
    const [one = 0, other = 0] = [luminance(color), luminance(groundOf(element))].sort((a, b) => b - a);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < (isLarge ? 3 : 4.5)) faults.push(`«${element.textContent?.trim()}» has a contrast of ${contrast}`);
  }
  return faults;
}

function plain(text: unknown): string {
  return String(text ?? '')
    .replaceAll('\u00ad', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function fits(text: string, wanted: Name): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

/** What a page says in a place, as somebody sees it. */
async function textOf(page: Page, selector: string): Promise<string> {
  return plain(await page.locator(selector).first().innerText());
}

/** The entry of an event in a list. */
const entry = (page: Page, title: string) => page.locator('li:visible', { hasText: title }).first();

/** What every page of an event owes who has come to it: its title first, then when and where. */
async function expectEvent(page: Page, { title, when, where }: Readonly<Record<'title' | 'when' | 'where', RegExp>>) {
  expect(await textOf(page, 'h1')).toMatch(title);
  expect(plain(await page.title())).toMatch(title);
  const facts = await textOf(page, '.facts');
  expect(facts).toMatch(when);
  expect(facts).toMatch(where);
}

const BREAKFAST = { title: /Завтрак у моря/, when: /суббота, 28 ноября 2026, 10:00–12:00/i, where: /Бар Набережная/ };
const CANCELLED = {
  title: /Лекция о биткоине/,
  when: /вторник, 8 декабря 2026, 19:00–20:30/i,
  where: /Бар Библиотека/,
};
const OVER = {
  title: /Осенний разговор/,
  when: /суббота, 10 октября 2026, 18:00–20:00/i,
  where: /Подгорица Кафе у реки/,
};
const BAR_CALENDAR = 'https://mivent.example/mivent/regions/me-02/calendar.ics';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Who reads a cancelled event is told before anything else, in words, and finds one title over it. */
async function expectCancelled(page: Page, said: RegExp): Promise<void> {
  expect(plain(await page.title())).toMatch(/^Отменено: /);
  const outline = await page.locator('main').evaluate((main) => {
    const heard = [...main.querySelectorAll('.banner, h1, h2, h3, h4, h5, h6')];
    return heard.filter((part) => part.checkVisibility()).map((part) => [part.localName, part.textContent] as const);
  });
  const [[banner, text] = ['', ''], ...headings] = outline;
  expect(banner).toBe('p');
  expect(plain(text)).toMatch(said);
  const levels = headings.map(([name]) => Number(name.slice(1)));
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  expect(levels[0]).toBe(1);
  levels.forEach((level, index) => {
    expect(level - (levels[index - 1] ?? 0), `${levels}`).toBeLessThanOrEqual(1);
  });
  // Nobody is invited any more.
  expect(
    await page
      .getByRole('link', { name: /календарь|calendar/i })
      .and(page.locator('main a'))
      .count(),
  ).toBe(0);
}

describe('by keyboard alone, somebody', () => {
  test('finds out what is on in Bar on Saturday, when and where', async () => {
    const { page, skip, tabTo, press, walk, follow, arrived } = await setOut({ now: WEDNESDAY });
    await skip();
    await tabTo('Бар');
    await press('Enter');
    await tabTo('на выходных');
    await press('Enter');
    expect(await textOf(page, '[role=status]')).toMatch(/^Показано 1 событие из \d+$/);
    await walk('Shift+Tab', 'К списку событий', 20);
    await press('Enter');
    await tabTo(/^Завтрак у моря/, 1);
    expect(await textOf(page, '.day:not([hidden]) h3')).toMatch(/28 ноября, суббота/);
    await follow('events/saturday-breakfast/#2026-11-28');
    await expectEvent(page, BREAKFAST);
    expect(arrived()).toBeLessThanOrEqual(50);
  });

  test('does so by the days, in the dark and without motion', async () => {
    const { page, skip, tabTo, press, walk, follow, arrived } = await setOut({
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    await skip();
    await tabTo('Бар');
    await press('Enter');
    await walk('Shift+Tab', 'К списку событий', 5);
    await press('Enter');
    // The month is the stop before.
    await walk('Shift+Tab', /^воскресенье, 22 ноября 2026/, 1);
    const saturday = await walk('ArrowRight', /^суббота, 28 ноября 2026/, 6);
    expect(saturday.name).toMatch(/10:00.*Завтрак у моря$/);
    await follow('events/saturday-breakfast/#2026-11-28');
    await expectEvent(page, BREAKFAST);
    expect(arrived()).toBeLessThanOrEqual(28);
  });

  test('does so in English, having come to the Russian page', async () => {
    const { page, skip, tabTo, press, walk, follow, arrived } = await setOut();
    await tabTo('EN, in English');
    await follow('en/');
    await skip();
    await tabTo('Bar');
    await press('Enter');
    expect(await textOf(page, '[role=status]')).toMatch(/^3 events of \d+ shown$/);
    await walk('Shift+Tab', 'To the list of events', 5);
    await press('Enter');
    await tabTo(/^Завтрак у моря/, 1);
    expect(await textOf(page, '.day:not([hidden]) h3')).toMatch(/28 November, Saturday|Saturday, 28 November/);
    await follow('en/events/saturday-breakfast/#2026-11-28');
    await expectEvent(page, {
      title: /Завтрак у моря/,
      when: /Saturday,? 28 November 2026, 10:00–12:00/i,
      where: /Bar/,
    });
    expect(await page.locator('h1').evaluate((title) => title.closest('[lang]')?.getAttribute('lang'))).toBe('ru');
    expect(arrived()).toBeLessThanOrEqual(32);
  });

  test('subscribes to a region on its page', async () => {
    const { page, skip, tabTo, press, follow, look, arrived } = await setOut({ ...CLIPBOARD, colorScheme: 'dark' });
    await tabTo('Регионы');
    await follow('regions/');
    await skip();
    // The map is on the way.
    await tabTo(/^Бар: 4 события/);
    await follow('regions/me-02/');
    await skip();
    await tabTo('Подписаться на календарь');
    const webcal = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(webcal).toBe(BAR_CALENDAR.replace('https:', 'webcal:'));
    await tabTo('Как подписаться');
    await press('Enter');
    expect(await textOf(page, '.calendar-address code')).toBe(BAR_CALENDAR);
    await tabTo('Скопировать адрес', 1);
    await press('Enter');
    await page.getByRole('status').filter({ hasText: 'Скопировано' }).waitFor();
    expect((await look()).name, 'the keyboard stays').toBe('Скопировать адрес');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(BAR_CALENDAR);
    expect(arrived()).toBeLessThanOrEqual(26);
  });

  test('subscribes to a region on the page of subscriptions', async () => {
    const { page, skip, tabTo, press, follow, walk, arrived } = await setOut(CLIPBOARD);
    await tabTo('Подписка');
    await follow('subscribe/');
    await skip();
    await tabTo('Какие события');
    await walk('ArrowDown', 'Бар', 20, 'value');
    expect(await textOf(page, '.choice ~ copy-text code')).toBe(BAR_CALENDAR);
    await tabTo('Скопировать адрес', 1);
    await press('Enter');
    await page.getByRole('status').filter({ hasText: 'Скопировано' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(BAR_CALENDAR);
    expect(arrived()).toBeLessThanOrEqual(20);
  });

  test('takes a free evening in Podgorica to the application', async () => {
    const { page, skip, tabTo, press, follow, walk, arrived } = await setOut();
    await tabTo('Свободные даты');
    await follow('dates/');
    await skip();
    await tabTo('Регион');
    await walk('ArrowDown', 'Подгорица', 20, 'value');
    await tabTo('Сколько длится');
    await walk('ArrowUp', '2 часа', 5, 'value');
    await page.waitForFunction(() => document.querySelector('free-dates:not([aria-busy]) td[data-state]'));
    expect(await textOf(page, '[role=status]')).toMatch(/^Подгорица, 2 часа: место есть/);
    await tabTo(/^сегодня, воскресенье, 22 ноября/);
    await walk('ArrowDown', /^воскресенье, 29 ноября/, 1);
    const day = await walk('ArrowRight', /^понедельник, 30 ноября/, 1);
    expect(day.name).toMatch(/свободно/);
    await press('Enter');
    expect(await textOf(page, '[role=status]')).toMatch(/^понедельник, 30 ноября: свободно/);
    await tabTo(/^18:00–20:00/);
    await follow('submit/?region=me-16&start=2026-11-30T18:00&end=2026-11-30T20:00');
    await skip();
    const heard = async (name: Name) => (await tabTo(name)).value;
    expect(await heard('Регион')).toBe('Подгорица');
    const filled: [string, RegExp, string][] = [
      ['#startDay', /^Начало/, '2026-11-30'],
      ['#startTime', /начало$/, '18:00'],
      ['#endDay', /^Конец/, '2026-11-30'],
      ['#endTime', /конец$/, '20:00'],
    ];
    for (const [field, name, value] of filled) {
      await tabTo(name);
      expect(await page.locator(`${field}:focus`).inputValue(), field).toBe(value);
    }
    expect(arrived()).toBeLessThanOrEqual(64);
  });

  test('finds what is over by the search', async () => {
    const { page, skip, tabTo, walk, follow, type, arrived } = await setOut();
    await tabTo('Поиск');
    await follow('search/');
    await skip();
    await tabTo('Что ищем', 1);
    await type('осенний разговор');
    // Each letter may have been answered; the address names what was asked last.
    await page.waitForFunction(
      () =>
        new URLSearchParams(location.search).get('q') === 'осенний разговор' &&
        !document.querySelector('search-page[aria-busy]'),
    );
    await page.getByRole('status').filter({ hasText: /Нашл/ }).waitFor();
    await walk('ArrowDown', 'Осенний разговор', 5);
    expect(
      await page
        .locator('section', { has: page.locator('a:focus') })
        .locator('h2')
        .innerText(),
    ).toMatch(/Прош/);
    await follow('events/autumn-debate/');
    await expectEvent(page, OVER);
    expect(arrived()).toBeLessThanOrEqual(35);
  });

  test('finds what is over by the archive', async () => {
    const { page, skip, tabTo, press, follow, arrived } = await setOut({ colorScheme: 'dark' });
    await tabTo('Календарь');
    await follow('calendar/2026/11/');
    await skip();
    await tabTo('Весь 2026 год');
    await follow('calendar/2026/');
    await skip();
    await tabTo('Архив 2026');
    await follow('archive/2026/');
    await skip();
    await tabTo('Октябрь');
    await press('Enter');
    await tabTo('Осенний разговор');
    await follow('events/autumn-debate/');
    await expectEvent(page, OVER);
    expect(await textOf(page, 'main')).toMatch(/34 человека/);
    expect(arrived()).toBeLessThanOrEqual(44);
  });

  test('reads that an event is cancelled: in the list, in the month, and on its page first of all', async () => {
    const { page, skip, tabTo, press, walk, follow, arrived } = await setOut();
    await skip();
    await tabTo('Бар');
    await press('Enter');
    expect(plain(await entry(page, 'Лекция о').innerText())).toMatch(/отменено/i);
    // Back up to the month.
    await walk('Shift+Tab', 'Календарь', 30);
    await follow('calendar/2026/11/');
    await skip();
    await tabTo(/^воскресенье, 22 ноября 2026/);
    await press('PageDown');
    await page.waitForURL(`${site}calendar/2026/12/`);
    await page.waitForFunction(() => document.activeElement?.matches('td'));
    await walk('ArrowDown', /^вторник, 8 декабря 2026/, 1);
    expect((await walk('Tab', /Лекция/, 3)).name).toMatch(/отменено: Лекция о биткоине/);
    await follow('events/bitcoin-lecture/');
    await expectEvent(page, CANCELLED);
    await expectCancelled(page, /^Событие отменено/);
    expect(arrived()).toBeLessThanOrEqual(44);
  });
});

describe('by keyboard alone and without script, somebody', () => {
  test('finds out what is on in Bar on Saturday, when and where', async () => {
    const { page, skip, tabTo, follow, arrived } = await setOut({ javaScriptEnabled: false });
    await skip();
    await tabTo('Бар');
    await follow('regions/me-02/');
    await skip();
    await tabTo(/^Завтрак у моря/);
    expect(await textOf(page, '.day h3')).toMatch(/28 ноября, суббота/);
    await follow('events/saturday-breakfast/#2026-11-28');
    await expectEvent(page, BREAKFAST);
    expect(arrived()).toBeLessThanOrEqual(38);
  });

  test('finds what is over by the archive', async () => {
    const { page, skip, tabTo, press, follow, arrived } = await setOut({ javaScriptEnabled: false });
    await tabTo('Календарь');
    await follow('calendar/2026/11/');
    await skip();
    await tabTo('Весь 2026 год');
    await follow('calendar/2026/');
    await skip();
    await tabTo('Архив 2026');
    await follow('archive/2026/');
    await skip();
    await tabTo('Октябрь');
    await press('Enter');
    await tabTo('Осенний разговор');
    await follow('events/autumn-debate/');
    await expectEvent(page, OVER);
    expect(arrived()).toBeLessThanOrEqual(44);
  });

  test('reads that an event is cancelled', async () => {
    const { page, skip, tabTo, follow, arrived } = await setOut({ javaScriptEnabled: false });
    await skip();
    await tabTo('Бар');
    await follow('regions/me-02/');
    await skip();
    expect((await tabTo(/^8 декабря/)).name).toBe('8 декабря: Лекция о биткоине, отменено');
    await tabTo('Лекция о биткоине');
    expect(plain(await entry(page, 'Лекция о').innerText())).toMatch(/отменено/i);
    await follow('events/bitcoin-lecture/');
    await expectEvent(page, CANCELLED);
    await expectCancelled(page, /^Событие отменено/);
    expect(arrived()).toBeLessThanOrEqual(42);
  });
});

describe('by thumb, on a phone, somebody', () => {
  test('finds out what is on in Bar on Saturday, when and where', async () => {
    const { page, faults } = await visit(browser, site, {
      now: WEDNESDAY,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    /** What is tapped is large enough (WCAG 2.5.8), and not beside the screen. */
    const tap = async (role: 'link' | 'button', name: Name, within = '.filters') => {
      const target = page.locator(within).getByRole(role, { name, exact: true }).first();
      await target.scrollIntoViewIfNeeded();
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), String(name)).toBeGreaterThanOrEqual(24);
      expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual(360);
      await target.tap();
    };
    await page.goto(site);
    await tap('button', /^Регион/);
    await tap('link', 'Бар');
    // One thing is chosen of one list: the days are in sight at once, and say which of them have something in Bar.
    const busy = page.locator('.ribbon a[href]');
    expect(await page.locator('.lists:popover-open').count()).toBe(0);
    const ribbon = await page.locator('.ribbon').boundingBox();
    expect(ribbon?.y).toBeGreaterThanOrEqual(0);
    expect((ribbon?.y ?? 0) + (ribbon?.height ?? 0), 'without scrolling').toBeLessThanOrEqual(740);
    expect((await busy.allTextContents()).map((text) => plain(text))).toEqual([
      expect.stringContaining('суббота, 28 ноября'),
      expect.stringContaining('суббота, 5 декабря'),
    ]);
    await tap('link', /суббота, 28 ноября/, '.ribbon');
    expect(await textOf(page, '[role=status]')).toMatch(/^Показано 3 события из \d+$/);
    await tap('link', /^Завтрак/, '.day:not([hidden])');
    await page.waitForURL(`${site}events/saturday-breakfast/#2026-11-28`);
    await expectEvent(page, BREAKFAST);
    const when = await page.locator('.facts dd').first().boundingBox();
    expect((when?.y ?? 0) + (when?.height ?? 0), 'when it is stands on the first screen').toBeLessThanOrEqual(740);
    expect(faults).toEqual([]);
  });

  test('learns in three taps that nothing is on in a town, and what is on near it', async () => {
    const { page, faults } = await visit(browser, site, {
      now: WEDNESDAY,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(site);
    await page.getByRole('button', { name: /^Регион/ }).tap();
    await page.getByRole('link', { name: 'ещё 1, где пока пусто' }).tap();
    await page.waitForURL(`${site}regions/`);
    await page
      .locator('.places')
      .getByRole('link', { name: /^Херцег-Нови/ })
      .tap();
    await page.waitForURL(`${site}regions/me-08/`);
    const nearest = page.locator('.elsewhere li:not([hidden])').first();
    expect(plain(await nearest.innerText())).toMatch(/2026, \d\d:\d\d–/);
    const box = await nearest.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), 'without scrolling').toBeLessThanOrEqual(740);
    expect(faults).toEqual([]);
  });
});
