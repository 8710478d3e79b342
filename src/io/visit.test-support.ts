import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished as onThisTestFinished } from 'vitest';

/** A page of the site in a browser of its own, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Messages of the console, errors, requests that failed or left the site: nothing on a page that is well. */
  readonly faults: readonly string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** What the visitor's clock shows; ISO. */
  readonly now: string;
  /** The test's own, where several run at once. */
  readonly onTestFinished?: typeof onThisTestFinished;
}

/**
 * Open a fresh browser window that knows no other place than the site, far away from its zone. It is closed after the
 * test. `BASE` is where the site is served; a request elsewhere fails.
 */
export async function visit(
  browser: Browser,
  base: string,
  { now, onTestFinished = onThisTestFinished, ...options }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'ru-RU',
    timezoneId: 'America/St_Johns',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // Only what time it is: timers go on, so that the page lives.
  await page.clock.setFixedTime(now);
  const faults: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(base)) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What a page had not finished loading when the visitor went on.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`${reason} ${request.url()}`);
  });
  return { page, faults };
}
