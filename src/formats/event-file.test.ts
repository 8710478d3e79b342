import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ATTENDANCE_MODES,
  EVENT_FORMATS,
  EVENT_SCOPES,
  eventSchema,
  INCOME_KINDS,
  NEED_KINDS,
  toCalendarEvent,
} from '../domain/event.ts';
import { expandRecurrence } from '../domain/recurrence.ts';
import { checkAgainst } from '../domain/schema-issue.ts';
import { findPersonalData } from './entry-file.ts';
import { eventText, eventTextWith, fileOf } from './event-file.test-support.ts';
import { parseEventFile } from './event-file.ts';
import { formatEventFile } from './event-text.ts';
import { describeIssue } from './issues.ts';

describe('an event file', () => {
  test('is read with its defaults, its text without blank lines around it', () => {
    expect(parseEventFile(fileOf(eventText({}, '\n\n  Приходите.\n\nБудет весело.  \n\n')))).toMatchObject({
      issues: [],
      event: {
        entry: {
          title: 'Дебаты о приватности',
          status: 'confirmed',
          start: '2026-12-05T18:00',
          end: '2026-12-05T21:00',
          place: 'Бар, центр',
          format: 'debate',
          attendance: 'offline',
          lang: 'ru',
          scope: 'regional',
        },
        body: '  Приходите.\n\nБудет весело.',
      },
    });
  });

  test('with every field of DESIGN §4 is right', () => {
    const whole = `---
title: Дебаты о приватности
summary: Одно-два предложения.
status: confirmed
start: 2026-12-05T18:00
end: 2026-12-05T21:00
timezone: Europe/Podgorica
venue: kings-park
attendance: offline
onlineUrl: https://example.org/
format: debate
lang: ru
languages: [ru, en]
organizers: [sanfantee]
topics: [privacy]
price: free
registration: { url: https://example.org/, required: true, deadline: 2026-12-04 }
capacity: 40
scope: regional
partOf: mtl-fest-2026
duplicateOf: other-event
repeat: { rule: FREQ=WEEKLY;BYDAY=SA;UNTIL=20270601, except: [2027-01-02], moved: [{ from: 2027-01-09, start: 2027-01-11T10:00, end: 2027-01-11T12:00 }] }
overlaps: [{ with: other-event, reason: разные аудитории, agreedBy: sanfantee }]
setup: PT1H
teardown: PT30M
equipment: [{ item: projector, quantity: 1 }]
needs: [{ kind: speaker, note: По праву, quantity: 1, filled: false }]
budget: { currency: EUR, plan: { costs: [{ item: Зал, amount: 120 }], income: [{ kind: ticket, amount: 150 }] } }
code: MIV-7K2F
report: { attended: 34, recording: https://example.org/ }
cover: ./cover.jpg
coverAlt: Зал с людьми
---
Markdown.
`;
    expect(parseEventFile(fileOf(whole)).issues).toEqual([]);
  });

  test('is written in the order of the schema, defaults left out', () => {
    const entry = eventSchema.parse({
      format: 'debate',
      attendance: 'offline',
      place: 'Бар: центр #1',
      start: '2026-12-05T18:00',
      duration: 'PT3H',
      title: '2026',
      status: 'confirmed',
      lang: 'en',
      repeat: { rule: 'FREQ=WEEKLY;COUNT=3', except: ['2026-12-12'] },
    });
    expect(formatEventFile({ entry, body: 'Текст.' })).toMatchInlineSnapshot(`
      "---
      title: '2026'
      status: confirmed
      start: 2026-12-05T18:00
      duration: PT3H
      place: 'Бар: центр #1'
      format: debate
      lang: en
      repeat:
        rule: FREQ=WEEKLY;COUNT=3
        except: [2026-12-12]
      ---

      Текст.
      "
    `);
    expect(formatEventFile({ entry, body: '' }).endsWith('---\n')).toBe(true);
  });
});

