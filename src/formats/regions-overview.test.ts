import { describe, expect, test } from 'vitest';
import { type CountryRegions, toRegionsOverview } from './regions-overview.ts';

const country = (code: string | undefined, title: string, ...names: string[]): CountryRegions => ({
  country: code,
  title,
  regions: names.map((name) => ({ id: name.toLowerCase(), name, count: 0 })),
});
const HOME = country('me', 'Montenegro', 'Bar', 'Budva');
const SERBIA = country('rs', 'Serbia', 'Novi Sad');
const GEORGIA = country('ge', 'Georgia', 'Georgia');
const ONLINE = country(undefined, 'Without borders', 'Online');

/** «Other countries: Georgia, Novi Sad (Serbia)». */
const told = (countries: readonly CountryRegions[], mapped?: string) => {
  const { byCountry, parts } = toRegionsOverview(countries, mapped, 'en');
  return [
    ...(byCountry ? [`${byCountry.title}: ${byCountry.countries.map(({ title }) => title).join(', ')}`] : []),
    ...parts.map(({ title, regions }) => {
      const names = regions.map(({ name, country }) => (country ? `${name} (${country})` : name));
      return `${title ?? '–'}: ${names.join(', ')}`;
    }),
  ];
};

describe('the regions beside the map', () => {
  test('are those of other countries, beside the country that is on the map', () => {
    expect(told([HOME, SERBIA, GEORGIA, ONLINE], 'me')).toEqual([
      'Other countries: Georgia, Novi Sad (Serbia)',
      'Without borders: Online',
    ]);
    expect(told([HOME, SERBIA], 'me')).toEqual(['Other countries: Novi Sad (Serbia)']);
    expect(told([HOME], 'me')).toEqual([]);
  });

  test('are nothing other where no country is on the map: one is told by its name, several as countries', () => {
    expect(told([SERBIA])).toEqual(['Serbia: Novi Sad']);
    expect(told([SERBIA, ONLINE])).toEqual(['Serbia: Novi Sad', 'Without borders: Online']);
    expect(told([GEORGIA])).toEqual(['–: Georgia']);
    expect(told([SERBIA, GEORGIA])).toEqual(['By country: Georgia, Novi Sad (Serbia)']);
    expect(told([ONLINE])).toEqual(['Without borders: Online']);
  });

  test('are other countries beside one that has so many regions that it has a part of its own', () => {
    const poland = country('pl', 'Poland', 'Gdańsk', 'Kraków', 'Łódź', 'Warsaw');
    expect(told([poland, SERBIA])).toEqual([
      'Poland: Gdańsk, Kraków, Łódź, Warsaw',
      'Other countries: Novi Sad (Serbia)',
    ]);
  });

  test('are divided by countries where they are many', () => {
    const many = Array.from({ length: 21 }, (_, index) =>
      country(`c${index}`, `Land ${index}`, `A${index}`, `B${index}`),
    );
    expect(told(many)).toEqual([expect.stringMatching(/^By country: Land 0, Land 1, /)]);
    expect(told([HOME, ...many], 'me')).toEqual([expect.stringMatching(/^Other countries: Land 0, Land 1, /)]);
  });
});
