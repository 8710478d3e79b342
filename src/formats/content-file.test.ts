import { describe, expect, test } from 'vitest';
import { parseContentFile, parseYamlFile, positionOf } from './content-file.ts';
import { codes, eventText, eventTextWith, fileOf, told } from './event-file.test-support.ts';
import { parseEventFile } from './event-file.ts';

const issuesOf = (text: string) => parseEventFile(fileOf(text)).issues;
const tell = (text: string) => `${told(issuesOf(text))}\n${told(issuesOf(text), 'en')}`;

describe('bad input: each is one issue, with its place, in words for people', () => {
  test('a colon in a title without quotes says to put it in quotes', () => {
    expect(tell(eventText({ title: 'Дебаты: о приватности' }))).toMatchInlineSnapshot(`
      "2:14 error frontmatter-syntax
        В значении поля «title» есть двоеточие, и YAML принял его за новое поле.
        → Возьмите значение в кавычки: title: 'Дебаты: о приватности'
      2:14 error frontmatter-syntax
        The value of “title” has a colon in it, which YAML takes for a new field.
        → Put the value in quotes: title: 'Дебаты: о приватности'"
    `);
    expect(tell(eventText({ title: "Дебаты: 'о приватности'" }))).toContain(
      "→ Возьмите значение в кавычки: title: 'Дебаты: ''о приватности'''",
    );
    expect(codes(issuesOf(eventTextWith('summary: В программе:')))).toEqual(['8:21 frontmatter-syntax/colon']);
    expect(codes(issuesOf(eventTextWith('needs:\n  - kind: speaker\n    note: Нужен: спикер')))).toEqual([
      '10:16 frontmatter-syntax/colon',
    ]);
  });

  test('colons in several lines are told at once, and what else is wrong with them', () => {
    const text = eventText({ title: 'Дебаты: о приватности', summary: 'В программе: всё', status: 'confrimed' });
    expect(codes(issuesOf(text))).toEqual([
      '2:14 frontmatter-syntax/colon',
      '8:21 frontmatter-syntax/colon',
      '3:9 frontmatter-value/word',
    ]);
    expect(parseEventFile(fileOf(text)).event, 'a mended file is still a broken one').toBeUndefined();
  });

  test('what the hint offers for a colon is right', () => {
    const [, offered] = /кавычки: title: (.*)$/m.exec(tell(eventText({ title: "Дебаты: о том, что 'наше'" })))!;
    expect(parseEventFile(fileOf(eventText({ title: offered }))).event?.entry.title).toBe("Дебаты: о том, что 'наше'");
  });

  test('an unknown key', () => {
    expect(tell(eventTextWith('sumary: Вечер'))).toMatchInlineSnapshot(`
      "8:1 error frontmatter-unknown-key
        Поля «sumary» реестр не знает.
        → Возможно, вы имели в виду «summary».
      8:1 error frontmatter-unknown-key
        The registry does not know the field “sumary”.
        → Did you mean “summary”?"
    `);
  });

  test('a misspelt status', () => {
    expect(tell(eventText({ status: 'confrimed' }))).toMatchInlineSnapshot(`
      "3:9 error frontmatter-value
        Значение «confrimed» не подходит для поля «status».
        → Возможно, вы имели в виду «confirmed». Допустимо: hold, confirmed, cancelled, postponed.
      3:9 error frontmatter-value
        “confrimed” does not fit the field “status”.
        → Did you mean “confirmed”? It takes one of: hold, confirmed, cancelled, postponed."
    `);
  });

  test('30 February, 31.12.2026, 24:00 and MSK', () => {
    expect(tell(eventText({ start: '2026-02-30', end: undefined }))).toMatchInlineSnapshot(`
      "4:8 error time-no-such-date
        Такой даты нет: 2026-02-30.
        → Проверьте день и месяц.
      4:8 error time-no-such-date
        There is no such date: 2026-02-30.
        → Check day and month."
    `);
    expect(tell(eventText({ start: '31.12.2026', end: undefined }))).toMatchInlineSnapshot(`
      "4:8 error time-format
        Дата «31.12.2026» записана с точками или косой чертой.
        → Пишите год, месяц, день: 2026-12-31.
      4:8 error time-format
        The date “31.12.2026” is written with dots or slashes.
        → Write year, month, day: 2026-12-31."
    `);
    expect(tell(eventText({ end: '2026-12-05T24:00' }))).toMatchInlineSnapshot(`
      "5:6 error time-format
        Времени 24:00 в реестре нет: «2026-12-05T24:00».
        → Полночь — это 00:00 следующего дня: 2026-12-06T00:00.
      5:6 error time-format
        The registry has no 24:00: “2026-12-05T24:00”.
        → Midnight is 00:00 of the next day: 2026-12-06T00:00."
    `);
    expect(tell(eventTextWith('timezone: MSK'))).toMatchInlineSnapshot(`
      "8:11 error time-zone
        «MSK» — сокращение, оно не говорит о переводе часов.
        → Напишите timezone: Europe/Moscow.
      8:11 error time-zone
        “MSK” is an abbreviation, which says nothing of clock changes.
        → Write timezone: Europe/Moscow."
    `);
  });

  test('a BOM, NUL, ---js', () => {
    expect(tell(`\ufeff${eventText()}`)).toMatchInlineSnapshot(`
      "1:1 error file-encoding
        Файл начинается с невидимой метки BOM, из-за неё шапка не распознаётся.
        → Сохраните файл как «UTF-8 без BOM» или удалите первый невидимый символ.
      1:1 error file-encoding
        The file begins with an invisible byte order mark, which hides its front matter.
        → Save it as “UTF-8 without BOM”, or delete the first, invisible character."
    `);
    expect(tell(eventText({ title: 'Деба\0ты' }))).toMatchInlineSnapshot(`
      "2:12 error file-encoding
        В файле есть нулевой символ (NUL): это не обычный текст.
        → Удалите этот символ. Если файл сохранён как UTF-16, сохраните его заново в UTF-8.
      2:12 error file-encoding
        The file holds a NUL character: it is not plain text.
        → Delete that character. If the file was saved as UTF-16, save it again as UTF-8."
    `);
    expect(tell('---js\nmodule.exports = { title: process.exit(3) }\n---\n')).toMatchInlineSnapshot(`
      "1:4 error frontmatter-language
        Шапка файла объявлена на языке «js», а допустим только YAML: код в реестре не исполняется.
        → В первой строке оставьте только три дефиса: ---
      1:4 error frontmatter-language
        The front matter is declared as “js”; only YAML is read, the registry runs no code.
        → Leave only three hyphens on the first line: ---"
    `);
  });

  test('a number where text is expected is offered in quotes as the file writes it', () => {
    expect(tell(eventText({ title: '1.10' }))).toMatchInlineSnapshot(`
      "2:8 error frontmatter-type
        В поле «title» должен быть текст, а получилось другое (number: 1.10).
        → Возьмите значение в кавычки: title: '1.10'
      2:8 error frontmatter-type
        The field “title” takes text, but this reads as something else (number: 1.10).
        → Put the value in quotes: title: '1.10'"
    `);
    expect(told(issuesOf(eventText({ title: '007' })))).toContain("title: '007'");
    expect(told(issuesOf(eventText({ title: '0x10' })))).toContain("title: '0x10'");
    expect(told(issuesOf(eventText({ title: 'true' })))).toContain("title: 'true'");
    expect(codes(issuesOf(eventText({ title: 'yes' }))), 'YAML 1.2 knows no yes and no').toEqual([]);
  });

  test('unquoted dates are text as they stand: 2026-12-05, 2026-12-05T18:00, never moments of some other zone', () => {
    const fields = (lines: Readonly<Record<string, string | undefined>>) =>
      parseEventFile(fileOf(eventText(lines))).event?.entry;
    expect(fields({ title: '2026-12-05' })).toMatchObject({ title: '2026-12-05', start: '2026-12-05T18:00' });
    expect(fields({ start: '2026-12-05', end: undefined })).toMatchObject({ start: '2026-12-05' });
    expect(fields({ start: '"2026-12-05T18:00"', end: "'2026-12-05T21:00'" })).toEqual(fields({}));
    expect(codes(issuesOf(eventText({ start: '2026-12-05 18:00:00 +1' })))).toEqual(['4:8 time-format']);
    expect(codes(issuesOf(eventText({ start: '2026' })))).toEqual(['4:8 time-format']);
  });

  test('a title of 2,000 characters is one issue that does not repeat it', () => {
    const text = eventText({ title: 'Ж'.repeat(2000) });
    expect(codes(issuesOf(text))).toEqual(['2:8 frontmatter-value/too-big-string']);
    expect(told(issuesOf(text))).toMatchInlineSnapshot(`
      "2:8 error frontmatter-value
        Поле «title» длиннее 140 знаков.
        → Сократите; подробности — в тексте под шапкой."
    `);
  });

  test('all faults of one file are told together, misnamed fields first, then in order of the schema', () => {
    expect(
      codes(
        issuesOf(eventText({ status: 'confrimed', start: '2026-02-30', timezone: 'MSK', sumary: 'x' }, '<b>x</b>')),
      ),
    ).toEqual([
      '9:1 frontmatter-unknown-key',
      '3:9 frontmatter-value/word',
      '4:8 time-no-such-date',
      '8:11 time-zone/abbreviation',
      '11:1 markdown-html',
      '11:5 markdown-html',
    ]);
  });
});

