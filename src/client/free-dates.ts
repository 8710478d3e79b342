import type { DateFinder, DatesQuestion, DayDetail, DayView, MonthDates } from '../formats/date-finder.ts';
import { provideTemporal } from './temporal.ts';

/** How far each key goes, in days. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const MONTHS_AT_ONCE = 3;
const MOST_MONTHS = 15;

/** What the page says, in its language. */
interface BoardWords {
  readonly loading: string;
  readonly failed: string;
  readonly today: string;
  readonly propose: string;
  readonly proposeDays: string;
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
}

/**
 * Shows the free, held and taken days of a region and a venue, worked out here from the list of what is taken, by the very
 * functions of the check; they and the list are loaded when a region is first chosen. The question lives in the address. The days
 * of all months are one sequence for the keyboard: arrows go by days and weeks, Home and End to the ends of the week,
 * Page Up and Page Down by months, Enter and Space open a day, Escape closes it.
 *
 * ```html
 * <free-dates data-list="/api/v1/busy.json" data-home="/en/" data-submit="/en/submit/" data-locale="en" data-words="{…}">
 *   <form> <select name="region"> <option value="me-16" data-timezone="…"> … venue, duration, time </form>
 *   <p role="status"></p>
 *   <div data-part="board" hidden>
 *     <div data-part="months"></div>
 *     <section data-part="day" hidden> <h2> <p data-part="said"> <ul data-part="slots"> <div data-part="others"><h3><ul> <button> </section>
 *     <button data-part="more">
 *   </div>
 *   <div data-part="nearest">what stands here until a region is chosen</div>
 * </free-dates>
 * ```
 * Venues are options in groups, each with the `data-region` it belongs to; only those of the chosen region are left.
 */
class FreeDates extends HTMLElement {
  #finder: Promise<DateFinder> | undefined;
  #venueGroups: readonly HTMLOptGroupElement[] = [];
  #months: readonly MonthDates[] = [];
  #count = MONTHS_AT_ONCE;
  #run = 0;
  /** The list that was changed last, with nothing else done since. */
  #changed: EventTarget | null | undefined;

