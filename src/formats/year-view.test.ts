import { expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { toYear } from '../domain/year.ts';
import type { Locale } from '../i18n/locale.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toYearView } from './year-view.ts';

function view(events: readonly WrittenEvent[], locale: Locale = 'ru') {
  const named = events.map((event, index) => ({ id: `event-${index}`, ...event }));
  const occurrences = [...registryOf(named).events.values()].flatMap((event) => expandRecurrence(event).occurrences);
  return toYearView(toYear(2026, occurrences), locale);
}

const told = (...given: Parameters<typeof view>) =>
  view(...given)
    .months.flatMap(({ weeks }) => weeks.flat())
    .filter((day) => day !== undefined && day.events > 0)
    .map((day) => `${day!.number} ${day!.month}: ${day!.events} ${[day!.noun, day!.rank].filter(Boolean).join(', ')}`);

const EVENTS = [
  { start: '2026-12-05T18:00' },
  { start: '2026-12-18', end: '2026-12-19', scope: 'community' },
  { start: '2026-12-18T19:00' },
];

it('says of each day how many events it has, and of the main ones that they are', () => {
  expect([told(EVENTS), told(EVENTS, 'en')]).toMatchInlineSnapshot(`
    [
      [
        "5 декабря: 1 событие",
        "18 декабря: 2 события, главное событие",
        "19 декабря: 1 событие, главное событие",
      ],
      [
        "5 December: 1 event",
        "18 December: 2 events, main event",
        "19 December: 1 event, main event",
      ],
    ]
  `);
});

it('names the months, and what the steps stand for', () => {
  const { months, steps } = view(EVENTS);
  expect(months.map(({ key, name }) => `${key} ${name}`).slice(8)).toMatchInlineSnapshot(`
    [
      "2026-09 сентябрь",
      "2026-10 октябрь",
      "2026-11 ноябрь",
      "2026-12 декабрь",
    ]
  `);
  expect(steps).toMatchInlineSnapshot(`
    [
      "1",
      "2",
    ]
  `);
  const crowd = Array.from({ length: 40 }, (_, index) => ({ start: `2026-12-0${1 + (index % 4)}T18:00` }));
  expect([view(crowd).steps, view(crowd, 'en').steps]).toMatchInlineSnapshot(`
    [
      [
        "1–3",
        "4–6",
        "7–9",
        "10",
      ],
      [
        "1–3",
        "4–6",
        "7–9",
        "10",
      ],
    ]
  `);
});
