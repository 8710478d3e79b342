import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, setup } from '../src/io/browser.test-support.ts';
import { takeReadmePictures } from './look/readme-pictures.ts';
import { openSite, type SampleSite } from './look/sample-site.ts';

const HELP = `npm run screenshots -- [--dist DIR | --content DIR] [--out DIR] [--only TEXT | --readme]

Снимает страницу каждого вида: 360, 768 и 1280 пикселей, светлая и тёмная тема; index.html показывает всё рядом.
Takes a picture of a page of every kind: 360, 768 and 1280 pixels, light and dark; index.html shows them side by side.

  --dist DIR      собранный сайт / a site built before
  --content DIR   папка реестра / a registry folder; без обоих: сайт тестов / without either: the site of the tests
  --out DIR       куда / where to (screenshots)
  --only TEXT     только страницы с этим в имени / only pages with this in their name
  --readme        вместо них картинки README, в .github / the pictures of the README instead, into .github
`;

const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'] as const;
/** Two pages at once use two processors; more wait for each other. */
const AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    dist: { type: 'string' },
    content: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string', default: '' },
    readme: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) process.stdout.write(HELP);
else if (values.readme) await takePicturesOfReadme(values.out ?? '.github');
else await takeScreenshots(values.out ?? 'screenshots');

async function takePicturesOfReadme(folder: string): Promise<void> {
  await setup();
  const out = resolve(folder);
  mkdirSync(out, { recursive: true });
  const site = await openSite(values);
  const browser = await launchBrowser();
  const names = await takeReadmePictures(browser, site, out);
  await browser.close();
  await site.close();
  process.stdout.write(`${names.map((name) => join(folder, name)).join('\n')}\n`);
}

async function takeScreenshots(folder: string): Promise<void> {
  await setup();
  const out = resolve(folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const site = await openSite(values);
  const browser = await launchBrowser();
  const pages = Object.entries(site.pages).filter(([name]) => name.includes(values.only));
  const waiting = [...pages];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await photograph(browser, site, next, out);
      if (process.stdout.isTTY) process.stdout.write(`\r${++done}/${pages.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await browser.close();
  await site.close();
  writeFileSync(join(out, 'index.html'), contactSheet(pages.map(([name]) => name)));
  process.stdout.write(`\r${join(folder, 'index.html')}: ${pages.length * WIDTHS.length * SCHEMES.length}\n`);
}

async function photograph(
  browser: Browser,
  site: SampleSite,
  [name, address]: readonly [string, string],
  out: string,
): Promise<void> {
  const context = await browser.newContext({
    locale: 'ru-RU',
    timezoneId: 'Europe/Podgorica',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (site.now !== undefined) await page.clock.setFixedTime(site.now);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 700 ? 800 : 900 });
    // Opened anew at each width: what a page decides at its beginning, it decides for this one.
    await page.goto(site.url + address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(out, fileOf(name, width, colorScheme)), fullPage: true });
    }
  }
  await context.close();
}

function fileOf(name: string, width: number, scheme: string): string {
  return `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}-${scheme}.png`;
}

function contactSheet(names: readonly string[]): string {
  const sections = names.map((name) => {
    const images = SCHEMES.flatMap((scheme) =>
      WIDTHS.map((width) => {
        const file = encodeURI(fileOf(name, width, scheme));
        return `<a href="${file}"><img src="${file}" width="${Math.round(width / 2.5)}" alt="${width} ${scheme}" loading="lazy"></a>`;
      }),
    );
    return `<section><h2>${name}</h2><div>${images.join('')}</div></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>${names.length} pages</title>
<style>body{font:16px system-ui;background:#777;color:#fff;margin:2rem}div{display:flex;gap:8px;align-items:start;overflow:auto}img{display:block;height:auto}</style>
${sections.join('\n')}
`;
}