describe('YAML that is not for us', () => {
  test.each([
    ['an anchor', 'summary: &a Вечер', '8:10 frontmatter-syntax/anchor'],
    ['an alias', 'summary: *a', '8:10 frontmatter-syntax/alias'],
    ['an anchor and its alias', 'summary: &a Вечер\nplace: *a', '8:10 frontmatter-syntax/anchor'],
    ['an anchor of a list', 'topics: &t [privacy]', '8:9 frontmatter-syntax/anchor'],
    ['a tag', 'summary: !!str Вечер', '8:10 frontmatter-syntax/tag'],
    ['a tag of our own', 'summary: !x Вечер', '8:10 frontmatter-syntax/tag'],
    ['a tag that runs code elsewhere', 'summary: !!js/function "x"', '8:10 frontmatter-syntax/tag'],
    ['a duplicate key', 'title: Ещё раз', '8:1 frontmatter-duplicate-key'],
    ['a duplicate key inside', 'hold: { by: a, by: b }', '8:16 frontmatter-duplicate-key'],
    ['a tab', '\tsummary: Вечер', '8:1 frontmatter-syntax/tab'],
    ['a tab inside', 'hold:\n\tby: sanfantee', '9:1 frontmatter-syntax/tab'],
    ['an open bracket', 'topics: [privacy', '8:17 frontmatter-syntax/bracket'],
    ['an open quote', 'summary: "Вечер', '8:16 frontmatter-syntax/quote'],
    ['text after a quote', 'summary: "Вечер" клуба', '8:18 frontmatter-syntax/quotes'],
    ['an @', 'summary: @sanfantee', '8:10 frontmatter-syntax/reserved'],
    ['a `', 'summary: `код`', '8:10 frontmatter-syntax/reserved'],
    ['a #', 'summary: Встреча #5', '8:18 frontmatter-syntax/comment'],
    ['a # after a tab', 'summary: Встреча\t#5', '8:18 frontmatter-syntax/comment'],
    ['a second document', '...\nsummary: Вечер', '8:1 frontmatter-syntax/documents'],
    ['deep nesting', `summary: ${'{ a: '.repeat(20)}1${' }'.repeat(20)}`, '8:62 frontmatter-syntax/depth'],
    ['a merge', '<<: { place: Бар }', '8:1 frontmatter-unknown-key'],
    ['__proto__', '__proto__: { title: x }', '8:1 frontmatter-unknown-key'],
    ['constructor', 'constructor: x', '8:1 frontmatter-unknown-key'],
    ['a number for a key', '2026: x', '8:1 frontmatter-unknown-key'],
  ])('%s is one issue', (_, yaml, expected) => {
    expect(codes(issuesOf(eventTextWith(yaml)))).toEqual([expected]);
  });

  test('nobody’s prototype is touched', () => {
    parseContentFile(
      fileOf('---\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n---\n'),
    );
    expect({}).not.toHaveProperty('polluted');
  });

  test('comments are let be: of their own line, after a space, after quotes', () => {
    expect(
      codes(
        issuesOf(
          eventTextWith('# Примечание\ntopics: [privacy] # ещё одно\nsummary: "Встреча #5" #и ещё\nlang: ru # так'),
        ),
      ),
    ).toEqual([]);
  });

  test('lists and directives are no front matter', () => {
    expect(codes(issuesOf('---\n- title\n---\n'))).toEqual(['2:1 frontmatter-syntax/no-mapping']);
    expect(codes(issuesOf('---\nПросто текст\n---\n'))).toEqual(['2:1 frontmatter-syntax/no-mapping']);
    expect(issuesOf('---\n%YAML 1.2\n---\n')).toHaveLength(1);
    expect(codes(issuesOf('---\n? [a, b]\n: c\n---\n'))).toHaveLength(1);
  });
});

