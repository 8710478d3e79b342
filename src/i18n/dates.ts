import { DATE_FINDER_WORDS } from './date-finder.ts';
import type { Locale, PluralForms, Translation } from './locale.ts';

const ru = {
  ...DATE_FINDER_WORDS.ru,
  title: 'Свободные даты',
  description: 'Когда в регионе и на площадке свободно: по тем же правилам, по которым судит проверка.',
  lead: 'Выберите регион, и календарь покажет дни, в которые вашему событию никто не помешает. Правила те же, по которым проверка примет заявку.',
  region: 'Регион',
  chooseRegion: 'выберите',
  venue: 'Площадка',
  anyVenue: 'любое место',
  seats: { one: 'место', few: 'места', many: 'мест' },
  duration: 'Сколько длится',
  eveningLength: 'весь вечер, 18–23',
  wholeDay: 'целый день',
  part: 'Время дня',
  parts: { any: 'любое', morning: 'утро, 8–12', day: 'день, 12–18', evening: 'вечер, 18–23' },
  show: 'Показать',
  legend: 'Что значат дни',
  states: {
    free: 'свободно',
    partly: 'свободно не всё время: часы подписаны',
    shared: 'рядом другое событие, проверка предупредит',
    held: 'бронь',
    taken: 'занято',
    closed: 'закрыто',
    past: 'прошло',
  },
  today: 'сегодня',
  loading: 'Смотрим, что занято…',
  failed: 'Не удалось узнать, что занято. Обновите страницу или откройте календарь.',
  more: 'Ещё три месяца',
  close: 'Закрыть',
  propose: 'Предложить событие на это время',
  proposeDays: 'Предложить событие на эти дни',
  inTheWay: 'Что в этот день',
  tooLong: 'Столько времени подряд в этот день нет.',
  nearestTitle: 'Ближайшее свободное',
  nearestLead: 'Вечер на три часа и целая суббота, по регионам. Дата ведёт к заявке.',
  evenings: 'Вечера, 18:00–21:00',
  saturdays: 'Субботы, целый день',
  noneSoon: 'в ближайшие недели нет',
  noScript:
    'Календарь свободных дней считает браузер: для этого нужен JavaScript. Без него ниже ближайшие свободные вечера и субботы, а об остальном скажет проверка заявки.',
  guide: 'Как предложить событие',
  after:
    'Свободная дата ещё не ваша: её закрепляет заявка, согласованная или бронь. Пока её не приняли, дату может занять другой.',
} as const;

/** The words of free dates in one language. */
export type DatesWords = Translation<typeof ru> & { readonly seats: PluralForms; readonly daysIn: PluralForms };

const en: DatesWords = {
  ...DATE_FINDER_WORDS.en,
  title: 'Free dates',
  description: 'When a region and its venues are free, by the same rules as the check.',
  lead: 'Choose a region, and the calendar shows the days on which nobody is in the way of your event. The rules are those by which the check accepts an application.',
  region: 'Region',
  chooseRegion: 'choose',
  venue: 'Venue',
  anyVenue: 'any place',
  seats: { one: 'seat', few: 'seats', many: 'seats' },
  duration: 'How long',
  eveningLength: 'the whole evening, 18–23',
  wholeDay: 'a whole day',
  part: 'Time of day',
  parts: { any: 'any', morning: 'morning, 8–12', day: 'daytime, 12–18', evening: 'evening, 18–23' },
  show: 'Show',
  legend: 'What the days say',
  states: {
    free: 'free',
    partly: 'free for a part of it: the hours are given',
    shared: 'beside another event: the check will warn',
    held: 'held',
    taken: 'taken',
    closed: 'closed',
    past: 'past',
  },
  today: 'today',
  loading: 'Looking up what is taken…',
  failed: 'What is taken could not be loaded. Reload the page or open the calendar.',
  more: 'Three more months',
  close: 'Close',
  propose: 'Propose an event at this time',
  proposeDays: 'Propose an event on these days',
  inTheWay: 'On that day',
  tooLong: 'There is not so much time at a stretch on that day.',
  nearestTitle: 'Free soon',
  nearestLead: 'An evening of three hours and a whole Saturday, by region. A date leads to the application.',
  evenings: 'Evenings, 18:00–21:00',
  saturdays: 'Saturdays, all day',
  noneSoon: 'none in the next weeks',
  noScript:
    'The calendar of free days is worked out in the browser and needs JavaScript. Without it, the next free evenings and Saturdays are below; the check of an application tells the rest.',
  guide: 'How to propose an event',
  after:
    'A free date is not yours yet: an application makes it so, agreed or as a hold. Until it is accepted, somebody else may take the date.',
};

/** The words of free dates. */
export const DATES_WORDS: Readonly<Record<Locale, DatesWords>> = { ru, en };
