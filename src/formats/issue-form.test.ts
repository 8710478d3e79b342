import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { EVENT_FORMATS } from '../domain/event.ts';
import { busyOf, event, NOW, person, registry, venue } from '../domain/registry.test-support.ts';
import { DRAFT_WORDS } from '../i18n/draft.ts';
import { checkContent, PROJECT_CONTENT } from '../io/content-check.ts';
import { EMPTY_DRAFT } from './draft-entry.ts';
import { makeDraftJudge } from './event-draft.ts';
import { parseEventFile } from './event-file.ts';
import { formatEventFile } from './event-text.ts';
import { makeIssueJudge } from './issue-draft.ts';
import { FORM, fillForm, readTemplate } from './issue-form.test-support.ts';
import { FORM_FIELDS, formatFormLinks, formatIssueForm, toIssueChoices } from './issue-form.ts';
import { parseIssueForm } from './issue-reading.ts';
import type { IssueField } from './issue-text.ts';

const { registry: own } = checkContent(PROJECT_CONTENT, NOW);

describe('the form', () => {
  test('is the one that the code writes: npm run issue-form', () => {
    expect(readTemplate('event.yml')).toBe(formatIssueForm(toIssueChoices(own!)));
    const config = load(readTemplate('config.yml')) as { contact_links: { url: string }[] };
    expect(readTemplate('config.yml')).toBe(formatFormLinks(own!.settings, config.contact_links[0]!.url));
    expect(config.contact_links[0]?.url).toMatch(/^https:\/\/.+\/submit\/$/);
  });

  test('offers every format and every region of the registry', () => {
    const choices = toIssueChoices(own!);
    const values = (field: IssueField) => choices[field]?.map(({ value }) => value).sort();
    expect(values('format')).toEqual([...EVENT_FORMATS].sort());
    expect(values('region')).toEqual([...own!.regions.keys()].sort());
  });

  test('is one that GitHub accepts: unlike labels and ids, no empty text, no option called None', () => {
    const fields = FORM.body.filter(({ type }) => type !== 'markdown');
    expect(fields.map(({ id }) => id)).toEqual([...FORM_FIELDS]);
    const labels = fields.map(({ attributes }) => attributes.label.toLowerCase().replaceAll(/[^\p{L}]/gu, ''));
    expect(new Set(labels).size).toBe(labels.length);
    for (const { attributes } of fields) {
      const options = (attributes.options ?? []).map((option) => (typeof option === 'string' ? option : option.label));
      expect(new Set(options).size).toBe(options.length);
      expect(options.filter((option) => option === '' || /^none$/i.test(option))).toEqual([]);
      expect(Object.values(attributes).filter((value) => value === '')).toEqual([]);
    }
    expect(FORM.body.filter(({ validations }) => validations?.required).map(({ id }) => id)).toEqual([
      'title',
      'format',
      'region',
      'startDay',
      'status',
      'lang',
    ]);
  });
});

const FILES = {
  venues: [venue(), venue({ id: 'spare-hall', name: { ru: 'Запасной зал', en: 'Spare hall' } })],
  people: [person({ id: 'club-host' })],
  events: [event({ id: 'klub', title: 'Клуб', start: '2026-12-12T18:00', end: '2026-12-12T21:00' })],
};

const built = registry(FILES);
const judge = makeIssueJudge({ registry: built, busy: busyOf(built) }, NOW);

const ANSWERS: Readonly<Partial<Record<IssueField, string>>> = {
  title: 'Дебаты: за и против',
  format: 'Дебаты',
  region: 'Подгорица',
  place: 'kings park',
  startDay: '5 декабря',
  startTime: '18:00',
  endTime: '21:00',
  summary: 'Одно предложение.',
};

function verdictOf(text: string) {
  return judge.judge(parseIssueForm(text, judge.choices), NOW, new Set());
}

