import { EVENT_FORMATS } from '../domain/event.ts';
import { formatRecurrenceRule, parseRecurrenceRule, type RecurrenceRule } from '../domain/recurrence-rule.ts';
import { formatLocalTime } from '../domain/temporal.ts';
import { findTimeZoneFault } from '../domain/time-zone.ts';
import { feedWordsOf } from '../i18n/feeds.ts';
import { wordsOf } from '../i18n/interface.ts';
import { LOCALES } from '../i18n/locale.ts';
import { cleanLine } from './clean-text.ts';
import { fold } from './fold.ts';
import { takeLine, takeText } from './foreign-text.ts';
import { type Component, type Property, parseComponents, unescapeText } from './icalendar-component.ts';
import {
  type ImportedEvent,
  type ImportFault,
  type ImportNote,
  type ImportTarget,
  MOST_IMPORTED,
} from './imported-event.ts';
import { describeIssue } from './issues.ts';

/** Read the events of a calendar file (RFC 5545) as event files would have them; each with what could not be carried over. */
export function importICalendar(text: string, target: ImportTarget): readonly ImportedEvent[] | ImportFault {
  const calendars = parseComponents(text).filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) return { fault: 'no-calendar' };
  const inside = calendars.flatMap(({ components }) => components);
  const events = inside.filter(({ name }) => name === 'VEVENT');
  if (events.length > MOST_IMPORTED) return { fault: 'too-many', value: MOST_IMPORTED };
  const zones = new Map(
    inside.filter(({ name }) => name === 'VTIMEZONE').map((zone) => [textValueOf(zone, 'TZID') ?? '', zone]),
  );
  const known: Known = { target, zones, home: target.timezone };
  const byUid = Map.groupBy(events, (event) => textValueOf(event, 'UID') ?? `line ${event.line}`);
  return [...byUid.values()].flatMap((same) => importSeries(same, known));
}

interface Known {
  readonly target: ImportTarget;
  readonly zones: ReadonlyMap<string, Component>;
  readonly home: string | undefined;
}

/** A refusal of one event, thrown to where its report is written. */
class Refusal extends Error {
  readonly note: ImportNote;
  constructor(note: ImportNote) {
    super(note.kind);
    this.note = note;
  }
}

function importSeries(same: readonly Component[], known: Known): ImportedEvent[] {
  const masters = same.filter((event) => !propertyOf(event, 'RECURRENCE-ID'));
  const changes = same.filter((event) => propertyOf(event, 'RECURRENCE-ID'));
  // Of an event that is there twice the newest counts; changed dates without their series stand by themselves.
  const [master] = [...masters].sort(
    (a, b) => Number(textValueOf(b, 'SEQUENCE') ?? 0) - Number(textValueOf(a, 'SEQUENCE') ?? 0),
  );
  return master ? [importEvent(master, changes, known)] : changes.map((change) => importEvent(change, [], known));
}

function importEvent(event: Component, changes: readonly Component[], known: Known): ImportedEvent {
  const notes: ImportNote[] = [];
  const title = takeLine(unescapeText(textValueOf(event, 'SUMMARY') ?? ''), 140, 'SUMMARY');
  const description = takeText(
    unescapeText(textValueOf(event, 'DESCRIPTION') ?? textValueOf(event, 'X-ALT-DESC') ?? ''),
    'DESCRIPTION',
  );
  notes.push(...title.notes, ...description.notes);
  const link = webAddressOf(textValueOf(event, 'URL')) ?? hiddenPlaceOf(event);
  const body = [description.text, ...(link === undefined || description.text.includes(link) ? [] : [link])]
    .filter((part) => part !== '')
    .join('\n\n');
  const shared = { line: event.line, title: title.text, body };
  try {
    const fields = {
      ...statusOf(event, title.text),
      ...timesOf(event, changes, known, notes),
      ...placeOf(event, known.target, notes),
      format: formatOf(event, notes),
      ...languageOf(title.text),
    };
    notes.push(...leftOut(event));
    return { ...shared, fields, notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...shared, notes: [...notes, error.note] };
  }
}

