import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import fc from 'fast-check';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BusyList } from '../formats/busy-list.ts';
import type { DraftContext, EventDraft } from '../formats/draft-entry.ts';
import { drafts } from '../formats/event-draft.test-support.ts';
import { makeDraftJudge } from '../formats/event-draft.ts';
import { parseEventFile } from '../formats/event-file.ts';
import { proposeId } from '../formats/event-id.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

async function openForm(query = '', options: BrowserContextOptions = {}) {
  const visited = await visit(browser, site, { now: NOW, ...options });
  await visited.page.goto(`${site}submit/${query}`);
  return visited;
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    // In the page, where the script above has put it.
    () => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

const open = (page: Page, group: string) => page.locator(`details[data-group=${group}] > summary`).click();
const submit = (page: Page) => page.getByRole('button', { name: 'Собрать файл' }).click();
const errorsOf = (page: Page) => page.getByRole('alert').getByRole('link').allInnerTexts();
/** Wait for what the check says, which may have to be loaded first. */
const expectErrors = (page: Page) => expect.poll(() => errorsOf(page));

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Название', { exact: true }).fill('Вечер: игры & «Ёлка» #1');
  await page.getByLabel('Формат').selectOption('club');
  await page.getByLabel(/CC BY/).check();
}

test('an event is proposed in six fields; the file is right, goes to GitHub, can be copied and downloaded', async () => {
  const { page, faults } = await openForm();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('Название', { exact: true }).fill('Вечер: игры & «Ёлка» #1');
  await page.getByLabel('Формат').selectOption('club');
  await page.getByLabel('Регион').selectOption('me-16');
  await page.getByLabel('Площадка', { exact: true }).selectOption('kings-park');
  await page.locator('#startDay').fill('2026-11-29');
  await page.locator('#startTime').fill('18:00');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  const result = page.getByRole('region', { name: 'Файл готов' });
  await result.waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  expect(text).toBe(`---
title: 'Вечер: игры & «Ёлка» #1'
status: confirmed
start: 2026-11-29T18:00
end: 2026-11-29T20:00
venue: kings-park
format: club
---
`);
  const path = 'events/me-16/vecher-igry-elka-1.md';
  expect(parseEventFile({ path, text }).issues).toEqual([]);
  const address = new URL((await result.getByRole('link', { name: 'Открыть на GitHub' }).getAttribute('href'))!);
  expect(Object.fromEntries(address.searchParams)).toEqual({ filename: `content/${path}`, value: text });
  const telegram = new URL((await result.getByRole('link', { name: /Телеграме/ }).getAttribute('href'))!);
  expect(telegram.searchParams.get('text')).toBe(text);
  await result.getByRole('button', { name: 'Скопировать файл' }).click();
  await result.getByText('Скопировано', { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const download = page.waitForEvent('download');
  await result.getByRole('link', { name: 'Скачать' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('vecher-igry-elka-1.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(text);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('what is missing is listed, leads to its field, and goes away when it is mended', async () => {
  const { page, faults } = await openForm('', { viewport: { width: 360, height: 800 } });
  await page.getByLabel('Название', { exact: true }).focus();
  await page.keyboard.press('Tab');
  expect(await page.locator('.error:not(:empty)').count()).toBe(0);
  await submit(page);
  const errors = page.getByRole('alert');
  await errors.getByRole('link').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  expect(await errorsOf(page)).toEqual([
    'Напишите название.',
    'Выберите формат.',
    'Выберите регион.',
    'Укажите день начала.',
    'Укажите, во сколько начало.',
    'Без этого согласия событие нельзя опубликовать.',
  ]);
  expect(await page.title()).toMatch(/^Ошибка: Предложить/);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await errors.getByRole('link', { name: 'Напишите название.' }).click();
  expect(await page.locator('label[for=title]').evaluate((label) => label.getBoundingClientRect().top)).toBeGreaterThan(
    0,
  );
  expect(page.url()).not.toContain('#');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
  expect(await page.getByLabel('Название', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.type('Клуб');
  await errors.getByRole('link', { name: 'Напишите название.' }).waitFor({ state: 'detached' });
  expect(await page.getByLabel('Название', { exact: true }).getAttribute('aria-invalid')).toBeNull();
  // A field that comes with the region waits with its fault for the next try; what is listed only gets less.
  await page.getByLabel('Регион').selectOption('me-12');
  await page.locator('#place-error').filter({ hasText: 'Напишите, где это' }).waitFor();
  await expectErrors(page).toHaveLength(4);
  await submit(page);
  await errors.getByRole('link', { name: 'Напишите, где это' }).waitFor();
  await expectErrors(page).toHaveLength(5);
  expect(faults).toEqual([]);
});

test('a fault in what is folded away unfolds it; a field that was left says what is wrong with it', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05&end=2026-12-06');
  await open(page, 'coming');
  await page.getByLabel('Ссылка на регистрацию').fill('через бота');
  expect(await page.locator('#registrationUrl-error').innerText()).toBe('');
  await page.keyboard.press('Tab');
  await page.locator('#registrationUrl-error').filter({ hasText: 'Нужен адрес целиком' }).waitFor();
  await open(page, 'coming');
  await fillIn(page);
  await page.getByLabel('Место словами').fill('Никшич');
  await submit(page);
  await page.getByRole('alert').getByRole('link').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('registrationUrl');
  expect(faults).toEqual([]);
});

test('what is said of a value alone is listed with the name of its field', async () => {
  const { page, faults } = await openForm('?region=me-16&venue=kings-park&start=2026-11-29T18:00');
  await fillIn(page);
  await open(page, 'more');
  await page.getByLabel('Коротко').fill('ы'.repeat(603));
  await page.getByLabel('Описание').fill('<b>Почта</b> a@b.me');
  await submit(page);
  await page.getByRole('alert').getByRole('link').first().waitFor();
  expect(await errorsOf(page)).toEqual([
    'Коротко: не длиннее 500 знаков, а здесь 603.',
    `Описание: почту в реестре не храним, а здесь есть «a@b.me». Оставьте ник в Телеграме или ссылку на страницу.
Код HTML здесь не работает: «<b>». Если знак < нужен как есть, напишите \\<.`,
  ]);
  expect(await page.locator('#summary-error').innerText()).toMatch(/^Ошибка:\s+Не длиннее 500 знаков, а здесь 603\.$/);
  await page.getByLabel('Описание').fill('Почта a@b.me');
  await page.waitForFunction(() => !document.querySelector('[role=alert]')?.textContent?.includes('HTML'));
  await expectErrors(page).toContainEqual(expect.stringMatching(/^Описание: почту/));
  expect(faults).toEqual([]);
});

test('the language of the text is that of its letters, until somebody chooses one', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}en/submit/?region=me-16&venue=kings-park&start=2026-11-29T18:00`);
  const written = async () => {
    await page.getByRole('button', { name: 'Make the file' }).click();
    await page.locator('.result').waitFor();
    return page.getByLabel('Text of the file').inputValue();
  };
  const shown = () => page.locator('#lang option:checked').innerText();
  await page.getByLabel('Format').selectOption('club');
  await page.getByLabel(/CC BY/).check();
  await open(page, 'more');
  expect(await shown()).toBe('by the text: English');
  await page.getByLabel('Title', { exact: true }).fill('Вечер клуба');
  expect(await shown()).toBe('by the text: Russian');
  expect(await written()).not.toContain('lang:');
  await page.getByLabel('Title', { exact: true }).fill('Club evening');
  expect(await shown()).toBe('by the text: English');
  expect(await written()).toContain('lang: en\n');
  await page.getByLabel('Title', { exact: true }).fill('Veče šaha u Baru');
  expect(await shown()).toBe('by the text: Serbian');
  expect(await written()).toContain('lang: sr\n');
  await page.getByLabel('Title', { exact: true }).fill('Club evening');
  await page.getByLabel('Language of the text').selectOption('sr');
  await page.getByLabel('In short').fill('Чай и игры');
  expect(await written()).toContain('lang: sr\n');
  expect(faults).toEqual([]);
});

test('a day that is over is called so, not free, and leads to another one', async () => {
  const { page, faults } = await openForm('?region=me-16&venue=kings-park&start=2026-11-01T18:00', PHONE);
  const said = page.locator('[data-part=date]');
  await said.filter({ hasText: 'Этот день уже прошёл.' }).waitFor();
  await page.locator('[data-part=free-days] button').first().waitFor();
  expect(await page.locator('[data-part=notices]').innerText()).toBe('');
  await fillIn(page);
  await submit(page);
  await page
    .locator('.caution')
    .filter({ hasText: /уже прошёл\. Выбрать другую дату/ })
    .waitFor();
  await page.locator('[data-part=free-days] button').nth(1).click();
  await said.filter({ hasText: 'Дата свободна.' }).waitFor();
  expect(await page.locator('[data-part=free]').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test('a date that is taken says by what, and a free one nearby is taken with one press', async () => {
  const { page, faults } = await openForm('?region=me-16&venue=kings-park&start=2026-12-05T18:00&end=2026-12-05T21:00');
  await page.getByText('На это время уже есть другое').waitFor();
  expect(await page.locator('.conflict .others').innerText()).toMatch(
    /Дебаты о\sприватных городах\s+18:00–21:00, та же площадка, тот же регион/,
  );
  expect(await violationsOf(page)).toEqual([]);
  const nearby = page.locator('[data-part=alternatives] button');
  expect(await nearby.count()).toBe(3);
  expect(await nearby.first().innerText()).toMatch(/^воскресенье, 6\sдекабря, 18:00–21:00$/);
  await nearby.first().click();
  expect(await page.locator('#startDay').inputValue()).toBe('2026-12-06');
  await page.getByText('Дата свободна.').waitFor();
  expect(await page.locator('.conflict').isVisible()).toBe(false);
  // Once there is a date, no other days are in the way; days beside a taken one leave the hours as they are.
  expect(await page.locator('[data-part=free]').isVisible()).toBe(false);
  await page.locator('#startDay').fill('2026-12-05');
  await page.locator('[data-part=free-days] button').nth(1).click();
  expect(await page.locator('#startTime').inputValue()).toBe('18:00');
  await page.getByText('Дата свободна.').waitFor();
  expect(faults).toEqual([]);
});

test('a series says its dates, and does without those that are taken', async () => {
  const { page, faults } = await openForm(
    '?region=me-16&venue=kings-park&start=2026-11-28T18:00&end=2026-11-28T21:00',
    PHONE,
  );
  await fillIn(page);
  await open(page, 'repeat');
  await page.getByLabel('Как часто').selectOption('weekly');
  expect(await page.locator('#repeat option:checked').innerText()).toBe('каждую субботу');
  await page.locator('series-dates').getByText('8 дат: 28').waitFor();
  await page.locator('.others > li').filter({ hasText: '5 декабря 2026' }).getByRole('button').click();
  await page.locator('.left button').filter({ hasText: '5 декабря' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  // Who left one date out stands before the next one that is taken.
  await page.waitForFunction(() => document.activeElement?.matches('[data-except]'));
  const taken = page.locator('.others > li > button');
  for (let count = await taken.count(); count > 0; count--) {
    expect(await taken.count()).toBe(count);
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelectorAll('.others > li > button').length < before, count);
  }
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  expect(text).toMatch(/repeat:\n {2}rule: FREQ=WEEKLY;BYDAY=SA;COUNT=8\n {2}except: \[2026-12-05/);
  expect(faults).toEqual([]);
});

test('a new venue and a new organiser come along as files of their own, one step each', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-11-29T18:00&end=2026-11-29T21:00');
  await fillIn(page);
  await page.getByLabel('Площадка', { exact: true }).selectOption('+');
  await page.getByLabel('Название площадки').fill('Кафе «Ёлка»');
  await open(page, 'people');
  await page.getByLabel('Ваше имя').fill('@Newcomer');
  await page.getByLabel('Как называть').fill('Новичок');
  await page.getByLabel('Кто это').selectOption('me');
  await submit(page);
  const result = page.getByRole('region', { name: 'Файлы готовы' });
  await result.waitFor();
  const steps = await result.locator('[data-part=steps] a').all();
  const files = await Promise.all(
    steps.map(async (step) => new URL((await step.getAttribute('href'))!).searchParams.get('filename')),
  );
  expect(files).toEqual([
    'content/venues/kafe-elka.md',
    'content/people/newcomer.md',
    'content/events/me-12/vecher-igry-elka-1.md',
  ]);
  expect(new URL((await steps[1]!.getAttribute('href'))!).searchParams.get('description')).toContain(
    'сам автор заявки',
  );
  expect(await page.getByLabel('Текст файла').inputValue()).toContain('venue: kafe-elka\n');
  expect(faults).toEqual([]);
});

test('a description is shown as it may look; nothing of it runs', async () => {
  const { page, faults } = await openForm();
  await open(page, 'more');
  await page
    .getByLabel('Описание')
    .fill('## Что будет\n\n**Да** [x](javascript:alert(1)) <img src=x onerror=alert(1)> [y](https://example.org)');
  await page.getByText('Посмотреть').click();
  const shown = page.locator('markdown-preview [data-part=text]');
  await shown.locator('strong').waitFor();
  for (const group of ['repeat', 'coming', 'people', 'settings']) await open(page, group);
  await page.getByLabel('Ваше имя').fill('newcomer');
  await page.getByText('Вас ещё нет в реестре').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await shown.innerHTML()).toContain('&lt;img src=x');
  expect(await shown.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
    'https://example.org',
  ]);
  await submit(page);
  await expect
    .poll(async () => (await errorsOf(page)).join())
    .toContain(
      'Описание: код HTML здесь не работает: «<img src=x onerror=alert(1)>». Если знак < нужен как есть, напишите \\<.',
    );
  expect(faults).toEqual([]);
});

test('what was written is there again next time, in both languages, until it is cleared', async () => {
  const { page, faults } = await openForm();
  await fillIn(page);
  await page.getByLabel('Регион').selectOption('me-12');
  await page.getByLabel(/^Пока это бронь/).check();
  await page.getByLabel('Держать бронь до').fill('2026-12-01');
  await page.waitForFunction(() => localStorage.getItem('mivent-draft')?.includes('2026-12-01'));
  await page.goto(`${site}en/submit/`);
  expect(await page.getByLabel('Title').inputValue()).toBe('Вечер: игры & «Ёлка» #1');
  await page.goto(`${site}submit/`);
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).toBe('Вечер: игры & «Ёлка» #1');
  expect(await page.getByLabel('Регион').inputValue()).toBe('me-12');
  expect(await page.getByLabel('Держать бронь до').inputValue()).toBe('2026-12-01');
  await page.getByRole('button', { name: 'Начать заново' }).click();
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).not.toBe('');
  await page.getByRole('button', { name: 'Стереть написанное?' }).click();
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).toBe('');
  await page.reload();
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).toBe('');
  expect(await page.getByLabel('Держать бронь до').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test('a draft that is not ours, or no memory at all, breaks nothing', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.addInitScript(() => {
    localStorage.setItem(
      'mivent-draft',
      '{"version":2,"fields":{"title":"<b>Чужое</b>","region":"nowhere","startDay":"вчера","x":[1]}}',
    );
  });
  await page.goto(`${site}submit/`);
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).toBe('<b>Чужое</b>');
  expect([await page.getByLabel('Регион').inputValue(), await page.locator('#startDay').inputValue()]).toEqual([
    '',
    '',
  ]);
  const forgetful = await visit(browser, site, { now: NOW });
  await forgetful.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await forgetful.page.goto(`${site}submit/?region=me-12&start=2026-12-05&end=2026-12-06`);
  await fillIn(forgetful.page);
  await forgetful.page.getByLabel('Место словами').fill('Никшич');
  await submit(forgetful.page);
  await forgetful.page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect([...faults, ...forgetful.faults.filter((fault) => !fault.includes('SecurityError'))]).toEqual([]);
});

test('inside Telegram the form says so, and its address takes the draft along into a browser', async () => {
  const agent =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 Telegram-Android/11.4 (Xiaomi)';
  const { page, faults } = await openForm('', { ...PHONE, userAgent: agent });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Вы внутри Телеграма').waitFor();
  await fillIn(page);
  await page.getByRole('button', { name: 'Скопировать адрес с черновиком' }).click();
  await page.getByRole('button', { name: 'Скопировано' }).waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const outside = await visit(browser, site, { now: NOW });
  await outside.page.goto(address);
  expect(await outside.page.getByLabel('Название', { exact: true }).inputValue()).toBe('Вечер: игры & «Ёлка» #1');
  expect(outside.page.url()).toBe(`${site}submit/`);
  expect(await outside.page.getByText('Вы внутри Телеграма').isVisible()).toBe(false);
  expect([...faults, ...outside.faults]).toEqual([]);
});

test('on a phone an issue comes first, GitHub’s editor last, and it opens without what its app would drop', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05&end=2026-12-06', PHONE);
  await fillIn(page);
  await page.getByLabel('Место словами').fill('Никшич');
  await submit(page);
  const result = page.getByRole('region', { name: 'Файл готов' });
  await result.waitFor();
  expect(await result.locator('h3').allInnerTexts()).toEqual([
    'Заявкой на GitHub, без файлов',
    'Телеграм',
    'Скопировать или скачать',
    'Через GitHub',
  ]);
  const address = new URL((await result.getByRole('link', { name: 'Открыть пустой файл' }).getAttribute('href'))!);
  expect([...address.searchParams.keys()]).toEqual(['filename']);
  const small = await page
    .locator('main :is(a.button, button, input, select, summary, .errors a)')
    .evaluateAll((targets) =>
      targets
        .filter((target) => target.checkVisibility() && !target.matches('[type=checkbox]'))
        .flatMap((target) => (target.getBoundingClientRect().height < 43.5 ? [target.outerHTML.slice(0, 80)] : [])),
    );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('while the list of what is taken is on its way, or does not come, the file is made all the same', async () => {
  const { page } = await visit(browser, site, { now: NOW });
  let fail: (() => void) | undefined;
  await page.route(
    '**/busy.json',
    (route) =>
      new Promise<void>((resolve) => {
        fail = () => resolve(route.abort());
      }),
  );
  await page.goto(`${site}submit/?region=me-12&start=2026-12-05&end=2026-12-06`);
  await fillIn(page);
  await page.getByText('Узнаём, что занято…').waitFor();
  await page.getByLabel('Место словами').fill('Никшич');
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  fail?.();
  await page.locator('date-answer').getByText('Не удалось узнать, что занято').waitFor();
  expect(await page.locator('#caution').innerText()).toContain('дату посмотрит проверка');
  expect(await page.getByLabel('Текст файла').inputValue()).toContain('start: 2026-12-05\nend: 2026-12-06\n');
});

test('without a network nothing is lost, and the check comes once there is one', async () => {
  const { page } = await openForm();
  await page.context().setOffline(true);
  await fillIn(page);
  await submit(page);
  await page.locator('[data-part=say]').filter({ hasText: 'нет сети' }).waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await page.getByLabel('Регион').focus();
  await submit(page);
  await page.getByRole('alert').getByRole('link').first().waitFor();
  expect(await page.getByLabel('Название', { exact: true }).inputValue()).toBe('Вечер: игры & «Ёлка» #1');
});

test('whole days come from the address; a hold needs a name and an end', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05&end=2026-12-06');
  expect(await page.getByLabel('Весь день').isChecked()).toBe(true);
  expect(await page.locator('#endDay').inputValue()).toBe('2026-12-06');
  expect(await page.locator('#startTime').isVisible()).toBe(false);
  await fillIn(page);
  await page.getByLabel('Место словами').fill('Никшич');
  await page.getByLabel(/^Пока это бронь/).check();
  await submit(page);
  await expectErrors(page).toEqual([
    'Укажите, до какого дня держать бронь.',
    'Для брони нужно имя из реестра: чья она.',
  ]);
  await page.getByLabel('Держать бронь до').fill('2026-12-01');
  await page.getByLabel('Ваше имя').fill('sanfantee');
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  expect(text).toContain('start: 2026-12-05\nend: 2026-12-06\n');
  expect(text).toMatch(/organizers:\n\s+- sanfantee\nhold:\n\s+until: 2026-12-01\n\s+by: sanfantee\n/);
  expect(faults).toEqual([]);
});

test('a browser without Temporal makes the same file', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal'));
  await page.goto(`${site}en/submit/?region=me-12&start=2026-12-05T18:00&end=2026-12-05T21:00`);
  await page.getByLabel('Title').fill('Games');
  await page.getByLabel('Format').selectOption('club');
  await page.getByLabel('The place in words').fill('Nikšić');
  await page.getByLabel(/CC BY/).check();
  await page.getByRole('button', { name: 'Make the file' }).click();
  await page.getByRole('region', { name: 'The file is ready' }).waitFor();
  expect(await page.getByLabel('Text of the file').inputValue()).toContain('place: Nikšić\nformat: club\nlang: en\n');
  expect(faults).toEqual([]);
});

test('an event that is over is proposed once more from its page: only the day is asked', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}events/spring-lecture/`);
  await page.getByRole('link', { name: 'Повторить событие' }).click();
  await page.waitForURL(`${site}submit/`);
  expect(await page.locator('#title').inputValue()).not.toBe('');
  expect(await page.locator('#region').inputValue()).toBe('me-16');
  expect(await page.locator('#startTime').inputValue()).toMatch(/^\d\d:00$/);
  await page.locator('#startDay').fill('2026-11-30');
  expect(await page.locator('#endDay').inputValue()).toBe('2026-11-30');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect(faults).toEqual([]);
});

/** How long a stranger takes who has thought of all before: for a letter, a press, a look around for the next field; milliseconds. */
const PACE = { letter: 250, press: 1200, look: 2500 };

test('a stranger with a phone has the file after six fields, in less than two minutes', async () => {
  const { page, faults } = await openForm('', PHONE);
  let [letters, presses] = [0, 0];
  const press = async (selector: string) => {
    presses++;
    await page.locator(selector).tap();
  };
  const choose = async (selector: string, value: string) => {
    presses += 2;
    await page.locator(selector).selectOption(value);
  };
  await press('#title');
  const title = 'Вечер настольных игр и разговоров';
  await page.keyboard.type(title);
  letters += title.length;
  const asked = ['#title'];
  // What is asked is what stands there without opening anything, and is not filled in already.
  for (const [field, value] of [
    ['#format', 'club'],
    ['#region', 'me-16'],
    ['#venue', 'kings-park'],
  ] as const) {
    await choose(field, value);
    asked.push(field);
  }
  await press('[data-part=free-days] button >> nth=0');
  asked.push('#startDay');
  // A clock of a phone: its field, the hour, the minutes, the button that takes them.
  presses += 4;
  await page.locator('#startTime').fill('18:00');
  asked.push('#startTime');
  await press('#consent');
  await press('form [type=submit]');
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press('[data-part=copy]');
  await page.getByText('Скопировано', { exact: true }).waitFor();
  expect(await page.locator('#caution').isVisible()).toBe(false);
  expect({ fields: asked.length, letters, presses }).toEqual({ fields: 6, letters: 33, presses: 15 });
  const time = letters * PACE.letter + presses * PACE.press + (asked.length + 3) * PACE.look;
  expect(time).toBeLessThan(60_000);
  expect(faults).toEqual([]);
});

test('a date that is taken is said once more where the file is ready, and leads back', async () => {
  const { page, faults } = await openForm(
    '?region=me-16&venue=kings-park&start=2026-12-05T18:00&end=2026-12-05T21:00',
    PHONE,
  );
  await fillIn(page);
  await submit(page);
  const caution = page.getByRole('region', { name: 'Файл готов' }).locator('#caution');
  await caution.filter({ hasText: 'проверка заявку не пропустит' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await caution.getByRole('link', { name: 'Выбрать другую дату' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('startDay');
  expect(faults).toEqual([]);
});

test('an event that ends before it begins ends on the next day', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05T20:00');
  expect(await page.locator('#endTime').inputValue()).toBe('22:00');
  await page.locator('#endTime').fill('02:00');
  expect(await page.locator('#endDay').inputValue()).toBe('2026-12-06');
  await page.locator('#endTime').fill('23:00');
  expect(await page.locator('#endDay').inputValue()).toBe('2026-12-05');
  await page.locator('#endDay').fill('2026-12-07');
  await page.locator('#endTime').fill('02:00');
  expect(await page.locator('#endDay').inputValue()).toBe('2026-12-07');
  expect(faults).toEqual([]);
});

test('the «next» key of a phone goes to the next field, Enter elsewhere makes the file', async () => {
  const { page } = await openForm('', PHONE);
  await page.locator('#title').tap();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('format');
  expect(await page.getByRole('alert').isVisible()).toBe(false);
  const desk = await openForm();
  await desk.page.locator('#title').focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('alert').getByRole('link').first().waitFor();
});

test('where the check does not come, the file is made as it stands: what is sound, byte for byte', async () => {
  const { page } = await openForm();
  let isBroken = true;
  await page.route('**/event-draft*.js', (route) => (isBroken ? route.abort() : route.continue()));
  await page.getByLabel('Название', { exact: true }).fill('Вечер: игры & «Ёлка» #1');
  await submit(page);
  // What is missing is said plainly where the eye and the focus are, and leads to where it is to be written.
  await page.locator('[data-part=say]').filter({ hasText: 'нет сети' }).waitFor();
  expect(await errorsOf(page)).toEqual(['Для файла нужны хотя бы название, формат, регион, дата и согласие.']);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  await page.getByRole('alert').getByRole('link').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('format');
  await page.getByLabel('Формат').selectOption('club');
  await page.getByLabel('Регион').selectOption('me-16');
  await page.getByLabel('Площадка', { exact: true }).selectOption('kings-park');
  await page.locator('#startDay').fill('2026-11-29');
  await page.locator('#startTime').fill('18:00');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect(await errorsOf(page)).toEqual([]);
  expect(await page.locator('#caution').innerText()).toContain('Файл соберётся и без неё');
  expect(await violationsOf(page)).toEqual([]);
  const text = await page.getByLabel('Текст файла').inputValue();
  // Once there is a network the check comes after a reload, and finds nothing to change.
  isBroken = false;
  await page.getByRole('button', { name: 'Обновить страницу' }).click();
  await page.getByText('Дата свободна.').waitFor();
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect(await page.locator('#caution').isVisible()).toBe(false);
  expect(await page.getByLabel('Текст файла').inputValue()).toBe(text);
});

test('what is filled in before the script comes stays, and cannot be sent nowhere', async () => {
  const { page, faults } = await openForm();
  await page.locator('#summary').evaluate((field: HTMLTextAreaElement) => {
    field.value = 'Из черновика';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  let go: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await fillIn(page);
  await page.getByLabel('Регион').selectOption('me-16');
  await page.locator('#startDay').fill('2026-11-29');
  await page.locator('#startTime').fill('18:00');
  const button = page.getByRole('button', { name: 'Собрать файл' });
  expect(await button.isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Начать заново' }).isDisabled()).toBe(true);
  await page.getByText('Форма загружается').waitFor();
  await page.locator('#title').press('Enter');
  expect(new URL(page.url()).search).toBe('');
  go?.();
  await page.getByLabel('Площадка', { exact: true }).selectOption('kings-park');
  expect(await page.getByText('Форма загружается').count()).toBe(0);
  expect(await page.locator('#endTime').inputValue()).toBe('20:00');
  await button.click();
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  // What was kept before stands beside it.
  expect(text).toContain("title: 'Вечер: игры & «Ёлка» #1'\nsummary: Из черновика\n");
  expect(text).toContain('start: 2026-11-29T18:00\nend: 2026-11-29T20:00\nvenue: kings-park\n');
  expect(faults).toEqual([]);
});

test('an hour that is a slip is told beside it; an address is completed', async () => {
  const { page, faults } = await openForm('?region=online&start=2026-12-05T18:00');
  await fillIn(page);
  await page.locator('#endTime').fill('17:00');
  await page.locator('#onlineUrl').fill(' meet.example.org/club ');
  await page.locator('#title').focus();
  await page.locator('#endTime-error').getByText('Конец должен быть позже начала.').waitFor();
  expect(await page.locator('#endDay').inputValue()).toBe('2026-12-05');
  expect(await page.locator('#onlineUrl').inputValue()).toBe('https://meet.example.org/club');
  for (const text of ['встреча в зуме', 'http://a.example', 'club']) {
    await page.locator('#onlineUrl').fill(text);
    await page.locator('#title').focus();
    expect(await page.locator('#onlineUrl').inputValue()).toBe(text);
  }
  expect(faults).toEqual([]);
});

test('with letters twice as large the form still fits a phone', async () => {
  // 360 px with a browser's text at 200 % are laid out as 180 px.
  const { page, faults } = await openForm('?region=me-16&venue=kings-park&start=2026-12-05T18:00', {
    viewport: { width: 180, height: 370 },
  });
  await fillIn(page);
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(180);
  const cut = await page
    .locator('#startDay, #startTime')
    .evaluateAll((fields) => fields.filter(({ clientWidth }) => clientWidth < 140).map(({ id }) => id));
  expect(cut).toEqual([]);
  expect(faults).toEqual([]);
});

test('on a slow network the file is there before the list of what is taken', { timeout: 120_000 }, async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05&end=2026-12-06');
  // The page alone takes half of the usual time by itself.
  page.setDefaultTimeout(60_000);
  const session = await page.context().newCDPSession(page);
  // 3G, as browsers' own tools throttle to it.
  const slow = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await session.send('Network.emulateNetworkConditions', slow);
  await page.reload();
  await fillIn(page);
  await page.getByLabel('Место словами').fill('Никшич');
  await submit(page);
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
  expect(await page.getByLabel('Текст файла').inputValue()).toContain('start: 2026-12-05\nend: 2026-12-06\n');
  expect(faults).toEqual([]);
});

/** `MIVENT_TYPED=100 npm run test:e2e -- src/client/event-form.e2e.test.ts` */
const TYPED = Number(process.env.MIVENT_TYPED ?? 4);

test(`what is typed makes the very file that the functions of the check make: ${TYPED} events`, {
  timeout: 900_000,
}, async () => {
  const list: BusyList = await (await fetch(`${site}api/v1/busy.json`)).json();
  const judge = makeDraftJudge(list, Temporal.Instant.from(NOW), DRAFT_WORDS);
  const places = {
    regions: ['me-16', 'me-12'] as [string, string],
    online: 'online',
    venue: 'kings-park',
    people: list.people.slice(0, 3),
    today: NOW.slice(0, 10),
    hasBreaks: false,
  };
  const { page, faults } = await openForm();
  let written = 0;
  for (const draft of fc.sample(drafts(places), { numRuns: TYPED * 4, seed: 7 })) {
    if (written === TYPED) break;
    const id = proposeId(draft.title, draft.format, draft.startDay, judge.taken);
    const wanted = judge.judge({ ...draft, id }, contextOf(draft));
    if (!wanted.file) continue;
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${site}submit/`);
    await type(page, draft);
    await submit(page);
    await page
      .locator('.result')
      .waitFor()
      .catch(async () => {
        throw new Error(`${JSON.stringify(draft)}: ${await errorsOf(page)}`);
      });
    const text = await page.getByLabel('Текст файла').inputValue();
    const files = [...wanted.others, wanted.file];
    // A text field ends its lines as it likes, and the file is shown with all that comes along.
    if (files.length === 1) expect(text).toBe(wanted.file.text);
    else for (const one of files) expect(text).toContain(`content/${one.path}\n\n${one.text}`);
    written++;
  }
  expect(written).toBe(TYPED);
  expect(faults).toEqual([]);
});

function contextOf({ region }: EventDraft): DraftContext {
  return {
    locale: 'ru',
    timezone: 'Europe/Podgorica',
    isOnline: region === 'online',
    holdDays: 30,
    venueName: (id) => id,
    topics: new Map([['приватные города', 'private-cities']]),
  };
}

/** Write a draft into the form as people do: what is folded away is unfolded, what is not offered is not filled in. */
async function type(page: Page, draft: EventDraft): Promise<void> {
  for (const summary of await page.locator('details[data-group] > summary').all()) await summary.click();
  const set = async (name: keyof EventDraft) => {
    const value = draft[name];
    const field = page.locator(`[id="${name}"]`);
    if (name === 'languages') {
      for (const language of draft.languages.split(',').filter(Boolean))
        await page.locator(`[name=languages][value=${language}]`).check();
    } else if (name === 'status') await field.setChecked(value === 'hold');
    else if (typeof value === 'boolean') await field.setChecked(value);
    else if (!(await field.isVisible())) return;
    else if (await field.evaluate((element) => element instanceof HTMLSelectElement)) await field.selectOption(value);
    else await field.fill(value);
  };
  const order = Object.keys(draft).filter((name) => name !== 'id' && name !== 'except') as (keyof EventDraft)[];
  const first: readonly string[] = ['region', 'attendance', 'venue', 'allDay', 'startDay', 'startTime'];
  for (const name of [...order.filter((one) => first.includes(one)), ...order.filter((one) => !first.includes(one))])
    await set(name);
  if (draft.except !== '' && draft.repeat === 'weekly') {
    await page.evaluate((except) => {
      const field = document.querySelector<HTMLInputElement>('[name=except]');
      if (field) field.value = except;
    }, draft.except);
  }
}
