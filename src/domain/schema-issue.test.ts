import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventSchema } from './event.ts';
import { personSchema } from './person.ts';
import { regionSchema } from './region.ts';
import { checkAgainst } from './schema-issue.ts';
import { settingsSchema } from './settings.ts';
import { venueSchema } from './venue.ts';

const EVENT = {
  title: 'Дебаты',
  status: 'confirmed',
  format: 'debate',
  start: '2026-12-05T18:00',
  end: '2026-12-05T21:00',
  place: 'Бар',
};
const REGION = { name: 'Подгорица', country: 'me', timezone: 'Europe/Podgorica' };
const VENUE = { name: 'Kings Park', region: 'me-16' };
const SETTINGS = { name: 'MIVENT', domain: 'example.org', timezone: 'Europe/Podgorica' };

function faults(schema: z.ZodType, data: unknown): string[] {
  return checkAgainst(schema, structuredClone(data)).issues.map(({ code, variant, field = [], params = {} }) => {
    const { key, suggestion } = params;
    return `${code}${variant ? `/${variant}` : ''} at ${field.join('.')} (${String(key)})${suggestion ? ` → ${String(suggestion)}` : ''}`;
  });
}

const inEvent = (fields: object) => faults(eventSchema, { ...EVENT, ...fields });

