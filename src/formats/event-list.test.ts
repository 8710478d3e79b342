import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomWorlds, runs, toEntries } from '../domain/random-registry.test-support.ts';
import { event as anyEvent, registry as anyRegistry } from '../domain/registry.test-support.ts';
import type { Stamp } from '../domain/stamp.ts';
import { toEventList } from './event-list.ts';
import { type EventList, formatEventListSchema, type ListedEvent } from './event-list-schema.ts';
import { registryOf, sourceOf, type WrittenEvent } from './feed.test-support.ts';
import type { FeedSource, SharedSource } from './feed.ts';
import { validatorOf } from './json-schema.test-support.ts';
import { formatJson } from './json-text.ts';

const SCHEMA = formatEventListSchema('https://mivent.example/api/v1/events.schema.json');
const validate = validatorOf(SCHEMA);
/** Refuses what the schema does not name, too. */
const validateClosed = validatorOf(SCHEMA, { closed: true });

function shared(registry: FeedSource['registry'], more: Partial<FeedSource> = {}): SharedSource {
  return { ...sourceOf(registry, more), issues: { errors: 0, warnings: 0 } };
}

/** List events as a program gets them: through JSON, and by the schema. */
function read(source: SharedSource): EventList {
  const list: EventList = JSON.parse(formatJson(toEventList(source)));
  expect(validateClosed(list)).toEqual([]);
  return list;
}

function listed(event: WrittenEvent, more: Partial<FeedSource> = {}, venues = {}): ListedEvent {
  return read(shared(registryOf([event], venues), more)).events[0]!;
}

test('an evening is told with all that its page says', () => {
  const evening = listed({
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
    place: 'Бар, центр',
    summary: 'Одно-два предложения.',
    languages: ['ru', 'en'],
    organizers: ['sanfantee'],
    topics: ['privacy'],
    price: { amount: 10, currency: 'EUR' },
    registration: { url: 'https://пример.рф/запись', required: true, deadline: '2026-12-04' },
    capacity: 40,
    partOf: 'fest',
    needs: [{ kind: 'speaker' }, { kind: 'volunteer', note: 'У входа', quantity: 2, filled: true }],
    cover: './cover.jpg',
    coverAlt: 'Два стула',
    report: { attended: 34, recording: 'https://example.org/recording' },
  });
  expect(evening).toMatchInlineSnapshot(`
    {
      "allDay": false,
      "announced": "2026-10-01T12:00:00Z",
      "attendance": "offline",
      "calendars": {
        "en": "https://mivent.example/en/events/privacy-debate.ics",
        "ru": "https://mivent.example/events/privacy-debate.ics",
      },
      "capacity": 40,
      "changed": "2026-10-01T12:00:00Z",
      "cover": {
        "alt": "Два стула",
        "url": "https://mivent.example/events/privacy-debate/cover.jpg",
      },
      "end": "2026-12-05T21:00:00+01:00",
      "format": "debate",
      "hosts": [],
      "id": "privacy-debate",
      "lang": "ru",
      "languages": [
        "ru",
        "en",
      ],
      "needs": [
        {
          "filled": false,
          "kind": "speaker",
          "quantity": 1,
        },
        {
          "filled": true,
          "kind": "volunteer",
          "note": "У входа",
          "quantity": 2,
        },
      ],
      "occurrences": [
        {
          "end": "2026-12-05T21:00:00+01:00",
          "id": "2026-12-05",
          "kind": "single",
          "start": "2026-12-05T18:00:00+01:00",
        },
      ],
      "organizers": [
        "sanfantee",
      ],
      "pages": {
        "en": "https://mivent.example/en/events/privacy-debate/",
        "ru": "https://mivent.example/events/privacy-debate/",
      },
      "partOf": "fest",
      "place": "Бар, центр",
      "price": {
        "amount": 10,
        "currency": "EUR",
      },
      "region": "me-16",
      "registration": {
        "deadline": "2026-12-04",
        "required": true,
        "url": "https://xn--e1afmkfd.xn--p1ai/%D0%B7%D0%B0%D0%BF%D0%B8%D1%81%D1%8C",
      },
      "report": {
        "attended": 34,
        "recording": "https://example.org/recording",
      },
      "scope": "regional",
      "sequence": 0,
      "speakers": [],
      "start": "2026-12-05T18:00:00+01:00",
      "status": "confirmed",
      "summary": "Одно-два предложения.",
      "timezone": "Europe/Podgorica",
      "title": "Дебаты о приватности",
      "topics": [
        "privacy",
      ],
      "uid": "privacy-debate@mivent.example",
    }
  `);
});