function languageOf(title: string): object {
  return /\p{Script=Cyrillic}/u.test(title) ? {} : { lang: 'en' };
}

function propertyOf({ properties }: Component, name: string): Property | undefined {
  return properties.find((property) => property.name === name);
}

function textValueOf(component: Component, name: string): string | undefined {
  const value = propertyOf(component, name)?.value.trim();
  return value === '' ? undefined : value;
}

function statusOf(event: Component, title: string): { readonly status: string; readonly title: string } {
  const access = textValueOf(event, 'CLASS')?.toUpperCase() ?? 'PUBLIC';
  if (access !== 'PUBLIC') throw new Refusal({ kind: 'private' });
  const status = textValueOf(event, 'STATUS')?.toUpperCase() ?? 'CONFIRMED';
  if (status === 'TENTATIVE') throw new Refusal({ kind: 'tentative' });
  if (status !== 'CANCELLED') return { status: 'confirmed', title };
  // What our own calendars write before the title says which of the two it is.
  for (const locale of LOCALES) {
    const { prefix } = feedWordsOf(locale);
    for (const off of ['cancelled', 'postponed'] as const)
      if (title.startsWith(prefix[off])) return { status: off, title: title.slice(prefix[off].length) };
  }
  return { status: 'cancelled', title };
}

/** A day, or a moment on the clock of a zone. */
type Moment =
  | { readonly kind: 'day'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'time'; readonly local: Temporal.PlainDateTime; readonly zone: string };

