import type {
  DraftContext,
  DraftDate,
  DraftField,
  DraftJudge,
  DraftVerdict,
  EventDraft,
} from '../formats/event-draft.ts';
import { proposeId } from '../formats/event-id.ts';
import { provideTemporal } from './temporal.ts';

/** What the form says, in its language. */
interface FormWords {
  readonly loading: string;
  readonly failed: string;
  readonly unchecked: string;
  readonly free: string;
  readonly conflicts: string;
  readonly closed: string;
  readonly conflictsText: string;
  readonly warnings: string;
  readonly warningsText: string;
  readonly noAlternatives: string;
  readonly readyText: string;
  readonly readyLong: string;
  readonly readyManual: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly timezone: string;
}

const DRAFT = 'mivent-draft';
const PAUSE = 250;

interface Checker {
  readonly judge: DraftJudge;
  readonly editorAddress: (repository: string, file: { path: string; text: string }) => string | undefined;
}

/**
 * Makes an event's file of a form: checks it by the rules of the registry, tells what is in the way of its date and what is free
 * nearby, and offers the file to GitHub, to the clipboard and as a download. The rules and the list of what is taken are loaded when
 * somebody begins to fill it in. What is filled in stays in the browser until it is cleared; the address may bring fields along
 * (`?region=me-16&venue=kings-park&start=2026-12-05T18:00&end=2026-12-05T21:00`, both days for a whole day).
 *
 * Inputs are named after the fields of `EventDraft`; beside each `[id="<name>-error"]` holds its fault. Parts by `data-part`: `errors`
 * (a summary that links to the fields), `date`, `obstacles`, `alternatives`, `result`, `text`, `github`, `download`, `copy`, `say`.
 */
class EventForm extends HTMLElement {
  #checker: Promise<Checker> | undefined;
  #venueGroups: readonly HTMLOptGroupElement[] = [];
  #timer: number | undefined;
  #run = 0;
  #isOwnId = false;

