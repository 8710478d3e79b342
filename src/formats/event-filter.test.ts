import { describe, expect, it } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { marksOf, toFilterGroups } from './event-filter.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';

const TODAY = Temporal.PlainDate.from('2026-11-26');
const NOW = Temporal.Instant.from('2026-11-26T10:00:00Z');

const evening = { id: 'evening', start: '2026-11-28T18:00', price: 'free' };
const lecture = { id: 'lecture', start: '2026-12-01T18:00', format: 'lecture', region: 'ge' };

/** «region: Грузия, Подгорица; price: бесплатно»; what has more beyond the list is starred. */
function told(listed: readonly WrittenEvent[], beyond: readonly WrittenEvent[] = [], locale: Locale = 'ru'): string {
  const registry = registryOf([...listed, ...beyond]);
  const datesOf = (events: readonly WrittenEvent[]) =>
    events.flatMap(({ id = '' }) => {
      const event = registry.events.get(id);
      return event ? expandRecurrence(event).occurrences : [];
    });
  const source = { listed: datesOf(listed).map((date) => marksOf(date, TODAY)), beyond: datesOf(beyond) };
  return toFilterGroups(source, { registry, locale, now: NOW })
    .map(({ key, choices }) => `${key}: ${choices.map(({ name, hasMore }) => name + (hasMore ? '*' : '')).join(', ')}`)
    .join('; ');
}

it('marks a date by all that it is found under, the weekend included', () => {
  const [event] = registryOf([evening]).events.values();
  const [date] = event ? expandRecurrence(event).occurrences : [];
  expect(date && marksOf(date, TODAY)).toBe('region-me-16 format-debate attendance-offline language-ru price-free w0');
});

describe('what can be chosen', () => {
  it('tells events apart: what all of them are is no choice', () => {
    expect(told([evening, lecture])).toBe(
      'region: Грузия, Подгорица; format: дебаты, лекция; when: на выходных; price: бесплатно',
    );
    expect(told([evening])).toBe('');
    expect(told([])).toBe('');
  });

  it('says of each whether there is more beyond the list', () => {
    const later = { ...lecture, id: 'later', start: '2027-03-01T18:00' };
    expect(told([evening, lecture], [later])).toBe(
      'region: Грузия*, Подгорица; format: дебаты, лекция*; when: на выходных; price: бесплатно',
    );
  });

  it('holds a region whose events are all beyond the list, and nothing else of them', () => {
    expect(told([evening], [{ ...lecture, attendance: 'online', onlineUrl: 'https://example.org' }])).toBe(
      'region: Грузия*, Подгорица',
    );
  });

  it('leads to the regions that are no choice, and says whether nothing is ahead in any of them', () => {
    const registry = registryOf([evening, lecture]);
    const [first, second] = [...registry.events.values()].flatMap((event) => expandRecurrence(event).occurrences);
    const listed = [first, second].flatMap((date) => (date ? marksOf(date, TODAY) : []));
    const groups = toFilterGroups({ listed, beyond: [] }, { registry, locale: 'ru', now: NOW });
    expect(groups[0]).toMatchObject({ key: 'region', others: { count: registry.regions.size - 2, isIdle: true } });
  });

  it('is in the language of the page, in the order of its alphabet', () => {
    expect(told([evening, lecture], [], 'en')).toBe(
      'region: Georgia, Podgorica; format: debate, lecture; when: this weekend; price: free',
    );
  });
});
