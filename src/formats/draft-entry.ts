import type { EventEntry } from '../domain/event.ts';
import { formatRecurrenceRule } from '../domain/recurrence-rule.ts';
import { findTimeZoneFault } from '../domain/time-zone.ts';
import type { Locale } from '../i18n/locale.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { type Repeat, toCycle } from './draft-repeat.ts';
import { proposeId } from './event-id.ts';

/** The fields of the form, by the names of their inputs; texts as people left them. */
export interface EventDraft {
  readonly title: string;
  readonly summary: string;
  /** The text of the page, in Markdown. */
  readonly body: string;
  readonly format: string;
  readonly lang: string;
  readonly region: string;
  readonly attendance: '' | EventEntry['attendance'];
  /** An id; `NEW_VENUE` for one that comes with the event. */
  readonly venue: string;
  readonly venueName: string;
  readonly venueAddress: string;
  readonly venueCapacity: string;
  readonly place: string;
  readonly onlineUrl: string;
  readonly allDay: boolean;
  readonly startDay: string;
  readonly startTime: string;
  readonly endDay: string;
  readonly endTime: string;
  /** Where the times are not those of the place: an Area/City name, or what stands for one (MSK, Moscow). */
  readonly timezone: string;
  readonly repeat: '' | Repeat;
  readonly repeatEnd: 'count' | 'until';
  readonly repeatCount: string;
  readonly repeatUntil: string;
  /** Days of the series that are left out: `2026-12-12,2026-12-26`. */
  readonly except: string;
  readonly status: 'confirmed' | 'hold';
  readonly until: string;
  readonly organizer: string;
  /** What an organiser is called who is not in the registry yet, and who vouches for that. */
  readonly personName: string;
  readonly personTelegram: string;
  readonly personIs: '' | 'me' | 'agreed';
  /** Ids, parted by commas. */
  readonly speakers: string;
  readonly hosts: string;
  /** Words or keys, parted by commas. */
  readonly topics: string;
  /** Languages that are spoken, parted by commas. */
  readonly languages: string;
  readonly price: '' | 'free' | 'donation' | 'amount';
  readonly amount: string;
  readonly currency: string;
  readonly registrationUrl: string;
  readonly registrationDeadline: string;
  readonly capacity: string;
  readonly scope: EventEntry['scope'];
  readonly partOf: string;
  readonly id: string;
  /** The text is under CC BY 4.0, and those named have agreed. */
  readonly consent: boolean;
}
export type DraftField = keyof EventDraft;

/** The value of `venue` that asks for a venue of one's own. */
export const NEW_VENUE = '+';

/** A draft of which nothing is written yet; its fields are in the order of the form. */
export const EMPTY_DRAFT: EventDraft = {
  title: '',
  format: '',
  region: '',
  attendance: '',
  venue: '',
  venueName: '',
  venueAddress: '',
  venueCapacity: '',
  place: '',
  onlineUrl: '',
  allDay: false,
  startDay: '',
  startTime: '',
  endDay: '',
  endTime: '',
  timezone: '',
  status: 'confirmed',
  until: '',
  repeat: '',
  repeatEnd: 'count',
  repeatCount: '',
  repeatUntil: '',
  except: '',
  summary: '',
  body: '',
  topics: '',
  lang: 'ru',
  languages: '',
  price: '',
  amount: '',
  currency: '',
  registrationUrl: '',
  registrationDeadline: '',
  capacity: '',
  organizer: '',
  personName: '',
  personTelegram: '',
  personIs: '',
  speakers: '',
  hosts: '',
  scope: 'regional',
  partOf: '',
  id: '',
  consent: false,
};

/** What the form knows of the registry. */
export interface DraftContext {
  readonly locale: Locale;
  /** Of the venue, else of the region, else of the settings. */
  readonly timezone: string;
  /** The region has several zones: each event there names its own. */
  readonly hasSeveralZones?: boolean | undefined;
  /** The region has no place: what is in it is online. */
  readonly isOnline: boolean;
  /** For so many days a hold may last. */
  readonly holdDays: number;
  readonly venueName: (id: string) => string;
  /** Topics by what they are called, in small letters. */
  readonly topics?: ReadonlyMap<string, string> | undefined;
}

/** A file of an application. Path from the root of the content folder. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
}

/** Take from what was typed or pasted what nobody means: line breaks in lines, characters that cannot be seen, an `@` of a name. */
export function tidy(draft: EventDraft): EventDraft {
  const clean = Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [
      field,
      typeof value !== 'string'
        ? value
        : field === 'body'
          ? cleanText(value)
          : cleanLine(value).replaceAll(/ {2,}/g, ' '),
    ]),
  );
  const names = {
    organizer: toPersonId(draft.organizer),
    personTelegram: toHandle(draft.personTelegram),
    timezone: toZone(draft.timezone),
  };
  // Every field keeps its kind.
  return { ...(clean as unknown as EventDraft), ...names };
}