describe('an event file', () => {
  test('without anything lacks all that it must have', () => {
    expect(faults(eventSchema, {})).toEqual([
      'frontmatter-missing-key at title (title)',
      'frontmatter-missing-key at status (status)',
      'frontmatter-missing-key at format (format)',
      'frontmatter-missing-key at start (start)',
      'frontmatter-missing-key/venue at venue (venue)',
    ]);
  });

  test.each([
    [{ titel: 'Дебаты' }, 'frontmatter-unknown-key at titel (titel) → title'],
    [{ online_url: 'x' }, 'frontmatter-unknown-key at online_url (online_url) → onlineUrl'],
    [{ colour: 'x' }, 'frontmatter-unknown-key at colour (colour)'],
    [{ constructor: 'x' }, 'frontmatter-unknown-key at constructor (constructor)'],
    [{ toString: {} }, 'frontmatter-unknown-key at toString (toString)'],
    [
      { hold: { until: '2026-11-28', by: 'sanfantee', untill: 'x' } },
      'frontmatter-unknown-key at hold.untill (untill) → until',
    ],
    [
      { repeat: { rule: 'FREQ=DAILY;COUNT=3', moved: [{ frm: 'x', from: '2026-12-06', start: '2026-12-07T18:00' }] } },
      'frontmatter-unknown-key at repeat.moved.0.frm (frm) → from',
    ],
    [
      { price: { amount: 10, currency: 'EUR', currncy: 'EUR' } },
      'frontmatter-unknown-key at price.currncy (currncy) → currency',
    ],
    [{ status: 'confrimed' }, 'frontmatter-value/word at status (status) → confirmed'],
    [{ status: 'CONFIRMED' }, 'frontmatter-value/word at status (status) → confirmed'],
    [{ status: 5 }, 'frontmatter-value/word at status (status)'],
    [{ format: 'debates' }, 'frontmatter-value/word at format (format) → debate'],
    [{ price: 'freee' }, 'frontmatter-type/union at price (price) → free'],
    [{ price: 10 }, 'frontmatter-type/union at price (price)'],
    [{ price: { amount: 10 } }, 'frontmatter-missing-key at price.currency (currency)'],
    [{ price: { amount: '10', currency: 'EUR' } }, 'frontmatter-type/number at price.amount (amount)'],
    [{ price: { amount: 0.12345678, currency: 'EUR' } }, 'frontmatter-value/amount at price.amount (amount)'],
    [{ price: { amount: 1e-10, currency: 'EUR' } }, 'frontmatter-value/amount at price.amount (amount)'],
    [{ price: { amount: -1, currency: 'EUR' } }, 'frontmatter-value/too-small-number at price.amount (amount)'],
    [{ title: 2026 }, 'frontmatter-type/string at title (title)'],
    [{ title: null }, 'frontmatter-value/empty at title (title)'],
    [{ title: '' }, 'frontmatter-value/empty at title (title)'],
    [{ title: '  ' }, 'frontmatter-value/empty at title (title)'],
    [{ title: '🎉🎉' }, 'frontmatter-value/words at title (title)'],
    [{ title: 'x'.repeat(141) }, 'frontmatter-value/too-big-string at title (title)'],
    [{ title: 'а\nб' }, 'frontmatter-control-character/newline at title (title)'],
    [{ title: 'а\r\nб' }, 'frontmatter-control-character/newline at title (title)'],
    [{ title: 'а\u202eб' }, 'frontmatter-control-character at title (title)'],
    [{ title: 'а\u2028б' }, 'frontmatter-control-character at title (title)'],
    [{ title: 'а\u0007б' }, 'frontmatter-control-character at title (title)'],
    [{ venue: null }, 'frontmatter-value/empty at venue (venue)'],
    [{ place: undefined, venue: 'Kings Park' }, 'frontmatter-value/id at venue (venue)'],
    [{ place: undefined, venue: 'kіngs-park' }, 'frontmatter-value/id at venue (venue)'],
    [{ place: undefined, venue: 'kings-park/../x' }, 'frontmatter-value/id at venue (venue)'],
    [{ organizers: ['@sanfantee'] }, 'frontmatter-value/person-id at organizers.0 (organizers)'],
    [{ organizers: 'sanfantee' }, 'frontmatter-type/array at organizers (organizers)'],
    [{ organizers: ['sanfantee', 'sanfantee'] }, 'frontmatter-value/repeated at organizers.1 (organizers)'],
    [
      { topics: Array.from({ length: 21 }, (_, index) => `t${index}`) },
      'frontmatter-value/too-big-array at topics (topics)',
    ],
    [{ capacity: 40.5 }, 'frontmatter-type/int at capacity (capacity)'],
    [{ capacity: 0 }, 'frontmatter-value/too-small-number at capacity (capacity)'],
    [{ capacity: '40' }, 'frontmatter-type/number at capacity (capacity)'],
    [
      { registration: { url: 'https://example.org', required: 'yes' } },
      'frontmatter-type/boolean at registration.required (required)',
    ],
    [{ registration: { url: 'javascript:alert(1)' } }, 'frontmatter-value/web-address at registration.url (url)'],
    [
      { registration: { url: 'https://example.org', deadline: '2026-12-04T12:00' } },
      'time-format/date-only at registration.deadline (deadline) → 2026-12-04',
    ],
    [{ start: '31.12.2026' }, 'time-format/dotted at start (start) → 2026-12-31'],
    [{ timezone: 'MSK' }, 'time-zone/abbreviation at timezone (timezone) → Europe/Moscow'],
    [{ setup: '1h' }, 'time-duration at setup (setup)'],
    [{ code: 'miv-1' }, 'frontmatter-value/code at code (code)'],
    [{ cover: '../cover.jpg', coverAlt: 'x' }, 'frontmatter-value/cover at cover (cover)'],
    [{ lang: 'русский' }, 'frontmatter-value/language at lang (lang)'],
    [{ repeat: { rule: 'FREQ=WEEKLY' } }, 'repeat-endless at repeat.rule (rule)'],
    [{ repeat: 'FREQ=WEEKLY' }, 'frontmatter-type/object at repeat (repeat)'],
    [{ hold: { until: '2026-11-28' } }, 'frontmatter-missing-key at hold.by (by)'],
  ])('with %j: %s', (fields, expected) => {
    expect(inEvent(fields)).toEqual([expected]);
  });

  test('may be called by a number', () => {
    expect(inEvent({ title: '1984' })).toEqual([]);
  });

  test('one run tells all that is wrong with one file', () => {
    expect(inEvent({ titel: 'x', status: 'confrimed', start: '2026-02-30', timezone: 'MSK' })).toEqual([
      'frontmatter-value/word at status (status) → confirmed',
      'time-no-such-date at start (start)',
      'time-zone/abbreviation at timezone (timezone) → Europe/Moscow',
      'frontmatter-unknown-key at titel (titel) → title',
    ]);
  });

  test('a file of nothing but faults tells fifty', () => {
    const junk = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
    expect(inEvent(junk)).toHaveLength(50);
  });

  test('140 letters are a title, emoji with joiners and combining marks are letters', () => {
    expect(inEvent({ title: 'Й'.repeat(140) })).toEqual([]);
    expect(inEvent({ title: '👩‍👩‍👧 Вечер Й' })).toEqual([]);
  });

  test.each([
    [0, []],
    [0.1, []],
    [120.5, []],
    [0.0000001, []],
    [123456.7654321, []],
    [1e9, []],
  ])('%d is an amount', (amount, expected) => {
    expect(inEvent({ price: { amount, currency: 'EURMTL' } })).toEqual(expected);
  });
});

test.each(['mia', '@', '@-mia', '@mia bob', '@a/b/c', '@a/', '@a/B', '* @mia', '@mia\n* @bob', 'a@b.example', '@миа'])(
  'a moderator is no «%s»',
  (handle) => {
    expect(faults(settingsSchema, { ...SETTINGS, moderators: [handle] })).toEqual([
      'frontmatter-value/moderator at moderators.0 (moderators)',
    ]);
  },
);

