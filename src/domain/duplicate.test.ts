import { describe, expect, test } from 'vitest';
import { areNearTitles, findDuplicates, indexListings, toListings } from './duplicate.ts';
import type { EventEntry } from './event.ts';
import { busyOf, event, region, registry } from './registry.test-support.ts';
import type { Entry } from './registry.ts';

describe('titles are near', () => {
  test.each([
    ['Дебаты о приватности', 'дебаты  о «Приватности»!'],
    ['Дебаты и приватность', 'Приватность и дебаты'],
    ['Ёж в тумане', 'Еж в тумане'],
    ['Чай', 'Чаи'],
    ['Čaj', 'CAJ'],
    ['Вечер клуб', 'Вечер клуп'],
    ['Вечер клуб', 'Вечер клу'],
    ['Лекция о стелларе', 'Лекция о стилляре'],
    ['Дебата клуба', 'Дебаты клуба'],
    ['Клуб, клуб, вечер', 'Клуб, клуп, вечер'],
    ['Вечер web3', 'Вечер web'],
    ['Вечер в клубе', 'Вечер клубе'],
    ['Вечер для клуба', 'Вечер клуба'],
    ['Вечер клуба в2', 'Вечер клуба'],
    ['Вечер клуба 2в', 'Вечер клуба'],
  ])('«%s» and «%s»', (one, other) => {
    expect(areNearTitles(one, other)).toBe(true);
    expect(areNearTitles(other, one)).toBe(true);
  });

  test.each([
    ['…', '—'],
    ['Слёт 2026', 'Слёт 2027'],
    ['Клуб 2026', '2027, клуб'],
    ['Вол кодав', 'Волк одав'],
    ['Вечер кот', 'Вечер код'],
    ['Лекция о стеллар', 'Лекция о стилляр'],
    ['Лекция о стелларе', 'Лекция о стилляру'],
    ['Дебаты о налогах', 'Дебата о праве'],
    ['Дебаты налоги тут', 'Дебата тут'],
    ['Большой вечер клуба', 'Вечер клуба'],
    ['Дебаты', 'Дебаты о свободе'],
    ['Вечер клуба 2', 'Вечер клуба'],
    ['Вечер клуба 12', 'Вечер клуба'],
    ['В клубе', 'Клубе'],
  ])('«%s» and «%s» are not', (one, other) => {
    expect(areNearTitles(one, other)).toBe(false);
    expect(areNearTitles(other, one)).toBe(false);
  });
});

const regions = [region({ overlapPolicy: 'allow' }), region({ id: 'me-02' })];
const listingsOf = (...events: Entry<EventEntry>[]) => toListings(busyOf(registry({ events, regions })));
const on = (day: string, fields: Readonly<Record<string, unknown>> = {}) =>
  event({ start: `${day}T18:00`, end: `${day}T21:00`, ...fields });
/** An event that takes place on some days, given in order. */
const series = (id: string, first: string, ...others: string[]) =>
  on(first, { id, repeat: { rule: 'FREQ=DAILY;COUNT=1', also: others.map((day) => ({ start: `${day}T18:00` })) } });

/** What looks like one event, as each of two sees it: `title: a 2026-12-05 = b 2026-12-12`. */
function seen(one: Entry<EventEntry>, other: Entry<EventEntry>): string[][] {
  const listings = listingsOf(one, other);
  const index = indexListings(listings);
  return listings.map((listing) =>
    findDuplicates(listing, index).map(({ reason, pair }) => {
      const sides = pair.map(({ claimant, start }) => {
        const day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(claimant.timezone).toPlainDate();
        return `${claimant.id} ${day}`;
      });
      return `${reason}: ${sides.join(' = ')}`;
    }),
  );
}

/** Both see the same, or both nothing. */
const both = (...told: string[]) => [told, told];

describe('a listing', () => {
  test('has the dates of its event in its region, from the first start to the last', () => {
    const busy = busyOf(
      registry({
        events: [on('2026-12-05', { venue: 'kings-park', setup: 'PT2H', repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } })],
      }),
    );
    const [listing, ...more] = toListings(busy.toReversed());
    const starts = ['05', '12', '19'].map(
      (day) => Temporal.Instant.from(`2026-12-${day}T18:00+01:00`).epochMilliseconds,
    );
    expect(more).toEqual([]);
    expect(listing?.dates.map(({ start }) => start)).toEqual(starts);
    expect([listing?.start, listing?.end]).toEqual([starts[0], starts[2]! + 1]);
  });

  test('meets others that are indexed without it', () => {
    const [one, other] = listingsOf(on('2026-12-05', { id: 'a' }), on('2026-12-12', { id: 'b' }));
    expect(findDuplicates(other!, indexListings([one!]))).toHaveLength(1);
    expect(findDuplicates(other!, indexListings([other!]))).toEqual([]);
  });
});

