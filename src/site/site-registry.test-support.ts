import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDemoRegistry } from '../../scripts/demo-registry/registry.ts';

/** The moment at which the site for the tests is built: a Sunday at noon in Podgorica. */
export const NOW = '2026-11-22T12:00:00+01:00';

export const HOSTILE_TITLE =
  '</script><script>alert(1)</script> & <b>жирно</b> ]]> "кавычки" \'две\' 👩‍👩‍👧 עברית <!-- -->';
export const LONG_TITLE =
  'Электроэнцефалографическо-рентгеноэлектрокардиографические исследования свободолюбивых превысокомногорассмотрительствующих путешественников';

/** Written between its brackets as a browser would have to read it, should it ever be taken for markup. */
const HOSTILE_TEXT =
  'x" onmouseover="alert(1)" style="color:red" \' onfocus=\'alert(1) --> ]]> &lt; &amp; </title></style>';

/** An event that the moderators have removed: it has no file. */
export const REMOVED_ID = 'removed-party';
export const REMOVED_REASON = 'Организатор попросил убрать личное: «всё & сразу» <b>';

const WEB = 'https://example.org';

/** Every kind of event that the registry knows, one of each, known by its id. Times are Podgorica's. */
const EVENTS: Readonly<Record<string, object>> = {
  'me-16/private-cities-debate': {
    title: 'Дебаты о приватных городах',
    summary: 'Частный город или договор с государством: два подхода и один вечер.',
    status: 'confirmed',
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
    venue: 'kings-park',
    format: 'debate',
    languages: ['ru', 'en'],
    organizers: ['sanfantee'],
    hosts: ['club-host'],
    topics: ['private-cities'],
    price: { amount: 10, currency: 'EUR' },
    registration: { url: `${WEB}/register?a=1&b='2'`, required: true, deadline: '2026-12-04' },
    capacity: 40,
    cover: './cover.png',
    coverAlt: 'Два стула и микрофон',
    needs: [
      { kind: 'volunteer', note: 'Встречать гостей', quantity: 2 },
      { kind: 'speaker', note: 'Сторона договора', filled: true },
    ],
  },
  'me-16/debate-twice': {
    title: 'Дебаты о приватных городах, второй раз',
    status: 'confirmed',
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
    place: 'Kings Park',
    format: 'debate',
    duplicateOf: 'private-cities-debate',
  },
  'me-12/poetry-evening': {
    title: 'Поэтический вечер',
    summary: 'Читаем вслух и слушаем.',
    status: 'confirmed',
    start: '2026-11-28T19:00',
    end: '2026-11-28T21:30',
    place: 'Трг слободе',
    format: 'club',
    price: 'donation',
  },
  'me-02/new-year-ball': {
    title: 'Новогодний бал',
    status: 'hold',
    hold: { until: '2026-12-10', by: 'sanfantee' },
    start: '2026-12-30T20:00',
    end: '2026-12-31T01:00',
    place: 'Бар, у моря',
    format: 'party',
  },
  'me-02/lost-hold': {
    title: 'Бронь, которую забыли',
    status: 'hold',
    hold: { until: '2026-10-15', by: 'sanfantee' },
    start: '2026-12-12T18:00',
    end: '2026-12-12T20:00',
    place: 'Бар, центр',
    format: 'meeting',
  },
  'me-16/summer-fest': {
    title: 'МТЛ-фест 2027',
    status: 'hold',
    hold: { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30', decideBy: '2027-06-01' } },
    place: 'Подгорица',
    format: 'festival',
  },
  'me-12/autumn-camp': {
    title: 'Autumn camp',
    status: 'hold',
    hold: { by: 'sanfantee', window: { from: '2027-07-20', to: '2027-10-10' } },
    place: 'Никшич',
    format: 'camp',
    lang: 'en',
  },
  'me-05/late-fair': {
    title: 'Ярмарка без даты',
    status: 'hold',
    hold: { by: 'sanfantee', window: { from: '2026-10-01', to: '2026-12-31', decideBy: '2026-11-01' } },
    place: 'Будва',
    format: 'fair',
  },
  'me-02/missed-camp': {
    title: 'Кемп, которому не нашлось дня',
    status: 'hold',
    hold: { by: 'sanfantee', window: { from: '2026-10-01', to: '2026-11-21' } },
    place: 'Бар, центр',
    format: 'camp',
  },
  'me-02/bitcoin-lecture': {
    title: 'Лекция о биткоине',
    status: 'cancelled',
    start: '2026-12-08T19:00',
    end: '2026-12-08T20:30',
    place: 'Бар, библиотека',
    format: 'lecture',
    price: 'free',
  },
  'me-05/negotiation-training': {
    title: 'Тренинг по переговорам',
    status: 'postponed',
    start: '2026-12-09T11:00',
    end: '2026-12-09T17:00',
    place: 'Будва, Старый город',
    format: 'training',
  },
  'me-05/lake-camp': {
    title: 'Кемп на Скадарском озере',
    status: 'confirmed',
    start: '2026-11-28',
    end: '2026-12-02',
    place: 'Скадарское озеро',
    format: 'camp',
  },
  'me-12/winter-fair': {
    title: 'Зимняя ярмарка',
    status: 'confirmed',
    start: '2026-12-13',
    place: 'Никшич, Трг слободе',
    format: 'fair',
  },
  'me-02/night-party': {
    title: 'Афтепати',
    status: 'confirmed',
    start: '2026-12-05T22:00',
    end: '2026-12-06T03:00',
    place: 'Бар, клуб у моря',
    format: 'party',
  },
  'online/contracts-webinar': {
    title: 'Вебинар о договорах',
    status: 'confirmed',
    start: '2026-11-24T19:00',
    duration: 'PT1H',
    attendance: 'online',
    onlineUrl: `${WEB}/webinar`,
    format: 'workshop',
  },
  'me-16/winter-assembly': {
    title: 'Собрание клуба',
    status: 'confirmed',
    start: '2026-12-10T19:00',
    end: '2026-12-10T21:00',
    attendance: 'hybrid',
    onlineUrl: `${WEB}/assembly`,
    venue: 'kings-park',
    format: 'assembly',
  },
  'me-02/saturday-breakfast': {
    title: 'Завтрак у моря',
    status: 'confirmed',
    start: '2026-10-03T10:00',
    end: '2026-10-03T12:00',
    place: 'Бар, набережная',
    format: 'breakfast',
    scope: 'local',
    repeat: {
      rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270327',
      except: ['2026-12-19'],
      moved: [{ from: '2026-12-12', start: '2026-12-13T11:00', end: '2026-12-13T13:00' }],
      also: [{ start: '2026-12-24T10:00', end: '2026-12-24T12:00' }],
    },
  },
  'me-05/winter-festival': {
    title: 'Зимний фестиваль',
    status: 'confirmed',
    start: '2026-12-18',
    end: '2026-12-20',
    place: 'Будва, Цитадель',
    format: 'festival',
    scope: 'community',
    organizers: ['sanfantee'],
  },
  'me-05/festival-opening': {
    title: 'Открытие Зимнего фестиваля',
    status: 'confirmed',
    start: '2026-12-18T19:00',
    end: '2026-12-18T20:00',
    place: 'Будва, Цитадель',
    format: 'meeting',
    partOf: 'winter-festival',
  },
  'me-05/festival-party': {
    title: 'Ночь Зимнего фестиваля',
    status: 'confirmed',
    start: '2026-12-19T22:00',
    end: '2026-12-20T02:00',
    place: 'Будва, пляж',
    format: 'party',
    partOf: 'winter-festival',
  },
  'me-16/hostile-title': {
    title: HOSTILE_TITLE,
    summary: HOSTILE_TEXT,
    status: 'confirmed',
    start: '2026-11-26T18:00',
    end: '2026-11-26T20:00',
    place: HOSTILE_TEXT.slice(0, 120),
    format: 'other',
    registration: { url: `${WEB}/?q=%22%3E%3Cscript%3E&b='c'` },
    cover: './cover.png',
    coverAlt: HOSTILE_TEXT,
  },
  'me-12/long-title': {
    title: LONG_TITLE,
    status: 'confirmed',
    start: '2026-11-27T18:00',
    end: '2026-11-27T20:00',
    place: 'Никшич, университет',
    format: 'conference',
  },
  'me-16/open-evening': {
    title: 'Freedom of money: an evening of open questions',
    summary: 'Bring your own question; strangers are welcome.',
    status: 'confirmed',
    start: '2026-11-27T19:00',
    end: '2026-11-27T21:00',
    place: 'City library',
    format: 'meetup',
    lang: 'en',
  },
  'me-16/autumn-debate': {
    title: 'Осенний разговор',
    status: 'confirmed',
    start: '2026-10-10T18:00',
    end: '2026-10-10T20:00',
    place: 'Подгорица, кафе у реки',
    format: 'meeting',
    report: { attended: 34, recording: `${WEB}/recording` },
  },
  'me-16/day-club': {
    title: 'Дневной клуб',
    status: 'confirmed',
    start: '2026-11-22T11:00',
    end: '2026-11-22T13:00',
    place: 'Подгорица, клуб',
    format: 'club',
  },
  'me-12/sunday-talk': {
    title: 'Воскресный разговор',
    status: 'confirmed',
    start: '2026-11-22T18:00',
    end: '2026-11-22T20:00',
    place: 'Никшич, клуб',
    format: 'meeting',
  },
  'me-16/new-year-tree': {
    title: 'Ёлка в клубе',
    status: 'confirmed',
    start: '2026-12-26T12:00',
    end: '2026-12-26T14:00',
    place: 'Подгорица, клуб',
    format: 'party',
  },
  'me-12/tea-ceremony': {
    title: 'Чайная церемония',
    status: 'confirmed',
    start: '2026-12-06T16:00',
    end: '2026-12-06T18:00',
    place: 'Никшич, клуб',
    format: 'club',
  },
  'me-16/spring-lecture': {
    title: 'Лекция о частных деньгах',
    status: 'confirmed',
    start: '2026-05-14T19:00',
    end: '2026-05-14T20:30',
    venue: 'kings-park',
    format: 'lecture',
    speakers: ['sanfantee'],
    topics: ['private-cities', 'free-banking'],
  },
};

/** What only the pages of events tell apart: far from the dates that lists and months are tested with. */
const MORE_EVENTS: Readonly<Record<string, object>> = {
  'me-16/debate-thrice': {
    title: 'Дебаты о приватных городах, третий раз',
    status: 'confirmed',
    start: '2026-12-05T18:00',
    end: '2026-12-05T21:00',
    place: 'Kings Park',
    format: 'debate',
    duplicateOf: 'debate-twice',
  },
  'me-12/first-aid': {
    title: 'Первая помощь',
    status: 'confirmed',
    start: '2027-04-10T11:00',
    end: '2027-04-10T15:00',
    place: 'Никшич, университет',
    format: 'training',
    organizers: ['sanfantee', 'club-host'],
    speakers: ['club-host'],
    registration: { url: `${WEB}/first-aid`, required: true, deadline: '2026-11-20' },
    needs: [{ kind: 'transport' }],
  },
  'me-12/chess-course': {
    title: 'Шахматы по вторникам',
    status: 'confirmed',
    start: '2027-04-13T19:00',
    end: '2027-04-13T21:00',
    place: 'Никшич, клуб',
    format: 'club',
    repeat: {
      rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
      moved: [{ from: '2027-04-13', start: '2027-04-14T18:00', end: '2027-04-14T20:00' }],
    },
  },
  'me-12/rained-off-picnic': {
    title: 'Пикник, которого не было',
    status: 'cancelled',
    start: '2026-10-18T12:00',
    end: '2026-10-18T16:00',
    place: 'Никшич, Требеша',
    format: 'meeting',
  },
  'me-12/spring-congress': {
    title: 'Весенний конгресс',
    status: 'confirmed',
    start: '2027-05-14',
    end: '2027-05-16',
    venue: 'congress-hall',
    format: 'conference',
    organizers: ['sanfantee'],
  },
  ...Object.fromEntries(
    ['2027-05-14', '2027-05-15', '2027-05-16'].flatMap((day) =>
      [10, 12, 15, 17].map((hour, index) => [
        `me-12/congress-${day.slice(8)}-${index + 1}`,
        {
          title: `Доклад ${index + 1}: договоры, города и люди`,
          status: day === '2027-05-15' && index === 2 ? 'cancelled' : 'confirmed',
          start: `${day}T${hour}:00`,
          duration: 'PT1H30M',
          venue: 'congress-hall',
          format: 'lecture',
          partOf: 'spring-congress',
        },
      ]),
    ),
  ),
};

const BODIES: Readonly<Record<string, string>> = {
  'private-cities-debate': [
    'Говорим о **частных городах** и о том, кто в них [хозяин](https://example.org/owner?a=1&b=2).',
    '# Порядок',
    '- Вступление\n- Вопросы из зала',
    '### Что читать',
    '[Другие регионы](/regions/) и [вечер на английском](/events/open-evening/).',
    '![Два стула](./cover.png)',
    '> Город — это договор.',
    '| Время | Что |\n| --- | --- |\n| 18:00 | Начало |',
  ].join('\n\n'),
  'hostile-title':
    '`</script><script>alert(2)</script>` и [ссылка](https://example.org/?a="b"&c=<d>) \\<img src=x onerror=alert(3)> ]]>',
};

/** A one-pixel PNG. */
const IMAGE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const REGIONS = {
  'me-02': ['Бар', 'Bar'],
  'me-05': ['Будва', 'Budva'],
  'me-08': ['Херцег-Нови', 'Herceg Novi'],
  'me-12': ['Никшич', 'Nikšić'],
  'me-16': ['Подгорица', 'Podgorica'],
} as const;

/** Ids of the events that are known by name, in the order of their files. */
export const KNOWN_IDS: readonly string[] = Object.keys({ ...EVENTS, ...MORE_EVENTS }).map(idOf);

/** A registry with one event of every kind and nothing wrong with it: its files by their paths. Me-08 has no event. */
export function knownRegistry(): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>([
    [
      'settings.yaml',
      yamlOf({
        name: 'MIVENT',
        tagline: { ru: 'реестр событий для тестов', en: 'an event registry for tests' },
        domain: 'mivent.example',
        timezone: 'Europe/Podgorica',
        repository: 'https://github.com/example/mivent',
        channels: [{ name: 'Афиша', url: 'https://t.me/example_channel' }],
        topics: { 'private-cities': { ru: 'Приватные города', en: 'Private cities' } },
        removed: [{ id: REMOVED_ID, reason: REMOVED_REASON }],
      }),
    ],
    [
      'regions/online.md',
      textOf({ name: { ru: 'Онлайн', en: 'Online' }, timezone: 'Europe/Podgorica', overlapPolicy: 'allow' }),
    ],
    [
      'people/sanfantee.md',
      textOf(
        { name: { ru: 'Миа', en: 'Mia' }, roles: ['coordinator'], telegram: '@sanfantee' },
        'Координирует **программу**.',
      ),
    ],
    ['people/club-host.md', textOf({ name: { ru: 'Ведущий клуба', en: 'Club host' } })],
    [
      'people/harbour-keeper.md',
      textOf({
        name: { ru: 'Хранитель гавани', en: 'Harbour keeper' },
        roles: ['coordinator', 'volunteer'],
        web: `${WEB}/keeper/`,
        regions: ['me-08'],
        topics: ['seasteading'],
        languages: ['ru', 'sr'],
      }),
    ],
    ['equipment/projector.md', textOf({ name: { ru: 'Проектор', en: 'Projector' }, quantity: 2, region: 'me-08' })],
    [
      'venues/harbour-hall.md',
      textOf(
        {
          name: { ru: 'Зал в гавани', en: 'Harbour hall' },
          region: 'me-08',
          address: 'Новая набережная, 7',
          capacity: 80,
          units: 2,
          equipment: ['projector'],
          hours: [
            { days: ['MO', 'TU', 'WE', 'TH', 'FR'], from: '09:00', to: '23:00' },
            { days: ['SA', 'SU'], from: '12:00', to: '02:00' },
          ],
          closed: [{ from: '2027-01-10', to: '2027-01-20', reason: 'ремонт' }],
          contact: { telegram: '@example_harbour', web: `${WEB}/harbour`, person: 'harbour-keeper' },
          price: 'За донат',
          access: 'Первый этаж, вход без ступеней',
        },
        'Бывший **склад** у воды.',
      ),
    ],
    [
      'venues/kings-park.md',
      textOf({
        name: 'Kings Park',
        region: 'me-16',
        address: 'Площадь Независимости, 1',
        geo: { lat: 42.44, lon: 19.25 },
        access: 'Вход со двора, лифта нет',
      }),
    ],
    [
      'venues/congress-hall.md',
      textOf({ name: { ru: 'Дом революции', en: 'House of Revolution' }, region: 'me-12', address: 'Трг слободе, 3' }),
    ],
  ]);
  for (const [id, [ru, en]] of Object.entries(REGIONS)) {
    const coordinators =
      id === 'me-16'
        ? {
            coordinators: ['sanfantee'],
            telegram: '@example_podgorica',
            blackouts: [{ from: '2026-12-31', to: '2027-01-02', reason: 'Новый год' }],
          }
        : {};
    files.set(
      `regions/${id}.md`,
      textOf({ name: { ru, en }, country: 'me', timezone: 'Europe/Podgorica', ...coordinators }),
    );
  }
  for (const [path, front] of Object.entries({ ...EVENTS, ...MORE_EVENTS })) {
    files.set(`events/${path}.md`, textOf(front, BODIES[idOf(path)]));
    if ('cover' in front) files.set(`events/${path.slice(0, path.indexOf('/'))}/cover.png`, IMAGE);
  }
  return files;
}

/** The known registry among a hundred and fifty others, so that lists, months and results are as full as a real one's. */
export function siteRegistry(): Map<string, string | Uint8Array> {
  const files = knownRegistry();
  const demo = makeDemoRegistry({ events: 300, seed: 1, now: Temporal.Instant.from(NOW), conflicts: 0 });
  // The known events have Montenegro and the internet for themselves: nothing there may be in their way.
  for (const { path, text } of demo.files) {
    if (path !== 'settings.yaml' && !/\bme-\d|\bonline\b/.test(path)) files.set(path, text);
  }
  return files;
}

export function writeRegistry(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Write a content file; values as JSON, which YAML contains. */
export function textOf(front: object, body = ''): string {
  return `---\n${yamlOf(front)}---\n${body}\n`;
}

function yamlOf(front: object): string {
  return Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

function idOf(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
