import { occurrenceKey } from '../domain/busy.ts';
import { type Obstacle, obstaclesAt, obstaclesByDate } from '../domain/day-outlook.ts';
import { type CalendarEvent, eventSchema, toCalendarEvent } from '../domain/event.ts';
import { ID_MAX_LENGTH, ID_PATTERN, PERSON_ID_PATTERN } from '../domain/field.ts';
import { conflictsAt, duplicatesAt, findAlternatives, type Surroundings, toSurroundings } from '../domain/free-time.ts';
import { outlivesEvent } from '../domain/hold.ts';
import type { Alternative, FieldIssue } from '../domain/issue.ts';
import { personSchema } from '../domain/person.ts';
import { expandPlainSeries } from '../domain/plain-series.ts';
import type { Expansion, Occurrence } from '../domain/recurrence.ts';
import { MAX_OCCURRENCES } from '../domain/recurrence-rule.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import { findTimeZoneFault } from '../domain/time-zone.ts';
import { venueSchema } from '../domain/venue.ts';
import type { DraftWords } from '../i18n/draft-ru.ts';
import { HUMAN_WORDS } from '../i18n/human.ts';
import type { Locale } from '../i18n/locale.ts';
import { type BusyList, fromBusyList } from './busy-list.ts';
import {
  type DateFinder,
  type DatesQuestion,
  makeDateFinder,
  type ObstacleView,
  toObstacleView,
} from './date-finder.ts';
import {
  type DraftContext,
  type DraftField,
  type DraftFile,
  EMPTY_DRAFT,
  type EventDraft,
  isDate,
  isHeldOnline,
  listOf,
  NEW_VENUE,
  numberOf,
  tidy,
  toEntry,
  toPersonId,
  topicsOf,
  withoutEmpty,
} from './draft-entry.ts';
import { proposeId } from './event-id.ts';
import { formatEventFile, formatPersonFile, formatVenueFile } from './event-text.ts';
import { fill, formatCount, formatDate, formatHours, formatList, formatShortDate, formatWrittenTime } from './human.ts';
import { matchPersonalData } from './personal-data.ts';
import { findPlainFaults } from './plain-markdown.ts';

/** What is wrong with a field, in words for people who see the form and not the file; several faults of a text on a line each. */
export interface DraftIssue {
  readonly field: DraftField;
  readonly message: string;
  /** It speaks of the value without saying whose: away from its field it needs the label. */
  readonly isUnnamed?: true;
}

/** What an application would be told about its date. */
export interface DraftDate {
  /** Whether anything keeps the check from passing it. */
  readonly isRefused: boolean;
  readonly obstacles: readonly ObstacleView[];
  readonly alternatives: readonly (Alternative & { readonly text: string })[];
  /** Of a series: the dates that have obstacles, and those alone. */
  readonly dates: readonly DateConflict[];
}

/** A date of a series that is in somebody's way. */
export interface DateConflict {
  /** As `except` takes it. */
  readonly day: string;
  readonly text: string;
  readonly isRefused: boolean;
  readonly obstacles: readonly ObstacleView[];
}

/** What a series comes to, in words. */
export interface DraftSeries {
  /** «10 дат: 6 декабря, 13 декабря, … Последняя — 7 февраля 2027.» */
  readonly said: string;
  /** «31-го числа в феврале нет.» */
  readonly notes: readonly string[];
  /** Days that are left out, as `except` has them and in words. */
  readonly left: readonly { readonly day: string; readonly text: string }[];
}

/** What the form says about a draft: its faults, or its files, and how its date stands as far as that can be told. */
export interface DraftVerdict {
  readonly issues: readonly DraftIssue[];
  /** What is worth a look and keeps nobody. */
  readonly notices: readonly DraftIssue[];
  readonly date?: DraftDate | undefined;
  readonly series?: DraftSeries | undefined;
  readonly file?: DraftFile | undefined;
  /** Files that the event's own needs: of a new venue, of a new person. They come first. */
  readonly others: readonly DraftFile[];
  /** Who vouches for a person's file, for the application. */
  readonly note?: string | undefined;
}

