import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { toArchive } from './archive.ts';
import { expandRecurrence } from './recurrence.ts';

const NOW = Temporal.Instant.from('2026-11-22T11:00:00Z');

function archive(events: readonly WrittenEvent[]) {
  const named = events.map((event, index) => ({ id: `event-${index}`, ...event }));
  const occurrences = [...registryOf(named).events.values()]
    .flatMap((event) => expandRecurrence(event).occurrences)
    .sort((a, b) => a.start - b.start);
  return toArchive(occurrences, NOW);
}

/** «2026-10: a, b» for each month, «2026: s (3)» for the series of each year. */
function told(events: readonly WrittenEvent[]): string[] {
  return archive(events).flatMap(({ year, months, series }) => [
    ...months.map((one) => `${year}-${one.month}: ${one.events.map(({ event }) => event.id).join(', ')}`),
    ...series.map(({ event, dates }) => `${year}: ${event.id} (${dates.length})`),
  ]);
}

describe('the archive', () => {
  it('has what is over by year, the latest first, and by month in order of time', () => {
    expect(
      told([
        { id: 'new', start: '2026-11-22T10:00', end: '2026-11-22T11:30' },
        { id: 'old', start: '2024-03-01T18:00' },
        { id: 'next', start: '2026-11-23T18:00' },
        { id: 'early', start: '2026-11-01T18:00' },
        { id: 'spring', start: '2026-04-01T18:00' },
      ]),
    ).toEqual(['2026-4: spring', '2026-11: early, new', '2024-3: old']);
  });

  it('waits until an event has ended', () => {
    // It is noon in Podgorica.
    expect(told([{ start: '2026-11-22T10:00', end: '2026-11-22T12:01' }])).toEqual([]);
    expect(told([{ start: '2026-11-22T10:00', end: '2026-11-22T12:00' }])).toEqual(['2026-11: event-0']);
    expect(told([{ start: '2026-11-20', end: '2026-11-22' }])).toEqual([]);
  });

  it('has an event over the turn of a month or year where it began', () => {
    expect(told([{ start: '2025-12-30', end: '2026-01-02' }])).toEqual(['2025-12: event-0']);
  });

  it('counts a series once a year, with its dates that are over', () => {
    const repeat = { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20261205' };
    expect(told([{ id: 'breakfast', start: '2025-12-20T10:00', repeat }])).toEqual([
      '2026: breakfast (47)',
      '2025: breakfast (2)',
    ]);
  });

  it('keeps what was cancelled, and leaves out what was never agreed or still waits for a date', () => {
    expect(
      told([
        { id: 'off', start: '2026-10-01T18:00', status: 'cancelled' },
        { id: 'held', start: '2026-10-02T18:00', status: 'hold', hold: { until: '2026-12-01', by: 'mia' } },
        { id: 'later', start: '2026-10-03T18:00', status: 'postponed' },
      ]),
    ).toEqual(['2026-10: off']);
  });
});

describe('the numbers of a year', () => {
  const numbers = (events: readonly WrittenEvent[]) => archive(events).map((year) => year.numbers);

  it('tell events, reports, cancellations and people', () => {
    expect(
      numbers([
        { start: '2026-10-01T18:00', report: { attended: 34 } },
        { start: '2026-10-02T18:00', report: { attended: 0, recording: 'https://example.org/x' } },
        { start: '2026-10-03T18:00', report: { recording: 'https://example.org/y' } },
        { start: '2026-10-04T18:00' },
        { start: '2026-10-05T18:00', status: 'cancelled', report: { attended: 7 } },
      ]),
    ).toEqual([{ passed: 4, reported: 3, cancelled: 1, attended: 34, counted: 2 }]);
  });

  it('count who came to a part of a festival once, with the festival', () => {
    const festival = { id: 'festival', start: '2026-10-01', end: '2026-10-03' };
    const part = { id: 'part', start: '2026-10-01T18:00', partOf: 'festival', report: { attended: 80 } };
    expect(numbers([{ ...festival, report: { attended: 200 } }, part])[0]).toMatchObject({ attended: 200, counted: 1 });
    expect(numbers([festival, part])[0]).toMatchObject({ attended: 80, counted: 1 });
  });

  it('count the report of a series in the latest year that has a date of it', () => {
    const repeat = { rule: 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20270301' };
    expect(numbers([{ start: '2025-11-01T10:00', repeat, report: { attended: 60 } }])).toEqual([
      { passed: 1, reported: 1, cancelled: 0, attended: 60, counted: 1 },
      { passed: 1, reported: 1, cancelled: 0, attended: 0, counted: 0 },
    ]);
  });
});
