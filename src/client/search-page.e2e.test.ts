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

async function openSearch(address = 'search/', options: Partial<VisitOptions> = {}) {
  const { page, faults } = await visit(browser, site, { now: NOW, ...options });
  await page.goto(site + address);
  await page.evaluate(() => customElements.whenDefined('search-page'));
  return { page, faults };
}

interface Shown {
  readonly status: string;
  readonly titles: readonly string[];
  /** The headings of groups with their counts. */
  readonly groups: readonly string[];
}

/** Wait until the page has answered, and read what it shows. */
async function resultsOf(page: Page): Promise<Shown> {
  await page.waitForFunction(
    () =>
      !document.querySelector('search-page[aria-busy]') &&
      /\d|Ничего|Nothing|не загрузился|could not/.test(document.querySelector('[role=status]')?.textContent ?? ''),
  );
  const texts = async (selector: string) =>
    (await page.locator(`search-page ${selector}`).allTextContents()).map(plain);
  const [status = ''] = await texts('[role=status]');
  return { status, titles: await texts('.results h3'), groups: await texts('.results h2') };
}

function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}

/** Type a question, and wait for the answer to it: the address names what was asked. */
async function ask(page: Page, question: string): Promise<Shown> {
  await page.getByRole('searchbox').fill(question);
  await page.waitForFunction((q) => (new URLSearchParams(location.search).get('q') ?? '') === q, question);
  return resultsOf(page);
}

/** Wait until the address asks something. */
function addressHas(page: Page, query: string): Promise<unknown> {
  return page.waitForFunction((text) => decodeURIComponent(location.search).includes(text), query);
}

