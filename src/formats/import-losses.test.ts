import { describe, expect, test } from 'vitest';
import { expandRecurrence } from '../domain/recurrence.ts';
import { entries as entriesOf, registry as registryFor, SETTINGS, venue } from '../domain/registry.test-support.ts';
import type { Locale } from '../i18n/locale.ts';
import { parseEventFile } from './event-file.ts';
import { registryOf } from './feed.test-support.ts';
import { importICalendar } from './import-icalendar.ts';
import { formatImport, planImport, toImportTarget } from './import-plan.ts';
import { proposeVenues } from './import-venues.ts';
import type { ImportedFile } from './imported-event.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00+01:00');
const FILES = {
  venues: [venue(), venue({ id: 'hall', name: 'Hall', geo: { lat: 42, lon: 19 } })],
  settings: { ...SETTINGS, topics: { games: { ru: 'Игры', en: 'Games' } } },
};
const ACCEPTED = { entries: entriesOf(FILES), registry: registryFor(FILES) };

function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
}

/** One event with a title, a place and times, unless lines of its own say otherwise. */
function vevent(...lines: readonly string[]): string[] {
  const names = lines.map((line) => /^[A-Z-]+/.exec(line)?.[0]);
  const times = ['DTSTART;TZID=Europe/Podgorica:20261205T180000', 'DTEND;TZID=Europe/Podgorica:20261205T210000'];
  const rest = ['UID:1', 'SUMMARY:Вечер', 'LOCATION:Кафе', ...(names.includes('DTSTART') ? [] : times)];
  return [
    'BEGIN:VEVENT',
    ...rest.filter((line) => !names.includes(/^[A-Z-]+/.exec(line)?.[0])),
    ...lines,
    'END:VEVENT',
  ];
}

interface Imported {
  /** The front matter and the text of the files. */
  readonly files: readonly string[];
  readonly report: string;
}

function imported(text: string, locale: Locale = 'en', region = 'me-16'): Imported {
  const target = toImportTarget(ACCEPTED.registry, region, NOW)!;
  const { events, notes } = importICalendar(text, target) as ImportedFile;
  const planned = planImport(events, target, ACCEPTED);
  const venues = proposeVenues(planned, target, ACCEPTED.registry);
  const report = formatImport(planned, { locale, isDryRun: false, existing: new Set(), notes, venues });
  return {
    files: planned.flatMap(({ file }) => file?.text.replace(/^---\n([\s\S]*?)---\n/, '$1').trim() ?? []),
    report: report.replaceAll('\u00a0', ' '),
  };
}

const fileOf = (...lines: readonly string[]) => imported(calendar(...vevent(...lines))).files[0];
const reportOf = (...lines: readonly string[]) => imported(calendar(...vevent(...lines))).report;