function momentOf({ value, parameters }: Pick<Property, 'value' | 'parameters'>, known: Known): Moment {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value.trim());
  if (!match) throw new Refusal({ kind: 'time', value: cleanLine(value).slice(0, 60) });
  const [, year, month, day, hour, minute, , utc] = match;
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`);
    if (hour === undefined) return { kind: 'day', date };
    const local = date.toPlainDateTime(Temporal.PlainTime.from(`${hour}:${minute}`));
    if (utc) return { kind: 'time', local, zone: 'UTC' };
    return { kind: 'time', ...onClock(local, parameters.TZID, known) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal({ kind: 'time', value: cleanLine(value).slice(0, 60) });
  }
}

/** Find the clock of a local time: a zone by any of its names, a zone of one offset by that; without a zone, the clock of the region. */
function onClock(
  local: Temporal.PlainDateTime,
  tzid: string | undefined,
  known: Known,
): { local: Temporal.PlainDateTime; zone: string } {
  if (tzid === undefined || tzid === '') {
    if (known.home === undefined) throw new Refusal({ kind: 'zone', value: '' });
    return { local, zone: known.home };
  }
  const definition = known.zones.get(tzid);
  const names = [
    tzid,
    definition && textValueOf(definition, 'X-LIC-LOCATION'),
    ...[2, 3].map((parts) => tzid.split('/').slice(-parts).join('/')),
    WINDOWS_ZONES[tzid],
  ];
  for (const name of names) {
    const fault = name === undefined ? undefined : findTimeZoneFault(name);
    if (name !== undefined && !fault) return { local, zone: name };
    if (fault?.variant === 'spelling' && fault.suggestion !== undefined) return { local, zone: fault.suggestion };
  }
  if (/^(?:Etc\/)?(?:UTC|GMT|Zulu)$/i.test(tzid)) return { local, zone: 'UTC' };
  const offsets = new Set(definition?.components.flatMap((part) => textValueOf(part, 'TZOFFSETTO') ?? []));
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})/.exec([...offsets][0] ?? '') ?? [];
  if (offsets.size !== 1 || sign === undefined)
    throw new Refusal({ kind: 'zone', value: cleanLine(tzid).slice(0, 60) });
  const length = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { local: local.subtract({ minutes: length }), zone: 'UTC' };
}

/** What Outlook calls the zones in which the community lives. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'Central European Standard Time': 'Europe/Warsaw',
  'Central Europe Standard Time': 'Europe/Belgrade',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Kyiv',
  'Russian Standard Time': 'Europe/Moscow',
  'Georgian Standard Time': 'Asia/Tbilisi',
  'Argentina Standard Time': 'America/Argentina/Buenos_Aires',
  'Turkey Standard Time': 'Europe/Istanbul',
};

/** Put a moment on the clock of the event. */
function toZone(moment: Moment, zone: string): string {
  if (moment.kind === 'day') return moment.date.toString();
  if (moment.zone === zone) return formatLocalTime(moment.local);
  return formatLocalTime(moment.local.toZonedDateTime(moment.zone).withTimeZone(zone).toPlainDateTime());
}

function timesOf(event: Component, changes: readonly Component[], known: Known, notes: ImportNote[]): object {
  const begin = propertyOf(event, 'DTSTART');
  if (!begin) throw new Refusal({ kind: 'no-start' });
  const start = momentOf(begin, known);
  const zone = start.kind === 'time' && start.zone !== 'UTC' ? start.zone : known.home;
  if (zone === undefined) throw new Refusal({ kind: 'zone', value: 'UTC' });
  const end = endOf(event, start, zone, known);
  const repeat = repeatOf(event, { changes, known, start, zone, notes });
  return {
    start: toZone(start, zone),
    ...(end === undefined ? {} : { end }),
    ...(zone === known.target.timezone || start.kind === 'day' ? {} : { timezone: zone }),
    ...(repeat ? { repeat } : {}),
  };
}

/** Get the end as event files have it: of whole days the last, and nothing where that is the first. */
function endOf(event: Component, start: Moment, zone: string, known: Known): string | undefined {
  const written = propertyOf(event, 'DTEND');
  const length = textValueOf(event, 'DURATION');
  if (written) {
    const end = momentOf(written, known);
    if (end.kind !== start.kind) throw new Refusal({ kind: 'time', value: cleanLine(written.value).slice(0, 60) });
    if (end.kind === 'time' || start.kind === 'time') return toZone(end, zone);
    const last = end.date.subtract({ days: Temporal.PlainDate.compare(end.date, start.date) > 0 ? 1 : 0 });
    return last.equals(start.date) ? undefined : last.toString();
  }
  if (length === undefined) {
    if (start.kind === 'day') return undefined;
    throw new Refusal({ kind: 'no-end' });
  }
  const match = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,5}S)?)?$/.exec(length);
  if (!match) throw new Refusal({ kind: 'time', value: cleanLine(length).slice(0, 60) });
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (start.kind === 'day') {
    const last = start.date.add({ days: Math.max(0, weeks * 7 + days - 1) });
    return last.equals(start.date) ? undefined : last.toString();
  }
  const begins = start.local.toZonedDateTime(start.zone).withTimeZone(zone);
  return formatLocalTime(
    begins
      .add({ days: weeks * 7 + days })
      .add({ hours, minutes })
      .toPlainDateTime(),
  );
}

interface Series {
  readonly changes: readonly Component[];
  readonly known: Known;
  readonly start: Moment;
  readonly zone: string;
  readonly notes: ImportNote[];
}

function repeatOf(event: Component, series: Series): object | undefined {
  const { changes, known, zone, notes } = series;
  const written = textValueOf(event, 'RRULE');
  const extra = listOf(event, 'RDATE', series);
  if (written === undefined) {
    // Dates without a rule are no series to the registry.
    if (extra.length > 0) notes.push({ kind: 'period', value: extra.join(', ').slice(0, 100) });
    return undefined;
  }
  const rule = ruleOf(written, series);
  const except = listOf(event, 'EXDATE', series);
  const moved: object[] = [];
  for (const change of changes) {
    const original = propertyOf(change, 'RECURRENCE-ID');
    const begin = propertyOf(change, 'DTSTART');
    if (!original || !begin) continue;
    if (original.parameters.RANGE !== undefined) throw new Refusal({ kind: 'this-and-future' });
    const from = toZone(momentOf(original, known), zone);
    if (textValueOf(change, 'STATUS')?.toUpperCase() === 'CANCELLED') {
      except.push(from);
      continue;
    }
    const start = momentOf(begin, known);
    const end = endOf(change, start, zone, known);
    if (
      textValueOf(change, 'SUMMARY') !== textValueOf(event, 'SUMMARY') ||
      textValueOf(change, 'DESCRIPTION') !== textValueOf(event, 'DESCRIPTION')
    )
      notes.push({ kind: 'override', value: from });
    const to = toZone(start, zone);
    // A date that is repeated as it is has not moved.
    if (to !== from || end !== endLike(event, from, series))
      moved.push({ from, start: to, ...(end === undefined ? {} : { end }) });
  }
  return {
    rule,
    ...(except.length > 0 ? { except: [...new Set(except)].sort() } : {}),
    ...(moved.length > 0 ? { moved } : {}),
    ...(extra.length > 0
      ? { also: extra.map((start) => ({ start, ...endField(endLike(event, start, series)) })) }
      : {}),
  };
}

function endField(end: string | undefined): object {
  return end === undefined ? {} : { end };
}

/** Get the end that a date of the series has when it lasts as long as the first. */
function endLike(event: Component, from: string, { start, zone, known }: Series): string | undefined {
  const end = endOf(event, start, zone, known);
  if (end === undefined) return undefined;
  if (start.kind === 'day') {
    const days = start.date.until(Temporal.PlainDate.from(end)).days;
    return Temporal.PlainDate.from(from).add({ days }).toString();
  }
  const first = Temporal.PlainDateTime.from(toZone(start, zone));
  return formatLocalTime(Temporal.PlainDateTime.from(from).add(first.until(Temporal.PlainDateTime.from(end))));
}

function listOf(event: Component, name: string, { known, zone, notes }: Series): string[] {
  const found: string[] = [];
  for (const { value, parameters } of event.properties.filter((property) => property.name === name)) {
    for (const one of value.split(',').slice(0, MOST_DATES)) {
      if (one.includes('/')) notes.push({ kind: 'period', value: cleanLine(one).slice(0, 60) });
      else found.push(toZone(momentOf({ value: one, parameters }, known), zone));
    }
  }
  return found.slice(0, MOST_DATES);
}

const MOST_DATES = 400;

/** Write a rule as event files have it. One that never ends is given a year: the registry knows no endless series. */
function ruleOf(written: string, { start, zone, known, notes }: Series): string {
  const parts = written
    .toUpperCase()
    .split(';')
    .filter((part) => part !== '' && !/^WKST=/.test(part));
  const isEndless = !parts.some((part) => /^(?:COUNT|UNTIL)=/.test(part));
  const today = known.target.now.toZonedDateTimeISO(zone).toPlainDate();
  const first = start.kind === 'day' ? start.date : Temporal.PlainDate.from(toZone(start, zone).slice(0, 10));
  const until = (Temporal.PlainDate.compare(first, today) > 0 ? first : today).add({ years: 1 }).toString();
  const limited = parts.map((part) => untilOf(part, start));
  if (isEndless) limited.push(`UNTIL=${until.replaceAll('-', '')}`);
  const rule: RecurrenceRule | Parameters<typeof tellRule>[0] = parseRecurrenceRule(limited.join(';'));
  if ('code' in rule)
    throw new Refusal({ kind: 'rule', value: cleanLine(written).slice(0, 120), reason: tellRule(rule) });
  if (isEndless) notes.push({ kind: 'endless', value: until });
  return formatRecurrenceRule(rule);
}

/** An end without a zone, or with one where days are whole, is told by its day. */
function untilOf(part: string, start: Moment): string {
  const match = /^UNTIL=(\d{8})T\d{6}(Z?)$/.exec(part);
  return match && (match[2] === '' || start.kind === 'day') ? `UNTIL=${match[1]}` : part;
}

function tellRule(fault: Extract<ReturnType<typeof parseRecurrenceRule>, { code: unknown }>): ImportNote['reason'] {
  const issue = { ...fault, severity: 'error', file: '' } as const;
  return { ru: describeIssue(issue, 'ru').message, en: describeIssue(issue, 'en').message };
}

function placeOf(event: Component, target: ImportTarget, notes: ImportNote[]): object {
  const location = takeLine(unescapeText(textValueOf(event, 'LOCATION') ?? ''), 140, 'LOCATION');
  notes.push(...location.notes);
  const isRoom = ROOMS_IN_THE_NET.test(location.text);
  const conference = ['CONFERENCE', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL'].flatMap(
    (name) => webAddressOf(textValueOf(event, name)) ?? [],
  );
  if (isRoom) conference.push(...(unescapeText(textValueOf(event, 'DESCRIPTION') ?? '').match(CALLS) ?? []));
  const address = webAddressOf(location.text);
  const online = conference[0] ?? (hiddenPlaceOf(event) === undefined ? address : undefined);
  const isSomewhere = location.text !== '' && address === undefined && !isRoom;
  if (target.isOnline || (!isSomewhere && (online !== undefined || isRoom))) {
    if (!target.isOnline && location.text !== '') notes.push({ kind: 'online', value: location.text });
    return { attendance: 'online', ...(online === undefined ? {} : { onlineUrl: online }) };
  }
  if (!isSomewhere) notes.push({ kind: 'place' });
  const venue = target.venueOf(location.text);
  return {
    ...(venue === undefined ? { place: isSomewhere ? location.text : target.regionName } : { venue }),
    ...(online === undefined ? {} : { attendance: 'hybrid', onlineUrl: online }),
  };
}

/** Luma hides a place behind a link to its own page, and gives the coordinates all the same. */
function hiddenPlaceOf(event: Component): string | undefined {
  return propertyOf(event, 'GEO') && webAddressOf(textValueOf(event, 'LOCATION'));
}

/** Where calls are held, as invitations have it among their words. */
const CALLS = /https:\/\/(?:[\w-]+\.)*(?:teams\.microsoft\.com|zoom\.us|meet\.google\.com)\/[^\s<>"]+/i;

/** What programs write for a place where a call is held. */
const ROOMS_IN_THE_NET = /^(?:microsoft teams|zoom|google meet|skype|online|онлайн|в сети)(?!\p{L})/iu;

function webAddressOf(text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  return /^https?:\/\/[^\s@<>"]{3,1990}$/i.test(address) && URL.canParse(address) ? address : undefined;
}

function formatOf(event: Component, notes: ImportNote[]): string {
  const categories = event.properties
    .filter(({ name }) => name === 'CATEGORIES')
    .flatMap(({ value }) => value.split(/(?<!\\),/).map((category) => cleanLine(unescapeText(category))))
    .filter((category) => category !== '');
  const rest: string[] = [];
  let format: string | undefined;
  for (const category of categories.slice(0, 20)) {
    const found = EVENT_FORMATS.find((known) =>
      [known, ...LOCALES.map((locale) => wordsOf(locale).formats[known])].some((name) => fold(name) === fold(category)),
    );
    if (found && format === undefined) format = found;
    else rest.push(category);
  }
  if (rest.length > 0) notes.push({ kind: 'category', value: rest.join(', ').slice(0, 200) });
  return format ?? 'other';
}

/** What is read, what every program writes for itself, and what a registry of events has no use for. */
const EXPECTED =
  /^(?:UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|LOCATION|STATUS|CLASS|CATEGORIES|URL|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|CREATED|LAST-MODIFIED|TRANSP|PRIORITY|GEO|CONFERENCE|ORGANIZER|ATTENDEE|X-.*)$/;

function leftOut(event: Component): ImportNote[] {
  const names = new Set(event.properties.map(({ name }) => name));
  const others = [...names, ...event.components.map(({ name }) => name)].filter((name) => !EXPECTED.test(name));
  return [
    ...(names.has('ATTENDEE') || names.has('ORGANIZER') ? [{ kind: 'people' } as const] : []),
    ...(others.length > 0 ? [{ kind: 'property', value: [...new Set(others)].slice(0, 20).join(', ') } as const] : []),
  ];
}
