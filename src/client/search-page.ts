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
interface PagefindModule {
  createInstance(options: { readonly basePath: string; readonly baseUrl: string }): Pagefind;
}
interface Pagefind {
  search(query: string | null, options: SearchOptions): Promise<{ readonly results: readonly PagefindResult[] }>;
}
interface SearchOptions {
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: Readonly<Record<string, 'asc' | 'desc'>>;
}
interface PagefindResult {
  data(): Promise<Found>;
}
interface Found {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly raw_content: string;
  /** Which words of the text matched. */
  readonly locations: readonly number[];
}

const PAGE = 20;
const PAUSE = 200;

/**
 * Searches the registry without leaving the page. Without script the form inside is hidden by the page's own styles.
 *
 * ```html
 * <search-page data-base="/mivent/" data-home="/mivent/en/" data-indexes="ru en" data-words='{"found":{…},"nothing":"…"}'>
 *   <form role="search"> <input name="q" type="search"> <select name="region"> … </form>
 *   <p role="status"></p>
 *   <ol></ol>
 *   <template><li><a data-field="title"></a> <span data-field="date"></span> …</li></template>
 *   <button type="button" hidden>Показать ещё</button>
 * </search-page>
 * ```
 * Any field of the form but `q` is a filter of the index by its name. The template's `data-field` is one of the record's
 * meta values (`title`, `date`, `where`, `tag`, `status`, `summary`); an empty one is removed; links get the address.
 * `data-indexes` names the indexes that exist: one per language of texts, and each page asks them all.
 */
class SearchPage extends HTMLElement {
  #failures = 0;
  #indexes: Promise<readonly Pagefind[]> | undefined;
  #results: AsyncIterator<Found> | undefined;
  #shown = 0;
  #total = 0;
  #run = 0;
  #timer: number | undefined;
  #turn: Promise<unknown> = Promise.resolve();

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
    return this.#part('button[type="button"]');
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector);
    if (!part) throw new Error(`search-page has no ${selector} inside`);
    return part;
  }

  get #words(): SearchWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }

  /** The address bar holds the question, so that it can be sent to somebody and found again in the history. */
  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
        field.value = asked.get(field.name) ?? '';
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
      await this.#show(undefined, 0, this.#words.start);
      return;
    }
    this.setAttribute('aria-busy', 'true');
    try {
      this.#indexes ??= this.#load();
      const indexes = await this.#indexes;
      const groups = await this.#inTurn(() => (run === this.#run ? findEvents(indexes, asked) : []));
      if (run !== this.#run) return;
      const count = groups.reduce((sum, { lists }) => sum + lists.reduce((all, list) => all + list.length, 0), 0);
      await this.#show(readAll(groups), count, this.#say(count));
    } catch (error) {
      console.error(error);
      this.#indexes = undefined;
      this.#failures++;
      if (run === this.#run) await this.#show(undefined, 0, this.#words.failed);
    } finally {
      if (run === this.#run) this.removeAttribute('aria-busy');
    }
  }

  /** Pagefind loads parts of an index while it searches: a second question meanwhile breaks its memory («unreachable»). */
  #inTurn<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
    const answer = this.#turn.then(ask);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #load(): Promise<readonly Pagefind[]> {
    this.#status.textContent = this.#words.loading;
    const names = (this.dataset.indexes ?? 'ru').split(' ');
    // A browser may remember for the life of a page that a script could not be loaded: another try asks by another address.
    const again = this.#failures === 0 ? '' : `?again=${this.#failures}`;
    const folders = names.map((name) => `${this.dataset.base ?? '/'}pagefind/${name}/`);
    // The index is written after the pages: its script has no place in their bundle. Each index needs a script of its
    // own, because all instances of one script share one worker (Pagefind 1.6) and would answer for each other.
    return Promise.all(
      folders.map(async (basePath) => {
        const pagefind: PagefindModule = await import(/* @vite-ignore */ `${basePath}pagefind.js${again}`);
        return pagefind.createInstance({ basePath, baseUrl: '/' });
      }),
    );
  }

  #say(count: number): string {
    const { found, nothing } = this.#words;
    if (count === 0) return nothing;
    const category = new Intl.PluralRules(document.documentElement.lang).select(count);
    return (found[category] ?? found.many ?? found.other ?? '').replace('{count}', String(count));
  }

  async #show(results: AsyncIterator<Found> | undefined, total: number, status: string): Promise<void> {
    this.#results = results;
    this.#shown = 0;
    this.#total = total;
    this.#list.replaceChildren();
    this.#status.textContent = status;
    await this.#showMore(false);
  }

  async #showMore(byHand: boolean): Promise<void> {
    const run = this.#run;
    const items: HTMLElement[] = [];
    while (this.#results && items.length < PAGE) {
      const next = await this.#results.next();
      if (run !== this.#run) return;
      if (next.done) break;
      items.push(this.#makeItem(next.value));
    }
    this.#shown += items.length;
    this.#list.append(...items);
    this.#more.hidden = this.#shown >= this.#total;
    // The button moves away under a keyboard: reading goes on at the first new result.
    if (byHand) items[0]?.querySelector('a')?.focus();
  }

  #makeItem({ url, meta }: Found): HTMLElement {
    const template = this.querySelector('template');
    const item = template?.content.firstElementChild?.cloneNode(true);
    if (!(item instanceof HTMLElement)) throw new Error('search-page has no template with an element in it');
    const locale = document.documentElement.lang;
    for (const part of item.querySelectorAll<HTMLElement>('[data-field]')) {
      const field = part.dataset.field ?? '';
      const text = meta[`${field}-${locale}`] ?? meta[field] ?? '';
      if (text === '') part.remove();
      else part.textContent = text;
    }
    const home = this.dataset.home ?? '/';
    for (const link of item.querySelectorAll('a')) link.href = home + url.replace(/^\//, '');
    return item;
  }
}

