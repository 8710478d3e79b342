import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { entries as entriesOf, event, registry as registryFor, venue } from '../domain/registry.test-support.ts';
import type { Registry } from '../domain/registry.ts';
import { importCsv } from '../io/csv.ts';
import { parseEventFile } from './event-file.ts';
import { registryOf, sourceOf } from './feed.test-support.ts';
import { takeText } from './foreign-text.ts';
import { toICalendar } from './icalendar.ts';
import { importICalendar } from './import-icalendar.ts';
import { countImport, formatImport, type PlannedEvent, planImport, toImportTarget } from './import-plan.ts';
import type { ImportedFile, ImportFault } from './imported-event.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00+01:00');

const FILES = {
  venues: [venue()],
  events: [event({ id: 'klub', title: 'Клуб', start: '2026-12-12T18:00', end: '2026-12-12T21:00' })],
};
const accepted = { entries: entriesOf(FILES), registry: registryFor(FILES) };

function plan(read: ImportedFile | ImportFault, region = 'me-16'): readonly PlannedEvent[] {
  if ('fault' in read) throw new Error(`${read.fault} ${read.value}`);
  return planImport(read.events, toImportTarget(accepted.registry, region, NOW)!, accepted);
}

const target = toImportTarget(accepted.registry, 'me-16', NOW)!;

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

const TIMES = ['DTSTART;TZID=Europe/Podgorica:20261205T180000', 'DTEND;TZID=Europe/Podgorica:20261205T210000'];

/** One event with a title, a place and times, unless lines of its own say otherwise. */
function vevent(...lines: string[]): string[] {
  const names = lines.map((line) => /^[A-Z-]+/.exec(line)?.[0]);
  const rest = ['UID:1', 'SUMMARY:Вечер', 'LOCATION:Кафе', ...(names.includes('DTSTART') ? [] : TIMES)];
  const kept = rest.filter((line) => !names.includes(/^[A-Z-]+/.exec(line)?.[0]) || line.startsWith('DT'));
  return ['BEGIN:VEVENT', ...kept, ...lines, 'END:VEVENT'];
}

/** What becomes of events of a calendar: the front matter of the file, or what the report says. */
function imported(...lines: string[]): string[] {
  return told(plan(importICalendar(calendar(...lines), target)));
}

function told(planned: readonly PlannedEvent[]): string[] {
  return planned.map((one) => {
    if (one.file) return one.file.text.replace(/^---\n([\s\S]*?)---\n/, '$1').trim();
    const [, second = ''] = formatImport([one], { locale: 'ru', isDryRun: true, existing: new Set() }).split('\n');
    return second.replaceAll('\u00a0', ' ').trim();
  });
}

