import type { Locale, Translation } from './locale.ts';

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
    others: 'Нужна одна площадка, человек или тема? Подпишитесь на их странице: {venues}, {people}.',
    venues: 'площадки',
    people: 'люди',
    noScript: 'Ниже — подписка на все события. Календари регионов и форматов — ',
    noScriptLink: 'списком ниже',
  },
  programs: {
    title: 'Где ваш календарь',
    refresh: 'обновление: {soon}',
    leave: 'Отписаться: {how}',
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
      leave:
        'на айфоне «Календарь» → «Календари» → значок «i» → «Отменить подписку»; на Mac — правой кнопкой по календарю.',
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
      leave: 'на компьютере, в настройках календаря, «Отменить подписку».',
    },
    android: {
      name: 'Android без Google',
      soon: 'по вашей настройке',
      text: 'Свободное приложение ICSx⁵, от авторов DAVx⁵, читает календарь по адресу и показывает его в любом календаре телефона.',
      action: 'Открыть в ICSx⁵',
      stores: 'Приложение: {fdroid} или {play}',
      steps: [
        'Установите ICSx⁵.',
        'Нажмите кнопку — или скопируйте адрес, в приложении нажмите плюс и вставьте его.',
        'В настройках приложения выберите, как часто обновлять.',
      ],
      note: 'Новое появляется с той частотой, какую вы выбрали в приложении. Отменённое событие остаётся с пометкой «ОТМЕНЕНО».',
      leave: 'откройте календарь в ICSx⁵ и удалите его.',
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
      leave: '«⋯» рядом с календарём → «Удалить».',
    },
    thunderbird: {
      name: 'Thunderbird',
      soon: 'по вашей настройке',
      text: 'Почтовая программа для компьютера со своим календарём.',
      steps: [
        'Скопируйте адрес календаря.',
        'В календаре внизу слева «Новый календарь…» (или «Файл» → «Создать» → «Календарь») → «В сети».',
        'Вставьте адрес; имя пользователя не нужно.',
      ],
      note: 'Обычно обновляется раз в полчаса; другую частоту выберите в свойствах календаря.',
      leave: 'правой кнопкой по календарю → «Отписаться».',
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
      leave: 'удалите календарь из списка подписок.',
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
      soon: {
        question: 'Как скоро приходит новое?',
        answer:
          'Сайт и его календари обновляются, как только правку приняли. Дальше решает ваша программа: мы просим её заглядывать раз в четыре часа, но Google берёт на это до суток, а другие — сколько вы настроили, смотрите шаг 2.',
      },
      change: {
        question: 'Что будет, если событие перенесут или отменят?',
        answer:
          'Перенесённое само встанет на новое время, двойника на старом не останется. Отменённое останется на месте с пометкой «ОТМЕНЕНО», отложенное без новой даты — «ОТЛОЖЕНО»: времени в календаре они уже не занимают, а Google их прячет.',
      },
      window: {
        question: 'На сколько вперёд и назад видны события?',
        answer:
          'На полтора года вперёд и на два месяца назад, целыми месяцами. Если событий набирается больше 900, остаются ближайшие. Всё, что прошло, лежит в календарях по годам; скачайте их или подпишитесь, они не исчезнут.',
      },
      fewer: {
        question: 'Почему в Google событий меньше, чем здесь?',
        answer:
          'Чаще всего он ещё не перечитал календарь: подождите сутки. Отменённые и отложенные он не показывает вовсе. В телефоне проверьте, что у календаря включена синхронизация. Слишком большой календарь Google молча обрезает, поэтому наши не бывают больше 900 событий и 900 кБ.',
      },
      hold: {
        question: 'Почему у события стоит «Бронь»?',
        answer:
          'Дата забронирована, но событие ещё не согласовано. В вашем календаре это время остаётся свободным; когда событие согласуют, пометка исчезнет.',
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
      file: {
        question: 'Можно просто скачать файл?',
        answer:
          'Можно, но скачанная копия не обновляется: о переносе и отмене вы не узнаете. Одно событие скачивается с его страницы, кнопкой «В календарь».',
      },
      privacy: {
        question: 'Что вы узнаете обо мне?',
        answer:
          'Ничего. Подписка — это чтение открытого файла: ни регистрации, ни почты, ни счётчиков. Google и Microsoft читают файл сами, и кто из их пользователей подписан, нам не видно.',
      },
      leave: {
        question: 'Как отписаться?',
        answer:
          'Удалите календарь там, где добавили его: как именно, сказано в шаге 2 под каждой программой. Нам писать не нужно.',
      },
    },
  },
  planning: {
    title: 'Тем, кто планирует',
    text: 'Координаторам и организаторам. Остальным хватит календаря событий: переносы и отмены видны и в нём.',
    holds: {
      text: 'Календарь одних броней. Эти даты только забронированы: события ещё нет, и его может не быть. До какого дня держится бронь, написано в ней самой; когда событие согласуют или срок выйдет, она отсюда уйдёт.',
      action: 'Подписаться на брони',
      note: 'Google и Outlook кнопку не поймут: вставьте в них адрес, как сказано в шаге 2.',
    },
    changes: {
      text: 'Лента RSS о переменах: событие перенесли, отменили, перевели в другое место, бронь освободила дату. Новых анонсов в ней нет.',
      action: 'Открыть ленту перемен',
      copy: 'Скопировать адрес ленты',
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
  developers: {
    title: 'Пишете программу?',
    text: 'Те же события лежат в JSON, без ключа и регистрации. Файлы пересобираются с каждой правкой реестра, а номер версии стоит в адресе: прежняя останется на месте.',
    schema: 'JSON Schema',
    files: {
      events: 'все события реестра и все их даты, с регионами, площадками и людьми',
      busy: 'когда заняты площадки, люди и регионы',
      health: 'из какого коммита и когда собран сайт',
      feed: 'новые анонсы в формате JSON Feed, как в RSS',
      event: 'поля файла события',
    },
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
    others: 'Only one venue, person or topic? Subscribe on its own page: {venues}, {people}.',
    venues: 'venues',
    people: 'people',
    noScript: 'Below you subscribe to all events. The calendars of regions and formats are ',
    noScriptLink: 'listed further down',
  },
  programs: {
    title: 'Where your calendar is',
    refresh: 'refresh: {soon}',
    leave: 'To leave: {how}',
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
      leave: 'on an iPhone Calendar → “Calendars” → the “i” icon → “Unsubscribe”; on a Mac Control-click the calendar.',
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
      leave: 'on a computer, in the settings of the calendar, “Unsubscribe”.',
    },
    android: {
      name: 'Android without Google',
      soon: 'as you set it',
      text: 'The free software ICSx⁵, by the makers of DAVx⁵, reads a calendar by its address and shows it in any calendar app of the phone.',
      action: 'Open in ICSx⁵',
      stores: 'The app: {fdroid} or {play}',
      steps: [
        'Install ICSx⁵.',
        'Press the button; or copy the address, press plus in the app and paste it.',
        'In the settings of the app choose how often to refresh.',
      ],
      note: 'News arrive as often as you have chosen in the app. A cancelled event stays, marked “CANCELLED”.',
      leave: 'open the calendar in ICSx⁵ and delete it.',
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
      leave: '“⋯” beside the calendar → “Remove”.',
    },
    thunderbird: {
      name: 'Thunderbird',
      soon: 'as you set it',
      text: 'A mail program for computers with a calendar of its own.',
      steps: [
        'Copy the calendar address.',
        'In the calendar, at the bottom left, “New Calendar…” (or “File” → “New” → “Calendar”) → “On the Network”.',
        'Paste the address; no user name is needed.',
      ],
      note: 'It usually refreshes every half an hour; choose otherwise in the properties of the calendar.',
      leave: 'right-click the calendar → “Unsubscribe”.',
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
      leave: 'remove the calendar from the list of subscriptions.',
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
      soon: {
        question: 'How soon do news arrive?',
        answer:
          'The site and its calendars change as soon as an edit is accepted. The rest is up to your program: we ask it to look every four hours, but Google takes up to a day, and others as long as you have set, see step 2.',
      },
      change: {
        question: 'What if an event is moved or cancelled?',
        answer:
          'A moved event goes to its new time by itself and leaves no double behind. A cancelled one stays where it was, marked “CANCELLED”, and one put off without a new date is marked “POSTPONED”: they no longer take up your time, and Google hides them.',
      },
      window: {
        question: 'How far ahead and back do I see?',
        answer:
          'A year and a half ahead and two months back, in whole months. Of more than 900 events the nearest remain. All that is over is in calendars by year; download them or subscribe to them, they stay.',
      },
      fewer: {
        question: 'Why does Google show fewer events than this site?',
        answer:
          'Mostly it has not read the calendar again yet: give it a day. What is cancelled or postponed it does not show at all. On a phone make sure that the calendar is synchronised. Google cuts a calendar that is too big without a word, so ours never have more than 900 events or 900 kB.',
      },
      hold: {
        question: 'Why is an event marked “Hold”?',
        answer:
          'Its date is held, but the event is not agreed yet. The time stays free in your calendar; once the event is agreed, the mark goes.',
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
      file: {
        question: 'Can I just download a file?',
        answer:
          'You can, but a downloaded copy does not refresh: you hear of no move and no cancellation. A single event is downloaded from its page, with the button “Add to calendar”.',
      },
      privacy: {
        question: 'What do you learn about me?',
        answer:
          'Nothing. To subscribe is to read a public file: no account, no e-mail address, no counters. Google and Microsoft read the file themselves, and we cannot see who of their users does.',
      },
      leave: {
        question: 'How do I unsubscribe?',
        answer:
          'Remove the calendar where you added it: step 2 says how, below each program. There is nobody to write to.',
      },
    },
  },
  planning: {
    title: 'For those who plan',
    text: 'For coordinators and organisers. Everybody else is well served by the calendar of events: it shows moves and cancellations, too.',
    holds: {
      text: 'A calendar of holds alone. These dates are only reserved: there is no event yet, and there may never be. Each says until when it is kept; once its event is agreed or its time runs out, it leaves this calendar.',
      action: 'Subscribe to the holds',
      note: 'Google and Outlook do not take the button: paste the address there, as in step 2.',
    },
    changes: {
      text: 'An RSS feed of what has changed: an event was moved, cancelled or given another place, a hold has set its date free. It has no new announcements.',
      action: 'Open the feed of changes',
      copy: 'Copy the feed’s address',
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
  developers: {
    title: 'Writing a program?',
    text: 'The same events are there as JSON, without key or account. The files are made anew with every change of the registry, and their version stands in the address: an older one stays where it is.',
    schema: 'JSON Schema',
    files: {
      events: 'all events of the registry and all their dates, with regions, venues and people',
      busy: 'when venues, people and regions are taken',
      health: 'from which commit and when the site was built',
      feed: 'new announcements as JSON Feed, like RSS',
      event: 'the fields of an event’s file',
    },
  },
};

export const SUBSCRIBE_WORDS: Readonly<Record<Locale, SubscribeWords>> = { ru, en };
