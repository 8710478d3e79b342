import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intersection, overlaps } from './period.ts';
import { formatLocalTime, formatZonedTime, parseDuration, parseLocalTime, toZoned } from './temporal.ts';

describe('a time as people write it', () => {
  test('a day and a local time are read as they are', () => {
    expect(String(dayOf('2026-12-05'))).toBe('2026-12-05');
    expect(String(timeOf('2026-12-05T18:00'))).toBe('2026-12-05T18:00:00');
    expect(String(timeOf('2024-02-29T00:00'))).toBe('2024-02-29T00:00:00');
    expect(String(timeOf('2026-12-05T23:59'))).toBe('2026-12-05T23:59:00');
    expect(parseLocalTime('2026-10-25T02:30+02:00')).toMatchObject({ kind: 'time', offset: '+02:00' });
  });

  test.each([
    ['31.12.2026', 'time-format', 'dotted', '2026-12-31'],
    ['5/1/2026', 'time-format', 'dotted', '2026-01-05'],
    ['31.12.2026 18:00', 'time-format', 'dotted', '2026-12-31T18:00'],
    ['31.02.2026', 'time-format', 'dotted', undefined],
    ['31.12.2026 9:00', 'time-format', 'dotted', '2026-12-31T09:00'],
    ['31.12.2026, 18:00', 'time-format', 'dotted', '2026-12-31T18:00'],
    ['x31.12.2026', 'time-format', undefined, undefined],
    ['31.12.2026x', 'time-format', undefined, undefined],
    ['2026-12-05T18:00:00.123', 'time-format', 'seconds', '2026-12-05T18:00'],
    ['2026-10-25T02:30:00+02:00', 'time-format', 'seconds', '2026-10-25T02:30+02:00'],
    ['x2026-12-05T18:00:00', 'time-format', undefined, undefined],
    ['2026-12-05T18:00:00x', 'time-format', undefined, undefined],
    ['2026-12-05   18:00', 'time-format', 'space', '2026-12-05T18:00'],
    ['x2026-12-05 18:00', 'time-format', undefined, undefined],
    ['2026-12-05 18:00x', 'time-format', undefined, undefined],
    ['2026-12-05T18:00:00Z', 'time-format', 'zulu', undefined],
    ['x2026-12-05T18:00Z', 'time-format', undefined, undefined],
    ['2026-12-05T18:00Zx', 'time-format', undefined, undefined],
    ['2026-1-5T10:00', 'time-format', 'short', '2026-01-05T10:00'],
    ['x2026-1-5', 'time-format', undefined, undefined],
    ['2026-12-05T24:00', 'time-format', 'hour-24', '2026-12-06T00:00'],
    ['2026-12-31T24:00', 'time-format', 'hour-24', '2027-01-01T00:00'],
    ['2026-12-05T18:00:00', 'time-format', 'seconds', '2026-12-05T18:00'],
    ['2026-12-05 18:00', 'time-format', 'space', '2026-12-05T18:00'],
    ['2026-12-05 9:00', 'time-format', 'space', '2026-12-05T09:00'],
    ['2026-12-05T18:00Z', 'time-format', 'zulu', undefined],
    ['2026-1-5', 'time-format', 'short', '2026-01-05'],
    ['2026-12-05T9:00', 'time-format', 'short', '2026-12-05T09:00'],
    ['2026-02-30', 'time-no-such-date', undefined, undefined],
    ['2025-02-29', 'time-no-such-date', undefined, undefined],
    ['2026-13-01', 'time-no-such-date', undefined, undefined],
    ['2026-00-10', 'time-no-such-date', undefined, undefined],
    ['2026-12-05T18:60', 'time-format', undefined, undefined],
    ['2026-12-05T25:00', 'time-format', undefined, undefined],
    ['завтра', 'time-format', undefined, undefined],
    ['18:00', 'time-format', 'time-only', undefined],
    ['18.00', 'time-format', 'time-only', undefined],
    ['2026-12-05T18.00', 'time-format', undefined, '2026-12-05T18:00'],
    ['2026-12-05Т18:00', 'time-format', undefined, '2026-12-05T18:00'],
    ['2026–12–05T18:00,', 'time-format', undefined, '2026-12-05T18:00'],
    ['«2026-12-05»', 'time-format', undefined, '2026-12-05'],
    ['05.12.2026 в 18.00', 'time-format', undefined, '2026-12-05T18:00'],
    ['2026.12.05', 'time-format', undefined, '2026-12-05'],
    ['2026.13.05', 'time-format', undefined, undefined],
    ['2026-W10', 'time-format', undefined, undefined],
    ['20261205', 'time-format', undefined, undefined],
    ['2026-12-05T18:00[Europe/Podgorica]', 'time-format', undefined, undefined],
    ['', 'time-format', undefined, undefined],
  ])('«%s» is a fault %s/%s and reads %s', (text, code, variant, suggestion) => {
    const fault = parseLocalTime(text);
    expect(fault).not.toHaveProperty('kind');
    expect({ variant: undefined, suggestion: undefined, ...fault }).toEqual({ code, variant, suggestion });
    expect(parseLocalTime(text), 'the second time as well').toEqual(fault);
  });

  test('whatever is offered instead is itself right', () => {
    const digits = fc.stringMatching(/^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2})?Z?)?$/);
    fc.assert(
      fc.property(digits, (text) => {
        const fault = parseLocalTime(text);
        if ('code' in fault && fault.suggestion !== undefined)
          expect(parseLocalTime(fault.suggestion)).toHaveProperty('kind');
      }),
      { numRuns: 500 },
    );
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(localTimes(), (time) => {
        expect(String(timeOf(formatLocalTime(time)))).toBe(String(time));
      }),
    );
  });
});

