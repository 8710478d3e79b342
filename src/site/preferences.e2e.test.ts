import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../io/browser.test-support.ts';
import { visit } from '../io/visit.test-support.ts';
import { NOW } from './site-registry.test-support.ts';

const site = inject('siteUrl');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('nothing moves for who does not want it; for others a link takes a moment to light up', async () => {
  const timeOf = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page } = await visit(browser, site, { now: NOW, reducedMotion });
    await page.goto(`${site}events/private-cities-debate/`);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter(
          ({ transitionDuration, animationName }) => /[1-9]/.test(transitionDuration) || animationName !== 'none',
        ),
    );
    return moving.length;
  };
  expect(await timeOf('reduce')).toBe(0);
  expect(await timeOf('no-preference')).toBeGreaterThan(10);
});

test('who asks for more contrast gets stronger captions', async () => {
  const captionOf = async (contrast: 'more' | 'no-preference') => {
    const { page } = await visit(browser, site, { now: NOW, contrast });
    await page.goto(site);
    return page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      const caption = document.querySelector('.event .where');
      if (!canvas || !caption) return Number.NaN;
      canvas.fillStyle = getComputedStyle(caption).color;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[0] ?? Number.NaN;
    });
  };
  expect(await captionOf('more')).toBeLessThan((await captionOf('no-preference')) - 20);
});

test('in colours of the system, what is told by colour is told by a line', async () => {
  const { page, faults } = await visit(browser, site, { now: NOW, forcedColors: 'active' });
  const border = (selector: string, side: 'Top' | 'Bottom') =>
    page.evaluate(
      ([wanted = '', edge = '']) => {
        const element = document.querySelector(wanted);
        const style = element && getComputedStyle(element);
        const width = style?.getPropertyValue(`border-${edge.toLowerCase()}-width`) ?? '0';
        const color = style?.getPropertyValue(`border-${edge.toLowerCase()}-color`) ?? '';
        return color === 'rgba(0, 0, 0, 0)' ? 0 : Number.parseFloat(width);
      },
      [selector, side],
    );
  await page.goto(site);
  expect(await border('.sections [aria-current]', 'Bottom')).toBeGreaterThanOrEqual(1);
  expect(await border('.today .numeral', 'Top')).toBeGreaterThanOrEqual(1);
  await page.goto(`${site}events/private-cities-debate/`);
  expect(await border('.button.primary', 'Top')).toBeGreaterThanOrEqual(1);
  await page.goto(`${site}events/bitcoin-lecture/`);
  expect(await border('.banner.cancelled', 'Top')).toBeGreaterThanOrEqual(1);
  expect(faults).toEqual([]);
});
