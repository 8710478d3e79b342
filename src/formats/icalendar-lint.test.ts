import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { LINT_RULES, type LintRule, lintICalendar } from './icalendar-lint.test-support.ts';
import { readOccurrences, unfold } from './icalendar-reader.test-support.ts';

const FAMILY = '👨‍👩‍👧‍👦';

/** A calendar with something of everything, written by hand. */
const GOOD = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//MIVENT//MIVENT//RU
SOURCE;VALUE=URI:https://mivent.example/calendar.ics
CALSCALE:GREGORIAN
NAME:Подгорица\\, Бар
X-WR-CALNAME:Подгорица\\, Бар
REFRESH-INTERVAL;VALUE=DURATION:PT4H
X-PUBLISHED-TTL:PT4H
BEGIN:VTIMEZONE
TZID:Asia/Almaty
BEGIN:STANDARD
DTSTART:20041031T030000
TZOFFSETFROM:+0700
TZOFFSETTO:+0600
TZNAME:+06
END:STANDARD
BEGIN:STANDARD
DTSTART:20240301T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0500
TZNAME:+05
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Europe/Podgorica
BEGIN:STANDARD
DTSTART:20231029T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:+01
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20240331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:+02
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20241027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:+01
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:breakfast@mivent.example
SEQUENCE:2
DTSTAMP:20261001T120000Z
DTSTART;TZID=Europe/Podgorica:20261018T100000
DTEND;TZID=Europe/Podgorica:20261018T120000
RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20261115T225959Z
EXDATE;TZID=Europe/Podgorica:20261101T100000
SUMMARY:Завтрак
TRANSP:OPAQUE
CATEGORIES:завтрак
STATUS:CONFIRMED
LAST-MODIFIED:20261001T120000Z
END:VEVENT
BEGIN:VEVENT
UID:breakfast@mivent.example
SEQUENCE:2
DTSTAMP:20261001T120000Z
DTSTART;TZID=Europe/Podgorica:20261109T110000
DTEND;TZID=Europe/Podgorica:20261109T130000
RECURRENCE-ID;TZID=Europe/Podgorica:20261108T100000
SUMMARY:Завтрак
TRANSP:OPAQUE
STATUS:CONFIRMED
LAST-MODIFIED:20261001T120000Z
END:VEVENT
BEGIN:VEVENT
UID:almaty@mivent.example
SEQUENCE:0
DTSTAMP:20261001T120000Z
DTSTART;TZID=Asia/Almaty:20261201T190000
DTEND;TZID=Asia/Almaty:20261201T210000
SUMMARY:ОТМЕНЕНО: ${FAMILY}
 ${FAMILY} семья
DESCRIPTION:Первое\\; второе\\, \\\\ и\\nновая поме
 стилась.
LOCATION:Алматы
TRANSP:TRANSPARENT
STATUS:CANCELLED
LAST-MODIFIED:20261001T120000Z
GEO:43.24;-76.9
URL:https://mivent.example/events/almaty/
CONFERENCE;VALUE=URI:https://example.org/room?a=1,2;3
END:VEVENT
BEGIN:VEVENT
UID:market@mivent.example
SEQUENCE:1
DTSTAMP:20261001T120000Z
DTSTART;VALUE=DATE:20261205
DTEND;VALUE=DATE:20261207
RRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=3
SUMMARY:Hold: Market
TRANSP:TRANSPARENT
STATUS:TENTATIVE
LAST-MODIFIED:20261001T120000Z
END:VEVENT
BEGIN:VEVENT
UID:breakfast+20261025T003000@mivent.example
SEQUENCE:2
DTSTAMP:20261001T120000Z
DTSTART:20261025T003000Z
DTEND:20261025T030000Z
SUMMARY:Ночной завтрак
TRANSP:OPAQUE
STATUS:CONFIRMED
LAST-MODIFIED:20261001T120000Z
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

/** Change a place that the good file has just once, or the first of several. */
function swap(from: string | RegExp, to: string): () => string {
  return () => {
    const lines = (text: string) => text.replaceAll('\n', '\r\n');
    const changed = GOOD.replace(typeof from === 'string' ? lines(from) : from, () => lines(to));
    if (changed === GOOD) throw new Error(`The good file has no ${from}.`);
    return changed;
  };
}

