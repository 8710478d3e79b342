import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { findFreeDays, toSurroundings } from '../domain/free-time.ts';
import { randomWorlds, runs, toEntries } from '../domain/random-registry.test-support.ts';
import { busyOf, event, NOW, region, registry, venue } from '../domain/registry.test-support.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { parseDuration } from '../domain/temporal.ts';
import { wishedEvent } from '../domain/wish.ts';
import { type BusyList, toBusyList } from './busy-list.ts';
import { type DatesQuestion, makeDateFinder } from './date-finder.ts';
import { formatFreeDays } from './free-days.ts';

/** What travels to a browser. */
function listOf(files: Partial<RegistryEntries>, now = NOW): BusyList {
  const built = registry(files);
  const ahead = aheadOf(busyOf(built), toResources(built), now);
  return JSON.parse(JSON.stringify(toBusyList(ahead.busy, ahead.resources)));
}

const QUESTION: DatesQuestion = { region: 'me-16', timezone: 'Europe/Podgorica', duration: 'PT3H', part: 'any' };

function cell(files: Partial<RegistryEntries>, asked: Partial<DatesQuestion> = {}, date = '2026-12-05') {
  const finder = makeDateFinder(listOf(files), NOW, 'ru');
  const month = finder.month({ ...QUESTION, ...asked }, date.slice(0, 7));
  const view = month.weeks.flat().find((day) => day?.date === date)!;
  return { ...view, label: view.label.replaceAll('\u00a0', ' ') };
}

function detail(files: Partial<RegistryEntries>, asked: Partial<DatesQuestion> = {}, date = '2026-12-05') {
  return JSON.parse(
    JSON.stringify(makeDateFinder(listOf(files), NOW, 'ru').day({ ...QUESTION, ...asked }, date)).replaceAll(
      '\u00a0',
      ' ',
    ),
  );
}

test('the page gives the answers of the command line, for whatever is in the registry', () => {
  const asked = fc.record({
    venue: fc.constantFrom(undefined, 'hall', 'studio', 'spare-hall'),
    duration: fc.constantFrom('PT30M', 'PT1H30M', 'PT3H', 'PT4H', 'P1D', 'P2D'),
  });
  let free = 0;
  fc.assert(
    fc.property(randomWorlds, asked, (world, { venue: at, duration }) => {
      const built = registry(toEntries(world));
      const [from, to] = [Temporal.PlainDate.from('2026-12-01'), Temporal.PlainDate.from('2026-12-31')];
      const allDay = !duration.includes('T');
      const timezone = 'Europe/Podgorica';
      const wish = wishedEvent({
        region: 'me-16',
        venue: at,
        timezone,
        start: from,
        length: parseDuration(duration)!,
        allDay,
      });
      const days = findFreeDays(wish, from, to, toSurroundings(busyOf(built), toResources(built), NOW));
      const said = formatFreeDays(days, { place: '', length: '', allDay }, 'ru').split('\n').slice(1, -1);
      const question = { ...QUESTION, venue: at, timezone, duration };
      const { weeks } = makeDateFinder(listOf(toEntries(world)), NOW, 'ru').month(question, '2026-12');
      const shown = weeks.flat().filter((day) => day?.state === 'free' || day?.state === 'partly');
      free += shown.length;
      expect(shown.map((day) => day!.label.replace(/: свободно ?/, ': ').replace(/: $/, ''))).toEqual(
        said.map((line) => line.trim().replace(' 2026', '')),
      );
    }),
    { numRuns: runs(40), endOnFailure: true },
  );
  expect(free).toBeGreaterThan(100);
});