  connectedCallback(): void {
    this.#venueGroups = [...this.#venue.querySelectorAll('optgroup')];
    this.#readAddress();
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('change', (event) => {
      if (event.target === this.#region) this.#offerVenues('');
      this.#count = MONTHS_AT_ONCE;
      // Whoever walks through a list by keyboard passes what they do not want: that is one step of the history, not ten.
      this.#writeAddress(undefined, event.target === this.#changed ? 'replace' : 'push');
      this.#changed = event.target;
      this.#show();
    });
    this.#part('more').addEventListener('click', () => this.#showMore());
    this.#part('day')
      .querySelector('button')
      ?.addEventListener('click', () => this.#open(undefined));
    this.#board.addEventListener('click', (event) => {
      const cell = cellOf(event.target);
      if (cell) this.#toggle(cell);
    });
    this.#board.addEventListener('keydown', (event) => this.#onKey(event));
    window.addEventListener('popstate', () => {
      this.#changed = undefined;
      this.#readAddress();
      this.#show();
    });
    this.#show();
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }
  get #region(): HTMLSelectElement {
    return this.#find('[name="region"]', HTMLSelectElement);
  }
  get #venue(): HTMLSelectElement {
    return this.#find('[name="venue"]', HTMLSelectElement);
  }
  get #status(): HTMLElement {
    return this.#find('[role="status"]', HTMLElement);
  }
  get #board(): HTMLElement {
    return this.#part('board');
  }
  get #words(): BoardWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #locale(): 'ru' | 'en' {
    return this.dataset.locale === 'en' ? 'en' : 'ru';
  }
  get #day(): string | undefined {
    const day = new URLSearchParams(location.search).get('day') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
  }

  #part(name: string): HTMLElement {
    return this.#find(`[data-part="${name}"]`, HTMLElement);
  }

  #find<Part extends Element>(selector: string, kind: new () => Part): Part {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`free-dates has no ${selector} inside`);
    return part;
  }

  /** The address holds the question and the day, so that both can be sent to somebody and found again in the history. */
  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    const venue = asked.get('venue') ?? '';
    const home = this.#venueGroups.find((group) =>
      [...group.children].some((option) => option.matches(`[value="${CSS.escape(venue)}"]`)),
    );
    this.#region.value = asked.get('region') ?? home?.dataset.region ?? '';
    if (this.#region.selectedIndex < 0) this.#region.value = '';
    this.#offerVenues(venue);
    for (const name of ['duration', 'time']) {
      const select = this.#find(`[name="${name}"]`, HTMLSelectElement);
      select.value = asked.get(name) ?? '';
      if (select.selectedIndex < 0) for (const option of select.options) option.selected = option.defaultSelected;
    }
  }

  #writeAddress(day: string | undefined, how: 'push' | 'replace'): void {
    const asked = new URLSearchParams();
    for (const select of this.#form.querySelectorAll('select')) {
      const isDefault = [...select.options].some((option) => option.defaultSelected && option.value === select.value);
      if (select.value !== '' && !isDefault) asked.set(select.name, select.value);
    }
    if (day !== undefined) asked.set('day', day);
    const query = asked.toString();
    const address = location.pathname + (query === '' ? '' : `?${query}`);
    if (address === location.pathname + location.search) return;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** Only the venues of the chosen region can be chosen. */
  #offerVenues(chosen: string): void {
    for (const group of this.#venueGroups) {
      if (group.dataset.region === this.#region.value) this.#venue.append(group);
      else group.remove();
    }
    this.#venue.value = chosen;
    if (this.#venue.selectedIndex < 0) this.#venue.value = '';
    this.#venue.disabled = !this.#venue.querySelector('optgroup');
  }

  get #question(): DatesQuestion | undefined {
    const region = this.#region.selectedOptions[0];
    if (!region || region.value === '') return undefined;
    const venue = this.#venue.selectedOptions[0];
    const duration = this.#find('[name="duration"]', HTMLSelectElement).value;
    const isEvening = duration === 'evening';
    const time = this.#find('[name="time"]', HTMLSelectElement).value;
    return {
      region: region.value,
      venue: venue?.value === '' ? undefined : venue?.value,
      timezone: venue?.dataset.timezone ?? region.dataset.timezone ?? 'UTC',
      duration: isEvening ? 'PT5H' : duration,
      part: isEvening ? 'evening' : time === 'morning' || time === 'day' || time === 'evening' ? time : 'any',
    };
  }

  async #show(): Promise<void> {
    const run = ++this.#run;
    const question = this.#question;
    const time = this.#find('[name="time"]', HTMLSelectElement);
    time.disabled = question !== undefined && !/^PT[1-4]H|^PT\d+M/.test(question.duration);
    this.#part('nearest').hidden = question !== undefined;
    if (!question) {
      this.#board.hidden = true;
      this.#status.textContent = '';
      return;
    }
    if (!this.#finder) this.#status.textContent = this.#words.loading;
    this.setAttribute('aria-busy', 'true');
    try {
      this.#finder ??= this.#load();
      const finder = await this.#finder;
      if (run !== this.#run) return;
      const months = await this.#lookAt(finder, question, () => run === this.#run);
      if (run !== this.#run) return;
      this.#months = months;
      this.#draw(finder, question);
      this.#status.textContent = finder.summary(question, months, this.#place);
    } catch (error) {
      console.error(error);
      this.#finder = undefined;
      if (run === this.#run) this.#status.textContent = this.#words.failed;
    } finally {
      if (run === this.#run) this.removeAttribute('aria-busy');
    }
  }

  /** «Подгорица, Kings Park». */
  get #place(): string {
    return [this.#region, this.#venue]
      .map((select) => select.selectedOptions[0])
      .flatMap((option) => (option && option.value !== '' ? (option.dataset.name ?? option.text) : []))
      .join(', ');
  }

  async #load(): Promise<DateFinder> {
    const list = fetch(this.dataset.list ?? '').then((answer) => {
      if (!answer.ok) throw new Error(`What is taken could not be loaded: ${answer.status}`);
      return answer.json();
    });
    await provideTemporal();
    const { makeDateFinder } = await import('../formats/date-finder.ts');
    return makeDateFinder(await list, Temporal.Now.instant(), this.#locale);
  }

  /** Month by month, so that a full registry on an old phone does not stop the page. */
  async #lookAt(finder: DateFinder, question: DatesQuestion, isWanted: () => boolean): Promise<MonthDates[]> {
    const first = Temporal.PlainYearMonth.from(finder.today(question.timezone).slice(0, 7));
    if (this.#day) {
      const until = first.until(Temporal.PlainYearMonth.from(this.#day.slice(0, 7)), { largestUnit: 'month' }).months;
      this.#count = Math.min(MOST_MONTHS, Math.max(this.#count, until + 1));
    }
    const months: MonthDates[] = [];
    while (months.length < this.#count && isWanted()) {
      months.push(finder.month(question, first.add({ months: months.length }).toString()));
      await pause();
    }
    return months;
  }

  #draw(finder: DateFinder, question: DatesQuestion): void {
    const focused = cellOf(document.activeElement)?.dataset.date;
    const today = finder.today(question.timezone);
    const words = this.#words;
    this.#board.hidden = false;
    this.#part('months').replaceChildren(...this.#months.map((month) => drawMonth(month, today, words)));
    this.#part('more').hidden = this.#count >= MOST_MONTHS;
    this.#find('.dates-legend [data-state="free"] > span', HTMLElement).textContent = finder.wholly(question);
    // Whole days have no hours.
    this.#find('.dates-legend [data-state="partly"]', HTMLElement).hidden = !question.duration.includes('T');
    this.#makeCurrent(this.#cell(focused ?? this.#day ?? '') ?? this.#firstCell());
    if (focused) this.#cell(focused)?.focus();
    this.#drawDay(finder, question);
  }

  #firstCell(): HTMLElement | undefined {
    const cells = [...this.querySelectorAll<HTMLElement>('td[data-date]')];
    return cells.find((cell) => cell.dataset.state !== 'past') ?? cells[0];
  }

  #cell(date: string): HTMLElement | undefined {
    return this.querySelector<HTMLElement>(`td[data-date="${CSS.escape(date)}"]`) ?? undefined;
  }

  /** Tab finds one day only, however many there are. */
  #makeCurrent(cell: HTMLElement | undefined): void {
    if (!cell) return;
    for (const other of this.querySelectorAll<HTMLElement>('td[tabindex="0"]')) other.tabIndex = -1;
    cell.tabIndex = 0;
  }

  async #open(day: string | undefined): Promise<void> {
    const cell = this.#cell(this.#day ?? '');
    this.#writeAddress(day, 'push');
    this.#changed = undefined;
    const question = this.#question;
    if (!this.#finder || !question) return;
    const detail = this.#drawDay(await this.#finder, question);
    // Whoever cannot see the panel hears what it says; whoever closes it goes on where they were.
    this.#cell(day ?? '')?.scrollIntoView({ block: 'nearest' });
    if (detail) this.#status.textContent = this.#cell(day ?? '')?.querySelector('.visually-hidden')?.textContent ?? '';
    else cell?.focus();
  }

  #toggle(cell: HTMLElement): void {
    this.#makeCurrent(cell);
    cell.focus({ preventScroll: true });
    if (cell.dataset.state === 'past') return;
    this.#open(cell.dataset.date === this.#day ? undefined : cell.dataset.date);
  }

  #drawDay(finder: DateFinder, question: DatesQuestion): DayDetail | undefined {
    const day = this.#day;
    const cell = this.#cell(day ?? '');
    for (const other of this.querySelectorAll('td[aria-selected="true"]')) other.ariaSelected = 'false';
    const panel = this.#part('day');
    panel.hidden = !day || !cell || cell.dataset.state === 'past';
    if (!day || !cell || panel.hidden) return undefined;
    cell.ariaSelected = 'true';
    const detail = finder.day(question, day);
    const words = this.#words;
    this.#find('[data-part="day"] h2', HTMLElement).textContent = detail.title;
    const said = this.#part('said');
    said.textContent = detail.said;
    said.dataset.state = detail.state;
    const slots = this.#part('slots');
    slots.replaceChildren(...detail.slots.map((slot) => this.#drawSlot(slot, question)));
    slots.ariaLabel = question.duration.includes('T') ? words.propose : words.proposeDays;
    this.#find('[data-part="others"] ul', HTMLElement).replaceChildren(
      ...detail.obstacles.map(({ event, isHold, text }) => {
        const item = document.createElement('li');
        item.classList.toggle('hold', isHold);
        if (event) {
          const anchor = /^\d/.test(event.occurrence) ? `#${event.occurrence}` : '';
          const link = document.createElement('a');
          link.href = `${this.dataset.home ?? '/'}events/${encodeURIComponent(event.id)}/${anchor}`;
          link.textContent = event.title;
          item.append(link, ' ');
        }
        const about = document.createElement('span');
        about.textContent = text;
        item.append(about);
        return item;
      }),
    );
    this.#part('others').hidden = detail.obstacles.length === 0;
    return detail;
  }

  #drawSlot({ text, start, end }: DayDetail['slots'][number], { region, venue }: DatesQuestion): HTMLElement {
    const asked = new URLSearchParams({ region, ...(venue === undefined ? {} : { venue }), start, end });
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.className = 'button';
    // Colons may stand in a query as they are, and people read this address.
    link.href = `${this.dataset.submit ?? ''}?${asked.toString().replaceAll('%3A', ':')}`;
    link.textContent = text;
    item.append(link);
    return item;
  }

  async #showMore(): Promise<void> {
    const first = this.#count;
    this.#count = Math.min(MOST_MONTHS, this.#count + MONTHS_AT_ONCE);
    await this.#show();
    // The button moves away under a keyboard: reading goes on at the first new day.
    const cell = this.#cell(`${this.#months[first]?.month ?? ''}-01`);
    this.#makeCurrent(cell);
    cell?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && this.#day) {
      event.preventDefault();
      this.#open(undefined);
      return;
    }
    const cell = cellOf(event.target);
    if (!cell?.dataset.date || event.target !== cell) return;
    if (event.key === 'Enter' || event.key === ' ') this.#toggle(cell);
    else {
      const date = goTo(Temporal.PlainDate.from(cell.dataset.date), event.key);
      if (!date) return;
      const next = this.#cell(date.toString());
      this.#makeCurrent(next);
      next?.focus();
    }
    // The page does not scroll under a key that the calendar takes, even at its edge.
    event.preventDefault();
  }
}

