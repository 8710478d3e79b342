import { type EventEntry, eventSchema } from '../domain/event.ts';
import { personSchema } from '../domain/person.ts';
import type { Occurrence } from '../domain/recurrence.ts';
import { regionSchema } from '../domain/region.ts';
import { assembleRegistry, type Entry } from '../domain/registry.ts';
import { fixedStamps } from '../domain/stamp.ts';
import { knownSubjects, SUBJECT_KINDS } from '../domain/subject.ts';
import { venueSchema } from '../domain/venue.ts';
import type { ListingContext } from '../formats/listing.ts';
import { type Calendar, indexCalendar } from './registry.ts';
import { absolute, archivesPath, assetPath, homePath, webcal, yearsPath } from './urls.ts';

/** What the style guide shows its components with: a small registry that has an event in every state. */
export interface StyleGuide {
  readonly calendar: Calendar;
  /** A Saturday in December, whatever the day: the page looks the same each time. */
  readonly context: ListingContext;
  readonly today: string;
}

const TODAY = '2026-12-05';

const REGIONS = {
  'me-02': {
    name: { ru: 'Бар', en: 'Bar' },
    country: 'me',
    timezone: 'Europe/Podgorica',
    blackouts: [{ from: '2026-12-24', to: '2026-12-25', reason: 'городской праздник' }],
  },
  'me-16': {
    name: { ru: 'Подгорица', en: 'Podgorica' },
    country: 'me',
    timezone: 'Europe/Podgorica',
    coordinators: ['sample-person'],
    telegram: '@example_region',
    overlapPolicy: 'warn',
  },
  ge: { name: { ru: 'Тбилиси', en: 'Tbilisi' }, country: 'ge', timezone: 'Asia/Tbilisi' },
  online: { name: { ru: 'Онлайн', en: 'Online' }, timezone: 'Europe/Podgorica' },
} as const;

const VENUES = {
  'sample-hall': {
    name: { ru: 'Клуб у реки', en: 'River club' },
    region: 'me-16',
    address: 'Набережная, 1',
    geo: { lat: 42.44, lon: 19.26 },
    capacity: 80,
    hours: [
      { days: ['TU', 'WE', 'TH'], from: '10:00', to: '22:00' },
      { days: ['FR', 'SA', 'SU'], from: '08:00', to: '23:00' },
    ],
    closed: [{ from: '2026-12-22', to: '2026-12-24', reason: 'ремонт' }],
    contact: { person: 'sample-person', telegram: '@example_venue' },
    price: 'бесплатно для событий сообщества',
    access: 'Вход со двора, звонок у двери.',
  },
  'sample-tower': {
    name: { ru: 'Старая башня', en: 'Old tower' },
    region: 'me-16',
    address: 'Площадь, 2',
    units: 3,
  },
} as const;

/** Nobody: what stands where a name would. */
const PEOPLE = {
  'sample-person': {
    name: { ru: 'Имя Фамилия', en: 'Name Surname' },
    roles: ['organizer', 'speaker'],
    telegram: '@example_name',
    web: 'https://example.org/',
    regions: ['me-16', 'me-02'],
    topics: ['sample-topic', 'other-topic'],
    languages: ['ru', 'en'],
  },
} as const;

const hold = (until: string) => ({ status: 'hold', hold: { until, by: 'sample-person' } });
const held = (from: string, to: string, decideBy: string) => ({
  status: 'hold',
  hold: { by: 'sample-person', window: { from, to, decideBy } },
});

type Sample = readonly [
  region: keyof typeof REGIONS,
  title: string,
  format: EventEntry['format'],
  start: string | undefined,
  end: string | undefined,
  place: string | undefined,
  more: object,
];

