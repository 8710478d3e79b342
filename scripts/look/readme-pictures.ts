import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { SampleSite } from './sample-site.ts';

/** What a reader of the README sees in one language: what's on, and the form that tells of a clash and of free dates. */
interface Scene {
  readonly name: string;
  readonly language: string;
  /** The language's folder. */
  readonly address: string;
  readonly title: string;
  /** When something else takes place in the sample registry. */
  readonly day: string;
  readonly time: string;
}

const SCENES: readonly Scene[] = [
  { name: 'ru', language: 'ru-RU', address: '', title: 'Вечер игр', day: '2026-12-05', time: '18:00' },
  { name: 'en', language: 'en-GB', address: 'en/', title: 'Games night', day: '2026-11-27', time: '19:00' },
];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 720;
const GAP = 24;

/** Take the pictures of the README into a folder: a screen beside a phone, in both languages and themes. Resolves with their names. */
export async function takeReadmePictures(browser: Browser, site: SampleSite, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const scene of SCENES) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        locale: scene.language,
        timezoneId: 'Europe/Podgorica',
        reducedMotion: 'reduce',
        colorScheme,
      });
      const page = await context.newPage();
      if (site.now !== undefined) await page.clock.setFixedTime(site.now);
      const screen = await showWhatsOn(page, site, scene);
      const phone = await showClash(page, site, scene);
      await context.close();
      const name = `site-${scene.name}-${colorScheme}.webp`;
      await writeSideBySide(screen, phone, join(folder, name));
      names.push(name);
    }
  }
  return names;
}

async function showWhatsOn(page: Page, site: SampleSite, { address }: Scene): Promise<Buffer> {
  await page.setViewportSize({ width: 768, height: HEIGHT });
  await page.goto(site.url + address, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot();
}

async function showClash(
  page: Page,
  site: SampleSite,
  { language, address, title, day, time }: Scene,
): Promise<Buffer> {
  await page.setViewportSize({ width: 360, height: HEIGHT });
  await page.goto(`${site.url}${address}submit/`, { waitUntil: 'networkidle' });
  await page.locator('#title').fill(title);
  await page.locator('#format').selectOption('club');
  await page.locator('#region').selectOption('me-16');
  await page.locator('#venue').selectOption('kings-park');
  await page.locator('#startDay').fill(day);
  await page.locator('#startTime').fill(time);
  await page.locator('#startTime').blur();
  await page.locator('[data-part="alternatives"] li').first().waitFor();
  await page.locator('[data-part="free-days"] li').first().waitFor();
  // What follows the heading over the dates is the story.
  await page.locator('legend', { hasText: /Когда|When/ }).evaluate((legend) => legend.scrollIntoView());
  // A browser shows these fields in the language of its own menus, which is seldom that of the page.
  await page.evaluate((locale) => {
    for (const input of document.querySelectorAll<HTMLInputElement>('input[type=date], input[type=time]')) {
      const { type, value, valueAsDate } = input;
      input.type = 'text';
      input.value = type === 'date' ? (valueAsDate?.toLocaleDateString(locale, { timeZone: 'UTC' }) ?? '') : value;
    }
  }, language);
  return page.screenshot();
}

/** Each in a thin frame: the paper of the site is nearly as light as the page around it. */
async function writeSideBySide(screen: Buffer, phone: Buffer, file: string): Promise<void> {
  const [left, right] = await Promise.all([screen, phone].map(frame));
  const [{ width = 0, height = 0 }, { width: beside = 0 }] = await Promise.all([
    sharp(left).metadata(),
    sharp(right).metadata(),
  ]);
  await sharp({ create: { width: width + GAP + beside, height, channels: 4, background: '#0000' } })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: right, left: width + GAP, top: 0 },
    ])
    .webp({ quality: 80, effort: 6 })
    .toFile(file);
}

function frame(picture: Buffer): Promise<Buffer> {
  const edge = { top: 1, bottom: 1, left: 1, right: 1 };
  return sharp(picture)
    .extend({ ...edge, background: '#8c8578' })
    .png()
    .toBuffer();
}
