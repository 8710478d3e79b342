import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedSource } from './feed.ts';
import { occurrenceCalendars } from './occurrence-calendar.ts';

async function daysOf(event: WrittenEvent, more: Partial<FeedSource> = {}): Promise<ReadonlyMap<string, string>> {
  const files = occurrenceCalendars(sourceOf(registryOf([event]), more));
  const written = await Promise.all(files.map(async ({ path, write }) => [path, (await write()).text] as const));
  return new Map(written);
}

/** The lines of the VEVENTs of one day that begin with one of these. */
function lines(files: ReadonlyMap<string, string>, path: string, ...names: string[]): string[] {
  const text = (files.get(path) ?? '').replaceAll('\r\n ', '').replace(/BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE/g, '');
  return text.split('\r\n').filter((line) => names.some((name) => line.startsWith(name)));
}

const TIMES = ['UID', 'DTSTART', 'DTEND', 'RRULE', 'EXDATE', 'RECURRENCE-ID', 'SUMMARY', 'STATUS'];

const breakfast = {
  id: 'breakfast',
  title: 'Завтрак',
  start: '2026-12-06T10:00',
  end: '2026-12-06T12:00',
  repeat: {
    rule: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20270117',
    except: ['2027-01-03'],
    moved: [{ from: '2027-01-10', start: '2027-01-11T11:00' }],
    also: [{ start: '2026-12-13T19:00' }, { start: '2027-01-07T19:00' }],
  },
};