describe('the dashes around the front matter', () => {
  test.each([
    ['no front matter', 'Просто текст\n', '1:1 frontmatter-missing'],
    ['nothing', '', '1:1 frontmatter-missing'],
    ['an empty line before', `\n${eventText()}`, '1:1 frontmatter-missing/late'],
    ['four dashes', eventText().replace('---', '----'), '1:1 frontmatter-missing'],
    ['no second line of dashes', '---\ntitle: Дебаты\n', '1:1 frontmatter-syntax/unclosed'],
    ['something after the second', '---\ntitle: Дебаты\n--- конец\n', '3:1 frontmatter-syntax/closing'],
    ['more dashes', '---\ntitle: Дебаты\n-----\n', '3:1 frontmatter-syntax/closing'],
    ['another language', '---json\n{}\n---\n', '1:4 frontmatter-language'],
    ['another language after a space', '--- coffee\n{}\n---\n', '1:4 frontmatter-language'],
    ['YAML by name', '---yaml\ntitle: x\n---\n', '1:4 frontmatter-language'],
    ['a language behind an invisible line end', '---\u2028js\nprocess.exit(3)\n---\n', '1:1 frontmatter-missing'],
    ['__proto__ behind one', '---\u2028__proto__\ntitle: x\n---\n', '1:1 frontmatter-missing'],
    ['text behind one after the second', '---\ntitle: x\n---\u2028js\n', '3:1 frontmatter-syntax/closing'],
    ['line ends of old Macs', eventText().replaceAll('\n', '\r'), '1:1 frontmatter-missing'],
  ])('%s is one issue', (_, text, expected) => {
    expect(codes(issuesOf(text))).toEqual([expected]);
  });

  test.each([
    ['dashes', eventText().replace('---', '—-')],
    ['dashes', eventText().replace('---', '–––')],
    ['fence', `\`\`\`yaml\n${eventText()}\`\`\`\n`],
  ])('a phone’s or a chat’s %s in their place are called so', (variant, text) => {
    expect(issuesOf(text)).toMatchObject([{ code: 'frontmatter-missing', variant, line: 1 }]);
  });

  test('spaces after them, and nothing below, are let be', () => {
    expect(codes(issuesOf(eventText().replaceAll('---\n', '---  \t\n')))).toEqual([]);
    expect(codes(issuesOf(eventText().replace(/---\n[^-]*$/, '---')))).toEqual([]);
  });

  test('a broken file is as broken the second time: gray-matter’s own cache would answer with nothing at all', () => {
    const text = eventText({ title: 'Дебаты: о приватности' });
    expect(issuesOf(text)).toHaveLength(1);
    expect(issuesOf(text)).toEqual(issuesOf(text));
    expect(parseContentFile(fileOf(eventText())).content?.data).toEqual(
      parseContentFile(fileOf(eventText())).content?.data,
    );
  });
});

