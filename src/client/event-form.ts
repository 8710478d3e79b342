import type { DraftContext, DraftField, EventDraft } from '../formats/draft-entry.ts';
import type { KeptDraft } from '../formats/draft-memory.ts';
import { REPEATS, sayCycle, toCycle } from '../formats/draft-repeat.ts';
import { type DraftTimes, followStart, moveTo, ownEndOf } from '../formats/draft-times.ts';
import type { DraftIssue, DraftJudge, DraftVerdict } from '../formats/event-draft.ts';
import { proposeId } from '../formats/event-id.ts';
import { guessLanguage } from '../formats/guessed-language.ts';
import type { DraftWords } from '../i18n/draft-ru.ts';
import type { Locale } from '../i18n/locale.ts';
import { DateAnswer, type DateState } from './date-answer.ts';
import { ErrorSummary, focusField } from './error-summary.ts';
import { say } from './form-parts.ts';
import { copyText, isInTelegram, isPhone } from './in-app.ts';
import { readCarried, readKept, writeKept } from './kept-draft.ts';
import { SeriesDates } from './series-dates.ts';
import { provideTemporal } from './temporal.ts';
import type { Caution, Offer, WaysOut } from './ways-out.ts';

/** What the form says, in its language. */
interface FormWords {
  readonly failed: string;
  readonly needed: string;
  readonly loading: string;
  readonly otherDate: string;
  readonly error: string;
  readonly clear: string;
  readonly clearSure: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly timezone: string;
  readonly ownZoneHint: string;
  readonly ownZoneElse: string;
  readonly langOfText: string;
}

/** So many milliseconds after the last key something is checked. */
const PAUSE = 250;
/** So many milliseconds somebody who wants the file waits: for the list of what is taken, then for the check itself. */
const PATIENCE = { list: 3000, check: 12_000 };
const FREE_DAYS = 6;
/** Without these there is no file worth sending. */
const NEEDED = ['title', 'format', 'region', 'startDay', 'consent'] as const;

/**
 * Makes the files of an event of a form: checks it by the rules of the registry, tells what is in the way of its date and what is
 * free nearby, and hands the files to `<ways-out>`. The rules and the list of what is taken are loaded when somebody begins to fill it
 * in; without the list all but the date is checked, and without the rules the file is written as it stands. What is filled in stays in
 * the browser until it is cleared; the address may bring fields along (`?region=me-16&venue=kings-park&start=2026-12-05T18:00&end=…`,
 * both days for a whole day) or a whole draft (`#draft=…`, from another browser, or of an event that is to be repeated).
 *
 * Inputs are named after the fields of `EventDraft`; beside each `[id="<name>-error"]` holds its fault. Inside are `<error-summary>`,
 * `<date-answer>`, `<series-dates>`, and parts by `data-part`: `zone`, `find`, `notices`, `say`, `reload`.
 */
class EventForm extends HTMLElement {
  #code: ReturnType<typeof loadCode> | undefined;
  #judge: DraftJudge | undefined;
  /** What hands files on, and writes them without the check: it comes right after the page, while there is a network. */
  #outward: ReturnType<typeof loadOutward> | undefined;
  #ways: WaysOut | undefined;
  #list: DateState['list'] = 'none';
  #listComes: Promise<void> | undefined;
  #venueGroups: readonly HTMLOptGroupElement[] = [];
  #timer: number | undefined;
  #isOwnId = false;
  /** An end that was worked out from the start moves along with it. */
  #ownEnd = { day: false, time: false };
  #hasTried = false;
  readonly #touched = new Set<string>();
  readonly #found = new Map<string, Element>();
  #freeQuestion = '';

