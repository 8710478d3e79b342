import type { Locale, Translation } from './interface.ts';

/** Words of the issue form on GitHub, and of what is answered below an issue. */
const ru = {
  name: 'Предложить событие',
  description: 'Заявка в реестр событий. Файл и pull request появятся сами.',
  titlePrefix: 'Событие: ',
  intro:
    'Заполните поля и нажмите **Create**. Программа проверит дату, соберёт файл события и ответит под заявкой. Опечатались? Поправьте текст заявки, всё обновится само.',
  whenHint: 'День: `2026-12-05`, `05.12.2026` или «5 декабря». Время — местное: `18:00`. Без времени — весь день.',
  fields: {
    title: { label: 'Название', hint: 'Одна строка, до 140 знаков.' },
    format: { label: 'Формат', hint: '' },
    region: { label: 'Регион', hint: 'Где это. Для встречи в сети — «Онлайн».' },
    place: {
      label: 'Место',
      hint: 'Площадка из реестра по названию или место словами, хотя бы город. Вместо домашнего адреса — «адрес по запросу». Для онлайна оставьте пустым.',
    },
    onlineUrl: { label: 'Ссылка на трансляцию', hint: 'Только для встречи в сети: https://…' },
    startDay: { label: 'День начала', hint: '' },
    startTime: { label: 'Время начала', hint: '' },
    endDay: { label: 'День конца', hint: 'Если это не день начала.' },
    endTime: { label: 'Время конца', hint: '' },
    status: { label: 'Событие или бронь', hint: 'Бронь держит дату, пока остальное решается.' },
    until: { label: 'До какого дня держать бронь', hint: 'Только для брони.' },
    organizer: {
      label: 'Имя в реестре',
      hint: 'Если о вас уже есть файл в content/people, его имя без .md. Для брони обязательно.',
    },
    lang: { label: 'Язык текста', hint: '' },
    summary: { label: 'Коротко', hint: 'Одно-два предложения для афиши.' },
    body: {
      label: 'Подробности',
      hint: 'Текст страницы, можно в Markdown. Телефоны и почту не пишите: реестр публичный.',
    },
    consent: { label: 'Согласие', hint: '' },
  },
  consent: 'Текст — под CC BY 4.0; все, кто в нём назван, на это согласны.',
  statuses: { confirmed: 'событие состоится', hold: 'бронь: дата нужна, остальное решается' },
  links: {
    submit: 'Форма на сайте',
    submitAbout: 'Покажет свободные даты и проверит всё сразу, пока вы пишете.',
    guide: 'Руководство',
    guideAbout: 'Как написать файл события самому и что означают поля.',
  },
  faults: {
    heading: 'Заголовка «{label}» в заявке нет: верните строку `### {label}`, ответ пишется под ней.',
    doubled: 'Заголовок «{label}» стоит в заявке больше одного раза: оставьте один.',
    choice: 'Такого здесь нет: «{value}». Можно: {choices}.',
    day: 'День «{value}» не понят. Напишите, например, 2026-12-05 или «5 декабря».',
    weekday: '«{value}»: этот день приходится на другой день недели.',
    time: 'Время «{value}» не понято. Напишите, например, 18:00.',
    endTime: 'Есть время начала, а когда конец?',
    startTime: 'Есть время конца, а когда начало?',
    person: 'Имени «{id}» в реестре нет: оставьте поле пустым или добавьте сначала свой файл в content/people.',
    consent: 'Отметьте согласие: без него текст нельзя опубликовать.',
  },
  accepted: '**Заявка собрана: {pull}.** Проверка пройдена; теперь ход модератора, он ответит там.',
  warned: 'Обратите внимание; принять это не мешает:',
  missing: '**Заявка пока не собрана:** поправьте то, что ниже.',
  refused: '**Заявка пока не собрана:** проверка не пропускает.',
  stale: 'В {pull} пока то, что было до этой правки.',
  how: 'Как поправить: кнопка **⋯** над вашим текстом, затем **Edit**. Всё проверится заново само, новую заявку открывать не нужно.',
  understood: 'Так мы вас поняли',
  rows: { title: 'Название', when: 'Когда', where: 'Где', format: 'Формат', hold: 'Бронь', file: 'Файл' },
  until: 'до {date}',
  suffixed: 'Имя `{name}` уже занято, поэтому файл назван иначе.',
  file: 'Файл целиком',
  merged: '**Событие уже принято** ({pull}). Дальше его правят в самом файле: кнопка «Исправить» на странице события.',
  closed: '**Заявку {pull} закрыли**, так что эта правка никуда не попала. Напишите там или откройте новую.',
  taken:
    '**В {pull} уже внесли правки вручную**, чтобы их не стереть, эта правка туда не попала. Напишите там, что поменять.',
  tooMany:
    '**Открытых заявок от вас уже {count}.** Когда какую-нибудь из них примут или закроют, нажмите здесь **⋯**, **Edit** и сохраните: эта пойдёт дальше.',
  crowded:
    '**Сегодня заявок слишком много.** Ничего не пропало: завтра нажмите здесь **⋯**, **Edit** и сохраните, и эта пойдёт дальше.',
  failed:
    '**GitHub сейчас не дал собрать заявку.** С ней всё в порядке, исправлять нечего. Модераторы об этом узнают; можно и самим попробовать ещё раз: **⋯**, **Edit**, сохранить.',
  pullTitle: 'Событие: {title}',
  pullLead: 'Из заявки #{issue}, прислано через форму: @{login}.',
  pullConsent: 'Согласие отмечено: текст под CC BY 4.0, названные люди не против.',
  pullEdit:
    'Автор правит текст заявки #{issue}, и здесь всё обновляется. Правки прямо в этой ветке останавливают обновление.',
} as const;

