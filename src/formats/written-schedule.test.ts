import { describe, expect, test } from 'vitest';
import { scheduleReader } from './written-schedule.ts';

const PLAIN = `---
title: Дебаты
status: confirmed
start: 2026-12-05T18:00
duration: PT3H
place: Бар, центр
repeat: { rule: FREQ=WEEKLY;COUNT=9, except: [2026-12-12, 2026-12-19] }
format: debate`;

const read = scheduleReader();
const same = (text: string) => expect(read(text).plan).toBe(read(PLAIN).plan);

test('what a file says of when and where', () => {
  expect(read(PLAIN)).toMatchInlineSnapshot(`
    {
      "hold": "",
      "plan": "status: confirmed
    start: 2026-12-05T18:00
    duration: PT3H
    repeat: {except:[2026-12-12,2026-12-19],rule:FREQ=WEEKLY;COUNT=9}
    place: бар центр
    ",
      "start": "2026-12-05T18:00",
      "status": "confirmed",
    }
  `);
});

describe('is the same', () => {
  test.each([
    ['in double quotes', PLAIN.replace('confirmed', '"confirmed"')],
    ['in single quotes', PLAIN.replace('Бар, центр', "'Бар, центр'")],
    ['in quotes with an escape', PLAIN.replace('Бар, центр', '"\\u0411ар, центр"')],
    ['with a comment behind it', PLAIN.replace('T18:00', 'T18:00   # в зале')],
    ['with a comment behind quotes', PLAIN.replace('confirmed', '"confirmed" # да')],
    ['with comments and blank lines between', PLAIN.replace('start:', '# когда\n\n  # и где\nstart:')],
    ['with other spaces', PLAIN.replace('start: ', 'start:    ').replace('PT3H', 'PT3H  ')],
    ['with a quoted key', PLAIN.replace('start:', '"start":')],
    ['with other line ends', PLAIN.replaceAll('\n', '\r\n')],
    [
      'in another order of fields',
      PLAIN.replace('status: confirmed\n', '').replace('\nformat', '\nstatus: confirmed\nformat'),
    ],
    ['with other signs and capitals in its place', PLAIN.replace('Бар, центр', 'бар — Центр')],
    ['with its default written out', `${PLAIN}\nattendance: offline`],
    ['with the text of a place on two lines', PLAIN.replace('Бар, центр', '>-\n  Бар,\n  центр')],
    [
      'with its rule on lines of its own, its dates in another order',
      PLAIN.replace(
        /repeat: .*/,
        'repeat:\n  except:\n  - 2026-12-19\n  - "2026-12-12" # Рождество\n  rule: FREQ=WEEKLY;COUNT=9',
      ),
    ],
    [
      'as one mapping in braces',
      '---\n{ title: Дебаты, status: confirmed, start: 2026-12-05T18:00, duration: PT3H, place: "Бар, центр",\n  repeat: { rule: FREQ=WEEKLY;COUNT=9, except: [2026-12-12, 2026-12-19] }, format: debate }',
    ],
  ])('%s', (_, text) => same(text));
});

describe('is another', () => {
  test.each([
    ['status', PLAIN.replace('confirmed', 'cancelled')],
    ['start', PLAIN.replace('T18:00', 'T18:30')],
    ['length', PLAIN.replace('PT3H', 'PT2H')],
    ['zone', `${PLAIN}\ntimezone: Europe/Belgrade`],
    ['place', PLAIN.replace('центр', 'порт')],
    ['number of the hall', PLAIN.replace('Бар, центр', 'Зал#2')],
    ['venue', PLAIN.replace('place: Бар, центр', 'venue: kings-park')],
    ['rule', PLAIN.replace('COUNT=9', 'COUNT=8')],
    ['dropped date', PLAIN.replace(', 2026-12-19', '')],
    ['attendance', `${PLAIN}\nattendance: hybrid`],
  ])('%s', (_, text) => expect(read(text).plan).not.toBe(read(PLAIN).plan));
});

test('until when a date is held is told apart', () => {
  const held = `${PLAIN}\nhold: { until: 2026-11-28, by: mia }`;
  same(held);
  expect(read(held).hold).toBe('{ until: 2026-11-28, by: mia }');
});

test.each([
  ['nothing', ''],
  ['no front matter', 'Просто текст: да\nи ещё'],
  ['a list', '---\n- a\n- b'],
  ['an anchor', '---\nstart: &a 1\nend: *a'],
  ['a quote without end', '---\nstatus: "confirmed\nstart: 2026'],
  ['nothing but a NUL', '---\nplace: {\0'],
])('%s harms nobody', (_, text) => {
  expect(typeof read(text).plan).toBe('string');
});
