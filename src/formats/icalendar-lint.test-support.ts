import {
  type CalendarTime,
  type Component,
  type ContentLine,
  exceptionsOf,
  momentIn,
  momentOf,
  overridesOf,
  parseLine,
  parseOffset,
  parseRule,
  parseTime,
  property,
  readZone,
  readZones,
  ruleStarts,
  timeOf,
  unescapeText,
  unfold,
  type Zone,
} from './icalendar-reader.test-support.ts';

/** What the lint asks of a calendar file: RFC 5545, and what we promise beyond it because clients want it so. */
export const LINT_RULES = [
  // Bytes and lines.
  'encoding',
  'line-ending',
  'line-length',
  'fold-character',
  'fold-grapheme',
  'line-syntax',
  'control-character',
  'bidi-override',
  'not-composed',
  // The file as a whole.
  'nesting',
  'component',
  'version',
  'prodid',
  'method',
  'refresh',
  'size',
  // Properties.
  'property-unknown',
  'property-missing',
  'property-repeated',
  'parameter-unknown',
  'text-escaping',
  'uri',
  'geo',
  // Identity.
  'uid-form',
  'uid-repeated',
  'sequence',
  'sequence-unequal',
  'stamp',
  'stamp-unequal',
  // Times.
  'time',
  'time-floating',
  'end',
  'end-order',
  'rdate',
  'timezone-missing',
  'timezone-repeated',
  'timezone-unused',
  'timezone-observance',
  'timezone-offset',
  // Series.
  'rule-part',
  'rule-limit',
  'rule-until',
  'rule-first',
  'exception-type',
  'exception-date',
  'exception-alone',
  // What is agreed, held or off.
  'status',
  'status-prefix',
  'transp',
] as const;

export type LintRule = (typeof LINT_RULES)[number];

export interface LintFault {
  /** From 1; of the whole file, 0. */
  readonly line: number;
  readonly rule: LintRule;
  readonly text: string;
}

type Report = (line: number, rule: LintRule, text: string) => void;

/** List what is wrong with a calendar file, in the order of its lines. */
export function lintICalendar(file: Uint8Array | string): LintFault[] {
  const faults: LintFault[] = [];
  const report: Report = (line, rule, text) => faults.push({ line, rule, text });
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const text = checkBytes(bytes, report);
  const lines = checkLines(text, report);
  const calendar = checkNesting(lines, report);
  if (calendar) checkCalendar(calendar, bytes.length, report);
  return faults.sort((a, b) => a.line - b.line);
}

const MAX_OCTETS = 75;

/** What can be told only of octets; returns the text. */
function checkBytes(bytes: Uint8Array, report: Report): string {
  const lines: Uint8Array[] = [];
  let begin = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0x0d && bytes[index + 1] !== 0x0a) report(lines.length + 1, 'line-ending', 'CR without LF');
    if (byte !== 0x0a) continue;
    if (bytes[index - 1] !== 0x0d) report(lines.length + 1, 'line-ending', 'LF without CR');
    lines.push(bytes.subarray(begin, bytes[index - 1] === 0x0d ? index - 1 : index));
    begin = index + 1;
  }
  if (begin < bytes.length) {
    report(lines.length + 1, 'line-ending', 'the last line does not end');
    lines.push(bytes.subarray(begin));
  }
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_OCTETS) report(index + 1, 'line-length', `${line.length} octets`);
    const isText = canDecode(strict, line);
    if (isText) continue;
    const isCut = isCutBetween(lines[index - 1], line) || isCutBetween(line, lines[index + 1]);
    report(index + 1, isCut ? 'fold-character' : 'encoding', 'no UTF-8');
  }
  return lines.map((line) => `${new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)}\r\n`).join('');
}

/** Tell whether a fold stands within a character: its first octets before, the others behind the space. */
function isCutBetween(line: Uint8Array | undefined, next: Uint8Array | undefined): boolean {
  const [last, [space = 0, first = 0]] = [line?.at(-1) ?? 0, next ?? []];
  return last >= 0x80 && space === 0x20 && first >= 0x80 && first < 0xc0;
}

