import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Registry } from '../domain/registry.ts';
import type { Stamps } from '../domain/stamp.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import { type FeedSource, feedWindow } from './feed.ts';
import { foldLines, MAX_FEED_BYTES, MAX_FEED_EVENTS, toICalendar } from './icalendar.ts';

const FEED = { name: 'MIVENT', address: 'https://mivent.example/calendar.ics' };

function write(registry: Registry, more: Partial<FeedSource> = {}) {
  return toICalendar(sourceOf(registry, more), { ...FEED, events: registry.events.values() }).text;
}

/** The lines of an event's VEVENTs, unfolded, without what the tests of one matter need not repeat. */
function vevents(event: WrittenEvent, venues?: Readonly<Record<string, object>>, more?: Partial<FeedSource>): string {
  const text = write(registryOf([event], venues), more)
    .replaceAll('\r\n ', '')
    .replaceAll('\r\n', '\n');
  return [...text.matchAll(/BEGIN:VEVENT\n(.*?)END:VEVENT\n/gs)].map(([, lines = '']) => lines).join('\n');
}

function property(event: WrittenEvent, ...names: string[]): string[] {
  return vevents(event)
    .split('\n')
    .filter((line) => names.some((name) => line.startsWith(name)));
}

test('an evening at a venue becomes this file', () => {
  const registry = registryOf(
    [
      {
        summary: 'Одно-два предложения; и запятая, и обратная косая \\.',
        start: '2026-12-05T18:00',
        end: '2026-12-05T21:00',
        venue: 'kings-park',
        registration: { url: 'https://example.org/?a=1,2&b=3' },
      },
    ],
    { 'kings-park': { name: 'Kings Park', address: 'ул. Слободы, 1', geo: { lat: 42.44, lon: 19.25 } } },
  );
  expect(write(registry).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//MIVENT//MIVENT//RU
    CALSCALE:GREGORIAN
    REFRESH-INTERVAL;VALUE=DURATION:PT4H
    X-PUBLISHED-TTL:PT4H
    NAME:MIVENT
    X-WR-CALNAME:MIVENT
    SOURCE;VALUE=URI:https://mivent.example/calendar.ics
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
    UID:privacy-debate@mivent.example
    SEQUENCE:0
    DTSTAMP:20261126T000000Z
    DTSTART;TZID=Europe/Podgorica:20261205T180000
    DTEND;TZID=Europe/Podgorica:20261205T210000
    SUMMARY:Дебаты о приватности
    TRANSP:OPAQUE
    LOCATION:Kings Park\\, ул. Слободы\\, 1\\, Подгорица
    DESCRIPTION:Одно-два предложения\\; и запятая\\, и
      обратная косая \\\\.\\nРегистрация: https://example.
     org/?a=1\\,2&b=3\\nПодробнее: https://mivent.example/events/privacy
     -debate/
    CATEGORIES:дебаты
    STATUS:CONFIRMED
    LAST-MODIFIED:20261126T000000Z
    GEO:42.44;19.25
    URL:https://mivent.example/events/privacy-debate/
    END:VEVENT
    END:VCALENDAR
    "
  `);
});

test('the clock of the machine that builds changes no byte', () => {
  const registry = registryOf([
    { id: 'evening', start: '2026-12-05T18:00' },
    { id: 'twice', start: '2026-10-25T02:30+01:00' },
    { id: 'days', start: '2026-12-05', end: '2026-12-06' },
    { id: 'series', region: 'ge', start: '2026-12-06T10:00', repeat: { rule: 'FREQ=WEEKLY;UNTIL=20270131' } },
  ]);
  const zone = process.env.TZ;
  const texts = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((name) => {
    process.env.TZ = name;
    return write(registry);
  });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(new Set(texts).size).toBe(1);
});

describe('status', () => {
  const evening = { start: '2026-12-05T18:00', end: '2026-12-05T21:00' };
  const said = (event: WrittenEvent) => property(event, 'SUMMARY', 'STATUS', 'TRANSP');

  test('what is agreed takes its time', () => {
    expect(said(evening)).toEqual(['SUMMARY:Дебаты о приватности', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED']);
  });
  test('a hold leaves the time free and says until when it holds', () => {
    const hold = { ...evening, status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } };
    expect(said(hold)).toEqual(['SUMMARY:Бронь: Дебаты о приватности', 'TRANSP:TRANSPARENT', 'STATUS:TENTATIVE']);
    expect(property(hold, 'DESCRIPTION')[0]).toContain('Дата забронирована до 20\u00a0декабря 2026.');
  });
  test('a cancelled event stays, so that calendars take it back', () => {
    expect(said({ ...evening, status: 'cancelled' })).toEqual([
      'SUMMARY:ОТМЕНЕНО: Дебаты о приватности',
      'TRANSP:TRANSPARENT',
      'STATUS:CANCELLED',
    ]);
  });
  test('a postponed event does not take place at its old time', () => {
    expect(said({ ...evening, status: 'postponed' })).toEqual([
      'SUMMARY:ОТЛОЖЕНО: Дебаты о приватности',
      'TRANSP:TRANSPARENT',
      'STATUS:CANCELLED',
    ]);
  });
  test('in English the words are English and the identity is the same', () => {
    const registry = registryOf([{ ...evening, status: 'cancelled' }]);
    const text = write(registry, { locale: 'en' });
    expect(text).toContain('SUMMARY:CANCELLED: Дебаты о приватности\r\n');
    expect(text).toContain('UID:privacy-debate@mivent.example\r\n');
    expect(text).toContain('CATEGORIES:debate\r\n');
  });
});

describe('what feeds leave out', () => {
  const ids = (events: readonly WrittenEvent[], now = '2026-12-05T12:00:00Z') =>
    [...write(registryOf(events), { now: Temporal.Instant.from(now) }).matchAll(/UID:(.*)@/g)].map(([, id]) => id);
  const evening = { start: '2026-12-05T18:00', end: '2026-12-05T21:00' };

  test('an event entered twice is named once', () => {
    expect(
      ids([
        { ...evening, id: 'first' },
        { ...evening, id: 'second', duplicateOf: 'first' },
      ]),
    ).toEqual(['first']);
  });
  test('a hold on a window has no date to name', () => {
    const window = { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30' } };
    expect(ids([{ id: 'festival', status: 'hold', hold: window }])).toEqual([]);
  });
  test('a hold that expired stays to the end of the month, and no longer', () => {
    const hold = { ...evening, id: 'held', status: 'hold', hold: { until: '2026-11-28', by: 'sanfantee' } };
    expect(ids([hold], '2026-11-27T12:00:00Z')).toEqual(['held']);
    expect(ids([hold], '2026-11-30T23:59:59Z')).toEqual(['held']);
    expect(ids([hold], '2026-12-01T00:00:00Z')).toEqual([]);
  });
});

describe('times', () => {
  const times = (event: WrittenEvent) => property(event, 'DTSTART', 'DTEND', 'RRULE', 'EXDATE', 'RECURRENCE-ID', 'UID');

  test('past midnight: Podgorica, 5 December 2026, 22:00–03:00', () => {
    expect(times({ start: '2026-12-05T22:00', end: '2026-12-06T03:00' })).toEqual([
      'UID:privacy-debate@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20261205T220000',
      'DTEND;TZID=Europe/Podgorica:20261206T030000',
    ]);
  });
  test('whole days end with the day after the last, and take nobody’s time', () => {
    const days = { start: '2026-12-05', end: '2026-12-06' };
    expect(times(days).slice(1)).toEqual(['DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261207']);
    expect(property(days, 'TRANSP')).toEqual(['TRANSP:TRANSPARENT']);
    expect(write(registryOf([days]))).not.toContain('VTIMEZONE');
  });
  test('all day over the switch: Podgorica, 25 October 2026, a day of 25 hours', () => {
    expect(times({ start: '2026-10-25' }).slice(1)).toEqual([
      'DTSTART;VALUE=DATE:20261025',
      'DTEND;VALUE=DATE:20261026',
    ]);
  });
  test('Podgorica, 25 October 2026, 02:30 comes twice, which UTC does not', () => {
    expect(times({ start: '2026-10-25T02:30+02:00', end: '2026-10-25T04:00' }).slice(1)).toEqual([
      'DTSTART:20261025T003000Z',
      'DTEND:20261025T030000Z',
    ]);
    expect(times({ start: '2026-10-25T02:30+01:00', end: '2026-10-25T04:00' }).slice(1)).toEqual([
      'DTSTART:20261025T013000Z',
      'DTEND:20261025T030000Z',
    ]);
    expect(times({ start: '2026-10-25T01:00', end: '2026-10-25T02:30+01:00' }).slice(1)).toEqual([
      'DTSTART:20261024T230000Z',
      'DTEND:20261025T013000Z',
    ]);
  });
  test('Almaty, 1 March 2024 is written in its own zone', () => {
    const text = write(registryOf([{ region: 'ru', timezone: 'Asia/Almaty', start: '2024-03-01T10:00' }]));
    expect(text).toContain('DTSTART;TZID=Asia/Almaty:20240301T100000');
    expect(text).toContain('TZID:Asia/Almaty');
  });
});

describe('series', () => {
  const times = (event: WrittenEvent) => property(event, 'DTSTART', 'DTEND', 'RRULE', 'EXDATE', 'RECURRENCE-ID', 'UID');

  test('Sundays with a date dropped, one moved and one added', () => {
    expect(
      times({
        id: 'breakfast',
        start: '2026-12-06T10:00',
        end: '2026-12-06T12:00',
        repeat: {
          rule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270131',
          except: ['2027-01-03'],
          moved: [{ from: '2027-01-10', start: '2027-01-11T10:00' }],
          also: [{ start: '2027-01-07T19:00' }],
        },
      }),
    ).toEqual([
      'UID:breakfast@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20261206T100000',
      'DTEND;TZID=Europe/Podgorica:20261206T120000',
      'RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20270131T225959Z',
      'EXDATE;TZID=Europe/Podgorica:20270103T100000',
      'UID:breakfast@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20270111T100000',
      'DTEND;TZID=Europe/Podgorica:20270111T120000',
      'RECURRENCE-ID;TZID=Europe/Podgorica:20270110T100000',
      'UID:breakfast+20270107T190000@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20270107T190000',
      'DTEND;TZID=Europe/Podgorica:20270107T210000',
    ]);
  });
  test('five Sundays of which one is dropped end with their last day: calcurse would count a sixth', () => {
    const repeat = {
      rule: 'FREQ=WEEKLY;COUNT=5',
      except: ['2026-12-13'],
      moved: [{ from: '2027-01-03', start: '2026-12-30T10:00' }],
    };
    expect(property({ start: '2026-12-06T10:00', repeat }, 'RRULE', 'EXDATE')).toEqual([
      'RRULE:FREQ=WEEKLY;UNTIL=20270103T225959Z',
      'EXDATE;TZID=Europe/Podgorica:20261213T100000',
    ]);
    const days = { start: '2026-12-06', repeat: { rule: 'FREQ=WEEKLY;COUNT=2', except: ['2026-12-13'] } };
    expect(property(days, 'RRULE')).toEqual(['RRULE:FREQ=WEEKLY;UNTIL=20261213']);
    const complete = { start: '2026-12-06T10:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=5' } };
    expect(property(complete, 'RRULE')).toEqual(['RRULE:FREQ=WEEKLY;COUNT=5']);
  });
  test('whole days on Saturdays without one of them', () => {
    expect(
      times({
        id: 'market',
        start: '2026-12-05',
        repeat: { rule: 'FREQ=WEEKLY;UNTIL=20261226', except: ['2026-12-12'] },
      }),
    ).toEqual([
      'UID:market@mivent.example',
      'DTSTART;VALUE=DATE:20261205',
      'DTEND;VALUE=DATE:20261206',
      'RRULE:FREQ=WEEKLY;UNTIL=20261226',
      'EXDATE;VALUE=DATE:20261212',
    ]);
  });
  test('whole days of which one is moved are written date by date', () => {
    expect(
      times({
        id: 'market',
        start: '2026-12-05',
        repeat: {
          rule: 'FREQ=WEEKLY;COUNT=4',
          except: ['2026-12-12'],
          moved: [{ from: '2026-12-19', start: '2026-12-20' }],
          also: [{ start: '2026-12-19' }],
        },
      }).filter((line) => !line.startsWith('DTEND')),
    ).toEqual([
      'UID:market_20261205@mivent.example',
      'DTSTART;VALUE=DATE:20261205',
      'UID:market+20261219@mivent.example',
      'DTSTART;VALUE=DATE:20261219',
      'UID:market_20261219@mivent.example',
      'DTSTART;VALUE=DATE:20261220',
      'UID:market_20261226@mivent.example',
      'DTSTART;VALUE=DATE:20261226',
    ]);
  });
  test('the 31st of a month, and 29 February, are said outright: clients would take the next best day', () => {
    const rule = (start: string, text: string) => times({ start, repeat: { rule: text } }).at(-1);
    expect(rule('2026-08-31', 'FREQ=MONTHLY;COUNT=3')).toBe('RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3');
    expect(rule('2028-02-29', 'FREQ=YEARLY;COUNT=2')).toBe('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2');
    expect(rule('2026-08-28', 'FREQ=MONTHLY;COUNT=3')).toBe('RRULE:FREQ=MONTHLY;COUNT=3');
    expect(rule('2026-10-30', 'FREQ=MONTHLY;BYDAY=5FR;COUNT=3')).toBe('RRULE:FREQ=MONTHLY;BYDAY=5FR;COUNT=3');
  });
  test.each([
    ['2026-05-18', 'FREQ=YEARLY;BYDAY=20MO;COUNT=2'],
    ['2026-03-05', 'FREQ=MONTHLY;INTERVAL=2;BYMONTH=3,10;COUNT=2'],
    ['2026-05-03', 'FREQ=YEARLY;BYMONTHDAY=3;COUNT=2'],
    ['2026-05-31', 'FREQ=YEARLY;BYMONTH=5,6,7;COUNT=2'],
    ['2026-03-28T02:30', 'FREQ=DAILY;COUNT=2'],
  ])('clients do not agree about %s %s, which is written date by date', (start, rule) => {
    const lines = times({ id: 'series', start, repeat: { rule } });
    expect(lines.filter((line) => /^(?:RRULE|RECURRENCE-ID)/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^UID:series_\d{8}(?:T\d{6})?@/.test(line))).toHaveLength(2);
  });
  test('the night of Podgorica, 25 October 2026 has an hour more by the clock, which is said outright', () => {
    expect(
      times({
        id: 'party',
        start: '2026-10-17T23:00',
        end: '2026-10-18T05:00',
        repeat: { rule: 'FREQ=WEEKLY;COUNT=3' },
      }).slice(4),
    ).toEqual([
      'UID:party@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20261024T230000',
      'DTEND;TZID=Europe/Podgorica:20261025T040000',
      'RECURRENCE-ID;TZID=Europe/Podgorica:20261024T230000',
    ]);
  });
  test('Podgorica, 29 March 2026, 02:30 is missing, and that night begins at 03:30', () => {
    expect(
      times({
        id: 'night',
        start: '2026-03-22T02:30',
        end: '2026-03-22T04:00',
        repeat: { rule: 'FREQ=WEEKLY;COUNT=3' },
      }).slice(4),
    ).toEqual([
      'UID:night@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20260329T033000',
      'DTEND;TZID=Europe/Podgorica:20260329T050000',
      'RECURRENCE-ID;TZID=Europe/Podgorica:20260329T023000',
    ]);
  });
  test('UNTIL on the day of the last date includes it', () => {
    const registry = registryOf([
      { start: '2026-12-06T23:30', duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;UNTIL=20261208' } },
    ]);
    expect(expandByIcalJs(write(registry))).toHaveLength(3);
  });
});

describe('stamps', () => {
  const stamp = (changed: string, sequence = 0) => {
    const time = Temporal.Instant.from(changed).epochMilliseconds;
    return { announced: 0, changed: time, rescheduled: time, sequence, moved: false };
  };
  const stamps = (files: Stamps['files']): Stamps => ({ files, fallback: stamp('2026-11-30T00:00:00Z') });
  const event = { start: '2026-12-05T18:00', venue: 'kings-park' };
  const venues = { 'kings-park': { name: 'Kings Park' } };

  test('an event is as new as the newest file whose words it carries', () => {
    const files = new Map([
      ['events/privacy-debate', stamp('2026-12-01T12:00:00Z', 3)],
      ['venues/kings-park', stamp('2026-12-02T10:30:00Z', 9)],
    ]);
    const lines = vevents(event, venues, { stamps: stamps(files) }).split('\n');
    expect(lines).toContain('DTSTAMP:20261202T103000Z');
    expect(lines).toContain('LAST-MODIFIED:20261202T103000Z');
    expect(lines).toContain('SEQUENCE:3');
  });
  test('where Git cannot tell, the moment of the settings stands', () => {
    expect(vevents(event, venues, { stamps: stamps(new Map()) })).toContain('DTSTAMP:20261130T000000Z');
  });
  test('what was last changed before this file wrote as it does counts as changed then', () => {
    const old: Stamps = { files: new Map(), fallback: stamp('2026-01-01T00:00:00Z') };
    expect(vevents(event, venues, { stamps: old })).toContain('LAST-MODIFIED:20261126T000000Z');
  });
});

describe('places', () => {
  const place = (event: WrittenEvent, venues?: Readonly<Record<string, object>>) =>
    vevents({ start: '2026-12-05T18:00', ...event }, venues)
      .split('\n')
      .filter((line) => /^(?:LOCATION|GEO|CONFERENCE)/.test(line));

  test('a place on the equator at Greenwich is a place', () => {
    expect(place({ venue: 'buoy' }, { buoy: { name: 'Буй', geo: { lat: 0, lon: 0 } } })).toEqual([
      'LOCATION:Буй\\, Подгорица',
      'GEO:0;0',
    ]);
  });
  test('a place that names its city does not name it twice', () => {
    expect(place({ place: 'Бар «Подгорица»' })).toEqual(['LOCATION:Бар «Подгорица»']);
  });
  test('an online event is where its link leads', () => {
    expect(place({ attendance: 'online', onlineUrl: 'https://встреча.рф/комната?a=1,2;3' })).toEqual([
      'LOCATION:https://xn--80adj7beg1b.xn--p1ai/%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0?a=1\\,2\\;3',
      'CONFERENCE;VALUE=URI:https://xn--80adj7beg1b.xn--p1ai/%D0%BA%D0%BE%D0%BC%D0%BD%D0%B0%D1%82%D0%B0?a=1,2;3',
    ]);
  });
});

describe('a feed of many events', () => {
  const days = (count: number, first = '2026-12-06') =>
    Array.from({ length: count }, (_, index) => ({
      id: `event-${index}`,
      start: `${Temporal.PlainDate.from(first).add({ days: index % 400 })}T18:00`,
    }));
  const feed = (registry: Registry, now: string, more: Partial<FeedSource> = {}) => {
    const instant = Temporal.Instant.from(now);
    return toICalendar(sourceOf(registry, { ...more, now: instant }), {
      ...FEED,
      events: registry.events.values(),
      window: feedWindow(instant),
    });
  };

  test('carries at least 60 days back and 18 months ahead, and not last year’s', () => {
    const registry = registryOf([
      { id: 'last-year', start: '2025-11-27' },
      { id: 'sixty-days-ago', start: '2026-10-06T18:00' },
      { id: 'in-eighteen-months', start: '2028-06-05T18:00' },
      { id: 'in-two-years', start: '2028-12-05T18:00' },
      { id: 'running', start: '2026-09-01', end: '2026-12-31' },
    ]);
    expect([...feed(registry, '2026-12-05T12:00:00Z').text.matchAll(/UID:(.*)@/g)].map(([, id]) => id)).toEqual([
      'running',
      'sixty-days-ago',
      'in-eighteen-months',
    ]);
  });
  test('is the same byte for byte from the first second of a month to its last', () => {
    const registry = registryOf(days(300, '2026-08-01'));
    const { text } = feed(registry, '2026-12-01T00:00:00Z');
    expect(feed(registry, '2026-12-14T12:34:56.789Z').text).toBe(text);
    expect(feed(registry, '2026-12-31T23:59:59.999Z').text).toBe(text);
    expect(feed(registry, '2027-01-01T00:00:00Z').text).not.toBe(text);
  });
  test('that would be too long keeps what is nearest, and tells how many it lacks', () => {
    const registry = registryOf([...days(1200), { id: 'past', start: '2026-11-28T18:00' }]);
    const { text, events, omitted } = feed(registry, '2026-12-05T12:00:00Z');
    expect(events).toBe(MAX_FEED_EVENTS);
    expect(omitted).toBe(1201 - MAX_FEED_EVENTS);
    expect(text).toContain('UID:event-0@');
    expect(text).not.toContain('UID:past@');
    expect(text).not.toContain('UID:event-399@');
    expect(feed(registry, '2026-12-05T12:00:00Z').text).toBe(text);
  });
  test('says to its subscribers that it is full, and where the rest is; one that is not says what it is', () => {
    const description = 'Реестр; событий,\r\nвсех';
    const rest = {
      paths: ['archive/2026/calendar.ics'],
      text: 'остальные — там: https://mivent.example/archive/2026/.',
    };
    const said = (count: number) => {
      const registry = registryOf(days(count));
      const now = Temporal.Instant.from('2026-12-05T12:00:00Z');
      const events = registry.events.values();
      const feed = { ...FEED, description, rest, events, window: feedWindow(now) };
      const { text } = toICalendar(sourceOf(registry, { now }), feed);
      expectStrict(text);
      return text
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .filter((line) => /^(?:DESCRIPTION|X-WR-CALDESC):Реестр/.test(line));
    };
    const full =
      'Реестр\\; событий\\,\\nвсех\\nЗдесь 900\u00a0ближайших событий\\; остальные — там: https://mivent.example/archive/2026/.';
    expect(said(901).map((line) => line.replace('900 б', '900\u00a0б'))).toEqual([
      `DESCRIPTION:${full}`,
      `X-WR-CALDESC:${full}`,
    ]);
    expect(said(900)).toEqual(['DESCRIPTION:Реестр\\; событий\\,\\nвсех', 'X-WR-CALDESC:Реестр\\; событий\\,\\nвсех']);
  });
  test('that would be too large keeps below 900 kB', () => {
    const summary = 'Длинное описание. '.repeat(120);
    const registry = registryOf(days(400).map((event) => ({ ...event, summary })));
    const { text, omitted } = feed(registry, '2026-12-05T12:00:00Z');
    expect(new TextEncoder().encode(text).length).toBeLessThan(MAX_FEED_BYTES);
    expect(omitted).toBeGreaterThan(100);
  });
  test('that has no events is still a calendar', () => {
    const { text, events } = feed(registryOf([]), '2026-12-05T12:00:00Z');
    expect(events).toBe(0);
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Podgorica\r\n');
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')).toEqual([]);
  });
});

describe('hostile texts', () => {
  const TEXTS = [
    'Вечер\r\nATTENDEE:mailto:a@example.org\r\nEND:VEVENT',
    'Вечер\nBEGIN:VALARM',
    'Вечер\rX-EVIL:1',
    'Вечер\u2028X-EVIL:1\u0085X-EVIL:2\u000bX-EVIL:3',
    ']]> </script> <!--',
    'a\\nb\\,c;d:e"f^g',
    'ноль\u0000байт\u001b[31m',
    'абв\u202eгде\u2066жзи',
    'й'.normalize('NFD'),
    '\ud83d оборванная пара',
    `${'👨‍👩‍👧‍👦'.repeat(40)} 🇲🇪🇷🇸 👍🏽`,
    `а${'\u0301'.repeat(200)}`,
    'Ж'.repeat(2000),
    ';TZID=Europe/Moscow:20260101T000000',
    '  ',
  ];
  test.each(TEXTS)('%j is text and nothing else', (hostile) => {
    const registry = registryOf([{ title: hostile, summary: hostile, start: '2026-12-05T18:00', venue: 'hall' }], {
      hall: { name: 'Зал' },
    });
    const text = toICalendar(sourceOf(registry), { ...FEED, name: hostile, events: registry.events.values() }).text;
    expectStrict(text);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const [event, ...more] = calendar.getAllSubcomponents('vevent');
    expect(more).toEqual([]);
    expect(event?.getAllSubcomponents()).toEqual([]);
    expect([...new Set(event?.getAllProperties().map(({ name }) => name))].sort()).toEqual([
      'categories',
      'description',
      'dtend',
      'dtstamp',
      'dtstart',
      'last-modified',
      'location',
      'sequence',
      'status',
      'summary',
      'transp',
      'uid',
      'url',
    ]);
    expect(event?.getFirstPropertyValue('summary')).toBe(cleaned(hostile));
  });
  test('whatever people type, the file is well formed and the title comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const text = write(registryOf([{ title, start: '2026-12-05T18:00' }]));
        expectStrict(text);
        const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
        expect(event?.getFirstPropertyValue('summary')).toBe(cleaned(title));
      }),
      { numRuns: 60 },
    );
  });
  test('an address that is no web address is left out', () => {
    const registry = registryOf([{ start: '2026-12-05T18:00' }]);
    const text = write(registry, { home: 'javascript:alert(1)//' });
    expect(text).not.toContain('javascript');
  });

  function cleaned(text: string): string {
    return text
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?|[\n\u000b\u000c\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
      .trim()
      .replace(/[\n\t]+/g, ' ');
  }
});

describe('folds', () => {
  test('split no emoji with joiners at 75 octets', () => {
    const family = '👨‍👩‍👧‍👦';
    const folded = foldLines(`SUMMARY:${family.repeat(10)}`);
    for (const line of folded.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line.replace(/^SUMMARY:| /g, '').replaceAll(family, '')).toBe('');
    }
  });
  test('use all of 75 octets and no more', () => {
    expect(foldLines('a'.repeat(150))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a`);
    expect(foldLines('я'.repeat(38))).toBe(`${'я'.repeat(37)}\r\n я`);
  });
});

