import { formatDraft, type KeptDraft, parseDraft } from '../formats/draft-memory.ts';
import { REPEATS, type Repeat, sayCycle, toCycle } from '../formats/draft-repeat.ts';
import type {
  DateConflict,
  DraftContext,
  DraftDate,
  DraftField,
  DraftJudge,
  DraftSeries,
  DraftVerdict,
  EventDraft,
} from '../formats/event-draft.ts';
import { proposeId } from '../formats/event-id.ts';
import { fill, formatCount } from '../formats/human.ts';
import { type IssueAnswers, toIssueAnswers } from '../formats/issue-text.ts';
import type { PluralForms } from '../i18n/interface.ts';
import { copyText, isInTelegram } from './in-app.ts';
import { provideTemporal } from './temporal.ts';
import { WaysOut } from './ways-out.ts';

/** What the form says, in its language. */
interface FormWords {
  readonly failed: string;
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
  readonly leftOut: string;
  readonly restore: string;
  readonly loading: string;
  readonly clear: string;
  readonly clearSure: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly timezone: string;
  readonly repeats: Readonly<Record<Repeat, string>>;
}

const DRAFT = 'mivent-draft';
const PAUSE = 250;
/** An event whose end nobody has said lasts so many minutes. */
const USUAL_LENGTH = 120;
const FREE_DAYS = 6;

/**
 * Makes the files of an event of a form: checks it by the rules of the registry, tells what is in the way of its date and what is
 * free nearby, and hands the files to `<ways-out>`. The rules and the list of what is taken are loaded when somebody begins to fill it
 * in; without the list all but the date is checked. What is filled in stays in the browser until it is cleared; the address may bring
 * fields along (`?region=me-16&venue=kings-park&start=2026-12-05T18:00&end=2026-12-05T21:00`, both days for a whole day) or a whole
 * draft (`#draft=…`, from another browser).
 *
 * Inputs are named after the fields of `EventDraft`; beside each `[id="<name>-error"]` holds its fault. Parts by `data-part`: `errors`
 * (a summary that links to the fields), `date`, `obstacles`, `alternatives`, `free-days`, `series`, `left`, `notices`, `say`.
 */
class EventForm extends HTMLElement {
  #code: Promise<typeof import('../formats/event-draft.ts')> | undefined;
  #judge: DraftJudge | undefined;
  #list: 'none' | 'waiting' | 'known' | 'failed' = 'none';
  #venueGroups: readonly HTMLOptGroupElement[] = [];
  #timer: number | undefined;
  #isOwnId = false;
  /** An end that was worked out from the start moves along with it. */
  #isOwnEnd = false;
  #hasTried = false;
  readonly #touched = new Set<string>();
  #freeQuestion = '';
  #told = '';
  /** Dates of the series that the check would refuse. */
  #refused: readonly string[] = [];

  connectedCallback(): void {
    this.#venueGroups = [...this.#select('venue').querySelectorAll('optgroup')];
    this.#restore();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#form.addEventListener('input', (event) => this.#onInput(event.target));
    this.#form.addEventListener('change', (event) => this.#onChange(event.target));
    this.#form.addEventListener('reset', (event) => this.#onReset(event));
    this.#form.addEventListener('focusin', () => {
      if (this.#list === 'failed') this.#loadList();
      // Whatever fails is told once something is checked.
      this.#load().catch(() => undefined);
    });
    this.addEventListener('click', (event) => this.#onClick(event));
    window.addEventListener('online', () => this.#list === 'failed' && this.#loadList());
    this.#part('in-app').hidden = !isInTelegram();
    this.#part('address').addEventListener('click', () => this.#copyAddress());
    this.#fit();
    if (this.#value('startDay') !== '' || this.#value('region') !== '') this.#check();
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }
  get #ways(): WaysOut {
    return this.#find('ways-out', WaysOut);
  }
  get #words(): FormWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #locale(): 'ru' | 'en' {
    return this.dataset.locale === 'en' ? 'en' : 'ru';
  }

  get #hasSeveralZones(): boolean {
    const [region, venue] = [this.#select('region'), this.#select('venue')].map((one) => one.selectedOptions[0]);
    return region?.dataset.several !== undefined && venue?.dataset.timezone === undefined;
  }