describe('times', () => {
  test('a moved, a dropped and an extra date of a series stand among its dates', () => {
    const { recurrence, occurrences, start } = listed({
      start: '2026-10-17T10:00',
      end: '2026-10-17T12:00',
      repeat: {
        rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20261107',
        except: ['2026-10-24T10:00'],
        moved: [{ from: '2026-10-31T10:00', start: '2026-11-01T11:00', end: '2026-11-01T13:00' }],
        also: [{ start: '2026-10-20T10:00', end: '2026-10-20T12:00' }],
      },
    });
    expect({ start, recurrence, occurrences }).toMatchInlineSnapshot(`
      {
        "occurrences": [
          {
            "end": "2026-10-17T12:00:00+02:00",
            "id": "2026-10-17",
            "kind": "regular",
            "start": "2026-10-17T10:00:00+02:00",
          },
          {
            "end": "2026-10-20T12:00:00+02:00",
            "id": "2026-10-20",
            "kind": "extra",
            "start": "2026-10-20T10:00:00+02:00",
          },
          {
            "end": "2026-11-01T13:00:00+01:00",
            "id": "2026-10-31",
            "kind": "moved",
            "original": "2026-10-31T10:00:00+01:00",
            "start": "2026-11-01T11:00:00+01:00",
          },
          {
            "end": "2026-11-07T12:00:00+01:00",
            "id": "2026-11-07",
            "kind": "regular",
            "start": "2026-11-07T10:00:00+01:00",
          },
        ],
        "recurrence": {
          "except": [
            "2026-10-24T10:00:00+02:00",
          ],
          "rule": "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261107T225959Z",
        },
        "start": "2026-10-17T10:00:00+02:00",
      }
    `);
  });

  test('whole days are days, the last one exclusive, also in a series and where a date is moved', () => {
    const { allDay, start, end, recurrence, occurrences } = listed({
      start: '2026-03-28',
      end: '2026-03-29',
      repeat: {
        rule: 'FREQ=YEARLY;COUNT=3',
        except: ['2027-03-28'],
        moved: [{ from: '2028-03-28', start: '2028-04-01', end: '2028-04-02' }],
      },
    });
    expect({ allDay, start, end }).toEqual({ allDay: true, start: '2026-03-28', end: '2026-03-30' });
    expect(recurrence).toEqual({ rule: 'FREQ=YEARLY;COUNT=3', except: ['2027-03-28'] });
    expect(occurrences).toEqual([
      { id: '2026-03-28', start: '2026-03-28', end: '2026-03-30', kind: 'regular' },
      { id: '2028-03-28', start: '2028-04-01', end: '2028-04-03', kind: 'moved', original: '2028-03-28' },
    ]);
  });

  test('Podgorica turns its clocks: 25 October 2026 at 02:30 comes twice, and the offset tells which', () => {
    const start = (written: string) => listed({ start: written, duration: 'PT2H' }).start;
    expect(start('2026-10-25T02:30+02:00')).toBe('2026-10-25T02:30:00+02:00');
    expect(start('2026-10-25T02:30+01:00')).toBe('2026-10-25T02:30:00+01:00');
  });

  test('an evening that ends after the clocks were turned ends with the other offset', () => {
    const { start, end } = listed({ start: '2026-10-24T23:00', end: '2026-10-25T04:00' });
    expect([start, end]).toEqual(['2026-10-24T23:00:00+02:00', '2026-10-25T04:00:00+01:00']);
  });

  test('a date that the clocks skip begins an hour later, and keeps its name', () => {
    const { occurrences } = listed({
      start: '2026-03-22T02:30',
      duration: 'PT1H',
      repeat: { rule: 'FREQ=WEEKLY;COUNT=2' },
    });
    expect(occurrences[1]).toEqual({
      id: '2026-03-29',
      start: '2026-03-29T03:30:00+02:00',
      end: '2026-03-29T04:30:00+02:00',
      kind: 'regular',
    });
  });

  test('a hold on a window has no date', () => {
    const window = { from: '2027-08-01', to: '2027-11-30', decideBy: '2027-06-01' };
    const event = listed({ status: 'hold', hold: { by: 'sanfantee', window } });
    expect(event).not.toHaveProperty('start');
    expect(event).toMatchObject({ status: 'hold', hold: { by: 'sanfantee', window }, occurrences: [], allDay: false });
  });
});