describe('read by others', () => {
  test('the dates that ical.js expands from a file are those of the registry', () => {
    fc.assert(
      fc.property(arbitrarySeries(), (written) => {
        const registry = registryOf([written]);
        expect(expandByIcalJs(write(registry))).toEqual(expandOurselves(registry));
      }),
      { numRuns: 100 },
    );
  });
  test('node-ical reads every event with its title and its time', () => {
    const registry = registryOf([
      { id: 'evening', start: '2026-12-05T18:00', title: 'Вечер, с запятой; и точкой' },
      { id: 'tbilisi', region: 'ge', start: '2026-07-05T18:00' },
      { id: 'days', start: '2026-12-05', end: '2026-12-06' },
    ]);
    const events = Object.values(nodeIcal.sync.parseICS(write(registry))).filter((item) => item?.type === 'VEVENT');
    expect(events.map((event) => [event.uid, event.summary, event.datetype, event.start.toISOString()])).toEqual([
      ['tbilisi@mivent.example', 'Дебаты о приватности', 'date-time', '2026-07-05T14:00:00.000Z'],
      ['days@mivent.example', 'Дебаты о приватности', 'date', expect.any(String)],
      ['evening@mivent.example', 'Вечер, с запятой; и точкой', 'date-time', '2026-12-05T17:00:00.000Z'],
    ]);
  });
});

