import { describe, expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { type DateLine, toSeriesView } from './series-view.ts';

function series(written: WrittenEvent, now = '2026-11-27T10:00:00Z') {
  const registry = registryOf([written]);
  const [event] = registry.events.values();
  const { occurrences } = expandRecurrence(event!);
  const context = { registry, locale: 'ru', now: Temporal.Instant.from(now) } as const;
  const view = toSeriesView(event!, occurrences, context);
  const tell = ({ day = '—', text, note = '' }: DateLine) =>
    `${day} ${text.replace(/^.*?, | \d{4}.*$/g, '')} ${note}`.replaceAll('\u00a0', ' ').trim();
  return {
    ...view,
    next: view.next.map(tell),
    years: view.years.map(({ title, dates }) => [title, ...dates.map(tell)]),
  };
}

describe('the dates of a series', () => {
  it('are the next six, and by year all others', () => {
    const { next, years } = series({ start: '2026-11-14T10:00', repeat: { rule: 'FREQ=WEEKLY;COUNT=12' } });
    expect(next.map((line) => line.slice(0, 10))).toEqual([
      '2026-11-28',
      '2026-12-05',
      '2026-12-12',
      '2026-12-19',
      '2026-12-26',
      '2027-01-02',
    ]);
    expect(years.map(([title, ...dates]) => [title, dates.length])).toEqual([
      ['2026: ещё 2 даты', 2],
      ['2027: ещё 4 даты', 4],
    ]);
  });

  it('say which were moved, added and left out, each in its place', () => {
    const { next, years } = series({
      start: '2026-11-21T10:00',
      repeat: {
        rule: 'FREQ=WEEKLY;COUNT=5',
        except: ['2026-11-21', '2026-12-05'],
        moved: [{ from: '2026-12-12', start: '2026-12-13T11:00' }],
        also: [{ start: '2026-12-16T10:00', end: '2026-12-16T11:00' }],
      },
    });
    expect(next).toEqual([
      '2026-11-28 28 ноября',
      '— 5 декабря не состоится',
      '2026-12-12 13 декабря перенесено с 12 декабря',
      '2026-12-16 16 декабря дополнительная дата',
      '2026-12-19 19 декабря',
    ]);
    expect(years).toEqual([['2026', '— 21 ноября не состоялось']]);
  });

  it('lead to their calendar files where they are ahead and take place', () => {
    const repeat = { rule: 'FREQ=WEEKLY;COUNT=10', except: ['2026-12-12'] };
    const labels = (more: WrittenEvent = {}) => {
      const registry = registryOf([{ start: '2026-11-21T10:00', repeat, ...more }]);
      const [event] = registry.events.values();
      const context = { registry, locale: 'ru', now: Temporal.Instant.from('2026-12-05T10:30:00+01:00') } as const;
      const { next, years } = toSeriesView(event!, expandRecurrence(event!).occurrences, context);
      return [...next, ...years.flatMap(({ dates }) => dates)].map(
        ({ fileLabel }) => fileLabel?.replaceAll('\u00a0', ' ').replace(/^.*?, | \d{4}.*$/g, '') ?? '—',
      );
    };
    expect(labels()).toEqual([
      ...['5 декабря', '—', '19 декабря', '26 декабря', '2 января', '9 января', '16 января'],
      ...['—', '—', '23 января'],
    ]);
    const none = Array.from({ length: 10 }, () => '—');
    expect(labels({ status: 'cancelled' })).toEqual(none);
    expect(labels({ status: 'hold', hold: { until: '2026-12-01', by: 'sanfantee' } })).toEqual(none);
    expect(labels({ status: 'hold', hold: { until: '2026-12-20', by: 'sanfantee' } })).toEqual(labels());
  });

  it('are none for a single event, and past ones for a series that is over', () => {
    expect(series({ start: '2026-12-05T10:00' })).toEqual({ next: [], years: [] });
    const { next, years, seriesOver } = series(
      { start: '2026-11-21', repeat: { rule: 'FREQ=WEEKLY;COUNT=2' } },
      '2027-01-01T00:00:00Z',
    );
    expect([next, years.length, seriesOver?.replaceAll('\u00a0', ' ')]).toEqual([
      [],
      1,
      'Серия закончилась 28 ноября 2026.',
    ]);
  });
});
