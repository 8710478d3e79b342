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

async function openSearch(address = 'search/') {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(site + address);
  return { page, faults };
}

/** Wait until the page has answered, and read what it shows. */
async function resultsOf(page: Page): Promise<{ status: string; titles: string[] }> {
  await page.waitForFunction(
    () =>
      !document.querySelector('search-page[aria-busy]') &&
      /\d|Ничего|Nothing|Введите|Type|не загрузился|could not/.test(
        document.querySelector('[role=status]')?.textContent ?? '',
      ),
  );
  const status = (await page.getByRole('status').textContent()) ?? '';
  return { status: plain(status), titles: (await page.locator('search-page ol h2').allTextContents()).map(plain) };
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}

/** Type a question, and wait for the answer to it: the address names what was asked. */
async function ask(page: Page, question: string): Promise<{ status: string; titles: string[] }> {
  await page.getByRole('searchbox').fill(question);
  await page.waitForFunction((q) => (new URLSearchParams(location.search).get('q') ?? '') === q, question);
  return resultsOf(page);
}

describe('the search', () => {
  test('finds a word in another form, in another spelling, without its accents', async () => {
    const { page, faults } = await openSearch();
    const found = async (question: string) => (await ask(page, question)).titles;
    expect(await found('дебатов')).toContain('Дебаты о приватных городах');
    expect(await found('приватный город')).toContain('Дебаты о приватных городах');
    for (const question of ['Niksic', 'Никшич', 'Nikšić', 'никшич', 'NIKSIC']) {
      expect(await found(question), question).toEqual(
        expect.arrayContaining(['Поэтический вечер', 'Чайная церемония']),
      );
    }
    for (const question of ['ёлка', 'елка', 'Ёлки']) expect(await found(question), question).toContain('Ёлка в клубе');
    for (const question of ['чайная', 'чаиная']) expect(await found(question), question).toContain('Чайная церемония');
    expect(await found('questions')).toContain('Freedom of money: an evening of open questions');
    expect(await found('question')).toContain('Freedom of money: an evening of open questions');
    expect(faults).toEqual([]);
  });

  test('finds an event by its day, its month and its weekday, in both languages', async () => {
    const { page, faults } = await openSearch();
    for (const question of ['5 декабря дебаты', 'дебаты декабрь', 'дебаты в субботу', 'debate Saturday 5 December'])
      expect((await ask(page, question)).titles, question).toContain('Дебаты о приватных городах');
    expect((await ask(page, 'дебаты понедельник')).titles).not.toContain('Дебаты о приватных городах');
    expect(faults).toEqual([]);
  });

  test('finds what was entered twice once, and a hostile title as text', async () => {
    const { page, faults } = await openSearch();
    expect(
      (await ask(page, 'приватных городах')).titles.filter((title) => title.startsWith('Дебаты о приватных')),
    ).toEqual(['Дебаты о приватных городах']);
    const { titles } = await ask(page, 'кавычки');
    expect(titles.some((title) => title.startsWith('</script><script>alert(1)</script>'))).toBe(true);
    expect(await page.locator('search-page ol script, search-page ol b').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('speaks English on the English page and leads to English pages', async () => {
    const { page, faults } = await openSearch('en/search/');
    expect((await ask(page, 'questions')).status).toMatch(/^\d+ events? found$/);
    expect((await ask(page, 'дебатов')).titles).toContain('Дебаты о приватных городах');
    const result = page.locator('search-page li', { hasText: /Дебаты о\sприватных городах/ });
    expect(plain(await result.locator('.where').innerText())).toBe('Kings Park, Podgorica');
    expect(plain(await result.locator('.hours').innerText())).toContain('5 December 2026');
    await result.getByRole('link').click();
    await page.waitForURL('**/en/events/private-cities-debate/');
    expect(faults).toEqual([]);
  });

  test('tells how many it found by the rules of the language', async () => {
    const { page } = await openSearch();
    expect((await ask(page, 'Чайная церемония')).status).toBe('Нашлось 1 событие');
    expect((await ask(page, 'фестиваль зимний')).status).toMatch(/^Нашлось [234] события$/);
  });

  test('shows what is ahead first, the soonest on top, then what is over', async () => {
    const { page } = await openSearch('search/?region=me-16');
    const { titles } = await resultsOf(page);
    const order = ['Дневной клуб', 'Дебаты о приватных городах', 'Ёлка в клубе', 'Осенний разговор'];
    expect(titles.filter((title) => order.includes(title))).toEqual(order);
  });

  test('shows twenty at a time, and goes on where the keyboard is', async () => {
    const { page, faults } = await openSearch('search/?attendance=offline');
    const { status, titles } = await resultsOf(page);
    expect(titles.length).toBe(20);
    expect(Number(/\d+/.exec(status)?.[0])).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Показать ещё' }).press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('search-page ol > li').length === 40);
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('li') === document.querySelector('search-page ol > li:nth-child(21)'),
      ),
    ).toBe(true);
    expect(faults).toEqual([]);
  });

  test('says what to do when there is nothing', async () => {
    const { page, faults } = await openSearch();
    expect((await resultsOf(page)).status).toBe('Введите слово или выберите фильтр.');
    expect(await ask(page, 'ъыьъыь')).toEqual({
      status: 'Ничего не нашлось. Попробуйте другое слово или меньше фильтров.',
      titles: [],
    });
    expect(faults).toEqual([]);
  });

  test('answers the last of many quick questions', async () => {
    const { page, faults } = await openSearch();
    for (const question of ['встреча', 'вечер', 'клуб', 'дебаты', 'Niksic', 'лекция']) {
      await page.getByRole('searchbox').fill(question);
      await page.keyboard.press('Enter');
    }
    expect((await ask(page, 'ёлка')).titles).toEqual(['Ёлка в клубе']);
    expect(faults).toEqual([]);
  });

  test('says so when it cannot be loaded, and works when it can be again', async () => {
    const { page } = await openSearch();
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.getByRole('searchbox').fill('дебаты');
    await page.getByText(/Поиск не загрузился/).waitFor();
    await page.unroute('**/pagefind/**');
    // A status read at once would still be the complaint: it is asked until there is an answer.
    await expect
      .poll(async () => (await ask(page, 'дебатов')).titles, { timeout: 20_000 })
      .toContain('Дебаты о приватных городах');
  });
});

describe('the filters', () => {
  test('work by keyboard, one and all together', async () => {
    const { page, faults } = await openSearch();
    const choose = async (name: string, value: string) => {
      const select = page.locator(`select[name=${name}]`);
      await select.focus();
      for (let pressed = 0; pressed < 40 && (await select.inputValue()) !== value; pressed++) {
        await page.keyboard.press('ArrowDown');
      }
      await page.waitForFunction((query) => location.search.includes(query), `${name}=${value}`);
      return resultsOf(page);
    };
    // From the top of the page, with the keyboard alone.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('К содержанию');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');

    const inPodgorica = await choose('region', 'me-16');
    expect(inPodgorica.titles).toContain('Ёлка в клубе');
    expect(inPodgorica.titles).not.toContain('Поэтический вечер');
    const inDecember = await choose('month', '2026-12');
    expect(inDecember.titles).toContain('Ёлка в клубе');
    expect(inDecember.titles).not.toContain('Дневной клуб');
    const debates = await choose('format', 'debate');
    expect(debates.titles).toEqual(['Дебаты о приватных городах']);
    await page.getByRole('button', { name: 'Сбросить' }).press('Enter');
    await page.waitForFunction(() => location.search === '');
    const online = await choose('attendance', 'online');
    expect(online.titles).toContain('Вебинар о договорах');
    expect(online.titles).not.toContain('Ёлка в клубе');
    expect(faults).toEqual([]);
  });

  test('offer what the registry has, by name', async () => {
    const { page } = await openSearch('en/search/');
    const options = async (name: string) =>
      (await page.locator(`select[name=${name}] option`).allTextContents()).map(plain);
    expect(await options('attendance')).toEqual(
      expect.arrayContaining(['any', 'in person', 'online', 'in person and online']),
    );
    expect(await options('region')).toEqual(expect.arrayContaining(['Nikšić', 'Podgorica', 'Online']));
    expect(await options('month')).toEqual(expect.arrayContaining(['December 2026']));
  });
});

describe('the address', () => {
  test('holds the question, so that it can be sent and found again', async () => {
    const { page, faults } = await openSearch('search/?q=%D0%B4%D0%B5%D0%B1%D0%B0%D1%82%D0%BE%D0%B2&region=me-16');
    expect((await resultsOf(page)).titles).toEqual(['Дебаты о приватных городах']);
    expect(await page.getByRole('searchbox').inputValue()).toBe('дебатов');
    expect(await page.locator('select[name=region]').inputValue()).toBe('me-16');
    expect(faults).toEqual([]);
  });

  test('gives the last question back when one returns', async () => {
    const { page } = await openSearch();
    await page.getByRole('searchbox').fill('ёлка');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('q='));
    await page.locator('search-page ol a', { hasText: 'Ёлка' }).click();
    await page.waitForURL('**/events/new-year-tree/');
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('ёлка');
    expect((await resultsOf(page)).titles).toContain('Ёлка в клубе');
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
    await page.waitForFunction(() => document.querySelector('input[name=q]')?.matches(':placeholder-shown'));
    expect((await resultsOf(page)).titles).toEqual([]);
  });
});