describe('the file of one day of a series', () => {
  test('is there for each day that the rule or an extra date names, and for no single event', async () => {
    expect([...(await daysOf(breakfast)).keys()]).toEqual(
      [
        '2026-12-06',
        '2026-12-13',
        '2026-12-20',
        '2026-12-27',
        '2027-01-03',
        '2027-01-07',
        '2027-01-10',
        '2027-01-17',
      ].map((day) => `events/breakfast/${day}.ics`),
    );
    expect([...(await daysOf({ start: '2026-12-06T10:00' })).keys()]).toEqual([]);
    expect([...(await daysOf(breakfast, { locale: 'en' })).keys()][0]).toBe('en/events/breakfast/2026-12-06.ics');
  });

  test('holds an event of its own, which leads to that date on the page', async () => {
    const files = await daysOf(breakfast);
    expect(
      lines(files, 'events/breakfast/2026-12-06.ics', ...TIMES, 'DESCRIPTION', 'URL', 'SOURCE', 'DTSTAMP'),
    ).toEqual([
      'SOURCE;VALUE=URI:https://mivent.example/events/breakfast/2026-12-06.ics',
      'UID:breakfast_20261206T100000@mivent.example',
      'DTSTAMP:20261126T000000Z',
      'DTSTART;TZID=Europe/Podgorica:20261206T100000',
      'DTEND;TZID=Europe/Podgorica:20261206T120000',
      'SUMMARY:Завтрак',
      'DESCRIPTION:Подробнее: https://mivent.example/events/breakfast/#2026-12-06',
      'STATUS:CONFIRMED',
      'URL:https://mivent.example/events/breakfast/#2026-12-06',
    ]);
  });

  test('has a moved date under the day it was first announced for', async () => {
    expect(lines(await daysOf(breakfast), 'events/breakfast/2027-01-10.ics', ...TIMES)).toEqual([
      'UID:breakfast_20270110T100000@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20270111T110000',
      'DTEND;TZID=Europe/Podgorica:20270111T130000',
      'SUMMARY:Завтрак',
      'STATUS:CONFIRMED',
    ]);
  });

  test('cancels a date that the series leaves out, at the time it had', async () => {
    expect(lines(await daysOf(breakfast), 'events/breakfast/2027-01-03.ics', ...TIMES, 'TRANSP')).toEqual([
      'UID:breakfast_20270103T100000@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20270103T100000',
      'DTEND;TZID=Europe/Podgorica:20270103T120000',
      'SUMMARY:ОТМЕНЕНО: Завтрак',
      'TRANSP:TRANSPARENT',
      'STATUS:CANCELLED',
    ]);
  });

  test('has an extra date beside the regular one of the same day', async () => {
    expect(lines(await daysOf(breakfast), 'events/breakfast/2026-12-13.ics', 'UID', 'DTSTART')).toEqual([
      'UID:breakfast_20261213T100000@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20261213T100000',
      'UID:breakfast+20261213T190000@mivent.example',
      'DTSTART;TZID=Europe/Podgorica:20261213T190000',
    ]);
  });

  test('tells of a cancelled, a postponed and a held series on each of its days', async () => {
    const said = async (event: WrittenEvent) =>
      [...(await daysOf({ ...breakfast, ...event }))].map(([path]) => path.slice(-14, -4)).length;
    expect(await said({ status: 'cancelled' })).toBe(8);
    const files = await daysOf({ ...breakfast, status: 'cancelled' });
    for (const path of files.keys()) expect(lines(files, path, 'STATUS')[0], path).toBe('STATUS:CANCELLED');
    const held = await daysOf({ ...breakfast, status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } });
    expect(lines(held, 'events/breakfast/2027-01-10.ics', 'SUMMARY', 'STATUS')).toEqual([
      'SUMMARY:Бронь: Завтрак',
      'STATUS:TENTATIVE',
    ]);
    expect(lines(held, 'events/breakfast/2027-01-03.ics', 'SUMMARY', 'STATUS', 'DESCRIPTION')).toEqual([
      'SUMMARY:ОТМЕНЕНО: Завтрак',
      'DESCRIPTION:Подробнее: https://mivent.example/events/breakfast/#2027-01-03',
      'STATUS:CANCELLED',
    ]);
  });

  test('stays, without events, where feeds name the series no more', async () => {
    const held = { ...breakfast, status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } };
    const files = await daysOf(held, { now: Temporal.Instant.from('2027-01-01T00:00:00Z') });
    expect(files.size).toBe(8);
    for (const [path, text] of files) {
      expect(text, path).not.toContain('BEGIN:VEVENT');
      expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtimezone').length, path).toBe(1);
    }
  });

  test('whole days, one of them moved and one left out', async () => {
    const market = {
      id: 'market',
      start: '2026-12-05',
      end: '2026-12-06',
      repeat: {
        rule: 'FREQ=WEEKLY;COUNT=3',
        except: ['2026-12-12'],
        moved: [{ from: '2026-12-19', start: '2026-12-20' }],
      },
    };
    const files = await daysOf(market);
    expect([...files.keys()].flatMap((path) => lines(files, path, 'UID', 'DTSTART', 'DTEND', 'STATUS'))).toEqual([
      'UID:market_20261205@mivent.example',
      'DTSTART;VALUE=DATE:20261205',
      'DTEND;VALUE=DATE:20261207',
      'STATUS:CONFIRMED',
      'UID:market_20261212@mivent.example',
      'DTSTART;VALUE=DATE:20261212',
      'DTEND;VALUE=DATE:20261214',
      'STATUS:CANCELLED',
      'UID:market_20261219@mivent.example',
      'DTSTART;VALUE=DATE:20261220',
      'DTEND;VALUE=DATE:20261222',
      'STATUS:CONFIRMED',
    ]);
  });

  test('Podgorica, 25 October 2026, 02:30 comes twice, which UTC does not', async () => {
    const night = {
      id: 'night',
      start: '2026-10-18T02:30',
      end: '2026-10-18T04:00',
      repeat: { rule: 'FREQ=WEEKLY;COUNT=2' },
    };
    expect(lines(await daysOf(night), 'events/night/2026-10-25.ics', 'DTSTART', 'DTEND')).toEqual([
      'DTSTART:20261025T003000Z',
      'DTEND:20261025T020000Z',
    ]);
  });
});

test('the files of all days together have the dates of the series, each once', async () => {
  const files = await daysOf(breakfast);
  const found = [...files.values()].flatMap((text) =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('uid'))),
  );
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBe(9);
});
