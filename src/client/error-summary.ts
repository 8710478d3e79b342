import type { DraftIssue } from '../formats/event-draft.ts';

/**
 * Lists the faults of a form, and leads to their fields (as GOV.UK's error summary does): the label of the field comes into sight, the
 * field gets the focus, and what is folded away is unfolded. While it is shown the title of the page begins with `data-prefix`.
 *
 * It is filled anew only by `show`: what is mended afterwards goes out of it, and nothing is read out while somebody types.
 *
 * ```html
 * <error-summary data-prefix="Ошибка: "><div tabindex="-1" role="alert" hidden><h2>…</h2><ul></ul></div></error-summary>
 * ```
 */
export class ErrorSummary extends HTMLElement {
  readonly #title = document.title;

  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link) return;
      // An address would scroll to the field itself, and put its label out of sight.
      event.preventDefault();
      focusField(link.hash.slice(1));
    });
  }

  get #box(): HTMLElement {
    const box = this.querySelector('div');
    if (!box) throw new Error('error-summary has no div inside');
    return box;
  }

  /** List faults, and take the focus: whoever pressed the button is told why nothing came of it. */
  show(issues: readonly DraftIssue[]): void {
    const items = issues.map((issue) => {
      const link = document.createElement('a');
      link.href = `#${issue.field}`;
      link.textContent = sentenceOf(issue);
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    this.#box.querySelector('ul')?.replaceChildren(...items);
    this.#box.hidden = items.length === 0;
    this.#prefix();
    if (items.length > 0) this.#box.focus();
  }

  /** Take out what is mended, and say of the rest how it is now. */
  keep(issues: readonly DraftIssue[]): void {
    const messages = new Map(issues.map((issue) => [`#${issue.field}`, sentenceOf(issue)]));
    for (const link of this.querySelectorAll('a')) {
      const message = messages.get(link.hash);
      if (message === undefined) link.closest('li')?.remove();
      else if (link.textContent !== message) link.textContent = message;
    }
    this.#box.hidden = this.querySelector('li') === null;
    this.#prefix();
  }

  #prefix(): void {
    document.title = (this.#box.hidden ? '' : (this.dataset.prefix ?? '')) + this.#title;
  }
}

/** «Коротко: не длиннее 500 знаков»: what speaks of a value alone gets the label of its field. */
function sentenceOf({ field, message, isUnnamed }: DraftIssue): string {
  const label = isUnnamed && document.querySelector<HTMLElement>(`label[for="${field}"]`);
  // Of a label that has words for hours and for days only those that are shown.
  return label
    ? `${label.innerText.trim()}: ${message.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase())}`
    : message;
}

/** Lead to a field: with its label in sight, out of whatever it is folded into. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  for (let fold = field?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  (field?.closest('[data-field]') ?? field)?.scrollIntoView();
  field?.focus({ preventScroll: true });
}

customElements.define('error-summary', ErrorSummary);
