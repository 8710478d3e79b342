import { describe, expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { previousStart } from './previous-start.ts';
import { expandRecurrence } from './recurrence.ts';

function startBefore(written: WrittenEvent, movedFrom?: string, date = 0): string | undefined {
  const event = [...registryOf([written]).events.values()][0]!;
  const start = previousStart(event, expandRecurrence(event).occurrences[date], movedFrom);
  return start && (start.kind === 'date' ? start.date.toString() : start.time.toString());
}

describe('an event that was moved', () => {
  it('was planned for the time its file had before', () => {
    expect(startBefore({ start: '2026-12-06T18:00' }, '2026-12-05T18:00')).toBe('2026-12-05T18:00:00');
    expect(startBefore({ start: '2026-12-06T18:00' }, '2026-12-06T17:00')).toBe('2026-12-06T17:00:00');
    expect(startBefore({ start: '2026-12-06' }, '2026-12-05')).toBe('2026-12-05');
  });

  it('was not, if it has only got its hours, or lost them', () => {
    expect(startBefore({ start: '2026-12-06T18:00' }, '2026-12-06')).toBeUndefined();
    expect(startBefore({ start: '2026-12-06' }, '2026-12-06T18:00')).toBeUndefined();
  });

  it('is told of only where history is legible and the new time is agreed', () => {
    expect(startBefore({ start: '2026-12-06T18:00' })).toBeUndefined();
    expect(startBefore({ start: '2026-12-06T18:00' }, '5.12.2026')).toBeUndefined();
    expect(startBefore({ start: '2026-12-06T18:00', status: 'postponed' }, '2026-12-05T18:00')).toBeUndefined();
  });
});

describe('a date of a series that was moved', () => {
  const series: WrittenEvent = {
    start: '2026-12-05T10:00',
    repeat: {
      rule: 'FREQ=WEEKLY;COUNT=3',
      moved: [
        { from: '2026-12-12', start: '2026-12-13T11:00' },
        { from: '2026-12-19', start: '2026-12-19T10:00', end: '2026-12-19T11:00' },
      ],
    },
  };

  it('was planned for the time its rule gives it', () => {
    expect(startBefore(series, undefined, 1)).toBe('2026-12-12T10:00:00');
  });

  it('was not, if only its length has changed, or the series began on another day once', () => {
    expect(startBefore(series, undefined, 2)).toBeUndefined();
    expect(startBefore(series, '2026-11-28T10:00', 0)).toBeUndefined();
  });
});
