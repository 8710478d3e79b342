import { aheadOf, toResources } from '../domain/busy.ts';
import type { Check } from '../domain/check.ts';
import { EVENT_FORMATS } from '../domain/event.ts';
import { inLocale } from '../domain/field.ts';
import type { Registry } from '../domain/registry.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { wordsOf } from '../i18n/interface.ts';
import type { Locale } from '../i18n/locale.ts';
import { NEW_EVENT_WORDS, type NewEventWords } from '../i18n/new-event.ts';
import { toBusyList } from './busy-list.ts';
import { cleanLine } from './clean-text.ts';
import { parseDay, parseHours } from './day-text.ts';
import { type DraftContext, type DraftField, EMPTY_DRAFT, type EventDraft } from './draft-entry.ts';
import { type DraftJudge, type DraftVerdict, makeDraftJudge } from './event-draft.ts';
import { proposeId } from './event-id.ts';
import { fold } from './fold.ts';
import { guessLanguage } from './guessed-language.ts';
import { fill, formatDate, formatWrittenTime } from './human.ts';
import { capitalize, regionName } from './listing.ts';
import { parsePrice } from './price-text.ts';

/** What `npm run new` asks, in this order; `clash` only where the date is taken. */
export const NEW_EVENT_FIELDS = [
  'title',
  'region',
  'venue',
  'place',
  'onlineUrl',
  'timezone',
  'day',
  'hours',
  'lastDay',
  'clash',
  'format',
  'price',
  'summary',
  'organizer',
  'id',
] as const;
export type NewEventField = (typeof NEW_EVENT_FIELDS)[number];

/** What was answered; days as `2026-12-05`, hours as `18:00-21:00`. Empty is an answer, too: none. */
export type NewEventAnswers = Readonly<Partial<Record<NewEventField, string>>>;

/** A question, and what makes an answer of what was typed or chosen: the answer, or why it is none. */
export interface Question {
  readonly field: NewEventField;
  readonly message: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly initial?: string | undefined;
  readonly read: (text: string) => { readonly answer: string } | { readonly fault: string };
}

/** What the questions are asked about: made once. */
export interface NewEventKnowledge {
  readonly registry: Registry;
  readonly judge: DraftJudge;
  readonly now: Temporal.Instant;
  readonly locale: Locale;
}

/** Get what the questions are asked about of a check. */
export function toNewEventKnowledge(
  { registry, busy }: Pick<Check, 'registry' | 'busy'>,
  now: Temporal.Instant,
  locale: Locale,
): NewEventKnowledge {
  const ahead = aheadOf(busy, toResources(registry), now);
  return { registry, now, locale, judge: makeDraftJudge(toBusyList(ahead.busy, ahead.resources), now, DRAFT_WORDS) };
}

/** Get the next question, until there is none. */
export function nextQuestion(answers: NewEventAnswers, known: NewEventKnowledge): Question | undefined {
  const words = NEW_EVENT_WORDS[known.locale];
  for (const field of NEW_EVENT_FIELDS) {
    if (answers[field] !== undefined || !isAsked(field, answers, known)) continue;
    const choices = choicesOf(field, answers, known, words);
    return {
      field,
      message: words.questions[field],
      choices,
      initial: field === 'id' ? proposedId(answers, known) : undefined,
      read: (text) => readAnswer(field, cleanLine(text), answers, known, choices),
    };
  }
  return undefined;
}

/** Add an answer. The answer to a clash moves the event to the time that was chosen, or asks for another day. */
export function giveAnswer(
  answers: NewEventAnswers,
  field: NewEventField,
  answer: string,
  known: NewEventKnowledge,
): NewEventAnswers {
  if (field !== 'clash' || answer === 'keep') return { ...answers, [field]: answer };
  const { day, hours, lastDay, clash, ...rest } = answers;
  const alternative = clashOf(answers, known)?.alternatives[Number(answer)];
  if (answer === 'other' || !alternative) return rest;
  const { start, end, venue } = alternative;
  const isAllDay = !start.includes('T');
  return {
    ...rest,
    ...(venue === undefined ? {} : { venue, place: '' }),
    day: start.slice(0, 10),
    hours: isAllDay ? '' : `${start.slice(11, 16)}-${end.slice(11, 16)}`,
    ...(isAllDay ? { lastDay: end } : {}),
  };
}