/** Judges drafts: made once for what is taken, asked at every change. */
export interface DraftJudge {
  readonly judge: (draft: EventDraft, context: DraftContext) => DraftVerdict;
  /** Whether it knows what is taken. */
  readonly knowsDates: boolean;
  /** Ids that events have already. */
  readonly taken: ReadonlySet<string>;
  readonly people: readonly string[];
  /** List days on which there is room, the nearest first; from the day of the draft on, where that is given. */
  readonly freeDays: (draft: EventDraft, context: DraftContext, most: number) => readonly FreeDayOffer[];
}

/** A day that the form offers. */
export interface FreeDayOffer {
  /** ISO. */
  readonly day: string;
  /** «сб 5 дек»; of several days the first and the last. */
  readonly text: string;
}

/** What a judge knows of the registry. */
interface Known {
  readonly words: Readonly<Record<Locale, DraftWords>>;
  readonly list?: BusyList | undefined;
  readonly now: Temporal.Instant;
  readonly taken: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly venues: ReadonlySet<string>;
  readonly surroundings?: Surroundings | undefined;
}

/**
 * Make a judge of drafts, as of a moment. Without a list of what is taken it judges everything but the date. Its words are handed in:
 * a browser loads those of one language alone.
 */
export function makeDraftJudge(list: BusyList | undefined, now: Temporal.Instant, words: Known['words']): DraftJudge {
  const busy = list && fromBusyList(list, now);
  const known: Known = {
    words,
    list,
    now,
    taken: new Set(list?.events.map(({ id }) => id)),
    people: new Set(list?.people),
    venues: new Set(list?.venues.map(({ id }) => id)),
    surroundings: busy && toSurroundings(busy.busy, busy.resources, now),
  };
  const finders = new Map<Locale, DateFinder>();
  return {
    knowsDates: list !== undefined,
    taken: known.taken,
    people: list?.people ?? [],
    judge: (draft, context) => judgeDraft(tidy(draft), context, known),
    freeDays: (draft, place, most) => {
      const context = inZone(tidy(draft), place);
      if (!list || draft.region === '' || isHeldOnline(draft, context) || lacksZone(draft, context)) return [];
      const finder = finders.get(context.locale) ?? makeDateFinder(list, now, context.locale);
      finders.set(context.locale, finder);
      return findFreeDays(draft, context, most, finder);
    },
  };
}

/** So many months are looked through for free days. */
const MOST_MONTHS = 4;

function findFreeDays(draft: EventDraft, context: DraftContext, most: number, finder: DateFinder): FreeDayOffer[] {
  const { timezone, locale } = context;
  const question: DatesQuestion = {
    region: draft.region,
    venue: draft.venue === '' || draft.venue === NEW_VENUE ? undefined : draft.venue,
    timezone,
    duration: lengthOf(draft),
    part: 'any',
  };
  const today = finder.today(timezone);
  const from = isDate(draft.startDay) && draft.startDay > today ? draft.startDay : today;
  const days: FreeDayOffer[] = [];
  let month = Temporal.PlainDate.from(from).with({ day: 1 });
  for (let count = 0; count < MOST_MONTHS && days.length < most; count++, month = month.add({ months: 1 })) {
    for (const view of finder.month(question, month.toString().slice(0, 7)).weeks.flat()) {
      if (!view || view.date < from || view.date === draft.startDay || days.length === most) continue;
      const fits =
        view.state === 'free' ||
        (view.state === 'partly' &&
          draft.startTime !== '' &&
          finder.day(question, view.date).slots.some(({ start }) => start.slice(11, 16) === draft.startTime));
      if (fits) days.push({ day: view.date, text: shortDays(Temporal.PlainDate.from(view.date), draft, locale) });
    }
  }
  return days;
}

