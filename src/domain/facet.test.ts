import { expect, it } from 'vitest';
import { registryOf, type WrittenEvent } from '../formats/feed.test-support.ts';
import { facetsOf } from './facet.ts';

function facets(event: WrittenEvent) {
  const [found] = registryOf([event]).events.values();
  return found && facetsOf(found);
}

it('finds an event under its region, format, attendance, languages and price', () => {
  expect(facets({ start: '2026-12-05T18:00', price: 'free', languages: ['ru', 'en'] })).toEqual({
    region: ['me-16'],
    format: ['debate'],
    attendance: ['offline'],
    language: ['ru', 'en'],
    price: ['free'],
  });
});

it('finds a hybrid event by those who come and by those who stay at home', () => {
  const hybrid = { attendance: 'hybrid', onlineUrl: 'https://example.org', start: '2026-12-05T18:00' };
  expect(facets(hybrid)?.attendance).toEqual(['offline', 'online']);
  expect(facets({ ...hybrid, attendance: 'online' })?.attendance).toEqual(['online']);
});

it('takes the language of the text where none is named', () => {
  expect(facets({ start: '2026-12-05T18:00', lang: 'en' })?.language).toEqual(['en']);
});

it('tells paid from free and from «by donation», and nothing where no price is named', () => {
  const price = (value: unknown) => facets({ start: '2026-12-05T18:00', price: value })?.price;
  expect(price({ amount: 10, currency: 'EUR' })).toEqual(['paid']);
  expect(price('donation')).toEqual(['donation']);
  expect(facets({ start: '2026-12-05T18:00' })?.price).toEqual([]);
});
