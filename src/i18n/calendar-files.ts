import type { Locale, Translation } from './locale.ts';

/** What calendars say of themselves to whoever subscribes, and the links to them. */
const ru = {
  holds: 'Брони',
  holdsText: 'Даты, которые держат, пока событие не согласовано. Когда бронь кончается, она отсюда уходит.',
  yearText: 'Все события {year} года, прошедшие и будущие.',
  monthText: 'Все события за {month} года, прошедшие и будущие.',
  nearest: {
    one: 'Здесь {count} ближайшее событие',
    few: 'Здесь {count} ближайших события',
    many: 'Здесь {count} ближайших событий',
  },
  restInYears: 'остальные — в календарях по годам: {addresses}.',
  restInMonths: 'остальные — в календарях по месяцам, с {first} по {last}.',
  restInRegions: 'остальные — в календарях регионов: {address}.',
  /** On the page of a series, after each of its dates. */
  addDate: 'В календарь',
  addDateLabel: 'В календарь: {date}',
  /** On the pages of a year and a month. */
  ofYear: 'Файл .ics',
  ofYearLabel: 'Файл .ics: все события {year} года',
  ofYearTitle: 'Календарь {year}',
} as const;

export type CalendarFileWords = Translation<typeof ru>;

const en: CalendarFileWords = {
  holds: 'Holds',
  holdsText: 'Dates that are held while an event is not agreed yet. A hold that runs out leaves this calendar.',
  yearText: 'All events of {year}, past and coming.',
  monthText: 'All events of {month}, past and coming.',
  nearest: { one: 'Here is the {count} nearest event', few: '', many: 'Here are the {count} nearest events' },
  restInYears: 'the others are in the calendars of years: {addresses}.',
  restInMonths: 'the others are in the calendars of months, from {first} to {last}.',
  restInRegions: 'the others are in the calendars of regions: {address}.',
  addDate: 'Add to calendar',
  addDateLabel: 'Add to calendar: {date}',
  ofYear: '.ics file',
  ofYearLabel: '.ics file: all events of {year}',
  ofYearTitle: 'Calendar of {year}',
};

export const CALENDAR_FILE_WORDS: Readonly<Record<Locale, CalendarFileWords>> = { ru, en };