/** Say how a day and its hours were understood. */
export function tellUnderstood(
  field: NewEventField,
  answers: NewEventAnswers,
  { locale }: NewEventKnowledge,
): string | undefined {
  const { day } = answers;
  if (day === undefined || (field !== 'day' && field !== 'hours')) return undefined;
  const date = Temporal.PlainDate.from(day);
  const { endDay, startTime, endTime, allDay } = timesOf(answers);
  const text =
    field === 'day' || allDay
      ? formatDate(date, locale, { weekday: true, year: true })
      : formatWrittenTime(`${day}T${startTime}`, `${endDay}T${endTime}`, locale);
  return fill(NEW_EVENT_WORDS[locale].understood, { text });
}

/** Say on which day and at which hours an event is, the year included: what «суббота» has become. */
export function tellTime(answers: NewEventAnswers, { locale }: NewEventKnowledge): string {
  const { startDay, startTime, endDay, endTime, allDay } = timesOf(answers);
  const tell = (day: string) => formatDate(Temporal.PlainDate.from(day), locale, { weekday: true, year: true });
  const days = !allDay || endDay === startDay ? tell(startDay) : `${tell(startDay)} — ${tell(endDay)}`;
  return fill(NEW_EVENT_WORDS[locale].understood, { text: allDay ? days : `${days}, ${startTime}–${endTime}` });
}

/** What is in the way of the date that was given, where the check would refuse it. */
function clashOf(answers: NewEventAnswers, known: NewEventKnowledge): DraftVerdict['date'] {
  const { date } = known.judge.judge(toDraft(answers, known), contextOf(answers, known));
  return date?.isRefused ? date : undefined;
}

/** Make the file of what was answered, or tell what is wrong with it. */
export function toNewEvent(answers: NewEventAnswers, known: NewEventKnowledge): DraftVerdict {
  return known.judge.judge(toDraft(answers, known), contextOf(answers, known));
}

/** Which question the fault of a draft belongs to. */
export function questionOf(field: DraftField): NewEventField {
  if (field === 'startDay' || field === 'until' || field === 'status') return 'day';
  if (field === 'startTime' || field === 'endTime' || field === 'allDay') return 'hours';
  if (field === 'endDay') return 'lastDay';
  if (field === 'amount' || field === 'currency') return 'price';
  return NEW_EVENT_FIELDS.find((own) => own === field) ?? (field.startsWith('person') ? 'organizer' : 'title');
}

function isAsked(field: NewEventField, answers: NewEventAnswers, known: NewEventKnowledge): boolean {
  const { isOnline, hasSeveralZones } = contextOf(answers, known);
  switch (field) {
    case 'venue':
      return !isOnline && venuesOf(answers, known).length > 0;
    case 'place':
      return !isOnline && (answers.venue ?? '') === '';
    case 'onlineUrl':
      return isOnline;
    case 'timezone':
      return hasSeveralZones === true;
    case 'lastDay':
      return answers.hours === '';
    case 'clash':
      return clashOf(answers, known) !== undefined;
    default:
      return true;
  }
}

function choicesOf(
  field: NewEventField,
  answers: NewEventAnswers,
  known: NewEventKnowledge,
  words: NewEventWords,
): Question['choices'] {
  const { registry, locale } = known;
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  switch (field) {
    case 'region':
      return [...registry.regions.keys()]
        .map((id) => ({ value: id, label: capitalize(regionName(registry, id, locale)) }))
        .sort(byLabel);
    case 'venue':
      return [
        ...venuesOf(answers, known)
          .map(({ id, name }) => ({ value: id, label: inLocale(name, locale) }))
          .sort(byLabel),
        { value: '', label: words.otherVenue },
      ];
    case 'format':
      return EVENT_FORMATS.map((format) => ({ value: format, label: wordsOf(locale).formats[format] }));
    case 'organizer':
      return [
        { value: '', label: words.nobody },
        ...[...registry.people.values()].map(({ id, name }) => ({
          value: id,
          label: `${inLocale(name, locale)} (${id})`,
        })),
      ];
    case 'clash': {
      const { alternatives = [], obstacles = [] } = clashOf(answers, known) ?? {};
      const busy = obstacles.map(({ text, event }) => (event ? `${event.title}, ${text}` : text)).join('; ');
      return [
        ...alternatives.map(({ text }, index) => ({ value: String(index), label: text })),
        { value: 'other', label: words.otherDay },
        { value: 'keep', label: busy === '' ? words.keep : `${words.keep} (${busy})` },
      ];
    }
    default:
      return undefined;
  }
}

