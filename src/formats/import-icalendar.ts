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
import { guessLanguage } from './guessed-language.ts';
import { type Component, type Property, parseComponents, unescapeText } from './icalendar-component.ts';
import {
  type ImportedEvent,
  type ImportedFile,
  type ImportedPosition,
  type ImportFault,
  type ImportNote,
  type ImportTarget,
  MOST_IMPORTED,
} from './imported-event.ts';
import { describeIssue } from './issues.ts';
import { readPrice } from './price-text.ts';

/** Read the events of a calendar file (RFC 5545) as event files would have them; each with what could not be carried over. */
export function importICalendar(text: string, target: ImportTarget): ImportedFile | ImportFault {
  const calendars = parseComponents(text).filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) return { fault: 'no-calendar' };
  const notes: ImportNote[] = [];
  const events = calendars.flatMap((calendar) => eventsOf(calendar, target, notes));
  if (events.length > MOST_IMPORTED) return { fault: 'too-many', value: MOST_IMPORTED };
  const byUid = Map.groupBy(events, ({ component }) => textValueOf(component, 'UID') ?? `line ${component.line}`);
  const others = calendars
    .flatMap(({ components }) => components.map(({ name }) => name))
    .filter((name) => OTHERS.test(name));
  const counted = [...Map.groupBy(others, (other) => other)].map(([name, { length }]) => `${name}: ${length}`);
  if (counted.length > 0) notes.push({ kind: 'components', value: counted });
  return { events: [...byUid.values()].flatMap(importSeries), notes };
}

/** What is in calendars and is no event, zones aside. */
const OTHERS = /^V(?:TODO|JOURNAL|FREEBUSY|AVAILABILITY)$/;

/** An event as it stands in its calendar. */
interface Found {
  readonly component: Component;
  readonly known: Known;
}

interface Known {
  readonly target: ImportTarget;
  readonly zones: ReadonlyMap<string, Component>;
  /** The clock of what names none: that of the region. */
  readonly home: string | undefined;
  /** The clock of local times without a zone. */
  readonly floating: string | undefined;
  /** What the calendar was sent for (RFC 5546). */
  readonly method: string;
}

function eventsOf(calendar: Component, target: ImportTarget, notes: ImportNote[]): Found[] {
  const zones = new Map(
    calendar.components
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((zone) => [textValueOf(zone, 'TZID') ?? '', zone]),
  );
  const named = textValueOf(calendar, 'X-WR-TIMEZONE') ?? '';
  const own = findTimeZoneFault(named) ? undefined : named;
  const known: Known = {
    target,
    zones,
    home: target.timezone ?? own,
    floating: own ?? target.timezone,
    method: textValueOf(calendar, 'METHOD')?.toUpperCase() ?? 'PUBLISH',
  };
  const events = calendar.components.filter(({ name }) => name === 'VEVENT');
  const isFloating = (event: Component) =>
    /T\d{6}$/.test(textValueOf(event, 'DTSTART') ?? '') && !propertyOf(event, 'DTSTART')?.parameters.TZID;
  if (own !== undefined && own !== target.timezone && events.some(isFloating))
    notes.push({ kind: 'calendar-zone', value: own });
  return events.map((component) => ({ component, known }));
}

/** A refusal of one event, thrown to where its report is written. */
class Refusal extends Error {
  readonly note: ImportNote;
  constructor(note: ImportNote) {
    super(note.kind);
    this.note = note;
  }
}

function importSeries(same: readonly Found[]): ImportedEvent[] {
  const isChange = ({ component }: Found) => propertyOf(component, 'RECURRENCE-ID') !== undefined;
  const changes = same.filter(isChange);
  // Of an event that is there twice the newest counts; changed dates without their series stand by themselves.
  const [master] = same.filter((found) => !isChange(found)).sort((a, b) => compareAge(b.component, a.component));
  const isSeries = master && ['RRULE', 'RDATE'].some((name) => propertyOf(master.component, name));
  if (isSeries) return [importEvent(master, changes)];
  return [...(master ? [master] : []), ...changes].map((one) => importEvent(one, []));
}