  connectedCallback(): void {
    for (const field of this.#form.elements) if (field instanceof HTMLInputElement) field.enterKeyHint = 'next';
    this.#venueGroups = [...this.#select('venue').querySelectorAll('optgroup')];
    const typed = this.#typed;
    this.#restore(typed);
    this.#loadWays();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#form.addEventListener('input', (event) => this.#onInput(event.target));
    this.#form.addEventListener('change', (event) => this.#onChange(event.target));
    this.#form.addEventListener('keydown', (event) => this.#onKey(event));
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
    this.#part('reload').addEventListener('click', () => location.reload());
    for (const button of this.#form.querySelectorAll('button')) button.disabled = false;
    say(this.#part('say'), '');
    this.#fit();
    if (Object.keys(typed).length > 0) this.#keep();
    if (this.#value('startDay') !== '' || this.#value('region') !== '') this.#check();
  }

  get #form(): HTMLFormElement {
    return this.#find('form', HTMLFormElement);
  }
  get #errors(): ErrorSummary {
    return this.#find('error-summary', ErrorSummary);
  }
  get #answer(): DateAnswer {
    return this.#find('date-answer', DateAnswer);
  }
  get #words(): FormWords {
    return JSON.parse(this.dataset.words ?? '{}');
  }
  get #locale(): Locale {
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
    // Thousands of names are offered in between: nobody looks through them at every key.
    const part = this.#found.get(selector) ?? this.querySelector(selector);
    if (part) this.#found.set(selector, part);
    if (!(part instanceof kind)) throw new Error(`event-form has no ${selector} inside`);
    return part;
  }

  /** All that is filled in, by the names of the fields; of several ticks, all of them. */
  get #values(): Readonly<Record<string, string>> {
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(this.#form)) {
      if (typeof value === 'string') values[name] = name in values ? `${values[name]},${value}` : value;
    }
    return values;
  }

  /** What was filled in before this script came: on a slow network that is a while. */
  get #typed(): Readonly<Record<string, string>> {
    const values = this.#values;
    const fields = [...this.#form.querySelectorAll<FormControl>('input, textarea, select')].filter(isChanged);
    return Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? '']));
  }

  #value(name: DraftField): string {
    return this.#values[name] ?? '';
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

  #fillAll(fields: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(fields)) this.#fill(name, value);
  }

  /** What was written last time, or what the address brings along; what somebody has written just now stands above both. */
  #restore(typed: Readonly<Record<string, string>>): void {
    const kept = { ...(readCarried() ?? readKept()), ...typed };
    // The venues that are offered are those of the region.
    this.#fillAll({ region: kept.region ?? '', ...kept });
    this.#isOwnId = this.#value('id') !== '';
    this.#readAddress();
    this.#fillAll(typed);
    this.#ownEnd = ownEndOf(this.#times);
    if ('startDay' in typed || 'startTime' in typed) this.#fillTimes(followStart(this.#times, this.#ownEnd));
    for (const group of this.querySelectorAll<HTMLDetailsElement>('details[data-group]')) {
      group.open = [...group.querySelectorAll<FormControl>('input, textarea, select')].some(isChanged);
    }
  }

  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    const venue = asked.get('venue') ?? '';
    const home = this.#venueGroups.find((group) =>
      [...group.children].some((option) => option.matches(`[value="${CSS.escape(venue)}"]`)),
    );
    const region = asked.get('region') ?? home?.dataset.region;
    if (region !== undefined) this.#fillAll({ region, venue });
    if (asked.get('status') === 'hold') this.#fill('status', 'hold');
    const [start, end] = [asked.get('start') ?? '', asked.get('end') ?? ''];
    if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/.test(start)) return;
    this.#fillAll({
      allDay: start.includes('T') ? '' : 'on',
      startDay: start.slice(0, 10),
      startTime: start.slice(11),
      endDay: end.slice(0, 10),
      endTime: end.slice(11),
    });
    if (end === '') this.#fillTimes(followStart(this.#times, this.#ownEnd));
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
    this.#ownEnd = { day: false, time: false };
    this.#hasTried = false;
    this.#touched.clear();
    history.replaceState(history.state, '', location.pathname);
    this.#errors.show([]);
    this.#tell([]);
    this.#tellDate(undefined);
    this.#ways?.hide();
    for (const group of this.querySelectorAll<HTMLDetailsElement>('details[data-group]')) group.open = false;
    this.#fit();
    this.#check();
    this.#form.querySelector('input')?.focus();
  }

  #onInput(target: EventTarget | null): void {
    const name = target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : '';
    if (name === 'id') this.#isOwnId = this.#value('id') !== '';
    if (name === 'endDay') this.#ownEnd.day = this.#value('endDay') !== '';
    if (name === 'endTime') this.#ownEnd.time = this.#value('endTime') !== '';
    if (name === 'startDay' || name === 'startTime' || name === 'endTime')
      this.#fillTimes(followStart(this.#times, this.#ownEnd));
    if (name === 'status' && this.#value('status') !== '') this.#open('people');
    this.#sayLanguage();
    // What is written in lines of text changes nothing about which fields there are, but for a name of a person.
    this.#changed(!(target instanceof HTMLTextAreaElement) && name !== 'title');
  }

  #changed(isFitting = true): void {
    this.#ways?.hide();
    if (isFitting) this.#fit();
    this.#keep();
    this.#checkSoon();
  }

  /** Not at once: what somebody is about to press must not move, and who types must not wait. */
  #checkSoon(): void {
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
    if (target instanceof HTMLInputElement && target.type === 'url') this.#fill(target.name, withScheme(target.value));
    this.#touched.add(target.getAttribute('name') ?? '');
    this.#keep();
    this.#checkSoon();
  }

  /** The key that a phone's keyboard calls «next» goes to the next field; elsewhere Enter sends a form. */
  #onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || !(target instanceof HTMLInputElement)) return;
    if (target.enterKeyHint !== 'next' || !isPhone()) return;
    event.preventDefault();
    const fields = [...this.#form.elements].filter((field) => field.checkVisibility() && !field.matches('fieldset'));
    const next = fields[fields.indexOf(target) + 1];
    if (next instanceof HTMLElement) next.focus();
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
    const button = target instanceof Element ? target.closest('button') : null;
    const { start, end, venue, except, restore } = button?.dataset ?? {};
    if (start !== undefined) this.#take(start, end, venue);
    else if (except !== undefined) this.#leaveOut(except.split(','));
    else if (restore !== undefined) this.#putBack(restore);
  }

  get #times(): DraftTimes {
    const { allDay = '', startDay = '', startTime = '', endDay = '', endTime = '' } = this.#values;
    return { allDay: allDay !== '', startDay, startTime, endDay, endTime };
  }

  #fillTimes({ allDay: _, ...times }: DraftTimes): void {
    this.#fillAll(times);
  }

  #kept(): KeptDraft {
    const kept = this.#values;
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
      if (group.dataset.region !== region) group.remove();
      else if (group.nextElementSibling !== own) own?.before(group);
    }
  }

  /** Show the fields that belong to what is chosen, and only those. */
  #fit(): void {
    this.#offerVenues();
    const values = this.#values;
    const region = this.#select('region').selectedOptions[0];
    const hasRegion = values.region !== '';
    const isOnlineRegion = region?.dataset.online !== undefined;
    const isOnline = isOnlineRegion || values.attendance === 'online';
    const isSomewhere = hasRegion && !isOnline;
    const isAllDay = (values.allDay ?? '') !== '';
    const hasStart = values.startDay !== '' || values.startTime !== '' || values.endDay !== '';
    const isNewVenue = isSomewhere && values.venue === '+';
    const repeats = values.repeat !== '';
    const hasPrice = values.price === 'amount';
    const hasSeveralZones = this.#hasSeveralZones;
    const shown: Partial<Record<DraftField, boolean>> = {
      attendance: hasRegion && !isOnlineRegion,
      venue: isSomewhere,
      venueName: isNewVenue,
      venueAddress: isNewVenue,
      venueCapacity: isNewVenue,
      place: isSomewhere && values.venue === '',
      onlineUrl: isOnline || values.attendance === 'hybrid',
      startTime: !isAllDay,
      endDay: isAllDay || hasStart,
      endTime: !isAllDay && hasStart,
      timezone: isOnline || hasSeveralZones || (values.timezone ?? '') !== '',
      until: (values.status ?? '') !== '',
      repeatEnd: repeats,
      repeatCount: repeats && values.repeatEnd === 'count',
      repeatUntil: repeats && values.repeatEnd === 'until',
      amount: hasPrice,
      currency: hasPrice,
    };
    // Each name is that of a field.
    for (const [name, isShown] of Object.entries(shown)) this.#field(name as DraftField).hidden = !isShown;
    this.#part('new-venue').hidden = !isNewVenue;
    this.dataset.days = isAllDay ? 'whole' : 'hours';
    this.#part('zone').textContent = this.#words.timezone.replace('{zone}', region?.dataset.zone ?? '');
    this.#part('zone').hidden = isAllDay || region?.dataset.zone === undefined || shown.timezone === true;
    const { ownZoneHint, ownZoneElse } = this.#words;
    const usualZone = hasSeveralZones ? undefined : region?.dataset.zone;
    this.#find('#timezone-hint', HTMLElement).textContent =
      usualZone === undefined ? ownZoneHint : ownZoneElse.replace('{zone}', usualZone);
    this.#sayLanguage();
    this.#sayRepeats(values.startDay ?? '');
    this.#fitPerson(values);
    const link = this.#find('[data-part="find"]', HTMLAnchorElement);
    const venue = values.venue === '+' ? '' : (values.venue ?? '');
    link.search = hasRegion ? new URLSearchParams({ region: values.region ?? '', venue }).toString() : '';
  }

  /** Who chooses no language sees which one the text says. */
  #sayLanguage(): void {
    const select = this.#select('lang');
    const [byText] = select.options;
    const language = select.querySelector(`option[value="${guessLanguage(this.#values, this.#locale)}"]`)?.textContent;
    if (byText && language) byText.text = this.#words.langOfText.replace('{language}', language.trim());
  }

  /** The ways to repeat are named after the day: «во второе воскресенье месяца». */
  #sayRepeats(day: string): void {
    for (const repeat of REPEATS) {
      const option = this.#find(`option[value="${repeat}"]`, HTMLOptionElement);
      const cycle = toCycle(repeat, day);
      option.dataset.usual ??= option.text;
      option.text = cycle ? sayCycle(cycle, this.#locale) : option.dataset.usual;
      // The last day of a month is offered on such a day alone.
      option.hidden = !cycle && (day !== '' || repeat.startsWith('last'));
    }
  }

  #fitPerson({ organizer = '', personName = '' }: Readonly<Record<string, string>>): void {
    const name = organizer.trim().replace(/^@/, '').toLowerCase();
    const isUnknown = this.#list === 'known' && name !== '' && !this.#judge?.people.includes(name);
    this.#part('new-person').hidden = !isUnknown && personName === '';
  }

  #open(group: string): void {
    this.querySelector(`details[data-group="${group}"]`)?.setAttribute('open', '');
  }

  /** Get the code of the check; where it does not come, it is asked for again next time, at the latest after a reload. */
  #loadCode(): ReturnType<typeof loadCode> {
    this.#code ??= loadCode(this.#locale).catch((error: unknown) => {
      this.#code = undefined;
      // HTML lets a page ask for a module once (https://github.com/whatwg/html/issues/6768).
      this.#part('reload').hidden = false;
      throw error;
    });
    return this.#code;
  }

  /** Get a judge of drafts; the list of what is taken comes when it comes. */
  async #load(): Promise<void> {
    if (this.#list === 'none') this.#loadList();
    const { makeDraftJudge, words } = await this.#loadCode();
    this.#judge ??= makeDraftJudge(undefined, Temporal.Now.instant(), words);
  }

  #loadList(): void {
    this.#list = 'waiting';
    this.#listComes = this.#fetchList();
  }

  /** A date that cannot be looked at here is looked at by the check of the application. */
  async #fetchList(): Promise<void> {
    try {
      const answer = await fetch(this.dataset.list ?? '');
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      const list = await answer.json();
      const { makeDraftJudge, words } = await this.#loadCode();
      this.#judge = makeDraftJudge(list, Temporal.Now.instant(), words);
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
    const values = this.#values;
    const names = [...this.#form.elements].flatMap((field) => field.getAttribute('name') ?? []);
    const texts = Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
    return {
      // Inputs are named after the fields, and lists have only the words that fields may have.
      ...(texts as unknown as EventDraft),
      allDay: texts.allDay !== '',
      lang: texts.lang || guessLanguage(texts, this.#locale),
      status: texts.status === 'hold' ? 'hold' : 'confirmed',
      consent: texts.consent !== '',
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
      this.#part('reload').hidden = true;
      const verdict = judge.judge(this.#draft, this.#context);
      this.#tellDate(verdict);
      this.#offerFreeDays(judge);
      const issues = this.#shownOf(verdict);
      this.#tell(this.#hasTried ? issues : issues.filter(({ field }) => this.#isTold(field)));
      this.#errors.keep(this.#hasTried ? issues : []);
      const notices = verdict.notices.filter(({ field }) => field !== 'startDay');
      say(this.#part('notices'), notices.map(({ message }) => message).join(' '));
      this.#ways?.warn(this.#cautionOf(verdict));
      return verdict;
    } catch {
      this.#answer.say(this.#words.failed);
      return undefined;
    }
  }

  /** A field that is not there yet waits for the one that brings it. */
  #shownOf({ issues }: DraftVerdict): readonly DraftIssue[] {
    const shown = issues.filter(({ field }) => !document.getElementById(field)?.closest('[data-field][hidden]'));
    return shown.length > 0 ? shown : issues;
  }

  #isTold(field: DraftField): boolean {
    return this.#touched.has(field) && this.#value(field) !== '' && document.activeElement?.id !== field;
  }

  /** Get the ways out; where they do not come, they are asked for again. */
  async #loadWays(): Promise<FileWriter | undefined> {
    try {
      this.#outward ??= loadOutward();
      const { WaysOut, formatUnchecked } = await this.#outward;
      this.#ways = this.#find('ways-out', WaysOut);
      return formatUnchecked;
    } catch {
      this.#outward = undefined;
      return undefined;
    }
  }

  async #submit(): Promise<void> {
    say(this.#part('say'), this.#words.loading);
    this.#hasTried = true;
    const comes = this.#load().then(() => this.#listComes);
    await Promise.race([comes.catch(() => undefined), pause(PATIENCE.list)]);
    const verdict = await Promise.race([this.#check(), pause(PATIENCE.check)]);
    const writer = await Promise.race([this.#loadWays(), pause(PATIENCE.check)]);
    if (!writer) {
      say(this.#part('say'), this.#words.failed);
      return;
    }
    if (!verdict) {
      this.#offerUnchecked(writer);
      return;
    }
    say(this.#part('say'), '');
    const issues = this.#shownOf(verdict);
    this.#errors.show(issues);
    if (!verdict.file || issues.length > 0) return;
    const { title } = this.#draft;
    const files = [...verdict.others, verdict.file];
    const caution = this.#cautionOf(verdict);
    this.#ways?.offer({ files, note: verdict.note, title, caution, ...this.#asIssue() });
  }

  /** What an issue says of the draft. */
  #asIssue(): Pick<Offer, 'draft' | 'context' | 'said'> {
    const draft = this.#draft;
    const said = (name: 'region' | 'format' | 'lang') =>
      [...this.#select(name).options].find(({ value }) => value === draft[name])?.text.trim() ?? '';
    return {
      draft: { ...draft, id: this.#isOwnId ? this.#value('id') : '' },
      context: this.#context,
      said: { region: said('region'), format: said('format'), lang: said('lang') },
    };
  }

  /** Whoever has no network just now takes the file along as it is: the check of the application looks at it. */
  #offerUnchecked(formatUnchecked: FileWriter): void {
    const draft = this.#draft;
    const missing = NEEDED.find((name) => draft[name] === '' || draft[name] === false);
    say(this.#part('say'), missing === undefined ? '' : this.#words.failed);
    this.#errors.show(missing === undefined ? [] : [{ field: missing, message: this.#words.needed }]);
    if (missing !== undefined) return;
    const files = formatUnchecked(draft, this.#context);
    const caution = { text: this.#words.failed };
    this.#ways?.offer({ files, title: draft.title, caution, ...this.#asIssue() });
  }

  /** What is still to be said of a file that is ready. */
  #cautionOf(verdict: DraftVerdict): Caution | undefined {
    const text = this.#answer.said;
    if (verdict.date?.isRefused || pastOf(verdict) !== undefined)
      return { text, link: { text: this.#words.otherDate, field: 'startDay' } };
    return this.#list === 'known' ? undefined : { text };
  }

  /** Set each fault beside its field. */
  #tell(issues: readonly DraftIssue[]): void {
    const told = new Map(issues.map(({ field, message }) => [`${field}-error`, message]));
    for (const place of this.querySelectorAll<HTMLElement>('.error')) {
      const message = told.get(place.id) ?? '';
      const prefix = document.createElement('span');
      prefix.className = 'visually-hidden';
      prefix.textContent = this.#words.error;
      if (place.textContent !== (message && prefix.textContent + message))
        place.replaceChildren(...(message === '' ? [] : [prefix, message]));
      const field = document.getElementById(place.id.slice(0, -'-error'.length));
      if (message === '') field?.removeAttribute('aria-invalid');
      else field?.setAttribute('aria-invalid', 'true');
    }
  }

  #tellDate(verdict: DraftVerdict | undefined): void {
    const { date, series } = verdict ?? {};
    const isAsked = this.#value('startDay') !== '' && this.#value('region') !== '';
    this.#answer.tell({ date, series, past: verdict && pastOf(verdict), isAsked, list: this.#list });
    this.#find('series-dates', SeriesDates).tell(series);
  }

  #leaveOut(days: readonly string[]): void {
    const all = new Set([...this.#value('except').split(','), ...days].filter((day) => day !== ''));
    this.#fill('except', [...all].sort().join(','));
    this.#open('repeat');
    this.#changed();
    this.#check().then(() => this.#answer.focus());
  }

  #putBack(day: string): void {
    const others = this.#value('except')
      .split(',')
      .filter((one) => one !== day);
    this.#fill('except', others.join(','));
    this.#changed();
    this.#check().then(() => this.#select('repeat').focus());
  }

  /** Days with room stand beside the fields, and are worked out again when the question is another one. */
  #offerFreeDays(judge: DraftJudge): void {
    const { region, venue, startDay, startTime, endDay, endTime, allDay, attendance } = this.#draft;
    const question = [judge.knowsDates, region, venue, startDay, startTime, endDay, endTime, allDay, attendance].join();
    if (question === this.#freeQuestion) return;
    this.#freeQuestion = question;
    this.#answer.offerDays(judge.freeDays(this.#draft, this.#context, FREE_DAYS));
  }

  /** Move the event to a free time, or to a free day at its own time. */
  #take(start: string, end: string | undefined, venue: string | undefined): void {
    const day = start.slice(0, 10);
    if (end === undefined) this.#fillTimes(followStart(moveTo(this.#times, day), this.#ownEnd));
    else {
      const times = { startTime: start.slice(11, 16), endDay: end.slice(0, 10), endTime: end.slice(11, 16) };
      this.#fillAll({ startDay: day, ...times });
      this.#ownEnd = ownEndOf(this.#times);
    }
    if (venue !== undefined) this.#fill('venue', venue);
    this.#changed();
    this.#check();
    focusField('startDay');
  }

  async #copyAddress(): Promise<void> {
    const { copied, copyFailed } = this.#words;
    const outward = await this.#outward?.catch(() => undefined);
    const isCopied = outward !== undefined && (await copyText(outward.addressWith(this.#kept())));
    say(this.#part('address'), isCopied ? copied : copyFailed);
  }
}

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

type FileWriter = typeof import('../formats/unchecked-draft.ts')['formatUnchecked'];

async function loadOutward() {
  const [ways, writer] = await Promise.all([import('./ways-out.ts'), import('../formats/unchecked-draft.ts')]);
  return { ...ways, ...writer };
}

/** Get the check, and the words for what it finds: those of the page's language alone. */
async function loadCode(locale: Locale) {
  await provideTemporal();
  const [code, own] = await Promise.all([import('../formats/event-draft.ts'), loadWords(locale)]);
  return { ...code, words: { ru: own, en: own } };
}

async function loadWords(locale: Locale): Promise<DraftWords> {
  if (locale === 'en') return (await import('../i18n/draft-en.ts')).DRAFT_EN;
  return (await import('../i18n/draft-ru.ts')).DRAFT_RU;
}

/** That the day of a draft is over is said where its date is. */
function pastOf({ notices }: DraftVerdict): string | undefined {
  return notices.find(({ field }) => field === 'startDay')?.message;
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, undefined);
  });
}

function hasOption({ options }: HTMLSelectElement, value: string): boolean {
  return [...options].some((option) => option.value === value);
}

/** Addresses are often copied without their beginning: `meet.jit.si/club`, `t.me/club`. */
function withScheme(address: string): string {
  const text = address.trim();
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#]|$)/u.test(text) ? `https://${text}` : text;
}

/** A browser refuses other texts with a warning. */
function fits(type: string, value: string): boolean {
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value);
  return type !== 'time' || /^\d\d:\d\d$/.test(value);
}

/** Whether something else stands in a field than the page put there. */
function isChanged(field: FormControl): boolean {
  if (field instanceof HTMLSelectElement) {
    const usual = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(usual, 0);
  }
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked;
  return field.name !== 'id' && field.value !== field.defaultValue;
}

customElements.define('event-form', EventForm);