function drop(line: string): () => string {
  return swap(`${line}\n`, '');
}

function add(line: string, after: string): () => string {
  return swap(`${after}\n`, `${after}\n${line}\n`);
}

/** The good file with other octets in place of some. */
function octets(from: readonly number[], to: readonly number[]): () => Uint8Array {
  return () => {
    const bytes = Buffer.from(GOOD);
    const at = bytes.indexOf(Buffer.from(from));
    if (at === -1) throw new Error('The good file has no such octets.');
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
  };
}

/** What the lint must refuse, each by one rule and no other. */
const BAD: readonly (readonly [LintRule, string, () => string | Uint8Array])[] = [
  ['encoding', 'an octet of Latin-1', octets([...Buffer.from('Market')], [0x4d, 0xe4, 0x72])],
  ['encoding', 'half a character', octets([...Buffer.from('Завтрак')], [0xd0, 0x41])],
  ['line-ending', 'LF alone', () => GOOD.replace('GREGORIAN\r\n', 'GREGORIAN\n')],
  ['line-ending', 'no end of the last line', () => GOOD.slice(0, -2)],
  ['line-ending', 'the last line ends with LF', () => `${GOOD.slice(0, -2)}\n`],
  ['line-length', '76 octets', swap('LOCATION:Алматы', `LOCATION:${'a'.repeat(67)}`)],
  ['line-length', '39 letters of two octets', swap('LOCATION:Алматы', `LOCATION:${'ж'.repeat(39)}`)],
  [
    'fold-character',
    'a fold in the middle of a letter',
    octets(
      [...Buffer.from('поме\r\n стилась')],
      [...Buffer.from('пом'), 0xd0, 0x0d, 0x0a, 0x20, 0xb5, ...Buffer.from('стилась')],
    ),
  ],
  ['fold-grapheme', 'a fold in the middle of a family', swap(`${FAMILY}\n ${FAMILY}`, `👨‍👩‍\n 👧‍👦${FAMILY}`)],
  ['fold-grapheme', 'a fold between the letters of a flag', swap(`${FAMILY}\n ${FAMILY}`, '🇲\n 🇪')],
  ['fold-grapheme', 'a fold before an accent', swap('поме\n стилась', 'помѐ\n \u0301стилась')],
  ['line-syntax', 'a line without a name', add('просто текст', 'LOCATION:Алматы')],
  ['line-syntax', 'an empty line', add('', 'LOCATION:Алматы')],
  ['line-syntax', 'a name in small letters', swap('LOCATION:', 'location:')],
  ['line-syntax', 'a quote that does not close', swap('CONFERENCE;VALUE=URI:', 'CONFERENCE;LABEL="a;VALUE=URI:')],
  ['line-syntax', 'a fold of nothing', swap('поме\n стилась', 'поме\n \n стилась')],
  ['control-character', 'NUL', swap('Market', 'Mar\u0000ket')],
  ['control-character', 'U+2028', swap('Market', 'Mar\u2028ket')],
  ['control-character', 'NEL', swap('Market', 'Mar\u0085ket')],
  ['control-character', 'a byte order mark', swap('NAME:', 'NAME:\ufeff')],
  ['bidi-override', 'letters turned round', swap('Market', 'Mar\u202eket')],
  ['bidi-override', 'an isolate', swap('Market', 'Mar\u2066ket')],
  ['not-composed', 'й of two characters', swap('Market', 'Мои\u0306')],
  ['nesting', 'an event that does not end', drop('END:VEVENT')],
  ['nesting', 'an event that does not begin', swap('END:VTIMEZONE\nBEGIN:VEVENT\n', 'END:VTIMEZONE\n')],
  ['nesting', 'crossed ends', swap('END:DAYLIGHT', 'END:STANDARD')],
  ['nesting', 'a line behind the end', () => `${GOOD}X-END:1\r\n`],
  ['nesting', 'a line before the beginning', () => `X-BEGIN:1\r\n${GOOD}`],
  ['nesting', 'two calendars', () => `${GOOD}${GOOD}`],
  ['component', 'nothing in it', () => GOOD.replace(/BEGIN:VTIMEZONE.*END:VEVENT\r\n/s, '')],
  ['component', 'a task', add('BEGIN:VTODO\nUID:1@a.b\nEND:VTODO', 'END:VTIMEZONE')],
  ['component', 'an alarm', add('BEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM', 'LOCATION:Алматы')],
  ['version', 'missing', drop('VERSION:2.0')],
  ['version', 'another', swap('VERSION:2.0', 'VERSION:1.0')],
  ['version', 'twice', add('VERSION:2.0', 'VERSION:2.0')],
  [
    'version',
    'not first',
    swap('VERSION:2.0\nPRODID:-//MIVENT//MIVENT//RU', 'PRODID:-//MIVENT//MIVENT//RU\nVERSION:2.0'),
  ],
  ['prodid', 'missing', drop('PRODID:-//MIVENT//MIVENT//RU')],
  ['prodid', 'without a language', swap('//MIVENT//RU', '//MIVENT')],
  ['method', 'an invitation', add('METHOD:PUBLISH', 'CALSCALE:GREGORIAN')],
  ['refresh', 'missing', drop('X-PUBLISHED-TTL:PT4H')],
  ['refresh', 'two answers', swap('X-PUBLISHED-TTL:PT4H', 'X-PUBLISHED-TTL:PT6H')],
  ['refresh', 'without its type', swap('REFRESH-INTERVAL;VALUE=DURATION', 'REFRESH-INTERVAL')],
  ['refresh', 'in another form', () => GOOD.replaceAll('PT4H', 'PT240M')],
  ['size', 'more than a megabyte', () => manyEvents(1000, `a${'\r\n a'.repeat(250)}`)],
  ['size', 'more than 1,111 events', () => manyEvents(1110, '')],
  ['property-unknown', 'of an event', add('X-APPLE-STRUCTURED-LOCATION:1', 'LOCATION:Алматы')],
  ['property-unknown', 'an attendee', add('ATTENDEE:mailto:a@example.org', 'LOCATION:Алматы')],
  ['property-unknown', 'of a calendar', add('X-WR-TIMEZONE:Europe/Podgorica', 'CALSCALE:GREGORIAN')],
  ['property-unknown', 'another calendar than ours', swap('CALSCALE:GREGORIAN', 'CALSCALE:JULIAN')],
  ['property-missing', 'no UID', drop('UID:almaty@mivent.example')],
  ['property-missing', 'no DTSTART', swap('DTSTART;TZID=Asia/Almaty:20261201T190000\n', '')],
  ['property-missing', 'no title', drop('SUMMARY:Hold: Market')],
  ['property-missing', 'no SEQUENCE', drop('SEQUENCE:0')],
  ['property-missing', 'no STATUS', drop('STATUS:TENTATIVE')],
  ['property-missing', 'no name', drop('NAME:Подгорица\\, Бар')],
  ['property-repeated', 'two titles', add('SUMMARY:Hold: Market', 'SUMMARY:Hold: Market')],
  ['property-repeated', 'two names', add('NAME:x', 'CALSCALE:GREGORIAN')],
  ['property-repeated', 'two rules', add('RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=3')],
  ['property-repeated', 'two beginnings', add('DTSTART;VALUE=DATE:20261205', 'DTSTART;VALUE=DATE:20261205')],
  ['parameter-unknown', 'a title with a parameter', swap('SUMMARY:Hold', 'SUMMARY;ALTREP=cid:Hold')],
  ['parameter-unknown', 'a status in a zone', swap('STATUS:TENTATIVE', 'STATUS;TZID=Asia/Almaty:TENTATIVE')],
  ['text-escaping', 'a comma', swap('LOCATION:Алматы', 'LOCATION:Алматы, центр')],
  ['text-escaping', 'a semicolon', swap('LOCATION:Алматы', 'LOCATION:Алматы; центр')],
  ['text-escaping', 'a backslash before a letter', swap('LOCATION:Алматы', 'LOCATION:Алматы\\t')],
  ['text-escaping', 'a backslash at the end', swap('LOCATION:Алматы', 'LOCATION:Алматы\\')],
  ['text-escaping', 'in the name of the calendar', swap('NAME:Подгорица\\, Бар', 'NAME:Подгорица, Бар')],
  ['uri', 'no address', swap('URL:https://mivent.example', 'URL:mivent.example')],
  ['uri', 'a script', swap('URL:https://mivent.example/events/almaty/', 'URL:javascript:alert(1)')],
  [
    'uri',
    'letters that are no ASCII',
    swap('URL:https://mivent.example/events/almaty/', 'URL:https://mivent.example/алматы/'),
  ],
  ['uri', 'a conference that does not say its type', swap('CONFERENCE;VALUE=URI', 'CONFERENCE')],
  ['geo', 'a comma between', swap('GEO:43.24;-76.9', 'GEO:43.24,-76.9')],
  ['geo', 'beyond the pole', swap('GEO:43.24;-76.9', 'GEO:93.24;-76.9')],
  ['uid-form', 'no domain', swap('UID:market@mivent.example', 'UID:market')],
  ['uid-form', 'a path', swap('UID:market@mivent.example', 'UID:me-16/market@mivent.example')],
  [
    'uid-repeated',
    'two events of one name',
    () => GOOD.replace('UID:market@', 'UID:almaty@').replace('SEQUENCE:1', 'SEQUENCE:0'),
  ],
  ['sequence', 'negative', swap('SEQUENCE:1', 'SEQUENCE:-1')],
  ['sequence', 'no number', swap('SEQUENCE:1', 'SEQUENCE:1.5')],
  [
    'sequence-unequal',
    'a date of a series that is older than the series',
    () => GOOD.replace(/SEQUENCE:2(?=(?:(?!END:VEVENT).)*RECURRENCE-ID)(?!(?:(?!END:VEVENT).)*RRULE)/s, 'SEQUENCE:1'),
  ],
  ['stamp', 'local time', () => GOOD.replace('DTSTAMP:20261001T120000Z', 'DTSTAMP:20261001T120000')],
  ['stamp', 'no time at all', () => GOOD.replace('LAST-MODIFIED:20261001T120000Z', 'LAST-MODIFIED:20261001T250000Z')],
  [
    'stamp-unequal',
    'changed after it was written',
    () => GOOD.replace('LAST-MODIFIED:20261001T120000Z', 'LAST-MODIFIED:20261001T120001Z'),
  ],
  ['time', '30 February', swap('DTEND;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20270230')],
  ['time', '24:00', swap('20261201T210000', '20261201T240000')],
  ['time', 'a day that does not say it is one', swap('DTEND;VALUE=DATE:', 'DTEND:')],
  ['time', 'UTC in a zone', swap('DTEND:20261025T030000Z', 'DTEND;TZID=Asia/Almaty:20261025T030000Z')],
  [
    'time-floating',
    'an event anywhere',
    swap('DTSTART:20261025T003000Z\nDTEND:20261025T030000Z', 'DTSTART:20261025T003000\nDTEND:20261025T030000'),
  ],
  ['end', 'missing', drop('DTEND:20261025T030000Z')],
  ['end', 'a duration instead', swap('DTEND:20261025T030000Z', 'DURATION:PT2H30M')],
  ['end', 'a duration, too', add('DURATION:PT2H30M', 'DTEND:20261025T030000Z')],
  ['end', 'a moment after a day', swap('DTEND;VALUE=DATE:20261207', 'DTEND:20261207T000000Z')],
  [
    'end',
    'in another zone',
    swap('DTEND;TZID=Asia/Almaty:20261201T210000', 'DTEND;TZID=Europe/Podgorica:20261201T210000'),
  ],
  ['end-order', 'before the start', swap('DTEND:20261025T030000Z', 'DTEND:20261024T030000Z')],
  ['end-order', 'at the start', swap('DTEND:20261025T030000Z', 'DTEND:20261025T003000Z')],
  ['end-order', 'a day of no days', swap('DTEND;VALUE=DATE:20261207', 'DTEND;VALUE=DATE:20261205')],
  ['rdate', 'a date added to a series', add('RDATE;VALUE=DATE:20270101', 'RRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=3')],
  [
    'timezone-missing',
    'a zone that is not told',
    () => GOOD.replace(/BEGIN:VTIMEZONE\r\nTZID:Asia.*?END:VTIMEZONE\r\n/s, ''),
  ],
  [
    'timezone-repeated',
    'a zone told twice',
    () => GOOD.replace(/BEGIN:VTIMEZONE\r\nTZID:Asia.*?END:VTIMEZONE\r\n/s, '$&$&'),
  ],
  [
    'timezone-unused',
    'a zone of nobody',
    () =>
      GOOD.replace(
        /BEGIN:VTIMEZONE\r\nTZID:Asia.*?END:VTIMEZONE\r\n/s,
        (zone) => zone + zone.replace('Almaty', 'Tbilisi'),
      ),
  ],
  ['timezone-observance', 'no offset', swap('TZOFFSETTO:+0500', 'TZOFFSETTO:5')],
  ['timezone-observance', 'nothing in it', () => GOOD.replace(/(?<=TZID:Asia\/Almaty\r\n).*?(?=END:VTIMEZONE)/s, '')],
  [
    'timezone-observance',
    'a summer time that saves nothing',
    () =>
      GOOD.replaceAll('STANDARD\r\nDTSTART:20241027', 'DAYLIGHT\r\nDTSTART:20241027').replace(
        /(?<=20241027.*?)END:STANDARD/s,
        'END:DAYLIGHT',
      ),
  ],
  ['timezone-observance', 'clocks that showed another time before', swap('TZOFFSETFROM:+0600', 'TZOFFSETFROM:+0530')],
  ['timezone-observance', 'an onset in UTC', swap('DTSTART:20240301T000000', 'DTSTART:20240229T180000Z')],
  [
    'timezone-observance',
    'a rule that Outlook does not read',
    swap('BYMONTH=10;BYDAY=-1SU', 'BYMONTH=10;BYMONTHDAY=27'),
  ],
  ['timezone-offset', 'an hour too many', swap('TZOFFSETTO:+0500', 'TZOFFSETTO:+0700')],
  [
    'timezone-offset',
    'a winter that begins in November',
    swap(
      'DTSTART:20241027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10',
      'DTSTART:20241124T030000\nRRULE:FREQ=YEARLY;BYMONTH=11',
    ),
  ],
  ['timezone-offset', 'a name that is no zone', () => GOOD.replaceAll('Asia/Almaty', 'Asia/Nowhere')],
  ['rule-part', 'an hour', swap('FREQ=MONTHLY;BYDAY=1SA', 'FREQ=MONTHLY;BYHOUR=10;BYDAY=1SA')],
  ['rule-part', 'every minute', swap('FREQ=MONTHLY;BYDAY=1SA', 'FREQ=MINUTELY')],
  ['rule-part', 'twice the same', swap('FREQ=MONTHLY;BYDAY=1SA', 'FREQ=MONTHLY;BYDAY=1SA;BYDAY=1SA')],
  ['rule-part', 'the second Sunday of a week', swap('BYDAY=SU;UNTIL', 'BYDAY=2SU;UNTIL')],
  ['rule-part', 'COUNT=-1', swap('COUNT=3', 'COUNT=-1')],
  ['rule-part', 'UNTIL in local time', swap('UNTIL=20261115T225959Z', 'UNTIL=20261115T225959')],
  ['rule-limit', 'endless', swap(';COUNT=3', '')],
  ['rule-limit', 'two ends', swap('COUNT=3', 'COUNT=3;UNTIL=20270206')],
  ['rule-until', 'a day for moments', swap('UNTIL=20261115T225959Z', 'UNTIL=20261115')],
  ['rule-until', 'a moment for days', swap('COUNT=3', 'UNTIL=20270206T000000Z')],
  ['rule-until', 'before the first', swap('COUNT=3', 'UNTIL=20261204')],
  ['rule-first', 'a first date that the rule does not have', swap('FREQ=MONTHLY;BYDAY=1SA', 'FREQ=MONTHLY;BYDAY=2SA')],
  [
    'exception-type',
    'a day taken from moments',
    swap('EXDATE;TZID=Europe/Podgorica:20261101T100000', 'EXDATE;VALUE=DATE:20261101'),
  ],
  [
    'exception-type',
    'UTC taken from a zone',
    swap('EXDATE;TZID=Europe/Podgorica:20261101T100000', 'EXDATE:20261101T090000Z'),
  ],
  [
    'exception-type',
    'a moved moment in UTC',
    swap('RECURRENCE-ID;TZID=Europe/Podgorica:20261108T100000', 'RECURRENCE-ID:20261108T090000Z'),
  ],
  [
    'exception-date',
    'taking what is not there',
    swap('EXDATE;TZID=Europe/Podgorica:20261101T100000', 'EXDATE;TZID=Europe/Podgorica:20261102T100000'),
  ],
  [
    'exception-date',
    'moving what is not there',
    swap('RECURRENCE-ID;TZID=Europe/Podgorica:20261108T100000', 'RECURRENCE-ID;TZID=Europe/Podgorica:20261108T110000'),
  ],
  [
    'exception-date',
    'taking and moving one date',
    swap('EXDATE;TZID=Europe/Podgorica:20261101T100000', 'EXDATE;TZID=Europe/Podgorica:20261108T100000'),
  ],
  [
    'exception-alone',
    'a date of no series',
    swap('RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20261115T225959Z\nEXDATE;TZID=Europe/Podgorica:20261101T100000\n', ''),
  ],
  ['exception-alone', 'taken from a single event', add('EXDATE;TZID=Asia/Almaty:20261201T190000', 'LOCATION:Алматы')],
  ['status', 'of a task', swap('STATUS:TENTATIVE', 'STATUS:COMPLETED')],
  ['status-prefix', 'a hold that does not say so', swap('SUMMARY:Hold: Market', 'SUMMARY:Market')],
  ['status-prefix', 'cancelled without a word', swap('SUMMARY:ОТМЕНЕНО: ', 'SUMMARY:')],
  ['transp', 'a hold that takes time', () => GOOD.replace(/TRANSPARENT(?=\r\nSTATUS:TENTATIVE)/, 'OPAQUE')],
  [
    'property-missing',
    'cancelled, and no word of the time it takes',
    () => GOOD.replace(/TRANSP:TRANSPARENT\r\n(?=STATUS:CANCELLED)/, ''),
  ],
  ['transp', 'an agreed evening that takes no time', swap('TRANSP:OPAQUE', 'TRANSP:TRANSPARENT')],
];

