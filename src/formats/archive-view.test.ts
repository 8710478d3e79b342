import { expect, it } from 'vitest';
import { toArchive } from '../domain/archive.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatArchiveNumbers, toArchiveLine, toArchiveNumbers, toArchiveSeries } from './archive-view.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';

const NOW = Temporal.Instant.from('2026-11-22T11:00:00Z');

function archive(events: readonly WrittenEvent[], locale: Locale = 'ru') {
  const registry = registryOf(events.map((event, index) => ({ id: `event-${index}`, ...event })));
  const occurrences = [...registry.events.values()]
    .flatMap((event) => expandRecurrence(event).occurrences)
    .sort((a, b) => a.start - b.start);
  const [year] = toArchive(occurrences, NOW);
  const context = { registry, locale, now: NOW };
  return {
    lines: year!.months.flatMap((month) => month.events.map((event) => toArchiveLine(event, context))),
    series: year!.series.map((series) => toArchiveSeries(series, context)),
    numbers: toArchiveNumbers(year!.numbers, locale),
    text: formatArchiveNumbers(year!.numbers, locale).replaceAll('\u00a0', ' '),
  };
}

const facts = (...given: Parameters<typeof archive>) =>
  archive(...given).lines.map((line) => line.facts.join(' · ').replaceAll('\u00a0', ' '));

it('tells of an event its format, place, end, festival and who came', () => {
  const events = [
    { id: 'festival', title: 'Фестиваль', start: '2026-09-29', end: '2026-10-03', format: 'festival' },
    { start: '2026-10-02T18:00', partOf: 'festival', report: { attended: 34, recording: 'https://example.org/r' } },
    { start: '2026-10-05T18:00', status: 'cancelled', report: { attended: 21 } },
  ];
  expect([facts(events), facts(events, 'en')]).toMatchInlineSnapshot(`
    [
      [
        "фестиваль · Подгорица, Клуб · до 3 октября",
        "дебаты · Подгорица, Клуб · в программе: Фестиваль · пришло 34 человека",
        "дебаты · Подгорица, Клуб",
      ],
      [
        "festival · Podgorica, Клуб · until 3 October",
        "debate · Podgorica, Клуб · part of Фестиваль · 34 people came",
        "debate · Podgorica, Клуб",
      ],
    ]
  `);
  expect(
    archive(events).lines.map(({ numeral, recording, cancelled }) => ({ numeral, recording, cancelled })),
  ).toMatchInlineSnapshot(`
    [
      {
        "cancelled": undefined,
        "numeral": "29–3",
        "recording": undefined,
      },
      {
        "cancelled": undefined,
        "numeral": "2",
        "recording": "https://example.org/r",
      },
      {
        "cancelled": "отменено",
        "numeral": "5",
        "recording": undefined,
      },
    ]
  `);
});

it('folds the dates of a series month by month', () => {
  const repeat = { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270101', except: ['2026-10-24'] };
  const [series] = archive([{ start: '2026-10-03T10:00', repeat }]).series;
  expect(
    [series?.count, series?.dates, series?.facts[0]].map((text) => text?.replaceAll('\u00a0', ' ')),
  ).toMatchInlineSnapshot(`
    [
      "7 дат",
      "3, 10, 17, 31 октября · 7, 14, 21 ноября",
      "каждую субботу",
    ]
  `);
});

it('tells a day once that had two dates of a series', () => {
  const also = [{ start: '2026-10-03T18:00', end: '2026-10-03T20:00' }];
  const repeat = { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=1', also };
  const [series] = archive([{ start: '2026-10-03T10:00', repeat }]).series;
  expect(series).toMatchObject({ count: '2 даты', dates: '3\u00a0октября' });
});

it('tells the numbers of a year, and of people only where somebody has counted', () => {
  const events = [
    { start: '2026-10-01T18:00', report: { attended: 34 } },
    { start: '2026-10-02T18:00' },
    { start: '2026-10-03T18:00', status: 'cancelled' },
  ];
  const told = (...given: Parameters<typeof archive>) =>
    archive(...given).numbers.map(({ value, noun, note }) =>
      [value, noun, note].filter(Boolean).join(' ').replaceAll('\u00a0', ' '),
    );
  expect([told(events), told(events, 'en'), told(events.slice(1, 2))]).toMatchInlineSnapshot(`
    [
      [
        "2 события прошло",
        "1 проведено, с отчётом",
        "34 человека пришло по 1 отчёту",
        "1 отменено",
      ],
      [
        "2 events are over",
        "1 held, with a report",
        "34 people came according to 1 report",
        "1 cancelled",
      ],
      [
        "1 событие прошло",
        "0 отменено",
      ],
    ]
  `);
  expect([archive(events).text, archive(events, 'en').text, archive(events.slice(1, 2)).text]).toMatchInlineSnapshot(`
    [
      "прошло 2 события, пришло 34 человека, отменено 1",
      "2 events are over, 34 people came, 1 cancelled",
      "прошло 1 событие",
    ]
  `);
});