/** Get the id that is meant by a nick, an `@` of a name or an address of Telegram. */
export function toPersonId(text: string): string {
  return cleanLine(text)
    .replace(/^(?:https?:\/\/)?(?:t\.me\/)?@?/i, '')
    .toLowerCase();
}

function toHandle(text: string): string {
  const name = cleanLine(text).replace(/^(?:https?:\/\/)?(?:t\.me\/)?@?/i, '');
  return name === '' ? '' : `@${name}`;
}

/** «МСК», Moscow and europe/moscow are Europe/Moscow; what is none of these is left for the schema to refuse. */
function toZone(text: string): string {
  const name = cleanLine(text);
  const fault = name === '' ? undefined : findTimeZoneFault(name);
  return fault?.suggestion !== undefined && (fault.variant !== 'unknown' || !name.includes('/'))
    ? fault.suggestion
    : name;
}

/** Tell whether nobody has to come anywhere. */
export function isHeldOnline({ attendance }: EventDraft, { isOnline }: DraftContext): boolean {
  return isOnline || attendance === 'online';
}

/**
 * Get the front matter that a draft means; what was left empty is not in it. Days that are left out of a series are those that
 * `exceptOf` says of its rule.
 */
export function toEntry(
  draft: EventDraft,
  context: DraftContext,
  venue: string,
  exceptOf: (rule: string) => readonly string[],
): Readonly<Record<string, unknown>> {
  const { title, summary, status, format, lang, place, onlineUrl, allDay, until, organizer, scope, partOf } = draft;
  const isOnline = isHeldOnline(draft, context);
  const isRemote = isOnline || draft.attendance === 'hybrid';
  const start = allDay ? draft.startDay : `${draft.startDay}T${draft.startTime}`;
  const end = allDay ? draft.endDay : `${draft.endDay}T${draft.endTime}`;
  const spoken = listOf(draft.languages);
  const fields = {
    title,
    summary,
    status,
    start,
    end: allDay && end === start ? '' : end,
    timezone: draft.timezone === context.timezone && !context.hasSeveralZones ? '' : draft.timezone,
    venue: isOnline ? '' : venue,
    place: isOnline || venue !== '' ? '' : place,
    attendance: isOnline ? 'online' : draft.attendance,
    onlineUrl: isRemote ? onlineUrl : '',
    format,
    lang,
    languages: spoken.length === 1 && spoken[0] === lang ? [] : spoken,
    organizers: organizer === '' ? [] : [organizer],
    speakers: listOf(draft.speakers).map(toPersonId),
    hosts: listOf(draft.hosts).map(toPersonId),
    topics: topicsOf(draft, context).map(({ id }) => id),
    price: priceOf(draft),
    registration:
      draft.registrationUrl === ''
        ? ''
        : withoutEmpty({ url: draft.registrationUrl, deadline: draft.registrationDeadline }),
    capacity: numberOf(draft.capacity),
    scope,
    partOf,
    repeat: repeatOf(draft, exceptOf),
    hold: status === 'hold' ? withoutEmpty({ until, by: organizer }) : '',
  };
  return withoutEmpty(fields);
}

/** Take out what says nothing. */
export function withoutEmpty(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/** Get what is listed, each once. */
export function listOf(text: string): string[] {
  const items = text.split(/[,;]/).map((item) => item.trim());
  return [...new Set(items)].filter((item) => item !== '');
}

/** Get the keys of topics; one may be called by its name, and a new one gets the key that its name makes. */
export function topicsOf(
  { topics }: EventDraft,
  context: DraftContext,
): { readonly id: string; readonly value: string }[] {
  const all = listOf(topics).map((value) => {
    const name = value.replace(/^#/, '').toLowerCase();
    return { value, id: context.topics?.get(name) ?? proposeId(name, '', '', NONE) };
  });
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

const NONE: ReadonlySet<string> = new Set();

function priceOf({ price, amount, currency }: EventDraft): unknown {
  if (price !== 'amount') return price;
  return amount === '' ? '' : { amount: numberOf(amount), currency: currency === '' ? 'EUR' : currency.toUpperCase() };
}

/** Read a number as people write it; what is none is left for the schema to refuse. */
export function numberOf(text: string): number | string {
  const written = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : text;
}

function repeatOf(draft: EventDraft, exceptOf: (rule: string) => readonly string[]): unknown {
  const cycle = toCycle(draft.repeat, draft.startDay);
  if (!cycle) return '';
  const { repeatEnd, repeatCount, repeatUntil } = draft;
  const limit =
    repeatEnd === 'count'
      ? /^\d{1,3}$/.test(repeatCount) && { kind: 'count' as const, count: Number(repeatCount) }
      : isDate(repeatUntil) &&
        repeatUntil >= draft.startDay && { kind: 'date' as const, date: Temporal.PlainDate.from(repeatUntil) };
  if (!limit) return '';
  const rule = formatRecurrenceRule({ ...cycle, limit });
  const except = exceptOf(rule);
  return except.length === 0 ? { rule } : { rule, except };
}

/** Tell whether that is a day of the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).year > 1900;
  } catch {
    return false;
  }
}
