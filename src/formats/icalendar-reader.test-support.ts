// A reader of calendar files that knows RFC 5545 and nothing of what writes ours: no code is shared, neither Temporal nor a
// library for rules is asked. Local times are numbers: the milliseconds at which a clock in UTC would show them.

/** One content line, unfolded. */
export interface ContentLine {
  /** Of its first physical line, from 1. */
  readonly line: number;
  readonly text: string;
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly line: number;
  readonly lines: ContentLine[];
  readonly components: Component[];
}

/** A date, or a moment as a clock shows it: in UTC, in a zone, or nowhere. */
export interface CalendarTime {
  readonly kind: 'date' | 'utc' | 'zoned' | 'floating';
  readonly local: number;
  readonly tzid?: string | undefined;
}

/** A change of offset, in seconds east of UTC; `at` is a moment in milliseconds. */
interface Onset {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export type Zone = readonly Onset[];

const DAY = 86_400_000;

/** Split a text into content lines: a line that begins with white space goes on the one before (§3.1). */
export function unfold(text: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  for (const [index, physical] of text.replace(/\r\n$/, '').split('\r\n').entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(physical)) last.text += physical.slice(1);
    else lines.push({ line: index + 1, text: physical });
  }
  return lines;
}

const PARAM = /;([A-Z0-9-]+)=("[^"\u0000-\u001f]*"|[^"\u0000-\u001f;:,]*)/y;

/** Take a content line apart; nothing for what is none. */
export function parseLine({ line, text }: { line: number; text: string }): ContentLine | undefined {
  const name = /^[A-Z0-9-]+(?=[;:])/.exec(text)?.[0];
  if (name === undefined) return undefined;
  const params = new Map<string, string>();
  PARAM.lastIndex = name.length;
  let end = name.length;
  for (let match = PARAM.exec(text); match; match = PARAM.exec(text)) {
    params.set(match[1]!, match[2]!.replaceAll('"', ''));
    end = PARAM.lastIndex;
  }
  return text[end] === ':' ? { line, text, name, params, value: text.slice(end + 1) } : undefined;
}

/** Read the components of a text that is well formed; what does not nest ends where the text ends. */
export function readComponents(text: string): Component[] {
  const root: Component = { name: '', line: 0, lines: [], components: [] };
  const open = [root];
  for (const one of unfold(text)) {
    const parsed = parseLine(one);
    const inner = open.at(-1)!;
    if (!parsed) continue;
    if (parsed.name === 'BEGIN') {
      const component: Component = { name: parsed.value, line: parsed.line, lines: [], components: [] };
      inner.components.push(component);
      open.push(component);
    } else if (parsed.name === 'END') {
      if (open.length > 1) open.pop();
    } else inner.lines.push(parsed);
  }
  return root.components;
}

export function property(component: Component, name: string): ContentLine | undefined {
  return component.lines.find((line) => line.name === name);
}

/** Read a TEXT value as people see it (§3.3.11). */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

/** Read DATE or DATE-TIME (§3.3.4, §3.3.5); nothing for a time that is none, such as 30 February. */
export function parseTime(value: string, params: ReadonlyMap<string, string>): CalendarTime | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  const local = Date.UTC(year!, month! - 1, day, hour, minute, second);
  const isWritten = new Date(local)
    .toISOString()
    .replaceAll(/[-:]|\.000Z/g, '')
    .startsWith(value.slice(0, 15));
  if (!isWritten) return undefined;
  const isDate = match[4] === undefined;
  if (isDate !== (params.get('VALUE') === 'DATE')) return undefined;
  const tzid = params.get('TZID');
  if (isDate) return tzid === undefined ? { kind: 'date', local } : undefined;
  if (match[7] === 'Z') return tzid === undefined ? { kind: 'utc', local } : undefined;
  return tzid === undefined ? { kind: 'floating', local } : { kind: 'zoned', local, tzid };
}

export function timeOf(line: ContentLine | undefined): CalendarTime | undefined {
  return line && parseTime(line.value, line.params);
}

/** Read the changes of a VTIMEZONE up to the end of a year (§3.6.5). */
export function readZone(component: Component, lastYear: number): Zone {
  const found = component.components.flatMap((observance): Onset[] => {
    const first = timeOf(property(observance, 'DTSTART'))?.local;
    const from = parseOffset(property(observance, 'TZOFFSETFROM')?.value ?? '');
    const to = parseOffset(property(observance, 'TZOFFSETTO')?.value ?? '');
    if (first === undefined || from === undefined || to === undefined) return [];
    const rule = property(observance, 'RRULE');
    const locals = new Set([first]);
    for (const { name, value, params } of observance.lines) {
      if (name !== 'RDATE') continue;
      for (const date of value.split(',')) locals.add(parseTime(date, params)?.local ?? first);
    }
    if (rule) {
      for (const local of yearlyOnsets(rule.value, first, lastYear)) locals.add(local);
    }
    return [...locals].map((local) => ({ at: local - from * 1000, from, to }));
  });
  return found.sort((a, b) => a.at - b.at);
}

