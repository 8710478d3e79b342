import { aheadOf, toResources } from '../domain/busy.ts';
import type { Check } from '../domain/check.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { ISSUE_FORM_WORDS } from '../i18n/issue-form.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { toBusyList } from './busy-list.ts';
import { parseClock, parseDay } from './day-text.ts';
import {
  type DraftContext,
  type DraftField,
  type DraftFile,
  EMPTY_DRAFT,
  type EventDraft,
  NEW_VENUE,
} from './draft-entry.ts';
import { type DraftJudge, makeDraftJudge } from './event-draft.ts';
import { proposeId } from './event-id.ts';
import { fold } from './fold.ts';
import { guessLanguage } from './guessed-language.ts';
import { fill } from './human.ts';
import { tellIssueFault, toIssueChoices } from './issue-form.ts';
import { type IssueChoices, type IssueReading, languageOfIssue } from './issue-reading.ts';
import { ISSUE_FIELDS, type IssueField } from './issue-text.ts';
import { parsePrice } from './price-text.ts';

/** What is not right with an answer, in words for whoever gave it. */
export interface IssueNote {
  readonly field: IssueField;
  readonly message: string;
}

/** What an issue comes to: the file of its event, or what is missing. */
export interface IssueVerdict {
  readonly locale: Locale;
  readonly notes: readonly IssueNote[];
  readonly id: string;
  /** The id that the title would have had, had nobody taken it. */
  readonly wanted: string;
  /** Path from the root of the content folder. */
  readonly file?: DraftFile | undefined;
  /** Files that the event's own needs: of a new venue, of a new person. */
  readonly others: readonly DraftFile[];
  /** Who vouches for a person's file. */
  readonly vouched?: string | undefined;
}

/** What a registry knows that answers are held against: made once. */
export interface IssueJudge {
  readonly choices: IssueChoices;
  /** Judge answers given on a day (words such as «завтра» count from it), with ids that are as good as taken. */
  readonly judge: (reading: IssueReading, written: Temporal.Instant, reserved: ReadonlySet<string>) => IssueVerdict;
}

/** Make a judge of issues, as of a moment. */
export function makeIssueJudge(
  { registry, busy }: Pick<Check, 'registry' | 'busy'>,
  now: Temporal.Instant,
): IssueJudge {
  const ahead = aheadOf(busy, toResources(registry), now);
  const drafts = makeDraftJudge(toBusyList(ahead.busy, ahead.resources), now, DRAFT_WORDS);
  const choices = toIssueChoices(registry);
  return {
    choices,
    judge: (reading, written, reserved) => judgeIssue(reading, { registry, choices, drafts, written, reserved }),
  };
}

interface Known {
  readonly registry: Registry;
  readonly choices: IssueChoices;
  readonly drafts: DraftJudge;
  readonly written: Temporal.Instant;
  readonly reserved: ReadonlySet<string>;
}

function judgeIssue(reading: IssueReading, known: Known): IssueVerdict {
  const { answers, faults } = reading;
  const locale = languageOfIssue(reading);
  const { registry, choices, drafts, written, reserved } = known;
  const place = placeOf(answers, registry);
  const context = contextOf(answers.region ?? '', place.venue, registry, locale);
  const { notes: times, ...when } = readTimes(
    answers,
    written.toZonedDateTimeISO(context.timezone).toPlainDate(),
    locale,
  );
  const { notes: prices, ...price } = readPrice(answers.price ?? '', locale);
  const taken = new Set([
    ...registry.events.keys(),
    ...(registry.settings.removed ?? []).map(({ id }) => id),
    ...reserved,
  ]);
  const [title, format] = [answers.title ?? '', answers.format || 'other'];
  const id = answers.id || proposeId(title, format, when.startDay, taken);
  const wanted = answers.id || proposeId(title, format, when.startDay, new Set());
  // A list has only these values: what is none of them is a fault that was found before.
  const chosen = answers as Readonly<Record<IssueField, string>> & Pick<EventDraft, 'personIs'>;
  const draft: EventDraft = {
    ...EMPTY_DRAFT,
    ...Object.fromEntries(SAME.map((field) => [field, answers[field] ?? ''])),
    lang: answers.lang || guessLanguage(answers, 'ru'),
    ...place,
    attendance: attendanceOf(answers, context),
    ...when,
    ...price,
    personIs: chosen.personIs ?? '',
    scope: (answers.scope || 'regional') as EventDraft['scope'],
    status: answers.status === 'hold' ? 'hold' : 'confirmed',
    consent: answers.consent === 'yes',
    id,
  };
  const { issues: found, file, others, note: vouched } = drafts.judge(draft, context);
  const issueFieldOf = (field: DraftField) => (field === 'id' && answers.id ? 'id' : toIssueField(field));
  const issues = found.filter(({ field }) => !isEcho(issueFieldOf(field), times, draft));
  const told = [
    ...faults.map((fault) => ({ field: fault.field, message: tellIssueFault(fault, choices, locale) })),
    ...times,
    ...prices,
    ...issues
      .map(({ field, message }) => ({ field: issueFieldOf(field), message, isOwn: field === issueFieldOf(field) }))
      // What is said of a field by its own name says more than what follows from it.
      .sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
      .map(({ field, message }) => ({ field, message })),
  ];
  // One is enough to mend a field by; the first tells most.
  const notes = [...Map.groupBy(told, ({ field }) => field).values()]
    .flatMap((same) => same[0] ?? [])
    .sort((a, b) => ISSUE_FIELDS.indexOf(a.field) - ISSUE_FIELDS.indexOf(b.field));
  const shared = { locale, notes, id, wanted };
  return notes.length > 0 || !file ? { ...shared, others: [] } : { ...shared, file, others, vouched };
}

