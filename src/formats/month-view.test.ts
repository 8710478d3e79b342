import { describe, expect, it } from 'vitest';
import { toMonth, toWeeks } from '../domain/month.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { marksOf, toMonthView, toMonthWindow, toWeeksView } from './month-view.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');

/** What stands above the days for a hold on a window; unbreakable spaces are kept. */
function band(window: object, locale: Locale = 'ru', fields: WrittenEvent = {}) {
  const hold = { by: 'mia', window: { from: '2027-08-01', to: '2027-11-30', ...window } };
  const registry = registryOf([{ id: 'mtl-fest', title: 'МТЛ-фест', status: 'hold', hold, ...fields }]);
  return toMonthWindow([...registry.events.values()][0]!, { registry, locale, now: NOW });
}

const text = (...given: Parameters<typeof band>) => band(...given).text.replaceAll('\u00a0', ' ');

it('says of a hold on a window that it is one, which dates it may take and by when one is chosen', () => {
  expect([
    text({}),
    text({ decideBy: '2027-06-01' }),
    text({ from: '2026-12-10', to: '2027-01-20', decideBy: '2026-11-27' }),
    text({}, 'en'),
    text({ decideBy: '2027-06-01' }, 'en'),
  ]).toMatchInlineSnapshot(`
    [
      "бронь: август – ноябрь 2027",
      "бронь: август – ноябрь 2027 · дата — до 1 июня 2027",
      "бронь: 10 декабря 2026 – 20 января 2027 · дата — до 27 ноября 2026",
      "hold: August – November 2027",
      "hold: August – November 2027 · date by 1 June 2027",
    ]
  `);
});

it('says that the deadline has passed', () => {
  const window = { from: '2026-08-01', to: '2026-12-31', decideBy: '2026-11-26' };
  expect([text(window), text(window, 'en')]).toMatchInlineSnapshot(`
    [
      "бронь: август – декабрь 2026 · дату обещали назвать до 26 ноября 2026, срок прошёл",
      "hold: August – December 2026 · date promised by 26 November 2026; the deadline has passed",
    ]
  `);
});

it('names the event, and the language of its name where the page has another', () => {
  const fields = { title: 'Лето в горах', lang: 'ru' };
  expect(band({}, 'ru', fields)).toMatchObject({ id: 'mtl-fest', title: 'Лето в\u00a0горах', lang: undefined });
  expect(band({}, 'en', fields)).toMatchObject({ lang: 'ru' });
});

it('breaks no line between a day and its month, nor before a dash', () => {
  expect(band({ decideBy: '2027-06-01' }).text).toContain('дата\u00a0— до\u00a01\u00a0июня 2027');
});

describe('a month', () => {
  function setUp(events: readonly WrittenEvent[], locale: Locale) {
    const registry = registryOf(events.map((event, index) => ({ id: `event-${index}`, ...event })));
    const occurrences = [...registry.events.values()]
      .flatMap((event) => expandRecurrence(event).occurrences)
      .sort((a, b) => a.start - b.start);
    return { occurrences, context: { registry, locale, now: NOW } };
  }

  function view(events: readonly WrittenEvent[], locale: Locale = 'ru') {
    const { occurrences, context } = setUp(events, locale);
    return toMonthView(toMonth(2026, 12, occurrences), context);
  }

  it('has its days in full, with the numbers of their weeks', () => {
    const { weeks } = view([]);
    expect(weeks.map((week) => week[0]?.week)).toEqual([49, 50, 51, 52, 53]);
    expect(weeks[0]?.[5]?.label.replaceAll('\u00a0', ' ')).toBe('суббота, 5 декабря 2026');
    expect(view([], 'en').weeks[0]?.[5]?.label.replaceAll('\u00a0', ' ')).toBe('Saturday, 5 December 2026');
    expect(weeks.flat().every((day) => day.month === undefined)).toBe(true);
  });

  it('says of a date of a series that it is one, and of a main event that it is', () => {
    const month = view([
      { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=2' } },
      { start: '2026-12-18', end: '2026-12-20', scope: 'community' },
      { start: '2026-12-19', status: 'cancelled', scope: 'community' },
    ]);
    const days = month.weeks.flat();
    expect(days.flatMap((day) => day.lines).map(({ rule, rank, kind, note }) => ({ rule, rank, kind, note }))).toEqual([
      { rule: 'каждую субботу', rank: undefined, kind: undefined, note: undefined },
      { rule: 'каждую субботу', rank: undefined, kind: undefined, note: undefined },
      { rule: undefined, rank: 'главное событие', kind: 'cancelled', note: 'отменено' },
    ]);
    expect(days.flatMap((day) => day.lanes)[0]).toMatchObject({ span: 3, kind: 'flagship', rank: 'главное событие' });
  });

  it('explains the marks that it has and no others', () => {
    expect(marksOf(view([{ start: '2026-12-05T10:00' }]))).toEqual([]);
    const hold = { status: 'hold', hold: { until: '2026-12-01', by: 'mia' } };
    const weekly = { start: '2026-12-05T10:00', repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=2' } };
    expect(marksOf(view([{ start: '2026-12-06T10:00', ...hold }, weekly]))).toEqual(['series', 'hold']);
    expect(marksOf(view([{ start: '2026-12-18', end: '2026-12-20', scope: 'community' }]))).toEqual([
      'bar',
      'flagship',
    ]);
    expect(marksOf(view([{ start: '2026-12-18', status: 'postponed' }]))).toEqual([]);
    // Also what folds away in a crowded day.
    const crowd = Array.from({ length: 9 }, () => ({ start: '2026-12-05T10:00' }));
    expect(marksOf(view([...crowd, { start: '2026-12-05T20:00', status: 'cancelled' }]))).toEqual(['cancelled']);
  });

  it('names the months where its weeks belong to several', () => {
    const { context } = setUp([], 'ru');
    const named = toWeeksView(toWeeks(Temporal.PlainDate.from('2026-11-18'), 5, []), context)
      .weeks.flat()
      .flatMap((day) => (day.month === undefined ? [] : `${day.date} ${day.month}`));
    expect(named).toEqual(['2026-11-16 ноя', '2026-12-01 дек']);
  });
});