/** Put the text of the page first, as somebody might who finds it most important. */
function reorder(text: string): string {
  const parts = text.split(/^(?=### )/m);
  const at = parts.findIndex((part) => part.startsWith('### Подробности'));
  return [parts[at], ...parts.toSpliced(at, 1)].map((part) => `${part?.trimEnd()}\n\n`).join('');
}

function notesOf(answers: typeof ANSWERS): string[] {
  return verdictOf(fillForm({ ...ANSWERS, ...answers })).notes.map(({ field, message }) =>
    `${field}: ${message}`.replaceAll('\u00a0', ' '),
  );
}

describe('an issue', () => {
  test('becomes the file of an event', () => {
    const body = 'Первый абзац.\n\n### Программа\n\n- один\n- два';
    expect(verdictOf(fillForm({ ...ANSWERS, body }))).toMatchObject({
      notes: [],
      locale: 'ru',
      file: {
        path: 'events/me-16/debaty-za-i-protiv.md',
        text: `---
title: 'Дебаты: за и против'
summary: Одно предложение.
status: confirmed
start: 2026-12-05T18:00
end: 2026-12-05T21:00
venue: kings-park
format: debate
---

Первый абзац.

### Программа

- один
- два
`,
      },
    });
  });

  test.each<[string, (text: string) => string]>([
    ['lines that end as on Windows', (text) => text.replaceAll('\n', '\r\n')],
    [
      'headings of another level, in one language, with a colon',
      (text) =>
        text.replace('### Название / Title', '##  название:  ').replace('### Регион / Region', '#### Region ##'),
    ],
    ['empty fields thrown away', (text) => text.replaceAll(/### [^\n]+\n\n_No response_\n*/g, '')],
    [
      'choices typed by hand',
      (text) => text.replace('Дебаты · Debate', 'debate').replace('Подгорица · Podgorica', ' me-16 '),
    ],
    ['a word before the form', (text) => `Здравствуйте!\n\n${text}`],
    ['its fields in another order, the text of the page first', (text) => reorder(text)],
    ['its headings in English alone', (text) => text.replaceAll(/^### .+ \/ (.+)$/gm, '### $1')],
    [
      'a heading of their own, and a comment, between the fields',
      (text) =>
        text
          .replace('### Регион / Region', '### Зачем\n\nПросто так\n\n### Регион / Region')
          .replace('Подгорица · Podgorica', 'Подгорица · Podgorica\n\n<!-- тут мы живём -->')
          .replace('kings park', '<!-- зал -->\nkings park\n\n## Как дойти\n\nПешком'),
    ],
    ['what is quoted before it', (text) => `> ### Название / Title\n>\n> Не то\n\n${text}`],
    [
      'a list that was left alone as other forms say so',
      (text) => text.replace(/(### Повторяется[^\n]+\n\n)[^\n]+/, '$1None'),
    ],
    ['a heading of their own after the consent', (text) => `${text}\n\n### Спасибо\n`],
  ])('is understood with %s', (_, edit) => {
    expect(verdictOf(edit(fillForm(ANSWERS))).file).toEqual(verdictOf(fillForm(ANSWERS)).file);
  });

  test('keeps what looks like a field that nobody fills in through the form, in the text of its page', () => {
    const body = 'До.\n\n### Спикеры\n\nБудет сюрприз.\n\n### Для кого\n\nДля всех!';
    const { file, notes } = verdictOf(fillForm({ ...ANSWERS, body }));
    expect(notes).toEqual([]);
    expect(parseEventFile(file!).event).toMatchObject({ body });
  });

  test('keeps headings of the form that stand in the text of its page', () => {
    const body =
      'До.\n\n### Согласие / Consent\n\n- [ ] нет\n\n### Название / Title\n\nДругое\n\n### Подробности\n\nПосле.';
    const { file, notes } = verdictOf(fillForm({ ...ANSWERS, body }));
    expect(notes).toEqual([]);
    expect(parseEventFile(file!).event).toMatchObject({ entry: { title: 'Дебаты: за и против' }, body });
  });

  test.each<[string, string, boolean]>([
    ['nothing', '', false],
    ['a report of a fault', '### Что не так\n\nСайт не открывается\n\n### Название\n\nx', false],
    ['the whole form', fillForm({}), true],
    ['65,536 characters of one line', '#'.repeat(65_536), false],
    ['65,536 headings', '### Название\n'.repeat(5041), false],
  ])('of %s is a form: %s', (_, text, isForm) => {
    expect(parseIssueForm(text, judge.choices).isForm).toBe(isForm);
  });

  test.each<[typeof ANSWERS, string[]]>([
    [{ title: '' }, ['title: Напишите название.']],
    [{ startDay: 'скоро' }, ['startDay: День «скоро» не понят. Напишите, например, 2026-12-05 или «5 декабря».']],
    [
      { startDay: 'воскресенье, 5 декабря' },
      ['startDay: «воскресенье, 5 декабря»: этот день приходится на другой день недели.'],
    ],
    [{ startTime: 'вечером' }, ['startTime: Время «вечером» не понято. Напишите, например, 18:00.']],
    [{ endTime: '' }, ['endTime: Есть время начала, а когда конец?']],
    [{ startTime: '' }, ['startTime: Есть время конца, а когда начало?']],
    [{ endTime: '18:00' }, ['endTime: Конец должен быть позже начала.']],
    [
      { timezone: 'UTC+3' },
      ['timezone: Нужен не сдвиг, а пояс: например, Europe/Moscow. Он знает и о переводе часов.'],
    ],
    [{ price: 'недорого' }, ['price: Цена «недорого» не понята. Напишите: бесплатно, донат или сумму, 10 EUR.']],
    [{ repeat: 'Каждую неделю' }, ['repeatEnd: Укажите, сколько раз: от 2 до 400.']],
    [
      { repeat: 'Каждую неделю', repeatEnd: 'всегда' },
      ['repeatEnd: День «всегда» не понят. Напишите, например, 2026-12-05 или «5 декабря».'],
    ],
    [{ place: '' }, ['place: Напишите, где это: площадка или хотя бы город.']],
    [{ region: 'Онлайн' }, ['onlineUrl: Дайте ссылку, куда подключаться: https://…']],
    [
      { organizer: '@Nobody' },
      [
        'personName: Имени «nobody» в реестре ещё нет. Напишите, как вас называть, и оно появится вместе с событием.',
        'personIs: Отметьте, кто это: вы сами или человек, который согласился.',
      ],
    ],
    [
      { status: 'Бронь' },
      ['until: Укажите, до какого дня держать бронь.', 'organizer: Для брони нужно имя из реестра: чья она.'],
    ],
    [{ consent: '' }, ['consent: Отметьте согласие: без него текст нельзя опубликовать.']],
    [
      { place: 'звоните +382 67 123 456' },
      [
        'place: Телефоны в реестре не храним, а здесь есть «+382 67 123 456». Оставьте ник в Телеграме или ссылку на страницу.',
      ],
    ],
  ])('with %j is told what to mend', (answers, notes) => {
    expect(notesOf(answers)).toEqual(notes);
  });

  test.each<[string, (text: string) => string, string[]]>([
    [
      'without a heading',
      (text) => text.replace('### Регион / Region', ''),
      [
        'region: Заголовка «Регион / Region» в заявке нет: верните строку `### Регион / Region`, ответ пишется под ней.',
      ],
    ],
    [
      'with a heading twice',
      (text) => `### Регион\n\nБар\n\n${text}`,
      ['region: Заголовок «Регион / Region» стоит в заявке больше одного раза: оставьте один.'],
    ],
    [
      'with a choice of their own',
      (text) => text.replace('Подгорица · Podgorica', 'Луна'),
      ['region: Такого здесь нет: «Луна». Можно: Бар · Bar, Онлайн · Online, Подгорица · Podgorica.'],
    ],
  ])('%s is told so', (_, edit, notes) => {
    expect(verdictOf(edit(fillForm(ANSWERS))).notes.map(({ field, message }) => `${field}: ${message}`)).toEqual(notes);
  });

  test('is answered in English where nothing of it is in Russian', () => {
    const text = fillForm({ ...ANSWERS, title: 'Board games', summary: '', startDay: 'soon' });
    expect(verdictOf(text)).toMatchObject({
      locale: 'en',
      notes: [{ field: 'startDay', message: expect.stringContaining('was not understood') }],
    });
  });

  test('means the day on which it was written, however late it is read', () => {
    const later = makeIssueJudge({ registry: built, busy: [] }, NOW.add({ hours: 240 }));
    const reading = parseIssueForm(fillForm({ ...ANSWERS, startDay: 'завтра' }), later.choices);
    expect(later.judge(reading, NOW, new Set()).file?.text).toContain('start: 2026-11-21T18:00');
  });

  test('that ends before it starts ends the day after', () => {
    expect(verdictOf(fillForm({ ...ANSWERS, endTime: '2:00' })).file?.text).toContain('end: 2026-12-06T02:00');
  });

  test('gets a name that nobody has, whatever its title', () => {
    const ids = (title: string, reserved: readonly string[] = []) =>
      judge.judge(parseIssueForm(fillForm({ ...ANSWERS, title }), judge.choices), NOW, new Set(reserved));
    expect(ids('Клуб').file?.path).toBe('events/me-16/klub-2026-12-05.md');
    expect(ids('Клуб', ['klub-2026-12-05']).file?.path).toBe('events/me-16/klub-2026-12-05-2.md');
    expect(ids('🎉').notes.map(({ field }) => field)).toEqual(['title']);
    expect(ids('../../.github/workflows/x').file?.path).toBe('events/me-16/github-workflows-x.md');
  });

  test.each([
    "--- ' : [x] {y} *a &b !c % @d `e | > - ? #",
    '2026',
    'null',
    '::error::x',
    '@everyone fixes #1',
    '<script>alert(1)</script>',
    '---js',
    '### Регион',
  ])('called «%s» is called so in its file', (title) => {
    const { file, notes } = verdictOf(fillForm({ ...ANSWERS, title, summary: title }));
    if (title === '### Регион') expect(notes.map(({ field }) => field)).toContain('region');
    else expect(parseEventFile(file!).event?.entry).toMatchObject({ title, summary: title });
  });
});

test('a line of blanks, or of signs of headings, takes no time to be read', () => {
  const before = process.threadCpuUsage().user;
  for (const line of [`# ${' '.repeat(9000)}x${' '.repeat(9000)}${'x'.repeat(200)}`, `#${' #'.repeat(30_000)}x`])
    parseIssueForm(`${line}\n${'# x #'.repeat(10)}\n`.repeat(3), {});
  expect(process.threadCpuUsage().user - before).toBeLessThan(1e6);
});

test('a hundred submissions through the form give the very files of the writer', () => {
  const word = fc.stringMatching(/^[а-яёa-z0-9"'#:;,.!?()@&*%`|<>{}[\]—-]{1,12}$/u);
  const words = (most: number) =>
    fc.array(word, { minLength: 1, maxLength: most }).map((all) => `Э${all.join(' ')}`.slice(0, 120));
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'));
  const day = fc.integer({ min: 1, max: 300 }).map((days) => Temporal.PlainDate.from('2026-11-20').add({ days }));
  const people = [...built.people.keys()];
  let written = 0;
  fc.assert(
    fc.property(
      fc.record({
        title: words(8),
        summary: fc.option(words(12), { nil: '' }),
        body: fc.option(
          fc.array(words(12), { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n\n')),
          { nil: '' },
        ),
        format: fc.constantFrom(...judge.choices.format!),
        lang: fc.constantFrom(...judge.choices.lang!),
        where: fc.constantFrom('hall', 'place', 'online'),
        place: words(4),
        allDay: fc.boolean(),
        day,
        length: fc.integer({ min: 0, max: 3 }),
        times: fc.tuple(clock, clock),
        organizer: fc.constantFrom('', ...people),
      }),
      ({ title, summary, body, format, lang, where, place, allDay, day: first, length, times, organizer }) => {
        const [start, end] = times.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`).sort();
        const last = first.add({ days: length });
        const isOnline = where === 'online';
        const draft = {
          ...EMPTY_DRAFT,
          body,
          title,
          summary,
          format: format.value,
          lang: lang.value,
          region: isOnline ? 'online' : 'me-16',
          venue: where === 'hall' ? 'spare-hall' : '',
          place: where === 'place' ? place : '',
          onlineUrl: isOnline ? 'https://example.org/call' : '',
          allDay,
          startDay: first.toString(),
          startTime: allDay ? '' : start!,
          endDay: last.toString(),
          endTime: allDay ? '' : end!,
          status: 'confirmed' as const,
          until: '',
          organizer,
        };
        const verdict = verdictOf(
          fillForm({
            title,
            summary,
            onlineUrl: draft.onlineUrl,
            startDay: draft.startDay,
            startTime: draft.startTime,
            endTime: draft.endTime,
            organizer,
            format: format.label,
            lang: lang.label,
            region: isOnline ? 'Онлайн' : 'Подгорица',
            place: where === 'hall' ? 'Запасной зал' : draft.place,
            status: 'Событие',
            endDay: length === 0 ? '' : draft.endDay,
            body,
          }),
        );
        const context = {
          locale: 'ru' as const,
          timezone: 'Europe/Podgorica',
          isOnline,
          holdDays: 30,
          venueName: String,
        };
        const expected = makeDraftJudge(undefined, NOW, DRAFT_WORDS).judge(
          { ...draft, consent: true, id: verdict.id },
          context,
        );
        if (!expected.file) {
          expect(verdict.file).toBeUndefined();
          return;
        }
        written++;
        const { entry } = parseEventFile(expected.file).event!;
        expect(verdict.file).toEqual({ path: expected.file.path, text: formatEventFile({ entry, body: body.trim() }) });
      },
    ),
    { numRuns: 200 },
  );
  expect(written).toBeGreaterThanOrEqual(100);
});