/** «сб 5 дек», «пт 11 – вс 13 дек». */
function shortDays(first: Temporal.PlainDate, draft: EventDraft, locale: Locale): string {
  const last = draft.allDay ? first.add({ days: daysOf(draft) - 1 }) : first;
  const said = (date: Temporal.PlainDate, day: string | number) =>
    `${HUMAN_WORDS[locale].time.weekdaysShort[date.dayOfWeek - 1]}\u00a0${day}`;
  const whole = said(last, formatShortDate(last, locale));
  if (first.equals(last)) return whole;
  return `${said(first, first.month === last.month ? first.day : formatShortDate(first, locale))} – ${whole}`;
}

/** How long the event of a draft lasts, as event files write it: three hours where that is not known. */
function lengthOf(draft: EventDraft): string {
  const { allDay, startTime, endTime } = draft;
  if (allDay) return `P${daysOf(draft)}D`;
  const [from, to] = [startTime, endTime].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  const minutes = startTime === '' || endTime === '' ? 180 : ((to ?? 0) - (from ?? 0) + 1440) % 1440;
  return `PT${minutes === 0 ? 1440 : minutes}M`;
}

function daysOf({ startDay, endDay }: EventDraft): number {
  const days = isDate(startDay) && isDate(endDay) ? Temporal.PlainDate.from(startDay).until(endDay).days + 1 : 1;
  return Math.max(1, days);
}

function judgeDraft(draft: EventDraft, place: DraftContext, known: Known): DraftVerdict {
  const context = inZone(draft, place);
  const words = known.words[context.locale];
  const isOnline = isHeldOnline(draft, context);
  const venue = isOnline || draft.venue !== NEW_VENUE ? undefined : newVenue(draft, known, words);
  const person = newPerson(draft, known, words);
  const entry = toEntry(draft, place, venue?.id ?? draft.venue, (rule) => exceptIn(draft, rule, context));
  const { data, issues: found } = checkAgainst(eventSchema, structuredCopy(entry));
  const placed =
    data && toCalendarEvent(data, { id: draft.id, file: '', region: draft.region, timezone: context.timezone });
  const event = placed?.event;
  const series = event?.recurrence && expandPlainSeries(event);
  const faults = [...found, ...(placed?.issues ?? []), ...(series?.issues ?? [])];
  const missing = missingIn(draft, context, words);
  // What is missing is told once: by the name of the input, not of the field that it makes.
  const isTold = ({ code }: FieldIssue) => code === 'frontmatter-missing-key' && missing.length > 0;
  const issues = [
    ...missing,
    ...faults
      .filter((issue) => issue.severity !== 'warning' && !isTold(issue))
      .map((issue) => ({
        ...tellIssue(issue, words),
        ...(isSlipOfHours(issue, draft) && { field: 'endTime' as const }),
      })),
    ...(venue?.issues ?? []),
    ...(person?.issues ?? []),
    ...holdIssues(draft, event, context, known.now, words),
    ...referenceIssues(draft, known, words),
    // A name is proposed from the title: without one there is nothing to find fault with.
    ...(draft.title === '' && draft.id === '' ? [] : idIssues(draft, known.taken, words)),
    ...(draft.consent ? [] : [{ field: 'consent' as const, message: words.fields.consent }]),
  ];
  const probe = known.surroundings && probeOf(entry, draft, context);
  const date =
    probe && known.surroundings && !lacksZone(draft, context)
      ? judgeDate(probe, known.surroundings, context, words)
      : undefined;
  const told = {
    issues: inOrder(issues, textIssues(draft, words)),
    notices: [...pastNotice(draft, context, known.now, words), ...likeness(probe, known, words)],
    date,
    series: seriesOf(draft, probe ?? probeOf(entry, draft, context), context, words),
  };
  if (told.issues.length > 0 || !data) return { ...told, others: [] };
  return {
    ...told,
    file: { path: `events/${draft.region}/${draft.id}.md`, text: formatEventFile({ entry: data, body: draft.body }) },
    others: [...(venue?.file ? [venue.file] : []), ...(person?.file ? [person.file] : [])],
    note: person?.note,
  };
}

