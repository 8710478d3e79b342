import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { busyOf, event, NOW, person, registry, venue } from '../domain/registry.test-support.ts';
import {
  type NewEventAnswers,
  type NewEventField,
  nextQuestion,
  toNewEvent,
  toNewEventKnowledge,
} from '../formats/new-event.ts';
import { converse, readAnswers } from './new-event.ts';

const built = registry({
  venues: [venue()],
  people: [person({ id: 'club-host' })],
  events: [event({ id: 'klub', title: 'Клуб', start: '2026-12-05T17:00', end: '2026-12-05T20:00' })],
});
const known = toNewEventKnowledge({ registry: built, busy: busyOf(built) }, NOW, 'ru');

/** Answer questions as somebody at a terminal would: each text is typed when the screen shows what comes before it. */
async function talk(
  script: readonly (readonly [shown: string, typed: string])[],
  answers: NewEventAnswers = {},
): Promise<{ answers: NewEventAnswers | undefined; screen: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let [screen, everything] = ['', ''];
  output.on('data', (chunk) => {
    screen += stripVTControlCharacters(String(chunk));
    everything += screen;
  });
  const done = converse(answers, known, { input, output });
  for (const [shown, typed] of script) {
    const deadline = performance.now() + 20_000;
    while (!screen.includes(shown) && performance.now() < deadline) await wait(5);
    expect(screen).toContain(shown);
    screen = '';
    input.write(typed);
    await wait(10);
  }
  const given = await done;
  input.end();
  // The library’s own words are English.
  expect(everything).not.toMatch(/navigate|confirm|\bYes\b/);
  return { answers: given, screen };
}

const ENTER = '\r';
const DOWN = '\u001b[B';

test('whoever answers the questions gets a file that the check accepts', async () => {
  const { answers } = await talk([
    ['Название', `Вечер игр${ENTER}`],
    ['Регион', DOWN + DOWN + ENTER],
    ['Площадка', ENTER],
    ['День', `5.12${ENTER}`],
    ['Понято: суббота, 5', `18-22${ENTER}`],
    ['занята', ENTER],
    ['Формат', ENTER],
    ['Сколько', `10 EUR${ENTER}`],
    ['Коротко', `Играем.${ENTER}`],
    ['Организатор', ENTER],
    ['Имя файла', ENTER],
  ]);
  expect(answers).toMatchObject({ region: 'me-16', venue: 'kings-park', day: '2026-12-06', hours: '18:00-22:00' });
  expect(toNewEvent(answers!, known).file).toEqual({
    path: 'events/me-16/vecher-igr.md',
    text: `---
title: Вечер игр
summary: Играем.
status: confirmed
start: 2026-12-06T18:00
end: 2026-12-06T22:00
venue: kings-park
format: festival
price:
  amount: 10
  currency: EUR
---
`,
  });
});

test('whoever presses Ctrl+C has said nothing', async () => {
  const { answers } = await talk([
    ['Название', `Вечер${ENTER}`],
    ['Регион', '\u0003'],
  ]);
  expect(answers).toBeUndefined();
});

test('whoever types what is not understood is asked again', async () => {
  const { answers } = await talk(
    [
      ['День', `скоро${ENTER}`],
      ['День не понят', `\u007f\u007f\u007f\u007f\u007f5.12${ENTER}`],
      ['суббота, 5', '\u0003'],
    ],
    { title: 'Вечер', region: 'me-02', place: 'Бар' },
  );
  expect(answers).toBeUndefined();
});

