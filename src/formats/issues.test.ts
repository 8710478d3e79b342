import { describe, expect, test } from 'vitest';
import type { Issue } from '../domain/issue.ts';
import { event, examined, judged, NOW, venue } from '../domain/registry.test-support.ts';
import { formatExplanation } from './explanation.ts';
import { countErrors, describeIssue, formatReport, type ReportFormat } from './issues.ts';

const hall = { venue: 'kings-park' };
const clash = () =>
  judged({
    events: [
      event(hall),
      event({ id: 'club-night', title: 'Вечер клуба', start: '2026-12-05T20:00', duration: 'PT3H', ...hall }),
    ],
  });
const report = (
  issues: readonly Issue[],
  format: ReportFormat,
  options: { locale?: 'ru' | 'en'; prefix?: string } = {},
) => formatReport({ now: NOW, events: 2, issues }, format, { locale: 'ru', ...options });
const issue = (fields: Partial<Issue> = {}): Issue => ({
  code: 'reference-unknown',
  variant: 'venue',
  severity: 'error',
  file: 'events/me-16/privacy-debate.md',
  field: ['venue'],
  line: 7,
  column: 8,
  params: { id: 'kings-parc', suggestion: 'kings-park' },
  ...fields,
});
/** A hostile value in a message. */
const saying = (value: string, fields: Partial<Issue> = {}) =>
  issue({ code: 'frontmatter-value', variant: 'word', params: { key: 'status', value, words: ['hold'] }, ...fields });

describe('a conflict in words', () => {
  test('names both events, the resource and the time they share', () => {
    const told = (locale: 'ru' | 'en') => clash().map((one) => Object.values(describeIssue(one, locale)).join('\n'));
    expect(told('ru')).toMatchInlineSnapshot(`
      [
        "«Вечер клуба» и «Дебаты о приватности»: обоим нужна площадка «Kings Park» — суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другое время или другую площадку. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.",
        "«Вечер клуба» и «Дебаты о приватности» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 20:00–21:00 (по Подгорице, UTC+1).
      Выберите другое время. Если встреча небольшая и город не занимает, добавьте scope: local. Если организаторы согласны, добавьте overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. Другая сторона: events/me-16/privacy-debate.md.
      Свободно: воскресенье, 6 декабря, 20:00–23:00; пятница, 4 декабря, 20:00–23:00; понедельник, 7 декабря, 20:00–23:00.",
      ]
    `);
    expect(told('en')).toMatchInlineSnapshot(`
      [
        "“Вечер клуба” and “Дебаты о приватности” both need the venue “Kings Park”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another time or another venue. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.",
        "“Вечер клуба” and “Дебаты о приватности” are on at the same time in the region “Podgorica”: Saturday, 5 December 2026, 20:00–21:00 (Podgorica time, UTC+1).
      Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: [{ with: privacy-debate, reason: …, agreedBy: … }]. The other side: events/me-16/privacy-debate.md.
      Free: Sunday, 6 December, 20:00–23:00; Friday, 4 December, 20:00–23:00; Monday, 7 December, 20:00–23:00.",
      ]
    `);
  });

  test('of whole days names days, and of its setup hours', () => {
    const days = (fields: object) =>
      judged({
        events: [
          event({ start: '2026-12-05', ...hall }),
          event({ id: 'b', title: 'Ярмарка', start: '2026-12-05', end: '2026-12-06', ...hall, ...fields }),
        ],
      })
        .filter(({ code }) => code === 'venue-conflict')
        .map((one) => describeIssue(one, 'ru').message);
    expect(days({})).toMatchInlineSnapshot(`
      [
        "«Дебаты о приватности» и «Ярмарка»: обоим нужна площадка «Kings Park» — суббота, 5 декабря 2026, весь день (по Подгорице, UTC+1).",
      ]
    `);
    expect(days({ start: '2026-12-06', setup: 'PT2H' })).toMatchInlineSnapshot(`
      [
        "«Ярмарка» и «Дебаты о приватности»: обоим нужна площадка «Kings Park» — суббота, 5 декабря 2026, 22:00–00:00 (по Подгорице, UTC+1).",
      ]
    `);
  });

  test('of a series says how many more; of many says all', () => {
    const weekly = { repeat: { rule: 'FREQ=WEEKLY;COUNT=3' } };
    const [series] = judged({ events: [event(weekly), event({ id: 'b', title: 'Клуб', ...weekly })] });
    expect(describeIssue(series!, 'ru').message).toMatchInlineSnapshot(
      `"«Дебаты о приватности» и «Клуб» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1). И ещё 2 в этой серии."`,
    );
    const three = ['a', 'b', 'c'].map((id) => event({ id, title: `Встреча ${id}`, ...hall }));
    const [many] = judged({ events: three, venues: [venue({ units: 2 })] }).filter(
      ({ code }) => code === 'venue-conflict',
    );
    expect(describeIssue(many!, 'ru').message).toMatchInlineSnapshot(
      `"«Встреча c», «Встреча a» и «Встреча b»: всем нужна площадка «Kings Park» — суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1)."`,
    );
    expect(describeIssue(many!, 'en').message).toMatchInlineSnapshot(
      `"“Встреча c”, “Встреча a” and “Встреча b” all need the venue “Kings Park”: Saturday, 5 December 2026, 18:00–21:00 (Podgorica time, UTC+1)."`,
    );
  });

  test('of holds names the queue', () => {
    const hold = (by: string) => ({ status: 'hold', hold: { until: '2026-12-01', by } });
    const [queue] = judged({
      events: [
        event(hold('sanfantee')),
        event({ id: 'b', title: 'Клуб', start: '2026-12-05T19:00', duration: 'PT1H', ...hold('club-host') }),
      ],
    });
    expect(describeIssue(queue!, 'ru').message).toMatchInlineSnapshot(
      `"Очередь броней в регионе «Подгорица», суббота, 5 декабря 2026, 19:00–20:00 (по Подгорице, UTC+1): сначала «Дебаты о приватности» (бронь до 1 декабря 2026), затем «Клуб» (бронь до 1 декабря 2026)."`,
    );
  });

  test('curly brackets of a title are left alone', () => {
    const [first] = judged({ events: [event({ title: 'Вечер {title} {club}' }), event({ id: 'b', title: '{both}' })] });
    expect(describeIssue(first!, 'ru').message).toContain('«Вечер {title} {club}»');
    expect(describeIssue(first!, 'ru').message).toContain('«{both}»');
  });
});