describe('what the history knows', () => {
  const at = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
  const stamp: Stamp = {
    announced: at('2026-10-01T12:00:00Z'),
    changed: at('2026-11-02T08:30:15Z'),
    rescheduled: at('2026-11-01T00:00:00Z'),
    sequence: 3,
    moved: true,
    movedFrom: '2026-12-04T18:00',
  };
  const stamps = { files: new Map([['events/privacy-debate', stamp]]), fallback: stamp };

  test('is told of a moved event', () => {
    expect(listed({ start: '2026-12-05T18:00' }, { stamps })).toMatchObject({
      sequence: 3,
      announced: '2026-10-01T12:00:00Z',
      changed: '2026-11-02T08:30:15Z',
      previousStart: '2026-12-04T18:00:00+01:00',
    });
  });

  test.each<[string, WrittenEvent]>([
    ['a cancelled event', { start: '2026-12-05T18:00', status: 'cancelled' }],
    ['an event that is back where it was', { start: '2026-12-04T18:00' }],
    [
      'a series, of which a moved date has its own',
      {
        start: '2026-12-05T18:00',
        repeat: { rule: 'FREQ=WEEKLY;COUNT=2', moved: [{ from: '2026-12-05T18:00', start: '2026-12-06T18:00' }] },
      },
    ],
  ])('no earlier start is told of %s', (_, event) => {
    expect(listed(event, { stamps })).not.toHaveProperty('previousStart');
  });
});

test('every event is in it whatever its status and date, once, in order of ids; doubles are left out', () => {
  const hold = { by: 'sanfantee', until: '2026-10-15' };
  const registry = registryOf([
    { id: 'old', start: '2019-12-05T18:00' },
    { id: 'lost', start: '2026-12-05T18:00', status: 'hold', hold },
    { id: 'off', start: '2026-12-05T18:00', status: 'cancelled' },
    { id: 'later', start: '2026-12-05T18:00', status: 'postponed' },
    { id: 'far', start: '2031-12-05T18:00', region: 'ru', timezone: 'Europe/Moscow' },
    { id: 'agreed', start: '2026-12-06T18:00', hold },
    { id: 'twice', start: '2026-12-05T18:00', duplicateOf: 'off' },
  ]);
  const { events } = read(shared(registry));
  expect(events.map(({ id, status }) => [id, status])).toEqual([
    ['agreed', 'confirmed'],
    ['far', 'confirmed'],
    ['later', 'postponed'],
    ['lost', 'hold'],
    ['off', 'cancelled'],
    ['old', 'confirmed'],
  ]);
  expect(events.find(({ id }) => id === 'lost')?.hold).toEqual(hold);
  expect(events.every(({ occurrences }) => occurrences.length === 1)).toBe(true);
  // What once was a hold is none any more.
  expect(events.filter((event) => event.hold !== undefined).length).toBe(1);
});

test('it is the same bytes on any day, in any order of files', () => {
  const hold = { by: 'sanfantee', until: '2026-12-10' };
  const events = [
    { id: 'b', start: '2026-12-05T18:00', status: 'hold', hold },
    { id: 'a', start: '2026-12-06T18:00', registration: { url: 'https://example.org/', deadline: '2026-12-05' } },
  ];
  const write = (list: readonly WrittenEvent[], now: string) =>
    formatJson(toEventList(shared(registryOf(list), { now: Temporal.Instant.from(now) })));
  const today = write(events, '2026-12-05T12:00:00Z');
  expect(write(events, '2035-01-01T00:00:00Z')).toBe(today);
  expect(write(events.toReversed(), '2026-12-05T12:00:00Z')).toBe(today);
});

test.each([
  ['</script><script>alert(1)</script> ]]> <!--', '</script><script>alert(1)</script> ]]> <!--'],
  ['строка\u2028и\u2029ещё', 'строка и ещё'],
  ['одна\r\nдве\tтри', 'одна две три'],
  ['нуль\u0000 и\u202eтёлп', 'нуль итёлп'],
  ['половина \ud83d пары', 'половина \ufffd пары'],
  ['И\u0306од \ufeff', 'Йод'],
  ['"кавычки" \\ и 👩‍👩‍👧', '"кавычки" \\ и 👩‍👩‍👧'],
])('a hostile title %j gets out as plain text, and as JSON that may stand anywhere', (title, clean) => {
  const source = shared(registryOf([{ title, summary: title, start: '2026-12-05T18:00' }]));
  const text = formatJson(toEventList(source));
  expect(text).not.toMatch(/[<\u0000-\u001f\u2028\u2029\u202e]/);
  expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
  const [event] = read(source).events;
  expect([event?.title, event?.summary]).toEqual([clean, clean]);
});

