import type { BusyList } from '../formats/busy-list.ts';
import type { PlacedPreview, PreviewSite, PreviewView, PreviewWeek, PreviewWord } from '../formats/preview-page.ts';
import type { PreviewFault } from '../formats/preview-payload.ts';
import type { TextNode } from '../formats/text-tree.ts';
import { provideTemporal } from './temporal.ts';

/** What the page says, in its language. */
interface PreviewElementWords {
  readonly loading: string;
  readonly free: string;
  readonly pull: string;
  readonly weekFailed: string;
  readonly faults: Readonly<Record<PreviewFault | 'failed', string>>;
}

/**
 * Shows the event that is packed into the fragment of the address, as its page would, and the week around it as it is published
 * now. Whatever comes from the address is set as text into elements of a list: nothing of it is ever read as HTML.
 *
 * Inside stand an introduction (`data-part="intro"`, in it `say`), which tells what is wrong with an address, and a `<template>` of the
 * page with a part for everything; its attributes give the list of what is taken, the names of places and the words.
 */
class EventPreview extends HTMLElement {
  #run = 0;
  readonly #onHashChange = () => this.#show();

  connectedCallback(): void {
    window.addEventListener('hashchange', this.#onHashChange);
    this.#show();
  }

  disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#onHashChange);
  }

  get #words(): PreviewElementWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }

  get #site(): PreviewSite {
    const { locale, timezone = 'UTC', base = '/', names = '{}' } = this.dataset;
    const now = Temporal.Now.instant();
    return { locale: locale === 'en' ? 'en' : 'ru', now, timezone, base, ...JSON.parse(names) };
  }

  async #show(): Promise<void> {
    const run = ++this.#run;
    this.querySelector(':scope > article')?.remove();
    this.#say(this.#words.loading, false);
    try {
      await provideTemporal();
      const [payload, page] = await Promise.all([
        import('../formats/preview-payload.ts'),
        import('../formats/preview-page.ts'),
      ]);
      const packed = payload.unwrapFragment(location.hash);
      const bytes = typeof packed === 'string' ? packed : await inflate(packed, payload.MOST_PREVIEW);
      const preview = typeof bytes === 'string' ? bytes : payload.parsePreview(bytes);
      const site = this.#site;
      const placed = typeof preview === 'string' ? preview : ((await page.placePreview(preview, site)) ?? 'event');
      if (run !== this.#run) return;
      if (typeof placed === 'string') {
        this.#say(this.#words.faults[placed]);
        return;
      }
      const article = this.#draw(placed, page.toPreviewView(placed, site));
      await this.#drawWeek(article, (list) => page.toPreviewWeek(placed, list, site));
    } catch (error) {
      if (run !== this.#run) return;
      this.#say(this.#words.faults.failed);
      throw error;
    }
  }

  /** Say what happens, and with what went wrong the way home: before that it would only move. */
  #say(text: string, isFault = true): void {
    partOf(this, 'intro').hidden = false;
    partOf(this, 'say').textContent = text;
    partOf(this, 'way').hidden = !isFault;
  }

  #draw({ preview }: PlacedPreview, view: PreviewView): HTMLElement {
    const template = this.querySelector('template');
    const article = template?.content.firstElementChild?.cloneNode(true);
    if (!(article instanceof HTMLElement)) throw new Error('event-preview has no <template> of an article');
    const part = (name: string) => partOf(article, name);
    if (view.banner) {
      article.classList.add(`is-${view.banner.kind}`);
      part('banner').classList.add(view.banner.kind);
      part('banner').append(
        element('strong', view.banner.title),
        ...(view.banner.text ? [element('span', view.banner.text)] : []),
      );
      part('banner').hidden = false;
    }
    if (view.numeral === '') part('numeral').remove();
    else {
      part('numeral').textContent = view.numeral;
      if (view.width) part('numeral').classList.add(view.width);
    }
    if (view.month === '') part('date').remove();
    else {
      const spoken = element('span', `${view.numeral} `);
      spoken.className = 'visually-hidden';
      part('date').append(spoken, view.month, ' ', element('span', view.dayAndHours));
    }
    // A page has one title: this one comes in place of the introduction's.
    const title = element('h1', view.title);
    title.className = 'title';
    part('title').replaceWith(title);
    title.dataset.size = view.size;
    if (view.word) title.dataset.word = view.word;
    fill(part('summary'), view.summary);
    if (view.lang) for (const piece of [title, part('summary'), part('text')]) piece.lang = view.lang;
    part('facts').append(...view.facts.map(factOf));
    if (preview.text && preview.text.length > 0) {
      part('text').append(...preview.text.map((node) => textOf(node, this.dataset.base ?? '/')));
      part('text').hidden = false;
    }
    part('cut').hidden = preview.text !== undefined;
    if (view.dates.length > 0) {
      part('dates')
        .querySelector('ul')
        ?.append(...view.dates.map((date) => element('li', date)));
      part('dates').hidden = false;
    }
    const { repository } = this.dataset;
    const pull = part('pull');
    if (repository !== undefined && preview.pull !== undefined && pull instanceof HTMLAnchorElement) {
      pull.href = `${repository}/pull/${preview.pull}`;
      fill(pull, this.#words.pull.replace('{number}', String(preview.pull)));
    }
    partOf(this, 'intro').hidden = true;
    this.append(article);
    return article;
  }

  async #drawWeek(article: HTMLElement, look: (list: BusyList) => PreviewWeek | undefined): Promise<void> {
    const part = partOf(article, 'week');
    try {
      const answer = await fetch(this.dataset.list ?? '');
      if (!answer.ok) throw new Error(`What is taken could not be loaded: ${answer.status}`);
      const week = look(await answer.json());
      if (!week) {
        part.remove();
        return;
      }
      const days = element('ol');
      days.append(...week.days.map((day) => dayOf(day, this.#words.free)));
      part.replaceChildren(element('h2', week.title), days);
      const clashes = partOf(article, 'clashes');
      fill(clashes.querySelector('h2'), week.verdict);
      clashes.classList.toggle('refused', week.isRefused);
      clashes.querySelector('ul')?.append(
        ...week.clashes.map(({ event, text, href }) => {
          const item = element('li');
          if (event) item.append(wordOf({ text: event.title, href }));
          item.append(element('span', text));
          return item;
        }),
      );
      fill(partOf(article, 'clash-dates'), week.clashDates);
      clashes.hidden = false;
    } catch {
      part.replaceChildren(element('p', this.#words.weekFailed));
    }
  }
}

/** Unpack, but no more than so many bytes: a few can hold gigabytes. */
async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | PreviewFault> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      size += value?.length ?? 0;
      if (size > most) {
        await reader.cancel();
        return 'large';
      }
      if (value) chunks.push(value);
    }
  } catch {
    return 'broken';
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function partOf(parent: Element, name: string): HTMLElement {
  const part = parent.querySelector(`[data-part="${name}"]`);
  if (!(part instanceof HTMLElement)) throw new Error(`event-preview has no part ${name}`);
  return part;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text?: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Put words into a part that is hidden without. */
function fill(part: HTMLElement | null, text: string | undefined): void {
  if (!part || text === undefined || text === '') return;
  part.textContent = text;
  part.hidden = false;
}

function wordOf({ text, href, lang }: PreviewWord): HTMLElement {
  const word = href === undefined ? element('span', text) : element('a', text);
  if (word instanceof HTMLAnchorElement && href !== undefined) setAddress(word, href);
  if (lang) word.lang = lang;
  return word;
}

/** Addresses have been read by `isSafeAddress` or `webAddress`; those of other sites learn nothing of this one. */
function setAddress(link: HTMLAnchorElement, address: string): void {
  link.href = address;
  if (link.origin !== location.origin) link.rel = 'nofollow noopener noreferrer';
}

function factOf({ label, lines }: PreviewView['facts'][number]): HTMLElement {
  const fact = element('div');
  const value = element('dd');
  for (const [index, words] of lines.entries()) {
    const line = element(index === 0 ? 'span' : 'small');
    line.className = index === 0 ? (lines.length > 1 ? 'main' : '') : 'line';
    line.append(...words.map(wordOf));
    value.append(line);
  }
  fact.append(element('dt', label), value);
  return fact;
}

function textOf(node: TextNode, base: string): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const [name, inside, address] = node;
  const made = element(name);
  made.append(...inside.map((child) => textOf(child, base)));
  if (made instanceof HTMLAnchorElement && address !== undefined)
    setAddress(made, address.startsWith('/') && !address.startsWith('//') ? base + address.slice(1) : address);
  return made;
}

function dayOf({ date, name, entries }: PreviewWeek['days'][number], free: string): HTMLElement {
  const day = element('li');
  const time = element('time', name);
  time.dateTime = date;
  day.append(time);
  if (entries.length === 0) {
    const none = element('p', free);
    none.className = 'soft';
    day.append(none);
    return day;
  }
  const list = element('ul');
  for (const { hours, title, notes, isOwn, isHold } of entries) {
    const entry = element('li');
    if (isOwn) entry.classList.add('own');
    if (isHold) entry.classList.add('hold');
    const said = element('div');
    said.append(isOwn ? element('strong', title.text) : wordOf(title));
    if (notes.length > 0) said.append(element('small', notes.join(' · ')));
    entry.append(element('span', hours), said);
    list.append(entry);
  }
  day.append(list);
  return day;
}

customElements.define('event-preview', EventPreview);