/** On one and the same day it is the hour that is wrong. */
function isSlipOfHours({ code }: FieldIssue, { allDay, startDay, endDay }: EventDraft): boolean {
  return code === 'time-order' && !allDay && startDay === endDay;
}

/** The times of a draft are those of its own zone, where it names one. */
function inZone({ timezone }: EventDraft, context: DraftContext): DraftContext {
  return timezone === '' || findTimeZoneFault(timezone) ? context : { ...context, timezone };
}

const ORDER = Object.keys(EMPTY_DRAFT);

/** Where there are several zones, times mean nothing before one is named. */
function lacksZone({ timezone }: EventDraft, { hasSeveralZones }: DraftContext): boolean {
  return hasSeveralZones === true && timezone === '';
}

/** The first fault of each field and all of its text, in the order of the form: a text is mended in one go. */
function inOrder(issues: readonly DraftIssue[], ofTexts: readonly DraftIssue[]): DraftIssue[] {
  const byField = Map.groupBy([...issues, ...ofTexts], ({ field }) => field);
  const told = [...byField.values()].flatMap((same) => {
    const [first, ...rest] = same;
    const more = rest.filter((issue) => ofTexts.includes(issue)).map(({ message }) => `\n${message}`);
    return first ? [{ ...first, message: first.message + more.join('') }] : [];
  });
  return told.sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field));
}

/** Make the event of a draft whose date is there already, whatever else is missing: a conflict is told before all is written. */
function probeOf(
  entry: Readonly<Record<string, unknown>>,
  draft: EventDraft,
  context: DraftContext,
): CalendarEvent | undefined {
  const { hold, status } = entry;
  const isHold = status === 'hold' && draft.until !== '' && draft.organizer !== '';
  const where = isHeldOnline(draft, context)
    ? { attendance: 'online', onlineUrl: 'https://example.org' }
    : entry.venue === undefined
      ? { place: '…' }
      : { venue: entry.venue };
  const { start, end, timezone, repeat, partOf, speakers, hosts, organizers, capacity, scope } = entry;
  const title = entry.title ?? '…';
  const probe = { start, end, timezone, repeat, partOf, speakers, hosts, organizers, capacity, scope };
  // What is wrong elsewhere says nothing about the date, but a wrong person or parent is none.
  for (const candidate of [
    { ...probe, title },
    { start, end, timezone, repeat, title: '0' },
  ]) {
    const whole = { ...where, ...candidate, format: entry.format ?? 'other' };
    const held = isHold ? { status, hold } : { status: 'confirmed' };
    const { data } = checkAgainst(eventSchema, structuredCopy({ ...whole, ...held }));
    const place = { id: draft.id, file: '', region: draft.region, timezone: context.timezone };
    const event = data && toCalendarEvent(data, place).event;
    if (event) return event;
  }
  return undefined;
}

/** The acceptor of a schema fills defaults into the value itself: it gets one of its own. */
function structuredCopy(entry: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(entry));
}

/** Days that were left out before the rule changed are no days of it any more. */
function exceptIn(draft: EventDraft, rule: string, context: DraftContext): string[] {
  const days = listOf(draft.except).filter(isDate).sort();
  if (days.length === 0) return [];
  const whole = expansionOf({ ...draft, except: '' }, rule, context);
  const dates = new Set(whole?.occurrences.map(({ original }) => original.toPlainDate().toString()));
  return days.filter((day) => dates.has(day));
}

