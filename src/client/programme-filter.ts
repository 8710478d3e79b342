/** What the filter says, in the page's language; plural forms by category. */
interface FilterWords {
  /** «{count} событие». */
  readonly all: Readonly<Record<string, string>>;
  /** «Показано {count} событие из {total}». */
  readonly shown: Readonly<Record<string, string>>;
  readonly none: string;
  /** «ещё {count}». */
  readonly folded: string;
  /** «{name}: все события региона». */
  readonly region: string;
}

/** The parameters of the address, in the order in which it has them. */
const KEYS = ['region', 'format', 'when', 'price', 'attendance', 'language'];

/** What a crowded day folds away is shown where a choice leaves no more than so many of it. */
const FEW = 3;

/**
 * Narrows the list inside it, and the grid and the ribbon of days, to what the address asks for: `?region=me-16&price=free`.
 * Its choices are links, which lead elsewhere without script: `data-key` and `data-value` name a parameter and its value,
 * none for «all», `data-more` says that there are such events beyond the list; a link chosen again is let go, and one with
 * `data-reset` lets all go. What can be narrowed has its marks in `data-f`: `region-me-16 price-free w0`; `w0` is the weekend
 * of the week of `data-today`, `w1` the next. Days and parts of which nothing is left are hidden with their lines.
 */
class ProgrammeFilter extends HTMLElement {
  #lines: readonly HTMLElement[] = [];
  #entries: readonly HTMLElement[] = [];
  /** Links to days of the list, and where they lead. */
  #days: readonly (readonly [link: HTMLElement, address: string])[] = [];

  connectedCallback(): void {
    // What the guard has hidden is over.
    this.#lines = this.#all('li[data-f]').filter((line) => !line.hidden);
    this.#entries = this.#all('td [data-f]');
    this.#days = this.#all('[data-date] a[href^="#d-"]').map((link) => [link, link.getAttribute('href') ?? '']);
    this.addEventListener('click', (event) => this.#onClick(event));
    window.addEventListener('popstate', () => this.#show());
    this.#show();
    // An address that asks for something leads to the answer, unless it names another place or the reader has been here.
    // The list has settled by then: what moves out of sight is no jump.
    if (readAddress().size > 0 && location.hash === '' && window.scrollY === 0) {
      requestAnimationFrame(() => requestAnimationFrame(() => this.scrollIntoView()));
    }
  }

  #all(selector: string, within: Element = this): HTMLElement[] {
    return [...within.querySelectorAll<HTMLElement>(selector)];
  }

  get #words(): FilterWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }

  #onClick(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key], [data-reset]') : null;
    if (!link) return;
    event.preventDefault();
    const chosen = readAddress();
    const { key = '', value = '' } = link.dataset;
    if (link.hasAttribute('data-reset')) chosen.clear();
    else if (value === '' || chosen.get(key) === value) chosen.delete(key);
    else chosen.set(key, value);
    writeAddress(chosen);
    this.#show();
    // Of one list one thing is chosen: the sheet that lay over a narrow page gives way to the answer.
    const sheet = link.closest<HTMLElement>(':popover-open');
    if (sheet?.querySelectorAll('ul').length === 1) {
      sheet.hidePopover();
      this.scrollIntoView();
    }
    // A link that has left with its answer leaves the keyboard at the choices.
    const isSeen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
    if (!isSeen(link)) this.#all('.opener, [data-key]').find(isSeen)?.focus();
  }