describe('what leaves as a calendar comes back as the same events', () => {
  const KINDS = [
    {
      id: 'evening',
      title: 'Вечер; с запятой, и \\ чертой',
      start: '2026-12-05T18:00',
      end: '2026-12-05T21:00',
      format: 'club',
    },
    { id: 'night', title: 'Ночь', start: '2026-12-31T22:00', end: '2027-01-01T04:00', format: 'party' },
    { id: 'day', title: 'Весь день', start: '2026-12-06' },
    { id: 'days', title: 'Три дня', start: '2026-12-10', end: '2026-12-12', format: 'festival' },
    { id: 'off', title: 'Отменённое', start: '2026-12-07T18:00', end: '2026-12-07T19:00', status: 'cancelled' },
    { id: 'later', title: 'Отложенное', start: '2026-12-08T18:00', end: '2026-12-08T19:00', status: 'postponed' },
    {
      id: 'online',
      title: 'В сети',
      start: '2026-12-09T18:00',
      end: '2026-12-09T19:00',
      attendance: 'online',
      onlineUrl: 'https://example.org/call',
    },
    {
      id: 'both',
      title: 'И так и так',
      start: '2026-12-09T18:00',
      end: '2026-12-09T19:00',
      attendance: 'hybrid',
      place: 'Клуб',
      onlineUrl: 'https://example.org/call',
    },
    {
      id: 'abroad',
      title: 'По другим часам',
      start: '2026-12-11T18:00',
      end: '2026-12-11T19:00',
      timezone: 'Asia/Tbilisi',
    },
    {
      id: 'weekly',
      title: 'Каждую неделю',
      start: '2026-12-01T18:00',
      end: '2026-12-01T19:00',
      repeat: {
        rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601',
        except: ['2026-12-15T18:00'],
        moved: [{ from: '2026-12-22T18:00', start: '2026-12-23T19:00', end: '2026-12-23T21:00' }],
      },
    },
    {
      id: 'monthly',
      title: 'Раз в месяц',
      start: '2026-12-13T18:00',
      duration: 'PT2H',
      repeat: { rule: 'FREQ=MONTHLY;BYDAY=2SU;COUNT=12' },
    },
    {
      id: 'days-weekly',
      title: 'Целыми днями',
      start: '2026-12-03',
      repeat: { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=8', except: ['2026-12-10'] },
    },
  ] as const;

  const datesOf = (registry: Registry) =>
    [...registry.events.values()]
      .flatMap((one) =>
        expandRecurrence(one).occurrences.map(
          ({ time }) =>
            `${one.entry.title} ${one.entry.status} ${one.entry.format} ${one.entry.attendance} ${time.start.toInstant()} ${time.end.toInstant()} ${time.allDay}`,
        ),
      )
      .sort();

  test.each(KINDS.map((kind) => [kind.title, kind] as const))('%s', (_, kind) => {
    const source = registryOf([kind]);
    const { text } = toICalendar(sourceOf(source), {
      name: 'x',
      address: 'https://mivent.example/',
      events: [...source.events.values()],
    });
    const empty = { entries: entriesOf(), registry: registryFor() };
    const read = importICalendar(text, toImportTarget(empty.registry, 'me-16', NOW)!);
    const planned = planImport((read as ImportedFile).events, toImportTarget(empty.registry, 'me-16', NOW)!, empty);
    const back = planned.map(({ file, source: { title } }) => {
      expect(file, title).toBeDefined();
      const { entry } = parseEventFile(file!).event!;
      return { ...entry, id: file!.path.replace(/^.*\/|\.md$/g, '') };
    });
    expect(datesOf(registryOf(back))).toEqual(datesOf(source));
  });
});

describe('an event of a calendar', () => {
  test('becomes a file', () => {
    const [file] = imported(
      ...vevent(
        'SUMMARY:Йога\\, утро',
        'CATEGORIES:Training',
        'LOCATION:Kings Park\\, улица 1',
        'DESCRIPTION:Раз\\nдва * три',
      ),
    );
    expect(file).toMatchInlineSnapshot(`
      "title: Йога, утро
      status: confirmed
      start: 2026-12-05T18:00
      end: 2026-12-05T21:00
      venue: kings-park
      format: training

      Раз  
      два \\* три"
    `);
  });

  test.each<[string, string[], string]>([
    [
      'in UTC',
      vevent('DTSTART:20261205T170000Z', 'DTEND:20261205T200000Z'),
      'start: 2026-12-05T18:00\nend: 2026-12-05T21:00',
    ],
    [
      'on the clock of the region',
      vevent('DTSTART:20261205T180000', 'DTEND:20261205T210000'),
      'start: 2026-12-05T18:00\nend: 2026-12-05T21:00',
    ],
    [
      'on another clock',
      vevent('DTSTART;TZID=Asia/Tbilisi:20261205T180000', 'DTEND;TZID=Asia/Tbilisi:20261205T210000'),
      'start: 2026-12-05T18:00\nend: 2026-12-05T21:00\ntimezone: Asia/Tbilisi',
    ],
    [
      'on a clock as Outlook calls it',
      vevent('DTSTART;TZID="Russian Standard Time":20261205T180000', 'DURATION:PT1H30M'),
      'end: 2026-12-05T19:30\ntimezone: Europe/Moscow',
    ],
    [
      'on a clock with a path before its name',
      vevent('DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tbilisi:20261205T180000', 'DURATION:P1D'),
      'end: 2026-12-06T18:00\ntimezone: Asia/Tbilisi',
    ],
    ['of one day', vevent('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261206'), 'start: 2026-12-05\nplace'],
    ['of three days', vevent('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261208'), 'end: 2026-12-07'],
    ['of a week', vevent('DTSTART;VALUE=DATE:20261205', 'DURATION:P1W'), 'end: 2026-12-11'],
    ['without a place', vevent('LOCATION:'), 'place: Подгорица'],
    [
      'at an address in the net',
      vevent('LOCATION:https://example.org/x'),
      'attendance: online\nonlineUrl: https://example.org/x',
    ],
    [
      'at a page that hides its place, as Luma does',
      vevent('LOCATION:https://luma.com/event/evt-1', 'GEO:42.44;19.26'),
      'place: Подгорица\nformat: other\n\nhttps://luma.com/event/evt-1',
    ],
    [
      'in a room of Outlook’s, its link among the words',
      vevent('LOCATION:Microsoft Teams Meeting', 'DESCRIPTION:Join\\nhttps://teams.microsoft.com/l/meetup-join/19'),
      'attendance: online\nonlineUrl: https://teams.microsoft.com/l/meetup-join/19',
    ],
    ['in a bar that begins like one', vevent('LOCATION:Zoomer Bar'), 'place: Zoomer Bar'],
    ['that was cancelled', vevent('STATUS:CANCELLED'), 'status: cancelled'],
    ['that never ends', vevent('RRULE:FREQ=WEEKLY;BYDAY=SA;WKST=MO'), 'rule: FREQ=WEEKLY;BYDAY=SA;UNTIL=20271205'],
    [
      'with an end on a clock without a zone',
      vevent('RRULE:FREQ=DAILY;UNTIL=20261210T235959'),
      'rule: FREQ=DAILY;UNTIL=20261210',
    ],
    [
      'with a line break smuggled into its title',
      vevent('SUMMARY:А\\nstatus: hold\\n---'),
      "title: 'А status: hold ---'",
    ],
  ])('%s is taken as it is meant', (_, lines, part) => {
    expect(imported(...lines)[0]).toContain(part);
  });

  test('with changed dates keeps them', () => {
    const child = (...lines: string[]) => vevent('RECURRENCE-ID;TZID=Europe/Podgorica:20261212T180000', ...lines);
    const rule = vevent('RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Podgorica:20261219T180000');
    const moved = child('DTSTART;TZID=Europe/Podgorica:20261213T190000', 'DTEND;TZID=Europe/Podgorica:20261213T200000');
    expect(imported(...rule, ...moved)[0]).toContain(
      'repeat:\n  rule: FREQ=WEEKLY;COUNT=4\n  except: [2026-12-19T18:00]\n  moved: [{from: 2026-12-12T18:00, start: 2026-12-13T19:00, end: 2026-12-13T20:00}]',
    );
    expect(imported(...rule, ...child('STATUS:CANCELLED'))[0]).toContain(
      'except: [2026-12-12T18:00, 2026-12-19T18:00]',
    );
  });

  test.each<[string, string[], string]>([
    ['that is private', vevent('CLASS:PRIVATE'), 'не перенесено: событие частное (CLASS)'],
    [
      'that is tentative',
      vevent('STATUS:TENTATIVE'),
      'не перенесено: ещё не решено (TENTATIVE): бронь заведите сами, у неё должен быть хозяин',
    ],
    ['without a start', ['BEGIN:VEVENT', 'SUMMARY:x', 'END:VEVENT'], 'не перенесено: нет начала'],
    [
      'without an end',
      ['BEGIN:VEVENT', 'SUMMARY:x', 'DTSTART:20261205T180000Z', 'END:VEVENT'],
      'не перенесено: нет конца',
    ],
    [
      'that ends before it starts',
      vevent('DTSTART:20261205T180000Z', 'DTEND:20261205T170000Z'),
      'не перенесено: Событие кончается (2026-12-05T18:00) раньше, чем начинается (2026-12-05T19:00).',
    ],
    [
      'on an unknown clock',
      vevent('DTSTART;TZID=Mars/Olympus:20261205T180000', 'DURATION:PT1H'),
      'не перенесено: часовой пояс «Mars/Olympus» неизвестен',
    ],
    [
      'on 30 February',
      vevent('DTSTART:20270230T180000Z', 'DURATION:PT1H'),
      'не перенесено: время «20270230T180000Z» не понято',
    ],
    ['in the year 9999', vevent('DTSTART:99991231T180000Z', 'DURATION:PT1H'), 'не перенесено: '],
    ['every second', vevent('RRULE:FREQ=SECONDLY'), 'не перенесено: повтор «FREQ=SECONDLY» реестр не понимает: '],
    [
      'with a bomb of a rule',
      vevent('RRULE:FREQ=DAILY;COUNT=99999'),
      'не перенесено: повтор «FREQ=DAILY;COUNT=99999» реестр не понимает: ',
    ],
    ['with a rule of positions', vevent('RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=5'), 'не перенесено: повтор '],
    ['without a title', vevent('SUMMARY:'), 'не перенесено: '],
    [
      'that the registry has',
      vevent('SUMMARY:КЛУБ', 'DTSTART;VALUE=DATE:20261212'),
      'пропущено: уже есть в реестре, klub',
    ],
  ])('%s is not taken, and the report says why', (_, lines, said) => {
    expect(imported(...lines)[0]).toContain(said);
  });

  test('names nobody: people, addresses and numbers stay where they were', () => {
    const read = importICalendar(
      calendar(
        ...vevent(
          'ORGANIZER;CN=Иван Петров:mailto:ivan@example.org',
          'ATTENDEE;CN="Мария: Сидорова":mailto:maria@example.org',
          'CONTACT:+382 67 123 456',
          'SUMMARY:Вечер у ivan@example.org',
          'DESCRIPTION:Звоните +382 67 123 456 или\\, ещё лучше\\, пишите ivan@example.org\\, maria@example.org',
        ),
      ),
      target,
    );
    const planned = plan(read);
    expect(planned[0]?.file?.text).not.toMatch(/ivan|maria|Петров|Сидорова|123/i);
    const report = formatImport(planned, { locale: 'ru', isDryRun: false, existing: new Set() });
    expect(report).not.toMatch(/ivan@|maria|Петров|Сидорова|123/i);
    expect(report).toContain(
      'не вошло: телефоны и почта; участники и организатор: их имён и адресов в реестре не будет; контакт: телефонов и почты в реестре не будет',
    );
  });

  test('is told in the language that is asked for', () => {
    const planned = plan(
      importICalendar(calendar(...vevent('CLASS:PRIVATE'), ...vevent('UID:2', 'SUMMARY:Evening')), target),
    );
    expect(
      formatImport(planned, { locale: 'en', isDryRun: true, existing: new Set() }).replaceAll('\u00a0', ' '),
    ).toMatchInlineSnapshot(`
      "line 3: Вечер
        not carried over: the event is private (CLASS)
      line 11: Evening
        would be written: events/me-16/evening.md

      1 file, 0 passed over, 1 not carried over.
      Nothing was written: this is a trial (--dry-run).
      "
    `);
    expect(countImport(planned)).toEqual({ written: 1, skipped: 0, refused: 1, faulty: 0 });
  });

  test('that is in the way of another is written, and the report says what the check will', () => {
    const planned = plan(
      importICalendar(calendar(...vevent('DTSTART;TZID=Europe/Podgorica:20261212T190000', 'DURATION:PT1H')), target),
    );
    expect(planned[0]?.file).toBeDefined();
    expect(planned[0]?.issues.map(({ code }) => code)).toEqual(['region-conflict']);
  });
});

test('rows of blanks and words without an end take no time', () => {
  const before = process.threadCpuUsage().user;
  expect(takeText(`<p>${' \t'.repeat(39_000)}x`, 'x').text).toBe('x');
  const read = importCsv(`название,дата\nВечер,${'T'.repeat(90_000)}!\n`, target);
  expect(read).toMatchObject({ events: [{ notes: [{ kind: 'time' }] }] });
  expect(process.threadCpuUsage().user - before).toBeLessThan(2e6);
});

describe('a hostile calendar', () => {
  test.each<[string, string, ImportFault]>([
    ['that is none', 'PK\u0003\u0004\u0000', { fault: 'no-calendar' }],
    ['that is empty', '', { fault: 'no-calendar' }],
    [
      'of a hundred thousand events',
      calendar('BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(100_000)),
      { fault: 'too-many', value: 1000 },
    ],
  ])('%s is refused', (_, text, fault) => {
    expect(importICalendar(text, target)).toEqual(fault);
  });

  test.each<[string, string]>([
    ['components in components', calendar('BEGIN:VEVENT\r\n'.repeat(50_000))],
    ['a value of five million letters', calendar(...vevent(`DESCRIPTION:${'я<'.repeat(1_000_000)}`))],
    ['half a million folded lines', calendar('BEGIN:VEVENT', ' x\r\n'.repeat(500_000), 'END:VEVENT')],
    ['parameters without an end', calendar(...vevent(`DTSTART${';A=B'.repeat(50_000)}`))],
    ['addresses without an end', calendar(...vevent(`DESCRIPTION:${'a@b.ru '.repeat(50_000)}`))],
    [
      'exceptions without an end',
      calendar(...vevent('RRULE:FREQ=WEEKLY;COUNT=4', `EXDATE:${'20261212T180000Z,'.repeat(50_000)}20261212T180000Z`)),
    ],
  ])('with %s is read to its end, and soon', (_, text) => {
    const before = process.threadCpuUsage().user;
    plan(importICalendar(text, target));
    expect(process.threadCpuUsage().user - before).toBeLessThan(4e6);
  });

  test('with NUL, control characters and directions gives files without', () => {
    const [file] = imported(...vevent('SUMMARY:А\u0000\u001b[2J\u202eБ', 'DESCRIPTION:x\u0000\u0007y'));
    expect(file).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(file).toContain('title: А[2JБ\n');
  });

  test('gives files that the reader takes, whatever its texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.stringMatching(/^[<>&*_`[\](){}#+.!|\\a-z:/ \n-]{0,80}$/),
    );
    fc.assert(
      fc.property(text, text, text, (title, description, place) => {
        const written = (value: string) => value.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|[\r\n]/g, '\\n');
        const lines = vevent(
          `SUMMARY:Э${written(title)}`,
          `DESCRIPTION:${written(description)}`,
          `LOCATION:${written(place)}`,
        );
        for (const { file, source } of plan(importICalendar(calendar(...lines), target))) {
          if (!file) expect(source.fields).toBeDefined();
          else expect(parseEventFile(file).issues).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['<p>Один</p><p>два<br>три &amp; &#1103;</p>', 'Один\n\nдва  \nтри & я'],
  ['<ul><li>раз<li>два</ul>', '- раз\n- два'],
  ['см. <a href="https://x.example/a_b">сюда</a> <script>alert(1)</script>', 'см. сюда (https://x.example/a_b)'],
  ['# не заголовок\n1. не список *и* <b', '\\# не заголовок  \n1\\. не список \\*и\\* \\<b'],
  ['&lt;script&gt; <img src=x onerror=alert(1)>', '\\&lt;script\\&gt; \\<img src=x onerror=alert(1)\\>'],
])('the text %j is written as %j', (text, markdown) => {
  expect(takeText(text, 'x').text).toBe(markdown);
});

describe('a table', () => {
  const table = (...lines: string[]) => plan(importCsv(lines.join('\r\n'), target));
  const HEAD = 'Название;Дата;Время;Время конца;Место;Описание;Формат;Цена;Статус;Ссылка';

  test('becomes files, whichever way its columns are parted and named', () => {
    const expected = [
      'title: Вечер, игр\nstatus: confirmed\nstart: 2026-12-05T18:00\nend: 2026-12-05T21:00\nplace: Кафе\nformat: club',
    ];
    expect(
      told(
        table(
          '\ufeffНазвание;Дата;Время начала;Время окончания;Где;Формат',
          'Вечер, игр;05.12.2026;18:00;21:00;Кафе;Вечер клуба',
        ),
      ),
    ).toEqual(expected);
    expect(
      told(table('Title,Start,End,Location,Format', '"Вечер, игр",2026-12-05T18:00,2026-12-05 21:00:00,Кафе,club')),
    ).toEqual(expected);
    expect(
      told(table('name\tdate\ttime\tend\tplace\ttype', 'Вечер, игр\t5.12.26\t18\t21:00\tКафе\tClub evening')),
    ).toEqual(expected);
  });

  test('with a line for Excel above it, and empty ones below, gives its events alone', () => {
    const read = importCsv('sep=;\r\nНазвание;Дата\r\nА, или Б;46375\r\n;\r\n ; \r\n', target);
    expect(read).toMatchObject({ events: [{ line: 3, title: 'А, или Б', fields: { start: '2026-12-19' } }] });
    expect('fault' in read ? [] : read.events).toHaveLength(1);
  });

  test('whose end is a part of a day has hours', () => {
    expect(told(table('Название;Дата;Время;Конец;Место', 'Ночь;46375;0,9375;0,0625;Кафе'))[0]).toContain(
      'start: 2026-12-19T22:30\nend: 2026-12-20T01:30\n',
    );
    expect(told(table('Название;Начало;Конец;Место', 'Ночь;46375.9375;46376.0625;Кафе'))[0]).toContain(
      'start: 2026-12-19T22:30\nend: 2026-12-20T01:30\n',
    );
  });

  test.each([
    ['Название;Дата;Начало;Конец;Место', 'А;05.12.2026;18:00;21:00;Кафе'],
    ['Title;Start;End;Date;Place', 'А;18;21:00;2026-12-05;Кафе'],
    ['Title;Date;Start;End;Place', 'А;46361;0.75;0.875;Кафе'],
    ['Title;Date;Start;End date;End;Place', 'А;2026-12-05;18:00;2026-12-05;21:00;Кафе'],
    ['Title;Day;Start;End;Place', 'А;05.12.2026;05.12.2026 18:00;05.12.2026 21:00;Кафе'],
  ])('with a day and a beginning beside it, %s, has hours', (head, line) => {
    expect(told(table(head, line))).toEqual([
      expect.stringContaining('start: 2026-12-05T18:00\nend: 2026-12-05T21:00\n'),
    ]);
  });

  test('tells of columns that say once more what another says, and of an end without a beginning', () => {
    expect(importCsv('Title;Date;Start;Place\nА;2026-12-05;2026-12-06;Кафе', target)).toMatchObject({
      events: [{ fields: { start: '2026-12-05' } }],
      notes: [{ kind: 'columns', value: ['Start'] }],
    });
    expect(told(table('Title;Date;End time;Place', 'А;2026-12-05;21:00;Кафе'))).toEqual([
      'не перенесено: есть час конца (21:00), а часа начала нет',
    ]);
  });

  test('whose day may be two is asked for it, and its neighbours are taken', () => {
    const planned = table('Название;Дата;Место', 'А;05/12/2026;Кафе', 'Б;05/05/2027;Кафе');
    expect(told(planned)).toEqual([
      'не перенесено: «05/12/2026» читается двояко: напишите 2026-12-05 или 2026-05-12',
      expect.stringContaining('start: 2027-05-05'),
    ]);
  });

  test('tells the language of each event', () => {
    const [serbian, english, russian] = told(
      table(
        'Название;Дата;Место;Описание',
        'Veče šaha u Baru;05.12.2026;Кафе;',
        'Chess;06.12.2026;Кафе;',
        'Meetup;07.12.2026;Кафе;Приходите',
      ),
    );
    expect(serbian).toContain('lang: sr');
    expect(english).toContain('lang: en');
    expect(russian).not.toContain('lang');
  });

  test('names the line on which an event begins, also after cells of several lines', () => {
    const read = importCsv('Название;Дата;Описание\r\n"А";05.12.2026;"1\r\n2\r\n3"\r\n\r\nБ;06.12.2026;\r\n', target);
    expect('fault' in read ? read : read.events.map(({ line }) => line)).toEqual([2, 6]);
  });

  test.each<[string, string, string]>([
    ['a price', 'Вечер;05.12.2026;18:00;21:00;Кафе;;;10 EUR;;', 'price:\n  amount: 10\n  currency: EUR'],
    [
      'a day without times',
      'Вечер;05.12.2026;;;Кафе;;;бесплатно;;',
      'start: 2026-12-05\nplace: Кафе\nformat: other\nprice: free',
    ],
    ['a night', 'Вечер;05.12.2026;22:00;02:00;Кафе;;;;;', 'end: 2026-12-06T02:00'],
    ['a venue', 'Вечер;05.12.2026;18:00;21:00;kings park;;;;;', 'venue: kings-park'],
    ['a link alone', 'Вечер;05.12.2026;18:00;21:00;;;;;;https://example.org/x', 'attendance: online'],
    ['a formula', '"=HYPERLINK(""http://x"")";05.12.2026;18:00;21:00;@SUM(A1);;;;;', 'title: =HYPERLINK("http://x")'],
    ['a break of lines in a cell', '"А\r\nstatus: hold";05.12.2026;18:00;21:00;Кафе;;;;;', "title: 'А status: hold'"],
    ['a status', 'Вечер;05.12.2026;18:00;21:00;Кафе;;;;Отменено;', 'status: cancelled'],
  ])('with %s is understood', (_, line, part) => {
    expect(told(table(HEAD, line))[0]).toContain(part);
  });

  test.each<[string, string]>([
    ['Вечер;скоро;18:00;21:00;Кафе', 'не перенесено: время «скоро» не понято'],
    ['Вечер;суббота;18:00;21:00;Кафе', 'не перенесено: время «суббота» не понято'],
    ['Вечер;;18:00;21:00;Кафе', 'не перенесено: нет начала'],
    ['Вечер;05.12.2026;18:00;;Кафе', 'не перенесено: нет конца'],
    ['Вечер;05.12.2026;18:00;21:00;Кафе;;;;возможно', 'не перенесено: статус «возможно» не понят'],
    [';05.12.2026;18:00;21:00;Кафе', 'не перенесено: '],
  ])('the line %s is not taken, and the report says why', (line, said) => {
    expect(told(table(HEAD, line))[0]).toContain(said);
  });

  test.each<[string, string, ImportFault['fault']]>([
    ['without names of columns', '1;2;3\n4;5;6', 'no-header'],
    ['that is empty', '', 'no-header'],
    ['with a quote that never closes', 'Название;Дата\n"x;05.12.2026', 'csv'],
    ['of a hundred thousand lines', `Название;Дата\n${'x;05.12.2026\n'.repeat(100_000)}`, 'too-many'],
    ['with a cell of five million letters', `Название;Дата\n${'x'.repeat(5_000_000)};05.12.2026`, 'csv'],
    ['of bytes', '\u0000\u0001\u0002', 'no-header'],
  ])('%s is refused', (_, text, fault) => {
    expect(importCsv(text, target)).toMatchObject({ fault });
  });

  test('that is imported twice is taken once', () => {
    const lines = [
      HEAD,
      'Вечер;05.12.2026;18:00;21:00;Кафе',
      'ВЕЧЕР;05.12.2026;19:00;21:00;Кафе',
      'Вечер;06.12.2026;18:00;21:00;Кафе',
    ];
    const planned = table(...lines);
    expect(planned.map(({ file, same }) => file?.path ?? same)).toEqual([
      'events/me-16/vecher.md',
      'vecher',
      'events/me-16/vecher-2026-12-06.md',
    ]);
  });
});
