/** How far each key goes, in cells. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * Makes the table of a month inside it a grid for the keyboard (WAI-ARIA, grid pattern): arrows go from day to day, Home
 * and End to the ends of the week, Page Up and Page Down to the months that the page links to with `rel="prev"` and
 * `rel="next"`, Enter to the first event of the day, Tab to its others and Escape back. Tab finds one day only: the grid is
 * entered and left in two steps, however full the month. Without script its links are reached by Tab. Cells carry
 * their day in `data-date`; `data-today` names the one where the keyboard begins.
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

  #startingCell(): HTMLTableCellElement | undefined {
    const today = this.dataset.today;
    return (
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
      for (const link of other.querySelectorAll('a')) link.tabIndex = tabIndex;
    }
  }

  #onKey(event: KeyboardEvent): void {
    const cell = this.#cellOf(event.target);
    if (!cell || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (this.#act(event.key, cell, event.target === cell)) event.preventDefault();
  }

  #act(key: string, cell: HTMLTableCellElement, isOnCell: boolean): boolean {
    switch (key) {
      case 'Home':
        return this.#focusCell(this.#cells.indexOf(cell) - cell.cellIndex);
      case 'End':
        return this.#focusCell(this.#cells.indexOf(cell) - cell.cellIndex + 6);
      case 'PageUp':
        return openMonth('prev');
      case 'PageDown':
        return openMonth('next');
      case 'Enter':
        return isOnCell && enter(cell);
      case 'Escape':
        cell.focus();
        return !isOnCell;
      default: {
        const step = STEPS[key];
        return step !== undefined && this.#focusCell(this.#cells.indexOf(cell) + step);
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

function openMonth(rel: 'prev' | 'next'): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
  if (link) location.assign(link.href + KEYBOARD);
  return link !== null;
}

/** One event opens; of several the first gets the focus, and Tab goes on to the others. */
function enter(cell: HTMLTableCellElement): boolean {
  const links = cell.querySelectorAll('a');
  if (links.length === 1) links[0]?.click();
  else links[0]?.focus();
  return links.length > 0;
}

customElements.define('month-grid', MonthGrid);
