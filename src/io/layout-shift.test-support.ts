import type { Page } from 'playwright-core';

/** What has moved on a page without the visitor's doing, since it was opened. */
export interface LayoutShifts {
  /** Cumulative layout shift (web.dev/cls): 0 when nothing has moved. */
  readonly score: number;
  /** The elements that moved, by the beginning of their HTML. */
  readonly moved: readonly string[];
  /** Whether a typeface came after the first paint, as on a slow line: then its letters move what stood in for them. */
  readonly lateFonts: boolean;
}

/** Measure what has moved on a page so far, once its letters are there. */
export function shiftsOf(page: Page): Promise<LayoutShifts> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    let score = 0;
    const moved: string[] = [];
    const paints: number[] = [];
    const fonts: number[] = [];
    // `performance.getEntriesByType` knows nothing where the clock is fixed: an observer is told of what has been, too.
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.entryType === 'paint') paints.push(entry.startTime);
        if (entry.name.endsWith('.woff2')) fonts.push(entry.startTime + entry.duration);
        if (entry.entryType !== 'layout-shift') continue;
        // TypeScript's library does not know this kind of entry.
        const { value, sources } = entry as unknown as { value: number; sources: { node?: Element | null }[] };
        score += value;
        for (const { node } of sources) moved.push(node?.outerHTML?.slice(0, 80) ?? node?.nodeName ?? '');
      }
    });
    for (const type of ['layout-shift', 'paint', 'resource']) observer.observe({ type, buffered: true });
    // What the letters have moved is painted after two frames, and told after that.
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done, 30));
    const lateFonts = fonts.some((end) => end > Math.min(...paints));
    return { score, moved, lateFonts };
  });
}

/**
 * Keep a page from giving its script up: by an animation it shows what it has after seconds in vain, and a machine that is
 * busy for so long would be taken for a script that does not come.
 */
export async function awaitScripts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { animation: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}
