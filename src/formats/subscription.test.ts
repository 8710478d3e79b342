import { expect, test } from 'vitest';
import { toSubscriptionLinks } from './subscription.ts';

test('each program gets the address in the form it takes', () => {
  expect(
    toSubscriptionLinks('https://mivent.example/regions/me-16/calendar.ics', 'Подгорица · MIVENT'),
  ).toMatchInlineSnapshot(`
    {
      "google": "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fmivent.example%2Fregions%2Fme-16%2Fcalendar.ics",
      "office": "https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fmivent.example%2Fregions%2Fme-16%2Fcalendar.ics&name=%D0%9F%D0%BE%D0%B4%D0%B3%D0%BE%D1%80%D0%B8%D1%86%D0%B0%20%C2%B7%20MIVENT",
      "outlook": "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fmivent.example%2Fregions%2Fme-16%2Fcalendar.ics&name=%D0%9F%D0%BE%D0%B4%D0%B3%D0%BE%D1%80%D0%B8%D1%86%D0%B0%20%C2%B7%20MIVENT",
      "webcal": "webcal://mivent.example/regions/me-16/calendar.ics",
    }
  `);
});

test('a name with signs of its own stays one name', () => {
  const { outlook } = toSubscriptionLinks('https://mivent.example/calendar.ics', 'A & B = C? #1');
  expect(new URL(outlook).searchParams.get('name')).toBe('A & B = C? #1');
  expect(new URL(outlook).searchParams.get('url')).toBe('https://mivent.example/calendar.ics');
});
