import { expect, test } from 'vitest';
import { checkContent, PROJECT_CONTENT } from './content-check.ts';

// Nights of clock changes and the turn of a year, far beyond the last series.
const DAYS = ['03-29', '06-02', '10-25', '12-31'];
const MOMENTS = Array.from({ length: 21 }, (_, index) => DAYS.map((day) => `${2020 + index}-${day}T22:30:00Z`)).flat();

test('the project’s own content has no error on any day, and at most one warning: the festival without a date', () => {
  for (const moment of MOMENTS) {
    const { issues } = checkContent(PROJECT_CONTENT, Temporal.Instant.from(moment));
    const isOverdue = moment > '2026-06-01T22:00:00Z';
    expect(issues.map(({ severity, code, file }) => [moment, severity, code, file])).toEqual(
      isOverdue ? [[moment, 'warning', 'hold-undecided', 'events/me-16/mtlfest-2026.md']] : [],
    );
  }
});