const onsets = new Map<string, readonly number[]>();

function yearlyOnsets(rule: string, first: number, lastYear: number): readonly number[] {
  const key = `${rule} ${first} ${lastYear}`;
  const end = Date.UTC(lastYear, 11, 31);
  const found = onsets.get(key) ?? expandRule(parseRule(rule), first, (local) => local > end);
  onsets.set(key, found);
  return found;
}

/** Read UTC-OFFSET (§3.3.14) in seconds. */
export function parseOffset(text: string): number | undefined {
  const match = /^([+-])(\d\d)([0-5]\d)([0-5]\d)?$/.exec(text);
  if (!match || /^-0+$/.test(text)) return undefined;
  const [, sign, hours, minutes, seconds = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

/** Get the moment at which the clocks of a zone show a local time: the first of two, and past a gap (§3.3.5). */
export function momentIn(zone: Zone, local: number): number {
  const offsetAt = (at: number) => zone.findLast((onset) => onset.at <= at)?.to ?? zone[0]?.from ?? 0;
  const near = zone.filter(({ at }) => Math.abs(at - local) < 2 * DAY);
  const offsets = new Set([offsetAt(local - 2 * DAY), ...near.flatMap(({ from, to }) => [from, to])]);
  const moments = [...offsets].map((offset) => local - offset * 1000).sort((a, b) => a - b);
  const shown = moments.find((at) => at + offsetAt(at) * 1000 === local);
  if (shown !== undefined) return shown;
  const gap = near.find(({ at, from, to }) => at + from * 1000 <= local && local < at + to * 1000);
  return local - (gap?.from ?? offsetAt(local)) * 1000;
}

/** The parts of a RECUR value as they stand (§3.3.10). */
export type Rule = ReadonlyMap<string, string>;

export function parseRule(value: string): Rule {
  return new Map(value.split(';').map((part): [string, string] => [part.split('=')[0]!, part.split('=')[1] ?? '']));
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * List the local starts of a rule, by asking of each day whether the rule has it: slow, and plain enough to be right.
 * Begins with the first match, which need not be `first`; ends with COUNT, with what `isOver`, or after twelve years.
 */
export function expandRule(rule: Rule, first: number, isOver: (local: number) => boolean): number[] {
  const count = Number(rule.get('COUNT') ?? Number.POSITIVE_INFINITY);
  const found: number[] = [];
  const isWanted = dayTest(rule, first);
  for (let local = first; found.length < count && local < first + 12 * 366 * DAY && !isOver(local); local += DAY) {
    if (isWanted(new Date(local))) found.push(local);
  }
  return found;
}

function dayTest(rule: Rule, first: number): (day: Date) => boolean {
  const start = new Date(first);
  const frequency = rule.get('FREQ');
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const months = rule.get('BYMONTH')?.split(',').map(Number);
  const monthDays = rule.get('BYMONTHDAY')?.split(',').map(Number);
  const weekdays = rule.get('BYDAY')?.split(',');
  const monday = (day: Date) => Math.floor((Math.floor(day.getTime() / DAY) + 3) / 7);
  const period: Readonly<Record<string, (day: Date) => number>> = {
    DAILY: (day) => Math.floor(day.getTime() / DAY),
    WEEKLY: monday,
    MONTHLY: (day) => day.getUTCFullYear() * 12 + day.getUTCMonth(),
    YEARLY: (day) => day.getUTCFullYear(),
  };
  const periodOf = period[frequency ?? '']!;
  const isInYear = frequency === 'YEARLY' && months === undefined;
  return (day) => {
    if ((periodOf(day) - periodOf(start)) % interval !== 0) return false;
    if (months && !months.includes(day.getUTCMonth() + 1)) return false;
    if (monthDays && !monthDays.some((wanted) => isMonthDay(day, wanted))) return false;
    if (weekdays) return weekdays.some((wanted) => isWeekday(day, wanted, isInYear));
    if (monthDays || frequency === 'DAILY') return true;
    if (frequency === 'WEEKLY') return day.getUTCDay() === start.getUTCDay();
    if (day.getUTCDate() !== start.getUTCDate()) return false;
    return frequency === 'MONTHLY' || months !== undefined || day.getUTCMonth() === start.getUTCMonth();
  };
}

function isMonthDay(day: Date, wanted: number): boolean {
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return day.getUTCDate() === (wanted > 0 ? wanted : length + 1 + wanted);
}

/** Tell whether a day is a `FR`, or the `2FR` or `-1FR` of its month or year. */
function isWeekday(day: Date, wanted: string, isInYear: boolean): boolean {
  if (WEEKDAYS[day.getUTCDay()] !== wanted.slice(-2)) return false;
  const ordinal = Number(wanted.slice(0, -2));
  if (ordinal === 0) return true;
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const begin = isInYear ? Date.UTC(year, 0, 1) : Date.UTC(year, month, 1);
  const end = isInYear ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month + 1, 1);
  const date = Math.floor(day.getTime() / DAY) * DAY;
  const nth = ordinal > 0 ? Math.floor((date - begin) / DAY / 7) + 1 : -Math.floor((end - DAY - date) / DAY / 7) - 1;
  return nth === ordinal;
}

/** One time that an event takes place: UTC moments as `2026-12-05T17:00:00Z`, or days as `2026-12-05` with the day after the last. */
export interface ReadOccurrence {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
}

/** List what a calendar file says takes place, in order of time, with zones and rules as the file itself has them. */
export function readOccurrences(text: string): ReadOccurrence[] {
  const [calendar] = readComponents(text);
  const events = calendar?.components.filter(({ name }) => name === 'VEVENT') ?? [];
  const zones = readZones(calendar);
  const byUid = Map.groupBy(events, (event) => property(event, 'UID')?.value ?? '');
  const found = [...byUid].flatMap(([uid, all]) => all.flatMap((event) => occurrencesOf(uid, event, all, zones)));
  return found.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : 1));
}