describe('a local time in its zone', () => {
  test('Podgorica, 29 March 2026, 02:30 does not exist: the nearest that do are offered', () => {
    expect(inZone('2026-03-29T02:30', 'Europe/Podgorica')).toEqual({
      code: 'time-gap',
      before: '2026-03-29T01:30',
      after: '2026-03-29T03:30',
    });
    expect(inZone('2026-03-29T02:00', 'Europe/Podgorica')).toHaveProperty('code', 'time-gap');
    expect(inZone('2026-03-29T01:59', 'Europe/Podgorica')).toBe('2026-03-29T01:59:00+01:00');
    expect(inZone('2026-03-29T03:00', 'Europe/Podgorica')).toBe('2026-03-29T03:00:00+02:00');
    expect(inZone('2026-03-29T02:30', 'Europe/Podgorica', '+01:00')).toHaveProperty('code', 'time-gap');
  });

  test('Podgorica, 25 October 2026, 02:30 comes twice: the offset tells which', () => {
    expect(inZone('2026-10-25T02:30', 'Europe/Podgorica')).toEqual({
      code: 'time-ambiguous',
      before: '2026-10-25T02:30+02:00',
      after: '2026-10-25T02:30+01:00',
    });
    expect(inZone('2026-10-25T02:30', 'Europe/Podgorica', '+02:00')).toBe('2026-10-25T02:30:00+02:00');
    expect(inZone('2026-10-25T02:30', 'Europe/Podgorica', '+01:00')).toBe('2026-10-25T02:30:00+01:00');
    expect(inZone('2026-10-25T02:30', 'Europe/Podgorica', '+03:00')).toHaveProperty('code', 'time-ambiguous');
    expect(inZone('2026-10-25T03:00', 'Europe/Podgorica')).toBe('2026-10-25T03:00:00+01:00');
    expect(inZone('2026-10-25T01:59', 'Europe/Podgorica')).toBe('2026-10-25T01:59:00+02:00');
  });

  test('an offset that is not the zone’s own is a fault', () => {
    expect(inZone('2026-12-05T18:00', 'Europe/Podgorica', '+03:00')).toEqual({
      code: 'time-format',
      variant: 'offset',
      before: '2026-12-05T18:00',
      after: '2026-12-05T18:00',
    });
  });

  test('Cairo, 24 April 2026: midnight does not exist', () => {
    expect(inZone('2026-04-24T00:00', 'Africa/Cairo')).toEqual({
      code: 'time-gap',
      before: '2026-04-23T23:00',
      after: '2026-04-24T01:00',
    });
  });

  test('Almaty, 1 March 2024: clocks went back at midnight for good', () => {
    expect(inZone('2024-02-29T23:30', 'Asia/Almaty')).toHaveProperty('code', 'time-ambiguous');
    expect(inZone('2024-03-01T00:30', 'Asia/Almaty')).toBe('2024-03-01T00:30:00+05:00');
    expect(inZone('2024-02-29T22:30', 'Asia/Almaty')).toBe('2024-02-29T22:30:00+06:00');
  });

  test('Apia, 30 December 2011: a whole day that does not exist', () => {
    expect(inZone('2011-12-30T12:00', 'Pacific/Apia')).toEqual({
      code: 'time-gap',
      before: '2011-12-29T12:00',
      after: '2011-12-31T12:00',
    });
  });

  test('19:00 in Podgorica is 20:00 in Moscow in summer and 21:00 in winter', () => {
    const moscow = (text: string) => placedIn(text, 'Europe/Podgorica').withTimeZone('Europe/Moscow').hour;
    expect([moscow('2026-07-01T19:00'), moscow('2026-12-01T19:00')]).toEqual([20, 21]);
  });

  test('the quick way to place ordinary times agrees with the careful one, around every clock change', () => {
    const zones = [
      'Europe/Podgorica',
      'Asia/Tbilisi',
      'America/Argentina/Buenos_Aires',
      'Europe/Kyiv',
      'Africa/Cairo',
      'Asia/Almaty',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Casablanca',
    ];
    fc.assert(
      fc.property(localTimes(), fc.constantFrom(...zones), (time, zone) => {
        expect(inZone(formatLocalTime(time), zone)).toEqual(carefully(time, zone));
      }),
      { numRuns: 2000 },
    );
    for (const zone of zones) {
      let moment = Temporal.Instant.from('2009-01-01T00:00:00Z').toZonedDateTimeISO(zone);
      for (let count = 0; count < 24; count++) {
        const next = moment.getTimeZoneTransition('next');
        if (!next) break;
        moment = next;
        for (const minutes of [-1441, -61, -31, -1, 0, 1, 29, 31, 61, 1441]) {
          const time = next.toPlainDateTime().add({ minutes });
          expect(inZone(formatLocalTime(time), zone), `${zone} ${time}`).toEqual(carefully(time, zone));
        }
      }
    }
  });
});

