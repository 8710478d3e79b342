import type { Locale, Translation } from './locale.ts';

const ru = {
  /** What `<mivent-events>` shows beside the events; `{name}` is a region, a format or a venue. */
  list: {
    heading: 'Афиша',
    headingOf: 'Афиша: {name}',
    more: 'Все события',
    empty: 'Событий впереди пока нет.',
    clock: 'Время {zone}',
  },
  page: {
    title: 'Афиша на вашем сайте',
    description: 'Как показать события на своём сайте: две строки кода, которые всегда показывают ближайшее.',
    lead: 'Две строки кода — и на вашей странице ближайшие события. Список обновляется сам, отменённое в нём зачёркнуто, прошедшее уходит.',
    choose: 'Что показать',
    scope: 'События',
    all: 'Все',
    regions: 'Регионы',
    formats: 'Форматы',
    limit: 'Сколько',
    language: 'Язык',
    code: 'Код для страницы',
    codeText:
      'Вставьте туда, где должен быть список. Ссылка внутри видна, пока события не загрузились, и там, где нет скриптов.',
    copy: 'Скопировать код',
    copied: 'Скопировано',
    refused: 'Не вышло скопировать: код выделен, скопируйте его сами.',
    result: 'Так это выглядит',
    attributes: 'Настройки',
    attributesText: 'Все необязательные; их можно менять и на лету, скриптом.',
    attribute: {
      region: 'события региона',
      format: 'события одного формата. Вместе с регионом или местом показывает хотя бы десять ближайших',
      venue: 'события одного места: имя его файла в реестре',
      limit: 'сколько показать, от 1 до 50; без него — 5',
      lang: 'ru или en; без него — язык вашей страницы',
      heading: 'свой заголовок; пустой убирает его',
      level: 'уровень заголовка, от 2 до 6; без него — 2',
    },
    look: 'Внешний вид',
    lookText:
      'Стили вашей страницы внутрь не попадают и наружу не выходят. Шрифт список берёт у страницы, светлую или тёмную тему — из её color-scheme. Остальное — свойства CSS:',
    property: {
      ink: 'цвет текста',
      paper: 'фон; transparent — без него',
      soft: 'второстепенный текст',
      line: 'тонкие линии',
      accent: 'подчёркивание ссылок, фон под курсором и в фокусе',
      onAccent: 'текст на этом фоне',
      stop: 'отметка «отменено»',
      font: 'шрифт текста',
      display: 'шрифт чисел и заголовка',
      padding: 'поля',
    },
    example: 'Например, в тон сайту с зелёным акцентом:',
    notes: 'Для тех, кто отвечает за сайт',
    noteList: [
      'Скрипт весит меньше 6 КБ, не ставит cookie и загружает с нашего сайта один файл со списком, больше ничего.',
      'Если на сайте строгая Content-Security-Policy, разрешите наш адрес в script-src и connect-src. Для стилей разрешений не нужно.',
      'Адрес скрипта и имена настроек не изменятся.',
    ],
    reserve: 'Чтобы страница не сдвигалась при загрузке, оставьте списку место:',
    subscribe: 'Подписка для людей',
  },
} as const;

/** The words of the page about embedding, and of the lists that are shown on other sites. */
export type EmbedWords = Translation<typeof ru>;

const en: EmbedWords = {
  list: {
    heading: 'What’s on',
    headingOf: 'What’s on: {name}',
    more: 'All events',
    empty: 'No upcoming events yet.',
    clock: '{zone}',
  },
  page: {
    title: 'Events on your site',
    description: 'How to show the events on your own site: two lines of code that always show what is next.',
    lead: 'Two lines of code put the next events on your page. The list keeps itself up to date: what is cancelled is struck through, what is over leaves.',
    choose: 'What to show',
    scope: 'Events',
    all: 'All',
    regions: 'Regions',
    formats: 'Formats',
    limit: 'How many',
    language: 'Language',
    code: 'Code for your page',
    codeText:
      'Paste it where the list shall be. The link inside is seen until the events are there, and where scripts do not run.',
    copy: 'Copy the code',
    copied: 'Copied',
    refused: 'Copying was refused: the code is selected, please copy it yourself.',
    result: 'What it looks like',
    attributes: 'Attributes',
    attributesText: 'All optional; a script may change them at any time.',
    attribute: {
      region: 'the events of a region',
      format: 'the events of one format. Together with a region or venue it shows the next ten at least',
      venue: 'the events of one venue: the name of its file in the registry',
      limit: 'how many to show, 1 to 50; 5 without it',
      lang: 'ru or en; without it, the language of your page',
      heading: 'a heading of your own; an empty one removes it',
      level: 'the level of the heading, 2 to 6; 2 without it',
    },
    look: 'Appearance',
    lookText:
      'The styles of your page do not get in, and none get out. The list takes its typeface from the page, and light or dark from its color-scheme. All else are CSS properties:',
    property: {
      ink: 'colour of the text',
      paper: 'background; transparent for none',
      soft: 'secondary text',
      line: 'hairlines',
      accent: 'underlines of links, ground under the pointer and the focus',
      onAccent: 'text on that ground',
      stop: 'the mark “cancelled”',
      font: 'typeface of the text',
      display: 'typeface of figures and heading',
      padding: 'space around',
    },
    example: 'For a site with a green accent, say:',
    notes: 'For whoever looks after the site',
    noteList: [
      'The script weighs less than 6 kB, sets no cookies and loads one file with the list from our site, nothing else.',
      'If your site has a strict Content-Security-Policy, allow our address in script-src and connect-src. Styles need no permission.',
      'The address of the script and the names of its attributes will not change.',
    ],
    reserve: 'So that your page does not shift while the list loads, keep room for it:',
    subscribe: 'Subscriptions for people',
  },
};

export const EMBED_WORDS: Readonly<Record<Locale, EmbedWords>> = { ru, en };
