import { describe, expect, test } from 'vitest';
import { eventSchema, toCalendarEvent } from './event.ts';
import { calendarEvent, event, placed } from './registry.test-support.ts';
import { checkAgainst } from './schema-issue.ts';

/** What is wrong with an event as a whole, in short. */
function faults(fields: Readonly<Record<string, unknown>>): string[] {
  const right = {
    title: 'Дебаты',
    status: 'confirmed',
    format: 'debate',
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
    place: 'Бар',
  };
  const data = Object.fromEntries(Object.entries({ ...right, ...fields }).filter(([, value]) => value !== undefined));
  return checkAgainst(eventSchema, data).issues.map(
    ({ code, variant, field = [] }) => `${code}${variant ? `/${variant}` : ''} at ${field.join('.')}`,
  );
}

describe('what the fields of an event say against each other', () => {
  const hold = { by: 'sanfantee', until: '2026-11-28' };
  const window = { from: '2027-08-01', to: '2027-11-30' };
  const undated = { status: 'hold', start: undefined, end: undefined, place: undefined };

  test.each([
    [{}, []],
    [{ end: undefined, duration: 'PT3H' }, []],
    [{ start: '2026-12-05', end: undefined }, []],
    [{ status: 'hold', hold }, []],
    [{ hold: { by: 'sanfantee' } }, []],
    [{ ...undated, hold: { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-08-01' } } }, []],
    [{ ...undated, hold: { by: 'sanfantee', window: { ...window, decideBy: '2027-11-30' } } }, []],
    [{ ...undated, hold: { by: 'sanfantee', window } }, []],
    [{ attendance: 'online', place: undefined, onlineUrl: 'https://example.org' }, []],
    [{ attendance: 'online', place: undefined, status: 'hold', hold }, []],
    [{ start: '0206-12-05T18:00' }, ['time-format/year at start']],
    [{ end: '2206-12-05T18:00' }, ['time-format/year at end']],
    [{ start: undefined }, ['frontmatter-missing-key at start']],
    [{ end: undefined }, ['frontmatter-missing-key/end at end']],
    [{ place: undefined }, ['frontmatter-missing-key/venue at venue']],
    [{ attendance: 'hybrid', place: undefined }, ['frontmatter-missing-key/venue at venue']],
    [{ attendance: 'online', place: undefined }, ['frontmatter-missing-key/online at onlineUrl']],
    [{ attendance: 'online', onlineUrl: 'https://example.org' }, ['frontmatter-combination/online-place at place']],
    [{ venue: 'kings-park' }, ['frontmatter-combination/venue-and-place at place']],
    [{ duration: 'PT3H' }, ['frontmatter-combination/end-and-duration at duration']],
    [
      { start: '2026-12-05', end: undefined, duration: 'PT3H' },
      ['frontmatter-combination/all-day-duration at duration'],
    ],
    [{ start: '2026-12-05' }, ['time-order/mixed at end']],
    [{ end: '2026-12-06' }, ['time-order/mixed at end']],
    [{ status: 'hold' }, ['frontmatter-missing-key/hold at hold']],
    [{ status: 'hold', hold: { by: 'sanfantee' } }, ['hold-missing-until at hold']],
    [
      { hold: { by: 'sanfantee', window } },
      [
        'frontmatter-combination/window-status at hold.window',
        'frontmatter-combination/window at start',
        'frontmatter-combination/window at end',
      ],
    ],
    [{ ...undated, hold: { ...hold, window } }, ['frontmatter-combination/window at hold.until']],
    [
      { ...undated, hold: { by: 'sanfantee', window: { from: '2027-11-30', to: '2027-08-01' } } },
      ['time-order/window at hold.window.to'],
    ],
    [
      { ...undated, hold: { by: 'sanfantee', window: { ...window, decideBy: '2027-12-01' } } },
      ['time-order/decide-by at hold.window.decideBy'],
    ],
    [{ cover: './cover.jpg' }, ['frontmatter-missing-key/cover at coverAlt']],
    [{ budget: { currency: 'EUR' } }, ['frontmatter-missing-key/budget at budget.plan']],
  ])('%j: %j', (fields, expected) => {
    expect(faults(fields)).toEqual(expected);
  });
});

test('a window takes the place of times, and says of which', () => {
  const hold = { by: 'sanfantee', until: '2026-11-28', window: { from: '2027-08-01', to: '2027-11-30' } };
  const fields = { title: 'Дебаты', status: 'hold', format: 'debate', start: '2026-12-05', hold };
  expect(checkAgainst(eventSchema, fields).issues.map(({ params }) => params)).toEqual([
    { key: 'start' },
    { key: 'until' },
  ]);
});

describe('an event in time', () => {
  const time = (fields: Readonly<Record<string, unknown>>, zone?: string) => {
    const { start, end, allDay } = calendarEvent(fields, zone).time!;
    const tell = (moment: Temporal.ZonedDateTime) => moment.toString({ smallestUnit: 'minute', timeZoneName: 'never' });
    return `${tell(start)} – ${tell(end)}${allDay ? ' all day' : ''}`;
  };
  const issue = (fields: Readonly<Record<string, unknown>>, zone?: string) => {
    const { event, issues } = placed(fields, zone);
    expect(event).toBeUndefined();
    return issues.map(
      ({ code, variant, field = [], params }) =>
        `${code}${variant ? `/${variant}` : ''} at ${field.join('.')}${params?.suggestion ? ` → ${String(params.suggestion)}` : ''}`,
    );
  };

  test('is told by what was written, and is none where anything of it is wrong', () => {
    expect(placed({ start: '2026-12-05', end: '2026-12-04' }).issues[0]?.params).toEqual({
      start: '2026-12-05',
      end: '2026-12-04',
    });
    expect(toCalendarEvent(event().data, { id: 'x', file: 'x', region: 'ru', timezone: undefined })).toEqual({
      issues: [
        {
          code: 'frontmatter-missing-key',
          variant: 'timezone',
          field: ['timezone'],
          params: { key: 'timezone' },
        },
      ],
    });
    const also = [{ start: '2026-12-13' }];
    expect(issue({ repeat: { rule: 'FREQ=WEEKLY;COUNT=2', also } })).toEqual([
      'time-order/mixed-series at repeat.also.0.start',
    ]);
  });

  test('an evening in Podgorica, 5 December 2026', () => {
    expect(time({})).toBe('2026-12-05T18:00+01:00 – 2026-12-05T21:00+01:00');
  });

  test('past midnight: Podgorica, 5 December 2026, 22:00–02:00, and the night of the New Year', () => {
    expect(time({ start: '2026-12-05T22:00', end: '2026-12-06T02:00' })).toBe(
      '2026-12-05T22:00+01:00 – 2026-12-06T02:00+01:00',
    );
    expect(time({ start: '2026-12-31T22:00', duration: 'PT4H' })).toBe(
      '2026-12-31T22:00+01:00 – 2027-01-01T02:00+01:00',
    );
  });

  test('the last day of an all-day event is included; without an end it is one day', () => {
    expect(time({ start: '2026-12-05', end: '2026-12-06' })).toBe(
      '2026-12-05T00:00+01:00 – 2026-12-07T00:00+01:00 all day',
    );
    expect(time({ start: '2026-12-05' })).toBe('2026-12-05T00:00+01:00 – 2026-12-06T00:00+01:00 all day');
  });

  test('all day over the switch: Podgorica, 28–29 March and 24–25 October 2026, from midnight to midnight', () => {
    expect(time({ start: '2026-03-28', end: '2026-03-29' })).toBe(
      '2026-03-28T00:00+01:00 – 2026-03-30T00:00+02:00 all day',
    );
    expect(time({ start: '2026-10-24', end: '2026-10-25' })).toBe(
      '2026-10-24T00:00+02:00 – 2026-10-26T00:00+01:00 all day',
    );
  });

  test('Cairo, 24 April 2026, all day: the day whose midnight does not exist begins at 01:00', () => {
    expect(time({ start: '2026-04-24' }, 'Africa/Cairo')).toBe(
      '2026-04-24T01:00+03:00 – 2026-04-25T00:00+03:00 all day',
    );
  });

  test('a duration is exact hours, an end a local time: they differ over a clock change', () => {
    expect(time({ start: '2026-03-28T22:00', duration: 'PT8H' })).toBe(
      '2026-03-28T22:00+01:00 – 2026-03-29T07:00+02:00',
    );
    expect(time({ start: '2026-03-28T22:00', end: '2026-03-29T06:00' })).toBe(
      '2026-03-28T22:00+01:00 – 2026-03-29T06:00+02:00',
    );
    expect(time({ start: '2026-10-24T22:00', duration: 'P1D' })).toBe(
      '2026-10-24T22:00+02:00 – 2026-10-25T21:00+01:00',
    );
  });

  test('from the first 02:30 of 25 October 2026 to the second is an hour', () => {
    expect(time({ start: '2026-10-25T02:30+02:00', end: '2026-10-25T02:30+01:00' })).toBe(
      '2026-10-25T02:30+02:00 – 2026-10-25T02:30+01:00',
    );
    expect(issue({ start: '2026-10-25T02:30+01:00', end: '2026-10-25T02:30+02:00' })).toEqual(['time-order at end']);
    expect(issue({ start: '2026-10-25T02:30', end: '2026-10-25T05:00' })).toEqual(['time-ambiguous at start']);
    expect(issue({ start: '2026-10-25T01:30', end: '2026-10-25T02:30' })).toEqual(['time-ambiguous at end']);
  });

  test('end before start, 5 December 2026: most often the night after is meant', () => {
    expect(issue({ start: '2026-12-05T18:00', end: '2026-12-05T02:00' })).toEqual([
      'time-order at end → 2026-12-06T02:00',
    ]);
    expect(issue({ start: '2026-12-05T18:00', end: '2026-12-04T21:00' })).toEqual(['time-order at end']);
    expect(issue({ start: '2026-12-05', end: '2026-12-04' })).toEqual(['time-order/all-day at end']);
  });

  test('end = start, 5 December 2026: no event at 18:00, a whole one on a day', () => {
    expect(issue({ start: '2026-12-05T18:00', end: '2026-12-05T18:00' })).toEqual(['time-order/empty at end']);
    expect(time({ start: '2026-12-05', end: '2026-12-05' })).toBe(
      '2026-12-05T00:00+01:00 – 2026-12-06T00:00+01:00 all day',
    );
  });

  test('no end, 5 December 2026: wanted of an evening, one day where there is no hour', () => {
    expect(faults({ end: undefined })).toEqual(['frontmatter-missing-key/end at end']);
    expect(faults({ start: '2026-12-05', end: undefined })).toEqual([]);
    expect(time({ start: '2026-12-05' })).toBe('2026-12-05T00:00+01:00 – 2026-12-06T00:00+01:00 all day');
  });

  test('its own zone goes before that of its place; where there is none it must name one', () => {
    expect(time({ timezone: 'Asia/Tbilisi' })).toBe('2026-12-05T18:00+04:00 – 2026-12-05T21:00+04:00');
    const { data, id, file } = {
      data: eventSchema.parse({
        title: 'Т',
        status: 'confirmed',
        start: '2026-12-05',
        format: 'other',
        place: 'Самара',
      }),
      id: 'x',
      file: 'events/ru/x.md',
    };
    expect(data).toMatchObject({ attendance: 'offline', lang: 'ru', scope: 'regional' });
    expect(placed({ region: 'ru' }, undefined).event?.timezone, file + id).toBe('Europe/Podgorica');
  });

  test('Podgorica, 29 March 2026, 02:30 is refused with the nearest times', () => {
    expect(placed({ start: '2026-03-29T02:30', end: '2026-03-29T05:00' }).issues).toEqual([
      {
        code: 'time-gap',
        variant: undefined,
        field: ['start'],
        params: {
          value: '2026-03-29T02:30',
          timezone: 'Europe/Podgorica',
          before: '2026-03-29T01:30',
          after: '2026-03-29T03:30',
        },
      },
    ]);
  });

  test('setup and teardown are kept in milliseconds', () => {
    expect(calendarEvent({ setup: 'PT1H', teardown: 'PT30M' })).toMatchObject({
      setup: 3_600_000,
      teardown: 1_800_000,
    });
    expect(calendarEvent()).toMatchObject({ setup: 0, teardown: 0 });
  });
});