/** What has the keyboard. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('name') ?? element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  });
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
    for (const question of ['questions', 'question'])
      expect(await found(question), question).toContain('Freedom of money: an evening of open questions');
    expect(faults).toEqual([]);
  });

  test('finds an event by its day, its month and its weekday, in both languages', async () => {
    const { page, faults } = await openSearch();
    for (const question of [
      '5 декабря',
      '5.12.2026',
      'December 5',
      '5 декабря дебаты',
      'дебаты декабрь',
      'дебаты в субботу',
      'debate Saturday 5 December',
    ])
      expect((await ask(page, question)).titles, question).toContain('Дебаты о приватных городах');
    for (const question of ['дебаты понедельник', '15 декабря'])
      expect((await ask(page, question)).titles, question).not.toContain('Дебаты о приватных городах');
    expect((await ask(page, 'в субботу в Баре')).titles, 'the journey of a visitor').toContain('Завтрак у моря');
    // It is Sunday, the 22nd of November.
    expect((await ask(page, 'выходные')).titles).toEqual(
      expect.arrayContaining(['Дневной клуб', 'Воскресный разговор']),
    );
    expect((await ask(page, 'завтра')).titles).not.toContain('Дневной клуб');
    expect(faults).toEqual([]);
  });

  test('marks what was asked for, and quotes the text that has it', async () => {
    const { page, faults } = await openSearch('search/?q=хозяин');
    await resultsOf(page);
    const result = page.locator('.results li', { hasText: /Дебаты о\sприватных городах/ });
    expect(plain(await result.locator('.summary').innerText())).toMatch(/в них хозяин\./);
    expect((await result.locator('mark').allInnerTexts()).map(plain)).toEqual(['хозяин']);
    await ask(page, 'приватных');
    expect((await result.locator('mark').allInnerTexts()).map(plain)).toContain('приватных');
    expect(faults).toEqual([]);
  });

  test('finds what was entered twice once, and a hostile title as text', async () => {
    const { page, faults } = await openSearch();
    expect(
      (await ask(page, 'приватных городах')).titles.filter((title) => title.startsWith('Дебаты о приватных')),
    ).toEqual(['Дебаты о приватных городах']);
    const { titles } = await ask(page, 'кавычки');
    expect(titles.some((title) => title.startsWith('</script><script>alert(1)</script>'))).toBe(true);
    await ask(page, '<b>onmouseover</b> кавычки');
    await ask(page, 'script alert жирно');
    expect(await page.locator('.results script, .results b, .results [onmouseover]').count()).toBe(0);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(2);
    expect(faults).toEqual([]);
  });

  test('speaks English on the English page and leads to English pages', async () => {
    const { page, faults } = await openSearch('en/search/');
    expect((await resultsOf(page)).status).toMatch(/^\d+ upcoming events$/);
    expect((await ask(page, 'questions')).status).toMatch(/^\d+ events? found$/);
    expect((await ask(page, 'дебатов')).titles).toContain('Дебаты о приватных городах');
    const result = page.locator('.results li', { hasText: /Дебаты о\sприватных городах/ });
    expect(plain(await result.locator('.where').innerText())).toBe('Kings Park, Podgorica');
    expect(plain(await result.locator('.hours').innerText())).toContain('5 December 2026');
    expect(await result.getByRole('link').getAttribute('lang')).toBe('ru');
    await result.getByRole('link').click();
    await page.waitForURL('**/en/events/private-cities-debate/');
    expect(faults).toEqual([]);
  });

  test('tells how many it found by the rules of the language', async () => {
    const { page } = await openSearch();
    expect((await ask(page, 'Чайная церемония')).status).toBe('Нашлось 1 событие');
    expect((await ask(page, 'фестиваль зимний')).status).toMatch(/^Нашлось [234] события$/);
  });

  test('shows what is coming before anything is asked for, and again when nothing is any more', async () => {
    const { page, faults } = await openSearch();
    const { status, titles, groups } = await resultsOf(page);
    expect(status).toMatch(/^Впереди \d+ событи/);
    expect(groups).toEqual(['Ближайшие события']);
    expect(titles.slice(0, 2)).toEqual(['Дневной клуб', 'Воскресный разговор']);
    expect(titles.length).toBe(10);
    await ask(page, 'ёлка');
    expect(await ask(page, '')).toEqual({ status, titles, groups });
    expect(faults).toEqual([]);
  });

  test('shows what is ahead first, the soonest on top, then what is over, the latest on top', async () => {
    const { page } = await openSearch('search/?region=me-16');
    const { titles, groups } = await resultsOf(page);
    const order = ['Дневной клуб', 'Дебаты о приватных городах', 'Ёлка в клубе', 'Осенний разговор'];
    await page.getByRole('button', { name: 'Показать ещё' }).press('Enter');
    await page.waitForFunction((count) => document.querySelectorAll('.results h3').length > count, titles.length);
    const all = (await page.locator('.results h3').allTextContents()).map(plain);
    expect(all.filter((title) => order.includes(title))).toEqual(order);
    expect(groups).toEqual(['Впереди 7']);
    expect((await resultsOf(page)).groups).toEqual(['Впереди 7', 'Прошедшие 2']);
  });

  test('puts the best first where words were asked for, and goes by time if told to', async () => {
    const { page, faults } = await openSearch('search/?q=клуб');
    const byLikeness = await resultsOf(page);
    // «Клуб» in the title comes before a club as the place.
    expect(byLikeness.titles.indexOf('Дневной клуб')).toBe(0);
    await page.getByLabel('Порядок').selectOption('date');
    await addressHas(page, 'sort=date');
    const byDate = await resultsOf(page);
    expect(byDate.status).toBe(byLikeness.status);
    const dates = await page.locator('section[data-group=ahead] .hours').allInnerTexts();
    expect(dates.map(plain)[0]).toContain('22 ноября 2026, 11:00');
    expect(dates.map(plain)[1]).toContain('22 ноября 2026, 18:00');
    expect(faults).toEqual([]);
  });

  test('shows a screenful, then more, and goes on where the keyboard is', async () => {
    const { page, faults } = await openSearch('search/?attendance=offline');
    const { status, titles } = await resultsOf(page);
    expect(titles.length).toBe(6);
    expect(Number(/\d+/.exec(status)?.[0])).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Показать ещё' }).press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.results li').length >= 26);
    expect(
      await page.evaluate(() => {
        const items = [...document.querySelectorAll('.results li')];
        return items.findIndex((item) => item.contains(document.activeElement));
      }),
    ).toBe(6);
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

  test('answers while somebody types, letter by letter', async () => {
    const { page, faults } = await openSearch();
    await page.getByRole('searchbox').pressSequentially('чайн', { delay: 60 });
    await addressHas(page, 'q=чайн');
    expect((await resultsOf(page)).titles).toContain('Чайная церемония');
    await page.getByRole('searchbox').pressSequentially('ая церемония', { delay: 20 });
    await addressHas(page, 'q=чайная+церемония');
    expect((await resultsOf(page)).titles).toEqual(['Чайная церемония']);
    expect(faults).toEqual([]);
  });
});

