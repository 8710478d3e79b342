/** How far each key goes, in days. */
const DAYS_OF_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * Makes the twelve tables inside it grids for the keyboard (WAI-ARIA, grid pattern), which follow each other like the days of the
 * year: arrows go from day to day and over the turn of a month, Home and End to the ends of the week, Page Up and Page Down to the
 * same day of the month before and after. Tab finds one day of each month instead of all that have events; without script it
 * finds those.
 */
class YearDays extends HTMLElement {
  #months: readonly (readonly HTMLTableCellElement[])[] = [];
  #days: readonly HTMLTableCellElement[] = [];

  connectedCallback(): void {
    this.#months = [...this.querySelectorAll('table')].map((table) => {
      table.setAttribute('role', 'grid');
      return [...table.querySelectorAll<HTMLTableCellElement>('tbody td')].filter((cell) => cell.textContent !== '');
    });
    this.#days = this.#months.flat();
    for (const days of this.#months) {
      const first = days.find((day) => day.ariaCurrent === 'date') ?? days.find(hasEvents) ?? days[0];
      if (first) makeCurrent(first, days);
    }
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('focusin', (event) => {
      const day = this.#dayOf(event.target);
      if (day) makeCurrent(day, this.#months.find((days) => days.includes(day)) ?? []);
    });
  }

  #dayOf(target: EventTarget | null): HTMLTableCellElement | undefined {
    return target instanceof Element ? this.#days.find((day) => day.contains(target)) : undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const day = this.#dayOf(event.target);
    if (!day || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const isGridKey = event.key in DAYS_OF_KEY || ['Home', 'End', 'PageUp', 'PageDown'].includes(event.key);
    if (!isGridKey) return;
    event.preventDefault();
    const other = this.#goFrom(day, event.key);
    if (other) placeOf(other).focus();
  }

  #goFrom(day: HTMLTableCellElement, key: string): HTMLTableCellElement | undefined {
    const month = this.#months.findIndex((days) => days.includes(day));
    const inMonth = this.#months[month]?.indexOf(day) ?? 0;
    switch (key) {
      case 'Home':
      case 'End': {
        const week = this.#months[month]?.filter((other) => other.parentElement === day.parentElement);
        return key === 'Home' ? week?.[0] : week?.at(-1);
      }
      case 'PageUp':
      case 'PageDown': {
        const days = this.#months[month + (key === 'PageUp' ? -1 : 1)];
        return days?.[inMonth] ?? days?.at(-1);
      }
      default:
        return this.#days[this.#days.indexOf(day) + (DAYS_OF_KEY[key] ?? 0)];
    }
  }
}

function hasEvents(day: HTMLTableCellElement): boolean {
  return day.firstElementChild !== null;
}

/** Of a day with events its link takes the focus, of another the cell. */
function placeOf(day: HTMLTableCellElement): HTMLElement {
  return day.querySelector('a') ?? day;
}

function makeCurrent(day: HTMLTableCellElement, days: readonly HTMLTableCellElement[]): void {
  for (const other of days) placeOf(other).tabIndex = other === day ? 0 : -1;
}

customElements.define('year-days', YearDays);
