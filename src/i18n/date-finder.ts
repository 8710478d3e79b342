import type { Locale, PluralForms, Translation } from './locale.ts';

// What a browser says of days that it has looked at; the rest of the page is in dates.ts.
const ru = {
  /** What a day says of itself; the same words stand in its cell, where there is room. */
  free: 'свободно',
  freeFrom: 'свободно с {from} до {to}',
  freeHours: 'свободно {hours}',
  shared: 'рядом',
  sharedDay: 'рядом другое событие, проверка предупредит, но пропустит',
  heldUntil: 'бронь до {date}',
  held: 'бронь',
  taken: 'занято',
  closed: 'закрыто',
  past: 'уже прошло',
  inZone: 'Время {zone}.',
  found: '{place}, {length}: место есть в {days} из {all}.',
  /** As in «в 21 дне из 92». */
  daysIn: { one: 'дне', few: 'днях', many: 'днях' },
  nearest: 'Ближайший день: {day}.',
  none: '{place}, {length}: свободных дней здесь нет. Попробуйте короче, в другое время дня или на другой площадке.',
  wholeDayLower: 'весь день',
  sharesVenue: 'та же площадка',
  sharesRegion: 'тот же регион',
  sharesCommunity: 'событие для всего сообщества',
  onlyWarning: 'проверка предупредит, но пропустит',
  openHours: 'Часы работы площадки: {hours}.',
  closedWeekday: 'По этим дням недели площадка закрыта.',
  closedVenue: 'Площадка закрыта{because}.',
  closedRegion: 'В эти дни в регионе событий не проводят{because}.',
} as const;

/** The words for what days have room for, in one language. */
export type DateFinderWords = Translation<typeof ru> & { readonly daysIn: PluralForms };

const en: DateFinderWords = {
  free: 'free',
  freeFrom: 'free from {from} to {to}',
  freeHours: 'free {hours}',
  shared: 'beside',
  sharedDay: 'beside another event: the check will warn, but let it pass',
  heldUntil: 'held until {date}',
  held: 'held',
  taken: 'taken',
  closed: 'closed',
  past: 'past',
  inZone: 'Times are {zone}.',
  found: '{place}, {length}: there is room on {days} of {all}.',
  daysIn: { one: 'day', few: 'days', many: 'days' },
  nearest: 'The nearest day: {day}.',
  none: '{place}, {length}: there are no free days here. Try something shorter, another time of day or another venue.',
  wholeDayLower: 'all day',
  sharesVenue: 'the same venue',
  sharesRegion: 'the same region',
  sharesCommunity: 'an event of the whole community',
  onlyWarning: 'the check will warn, but let it pass',
  openHours: 'Opening hours of the venue: {hours}.',
  closedWeekday: 'The venue is closed on these days of the week.',
  closedVenue: 'The venue is closed{because}.',
  closedRegion: 'There are no events in the region on these days{because}.',
};

export const DATE_FINDER_WORDS: Readonly<Record<Locale, DateFinderWords>> = { ru, en };
