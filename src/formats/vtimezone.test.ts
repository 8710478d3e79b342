import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { formatVtimezone } from './vtimezone.ts';

test('Podgorica turns its clocks on the last Sundays of March and October, for as long as it does', () => {
  expect(formatVtimezone('Europe/Podgorica', 2026, 2027).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VTIMEZONE
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
    "
  `);
});

test('Tbilisi has one offset and says nothing more', () => {
  expect(formatVtimezone('Asia/Tbilisi', 2026, 2026).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VTIMEZONE
    TZID:Asia/Tbilisi
    BEGIN:STANDARD
    DTSTART:20050327T020000
    TZOFFSETFROM:+0300
    TZOFFSETTO:+0400
    TZNAME:+04
    END:STANDARD
    END:VTIMEZONE
    "
  `);
});

test('Almaty gave up an hour on 1 March 2024, which is no winter time', () => {
  expect(formatVtimezone('Asia/Almaty', 2024, 2024).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VTIMEZONE
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
    "
  `);
});

test('Casablanca, whose clocks follow Ramadan, has every change by itself', () => {
  const text = formatVtimezone('Africa/Casablanca', 2024, 2024);
  expect(text).not.toContain('RRULE');
  expect(text).toContain('RDATE:20240310T030000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n');
  expect(text).toContain('RDATE:20240414T020000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n');
});

test('Cairo, whose last Thursday of October may end in November, has every change by itself', () => {
  const text = formatVtimezone('Africa/Cairo', 2024, 2024);
  expect(text).not.toContain('RRULE');
  expect(text).toContain('RDATE:20241101T000000');
});

test('Buenos Aires keeps the offset of 2009', () => {
  const text = formatVtimezone('America/Argentina/Buenos_Aires', 2026, 2026);
  expect(text.match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)).toEqual(['BEGIN:STANDARD']);
  expect(text).toContain('TZOFFSETTO:-0300');
});

test('Kyiv and Kiev are each called what the event calls them', () => {
  expect(formatVtimezone('Europe/Kyiv', 2026, 2026)).toContain('TZID:Europe/Kyiv\r\n');
  expect(formatVtimezone('Europe/Kiev', 2026, 2026)).toContain('TZID:Europe/Kiev\r\n');
});

// Current names that the list gives under older ones are zones of their own to whoever writes them.
const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  ...['Europe/Kyiv', 'America/Nuuk', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Asia/Yangon', 'UTC'],
];

test('every zone begins at least two years before the first event', () => {
  expect(ZONES.length).toBeGreaterThan(400);
  const late = ZONES.filter((timezone) => {
    const onsets = [...formatVtimezone(timezone, 2026, 2026).matchAll(/DTSTART:(\d{8})/g)].map(([, date = '']) => date);
    return onsets.length === 0 || onsets.every((date) => date > '20240101');
  });
  expect(late).toEqual([]);
});

describe('read by ical.js, the offset is that of Temporal in every zone', () => {
  test.each([
    [2024, 2030],
    [2026, 2026],
    [2026, 2027],
    [2025, 2031],
  ])('from %i to %i', { timeout: 60_000 }, (first, last) => {
    expect(ZONES.flatMap((timezone) => differences(timezone, first, last))).toEqual([]);
  });

  test('and would be told if it were not', () => {
    const text = formatVtimezone('Europe/Podgorica', 2026, 2026).replace(
      'BYMONTH=10;BYDAY=-1SU',
      'BYMONTH=10;BYDAY=1SU',
    );
    expect(differences('Europe/Podgorica', 2026, 2026, text)[0]).toMatch(/^2026-10-.*: 3600$/);
  });
});

/** Local times around every change of a zone and on each tenth day, for which the text gives another offset. */
function differences(
  timezone: string,
  firstYear: number,
  lastYear: number,
  text = formatVtimezone(timezone, firstYear, lastYear),
): string[] {
  const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
  const begin = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(timezone);
  const end = begin.add({ years: lastYear - firstYear + 1 });
  const moments: Temporal.ZonedDateTime[] = [];
  for (let at = begin; at.epochMilliseconds < end.epochMilliseconds; at = at.add({ days: 10, hours: 7 }))
    moments.push(at);
  for (
    let at = begin.getTimeZoneTransition('next');
    at && at.epochMilliseconds < end.epochMilliseconds;
    at = at.getTimeZoneTransition('next')
  ) {
    moments.push(...[-25, -3, 3, 25].map((hours) => at?.add({ hours }) ?? begin));
  }
  const wrong: string[] = [];
  for (const moment of moments) {
    const local = moment.toPlainDateTime();
    // In an hour that comes twice, ical.js takes the second against RFC 5545 §3.3.5.
    if (!local.toZonedDateTime(timezone, { disambiguation: 'later' }).equals(moment)) continue;
    const { year, month, day, hour, minute } = local;
    const time = new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, zone);
    const offset = zone.utcOffset(time);
    if (offset !== moment.offsetNanoseconds / 1e9) wrong.push(`${moment}: ${offset}`);
  }
  return wrong;
}
