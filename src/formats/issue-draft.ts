import { aheadOf, toResources } from '../domain/busy.ts';
import type { Check } from '../domain/check.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import type { Locale } from '../i18n/interface.ts';
import { ISSUE_FORM_WORDS } from '../i18n/issue-form.ts';
import { toBusyList } from './busy-list.ts';
import { parseClock, parseDay } from './day-text.ts';
import { type DraftContext, type DraftField, EMPTY_DRAFT, type EventDraft } from './draft-entry.ts';
import { type DraftJudge, makeDraftJudge } from './event-draft.ts';
import { proposeId } from './event-id.ts';
import { fold } from './fold.ts';
import { fill } from './human.ts';
import {
  ISSUE_FIELDS,
  type IssueChoices,
  type IssueField,
  type IssueReading,
  tellIssueFault,
  toIssueChoices,
} from './issue-form.ts';

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
  readonly file?: { readonly path: string; readonly text: string } | undefined;
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
  const drafts = makeDraftJudge(toBusyList(ahead.busy, ahead.resources), now);
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
  const locale = languageOf(reading);
  const { registry, choices, drafts, written, reserved } = known;
  const context = contextOf(answers.region ?? '', registry, locale);
  const { notes: times, ...when } = readTimes(
    answers,
    written.toZonedDateTimeISO(context.timezone).toPlainDate(),
    locale,
  );
  const taken = new Set([
    ...registry.events.keys(),
    ...(registry.settings.removed ?? []).map(({ id }) => id),
    ...reserved,
  ]);
  const [title, format] = [answers.title ?? '', answers.format || 'other'];
  const id = proposeId(title, format, when.startDay, taken);
  const wanted = proposeId(title, format, when.startDay, new Set());
  const draft: EventDraft = {
    ...EMPTY_DRAFT,
    title,
    summary: answers.summary ?? '',
    format: answers.format ?? '',
    lang: answers.lang || 'ru',
    region: answers.region ?? '',
    ...placeOf(answers, registry),
    onlineUrl: answers.onlineUrl ?? '',
    ...when,
    status: answers.status === 'hold' ? 'hold' : 'confirmed',
    organizer: answers.organizer ?? '',
    body: answers.body ?? '',
    consent: answers.consent === 'yes',
    id,
  };
  const { issues: found, file } = drafts.judge(draft, context);
  const issues = found.filter(({ field }) => !isEcho(issueFieldOf(field), times, draft));
  const told = [
    ...faults.map((fault) => ({ field: fault.field, message: tellIssueFault(fault, choices, locale) })),
    ...times,
    ...issues
      .map(({ field, message }) =>
        field === 'personName'
          ? {
              field: issueFieldOf(field),
              message: fill(ISSUE_FORM_WORDS[locale].faults.person, { id: answers.organizer ?? '' }),
            }
          : { field: issueFieldOf(field), message, isOwn: field === issueFieldOf(field) },
      )
      // What is said of a field by its own name says more than what follows from it.
      .sort((a, b) => Number(b.isOwn ?? false) - Number(a.isOwn ?? false))
      .map(({ field, message }) => ({ field, message })),
  ];
  // One is enough to mend a field by; the first tells most.
  const notes = [...Map.groupBy(told, ({ field }) => field).values()].flatMap((same) => same[0] ?? []);
  const shared = { locale, notes, id, wanted };
  return notes.length > 0 || !file ? shared : { ...shared, file };
}

const TIMES: readonly IssueField[] = ['startDay', 'startTime', 'endDay', 'endTime'];

/** What follows from a time that was not understood, or from a day that is missing, is nothing to mend. */
function isEcho(field: IssueField, times: readonly IssueNote[], { startDay }: EventDraft): boolean {
  if (!TIMES.includes(field)) return times.some((note) => note.field === field);
  return times.some((note) => TIMES.includes(note.field)) || (field === 'endDay' && startDay === '');
}

/** Where in the issue the answer to a field of the form on the site stands. */
function issueFieldOf(field: DraftField): IssueField {
  return ELSEWHERE[field] ?? ISSUE_FIELDS.find((own) => own === field) ?? 'body';
}

const ELSEWHERE: Readonly<Partial<Record<DraftField, IssueField>>> = {
  venue: 'place',
  allDay: 'startTime',
  personName: 'organizer',
  personTelegram: 'organizer',
  personIs: 'organizer',
  id: 'title',
};

/** Whoever writes without a Cyrillic letter reads English sooner; who wrote nothing is answered in Russian. */
function languageOf({ answers }: IssueReading): Locale {
  const text = [answers.title, answers.summary, answers.body, answers.place].join(' ');
  return /\p{Script=Cyrillic}/u.test(text) || !/\p{L}/u.test(text) ? 'ru' : 'en';
}

function contextOf(region: string, { regions, venues, settings }: Registry, locale: Locale): DraftContext {
  const found = regions.get(region);
  return {
    locale,
    timezone: found?.timezone ?? settings.timezone,
    isOnline: found !== undefined && found.country === undefined,
    holdDays: settings.holds.maxDays,
    venueName: (id) => {
      const venue = venues.get(id);
      return venue ? inLocale(venue.name, locale) : id;
    },
  };
}

/** A place that is called as a venue of its region is that venue. */
function placeOf(
  { place = '', region }: IssueReading['answers'],
  { venues }: Registry,
): Pick<EventDraft, 'venue' | 'place'> {
  const wanted = fold(place);
  const venue = [...venues.values()].find(
    ({ id, name, region: own }) =>
      own === region && [id, inLocale(name, 'ru'), inLocale(name, 'en')].some((one) => fold(one) === wanted),
  );
  return venue ? { venue: venue.id, place: '' } : { venue: '', place };
}

type When = Pick<EventDraft, 'allDay' | 'startDay' | 'startTime' | 'endDay' | 'endTime' | 'until'>;

function readTimes(
  answers: IssueReading['answers'],
  today: Temporal.PlainDate,
  locale: Locale,
): When & { readonly notes: readonly IssueNote[] } {
  const { faults } = ISSUE_FORM_WORDS[locale];
  const notes: IssueNote[] = [];
  const day = (field: 'startDay' | 'endDay' | 'until'): string => {
    const value = answers[field] ?? '';
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
  return { allDay: !hasStart && !hasEnd, startDay, startTime, endDay, endTime, until, notes };
}