describe('the other files', () => {
  test.each([
    [
      'region',
      regionSchema,
      { country: 'me' },
      ['frontmatter-missing-key at name (name)', 'frontmatter-missing-key at timezone (timezone)'],
    ],
    ['region', regionSchema, { ...REGION, timezone: null }, []],
    [
      'region',
      regionSchema,
      { ...REGION, name: { ru: 'Бар', eng: 'Bar' } },
      ['frontmatter-unknown-key at name.eng (eng) → en'],
    ],
    [
      'region',
      regionSchema,
      { ...REGION, overlapPolicy: 'rejct' },
      ['frontmatter-value/word at overlapPolicy (overlapPolicy) → reject'],
    ],
    ['region', regionSchema, { ...REGION, country: 'ME' }, ['frontmatter-value/country at country (country)']],
    [
      'region',
      regionSchema,
      { ...REGION, travel: { 'ME 02': 'PT1H' } },
      ['frontmatter-value/id at travel.ME 02 (travel)'],
    ],
    [
      'region',
      regionSchema,
      { ...REGION, blackouts: [{ from: '2027-01-02', to: '2026-12-31' }] },
      ['time-order/range at blackouts.0.to (to)'],
    ],
    ['region', regionSchema, { ...REGION, blackouts: [{ from: '2026-12-31', to: '2026-12-31' }] }, []],
    [
      'venue',
      venueSchema,
      { ...VENUE, closed: [{ from: '2026-08-15', to: '2026-08-01' }] },
      ['time-order/range at closed.0.to (to)'],
    ],
    [
      'venue',
      venueSchema,
      { ...VENUE, closed: [{ from: '2026-08-15', too: '2026-08-01' }] },
      ['frontmatter-unknown-key at closed.0.too (too) → to'],
    ],
    ['venue', venueSchema, { ...VENUE, units: 'unlimitd' }, ['frontmatter-type/union at units (units) → unlimited']],
    [
      'venue',
      venueSchema,
      { ...VENUE, hours: [{ days: ['MO', 'Tu'], from: '09:00', to: '24:00' }] },
      ['frontmatter-value/word at hours.0.days.1 (days) → TU', 'time-format/time-of-day at hours.0.to (to)'],
    ],
    [
      'venue',
      venueSchema,
      { ...VENUE, geo: { lat: 91, lon: 0 } },
      ['frontmatter-value/too-big-number at geo.lat (lat)'],
    ],
    [
      'person',
      personSchema,
      { name: 'Миа', telegram: 'sanfantee' },
      ['frontmatter-value/telegram at telegram (telegram)'],
    ],
    ['person', personSchema, { name: 'Миа', github: '@mia' }, ['frontmatter-value/github at github (github)']],
    ['person', personSchema, { name: 'Миа', github: 'mia-2' }, []],
    ['person', personSchema, { name: 'Миа', phone: '1' }, ['frontmatter-unknown-key at phone (phone)']],
    ['person', personSchema, { name: 5 }, ['frontmatter-type/union at name (name)']],
    [
      'settings',
      settingsSchema,
      { ...SETTINGS, domain: 'https://example.org/' },
      ['frontmatter-value/domain at domain (domain)'],
    ],
    ['settings', settingsSchema, { ...SETTINGS, moderators: ['@mia', '@montelibero/mivent-team', '@a/b_c'] }, []],
    [
      'settings',
      settingsSchema,
      { ...SETTINGS, holds: { maxDay: 5 } },
      ['frontmatter-unknown-key at holds.maxDay (maxDay) → maxDays'],
    ],
  ])('of a %s', (_, schema, data, expected) => {
    expect(faults(schema, data)).toEqual(expected);
  });

  test('the programme’s Stellar account is one; with a letter changed, cut off, or a secret seed it is none', () => {
    const account = 'GCHVNPJJCP4M34Y2ZTSJ4ARNRQPMFQT76JLZWLJH65AGPUHBZ2MIVENT';
    const wrong = ['frontmatter-value/stellar at stellar (stellar)'];
    expect(faults(personSchema, { name: 'Миа', stellar: account })).toEqual([]);
    expect(faults(personSchema, { name: 'Миа', stellar: account.replace('GCHV', 'GCHW') })).toEqual(wrong);
    expect(faults(personSchema, { name: 'Миа', stellar: account.slice(0, -1) })).toEqual(wrong);
    expect(faults(personSchema, { name: 'Миа', stellar: account.replace('G', 'S') })).toEqual(wrong);
    expect(faults(personSchema, { name: 'Миа', stellar: account.toLowerCase() })).toEqual(wrong);
  });

  test.each([
    ['https://example.org', true],
    ['http://example.org:8080/путь?q=1#x', true],
    ['https://афиша.рф/', true],
    ['https://t.me/+AbCdEf', true],
    ['https://[2001:db8::1]/', true],
    ['example.org', false],
    ['ftp://example.org', false],
    ['https://', false],
    ['https:///x', false],
    ['https://user@example.org', false],
    ['https://example.org@evil.org', false],
    ['https://example.org:99999', false],
    ['https://256.256.256.256', false],
    ['https://exa mple.org', false],
    ['https://example.org/"onclick=', false],
    ['https://example.org/<script>', false],
    ['https://example.org/\u202etxt', false],
    ['JavaScript:alert(1)', false],
    ['data:text/html,x', false],
  ])('%s is an address for everybody: %s', (web, expected) => {
    expect(faults(personSchema, { name: 'Миа', web }).length === 0).toBe(expected);
  });
});

