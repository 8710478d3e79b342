import { describe, expect, test } from 'vitest';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toListing } from './listing.ts';
import { chooseUpcoming, MAX_UPCOMING, toUpcomingLine } from './upcoming.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');

/** Words with their unbreakable spaces made visible as plain ones. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' '));

function occurrencesOf(written: WrittenEvent): readonly Occurrence[] {
  return [...registryOf([written]).events.values()].flatMap((event) => expandRecurrence(event).occurrences);
}

function line(written: WrittenEvent, locale: Locale = 'ru') {
  const registry = registryOf([written]);
  const occurrence = [...registry.events.values()].flatMap((event) => expandRecurrence(event).occurrences)[0]!;
  const listing = toListing(occurrence, { registry, locale, now: NOW });
  return plain(toUpcomingLine(occurrence, listing, { url: 'https://mivent.example/x/', locale, year: 2026 }));
}

describe('a line for other sites', () => {
  test('says everything in words', () => {
    expect(line({ start: '2026-12-05T18:00', end: '2026-12-05T21:00', place: 'Клуб' })).toMatchObject({
      numeral: '5',
      caption: 'декабря, сб',
      date: 'суббота, 5 декабря',
      hours: '18:00–21:00',
      datetime: '2026-12-05T18:00+01:00',
      where: 'Подгорица, Клуб',
      end: Date.parse('2026-12-05T20:00:00Z') / 1000,
      region: 'me-16',
    });
    expect(line({ start: '2026-12-05T18:00' }, 'en')).toMatchObject({
      caption: 'December, Sat',
      date: 'Saturday, 5 December',
    });
  });

  test('names the year where it is another', () => {
    expect(line({ start: '2027-01-09', end: '2027-01-09' }).date).toBe('суббота, 9 января 2027');
  });

  test.each([
    ['2026-12-05', '2026-12-06', '5/6', 'декабря', '5–6 декабря'],
    ['2026-12-30', '2027-01-02', '30–2', '30 дек – 2 янв', '30 декабря 2026 – 2 января 2027'],
  ])('names all days of %s to %s', (start, end, numeral, caption, date) => {
    expect(line({ start, end })).toMatchObject({ numeral, caption, date });
  });

  test('names what does not take place', () => {
    expect(line({ start: '2026-12-05T18:00', status: 'cancelled' }).badge).toEqual({
      kind: 'cancelled',
      text: 'отменено',
    });
  });
});

test('a list has the next dates, and ten of each format, however far away', () => {
  const daily = occurrencesOf({
    id: 'breakfast',
    format: 'breakfast',
    start: '2026-12-01T10:00',
    repeat: { rule: 'FREQ=DAILY;COUNT=200' },
  });
  const far = occurrencesOf({
    id: 'debate',
    format: 'debate',
    start: '2027-09-01T18:00',
    repeat: { rule: 'FREQ=WEEKLY;COUNT=20' },
  });
  const chosen = chooseUpcoming([...daily, ...far]).map(({ event }) => event.id);
  expect(chosen.filter((id) => id === 'breakfast')).toHaveLength(MAX_UPCOMING);
  expect(chosen.filter((id) => id === 'debate')).toHaveLength(10);
});