describe('texts from other systems', () => {
  test('CRLF files are read like others, and their places are the same', () => {
    const text = eventText({}, 'Первая строка.\n\nВторая.');
    const windows = text.replaceAll('\n', '\r\n');
    expect(parseEventFile(fileOf(windows)).event).toEqual({ ...parseEventFile(fileOf(text)).event });
    expect(parseEventFile(fileOf(windows)).event?.body).toBe('Первая строка.\n\nВторая.');
    const broken = (line: string) => line.replace('confirmed', 'confrimed').replace('Вторая', '<b>');
    expect(codes(issuesOf(broken(windows)))).toEqual(codes(issuesOf(broken(text))));
    expect(codes(issuesOf(broken(text)))).toEqual(['3:9 frontmatter-value/word', '11:1 markdown-html']);
  });

  test('an NFD name from macOS is text; as an id it is refused', () => {
    const decomposed = 'Вечер в Подгорице й'.normalize('NFD');
    expect(parseEventFile(fileOf(eventText({ title: decomposed }))).event?.entry.title).toBe(decomposed);
    expect(codes(issuesOf(eventText({ place: undefined, venue: 'café'.normalize('NFD') })))).toEqual([
      '7:8 frontmatter-value/id',
    ]);
  });

  test('mixed-script look-alikes make no id, and RTL overrides no title', () => {
    expect(codes(issuesOf(eventText({ place: undefined, venue: 'kіngs-park' })))).toEqual(['7:8 frontmatter-value/id']);
    expect(codes(issuesOf(eventTextWith('organizers: [sаnfantee]')))).toEqual(['8:14 frontmatter-value/person-id']);
    expect(codes(issuesOf(eventText({ title: 'Вечер \u202eтексет' })))).toEqual(['2:8 frontmatter-control-character']);
    expect(codes(issuesOf(eventText({}, 'Строка.\nВечер \u202eтексет')))).toEqual([
      '10:7 frontmatter-control-character/body',
    ]);
    expect(codes(issuesOf(eventText({ title: 'Семья 👩‍👩‍👧 שלום' })))).toEqual([]);
  });

  test('LF and CR LF in a title are told as such, however they are written', () => {
    for (const title of ['"Дебаты\\nо"', '|\n  Дебаты\n  о', '>\n  Дебаты', '"Дебаты\\r\\nо"']) {
      expect(codes(issuesOf(eventText({ title })))).toEqual([
        expect.stringMatching(/^[23]:\d+ frontmatter-control-character\/newline$/),
      ]);
    }
  });
});