describe('where nothing is found', () => {
  test('it says so and shows other ways', async () => {
    const { page, faults } = await openSearch();
    const { status, titles } = await ask(page, 'ъыьъыь');
    expect(status).toBe('Ничего не нашлось. Проверьте, нет ли опечатки, или попробуйте другое слово.');
    expect(titles).toEqual([]);
    for (const way of ['На этих выходных', 'Подгорица', 'фестиваль'])
      expect(await page.locator('.nothing').getByRole('link', { name: way, exact: true }).isVisible(), way).toBe(true);
    await page.locator('.nothing').getByRole('link', { name: 'На этих выходных' }).click();
    await addressHas(page, 'q=выходные');
    expect((await resultsOf(page)).titles).toContain('Воскресный разговор');
    expect(faults).toEqual([]);
  });

  test('it tells which filters are in the way, and takes them away', async () => {
    const { page, faults } = await openSearch('search/?q=ёлка&region=me-12&format=party');
    expect((await resultsOf(page)).titles).toEqual([]);
    const advice = page.locator('.nothing .advice button');
    expect((await advice.allInnerTexts()).map(plain)).toEqual([
      'Без фильтра «Никшич» — нашлось 1 событие',
      'Без фильтров — нашлось 1 событие',
    ]);
    await advice.first().click();
    await page.waitForFunction(() => !location.search.includes('region'));
    expect((await resultsOf(page)).titles).toEqual(['Ёлка в клубе']);
    expect(await page.getByLabel('Формат').inputValue()).toBe('party');
    expect(faults).toEqual([]);
  });

  test('it asks what may have been meant: another keyboard, another script, a slip', async () => {
    const { page, faults } = await openSearch();
    for (const question of ['xfqyfz', 'chaynaya', 'chajnaja']) {
      const { status, titles } = await ask(page, question);
      expect(titles, question).toContain('Чайная церемония');
      expect(status, question).toContain(`По запросу «${question}» ничего нет`);
    }
    expect((await ask(page, 'фтсвль')).titles).toEqual([]);
    await ask(page, 'пдогорица');
    await page.getByRole('button', { name: 'Может быть, «подгорица»?' }).click();
    await addressHas(page, 'q=подгорица');
    expect((await resultsOf(page)).titles).toContain('Дневной клуб');
    expect(faults).toEqual([]);
  });
});