/** Let the browser draw and listen before the next piece of work. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function cellOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>('td[data-date]') ?? undefined) : undefined;
}

function goTo(date: Temporal.PlainDate, key: string): Temporal.PlainDate | undefined {
  switch (key) {
    case 'Home':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case 'End':
      return date.add({ days: 7 - date.dayOfWeek });
    case 'PageUp':
      return date.subtract({ months: 1 });
    case 'PageDown':
      return date.add({ months: 1 });
    default: {
      const days = STEPS[key];
      return days === undefined ? undefined : date.add({ days });
    }
  }
}

function drawMonth({ month, title, weeks }: MonthDates, today: string, words: BoardWords): HTMLElement {
  const table = document.createElement('table');
  table.className = 'dates-month';
  table.setAttribute('role', 'grid');
  table.createCaption().textContent = title;
  const head = table.createTHead().insertRow();
  words.weekdaysShort.forEach((short, index) => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    const name = document.createElement('abbr');
    name.title = words.weekdays[index] ?? '';
    name.textContent = short;
    cell.append(name);
    head.append(cell);
  });
  const body = table.createTBody();
  for (const week of weeks) {
    const row = body.insertRow();
    for (const day of week) {
      const cell = row.insertCell();
      if (day) drawDayCell(cell, day, today, words);
      else cell.setAttribute('role', 'gridcell');
    }
  }
  table.dataset.month = month;
  return table;
}

function drawDayCell(cell: HTMLTableCellElement, day: DayView, today: string, words: BoardWords): void {
  cell.dataset.date = day.date;
  cell.dataset.state = day.state;
  cell.tabIndex = -1;
  cell.setAttribute('role', 'gridcell');
  cell.ariaSelected = 'false';
  if (day.state === 'past') cell.ariaDisabled = 'true';
  if (day.date === today) cell.ariaCurrent = 'date';
  // What is drawn is said in words to those who cannot see it.
  const label = drawSpan('visually-hidden', day.date === today ? `${words.today}, ${day.label}` : day.label);
  const numeral = drawSpan('numeral', String(day.number));
  const notes = drawSpan('notes', '');
  for (const drawn of [numeral, notes]) drawn.ariaHidden = 'true';
  for (const note of day.notes.slice(0, 3)) notes.append(drawSpan('', note));
  cell.append(label, numeral, drawBars(day), notes);
}

function drawSpan(name: string, text: string): HTMLElement {
  const span = document.createElement('span');
  if (name !== '') span.className = name;
  span.textContent = text;
  return span;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The time that was looked at as a line: solid where it is free, dashed where it is held. Drawn, because the page allows no style attributes. */
function drawBars({ bars }: DayView): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 900 10');
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  for (const { kind, from, to } of bars) {
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('class', kind);
    line.setAttribute('d', `M${from} 5H${to}`);
    line.setAttribute('vector-effect', 'non-scaling-stroke');
    picture.append(line);
  }
  return picture;
}

customElements.define('free-dates', FreeDates);