function expansionOf(draft: EventDraft, rule: string, context: DraftContext): Expansion | undefined {
  const start = draft.allDay ? draft.startDay : `${draft.startDay}T${draft.startTime}`;
  const end = draft.allDay ? draft.endDay : `${draft.endDay}T${draft.endTime}`;
  const probe = { title: '0', status: 'confirmed', format: 'other', place: '…', start, end, repeat: { rule } };
  const { data } = checkAgainst(eventSchema, probe);
  const place = { id: '', file: '', region: draft.region, timezone: context.timezone };
  const event = data && toCalendarEvent(data, place).event;
  return event && expandPlainSeries(event);
}

/** What is left empty is told in the form's own words. */
function missingIn(draft: EventDraft, context: DraftContext, { fields }: DraftWords): DraftIssue[] {
  const isOnline = isHeldOnline(draft, context);
  const issues: DraftIssue[] = [];
  const need = (field: DraftField, message: string, isMissing = draft[field] === '') => {
    if (isMissing) issues.push({ field, message });
  };
  need('title', fields.title);
  need('format', fields.format);
  need('region', fields.region);
  if (isOnline) need('onlineUrl', fields.onlineUrl, draft.status === 'confirmed' && draft.onlineUrl === '');
  else need('place', fields.place, draft.venue === '' && draft.place === '');
  need('startDay', fields.start);
  if (!draft.allDay) need('startTime', fields.startTime);
  need('endDay', fields.end);
  if (!draft.allDay) need('endTime', fields.endTime);
  need('timezone', fields.timezone, lacksZone(draft, context));
  if (draft.repeat !== '') {
    const count = Number(draft.repeatCount);
    const isCount = /^\d{1,3}$/.test(draft.repeatCount) && count >= 2 && count <= MAX_OCCURRENCES;
    if (draft.repeatEnd === 'count') need('repeatCount', fields.repeatCount, !isCount);
    else {
      need('repeatUntil', fields.repeatUntil, !isDate(draft.repeatUntil));
      need('repeatUntil', fields.repeatUntilEarly, draft.repeatUntil !== '' && draft.repeatUntil < draft.startDay);
    }
  }
  if (draft.status === 'hold') {
    need('until', fields.until);
    need('organizer', fields.by);
  }
  if (draft.price === 'amount') need('amount', fields.amount, typeof numberOf(draft.amount) === 'string');
  need('registrationUrl', fields.registration, draft.registrationUrl === '' && draft.registrationDeadline !== '');
  for (const { id, value } of topicsOf(draft, context))
    need('topics', fill(fields.topics, { value }), id === '' || id.length > ID_MAX_LENGTH);
  return issues;
}

/** Where in the form a field of the file is. */
const FIELDS: Readonly<Record<string, DraftField>> = {
  start: 'startDay',
  end: 'endDay',
  organizers: 'organizer',
};

function fieldOf([key = 'title', inner]: readonly (string | number)[]): DraftField {
  if (key === 'hold') return inner === 'by' ? 'organizer' : 'until';
  if (key === 'registration') return inner === 'deadline' ? 'registrationDeadline' : 'registrationUrl';
  if (key === 'price') return inner === 'currency' ? 'currency' : 'amount';
  return FIELDS[key] ?? ORDER.find((field): field is DraftField => field === key) ?? 'title';
}

function tellIssue({ code, variant, params, field }: FieldIssue, words: DraftWords): DraftIssue {
  return { field: fieldOf(field ?? []), message: tellFault(code, variant, params, words), isUnnamed: true };
}

function tellFault(
  code: string,
  variant: string | undefined,
  params: FieldIssue['params'],
  { faults }: DraftWords,
): string {
  const known: Readonly<Record<string, string>> = faults;
  const sentence = known[`${code}/${variant}`] ?? known[code] ?? faults.other;
  const values = Object.entries(params ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  );
  return fill(sentence, { length: String(params?.value ?? '').length, ...Object.fromEntries(values) });
}