describe('one event entered twice', () => {
  test('has nearly one title, within fifteen days by the calendar', () => {
    const twice = (day: string, title = 'Дебаты о приватности') =>
      seen(on('2026-12-05', { id: 'a' }), on(day, { id: 'b', title }));
    expect(twice('2026-12-12')).toEqual(both('title: a 2026-12-05 = b 2026-12-12'));
    expect(twice('2026-12-20')).toEqual(both('title: a 2026-12-05 = b 2026-12-20'));
    expect(twice('2026-11-20')).toEqual(both('title: b 2026-11-20 = a 2026-12-05'));
    expect(twice('2026-12-21')).toEqual(both());
    expect(twice('2026-12-12', 'Дебаты приватности')).toEqual(both('title: a 2026-12-05 = b 2026-12-12'));
    expect(twice('2026-12-12', 'Дебаты о приватносте')).toEqual(both('title: a 2026-12-05 = b 2026-12-12'));
  });

  test.each([
    ['Яхта Маяк', 'ЯХТА МАЯК'],
    ['Аист Арка', 'АИСТ АРКА'],
    ['Йога Чай', 'ИОГА чаи'],
    ['Ёж Ёлка', 'еж елка'],
    ['ёж ёлка', 'ЕЖ ЕЛКА'],
    ['Zebra Azure', 'ZEBRA AZURE'],
    ['a90 z09 cafe zebra', 'A90 Z09 Café Zebra'],
    ['Яхта маяк аист', 'яхта маяк аи\u0301ст'],
    ['ЙОГА чай Ёлка ёж', 'иога чаи елка е\u0301ж'],
  ])('is found whatever the spelling: «%s», «%s»', (title, other) => {
    expect(seen(on('2026-12-05', { id: 'a', title }), on('2026-12-12', { id: 'b', title: other }))).toEqual(
      both('title: a 2026-12-05 = b 2026-12-12'),
    );
  });

  test('is found as often as it was entered', () => {
    const listings = listingsOf(...['a', 'b', 'c', 'd'].map((id) => on('2026-12-05', { id })));
    const index = indexListings(listings);
    expect(listings.map((listing) => findDuplicates(listing, index).length)).toEqual([3, 3, 3, 3]);
  });

  test('begins at the same moment: the first by id comes first', () => {
    expect(seen(on('2026-12-05', { id: 'a' }), on('2026-12-05', { id: 'b' }))).toEqual(
      both('title: a 2026-12-05 = b 2026-12-05'),
    );
  });

  test('is told by the dates of two series that come nearest to each other, the first of equally near ones', () => {
    expect(
      seen(
        series('a', '2026-12-01', '2026-12-11', '2026-12-22'),
        series('b', '2026-12-04', '2026-12-12', '2026-12-24'),
      ),
    ).toEqual(both('title: a 2026-12-11 = b 2026-12-12'));
    expect(seen(series('a', '2026-12-01', '2026-12-16'), series('b', '2026-12-04', '2026-12-19'))).toEqual(
      both('title: a 2026-12-01 = b 2026-12-04'),
    );
    expect(
      seen(series('a', '2026-12-30'), series('b', '2026-12-02', '2026-12-10', '2026-12-20', '2026-12-27')),
    ).toEqual(both('title: b 2026-12-27 = a 2026-12-30'));
    expect(
      seen(series('a', '2026-12-05', '2026-12-20'), series('b', '2026-12-01', '2026-12-10', '2026-12-19')),
    ).toEqual(both('title: b 2026-12-19 = a 2026-12-20'));
  });

  test('shares its registration on the first or the last of its days, whatever its title and region', () => {
    const url = { registration: { url: 'https://example.org/r' } };
    const one = on('2026-12-05', { id: 'a', ...url });
    const twice = (fields: Readonly<Record<string, unknown>>) => seen(one, on('2026-12-05', { id: 'b', ...fields }));
    const other = { title: 'Вечер клуба', region: 'me-02', ...url };
    expect(twice(other)).toEqual(both('registration: a 2026-12-05 = b 2026-12-05'));
    expect(twice({ ...other, start: '2026-12-04T22:00', end: '2026-12-05T02:00' })).toEqual(
      both('registration: b 2026-12-04 = a 2026-12-05'),
    );
    expect(twice({ ...other, start: '2026-12-04T22:00', end: '2026-12-05T00:00' }), 'to midnight').toEqual(both());
    expect(twice({ ...other, start: '2026-12-06T18:00', end: '2026-12-06T21:00' }), 'the day after').toEqual(both());
    expect(twice({ ...url, region: 'me-02', start: '2026-12-12T18:00', end: '2026-12-12T21:00' })).toEqual(both());
    expect(twice({ registration: { url: 'https://example.org/other' } }), 'another registration').toEqual(
      both('title: a 2026-12-05 = b 2026-12-05'),
    );
  });

  test('is no part of the other, nor a part of the same', () => {
    expect(seen(on('2026-12-05', { id: 'a' }), on('2026-12-05', { id: 'b', partOf: 'a' }))).toEqual(both());
    expect(
      seen(on('2026-12-05', { id: 'a', partOf: 'festival' }), on('2026-12-05', { id: 'b', partOf: 'festival' })),
    ).toEqual(both());
  });
});