describe('text for a terminal', () => {
  test('puts the place first, as editors link it', () => {
    expect(
      report(
        [
          issue(),
          issue({ severity: 'warning', code: 'hold-expired', variant: undefined, params: { until: '2026-11-19' } }),
        ],
        'text',
      ),
    ).toMatchInlineSnapshot(`
      "events/me-16/privacy-debate.md:7:8 ошибка reference-unknown
        Площадки «kings-parc» нет в реестре.
        → Возможно, вы имели в виду «kings-park». Если площадка новая, добавьте venues/kings-parc.md или укажите place.

      events/me-16/privacy-debate.md:7:8 предупреждение hold-expired
        Бронь кончилась 19 ноября 2026: дата свободна для других.
        → Подтвердите событие (status: confirmed), продлите hold.until или отмените (status: cancelled).

      Проверено: 2 события. 1 ошибка, 1 предупреждение.
      "
    `);
    expect(report([issue()], 'text', { locale: 'en' })).toMatchInlineSnapshot(`
      "events/me-16/privacy-debate.md:7:8 error reference-unknown
        The registry has no venue “kings-parc”.
        → Did you mean “kings-park”? If the venue is new, add venues/kings-parc.md or give a place.

      Checked: 2 events. 1 error, 0 warnings.
      "
    `);
    expect(report([], 'text')).toBe('Всё в порядке: 2\u00a0события.\n');
  });

  test('no character moves the cursor or turns letters around', () => {
    const text = report([saying('\u001b[2J\u202eabc\u0007\nx'), issue({ file: 'events/\u001b[1m.md' })], 'text');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('�[2J�abc��x');
  });

  test('a value without end is cut', () => {
    expect(report([saying('x'.repeat(5000))], 'text').length).toBeLessThan(600);
  });
});