/** What an issue says in the very words of a draft. */
const SAME = [
  'title',
  'summary',
  'body',
  'format',
  'region',
  'onlineUrl',
  'timezone',
  'repeat',
  'organizer',
  'personName',
  'personTelegram',
  'speakers',
  'hosts',
  'topics',
  'languages',
  'registrationUrl',
  'capacity',
  'partOf',
] as const satisfies readonly (IssueField & DraftField)[];

/** Who names a place and a link to join means both. */
function attendanceOf(answers: IssueReading['answers'], { isOnline }: DraftContext): EventDraft['attendance'] {
  const { attendance = '', place = '', venueName = '', onlineUrl = '' } = answers;
  // Only what is in its list gets here.
  if (attendance !== '' || isOnline) return attendance as EventDraft['attendance'];
  if (onlineUrl === '') return '';
  return place === '' && venueName === '' ? 'online' : 'hybrid';
}

function readPrice(
  text: string,
  locale: Locale,
): Pick<EventDraft, 'price' | 'amount' | 'currency'> & { readonly notes: readonly IssueNote[] } {
  const none = { price: '', amount: '', currency: '', notes: [] } as const;
  if (text === '') return none;
  const price = parsePrice(text);
  if (price) return { ...price, notes: [] };
  const message = fill(ISSUE_FORM_WORDS[locale].faults.price, { value: text.slice(0, 80) });
  return { ...none, notes: [{ field: 'price', message }] };
}

const TIMES: readonly IssueField[] = ['startDay', 'startTime', 'endDay', 'endTime', 'repeatEnd'];

/** What follows from a time that was not understood, or from a day that is missing, is nothing to mend. */
function isEcho(field: IssueField, times: readonly IssueNote[], { startDay }: EventDraft): boolean {
  if (!TIMES.includes(field)) return times.some((note) => note.field === field);
  return times.some((note) => TIMES.includes(note.field)) || (field === 'endDay' && startDay === '');
}

/** Where in the issue the answer to a field of the form on the site stands. */
function toIssueField(field: DraftField): IssueField {
  return ELSEWHERE[field] ?? ISSUE_FIELDS.find((own) => own === field) ?? 'body';
}

const ELSEWHERE: Readonly<Partial<Record<DraftField, IssueField>>> = {
  venue: 'place',
  allDay: 'startTime',
  repeatCount: 'repeatEnd',
  repeatUntil: 'repeatEnd',
  amount: 'price',
  currency: 'price',
  id: 'title',
};

/** Whoever writes without a Cyrillic letter reads English sooner; who wrote nothing is answered in Russian. */
function contextOf(
  region: string,
  venue: string,
  { regions, venues, settings }: Registry,
  locale: Locale,
): DraftContext {
  const found = regions.get(region);
  const own = venues.get(venue)?.timezone;
  return {
    locale,
    timezone: own ?? found?.timezone ?? settings.timezone,
    hasSeveralZones: own === undefined && found?.timezone === null,
    topics: topicNames(settings),
    isOnline: found !== undefined && found.country === undefined,
    holdDays: settings.holds.maxDays,
    venueName: (id) => {
      const venue = venues.get(id);
      return venue ? inLocale(venue.name, locale) : id;
    },
  };
}