function canDecode(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;

/** What can be told of lines without knowing what they mean. */
function checkLines(text: string, report: Report): ContentLine[] {
  checkFolds(text, report);
  return unfold(text).flatMap((one) => {
    const character = CONTROL.exec(one.text)?.[0];
    if (character) report(one.line, 'control-character', character.charCodeAt(0).toString(16));
    if (BIDI.test(one.text)) report(one.line, 'bidi-override', one.text);
    // An accent at the beginning of a line belongs to nothing, also not to the n of the break before it.
    const broken = one.text.replaceAll('\\n', '\n');
    if (broken !== broken.normalize('NFC')) report(one.line, 'not-composed', one.text);
    const parsed = parseLine(one);
    if (!parsed) report(one.line, 'line-syntax', one.text);
    return parsed ?? [];
  });
}

function checkFolds(text: string, report: Report): void {
  let whole = '';
  let places: { line: number; at: number }[] = [];
  const close = () => {
    for (const { line, at } of places) {
      // Nobody joins letters of these scripts.
      if (/^[\u0020-\u007e\u0400-\u0482\u048a-\u04ff]{2}$/.test(whole.slice(at - 1, at + 1))) continue;
      const grapheme = GRAPHEMES.segment(whole).containing(at);
      const isWithin = grapheme !== undefined && grapheme.index !== at;
      // A letter under a tower of accents fits on no line.
      if (isWithin && new TextEncoder().encode(grapheme.segment).length < MAX_OCTETS)
        report(line, 'fold-grapheme', whole);
    }
    places = [];
  };
  for (const [index, physical] of text.replace(/\r\n$/, '').split('\r\n').entries()) {
    if (/^[ \t]/.test(physical) && index > 0) {
      places.push({ line: index + 1, at: whole.length });
      if (physical.length === 1) report(index + 1, 'line-syntax', 'a fold of nothing');
      whole += physical.slice(1);
    } else {
      close();
      whole = physical;
    }
  }
  close();
}

/** What stands in what (§3.4); returns the calendar if it can be read on. */
function checkNesting(lines: readonly ContentLine[], report: Report): Component | undefined {
  const root: Component = { name: '', line: 0, lines: [], components: [] };
  const open = [root];
  let isBroken = false;
  const broken = (line: number, text: string) => {
    isBroken = true;
    report(line, 'nesting', text);
  };
  for (const line of lines) {
    const inner = open.at(-1)!;
    if (line.name === 'BEGIN') {
      const component: Component = { name: line.value, line: line.line, lines: [], components: [] };
      inner.components.push(component);
      open.push(component);
    } else if (line.name === 'END') {
      if (open.length === 1 || inner.name !== line.value) broken(line.line, `END:${line.value} in ${inner.name}`);
      else open.pop();
    } else if (inner === root) broken(line.line, 'outside of a calendar');
    else inner.lines.push(line);
  }
  if (open.length > 1) broken(open.at(-1)!.line, `${open.at(-1)!.name} does not end`);
  const [calendar, ...others] = root.components;
  if (calendar?.name !== 'VCALENDAR' || others.length > 0) broken(others[0]?.line ?? 0, 'one calendar is a file');
  return isBroken ? undefined : calendar;
}

interface PropertySpec {
  readonly params?: readonly string[];
  readonly type?: 'text' | 'list' | 'uri';
  readonly needed?: true;
  readonly many?: true;
}

const TIME = ['TZID', 'VALUE'];

/** The properties that we write, and those of RFC 5545 and 7986 that nothing speaks against. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, PropertySpec>>>> = {
  VCALENDAR: {
    VERSION: {},
    PRODID: { type: 'text' },
    CALSCALE: {},
    METHOD: {},
    NAME: { type: 'text', needed: true },
    DESCRIPTION: { type: 'text' },
    URL: { type: 'uri' },
    SOURCE: { type: 'uri', params: ['VALUE'], needed: true },
    COLOR: { type: 'text' },
    'LAST-MODIFIED': {},
    'REFRESH-INTERVAL': { params: ['VALUE'] },
    'X-APPLE-CALENDAR-COLOR': { type: 'text' },
    'X-PUBLISHED-TTL': {},
    'X-WR-CALNAME': { type: 'text', needed: true },
    'X-WR-CALDESC': { type: 'text' },
  },
  VEVENT: {
    UID: { type: 'text', needed: true },
    DTSTAMP: { needed: true },
    DTSTART: { params: TIME, needed: true },
    DTEND: { params: TIME },
    DURATION: {},
    CREATED: {},
    'LAST-MODIFIED': { needed: true },
    SEQUENCE: { needed: true },
    'RECURRENCE-ID': { params: TIME },
    RRULE: {},
    EXDATE: { params: TIME, many: true },
    RDATE: { params: TIME, many: true },
    SUMMARY: { type: 'text', needed: true },
    DESCRIPTION: { type: 'text' },
    LOCATION: { type: 'text' },
    CATEGORIES: { type: 'list', many: true },
    STATUS: { needed: true },
    TRANSP: { needed: true },
    GEO: {},
    URL: { type: 'uri' },
    CONFERENCE: { type: 'uri', params: ['VALUE', 'FEATURE', 'LABEL'], many: true },
    IMAGE: { type: 'uri', params: ['VALUE', 'DISPLAY', 'FMTTYPE'], many: true },
    COLOR: { type: 'text' },
    'X-MICROSOFT-CDO-ALLDAYEVENT': {},
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT': {},
  },
  VTIMEZONE: { TZID: { needed: true }, 'LAST-MODIFIED': {}, 'X-LIC-LOCATION': { type: 'text' } },
  OBSERVANCE: {
    DTSTART: { needed: true },
    TZOFFSETFROM: { needed: true },
    TZOFFSETTO: { needed: true },
    RRULE: {},
    RDATE: { many: true },
    TZNAME: { type: 'text', many: true },
  },
};

function checkProperties(component: Component, kind: string, report: Report): void {
  const specs = PROPERTIES[kind]!;
  const seen = new Set<string>();
  for (const line of component.lines) {
    const spec = specs[line.name];
    if (!spec) {
      report(line.line, 'property-unknown', `${line.name} in ${component.name}`);
      continue;
    }
    if (seen.has(line.name) && !spec.many && line.name !== 'VERSION') report(line.line, 'property-repeated', line.name);
    seen.add(line.name);
    const unknown = [...line.params.keys()].filter((name) => !spec.params?.includes(name));
    if (unknown.length > 0) report(line.line, 'parameter-unknown', `${line.name};${unknown.join(';')}`);
    if (spec.type === 'text' || spec.type === 'list') checkText(line, spec.type, report);
    if (spec.type === 'uri' && !isWebAddress(line)) report(line.line, 'uri', line.text);
  }
  for (const [name, { needed }] of Object.entries(specs)) {
    if (needed && !seen.has(name)) report(component.line, 'property-missing', `${name} in ${component.name}`);
  }
}

/** §3.3.11: `;` and `,` never stand alone in a text, nor a backslash before anything else. A list has its own commas. */
function checkText({ line, name, value }: ContentLine, type: 'text' | 'list', report: Report): void {
  const rest = value.replace(/\\[\\;,nN]/g, '');
  if ((type === 'list' ? /[\\;]/ : /[\\;,]/).test(rest)) report(line, 'text-escaping', `${name}:${value}`);
}

function isWebAddress({ name, params, value }: ContentLine): boolean {
  const isTyped = name === 'URL' || params.get('VALUE') === 'URI';
  return isTyped && /^https?:\/\/[!-~]+$/.test(value) && URL.canParse(value);
}

function checkCalendar(calendar: Component, size: number, report: Report): void {
  checkProperties(calendar, 'VCALENDAR', report);
  checkHead(calendar, report);
  const events = calendar.components.filter(({ name }) => name === 'VEVENT');
  const timezones = calendar.components.filter(({ name }) => name === 'VTIMEZONE');
  if (calendar.components.length === 0) report(calendar.line, 'component', 'an empty calendar');
  for (const { name, line } of calendar.components) {
    if (name !== 'VEVENT' && name !== 'VTIMEZONE') report(line, 'component', name);
  }
  // Google drops events silently past these.
  if (size > 1_000_000 || events.length > 1111) report(0, 'size', `${size} octets, ${events.length} events`);
  const areSound = timezones.map((timezone) => checkTimezone(timezone, report)).every((isSound) => isSound);
  checkTimezonesUsed(timezones, events, report);
  const zones = areSound ? readZones(calendar) : new Map<string, Zone>();
  const byUid = Map.groupBy(events, (event) => property(event, 'UID')?.value ?? '');
  for (const event of events) {
    checkEvent(event, byUid.get(property(event, 'UID')?.value ?? '') ?? [], zones, report);
  }
  checkIdentities(events, report);
}

function checkHead(calendar: Component, report: Report): void {
  const versions = calendar.lines.filter(({ name }) => name === 'VERSION');
  const isFirst = calendar.lines[0]?.name === 'VERSION' && versions.length === 1 && versions[0]?.value === '2.0';
  if (!isFirst) report(calendar.line, 'version', 'VERSION:2.0 comes first, and once');
  const product = property(calendar, 'PRODID');
  if (!product || !/^-\/\/[^/]+\/\/[^/]+\/\/[A-Z]{2}$/.test(product.value))
    report(product?.line ?? 0, 'prodid', 'PRODID');
  const method = property(calendar, 'METHOD');
  if (method) report(method.line, 'method', method.value);
  const scale = property(calendar, 'CALSCALE');
  if (scale && scale.value !== 'GREGORIAN') report(scale.line, 'property-unknown', scale.text);
  const [interval, ttl] = [property(calendar, 'REFRESH-INTERVAL'), property(calendar, 'X-PUBLISHED-TTL')];
  const areAlike = interval?.value === ttl?.value && interval?.params.get('VALUE') === 'DURATION';
  if (!areAlike || !/^PT[1-9]\d?H$/.test(ttl?.value ?? '')) report(ttl?.line ?? 0, 'refresh', ttl?.text ?? 'missing');
}

/** Tell whether a zone can be reckoned with. */
function checkTimezone(timezone: Component, report: Report): boolean {
  checkProperties(timezone, 'VTIMEZONE', report);
  const wrong = (line: number, text: string) => {
    isSound = false;
    report(line, 'timezone-observance', text);
  };
  let isSound = true;
  if (timezone.components.length === 0) wrong(timezone.line, 'no observance');
  for (const observance of timezone.components) {
    const { name, line } = observance;
    if (name !== 'STANDARD' && name !== 'DAYLIGHT') {
      wrong(line, name);
      continue;
    }
    checkProperties(observance, 'OBSERVANCE', report);
    const [from, to] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((one) => parseOffset(property(observance, one)?.value ?? ''));
    if (from === undefined || to === undefined) wrong(line, 'offset');
    else if (name === 'DAYLIGHT' && to <= from) wrong(line, 'daylight that saves nothing');
    const starts = observance.lines.filter((one) => one.name === 'DTSTART' || one.name === 'RDATE');
    if (starts.some((one) => timeOf(one)?.kind !== 'floating')) wrong(line, 'an onset is local time');
    const rule = property(observance, 'RRULE');
    // The form that Outlook reads.
    if (rule && !/^FREQ=YEARLY;BYMONTH=\d{1,2};BYDAY=(?:-1|[1-4])(?:MO|TU|WE|TH|FR|SA|SU)$/.test(rule.value)) {
      wrong(rule.line, rule.value);
    }
  }
  const onsets = isSound ? readZone(timezone, 2040) : [];
  // Nobody can turn clocks that show another time.
  const isBroken = onsets.some(({ from }, index) => index > 0 && onsets[index - 1]?.to !== from);
  if (isBroken) wrong(timezone.line, 'offsets that do not follow from each other');
  return isSound;
}

function checkTimezonesUsed(timezones: readonly Component[], events: readonly Component[], report: Report): void {
  const used = new Set(events.flatMap(({ lines }) => lines.flatMap(({ params }) => params.get('TZID') ?? [])));
  const defined = new Set<string>();
  for (const timezone of timezones) {
    const { line, value } = property(timezone, 'TZID') ?? timezone.lines[0] ?? { line: timezone.line, value: '' };
    if (defined.has(value)) report(line, 'timezone-repeated', value);
    // A calendar without events holds a zone, because it must hold something (§3.6).
    else if (!used.has(value) && events.length > 0) report(line, 'timezone-unused', value);
    defined.add(value);
  }
  for (const { lines } of events) {
    for (const { line, params } of lines) {
      const tzid = params.get('TZID');
      if (tzid !== undefined && !defined.has(tzid)) report(line, 'timezone-missing', tzid);
    }
  }
}

/** `namesakes` are the events of the same UID, this one among them. */
function checkEvent(
  event: Component,
  namesakes: readonly Component[],
  zones: ReadonlyMap<string, Zone>,
  report: Report,
): void {
  checkProperties(event, 'VEVENT', report);
  for (const inner of event.components) report(inner.line, 'component', `${inner.name} in ${event.name}`);
  const get = (name: string) => property(event, name);
  checkIdentity(event, report);
  checkStamps(event, report);
  checkStatus(event, report);
  const geo = get('GEO');
  if (geo && !isPlace(geo.value)) report(geo.line, 'geo', geo.value);
  const rdate = get('RDATE');
  if (rdate) report(rdate.line, 'rdate', rdate.value);

  for (const line of event.lines) {
    if (!['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE'].includes(line.name)) continue;
    const times = line.value.split(',').map((value) => parseTime(value, line.params));
    if (times.includes(undefined)) report(line.line, 'time', line.text);
    else if (times.some((time) => time?.kind === 'floating')) report(line.line, 'time-floating', line.text);
    else for (const time of times) checkOffset(time!, line.line, zones, report);
  }
  const start = timeOf(get('DTSTART'));
  if (!start) return;
  checkEnd(event, start, zones, report);
  if (checkRule(event, start, zones, report)) checkExceptions(event, start, namesakes, zones, report);
}

function isPlace(value: string): boolean {
  const match = /^(-?\d{1,2}(?:\.\d+)?);(-?\d{1,3}(?:\.\d+)?)$/.exec(value);
  return match !== null && Math.abs(Number(match[1])) <= 90 && Math.abs(Number(match[2])) <= 180;
}

function checkIdentity(event: Component, report: Report): void {
  const [uid, sequence] = [property(event, 'UID'), property(event, 'SEQUENCE')];
  if (uid && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:[+_]\d{8}(?:T\d{6})?)?@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(uid.value)) {
    report(uid.line, 'uid-form', uid.value);
  }
  if (sequence && !/^(?:0|[1-9]\d{0,5})$/.test(sequence.value)) report(sequence.line, 'sequence', sequence.value);
}

