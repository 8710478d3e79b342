import { describe, expect, it } from 'vitest';
import type { Flagship } from '../domain/flagship.ts';
import { toProgramme } from '../domain/programme.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import type { Locale } from '../i18n/locale.ts';
import { registryOf, type WrittenEvent } from './feed.test-support.ts';
import { toFlagshipLine, toListing, toPartListing } from './listing.ts';

const NOW = Temporal.Instant.from('2026-11-27T10:00:00Z');
const TODAY = Temporal.PlainDate.from('2026-11-27');

function dateOf(event: WrittenEvent) {
  const registry = registryOf([event]);
  const [found] = registry.events.values();
  const [date] = found ? expandRecurrence(found).occurrences : [];
  if (!found) throw new Error('No event in the registry of the test');
  return { registry, event: found, date };
}

const spaced = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('a line', () => {
  const terms = (fields: WrittenEvent, locale: Locale = 'ru') => {
    const { registry, date } = dateOf({ start: '2026-12-05T18:00', ...fields });
    return date && spaced(toListing(date, { registry, locale, now: NOW }).terms);
  };
  const registration = { url: 'https://example.org' };

  it('tells what an event asks of those who come', () => {
    expect([
      terms({ price: 'free' }),
      terms({ price: { amount: 10, currency: 'EUR' }, registration: { ...registration, deadline: '2026-12-04' } }),
      terms({ price: 'donation', registration: { ...registration, required: true } }, 'en'),
      terms({ registration: { ...registration, required: true, deadline: '2026-11-26' } }),
    ]).toMatchInlineSnapshot(`
      [
        "бесплатно",
        "10 € · регистрация до 4 декабря",
        "by donation · by registration",
        "регистрация закончилась",
      ]
    `);
  });

  it('tells nothing where nothing is asked, and of what will not take place', () => {
    expect(terms({})).toBeUndefined();
    expect(terms({ registration })).toBeUndefined();
    expect(terms({ status: 'cancelled', price: 'free' })).toBeUndefined();
  });

  it('names its city once, in the language of the page, however people have written it into the place', () => {
    const where = (place: string) => {
      const { registry, date } = dateOf({ start: '2026-12-05T18:00', place });
      return (['ru', 'en'] as const).map(
        (locale) => date && spaced(toListing(date, { registry, locale, now: NOW }).where),
      );
    };
    expect(where('Подгорица')).toEqual(['Подгорица', 'Podgorica']);
    expect(where('подгорица, у фонтана')).toEqual(['Подгорица, у фонтана', 'Podgorica, у фонтана']);
    expect(where('Podgorica, City library')).toEqual(['Подгорица, City library', 'Podgorica, City library']);
    expect(where('Подгорица у фонтана')[0]).toBe('Подгорица у фонтана');
    expect(where('City library')).toEqual(['Подгорица, City library', 'Podgorica, City library']);
  });

  it('goes on to a day, and on its last day to an hour', () => {
    const { registry, date } = dateOf({ start: '2026-11-26T10:00', end: '2026-11-27T14:00' });
    const context = { registry, locale: 'ru', now: NOW } as const;
    const camp = dateOf({ start: '2026-11-26', end: '2026-11-29' });
    expect(date && toListing(date, context, TODAY).hours).toBe('до 14:00');
    expect(camp.date && spaced(toListing(camp.date, { ...context, registry: camp.registry }, TODAY).hours)).toBe(
      'до 29 ноября',
    );
  });
});

it('a part is called by its day, with what it is called on the days around', () => {
  const { registry, date } = dateOf({ start: '2026-11-28T18:00' });
  const parts = toProgramme(date ? [date] : [], Temporal.PlainDate.from('2026-11-27'));
  const sunday = toProgramme(date ? [date] : [], Temporal.PlainDate.from('2026-11-28'));
  const [weekend, today] = [...parts, ...sunday].map((part) =>
    toPartListing(part, { registry, locale: 'ru', now: NOW }, () => 'marks'),
  );
  expect(weekend).toMatchObject({ relative: undefined, isWeekend: true });
  expect(spaced(weekend?.title)).toBe('Выходные 28–29 ноября');
  expect(today).toMatchObject({
    title: 'Сегодня',
    relative: { date: '2026-11-28', titles: ['Сегодня', 'Завтра', 'Уже идёт'] },
    isWeekend: true,
  });
  expect(today?.days[0]?.listings[0]?.marks).toBe('marks');
});

describe('the flagship of the year in a line', () => {
  const line = (fields: WrittenEvent, locale: Locale = 'ru') => {
    const { registry, event, date } = dateOf({ title: 'МТЛ-фест', format: 'festival', ...fields });
    const isDated = event.entry.status !== 'postponed' && date !== undefined;
    const flagship: Flagship = isDated ? { event, date } : { event };
    const { label, title, text, badge } = toFlagshipLine(flagship, { registry, locale, now: NOW });
    return spaced(`${label}: ${title}, ${text}${badge ? ` [${badge.text}]` : ''}`);
  };
  const days = { start: '2027-10-01', end: '2027-10-03' };

  it('tells its date, or why it has none', () => {
    const window = { by: 'mia', window: { from: '2026-08-01', to: '2026-11-30' } };
    expect([
      line(days),
      line({ ...days, status: 'cancelled' }),
      line({ ...days, status: 'postponed' }),
      line({ status: 'hold', hold: window }),
      line({ status: 'hold', hold: window }, 'en'),
      line({ ...days, format: 'assembly' }),
    ]).toMatchInlineSnapshot(`
      [
        "Фестиваль года: МТЛ-фест, 1–3 октября 2027 · Подгорица, Клуб",
        "Фестиваль года: МТЛ-фест, 1–3 октября 2027 · Подгорица, Клуб [отменено]",
        "Фестиваль года: МТЛ-фест, отложено, новой даты пока нет",
        "Фестиваль года: МТЛ-фест, дата выбирается: август – ноябрь 2026",
        "Festival of the year: МТЛ-фест, date to be chosen: August – November 2026",
        "Главное событие года: МТЛ-фест, 1–3 октября 2027 · Подгорица, Клуб",
      ]
    `);
  });
});
