import type { Locale, Translation } from './interface.ts';

const ru = {
  title: 'Подписка',
  description: 'Как получать события в свой календарь: Apple, Google, Outlook, Android, Thunderbird, RSS и Телеграм.',
  lead: 'События сами появятся в вашем календаре и сами изменятся, если их перенесут или отменят. Регистрация не нужна.',
  telegram: {
    title: 'Открыли страницу в Телеграме?',
    text: 'Его встроенный браузер не открывает календари и не скачивает файлы: кнопки ниже могут не сработать. Откройте страницу в обычном браузере: меню ⋮ или ⋯ в углу → «Открыть в…», на айфоне — значок компаса.',
    other: 'Не нашли меню? Скопируйте адрес этой страницы и вставьте его в браузер.',
    copy: 'Скопировать адрес страницы',
  },
  copied: 'Скопировано',
  refused: 'Не вышло скопировать: адрес выделен, скопируйте его сами.',
  choose: {
    title: 'Что вам интересно',
    label: 'Какие события',
    all: 'Все события',
    regions: 'Регионы',
    formats: 'Форматы',
    chosen: 'Подписка: {name}',
    address: 'Адрес календаря',
    copy: 'Скопировать адрес',
    noScript: 'Ниже — подписка на все события. Календари регионов и форматов — ',
    noScriptLink: 'списком в конце страницы',
  },
  programs: {
    title: 'Где ваш календарь',
    refresh: 'обновление: {soon}',
    apple: {
      name: 'iPhone, iPad, Mac',
      soon: 'по вашей настройке',
      text: 'Откроется «Календарь» и спросит, подписаться ли.',
      action: 'Подписаться в «Календаре»',
      steps: [
        'Нажмите кнопку и подтвердите.',
        'На Mac выберите «Размещение: iCloud» — календарь появится и на айфоне — и «Автообновление: каждый час».',
        'На айфоне частота — в настройках учётных записей Календаря, «Загрузка данных».',
      ],
      note: 'Новое появляется с той частотой, какую вы выбрали: от пяти минут до недели. Отменённое событие остаётся в календаре зачёркнутым.',
    },
    google: {
      name: 'Google Календарь',
      soon: '8–24 часа',
      text: 'На компьютере хватит кнопки. Приложение в телефоне подписываться не умеет: сделайте это один раз в браузере, дальше телефон подхватит сам.',
      action: 'Добавить в Google Календарь',
      phone: 'Если под рукой только телефон',
      steps: [
        'Скопируйте адрес календаря.',
        'Откройте в браузере calendar.google.com и в меню браузера включите «Версию для ПК».',
        'Слева у «Других календарей» нажмите плюс, выберите «Добавить по URL» и вставьте адрес.',
        'Если событий нет в приложении: его настройки → новый календарь → «Синхронизация».',
      ],
      note: 'Когда прочитать календарь, решает Google: новое появляется через 8–24 часа, поторопить его нельзя. Отменённое событие он не зачёркивает, а прячет: если событие исчезло, почему — сказано на его странице здесь, в афише.',
    },
    android: {
      name: 'Android без Google',
      soon: 'по вашей настройке',
      text: 'Свободное приложение ICSx⁵ читает календарь по адресу и показывает его в любом календаре телефона.',
      action: 'Открыть в ICSx⁵',
      stores: 'Приложение: {fdroid} или {play}',
      steps: [
        'Установите ICSx⁵.',
        'Нажмите кнопку — или скопируйте адрес, в приложении нажмите плюс и вставьте его.',
        'В настройках приложения выберите, как часто обновлять.',
      ],
      note: 'Новое появляется с той частотой, какую вы выбрали в приложении. Отменённое событие остаётся с пометкой «ОТМЕНЕНО».',
    },
    outlook: {
      name: 'Outlook',
      soon: '3–24 часа',
      text: 'Для личной почты Outlook и Hotmail — первая кнопка, для рабочей и учебной — вторая.',
      personal: 'Outlook.com',
      work: 'Microsoft 365',
      desktop: 'В программе на компьютере',
      steps: [
        'Скопируйте адрес календаря.',
        '«Календарь» → «Добавить календарь» → «Подписаться из Интернета» (в прежних версиях — «Из Интернета»).',
        'Вставьте адрес и подтвердите.',
      ],
      note: 'Outlook обещает читать календарь раз в три часа, но бывает, что новое ждёт и сутки.',
    },
    thunderbird: {
      name: 'Thunderbird',
      soon: 'по вашей настройке',
      text: 'Почтовая программа для компьютера со своим календарём.',
      steps: [
        'Скопируйте адрес календаря.',
        '«Файл» → «Создать» → «Календарь» → «В сети».',
        'Вставьте адрес; имя пользователя не нужно.',
      ],
      note: 'Обычно обновляется раз в полчаса; другую частоту выберите в свойствах календаря.',
    },
    other: {
      name: 'Другая программа',
      soon: 'как решит программа',
      text: 'Подойдёт любая, которая подписывается на календарь по адресу: Proton Calendar, Nextcloud, Fastmail и другие.',
      steps: [
        'Скопируйте адрес календаря.',
        'Найдите в программе «Подписаться», «Календарь из сети» или «Добавить по URL» — не «Импорт».',
        'Вставьте адрес.',
      ],
      note: 'Импорт скопирует события один раз, и об отмене или переносе вы не узнаете.',
    },
  },
  reading: {
    title: 'Без календаря',
    rss: 'RSS-ридер',
    rssText:
      'Ридер — приложение, которое собирает новое с разных сайтов в одну ленту. Новые, перенесённые и отменённые события придут туда; как часто, решает ридер, обычно раз в час.',
    rssOpen: 'Открыть ленту RSS',
    rssCopy: 'Скопировать адрес ленты',
    telegram: 'Телеграм',
    telegramText: 'Анонсы и разговоры сообщества: их пишут люди.',
  },
  questions: {
    title: 'Вопросы',
    list: {
      leave: {
        question: 'Как отписаться?',
        answer:
          'Удалите календарь там, где добавили его. В айфоне: «Календарь» → «Календари» → значок «i» → «Отменить подписку». В Google: настройки календаря → «Отменить подписку». Нам писать не нужно.',
      },
      crowd: {
        question: 'Не заполнит ли это мой календарь?',
        answer:
          'Нет. Подписка — отдельный календарь со своим цветом: его можно скрыть одним нажатием, ваших записей он не трогает и напоминаний не присылает. Если событий слишком много, выберите один регион или формат.',
      },
      zone: {
        question: 'В каком часовом поясе события?',
        answer:
          'В вашем. Там, где на час меньше, событие в 19:00 календарь покажет в 18:00; поездки и перевод часов он учтёт сам.',
      },
      privacy: {
        question: 'Что вы узнаете обо мне?',
        answer:
          'Ничего. Подписка — это чтение открытого файла: ни регистрации, ни почты, ни счётчиков. Google и Microsoft читают файл сами, и кто из их пользователей подписан, нам не видно.',
      },
      hold: {
        question: 'Почему у события стоит «Бронь»?',
        answer:
          'Дата забронирована, но событие ещё не согласовано. В вашем календаре это время остаётся свободным; когда событие согласуют, пометка исчезнет.',
      },
      file: {
        question: 'Можно просто скачать файл?',
        answer:
          'Можно, но скачанная копия не обновляется: о переносе и отмене вы не узнаете. Одно событие скачивается с его страницы, кнопкой «В календарь».',
      },
    },
  },
  all: {
    title: 'Все календари и ленты',
    calendar: 'календарь',
    rss: 'RSS',
  },
  embed: {
    title: 'У вас свой сайт?',
    text: 'Ближайшие события можно показать и на нём.',
    action: 'Афиша на вашем сайте',
  },
} as const;