/** The words of the issue form in one language. */
export type IssueFormWords = Translation<typeof ru>;

const en: IssueFormWords = {
  name: 'Propose an event',
  description: 'An application to the event registry. The file and the pull request are made for you.',
  titlePrefix: 'Event: ',
  intro:
    'Fill in the fields and press **Create**. A program checks the date, makes the file of the event and answers below. A slip? Edit the text of the issue, and all is made anew.',
  whenHint: 'Day: `2026-12-05`, `05.12.2026` or “5 December”. Local time: `18:00`. Without times it lasts all day.',
  fields: {
    title: { label: 'Title', hint: 'One line of at most 140 characters.' },
    format: { label: 'Format', hint: '' },
    region: { label: 'Region', hint: 'Where it is. For what takes place in the net: “Online”.' },
    place: {
      label: 'Place',
      hint: 'A venue of the registry by its name, or the place in words, at least the town. Instead of a home address: “address on request”. Leave it empty for an online event.',
    },
    onlineUrl: { label: 'Link to join', hint: 'For an online event alone: https://…' },
    startDay: { label: 'Day of the start', hint: '' },
    startTime: { label: 'Time of the start', hint: '' },
    endDay: { label: 'Day of the end', hint: 'Where it is another day.' },
    endTime: { label: 'Time of the end', hint: '' },
    status: { label: 'Event or hold', hint: 'A hold keeps the date while the rest is being settled.' },
    until: { label: 'Hold the date until', hint: 'For a hold alone.' },
    organizer: {
      label: 'Name in the registry',
      hint: 'If there is a file about you in content/people: its name without .md. A hold needs it.',
    },
    lang: { label: 'Language of the text', hint: '' },
    summary: { label: 'In short', hint: 'One or two sentences for lists.' },
    body: {
      label: 'Details',
      hint: 'The text of the page, in Markdown if you like. No phone numbers, no e-mail: the registry is public.',
    },
    consent: { label: 'Consent', hint: '' },
  },
  consent: 'The text is under CC BY 4.0; everybody named in it has agreed to be.',
  statuses: { confirmed: 'the event takes place', hold: 'a hold: the date is wanted, the rest is being settled' },
  links: {
    submit: 'The form on the site',
    submitAbout: 'It shows free dates and checks everything while you write.',
    guide: 'The guide',
    guideAbout: 'How to write the file of an event yourself, and what its fields mean.',
  },
  faults: {
    heading: 'There is no heading “{label}” in the issue: put the line `### {label}` back, with the answer below it.',
    doubled: 'The heading “{label}” is in the issue more than once: keep one.',
    choice: 'There is no such choice: “{value}”. There are: {choices}.',
    day: 'The day “{value}” was not understood. Write, for example, 2026-12-05 or “5 December”.',
    weekday: '“{value}”: that day is another day of the week.',
    time: 'The time “{value}” was not understood. Write, for example, 18:00.',
    endTime: 'There is a time for the start; when does it end?',
    startTime: 'There is a time for the end; when does it start?',
    person: 'There is no “{id}” in the registry: leave this empty, or add your file to content/people first.',
    consent: 'Tick the consent: without it the text cannot be published.',
  },
  accepted:
    '**The application is made: {pull}.** It has passed the check; it is the moderator’s move, who answers there.',
  warned: 'Please note; it keeps nobody from accepting:',
  missing: '**There is no application yet:** please mend what is below.',
  refused: '**There is no application yet:** the check does not let it pass.',
  stale: '{pull} still has what was there before this edit.',
  how: 'How to mend it: **⋯** above your text, then **Edit**. All is checked again by itself; there is no need for another issue.',
  understood: 'How we have understood you',
  rows: { title: 'Title', when: 'When', where: 'Where', format: 'Format', hold: 'Hold', file: 'File' },
  until: 'until {date}',
  suffixed: 'The name `{name}` is taken, so the file has another one.',
  file: 'The whole file',
  merged:
    '**The event has been accepted already** ({pull}). From now on its file is edited: “Correct this” on the page of the event.',
  closed: '**{pull} has been closed**, so this edit has gone nowhere. Write there, or open a new issue.',
  taken:
    '**Somebody has edited {pull} by hand.** Not to undo that, this edit was left out. Write there what should change.',
  tooMany:
    '**You have {count} open applications already.** Once one of them is accepted or closed, press **⋯**, **Edit** here and save: this one goes on.',
  crowded:
    '**There are too many applications today.** Nothing is lost: press **⋯**, **Edit** here tomorrow and save, and this one goes on.',
  failed:
    '**GitHub did not let the application be made just now.** Nothing is wrong with it. The moderators will know; you may also try again: **⋯**, **Edit**, save.',
  pullTitle: 'Event: {title}',
  pullLead: 'From issue #{issue}, sent through the form by @{login}.',
  pullConsent: 'Consent was given: the text is under CC BY 4.0, the people named have agreed.',
  pullEdit: 'The author edits issue #{issue}, and this is made anew. Commits made here by hand stop that.',
};

/** Words of the issue form and of the answers to it. */
export const ISSUE_FORM_WORDS: Readonly<Record<Locale, IssueFormWords>> = { ru, en };
