import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../src/io/browser.test-support.ts';
import { type Community, foundCommunity, plain } from './journey.test-support.ts';

/**
 * The whole way on one registry, with the commands that the workflows run: read it from top to bottom. GitHub is a bare repository
 * and a fake of its API, its Pages a folder on loopback; everything between is the real thing.
 */
const region = (ru: string, en: string) => `---
name: { ru: ${ru}, en: ${en} }
country: me
timezone: Europe/Podgorica
coordinators: [sanfantee]
---
`;

const REGISTRY = {
  'settings.yaml': `name: MIVENT
domain: mivent.example
timezone: Europe/Podgorica
repository: https://github.com/example/mivent
moderators: ['@coordinator']
`,
  'regions/me-02.md': region('Бар', 'Bar'),
  'regions/me-16.md': region('Подгорица', 'Podgorica'),
  'venues/kings-park.md': '---\nname: Kings Park\nregion: me-16\naddress: Площадь Независимости, 1\n---\n',
  'people/sanfantee.md': '---\nname: { ru: Миа, en: Mia }\nroles: [coordinator]\ngithub: coordinator\n---\n',
  'events/me-02/spring-ball.md': `---
title: Весенний бал
status: hold
hold:
  until: 2027-03-08
  by: sanfantee
start: 2027-03-20T19:00
end: 2027-03-20T23:00
place: Бар, у моря
format: party
---
`,
};

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

let browser: Browser;
let community: Community;
const endings: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  community = await foundCommunity(REGISTRY, (tidy) => endings.push(tidy));
  community.setClock('2027-03-01T12:00:00+01:00');
  await community.deploy();
}, 180_000);
afterAll(async () => {
  for (const end of endings.reverse()) await end();
  await browser.close();
});

/** Fill the form with a lecture on a Saturday, and send it. */
async function proposeLecture(page: Page): Promise<void> {
  await page.getByLabel('Название', { exact: true }).fill('Лекция о свободных городах');
  await page.getByLabel('Формат').selectOption('lecture');
  await page.getByLabel('Регион').selectOption('me-16');
  await page.getByLabel('Площадка', { exact: true }).selectOption('kings-park');
  await page.locator('#startDay').fill('2027-03-13');
  await page.locator('#startTime').fill('18:00');
  await page.getByLabel(/CC BY/).check();
  await page.getByRole('button', { name: 'Собрать файл' }).click();
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
}

const PATH = 'content/events/me-16/lekciya-o-svobodnykh-gorodakh.md';

describe('from an idea to the calendar', { timeout: 180_000 }, () => {
  let lecture: number;

  test('a stranger fills in the form: on a phone the file is copied, at a desk GitHub opens with it', async () => {
    const { site, hub, proposeAt } = community;
    const desk = await community.open(browser, 'submit/');
    await proposeLecture(desk.page);
    const address = await desk.page.getByRole('link', { name: 'Открыть на GitHub' }).getAttribute('href');
    const phone = await community.open(browser, 'submit/', PHONE);
    await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await proposeLecture(phone.page);
    await phone.page.getByRole('button', { name: 'Скопировать файл' }).click();
    await phone.page.getByText('Скопировано', { exact: true }).waitFor();
    const copied = await phone.page.evaluate(() => navigator.clipboard.readText());
    const empty = await phone.page.getByRole('link', { name: 'Открыть пустой файл' }).getAttribute('href');
    console.log(address, empty, copied, site);
    lecture = proposeAt('stranger', empty!, () => copied).number;
    const d = proposeAt('stranger', address!);
    console.log(d.title, d.pull?.headSha, hub.fake.issues.get(lecture)?.pull?.headSha);
    d.state = 'closed';
    expect([...desk.faults, ...phone.faults]).toEqual([]);
  });

  test('the check of the merge is green', async () => {
    console.log(await community.validate(lecture));
  });

  test('the bot', async () => {
    console.log(await community.reconcile());
    const { hub } = community;
    console.log(plain(hub.comment(lecture)), hub.status(lecture), hub.labels(lecture));
    const preview = /\((\S+preview\/#\S+)\)/.exec(hub.comment(lecture))?.[1];
    const { page, faults } = await community.open(browser, preview!);
    await page.locator('event-preview article h1').waitFor();
    console.log(await page.locator('main').innerText(), faults);
  });

  test('accepted', async () => {
    const { hub } = community;
    hub.merge(lecture);
    console.log(await community.deploy());
    console.log(await community.read('api/v1/busy.json'));
    console.log(await community.read('calendar.ics'));
    console.log(await community.read('regions/me-16/rss.xml'));
    const { page } = await community.open(browser, 'events/lekciya-o-svobodnykh-gorodakh/');
    console.log(page.url(), await page.locator('main').innerText());
    const again = await community.open(browser, 'submit/');
    await proposeLecture(again.page).catch(() => undefined);
    console.log(await again.page.locator('main').innerText());
  });
});