/** The words of the page that helps people to subscribe. */
export type SubscribeWords = Translation<typeof ru>;

const en: SubscribeWords = {
  title: 'Subscribe',
  description:
    'How to get the events into your own calendar: Apple, Google, Outlook, Android, Thunderbird, RSS and Telegram.',
  lead: 'Events appear in your calendar by themselves, and change by themselves when they are moved or cancelled. No account needed.',
  telegram: {
    title: 'Reading this inside Telegram?',
    text: 'Its built-in browser opens no calendars and downloads no files: the buttons below may do nothing. Open this page in your usual browser: the menu ⋮ or ⋯ in the corner → “Open in…”, on an iPhone the compass icon.',
    other: 'No such menu? Copy the address of this page and paste it into a browser.',
    copy: 'Copy the page’s address',
  },
  copied: 'Copied',
  refused: 'Copying was refused: the address is selected, please copy it yourself.',
  choose: {
    title: 'What interests you',
    label: 'Which events',
    all: 'All events',
    regions: 'Regions',
    formats: 'Formats',
    chosen: 'Subscription: {name}',
    address: 'Calendar address',
    copy: 'Copy the address',
    noScript: 'Below you subscribe to all events. The calendars of regions and formats are ',
    noScriptLink: 'listed at the end of the page',
  },
  programs: {
    title: 'Where your calendar is',
    refresh: 'refresh: {soon}',
    apple: {
      name: 'iPhone, iPad, Mac',
      soon: 'as you set it',
      text: 'Calendar opens and asks whether to subscribe.',
      action: 'Subscribe in Calendar',
      steps: [
        'Press the button and confirm.',
        'On a Mac choose “Location: iCloud”, so that the calendar is on your iPhone, too, and “Auto-refresh: every hour”.',
        'On an iPhone you set how often in the settings of Calendar accounts, “Fetch New Data”.',
      ],
      note: 'News arrive as often as you have chosen: every five minutes to every week. A cancelled event stays, struck through.',
    },
    google: {
      name: 'Google Calendar',
      soon: '8–24 hours',
      text: 'On a computer the button is enough. The app on a phone cannot subscribe: do it once in a browser, and the phone follows.',
      action: 'Add to Google Calendar',
      phone: 'If you have only a phone at hand',
      steps: [
        'Copy the calendar address.',
        'Open calendar.google.com in the browser and choose “Desktop site” in the browser’s menu.',
        'On the left, next to “Other calendars”, press plus, choose “From URL” and paste the address.',
        'If the app shows no events: its settings → the new calendar → “Sync”.',
      ],
      note: 'Google decides when to read the calendar: news take 8–24 hours, and nothing hurries it. A cancelled event is not struck through but hidden: if one has vanished, its page here says why.',
    },
    android: {
      name: 'Android without Google',
      soon: 'as you set it',
      text: 'The free software ICSx⁵ reads a calendar by its address and shows it in any calendar app of the phone.',
      action: 'Open in ICSx⁵',
      stores: 'The app: {fdroid} or {play}',
      steps: [
        'Install ICSx⁵.',
        'Press the button; or copy the address, press plus in the app and paste it.',
        'In the settings of the app choose how often to refresh.',
      ],
      note: 'News arrive as often as you have chosen in the app. A cancelled event stays, marked “CANCELLED”.',
    },
    outlook: {
      name: 'Outlook',
      soon: '3–24 hours',
      text: 'The first button is for personal Outlook and Hotmail accounts, the second for work and school.',
      personal: 'Outlook.com',
      work: 'Microsoft 365',
      desktop: 'In the program on a computer',
      steps: [
        'Copy the calendar address.',
        '“Calendar” → “Add calendar” → “Subscribe from web” (“From Internet” in older versions).',
        'Paste the address and confirm.',
      ],
      note: 'Outlook means to read the calendar every three hours, but news may take a day.',
    },
    thunderbird: {
      name: 'Thunderbird',
      soon: 'as you set it',
      text: 'A mail program for computers with a calendar of its own.',
      steps: [
        'Copy the calendar address.',
        '“File” → “New” → “Calendar” → “On the Network”.',
        'Paste the address; no user name is needed.',
      ],
      note: 'It usually refreshes every half an hour; choose otherwise in the properties of the calendar.',
    },
    other: {
      name: 'Another program',
      soon: 'up to the program',
      text: 'Any will do that subscribes to a calendar by its address: Proton Calendar, Nextcloud, Fastmail and others.',
      steps: [
        'Copy the calendar address.',
        'Look for “Subscribe”, “Calendar from the network” or “Add by URL”, not for “Import”.',
        'Paste the address.',
      ],
      note: 'An import copies the events once, and you hear of no cancellation and no move.',
    },
  },
  reading: {
    title: 'Without a calendar',
    rss: 'RSS reader',
    rssText:
      'A reader is an app that gathers what is new on many sites. New, moved and cancelled events arrive there; how often is up to the reader, usually every hour.',
    rssOpen: 'Open the RSS feed',
    rssCopy: 'Copy the feed’s address',
    telegram: 'Telegram',
    telegramText: 'Announcements and talk of the community, written by people.',
  },
  questions: {
    title: 'Questions',
    list: {
      leave: {
        question: 'How do I unsubscribe?',
        answer:
          'Remove the calendar where you added it. On an iPhone: Calendar → “Calendars” → the “i” icon → “Unsubscribe”. In Google: settings of the calendar → “Unsubscribe”. There is nobody to write to.',
      },
      crowd: {
        question: 'Will it fill up my calendar?',
        answer:
          'No. A subscription is a calendar of its own, in its own colour: one press hides it, it leaves your entries alone and sends no reminders. If there is too much in it, choose one region or format.',
      },
      zone: {
        question: 'Which time zone are the events in?',
        answer:
          'In yours. Where it is an hour earlier, an event at 19:00 shows at 18:00; your calendar takes care of travels and of summer time.',
      },
      privacy: {
        question: 'What do you learn about me?',
        answer:
          'Nothing. To subscribe is to read a public file: no account, no e-mail address, no counters. Google and Microsoft read the file themselves, and we cannot see who of their users does.',
      },
      hold: {
        question: 'Why is an event marked “Hold”?',
        answer:
          'Its date is held, but the event is not agreed yet. The time stays free in your calendar; once the event is agreed, the mark goes.',
      },
      file: {
        question: 'Can I just download a file?',
        answer:
          'You can, but a downloaded copy does not refresh: you hear of no move and no cancellation. A single event is downloaded from its page, with the button “Add to calendar”.',
      },
    },
  },
  all: {
    title: 'All calendars and feeds',
    calendar: 'calendar',
    rss: 'RSS',
  },
  embed: {
    title: 'Have a site of your own?',
    text: 'It can show the next events, too.',
    action: 'Events on your site',
  },
};

export const SUBSCRIBE_WORDS: Readonly<Record<Locale, SubscribeWords>> = { ru, en };