function compareAge(a: Component, b: Component): number {
  const sequence = (event: Component) => Number(textValueOf(event, 'SEQUENCE') ?? 0) || 0;
  const stamp = (event: Component) => textValueOf(event, 'LAST-MODIFIED') ?? textValueOf(event, 'DTSTAMP') ?? '';
  return sequence(a) - sequence(b) || (stamp(a) < stamp(b) ? -1 : Number(stamp(a) > stamp(b)));
}

function importEvent({ component: event, known }: Found, changes: readonly Found[]): ImportedEvent {
  const notes: ImportNote[] = [];
  const title = takeLine(unescapeText(textValueOf(event, 'SUMMARY') ?? ''), 140, 'SUMMARY');
  const description = takeText(
    unescapeText(textValueOf(event, 'DESCRIPTION') ?? alternativesOf(event)[0] ?? ''),
    'DESCRIPTION',
  );
  notes.push(...title.notes, ...description.notes, ...alternativeNotes(event));
  const links = [webAddressOf(textValueOf(event, 'URL')), hiddenPlaceOf(event)].filter(
    (link) => link !== undefined && !description.text.includes(link),
  );
  const body = [description.text, ...new Set(links)].filter((part) => part !== '').join('\n\n');
  const shared = { line: event.line, title: title.text, body };
  try {
    const place = placeOf(event, known.target, notes);
    const { format, topics } = formatOf(event, known.target, notes);
    const fields = {
      ...statusOf(event, title.text, known.method),
      ...timesOf(event, changes, known, notes),
      ...place.fields,
      format,
      ...(topics.length > 0 ? { topics } : {}),
      ...languageOf(event, title.text, body),
      ...termsOf(event, notes),
    };
    notes.push(...leftOut(event));
    return { ...shared, fields, notes, position: place.position };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...shared, notes: [...notes, error.note] };
  }
}

/** The text in HTML, which programs write beside the plain one. */
function alternativesOf(event: Component): string[] {
  return ['X-ALT-DESC', 'STYLED-DESCRIPTION'].flatMap((name) => textValueOf(event, name) ?? []);
}

