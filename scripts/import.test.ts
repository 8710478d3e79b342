import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_REGISTRY, writeFiles } from '../src/io/content-folder.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mivent-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(script: string, ...args: string[]): Promise<Run> {
  const env = { ...process.env, MIVENT_NOW: '2026-11-22T12:00:00+01:00', CONTENT_DIR: join(folder, 'content') };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, 'scripts', script), ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out: out.replaceAll('\u00a0', ' '), err }),
    );
    child.stdin?.end();
  });
}

function fresh(): void {
  rmSync(join(folder, 'content'), { recursive: true, force: true });
  writeFiles(join(folder, 'content'), SMALL_REGISTRY);
}

function write(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const TABLE = 'Название;Дата;Время;Конец;Место\nВечер;05.12.2026;18:00;21:00;Клуб\n';
const FILE = 'content/events/me-16/vecher.md';

test('what is imported is written, passes the check, and is not written twice', { timeout: 60_000 }, async () => {
  fresh();
  const table = write('a.csv', TABLE);
  expect(await run('import.ts', table, '--region', 'me-16', '--dry-run')).toMatchObject({ code: 0 });
  expect(() => readFileSync(join(folder, FILE))).toThrow();
  expect(await run('import.ts', table, '--region', 'me-16')).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(folder, FILE), 'utf8')).toContain('title: Вечер');
  expect((await run('validate.ts')).code).toBe(0);
  const again = await run('import.ts', table, '--region', 'me-16');
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('0 файлов, 1 пропущено')]);
});

test('a table as Excel saves it on Russian Windows is read, and the report says so', { timeout: 60_000 }, async () => {
  fresh();
  const cp1251 = Uint8Array.from(TABLE, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x350;
  });
  expect(await run('import.ts', write('win.csv', cp1251), '--region', 'me-16', '--dry-run')).toEqual({
    code: 0,
    out: `строка 2: Вечер
  будет записано: events/me-16/vecher.md

Обо всём файле:
  файл не в UTF-8: прочитан как Windows-1251

1 файл, 0 пропущено, 0 не перенесено.
Ничего не записано: это проба (--dry-run).
`,
    err: '',
  });
});

test('a file that is there is never touched', { timeout: 60_000 }, async () => {
  fresh();
  const table = write('a.csv', TABLE);
  const out = join(folder, 'out');
  expect((await run('import.ts', table, '--region', 'me-16', '--out', out)).code).toBe(0);
  writeFileSync(join(out, 'events/me-16/vecher.md'), 'мой текст');
  const again = await run('import.ts', table, '--region', 'me-16', '--out', out);
  expect([again.code, again.out]).toEqual([1, expect.stringContaining('уже есть, не тронут')]);
  expect(readFileSync(join(out, 'events/me-16/vecher.md'), 'utf8')).toBe('мой текст');
});

test.each<[string, () => string[], string]>([
  ['no file', () => ['--region', 'me-16'], 'нужен файл'],
  ['a file that is not there', () => [join(folder, 'none.ics'), '--region', 'me-16'], 'файла нет'],
  ['another kind of file', () => [write('a.zip', 'PK'), '--region', 'me-16'], 'нужен файл'],
  ['ten megabytes', () => [write('a.ics', new Uint8Array(10_000_000)), '--region', 'me-16'], 'Файл больше 5 МБ'],
  [
    'a table in an encoding that nobody here has',
    () => [write('d.csv', Buffer.from('Titre;Date\nDîner au café;05.12.2026\n', 'latin1')), '--region', 'me-16'],
    'CSV UTF-8',
  ],
  ['no region', () => [write('a.csv', TABLE)], '--region : '],
  ['two files', () => ['a.csv', 'b.csv', '--region', 'me-16'], 'файл один'],
  ['what is no calendar', () => [write('b.ics', '\u0000'), '--region', 'me-16'], 'нет строки BEGIN:VCALENDAR'],
])('%s: nothing is written, and the reason is told', { timeout: 60_000 }, async (_, args, reason) => {
  fresh();
  const { code, out, err } = await run('import.ts', ...args());
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(reason);
});

test('without a terminal, options make an event, and say what is missing or in the way', {
  timeout: 60_000,
}, async () => {
  fresh();
  const all = [
    '--title',
    'Вечер',
    '--region',
    'me-16',
    '--place',
    'Клуб',
    '--day',
    '5.12',
    '--hours',
    '18-21',
    '--format',
    'club',
  ];
  expect(await run('new.ts', ...all.slice(0, 4))).toMatchObject({
    code: 2,
    err: expect.stringContaining('--place, --day, --format'),
  });
  expect(await run('new.ts', ...all)).toMatchObject({
    code: 0,
    out: expect.stringContaining('events/me-16/vecher.md'),
  });
  expect((await run('validate.ts')).code).toBe(0);
  const clash = await run('new.ts', ...all);
  expect(clash.code).toBe(1);
  expect(clash.err.replaceAll('\u00a0', ' ')).toMatch(
    /ошибка region-conflict[\s\S]*→ Свободно: воскресенье, 6 декабря, 18:00–21:00[\s\S]*Ничего не записано/,
  );
  // What is only a warning is told, and no reason not to write; the day is repeated as it was understood.
  const past = await run('new.ts', ...all.with(7, '5.2.2026'));
  expect(past).toMatchObject({ code: 0, err: expect.stringContaining('предупреждение event-past') });
  expect(past.out.replaceAll('\u00a0', ' ')).toContain('Понято: четверг, 5 февраля 2026, 18:00–21:00');
  const wrong = await run('new.ts', '--region', 'Bar', '--format', 'klub', '--day', 'yesterday');
  expect(wrong.code).toBe(2);
  expect(wrong.err.match(/--(?:region Bar|format klub|day yesterday|title)/g)).toHaveLength(4);
});

test('the command of the workflow says what it needs', { timeout: 60_000 }, async () => {
  const event = write('event.json', '{"action":"opened"}');
  expect(await run('submit-issue.ts', '--repository', 'a/b')).toMatchObject({
    code: 2,
    err: expect.stringContaining('GITHUB_EVENT_PATH'),
  });
  expect(await run('submit-issue.ts', '--issue', 'x', '--repository', 'a/b')).toMatchObject({ code: 2 });
  expect(await run('submit-issue.ts', '--issue', '1', '--repository', event)).toMatchObject({
    code: 2,
    err: expect.stringContaining('owner/name'),
  });
  expect(await run('submit-issue.ts', '--help')).toMatchObject({ code: 0, err: '' });
});
