import { describe, expect, test } from 'vitest';
import { aheadOf, toResources } from '../domain/busy.ts';
import { busyOf, event, judged, NOW, person, region, registry, venue } from '../domain/registry.test-support.ts';
import type { RegistryEntries } from '../domain/registry.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { toBusyList } from './busy-list.ts';
import { type DraftContext, EMPTY_DRAFT, type EventDraft, NEW_VENUE } from './draft-entry.ts';
import { makeDraftJudge } from './event-draft.ts';
import { parseEventFile } from './event-file.ts';
import { formatTemplate } from './event-template.ts';

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
  const verdict = makeDraftJudge(toBusyList(busy, resources), NOW, DRAFT_WORDS).judge(
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

test('all that is wrong with a text is told at once, a line each, and says that it needs the name of its field', () => {
  const body = '<script>\n\nЗвоните +382 67 123 456 или пишите a@b.me\n\n![план](plan.png) [карта](tel:1)';
  expect(judge({ body, summary: `${'ы'.repeat(520)} a@b.me` }).issues).toEqual([
    {
      field: 'summary',
      message: `Не длиннее 500 знаков, а здесь 527.
Почту в реестре не храним, а здесь есть «a@b.me». Оставьте ник в Телеграме или ссылку на страницу.`,
      isUnnamed: true,
    },
    {
      field: 'body',
      message: `Почту в реестре не храним, а здесь есть «a@b.me». Оставьте ник в Телеграме или ссылку на страницу.
Телефоны в реестре не храним, а здесь есть «+382 67 123 456». Оставьте ник в Телеграме или ссылку на страницу.
Код HTML здесь не работает: «<script>». Если знак < нужен как есть, напишите \\<.
Картинку приложите потом, прямо в заявке: здесь только текст. Уберите «![план]».
Ссылка должна вести на https://…, а здесь «tel:1».`,
      isUnnamed: true,
    },
  ]);
});

test('where there are several zones nothing is said of a date before its zone is named', () => {
  const place = { hasSeveralZones: true };
  expect(judge({}, place).date).toBeUndefined();
  expect(judge({ timezone: 'Europe/Moscow' }, place).date).toMatchObject({ isRefused: false });
});

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

describe('what comes along with an event', () => {
  test('a new venue has a file of its own, which the event names', () => {
    const { file, others } = judge({
      venue: NEW_VENUE,
      venueName: 'Кафе «Ёлка»',
      venueAddress: 'Улица, 7',
      venueCapacity: '40',
    });
    expect(file.text).toContain('venue: kafe-elka\n');
    expect(others).toEqual([
      {
        path: 'venues/kafe-elka.md',
        text: '---\nname: Кафе «Ёлка»\nregion: me-16\naddress: Улица, 7\ncapacity: 40\n---\n',
      },
    ]);
    expect(faults({ venue: NEW_VENUE })).toEqual(['venueName: Напишите название площадки.']);
    expect(faults({ venue: NEW_VENUE, venueName: 'Зал', venueCapacity: 'много' })).toEqual([
      'venueCapacity: Нужно число.',
    ]);
  });

  test('a new person has a file of their own, for which somebody vouches', () => {
    const fields = { organizer: '@Newcomer', personName: 'Новичок', personTelegram: 'newcomer' } as const;
    const { file, others, note } = judge({ ...fields, personIs: 'me' });
    expect(file.text).toContain('organizers:\n  - newcomer\n');
    expect(others).toEqual([
      {
        path: 'people/newcomer.md',
        text: "---\nname: Новичок\nroles:\n  - organizer\ntelegram: '@newcomer'\n---\n",
      },
    ]);
    expect(note).toBe('Файл о себе добавляет сам автор заявки: Новичок (@newcomer).');
    expect(judge({ ...fields, personIs: 'agreed' }).note).toMatch(/^Согласие быть в реестре: Новичок \(@newcomer\)/);
    expect(faults(fields)).toEqual(['personIs: Отметьте, кто это: вы сами или человек, который согласился.']);
  });
});

describe('a series', () => {
  const sundays = { startDay: '2026-12-13', endDay: '2026-12-13', repeat: 'weekly', repeatCount: '6' } as const;

  test('is a rule, and says its dates', () => {
    const { file, series } = judge(sundays);
    expect(file.text).toContain('repeat:\n  rule: FREQ=WEEKLY;BYDAY=SU;COUNT=6\n');
    expect(series.said).toBe(
      '6 дат: 13 декабря, 20 декабря, 27 декабря, 3 января 2027, 10 января 2027 … Последняя — 17 января 2027.',
    );
    const until = judge({ ...sundays, repeat: 'weekday', repeatEnd: 'until', repeatUntil: '2027-02-20' });
    expect(until.file.text).toContain('rule: FREQ=MONTHLY;BYDAY=2SU;UNTIL=20270220\n');
    expect(until.series.said).toBe('3 даты: 13 декабря, 10 января 2027 и 14 февраля 2027.');
  });

  test('says which months lack its day', () => {
    const last = { startDay: '2026-12-31', endDay: '2026-12-31', repeatCount: '4' } as const;
    expect(judge({ ...last, repeat: 'day' }).series.notes).toEqual([
      '31-го числа в феврале и апреле нет: эти месяцы серия пропустит.',
    ]);
    expect(judge({ ...last, repeat: 'lastDay' }).series.notes).toEqual([]);
    expect(judge({ ...last, startDay: '2026-11-29', endDay: '2026-11-29', repeat: 'weekday' }).series.notes).toEqual([
      'Пятого такого дня в декабре, феврале, марте, апреле, июне и июле нет: эти месяцы серия пропустит.',
    ]);
  });

  test('is told its taken dates one by one, and does without those', () => {
    const saturdays = { ...sundays, venue: 'kings-park', startDay: '2026-12-05', endDay: '2026-12-05' };
    const { date } = judge(saturdays);
    expect(date).toMatchObject({
      isRefused: true,
      obstacles: [],
      dates: [
        {
          day: '2026-12-12',
          text: 'суббота, 12 декабря 2026, 18:00–21:00',
          isRefused: true,
          obstacles: [{ event: { id: 'club-night' }, text: '18:00–21:00, та же площадка, тот же регион' }],
        },
      ],
    });
    const without = judge({ ...saturdays, except: '2026-12-12,2026-12-13,x' });
    expect(without.date).toMatchObject({ isRefused: false, dates: [] });
    expect(without.file.text).toContain('  except: [2026-12-12]\n');
    expect(without.series.left).toEqual([{ day: '2026-12-12', text: '12 декабря' }]);
  });

  test.each<[Partial<EventDraft>, string[]]>([
    [{ repeatCount: '' }, ['repeatCount: Укажите, сколько раз: от 2 до 400.']],
    [{ repeatCount: '1000' }, ['repeatCount: Укажите, сколько раз: от 2 до 400.']],
    [{ repeatEnd: 'until', repeatUntil: '' }, ['repeatUntil: Укажите последний день серии.']],
    [{ repeatEnd: 'until', repeatUntil: '2026-12-01' }, ['repeatUntil: Серия кончается раньше, чем начинается.']],
    [{ repeatEnd: 'until', repeatUntil: '2040-12-01' }, ['repeat: Серия длиннее 5 лет: закончите её раньше.']],
  ])('needs an end: %j', (draft, told) => {
    expect(faults({ ...sundays, ...draft })).toEqual(told);
  });
});

test('more of an event, and nothing that was left empty', () => {
  const { file } = judge(
    {
      attendance: 'hybrid',
      onlineUrl: 'https://example.org/call',
      body: '## План\r\n\r\nЧай.\n\n---\n\nБеседа.  ',
      topics: 'Приватность, Право и порядок',
      languages: 'ru,en',
      price: 'amount',
      amount: '12,50',
      registrationUrl: 'https://example.org/go',
      registrationDeadline: '2026-12-01',
      capacity: '40',
      speakers: 'club-host',
      scope: 'local',
    },
    { topics: new Map([['приватность', 'privacy']]) },
  );
  expect(file.text).toBe(`---
title: 'Дебаты: за и против'
summary: Одно предложение.
status: confirmed
start: 2026-12-05T18:00
end: 2026-12-05T21:00
place: Подгорица
attendance: hybrid
onlineUrl: https://example.org/call
format: debate
languages:
  - ru
  - en
speakers:
  - club-host
topics:
  - privacy
  - pravo-i-poryadok
price:
  amount: 12.5
  currency: EUR
registration:
  url: https://example.org/go
  deadline: 2026-12-01
capacity: 40
scope: local
---

## План

Чай.

---

Беседа.
`);
});

describe('hostile input', () => {
  test.each<[string, Partial<EventDraft>, string[]]>([
    [
      'a title of emoji alone',
      { title: '🎉🎉' },
      ['title: В названии нет ни одной буквы: его не найти поиском и не прочесть вслух. Добавьте слово.'],
    ],
    ['a title too long', { title: 'я'.repeat(150) }, ['title: Не длиннее 140 знаков, а здесь 150.']],
    [
      'a script in the text',
      { body: 'Привет <script>alert(1)</script>' },
      ['body: Код HTML здесь не работает: «<script>». Если знак < нужен как есть, напишите \\<.'],
    ],
    [
      'a link that runs something',
      { body: '[x](javascript:alert(1))' },
      ['body: Ссылка должна вести на https://…, а здесь «javascript:alert(1».'],
    ],
    [
      'an image from elsewhere',
      { body: '![x](https://example.org/x.png)' },
      ['body: Картинку приложите потом, прямо в заявке: здесь только текст. Уберите «![x]».'],
    ],
    [
      'an address that is none',
      { registrationUrl: 'javascript:alert(1)' },
      ['registrationUrl: Нужен адрес целиком: https://…'],
    ],
    [
      'a price in words',
      { price: 'amount', amount: 'много' },
      ['amount: Напишите цену числом, например 10 или 12,50.'],
    ],
    [
      'a deadline without a link',
      { registrationDeadline: '2026-12-01' },
      ['registrationUrl: К сроку регистрации нужна и ссылка на неё.'],
    ],
    ['topics of signs', { topics: '🎉' }, ['topics: Тему «🎉» не удалось записать латиницей: назовите её словом.']],
    [
      'a parent that is not there',
      { partOf: 'no-such' },
      ['partOf: События «no-such» впереди нет. Имя — конец адреса его страницы.'],
    ],
    [
      'a speaker nobody knows',
      { speakers: 'nobody' },
      ['speakers: Имени «nobody» в реестре нет. Назовите человека в описании или выберите из списка.'],
    ],
    ['no consent', { consent: false }, ['consent: Без этого согласия событие нельзя опубликовать.']],
  ])('%s is told', (_, draft, told) => {
    expect(faults(draft)).toEqual(told);
  });

  test('pasted breaks, hidden marks and Hebrew make one harmless line', () => {
    const { file, issues } = judge({ title: 'Вечер\r\n\tשלום\u202e  игры\ufeff', body: '---\ntitle: чужое\n---' });
    expect(issues).toEqual([]);
    expect(file.text).toContain('title: Вечер שלום игры\n');
    expect(parseEventFile(file).event?.body).toBe('---\ntitle: чужое\n---');
  });
});

test('days with room are offered, from the day of the draft on', () => {
  const built = registry(FILES);
  const { busy, resources } = aheadOf(busyOf(built), toResources(built), NOW);
  const { freeDays } = makeDraftJudge(toBusyList(busy, resources), NOW, DRAFT_WORDS);
  const days = (draft: Partial<EventDraft>) =>
    freeDays({ ...EMPTY_DRAFT, region: 'me-16', ...draft }, CONTEXT, 3).map(({ day }) => day);
  expect(days({ startDay: '2026-12-11' })).toEqual(['2026-12-13', '2026-12-14', '2026-12-15']);
  // On the 12th there is room in the morning.
  expect(days({ startDay: '2026-12-11', startTime: '10:00', endTime: '12:00' })[0]).toBe('2026-12-12');
  expect(days({ attendance: 'online' })).toEqual([]);
  const fest = { region: 'me-16', allDay: true, startDay: '2026-12-27', endDay: '2026-12-30' };
  // Of several days the last one is said, too.
  expect(freeDays({ ...EMPTY_DRAFT, ...fest }, CONTEXT, 2).map(({ text }) => text)).toEqual([
    'пн\u00a028 – чт\u00a031\u00a0дек',
    'вт\u00a029\u00a0дек – пт\u00a01\u00a0янв',
  ]);
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
    [{ endTime: '18:00' }, ['endTime: Конец должен быть позже начала.']],
    [{ endDay: '2026-12-04' }, ['endDay: Конец должен быть позже начала.']],
    [{ allDay: true, endDay: '2026-12-04' }, ['endDay: Конец должен быть позже начала.']],
    [{ id: 'Дебаты' }, ['id: Имя файла: строчная латиница и цифры через дефис, до 60 знаков.']],
    [{ id: 'club-night' }, ['id: Событие с именем «club-night» уже есть.']],
    [{ organizer: 'анна м' }, ['organizer: Здесь нужен ник: строчная латиница и цифры, например anna_m.']],
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
  const judge = makeDraftJudge(undefined, NOW, DRAFT_WORDS);
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