function checkStamps(event: Component, report: Report): void {
  const stamps = ['DTSTAMP', 'LAST-MODIFIED', 'CREATED'].flatMap((name) => property(event, name) ?? []);
  for (const stamp of stamps) if (timeOf(stamp)?.kind !== 'utc') report(stamp.line, 'stamp', stamp.text);
  const [stamped, modified] = [property(event, 'DTSTAMP'), property(event, 'LAST-MODIFIED')];
  const areUtc = timeOf(stamped)?.kind === 'utc' && timeOf(modified)?.kind === 'utc';
  if (areUtc && stamped?.value !== modified?.value) report(modified!.line, 'stamp-unequal', modified!.text);
}

const PREFIXES: Readonly<Record<string, RegExp>> = {
  CONFIRMED: /^/,
  TENTATIVE: /^(?:Бронь|Hold): /,
  CANCELLED: /^(?:ОТМЕНЕНО|ОТЛОЖЕНО|CANCELLED|POSTPONED): /,
};

function checkStatus(event: Component, report: Report): void {
  const status = property(event, 'STATUS');
  const prefix = PREFIXES[status?.value ?? ''];
  const summary = property(event, 'SUMMARY');
  if (status && !prefix) report(status.line, 'status', status.value);
  if (prefix && summary && !prefix.test(unescapeText(summary.value)))
    report(summary.line, 'status-prefix', summary.text);
  const transp = property(event, 'TRANSP');
  const isFree = status?.value !== 'CONFIRMED' || timeOf(property(event, 'DTSTART'))?.kind === 'date';
  if (prefix && transp && transp.value !== (isFree ? 'TRANSPARENT' : 'OPAQUE')) {
    report(transp.line, 'transp', transp.value);
  }
}

