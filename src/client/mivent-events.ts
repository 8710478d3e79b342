import type { Upcoming, UpcomingLine } from '../formats/upcoming.ts';
import { EMBED_ELEMENT_WORDS } from '../i18n/embed-element.ts';

/** Where the site lives, with a slash at the end; written in when this file is bundled. */
declare const MIVENT_HOME: string;

// A copy of the site serves its own script: a classic one knows where it came from. A module does not, and a bundle of
// another site came from there.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
const HOME = /\/embed\.js(?:[?#]|$)/.test(script) ? new URL('.', script).href : MIVENT_HOME;

const MOST = 50;
const USUAL = 5;

// The colours are those of styles/tokens.css. Everything inherited ends at .root; the page's typeface and colour scheme are let in.
const STYLES = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.root {
  all: initial;
  --ink: var(--mivent-ink, light-dark(oklch(0.2 0.012 60), oklch(0.945 0.011 86)));
  --paper: var(--mivent-paper, light-dark(oklch(0.973 0.009 86), oklch(0.185 0.007 72)));
  --soft: var(--mivent-soft, light-dark(oklch(0.445 0.014 66), oklch(0.735 0.013 82)));
  --line: var(--mivent-line, light-dark(oklch(0.86 0.01 80), oklch(0.335 0.009 72)));
  --accent: var(--mivent-accent, oklch(0.825 0.165 82));
  --accent-line: var(--mivent-accent, light-dark(oklch(0.65 0.14 76), oklch(0.825 0.165 82)));
  --on-accent: var(--mivent-on-accent, oklch(0.2 0.02 60));
  --stop: var(--mivent-stop, light-dark(oklch(0.5 0.19 27), oklch(0.735 0.15 27)));
  display: block;
  box-sizing: border-box;
  container-type: inline-size;
  padding: var(--mivent-padding, 1.25rem);
  color-scheme: inherit;
  color: var(--ink);
  background: var(--paper);
  font-family: var(--mivent-font, inherit);
  font-size: 1rem;
  line-height: 1.45;
  overflow-wrap: anywhere;
}
.loading { min-block-size: calc(var(--rows) * 6.5rem); }
h2, h3, h4, h5, h6, p, ol { margin: 0; padding: 0; font: inherit; }
h2, h3, h4, h5, h6 { font-size: 1.75em; padding-block-end: 0.4em; border-block-end: 2px solid; }
h2, h3, h4, h5, h6, .numeral { font-family: var(--mivent-display, inherit); font-weight: 800; line-height: 1; }
ol { list-style: none; }
li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 1rem; padding-block: 1rem; border-block-end: 1px solid var(--line); }
.numeral { display: block; font-size: 2.6em; line-height: 0.9; letter-spacing: -0.02em; white-space: nowrap; }
.wide { font-size: 1.75em; line-height: 1.1; }
.caption, .hours, .where, .foot { color: var(--soft); font-size: 0.875em; }
.caption { display: block; line-height: 1.3; margin-block-start: 0.35em; }
.title { font-size: 1.125em; font-weight: 600; line-height: 1.25; }
.hours { margin-block-start: 0.25em; }
.hours b { color: var(--ink); font-weight: 600; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--accent-line); text-decoration-thickness: 0.12em; text-underline-offset: 0.2em; }
a:hover, a:focus-visible { background: var(--accent); color: var(--on-accent); text-decoration-color: transparent; }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.cancelled a { text-decoration: line-through; text-decoration-color: var(--stop); }
.cancelled a:hover, .cancelled a:focus-visible { text-decoration-color: currentColor; }
.badge { display: inline-block; margin-block-start: 0.5em; padding: 0.15em 0.5em; border: 2px solid; font-size: 0.8125em; font-weight: 600; line-height: 1.2; }
.badge.cancelled { color: var(--stop); }
.badge.hold { border-style: dashed; color: var(--soft); }
.said { padding-block: 1em; }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5em; padding-block-start: 0.75em; }
.foot a { display: inline-block; padding-block: 0.25em; color: var(--ink); }
.foot a:hover, .foot a:focus-visible { color: var(--on-accent); }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (inline-size < 17rem) { li { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; } }
@media (forced-colors: active) { a:focus-visible { outline-color: Highlight; } }
`;

/** What the attributes ask for. */
interface Wish {
  readonly locale: 'ru' | 'en';
  readonly limit: number;
  readonly list: string;
  /** Which of the list's events, by the names of their fields. */
  readonly only: Readonly<Partial<Record<'region' | 'format', string>>>;
}

/**
 * Shows the next events of the calendar on any site. What stands inside is seen until they are there.
 *
 * ```html
 * <script src="https://…/embed.js" async></script>
 * <mivent-events region="me-16" limit="5" lang="ru"><a href="https://…/regions/me-16/">Афиша</a></mivent-events>
 * ```
 * `region`, `format` and `venue` choose (keys as in the addresses of the site), `limit` counts (1 to 50), `lang` is `ru` or
 * `en`, `heading` replaces the heading or, empty, removes it, `heading-level` is 2 to 6. Its looks: `--mivent-…` in STYLES.
 */
class MiventEvents extends HTMLElement {
  static readonly observedAttributes = ['region', 'format', 'venue', 'limit', 'lang', 'heading', 'heading-level'];

  readonly #shadow = this.attachShadow({ mode: 'open' });
  readonly #root = make('section', 'root');
  #run = 0;

  constructor() {
    super();
    // A sheet made by script needs no permission of the page's policy, as a <style> would.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.append(this.#root);
  }

  connectedCallback(): void {
    this.#render();
  }

  disconnectedCallback(): void {
    this.#run++;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#render();
  }

  async #render(): Promise<void> {
    const run = ++this.#run;
    // Several attributes that change at once, as they do at the start, are one change.
    await Promise.resolve();
    if (run !== this.#run) return;
    const wish = readWish(this);
    const words = EMBED_ELEMENT_WORDS[wish.locale];
    this.#root.lang = wish.locale;
    this.#root.ariaBusy = 'true';
    // A list that is shown stays until the next one is there.
    if (!this.#root.querySelector('ol')) {
      this.#root.classList.add('loading');
      this.#root.style.setProperty('--rows', String(wish.limit));
      const slot = make('slot');
      slot.append(make('p', 'said', words.loading));
      this.#root.replaceChildren(slot);
    }
    let parts: readonly Node[];
    try {
      const upcoming = await fetchUpcoming(wish.list);
      if (run !== this.#run) return;
      parts = this.#makeList(upcoming, wish);
    } catch {
      if (run !== this.#run) return;
      const said = make('p', 'said', `${words.failed} `);
      said.role = 'status';
      said.append(makeLink(words.open, HOME + folderOf(wish.locale)));
      parts = [said];
    }
    this.#root.classList.remove('loading');
    this.#root.ariaBusy = null;
    this.#root.replaceChildren(...parts);
  }

  #makeList(upcoming: Upcoming, { limit, only }: Wish): readonly Node[] {
    const heading = this.getAttribute('heading') ?? upcoming.heading;
    this.#root.ariaLabel = heading || upcoming.heading;
    const now = Date.now() / 1000;
    const lines = upcoming.events
      .filter((line) => line.end > now)
      .filter((line) => !only.region || line.region === only.region)
      .filter((line) => !only.format || line.format === only.format)
      .slice(0, limit);
    const level = this.getAttribute('heading-level') ?? '';
    const list = make('ol');
    list.role = 'list';
    list.append(...lines.map(makeItem));
    const foot = make('p', 'foot');
    foot.append(makeLink(upcoming.more, upcoming.url));
    if (lines.length > 0) foot.append(make('span', '', upcoming.clock));
    return [
      ...(heading === '' ? [] : [make(/^[2-6]$/.test(level) ? `h${level}` : 'h2', '', heading)]),
      ...(lines.length === 0 ? [make('p', 'said', upcoming.empty)] : []),
      list,
      foot,
    ];
  }
}

function readWish(element: HTMLElement): Wish {
  const locale = localeOf(element);
  const [region, format, venue] = ['region', 'format', 'venue'].map((name) => element.getAttribute(name) ?? '');
  const limit = Math.trunc(Number(element.getAttribute('limit') ?? USUAL));
  const folder = venue ? `venues/${venue}/` : region ? `regions/${region}/` : format ? `formats/${format}/` : '';
  return {
    locale,
    limit: limit >= 1 ? Math.min(limit, MOST) : USUAL,
    // A key that is none finds no file, and leaves its folder for no other.
    list: /^(?:\w+\/[\w-]+\/)?$/.test(folder) ? `${folderOf(locale)}${folder}upcoming.json` : '',
    only: { ...(region && { region }), ...(format && { format }) },
  };
}

/** The language of the element or of what is around it; of a page in neither, English. */
function localeOf(element: HTMLElement): 'ru' | 'en' {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  return lang === '' || /^ru\b/i.test(lang) ? 'ru' : 'en';
}

function folderOf(locale: 'ru' | 'en'): string {
  return locale === 'en' ? 'en/' : '';
}

const answers = new Map<string, Promise<Upcoming>>();

/** Fetch a list once for all elements of the page; one that could not be had is asked for again. */
function fetchUpcoming(list: string): Promise<Upcoming> {
  if (list === '') return Promise.reject(new Error('no such list'));
  let answer = answers.get(list);
  if (!answer) {
    answer = fetch(HOME + list, { credentials: 'omit' }).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    });
    answers.set(list, answer);
    answer.catch(() => answers.delete(list));
  }
  return answer;
}

function makeItem(line: UpcomingLine): HTMLElement {
  const { badge } = line;
  const item = make('li', badge?.kind === 'cancelled' ? 'cancelled' : '');
  const date = document.createElement('time');
  date.dateTime = line.datetime ?? '';
  // The picture of the date is for the eye; who listens hears it whole.
  date.append(
    make('span', 'hidden', line.date),
    hide(make('span', line.numeral.length > 2 ? 'numeral wide' : 'numeral', line.numeral)),
    hide(make('span', 'caption', line.caption)),
  );
  const title = make('p', 'title');
  const link = makeLink(line.title, line.url);
  if (line.lang) link.lang = line.lang;
  title.append(link);
  const hours = make('p', 'hours');
  hours.append(make('b', '', line.hours), line.zone ? `, ${line.zone}` : '');
  const facts = make('div');
  facts.append(title, hours, make('p', 'where', line.where));
  if (badge) facts.append(make('span', `badge ${badge.kind}`, badge.text));
  item.append(date, facts);
  return item;
}

/** What the list says is set as text, whatever it looks like. */
function make(tag: string, name = '', text = ''): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

function hide(element: HTMLElement): HTMLElement {
  element.ariaHidden = 'true';
  return element;
}

/** Make a link to a web page; an address of any other kind leads to the site. */
function makeLink(text: string, address: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.textContent = text;
  link.href = /^https?:/.test(new URL(address, HOME).protocol) ? address : HOME;
  return link;
}

// A page may have the script twice.
if (!customElements.get('mivent-events')) customElements.define('mivent-events', MiventEvents);
