import { expect, it } from 'vitest';
import { toMapLinks } from './map-links.ts';

it('a place with coordinates is where they are, under its own name', () => {
  expect(toMapLinks({ name: 'Kings Park & Co', geo: { lat: 42.44, lon: -19.25 } })).toMatchInlineSnapshot(`
    {
      "apple": "https://maps.apple.com/?ll=42.44,-19.25&q=Kings%20Park%20%26%20Co",
      "directions": "https://www.google.com/maps/dir/?api=1&destination=42.44,-19.25",
      "google": "https://www.google.com/maps/search/?api=1&query=42.44,-19.25",
      "openStreetMap": "https://www.openstreetmap.org/?mlat=42.44&mlon=-19.25#map=17/42.44/-19.25",
    }
  `);
});

it('a place without them is looked for by its words', () => {
  expect(toMapLinks({ name: 'Бар, набережная & "пирс"' })).toMatchInlineSnapshot(`
    {
      "apple": "https://maps.apple.com/?q=Бар,%20набережная%20%26%20%22пирс%22",
      "directions": "https://www.google.com/maps/dir/?api=1&destination=Бар,%20набережная%20%26%20%22пирс%22",
      "google": "https://www.google.com/maps/search/?api=1&query=Бар,%20набережная%20%26%20%22пирс%22",
      "openStreetMap": "https://www.openstreetmap.org/search?query=Бар,%20набережная%20%26%20%22пирс%22",
    }
  `);
});
