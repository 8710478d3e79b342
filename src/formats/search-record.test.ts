import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { event, NOW, registry } from '../domain/registry.test-support.ts';
import { compareInSearch, namesOf, toSearchPlace, toSearchRecord } from './search-record.ts';

function record(fields: Parameters<typeof event>[0] = {}, body = '', now = NOW) {
  const all = registry({ events: [event(fields)] });
  const [found] = all.events.values();
  return toSearchRecord(
    { event: found!, occurrences: expandRecurrence(found!).occurrences, body },
    { registry: all, now },
  );
}

test('an event is found by its title, text, place, people and region, the names in both languages', () => {
  const { content } = record(
    { summary: 'Коротко.', place: 'Парк', organizers: ['sanfantee'], topics: ['privacy'] },
    'Про **анонимность**.',
  );
  for (const word of [
    'приватности',
    'Коротко',
    'Парк',
    'Миа',
    'Mia',
    'Подгорица',
    'Podgorica',
    'дебаты',
    'debate',
    'Privacy',
    'анонимность',
  ]) {
    expect(content).toContain(word);
  }
  expect(content).not.toContain('**');
});

test('an event is found by the words of its days, in both languages', () => {
  const found = (fields: Parameters<typeof event>[0]) => record(fields).content.split(/\s+/);
  const words = ['d1205', '2026', 'декабря', 'декабрь', 'суббота', 'December', 'Saturday'];
  expect(found({})).toEqual(expect.arrayContaining(words));
  expect(found({ start: '2026-12-30', end: '2027-01-02' })).toEqual(
    expect.arrayContaining(['d1231', 'декабря', 'd0101', 'января', 'пятница', 'Friday', '2027']),
  );
  const long = found({ start: '2026-12-01', end: '2026-12-20' });
  expect(long).toEqual(expect.arrayContaining(['d1201', 'd1220']));
  expect(long).not.toContain('d1202');
});

test('a series is found by its next dates, not by what is over or far away', () => {
  const rule = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=40' } };
  const words = record(rule, '', Temporal.Instant.from('2027-01-04T12:00:00+01:00')).content.split(/\s+/);
  expect(words).toEqual(expect.arrayContaining(['d0109', 'января', 'февраля', 'суббота']));
  for (const word of ['декабря', 'марта', '2026']) expect(words).not.toContain(word);
  const over = record(rule, '', Temporal.Instant.from('2030-01-01T12:00:00+01:00')).content.split(/\s+/);
  expect(over.slice(-7)).toEqual(['d0904', '2027', 'сентября', 'сентябрь', 'суббота', 'September', 'Saturday']);
});

test('a result shows the same event in the words of either language', () => {
  expect(record().card).toMatchInlineSnapshot(`
    {
      "date": [
        "суббота, 5 декабря 2026, 18:00–21:00",
        "Saturday, 5 December 2026, 18:00–21:00",
      ],
      "id": "privacy-debate",
      "lang": "ru",
      "prose": 0,
      "start": "2026-12-05T17:00",
      "summary": "",
      "tag": [
        "дебаты",
        "debate",
      ],
      "title": "Дебаты о приватности",
      "where": [
        "Подгорица, Бар, центр",
        "Podgorica, Бар, центр",
      ],
    }
  `);
  const hold = record({ status: 'hold', hold: { by: 'sanfantee', until: '2026-12-01' } }).card;
  expect(hold.badge).toEqual({ kind: 'hold', text: ['бронь до 1\u00a0декабря', 'hold until 1\u00a0December'] });
});

test('a result is quoted from summary and text, never from the names that are found as well', () => {
  const { content, card } = record(
    { summary: 'Коротко о главном.' },
    'Про **анонимность** вслух.\n\n# План\n\n- чай\n- разговор',
  );
  expect(content.split(/\s+/).slice(0, card.prose).join(' ')).toBe(
    'Коротко о главном. Про анонимность вслух. План · чай · разговор',
  );
  expect(record().card.prose).toBe(0);
});

