import { describe, expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { busyOf, event, judged, NOW, person, region, registry, venue } from '../domain/registry.test-support.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { toBusyList } from './busy-list.ts';
import {
  type DraftContext,
  EMPTY_DRAFT,
  type EventDraft,
  formatTemplate,
  makeDraftJudge,
  NEW_VENUE,
} from './event-draft.ts';
import { parseEventFile } from './event-file.ts';

const DRAFT: EventDraft = {
  ...EMPTY_DRAFT,
  title: 'Дебаты: за и против',
  summary: 'Одно\nпредложение.',
  format: 'debate',
  region: 'me-16',
  place: 'Подгорица',
  startDay: '2026-12-05',
  startTime: '18:00',
  endDay: '2026-12-05',
  endTime: '21:00',
  id: 'debaty-za-i-protiv',
  consent: true,
};
const CONTEXT: DraftContext = {
  locale: 'ru',
  timezone: 'Europe/Podgorica',
  isOnline: false,
  holdDays: 30,
  venueName: (id) => id,
};

const FILES = {
  venues: [venue(), venue({ id: 'spare-hall', name: 'Запасной зал' })],
  people: [person({ id: 'club-host' })],
  events: [
    event({ id: 'club-night', title: 'Клуб', venue: 'kings-park', start: '2026-12-12T18:00', end: '2026-12-12T21:00' }),
  ],
};

function judge(
  draft: Partial<EventDraft>,
  context: Partial<DraftContext> = {},
  files: Partial<RegistryEntries> = FILES,
) {
  const built = registry(files);
  const { busy, resources } = aheadOf(busyOf(built), toResources(built), NOW);
  const verdict = makeDraftJudge(toBusyList(busy, resources), NOW).judge(
    { ...DRAFT, ...draft },
    { ...CONTEXT, ...context },
  );
  return JSON.parse(JSON.stringify(verdict).replaceAll('\u00a0', ' '));
}

function faults(draft: Partial<EventDraft>, context: Partial<DraftContext> = {}): string[] {
  return judge(draft, context).issues.map(
    ({ field, message }: { field: string; message: string }) => `${field}: ${message}`,
  );
}

describe('the file of a draft', () => {
  test('is the event, as short as it can be written', () => {
    expect(judge({})).toEqual({
      issues: [],
      notices: [],
      others: [],
      date: { isRefused: false, obstacles: [], alternatives: [], dates: [] },
      file: {
        path: 'events/me-16/debaty-za-i-protiv.md',
        text: `---
title: 'Дебаты: за и против'
summary: Одно предложение.
status: confirmed
start: 2026-12-05T18:00
end: 2026-12-05T21:00
place: Подгорица
format: debate
---
`,
      },
    });
  });

  test.each<[string, Partial<EventDraft>, Partial<DraftContext>]>([
    ['at a venue', { venue: 'kings-park', organizer: 'club-host' }, {}],
    ['of one day', { allDay: true }, {}],
    ['of several days', { allDay: true, endDay: '2026-12-07' }, {}],
    ['past midnight', { endDay: '2026-12-06', endTime: '02:00' }, {}],
    ['held', { status: 'hold', until: '2026-12-01', organizer: 'club-host' }, {}],
    ['online', { region: 'online', place: '', onlineUrl: 'https://example.org/call' }, { isOnline: true }],
    ['in another language', { lang: 'en', title: 'Evening "of" games # 1', summary: '' }, {}],
    ['with a hostile title', { title: "--- ' : [x] {y} *a &b !c % @d `e | > - ? #", summary: 'null' }, {}],
    ['with a title that looks like another kind of value', { title: '2026', summary: '12:30', place: 'yes' }, {}],
  ])('%s is accepted by the reader and by every rule', (_, draft, context) => {
    const { file, issues } = judge(draft, context);
    expect(issues).toEqual([]);
    const read = parseEventFile({ path: file.path, text: file.text });
    expect(read.issues).toEqual([]);
    const own = { id: draft.id ?? DRAFT.id, file: file.path, data: read.event!.entry };
    expect(judged({ ...FILES, events: [...FILES.events, own] })).toEqual([]);
  });
});

describe('a draft is told', () => {
  test('what is missing, in the order of the form', () => {
    const empty = { title: ' ', summary: '', format: '', region: '', place: '', id: '' };
    const times = { startDay: '', startTime: '', endDay: '', endTime: '' };
    expect(faults({ ...empty, ...times })).toMatchInlineSnapshot(`
      [
        "title: Напишите название.",
        "format: Выберите формат.",
        "region: Выберите регион.",
        "place: Напишите, где это: площадка или хотя бы город.",
        "startDay: Укажите день начала.",
        "startTime: Укажите, во сколько начало.",
        "endDay: Укажите день конца.",
        "endTime: Укажите, во сколько конец.",
      ]
    `);
  });

  test.each<[Partial<EventDraft>, string[]]>([
    [{ endTime: '18:00' }, ['endDay: Конец должен быть позже начала.']],
    [{ endDay: '2026-12-04' }, ['endDay: Конец должен быть позже начала.']],
    [{ allDay: true, endDay: '2026-12-04' }, ['endDay: Конец должен быть позже начала.']],
    [{ id: 'Дебаты' }, ['id: Имя файла: строчная латиница и цифры через дефис, до 60 знаков.']],
    [{ id: 'club-night' }, ['id: Событие с именем «club-night» уже есть.']],
    [
      { organizer: 'nobody' },
      [
        'personName: Имени «nobody» в реестре ещё нет. Напишите, как вас называть, и оно появится вместе с событием.',
        'personIs: Отметьте, кто это: вы сами или человек, который согласился.',
      ],
    ],
    [
      { status: 'hold' },
      ['until: Укажите, до какого дня держать бронь.', 'organizer: Для брони нужно имя из реестра: чья она.'],
    ],
    [
      { status: 'hold', organizer: 'club-host', until: '2026-11-19' },
      ['until: Этот день уже прошёл: бронь держат до дня, который впереди.'],
    ],
    [{ status: 'hold', organizer: 'club-host', until: '2026-12-21' }, ['until: Бронь держат не дальше 20 декабря.']],
    [
      { status: 'hold', organizer: 'club-host', until: '2026-12-06' },
      ['until: Бронь держат не дольше, чем идёт само событие.'],
    ],
    [
      { place: 'звоните +382 67 123 456' },
      [
        'place: Телефоны в реестре не храним, а здесь есть «+382 67 123 456». Оставьте ник в Телеграме или ссылку на страницу.',
      ],
    ],
  ])('of %j', (draft, told) => {
    expect(faults(draft)).toEqual(told);
  });

  test('that a clock change skips its hour', () => {
    expect(faults({ startDay: '2027-03-28', startTime: '02:30', endDay: '2027-03-28', endTime: '05:00' })).toEqual([
      'startDay: Времени 2027-03-28T02:30 в эту ночь не бывает: часы переводят вперёд. Ближайшее: 2027-03-28T01:30 или 2027-03-28T03:30.',
    ]);
  });

  test('what is in the way of its date, and what is free nearby, before all is written', () => {
    const { date, file } = judge({
      title: '',
      format: '',
      venue: 'kings-park',
      startDay: '2026-12-12',
      endDay: '2026-12-12',
    });
    expect(file).toBeUndefined();
    expect(date).toEqual({
      isRefused: true,
      obstacles: [
        {
          event: { id: 'club-night', title: 'Клуб', occurrence: '' },
          isHold: false,
          text: '18:00–21:00, та же площадка, тот же регион',
        },
      ],
      dates: [],
      alternatives: [
        { start: '2026-12-13T18:00', end: '2026-12-13T21:00', text: 'воскресенье, 13 декабря, 18:00–21:00' },
        { start: '2026-12-11T18:00', end: '2026-12-11T21:00', text: 'пятница, 11 декабря, 18:00–21:00' },
        { start: '2026-12-14T18:00', end: '2026-12-14T21:00', text: 'понедельник, 14 декабря, 18:00–21:00' },
      ],
    });
  });

  test('what only asks for a look; its own hold is not in its way', () => {
    const regions = [region({ overlapPolicy: 'warn' })];
    const same = { place: '', venue: 'spare-hall', startDay: '2026-12-12', endDay: '2026-12-12' };
    expect(judge(same, {}, { ...FILES, regions }).date).toMatchObject({
      isRefused: false,
      obstacles: [{}],
      alternatives: [],
    });
    const held = event({ status: 'hold', hold: { until: '2026-12-01', by: 'club-host' } });
    expect(judge({ organizer: 'club-host' }, {}, { ...FILES, events: [held] }).date).toMatchObject({ obstacles: [] });
    expect(judge({}, {}, { ...FILES, events: [held] }).date).toMatchObject({ isRefused: true });
  });
});

test('without a list of what is taken a draft is judged but for its date', () => {
  const judge = makeDraftJudge(undefined, NOW);
  const { issues, date, file } = judge.judge({ ...DRAFT, organizer: 'anybody', speakers: 'somebody' }, CONTEXT);
  expect(judge.freeDays(DRAFT, CONTEXT, 5)).toEqual([]);
  expect([issues, date, file?.path]).toEqual([[], undefined, 'events/me-16/debaty-za-i-protiv.md']);
});

test('the template for those without script is an event', () => {
  const text = formatTemplate({
    title: 'Название события',
    summary: 'Коротко',
    place: 'Город и место',
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
  });
  expect(parseEventFile({ path: 'events/me-16/my-event.md', text }).issues).toEqual([]);
});