describe('what is told of a value', () => {
  const params = (schema: z.ZodType, data: unknown) => checkAgainst(schema, data).issues.map((issue) => issue.params);
  const inEventParams = (fields: object) => params(eventSchema, structuredClone({ ...EVENT, ...fields }));

  test('is the value, if it is a text or a number, and what was expected', () => {
    expect(inEventParams({ status: 'confrimed' })).toMatchObject([
      { key: 'status', value: 'confrimed', words: ['hold', 'confirmed', 'cancelled', 'postponed'] },
    ]);
    expect(inEventParams({ capacity: 0 })).toEqual([{ key: 'capacity', value: '0', limit: 1 }]);
    expect(inEventParams({ title: 'x'.repeat(141) })).toEqual([{ key: 'title', value: 'x'.repeat(141), limit: 140 }]);
    expect(inEventParams({ code: 'miv-1' })).toEqual([{ key: 'code', value: 'miv-1' }]);
    expect(inEventParams({ status: ['hold'] })).toMatchObject([{ key: 'status', value: undefined }]);
    expect(inEventParams({ title: 2026 })).toEqual([{ key: 'title', received: 'number', value: '2026' }]);
    expect(inEventParams({ title: ['a'] })).toEqual([{ key: 'title', received: 'array', value: undefined }]);
    expect(inEventParams({ title: {} })).toEqual([{ key: 'title', received: 'object', value: undefined }]);
    expect(inEventParams({ price: 'freee' })).toEqual([
      { key: 'price', value: 'freee', words: ['free', 'donation'], suggestion: 'free' },
    ]);
    expect(inEventParams({ price: ['free'] })).toMatchObject([{ key: 'price', value: undefined }]);
  });

  test('of two forms is the one that it comes nearest to', () => {
    const named = (name: unknown) => faults(personSchema, { name });
    expect(named('')).toEqual(['frontmatter-value/empty at name (name)']);
    expect(named(null)).toEqual(['frontmatter-value/empty at name (name)']);
    expect(named('x'.repeat(141))).toEqual(['frontmatter-value/too-big-string at name (name)']);
    expect(named('а\u0007б')).toEqual(['frontmatter-control-character at name (name)']);
    expect(named(['Миа'])).toEqual(['frontmatter-type/union at name (name)']);
    expect(named({ ru: 'Миа', en: '' })).toEqual(['frontmatter-value/empty at name.en (en)']);
    const units = (value: unknown) => faults(venueSchema, { ...VENUE, units: value });
    expect(units(0)).toEqual(['frontmatter-value/too-small-number at units (units)']);
    expect(units({})).toEqual(['frontmatter-type/union at units (units)']);
  });

  test('in a format of its own is named by the format; what is no file at all has no name', () => {
    expect(faults(settingsSchema, { ...SETTINGS, stamp: 'вчера' })).toEqual([
      'frontmatter-value/datetime at stamp (stamp)',
    ]);
    expect(faults(eventSchema, 'Дебаты')).toEqual(['frontmatter-type/object at  ()']);
  });

  test('is told of any schema, by name', () => {
    const seats = z.strictObject({ seats: z.number().multipleOf(2) });
    expect(checkAgainst(seats, { seats: 3 }).issues).toEqual([
      { code: 'frontmatter-value', field: ['seats'], params: { key: 'seats', value: '3' } },
    ]);
    const rooms = z.strictObject({ rooms: z.record(z.string(), z.strictObject({ name: z.string() })) });
    expect(faults(rooms, { rooms: { small: { name: 'Малый', nam: 'x' } } })).toEqual([
      'frontmatter-unknown-key at rooms.small.nam (nam) → name',
    ]);
  });

  test('is cut at fifty faults, whatever they are', () => {
    const junk = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
    expect(inEvent({ ...junk, title: 5, status: 'x', format: 'y' })).toHaveLength(50);
  });
});

test('a check that says nothing is a fault of the code, not of the content', () => {
  const careless = z.string().check((context) => {
    context.issues.push({ code: 'custom', input: context.value });
  });
  expect(() => checkAgainst(careless, 'x')).toThrow('without saying');
});
