import type { Locale, Translation } from './locale.ts';

// `{name}` marks a place that `fill` of formats/human.ts takes a value for.
const ru = {
  title: 'Предпросмотр события',
  description:
    'Как событие будет выглядеть на сайте, если заявку примут. Такие страницы никто не публикует и не проверяет.',
  loading: 'Открываем событие из адреса…',
  noScript:
    'Событие лежит в самом адресе страницы, и достать его оттуда может только JavaScript. Без него прочитайте файл в заявке.',
  home: 'На главную',
  unpublished: 'Не опубликовано',
  unpublishedText:
    'Так страница будет выглядеть, если заявку примут. Всё это записано прямо в адресе и никем ещё не проверено.',
  pull: 'Заявка {number} на GitHub',
  faults: {
    none: 'В адресе нет события. Сюда ведут ссылки из заявок: откройте ссылку из комментария бота.',
    broken:
      'Адрес обрезан или испорчен. Откройте ссылку ещё раз из заявки: почта и чаты иногда укорачивают длинные адреса.',
    version: 'Ссылка сделана для другой версии сайта. Обновите страницу или откройте свежую ссылку из заявки.',
    large: 'В адресе слишком много данных: такое событие страница не открывает. Прочитайте файл в заявке.',
    event: 'В адресе лежит не событие, или оно записано с ошибками. Что не так, сказано в комментарии к заявке.',
    failed: 'Показать событие не удалось: не загрузилась часть страницы. Проверьте связь и обновите её.',
  },
  cut: 'Текст события не поместился в адрес: он в файле заявки.',
  week: 'Неделя {range}, {region}',
  weeks: 'Недели {range}, {region}',
  weekLoading: 'Смотрим, что ещё на этой неделе…',
  weekFailed: 'Что ещё на этой неделе, узнать не удалось. Проверьте связь и обновите страницу.',
  free: 'свободно',
  own: 'эта заявка',
  clear: 'Ни с чем не пересекается',
  clashes: 'Пересекается',
  warnings: 'Рядом, но не мешает',
  clashDates: 'Из серии пересекаются даты: {dates}.',
  moreDates: 'и ещё {count}',
  checked: 'Сравнили с тем, что опубликовано сейчас.',
} as const;

/** The words of the page that shows an event before it is published. */
export type PreviewWords = Translation<typeof ru>;

const en: PreviewWords = {
  title: 'Preview of an event',
  description:
    'How an event will look on the site if its application is accepted. Nobody publishes or checks such pages.',
  loading: 'Opening the event from the address…',
  noScript:
    'The event lies in the very address of the page, and only JavaScript can take it out. Without it, read the file in the application.',
  home: 'Home page',
  unpublished: 'Not published',
  unpublishedText:
    'This is how the page will look if the application is accepted. All of it is written in the address itself, and nobody has checked it yet.',
  pull: 'Application {number} on GitHub',
  faults: {
    none: 'There is no event in the address. Links in applications lead here: open the link in the bot’s comment.',
    broken:
      'The address is cut off or broken. Open the link from the application once more: mail and chats sometimes shorten long addresses.',
    version:
      'The link was made for another version of the site. Reload the page, or open a fresh link from the application.',
    large: 'There is too much in the address: the page does not open such an event. Read the file in the application.',
    event:
      'What lies in the address is no event, or one with errors. The comment on the application says what is wrong.',
    failed: 'The event cannot be shown: a part of the page did not load. Check your connection and reload it.',
  },
  cut: 'There was no room for the text of the event in the address: it is in the file of the application.',
  week: 'Week of {range}, {region}',
  weeks: 'Weeks of {range}, {region}',
  weekLoading: 'Looking at what else is on that week…',
  weekFailed: 'What else is on that week could not be found out. Check your connection and reload the page.',
  free: 'free',
  own: 'this application',
  clear: 'It meets nothing else',
  clashes: 'It clashes with',
  warnings: 'Near, but not in the way',
  clashDates: 'Dates of the series that clash: {dates}.',
  moreDates: 'and {count} more',
  checked: 'Compared with what is published now.',
};

export const PREVIEW_WORDS: Readonly<Record<Locale, PreviewWords>> = { ru, en };