test('addresses are ASCII, whatever letters a file has them in', () => {
  const { onlineUrl, registration } = listed({
    start: '2026-12-05T18:00',
    attendance: 'online',
    onlineUrl: 'https://пример.рф/встреча?a=1&b=ё',
    registration: { url: "https://example.org/?q='x'" },
  });
  expect(onlineUrl).toBe('https://xn--e1afmkfd.xn--p1ai/%D0%B2%D1%81%D1%82%D1%80%D0%B5%D1%87%D0%B0?a=1&b=%D1%91');
  expect(registration).toEqual({ url: 'https://example.org/?q=%27x%27', required: false });
});

test('regions, venues, people, formats and topics stand once each, with their names and addresses in both languages', () => {
  const registry = anyRegistry({ events: [anyEvent({ topics: ['private-cities'] })] });
  const list = read(shared(registry, { home: 'https://example.org/mivent/' }));
  expect(list.regions.map(({ id }) => id)).toEqual([...registry.regions.keys()].sort());
  expect(list.venues.map(({ id }) => id)).toEqual([...registry.venues.keys()].sort());
  expect(list.people.map(({ id }) => id)).toEqual([...registry.people.keys()].sort());
  expect(list.formats.find(({ id }) => id === 'debate')).toEqual({
    id: 'debate',
    name: { ru: 'дебаты', en: 'debate' },
    pages: {
      ru: 'https://example.org/mivent/formats/debate/',
      en: 'https://example.org/mivent/en/formats/debate/',
    },
    calendars: {
      ru: 'https://example.org/mivent/formats/debate/calendar.ics',
      en: 'https://example.org/mivent/en/formats/debate/calendar.ics',
    },
  });
  expect(list.topics.map(({ id, name }) => [id, name.ru])).toEqual([['private-cities', 'Private cities']]);
  expect(list.registry).toMatchObject({ pages: { en: 'https://example.org/mivent/en/' } });
});

test('whatever a registry holds, the list follows its schema', () => {
  fc.assert(
    fc.property(randomWorlds, (world) => {
      const built = anyRegistry(toEntries(world));
      expect(read(shared(built)).events.length).toBe(built.events.size);
    }),
    { numRuns: runs(20), endOnFailure: true },
  );
});

describe('the published schema', () => {
  const list = () => JSON.parse(formatJson(toEventList(shared(registryOf([{ start: '2026-12-05T18:00' }])))));

  test('names itself, its draft, and every field in words', () => {
    const schema = JSON.parse(SCHEMA);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(list().$schema);
    const { properties } = schema.$defs.Event;
    const silent = Object.entries<{ description?: string }>(properties).filter(([, { description }]) => !description);
    // Registration is told by its own fields.
    expect(silent.map(([name]) => name)).toEqual(['registration']);
  });

  test('leaves room for fields to come', () => {
    const future = list();
    future.events[0].mood = 'merry';
    future.events[0].format = 'seance';
    expect(validate(future)).toEqual([]);
    expect(validateClosed(future)).toEqual(['/events/0 must NOT have additional properties (mood)']);
  });

  test.each<[string, (event: Record<string, unknown>, list: Record<string, unknown>) => void]>([
    ['/events/0/start must', (event) => Object.assign(event, { start: '2026-12-05T18:00' })],
    ['/events/0/start must', (event) => Object.assign(event, { start: '2026-02-30' })],
    ['/events/0/announced must', (event) => Object.assign(event, { announced: '2026-12-05T18:00:00+01:00' })],
    ['/events/0/status must', (event) => Object.assign(event, { status: 'moved' })],
    ['/events/0/sequence must', (event) => Object.assign(event, { sequence: -1 })],
    ['/events/0/onlineUrl must', (event) => Object.assign(event, { onlineUrl: 'javascript:alert(1)' })],
    ['/events/0/id must', (event) => Object.assign(event, { id: 'No Id' })],
    ['/events/0/price must', (event) => Object.assign(event, { price: '10 EUR' })],
    ["/events/0 must have required property 'occurrences'", (event) => delete event.occurrences],
    ["/events/0 must have required property 'timezone'", (event) => delete event.timezone],
    ['/version must', (_, whole) => Object.assign(whole, { version: 2 })],
    [" must have required property 'regions'", (_, whole) => delete whole.regions],
  ])('tells of what breaks the promise: «%s»', (complaint, breakIt) => {
    const broken = list();
    expect(validate(broken)).toEqual([]);
    breakIt(broken.events[0], broken);
    expect(validate(broken).filter((fault) => fault.startsWith(complaint))).not.toEqual([]);
  });
});