  connectedCallback(): void {
    this.#venueGroups = [...this.#select('venue').querySelectorAll('optgroup')];
    this.#restore();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#form.addEventListener('input', (event) => this.#onInput(event.target));
    this.#form.addEventListener('reset', () => setTimeout(() => this.#clear()));
    this.#form.addEventListener('focusin', () => this.#load(), { once: true });
    this.#part('copy').addEventListener('click', () => this.#copy());
    this.#part('alternatives').addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button) this.#take(button);
    });
    this.#fit();
    if (this.#value('startDay') !== '') this.#check();
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }
  get #text(): HTMLTextAreaElement {
    return this.#find('[data-part="text"]', HTMLTextAreaElement);
  }
  get #words(): FormWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }

  #part(name: string): HTMLElement {
    return this.#find(`[data-part="${name}"]`, HTMLElement);
  }
  #select(name: DraftField): HTMLSelectElement {
    return this.#find(`select[name="${name}"]`, HTMLSelectElement);
  }

  #find<Part extends Element>(selector: string, kind: new () => Part): Part {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`event-form has no ${selector} inside`);
    return part;
  }

  #value(name: DraftField): string {
    const value = new FormData(this.#form).get(name);
    return typeof value === 'string' ? value : '';
  }

  #fill(name: string, value: string): void {
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement && field.name === name) {
        if (field.type === 'radio') field.checked = field.value === value;
        else if (field.type === 'checkbox') field.checked = value !== '';
        else field.value = value;
      } else if (field instanceof HTMLTextAreaElement && field.name === name) field.value = value;
      else if (field instanceof HTMLSelectElement && field.name === name && hasOption(field, value))
        field.value = value;
    }
    if (name === 'region') this.#offerVenues();
  }

  /** What was written last time, then what the address asks for. */
  #restore(): void {
    for (const [name, value] of Object.entries(readDraft())) this.#fill(name, value);
    this.#isOwnId = this.#value('id') !== '';
    const asked = new URLSearchParams(location.search);
    const venue = asked.get('venue') ?? '';
    const home = this.#venueGroups.find((group) =>
      [...group.children].some((option) => option.matches(`[value="${CSS.escape(venue)}"]`)),
    );
    const region = asked.get('region') ?? home?.dataset.region;
    if (region !== undefined) {
      this.#fill('region', region);
      this.#fill('venue', venue);
    }
    const [start, end] = [asked.get('start') ?? '', asked.get('end') ?? ''];
    if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/.test(start)) return;
    this.#fill('allDay', start.includes('T') ? '' : 'on');
    this.#fill('startDay', start.slice(0, 10));
    this.#fill('startTime', start.slice(11));
    this.#fill('endDay', end.slice(0, 10));
    this.#fill('endTime', end.slice(11));
  }

  #clear(): void {
    writeDraft({});
    this.#isOwnId = false;
    history.replaceState(history.state, '', location.pathname);
    this.#tell({ issues: [] });
    this.#part('result').hidden = true;
    this.#fit();
    this.#form.querySelector('input')?.focus();
  }

  #onInput(target: EventTarget | null): void {
    const name = target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : '';
    if (name === 'region') this.#offerVenues();
    if (name === 'id') this.#isOwnId = this.#value('id') !== '';
    // Most events end on the day on which they begin.
    const [first, last] = [this.#value('startDay'), this.#value('endDay')];
    if (name === 'startDay' && (last === '' || last < first)) this.#fill('endDay', first);
    this.#part('result').hidden = true;
    this.#fit();
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#check(), PAUSE);
  }

  #keep(): void {
    const draft: Record<string, string> = {};
    for (const [name, value] of new FormData(this.#form)) if (typeof value === 'string') draft[name] = value;
    if (!this.#isOwnId) delete draft.id;
    writeDraft(draft);
  }

  #offerVenues(): void {
    const venue = this.#select('venue');
    const region = this.#value('region');
    for (const group of this.#venueGroups) {
      if (group.dataset.region === region) venue.append(group);
      else group.remove();
    }
  }

  /** Show the fields that belong to what is chosen, and only those. */
  #fit(): void {
    this.#offerVenues();
    const region = this.#select('region').selectedOptions[0];
    const isOnline = region?.dataset.online !== undefined;
    const isAllDay = this.#value('allDay') !== '';
    this.#field('venue').hidden = isOnline || this.#select('venue').querySelector('optgroup') === null;
    this.#field('place').hidden = isOnline || (this.#value('venue') !== '' && !this.#field('venue').hidden);
    this.#field('onlineUrl').hidden = !isOnline;
    this.#field('startTime').hidden = isAllDay;
    this.#field('endTime').hidden = isAllDay;
    this.#field('until').hidden = this.#value('status') !== 'hold';
    this.dataset.days = isAllDay ? 'whole' : 'hours';
    this.#part('zone').textContent = this.#words.timezone.replace('{zone}', region?.dataset.zone ?? '');
    this.#part('zone').hidden = isAllDay || region?.dataset.zone === undefined;
    const search = new URLSearchParams({ region: this.#value('region'), venue: this.#value('venue') });
    const link = this.#find('[data-part="find"]', HTMLAnchorElement);
    link.search = region?.value ? search.toString() : '';
  }

  #field(name: DraftField): HTMLElement {
    return this.#find(`[data-field="${name}"]`, HTMLElement);
  }

  #load(): Promise<Checker> {
    this.#checker ??= loadChecker(this.dataset.list ?? '').catch((error: unknown) => {
      this.#checker = undefined;
      throw error;
    });
    this.#checker.then(({ judge }) => {
      const names = judge.people.map((id) => {
        const option = document.createElement('option');
        option.value = id;
        return option;
      });
      this.#part('people').replaceChildren(...names);
    }, console.error);
    return this.#checker;
  }

  get #draft(): EventDraft {
    const value = (name: DraftField) => this.#value(name);
    return {
      title: value('title'),
      summary: value('summary'),
      format: value('format'),
      lang: value('lang'),
      region: value('region'),
      venue: this.#field('venue').hidden ? '' : value('venue'),
      place: value('place'),
      onlineUrl: value('onlineUrl'),
      allDay: value('allDay') !== '',
      startDay: value('startDay'),
      startTime: value('startTime'),
      endDay: value('endDay'),
      endTime: value('endTime'),
      status: value('status') === 'hold' ? 'hold' : 'confirmed',
      until: value('until'),
      organizer: value('organizer').trim(),
      id: value('id').trim(),
    };
  }

  get #context(): DraftContext {
    const region = this.#select('region').selectedOptions[0];
    const venue = this.#select('venue').selectedOptions[0];
    return {
      locale: this.dataset.locale === 'en' ? 'en' : 'ru',
      timezone: venue?.dataset.timezone ?? region?.dataset.timezone ?? this.dataset.timezone ?? 'UTC',
      isOnline: region?.dataset.online !== undefined,
      holdDays: Number(this.dataset.holdDays ?? 30),
      venueName: (id) => this.#form.querySelector(`option[value="${CSS.escape(id)}"]`)?.getAttribute('data-name') ?? id,
    };
  }

  /** Look at the draft as it is: propose its name, and tell how its date stands. */
  async #check(): Promise<DraftVerdict | undefined> {
    const run = ++this.#run;
    try {
      const { judge } = await this.#load();
      if (run !== this.#run) return undefined;
      const { title, format, startDay } = this.#draft;
      if (!this.#isOwnId) this.#fill('id', title.trim() === '' ? '' : proposeId(title, format, startDay, judge.taken));
      const verdict = judge.judge(this.#draft, this.#context);
      this.#tellDate(verdict.date, judge.knowsDates);
      if (this.#part('errors').hidden === false) this.#tell(verdict);
      return verdict;
    } catch (error) {
      console.error(error);
      if (run === this.#run) this.#part('date').textContent = this.#words.failed;
      return undefined;
    }
  }

  async #submit(): Promise<void> {
    clearTimeout(this.#timer);
    this.#part('say').textContent = this.#words.loading;
    const verdict = await this.#check();
    this.#part('say').textContent = '';
    if (!verdict) return;
    this.#tell(verdict);
    if (verdict.issues.length > 0) this.#part('errors').focus();
    else if (verdict.file) this.#offer(verdict.file, (await this.#load()).editorAddress);
  }

  /** List the faults with links to their fields, and set each beside its field (as GOV.UK's error summary does). */
  #tell({ issues }: DraftVerdict): void {
    for (const place of this.querySelectorAll<HTMLElement>('.error')) place.textContent = '';
    for (const field of this.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    const items = issues.map(({ field, message }) => {
      this.#find(`[id="${field}-error"]`, HTMLElement).textContent = message;
      const input = this.querySelector(`[id="${field}"]`);
      if (input) input.ariaInvalid = 'true';
      const link = document.createElement('a');
      link.href = `#${field}`;
      link.textContent = message;
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    const errors = this.#part('errors');
    errors.querySelector('ul')?.replaceChildren(...items);
    errors.hidden = items.length === 0;
  }

  #tellDate(date: DraftDate | undefined, isKnown: boolean): void {
    const words = this.#words;
    const hasObstacles = date !== undefined && date.obstacles.length > 0;
    const said = !isKnown
      ? words.unchecked
      : !date
        ? ''
        : hasObstacles
          ? date.isRefused
            ? date.obstacles.some(({ event }) => event)
              ? words.conflicts
              : words.closed
            : words.warnings
          : words.free;
    // Said again only when it has changed, or every letter of the title would repeat it.
    if (this.#part('date').textContent !== said) this.#part('date').textContent = said;
    this.#part('date').dataset.state = hasObstacles ? (date.isRefused ? 'refused' : 'warned') : '';
    this.#part('obstacles').hidden = !hasObstacles;
    if (!hasObstacles) return;
    this.#part('why').textContent = date.isRefused ? words.conflictsText : words.warningsText;
    this.#find('[data-part="obstacles"] ul', HTMLElement).replaceChildren(
      ...date.obstacles.map(({ event, isHold, text }) => {
        const item = document.createElement('li');
        item.classList.toggle('hold', isHold);
        if (event) {
          const link = document.createElement('a');
          link.href = `${this.dataset.home ?? '/'}events/${encodeURIComponent(event.id)}/`;
          link.textContent = event.title;
          item.append(link, ' ');
        }
        const about = document.createElement('span');
        about.textContent = text;
        item.append(about);
        return item;
      }),
    );
    this.#part('alternatives').replaceChildren(
      ...date.alternatives.map(({ text, start, end, venue }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button';
        button.textContent = text;
        button.dataset.start = start;
        button.dataset.end = end;
        if (venue !== undefined) button.dataset.venue = venue;
        const item = document.createElement('li');
        item.append(button);
        return item;
      }),
    );
    this.#part('nearby').hidden = !date.isRefused;
    this.#part('none').hidden = date.alternatives.length > 0;
  }

  /** Move the event to a free time. */
  #take({ dataset: { start = '', end = '', venue } }: HTMLElement): void {
    this.#fill('startDay', start.slice(0, 10));
    this.#fill('startTime', start.slice(11, 16));
    this.#fill('endDay', end.slice(0, 10));
    this.#fill('endTime', end.slice(11, 16));
    if (venue !== undefined) this.#fill('venue', venue);
    this.#part('result').hidden = true;
    this.#fit();
    this.#keep();
    this.#check();
    this.#form.querySelector<HTMLElement>('#startDay')?.focus();
  }

  #offer(file: { path: string; text: string }, editorAddress: Checker['editorAddress']): void {
    const repository = this.dataset.repository;
    const address = repository && editorAddress(repository, file);
    const words = this.#words;
    this.#text.value = file.text;
    this.#part('path').textContent = `content/${file.path}`;
    this.#part('how').textContent = !repository ? words.readyManual : address ? words.readyText : words.readyLong;
    const github = this.#find('[data-part="github"]', HTMLAnchorElement);
    github.hidden = !repository;
    github.href = address || `${repository}/new/main?filename=content/${file.path}`;
    const download = this.#find('[data-part="download"]', HTMLAnchorElement);
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([file.text], { type: 'text/markdown' }));
    download.download = file.path.split('/').at(-1) ?? 'event.md';
    this.#part('copy').textContent = words.copy;
    const result = this.#part('result');
    result.hidden = false;
    result.focus();
  }

  async #copy(): Promise<void> {
    const words = this.#words;
    try {
      await navigator.clipboard.writeText(this.#text.value);
      this.#part('copy').textContent = words.copied;
      this.#part('say').textContent = words.copied;
    } catch {
      this.#part('say').textContent = words.copyFailed;
      this.#text.select();
    }
  }
}

async function loadChecker(address: string): Promise<Checker> {
  // A date that cannot be looked at here is looked at by the check of the application.
  const list = fetch(address)
    .then((answer) => (answer.ok ? answer.json() : undefined))
    .catch(() => undefined);
  await provideTemporal();
  const { makeDraftJudge, editorAddress } = await import('../formats/event-draft.ts');
  return { judge: makeDraftJudge(await list, Temporal.Now.instant()), editorAddress };
}

function hasOption({ options }: HTMLSelectElement, value: string): boolean {
  return [...options].some((option) => option.value === value);
}

/** A browser that keeps nothing (or another person's storage) is no reason not to fill in a form. */
function readDraft(): Readonly<Record<string, string>> {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(DRAFT) ?? '{}');
    if (typeof draft !== 'object' || draft === null) return {};
    return Object.fromEntries(Object.entries(draft).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

function writeDraft(draft: Readonly<Record<string, string>>): void {
  try {
    if (Object.values(draft).every((value) => value === '')) localStorage.removeItem(DRAFT);
    else localStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch {
    // Kept or not, the form goes on.
  }
}

customElements.define('event-form', EventForm);
