import { expect, test } from 'vitest';
import { compareFeeds, formatPublishedFeeds, parsePublishedFeeds, promiseMore } from './published-feeds.ts';

const PROMISED = parsePublishedFeeds(
  '# never\ncalendar.ics\nevents/{event}.ics\nevents/{event}/{day}.ics\nevents/debate.ics\n',
);

test('an address that is written no more is gone, also where others of its kind are written', () => {
  expect(compareFeeds(PROMISED, ['calendar.ics', 'events/lecture.ics', 'events/lunch/2026-12-05.ics'])).toEqual({
    gone: ['events/debate.ics'],
    empty: [],
    unknown: [],
  });
});

test('a kind without feeds and a feed without a kind are told', () => {
  const { empty, unknown } = compareFeeds(PROMISED, [
    'calendar.ics',
    'events/debate.ics',
    'events/debate.icsx',
    'x/a.ics',
  ]);
  expect(empty).toEqual(['events/{event}/{day}.ics']);
  expect(unknown).toEqual(['events/debate.icsx', 'x/a.ics']);
});

test('the list only grows, sorted, and days of series are not told one by one', () => {
  const more = promiseMore(PROMISED, ['rss.xml', 'calendar.ics', 'events/lunch/2026-12-05.ics', 'events/lunch.ics']);
  const text = formatPublishedFeeds(more);
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
    'calendar.ics',
    'events/debate.ics',
    'events/lunch.ics',
    'events/{event}.ics',
    'events/{event}/{day}.ics',
    'rss.xml',
    '',
  ]);
  expect(formatPublishedFeeds(promiseMore(parsePublishedFeeds(text), []))).toBe(text);
});
