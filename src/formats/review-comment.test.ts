import fc from 'fast-check';
import { type MdastNode, markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { entries, event, person } from '../domain/registry.test-support.ts';
import { reviewOf } from './review.test-support.ts';
import type { Review } from './review.ts';
import { formatReviewComment } from './review-comment.ts';
import { SAMPLE_REVIEWS } from './review-samples.test-support.ts';

const comment = (name: string, locale: 'ru' | 'en' = 'ru') => formatReviewComment(SAMPLE_REVIEWS[name]!(), locale);
/** What stands before the folded parts. */
const shown = (text: string) => text.slice(0, text.search(/^<details>$/m)).trimEnd();

describe('the comment about an application', () => {
  test('says of a free date that it can be accepted, and shows the week', () => {
    expect(comment('free')).toMatchInlineSnapshot(`
      "## Можно принимать

      **Ход модератора:** прочитайте карточку и решите, принять ли заявку.

      > ### Дебаты о приватности
      >
      > Новое событие  
      > **Суббота, 5 декабря 2026, 18:00–21:00** · по Подгорице, UTC+1  
      > **Kings Park**, регион Подгорица  
      > дебаты · очно · бесплатно  
      > Организатор: Миа  
      > Два часа о камерах, паспортах и наличных.  
      > [Как это будет выглядеть на сайте](https://mivent.example/preview/#1.abc) · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md)  
      > Когда заявку примут, через несколько минут это будет здесь: [mivent.example/events/privacy-debate/](https://mivent.example/events/privacy-debate/)

      #### Неделя 30 ноября – 6 декабря, Подгорица

      | День | События |
      |---|---|
      | пн, 30 ноя | свободно |
      | вт, 1 дек | свободно |
      | ср, 2 дек | 19:00–22:00 [Вечер настольных игр](https://github.com/montelibero/mivent/pull/12) · заявка 12 |
      | чт, 3 дек | свободно |
      | пт, 4 дек | 20:00–01:00 [Новогодний вечер](https://mivent.example/events/new-year/) · бронь до 30 ноября |
      | **сб, 5 дек** | 18:00–21:00 **Дебаты о приватности** · Kings Park **← эта заявка** |
      | вс, 6 дек | 10:00–12:00 [МТЛ-завтрак](https://mivent.example/events/breakfast/) |

      <details>

      <summary>Подробности: файлы, коды правил, другие регионы</summary>

      **Файлы реестра в заявке**

      - [\`events/me-16/privacy-debate.md\`](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md)

      **В других регионах на этой неделе**

      | День | События |
      |---|---|
      | чт, 3 дек | весь день [Зимний кемп](https://mivent.example/events/winter-camp/) · Бар |
      | пт, 4 дек | весь день [Зимний кемп](https://mivent.example/events/winter-camp/) · Бар |
      | сб, 5 дек | весь день [Зимний кемп](https://mivent.example/events/winter-camp/) · Бар |
      | вс, 6 дек | весь день [Зимний кемп](https://mivent.example/events/winter-camp/) · Бар |

      Проверен коммит \`3f2a9c1\` вместе с main.

      </details>

      <details>

      <summary>In English</summary>

      **Can be accepted**

      **The moderator’s move:** read the card and decide whether to accept the application.

      > ### Дебаты о приватности
      >
      > New event  
      > **Saturday, 5 December 2026, 18:00–21:00** · Podgorica time, UTC+1  
      > **Kings Park**, region Podgorica  
      > debate · in person · free  
      > Organiser: Mia  
      > Два часа о камерах, паспортах и наличных.  
      > [File](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md)  
      > Here within minutes of being accepted: [mivent.example/en/events/privacy-debate/](https://mivent.example/en/events/privacy-debate/)

      </details>"
    `);
  });

  test('tells a clash, with its other side and the times that are free', () => {
    expect(shown(comment('clash', 'en'))).toMatchInlineSnapshot(`
      "## Cannot be accepted yet

      **The author’s move:** choose another time, or come to an agreement with the organisers: 2 conflicts.

      #### Errors

      - **[line 4](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md?plain=1#L4)** · “Дебаты о приватности” and “Лекция о Stellar” both need the venue “Kings Park”: Saturday, 5 December 2026, 19:00–20:30 (Podgorica time, UTC+1).  
        The region “Podgorica” is taken at that time, too: another time settles both, another venue only one half. Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: \\[{ with: stellar-lecture, reason: …, agreedBy: … }\\].  
        Meets: [Лекция о Stellar](https://mivent.example/en/events/stellar-lecture/)

        Free:

        - Sunday, 6 December, 18:00–21:00
        - Monday, 7 December, 18:00–21:00
        - Thursday, 3 December, 18:00–21:00
        - [all free dates](https://mivent.example/en/dates/?region=me-16&venue=kings-park)

        <details>

        <summary>Lines for the file</summary>

        Sunday, 6 December, 18:00–21:00:

        \`\`\`yaml
        start: 2026-12-06T18:00
        end: 2026-12-06T21:00
        \`\`\`

        Monday, 7 December, 18:00–21:00:

        \`\`\`yaml
        start: 2026-12-07T18:00
        end: 2026-12-07T21:00
        \`\`\`

        Thursday, 3 December, 18:00–21:00:

        \`\`\`yaml
        start: 2026-12-03T18:00
        end: 2026-12-03T21:00
        \`\`\`

        </details>

      > ### Дебаты о приватности
      >
      > New event  
      > **Saturday, 5 December 2026, 18:00–21:00** · Podgorica time, UTC+1  
      > **Kings Park**, region Podgorica  
      > debate · in person · free  
      > Organiser: Mia  
      > Два часа о камерах, паспортах и наличных.  
      > [How it will look on the site](https://mivent.example/preview/#1.abc) · [File](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md)

      #### Week of 30 November – 6 December, Podgorica

      | Day | Events |
      |---|---|
      | Mon, 30 Nov | free |
      | Tue, 1 Dec | free |
      | Wed, 2 Dec | 19:00–22:00 [Вечер настольных игр](https://github.com/montelibero/mivent/pull/12) · application 12 |
      | Thu, 3 Dec | free |
      | Fri, 4 Dec | 20:00–01:00 [Новогодний вечер](https://mivent.example/en/events/new-year/) · hold until 30 November |
      | **Sat, 5 Dec** | 18:00–21:00 **Дебаты о приватности** · Kings Park **← this application**<br>19:00–20:30 [Лекция о Stellar](https://mivent.example/en/events/stellar-lecture/) · Kings Park |
      | Sun, 6 Dec | 10:00–12:00 [МТЛ-завтрак](https://mivent.example/en/events/breakfast/) |"
    `);
  });

  test('tells what a change changes, and what lies outside of the registry', () => {
    expect(shown(comment('moved'))).toMatchInlineSnapshot(`
      "## Пока нельзя принять

      **Ход автора заявки:** исправьте 1 ошибку ниже. После каждого изменения проверка пройдёт сама.

      #### Ошибки

      - **[строка 4](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md?plain=1#L4)** · Событие уже было подтверждено: снова сделать его бронью нельзя.  
        Если дата под вопросом, поставьте status: postponed, а когда она найдётся — снова confirmed.

      > ### Дебаты о приватности
      >
      > Изменение события · бронь до 1 декабря  
      > **Вторник, 8 декабря 2026, 19:00–22:00** · по Подгорице, UTC+1  
      > **Kings Park**, регион Подгорица  
      > дебаты · очно · бесплатно  
      > Организатор: Миа  
      > Иначе.  
      > [Как это будет выглядеть на сайте](https://mivent.example/preview/#1.abc) · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md) · [Построчно](https://github.com/montelibero/mivent/pull/7/files)

      | Что меняется | Было → станет |
      |---|---|
      | Когда | суббота, 5 декабря 2026, 18:00–21:00, по Подгорице, UTC+1<br>→ **вторник, 8 декабря 2026, 19:00–22:00, по Подгорице, UTC+1** |
      | Статус | согласовано<br>→ **бронь до 1 декабря** |
      | Кратко | Два часа о камерах, паспортах и наличных.<br>→ **Иначе.** |
      | Кто бронирует | нет<br>→ **sanfantee** |

      #### Неделя 7–13 декабря, Подгорица

      | День | События |
      |---|---|
      | пн, 7 дек | свободно |
      | **вт, 8 дек** | 19:00–22:00 **Дебаты о приватности** · Kings Park · бронь до 1 декабря **← эта заявка** |
      | ср, 9 дек | свободно |
      | чт, 10 дек | свободно |
      | пт, 11 дек | свободно |
      | сб, 12 дек | свободно |
      | вс, 13 дек | 10:00–12:00 [МТЛ-завтрак](https://mivent.example/events/breakfast/) |

      #### Вне реестра

      Кроме реестра заявка меняет 2 файла. Бот их не запускает и не проверяет: посмотрите вкладку Files changed. \`package.json\`, \`.github/workflows/deploy.yml\`"
    `);
  });

  test('says the rule of a series, and shows the week of the first date that clashes', () => {
    const text = comment('series');
    expect(text).toMatch(
      /Повторяется: каждую субботу до 27\sфевраля 2027; 14\sдат\. \*\*Пересекаются даты: 5\sдекабря\.\*\*/,
    );
    expect(text).toContain('#### Неделя 30\u00a0ноября\u00a0– 6\u00a0декабря, Подгорица');
    expect(text).toContain(
      '  ```yaml\n  moved: [{ from: 2026-12-05T18:00, start: 2026-12-06T18:00, end: 2026-12-06T21:00 }]\n  ```',
    );
  });

  test('says first what an author has to mend, and to a moderator first what it is about', () => {
    const failed = shown(comment('clash'));
    expect(failed.indexOf('#### Ошибки')).toBeLessThan(failed.indexOf('> ### Дебаты'));
    expect(failed.indexOf('> ### Дебаты')).toBeLessThan(failed.indexOf('#### Неделя'));
    const warned = shown(comment('warned'));
    expect(warned.indexOf('> ### Дебаты')).toBeLessThan(warned.indexOf('#### Предупреждения'));
  });

  test.each(Object.keys(SAMPLE_REVIEWS))(
    'tells in the first 80 characters of a mail what has become of it and whose move it is: %s',
    (name) => {
      const mail = comment(name).replaceAll(/[#*]/g, '').replaceAll(/\s+/g, ' ').trim().slice(0, 80);
      expect(mail).toMatch(
        /^(?:Можно принимать|Пока нельзя принять|Проверять нечего|Черновик).* Ход (?:автора заявки|модератора|тех, кто проверяет код): /,
      );
    },
  );

  test('shows the old and the new of every value that changes, in words where there are some', () => {
    const table = shown(comment('edited')).match(/\| Что меняется[^#]*/)?.[0];
    expect(table).toMatchInlineSnapshot(`
      "| Что меняется | Было → станет |
      |---|---|
      | Где | Kings Park, очно<br>→ **Kings Park, очно и онлайн** |
      | Цена | бесплатно<br>→ **5 €** |
      | Кратко | Два часа о камерах, паспортах и наличных.<br>→ **Три часа о камерах и наличных.** |
      | Темы | cash<br>→ **stellar** |
      | Запись | https:​//example.org/debate<br>→ **https:​//example.org/other** |
      | Мест | 40<br>→ **нет** |
      | Ссылка | нет<br>→ **https:​//meet.example.org/debate** |

      Меняется и текст под полями: [смотрите построчно](https://github.com/montelibero/mivent/pull/7/files).

      "
    `);
  });

  test('tells what a series leaves out, though its rule stays', () => {
    const weekly = { ...event().data, repeat: { rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20270227' } };
    const text = formatReviewComment(
      reviewOf(
        { events: [event(weekly)] },
        { events: [event({ ...weekly, repeat: { ...weekly.repeat, except: ['2026-12-12T18:00'] } })] },
      ),
      'ru',
    );
    expect(text).toContain('| Без дат | нет<br>→ **2026-12-12T18:00** |');
    expect(text).not.toContain('Поля не меняются');
  });

  test('says that only the text changes where no field does, and where to read it line by line', () => {
    const review = reviewOf({ events: [event()] }, { events: [event()] });
    const { check } = review.application;
    const proposed = new Map([['events/me-16/privacy-debate.md', 'events/me-16/privacy-debate.md']]);
    const change = check!.change && { ...check!.change, proposed };
    const text = formatReviewComment(
      { ...review, application: { ...review.application, check: { ...check!, change } } },
      'ru',
    );
    expect(text).toContain('Поля не меняются: правится только текст под ними.');
    expect(text).toContain('[Построчно](https://github.com/montelibero/mivent/pull/7/files)');
  });

  test('tells venues and people that come with an event, and what changes of known ones', () => {
    expect(shown(comment('places')).match(/#### Площадки[^#]*/)?.[0]).toMatchInlineSnapshot(`
      "#### Площадки, люди, регионы

      - Правка площадки: **Kings Park** · вместимость: нет → 80 · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/venues/kings-park.md)
      - Новая площадка: **Клуб у реки** · регион: Подгорица · адрес: Подгорица, набережная, 12 · вместимость: 40 · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/venues/river-club.md)
      - Новый человек: **Анна К.** · роль: спикер · телеграм: @​anna\\_k · GitHub: anna-k · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/people/new-speaker.md)

      "
    `);
  });

  test('shows every week that a festival touches', () => {
    expect(comment('festival').match(/(?<=#### Неделя ).*/g)).toEqual([
      '7–13\u00a0декабря, Подгорица',
      '14–20\u00a0декабря, Подгорица',
    ]);
  });

  test('keeps what is proposed on a day that has no room for everything', () => {
    const others = Array.from({ length: 30 }, (_, index) =>
      event({
        id: `early-${index}`,
        title: `Ранее ${index}`,
        scope: 'local',
        start: '2026-12-05T08:00',
        end: '2026-12-05T09:00',
      }),
    );
    const text = shown(formatReviewComment(reviewOf({ events: others }, { events: [...others, event()] }), 'ru'));
    const day = text.match(/^\| \*\*сб,\s5.*/m)?.[0];
    expect(day).toContain('**Дебаты о приватности**');
    expect(day).toContain('и ещё 19');
  });

  test('offers another venue with the line that names it', () => {
    const review = SAMPLE_REVIEWS.clash!();
    const [first] = review.application.issues;
    const alternatives = [{ start: '2026-12-05T18:00', end: '2026-12-05T21:00', venue: 'river-club' }];
    const issue = { ...first!, alternatives, venueNames: { 'river-club': { ru: 'Клуб у реки', en: 'River Club' } } };
    const text = formatReviewComment({ ...review, application: { ...review.application, issues: [issue] } }, 'ru');
    expect(text).toMatch(/- суббота, 5\sдекабря, 18:00–21:00.*Клуб у реки/);
    expect(text).toContain('  ```yaml\n  venue: river-club\n  start: 2026-12-05T18:00\n  end: 2026-12-05T21:00\n  ```');
  });

  test('leads to a line of the application, not to one that main has put in', () => {
    const review = SAMPLE_REVIEWS.clash!();
    const file = 'events/me-16/privacy-debate.md';
    const linked = (line: number | undefined) =>
      formatReviewComment(
        { ...review, application: { ...review.application, headLines: new Map([[file, [1, 2, 3, line]]]) } },
        'ru',
      );
    expect(linked(2)).toMatch(/\*\*\[строка 2\]\([^)]*privacy-debate\.md\?plain=1#L2\)\*\*/);
    expect(linked(undefined)).toMatch(/\*\*\[Файл\]\([^)]*privacy-debate\.md\)\*\*/);
  });

  test('asks an author to bring up to date what main has changed, and has nothing to say about code alone', () => {
    expect(shown(comment('outdated'))).toMatchInlineSnapshot(`
      "## Пока нельзя принять: заявка устарела

      **Ход автора заявки:** нажмите Update branch и выберите, что оставить: main с тех пор изменил \`content/events/me-16/breakfast.md\`."
    `);
    expect(shown(comment('code'))).toMatchInlineSnapshot(`
      "## Проверять нечего: реестр не меняется

      **Ход тех, кто проверяет код:** событий здесь нет, файлы вне реестра бот не разбирает."
    `);
  });

  test('lets a moderator choose between applications for one date', () => {
    const review = SAMPLE_REVIEWS.free!();
    const issue = {
      code: 'region-conflict',
      severity: 'warning',
      file: 'events/me-16/privacy-debate.md',
      line: 2,
      params: { title: 'A', others: ['B'] },
      conflict: { with: ['games'], resource: 'region:me-16', start: 0, end: 1, timezone: 'Europe/Podgorica' },
      pulls: [{ number: 12, isGranted: false }],
    } as const;
    const text = formatReviewComment({ ...review, application: { ...review.application, issues: [issue] } }, 'ru');
    expect(text).toContain('**Ход модератора:** решите, чья это дата');
    expect(text).toContain('Пересекается с: [Вечер настольных игр](https://github.com/montelibero/mivent/pull/12)');
  });

  test('tells whoever was first of those who came later, and leaves the move with the moderator', () => {
    expect(shown(comment('first')).split('\n\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "## Можно принимать",
        "**Ход модератора:** прочитайте карточку и решите, принять ли заявку.",
        "На это же время позже подано ещё: [заявка 12](https://github.com/montelibero/mivent/pull/12). Там об этом сказано, здесь из-за этого менять ничего не нужно.",
      ]
    `);
    expect(comment('first', 'en')).toContain('[application 12](https://github.com/montelibero/mivent/pull/12)');
  });

  test('makes one of what a venue and its region say of the same events, as long as both offer the same times', () => {
    const review = SAMPLE_REVIEWS.clash!();
    const count = (issues: typeof review.application.issues) => {
      const text = shown(formatReviewComment({ ...review, application: { ...review.application, issues } }, 'ru'));
      return text.match(/^- \*\*\[строка/gm)?.length;
    };
    const [venue, region] = ['venue-conflict', 'region-conflict'].map((code) =>
      review.application.issues.find((issue) => issue.code === code),
    );
    expect(count([venue!, region!])).toBe(1);
    expect(count([region!, venue!])).toBe(1);
    expect(count([venue!, { ...region!, alternatives: [] }])).toBe(2);
    expect(count([venue!, { ...region!, conflict: { ...region!.conflict!, with: ['games'] } }])).toBe(2);
    expect(count([venue!, { ...region!, severity: 'warning' }])).toBe(2);
    expect(count([venue!, region!, { ...region! }])).toBe(2);
  });

  test('says where an event will be only where nothing keeps it from being accepted', () => {
    expect(comment('free')).toContain(
      'через несколько минут это будет здесь: [mivent.example/events/privacy-debate/](',
    );
    expect(comment('free')).toContain('](https://mivent.example/en/events/privacy-debate/)');
    for (const name of ['clash', 'removed', 'outdated', 'broken'])
      expect(comment(name)).not.toMatch(/через несколько минут|within minutes/);
  });

  test('calls a local coordinator what they would be, not the coordinator of the programme', () => {
    const roles = { name: 'Анна К.', roles: ['coordinator'], regions: ['me-16'] } as const;
    const local = person({ id: 'anna', ...roles, roles: [...roles.roles], regions: [...roles.regions] });
    const review = reviewOf({}, { people: [...entries().people, local] });
    expect(formatReviewComment(review, 'ru')).toContain('роль: локальный координатор · регионы: Подгорица');
  });

  test('tells an event that would be deleted, with the file as main has it', () => {
    const text = formatReviewComment(reviewOf({ events: [event()] }, {}), 'ru');
    expect(text).toContain('Удаление события');
    expect(text).toContain('/blob/main/content/events/me-16/privacy-debate.md?plain=1#L4');
  });

  test('names a file that could not be read', () => {
    const review = reviewOf(
      {},
      { unread: new Set(['events/me-16/a.md']) },
      { application: { files: ['events/me-16/a.md'] } },
    );
    expect(formatReviewComment(review, 'ru')).toContain('Прочитать не\u00a0удалось'.replace('\u00a0', ' '));
  });

  test('does not change while nothing of the application does', () => {
    const review = SAMPLE_REVIEWS.clash!();
    const later = { ...review, now: review.now.add({ hours: 3 }) };
    expect(formatReviewComment(later, 'ru')).toBe(formatReviewComment(review, 'ru'));
  });

  test('ends with the record of the bot, whatever else has to go', () => {
    const marker = `<!-- mivent:application {"x":"${'a'.repeat(30_000)}"} -->`;
    const text = formatReviewComment({ ...crowd(500), marker }, 'ru');
    expect(text.endsWith(`\n\n${marker}`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^## Пока нельзя принять\n\n\*\*Ход автора заявки:\*\*/);
  });

  test('leaves no block of code open around the record where it is cut', () => {
    const marker = `<!-- mivent:application {"x":"${'a'.repeat(62_500)}"} -->`;
    const text = formatReviewComment({ ...SAMPLE_REVIEWS.clash!(), marker }, 'ru');
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.endsWith(`\n\n${marker}`)).toBe(true);
    expect(text).toMatch(/Свободно:/);
    expect(text).not.toContain('```');
  });

  test('has room for 500 issues of the longest words', () => {
    const text = formatReviewComment(crowd(500, '<&>@'.repeat(30)), 'ru');
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('и ещё ');
    expect(rows(text)).toEqual(new Set([2]));
  });
});

function crowd(count: number, title = 'Событие'): Review {
  const { application, ...review } = SAMPLE_REVIEWS.clash!();
  const [first] = application.issues;
  const issues = Array.from({ length: count }, (_, index) => ({
    ...first!,
    line: index,
    params: { ...first!.params, title, others: [title] },
  }));
  return { ...review, application: { ...application, issues, verdict: 'failed' } };
}

describe('whatever a stranger writes', () => {
  test('stays words', () => {
    expect(shown(comment('hostile'))).toMatchInlineSnapshot(`
      "## Можно принимать

      **Ход модератора:** прочитайте карточку и решите, принять ли заявку.

      > ### &lt;!-- @​all \\*\\*x\\*\\* \\| \\\`a\\\` \\[x\\](javascript:1) \\]\\]&gt; #​12 GH​-1 <span>$</span>x<span>$</span> :​tada: https:​//evil.example &lt;img src=x&gt;
      >
      > Новое событие  
      > **Суббота, 5 декабря 2026, 18:00–21:00** · по Подгорице, UTC+1  
      > \\| @​team \\| &lt;script&gt;alert(1)&lt;/script&gt; \\[^1\\], регион Подгорица  
      > дебаты · очно  
      > Организатор: Миа  
      > [Как это будет выглядеть на сайте](https://mivent.example/preview/#1.abc) · [Файл](https://github.com/montelibero/mivent/blob/3f2a9c1d5e7b8a6049c2d1e0f3b4a5968778695a/content/events/me-16/privacy-debate.md)  
      > Когда заявку примут, через несколько минут это будет здесь: [mivent.example/events/privacy-debate/](https://mivent.example/events/privacy-debate/)

      #### Неделя 30 ноября – 6 декабря, Подгорица

      | День | События |
      |---|---|
      | пн, 30 ноя | свободно |
      | вт, 1 дек | свободно |
      | ср, 2 дек | 19:00–22:00 [Вечер настольных игр](https://github.com/montelibero/mivent/pull/12) · заявка 12 |
      | чт, 3 дек | свободно |
      | пт, 4 дек | 20:00–01:00 [Новогодний вечер](https://mivent.example/events/new-year/) · бронь до 30 ноября |
      | **сб, 5 дек** | 18:00–21:00 **&lt;!-- @​all \\*\\*x\\*\\* \\| \\\`a\\\` \\[x\\](javascript:1) \\]\\]&gt; #​12 GH​-1 <span>$</span>x<span>$</span> :​tada: https:​//evil.example &lt;img src=x&gt;** **← эта заявка** |
      | вс, 6 дек | 10:00–12:00 [МТЛ-завтрак](https://mivent.example/events/breakfast/) |

      #### Вне реестра

      Кроме реестра заявка меняет 2 файла. Бот их не запускает и не проверяет: посмотрите вкладку Files changed. \`a�b@all.md\`, \`<b>�x\`"
    `);
  });

  test('keeps its direction to itself, shows what is not to be seen, and breaks where no cell has room', () => {
    const title = (words: string) =>
      formatReviewComment(reviewOf({}, { events: [event({ title: words })] }), 'ru').match(/> ### (.*)/)?.[1];
    expect(title('أمسية شعرية 2026')).toBe('\u2068أمسية شعرية 2026\u2069');
    expect(title('a\u200bb\u200ec\u2060d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(title('Семья 👨‍👩‍👧‍👦 и 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBe('Семья 👨‍👩‍👧‍👦 и 🏴󠁧󠁢󠁥󠁮󠁧󠁿');
    expect(title('Ж'.repeat(140))?.split('\u200b')).toEqual([
      ...Array.from({ length: 7 }, () => 'Ж'.repeat(18)),
      'Ж'.repeat(14),
    ]);
    expect(title('Государственно-частное партнёрство')).toBe('Государственно-частное партнёрство');
  });

  test('mentions nobody, opens nothing, breaks no table', () => {
    const signs = fc.constantFrom(
      '@all',
      '`',
      '|',
      '<',
      '>',
      '<!--',
      '-->',
      ']]>',
      '[x](y)',
      '![x](//e.example/a.png)',
      '#1',
      'GH-1',
      'https://e.example',
      'www.e.example',
      'ftp://e.example',
      '---',
      '=== ',
      '+ ',
      'a@e.example',
      '$',
      '**',
      '_',
      '~~',
      '[^1]',
      ':tada:',
      '\\',
      '&lt;',
      '&#64;all',
      '</details>',
      '- ',
      '1. ',
      '# ',
      'x',
      'ё',
      ' ',
    );
    const words = fc
      .array(signs, { minLength: 1, maxLength: 12 })
      .map((all) => all.join('').trim())
      .filter((text) => text !== '' && text.length <= 140);
    fc.assert(
      fc.property(words, words, words, (heading, place, path) => {
        const title = toTitle(heading);
        const review = reviewOf(
          { events: [] },
          { events: [event({ title, place, summary: place })] },
          {
            application: { files: [`events/me-16/${path}.md`], code: [path] },
            open: {
              events: [
                event({ id: 'other', title: toTitle(place), start: '2026-12-04T10:00', end: '2026-12-04T11:00' }),
              ],
            },
          },
        );
        const text = formatReviewComment(review, 'ru');
        expect(rows(text)).toEqual(new Set([2]));
        visit(markdownToMdast(text, { features: { gfm: true } }), (node) => {
          if (node.type === 'html')
            expect(node.value).toMatch(/^<(?:br|details|\/details|summary>[^<]*<\/summary|span|\/span)>$/);
          if (node.type === 'link')
            expect(node.url).toMatch(/^https:\/\/(?:github\.com\/montelibero\/mivent|mivent\.example)\//);
          expect(node.type).not.toMatch(/image|footnote|definition/i);
          if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d|GH-\d|(?:[a-z]:|www)[./]/i);
        });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '- a',
    '+ a',
    '* a',
    '1. a',
    '12) a',
    '# a',
    '===',
    '---',
    '> a',
    '    a',
    '~~~',
    '```',
    '[a]: b',
    '| a |',
  ])('begins nothing of its own with %j', (words) => {
    const blocksOf = (told: string) => {
      const review = reviewOf(
        { events: [] },
        { events: [event({ title: toTitle(told), place: told, summary: told })] },
      );
      const types: string[] = [];
      visit(markdownToMdast(formatReviewComment(review, 'ru'), { features: { gfm: true } }), ({ type }) => {
        if (type !== 'text') types.push(type);
      });
      return types;
    };
    expect(blocksOf(words)).toEqual(blocksOf('Вечер'));
  });
});

/** A title has a letter or a digit; what has none is tried with one. */
function toTitle(words: string): string {
  return /[\p{L}\p{N}]/u.test(words) ? words : `${words.slice(0, 139)}х`;
}

function rows(text: string): Set<number> {
  const cells = new Set<number>();
  visit(markdownToMdast(text, { features: { gfm: true } }), (node) => {
    if (node.type === 'tableRow') cells.add(node.children.length);
  });
  return cells;
}

function visit(root: MdastNode, look: (node: MdastNode) => void): void {
  look(root);
  if ('children' in root) for (const child of root.children) visit(child, look);
}