describe('annotations for GitHub', () => {
  test('name the file in the repository, escaped as its runner reads them', () => {
    expect(report([saying('100%\r\n::error::x, y: z')], 'github', { prefix: 'content/' })).toMatchInlineSnapshot(`
      "::error file=content/events/me-16/privacy-debate.md,line=7,col=8,title=frontmatter-value::Значение «100%25��::error::x, y: z» не подходит для поля «status».%0AДопустимо одно из: hold.
      Проверено: 2 события. 1 ошибка, 0 предупреждений.
      "
    `);
    const [line] = report([issue({ file: 'events/a,b:c%.md' })], 'github').split('\n');
    expect(line).toMatch(/^::error file=events\/a%2Cb%3Ac%25\.md,line=7,col=8,title=reference-unknown::/);
  });

  test('no value begins a line of its own', () => {
    for (const hostile of ['\n::stop-commands::x', '\r::error::x', '%0A::error::x', '::add-mask::x']) {
      const lines = report([saying(hostile)], 'github')
        .trimEnd()
        .split(/[\r\n]/);
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatch(/^::error file=/);
      expect(lines[1]).not.toMatch(/^\s*::/);
    }
  });

  test('are ten of each kind, then the count', () => {
    const many = Array.from({ length: 12 }, (_, index) => issue({ line: index + 1 }));
    const warnings = Array.from({ length: 3 }, () => issue({ severity: 'warning' }));
    const lines = report([...many, ...warnings], 'github')
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(3);
    expect(lines.filter((line) => !line.startsWith('::'))).toEqual([
      'И ещё 2\u00a0ошибки.',
      'Проверено: 2\u00a0события. 12\u00a0ошибок, 3\u00a0предупреждения.',
    ]);
  });
});

describe('JSON', () => {
  test('is the contract of DESIGN §6', () => {
    const told = JSON.parse(
      report(
        clash().map((one) => ({ ...one, line: 7, column: 8 })),
        'json',
      ),
    );
    expect(told.issues.map((one: object) => Object.keys(one))[0]).toEqual([
      'code',
      'severity',
      'file',
      'line',
      'column',
      'field',
      'message',
      'hint',
      'conflict',
      'alternatives',
    ]);
    expect(told).toMatchObject({
      now: '2026-11-20T11:00:00Z',
      events: 2,
      errors: 2,
      warnings: 0,
      issues: [
        {
          code: 'venue-conflict',
          severity: 'error',
          file: 'events/me-16/club-night.md',
          line: 7,
          column: 8,
          field: 'venue',
          conflict: {
            with: ['privacy-debate'],
            resource: 'venue:kings-park',
            start: '2026-12-05T20:00:00+01:00',
            end: '2026-12-05T21:00:00+01:00',
          },
        },
        { code: 'region-conflict', conflict: { resource: 'region:me-16' } },
      ],
    });
    expect(Object.keys(told)).toEqual(['now', 'events', 'errors', 'warnings', 'issues']);
  });

  test('gives lines and columns from one where none is known, paths with dots, alternatives as they are', () => {
    const alternatives = [{ start: '2026-12-06T18:00', end: '2026-12-06T21:00' }];
    const [one] = JSON.parse(
      report(
        [issue({ line: undefined, column: undefined, field: ['repeat', 'moved', 0, 'from'], alternatives })],
        'json',
      ),
    ).issues;
    expect(one).toMatchObject({ line: 1, column: 1, field: 'repeat.moved.0.from', alternatives });
    expect(JSON.parse(report([], 'json'))).toEqual({
      now: '2026-11-20T11:00:00Z',
      events: 2,
      errors: 0,
      warnings: 0,
      issues: [],
    });
  });
});