  #part(name: string): HTMLElement {
    return this.#find(`[data-part="${name}"]`, HTMLElement);
  }
  #select(name: DraftField): HTMLSelectElement {
    return this.#find(`select[name="${name}"]`, HTMLSelectElement);
  }
  #field(name: DraftField): HTMLElement {
    return this.#find(`[data-field="${name}"]`, HTMLElement);
  }

  #find<Part extends Element>(selector: string, kind: new () => Part): Part {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`event-form has no ${selector} inside`);
    return part;
  }

  /** The value of a field; of several ticks, all of them. */
  #value(name: DraftField): string {
    return new FormData(this.#form)
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .join(',');
  }

  #fill(name: string, value: string): void {
    const values = value.split(',');
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement && field.name === name) {
        if (field.type !== 'checkbox') field.value = fits(field.type, value) ? value : '';
        else if (field.hasAttribute('value')) field.checked = values.includes(field.value);
        else field.checked = value !== '';
      } else if (field instanceof HTMLTextAreaElement && field.name === name) field.value = value;
      else if (field instanceof HTMLSelectElement && field.name === name && hasOption(field, value))
        field.value = value;
    }
    if (name === 'region') this.#offerVenues();
  }

  /** What was written last time, then what the address brings along. */
  #restore(): void {
    for (const [name, value] of Object.entries({ ...readKept(), ...readCarried() })) this.#fill(name, value);
    this.#isOwnId = this.#value('id') !== '';
    this.#isOwnEnd = this.#value('endTime') !== '';
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
    if (asked.get('status') === 'hold') this.#fill('status', 'hold');
    for (const group of this.querySelectorAll<HTMLDetailsElement>('details[data-group]')) {
      group.open = [...group.querySelectorAll<HTMLInputElement>('input, textarea, select')].some(isChanged);
    }
    const [start, end] = [asked.get('start') ?? '', asked.get('end') ?? ''];
    if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/.test(start)) return;
    this.#fill('allDay', start.includes('T') ? '' : 'on');
    this.#fill('startDay', start.slice(0, 10));
    this.#fill('startTime', start.slice(11));
    this.#fill('endDay', end.slice(0, 10));
    this.#fill('endTime', end.slice(11));
    this.#isOwnEnd = end !== '';
  }

  /** A press asks whether one is sure, the next one clears. */
  #onReset(event: Event): void {
    const button = this.#find('[type="reset"]', HTMLButtonElement);
    const { clear, clearSure } = this.#words;
    if (button.textContent !== clearSure) {
      event.preventDefault();
      button.textContent = clearSure;
      button.addEventListener('blur', () => button.replaceChildren(clear), { once: true });
      return;
    }
    button.textContent = clear;
    setTimeout(() => this.#clear());
  }

  #clear(): void {
    this.#fill('except', '');
    writeKept({});
    this.#isOwnId = false;
    this.#isOwnEnd = false;
    this.#hasTried = false;
    this.#touched.clear();
    history.replaceState(history.state, '', location.pathname);
    this.#tell([]);
    this.#tellDate(undefined, undefined);
    this.#ways.hide();
    for (const group of this.querySelectorAll<HTMLDetailsElement>('details[data-group]')) group.open = false;
    this.#fit();
    this.#check();
    this.#form.querySelector('input')?.focus();
  }

  #onInput(target: EventTarget | null): void {
    const name = target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : '';
    if (name === 'id') this.#isOwnId = this.#value('id') !== '';
    if (name === 'endTime' || name === 'endDay') this.#isOwnEnd = this.#value('endTime') !== '';
    if (name === 'startDay' || name === 'startTime') this.#followStart();
    if (name === 'status' && this.#value('status') !== '') this.#open('people');
    this.#changed();
  }

  #changed(): void {
    this.#ways.hide();
    this.#fit();
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#check(), PAUSE);
  }

  /** A field that somebody has left may say what is wrong with it; not while it is first being written in. */
  #onChange(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    if (target instanceof HTMLSelectElement && target.dataset.adds !== undefined) {
      this.#addName(target, target.dataset.adds);
      return;
    }
    this.#touched.add(target.getAttribute('name') ?? '');
    // Not at once: what somebody is about to press must not move.
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#check(), PAUSE);
  }

  #addName(select: HTMLSelectElement, name: string): void {
    const names = this.#find(`[id="${name}"]`, HTMLInputElement);
    const listed = names.value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (select.value !== '' && !listed.includes(select.value)) names.value = [...listed, select.value].join(', ');
    select.value = '';
    this.#changed();
  }

  #onClick({ target }: MouseEvent): void {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('button, .errors a') : null;
    if (!pressed) return;
    if (pressed.closest('[data-part="alternatives"], [data-part="free-days"]')) this.#take(pressed);
    else if (pressed.dataset.except !== undefined) this.#leaveOut([pressed.dataset.except]);
    else if (pressed.dataset.restore !== undefined) this.#putBack(pressed.dataset.restore);
    else if (pressed.closest('[data-part="all"]')) this.#leaveOut(this.#refused);
    else if (pressed instanceof HTMLAnchorElement) {
      const field = this.querySelector<HTMLElement>(`[id="${pressed.hash.slice(1)}"]`);
      field?.closest('details')?.setAttribute('open', '');
    }
  }

  /** Most events end on the day on which they begin, and two hours later. */
  #followStart(): void {
    const [day, last, time] = [this.#value('startDay'), this.#value('endDay'), this.#value('startTime')];
    if (day !== '' && (last === '' || last < day || !this.#isOwnEnd)) this.#fill('endDay', day);
    if (this.#isOwnEnd || !/^\d\d:\d\d$/.test(time)) return;
    const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + USUAL_LENGTH;
    const clock = [Math.floor(end / 60) % 24, end % 60].map((part) => String(part).padStart(2, '0')).join(':');
    this.#fill('endTime', clock);
    if (day !== '' && end >= 24 * 60) this.#fill('endDay', dayAfter(day));
  }

  #kept(): KeptDraft {
    const names = new Set([...new FormData(this.#form).keys()]);
    // Each name is that of a field.
    const kept = Object.fromEntries([...names].map((name) => [name, this.#value(name as DraftField)]));
    return { ...kept, ...(this.#isOwnId ? {} : { id: '' }), consent: kept.consent ?? '' };
  }

  #keep(): void {
    writeKept(this.#kept());
  }

  #offerVenues(): void {
    const venue = this.#select('venue');
    const region = this.#value('region');
    const own = venue.querySelector('[value="+"]');
    for (const group of this.#venueGroups) {
      if (group.dataset.region === region) own?.before(group);
      else group.remove();
    }
  }

  /** Show the fields that belong to what is chosen, and only those. */
  #fit(): void {
    this.#offerVenues();
    const region = this.#select('region').selectedOptions[0];
    const isOnlineRegion = region?.dataset.online !== undefined;
    const isOnline = isOnlineRegion || this.#value('attendance') === 'online';
    const isAllDay = this.#value('allDay') !== '';
    const venue = this.#value('venue');
    const show = (name: DraftField, isShown: boolean) => {
      this.#field(name).hidden = !isShown;
    };
    show('attendance', !isOnlineRegion);
    show('venue', !isOnline);
    for (const name of ['venueName', 'venueAddress', 'venueCapacity'] as const) show(name, !isOnline && venue === '+');
    this.#part('new-venue').hidden = isOnline || venue !== '+';
    show('place', !isOnline && venue === '');
    show('onlineUrl', isOnline || this.#value('attendance') === 'hybrid');
    show('startTime', !isAllDay);
    show('endTime', !isAllDay);
    show('timezone', isOnline || this.#hasSeveralZones || this.#value('timezone') !== '');
    show('until', this.#value('status') !== '');
    const repeats = this.#value('repeat') !== '';
    show('repeatEnd', repeats);
    show('repeatCount', repeats && this.#value('repeatEnd') === 'count');
    show('repeatUntil', repeats && this.#value('repeatEnd') === 'until');
    show('amount', this.#value('price') === 'amount');
    show('currency', this.#value('price') === 'amount');
    this.dataset.days = isAllDay ? 'whole' : 'hours';
    this.#part('zone').textContent = this.#words.timezone.replace('{zone}', region?.dataset.zone ?? '');
    this.#part('zone').hidden = isAllDay || region?.dataset.zone === undefined || this.#hasSeveralZones;
    this.#sayRepeats();
    this.#fitPerson();
    const link = this.#find('[data-part="find"]', HTMLAnchorElement);
    const search = new URLSearchParams({ region: this.#value('region'), venue: venue === '+' ? '' : venue });
    link.search = region?.value ? search.toString() : '';
  }

  /** The ways to repeat are named after the day: «во второе воскресенье месяца». */
  #sayRepeats(): void {
    const day = this.#value('startDay');
    const words = this.#words.repeats;
    for (const repeat of REPEATS) {
      const option = this.#find(`option[value="${repeat}"]`, HTMLOptionElement);
      const cycle = toCycle(repeat, day);
      option.textContent = cycle ? sayCycle(cycle, this.#locale) : words[repeat];
      // The last day of a month is offered on such a day alone.
      option.hidden = !cycle && (day !== '' || repeat.startsWith('last'));
    }
  }

  #fitPerson(): void {
    const name = this.#value('organizer').trim().replace(/^@/, '').toLowerCase();
    const isUnknown = this.#list === 'known' && name !== '' && !this.#judge?.people.includes(name);
    this.#part('new-person').hidden = !isUnknown && this.#value('personName') === '';
  }

  #open(group: string): void {
    this.querySelector(`details[data-group="${group}"]`)?.setAttribute('open', '');
  }

  /** Get the code of the check; the list of what is taken comes when it comes. */
  async #load(): Promise<void> {
    if (this.#list === 'none') this.#loadList();
    this.#code ??= loadCode().catch((error: unknown) => {
      this.#code = undefined;
      throw error;
    });
    const { makeDraftJudge } = await this.#code;
    this.#judge ??= makeDraftJudge(undefined, Temporal.Now.instant());
  }

  /** A date that cannot be looked at here is looked at by the check of the application. */
  async #loadList(): Promise<void> {
    this.#list = 'waiting';
    try {
      const answer = await fetch(this.dataset.list ?? '');
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      const list = await answer.json();
      this.#code ??= loadCode();
      const { makeDraftJudge } = await this.#code;
      this.#judge = makeDraftJudge(list, Temporal.Now.instant());
      this.#list = 'known';
      this.#offerNames(this.#judge);
    } catch {
      this.#list = 'failed';
    }
    this.#fit();
    this.#check();
  }

  #offerNames({ people, taken }: DraftJudge): void {
    const options = (names: Iterable<string>) => [...names].map((name) => new Option(name, name));
    this.#part('people').replaceChildren(...options(people));
    this.#part('events').replaceChildren(...options(taken));
    for (const select of this.querySelectorAll<HTMLSelectElement>('[data-adds]')) {
      select.replaceChildren(...[...select.options].slice(0, 1), ...options(people));
    }
  }

  get #draft(): EventDraft {
    const value = (name: DraftField) => this.#value(name);
    return {
      title: value('title'),
      format: value('format'),
      region: value('region'),
      // A list has only these.
      attendance: value('attendance') as EventDraft['attendance'],
      venue: value('venue'),
      venueName: value('venueName'),
      venueAddress: value('venueAddress'),
      venueCapacity: value('venueCapacity'),
      place: value('place'),
      onlineUrl: value('onlineUrl').trim(),
      allDay: value('allDay') !== '',
      startDay: value('startDay'),
      startTime: value('startTime'),
      endDay: value('endDay'),
      endTime: value('endTime'),
      timezone: value('timezone'),
      status: value('status') === 'hold' ? 'hold' : 'confirmed',
      until: value('until'),
      repeat: value('repeat') as EventDraft['repeat'],
      repeatEnd: value('repeatEnd') === 'until' ? 'until' : 'count',
      repeatCount: value('repeatCount').trim(),
      repeatUntil: value('repeatUntil'),
      except: value('except'),
      summary: value('summary'),
      body: value('body'),
      topics: value('topics'),
      lang: value('lang'),
      languages: value('languages'),
      price: value('price') as EventDraft['price'],
      amount: value('amount'),
      currency: value('currency'),
      registrationUrl: value('registrationUrl').trim(),
      registrationDeadline: value('registrationDeadline'),
      capacity: value('capacity').trim(),
      organizer: value('organizer'),
      personName: value('personName'),
      personTelegram: value('personTelegram'),
      personIs: value('personIs') as EventDraft['personIs'],
      speakers: value('speakers'),
      hosts: value('hosts'),
      scope: value('scope') as EventDraft['scope'],
      partOf: value('partOf').trim(),
      id: value('id').trim(),
      consent: value('consent') !== '',
    };
  }

  get #context(): DraftContext {
    const region = this.#select('region').selectedOptions[0];
    const venue = this.#select('venue').selectedOptions[0];
    const nameOf = (option: HTMLOptionElement | null) => option?.dataset.name ?? option?.text.trim();
    return {
      locale: this.#locale,
      timezone: venue?.dataset.timezone ?? region?.dataset.timezone ?? this.dataset.timezone ?? 'UTC',
      hasSeveralZones: this.#hasSeveralZones,
      isOnline: region?.dataset.online !== undefined,
      holdDays: Number(this.dataset.holdDays ?? 30),
      venueName: (id) => nameOf(this.#form.querySelector(`#venue option[value="${CSS.escape(id)}"]`)) ?? id,
      topics: new Map(JSON.parse(this.dataset.topics ?? '[]')),
    };
  }

  /** Look at the draft as it is: propose its name, and tell how its date stands. */
  async #check(): Promise<DraftVerdict | undefined> {
    clearTimeout(this.#timer);
    try {
      await this.#load();
      // The list may have come meanwhile, and with it another judge.
      const judge = this.#judge;
      if (!judge) return undefined;
      const { title, format, startDay } = this.#draft;
      if (!this.#isOwnId) this.#fill('id', title.trim() === '' ? '' : proposeId(title, format, startDay, judge.taken));
      const verdict = judge.judge(this.#draft, this.#context);
      this.#tellDate(verdict.date, verdict.series);
      this.#offerFreeDays(judge);
      this.#tell(this.#hasTried ? verdict.issues : verdict.issues.filter(({ field }) => this.#isTold(field)));
      say(this.#part('notices'), verdict.notices.map(({ message }) => message).join(' '));
      return verdict;
    } catch {
      say(this.#part('date'), this.#words.failed);
      return undefined;
    }
  }

  #isTold(field: DraftField): boolean {
    return this.#touched.has(field) && this.#value(field) !== '' && document.activeElement?.id !== field;
  }

  async #submit(): Promise<void> {
    say(this.#part('say'), this.#words.loading);
    this.#hasTried = true;
    const verdict = await this.#check();
    say(this.#part('say'), verdict ? '' : this.#words.failed);
    if (!verdict) return;
    for (const { field } of verdict.issues)
      this.querySelector(`[data-field="${field}"]`)?.closest('details')?.setAttribute('open', '');
    if (verdict.issues.length > 0) {
      this.#part('errors').focus();
      return;
    }
    if (!verdict.file) return;
    const { title } = this.#draft;
    const files = [...verdict.others, verdict.file];
    this.#ways.offer({ files, note: verdict.note, title, answers: this.#answers() });
  }

  /** What an issue says of the draft: a name that nobody wrote is proposed there anew, and lists speak in words. */
  #answers(): IssueAnswers {
    const answers = toIssueAnswers({ ...this.#draft, id: this.#isOwnId ? this.#value('id') : '' }, this.#context);
    const said = (name: 'region' | 'format' | 'lang') => this.#select(name).selectedOptions[0]?.text.trim() ?? '';
    const lang = answers.lang === '' ? '' : said('lang');
    return { ...answers, region: said('region'), format: said('format'), lang };
  }

  /** List the faults with links to their fields, and set each beside its field (as GOV.UK's error summary does). */
  #tell(issues: DraftVerdict['issues']): void {
    const told = new Map(issues.map(({ field, message }) => [`${field}-error`, message]));
    for (const place of this.querySelectorAll<HTMLElement>('.error')) {
      const message = told.get(place.id) ?? '';
      say(place, message);
      const field = this.querySelector(`[id="${place.id.slice(0, -'-error'.length)}"]`);
      if (message === '') field?.removeAttribute('aria-invalid');
      else field?.setAttribute('aria-invalid', 'true');
    }
    const errors = this.#part('errors');
    errors.hidden = !this.#hasTried || issues.length === 0;
    if (!this.#hasTried) return;
    const items = issues.map(({ field, message }) => {
      const link = document.createElement('a');
      link.href = `#${field}`;
      link.textContent = message;
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    errors.querySelector('ul')?.replaceChildren(...items);
  }

  #tellDate(date: DraftDate | undefined, series: DraftSeries | undefined): void {
    const words = this.#words;
    const met = date && (date.obstacles.length > 0 || date.dates.length > 0);
    say(this.#part('date'), this.#sayDate(date, series));
    // What is the same stays as it is, with the focus that may be on it.
    const told = JSON.stringify([date, series]);
    if (told === this.#told) return;
    this.#told = told;
    this.#part('date').dataset.state = met ? (date.isRefused ? 'refused' : 'warned') : '';
    this.#part('obstacles').hidden = !met;
    this.#tellSeries(series);
    const others = this.#find('[data-part="obstacles"] ul', HTMLElement);
    others.replaceChildren();
    if (!met) return;
    this.#part('why').textContent = date.isRefused ? words.conflictsText : words.warningsText;
    if (date.dates.length > 0)
      others.replaceChildren(...date.dates.slice(0, MOST_DATES).map((one) => this.#toDate(one)));
    else others.replaceChildren(...date.obstacles.map((obstacle) => this.#toObstacle(obstacle)));
    this.#refused = date.dates.filter(({ isRefused }) => isRefused).map(({ day }) => day);
    this.#part('all').hidden = this.#refused.length < 2;
    const rest = date.dates.length - MOST_DATES;
    if (rest > 0) {
      const item = document.createElement('li');
      item.textContent = formatCount(rest, words.moreDates, this.#locale);
      others.append(item);
    }
    this.#part('alternatives').replaceChildren(
      ...date.alternatives.map(({ text, start, end, venue }) => {
        const button = toButton(text, { start, end });
        if (venue !== undefined) button.dataset.venue = venue;
        return toItem(button);
      }),
    );
    this.#part('nearby').hidden = !date.isRefused || date.dates.length > 0;
    this.#part('none').hidden = date.alternatives.length > 0;
  }

  #sayDate(date: DraftDate | undefined, series: DraftSeries | undefined): string {
    const words = this.#words;
    const { startDay, region } = this.#draft;
    if (startDay === '' || region === '') return '';
    if (this.#list === 'waiting') return words.waiting;
    if (this.#list === 'failed') return words.unchecked;
    if (!date) return '';
    const refused = date.dates.filter(({ isRefused }) => isRefused).length;
    if (refused > 0) return formatCount(refused, words.seriesConflicts, this.#locale);
    if (date.dates.length > 0) return words.seriesWarnings;
    if (date.obstacles.length === 0) return series ? words.freeSeries : words.freeDate;
    if (!date.isRefused) return words.warnings;
    return date.obstacles.some(({ event }) => event) ? words.conflicts : words.closed;
  }

  #tellSeries(series: DraftSeries | undefined): void {
    const lines = series ? [series.said, ...series.notes] : [];
    const place = this.#part('series');
    if (place.innerText.replaceAll(/\s+/g, ' ').trim() !== lines.join(' ').replaceAll(/\s+/g, ' '))
      place.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
    const { leftOut, restore } = this.#words;
    this.#part('left').replaceChildren(
      ...(series?.left ?? []).map(({ day, text }) => {
        const left = fill(leftOut, { date: text });
        const button = toButton(left, { restore: day });
        button.setAttribute('aria-label', fill(restore, { text: left }));
        return toItem(button);
      }),
    );
  }

  #toDate({ day, text, obstacles }: DateConflict): HTMLElement {
    const item = document.createElement('li');
    const date = document.createElement('strong');
    date.textContent = text;
    const button = toButton(this.#words.exceptDate, { except: day });
    button.setAttribute('aria-label', `${this.#words.exceptDate}: ${text}`);
    const list = document.createElement('ul');
    list.append(...obstacles.map((obstacle) => this.#toObstacle(obstacle)));
    item.append(date, list, button);
    return item;
  }

  #toObstacle({ event, isHold, text }: DraftDate['obstacles'][number]): HTMLElement {
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
  }

  #leaveOut(days: readonly string[]): void {
    const all = new Set([...this.#value('except').split(','), ...days].filter((day) => day !== ''));
    this.#fill('except', [...all].sort().join(','));
    this.#open('repeat');
    this.#changed();
    this.#check().then(() => (this.querySelector<HTMLElement>('[data-except]') ?? this.#part('date')).focus());
  }

  #putBack(day: string): void {
    this.#fill(
      'except',
      this.#value('except')
        .split(',')
        .filter((one) => one !== day)
        .join(','),
    );
    this.#changed();
    this.#check().then(() => this.#select('repeat').focus());
  }

  /** Days with room stand beside the fields, and are worked out again when the question is another one. */
  #offerFreeDays(judge: DraftJudge): void {
    const { region, venue, startDay, startTime, endDay, endTime, allDay, attendance } = this.#draft;
    const question = [judge.knowsDates, region, venue, startDay, startTime, endDay, endTime, allDay, attendance].join();
    if (question === this.#freeQuestion) return;
    this.#freeQuestion = question;
    const days = judge.freeDays(this.#draft, this.#context, FREE_DAYS);
    this.#part('free').hidden = days.length === 0;
    this.#part('free-days').replaceChildren(...days.map(({ day, text }) => toItem(toButton(text, { start: day }))));
  }

  /** Move the event to a free time, or to a free day at its own time. */
  #take({ dataset: { start = '', end, venue } }: HTMLElement): void {
    this.#fill('startDay', start.slice(0, 10));
    if (end === undefined) {
      this.#fill('endDay', start);
      this.#followStart();
    } else {
      this.#fill('startTime', start.slice(11, 16));
      this.#fill('endDay', end.slice(0, 10));
      this.#fill('endTime', end.slice(11, 16));
      this.#isOwnEnd = true;
    }
    if (venue !== undefined) this.#fill('venue', venue);
    this.#changed();
    this.#check();
    this.#form.querySelector<HTMLElement>('#startDay')?.focus();
  }

  /** The browser inside Telegram and the one outside share no memory: the address takes the draft along. */
  async #copyAddress(): Promise<void> {
    const address = new URL(location.pathname, location.href);
    address.hash = `draft=${toBase64(formatDraft(this.#kept()))}`;
    const words = this.#words;
    say(this.#part('address'), (await copyText(address.href)) ? words.copied : words.copyFailed);
  }
}

/** More dates of a series than this, said one by one, would help nobody. */
const MOST_DATES = 6;

/** Said again only when it has changed, or every letter of the title would repeat it. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function toButton(text: string, data: Readonly<Record<string, string>>): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = text;
  Object.assign(button.dataset, data);
  return button;
}

function toItem(inside: HTMLElement): HTMLLIElement {
  const item = document.createElement('li');
  item.append(inside);
  return item;
}

async function loadCode(): Promise<typeof import('../formats/event-draft.ts')> {
  await provideTemporal();
  return import('../formats/event-draft.ts');
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10);
}

function hasOption({ options }: HTMLSelectElement, value: string): boolean {
  return [...options].some((option) => option.value === value);
}

/** A browser refuses other texts with a warning. */
function fits(type: string, value: string): boolean {
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value);
  return type !== 'time' || /^\d\d:\d\d$/.test(value);
}

/** Whether something else stands in a field than the page put there. */
function isChanged(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean {
  if (field instanceof HTMLSelectElement) {
    const usual = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(usual, 0);
  }
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked;
  return field.name !== 'id' && field.value !== field.defaultValue;
}

/** A browser that keeps nothing (or another person's storage) is no reason not to fill in a form. */
function readKept(): KeptDraft {
  try {
    return parseDraft(localStorage.getItem(DRAFT));
  } catch {
    return {};
  }
}

function writeKept(draft: KeptDraft): void {
  try {
    const { consent: _, repeatEnd: __, repeatCount: ___, lang: ____, scope: _____, ...written } = draft;
    if (Object.values(written).every((value) => value === '')) localStorage.removeItem(DRAFT);
    else localStorage.setItem(DRAFT, formatDraft(draft));
  } catch {
    // Kept or not, the form goes on.
  }
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** A draft that came along in the address is taken out of it, so that a reload does not bring it back. */
function readCarried(): KeptDraft {
  const [, carried] = /^#draft=([\w-]+)$/.exec(location.hash) ?? [];
  if (carried === undefined) return {};
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    const binary = atob(carried.replaceAll('-', '+').replaceAll('_', '/'));
    return parseDraft(new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0))));
  } catch {
    return {};
  }
}

customElements.define('event-form', EventForm);
