import type { Locale, Translation } from './interface.ts';

// `{name}` marks a place that `fill` of formats/human.ts, or the filter in the browser, takes a value for.
const ru = {
  programme: 'Программа',
  flagship: {
    festival: 'Фестиваль года',
    other: 'Главное событие года',
    window: 'дата выбирается: {range}',
    postponed: 'отложено, новой даты пока нет',
  },
  filter: {
    label: 'Выбор событий',
    toList: 'К списку событий',
    groups: {
      region: 'Регион',
      format: 'Формат',
      when: 'Когда',
      attendance: 'Участие',
      language: 'Язык',
      price: 'Цена',
    },
    rest: 'Когда и как',
    /** What a narrow page says where nothing of a row is chosen. */
    any: { region: 'все', format: 'все', rest: 'не важно' },
    done: 'Готово',
    allRegions: 'Все регионы',
    moreRegions: 'ещё {count}',
    weekend: 'на выходных',
    attendance: { offline: 'очно', online: 'онлайн' },
    languages: {
      ru: 'по-русски',
      en: 'по-английски',
      sr: 'по-сербски',
      cnr: 'по-черногорски',
      uk: 'по-украински',
      ka: 'по-грузински',
      es: 'по-испански',
      pl: 'по-польски',
      de: 'по-немецки',
      fr: 'по-французски',
      it: 'по-итальянски',
      tr: 'по-турецки',
    },
    price: { free: 'бесплатно', donation: 'за донат', paid: 'платно' },
    reset: 'Сбросить',
    all: { one: '{count} событие', few: '{count} события', many: '{count} событий' },
    shown: {
      one: 'Показано {count} событие из {total}',
      few: 'Показано {count} события из {total}',
      many: 'Показано {count} событий из {total}',
    },
    none: 'Ничего не подошло',
    folded: 'ещё {count}',
    nothing: 'В списке ничего не подошло',
    reach: 'Список доходит до {date}. Дальше:',
    region: '{name}: все события региона',
    search: 'Искать среди всех предстоящих',
    everything: 'Показать все события',
  },
  grid: {
    wholeMonth: 'весь {month}',
  },
  subscribe: {
    title: 'Подпишитесь',
    text: 'Календарь вашего региона обновляется сам: в телефоне, в Google или в почте.',
    action: 'Выбрать календарь',
    whole: 'Все события сразу',
  },
  propose: {
    title: 'Предложите событие',
    text: 'Проверим дату на пересечения и подскажем свободные. Git знать не нужно.',
    action: 'Заполнить форму',
  },
  dates: {
    title: 'Найдите дату',
    text: 'Свободные дни по регионам и площадкам, по тем же правилам, что и проверка.',
    action: 'Свободные даты',
  },
  channels: 'Анонсы и разговоры в Телеграме',
} as const;

/** Words of the home page. */
export type HomeWords = Translation<typeof ru>;

const en: HomeWords = {
  programme: 'Programme',
  flagship: {
    festival: 'Festival of the year',
    other: 'Main event of the year',
    window: 'date to be chosen: {range}',
    postponed: 'postponed, no new date yet',
  },
  filter: {
    label: 'Choose events',
    toList: 'To the list of events',
    groups: {
      region: 'Region',
      format: 'Format',
      when: 'When',
      attendance: 'Attendance',
      language: 'Language',
      price: 'Price',
    },
    rest: 'When and how',
    any: { region: 'all', format: 'all', rest: 'any' },
    done: 'Done',
    allRegions: 'All regions',
    moreRegions: '{count} more',
    weekend: 'this weekend',
    attendance: { offline: 'in person', online: 'online' },
    languages: {
      ru: 'in Russian',
      en: 'in English',
      sr: 'in Serbian',
      cnr: 'in Montenegrin',
      uk: 'in Ukrainian',
      ka: 'in Georgian',
      es: 'in Spanish',
      pl: 'in Polish',
      de: 'in German',
      fr: 'in French',
      it: 'in Italian',
      tr: 'in Turkish',
    },
    price: { free: 'free', donation: 'by donation', paid: 'paid' },
    reset: 'Reset',
    all: { one: '{count} event', few: '{count} events', many: '{count} events' },
    shown: {
      one: '{count} event of {total} shown',
      few: '{count} events of {total} shown',
      many: '{count} events of {total} shown',
    },
    none: 'Nothing fits',
    folded: '{count} more',
    nothing: 'Nothing in this list fits',
    reach: 'This list goes up to {date}. For what comes later:',
    region: '{name}: all events of the region',
    search: 'Search everything ahead',
    everything: 'Show all events',
  },
  grid: {
    wholeMonth: 'all of {month}',
  },
  subscribe: {
    title: 'Subscribe',
    text: 'The calendar of your region keeps itself up to date: on your phone, in Google or in your mail.',
    action: 'Choose a calendar',
    whole: 'All events at once',
  },
  propose: {
    title: 'Propose an event',
    text: 'We check the date for conflicts and suggest free ones. No Git needed.',
    action: 'Fill in the form',
  },
  dates: {
    title: 'Find a date',
    text: 'Free days by region and venue, under the same rules as the check.',
    action: 'Free dates',
  },
  channels: 'Announcements and talk on Telegram',
};

export const HOME_WORDS: Readonly<Record<Locale, HomeWords>> = { ru, en };