describe('what an event says and a file cannot is in the report', () => {
  test.each<[string, string[], string]>([
    [
      'pictures',
      ['IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.org/a.png'],
      'pictures: https://example.org/a.png; put a',
    ],
    [
      'attached pictures',
      ['ATTACH;FMTTYPE=image/png:https://example.org/a.png'],
      'pictures: https://example.org/a.png',
    ],
    [
      'attached files',
      [
        'ATTACH;FILENAME=Plan;FMTTYPE=application/pdf:https://drive.example/1',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA',
      ],
      'attachments: Plan (https://drive.example/1), BINARY',
    ],
    [
      'a larger event',
      ['RELATED-TO:abc'],
      'a relation to another event (RELATED-TO): a part of a larger event names it in partOf',
    ],
    ['equipment', ['RESOURCES:projector,microphone'], 'equipment: projector, microphone; field equipment'],
    ['comments', ['COMMENT:Bring a ball\\, ask a@example.org'], 'comments: Bring a ball, ask …'],
    ['whom to ask', ['CONTACT:+382 67 123 456'], 'contact: the registry takes neither phone numbers nor e-mail'],
    ['people', ['ATTENDEE:mailto:a@example.org'], 'attendees and organiser: the registry takes'],
    [
      'those who take part',
      ['BEGIN:PARTICIPANT', 'UID:p', 'END:PARTICIPANT'],
      'attendees and organiser: the registry takes',
    ],
    [
      'a second call',
      ['CONFERENCE:https://a.example/1', 'CONFERENCE:https://b.example/2'],
      'further addresses of the call: https://b.example/2',
    ],
    [
      'a call by phone',
      ['CONFERENCE;VALUE=URI:tel:+38267123456'],
      'ways to dial in: the registry takes no phone numbers',
    ],
    [
      'links in HTML alone',
      [
        'DESCRIPTION:Buy https://a.example',
        'X-ALT-DESC;FMTTYPE=text/html:<a href="https://a.example/">a</a> <a href="https://b.example/?x=1&amp;y">b</a>',
      ],
      'links that only the HTML has: https://b.example/?x=1&y',
    ],
    ['a price that is none', ['X-COST:ask'], 'the price “ask” was not understood'],
    ['categories', ['CATEGORIES:club,A\\, B', 'CATEGORIES:C'], 'categories: A, B, C'],
    ['what nobody knows', ['X-SPEAKER:x', 'STRUCTURED-DATA:x'], 'fields: X-SPEAKER, STRUCTURED-DATA'],
    ['coordinates without a place', ['LOCATION:', 'GEO:42.5;19.25'], 'coordinates 42.5, 19.25: no place is named'],
  ])('%s', (_, lines, said) => {
    expect(reportOf(...lines)).toContain(said);
  });

  test.each<[string, string[]]>([
    ['alarms', ['BEGIN:VALARM', 'TRIGGER:-PT1H', 'ACTION:DISPLAY', 'END:VALARM']],
    [
      'what programs write for themselves',
      ['TRANSP:OPAQUE', 'PRIORITY:5', 'COLOR:red', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC', 'X-MOZ-GENERATION:2'],
    ],
    ['the same text in HTML', ['DESCRIPTION:Buy https://a.example/', 'X-ALT-DESC:<a href="https://a.example">a</a>']],
    ['one call that is named twice', ['CONFERENCE:https://a.example/1', 'X-GOOGLE-CONFERENCE:https://a.example/1']],
  ])('but not %s', (_, lines) => {
    expect(reportOf(...lines)).not.toContain('left out');
  });
});

describe('what a file can say is carried over', () => {
  test.each<[string, string[], string]>([
    [
      'the price of a ticket',
      ['X-COST:€10', 'X-TICKETS-URL:https://t.example/'],
      'price:\n  amount: 10\n  currency: EUR\nregistration:\n  url: https://t.example/',
    ],
    ['a topic of the registry', ['CATEGORIES:Игры,Club evening'], 'format: club\ntopics:\n  - games'],
    ['the language that is said', ['SUMMARY;LANGUAGE=uk:Вечір'], 'lang: uk'],
    ['the language of the text', ['SUMMARY;LANGUAGE=en-us:Вече друштвених игара, љубитељи'], 'lang: sr'],
    [
      'a venue and its address on lines of their own',
      ['LOCATION:Kings Park\\nUlica 1\\, Podgorica'],
      'venue: kings-park',
    ],
    [
      'a venue that Apple names beside the address',
      ['LOCATION:Ulica 1', 'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Kings Park":geo:42.4,19.2'],
      'venue: kings-park',
    ],
    [
      'a whole day as Outlook writes it',
      ['DTSTART:20261205T000000', 'DTEND:20261206T000000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
      'start: 2026-12-05\nplace',
    ],
    [
      'an address beside that of a hidden place',
      ['LOCATION:https://luma.com/event/1', 'GEO:42;19', 'URL:https://example.org/x'],
      'https://example.org/x\n\nhttps://luma.com/event/1',
    ],
    [
      'dates without a rule',
      ['RDATE;TZID=Europe/Podgorica:20261212T180000,20261219T190000'],
      'repeat:\n  rule: FREQ=DAILY;COUNT=1\n  also: [{start: 2026-12-12T18:00, end: 2026-12-12T21:00}, {start: 2026-12-19T19:00, end: 2026-12-19T22:00}]',
    ],
    [
      'dates that last longer than others',
      ['RDATE;VALUE=PERIOD:20261212T170000Z/PT5H,20261213T170000Z/20261213T180000Z'],
      'also: [{start: 2026-12-12T18:00, end: 2026-12-12T23:00}, {start: 2026-12-13T18:00, end: 2026-12-13T19:00}]',
    ],
    [
      'exceptions on another clock, and as days',
      ['RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;TZID=Asia/Tbilisi:20261212T210000', 'EXDATE;VALUE=DATE:20261219'],
      'except: [2026-12-12T18:00, 2026-12-19T18:00]',
    ],
    [
      'exceptions of whole days that have hours',
      [
        'DTSTART;VALUE=DATE:20261205',
        'DTEND;VALUE=DATE:20261206',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE:20261212T000000',
      ],
      'except: [2026-12-12]',
    ],
  ])('%s', (_, lines, part) => {
    expect(fileOf(...lines)).toContain(part);
  });

  test('dates without a rule, so that the check takes them', () => {
    const { files, report } = imported(calendar(...vevent('RDATE:20261205T170000Z,20261212T170000Z')));
    // The first is no further date.
    expect(files).toEqual([expect.stringContaining('also: [{start: 2026-12-12T18:00, end')]);
    expect(report).not.toMatch(/check will say|left out/);
    const read = parseEventFile({ path: 'events/me-16/x.md', text: `---\n${files[0]}\n---\n` }).event!;
    const placed = registryOf([{ ...read.entry, id: 'x', place: undefined, venue: 'kings-park' }]).events.get('x')!;
    expect(expandRecurrence(placed).occurrences.map(({ time }) => String(time.start.toPlainDate()))).toEqual([
      '2026-12-05',
      '2026-12-12',
    ]);
  });

  test('a zone that is described, under whatever name', () => {
    const rule = (name: string, month: number, from: string, to: string) => [
      `BEGIN:${name}`,
      'DTSTART:16010101T030000',
      `RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=${month}`,
      `TZOFFSETFROM:${from}`,
      `TZOFFSETTO:${to}`,
      `END:${name}`,
    ];
    const zone = (...rules: string[]) => ['BEGIN:VTIMEZONE', 'TZID:Our time', ...rules, 'END:VTIMEZONE'];
    const times = ['DTSTART;TZID=Our time:20261205T180000', 'DTEND;TZID=Our time:20261205T190000'];
    const [winter, summer] = [rule('STANDARD', 10, '+0200', '+0100'), rule('DAYLIGHT', 3, '+0100', '+0200')];
    expect(imported(calendar(...zone(...winter, ...summer), ...vevent(...times))).files[0]).toContain(
      'start: 2026-12-05T18:00\nend: 2026-12-05T19:00\nplace',
    );
    const east = [...rule('STANDARD', 10, '+0300', '+0200'), ...rule('DAYLIGHT', 3, '+0200', '+0300')];
    expect(imported(calendar(...zone(...east), ...vevent(...times))).files[0]).toContain('timezone: Europe/Kyiv');
    // Clocks that change in other months are no clocks of the community.
    const south = [...rule('STANDARD', 4, '+0200', '+0100'), ...rule('DAYLIGHT', 9, '+0100', '+0200')];
    expect(imported(calendar(...zone(...south), ...vevent(...times))).report).toContain(
      'the time zone “Our time” is unknown',
    );
    // Two calendars may call different zones the same.
    const both = [
      calendar(...zone(...winter, ...summer), ...vevent(...times)),
      calendar(...zone(...east), ...vevent('UID:2', 'SUMMARY:День', ...times)),
    ];
    expect(imported(both.join('\r\n')).files.map((text) => /timezone: .*/.exec(text)?.[0])).toEqual([
      undefined,
      'timezone: Europe/Kyiv',
    ]);
  });
});

describe('a calendar', () => {
  test('that is sent to cancel cancels, and the newest word on an event counts', () => {
    const cancel = calendar('METHOD:CANCEL', ...vevent('SEQUENCE:1'));
    expect(imported(cancel).files[0]).toContain('status: cancelled');
    expect(imported(`${calendar(...vevent('SEQUENCE:0'))}\r\n${cancel}`).files).toEqual([
      expect.stringContaining('status: cancelled'),
    ]);
    const later = calendar(...vevent('SEQUENCE:1', 'LAST-MODIFIED:20261101T000000Z', 'SUMMARY:Позже'));
    expect(imported(`${cancel}\r\n${later}`).files).toEqual([expect.stringContaining('title: Позже')]);
  });

  test('that cancels one date of a series leaves the others', () => {
    const series = calendar(...vevent('RRULE:FREQ=WEEKLY;COUNT=3'));
    const off = calendar('METHOD:CANCEL', ...vevent('RECURRENCE-ID;TZID=Europe/Podgorica:20261212T180000'));
    expect(imported(`${series}\r\n${off}`).files).toEqual([expect.stringContaining('except: [2026-12-12T18:00]')]);
  });

  test('that answers an invitation, or has rules that the registry has not, is refused with the reason', () => {
    expect(imported(calendar('METHOD:REPLY', ...vevent())).report).toContain(
      'it is an answer to an invitation (METHOD:REPLY)',
    );
    expect(reportOf('RRULE:FREQ=WEEKLY;COUNT=3', 'EXRULE:FREQ=MONTHLY;COUNT=2')).toContain(
      'more than one rule (EXRULE)',
    );
    expect(reportOf('RRULE:FREQ=WEEKLY;COUNT=3', 'RRULE:FREQ=MONTHLY;COUNT=2')).toContain('more than one rule (RRULE)');
  });

  test('names its clock, which times without a zone go by', () => {
    const floating = vevent('DTSTART:20261205T180000', 'DTEND:20261205T190000');
    const { files, report } = imported(calendar('X-WR-TIMEZONE:Asia/Tbilisi', ...floating));
    expect(files[0]).toContain('start: 2026-12-05T18:00\nend: 2026-12-05T19:00\ntimezone: Asia/Tbilisi');
    expect(report).toContain('times without a zone were read on the clock of the calendar, Asia/Tbilisi');
    expect(imported(calendar('X-WR-TIMEZONE:Asia/Tbilisi', ...vevent())).report).not.toContain('clock of the calendar');
  });

  test('with tasks in it says that they stay behind', () => {
    const task = ['BEGIN:VTODO', 'SUMMARY:x', 'END:VTODO'];
    expect(imported(calendar(...vevent(), ...task, ...task, 'BEGIN:VJOURNAL', 'END:VJOURNAL')).report).toContain(
      'Of the whole file:\n  besides events, the calendar has VTODO: 2, VJOURNAL: 1: the registry keeps no tasks, notes or busy times\n',
    );
  });

  test('whose series has no rule gives its dates one by one', () => {
    const change = vevent('RECURRENCE-ID:20261212T170000Z', 'DTSTART:20261212T170000Z', 'DTEND:20261212T180000Z');
    expect(imported(calendar(...vevent(), ...change)).files.map((text) => /start: .*/.exec(text)?.[0])).toEqual([
      'start: 2026-12-05T18:00',
      'start: 2026-12-12T18:00',
    ]);
  });

  test('tells the dates that have words or a place of their own, together', () => {
    const change = (day: number, ...lines: string[]) =>
      vevent(
        `RECURRENCE-ID;TZID=Europe/Podgorica:202612${day}T180000`,
        `DTSTART;TZID=Europe/Podgorica:202612${day}T180000`,
        `DTEND;TZID=Europe/Podgorica:202612${day}T210000`,
        ...lines,
      );
    const series = vevent('RRULE:FREQ=WEEKLY;COUNT=4');
    const { report } = imported(
      calendar(...series, ...change(12, 'LOCATION:Парк'), ...change(19, 'SUMMARY:Финал'), ...change(26)),
    );
    expect(report).toContain(
      'left out: words or a place of some dates alone (2026-12-12T18:00, 2026-12-19T18:00): only their time was taken\n',
    );
  });
});

test('coordinates become the file of a venue, ready to be made', () => {
  const { report } = imported(
    calendar(
      ...vevent('LOCATION:Кафе «Бар»\\, Njegoševa 1', 'GEO:42.4411123;19.2636'),
      ...vevent('UID:2', 'SUMMARY:День', 'LOCATION:Кафе «Бар»\\, Njegoševa 1', 'GEO:42.44112;19.2636'),
      ...vevent(
        'UID:3',
        'SUMMARY:Три',
        'LOCATION:Парк',
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="Ulica 2\\\\nPodgorica";X-TITLE=Парк:geo:42.5,19.5',
      ),
      ...vevent('UID:4', 'SUMMARY:Четыре', 'LOCATION:Kings Park', 'GEO:42.43;19.26'),
      ...vevent('UID:5', 'SUMMARY:Пять', 'LOCATION:Hall', 'GEO:42;19'),
      ...vevent('UID:6', 'SUMMARY:Шесть', 'LOCATION:Остров', 'GEO:0;0'),
    ),
    'ru',
  );
  expect(report.slice(report.indexOf('\n\n') + 2)).toMatchInlineSnapshot(`
    "У площадок нет координат. Их можно дописать:

      venues/kings-park.md
    geo:
      lat: 42.43
      lon: 19.26

    Места с координатами. Если место может стать площадкой, заведите такой файл и напишите в событиях venue вместо place:

      venues/kafe-bar.md
    ---
    name: Кафе «Бар»
    region: me-16
    address: Njegoševa 1
    geo:
      lat: 42.44111
      lon: 19.2636
    ---

      venues/park.md
    ---
    name: Парк
    region: me-16
    address: Ulica 2, Podgorica
    geo:
      lat: 42.5
      lon: 19.5
    ---

    6 файлов, 0 пропущено, 0 не перенесено.
    "
  `);
});

test('what two hundred events lose is told once', () => {
  const events = Array.from({ length: 200 }, (_, index) =>
    vevent(
      `UID:${index}`,
      `SUMMARY:Вечер ${index}`,
      `DTSTART:20270${1 + (index % 9)}${10 + (index % 19)}T180000Z`,
      'DURATION:PT1H',
      'ORGANIZER:mailto:a@example.org',
      `CATEGORIES:Тема ${index % 30}`,
      ...(index === 7 ? ['RELATED-TO:x'] : []),
      ...(index < 5 ? [`X-COST:цена ${index}`] : []),
    ),
  );
  const { report } = imported(calendar(...events.flat()), 'ru');
  expect(report.match(/не вошло: .*/g)).toEqual([
    // What has to be mended in its file stays with it.
    ...[0, 1, 2, 3, 4].map((index) => `не вошло: цена «цена ${index}» не понята`),
    'не вошло: связь с другим событием (RELATED-TO): часть большего события называет его в partOf',
  ]);
  expect(report.slice(report.indexOf('\n\n') + 2)).toMatchInlineSnapshot(`
    "Не вошло у многих событий:
      200 событий: категории: Тема 0, Тема 1, Тема 2, Тема 3, Тема 4, Тема 5, Тема 6, Тема 7, Тема 8, Тема 9, Тема 10, Тема 11 и ещё 18
      200 событий: участники и организатор: их имён и адресов в реестре не будет

    200 файлов, 0 пропущено, 0 не перенесено.
    "
  `);
});
