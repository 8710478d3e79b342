import { expect, test } from 'vitest';
import { registry, venue } from '../domain/registry.test-support.ts';
import { mapLinks } from './map-links.ts';

const links = (fields: Parameters<typeof venue>[0]) => {
  const found = registry({ venues: [venue(fields)] });
  return mapLinks(found.venues.get('kings-park')!, found, 'en').map(({ name, href }) => `${name} ${href}`);
};

test('a position is shown as a point by three maps', () => {
  expect(links({ geo: { lat: 42.44, lon: -19.25 }, address: 'Трг, 1' })).toMatchInlineSnapshot(`
    [
      "OpenStreetMap https://www.openstreetmap.org/?mlat=42.44&mlon=-19.25#map=17/42.44/-19.25",
      "Google https://www.google.com/maps/search/?api=1&query=42.44%2C-19.25",
      "Apple https://maps.apple.com/?ll=42.44%2C-19.25&q=Kings%20Park",
    ]
  `);
});

test('an address is looked for together with its region, whatever letters are in it', () => {
  expect(links({ address: 'Njegoševa 5, sprat 2 & dvorište?' })).toMatchInlineSnapshot(`
    [
      "OpenStreetMap https://www.openstreetmap.org/search?query=Njego%C5%A1eva%205%2C%20sprat%202%20%26%20dvori%C5%A1te%3F%2C%20Podgorica",
      "Google https://www.google.com/maps/search/?api=1&query=Njego%C5%A1eva%205%2C%20sprat%202%20%26%20dvori%C5%A1te%3F%2C%20Podgorica",
      "Apple https://maps.apple.com/?q=Njego%C5%A1eva%205%2C%20sprat%202%20%26%20dvori%C5%A1te%3F%2C%20Podgorica",
    ]
  `);
});

test('a venue without either has no map', () => {
  expect(links({})).toEqual([]);
});