/** A state is added to the guide by a line here and one on its page. Ids are these names. */
const SAMPLES = {
  plain: ['me-16', 'Дебаты о приватности', 'debate', '2026-12-05T18:00', '2026-12-05T21:00', 'Дом у парка', {}],
  series: [
    'me-02',
    'Завтрак у моря',
    'breakfast',
    '2026-12-05T10:00',
    '2026-12-05T12:00',
    'Набережная',
    { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270327' } },
  ],
  course: [
    'me-16',
    'Курс переговоров',
    'training',
    '2026-11-18T19:00',
    '2026-11-18T21:00',
    undefined,
    {
      venue: 'sample-hall',
      organizers: ['sample-person'],
      summary: 'Семь вечеров по средам: от просьбы до договора.',
      repeat: {
        rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=7',
        except: ['2026-12-23T19:00'],
        moved: [{ from: '2026-12-16T19:00', start: '2026-12-17T19:00', end: '2026-12-17T21:00' }],
      },
    },
  ],
  hybrid: [
    'me-16',
    'Собрание клуба',
    'assembly',
    '2026-12-10T19:00',
    '2026-12-10T21:00',
    'Дом у парка',
    { attendance: 'hybrid', onlineUrl: 'https://example.org/', price: 'donation' },
  ],
  online: [
    'online',
    'Вебинар о договорах',
    'workshop',
    '2026-12-08T19:00',
    '2026-12-08T20:00',
    undefined,
    {
      attendance: 'online',
      onlineUrl: 'https://example.org/',
      price: 'free',
      registration: { url: 'https://example.org/', required: true },
    },
  ],
  paid: [
    'me-02',
    'Мастерская керамики',
    'workshop',
    '2026-12-12T11:00',
    '2026-12-12T14:00',
    'Старый город',
    {
      price: { amount: 15, currency: 'EUR' },
      registration: { url: 'https://example.org/', required: true, deadline: '2026-12-10' },
    },
  ],
  full: [
    'me-16',
    'Вечер настольных игр',
    'club',
    '2026-12-11T18:30',
    '2026-12-11T22:00',
    undefined,
    {
      venue: 'sample-tower',
      price: 'free',
      registration: { url: 'https://example.org/', deadline: '2026-12-01' },
    },
  ],
  abroad: ['ge', 'Лекция о городах', 'lecture', '2026-12-09T19:00', '2026-12-09T20:30', 'Библиотека', {}],
  foreign: [
    'me-16',
    'An evening of open questions',
    'meetup',
    '2026-12-11T19:00',
    '2026-12-11T21:00',
    'City library',
    { lang: 'en' },
  ],
  allDay: ['me-02', 'Зимняя ярмарка', 'fair', '2026-12-13', undefined, 'Старый город', {}],
  festival: [
    'me-02',
    'Зимний фестиваль',
    'festival',
    '2026-12-18',
    '2026-12-20',
    'Цитадель',
    { scope: 'community', summary: 'Три дня лекций, дебатов и разговоров у моря.' },
  ],
  opening: [
    'me-02',
    'Открытие фестиваля',
    'meeting',
    '2026-12-18T18:00',
    '2026-12-18T19:00',
    'Цитадель',
    { partOf: 'festival' },
  ],
  everything: [
    'me-02',
    'Открытые дебаты',
    'debate',
    '2026-12-19T18:00',
    '2026-12-19T20:00',
    'Бар, большой зал цитадели',
    {
      partOf: 'festival',
      summary: 'Две стороны, один вопрос и голоса из зала.',
      attendance: 'hybrid',
      onlineUrl: 'https://example.org/',
      organizers: ['sample-person'],
      speakers: ['sample-person'],
      topics: ['sample-topic', 'other-topic'],
      price: { amount: 10, currency: 'EUR' },
      registration: { url: 'https://example.org/', required: true, deadline: '2026-12-17' },
      capacity: 60,
      languages: ['ru', 'en'],
      needs: [
        { kind: 'host', note: 'ведущий на два часа' },
        { kind: 'equipment', quantity: 2, note: 'микрофоны' },
        { kind: 'volunteer', filled: true },
      ],
    },
  ],
  night: [
    'me-02',
    'Ночь фестиваля',
    'party',
    '2026-12-19T22:00',
    '2026-12-20T03:00',
    'Пляж',
    { partOf: 'festival', price: 'donation' },
  ],
  tour: [
    'me-02',
    'Прогулка по крепости',
    'meeting',
    '2026-12-20T11:00',
    '2026-12-20T13:00',
    'У ворот',
    { partOf: 'festival', status: 'cancelled' },
  ],
  camp: ['me-02', 'Зимний кемп', 'camp', '2026-12-09T16:00', '2026-12-11T12:00', 'Дом у озера', {}],
  hold: ['me-16', 'Новогодний бал', 'party', '2026-12-30T20:00', '2026-12-31T01:00', 'Дом у парка', hold('2026-12-20')],
  heldHall: [
    'me-16',
    'Репетиция оркестра',
    'other',
    '2026-12-13T10:00',
    '2026-12-13T22:00',
    undefined,
    { venue: 'sample-hall', ...hold('2026-12-20') },
  ],
  takenHall: ['me-16', 'День открытых дверей', 'fair', '2026-12-12', '2026-12-12', undefined, { venue: 'sample-hall' }],
  lost: [
    'me-16',
    'Бронь, которую забыли',
    'meeting',
    '2026-12-12T18:00',
    '2026-12-12T20:00',
    'Дом у парка',
    hold('2026-11-30'),
  ],
  window: [
    'me-16',
    'Летний фестиваль',
    'festival',
    undefined,
    undefined,
    'Подгорица',
    { scope: 'community', ...held('2027-08-01', '2027-11-30', '2027-06-01') },
  ],
  undecided: [
    'me-02',
    'Зимняя школа',
    'camp',
    undefined,
    undefined,
    'Бар',
    held('2026-12-21', '2027-02-28', '2026-12-01'),
  ],
  local: ['me-16', 'Игры во дворе', 'other', '2026-12-27T09:00', '2026-12-27T22:00', 'Двор', { scope: 'local' }],
  cancelled: [
    'me-02',
    'Прогулка к Старому Бару',
    'meeting',
    '2026-12-06T11:00',
    '2026-12-06T14:00',
    'У крепости',
    { status: 'cancelled' },
  ],
  postponed: [
    'me-02',
    'Тренинг по переговорам',
    'training',
    '2026-12-09T11:00',
    '2026-12-09T17:00',
    'Старый город',
    { status: 'postponed' },
  ],
  past: [
    'me-16',
    'Осенний разговор',
    'meeting',
    '2026-10-10T18:00',
    '2026-10-10T20:00',
    'Кафе',
    { report: { attended: 34, recording: 'https://example.org/' } },
  ],
  pastCancelled: [
    'me-02',
    'Поход на перевал',
    'meeting',
    '2026-10-17T09:00',
    '2026-10-17T17:00',
    'У моста',
    { status: 'cancelled' },
  ],
  pastCamp: ['me-02', 'Осенний кемп', 'camp', '2026-10-30', '2026-11-01', 'Дом у озера', { report: { attended: 21 } }],
  pastSeries: [
    'me-16',
    'Шахматы по вторникам',
    'club',
    '2026-10-06T18:00',
    '2026-10-06T20:00',
    'Библиотека',
    { repeat: { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=7' } },
  ],
  long: [
    'me-16',
    'Электроэнцефалографические исследования превысокомногорассмотрительствующих путешественников: вечер открытых вопросов',
    'conference',
    '2026-12-06T18:00',
    '2026-12-06T20:00',
    'Большой зал университета, вход со стороны парка, второй этаж',
    {},
  ],
  twice: [
    'me-16',
    'Дебаты о приватности',
    'debate',
    '2026-12-05T18:00',
    '2026-12-05T21:00',
    'Дом у парка',
    { duplicateOf: 'plain' },
  ],
} as const satisfies Readonly<Record<string, Sample>>;

const TEXT = `<p>Абзац со <a href="https://example.org/">ссылкой</a>, <strong>важным</strong>, <em>иным голосом</em> и <del>снятым</del>. Кавычки — «ёлочки», тире — длинное.</p>
<h2>Заголовок в тексте</h2>
<ul><li>Пункт списка</li><li>Ещё один</li></ul>
<blockquote><p>Город — это договор.</p></blockquote>`;

/** Days that are so full that the year tells them apart. */
const BUSY_DAYS: Readonly<Record<string, number>> = {
  '2026-11-07': 3,
  '2026-11-14': 5,
  '2026-11-21': 7,
  '2026-12-26': 8,
};

export type SampleName = keyof typeof SAMPLES;

/** Make what the style guide shows. It has the site's own settings, and the zone of its own regions. */
export function styleGuideOf({ registry: { settings } }: Calendar): StyleGuide {
  const busy = Object.entries(BUSY_DAYS).flatMap(([day, count]) =>
    Array.from({ length: count }, (_, index): [string, Sample] => [
      `busy-${day}-${index}`,
      ['me-02', `Встреча № ${index + 1}`, 'meetup', `${day}T1${index}:00`, `${day}T1${index}:45`, 'Набережная', {}],
    ]),
  );
  const { registry, issues } = assembleRegistry({
    settings: {
      ...settings,
      timezone: 'Europe/Podgorica',
      topics: {
        'sample-topic': { ru: 'Свобода собраний', en: 'Freedom of assembly' },
        'other-topic': { ru: 'Города', en: 'Cities' },
      },
    },
    regions: toEntries('regions', REGIONS, (data) => regionSchema.parse(data)),
    venues: toEntries('venues', VENUES, (data) => venueSchema.parse(data)),
    people: toEntries('people', PEOPLE, (data) => personSchema.parse(data)),
    equipment: [],
    events: [...Object.entries<Sample>(SAMPLES), ...busy].map(
      ([id, [region, title, format, start, end, place, more]]) => ({
        id,
        file: `events/${region}/${id}.md`,
        data: eventSchema.parse({ title, status: 'confirmed', format, start, end, place, ...more }),
      }),
    ),
  });
  if (issues.length > 0) throw new Error(`The samples of the style guide are not sound: ${JSON.stringify(issues)}`);
  const now = Temporal.Instant.from(`${TODAY}T09:00:00Z`);
  const index = indexCalendar(registry, now);
  const { fallback } = fixedStamps(settings.stamp);
  return {
    calendar: {
      ...index,
      html: new Map([['everything', TEXT]]),
      about: new Map([['venues/sample-hall', '<p>Зал с видом на реку. Столы и стулья — в кладовой.</p>']]),
      inConflict: new Map([['full', ['paid']]]),
      folder: '',
      stamps: { fallback, files: new Map([['events/paid', { ...fallback, movedFrom: '2026-12-05T11:00' }]]) },
    },
    context: { registry, locale: 'ru', now },
    today: TODAY,
  };
}

/** Get a sample and its first date from `today` on, else its last. Throws where it has none. */
export function sampleDate({ calendar, context }: StyleGuide, name: SampleName): Occurrence {
  const dates = calendar.byEvent.get(name) ?? [];
  const date = dates.find(({ end }) => end > context.now.epochMilliseconds) ?? dates.at(-1);
  if (!date) throw new Error(`The sample «${name}» of the style guide has no date.`);
  return date;
}

function toEntries<Data>(
  kind: string,
  files: Readonly<Record<string, unknown>>,
  parse: (data: unknown) => Data,
): Entry<Data>[] {
  return Object.entries(files).map(([id, data]) => ({ id, file: `${kind}/${id}.md`, data: parse(data) }));
}

/**
 * Make the links of the style guide lead somewhere: what it shows is in no registry, so that each leads to something of its kind that
 * this site has, or home. Takes and returns HTML.
 */
export function leadSomewhere(html: string, { registry, months, years }: Calendar): string {
  const known = new Map(SUBJECT_KINDS.map((kind) => [kind as string, new Set(knownSubjects(registry, kind))]));
  known.set('events', new Set(registry.events.keys()));
  const root = assetPath('');
  const starts = [root, absolute(root), webcal(root)];
  return html.replaceAll(/(?<= href=")[^"]+/g, (written) => {
    // The guide is in Russian: so is all that it leads to.
    const address = written.replace(assetPath('en/'), root);
    const start = starts.find((other) => address.startsWith(other)) ?? '';
    const [, kind = '', name = '', rest = ''] = /^([a-z]+)\/([\w-]+)(.*)$/.exec(address.slice(start.length)) ?? [];
    if (start === '') return address;
    const [month] = /^\d{4}\/\d\d/.exec(name + rest) ?? [];
    if (kind === 'archive') return archivesPath('ru');
    if (kind === 'calendar') {
      const isThere = month === undefined ? years.includes(name) : months.includes(month.replace('/', '-'));
      return isThere ? address : yearsPath('ru');
    }
    const names = known.get(kind);
    if (!names || names.has(name)) return address;
    const [other] = names;
    return other === undefined ? homePath('ru') : `${start}${kind}/${other}${rest.replace(/#.*/, '')}`;
  });
}
