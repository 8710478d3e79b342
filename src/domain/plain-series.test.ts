import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSchema, toCalendarEvent } from './event.ts';
import { expandPlainSeries } from './plain-series.ts';
import { expandRecurrence } from './recurrence.ts';
import { WEEKDAYS } from './recurrence-rule.ts';

const ordinal = fc.constantFrom(1, 2, 3, 4, 5, -1, -2);
const cycle = fc.oneof(
  fc.constant('FREQ=WEEKLY'),
  fc.constantFrom(...WEEKDAYS).map((day) => `FREQ=WEEKLY;BYDAY=${day}`),
  fc.constant('FREQ=MONTHLY'),
  fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc.constantFrom(-1, -2, -31).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  fc.tuple(ordinal, fc.constantFrom(...WEEKDAYS)).map(([n, day]) => `FREQ=MONTHLY;BYDAY=${n}${day}`),
);
const limit = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((count) => `COUNT=${count}`),
  fc.integer({ min: 0, max: 900 }).map((days) => `UNTIL=${day(days).replaceAll('-', '')}`),
);
const rule = fc
  .tuple(cycle, fc.integer({ min: 1, max: 5 }), limit)
  .map(([frequency, interval, end]) => `${frequency};${interval > 1 ? `INTERVAL=${interval};` : ''}${end}`);

function day(after: number): string {
  return new Temporal.PlainDate(2026, 12, 1).add({ days: after }).toString();
}

test('a plain rule is followed as the library follows it', () => {
  fc.assert(
    fc.property(
      rule,
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('', 'T02:30', 'T18:00', 'T23:30'),
      (rule, at, hour) => {
        const start = day(at) + hour;
        const end = hour === '' ? start : `${day(at + 1)}T03:30`;
        const entry = eventSchema.parse({
          title: 'Клуб',
          status: 'confirmed',
          format: 'club',
          place: 'Бар',
          start,
          end,
          repeat: { rule },
        });
        const place = { id: 'club', file: '', region: 'me-02', timezone: 'Europe/Podgorica' };
        const { event } = toCalendarEvent(entry, place);
        // A first date in the hour that clocks skip makes no event.
        fc.pre(event !== undefined);
        const plain = (series: ReturnType<typeof expandRecurrence>) => ({
          dates: series.occurrences.map(({ time, kind }) => `${kind} ${time.start} ${time.end}`),
          issues: series.issues,
        });
        expect(plain(expandPlainSeries(event!))).toEqual(plain(expandRecurrence(event!)));
      },
    ),
    { numRuns: 300 },
  );
});

test('another rule is refused', () => {
  const entry = { title: 'x', status: 'confirmed', format: 'club', place: 'Бар', start: '2026-12-05' };
  const repeat = { rule: 'FREQ=WEEKLY;BYDAY=MO,SA;COUNT=3' };
  const place = { id: 'club', file: '', region: 'me-02', timezone: 'Europe/Podgorica' };
  const { event } = toCalendarEvent(eventSchema.parse({ ...entry, repeat }), place);
  expect(() => expandPlainSeries(event!)).toThrow('plain');
});
