import { describe, expect, test } from 'vitest';
import { busyOf, event, region, registry } from '../domain/registry.test-support.ts';
import { toWeek, type WeekDay } from './week-around.ts';

type Fields = Parameters<typeof event>[0];

function weekOf(
  events: readonly Fields[],
  { pulls = [], locale = 'ru' as const }: { pulls?: readonly Fields[]; locale?: 'ru' | 'en' } = {},
) {
  const regions = [
    region(),
    region({ id: 'me-02', name: { ru: 'Бар', en: 'Bar' } }),
    region({ id: 'ge', name: 'Грузия', country: 'ge', timezone: 'Asia/Tbilisi' }),
  ];
  const periods = busyOf(registry({ regions, events: events.map(event) })).map((period) => ({ period }));
  const open = busyOf(registry({ regions, events: pulls.map(event) })).map((period) => ({ period, pull: 12 }));
  const question = {
    day: Temporal.PlainDate.from('2026-12-05'),
    region: 'me-16',
    timezone: 'Europe/Podgorica',
    own: new Set(['privacy-debate']),
  };
  return toWeek([...periods, ...open], question, locale);
}

/** «сб: 18:00–21:00 privacy-debate». */
const lines = (days: readonly WeekDay[]) =>
  days.flatMap(({ shortName, entries }) => entries.map(({ hours, id }) => `${shortName.slice(0, 2)}: ${hours} ${id}`));

describe('the week around an event', () => {
  test('has seven days from Monday, whatever the day', () => {
    const { title, days } = weekOf([{}]);
    expect(title).toMatch(/^30\sноября\s– 6\sдекабря$/);
    expect(days.map(({ date }) => date)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ]);
    expect(days[5]).toMatchObject({
      name: expect.stringMatching(/^суббота, 5\sдекабря$/),
      entries: [{ id: 'privacy-debate', isOwn: true }],
    });
  });

  test('leaves a night to its evening, and names an event of several days on each of them', () => {
    const { days } = weekOf([
      { id: 'night', start: '2026-12-04T22:00', end: '2026-12-05T03:00' },
      { id: 'before', start: '2026-11-29T22:00', end: '2026-11-30T02:00' },
      { id: 'camp', start: '2026-12-05T12:00', end: '2026-12-08T15:00' },
      { id: 'days', start: '2026-11-28', end: '2026-12-01' },
    ]);
    expect(lines(days)).toEqual([
      'пн: весь день days',
      'вт: весь день days',
      'пт: 22:00–03:00 night',
      'сб: с 12:00 camp',
      'вс: продолжается camp',
    ]);
  });

  test('has what claims the date for the whole country, and keeps other regions apart', () => {
    const { days, elsewhere } = weekOf([
      { id: 'flagship', region: 'me-02', scope: 'community', start: '2026-12-02T10:00', end: '2026-12-02T12:00' },
      { id: 'bar', region: 'me-02', start: '2026-12-03T10:00', end: '2026-12-03T12:00' },
      { id: 'far', region: 'ge', scope: 'community', start: '2026-12-03T10:00', end: '2026-12-03T12:00' },
      {},
    ]);
    expect(lines(days)).toEqual(['ср: 10:00–12:00 flagship', 'сб: 18:00–21:00 privacy-debate']);
    expect(days[2]?.entries[0]?.region).toBe('me-02');
    expect(lines(elsewhere)).toEqual(['чт: 10:00–12:00 far', 'чт: 10:00–12:00 bar']);
    expect(elsewhere[0]?.entries.map(({ zone }) => zone)).toEqual([expect.stringMatching(/^по\sТбилиси/), undefined]);
  });

  test('says which are held, and until when, and which nobody has accepted yet', () => {
    const { days } = weekOf([{ id: 'ball', status: 'hold', hold: { until: '2026-11-28', by: 'club-host' } }], {
      pulls: [{ start: '2026-12-05T10:00', end: '2026-12-05T11:00' }],
    });
    expect(days[5]?.entries).toMatchObject([
      { id: 'privacy-debate', pull: 12, isOwn: false },
      { id: 'ball', hold: expect.stringMatching(/^бронь до 28\sноября$/) },
    ]);
  });
});
