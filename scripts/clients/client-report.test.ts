import { expect, test } from 'vitest';
import { formatClientReport } from './client-report.ts';

const testOf = (name: string, status: string, meta = {}) => ({ ancestorTitles: [name], status, meta });

test('each client has a line: what it has read, what failed, or what brings it', () => {
  expect(
    formatClientReport([
      testOf('newsboat', 'skipped'),
      testOf('khal', 'passed', { version: '0.10.5', read: '2 calendars, 642 dates' }),
      testOf('khal', 'failed', { version: '0.10.5' }),
      testOf('ruby-icalendar', 'pending'),
      testOf('xmllint', 'passed', { version: '20914', read: '443 files' }),
      testOf('xmllint', 'skipped'),
      testOf('feedparser', 'failed'),
    ]),
  ).toMatchInlineSnapshot(`
    "khal 0.10.5     1 passed, 1 failed  2 calendars, 642 dates
    ruby-icalendar  absent              apt-get install ruby-icalendar ruby
    newsboat        absent              apt-get install newsboat
    feedparser      0 passed, 1 failed  apt-get install python3-feedparser
    xmllint 20914   1 passed, 0 failed  443 files"
  `);
});
