import type { Locale, Translation } from './locale.ts';

// Read by moderators alone. `{name}` marks a place that `fill` of formats/human.ts takes a value for.
const ru = {
  clashTitle: 'Пересечение уже на сайте: события отмечены',
  clash:
    'События, которые мешают друг другу, приняты оба. Сайт их показывает, более позднее отметил. Договоритесь с организаторами и предложите правку: новое время, другой зал или согласие (`overlaps`).',
  brokenTitle: 'Сломанный файл в реестре: на сайте его нет',
  broken:
    'Эти файлы приняты с ошибками. Сайт опубликован без них. Исправьте их или верните прежними: страница файла на GitHub → History.',
  settings: 'Без настроек сайт не собрать: пока они сломаны, опубликовано то, что было раньше.',
  closes: 'Бот обновляет эту запись после каждой публикации и закроет её сам, когда ошибок не станет.',
  cut: 'Остальное здесь не поместилось: `npm run validate` покажет всё.',
  inEnglish: 'In English',
} as const;

/** The words in which the bot tells the moderators what has gone wrong on main. */
export type UpkeepWords = Translation<typeof ru>;

const en: UpkeepWords = {
  clashTitle: 'A conflict is on the site: its events are marked',
  clash:
    'Events that are in each other’s way were both accepted. The site shows them and marks the later one. Agree with the organisers and propose a change: another time, another venue, or their consent (`overlaps`).',
  brokenTitle: 'A broken file in the registry: the site is without it',
  broken:
    'These files were accepted with errors. The site is published without them. Mend them or bring them back as they were: the file’s page on GitHub → History.',
  settings: 'Without settings there is no site to build: as long as they are broken, what was published before stays.',
  closes: 'The bot updates this issue after each deploy and closes it when the errors are gone.',
  cut: 'There is no room here for the rest: `npm run validate` shows it all.',
  inEnglish: 'In English',
};

export const UPKEEP_WORDS: Readonly<Record<Locale, UpkeepWords>> = { ru, en };
