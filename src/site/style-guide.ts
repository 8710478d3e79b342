import { type CalendarEvent, eventSchema, toCalendarEvent } from '../domain/event.ts';
import { expandRecurrence, type Occurrence } from '../domain/recurrence.ts';
import { regionSchema } from '../domain/region.ts';
import type { Registry } from '../domain/registry.ts';
import type { ListingContext } from '../formats/listing.ts';
import type { Calendar } from './registry.ts';

/** The events that the style guide shows its components with: one in every state. */
export interface StyleGuide {
  /** A Saturday in December, whatever the day: the page looks the same each time. */
  readonly context: ListingContext;
  readonly today: string;
  readonly events: Readonly<Record<SampleName, CalendarEvent>>;
  /** Their first dates, in order of time. */
  readonly dates: readonly Occurrence[];
  /** The first date of one of them. */
  dateOf(name: SampleName): Occurrence;
}

const TODAY = '2026-12-05';
const CITIES = {
  'me-02': { name: { ru: 'Бар', en: 'Bar' }, timezone: 'Europe/Podgorica' },
  'me-16': { name: { ru: 'Подгорица', en: 'Podgorica' }, timezone: 'Europe/Podgorica' },
  ge: { name: { ru: 'Тбилиси', en: 'Tbilisi' }, timezone: 'Asia/Tbilisi' },
  online: { name: { ru: 'Онлайн', en: 'Online' }, timezone: 'Europe/Podgorica' },
} as const;

const hold = (until: string) => ({ status: 'hold', hold: { until, by: 'organizer' } });

/** A state is added to the guide by a line here and one on its page. */
const SAMPLES = {
  plain: ['me-16', 'Дебаты о приватности', 'debate', '2026-12-05T18:00', '2026-12-05T21:00', 'Клуб у реки', {}],
  series: [
    'me-02',
    'Завтрак у моря',
    'breakfast',
    '2026-12-05T10:00',
    '2026-12-05T12:00',
    'Набережная',
    { repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270327' } },
  ],
  hybrid: [
    'me-16',
    'Собрание клуба',
    'assembly',
    '2026-12-10T19:00',
    '2026-12-10T21:00',
    'Клуб у реки',
    { attendance: 'hybrid', onlineUrl: 'https://example.org/' },
  ],
  online: [
    'online',
    'Вебинар о договорах',
    'workshop',
    '2026-12-08T19:00',
    '2026-12-08T20:00',
    undefined,
    { attendance: 'online', onlineUrl: 'https://example.org/' },
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
  night: ['me-02', 'Ночь фестиваля', 'party', '2026-12-19T22:00', '2026-12-20T03:00', 'Пляж', {}],
  hold: ['me-16', 'Новогодний бал', 'party', '2026-12-30T20:00', '2026-12-31T01:00', 'Клуб у реки', hold('2026-12-10')],
  lost: [
    'me-16',
    'Бронь, которую забыли',
    'meeting',
    '2026-12-12T18:00',
    '2026-12-12T20:00',
    'Клуб',
    hold('2026-11-30'),
  ],
  window: [
    'me-16',
    'Летний фестиваль',
    'festival',
    undefined,
    undefined,
    'Подгорица',
    {
      status: 'hold',
      hold: { by: 'organizer', window: { from: '2027-08-01', to: '2027-11-30', decideBy: '2027-06-01' } },
    },
  ],
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
    { report: { attended: 34 } },
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
} as const satisfies Readonly<
  Record<
    string,
    readonly [
      region: keyof typeof CITIES,
      title: string,
      format: string,
      start: string | undefined,
      end: string | undefined,
      place: string | undefined,
      more: object,
    ]
  >
>;

export type SampleName = keyof typeof SAMPLES;

/**
 * Make the events of the style guide. They bear the ids of real ones, so that their links lead somewhere; where the registry has too few,
 * nowhere.
 */
export function styleGuideOf(calendar: Calendar): StyleGuide {
  const ids = [...calendar.registry.events.keys()];
  const events = new Map<string, CalendarEvent>();
  for (const [index, [name, [region, title, format, start, end, place, more]]] of Object.entries(SAMPLES).entries()) {
    const entry = eventSchema.parse({ title, status: 'confirmed', format, start, end, place, ...more });
    const id = ids[index] ?? name;
    const file = `events/${region}/${id}.md`;
    const { event } = toCalendarEvent(entry, { id, file, region, timezone: CITIES[region].timezone });
    if (event) events.set(name, event);
  }
  const named = (name: SampleName): CalendarEvent => {
    const event = events.get(name);
    if (!event) throw new Error(`The sample «${name}» of the style guide is no sound event.`);
    return event;
  };
  const names = Object.keys(SAMPLES) as SampleName[]; // The keys of a constant.
  const dateOf = (name: SampleName): Occurrence => {
    const date = expandRecurrence(named(name)).occurrences[0];
    if (!date) throw new Error(`The sample «${name}» of the style guide has no date.`);
    return date;
  };
  const registry: Registry = {
    ...calendar.registry,
    settings: { ...calendar.registry.settings, timezone: 'Europe/Podgorica' },
    regions: new Map(
      Object.entries(CITIES).map(([id, city]) => [id, { id, file: `regions/${id}.md`, ...regionSchema.parse(city) }]),
    ),
  };
  return {
    context: { registry, locale: 'ru', now: Temporal.Instant.from(`${TODAY}T09:00:00Z`) },
    today: TODAY,
    // Every name has its event: `named` throws otherwise.
    events: Object.fromEntries(names.map((name) => [name, named(name)])) as Record<SampleName, CalendarEvent>,
    dates: names
      .filter((name) => name !== 'window')
      .map(dateOf)
      .sort((a, b) => a.start - b.start),
    dateOf,
  };
}