/** Everything RFC 5545 asks of lines, for every byte of a file. */
function expectStrict(text: string): void {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.isWellFormed()).toBe(true);
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/,
  );
  for (const line of text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) expect(line).toMatch(/^[A-Z-]+[;:]/);
}

function expandOurselves(registry: Registry): string[] {
  return [...registry.events.values()]
    .flatMap((event) => expandRecurrence(event).occurrences)
    .map(({ time }) =>
      time.allDay
        ? `${time.start.toPlainDate()}/${time.end.toPlainDate()}`
        : `${time.start.toInstant().toString()}/${time.end.toInstant().toString()}`,
    )
    .sort();
}

function expandByIcalJs(text: string): string[] {
  const found: string[] = [];
  const moment = (time: ICAL.Time) =>
    time.isDate ? time.toString() : Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
  for (const component of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    if (event.isRecurrenceException()) continue;
    if (!event.isRecurring()) {
      found.push(`${moment(event.startDate)}/${moment(event.endDate)}`);
      continue;
    }
    const dates = event.iterator();
    for (let date = dates.next(); date; date = dates.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(date);
      found.push(`${moment(startDate)}/${moment(endDate)}`);
    }
  }
  return found.sort();
}

/** Series of all kinds around clock changes; without those that ical.js is known to get wrong (29 February, a 31st). */
function arbitrarySeries(): fc.Arbitrary<WrittenEvent> {
  return fc
    .record({
      first: fc.integer({ min: 0, max: 600 }),
      hour: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 30 }),
      allDay: fc.boolean(),
      region: fc.constantFrom('me-16', 'ge'),
      frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 1, max: 30 }),
      until: fc.boolean(),
      except: fc.array(fc.nat(29), { maxLength: 3 }),
      moved: fc.array(fc.tuple(fc.nat(29), fc.integer({ min: -40, max: 40 })), { maxLength: 3 }),
      also: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 2 }),
    })
    .map((series) => {
      const day = Temporal.PlainDate.from('2026-02-01').add({ days: series.first });
      const first = day.day > 28 ? day.with({ day: 28 }) : day;
      const write = (time: Temporal.PlainDateTime) =>
        series.allDay ? time.toPlainDate().toString() : time.toString({ smallestUnit: 'minute' });
      // Hours that some day lacks or has twice are in the examples above; here every written time must be valid.
      const hour = series.hour >= 1 && series.hour <= 3 ? 12 : series.hour;
      const start = first.toPlainDateTime({ hour });
      const unit = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' }[series.frequency] ?? 'days';
      const count = series.frequency === 'YEARLY' ? 1 + (series.count % 2) : series.count;
      const nth = (index: number) => start.add({ [unit]: (index % count) * series.interval });
      const limit = series.until
        ? `UNTIL=${nth(count - 1)
            .toPlainDate()
            .toString()
            .replaceAll('-', '')}`
        : `COUNT=${count}`;
      const except = [...new Set(series.except.map((index) => index % count))];
      const moved = new Map(series.moved.map(([index, by]) => [index % count, by]));
      for (const index of except) moved.delete(index);
      const also = [...new Set(series.also)];
      return {
        id: 'series',
        region: series.region,
        start: write(start),
        ...(series.allDay ? {} : { duration: `PT${series.hours}H` }),
        repeat: {
          rule: `FREQ=${series.frequency};INTERVAL=${series.interval};${limit}`,
          ...(except.length > 0 ? { except: except.map((index) => write(nth(index))) } : {}),
          ...(moved.size > 0
            ? {
                moved: [...moved].map(([index, by]) => ({
                  from: write(nth(index)),
                  start: write(nth(index).add({ days: by })),
                })),
              }
            : {}),
          ...(also.length > 0 ? { also: also.map((days) => ({ start: write(start.add({ days })) })) } : {}),
        },
      };
    });
}