describe('laws', { timeout: 60_000 }, () => {
  test('what is written is read back: every field, every text', () => {
    let written = 0;
    fc.assert(
      fc.property(entries(), bodies(), (fields, body) => {
        const { data: entry } = checkAgainst(eventSchema, structuredClone(fields));
        if (!entry) return;
        written++;
        const text = formatEventFile({ entry, body });
        const { event, issues } = parseEventFile(fileOf(text));
        expect(issues, text).toEqual([]);
        expect({ entry: event?.entry, body: event?.body }).toEqual({ entry, body });
        expect(formatEventFile(event!)).toBe(text);
      }),
      { numRuns: 500 },
    );
    expect(written).toBeGreaterThan(200);
  });

  test('a file that is broken anywhere is read or refused in words, within no time: 2,000 files, the same each run', {
    timeout: 60_000,
  }, () => {
    const slowest = fuzz(2000, 20_261_205);
    expect(slowest.milliseconds, slowest.text).toBeLessThan(50);
  });

  // MIVENT_FUZZ=100000 npx vitest run --project unit src/formats/event-file.test.ts
  const many = Number(process.env.MIVENT_FUZZ ?? 0);
  test.skipIf(many === 0)('as many as MIVENT_FUZZ asks for', { timeout: 3_600_000 }, () => {
    const began = performance.now();
    const { milliseconds, text } = fuzz(many, 1);
    console.info(
      `${many} files in ${Math.round(performance.now() - began)} ms, the slowest ${milliseconds.toFixed(1)} ms`,
    );
    expect(milliseconds, text).toBeLessThan(50);
    expect(fuzzGently(many, 2)).toBeGreaterThan(many / 10);
  });

  test('a change to one line changes what that line says, or is refused: 2,000 files, the same each run', {
    timeout: 60_000,
  }, () => {
    expect(fuzzGently(2000, 20_261_206)).toBeGreaterThan(200);
  });
});

