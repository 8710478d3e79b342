import type { Locale } from './locale.ts';

const ru = {
  /** Before the title of what does not simply take place. */
  prefix: { hold: 'Бронь: ', cancelled: 'ОТМЕНЕНО: ', postponed: 'ОТЛОЖЕНО: ' },
  moved: 'ПЕРЕНЕСЕНО: ',
  holdUntil: 'Дата забронирована до {date}. Её держит {holder}.',
  postponed: 'Новой даты пока нет.',
  online: 'Онлайн: {url}',
  registration: 'Регистрация: {url}',
  page: 'Подробнее: {url}',
} as const;

interface FeedWords {
  readonly prefix: { readonly hold: string; readonly cancelled: string; readonly postponed: string };
  readonly moved: string;
  readonly holdUntil: string;
  readonly postponed: string;
  readonly online: string;
  readonly registration: string;
  readonly page: string;
}

const en: FeedWords = {
  prefix: { hold: 'Hold: ', cancelled: 'CANCELLED: ', postponed: 'POSTPONED: ' },
  moved: 'MOVED: ',
  holdUntil: 'The date is held until {date}, by {holder}.',
  postponed: 'There is no new date yet.',
  online: 'Online: {url}',
  registration: 'Registration: {url}',
  page: 'More: {url}',
};

const ALL: Readonly<Record<Locale, FeedWords>> = { ru, en };

/** Get the words of calendars and news feeds in one language. */
export function feedWordsOf(locale: Locale): FeedWords {
  return ALL[locale];
}
