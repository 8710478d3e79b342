import { expect, test } from 'vitest';
import { currentOccurrence } from './current.ts';
import { expandRecurrence } from './recurrence.ts';
import { event, registry } from './registry.test-support.ts';

const [series] = registry({ events: [event({ repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;COUNT=3' } })] }).events.values();
const { occurrences } = expandRecurrence(series!);
const dateAt = (moment: string) =>
  currentOccurrence(occurrences, Temporal.Instant.from(moment))?.time.start.toPlainDate().toString();

test.each([
  ['before the first', '2026-12-01T12:00:00+01:00', '2026-12-05'],
  ['while it takes place', '2026-12-05T20:59:59+01:00', '2026-12-05'],
  ['at the moment of its end', '2026-12-05T21:00:00+01:00', '2026-12-12'],
  ['after the last', '2027-06-01T12:00:00+02:00', '2026-12-19'],
])('the date that counts %s', (_, moment, date) => {
  expect(dateAt(moment)).toBe(date);
});

test('an event without dates has none that counts', () => {
  expect(currentOccurrence([], Temporal.Instant.from('2026-12-01T12:00:00Z'))).toBeUndefined();
});