function manyEvents(count: number, text: string): string {
  const event = (index: number) =>
    [
      'BEGIN:VEVENT',
      `UID:event-${index}@mivent.example`,
      'SEQUENCE:0',
      'DTSTAMP:20261001T120000Z',
      'DTSTART:20261025T003000Z',
      'DTEND:20261025T030000Z',
      'SUMMARY:Вечер',
      `DESCRIPTION:${text}`,
      'TRANSP:OPAQUE',
      'STATUS:CONFIRMED',
      'LAST-MODIFIED:20261001T120000Z',
      'END:VEVENT',
      '',
    ].join('\r\n');
  const events = Array.from({ length: count }, (_, index) => event(index)).join('');
  return GOOD.replace('END:VCALENDAR', () => `${events}END:VCALENDAR`);
}

function rulesBroken(file: string | Uint8Array): LintRule[] {
  return [...new Set(lintICalendar(file).map(({ rule }) => rule))];
}

test('a good calendar has nothing wrong with it', () => {
  expect(lintICalendar(GOOD)).toEqual([]);
  expect(lintICalendar(Buffer.from(GOOD))).toEqual([]);
  const parsed = new ICAL.Component(ICAL.parse(GOOD));
  expect(parsed.getAllSubcomponents('vevent')).toHaveLength(5);
});