const TEXTS = [
  'title',
  'summary',
  'body',
  'place',
  'onlineUrl',
  'registrationUrl',
  'venueName',
  'venueAddress',
  'personName',
] as const;

function textIssues(draft: EventDraft, words: DraftWords): DraftIssue[] {
  const tell = (field: DraftField, code: string, variant: string | undefined, value: string): DraftIssue => ({
    field,
    message: tellFault(code, variant, { value }, words),
    isUnnamed: true,
  });
  const personal = TEXTS.flatMap((field) =>
    matchPersonalData(draft[field]).map(({ variant, value }) => tell(field, 'personal-data', variant, value)),
  );
  const faults = findPlainFaults(draft.body).map(({ code, variant, value }) => tell('body', code, variant, value));
  return [...personal, ...faults];
}

function holdIssues(
  { status, until }: EventDraft,
  event: CalendarEvent | undefined,
  { timezone, holdDays, locale }: DraftContext,
  now: Temporal.Instant,
  { fields }: DraftWords,
): DraftIssue[] {
  if (status !== 'hold' || until === '') return [];
  const today = now.toZonedDateTimeISO(timezone).toPlainDate();
  const latest = today.add({ days: holdDays });
  const tell = (message: string) => [{ field: 'until' as const, message }];
  if (until < today.toString()) return tell(fields.untilPast);
  if (until > latest.toString()) return tell(fill(fields.untilLong, { limit: formatDate(latest, locale) }));
  return event?.time && outlivesEvent(event, event.time) ? tell(fields.untilLate) : [];
}

function idIssues({ id }: EventDraft, taken: ReadonlySet<string>, { fields }: DraftWords): DraftIssue[] {
  if (!ID_PATTERN.test(id) || id.length > ID_MAX_LENGTH) return [{ field: 'id', message: fields.id }];
  return taken.has(id) ? [{ field: 'id', message: fill(fields.idTaken, { id }) }] : [];
}

/** People and events that the registry must know; without its list they are looked at by the check. */
function referenceIssues(draft: EventDraft, { list, people, taken }: Known, { fields }: DraftWords): DraftIssue[] {
  const issues: DraftIssue[] = [];
  for (const field of ['speakers', 'hosts'] as const) {
    for (const id of listOf(draft[field]).map(toPersonId)) {
      if (!PERSON_ID_PATTERN.test(id)) issues.push({ field, message: fields.personId });
      // Whoever organises may also speak, and comes with the same application.
      else if (list && !people.has(id) && id !== draft.organizer)
        issues.push({ field, message: fill(fields.person, { id }) });
    }
  }
  if (list && draft.partOf !== '' && !taken.has(draft.partOf))
    issues.push({ field: 'partOf', message: fill(fields.partOf, { id: draft.partOf }) });
  return issues;
}

/** A file that comes along with the event's. */
interface Companion {
  readonly id: string;
  readonly issues: readonly DraftIssue[];
  readonly file?: DraftFile | undefined;
  readonly note?: string | undefined;
}

function newVenue(draft: EventDraft, { venues }: Known, words: DraftWords): Companion {
  const { venueName, venueAddress, venueCapacity, region } = draft;
  const id = proposeId(venueName, 'venue', '', venues);
  if (venueName === '') return { id, issues: [{ field: 'venueName', message: words.fields.venueName }] };
  const fields = { name: venueName, region, address: venueAddress, capacity: numberOf(venueCapacity) };
  const { data, issues } = checkAgainst(venueSchema, structuredCopy(withoutEmpty(fields)));
  const places: Readonly<Record<string, DraftField>> = {
    address: 'venueAddress',
    capacity: 'venueCapacity',
    region: 'region',
  };
  if (!data)
    return {
      id,
      issues: issues
        // That there is no region is told by its own field.
        .filter(({ field }) => field?.[0] !== 'region')
        .map((issue) => ({ ...tellIssue(issue, words), field: places[String(issue.field?.[0])] ?? 'venueName' })),
    };
  return { id, issues: [], file: { path: `venues/${id}.md`, text: formatVenueFile(data) } };
}

