import type { Locale, PluralForms, Translation } from './locale.ts';

// `{name}` marks a place that `fill` of formats/human.ts takes a value for.
const ru = {
  passed: 'Ошибок нет',
  warnings: { one: 'предупреждение', few: 'предупреждения', many: 'предупреждений' } as PluralForms,
  errors: { one: 'ошибка', few: 'ошибки', many: 'ошибок' } as PluralForms,
  outdated: 'Устарела: в main изменены те же строки',
  unrelated: 'Нет общей истории с main',
  noEvents: 'Событий не меняет, код проверяют отдельно',
} as const;

/** The words of what the bot says about an application. */
export type ApplicationWords = Translation<typeof ru> & {
  readonly errors: PluralForms;
  readonly warnings: PluralForms;
};

const en: ApplicationWords = {
  passed: 'No errors',
  warnings: { one: 'warning', few: 'warnings', many: 'warnings' },
  errors: { one: 'error', few: 'errors', many: 'errors' },
  outdated: 'Out of date: main has changed the same lines',
  unrelated: 'No history in common with main',
  noEvents: 'Changes no events; code is reviewed as code',
};

export const APPLICATION_WORDS: Readonly<Record<Locale, ApplicationWords>> = { ru, en };

/** Labels on GitHub belong to a repository, not to a reader: each is described in both languages. */
export const LABEL_DESCRIPTIONS = {
  event: 'Меняет события / changes events',
  hold: 'Бронирует дату / holds a date',
  conflict: 'Пересекается с другими / meets others',
  code: 'Меняет не только реестр / changes more than the registry',
  'needs-author': 'Ход за автором / the author’s move',
  'needs-review': 'Ход за координатором / the coordinator’s move',
  claim: 'Ставит модератор: дата отдана этой заявке / set by moderators: its date is given',
} as const;
