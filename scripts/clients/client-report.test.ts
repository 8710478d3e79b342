import { expect, test } from 'vitest';
import { formatClientReport } from './client-report.ts';

const test1 = (name: string, status: string, meta = {}) => ({ ancestorTitles: [name], status, meta });

test('each client has a line: what it has read, what failed, or what brings it', () => {
  expect(
    formatClientReport([
      test1('newsboat', 'skipped'),
      test1('khal', 'passed', { version: '0.10.5', read: '2 calendars, 642 dates' }),
      test1('khal', 'failed', { version: '0.10.5' }),
      test1('ruby-icalendar', 'pending'),
      test1('xmllint', 'passed', { version: '20914', read: '443 files' }),
      test1('xmllint', 'skipped'),
    ]),
  ).toMatchInlineSnapshot(`
    "khal 0.10.5     1 passed, 1 failed  2 calendars, 642 dates
    ruby-icalendar  absent              apt-get install ruby-icalendar ruby
    newsboat        absent              apt-get install newsboat
    xmllint 20914   1 passed, 0 failed  443 files"
  `);
});