/** Read the zones of a calendar by their names, to the end of the last year that is written in it. */
export function readZones(calendar: Component | undefined): ReadonlyMap<string, Zone> {
  const zones = calendar?.components.filter(({ name }) => name === 'VTIMEZONE') ?? [];
  const years = calendar?.components
    .filter(({ name }) => name === 'VEVENT')
    .flatMap(({ lines }) =>
      lines.flatMap(({ name, value }) => (/^DT(?:START|END)$|RRULE/.test(name) ? yearsIn(value) : [])),
    );
  // A rule with a count may go on for some years; no series of ours for more than five.
  const lastYear = Math.max(2026, ...(years ?? [])) + 6;
  return new Map(zones.map((zone) => [property(zone, 'TZID')?.value ?? '', readZone(zone, lastYear)]));
}

function yearsIn(value: string): number[] {
  return [...value.matchAll(/(?:^|=)(\d{4})\d{4}/g)].map(([, year]) => Number(year));
}

/** The local starts that the rule of an event gives it, without exceptions. */
export function ruleStarts(event: Component, zones: ReadonlyMap<string, Zone>): number[] {
  const start = timeOf(property(event, 'DTSTART'));
  const rule = property(event, 'RRULE');
  if (!start || !rule) return [];
  const parts = parseRule(rule.value);
  const until = parts.get('UNTIL');
  const last =
    until === undefined ? undefined : parseTime(until, new Map(until.includes('T') ? [] : [['VALUE', 'DATE']]));
  const isOver = (local: number) => last !== undefined && momentOf({ ...start, local }, zones) > last.local;
  return expandRule(parts, start.local, isOver);
}

function occurrencesOf(
  uid: string,
  event: Component,
  namesakes: readonly Component[],
  zones: ReadonlyMap<string, Zone>,
): ReadOccurrence[] {
  const start = timeOf(property(event, 'DTSTART'));
  const end = timeOf(property(event, 'DTEND'));
  if (!start || !end) return [];
  const write = (from: number, to: number): ReadOccurrence => {
    const moment = (at: number) => {
      const iso = new Date(at).toISOString();
      return start.kind === 'date' ? iso.slice(0, 10) : iso.replace('.000', '');
    };
    return { uid, start: moment(from), end: moment(to) };
  };
  const first = momentOf(start, zones);
  const length = momentOf(end, zones) - first;
  if (!property(event, 'RRULE')) return [write(first, first + length)];
  const elsewhere = new Set([...exceptionsOf(event), ...overridesOf(namesakes)].map(({ local }) => local));
  return ruleStarts(event, zones)
    .filter((local) => !elsewhere.has(local))
    .map((local) => momentOf({ ...start, local }, zones))
    .map((from) => write(from, from + length));
}

/** The dates that an event's EXDATEs take away. */
export function exceptionsOf(event: Component): CalendarTime[] {
  return event.lines
    .filter(({ name }) => name === 'EXDATE')
    .flatMap(({ value, params }) => value.split(',').flatMap((date) => parseTime(date, params) ?? []));
}

/** The dates of a series that have a VEVENT of their own among those of its UID. */
export function overridesOf(namesakes: readonly Component[]): CalendarTime[] {
  return namesakes.flatMap((event) => timeOf(property(event, 'RECURRENCE-ID')) ?? []);
}

/** Get the moment of a time, in milliseconds; of a day its midnight in UTC. */
export function momentOf({ kind, local, tzid }: CalendarTime, zones: ReadonlyMap<string, Zone>): number {
  return kind === 'zoned' ? momentIn(zones.get(tzid ?? '') ?? [], local) : local;
}