/** Read files with one gentle change each, and tell how many of them are still events. */
function fuzzGently(count: number, seed: number): number {
  let events = 0;
  for (const { right, field, value, text } of fc.sample(touchedFiles(), { numRuns: count, seed })) {
    timeOf(text);
    const { event } = parseEventFile(fileOf(text));
    if (!event) continue;
    events++;
    const { event: original } = parseEventFile(fileOf(right));
    const [now, before] = [event.entry, original!.entry].map(
      (entry) => new Map<string, unknown>(Object.entries(entry)),
    );
    const said = now!.get(field);
    now!.delete(field);
    before!.delete(field);
    // One line was touched: whatever it says now, no other field says anything else.
    expect(now, text).toEqual(before);
    expect(event.body, text).toBe(original!.body);
    // And what a line of text says is what is written there, to the letter.
    if ((field === 'title' || field === 'place') && !/^\s*["']/.test(value))
      expect(said, text).toBe(value.replace(/^[ \t]+|[ \t]+$/g, ''));
  }
  return events;
}

/** A right file in which one value of one line has a piece put in, cut out or replaced. */
function touchedFiles() {
  const pieces = PIECES.filter((piece) => !/[\r\n\u0085\u2028]/.test(piece));
  return fc
    .record({
      right: fc.constantFrom(...RIGHT),
      line: fc.nat(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.constantFrom(0, 0, 1, 1, 2),
      piece: fc.constantFrom('', '', 'a', 'я', '1', '2', '0', ...pieces),
    })
    .map(({ right, line, at, cut, piece }) => {
      const lines = right.split('\n');
      const fields = [...lines.keys()].filter((index) => index > 0 && index < lines.indexOf('---', 1));
      const index = fields[line % fields.length]!;
      const [, field = '', value = ''] = /^(\w+): (.*)$/.exec(lines[index]!) ?? [];
      const place = Math.floor(at * (value.length + 1));
      const touched = value.slice(0, place) + piece + value.slice(place + cut);
      const text = lines.with(index, `${field}: ${touched}`).join('\n');
      return { right, field, value: touched, text };
    });
}

/** Read broken files to the end of the road, and give the one that took longest: the least of three times, others may be busy. */
function fuzz(count: number, seed: number): { text: string; milliseconds: number } {
  let slowest = { text: '', milliseconds: 0 };
  for (const text of fc.sample(brokenFiles(), { numRuns: count, seed })) {
    let milliseconds = timeOf(text);
    for (let again = 0; milliseconds > 10 && again < 2; again++) milliseconds = Math.min(milliseconds, timeOf(text));
    if (milliseconds > slowest.milliseconds) slowest = { text, milliseconds };
  }
  return slowest;
}

/** In milliseconds of the processor's time: others may be busy, too. */
function timeOf(text: string): number {
  const began = process.cpuUsage();
  const file = fileOf(text);
  const { event, issues } = parseEventFile(file);
  findPersonalData(file);
  if (!event && issues.length === 0) throw new Error(`Neither an event nor an issue: ${text}`);
  for (const issue of issues) {
    if (!(issue.line! >= 1 && issue.column! >= 1)) throw new Error(`No place: ${text}`);
    const { message, hint } = describeIssue(issue, 'ru');
    if (message === '' || hint === '') throw new Error(`No words: ${text}`);
  }
  if (event) {
    const { event: calendarEvent } = toCalendarEvent(event.entry, {
      id: 'x',
      file: file.path,
      region: 'me-16',
      timezone: 'Europe/Podgorica',
    });
    if (calendarEvent) expandRecurrence(calendarEvent);
    // No file may be understood otherwise than the same words written again.
    expect(parseEventFile(fileOf(formatEventFile(event))).event?.entry).toEqual(event.entry);
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const RIGHT = [
  eventText(),
  eventTextWith(
    'repeat: { rule: FREQ=WEEKLY;BYDAY=SA;UNTIL=20270601, except: [2026-12-12], moved: [{ from: 2026-12-19, start: 2026-12-20T10:00 }] }',
  ),
  eventTextWith(
    'registration: { url: https://example.org/, required: true }\norganizers: [sanfantee]\nprice: { amount: 10, currency: EUR }',
    '# Программа\n\n- [чат](https://t.me/+AbCd)\n- **важно**\n\n> цитата\n\n[ссылка]: https://example.org',
  ),
  eventText({
    status: 'hold',
    hold: '{ by: sanfantee, window: { from: 2027-08-01, to: 2027-11-30 } }',
    start: undefined,
    end: undefined,
    place: undefined,
  }),
  eventText({ start: '2026-12-05', end: '2026-12-06', title: '"Фестиваль: «Вместе»"' }),
];

const PIECES = [
  ...':#-?[]{}&*!|>%@`"\',~\\/=+.<()_^$',
  ...[
    '---',
    '\n---\n',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '\0',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\u0085',
    '\u3000',
    '\ud800',
    '👩‍👩‍👧',
    'й',
    '{ ',
    ' }',
    '[[',
    '&a ',
    '*a',
    '!!str ',
    '<<: ',
    '__proto__: 1\n',
    'null',
    '~',
    'true',
    '0x1F',
    '1e400',
    '.inf',
    '-',
    '2026-02-30',
    '24:00',
    'T',
    'Z',
    'FREQ=',
    'COUNT=401',
    'UNTIL=99991231',
    'INTERVAL=100',
    'BYMONTHDAY=31',
    'BYMONTH=2',
    ';',
    'PT',
    '<script>',
    '](javascript:x)',
    '> > > ',
    'a@b.cc',
    '+38267123456',
  ],
];

/** A right file with up to eight pieces put in, cut out, doubled or turned around. */
function brokenFiles(): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('insert', 'insert', 'insert', 'cut', 'double', 'replace', 'swap'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 30 }),
    piece: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    times: fc.constantFrom(1, 1, 1, 1, 2, 60, 2000),
  });
  return fc
    .tuple(fc.constantFrom(...RIGHT), fc.array(change, { minLength: 1, maxLength: 8, size: 'max' }))
    .map(([right, changes]) =>
      changes.reduce((text, { kind, at, length, piece, times }) => {
        const index = Math.floor(at * text.length);
        const [before, part, after] = [
          text.slice(0, index),
          text.slice(index, index + length),
          text.slice(index + length),
        ];
        switch (kind) {
          case 'cut':
            return before + after;
          case 'double':
            return before + part + part + after;
          case 'replace':
            return before + piece + after;
          case 'swap':
            return before + [...part].reverse().join('') + after;
          default:
            return (
              before + piece.repeat(Math.min(times, Math.floor(60_000 / piece.length / changes.length))) + part + after
            );
        }
      }, right),
    );
}

/** Text on one line that people could write, and much that they would not. */
function lines(): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    '2026',
    'true',
    'null',
    '~',
    '- a',
    '# a',
    'a: b',
    'a #b',
    '"',
    "'",
    '{',
    '[',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%',
    '@a',
    '`',
    ' a',
    'a ',
    '1e3',
    '0x1',
    '.inf',
    '...',
    '---',
    '=',
    '<<',
    '?',
    ': ',
    ',',
    'а\u00a0б',
    '👩‍👩‍👧',
    'й'.normalize('NFD'),
    '2026-12-05',
    'a\\nb',
    'x'.repeat(130),
  );
  return fc.oneof(
    { weight: 2, arbitrary: odd },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
  );
}

