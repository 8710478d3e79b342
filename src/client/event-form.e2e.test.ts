import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parseEventFile } from '../formats/event-file.ts';
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

async function openForm(query = '', width = 1280) {
  const visited = await visit(browser, site, { now: NOW, viewport: { width, height: 800 } });
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

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Название').fill('Вечер: игры & «Ёлка» #1');
  await page.getByLabel('Коротко').fill('Играем и знакомимся.\nНовичкам рады.');
  await page.getByLabel('Формат').selectOption('club');
}

test('an event is proposed: the file is right, goes to GitHub, can be copied and downloaded', async () => {
  const { page, faults } = await openForm('?region=me-16&venue=kings-park&start=2026-11-29T18:00&end=2026-11-29T21:00');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await fillIn(page);
  await page.getByRole('button', { name: 'Собрать файл' }).click();
  const result = page.getByRole('region', { name: 'Файл готов' });
  await result.waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  expect(text).toBe(`---
title: 'Вечер: игры & «Ёлка» #1'
summary: Играем и знакомимся. Новичкам рады.
status: confirmed
start: 2026-11-29T18:00
end: 2026-11-29T21:00
venue: kings-park
format: club
---
`);
  const path = 'events/me-16/vecher-igry-elka-1.md';
  expect(parseEventFile({ path, text }).issues).toEqual([]);
  const address = new URL((await result.getByRole('link', { name: 'Открыть на GitHub' }).getAttribute('href'))!);
  expect(Object.fromEntries(address.searchParams)).toEqual({ filename: `content/${path}`, value: text });
  await result.getByRole('button', { name: 'Скопировать файл' }).click();
  await result.getByRole('button', { name: 'Скопировано' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const download = page.waitForEvent('download');
  await result.getByRole('link', { name: 'Скачать файл' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('vecher-igry-elka-1.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(text);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('what is missing is listed, leads to its field, and goes away when it is mended', async () => {
  const { page, faults } = await openForm('', 360);
  await page.getByRole('button', { name: 'Собрать файл' }).click();
  const errors = page.getByRole('alert');
  await errors.getByRole('link').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  expect(await errors.getByRole('link').allInnerTexts()).toEqual([
    'Напишите название.',
    'Выберите формат.',
    'Выберите регион.',
    'Напишите, где это: площадка или хотя бы город.',
    'Укажите день начала.',
    'Укажите, во сколько начало.',
    'Укажите день конца.',
    'Укажите, во сколько конец.',
  ]);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await errors.getByRole('link', { name: 'Напишите название.' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
  expect(await page.getByLabel('Название').getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.type('Клуб');
  await errors.getByRole('link', { name: 'Напишите название.' }).waitFor({ state: 'detached' });
  expect(await page.getByLabel('Название').getAttribute('aria-invalid')).toBeNull();
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
  expect(faults).toEqual([]);
});

test('what was written is there again next time, until it is cleared', async () => {
  const { page, faults } = await openForm();
  await fillIn(page);
  await page.getByLabel('Регион').selectOption('me-12');
  await page.getByRole('radio', { name: /^Бронь/ }).check();
  await page.getByLabel('Держать бронь до').fill('2026-12-01');
  await page.waitForFunction(() => localStorage.getItem('mivent-draft')?.includes('2026-12-01'));
  await page.reload();
  expect(await page.getByLabel('Название').inputValue()).toBe('Вечер: игры & «Ёлка» #1');
  expect(await page.getByLabel('Регион').inputValue()).toBe('me-12');
  expect(await page.getByLabel('Держать бронь до').inputValue()).toBe('2026-12-01');
  await page.getByRole('button', { name: 'Очистить' }).click();
  expect(await page.getByLabel('Название').inputValue()).toBe('');
  await page.reload();
  expect(await page.getByLabel('Название').inputValue()).toBe('');
  expect(await page.getByLabel('Держать бронь до').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});

test('whole days come from the address; a hold needs a name and an end', async () => {
  const { page, faults } = await openForm('?region=me-12&start=2026-12-05&end=2026-12-06');
  expect(await page.getByLabel('Весь день').isChecked()).toBe(true);
  expect(await page.getByLabel('Последний день').inputValue()).toBe('2026-12-06');
  expect(await page.locator('#startTime').isVisible()).toBe(false);
  await fillIn(page);
  await page.getByLabel('Место словами').fill('Никшич');
  await page.getByRole('radio', { name: /^Бронь/ }).check();
  await page.getByRole('button', { name: 'Собрать файл' }).click();
  expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
    'Укажите, до какого дня держать бронь.',
    'Для брони нужно имя из реестра: чья она.',
  ]);
  await page.getByLabel('Держать бронь до').fill('2026-12-01');
  await page.getByLabel('Ваше имя').fill('sanfantee');
  await page.getByRole('button', { name: 'Собрать файл' }).click();
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
  await page.getByRole('button', { name: 'Make the file' }).click();
  await page.getByRole('region', { name: 'The file is ready' }).waitFor();
  expect(await page.getByLabel('Text of the file').inputValue()).toContain('place: Nikšić\nformat: club\nlang: en\n');
  expect(faults).toEqual([]);
});