function readAnswer(
  field: NewEventField,
  text: string,
  answers: NewEventAnswers,
  known: NewEventKnowledge,
  choices: Question['choices'],
): ReturnType<Question['read']> {
  const { faults } = NEW_EVENT_WORDS[known.locale];
  if (choices) {
    const folded = fold(text);
    const chosen = choices.find(
      ({ value, label }) => value === text || (folded !== '' && [value, label].some((one) => fold(one) === folded)),
    );
    const shown = choices.map(({ value }) => value).filter((value) => value !== '');
    return chosen
      ? { answer: chosen.value }
      : { fault: fill(faults.choice, { value: text, choices: shown.join(', ') }) };
  }
  if (field === 'day' || (field === 'lastDay' && text !== '')) {
    const today = known.now.toZonedDateTimeISO(contextOf(answers, known).timezone).toPlainDate();
    const read = parseDay(text, field === 'lastDay' && answers.day ? Temporal.PlainDate.from(answers.day) : today);
    if ('fault' in read)
      return { fault: { unknown: faults.day, 'no-such-day': faults.noSuchDay, weekday: faults.weekday }[read.fault] };
    const answer = read.date.toString();
    return field === 'lastDay' && answer < (answers.day ?? '') ? { fault: faults.lastDay } : { answer };
  }
  if (field === 'hours' && text !== '') {
    const hours = parseHours(text);
    return hours ? { answer: `${hours.start}-${hours.end}` } : { fault: faults.hours };
  }
  if (field === 'price' && text !== '' && !parsePrice(text)) return { fault: faults.price };
  const issue = issueOf(field, { ...answers, [field]: text }, known);
  return issue === undefined ? { answer: text } : { fault: issue };
}

function issueOf(field: NewEventField, answers: NewEventAnswers, known: NewEventKnowledge): string | undefined {
  const { issues } = known.judge.judge(toDraft(answers, known), contextOf(answers, known));
  return issues.find((issue) => questionOf(issue.field) === field)?.message;
}

function venuesOf({ region }: NewEventAnswers, { registry }: NewEventKnowledge) {
  return [...registry.venues.values()].filter((venue) => venue.region === region);
}

function contextOf({ region, venue }: NewEventAnswers, { registry, locale }: NewEventKnowledge): DraftContext {
  const { regions, venues, settings } = registry;
  const found = regions.get(region ?? '');
  const own = venues.get(venue ?? '')?.timezone;
  return {
    locale,
    timezone: own ?? found?.timezone ?? settings.timezone,
    hasSeveralZones: own === undefined && found?.timezone === null,
    isOnline: found !== undefined && found.country === undefined,
    holdDays: settings.holds.maxDays,
    venueName: (id) => {
      const named = venues.get(id);
      return named ? inLocale(named.name, locale) : id;
    },
  };
}

function timesOf({
  day = '',
  hours = '',
  lastDay = '',
}: NewEventAnswers): Pick<EventDraft, 'allDay' | 'startDay' | 'startTime' | 'endDay' | 'endTime'> {
  const [startTime = '', endTime = ''] = hours === '' ? [] : hours.split('-');
  const isNight = endTime !== '' && endTime < startTime && day !== '';
  const next = isNight ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day;
  return { allDay: hours === '', startDay: day, startTime, endTime, endDay: lastDay === '' ? next : lastDay };
}

function toDraft(answers: NewEventAnswers, known: NewEventKnowledge): EventDraft {
  const {
    title = '',
    summary = '',
    format = '',
    region = '',
    venue = '',
    place = '',
    onlineUrl = '',
    timezone = '',
    organizer = '',
  } = answers;
  const price = parsePrice(answers.price ?? '') ?? {};
  return {
    ...EMPTY_DRAFT,
    title,
    summary,
    format,
    ...price,
    // Whoever has a checkout is asked where they send it: by the template of pull requests.
    consent: true,
    lang: guessLanguage({ title, summary }, known.locale),
    region,
    venue,
    place,
    onlineUrl,
    timezone,
    ...timesOf(answers),
    status: 'confirmed',
    until: '',
    organizer,
    id: answers.id ?? proposedId(answers, known),
  };
}

function proposedId(
  { title = '', format = 'event', day = '' }: NewEventAnswers,
  { registry }: NewEventKnowledge,
): string {
  const removed = (registry.settings.removed ?? []).map(({ id }) => id);
  return proposeId(title, format, day, new Set([...registry.events.keys(), ...removed]));
}
