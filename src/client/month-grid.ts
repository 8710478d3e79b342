/** How far each key goes, in cells. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * Makes the table of a month inside it a grid for the keyboard (WAI-ARIA, grid pattern): arrows go from day to day, Home
 * and End to the ends of the week, Page Up and Page Down to the months that the page links to with `rel="prev"` and
 * `rel="next"`, Enter to the first event of the day, Tab to its others and Escape back; Space marks the day, so that its
 * address can be sent. Tab finds one day only: the grid is entered and left in two steps, however full the month. Without
 * script its links are reached by Tab. Cells carry their day in `data-date`; the keyboard begins at the day that the
 * address names, else at today (`data-today`, or where the guard has moved it).
 */
class MonthGrid extends HTMLElement {
  #cells: readonly HTMLTableCellElement[] = [];

  connectedCallback(): void {
    const table = this.querySelector('table');
    if (!table) return;
    table.setAttribute('role', 'grid');
    this.#cells = [...table.querySelectorAll<HTMLTableCellElement>('td[data-date]')];
    const first = this.#startingCell();
    if (first) this.#makeCurrent(first);
    this.#pointToToday();
    addEventListener('hashchange', () => {
      const named = this.#namedCell();
      if (named) this.#makeCurrent(named);
    });
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('focusin', (event) => {
      const cell = this.#cellOf(event.target);
      if (cell) this.#makeCurrent(cell);
    });
    // A month reached by Page Up or Page Down goes on where the last one was left.
    if (first && location.hash === KEYBOARD) {
      history.replaceState(history.state, '', location.pathname + location.search);
      first.focus();
    }
  }

  /** The build may be days old; what the guard has made today is today. */
  #pointToToday(): void {
    const today = this.#cells.find((cell) => cell.ariaCurrent === 'date' && cell.id !== '');
    if (!today) return;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-month]')) link.hash = today.id;
  }

  #namedCell(): HTMLTableCellElement | undefined {
    return location.hash === '' ? undefined : this.#cells.find((cell) => `#${cell.id}` === location.hash);
  }

  #startingCell(): HTMLTableCellElement | undefined {
    const today = this.dataset.today;
    return (
      this.#namedCell() ??
      this.#cells.find((cell) => cell.ariaCurrent === 'date') ??
      this.#cells.find((cell) => cell.dataset.date === today) ??
      this.#cells.find((cell) => cell.dataset.date?.endsWith('-01')) ??
      this.#cells[0]
    );
  }

  #cellOf(target: EventTarget | null): HTMLTableCellElement | undefined {
    return target instanceof Element ? this.#cells.find((cell) => cell.contains(target)) : undefined;
  }

  #makeCurrent(cell: HTMLTableCellElement): void {
    for (const other of this.#cells) {
      const tabIndex = other === cell ? 0 : -1;
      other.tabIndex = tabIndex;
      // The cell itself is the day: its numeral is a link for those who point, and would only say it twice.
      for (const link of other.querySelectorAll('a')) link.tabIndex = link.matches(NUMERAL) ? -1 : tabIndex;
    }
  }

  #onKey(event: KeyboardEvent): void {
    const cell = this.#cellOf(event.target);
    if (!cell || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (this.#act(event.key, cell, event.target === cell)) event.preventDefault();
  }

  #act(key: string, cell: HTMLTableCellElement, isOnCell: boolean): boolean {
    const index = this.#cells.indexOf(cell);
    switch (key) {
      case 'Home':
        return this.#focusCell(index - (index % 7));
      case 'End':
        return this.#focusCell(index - (index % 7) + 6);
      case 'PageUp':
        return openMonth('prev');
      case 'PageDown':
        return openMonth('next');
      case 'Enter':
        return isOnCell && enter(cell);
      case ' ':
        return isOnCell && mark(cell);
      case 'Escape':
        cell.focus();
        return !isOnCell;
      default: {
        const step = STEPS[key];
        return step !== undefined && this.#focusCell(index + step);
      }
    }
  }

  /** The page does not scroll under a key that the grid takes, even at its edge. */
  #focusCell(index: number): boolean {
    this.#cells[index]?.focus();
    return true;
  }
}

const KEYBOARD = '#grid';
const NUMERAL = '.numeral';

function openMonth(rel: 'prev' | 'next'): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
  if (link) location.assign(link.href + KEYBOARD);
  return link !== null;
}

/** One event opens; of several the first gets the focus, and Tab goes on to the others. */
function enter(cell: HTMLTableCellElement): boolean {
  const links = cell.querySelectorAll<HTMLAnchorElement>(`a:not(${NUMERAL}, [hidden])`);
  if (links.length === 1) links[0]?.click();
  else links[0]?.focus();
  return links.length > 0;
}

/** The day gets the mark and the address that its numeral gives by a click; a day of another month opens there. */
function mark(cell: HTMLTableCellElement): boolean {
  const numeral = cell.querySelector<HTMLAnchorElement>(`a${NUMERAL}`);
  numeral?.click();
  cell.focus();
  return numeral !== null;
}

customElements.define('month-grid', MonthGrid);
