import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { event, NOW, registry } from '../domain/registry.test-support.ts';
import { plainWords } from './fold.ts';
import { groupByIndex, toSearchRecord } from './search-record.ts';

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
    'privacy',
    'анонимность',
  ]) {
    expect(content).toContain(word);
  }
  expect(content).not.toContain('**');
});

test('an event is found by the words of its days, in both languages', () => {
  const found = (fields: Parameters<typeof event>[0]) => record(fields).content.split(/\s+/);
  const words = ['5', '2026', 'декабря', 'декабрь', 'суббота', 'December', 'Saturday'];
  expect(found({})).toEqual(expect.arrayContaining(words));
  expect(found({ start: '2026-12-30', end: '2027-01-02' })).toEqual(
    expect.arrayContaining(['31', 'декабря', '1', 'января', 'пятница', 'Friday', '2027']),
  );
  const long = found({ start: '2026-12-01', end: '2026-12-20' });
  expect(long).toEqual(expect.arrayContaining(['1', '20']));
  expect(long).not.toContain('2');
});

test('a series is found by its next dates, not by what is over or far away', () => {
  const rule = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=40' } };
  const words = record(rule, '', Temporal.Instant.from('2027-01-04T12:00:00+01:00')).content.split(/\s+/);
  expect(words).toEqual(expect.arrayContaining(['9', 'января', 'февраля', 'суббота']));
  for (const word of ['декабря', 'марта', '2026']) expect(words).not.toContain(word);
  const over = record(rule, '', Temporal.Instant.from('2030-01-01T12:00:00+01:00')).content.split(/\s+/);
  expect(over.slice(-7)).toEqual(['4', '2027', 'сентября', 'сентябрь', 'суббота', 'September', 'Saturday']);
});

test('a result shows the same event in the words of either language', () => {
  expect(record().meta).toMatchInlineSnapshot(`
    {
      "date-en": "Saturday, 5 December 2026, 18:00–21:00",
      "date-ru": "суббота, 5 декабря 2026, 18:00–21:00",
      "start": "2026-12-05T17:00",
      "tag-en": "debate",
      "tag-ru": "дебаты",
      "title": "Дебаты о приватности",
      "where-en": "Podgorica, Бар, центр",
      "where-ru": "Подгорица, Бар, центр",
    }
  `);
});

describe('filters hold what a visitor can choose', () => {
  test('of an event on one day', () => {
    expect(record().filters).toEqual({
      region: ['me-16'],
      format: ['debate'],
      attendance: ['offline'],
      month: ['2026-12'],
      when: ['ahead'],
    });
  });
  test('of an event over New Year: both months', () => {
    expect(record({ start: '2026-12-30', end: '2027-01-02' }).filters.month).toEqual(['2026-12', '2027-01']);
  });
  test('of a series: every month it takes place in', () => {
    const series = { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=6' } };
    expect(record(series).filters.month).toEqual(['2026-12', '2027-01']);
  });
  test('of a series that has begun: ahead, sorted by its next date', () => {
    const now = Temporal.Instant.from('2026-12-06T12:00:00+01:00');
    const { filters, sort } = record({ repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=6' } }, '', now);
    expect([filters.when, sort.date]).toEqual([['ahead'], '2026-12-12T17:00']);
  });
  test('of what has ended: over', () => {
    expect(record({}, '', Temporal.Instant.from('2026-12-05T21:00:00+01:00')).filters.when).toEqual(['over']);
  });
  test('of a hold on a window: ahead to the last day of the window', () => {
    const window = {
      status: 'hold',
      start: undefined,
      end: undefined,
      hold: { by: 'sanfantee', window: { from: '2026-08-01', to: '2026-11-20' } },
    };
    expect(record(window).filters).toMatchObject({ month: ['2026-08'], when: ['ahead'] });
    expect(record(window).content).toContain('ноябрь');
    expect(record(window).content, 'the first of August is no day of it').not.toContain('суббота');
    expect(record(window, '', Temporal.Instant.from('2026-11-21T12:00:00+01:00')).filters.when).toEqual(['over']);
  });
});

test('letters that no accent makes are found without them', () => {
  expect(plainWords('Đurđevdan в Никшиче, Łódź')).toEqual(['djurdjevdan', 'durdevdan', 'lódź']);
});

test('English texts have an index of their own, everything else is with the Russian ones', () => {
  const groups = groupByIndex(['ru', 'en', 'sr-Latn', 'en-GB', 'de'], (lang) => lang);
  expect(Object.fromEntries(groups)).toEqual({ ru: ['ru', 'sr-Latn', 'de'], en: ['en', 'en-GB'] });
});

test('a large registry is divided over several indexes', () => {
  const groups = groupByIndex(
    Array.from({ length: 30_001 }, () => 'ru'),
    (lang) => lang,
  );
  expect([...groups].map(([name, items]) => [name, items.length])).toEqual([
    ['ru', 15_000],
    ['ru-2', 15_000],
    ['ru-3', 1],
  ]);
});