test('a calendar without events may hold a zone that nobody uses', () => {
  expect(lintICalendar(GOOD.replace(/BEGIN:VEVENT.*END:VEVENT\r\n/s, ''))).toEqual([]);
});

test('the good calendar says when everything takes place', () => {
  expect(readOccurrences(GOOD).map(({ uid, start, end }) => `${uid.split('@')[0]} ${start}/${end}`)).toEqual([
    'breakfast 2026-10-18T08:00:00Z/2026-10-18T10:00:00Z',
    'breakfast+20261025T003000 2026-10-25T00:30:00Z/2026-10-25T03:00:00Z',
    'breakfast 2026-10-25T09:00:00Z/2026-10-25T11:00:00Z',
    'breakfast 2026-11-09T10:00:00Z/2026-11-09T12:00:00Z',
    'breakfast 2026-11-15T09:00:00Z/2026-11-15T11:00:00Z',
    'almaty 2026-12-01T14:00:00Z/2026-12-01T16:00:00Z',
    'market 2026-12-05/2026-12-07',
    'market 2027-01-02/2027-01-04',
    'market 2027-02-06/2027-02-08',
  ]);
});

describe('the lint refuses', () => {
  test.each(BAD)('%s: %s', (rule, _, change) => {
    expect(rulesBroken(change())).toEqual([rule]);
  });
  test('something by each of its rules', () => {
    expect(LINT_RULES.filter((rule) => !BAD.some(([broken]) => broken === rule))).toEqual([]);
  });
});