/** An organiser whom the registry does not know brings a file about themselves; somebody vouches for it. */
function newPerson(draft: EventDraft, { list, people }: Known, words: DraftWords): Companion | undefined {
  const { organizer: id, personName: name, personTelegram, personIs } = draft;
  const isNew = list ? !people.has(id) : name !== '';
  if (id === '') return undefined;
  if (!PERSON_ID_PATTERN.test(id) || id.length > ID_MAX_LENGTH)
    return { id, issues: [{ field: 'organizer', message: words.fields.personId }] };
  if (!isNew) return undefined;
  const fields = { name, roles: ['organizer'], telegram: personTelegram };
  const { data, issues } = checkAgainst(personSchema, structuredCopy(withoutEmpty(fields)));
  const told = [
    ...(name === '' ? [{ field: 'personName' as const, message: fill(words.fields.personName, { id }) }] : []),
    ...issues.map((issue) => ({
      ...tellIssue(issue, words),
      field: issue.field?.[0] === 'telegram' ? ('personTelegram' as const) : ('personName' as const),
    })),
    ...(personIs === '' ? [{ field: 'personIs' as const, message: words.fields.personIs }] : []),
  ];
  if (told.length > 0 || !data) return { id, issues: told };
  const note = fill(personIs === 'me' ? words.myself : words.confirmed, { name, id: personTelegram || id });
  return { id, issues: [], file: { path: `people/${id}.md`, text: formatPersonFile(data) }, note };
}

function judgeDate(
  event: CalendarEvent,
  surroundings: Surroundings,
  context: DraftContext,
  words: DraftWords,
): DraftDate | undefined {
  const { time } = event;
  if (!time) return undefined;
  if (event.recurrence) return judgeSeries(event, surroundings, context);
  const { locale, venueName } = context;
  const occurrence: Occurrence = {
    event,
    time,
    kind: 'single',
    original: time.start.toPlainDateTime(),
    start: time.start.epochMilliseconds,
    end: time.end.epochMilliseconds,
  };
  const view = viewOf(time.start.toPlainDate(), surroundings, context);
  const refusing = conflictsAt(event, [occurrence], surroundings).find(({ severity }) => severity === 'error');
  const alternatives = refusing ? findAlternatives(event, [occurrence], refusing, surroundings) : [];
  return {
    isRefused: refusing !== undefined,
    obstacles: obstaclesAt(event, time, surroundings).map(view),
    alternatives: alternatives.map((alternative) => {
      const written = formatWrittenTime(alternative.start, alternative.end, locale);
      const { venue } = alternative;
      const text = venue === undefined ? written : fill(words.at, { time: written, venue: venueName(venue) });
      return { ...alternative, text };
    }),
    dates: [],
  };
}

function viewOf(
  date: Temporal.PlainDate,
  surroundings: Surroundings,
  { timezone, locale }: DraftContext,
): (obstacle: Obstacle) => ObstacleView {
  return (obstacle) => toObstacleView(obstacle, date, { timezone }, surroundings, locale);
}

function judgeSeries(event: CalendarEvent, surroundings: Surroundings, context: DraftContext): DraftDate | undefined {
  const { occurrences, issues } = expandPlainSeries(event);
  if (issues.some(({ severity }) => severity !== 'warning')) return undefined;
  const obstacles = obstaclesByDate(event, occurrences, surroundings);
  const dates = occurrences.flatMap((occurrence): DateConflict[] => {
    const met = obstacles.get(occurrenceKey(occurrence));
    if (!met) return [];
    const date = occurrence.time.start.toPlainDate();
    return [
      {
        day: occurrence.original.toPlainDate().toString(),
        text: `${formatDate(date, context.locale, { weekday: true, year: true })}, ${formatHours(occurrence.time, context.locale)}`,
        isRefused: met.some(({ severity }) => severity === 'error'),
        obstacles: met.map(viewOf(date, surroundings, context)),
      },
    ];
  });
  return { isRefused: dates.some(({ isRefused }) => isRefused), obstacles: [], alternatives: [], dates };
}

