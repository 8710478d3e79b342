import type { Locale, Translation } from './locale.ts';

const ru = {
  today: 'Сегодня',
  tomorrow: 'Завтра',
  underWay: 'Уже идёт',
  registration: 'по регистрации',
  registrationUntil: 'регистрация до {date}',
  registrationClosed: 'регистрация закончилась',
} as const;

/** Words of lists of events. */
export type ListingWords = Translation<typeof ru>;

const en: ListingWords = {
  today: 'Today',
  tomorrow: 'Tomorrow',
  underWay: 'Under way',
  registration: 'by registration',
  registrationUntil: 'register by {date}',
  registrationClosed: 'registration has closed',
};

export const LISTING_WORDS: Readonly<Record<Locale, ListingWords>> = { ru, en };