/** What only the text in HTML has: links that the plain one does not show. */
function alternativeNotes(event: Component): ImportNote[] {
  const plain = textValueOf(event, 'DESCRIPTION');
  if (plain === undefined) return [];
  const shown = unescapeText(plain);
  const links = alternativesOf(event).flatMap(
    (html) =>
      unescapeText(html)
        .slice(0, 50_000)
        .match(/(?<=\bhref\s{0,3}=\s{0,3}["'])https?:[^"'\s<>]{1,500}/gi) ?? [],
  );
  const hidden = [...new Set(links.map((link) => link.replaceAll('&amp;', '&')))].filter(
    (link) => !shown.includes(link.replace(/\/$/, '')),
  );
  return hidden.length > 0 ? [{ kind: 'links', value: hidden.slice(0, 10).map((link) => cleanLine(link)) }] : [];
}

/** Calendars may say the language of a text; those that do not mean it write that of the program, or none. */
function languageOf(event: Component, title: string, body: string): object {
  const said = /^[a-z]{2,3}(?![a-z])/i.exec(propertyOf(event, 'SUMMARY')?.parameters.LANGUAGE ?? '')?.[0].toLowerCase();
  const guess = guessLanguage({ title, body }, 'en');
  // Outlook marks whatever is written as American.
  const lang = said === undefined || said === 'en' ? guess : said;
  return lang === 'ru' ? {} : { lang };
}

/** Prices and the sale of tickets, as programs for sites write them. */
function termsOf(event: Component, notes: ImportNote[]): object {
  const written = textValueOf(event, 'X-COST');
  const price = written === undefined ? undefined : readPrice(unescapeText(written));
  if (written !== undefined && price === undefined)
    notes.push({ kind: 'price', value: cleanLine(unescapeText(written)).slice(0, 60) });
  const tickets = webAddressOf(textValueOf(event, 'X-TICKETS-URL'));
  return {
    ...(price === undefined ? {} : { price }),
    ...(tickets === undefined ? {} : { registration: { url: tickets } }),
  };
}

function propertyOf({ properties }: Component, name: string): Property | undefined {
  return properties.find((property) => property.name === name);
}

function textValueOf(component: Component, name: string): string | undefined {
  const value = propertyOf(component, name)?.value.trim();
  return value === '' ? undefined : value;
}

function statusOf(
  event: Component,
  title: string,
  method: string,
): { readonly status: string; readonly title: string } {
  const access = textValueOf(event, 'CLASS')?.toUpperCase() ?? 'PUBLIC';
  if (access !== 'PUBLIC') throw new Refusal({ kind: 'private' });
  if (!/^(?:PUBLISH|REQUEST|ADD|CANCEL)$/.test(method))
    throw new Refusal({ kind: 'method', value: method.slice(0, 40) });
  const status = statusWordOf(event, method);
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

/** A calendar that is sent to cancel cancels what is in it, whatever that says of itself (RFC 5546 §3.2.5). */
function statusWordOf(event: Component, method: string): string {
  return method === 'CANCEL' ? 'CANCELLED' : (textValueOf(event, 'STATUS')?.toUpperCase() ?? 'CONFIRMED');
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
    if (known.floating === undefined) throw new Refusal({ kind: 'zone', value: '' });
    return { local, zone: known.floating };
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
  const alike = definition && zoneLike(definition, local.year, known);
  if (alike !== undefined) return { local, zone: alike };
  const offsets = new Set(definition?.components.flatMap((part) => textValueOf(part, 'TZOFFSETTO') ?? []));
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})/.exec([...offsets][0] ?? '') ?? [];
  if (offsets.size !== 1 || sign === undefined)
    throw new Refusal({ kind: 'zone', value: cleanLine(tzid).slice(0, 60) });
  const length = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { local: local.subtract({ minutes: length }), zone: 'UTC' };
}

/** Find a zone whose clocks are what a definition describes: of the region, or of those in which the community lives. */
function zoneLike(definition: Component, year: number, { home }: Known): string | undefined {
  const described = definition.components.map((part) => {
    const month =
      /BYMONTH=(\d+)/.exec(textValueOf(part, 'RRULE') ?? '')?.[1] ?? textValueOf(part, 'DTSTART')?.slice(4, 6);
    return `${Number(month)} ${textValueOf(part, 'TZOFFSETTO')?.slice(0, 5)}`;
  });
  if (described.length < 2) return undefined;
  const wanted = [...new Set(described)].sort().join();
  return [home, ...Object.values(WINDOWS_ZONES)].find((zone) => {
    if (zone === undefined) return false;
    const changes: string[] = [];
    let moment = Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 1, day: 1 });
    for (let look = 0; look < 4; look++) {
      const next = moment.getTimeZoneTransition('next');
      if (!next || next.year > year) break;
      // A change lies in the month in which the clock still stood before it.
      changes.push(`${next.month} ${next.offset.replace(':', '')}`);
      moment = next;
    }
    return changes.sort().join() === wanted;
  });
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

function timesOf(event: Component, changes: readonly Found[], known: Known, notes: ImportNote[]): object {
  const begin = propertyOf(event, 'DTSTART');
  if (!begin) throw new Refusal({ kind: 'no-start' });
  const start = wholeDayOf(event, momentOf(begin, known));
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

/** Outlook writes whole days as hours from midnight to midnight, and says so beside. */
function wholeDayOf(event: Component, moment: Moment): Moment {
  const isWhole = textValueOf(event, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE';
  if (!isWhole || moment.kind === 'day' || !moment.local.toPlainTime().equals(new Temporal.PlainTime())) return moment;
  return { kind: 'day', date: moment.local.toPlainDate() };
}

/** Get the end as event files have it: of whole days the last, and nothing where that is the first. */
function endOf(event: Component, start: Moment, zone: string, known: Known): string | undefined {
  const written = propertyOf(event, 'DTEND');
  const length = textValueOf(event, 'DURATION');
  if (written) {
    const end = wholeDayOf(event, momentOf(written, known));
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
  readonly changes: readonly Found[];
  readonly known: Known;
  readonly start: Moment;
  readonly zone: string;
  readonly notes: ImportNote[];
}

function repeatOf(event: Component, series: Series): object | undefined {
  const { changes, zone, notes } = series;
  const rules = event.properties.filter(({ name, value }) => name === 'RRULE' && value.trim() !== '');
  const extra = extraDates(event, series);
  const rule = rules[0] ? ruleOf(rules[0].value, series) : ONCE;
  // What stands there by one rule of two, or with dates that are none, would be wrong rather than less.
  if (rules.length > 1 || propertyOf(event, 'EXRULE'))
    throw new Refusal({ kind: 'rules', value: rules.length > 1 ? 'RRULE' : 'EXRULE' });
  if (!rules[0] && extra.length === 0) return undefined;
  const except = datesOf(event, 'EXDATE', series);
  const moved: object[] = [];
  const told: string[] = [];
  for (const { component: change, known: own } of changes) {
    const original = propertyOf(change, 'RECURRENCE-ID');
    if (!original) continue;
    if (original.parameters.RANGE !== undefined) throw new Refusal({ kind: 'this-and-future' });
    const from = dateLike(momentOf(original, own), series);
    if (statusWordOf(change, own.method) === 'CANCELLED') {
      except.push(from);
      continue;
    }
    if (OF_A_DATE.some((name) => isOther(textValueOf(change, name), textValueOf(event, name)))) told.push(from);
    const begin = propertyOf(change, 'DTSTART');
    if (!begin) continue;
    const start = wholeDayOf(change, momentOf(begin, own));
    const end = endOf(change, start, zone, own);
    const to = toZone(start, zone);
    // A date that is repeated as it is has not moved.
    if (to !== from || end !== endLike(event, from, series))
      moved.push({ from, start: to, ...(end === undefined ? {} : { end }) });
  }
  if (told.length > 0) notes.push({ kind: 'override', value: told });
  return {
    rule,
    ...(except.length > 0 ? { except: [...new Set(except)].sort() } : {}),
    ...(moved.length > 0 ? { moved } : {}),
    ...(extra.length > 0 ? { also: extra } : {}),
  };
}

/** Dates without a rule are those of a series whose rule gives the first alone. */
const ONCE = 'FREQ=DAILY;COUNT=1';

/** What a changed date may say otherwise than its series, and the registry has for the whole series only. */
const OF_A_DATE = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'GEO', 'URL', 'CONFERENCE', 'CATEGORIES'];

/** Some programs repeat but a part in a changed date: what is not there is as it was. */
function isOther(changed: string | undefined, usual: string | undefined): boolean {
  return changed !== undefined && changed !== usual;
}

/** Write a date of a series as the series has it: programs may write a day where hours are meant, and the reverse. */
function dateLike(moment: Moment, { start, zone }: Series): string {
  const date = toZone(moment, zone);
  if (start.kind === 'day') return date.slice(0, 10);
  return moment.kind === 'day' ? `${date}${toZone(start, zone).slice(10)}` : date;
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

function datesOf(event: Component, name: string, series: Series): string[] {
  return listOf(event, name, series).map((one) => dateLike(momentOf(one, series.known), series));
}

/** Dates beside the rule, each as long as the first unless it says its own end. */
function extraDates(event: Component, series: Series): object[] {
  const { known, zone } = series;
  const first = toZone(series.start, zone);
  return listOf(event, 'RDATE', series).flatMap(({ value, parameters }) => {
    const [begin = '', end] = value.split('/', 2);
    const moment = momentOf({ value: begin, parameters }, known);
    const start = dateLike(moment, series);
    // Some programs count the first among them.
    if (start === first) return [];
    if (end === undefined || moment.kind === 'day') return [{ start, ...endField(endLike(event, start, series)) }];
    const name = /^[+-]?P/i.test(end) ? 'DURATION' : 'DTEND';
    const period = { ...event, properties: [{ name, value: end, parameters, line: event.line }] };
    return [{ start, ...endField(endOf(period, moment, zone, known)) }];
  });
}

function listOf(event: Component, name: string, { notes }: Series): Pick<Property, 'value' | 'parameters'>[] {
  const found = event.properties
    .filter((property) => property.name === name)
    .flatMap(({ value, parameters }) =>
      value
        .split(',', MOST_DATES + 1)
        .filter((one) => one.trim() !== '')
        .map((one) => ({ value: one, parameters })),
    );
  if (found.length > MOST_DATES) notes.push({ kind: 'shortened', value: name });
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

interface Place {
  readonly fields: object;
  readonly position?: ImportedPosition | undefined;
}

function placeOf(event: Component, target: ImportTarget, notes: ImportNote[]): Place {
  // Apple writes the name of a place and its address on lines of their own.
  const lines = unescapeText(textValueOf(event, 'LOCATION') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const location = takeLine(lines.join(', '), 140, 'LOCATION');
  notes.push(...location.notes);
  const isRoom = ROOMS_IN_THE_NET.test(location.text);
  const written = event.properties.filter(({ name }) => CONFERENCES.includes(name)).map(({ value }) => value.trim());
  const conference = written.flatMap((value) => webAddressOf(value) ?? []);
  if (written.some((value) => value !== '' && webAddressOf(value) === undefined)) notes.push({ kind: 'dial-in' });
  if (isRoom) conference.push(...(unescapeText(textValueOf(event, 'DESCRIPTION') ?? '').match(CALLS) ?? []));
  const address = webAddressOf(location.text);
  const online = conference[0] ?? (hiddenPlaceOf(event) === undefined ? address : undefined);
  const others = [...new Set(conference)].filter((one) => one !== online);
  if (others.length > 0) notes.push({ kind: 'conference', value: others.slice(0, 10).map((one) => cleanLine(one)) });
  const isSomewhere = location.text !== '' && address === undefined && !isRoom;
  const geo = geoOf(event);
  if (target.isOnline || (!isSomewhere && (online !== undefined || isRoom))) {
    if (location.text !== '' && location.text !== online) notes.push({ kind: 'online', value: location.text });
    return { fields: { attendance: 'online', ...(online === undefined ? {} : { onlineUrl: online }) } };
  }
  if (!isSomewhere)
    notes.push({ kind: 'place' }, ...(geo ? [{ kind: 'geo', value: `${geo.lat}, ${geo.lon}` } as const] : []));
  const apple = propertyOf(event, 'X-APPLE-STRUCTURED-LOCATION')?.parameters ?? {};
  const titled = takeLine(unescapeText(apple['X-TITLE'] ?? '').split('\n', 1)[0] ?? '', 140, 'X-TITLE').text;
  const [name = '', ...rest] = lines.length > 1 ? lines : location.text.split(/\s*,\s*/);
  const venue = [location.text, name, titled].map((one) => target.venueOf(one)).find((one) => one !== undefined);
  const around = takeLine(
    (apple['X-ADDRESS'] ?? '').replaceAll(/\\{1,2}n/g, ', ').replaceAll('\\', '') || rest.join(', '),
    200,
    'LOCATION',
  ).text;
  return {
    fields: {
      ...(venue === undefined ? { place: isSomewhere ? location.text : target.regionName } : { venue }),
      ...(online === undefined ? {} : { attendance: 'hybrid', onlineUrl: online }),
    },
    position:
      geo && isSomewhere
        ? { name: takeLine(name, 140, 'LOCATION').text, venue, address: around === '' ? undefined : around, geo }
        : undefined,
  };
}

/** Where a call is held, as programs name it. */
const CONFERENCES: readonly string[] = ['CONFERENCE', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL'];

/** Coordinates as RFC 5545 and Apple write them; to a metre. */
function geoOf(event: Component): ImportedPosition['geo'] | undefined {
  const apple = /^geo:([^;?]+)/i.exec(textValueOf(event, 'X-APPLE-STRUCTURED-LOCATION') ?? '')?.[1];
  const [lat = Number.NaN, lon = Number.NaN] = (textValueOf(event, 'GEO') ?? apple ?? '')
    .split(/[;,]/)
    .map((part) =>
      /^\s*[+-]?\d{1,3}(?:\.\d{1,20})?\s*$/.test(part) ? Math.round(Number(part) * 1e5) / 1e5 : Number.NaN,
    );
  // Programs that know of no place write that it lies in the sea.
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0) ? { lat, lon } : undefined;
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

/** Get the format and the topics that categories name. */
function formatOf(
  event: Component,
  target: ImportTarget,
  notes: ImportNote[],
): { readonly format: string; readonly topics: readonly string[] } {
  const categories = event.properties
    .filter(({ name }) => name === 'CATEGORIES')
    .flatMap(({ value }) => value.split(/(?<!\\),/).map((category) => cleanLine(unescapeText(category))))
    .filter((category) => category !== '');
  const rest: string[] = [];
  const topics = new Set<string>();
  let format: string | undefined;
  for (const category of categories.slice(0, 20)) {
    const found = EVENT_FORMATS.find((known) =>
      [known, ...LOCALES.map((locale) => wordsOf(locale).formats[known])].some((name) => fold(name) === fold(category)),
    );
    const topic = target.topicOf(category);
    if (found && format === undefined) format = found;
    else if (topic !== undefined) topics.add(topic);
    else rest.push(category.slice(0, 60));
  }
  if (rest.length > 0) notes.push({ kind: 'category', value: rest });
  return { format: format ?? 'other', topics: [...topics] };
}

/**
 * What is read or told elsewhere; what every program writes for itself; and what means nothing to those who come: whether the time is
 * taken in the owner's calendar, its colour, and the alarms of the owner, for subscribers have their own.
 */
const EXPECTED =
  /^(?:UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|STYLED-DESCRIPTION|LOCATION|STATUS|CLASS|CATEGORIES|URL|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|SEQUENCE|CREATED|LAST-MODIFIED|TRANSP|PRIORITY|COLOR|GEO|CONFERENCE|ORGANIZER|ATTENDEE|PARTICIPANT|CONTACT|IMAGE|ATTACH|RELATED-TO|RESOURCES|COMMENT|REQUEST-STATUS|VALARM)$/;

/** What programs write for themselves, and the few of it that are read. */
const OF_PROGRAMS =
  /^X-(?:ALT-DESC|COST|TICKETS-URL|(?:APPLE|MICROSOFT|MS|GOOGLE|MOZ|WR|LIC|OUTLOOK|CALENDARSERVER|EVOLUTION|KDE|LOTUS|ZIMBRA|YAHOO|NEXTCLOUD|SOGO)(?:-.*)?)$/;

function leftOut(event: Component): ImportNote[] {
  const has = (...names: string[]) => event.properties.some(({ name }) => names.includes(name));
  const others = [...event.properties, ...event.components]
    .map(({ name }) => name)
    .filter((name) => !EXPECTED.test(name) && !OF_PROGRAMS.test(name));
  const pictures = attachedTo(event, true);
  const files = attachedTo(event, false);
  const resources = event.properties
    .filter(({ name }) => name === 'RESOURCES')
    .flatMap(({ value }) => value.split(/(?<!\\),/).map((one) => takeLine(unescapeText(one), 60, 'RESOURCES').text));
  const comments = event.properties
    .filter(({ name }) => name === 'COMMENT')
    .map(({ value }) => takeLine(unescapeText(value), 200, 'COMMENT').text);
  return [
    ...(has('ATTENDEE', 'ORGANIZER') || event.components.some(({ name }) => name === 'PARTICIPANT')
      ? [{ kind: 'people' } as const]
      : []),
    ...(has('CONTACT') ? [{ kind: 'contact' } as const] : []),
    ...(pictures.length > 0 ? [{ kind: 'picture', value: pictures } as const] : []),
    ...(files.length > 0 ? [{ kind: 'attachment', value: files } as const] : []),
    ...(has('RELATED-TO') ? [{ kind: 'related' } as const] : []),
    ...(resources.length > 0 ? [{ kind: 'resources', value: resources } as const] : []),
    ...(comments.length > 0 ? [{ kind: 'comment', value: comments } as const] : []),
    ...(others.length > 0 ? [{ kind: 'property', value: [...new Set(others)].slice(0, 20) } as const] : []),
  ];
}

/** The addresses of pictures or of other files that hang on an event; of a file that lies in the calendar itself, its kind. */
function attachedTo(event: Component, arePictures: boolean): string[] {
  return event.properties
    .filter(({ name, parameters: { FMTTYPE = '' } }) =>
      arePictures
        ? name === 'IMAGE' || (name === 'ATTACH' && /^image\//i.test(FMTTYPE))
        : name === 'ATTACH' && !/^image\//i.test(FMTTYPE),
    )
    .map(({ value, parameters: { FMTTYPE = 'BINARY', FILENAME = '' } }) => {
      const name = takeLine(FILENAME, 60, 'FILENAME').text;
      const place = webAddressOf(value) ?? cleanLine(FMTTYPE).slice(0, 40);
      return name === '' ? place : `${name} (${place})`;
    })
    .slice(0, 10);
}
