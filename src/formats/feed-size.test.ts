import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Registry } from '../domain/registry.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import { feedWindow } from './feed.ts';
import { MAX_FEED_BYTES, MAX_FEED_EVENTS, toICalendar } from './icalendar.ts';

const NOW = Temporal.Instant.from('2026-12-05T12:00:00Z');
const ZONES = Intl.supportedValuesOf('timeZone')
  .filter((zone) => /^(?:Africa|America|Asia|Europe)\//.test(zone))
  .filter((_, index) => index % 7 === 0)
  .concat('Africa/Casablanca', 'Africa/El_Aaiun', 'Asia/Gaza', 'Asia/Hebron', 'Europe/Podgorica', 'America/Asuncion');

function feedOf(registry: Registry) {
  const feed = toICalendar(sourceOf(registry, { now: NOW }), {
    name: 'Ж'.repeat(140),
    address: `https://mivent.example/${'a'.repeat(1900)}/calendar.ics`,
    events: registry.events.values(),
    window: feedWindow(NOW),
  });
  return { ...feed, bytes: new TextEncoder().encode(feed.text).length };
}

/** What takes the most room: letters of four bytes, of three, towers of accents, everything that must be escaped. */
const LETTERS = ['🎪', '字', 'Ж', 'а\u0301\u0302\u0303', ';', '\\', '👨‍👩‍👧‍👦', 'a'];

function arbitraryEvent({ overrides }: { overrides: boolean }): fc.Arbitrary<WrittenEvent> {
  return fc
    .record({
      letter: fc.constantFrom(...LETTERS),
      title: fc.constantFrom(1, 20, 140),
      summary: fc.constantFrom(0, 0, 200, 500),
      link: fc.constantFrom(0, 0, 0, 200, 1900),
      zone: fc.constantFrom(...ZONES),
      day: fc.integer({ min: -70, max: 600 }),
      series: fc.oneof(
        { weight: 30, arbitrary: fc.constant('none') },
        { weight: 4, arbitrary: fc.constant('weekly') },
        { weight: overrides ? 1 : 0, arbitrary: fc.constant('moved') },
      ),
    })
    .map(({ letter, title, summary, link, zone, day, series }) => {
      const text = (length: number) => letter.repeat(Math.ceil(length / letter.length)).slice(0, length);
      const date = Temporal.PlainDate.from('2026-12-05').add({ days: day });
      const moved = Array.from({ length: 399 }, (_, index) => ({
        from: date.add({ days: index }).toString(),
        start: `${date.add({ days: index })}T19:30`,
      }));
      return {
        title: text(title),
        ...(summary > 0 ? { summary: text(summary) } : {}),
        ...(link > 0 ? { attendance: 'hybrid', onlineUrl: `https://example.org/${'комната'.repeat(link / 7)}` } : {}),
        timezone: zone,
        start: `${date}T12:00`,
        ...(series === 'weekly' ? { repeat: { rule: 'FREQ=WEEKLY;COUNT=52' } } : {}),
        ...(series === 'moved' ? { repeat: { rule: 'FREQ=DAILY;COUNT=400', moved } } : {}),
      };
    });
}

test('no feed has more than 900 events or 900,000 bytes, with its head and all its zones, whatever people write', {
  timeout: 120_000,
}, () => {
  const kinds = fc.array(arbitraryEvent({ overrides: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(kinds, fc.integer({ min: 10, max: 40 }), (events, times) => {
      const many = Array.from({ length: times }, () => events).flat();
      const registry = registryOf(many.map((event, index) => ({ ...event, id: `event-${index}` })));
      const { bytes, events: written, text, omitted } = feedOf(registry);
      expect(bytes).toBeLessThanOrEqual(MAX_FEED_BYTES);
      expect(text.split('BEGIN:VEVENT').length - 1).toBe(written);
      expect(written).toBeLessThanOrEqual(MAX_FEED_EVENTS);
      expect(omitted).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 15 },
  );
});

test('what is left out of a feed is left out for want of room', () => {
  const evening = (index: number): WrittenEvent => ({
    id: `evening-${index}`,
    title: '🎪'.repeat(70),
    summary: 'Ж'.repeat(500),
    timezone: ZONES[index % ZONES.length],
    start: `${Temporal.PlainDate.from('2026-12-06').add({ days: index % 500 })}T18:00`,
  });
  const { bytes, omitted, text } = feedOf(registryOf(Array.from({ length: 700 }, (_, index) => evening(index))));
  expect(omitted).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(MAX_FEED_BYTES);
  expect(bytes).toBeGreaterThan(MAX_FEED_BYTES - 10_000);
  // The zones alone would have been too much.
  const zones = text.slice(text.indexOf('BEGIN:VTIMEZONE'), text.lastIndexOf('END:VTIMEZONE'));
  expect(zones.length).toBeGreaterThan(10_000);
});

test('a series that no feed has room for keeps no other event out', () => {
  const day = Temporal.PlainDate.from('2026-12-06');
  const endless: WrittenEvent = {
    id: 'endless',
    attendance: 'hybrid',
    onlineUrl: `https://example.org/${'комната'.repeat(250)}`,
    start: `${day}T12:00`,
    repeat: {
      rule: 'FREQ=DAILY;COUNT=400',
      moved: Array.from({ length: 400 }, (_, index) => ({
        from: day.add({ days: index }).toString(),
        start: `${day.add({ days: index })}T19:30`,
      })),
    },
  };
  const { omitted, text } = feedOf(registryOf([endless, { id: 'evening', start: '2026-12-07T18:00' }]));
  expect(omitted).toBe(1);
  expect([...text.matchAll(/UID:(.*)@/g)].map(([, id]) => id)).toEqual(['evening']);
});

test('a calendar of an event says the same whichever other events there are, in whatever order their files lie', {
  timeout: 60_000,
}, () => {
  const events = fc.array(arbitraryEvent({ overrides: false }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(events, fc.nat(), (written, seed) => {
      const all = written.map((event, index) => ({ ...event, id: `event-${index}` }));
      const shift = seed % all.length;
      const turned = [...all.slice(shift), ...all.slice(0, shift)].reverse();
      const [one, other] = [registryOf(all), registryOf(turned)];
      expect(feedOf(other).text).toBe(feedOf(one).text);
      for (const event of all) {
        const alone = registryOf([event]);
        expect(ownFile(one, event.id)).toBe(ownFile(alone, event.id));
        const shared = feedOf(one).text;
        for (const vevent of vevents(feedOf(alone).text)) expect(shared).toContain(vevent);
      }
    }),
    { numRuns: 15 },
  );

  function ownFile(registry: Registry, id: string): string {
    const found = registry.events.get(id);
    const about = { name: id, address: `https://mivent.example/events/${id}.ics` };
    return toICalendar(sourceOf(registry, { now: NOW }), { ...about, events: found ? [found] : [] }).text;
  }

  function vevents(text: string): string[] {
    return [...text.matchAll(/BEGIN:VEVENT\r\n.*?END:VEVENT\r\n/gs)].map(([vevent]) => vevent);
  }
});