  #show(): void {
    const chosen = readAddress();
    const marks = [...chosen].map(([key, value]) => (key === 'when' ? this.#weekend(value) : `${key}-${value}`));
    const fits = ({ dataset }: HTMLElement) => marks.every((mark) => ` ${dataset.f} `.includes(` ${mark} `));
    for (const item of this.#lines) item.hidden = !fits(item);
    for (const item of this.#entries) item.hidden = !fits(item);
    for (const group of this.#all('.day, .part, [data-group]')) group.hidden = !group.querySelector('li:not([hidden])');
    this.classList.toggle('filtered', chosen.size > 0);
    this.#count(chosen.size > 0);
    this.#markChoices(chosen);
    this.#markDays();
    this.#leadOn(chosen);
  }

  /** The list may have been built in an earlier week: weekends are numbered from that of its own. */
  #weekend(value: string): string {
    const today = new Date().toLocaleDateString('sv', { timeZone: this.dataset.zone });
    return value === 'weekend' ? `w${weekOf(today) - weekOf(this.dataset.today ?? today)}` : value;
  }

  #count(isFiltered: boolean): void {
    const words = this.#words;
    const total = countEvents(this.#lines);
    const shown = countEvents(this.#lines.filter((line) => !line.hidden));
    const text = plural(isFiltered ? words.shown : words.all, shown, total);
    // The same words again would be read aloud again.
    setText(this.querySelector('[role="status"]'), isFiltered && shown === 0 ? words.none : text);
    for (const part of this.#all('.part')) {
      const count = part.querySelector<HTMLElement>('h2 small');
      setText(count, plural(words.all, countEvents(this.#all('li:not([hidden])', part))));
      if (count) count.hidden = false;
    }
    for (const rest of this.#all('td details')) {
      const left = this.#all('a:not([hidden])', rest).length;
      rest.hidden = left === 0;
      rest.toggleAttribute('open', isFiltered && left <= FEW);
      setText(rest.querySelector('summary'), words.folded.replace('{count}', plural(words.all, left)));
    }
  }

  #markChoices(chosen: ReadonlyMap<string, string>): void {
    for (const link of this.#all('[data-key]')) {
      const isChosen = (chosen.get(link.dataset.key ?? '') ?? '') === link.dataset.value;
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    // On a narrow page the choices are behind a button that says what is chosen.
    for (const row of this.#all('.row')) {
      const [first, ...more] = this.#all('[data-key]:not([data-value=""])[aria-current]', row);
      const text = first?.textContent?.trim();
      const button = row.querySelector<HTMLElement>('[data-chosen]');
      setText(
        button,
        text ? [text, ...(more.length > 0 ? [`+${more.length}`] : [])].join(' ') : (button?.dataset.any ?? ''),
      );
      button?.classList.toggle('chosen', first !== undefined);
    }
  }

  /** A day of which nothing is left leads nowhere. */
  #markDays(): void {
    for (const [link, address] of this.#days) {
      if (this.querySelector(`[id="${address.slice(1)}"]:not([hidden])`)) link.setAttribute('href', address);
      else link.removeAttribute('href');
    }
  }

  /** Says what is beyond the list, and where. */
  #leadOn(chosen: ReadonlyMap<string, string>): void {
    const beyond = this.querySelector<HTMLElement>('.beyond');
    if (!beyond) return;
    const choiceOf = (key: string) =>
      this.querySelector<HTMLAnchorElement>(`[data-key="${key}"][data-value="${CSS.escape(chosen.get(key) ?? '')}"]`);
    const isEmpty = this.#lines.every((line) => line.hidden);
    const hasMore = [...chosen.keys()].every((key) => choiceOf(key)?.hasAttribute('data-more') ?? true);
    beyond.hidden = chosen.size === 0 || !(isEmpty || hasMore);
    for (const title of this.#all('h2', beyond)) title.hidden = !isEmpty;
    const region = chosen.has('region') ? choiceOf('region') : null;
    for (const link of this.#all('[data-to="region"]', beyond)) {
      link.hidden = !region;
      if (region) link.setAttribute('href', region.href);
      setText(link, this.#words.region.replace('{name}', region?.textContent?.trim() ?? ''));
    }
    const asked = new URLSearchParams([...chosen].filter(([key]) => key !== 'when'));
    asked.set('when', 'ahead');
    for (const link of this.#all('[data-to="search"]', beyond)) {
      link.setAttribute('href', `${this.dataset.search}?${asked}`);
    }
  }
}

/** Read what the address asks for; all else in it is let be. */
function readAddress(): Map<string, string> {
  const asked = new URLSearchParams(location.search);
  return new Map(
    KEYS.flatMap((key) => {
      const value = asked.get(key);
      return value ? [[key, value] as const] : [];
    }),
  );
}

function writeAddress(chosen: ReadonlyMap<string, string>): void {
  const asked = new URLSearchParams(location.search);
  for (const key of KEYS) asked.delete(key);
  for (const key of KEYS) {
    const value = chosen.get(key);
    if (value !== undefined) asked.set(key, value);
  }
  const query = asked.toString();
  history.pushState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
}

/** Number the weeks, which begin on Monday; takes a day as `2026-11-22`. 1 January 1970 was a Thursday. */
function weekOf(day: string): number {
  return Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);
}

/** A series counts as one event, however many of its dates are in the list. */
function countEvents(lines: readonly Element[]): number {
  return new Set(lines.map((line) => line.querySelector('a')?.pathname)).size;
}

function plural(forms: Readonly<Record<string, string>>, count: number, total = count): string {
  const form = forms[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? forms.many ?? '';
  return form
    .replace('{count}', String(count))
    .replace('{total}', String(total))
    .replaceAll(/(?<=\d) /g, '\u00a0');
}

function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

customElements.define('programme-filter', ProgrammeFilter);