/** Results of one kind, from each index in order of time. */
interface Group {
  readonly order: 'asc' | 'desc';
  readonly lists: readonly (readonly PagefindResult[])[];
}

/** What is ahead first, the soonest on top; then what is over, the latest on top. */
async function findEvents(indexes: readonly Pagefind[], asked: ReadonlyMap<string, string>): Promise<Group[]> {
  const answers = await Promise.all(indexes.map((index) => askIndex(index, asked)));
  return KINDS.map(({ order }, kind) => ({ order, lists: answers.map((lists) => lists[kind] ?? []) }));
}

const KINDS = [
  { when: 'ahead', order: 'asc' },
  { when: 'over', order: 'desc' },
] as const;

/** Ask one index for each kind of results, one after the other: see `#inTurn`. */
async function askIndex(index: Pagefind, asked: ReadonlyMap<string, string>): Promise<(readonly PagefindResult[])[]> {
  const { q, ...filters } = Object.fromEntries(asked);
  const lists: (readonly PagefindResult[])[] = [];
  for (const { when, order } of KINDS) {
    const { results } = await index.search(q ?? null, { filters: { ...filters, when }, sort: { date: order } });
    lists.push(results);
  }
  const first = lists.flat()[0];
  if (q === undefined || !first || isAnswer(q, await first.data())) return lists;
  return KINDS.map(() => []);
}

/**
 * Tell whether a result is what was asked for. An index that has no word like it answers with whatever begins with the
 * same letters: «никшич» with «никто». Word forms share most of their beginning.
 */
function isAnswer(query: string, { raw_content, locations }: Found): boolean {
  const words = raw_content.split(/\s+/);
  const matched = locations.map((location) => fold(words[location] ?? ''));
  const terms = query
    .split(/\s+/)
    .map(fold)
    .filter((term) => term !== '');
  return terms.every((term) => matched.some((word) => sharedStart(term, word) >= Math.ceil(term.length * LIKENESS)));
}

const LIKENESS = 0.6;

function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

async function* readAll(groups: readonly Group[]): AsyncGenerator<Found> {
  for (const { order, lists } of groups)
    yield* inOrder(
      lists.map((list) => readList(list)),
      order,
    );
}

/** Results lie in files of their own: a page of them is fetched at once. */
async function* readList(list: readonly PagefindResult[]): AsyncGenerator<Found> {
  for (let start = 0; start < list.length; start += PAGE) {
    yield* await Promise.all(list.slice(start, start + PAGE).map((result) => result.data()));
  }
}

/** Merge lists that are each in order of time. */
async function* inOrder(lists: readonly AsyncGenerator<Found>[], order: 'asc' | 'desc'): AsyncGenerator<Found> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, head: await list.next() })));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const candidate of heads) {
      if (candidate.head.done) continue;
      if (!first || isBefore(candidate.head.value, first.head.value, order)) first = candidate;
    }
    if (!first) return;
    yield first.head.value;
    first.head = await first.list.next();
  }
}

function isBefore(a: Found, b: Found, order: 'asc' | 'desc'): boolean {
  const [one = '', other = ''] = [a.meta.start, b.meta.start];
  return order === 'asc' ? one < other : one > other;
}

customElements.define('search-page', SearchPage);