function checkEnd(event: Component, start: CalendarTime, zones: ReadonlyMap<string, Zone>, report: Report): void {
  const [line, duration] = [property(event, 'DTEND'), property(event, 'DURATION')];
  const end = timeOf(line);
  if (duration || !line) report(duration?.line ?? event.line, 'end', 'DTEND alone says when an event is over');
  if (!end || !line) return;
  if (end.kind !== start.kind || end.tzid !== start.tzid) report(line.line, 'end', `${line.text} is of another type`);
  else if (momentOf(end, zones) <= momentOf(start, zones)) report(line.line, 'end-order', line.text);
}

const RULE_PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,2}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z)?$/,
  BYDAY: /^(?:(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU))(?:,(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?[1-9]\d?(?:,-?[1-9]\d?)*$/,
  BYMONTH: /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*$/,
};

/** Tells whether the rule, if there is one, can be expanded. */
function checkRule(event: Component, start: CalendarTime, zones: ReadonlyMap<string, Zone>, report: Report): boolean {
  const line = property(event, 'RRULE');
  if (!line) return true;
  const written = line.value.split(';');
  const rule = parseRule(line.value);
  const wrong = written.filter((part) => !RULE_PARTS[part.split('=')[0]!]?.test(part.split('=')[1] ?? ''));
  const isOrdinal = /\d/.test(rule.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(rule.get('FREQ') ?? '');
  const isWeekly = rule.get('FREQ') === 'WEEKLY' && rule.has('BYMONTHDAY');
  if (wrong.length > 0 || rule.size !== written.length || isOrdinal || isWeekly || !rule.has('FREQ')) {
    report(line.line, 'rule-part', line.value);
    return false;
  }
  const [count, until] = [rule.get('COUNT'), rule.get('UNTIL')];
  if ((count === undefined) === (until === undefined)) report(line.line, 'rule-limit', line.value);
  const last = until === undefined ? undefined : timeOf(untilLine(line, until));
  if (until !== undefined && (last?.kind === 'date') !== (start.kind === 'date'))
    report(line.line, 'rule-until', until);
  else if (last && last.local < momentOf(start, zones))
    report(line.line, 'rule-until', `${until} is before the first date`);
  else if (count !== undefined || until !== undefined) {
    const starts = ruleStarts(event, zones);
    if (starts[0] !== start.local) report(line.line, 'rule-first', line.value);
    for (const local of starts) checkOffset({ ...start, local }, line.line, zones, report);
    return true;
  }
  return false;
}

function untilLine(line: ContentLine, value: string): ContentLine {
  return { ...line, value, params: new Map(value.includes('T') ? [] : [['VALUE', 'DATE']]) };
}

function checkExceptions(
  event: Component,
  start: CalendarTime,
  namesakes: readonly Component[],
  zones: ReadonlyMap<string, Zone>,
  report: Report,
): void {
  const isRule = property(event, 'RRULE') !== undefined;
  const masters = namesakes.filter((one) => property(one, 'RRULE'));
  const recurrence = property(event, 'RECURRENCE-ID');
  if (recurrence && (masters.length === 0 || isRule)) report(recurrence.line, 'exception-alone', recurrence.text);
  const exdate = property(event, 'EXDATE');
  if (exdate && !isRule) report(exdate.line, 'exception-alone', exdate.text);
  const first = timeOf(property(masters[0] ?? event, 'DTSTART')) ?? start;
  for (const line of event.lines) {
    if (line.name !== 'EXDATE' && line.name !== 'RECURRENCE-ID') continue;
    const times = line.value.split(',').map((value) => parseTime(value, line.params));
    const isAlike = times.every((time) => !time || (time.kind === first.kind && time.tzid === first.tzid));
    if (!isAlike) report(line.line, 'exception-type', line.text);
  }
  if (!isRule) return;
  const left = new Set(ruleStarts(event, zones));
  for (const { local, kind, tzid } of [...exceptionsOf(event), ...overridesOf(namesakes)]) {
    if (kind !== first.kind || tzid !== first.tzid) continue;
    if (!left.delete(local)) report(event.line, 'exception-date', new Date(local).toISOString());
  }
}

function checkIdentities(events: readonly Component[], report: Report): void {
  const sequences = new Map<string, string>();
  const seen = new Set<string>();
  for (const event of events) {
    const uid = property(event, 'UID');
    if (!uid) continue;
    const key = `${uid.value} ${property(event, 'RECURRENCE-ID')?.value ?? ''}`;
    if (seen.has(key)) report(uid.line, 'uid-repeated', key);
    seen.add(key);
    const sequence = property(event, 'SEQUENCE');
    const known = sequences.get(uid.value);
    if (sequence && known !== undefined && known !== sequence.value)
      report(sequence.line, 'sequence-unequal', uid.value);
    if (sequence) sequences.set(uid.value, sequence.value);
  }
}

const moments = new Map<string, number>();

/** The file's own zones must give the moment that the zone of that name gives. */
function checkOffset(
  { kind, local, tzid }: CalendarTime,
  line: number,
  zones: ReadonlyMap<string, Zone>,
  report: Report,
): void {
  const zone = zones.get(tzid ?? '');
  if (kind !== 'zoned' || tzid === undefined || !zone) return;
  const key = `${tzid} ${local}`;
  const known = moments.get(key) ?? momentByName(tzid, local);
  moments.set(key, known);
  if (momentIn(zone, local) !== known) report(line, 'timezone-offset', `${tzid}, ${new Date(local).toISOString()}`);
}

function momentByName(tzid: string, local: number): number {
  const time = new Date(local).toISOString().slice(0, 19);
  try {
    return Temporal.PlainDateTime.from(time).toZonedDateTime(tzid).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}