describe('a day in the calendar', () => {
  test('says when it is free, as a line and in words', () => {
    expect(cell({ events: [event({ start: '2026-12-05T14:00', end: '2026-12-05T16:30' })] })).toEqual({
      date: '2026-12-05',
      number: 5,
      state: 'partly',
      label: 'суббота, 5 декабря: свободно 08:00–14:00, 16:30–23:00',
      notes: ['8–14', '16:30–23'],
      bars: [
        { kind: 'free', from: 0, to: 360 },
        { kind: 'free', from: 510, to: 900 },
      ],
    });
  });

  test('says no hours where all that was asked for is free: its line is whole', () => {
    const evening = [event({ start: '2026-12-05T14:00', end: '2026-12-05T18:00' })];
    const whole = { state: 'free', notes: [], bars: [{ kind: 'free', from: 0, to: 900 }] };
    expect(cell({ events: [] })).toMatchObject(whole);
    expect(cell({ events: evening }, { part: 'evening' })).toMatchObject(whole);
    expect(cell({ events: evening })).toMatchObject({ state: 'partly', notes: ['8–14', '18–23'] });
    const finder = makeDateFinder(listOf({ events: [] }), NOW, 'ru');
    const said = (change: Partial<typeof QUESTION>) => finder.wholly({ ...QUESTION, ...change });
    expect([
      said({}),
      said({ part: 'evening' }),
      said({ part: 'morning', duration: 'PT8H' }),
      said({ duration: 'P1D' }),
    ]).toEqual(['свободно с 8 до 23', 'свободно с 18 до 23', 'свободно с 8 до 23', 'свободно']);
  });

  test('says until when it is held, and which hours', () => {
    const hold = { status: 'hold', hold: { until: '2026-11-30', by: 'sanfantee' } };
    const held = cell({ events: [event({ ...hold, start: '2026-12-05T10:00', end: '2026-12-05T21:30' })] });
    expect(held).toMatchObject({
      state: 'held',
      label: 'суббота, 5 декабря: бронь до 30 ноября',
      notes: ['бронь'],
      bars: [{ kind: 'held', from: 120, to: 810 }],
    });
  });

  test('begins several days by its own word', () => {
    expect(cell({ events: [] }, { duration: 'P2D' })).toMatchObject({
      state: 'free',
      label: 'суббота, 5 декабря: свободно',
      notes: [],
      bars: [{ from: 0, to: 900 }],
    });
    expect(cell({ events: [event({ start: '2026-12-06', end: undefined })] }, { duration: 'P2D' })).toMatchObject({
      label: 'суббота, 5 декабря: занято',
      notes: ['занято'],
    });
  });

  test('says what may be beside it, and offers times of which the check would only warn', () => {
    const local = [event({ scope: 'local', start: '2026-12-05T09:00', end: '2026-12-05T22:00' })];
    expect(cell({ events: local }, { part: 'evening' })).toMatchObject({
      state: 'shared',
      label: 'суббота, 5 декабря: рядом другое событие, проверка предупредит, но пропустит',
      notes: ['рядом'],
      bars: [{ kind: 'shared', from: 0, to: 900 }],
    });
    expect(detail({ events: local }, { part: 'evening' }).slots.map(({ text }: { text: string }) => text)).toEqual([
      '18:00–21:00',
      '19:00–22:00',
      '20:00–23:00',
    ]);
    expect(detail({ events: local }, { duration: 'P2D' }).slots).toMatchObject([
      { start: '2026-12-05', end: '2026-12-06' },
    ]);
    const hall = [...local, event({ id: 'club', title: 'Клуб', start: '2026-12-05T18:00', end: '2026-12-05T21:30' })];
    expect(cell({ events: hall }, { part: 'evening' })).toMatchObject({ state: 'taken' });
    expect(detail({ events: hall }, { part: 'evening' }).slots).toEqual([]);
  });

  test('before today is past, and the weeks before this one are left out', () => {
    const { weeks, title } = makeDateFinder(listOf({ events: [] }), NOW, 'ru').month(QUESTION, '2026-11');
    expect(title.replaceAll('\u00a0', ' ')).toBe('ноябрь 2026');
    // 20 November is a Friday.
    expect(weeks).toHaveLength(3);
    expect(weeks[0]!.map((day) => day?.state)).toEqual(['past', 'past', 'past', 'past', 'partly', 'free', 'free']);
    expect(weeks.at(-1)!.map((day) => day?.number)).toEqual([
      30,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the chosen day', () => {
  test('offers times to propose, and names what is in the way', () => {
    const events = [event({ venue: 'kings-park', start: '2026-12-05T12:00', end: '2026-12-05T21:00' })];
    expect(detail({ venues: [venue()], events }, { venue: 'kings-park' })).toEqual({
      title: 'суббота, 5 декабря 2026',
      state: 'partly',
      said: 'свободно 08:00–12:00',
      slots: [
        { text: '08:00–11:00', start: '2026-12-05T08:00', end: '2026-12-05T11:00' },
        { text: '09:00–12:00', start: '2026-12-05T09:00', end: '2026-12-05T12:00' },
      ],
      obstacles: [
        {
          event: { id: 'privacy-debate', title: 'Дебаты о приватности', occurrence: '' },
          isHold: false,
          text: '12:00–21:00, та же площадка, тот же регион',
        },
      ],
    });
  });

  test('offers whole days with the last one included, as event files write them', () => {
    expect(detail({ events: [] }, { duration: 'P2D' }).slots).toEqual([
      { text: '5–6 декабря, весь день', start: '2026-12-05', end: '2026-12-06' },
    ]);
  });

  test.each([
    [{ scope: 'local' }, '18:00–21:00, тот же регион, проверка предупредит, но пропустит'],
    [
      { status: 'hold', hold: { until: '2026-11-30', by: 'sanfantee' } },
      '18:00–21:00, бронь до 30 ноября, тот же регион',
    ],
    [{ start: '2026-12-05T20:00', end: '2026-12-06T02:00' }, '5 декабря, 20:00 – 6 декабря, 02:00, тот же регион'],
    [{ start: '2026-12-04', end: '2026-12-06' }, '4–6 декабря, тот же регион'],
    [{ start: '2026-12-05', end: undefined }, 'весь день, тот же регион'],
  ])('tells of an event with %j', (fields, text) => {
    expect(detail({ events: [event(fields)] }).obstacles).toMatchObject([{ text }]);
  });

  test('tells of closed doors', () => {
    const hours = [{ days: ['SA'], from: '10:00', to: '12:00' }];
    const closed = [{ from: '2026-12-06', to: '2026-12-06', reason: 'ремонт' }];
    const files = { venues: [venue({ hours, closed })], events: [] };
    const asked = { venue: 'kings-park' };
    const told = (date: string) => detail(files, asked, date).obstacles.map(({ text }: { text: string }) => text);
    expect(told('2026-12-05')).toEqual(['Часы работы площадки: 10:00–12:00.']);
    expect(told('2026-12-06')).toEqual(['Площадка закрыта: ремонт.']);
    expect(told('2026-12-07')).toEqual(['По этим дням недели площадка закрыта.']);
    const blackouts = [{ from: '2026-12-05', to: '2026-12-05' }];
    expect(detail({ regions: [region({ blackouts })], events: [] }).obstacles).toMatchObject([
      { text: 'В эти дни в регионе событий не проводят.' },
    ]);
  });
});

test('the answer in one sentence counts the days and names the nearest', () => {
  const summary = (files: Partial<RegistryEntries>, asked: Partial<DatesQuestion> = {}) => {
    const finder = makeDateFinder(listOf(files), NOW, 'ru');
    const question = { ...QUESTION, ...asked };
    const months = ['2026-11', '2026-12'].map((month) => finder.month(question, month));
    return finder.summary(question, months, 'Подгорица').replaceAll('\u00a0', ' ');
  };
  expect(summary({ events: [event({ start: '2026-11-20', end: '2026-11-22' })] })).toBe(
    'Подгорица, 3 часа: место есть в 39 днях из 42. Ближайший день: понедельник, 23 ноября, свободно 08:00–23:00. Время по Подгорице, UTC+1.',
  );
  expect(summary({ events: [event({ start: '2026-11-20', end: '2026-12-30' })] }, { duration: 'P1D' })).toBe(
    'Подгорица, 1 день: место есть в 1 дне из 41. Ближайший день: четверг, 31 декабря, свободно.',
  );
  expect(summary({ events: [event({ start: '2026-11-20', end: '2026-12-31' })] })).toBe(
    'Подгорица, 3 часа: свободных дней здесь нет. Попробуйте короче, в другое время дня или на другой площадке.',
  );
});
