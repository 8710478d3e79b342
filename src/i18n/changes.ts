import type { Locale, Translation } from './locale.ts';

const ru = {
  name: 'Изменения',
  description: 'Что перенесено, отменено, отложено, где новое место и какие даты снова свободны.',
  /** Titles; `{title}` is the event's own, `{when}` its day and hour. */
  cancelled: 'Отменено: {title} — {when}',
  postponed: 'Отложено: {title} — {when}',
  restored: 'Снова в силе: {title} — {when}',
  confirmed: 'Бронь подтверждена: {title} — {when}',
  dated: 'Бронь, выбрана дата: {title} — {when}',
  released: 'Бронь снята: {title} — {when}',
  expired: 'Бронь истекла: {title} — {when}',
  moved: 'Перенесено: {title} — {from} → {to}',
  heldMoved: 'Бронь перенесена: {title} — {from} → {to}',
  hours: 'Другие часы: {title} — {when}',
  dates: 'Изменены даты: {title}',
  dateDropped: 'Отменена дата: {title} — {when}',
  dateAdded: 'Добавлена дата: {title} — {when}',
  place: 'Новое место: {title} — {place}',
  attendance: 'Изменилось участие: {title} — {place}',
  /** Text of an item; what follows the colon is a date, a place or a list of them. */
  before: 'Было: {value}',
  after: 'Стало: {value}',
  placeBefore: 'Место было: {value}',
  placeAfter: 'Место теперь: {value}',
  datesMoved: 'Перенесено: {dates}',
  datesDropped: 'Не состоится: {dates}',
  datesAdded: 'Добавлено: {dates}',
  more: { one: 'и ещё {count} дата', few: 'и ещё {count} даты', many: 'и ещё {count} дат' },
  free: 'Дата больше не забронирована.',
  heldUntil: 'Дату держали до {date} включительно.',
  noDate: 'Новой даты пока нет.',
} as const;

type ChangesWords = Translation<typeof ru>;

const en: ChangesWords = {
  name: 'Changes',
  description: 'What is moved, cancelled or postponed, which events have a new place, and which dates are free again.',
  cancelled: 'Cancelled: {title} — {when}',
  postponed: 'Postponed: {title} — {when}',
  restored: 'On again: {title} — {when}',
  confirmed: 'Hold confirmed: {title} — {when}',
  dated: 'Hold, date chosen: {title} — {when}',
  released: 'Hold released: {title} — {when}',
  expired: 'Hold expired: {title} — {when}',
  moved: 'Moved: {title} — {from} → {to}',
  heldMoved: 'Hold moved: {title} — {from} → {to}',
  hours: 'Other hours: {title} — {when}',
  dates: 'Dates changed: {title}',
  dateDropped: 'Date cancelled: {title} — {when}',
  dateAdded: 'Date added: {title} — {when}',
  place: 'New place: {title} — {place}',
  attendance: 'Attendance changed: {title} — {place}',
  before: 'Before: {value}',
  after: 'Now: {value}',
  placeBefore: 'Place before: {value}',
  placeAfter: 'Place now: {value}',
  datesMoved: 'Moved: {dates}',
  datesDropped: 'Not taking place: {dates}',
  datesAdded: 'Added: {dates}',
  more: { one: 'and {count} more date', few: 'and {count} more dates', many: 'and {count} more dates' },
  free: 'The date is no longer held.',
  heldUntil: 'The date was held until the end of {date}.',
  noDate: 'There is no new date yet.',
};

/** The words of the feed of changes. */
export const CHANGES_WORDS: Readonly<Record<Locale, ChangesWords>> = { ru, en };
