import { describe, expect, test } from 'vitest';
import { findNearby, findReachableRegions } from './nearby.ts';
import { expandRecurrence } from './recurrence.ts';
import { event, NOW, region, registry } from './registry.test-support.ts';

const CITIES = [
  region({ id: 'me-05', name: 'Budva', travel: { 'me-06': 'PT45M', 'me-02': 'PT1H' } }),
  region({ id: 'me-06', name: 'Cetinje' }),
  region({ id: 'me-16', name: 'Podgorica', travel: { 'me-06': 'PT45M' } }),
  region({ id: 'me-02', name: 'Bar', travel: { 'me-05': 'PT50M' } }),
  region({ id: 'me-08', name: 'Herceg Novi' }),
  region({ id: 'ge', name: 'Georgia', country: 'ge' }),
  region({ id: 'ar', name: 'Argentina', country: 'ar' }),
  region({ id: 'online', name: 'Online', country: undefined, overlapPolicy: 'allow' }),
];

/** An evening of its own day in a region, unless fields say otherwise. */
const evening = (where: string, day: number, fields: object = {}) => {
  const date = `2026-12-${String(day).padStart(2, '0')}`;
  return event({ id: `${where}-${day}`, region: where, start: `${date}T18:00`, end: `${date}T20:00`, ...fields });
};

/** «me-02-5 60»: what is near a region, with the minutes on the way. */
function near(from: string, events: readonly ReturnType<typeof event>[]): string[] {
  const all = registry({ regions: CITIES, events: [...events] });
  const upcoming = [...all.events.values()]
    .flatMap((one) => expandRecurrence(one).occurrences)
    .sort((a, b) => a.start - b.start);
  return findNearby(all.regions.get(from)!, upcoming, all.regions, NOW).map(({ occurrence, travel }) =>
    [occurrence.event.id, ...(travel === undefined ? [] : [travel / 60_000])].join(' '),
  );
}

test('the way to a region leads through others; of two that disagree about it, the longer counts', () => {
  const all = registry({ regions: CITIES }).regions;
  const minutes = (from: string) => findReachableRegions(all, from).map(({ id, travel }) => `${id} ${travel / 60_000}`);
  expect(minutes('me-05')).toEqual(['me-06 45', 'me-02 60', 'me-16 90']);
  expect(minutes('me-16')).toEqual(['me-06 45', 'me-05 90', 'me-02 150']);
  expect(minutes('me-08')).toEqual([]);
});

describe('near a region in which nothing is', () => {
  test('are the events of the shortest ways, in order of time, and something online', () => {
    const events = [
      evening('me-16', 1),
      evening('me-16', 2),
      evening('me-16', 3),
      evening('me-02', 4),
      evening('me-02', 5),
      evening('me-06', 6),
      evening('me-08', 1),
      evening('ge', 1),
      evening('online', 9),
    ];
    expect(near('me-05', events)).toEqual(['me-16-1 90', 'me-02-4 60', 'me-02-5 60', 'me-06-6 45', 'online-9']);
  });

  test('is the rest of its country where no way is known, online where there is no other in its country', () => {
    const events = [evening('me-02', 4), evening('ge', 1), evening('online', 9)];
    expect(near('me-08', events)).toEqual(['me-02-4', 'online-9']);
    expect(near('ar', events)).toEqual(['online-9']);
    expect(near('ar', events.slice(0, 2))).toEqual(['ge-1', 'me-02-4']);
    expect(near('ar', [])).toEqual([]);
  });

  test('is nothing that does not take place, nothing of its own, no part of a festival, and each event once', () => {
    const festival = event({ id: 'fest', region: 'me-02', start: '2026-12-10', end: '2026-12-12', format: 'festival' });
    const part = evening('me-02', 10, { partOf: 'fest' });
    const weekly = evening('me-06', 7, { repeat: { rule: 'FREQ=WEEKLY;COUNT=4' } });
    const off = evening('me-02', 2, { status: 'cancelled' });
    expect(near('me-05', [festival, part, weekly, off, evening('me-05', 1)])).toEqual(['me-06-7 45', 'fest 60']);
  });

  test('has no way to it where it is online alone, and is far ahead only where nothing is soon', () => {
    const webinar = evening('me-02', 3, { attendance: 'online', onlineUrl: 'https://example.org' });
    const spring = evening('me-06', 1, { start: '2027-05-01T18:00', end: '2027-05-01T20:00' });
    expect(near('me-05', [webinar, spring])).toEqual(['me-02-3']);
    expect(near('me-05', [spring])).toEqual(['me-06-1 45']);
  });
});
