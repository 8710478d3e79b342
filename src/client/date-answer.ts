import type { DateConflict, DraftDate, DraftSeries, FreeDayOffer } from '../formats/event-draft.ts';
import { formatCount } from '../formats/human.ts';
import type { PluralForms } from '../i18n/locale.ts';
import { say, toButton, toItem } from './form-parts.ts';

/** How the date of a draft stands, as far as that is known. */
export interface DateState {
  readonly date?: DraftDate | undefined;
  readonly series?: DraftSeries | undefined;
  /** That its day is over, in words. */
  readonly past?: string | undefined;
  /** Whether a day and a region are chosen. */
  readonly isAsked: boolean;
  /** Whether the list of what is taken has come. */
  readonly list: 'none' | 'waiting' | 'known' | 'failed';
}

interface DateWords {
  readonly waiting: string;
  readonly unchecked: string;
  readonly freeDate: string;
  readonly freeSeries: string;
  readonly conflicts: string;
  readonly closed: string;
  readonly conflictsText: string;
  readonly warnings: string;
  readonly warningsText: string;
  readonly seriesConflicts: PluralForms;
  readonly seriesWarnings: string;
  readonly moreDates: PluralForms;
  readonly exceptDate: string;
  readonly freeDays: string;
  readonly otherDays: string;
}

/** More dates of a series than this, said one by one, would help nobody. */
const MOST_DATES = 6;

/**
 * Says beside a date whether it is free, what is in its way and what is free nearby. Its buttons carry what they ask for: a time by
 * `data-start` (with `data-end`, `data-venue`), a date to leave out by `data-except`.
 *
 * Parts by `data-part`: `date`, `obstacles`, `why`, `nearby`, `alternatives`, `none`, `all`, `free`, `free-title`, `free-days`.
 */
export class DateAnswer extends HTMLElement {
  #told = '';
  #isSettled = false;
  #offered: ReadonlySet<string> = new Set();
  #days: readonly FreeDayOffer[] = [];

  get #words(): DateWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #locale(): 'ru' | 'en' {
    return this.dataset.locale === 'en' ? 'en' : 'ru';
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`date-answer has no ${name} inside`);
    return part;
  }

  /** What is said about the date now, and what follows from that. */
  get said(): string {
    const why = this.#part('obstacles').hidden ? '' : this.#part('why').textContent;
    return `${this.#part('date').textContent} ${why}`.trim();
  }

  /** Say something else instead. */
  say(text: string): void {
    say(this.#part('date'), text);
  }

  /** Put the focus on the next date that may be left out, else on what is said. */
  override focus(): void {
    (this.querySelector<HTMLElement>('.others [data-except]') ?? this.#part('date')).focus();
  }

  tell(state: DateState): void {
    this.say(this.#sentenceOf(state));
    const { date, past } = state;
    // What is the same stays as it is, with the focus that may be on it.
    const told = JSON.stringify([date ?? '', past ?? '']);
    if (told === this.#told) return;
    this.#told = told;
    const isMet = date !== undefined && (date.obstacles.length > 0 || date.dates.length > 0);
    this.#part('date').dataset.state = date && isMet ? (date.isRefused ? 'refused' : 'warned') : '';
    this.#part('obstacles').hidden = !isMet;
    this.#isSettled = date !== undefined && !isMet && past === undefined;
    this.#offered = new Set(date?.alternatives.map(({ start }) => start.slice(0, 10)));
    this.#showDays();
    if (date && isMet) this.#tellObstacles(date);
    else this.querySelector('.others')?.replaceChildren();
  }

  /** Offer days on which there is room. */
  offerDays(days: readonly FreeDayOffer[]): void {
    this.#days = days;
    this.#showDays();
  }

  /** Once a free date is found, other days would only be in the way; so would those that are offered with their hours. */
  #showDays(): void {
    const days = this.#isSettled ? [] : this.#days.filter(({ day }) => !this.#offered.has(day));
    this.#part('free').hidden = days.length === 0;
    this.#part('free-title').textContent = this.#offered.size > 0 ? this.#words.otherDays : this.#words.freeDays;
    this.#part('free-days').replaceChildren(...days.map(({ day, text }) => toItem(toButton(text, { start: day }))));
  }

  #tellObstacles({ isRefused, obstacles, alternatives, dates }: DraftDate): void {
    const words = this.#words;
    this.#part('why').textContent = isRefused ? words.conflictsText : words.warningsText;
    // Events that are only near say so themselves.
    this.#part('why').hidden = !isRefused && dates.length === 0 && obstacles.every(({ event }) => event !== undefined);
    const items =
      dates.length > 0
        ? dates.slice(0, MOST_DATES).map((one) => this.#toDate(one))
        : obstacles.map((obstacle) => this.#toObstacle(obstacle));
    const rest = dates.length - MOST_DATES;
    if (rest > 0) items.push(toItem(document.createTextNode(formatCount(rest, words.moreDates, this.#locale))));
    this.querySelector('.others')?.replaceChildren(...items);
    const refused = dates.filter((one) => one.isRefused).map(({ day }) => day);
    this.#part('all').hidden = refused.length < 2;
    this.#part('all').querySelector('button')?.setAttribute('data-except', refused.join(','));
    this.#part('alternatives').replaceChildren(
      ...alternatives.map(({ text, start, end, venue }) =>
        toItem(toButton(text, { start, end, ...(venue === undefined ? {} : { venue }) })),
      ),
    );
    this.#part('nearby').hidden = !isRefused || dates.length > 0;
    this.#part('none').hidden = alternatives.length > 0;
  }

  #sentenceOf({ date, series, past, isAsked, list }: DateState): string {
    const words = this.#words;
    if (past !== undefined && !date?.isRefused) return past;
    if (!isAsked) return '';
    if (list === 'waiting') return words.waiting;
    if (list === 'failed') return words.unchecked;
    if (!date) return '';
    const refused = date.dates.filter(({ isRefused }) => isRefused).length;
    if (refused > 0) return formatCount(refused, words.seriesConflicts, this.#locale);
    if (date.dates.length > 0) return words.seriesWarnings;
    if (date.obstacles.length === 0) return series ? words.freeSeries : words.freeDate;
    if (!date.isRefused) return words.warnings;
    return date.obstacles.some(({ event }) => event) ? words.conflicts : words.closed;
  }

  #toDate({ day, text, obstacles }: DateConflict): HTMLElement {
    const date = document.createElement('strong');
    date.textContent = text;
    const button = toButton(this.#words.exceptDate, { except: day });
    button.setAttribute('aria-label', `${this.#words.exceptDate}: ${text}`);
    const list = document.createElement('ul');
    list.append(...obstacles.map((obstacle) => this.#toObstacle(obstacle)));
    return toItem(date, list, button);
  }

  #toObstacle({ event, isHold, text }: DraftDate['obstacles'][number]): HTMLElement {
    const about = document.createElement('span');
    about.textContent = text;
    const item = toItem(about);
    item.classList.toggle('hold', isHold);
    if (event) {
      const link = document.createElement('a');
      link.href = `${this.dataset.home ?? '/'}events/${encodeURIComponent(event.id)}/`;
      link.textContent = event.title;
      item.prepend(link, ' ');
    }
    return item;
  }
}

customElements.define('date-answer', DateAnswer);