describe('a question', () => {
  const TOLD: NewEventAnswers = { title: 'Вечер', region: 'me-16', venue: '', place: 'Кафе', day: '2026-12-05' };
  const answer = (field: NewEventField, text: string, before: NewEventAnswers) => {
    const question = nextQuestion(before, known);
    expect(question?.field).toBe(field);
    return question?.read(text);
  };

  test.each<[NewEventField, string, NewEventAnswers, object]>([
    ['title', '  ', {}, { fault: 'Напишите название.' }],
    ['title', 'Вечер\nигр', {}, { answer: 'Вечер игр' }],
    ['region', 'подгорица', { title: 'x' }, { answer: 'me-16' }],
    ['region', 'Луна', { title: 'x' }, { fault: 'Такого нет: Луна. Можно: me-02, online, me-16.' }],
    ['onlineUrl', 'ftp://x', { title: 'x', region: 'online' }, { fault: 'Нужен адрес целиком: https://…' }],
    ['hours', '18–21', TOLD, { answer: '18:00-21:00' }],
    ['hours', '', TOLD, { answer: '' }],
    ['hours', '18', TOLD, { fault: expect.stringContaining('Время не понято') }],
    ['lastDay', '4.12.2026', { ...TOLD, hours: '' }, { fault: 'Последний день раньше первого.' }],
    ['lastDay', '7 декабря', { ...TOLD, hours: '' }, { answer: '2026-12-07' }],
    [
      'price',
      'дорого',
      { ...TOLD, hours: '10:00-11:00', format: 'club' },
      { fault: expect.stringContaining('Цена не понята') },
    ],
    [
      'id',
      'klub',
      { ...TOLD, hours: '10:00-11:00', format: 'club', price: '', summary: '', organizer: '' },
      { fault: 'Событие с именем «klub» уже есть.' },
    ],
  ])('%s takes «%s» as it is meant', (field, text, before, said) => {
    expect(answer(field, text, before)).toEqual(said);
  });

  test('about a date that is taken offers three others, another day, and to leave it', () => {
    const question = nextQuestion({ ...TOLD, hours: '18:00-21:00' }, known);
    expect(question?.field).toBe('clash');
    expect(question?.choices?.map(({ label }) => label.replaceAll('\u00a0', ' '))).toEqual([
      'воскресенье, 6 декабря, 18:00–21:00',
      'пятница, 4 декабря, 18:00–21:00',
      'понедельник, 7 декабря, 18:00–21:00',
      'другой день',
      'оставить как есть: договоримся (Клуб, 17:00–20:00, тот же регион)',
    ]);
  });
});

describe('options', () => {
  test('that are wrong are told all at once, and nothing that only follows from them', () => {
    const { faults, missing } = readAnswers(
      { region: 'Bar', venue: 'kings-park', format: 'klub', day: 'yesterday' },
      known,
      false,
    );
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['--region Bar', '--day yesterday', '--format klub']);
    expect(missing).toEqual(['title']);
  });

  test('say what is missing where nobody can be asked', () => {
    expect(readAnswers({ title: 'x', region: 'me-02' }, known, false).missing).toEqual(['place', 'day', 'format']);
    expect(readAnswers({ title: 'x', region: 'online' }, known, false).missing).toEqual(['onlineUrl', 'day', 'format']);
    expect(readAnswers({ title: 'x' }, known, true).missing).toEqual([]);
  });

  test.each([
    [{ title: 'x', region: 'Луна' }, '--region Луна: Такого нет'],
    [{ title: 'x', region: 'me-02', venue: 'nowhere' }, '--venue nowhere: такой площадки в реестре нет'],
    [{ title: 'x', region: 'me-02', venue: 'kings-park' }, '--venue kings-park: с остальным не сочетается'],
    [{ title: 'x', region: 'me-16', venue: 'kings-park', place: 'Кафе' }, '--place Кафе: с остальным не сочетается'],
    [{ title: 'x', region: 'me-02', place: 'Кафе', day: '30 февраля' }, '--day 30 февраля: Такого дня нет'],
    // Whether there is a last day is said by the hours, which nobody understands.
    [
      { title: 'x', region: 'me-02', place: 'Кафе', day: '5.12', hours: 'вечером', lastDay: '6.12' },
      '--hours вечером:',
    ],
  ])('%j are refused', (options, message) => {
    expect(readAnswers(options, known, false).faults).toEqual([expect.stringContaining(message)]);
  });
});