/** A topic may be called by its name in either language. */
function topicNames({ topics = {} }: Registry['settings']): ReadonlyMap<string, string> {
  return new Map(
    LOCALES.flatMap((locale) =>
      Object.entries(topics).map(([id, name]) => [inLocale(name, locale).toLowerCase(), id] as const),
    ),
  );
}

/** A place that is called as a venue of its region is that venue; a new venue goes before a place in words. */
function placeOf(
  { place = '', region, venueName = '', venueAddress = '', venueCapacity = '' }: IssueReading['answers'],
  { venues }: Registry,
): Pick<EventDraft, 'venue' | 'place' | 'venueName' | 'venueAddress' | 'venueCapacity'> {
  const wanted = fold(venueName || place);
  const venue = [...venues.values()].find(
    ({ id, name, region: own }) =>
      own === region && [id, inLocale(name, 'ru'), inLocale(name, 'en')].some((one) => fold(one) === wanted),
  );
  const known = {
    venue: venue?.id ?? '',
    place: venue ? '' : place,
    venueName: '',
    venueAddress: '',
    venueCapacity: '',
  };
  return venue || venueName === '' ? known : { venue: NEW_VENUE, place: '', venueName, venueAddress, venueCapacity };
}

type When = Pick<
  EventDraft,
  | 'allDay'
  | 'startDay'
  | 'startTime'
  | 'endDay'
  | 'endTime'
  | 'until'
  | 'repeatEnd'
  | 'repeatCount'
  | 'repeatUntil'
  | 'except'
  | 'registrationDeadline'
>;

function readTimes(
  answers: IssueReading['answers'],
  today: Temporal.PlainDate,
  locale: Locale,
): When & { readonly notes: readonly IssueNote[] } {
  const { faults } = ISSUE_FORM_WORDS[locale];
  const notes: IssueNote[] = [];
  const day = (
    field: 'startDay' | 'endDay' | 'until' | 'repeatEnd' | 'except' | 'registrationDeadline',
    value = answers[field] ?? '',
  ) => {
    if (value === '') return '';
    const read = parseDay(value, today);
    if ('date' in read) return read.date.toString();
    notes.push({
      field,
      message: fill(read.fault === 'weekday' ? faults.weekday : faults.day, { value: value.slice(0, 80) }),
    });
    return '';
  };
  const clock = (field: 'startTime' | 'endTime'): string => {
    const value = answers[field] ?? '';
    const read = value === '' ? '' : parseClock(value);
    if (read === undefined) notes.push({ field, message: fill(faults.time, { value: value.slice(0, 80) }) });
    return read ?? '';
  };
  const [startDay, startTime, endTime, until] = [day('startDay'), clock('startTime'), clock('endTime'), day('until')];
  const [hasStart, hasEnd] = [answers.startTime ?? '', answers.endTime ?? ''].map((text) => text !== '');
  if (hasStart && !hasEnd) notes.push({ field: 'endTime', message: faults.endTime });
  if (!hasStart && hasEnd) notes.push({ field: 'startTime', message: faults.startTime });
  const written = day('endDay');
  // «18:00–02:00» means the night after.
  const isNight = endTime !== '' && endTime < startTime;
  const last = startDay === '' || !isNight ? startDay : Temporal.PlainDate.from(startDay).add({ days: 1 }).toString();
  const endDay = (answers.endDay ?? '') === '' ? last : written;
  return {
    allDay: !hasStart && !hasEnd,
    startDay,
    startTime,
    endDay,
    endTime,
    until,
    ...repeatEndOf(answers, (value) => day('repeatEnd', value)),
    except: (answers.except ?? '')
      .split(/[,;]/)
      .map((value) => day('except', value.trim()))
      .join(','),
    registrationDeadline: day('registrationDeadline'),
    notes,
  };
}

/** «8», «8 раз» is how often, «до 1 июня» until when. */
function repeatEndOf(
  { repeat = '', repeatEnd = '' }: IssueReading['answers'],
  day: (value: string) => string,
): Pick<EventDraft, 'repeatEnd' | 'repeatCount' | 'repeatUntil'> {
  const count = /^(\d{1,3})(?: ?(?:раза?|times|x))?$/i.exec(repeatEnd)?.[1];
  if (repeat === '' || repeatEnd === '' || count !== undefined)
    return { repeatEnd: 'count', repeatCount: count ?? '', repeatUntil: '' };
  return { repeatEnd: 'until', repeatCount: '', repeatUntil: day(repeatEnd.replace(/^(?:до|until|till) /i, '')) };
}