describe('where the index', () => {
  test('cannot be loaded, the page says so, and works when it can be again', async () => {
    const { page } = await openSearch();
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.getByRole('searchbox').fill('дебаты');
    await page.getByText(/Поиск не загрузился/).waitFor();
    expect(await page.locator('.nothing').getByRole('link', { name: 'Календарь' }).isVisible()).toBe(true);
    await page.unroute('**/pagefind/**');
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByText(/^Нашлось/).waitFor();
    expect((await resultsOf(page)).titles).toContain('Дебаты о приватных городах');
    expect(await page.getByRole('button', { name: 'Попробовать ещё раз' }).isVisible()).toBe(false);
  });

  test('was replaced by a newer one while somebody read, the page goes on with that', async () => {
    const { page } = await openSearch('search/?attendance=offline');
    await resultsOf(page);
    await page.route('**/*.pack', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('button', { name: 'Показать ещё' }).press('Enter');
    await page.getByText(/Поиск не загрузился/).waitFor();
    expect(await page.locator('.results li').count()).toBe(6);
    await page.unroute('**/*.pack');
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByText(/^Нашлось/).waitFor();
    expect(await page.locator('.results li').count()).toBe(6);
  });

  test('is slow, the page says that it is at work, and shows what was asked last', async () => {
    const { page, faults } = await openSearch();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/pagefind/entry.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('searchbox').fill('клуб');
    await page.getByText('Ищем…').waitFor();
    release();
    expect((await ask(page, 'ёлка')).titles).toEqual(['Ёлка в клубе']);
    expect(faults).toEqual([]);
  });
});

describe('the filters', () => {
  test('work by keyboard, one and all together', async () => {
    const { page, faults } = await openSearch();
    const choose = async (name: string, value: string) => {
      const select = page.locator(`select[name=${name}]`);
      await select.focus();
      for (let pressed = 0; pressed < 60 && (await select.inputValue()) !== value; pressed++) {
        await page.keyboard.press('ArrowDown');
      }
      await addressHas(page, `${name}=${value}`);
      return resultsOf(page);
    };
    // From the top of the page, with the keyboard alone.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('К содержанию');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('q');

    const inPodgorica = await choose('region', 'me-16');
    expect(inPodgorica.titles).toContain('Ёлка в клубе');
    expect(inPodgorica.titles).not.toContain('Поэтический вечер');
    await choose('year', '2026');
    const inDecember = await choose('month', '12');
    expect(inDecember.titles).toContain('Ёлка в клубе');
    expect(inDecember.titles).not.toContain('Дневной клуб');
    const debates = await choose('format', 'debate');
    expect(debates.titles).toEqual(['Дебаты о приватных городах']);
    await page.getByRole('button', { name: 'Сбросить всё' }).press('Enter');
    await page.waitForFunction(() => location.search === '');
    expect(await focused(page)).toBe('q');
    const online = await choose('attendance', 'online');
    expect(online.titles).toContain('Вебинар о договорах');
    expect(online.titles).not.toContain('Ёлка в клубе');
    expect(faults).toEqual([]);
  });

  test.each([
    ['status=cancelled&region=me-02', 'Лекция о биткоине'],
    ['status=postponed', 'Тренинг по переговорам'],
    ['status=hold&when=ahead&region=me-02', 'Новогодний бал'],
    ['when=over&region=me-16', 'Осенний разговор'],
    ['when=over&region=me-02&status=hold', 'Бронь, которую забыли'],
    ['price=paid&region=me-16', 'Дебаты о приватных городах'],
    ['price=donation&region=me-12', 'Поэтический вечер'],
    ['price=free&region=me-02', 'Лекция о биткоине'],
    ['language=en&format=debate&region=me-16', 'Дебаты о приватных городах'],
    ['topic=private-cities', 'Дебаты о приватных городах'],
    ['month=2026-10&region=me-16', 'Осенний разговор'],
    ['year=2027&region=me-16', 'МТЛ-фест 2027'],
  ])('%s finds «%s», and the address is enough', async (query, title) => {
    const { page, faults } = await openSearch(`search/?${query}`);
    expect((await resultsOf(page)).titles).toContain(title);
    expect(faults).toEqual([]);
  });

  test('offer what the registry has, by name, and count it when somebody means to choose', async () => {
    const { page, faults } = await openSearch('en/search/');
    const options = async (name: string) =>
      (await page.locator(`select[name=${name}] option`).allTextContents()).map(plain);
    expect(await options('attendance')).toEqual(expect.arrayContaining(['any', 'in person', 'online']));
    expect(await options('region')).toEqual(expect.arrayContaining(['Nikšić', 'Podgorica', 'Online']));
    expect(await options('month')).toContain('December');
    await ask(page, 'debate');
    await page.locator('select[name=region]').focus();
    await page.waitForFunction(() => /\(\d+\)/.test(document.querySelector('select[name=region]')?.textContent ?? ''));
    const regions = await options('region');
    expect(regions.find((text) => text.startsWith('Podgorica'))).toBe('Podgorica (1)');
    expect(await page.locator('select[name=region] option[value=me-05]').isDisabled()).toBe(true);
    await page.locator('select[name=region]').selectOption('me-16');
    await page.waitForFunction(() =>
      /\(1\)/.test(document.querySelector('select[name=format] option[value=debate]')?.textContent ?? ''),
    );
    expect(await page.getByRole('button', { name: 'Remove the filter: Podgorica', exact: true }).isVisible()).toBe(
      true,
    );
    expect(faults).toEqual([]);
  });

  test('that are chosen can be taken away one by one', async () => {
    const { page, faults } = await openSearch('search/?region=me-16&format=debate');
    await resultsOf(page);
    expect((await page.locator('.chips li').allInnerTexts()).map(plain)).toEqual(['Подгорица', 'дебаты']);
    await page.getByRole('button', { name: 'Убрать фильтр: дебаты' }).click();
    await page.waitForFunction(() => location.search === '?region=me-16');
    expect((await resultsOf(page)).titles).toContain('Ёлка в клубе');
    expect(faults).toEqual([]);
  });

  test('are folded away on a phone, and say how many there are', async () => {
    const { page, faults } = await openSearch('search/?region=me-16&format=debate', {
      viewport: { width: 360, height: 740 },
    });
    await resultsOf(page);
    const fold = page.getByRole('button', { name: /^Фильтры/ });
    expect(plain(await fold.innerText())).toBe('Фильтры Подгорица, дебаты 2');
    expect(await page.getByLabel('Регион').isVisible()).toBe(false);
    await fold.click();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByLabel('Регион').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('that nobody knows are no filters', async () => {
    const { page, faults } = await openSearch('search/?q=ёлка&region=atlantis&format=%3Cb%3E&colour=red');
    expect((await resultsOf(page)).titles).toEqual(['Ёлка в клубе']);
    expect(faults).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('goes to the field, through the results and back', async () => {
    const { page, faults } = await openSearch();
    await resultsOf(page);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('q');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.type('клуб/вечер');
    expect(await page.getByRole('searchbox').inputValue()).toBe('клуб/вечер');
    const { titles } = await ask(page, 'клуб');
    expect(titles.length).toBeGreaterThan(3);
    await page.keyboard.press('ArrowDown');
    expect(plain(await focused(page))).toBe(titles[0]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(plain(await focused(page))).toBe(titles[1]);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('q');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.waitForFunction(() => location.search === '');
    expect((await resultsOf(page)).groups).toEqual(['Ближайшие события']);
    expect(faults).toEqual([]);
  });

  test('opens a result', async () => {
    const { page } = await openSearch('search/?q=ёлка');
    await resultsOf(page);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/events/new-year-tree/');
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

  test('is one step back for each filter and none for each letter', async () => {
    const { page } = await openSearch();
    await ask(page, 'кл');
    await ask(page, 'клуб');
    await page.getByLabel('Регион').selectOption('me-12');
    await addressHas(page, 'region=me-12');
    await resultsOf(page);
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('region'));
    expect(await page.getByRole('searchbox').inputValue()).toBe('клуб');
    expect(await page.getByLabel('Регион').inputValue()).toBe('');
    await page.goForward();
    await addressHas(page, 'region=me-12');
    expect(await page.getByLabel('Регион').inputValue()).toBe('me-12');
  });

  test('is one step back for all that a keyboard walked through in a filter', async () => {
    const { page } = await openSearch();
    const region = page.getByLabel('Регион');
    await region.focus();
    const first = await region.inputValue();
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown');
    const third = await region.inputValue();
    await addressHas(page, `region=${third}`);
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
    expect(await region.inputValue()).toBe(first);
    // What is chosen after going back is a step of its own.
    await page.keyboard.press('ArrowDown');
    await addressHas(page, 'region=');
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
  });

  test('gives the last question back when one returns', async () => {
    const { page } = await openSearch();
    await page.getByRole('searchbox').fill('ёлка');
    await page.keyboard.press('Enter');
    await addressHas(page, 'q=ёлка');
    await page.locator('.results a', { hasText: 'Ёлка' }).click();
    await page.waitForURL('**/events/new-year-tree/');
    await page.goBack();
    await page.waitForURL('**/search/?q=*');
    expect(await page.getByRole('searchbox').inputValue()).toBe('ёлка');
    expect((await resultsOf(page)).titles).toContain('Ёлка в клубе');
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
    await page.waitForFunction(() => document.querySelector('input[name=q]')?.matches(':placeholder-shown'));
    expect((await resultsOf(page)).groups).toEqual(['Ближайшие события']);
  });

  test('leads back to where one has read, with as many results', async () => {
    const { page } = await openSearch('search/?attendance=offline');
    await resultsOf(page);
    await page.getByRole('button', { name: 'Показать ещё' }).press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.results li').length === 26);
    const link = page.locator('.results h3 a').nth(22);
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    expect(before).toBeGreaterThan(300);
    await link.click();
    await page.waitForURL('**/events/**');
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.results li').length === 26);
    await page.waitForFunction((top) => Math.abs(window.scrollY - top) < 5, before);
  });
});
