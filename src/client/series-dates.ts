import type { DraftSeries } from '../formats/event-draft.ts';
import { fill } from '../formats/human.ts';
import { toButton, toItem } from './form-parts.ts';

/**
 * Says what a series comes to, and lists the days that are left out: each is a button with `data-restore`.
 *
 * ```html
 * <series-dates data-left-out="Кроме {date}" data-restore="{text}: вернуть"><div role="status"></div><ul></ul></series-dates>
 * ```
 */
export class SeriesDates extends HTMLElement {
  #told = '';

  tell(series: DraftSeries | undefined): void {
    // What is the same is not said again, and keeps the focus that may be on it.
    const told = JSON.stringify(series ?? '');
    if (told === this.#told) return;
    this.#told = told;
    const lines = series ? [series.said, ...series.notes] : [];
    this.querySelector('[role="status"]')?.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })),
    );
    const { leftOut = '', restore = '' } = this.dataset;
    this.querySelector('ul')?.replaceChildren(
      ...(series?.left ?? []).map(({ day, text }) => {
        const left = fill(leftOut, { date: text });
        const button = toButton(left, { restore: day });
        button.setAttribute('aria-label', fill(restore, { text: left }));
        return toItem(button);
      }),
    );
  }
}

customElements.define('series-dates', SeriesDates);