describe('a line of the good calendar', () => {
  const lines = unfold(GOOD).map(({ text }) => text);
  const takesPlace = JSON.stringify(readOccurrences(GOOD));
  /** Whether the lint, ical.js, or who compares dates with the registry, sees the difference. */
  const isNoticed = (changed: readonly string[]) => {
    const text = `${changed.map((line) => foldAt(line)).join('\r\n')}\r\n`;
    if (lintICalendar(text).length > 0) return true;
    if (JSON.stringify(readOccurrences(text)) !== takesPlace) return true;
    try {
      return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').length !== 5;
    } catch {
      return true;
    }
  };
  const unnoticed = (change: (line: string) => readonly string[]) =>
    lines.filter((line, index) => {
      const instead = change(line);
      if (instead.length === 1 && instead[0] === line) return false;
      return !isNoticed([...lines.slice(0, index), ...instead, ...lines.slice(index + 1)]);
    });

  test('is missed, unless it is one of those that an event may do without', () => {
    expect(unnoticed(() => [])).toEqual(
      lines.filter((line) => /^(?:CALSCALE|TZNAME|DESCRIPTION|LOCATION|CATEGORIES|GEO|URL|CONFERENCE)[:;]/.test(line)),
    );
  });
  test('does not stand twice, unless there may be more than one of its kind', () => {
    expect(unnoticed((line) => [line, line])).toEqual(
      lines.filter((line) => /^(?:TZNAME|CATEGORIES|CONFERENCE)[:;]/.test(line)),
    );
  });
  test('keeps its name', () => {
    expect(unnoticed((line) => [`X${line}`])).toEqual([]);
    expect(unnoticed((line) => [line.toLowerCase()])).toEqual([]);
    expect(unnoticed((line) => [line.replace(/[;:]/, '')])).toEqual([]);
  });
  test('keeps its numbers, but those that only the registry knows', () => {
    // Another digit at the end of the last number: of a minute, an hour or a day, of an offset, of a count.
    const next = (line: string) => line.replace(/[1-8](?=\D*$)|[1-8](?=0+\D*$)/, (digit) => String(Number(digit) + 1));
    const unseen = unnoticed((line) => [next(line)]);
    expect(unseen.filter((line) => !/^(?:UID|SEQUENCE|TZNAME|GEO|CONFERENCE)[:;]/.test(line))).toEqual([
      // The zones begin years before the events: when exactly is no matter, nor what was before.
      'DTSTART:20041031T030000',
      'TZOFFSETFROM:+0700',
      'DTSTART:20231029T030000',
      'TZOFFSETFROM:+0200',
      'DTSTART:20240331T020000',
      'DTSTART:20241027T030000',
    ]);
  });
  test('keeps its letters, but those of texts and names', () => {
    const other = (line: string) =>
      line.replace(/[A-Za-zА-яё](?=[^A-Za-zА-яё]*$)/, (letter) => (letter === 'Q' ? 'W' : 'Q'));
    const unseen = unnoticed((line) => [other(line)]);
    const texts = /^(?:PRODID|SOURCE|NAME|X-WR-CALNAME|UID|SUMMARY|LOCATION|DESCRIPTION|CATEGORIES|URL|CONFERENCE)[:;]/;
    expect(unseen.filter((line) => !texts.test(line))).toEqual([]);
  });

  function foldAt(line: string): string {
    return line.length > 40 && line.includes(FAMILY)
      ? line.replace(`${FAMILY}${FAMILY}`, `${FAMILY}\r\n ${FAMILY}`)
      : line.replace('поместилась', 'поме\r\n стилась');
  }
});
