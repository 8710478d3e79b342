import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { toCollection } from './collection.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00+01:00');

function collect(events: readonly WrittenEvent[], locale: Locale = 'ru', note?: string) {
  const registry = registryOf(events.map((event, index) => ({ id: `event-${index}`, ...event })));
  const all = [...registry.events.values()];
  const occurrences = all.flatMap((event) => expandRecurrence(event).occurrences).sort((a, b) => a.start - b.start);
  const undated = all.filter(({ entry }) => entry.status === 'postponed' || entry.hold?.window);
  return toCollection(
    { occurrences, undated, noteOf: note === undefined ? undefined : () => note },
    { registry, locale, now: NOW },
  );
}

const titlesAhead = ({ parts }: ReturnType<typeof collect>) =>
  parts.flatMap(({ days }) => days.flatMap(({ listings }) => listings.map(({ title }) => title)));

test('what is on now is ahead, what has ended is over, newest first, and what was postponed is neither', () => {
  const view = collect([
    { title: 'Давно', start: '2026-03-01T18:00' },
    { title: 'Вчера', start: '2026-11-21T18:00' },
    { title: 'Сейчас', start: '2026-11-22T11:00' },
    { title: 'Потом', start: '2026-12-05T18:00' },
    { title: 'Отложено', start: '2026-12-06T18:00', status: 'postponed' },
    { title: 'Сорвалось', start: '2026-11-01T18:00', status: 'postponed' },
  ]);
  expect(titlesAhead(view)).toEqual(['Сейчас', 'Потом']);
  expect(view.count?.replace('\u00a0', ' ')).toBe('2 события впереди');
  expect(view.past.map(({ year, lines }) => [year, lines.map(({ listing }) => listing.title)])).toEqual([
    [undefined, ['Вчера', 'Давно']],
  ]);
  expect(view.undated.map(({ listing }) => listing.title)).toEqual(['Отложено', 'Сорвалось']);
  expect(view.isEmpty).toBe(false);
});

test('nothing at all is empty, and has no months', () => {
  expect(collect([])).toMatchObject({ isEmpty: true, parts: [], months: [], past: [], goesOn: false });
  expect(collect([]).count).toBeUndefined();
  const over = collect([{ start: '2026-03-01T18:00' }]);
  expect(over).toMatchObject({ isEmpty: false, months: [] });
  expect(over.count).toBeUndefined();
});

describe('what is over', () => {
  const past = (year: number, count: number): WrittenEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `of-${year}-${index}`,
      start: `${year}-0${1 + (index % 9)}-${10 + (index % 18)}T18:00`,
    }));

  test('is one list while it is short, then divided by years', () => {
    expect(collect(past(2025, 12)).past.map(({ year }) => year)).toEqual([undefined]);
    const view = collect([...past(2024, 6), ...past(2026, 7), ...past(2025, 1)]);
    expect(view.past.map(({ year, count }) => `${year}: ${count}`.replace('\u00a0', ' '))).toEqual([
      '2026: 7 событий',
      '2025: 1 событие',
      '2024: 6 событий',
    ]);
    expect(view.past.map(({ isOpen }) => isOpen)).toEqual([true, false, false]);
    expect(view.pastShown).toBeUndefined();
  });

  test('is cut where it is very long, and says so', () => {
    const view = collect([...past(2024, 30), ...past(2025, 30)]);
    expect(view.past.map(({ lines }) => lines.length)).toEqual([30, 18]);
    expect(view.past.map(({ isOpen }) => isOpen)).toEqual([false, false]);
    expect(view.pastShown).toBe(48);
  });

  test('names a series once', () => {
    const repeat = { rule: 'FREQ=WEEKLY;COUNT=20' };
    const view = collect([{ title: 'Завтрак', start: '2026-09-05T10:00', repeat }]);
    expect(view.past.flatMap(({ lines }) => lines.map(({ date }) => date?.replaceAll('\u00a0', ' ')))).toEqual([
      '21 ноября 2026',
    ]);
    expect(titlesAhead(view).length).toBeGreaterThan(7);
    expect(view.count?.replace('\u00a0', ' ')).toBe('1 событие впереди');
  });
});

test('a list says of each event what it is told to, ahead, undated and over', () => {
  const view = collect(
    [
      { start: '2026-03-01T18:00' },
      { start: '2026-12-05T18:00' },
      { status: 'hold', hold: { by: 'mia', window: { from: '2027-08-01', to: '2027-08-31' } } },
    ],
    'ru',
    'спикер',
  );
  const listings = [
    ...view.parts.flatMap(({ days }) => days.flatMap((day) => day.listings)),
    ...view.undated.map(({ listing }) => listing),
    ...view.past.flatMap(({ lines }) => lines.map(({ listing }) => listing)),
  ];
  expect(listings.map(({ note }) => note)).toEqual(['спикер', 'спикер', 'спикер']);
});

describe('the small months', () => {
  const days = (view: ReturnType<typeof collect>) =>
    view.months.flatMap(({ key, weeks }) =>
      weeks.flat().flatMap(({ number, events }) => {
        const kind = events?.kind === undefined ? '' : `, ${events.kind}`;
        return events ? [`${key}-${number}: ${events.label.replaceAll('\u00a0', ' ')}${kind}`] : [];
      }),
    );

  test('are this one and the next, past days of it included', () => {
    const view = collect([
      { title: 'Лекция', start: '2026-11-10T18:00' },
      { title: 'Дебаты', start: '2026-12-05T18:00' },
      { title: 'Ужин', start: '2026-12-05T21:00', status: 'cancelled' },
      { title: 'Кемп', start: '2026-12-11', end: '2026-12-13' },
      { title: 'Бал', start: '2026-12-20T18:00', status: 'hold', hold: { by: 'mia', until: '2026-12-01' } },
      { title: 'Ярмарка', start: '2026-12-21T18:00', status: 'cancelled' },
    ]);
    expect(view.months.map(({ name, year }) => `${name} ${year}`)).toEqual(['ноябрь 2026', 'декабрь 2026']);
    expect(days(view)).toMatchInlineSnapshot(`
      [
        "2026-11-10: 10 ноября: Лекция",
        "2026-12-5: 5 декабря: 2 события",
        "2026-12-11: 11 декабря: Кемп",
        "2026-12-12: 12 декабря: Кемп",
        "2026-12-13: 13 декабря: Кемп",
        "2026-12-20: 20 декабря: Бал, бронь до 1 декабря, hold",
        "2026-12-21: 21 декабря: Ярмарка, отменено, off",
      ]
    `);
  });

  test('begin with the first that has something where this one and the next have not', () => {
    const view = collect([{ title: 'Lecture', start: '2027-03-10T18:00' }], 'en');
    expect(view.months.map(({ key }) => key)).toEqual(['2027-03', '2027-04']);
    expect(days(view)).toEqual(['2027-03-10: 10 March: Lecture']);
  });

  test('a day with one date of a series leads to that date', () => {
    const repeat = { rule: 'FREQ=WEEKLY;COUNT=3' };
    const view = collect([{ id: 'breakfast', start: '2026-11-28T10:00', repeat }]);
    const targets = view.months.flatMap(({ weeks }) => weeks.flat().flatMap(({ events }) => events?.event ?? []));
    expect(targets).toEqual([
      { id: 'breakfast', day: '2026-11-28' },
      { id: 'breakfast', day: '2026-12-05' },
      { id: 'breakfast', day: '2026-12-12' },
    ]);
  });
});