/** Entries with any of the fields; the schema picks those that make sense together. */
function entries(): fc.Arbitrary<Record<string, unknown>> {
  const id = fc.constantFrom('kings-park', 'a', 'mtl-fest-2026', '1', 'true', 'null', '0x1');
  const person = fc.constantFrom('sanfantee', 'club_host', '007');
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((days) => String(Temporal.PlainDate.from('2024-01-01').add({ days })));
  const hour = fc.integer({ min: 0, max: 23 }).map((number) => `T${String(number).padStart(2, '0')}:30`);
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 1e9 }),
    fc.integer({ min: 0, max: 1e9 }).map((units) => units / 1e7),
    fc.integer({ min: 0, max: 1e6 }).map((cents) => cents / 100),
  );
  const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
  const list = <Value>(value: fc.Arbitrary<Value>) => some(fc.uniqueArray(value, { maxLength: 3 }));
  const url = fc.constantFrom('https://example.org', 'https://афиша.рф/?q=a:b#c', 'http://t.me/+AbC');
  const times = fc.tuple(day, hour, fc.boolean(), fc.boolean()).map(([date, time, isAllDay, isLength]) => {
    if (isAllDay) return { start: date, end: String(Temporal.PlainDate.from(date).add({ days: 2 })) };
    return isLength
      ? { start: date + time, duration: 'PT3H' }
      : { start: date + time, end: `${Temporal.PlainDate.from(date).add({ days: 1 })}${time}` };
  });
  const repeat = fc
    .tuple(fc.constantFrom('FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20290101T120000Z'), list(day))
    .map(([rule, except]) => ({ rule, ...(except ? { except } : {}), also: [{ start: '2026-12-05' }] }));
  const where = fc.oneof(
    fc.record({ venue: id, attendance: fc.constantFrom(...ATTENDANCE_MODES.slice(0, 1), 'hybrid') }),
    fc.record({ place: lines() }),
    fc.record({ attendance: fc.constant('online'), onlineUrl: url }),
  );
  const state = fc.oneof(
    fc.record({ status: fc.constantFrom('confirmed', 'cancelled', 'postponed') }),
    fc.record({ status: fc.constant('hold'), hold: fc.record({ until: day, by: person }) }),
  );
  const account = fc.record({
    costs: list(fc.record({ item: lines(), amount })),
    income: list(fc.record({ kind: fc.constantFrom(...INCOME_KINDS), amount })),
  });
  const rest = fc.record({
    title: lines(),
    format: fc.constantFrom(...EVENT_FORMATS),
    summary: some(lines()),
    lang: some(fc.constantFrom('ru', 'en', 'no')),
    languages: list(fc.constantFrom('ru', 'en', 'no')),
    organizers: list(person),
    topics: list(id),
    scope: some(fc.constantFrom(...EVENT_SCOPES)),
    price: some(fc.oneof(fc.constantFrom('free', 'donation'), fc.record({ amount, currency: fc.constant('EUR') }))),
    registration: some(fc.record({ url, required: fc.boolean(), deadline: day })),
    capacity: some(fc.integer({ min: 1, max: 1_000_000 })),
    partOf: some(id),
    repeat: some(repeat),
    overlaps: some(fc.array(fc.record({ with: id, reason: lines(), agreedBy: person }), { maxLength: 2 })),
    setup: some(fc.constantFrom('PT1H', 'P1D')),
    equipment: some(fc.array(fc.record({ item: id, quantity: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 })),
    needs: some(
      fc.array(fc.record({ kind: fc.constantFrom(...NEED_KINDS), note: lines(), filled: fc.boolean() }), {
        maxLength: 2,
      }),
    ),
    budget: some(fc.record({ currency: fc.constant('EUR'), plan: account })),
    code: some(fc.constantFrom('MIV-7K2F', '007', '1E3', 'NULL')),
    report: some(fc.record({ attended: fc.integer({ min: 0, max: 999 }) })),
  });
  return fc.tuple(rest, times, where, state).map((parts) => withoutGaps(Object.assign({}, ...parts)));
}

/** What is not there is not there, at any depth. */
function withoutGaps<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

/** Markdown that stands as it is written: no blank lines around it, nothing that is refused. */
function bodies(): fc.Arbitrary<string> {
  const line = fc.oneof(
    fc.constantFrom('', 'Текст.', '# Заголовок', '- пункт', '    код', '---', '> цитата', '```', 'a: b', '***', '…'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  );
  return fc
    .array(line, { maxLength: 6 })
    .map((all) =>
      all
        .join('\n')
        .replace(/^(?:[ \t]*\n)+/, '')
        .trimEnd(),
    )
    .filter((body) => parseEventFile(fileOf(eventText({}, body))).issues.length === 0);
}
