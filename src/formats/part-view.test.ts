import { describe, expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toPartDays } from './part-view.ts';

const WHOLE: WrittenEvent = { id: 'fest', start: '2026-12-18', end: '2026-12-20', place: 'Цитадель' };

/** The programme as lines under their days. */
function programme(parts: readonly WrittenEvent[]) {
  const registry = registryOf([WHOLE, ...parts.map((part) => ({ place: 'Цитадель', partOf: 'fest', ...part }))]);
  const whole = registry.events.get('fest')!;
  const events = [...registry.events.values()].filter((event) => event !== whole);
  const now = Temporal.Instant.from('2026-11-27T10:00:00Z');
  return toPartDays(whole, events, (event) => expandRecurrence(event).occurrences, { registry, locale: 'ru', now }).map(
    ({ title, parts: lines }) => [
      title?.replaceAll('\u00a0', ' '),
      ...lines.map(({ listing, where }) => [listing.hours, listing.id, where].filter(Boolean).join(' ')),
    ],
  );
}

describe('the programme of a festival', () => {
  it('goes by day and hour, and says where only what is elsewhere', () => {
    expect(
      programme([
        { id: 'night', start: '2026-12-19T22:00', duration: 'PT4H', place: 'Пляж' },
        { id: 'opening', start: '2026-12-18T19:00', duration: 'PT1H' },
        { id: 'talk', start: '2026-12-19T12:00', duration: 'PT1H' },
      ]),
    ).toEqual([
      ['Пятница, 18 декабря', '19:00–20:00 opening'],
      ['Суббота, 19 декабря', '12:00–13:00 talk', '22:00–02:00 night Подгорица, Пляж'],
    ]);
  });

  it('needs no heading for a single day, and ends with what has no date', () => {
    expect(
      programme([
        { id: 'put-off', start: '2026-12-18T10:00', duration: 'PT1H', status: 'postponed' },
        { id: 'opening', start: '2026-12-18T19:00', duration: 'PT1H' },
      ]),
    ).toEqual([
      [undefined, '19:00–20:00 opening'],
      [undefined, 'put-off'],
    ]);
  });

  it('has a part that repeats on each of its days', () => {
    expect(
      programme([
        { id: 'breakfast', start: '2026-12-18T09:00', duration: 'PT1H', repeat: { rule: 'FREQ=DAILY;COUNT=3' } },
      ]),
    ).toEqual([
      ['Пятница, 18 декабря', '09:00–10:00 breakfast'],
      ['Суббота, 19 декабря', '09:00–10:00 breakfast'],
      ['Воскресенье, 20 декабря', '09:00–10:00 breakfast'],
    ]);
  });
});
