import { eventPage } from '../formats/addresses.ts';
import { foldedWords, isFormOf, splitWords } from '../formats/fold.ts';
import { nearestWord } from '../formats/nearest-word.ts';
import { findExcerpt, markWords, readQuestion } from '../formats/search-question.ts';
import { otherSpellings } from '../formats/search-spelling.ts';
import {
  type Choices,
  chooser,
  countValues,
  FACETS,
  FIELD_NAMES,
  type FoundCard,
  inOrderOfTime,
  neededColumns,
} from '../formats/search-table.ts';
import { watchChoices } from './choice-history.ts';
import { type Hit, openSearchIndex, type SearchIndex } from './search-index.ts';

/** What the page says while it searches, in its language. */
interface SearchWords {
  /** «Нашлось {count} событие» by plural category. */
  readonly found: Readonly<Record<string, string>>;
  readonly insteadOf: string;
  readonly loading: string;
  readonly failed: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly remove: string;
  readonly ahead: string;
  readonly over: string;
  readonly withoutFilters: string;
  readonly withoutFilter: string;
  readonly meant: string;
}

/** What was found for a question. */
interface Answer {
  /** All that fits the words, whatever the filters. */
  readonly hits: readonly Hit[];
  /** Those that fit the filters, in the order they are shown in. */
  readonly ahead: readonly number[];
  readonly over: readonly number[];
  /** To be marked, folded. */
  readonly words: readonly string[];
  /** What was asked for instead, because nothing was found. */
  readonly instead?: string | undefined;
}

const PAUSE = 120;
/** A search that takes longer says that it is at work. */
const PATIENCE = 400;
/** The first results fill a screen; each three of them are one more file to load. */
const FIRST = 6;
const MORE = 20;

/**
 * Searches the registry without leaving the page. Without script its form is hidden by the page's own styles.
 *
 * ```html
 * <search-page data-base="/mivent/" data-index="/mivent/pagefind/" data-timezone="Europe/Podgorica" data-words='{…}'>
 *   <form role="search">
 *     <input name="q" type="search">
 *     <button type="button" data-part="fold" aria-controls="…">Фильтры <span data-part="chosen"></span> <span data-part="count"></span></button>
 *     <div class="fields"><select name="region"> … </select> … </div>
 *   </form>
 *   <p role="status"></p> <div data-part="chips" hidden><ul></ul> <button type="reset" form="…">Сбросить</button></div> <label data-part="sort" hidden><select name="sort"> … </select></label>
 *   <button data-part="again" hidden>…</button>
 *   <div data-part="results"> what stands here while nothing is asked for </div>
 *   <button type="button" data-part="more" hidden>…</button>
 *   <section data-part="nothing" hidden> <ul data-part="advice"></ul> other ways </section>
 *   <template data-part="result"><li><a data-field="title"></a> <time data-field="date"></time> …</li></template>
 *   <template data-part="group"><section><h2><span></span> <small></small></h2><ol></ol></section></template>
 * </search-page>
 * ```
 * The fields of the form have the names that stand in addresses (`FIELD_NAMES`). The template's `data-field` is one of `title`,
 * `date`, `where`, `summary`, `tag` and `badge`; what is empty is removed. `/` goes to the field from anywhere, arrows go from
 * the field through the results, Escape back and then clears it.
 */
class SearchPage extends HTMLElement {
  #index: Promise<SearchIndex> | undefined;
  #run = 0;
  #timer: number | undefined;
  #answer: Answer | undefined;
  #shown = 0;
  #counts = false;
  #initial: readonly Node[] = [];
  #initialStatus = '';
  #end: IntersectionObserver | undefined;
  readonly #entryOf = watchChoices(this);