describe('Markdown for a pull request', () => {
  test('says first whether it can be merged, then errors before warnings', () => {
    expect(report([issue({ severity: 'warning', line: 3 }), issue()], 'markdown')).toMatchInlineSnapshot(`
      "## Проверка реестра

      **Принимать нельзя, пока есть ошибки.** Проверено: 2 события. 1 ошибка, 1 предупреждение.

      ### \`events/me-16/privacy-debate.md\`

      - **ошибка** · строка 7 · \`reference-unknown\`  
        Площадки «kings-parc» нет в реестре.  
        Что делать: Возможно, вы имели в виду «kings-park». Если площадка новая, добавьте venues/kings-parc.md или укажите place.
      - **предупреждение** · строка 3 · \`reference-unknown\`  
        Площадки «kings-parc» нет в реестре.  
        Что делать: Возможно, вы имели в виду «kings-park». Если площадка новая, добавьте venues/kings-parc.md или укажите place.
      "
    `);
    expect(report([issue({ severity: 'warning' })], 'markdown', { locale: 'en' })).toContain(
      '**No errors: fit to be merged.**',
    );
  });

  test('no value formats anything, mentions anybody, links issues or opens HTML', () => {
    const text = report(
      [saying('<img src=x> @montelibero/all `code` | *b* _i_ [x](y) #1 &#64;sanfantee &lt;b&gt; ~~s~~ \\@x')],
      'markdown',
    );
    const value = /Значение «(.*?)» не подходит/s.exec(text)?.[1];
    expect(value).toMatchInlineSnapshot(
      `"&lt;img src=x&gt; @​montelibero/all \\\`code\\\` \\| \\*b\\* \\_i\\_ \\[x\\](y) #​1 &amp;#​64;sanfantee &amp;lt;b&amp;gt; \\~\\~s\\~\\~ \\\\@​x"`,
    );
    expect(text).not.toMatch(/<img|@[a-z]|#\d|(?<!\\)`code|&#|(?<!\\)\|/);
    expect(report([issue({ file: 'events/`@x`\n.md' })], 'markdown')).toContain('`events/�@x��.md`');
  });

  test('is cut after fifty issues, far below what a comment holds', () => {
    const text = report(
      Array.from({ length: 5000 }, () => saying('x'.repeat(500))),
      'markdown',
    );
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('И ещё 4950.');
  });
});

describe('the next dates of an event', () => {
  const check = examined({
    events: [
      event({ repeat: { rule: 'FREQ=WEEKLY;COUNT=8' } }),
      event({
        id: 'festival',
        title: 'Фестиваль',
        status: 'hold',
        start: undefined,
        end: undefined,
        hold: { by: 'sanfantee', window: { from: '2027-08-01', to: '2027-11-30' } },
      }),
    ],
  });
  const at = (moment: string) => formatExplanation(check, 'privacy-debate', Temporal.Instant.from(moment), 'ru');

  test('are five, or the last five, or none', () => {
    expect(at('2026-11-20T12:00Z')).toMatchInlineSnapshot(`
      "
      Дебаты о приватности — ближайшие даты:
        суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1)
        суббота, 12 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1)
        суббота, 19 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1)
        суббота, 26 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1)
        суббота, 2 января 2027, 18:00–21:00 (по Подгорице, UTC+1)
      "
    `);
    expect(at('2027-01-10T12:00Z').trim().split('\n')).toHaveLength(3);
    expect(at('2030-01-01T12:00Z')).toContain('впереди дат нет, последние:');
    expect(at('2030-01-01T12:00Z').trim().split('\n')).toHaveLength(6);
    expect(formatExplanation(check, 'festival', NOW, 'ru')).toContain('Фестиваль — даты пока нет.');
    expect(formatExplanation(check, 'nothing', NOW, 'en')).toContain('The registry has no event “nothing”.');
    expect(formatExplanation(undefined, 'x', NOW, 'ru')).toContain('«x»');
  });

  test('begin with the one that is on', () => {
    expect(at('2026-12-05T20:59+01:00')).toContain('5\u00a0декабря');
    expect(at('2026-12-05T21:00+01:00')).not.toContain('5\u00a0декабря');
  });
});

test('errors are counted, warnings are not', () => {
  expect(countErrors([issue(), issue({ severity: 'warning' })])).toBe(1);
});