describe('facets hold what a visitor can choose', () => {
  test('of an event on one day', () => {
    expect(record({ languages: ['ru', 'en'], topics: ['privacy'], price: 'donation' }).facets).toEqual({
      region: ['me-16'],
      format: ['debate'],
      month: ['2026-12'],
      attendance: ['offline'],
      language: ['ru', 'en'],
      price: ['donation'],
      status: ['confirmed'],
      topic: ['privacy'],
    });
  });
  test('of an event that names no price and no language: none, and the language of its text', () => {
    expect(record({ lang: 'en' }).facets).toMatchObject({ price: [], language: ['en'], topic: [] });
  });
  test('of a price in money: paid', () => {
    expect(record({ price: { amount: 10, currency: 'EUR' } }).facets.price).toEqual(['paid']);
    expect(record({ price: 'free' }).facets.price).toEqual(['free']);
  });
  test('of an event over New Year: both months', () => {
    expect(record({ start: '2026-12-30', end: '2027-01-02' }).facets.month).toEqual(['2026-12', '2027-01']);
  });
  test('of a series: every month it takes place in', () => {
    const series = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=6' } };
    expect(record(series).facets.month).toEqual(['2026-12', '2027-01']);
  });
});

describe('what is over stands before what is ahead, which is', () => {
  const over = (text: string) => Temporal.Instant.from(text);
  test('a series that has begun, by its next date', () => {
    const series = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=6' } };
    const { ahead, card } = record(series, '', over('2026-12-06T12:00:00+01:00'));
    expect([ahead, card.start]).toEqual([true, '2026-12-12T17:00']);
  });
  test('not what has ended', () => {
    expect(record({}, '', over('2026-12-05T20:59:59+01:00')).ahead).toBe(true);
    expect(record({}, '', over('2026-12-05T21:00:00+01:00')).ahead).toBe(false);
  });
  test('not a hold that was let go', () => {
    const hold = { status: 'hold', hold: { by: 'sanfantee', until: '2026-12-01' } };
    expect(record(hold, '', over('2026-12-01T23:00:00+01:00')).ahead).toBe(true);
    expect(record(hold, '', over('2026-12-02T12:00:00+01:00')).ahead).toBe(false);
  });
  test('a hold on a window, to the last day of the window', () => {
    const window = {
      status: 'hold',
      start: undefined,
      end: undefined,
      hold: { by: 'sanfantee', window: { from: '2026-08-01', to: '2026-11-20' } },
    };
    expect(record(window)).toMatchObject({
      ahead: true,
      facets: { month: ['2026-08'] },
      card: { start: '2026-11-20' },
    });
    expect(record(window).content).toContain('ноябрь');
    expect(record(window).content, 'the first of August is no day of it').not.toContain('суббота');
    expect(record(window, '', over('2026-11-21T12:00:00+01:00')).ahead).toBe(false);
  });
  test('in order of time, and of ids where that is the same', () => {
    const all = registry({
      events: [
        event({ id: 'second', start: '2026-12-06T18:00', end: '2026-12-06T20:00' }),
        event({ id: 'past', start: '2026-10-06T18:00', end: '2026-10-06T20:00' }),
        event({ id: 'first-b' }),
        event({ id: 'first-a' }),
      ],
    });
    const places = [...all.events.values()].map((one) =>
      toSearchPlace({ event: one, occurrences: expandRecurrence(one).occurrences }, NOW),
    );
    expect(places.sort(compareInSearch).map(({ card }) => card.id)).toEqual(['past', 'first-a', 'first-b', 'second']);
  });
});

test('names that may be misspelt are those of regions, formats, weekdays, months and topics', () => {
  const names = namesOf(registry({ events: [event({ topics: ['private-cities'] })] }));
  for (const name of ['подгорица', 'podgorica', 'дебаты', 'club', 'суббота', 'december', 'cities'])
    expect(names.has(name), name).toBe(true);
});
