import type { Locale, Translation } from './locale.ts';

/** Words of `npm run new`. */
const ru = {
  intro: 'Новое событие',
  questions: {
    title: 'Название',
    region: 'Регион',
    venue: 'Площадка',
    place: 'Место словами, хотя бы город',
    onlineUrl: 'Ссылка, куда подключаться',
    timezone: 'Часовой пояс: Europe/Moscow, МСК…',
    day: 'День: 5 декабря, 05.12.2026, суббота…',
    hours: 'Время: 18–21. Пусто — весь день',
    lastDay: 'Последний день. Пусто — тот же',
    clash: 'Эта дата занята. Что делать?',
    format: 'Формат',
    price: 'Сколько стоит: бесплатно, донат или сумма, 10 EUR. Пусто — не писать',
    summary: 'Коротко, одно-два предложения. Пусто — не писать',
    organizer: 'Организатор',
    id: 'Имя файла, оно же адрес страницы',
  },
  otherVenue: 'другое место',
  nobody: 'не писать',
  otherDay: 'другой день',
  keep: 'оставить как есть: договоримся',
  understood: 'Понято: {text}',
  faults: {
    day: 'День не понят: 5 декабря, 2026-12-05, 05.12.2026, суббота.',
    noSuchDay: 'Такого дня нет в календаре.',
    weekday: 'Этот день приходится на другой день недели.',
    hours: 'Время не понято: 18–21, 18:00–21:30, с 18 до 21.',
    price: 'Цена не понята: бесплатно, донат, 10 EUR.',
    choice: 'Такого нет: {value}. Можно: {choices}.',
    lastDay: 'Последний день раньше первого.',
  },
  write: 'Записать content/{path}?',
  yes: 'да',
  no: 'нет',
  written:
    'Записано: {path}. Дальше: npm run validate, git add, commit и заявка. В ней подтвердите: текст — под CC BY 4.0, все, кто в нём назван, согласны.',
  cancelled: 'Ничего не записано.',
  exists: 'Файл {path} уже есть: ничего не записано.',
  noTerminal:
    'Спросить негде: это не терминал. Назовите всё параметрами; не хватает: {missing}. Подробности: npm run new -- --help',
} as const;

/** The words of `npm run new` in one language. */
export type NewEventWords = Translation<typeof ru>;

const en: NewEventWords = {
  intro: 'A new event',
  questions: {
    title: 'Title',
    region: 'Region',
    venue: 'Venue',
    place: 'The place in words, at least the town',
    onlineUrl: 'Link to join',
    timezone: 'Time zone: Europe/Moscow, MSK…',
    day: 'Day: 5 December, 2026-12-05, Saturday…',
    hours: 'Hours: 18–21. Nothing: all day',
    lastDay: 'The last day. Nothing: the same',
    clash: 'That date is taken. What now?',
    format: 'Format',
    price: 'Price: free, donation, or an amount, 10 EUR. Nothing: say nothing',
    summary: 'In short, one or two sentences. Nothing: say nothing',
    organizer: 'Organiser',
    id: 'Name of the file, and address of the page',
  },
  otherVenue: 'another place',
  nobody: 'say nothing',
  otherDay: 'another day',
  keep: 'leave it: we will come to an agreement',
  understood: 'Understood: {text}',
  faults: {
    day: 'That day was not understood: 5 December, 2026-12-05, 05.12.2026, Saturday.',
    noSuchDay: 'There is no such day in the calendar.',
    weekday: 'That day is another day of the week.',
    hours: 'Those hours were not understood: 18–21, 18:00–21:30, from 6 pm to 9 pm.',
    price: 'That price was not understood: free, donation, 10 EUR.',
    choice: 'There is no {value}. There are: {choices}.',
    lastDay: 'The last day is before the first.',
  },
  write: 'Write content/{path}?',
  yes: 'yes',
  no: 'no',
  written:
    'Written: {path}. Next: npm run validate, git add, commit, and the pull request. Confirm there that the text is under CC BY 4.0 and everybody named in it agrees.',
  cancelled: 'Nothing was written.',
  exists: 'There is a file {path} already: nothing was written.',
  noTerminal:
    'There is nobody to ask: this is no terminal. Give everything as options; missing: {missing}. More: npm run new -- --help',
};

/** Words of `npm run new`. */
export const NEW_EVENT_WORDS: Readonly<Record<Locale, NewEventWords>> = { ru, en };
