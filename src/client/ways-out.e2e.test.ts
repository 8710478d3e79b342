import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type IssueJudge, makeIssueJudge } from '../formats/issue-draft.ts';
import { parseIssueForm } from '../formats/issue-reading.ts';
import { MOST_ADDRESS } from '../formats/ways-out.ts';
import { launchBrowser } from '../io/browser.test-support.ts';
import { checkContent } from '../io/content-check.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW, siteRegistry, writeRegistry } from '../site/site-registry.test-support.ts';

const site = inject('siteUrl');
const now = Temporal.Instant.from(NOW);
const folder = mkdtempSync(join(tmpdir(), 'mivent-ways-'));
let browser: Browser;
let robot: IssueJudge;
beforeAll(async () => {
  browser = await launchBrowser();
  writeRegistry(folder, siteRegistry());
  const { check } = checkContent(folder, now);
  robot = makeIssueJudge(check!, now);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

const submit = (page: Page) => page.getByRole('button', { name: /^(?:Собрать файл|Make the file)$/ }).click();

/** What the robot makes of the issue that a link opens, as GitHub keeps it. */
function madeOf(body: string) {
  return robot.judge(parseIssueForm(body.replaceAll('\n', '\r\n'), robot.choices), now, new Set());
}

test('on a phone one press opens an issue that is filled in; of it the robot makes the very file', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW, ...PHONE });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site}submit/?region=me-16&venue=kings-park&start=2026-11-29T18:00&end=2026-11-29T20:00`);
  await page.getByLabel('Название', { exact: true }).fill('Вечер: игры & «Ёлка» #1');
  await page.getByLabel('Формат').selectOption('club');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  const result = page.getByRole('region', { name: 'Файл готов' });
  await result.waitFor();
  expect(await result.locator('h3').allInnerTexts()).toEqual([
    'Заявкой на GitHub, без файлов',
    'Телеграм',
    'Скопировать или скачать',
    'Через GitHub',
  ]);
  const address = new URL((await result.getByRole('link', { name: 'Открыть заявку' }).getAttribute('href'))!);
  expect([...address.searchParams.keys()]).toEqual(['title', 'body']);
  expect(address.searchParams.get('title')).toBe('Событие: Вечер: игры & «Ёлка» #1');
  expect(address.searchParams.get('body')).toMatchInlineSnapshot(`
    "### Название

    Вечер: игры & «Ёлка» #1

    ### Формат

    вечер клуба

    ### Регион

    Подгорица

    ### Место

    Kings Park

    ### День начала

    2026-11-29

    ### Время начала

    18:00

    ### Время конца

    20:00

    ### Согласие

    - [x] Текст — под CC BY 4.0; все, кто в нём назван, на это согласны.
    "
  `);
  const text = await page.getByLabel('Текст файла').inputValue();
  const { notes, file, others } = madeOf(address.searchParams.get('body') ?? '');
  expect({ notes, others, text: file?.text }).toEqual({ notes: [], others: [], text });
  await result.getByRole('button', { name: 'Скопировать текст заявки' }).click();
  await result.getByText('Скопировано', { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address.searchParams.get('body'));
  expect(await page.getByLabel('Текст файла').inputValue()).toBe(text);
  expect(faults).toEqual([]);
});

test('an event with a new venue and a new organiser is one issue, where files would be three', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}submit/?region=me-12&start=2026-12-05T18:00&end=2026-12-05T21:00`);
  await page.getByLabel('Название', { exact: true }).fill('Встреча');
  await page.getByLabel('Формат').selectOption('meeting');
  await page.getByLabel('Площадка', { exact: true }).selectOption('+');
  await page.getByLabel('Название площадки').fill('Дом у реки');
  await page.getByLabel('Адрес').fill('Никшич, адрес по запросу');
  await page.locator('details[data-group=people] > summary').click();
  await page.getByLabel('Ваше имя в реестре').fill('newcomer');
  await page.getByLabel('Как называть на сайте').fill('Новичок');
  await page.getByLabel('Кто это').selectOption('me');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  const result = page.getByRole('region', { name: 'Файлы готовы' });
  await result.waitFor();
  expect((await result.locator('h3').allInnerTexts())[0]).toBe('Заявкой на GitHub, без файлов');
  const address = new URL((await result.getByRole('link', { name: 'Открыть заявку' }).getAttribute('href'))!);
  const made = madeOf(address.searchParams.get('body') ?? '');
  expect(made.notes).toEqual([]);
  expect(made.others.map(({ path }) => path)).toEqual(['venues/dom-u-reki.md', 'people/newcomer.md']);
  const shown = await page.getByLabel('Текст файла').inputValue();
  for (const { path, text } of [...made.others, made.file!]) expect(shown).toContain(`content/${path}\n\n${text}`);
  expect(shown).toContain(made.vouched);
  expect(faults).toEqual([]);
});

test('a text that is too long for an address is copied, and an empty issue opens', async () => {
  const { page } = await visit(browser, site, { now: NOW, ...PHONE });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site}en/submit/?region=me-12&start=2026-12-05&end=2026-12-06`);
  await page.getByLabel('Title').fill('Games');
  await page.getByLabel('Format').selectOption('club');
  await page.getByLabel('The place in words').fill('Nikšić');
  await page.locator('details[data-group=more] > summary').click();
  await page.getByLabel('Description').fill('Приходите играть. '.repeat(100));
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  const result = page.getByRole('region', { name: 'The file is ready' });
  await result.waitFor();
  const link = result.getByRole('link', { name: 'Open an empty issue' });
  const address = (await link.getAttribute('href')) ?? '';
  expect(address.length).toBeLessThan(MOST_ADDRESS);
  expect([...new URL(address).searchParams.keys()]).toEqual(['title']);
  await result.getByRole('button', { name: 'Copy the text of the issue' }).click();
  await result.getByText('Copied', { exact: true }).waitFor();
  const { file } = madeOf(await page.evaluate(() => navigator.clipboard.readText()));
  expect(file?.text).toBe(await page.getByLabel('Text of the file').inputValue());
});

test('an event where there are several time zones names its own, and one online may', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW });
  await page.goto(`${site}submit/?region=ru&start=2026-12-05T18:00&end=2026-12-05T21:00`);
  await page.getByLabel('Название', { exact: true }).fill('Встреча');
  await page.getByLabel('Формат').selectOption('meeting');
  await page.getByLabel('Место словами').fill('Казань');
  await page.getByLabel(/CC BY/).check();
  await submit(page);
  await expect
    .poll(() => page.getByRole('alert').getByRole('link').allInnerTexts())
    .toEqual(['Часовых поясов в этом регионе несколько. Назовите свой: например, Europe/Moscow или МСК.']);
  await page.getByLabel('Часовой пояс').fill('мск');
  await submit(page);
  const result = page.getByRole('region', { name: 'Файл готов' });
  await result.waitFor();
  const text = await page.getByLabel('Текст файла').inputValue();
  expect(text).toContain('timezone: Europe/Moscow\n');
  const address = new URL((await result.getByRole('link', { name: 'Открыть заявку' }).getAttribute('href'))!);
  expect(madeOf(address.searchParams.get('body') ?? '').file?.text).toBe(text);
  await page.getByLabel('Регион').selectOption('me-12');
  expect(await page.getByLabel('Часовой пояс').isVisible()).toBe(true);
  await page.getByLabel('Часовой пояс').fill('');
  expect(await page.getByLabel('Часовой пояс').isVisible()).toBe(false);
  expect(faults).toEqual([]);
});