test('a moment is written with its offset only where clocks pass it twice', () => {
  const written = (text: string) => formatZonedTime(Temporal.ZonedDateTime.from(text));
  expect(written('2026-12-05T18:00+01:00[Europe/Podgorica]')).toBe('2026-12-05T18:00');
  expect(written('2026-10-25T02:30+02:00[Europe/Podgorica]')).toBe('2026-10-25T02:30+02:00');
  expect(written('2026-10-25T02:30+01:00[Europe/Podgorica]')).toBe('2026-10-25T02:30+01:00');
});

describe('a length of time', () => {
  test.each([
    ['PT3H', 180],
    ['PT45M', 45],
    ['PT1H30M', 90],
    ['P1D', 1440],
    ['P1DT2H', 1560],
    ['P2DT3H4M', 3064],
    ['PT90M', 90],
    ['P365D', 525_600],
    ['PT1000H', 60_000],
    ['PT10000M', 10_000],
  ])('%s is %d minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes * 60_000);
  });

  test.each([
    '3h',
    'PT',
    'P',
    'xPT3H',
    'P1000D',
    'PT10000H',
    'PT0H',
    'P0D',
    '-PT3H',
    'PT3S',
    'P1W',
    'P1M',
    'PT1.5H',
    'pt3h',
    'PT3H ',
    'P1DT',
    '',
  ])('«%s» is refused', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('periods', () => {
  const period = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: start + length }));

  test('overlap is symmetric, and is sharing at least one moment', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const shared = Array.from({ length: 50 }, (_, moment) => moment).filter(
          (moment) => moment >= a.start && moment < a.end && moment >= b.start && moment < b.end,
        );
        expect(overlaps(a, b)).toBe(shared.length > 0);
        expect(overlaps(b, a)).toBe(shared.length > 0);
        expect(intersection(a, b)).toEqual(
          shared.length > 0 ? { start: shared[0], end: shared.at(-1)! + 1 } : undefined,
        );
        expect(intersection(b, a)).toEqual(intersection(a, b));
      }),
    );
  });

  test('an event that begins when another ends does not overlap it', () => {
    expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false);
    expect(overlaps({ start: 5, end: 9 }, { start: 0, end: 5 })).toBe(false);
    expect(intersection({ start: 0, end: 5 }, { start: 5, end: 9 })).toBeUndefined();
  });
});

function dayOf(text: string) {
  const parsed = parseLocalTime(text);
  return 'kind' in parsed && parsed.kind === 'date' ? parsed.date : undefined;
}

function timeOf(text: string) {
  const parsed = parseLocalTime(text);
  return 'kind' in parsed && parsed.kind === 'time' ? parsed.time : undefined;
}

function placedIn(text: string, zone: string): Temporal.ZonedDateTime {
  const placed = toZoned(Temporal.PlainDateTime.from(text), zone);
  if ('code' in placed) throw new Error(placed.code);
  return placed;
}

function inZone(text: string, zone: string, offset?: string): unknown {
  const placed = toZoned(Temporal.PlainDateTime.from(text), zone, offset);
  return 'code' in placed ? placed : placed.toString({ timeZoneName: 'never' });
}

/** What Temporal itself says: `reject` refuses both gaps and times that come twice. */
function carefully(time: Temporal.PlainDateTime, zone: string): unknown {
  try {
    return time.toZonedDateTime(zone, { disambiguation: 'reject' }).toString({ timeZoneName: 'never' });
  } catch {
    const [before, after] = [
      time.toZonedDateTime(zone, { disambiguation: 'earlier' }),
      time.toZonedDateTime(zone, { disambiguation: 'later' }),
    ];
    const isGap = !before.toPlainDateTime().equals(time);
    return {
      code: isGap ? 'time-gap' : 'time-ambiguous',
      before: formatLocalTime(before.toPlainDateTime()) + (isGap ? '' : before.offset),
      after: formatLocalTime(after.toPlainDateTime()) + (isGap ? '' : after.offset),
    };
  }
}

function localTimes() {
  return fc
    .integer({ min: 0, max: 20 * 365 * 24 * 2 })
    .map((halfHours) => Temporal.PlainDateTime.from('2010-01-01T00:00').add({ minutes: halfHours * 30 }));
}
