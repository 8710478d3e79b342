import { foldText } from '../formats/fold.ts';

/** What the page says while it searches, in its language. */
interface SearchWords {
  /** «Нашлось {count} событие» by plural category. */
  readonly found: Readonly<Record<string, string>>;
  readonly nothing: string;
  readonly loading: string;
  readonly failed: string;
  readonly start: string;
}

/** The part of Pagefind's JavaScript API that is used here (pagefind.app/docs/api). */
interface Pagefind {
  options(options: { readonly baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string | null, options: SearchOptions): Promise<{ readonly results: readonly PagefindResult[] }>;
}
interface SearchOptions {
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: Readonly<Record<string, 'asc' | 'desc'>>;
}
interface PagefindResult {
  readonly id: string;
  data(): Promise<{ readonly url: string; readonly meta: Readonly<Record<string, string>> }>;
}

const PAGE = 20;
const PAUSE = 200;

/**
 * Searches the registry without leaving the page. Without script the form inside is hidden by the page's own styles.
 *
 * ```html
 * <search-page data-base="/mivent/" data-words='{"found":{…},"nothing":"…"}'>
 *   <form role="search"> <input name="q" type="search"> <select name="region"> … </form>
 *   <p role="status"></p>
 *   <ol></ol>
 *   <template><li><a data-field="title"></a> <span data-field="date"></span> …</li></template>
 *   <button type="button" hidden>Показать ещё</button>
 * </search-page>
 * ```
 * Any field of the form but `q` is a filter of the index by its name. The template's `data-field` is one of the record's
 * meta values (`title`, `date`, `where`, `tag`, `status`, `summary`); an empty one is removed; links get the address.
 */
class SearchPage extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #results: readonly PagefindResult[] = [];
  #shown = 0;
  #run = 0;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#readAddress();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search('push');
    });
    this.#form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search('replace'), PAUSE);
    });
    this.#form.addEventListener('reset', () => {
      window.setTimeout(() => this.#search('push'));
    });
    this.#more.addEventListener('click', () => this.#showMore(true));
    window.addEventListener('popstate', () => {
      this.#readAddress();
      this.#search('keep');
    });
    this.#search('keep');
  }

  get #form(): HTMLFormElement {
    return this.#part('form');
  }
  get #status(): HTMLElement {
    return this.#part('[role="status"]');
  }
  get #list(): HTMLElement {
    return this.#part('ol');
  }
  get #more(): HTMLButtonElement {
    return this.#part('button[hidden], button[data-more]');
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector);
    if (!part) throw new Error(`search-page has no ${selector} inside`);
    return part;
  }

  get #words(): SearchWords {
    return JSON.parse(this.dataset['words'] ?? '{}');
  }

  /** The address bar holds the question, so that it can be sent to somebody and found again in the history. */
  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = asked.get(field.name) ?? '';
    }
  }

  #writeAddress(asked: ReadonlyMap<string, string>, how: 'push' | 'replace'): void {
    const query = new URLSearchParams([...asked]).toString();
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`;
    if (address === location.pathname + location.search) return;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  async #search(how: 'push' | 'replace' | 'keep'): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const asked = new Map<string, string>();
    for (const [name, value] of new FormData(this.#form)) {
      if (typeof value === 'string' && value.trim() !== '') asked.set(name, value.trim());
    }
    if (how !== 'keep') this.#writeAddress(asked, how);
    if (asked.size === 0) {
      this.#show([], this.#words.start);
      return;
    }
    this.setAttribute('aria-busy', 'true');
    try {
      this.#pagefind ??= this.#load();
      const pagefind = await this.#pagefind;
      const results = await findEvents(pagefind, asked);
      if (run === this.#run) this.#show(results, this.#say(results.length));
    } catch (error) {
      console.error(error);
      this.#pagefind = undefined;
      if (run === this.#run) this.#show([], this.#words.failed);
    } finally {
      if (run === this.#run) this.removeAttribute('aria-busy');
    }
  }

  async #load(): Promise<Pagefind> {
    this.#status.textContent = this.#words.loading;
    const base = this.dataset['base'] ?? '/';
    // The index is written after the pages: its script has no place in their bundle.
    const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
    await pagefind.options({ baseUrl: base });
    await pagefind.init();
    return pagefind;
  }

  #say(count: number): string {
    const { found, nothing } = this.#words;
    if (count === 0) return nothing;
    const category = new Intl.PluralRules(document.documentElement.lang).select(count);
    return (found[category] ?? found['many'] ?? found['other'] ?? '').replace('{count}', String(count));
  }

  #show(results: readonly PagefindResult[], status: string): void {
    this.#results = results;
    this.#shown = 0;
    this.#list.replaceChildren();
    this.#status.textContent = status;
    this.#showMore(false);
  }

  async #showMore(byHand: boolean): Promise<void> {
    const run = this.#run;
    const next = this.#results.slice(this.#shown, this.#shown + PAGE);
    const events = await Promise.all(next.map((result) => result.data()));
    if (run !== this.#run) return;
    const items = events.map(({ url, meta }) => this.#makeItem(url, meta));
    this.#shown += items.length;
    this.#list.append(...items);
    this.#more.dataset['more'] = '';
    this.#more.hidden = this.#shown >= this.#results.length;
    // The button moves away under a keyboard: reading goes on at the first new result.
    if (byHand) items[0]?.querySelector('a')?.focus();
  }

  #makeItem(url: string, meta: Readonly<Record<string, string>>): HTMLElement {
    const copy = this.#part<HTMLElement & HTMLTemplateElement>('template').content.cloneNode(true);
    const item = copy.firstChild instanceof HTMLElement ? copy.firstChild : (copy as DocumentFragment).firstElementChild;
    if (!(item instanceof HTMLElement)) throw new Error('The template of search-page is empty');
    for (const part of item.querySelectorAll<HTMLElement>('[data-field]')) {
      const text = meta[part.dataset['field'] ?? ''] ?? '';
      if (text === '') part.remove();
      else part.textContent = text;
    }
    for (const link of item.querySelectorAll('a')) link.href = url;
    return item;
  }
}

/** What is ahead first, the soonest on top; then what is over, the latest on top. */
async function findEvents(pagefind: Pagefind, asked: ReadonlyMap<string, string>): Promise<PagefindResult[]> {
  const { q, ...filters } = Object.fromEntries(asked);
  const found = new Map<string, PagefindResult>();
  for (const [when, order] of [['ahead', 'asc'], ['over', 'desc']] as const) {
    for (const query of q === undefined ? [null] : spellings(q)) {
      const { results } = await pagefind.search(query, { filters: { ...filters, when }, sort: { date: order } });
      for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
    }
  }
  return [...found.values()];
}

/** The index knows each word as it is written and, where that differs, without accents: «ёлка» is asked as «елка», too. */
function spellings(query: string): string[] {
  return [...new Set([query, foldText(query)])];
}

customElements.define('search-page', SearchPage);