  connectedCallback(): void {
    this.#initial = [...this.#part('results').childNodes];
    this.#initialStatus = this.#status.textContent ?? '';
    history.scrollRestoration = 'manual';
    this.#readAddress();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search('push');
    });
    this.addEventListener('input', (event) => this.#onInput(event));
    this.#form.addEventListener('reset', () => {
      window.setTimeout(() => {
        this.#field.focus();
        void this.#search('push');
      });
    });
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('keydown', this.#onSlash);
    // Counts beside the choices need all columns: they are loaded when somebody means to choose.
    for (const kind of ['pointerenter', 'focusin']) {
      this.#fields.addEventListener(kind, () => void this.#startCounting(), { once: true });
    }
    window.addEventListener('popstate', this.#onReturn);
    window.addEventListener('pagehide', this.#remember);
    // Once, for who scrolls: the end of the page stays within reach. Not under a keyboard that has just come to the button.
    this.#end = new IntersectionObserver((entries) => {
      const isReached = entries.some(({ isIntersecting }) => isIntersecting) && window.scrollY > 0;
      const isHeld = document.activeElement === this.#part('more');
      if (isReached && !isHeld && this.#shown === FIRST) void this.#showMore(MORE);
    });
    this.#end.observe(this.#part('more'));
    void this.#search('return');
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onSlash);
    window.removeEventListener('popstate', this.#onReturn);
    window.removeEventListener('pagehide', this.#remember);
    this.#end?.disconnect();
    clearTimeout(this.#timer);
    this.#forget();
  }

  get #form(): HTMLFormElement {
    return find(this, 'form', HTMLFormElement);
  }
  get #field(): HTMLInputElement {
    return find(this, 'input[name="q"]', HTMLInputElement);
  }
  get #status(): HTMLElement {
    return find(this, '[role="status"]', HTMLElement);
  }
  get #fields(): HTMLElement {
    return find(this, '.fields', HTMLElement);
  }
  get #words(): SearchWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #locale(): 'ru' | 'en' {
    return document.documentElement.lang === 'en' ? 'en' : 'ru';
  }

  #part(name: string): HTMLElement {
    return find(this, `[data-part="${name}"]`, HTMLElement);
  }

  #template(name: string): HTMLElement {
    const copy = find(this, `template[data-part="${name}"]`, HTMLTemplateElement).content.cloneNode(true);
    return find(copy, '*', HTMLElement);
  }

  get #selects(): readonly HTMLSelectElement[] {
    return [...this.querySelectorAll('select')];
  }

  // What is asked, and where it is kept.

  /** The address holds the question, so that it can be sent to somebody and found again in the history. */
  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    // A month may come with its year.
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(asked.get('month') ?? '') ?? [];
    if (year !== undefined && month !== undefined) {
      asked.set('year', year);
      asked.set('month', month);
    }
    this.#field.value = asked.get('q') ?? '';
    for (const select of this.#selects) {
      const value = asked.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
  }

  #asked(): Choices {
    const asked: Record<string, string> = { q: this.#field.value.trim() };
    for (const { name, value } of this.#selects) asked[name] = value;
    return Object.fromEntries(
      ['q', ...FIELD_NAMES, 'sort'].flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])),
    );
  }

  #writeAddress(asked: Choices, how: 'push' | 'replace'): void {
    const query = new URLSearchParams(asked).toString();
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`;
    if (address === location.pathname + location.search) return;
    if (how === 'push') {
      this.#remember();
      history.pushState(null, '', address);
    } else history.replaceState(null, '', address);
  }

  /** How far somebody has read, for when they return. */
  #remember = (): void => {
    history.replaceState({ shown: this.#shown, scroll: window.scrollY }, '');
  };

  #onReturn = (): void => {
    this.#readAddress();
    void this.#search('return');
  };

  // What the visitor does.

  #onInput(event: Event): void {
    clearTimeout(this.#timer);
    if (event.target instanceof HTMLSelectElement) void this.#search(this.#entryOf(event.target));
    else this.#timer = window.setTimeout(() => void this.#search('replace'), PAUSE);
  }

  #onClick(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    const { part, remove, ask } = button.dataset;
    if (part === 'fold') button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
    else if (part === 'more') void this.#showMore(MORE, true);
    else if (part === 'again') void this.#search('replace');
    else if (ask !== undefined) {
      this.#field.value = ask;
      this.#field.focus();
      void this.#search('push');
    } else if (remove !== undefined) {
      for (const select of this.#selects) if (remove.split(' ').includes(select.name)) select.value = '';
      this.#field.focus();
      void this.#search('push');
    }
  }

  #onSlash = (event: KeyboardEvent): void => {
    const { target } = event;
    // Where the key has another letter, as on a Russian keyboard, its place counts.
    const isSlash = event.key === '/' || (event.code === 'Slash' && !event.shiftKey);
    if (!isSlash || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select')))
      return;
    event.preventDefault();
    this.#field.focus();
    this.#field.select();
  };

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...this.#part('results').querySelectorAll<HTMLElement>('h3 a')];
    const place = event.target instanceof HTMLElement ? links.indexOf(event.target) : -1;
    const isField = event.target === this.#field;
    if (!isField && place < 0) return;
    if (event.key === 'ArrowDown') (links[place + 1] ?? links[place])?.focus();
    else if (event.key === 'ArrowUp' && !isField) (links[place - 1] ?? this.#field).focus();
    else if (event.key === 'Escape' && !isField) this.#field.focus();
    else if (event.key === 'Escape' && this.#field.value !== '') {
      this.#field.value = '';
      void this.#search('replace');
    } else return;
    event.preventDefault();
  }

  // The search.

  #open(): Promise<SearchIndex> {
    this.#index ??= openSearchIndex(this.dataset.index ?? '/pagefind/').catch((error) => {
      this.#index = undefined;
      throw error;
    });
    return this.#index;
  }

  /** The next question opens the index anew: the site may have been built again meanwhile, and its old files are gone. */
  #forget(): void {
    this.#index?.then(
      (index) => index.close(),
      () => undefined,
    );
    this.#index = undefined;
  }

  async #search(how: 'push' | 'replace' | 'return'): Promise<void> {
    clearTimeout(this.#timer);
    const run = ++this.#run;
    const asked = this.#asked();
    if (how !== 'return') this.#writeAddress(asked, how);
    this.#showChoices();
    const back = how === 'return' ? readState(history.state) : undefined;
    const { sort: _, ...question } = asked;
    if (Object.keys(question).length === 0) {
      this.#showInitial();
      if (back) window.scrollTo(0, back.scroll);
      if (this.#counts) void this.#count(asked, undefined, run);
      return;
    }
    const impatience = window.setTimeout(() => {
      this.#status.textContent = this.#words.loading;
    }, PATIENCE);
    this.setAttribute('aria-busy', 'true');
    try {
      const index = await this.#open();
      const answer = await this.#ask(index, asked, () => run === this.#run);
      if (!answer || run !== this.#run) return;
      clearTimeout(impatience);
      await this.#show(index, asked, answer, back);
      if (run === this.#run && this.#counts) await this.#count(asked, answer.hits, run);
    } catch (error) {
      console.error(error);
      this.#forget();
      if (run === this.#run) this.#showFailure();
    } finally {
      clearTimeout(impatience);
      if (run === this.#run) this.removeAttribute('aria-busy');
    }
  }

  /** Nothing where another question has come meanwhile. */
  async #ask(index: SearchIndex, asked: Choices, isCurrent: () => boolean): Promise<Answer | undefined> {
    const { total } = index.entry;
    const [columns, found] = await Promise.all([
      index.columns(neededColumns(asked)),
      asked.q === undefined ? undefined : this.#find(index, asked.q, isCurrent),
    ]);
    if (!isCurrent()) return undefined;
    const hits = found?.hits ?? Array.from({ length: total }, (_, event) => ({ event, score: 0 }));
    const fits = chooser(columns, index.entry, asked);
    const fitting = hits.filter(({ event }) => fits(event));
    const groups = inOrderOfTime(
      fitting.map(({ event }) => event),
      index.entry,
    );
    if (asked.q !== undefined && asked.sort !== 'date') {
      // What answers about as well stays in order of time: the length of a text alone makes no difference.
      const best = fitting.reduce((most, { score }) => Math.max(most, score), 0) || 1;
      const grades = new Map(fitting.map(({ event, score }) => [event, Math.round((score / best) * 10)]));
      const better = (a: number, b: number) => (grades.get(b) ?? 0) - (grades.get(a) ?? 0);
      groups.ahead.sort(better);
      groups.over.sort(better);
    }
    return { hits, ...groups, words: found?.words ?? [], instead: found?.instead };
  }

  /** Ask by the words as they were typed; where nothing is like them, by what they may have been meant to be. */
  async #find(index: SearchIndex, text: string, isCurrent: () => boolean) {
    for (const spelling of [text, ...otherSpellings(text)]) {
      const { ways, words } = readQuestion(spelling, this.#today());
      const hits = new Map<number, Hit>();
      for (const way of ways) {
        if (!isCurrent()) return undefined;
        for (const hit of await index.find(way)) {
          if ((hits.get(hit.event)?.score ?? -1) < hit.score) hits.set(hit.event, hit);
        }
      }
      if (hits.size > 0 && (await isAnswer(index, [...hits.values()], words)))
        return { hits: [...hits.values()], words, instead: spelling === text ? undefined : spelling };
    }
    // The engine keeps silent of what it could not load.
    if (isCurrent() && !(await index.isThere())) throw new Error('The search cannot be reached.');
    return { hits: [], words: [] };
  }

  /** The day in the zone of the calendar: there «завтра» is said. */
  #today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.dataset.timezone ?? 'UTC' }).format();
  }

  // What is shown.

  #showInitial(): void {
    this.#answer = undefined;
    this.#shown = 0;
    this.#part('results').replaceChildren(...this.#initial);
    this.#status.textContent = this.#initialStatus;
    for (const part of ['more', 'nothing', 'again', 'sort']) this.#part(part).hidden = true;
    this.removeAttribute('aria-busy');
  }

  #showFailure(): void {
    this.#part('results').replaceChildren();
    this.#status.textContent = this.#words.failed;
    this.#part('more').hidden = true;
    this.#part('again').hidden = false;
    this.#part('advice').replaceChildren();
    this.#part('nothing').hidden = false;
  }

  /** What is chosen, each as a button that takes it back. */
  #showChoices(): void {
    const chosen = this.#selects.filter(({ name, value }) => value !== '' && name !== 'sort');
    const list = find(this.#part('chips'), 'ul', HTMLElement);
    list.replaceChildren(
      ...chosen.map((select) => {
        const name = nameOf(select.selectedOptions[0]);
        const button = makeButton(name, { remove: select.name });
        button.className = 'chip';
        button.setAttribute('aria-label', fillIn(this.#words.remove, { name }));
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    this.#part('chips').hidden = chosen.length === 0;
    this.#part('count').textContent = chosen.length === 0 ? '' : String(chosen.length);
    // Where the choices are folded away, their names stand on the fold.
    this.#part('chosen').textContent = chosen.map((select) => nameOf(select.selectedOptions[0])).join(', ');
    for (const select of this.#selects) select.classList.toggle('chosen', select.value !== '');
  }

  async #show(index: SearchIndex, asked: Choices, answer: Answer, back: State | undefined): Promise<void> {
    const run = this.#run;
    const count = answer.ahead.length + answer.over.length;
    const first = Math.min(count, Math.max(FIRST, back?.shown ?? 0));
    const items = await this.#makeItems(index, answer, 0, first);
    const advice = count === 0 ? await this.#advise(index, asked, answer) : [];
    if (run !== this.#run) return;
    this.#answer = answer;
    this.#shown = first;
    this.#part('again').hidden = true;
    const { instead } = answer;
    const said = instead === undefined ? '' : fillIn(this.#words.insteadOf, { asked: asked.q ?? '', instead });
    // Seen above the results, where it moves nothing; heard with their number.
    const note = document.createElement('p');
    note.className = 'instead';
    note.textContent = said;
    this.#part('results').replaceChildren(...(said === '' ? [] : [note]));
    this.#append(items);
    this.#part('more').hidden = first >= count;
    this.#part('advice').replaceChildren(...advice);
    this.#part('nothing').hidden = count > 0;
    this.#part('sort').hidden = asked.q === undefined || count < 2;
    const heard = document.createElement('span');
    heard.className = 'visually-hidden';
    heard.textContent = said === '' ? '' : `. ${said}`;
    this.#status.replaceChildren(
      count === 0 ? `${this.#words.nothing}. ${this.#words.nothingText}` : this.#countWords(count),
      heard,
    );
    if (back) window.scrollTo(0, back.scroll);
  }

  async #showMore(number: number, byHand = false): Promise<void> {
    const run = this.#run;
    const answer = this.#answer;
    if (!answer) return;
    const from = this.#shown;
    const count = answer.ahead.length + answer.over.length;
    this.#shown = Math.min(count, from + number);
    try {
      const items = await this.#makeItems(await this.#open(), answer, from, this.#shown);
      if (run !== this.#run) return;
      this.#append(items);
      this.#part('more').hidden = this.#shown >= count;
      // The button moves away under a keyboard: reading goes on at the first new result.
      if (byHand) items[0]?.item.querySelector('a')?.focus();
    } catch (error) {
      console.error(error);
      if (run !== this.#run) return;
      this.#shown = from;
      this.#forget();
      this.#status.textContent = this.#words.failed;
      this.#part('again').hidden = false;
    }
  }

  async #makeItems(index: SearchIndex, { ahead, over, words }: Answer, from: number, to: number) {
    const events = [...ahead, ...over].slice(from, to);
    const cards = await index.cards(events);
    const group = (place: number) => (from + place < ahead.length ? ('ahead' as const) : ('over' as const));
    const sizes = { ahead: ahead.length, over: over.length };
    return cards.map((card, place) => ({
      group: group(place),
      size: sizes[group(place)],
      item: this.#makeItem(card, words),
    }));
  }

  #append(items: readonly { group: 'ahead' | 'over'; size: number; item: HTMLElement }[]): void {
    const results = this.#part('results');
    for (const { group, size, item } of items) {
      let section = results.querySelector<HTMLElement>(`section[data-group="${group}"]`);
      if (!section) {
        section = this.#template('group');
        section.dataset.group = group;
        find(section, 'span', HTMLElement).textContent = this.#words[group];
        find(section, 'small', HTMLElement).textContent = String(size);
        results.append(section);
      }
      find(section, 'ol', HTMLElement).append(item);
    }
  }

  #makeItem(card: FoundCard, words: readonly string[]): HTMLElement {
    const item = this.#template('result');
    const side = this.#locale === 'en' ? 1 : 0;
    const asked = (word: string) => words.findIndex((one) => foldedWords(word).some((other) => isFormOf(one, other)));
    const excerpt = words.length === 0 ? undefined : findExcerpt(splitWords(card.content).slice(0, card.prose), asked);
    const texts: Readonly<Record<string, string>> = {
      title: card.title,
      date: card.date[side],
      where: card.where[side],
      summary: excerpt ?? card.summary,
      tag: card.tag[side],
      badge: card.badge?.text[side] ?? '',
    };
    for (const part of item.querySelectorAll<HTMLElement>('[data-field]')) {
      const text = texts[part.dataset.field ?? ''] ?? '';
      if (text === '') part.remove();
      else part.append(...markWords(text, (word) => asked(word) >= 0).map(toNode));
    }
    for (const part of item.querySelectorAll<HTMLElement>('[data-field="title"], [data-field="summary"]')) {
      if (card.lang !== this.#locale) part.lang = card.lang;
    }
    item.querySelector('.badge')?.classList.add(card.badge?.kind ?? '');
    if (card.badge?.kind === 'cancelled') item.querySelector('article')?.classList.add('off');
    const address = (this.dataset.base ?? '/') + eventPage(card.id, this.#locale);
    for (const link of item.querySelectorAll('a')) link.href = address;
    return item;
  }

  /** What would find something: fewer filters, a word that is spelled alike. */
  async #advise(index: SearchIndex, asked: Choices, { hits }: Answer): Promise<HTMLElement[]> {
    const advice: HTMLElement[] = [];
    const chosen = this.#selects.filter(({ name, value }) => value !== '' && name !== 'sort');
    if (hits.length > 0 && chosen.length > 0) {
      const columns = await index.columns(neededColumns(asked));
      if (chosen.length > 1) {
        for (const select of chosen) {
          const fits = chooser(columns, index.entry, asked, select.name);
          const count = hits.filter(({ event }) => fits(event)).length;
          const text = { name: nameOf(select.selectedOptions[0]), count: this.#countWords(count).toLowerCase() };
          if (count > 0) advice.push(makeButton(fillIn(this.#words.withoutFilter, text), { remove: select.name }));
        }
      }
      const count = this.#countWords(hits.length).toLowerCase();
      const names = chosen.map(({ name }) => name).join(' ');
      advice.push(makeButton(fillIn(this.#words.withoutFilters, { count }), { remove: names }));
    } else if (asked.q !== undefined) {
      const meant = nearestWord(asked.q, await index.names());
      const there = meant === undefined ? undefined : await this.#find(index, meant, () => true);
      if (meant !== undefined && there && there.hits.length > 0)
        advice.push(makeButton(fillIn(this.#words.meant, { name: meant }), { ask: meant }));
    }
    return advice.map((button) => {
      button.className = 'button';
      const item = document.createElement('li');
      item.append(button);
      return item;
    });
  }

  #countWords(count: number): string {
    const { found } = this.#words;
    const category = new Intl.PluralRules(this.#locale).select(count);
    const text = found[category] ?? found.many ?? found.other ?? '';
    return fillIn(text, { count: String(count) });
  }

  // How many events each choice would leave.

  async #startCounting(): Promise<void> {
    if (this.#counts) return;
    this.#counts = true;
    const asked = this.#asked();
    await this.#count(asked, this.#answer?.hits, this.#run);
  }

  async #count(asked: Choices, hits: readonly Hit[] | undefined, run: number): Promise<void> {
    try {
      const index = await this.#open();
      // Topics are as much as all others together: they are counted when one is chosen.
      const columns = await index.columns(FACETS.filter((facet) => facet !== 'topic' || asked.topic));
      if (run !== this.#run) return;
      const { total } = index.entry;
      const events = hits?.map(({ event }) => event) ?? Array.from({ length: total }, (_, event) => event);
      for (const select of this.#selects) {
        if (select.name === 'sort' || (select.name === 'topic' && !asked.topic)) continue;
        const counts = countValues(columns, index.entry, asked, select.name, events);
        for (const option of select.options) {
          if (option.value === '') continue;
          const count = counts.get(option.value) ?? 0;
          const name = nameOf(option);
          option.dataset.name = name;
          option.text = `${name} (${count})`;
          option.disabled = count === 0 && !option.selected;
        }
      }
    } catch (error) {
      // The choices work without their counts.
      console.error(error);
    }
  }
}

/** What `history.state` remembers. */
interface State {
  readonly shown: number;
  readonly scroll: number;
}

function readState(state: unknown): State | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { shown, scroll } = { shown: 0, scroll: 0, ...state };
  return { shown: Number(shown), scroll: Number(scroll) };
}

/**
 * Tell whether the best of what was found is what was asked for. An index that has no word like it answers with whatever begins
 * with the same letters: «никшич» with «никто».
 */
async function isAnswer(index: SearchIndex, hits: readonly Hit[], words: readonly string[]): Promise<boolean> {
  const [first] = hits;
  if (!first || words.length === 0) return hits.length > 0;
  const best = hits.reduce((one, other) => (other.score > one.score ? other : one), first);
  const [card] = await index.cards([best.event]);
  const there = foldedWords(card ? `${card.title} ${card.content}` : '');
  return words.every((word) => there.some((other) => isFormOf(word, other)));
}

function find<Kind extends Element>(root: ParentNode | Node, selector: string, kind: new () => Kind): Kind {
  const found = 'querySelector' in root ? root.querySelector(selector) : null;
  if (!(found instanceof kind)) throw new Error(`search-page has no ${selector} inside`);
  return found;
}

/** The name of a choice without the count that stands behind it. */
function nameOf(option: HTMLOptionElement | undefined): string {
  return option?.dataset.name ?? option?.text.trim() ?? '';
}

function makeButton(text: string, data: Readonly<Record<string, string>>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  Object.assign(button.dataset, data);
  return button;
}

function toNode({ text, marked }: { text: string; marked: boolean }): Node {
  if (!marked) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

customElements.define('search-page', SearchPage);