/** So many dates of a series are named before the last one. */
const FIRST_DATES = 5;

function seriesOf(
  draft: EventDraft,
  event: CalendarEvent | undefined,
  { locale }: DraftContext,
  words: DraftWords,
): DraftSeries | undefined {
  if (!event?.recurrence) return undefined;
  const { occurrences, issues } = expandPlainSeries(event);
  const last = occurrences.at(-1);
  if (!last || issues.some(({ severity }) => severity !== 'warning')) return undefined;
  const days = occurrences.map(({ time }) => time.start.toPlainDate());
  const year = days[0]?.year;
  const say = (date: Temporal.PlainDate) => formatDate(date, locale, { year: date.year !== year });
  const isShort = days.length <= FIRST_DATES;
  const said = fill(isShort ? words.series : words.seriesMore, {
    dates: formatCount(days.length, words.dates, locale),
    first: isShort ? formatList(days.map(say), locale) : days.slice(0, FIRST_DATES).map(say).join(', '),
    last: say(last.time.start.toPlainDate()),
  });
  const left = event.recurrence.except.map((start) => ({
    day: start.toPlainDate().toString(),
    text: formatDate(start.toPlainDate(), locale),
  }));
  return { said, notes: skippedMonths(draft, event, locale, words), left };
}

/** Months between the first date and the last that the rule passes by, for want of such a day. */
function skippedMonths(draft: EventDraft, event: CalendarEvent, locale: Locale, words: DraftWords): string[] {
  const rule = event.recurrence?.rule;
  const { occurrences } = expandPlainSeries({
    ...event,
    ...(event.recurrence && { recurrence: { ...event.recurrence, except: [] } }),
  });
  const [first, last] = [occurrences[0], occurrences.at(-1)];
  if (rule?.frequency !== 'MONTHLY' || !first || !last) return [];
  const monthOf = ({ original }: Occurrence) => original.toPlainDate().toString().slice(0, 7);
  const taken = new Set(occurrences.map(monthOf));
  const skipped = new Set<number>();
  for (
    let date = first.original.toPlainDate().with({ day: 1 });
    date.toString().slice(0, 7) < monthOf(last);
    date = date.add({ months: rule.interval })
  ) {
    if (!taken.has(date.toString().slice(0, 7))) skipped.add(date.month);
  }
  if (skipped.size === 0) return [];
  const names = HUMAN_WORDS[locale].repeat.monthsIn;
  const months = formatList(
    [...skipped].map((month) => names[month - 1] ?? ''),
    locale,
  );
  const sentence = rule.byMonthDay.length > 0 ? words.noDay : words.noWeekday;
  return [fill(sentence, { day: Number(draft.startDay.slice(8)), months })];
}

function pastNotice(
  { startDay }: EventDraft,
  { timezone }: DraftContext,
  now: Temporal.Instant,
  { fields }: DraftWords,
): DraftIssue[] {
  const today = now.toZonedDateTimeISO(timezone).toPlainDate().toString();
  return startDay !== '' && startDay < today ? [{ field: 'startDay', message: fields.past }] : [];
}

/** What looks like the same event entered twice. */
function likeness(event: CalendarEvent | undefined, { surroundings, list }: Known, words: DraftWords): DraftIssue[] {
  if (!event || !surroundings || event.entry.title === '…') return [];
  const [id] = duplicatesAt(event, expandPlainSeries(event).occurrences, surroundings);
  const other = list?.events.find((listed) => listed.id === id);
  return other ? [{ field: 'title', message: fill(words.alike, { title: other.title }) }] : [];
}
