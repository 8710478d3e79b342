import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fragmentOf, fragmentOfText, PREVIEWS, previewOf } from '../formats/preview.test-support.ts';
import type { Preview } from '../formats/preview-payload.ts';
import type { TextNode } from '../formats/text-tree.ts';
import { launchBrowser } from '../io/browser.test-support.ts';
import { type VisitOptions, visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(fragment: string, { folder = '', ...options }: Partial<VisitOptions> & { folder?: string } = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(`${site}${folder}preview/${fragment}`);
  return { page, faults, say: page.locator('[data-part=say]'), title: page.locator('event-preview article h1') };
}

describe('an event before it is published', () => {
  test('looks like its page, and says that it is none', async () => {
    const { page, faults, title } = await open(fragmentOf(PREVIEWS.evening));
    expect(await title.innerText()).toMatch(/^Вечер новых проектов$/);
    expect(await page.locator('.unpublished-mark').innerText()).toBe('Не опубликовано');
    expect(await page.getByRole('link', { name: /Заявка 7/ }).getAttribute('href')).toMatch(/\/pull\/7$/);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.locator('.facts').innerText()).toMatch(/Среда, 2\sдекабря 2026, 18:00–21:00/);
    expect(await page.locator('.facts').innerText()).toMatch(/Организатор\s+Миа/);
    expect(await page.locator('.prose strong').innerText()).toBe('десять минут');
    expect(await page.getByRole('link', { name: 'в календаре' }).getAttribute('href')).toBe(
      '/mivent/calendar/2026/12/',
    );
    expect(await page.title()).not.toContain('Вечер');
    expect(faults).toEqual([]);
  });

  test('stands in its week among what is published', async () => {
    const { page, faults } = await open(fragmentOf(PREVIEWS.evening));
    const days = page.locator('.preview-week ol > li');
    await days.first().waitFor();
    expect(await days.count()).toBe(7);
    expect(await days.nth(2).innerText()).toMatch(/18:00–21:00\s+Вечер новых проектов\s+эта заявка/);
    expect(
      await days
        .nth(5)
        .getByRole('link', { name: /Дебаты о приватных городах/ })
        .getAttribute('href'),
    ).toBe('/mivent/events/private-cities-debate/');
    expect(await page.locator('[data-part=clashes] h2').innerText()).toBe('Ни с чем не пересекается');
    expect(faults).toEqual([]);
  });

  test('clashes with what the check would tell, on the dates of a series', async () => {
    const { page } = await open(fragmentOf(PREVIEWS.series), { folder: 'en/' });
    const clashes = page.locator('[data-part=clashes]');
    await clashes.waitFor();
    expect(await clashes.locator('h2').innerText()).toBe('It clashes with');
    expect(await clashes.getByRole('link').allInnerTexts()).toEqual(['Дебаты о\u00a0приватных городах']);
    expect(await clashes.innerText()).toMatch(/Dates of the series that clash: 5\sDecember/);
    expect(await page.locator('.preview-week h2').innerText()).toMatch(/30\sNovember\s– 6\sDecember, Podgorica$/);
  });

  test('does not clash with itself as it is published now', async () => {
    const own = previewOf(
      { start: '2026-12-05T18:00', end: '2026-12-05T22:00', venue: 'kings-park' },
      { file: 'events/me-16/private-cities-debate.md', venue: { name: 'Kings Park', region: 'me-16' } },
    );
    const { page } = await open(fragmentOf(own));
    expect(await page.locator('.preview-week .own').innerText()).toMatch(/18:00–22:00/);
    expect(
      await page
        .locator('.preview-week')
        .getByRole('link', { name: /Дебаты/ })
        .count(),
    ).toBe(0);
    expect(await page.locator('[data-part=clashes] h2').innerText()).toBe('Ни с чем не пересекается');
  });

  test('says so however far one has read, and hides nothing that has the focus', async () => {
    const { page, title } = await open(fragmentOf(PREVIEWS.evening), { viewport: { width: 360, height: 640 } });
    await title.waitFor();
    await page.locator('.preview-week ol').waitFor();
    const mark = page.locator('.unpublished-mark');
    for (const part of ['.facts', '.preview-week li:last-child time']) {
      await page.locator(part).evaluate((element) => element.scrollIntoView({ block: 'start' }));
      expect((await mark.boundingBox())?.y).toBeCloseTo(0, 0);
      const below = (await mark.boundingBox())?.height ?? 0;
      expect((await page.locator(part).boundingBox())?.y).toBeGreaterThanOrEqual(below);
    }
  });

  test('shows all weeks that a festival touches', async () => {
    const festival = previewOf({ title: 'МТЛ-фест', start: '2026-12-11', end: '2026-12-15' });
    const { page } = await open(fragmentOf(festival));
    await page.locator('.preview-week .own').first().waitFor();
    expect(await page.locator('.preview-week h2').innerText()).toMatch(/^Недели 7–20\sдекабря, Подгорица$/);
    expect(await page.locator('.preview-week .own').count()).toBe(5);
    expect(await page.locator('.preview-week ol > li').count()).toBe(14);
  });

  test('follows a rule that only the library knows', async () => {
    const often = previewOf({ repeat: { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=4' } });
    const { page, faults, title } = await open(fragmentOf(often));
    await title.waitFor();
    expect(await page.locator('[data-part=dates] li').allInnerTexts()).toEqual([
      expect.stringMatching(/^среда, 2\sдекабря/),
      expect.stringMatching(/^пятница, 4\sдекабря/),
      expect.stringMatching(/^понедельник, 7\sдекабря/),
      expect.stringMatching(/^среда, 9\sдекабря/),
    ]);
    expect(faults).toEqual([]);
  });

  test('says on paper, too, what is in the way', async () => {
    const { page } = await open(fragmentOf(PREVIEWS.series));
    await page.locator('[data-part=clashes]').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-part=clashes]').isVisible()).toBe(true);
    expect(await page.locator('.unpublished-mark').isVisible()).toBe(true);
  });

  test('says that its text is in the file, where an address had no room for it', async () => {
    const { text: _, ...cut } = PREVIEWS.evening;
    const { page, title } = await open(fragmentOf(cut as Preview));
    await title.waitFor();
    expect(await page.locator('[data-part=cut]').isVisible()).toBe(true);
    expect(await page.locator('.prose').isVisible()).toBe(false);
  });

  test('is shown without its week where that does not come', async () => {
    const { page } = await visit(browser, site, { now: NOW });
    await page.route(/busy\.json/, (route) => route.abort());
    await page.goto(`${site}preview/${fragmentOf(PREVIEWS.evening)}`);
    await page.getByText('Что ещё на этой неделе, узнать не удалось').waitFor();
    expect(await page.locator('event-preview article h1').innerText()).toMatch(/Вечер новых проектов/);
  });

  test('gives way to another when the address changes', async () => {
    const { page, title } = await open(fragmentOf(PREVIEWS.evening));
    await title.waitFor();
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, fragmentOf(PREVIEWS.series));
    await page.getByRole('heading', { level: 1, name: 'Субботняя читка' }).waitFor();
    expect(await title.count()).toBe(1);
    await page.evaluate(() => {
      location.hash = '#1.AAAA';
    });
    await page.getByText('Адрес обрезан или испорчен').waitFor();
    expect(await title.count()).toBe(0);
  });
});

describe('whatever stands in the address', () => {
  test.each([
    ['nothing', '', 'В адресе нет события'],
    ['what is cut to a few letters', '#1.AAAA', 'Адрес обрезан'],
    ['a script', '#<script>alert(1)</script>', 'Адрес обрезан'],
    ['what has lost its end', fragmentOf(PREVIEWS.evening).slice(0, -40), 'Адрес обрезан'],
    ['a later version', '#9.AAAA', 'для другой версии'],
    ['what is longer than any event', `#1.${'A'.repeat(400_000)}`, 'слишком много'],
    ['what is no event', fragmentOfText('{"title":"x"}'), 'не событие'],
    ['more than a page opens', fragmentOfText(' '.repeat(300 * 1024)), 'слишком много'],
    ['a bomb', `#1.${deflateRawSync(Buffer.alloc(100 * 1024 * 1024)).toString('base64url')}`, 'слишком много'],
    [
      'a time that does not exist',
      fragmentOf(previewOf({ start: '2027-03-28T02:30', end: '2027-03-28T04:00' })),
      'не событие',
    ],
  ])('%s is told in words', async (_, fragment, words) => {
    const { page, say, faults } = await open(fragment);
    await page.getByText(new RegExp(words)).waitFor();
    expect(await say.isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'На главную' }).getAttribute('href')).toBe('/mivent/');
    expect(await page.locator('event-preview article').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('stays text', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
    const text: TextNode[] = [
      ['p', [evil, ['a', [evil], 'https://example.org/"onmouseover="alert(3)']]],
      ['pre', [['code', [evil]]]],
    ];
    const preview = previewOf(
      {
        title: evil,
        summary: evil,
        place: evil,
        organizers: ['evil'],
        topics: ['x'],
        onlineUrl: 'https://example.org/?a=%3Cscript%3E',
        attendance: 'hybrid',
      },
      { text, people: { evil }, region: { name: evil, timezone: 'Europe/Podgorica' } },
    );
    const { page, title, faults } = await open(fragmentOf(preview));
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    expect(await title.innerText()).toBe(evil);
    await page.locator('.preview-week .own').waitFor();
    expect(await page.locator('event-preview article').locator('script, img, [onerror], [onmouseover]').count()).toBe(
      0,
    );
    expect(await page.locator('.prose a').getAttribute('href')).toBe('https://example.org/"onmouseover="alert(3)');
    expect(await page.locator('.prose a').getAttribute('rel')).toBe('nofollow noopener noreferrer');
    expect(dialogs).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
  ])('cannot lead to %j', async (address) => {
    const { page, faults } = await open(fragmentOf(previewOf({}, { text: [['p', [['a', ['x'], address]]]] })));
    await page.getByText('не событие').waitFor();
    expect(await page.locator('event-preview a').count()).toBe(1);
    expect(faults).toEqual([]);
  });
});

describe.each([
  ['light', 360],
  ['dark', 1280],
] as const)('in %s colours, %s pixels wide', (colorScheme, width) => {
  test.each([
    ['an evening', fragmentOf(PREVIEWS.evening)],
    ['a series that clashes', fragmentOf(PREVIEWS.series)],
    ['a hold', fragmentOf(previewOf({ status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } }))],
    ['what is cancelled', fragmentOf(previewOf({ status: 'cancelled' }))],
    ['the longest of words', fragmentOf(previewOf({ title: 'Ж'.repeat(140), summary: 'щ'.repeat(500) }))],
    ['Hebrew', fragmentOf(previewOf({ title: 'ערב שירה (№ 5) 2026', lang: 'he' }))],
    ['a broken address', '#1.AAAA'],
  ])('%s is well: axe finds nothing, nothing scrolls sideways', async (_, fragment) => {
    const { page, faults } = await open(fragment, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    await page.locator('.preview-week ol, [data-part=way]:not([hidden])').waitFor();
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      // In the page, where the script above has put it.
      const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`,
      );
    });
    expect(violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
  });
});

test('without script the page says what it needs', async () => {
  const { page } = await open(fragmentOf(PREVIEWS.evening), { javaScriptEnabled: false });
  expect(await page.locator('event-preview noscript p').first().innerText()).toContain('JavaScript');
  expect(await page.locator('event-preview noscript a').isVisible()).toBe(true);
  expect(await page.locator('[data-part=way]').isVisible()).toBe(false);
  expect(await page.locator('event-preview article').count()).toBe(0);
});