describe('an attack on patience', () => {
  const quickly = (text: string) => {
    const before = process.threadCpuUsage().user;
    const { issues } = parseEventFile(fileOf(text));
    // In microseconds of the processor's time: others may be busy.
    expect(process.threadCpuUsage().user - before).toBeLessThan(500_000);
    return issues;
  };

  test.each([
    ['empty lines', `---\n${'\n'.repeat(60_000)}title: x\n---\n`],
    ['almost enough empty lines', `---\n${`${'\n'.repeat(199)}#`.repeat(320)}\n---\n`],
    ['invisible line ends', `---\n${'\u2028'.repeat(21_000)}\ntitle: x\n---\n`],
    ['wide spaces', `---\n${'\u3000'.repeat(21_000)}\ntitle: x\n---\n`],
    ['keys nobody knows', `---\n${Array.from({ length: 7000 }, (_, index) => `k${index}: 1\n`).join('')}---\n`],
    ['brackets', `---\na: ${'['.repeat(60_000)}\n---\n`],
    ['opened links', eventText({}, `](${' '.repeat(60_000)}`)],
    ['opened links without end', eventText({}, ']('.repeat(30_000))],
    ['quotes in quotes', eventText({}, `${'>'.repeat(60_000)} <b>`)],
    ['lists in lists', eventText({}, `${'- '.repeat(30_000)} <b>`)],
    ['addresses that are none', eventText({}, `a@${'1.'.repeat(30_000)}`)],
    ['numbers that are no phones', eventText({}, '+1 '.repeat(20_000))],
  ])('%s are read in no time', (_, text) => {
    quickly(text);
  });

  test('quotes nested by the thousand are an issue, not a crash', () => {
    expect(codes(quickly(eventText({}, `Строка.\n${'> '.repeat(1000)}x`)))).toEqual(['10:1 markdown-depth']);
    expect(codes(quickly(eventText({}, `${'> '.repeat(20)}x`)))).toEqual([]);
  });
});

test('a YAML file is read like front matter', () => {
  expect(parseYamlFile({ path: 'settings.yaml', text: 'name: MIVENT\n' })).toEqual({
    data: { name: 'MIVENT' },
    issues: [],
  });
  expect(codes(parseYamlFile({ path: 'settings.yaml', text: 'name: a: b\n' }).issues)).toEqual([
    '1:8 frontmatter-syntax/colon',
  ]);
  expect(codes(parseYamlFile({ path: 'settings.yaml', text: '\ufeffname: a\n' }).issues)).toEqual([
    '1:1 file-encoding/bom',
  ]);
  expect(codes(parseYamlFile({ path: 'settings.yaml', text: 'a: 1\n---\nb: 2\n' }).issues)).toEqual([
    '2:1 frontmatter-syntax/documents',
  ]);
  expect(parseYamlFile({ path: 'settings.yaml', text: '# nothing\n' })).toEqual({ data: {}, issues: [] });
});

test('lines and columns count from one', () => {
  expect([0, 2, 3, 4].map((offset) => positionOf('аб\nв', offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
  ]);
});
