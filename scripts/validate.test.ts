import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  commit,
  evening,
  git,
  makeFolder,
  makeRepository,
  SMALL_REGISTRY,
  writeFiles,
} from '../src/io/content-folder.test-support.ts';

const NOW = '2026-11-20T12:00:00+01:00';
const A = 'events/me-16/a.md';

/** Run the command as people do. */
function validate(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'validate.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, stdout, stderr };
}

const right = () => makeFolder({ ...SMALL_REGISTRY, [A]: evening() });
const wrong = () => makeFolder({ ...SMALL_REGISTRY, [A]: evening({ status: 'confrimed' }) });

/** A repository in which nothing was ever committed. */
function emptyRepository(): string {
  const folder = right();
  git(folder, 'init', '-q', '-b', 'main');
  return folder;
}

function shallowClone(): string {
  const origin = makeRepository(SMALL_REGISTRY);
  commit(origin, { [A]: evening() });
  const clone = join(makeFolder(), 'clone');
  git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, clone);
  return clone;
}

/** A repository on a branch that has no history in common with its main one. */
function island(): string {
  const folder = makeRepository(SMALL_REGISTRY);
  git(folder, 'switch', '-q', '--orphan', 'island');
  commit(folder, SMALL_REGISTRY, '2026-11-03T12:00:00Z');
  return folder;
}

describe('the exit code says', { timeout: 60_000 }, () => {
  test('0: no errors; warnings are none', () => {
    expect(validate(['--content', right(), '--now', NOW])).toEqual({
      status: 0,
      stdout: 'Всё в порядке: 1\u00a0событие.\n',
      stderr: '',
    });
    const held = makeFolder({
      ...SMALL_REGISTRY,
      [A]: evening({ status: 'hold', hold: '{ until: 2026-11-10, by: sanfantee }' }),
    });
    expect(validate(['--content', held, '--now', NOW])).toMatchObject({ status: 0, stderr: '' });
  });

  test('1: errors', () => {
    expect(validate(['--content', wrong(), '--now', NOW])).toMatchObject({
      status: 1,
      stderr: '',
      stdout: expect.stringContaining(`${A}:3:9 ошибка frontmatter-value`),
    });
  });

  test.each([
    [
      'a folder that is not there',
      ['--content', '/nowhere/at/all'],
      'Не удалось прочитать / Cannot read: /nowhere/at/all (ENOENT)',
    ],
    [
      'a file instead of a folder',
      ['--content', import.meta.filename],
      `Не удалось прочитать / Cannot read: ${import.meta.filename} (ENOTDIR)`,
    ],
    ['an unknown option', ['--colour'], "Параметр не понят / Bad option: Unknown option '--colour'"],
    [
      'an option without its value',
      ['--content'],
      "Параметр не понят / Bad option: Option '--content <value>' argument missing",
    ],
    [
      'an option where a value should be',
      ['--base', '--help'],
      "Параметр не понят / Bad option: Option '--base' argument is ambiguous",
    ],
    ['a word too many', ['content'], "Параметр не понят / Bad option: Unexpected argument 'content'"],
    ['an unknown format', ['--format', 'xml'], '--format xml: можно / use text, github, json, markdown'],
    ['an unknown language', ['--lang', 'me'], '--lang me: можно / use ru, en'],
    ['a day instead of a moment', ['--now', '2026-12-05'], '--now 2026-12-05: нужен момент со смещением'],
    ['a month that is none', ['--now', '2026-13-05T18:00Z'], '--now 2026-13-05T18:00Z: нужен момент со смещением'],
    [
      'a time without its offset',
      ['--now', '2026-12-05T18:00'],
      '--now 2026-12-05T18:00: нужен момент со смещением / give a moment with its offset: 2026-12-05T18:00:00+01:00',
    ],
  ])('2: could not run, in one sentence: %s', (_, args, sentence) => {
    const { status, stdout, stderr } = validate(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  const UNKNOWN = '--base: Git не знает такой ветки или коммита / Git knows no such branch or commit';
  const OUTSIDE = '--base: папка не лежит в репозитории Git / the folder is in no Git repository';
  test.each<[string, () => string[], string]>([
    ['a base outside any repository', () => ['--content', right(), '--base', 'main'], OUTSIDE],
    ['a base of a folder that is not there', () => ['--content', '/nowhere/at/all', '--base', 'main'], OUTSIDE],
    ['a base that does not exist', () => ['--content', makeRepository(SMALL_REGISTRY), '--base', 'nowhere'], UNKNOWN],
    ['an empty base', () => ['--content', makeRepository(SMALL_REGISTRY), '--base', ''], UNKNOWN],
    ['a base that is a file', () => ['--content', makeRepository(SMALL_REGISTRY), '--base', 'main:regions'], UNKNOWN],
    ['a base of two lines', () => ['--content', makeRepository(SMALL_REGISTRY), '--base', 'main\nmain'], UNKNOWN],
    ['a base in a repository without commits', () => ['--content', emptyRepository(), '--base', 'main'], UNKNOWN],
    ['its head in a repository without commits', () => ['--content', emptyRepository(), '--base', 'HEAD'], UNKNOWN],
    ['a base in a shallow clone', () => ['--content', shallowClone(), '--base', 'HEAD'], '--base: история Git неполна'],
    ['a branch that begins anew', () => ['--content', island(), '--base', 'main'], '--base: у ветки нет общей истории'],
  ])('2: could not compare, in one sentence: %s', (_, args, sentence) => {
    const { status, stdout, stderr } = validate([...args(), '--now', NOW]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('2: without Git, and in a folder of another owner that Git does not trust', () => {
    const folder = makeRepository(SMALL_REGISTRY);
    expect(validate(['--content', folder, '--base', 'main'], { PATH: '/nowhere' })).toEqual({
      status: 2,
      stdout: '',
      stderr: '--base: программа git не найдена / the program git was not found\n',
    });
    // Git's own tests make it see a stranger's folder so.
    expect(validate(['--content', folder, '--base', 'main'], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--base: у папки другой владелец, .*safe\.directory.*\n$/),
    });
  });
});

describe('the command', { timeout: 60_000 }, () => {
  test('reads where and when from its options, else from the environment', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      [A]: evening({ status: 'hold', hold: '{ until: 2026-11-28, by: sanfantee }' }),
    });
    expect(validate([], { CONTENT_DIR: folder, MIVENT_NOW: '2026-11-28T23:59:59+01:00' }).stdout).toContain(
      'hold-expiring',
    );
    expect(validate([], { CONTENT_DIR: folder, MIVENT_NOW: '2026-11-29T00:00:00+01:00' }).stdout).toContain(
      'hold-expired',
    );
    expect(
      validate(['--now', '2026-11-28T23:59:59+01:00'], { CONTENT_DIR: folder, MIVENT_NOW: '2026-11-29T00:00:00+01:00' })
        .stdout,
    ).toContain('hold-expiring');
    expect(validate(['--content', right()], { CONTENT_DIR: wrong(), MIVENT_NOW: NOW }).status).toBe(0);
  });

  test('writes nothing but one JSON document to standard output', () => {
    const { status, stdout, stderr } = validate([
      '--content',
      wrong(),
      '--now',
      NOW,
      '--format',
      'json',
      '--lang',
      'en',
      '--explain',
      'a',
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      now: '2026-11-20T11:00:00Z',
      events: 1,
      errors: 1,
      warnings: 0,
      issues: [
        {
          code: 'frontmatter-value',
          severity: 'error',
          file: A,
          line: 3,
          column: 9,
          field: 'status',
          message: '“confrimed” does not fit the field “status”.',
          hint: 'Did you mean “confirmed”? It takes one of: hold, confirmed, cancelled, postponed.',
        },
      ],
    });
    expect(stderr).toContain('no event “a”');
  });

  test('names files in the repository for GitHub, in the content folder for people', () => {
    const inRepository = makeRepository(
      Object.fromEntries(
        Object.entries({ ...SMALL_REGISTRY, [A]: evening() }).map(([path, text]) => [`content/${path}`, text]),
      ),
    );
    const folder = join(inRepository, 'content');
    writeFiles(folder, { [A]: evening({ status: 'confrimed' }) });
    const run = (format: string) =>
      validate(['--content', folder, '--now', NOW, '--base', 'main', '--format', format]).stdout;
    expect(run('github')).toContain(`::error file=content/${A},line=3,col=9,title=frontmatter-value::`);
    expect(run('markdown')).toContain(`### \`${A}\`\n\n- **ошибка** · строка 3`);
    expect(git(inRepository, 'status', '--porcelain'), 'nothing is written').toBe(` M content/${A}\n`);
  });

  test('tells the next dates of an event when asked', () => {
    const folder = makeFolder({ ...SMALL_REGISTRY, [A]: evening({ repeat: '{ rule: FREQ=WEEKLY;COUNT=9 }' }) });
    const { status, stdout } = validate(['--content', folder, '--now', NOW, '--explain', 'a']);
    expect(status).toBe(0);
    expect(stdout.match(/декабря|января/g)).toHaveLength(5);
  });

  test('tells of an event that it does not know that it does not, whatever its name', () => {
    for (const id of ['nothing', '', '__proto__', '../../etc/passwd']) {
      const { status, stdout, stderr } = validate(['--content', right(), '--now', NOW, '--explain', id]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`События «${id}» в реестре нет.`);
    }
  });

  test('helps', () => {
    const { status, stdout, stderr } = validate(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const option of ['--content', '--base', '--now', '--lang', '--format', '--explain'])
      expect(stdout).toContain(option);
  });
});

describe('what files say against themselves and each other', { timeout: 60_000 }, () => {
  const window = 'from: 2027-08-01, to: 2027-11-30';
  const undated = { status: 'hold', start: undefined, end: undefined, venue: undefined };
  /** An evening of its own, so that none meets another. */
  const on = (day: number, lines: Readonly<Record<string, string | undefined>> = {}) =>
    evening({
      title: `Вечер ${day}`,
      start: `2026-12-${String(day).padStart(2, '0')}T18:00`,
      end: `2026-12-${String(day).padStart(2, '0')}T21:00`,
      ...lines,
    });
  const file = (...lines: readonly string[]) => ['---', ...lines, '---', ''].join('\n');
  const overlap = (id: string) => `[{ with: ${id}, reason: разные, agreedBy: sanfantee }]`;

  // The file, its text, and where the check points to with what.
  const FILES: readonly (readonly [path: string, text: string, told: string])[] = [
    ['events/me-16/hold-missing.md', on(1, { status: 'hold' }), '1:1 error frontmatter-missing-key'],
    [
      'events/me-16/hold-until-and-window.md',
      evening({ ...undated, hold: `{ by: sanfantee, until: 2026-12-01, window: { ${window} } }` }),
      '5:31 error frontmatter-combination',
    ],
    [
      'events/me-16/hold-window-and-start.md',
      evening({ ...undated, start: '2027-08-05', hold: `{ by: sanfantee, window: { ${window} } }` }),
      '4:8 error frontmatter-combination',
    ],
    [
      'events/me-16/hold-window-confirmed.md',
      evening({ ...undated, status: 'confirmed', hold: `{ by: sanfantee, window: { ${window} } }` }),
      '5:32 error frontmatter-combination',
    ],
    [
      'events/me-16/hold-until-after-event.md',
      on(2, { status: 'hold', hold: '{ by: sanfantee, until: 2026-12-10 }' }),
      '8:31 warning hold-late',
    ],
    [
      'events/me-16/window-backwards.md',
      evening({ ...undated, hold: '{ by: sanfantee, window: { from: 2027-11-30, to: 2027-08-01 } }' }),
      '5:56 error time-order',
    ],
    [
      'events/me-16/window-decided-late.md',
      evening({ ...undated, hold: `{ by: sanfantee, window: { ${window}, decideBy: 2027-12-01 } }` }),
      '5:78 error time-order',
    ],
    ['events/me-16/overlap-unknown.md', on(3, { overlaps: overlap('nothing') }), '8:20 error reference-unknown'],
    ['events/me-16/overlap-itself.md', on(4, { overlaps: overlap('overlap-itself') }), '8:20 error reference-circle'],
    ['events/me-02/venue-elsewhere.md', on(5), '7:8 error file-placement'],
    ['events/me-16/part-of-itself.md', on(6, { partOf: 'part-of-itself' }), '8:9 error reference-circle'],
    ['events/me-16/circle-a.md', on(7, { partOf: 'circle-b' }), '8:9 error reference-circle'],
    ['events/me-16/circle-b.md', on(8, { partOf: 'circle-c' }), ''],
    ['events/me-16/circle-c.md', on(9, { partOf: 'circle-a' }), ''],
    ['events/me-16/double-of-itself.md', on(10, { duplicateOf: 'double-of-itself' }), '8:14 error reference-circle'],
    [
      'events/me-16/no-projector.md',
      on(11, { equipment: '[{ item: projector, quantity: 0 }]' }),
      '8:42 error frontmatter-value',
    ],
    ['equipment/projector.md', file('name: Проектор', 'quantity: 1'), ''],
    ['equipment/nothing.md', file('name: Ничего', 'quantity: 0'), '3:11 error frontmatter-value'],
    [
      'venues/twice-on-monday.md',
      file('name: Зал', 'region: me-16', 'hours: [{ days: [MO, TU, MO], from: 09:00, to: 18:00 }]'),
      '4:26 error frontmatter-value',
    ],
    [
      'venues/two-shifts-on-monday.md',
      file(
        'name: Зал',
        'region: me-16',
        'hours: [{ days: [MO], from: 09:00, to: 12:00 }, { days: [MO], from: 14:00, to: 18:00 }]',
      ),
      '',
    ],
    [
      'venues/closed-backwards.md',
      file('name: Зал', 'region: me-16', 'closed: [{ from: 2026-08-15, to: 2026-08-01 }]'),
      '4:34 error time-order',
    ],
    ['venues/room-for-none.md', file('name: Зал', 'region: me-16', 'units: 0'), '4:8 error frontmatter-value'],
    [
      'regions/me-20.md',
      file('name: Ульцинь', 'country: me', 'timezone: Europe/Podgorica', 'travel: { me-99: PT1H }'),
      '5:18 error reference-unknown',
    ],
    [
      'regions/me-21.md',
      file('name: Будва', 'country: me', 'timezone: Europe/Podgorica', 'travel: { me-16: 1 час }'),
      '5:18 error time-duration',
    ],
  ];

  test('is told with its place, each once, and nothing else is', () => {
    const folder = makeFolder({ ...SMALL_REGISTRY, ...Object.fromEntries(FILES.map(([path, text]) => [path, text])) });
    const { status, stdout, stderr } = validate(['--content', folder, '--now', NOW, '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const issues: { file: string; line: number; column: number; severity: string; code: string }[] =
      JSON.parse(stdout).issues;
    expect(issues.map((one) => `${one.file}:${one.line}:${one.column} ${one.severity} ${one.code}`).sort()).toEqual(
      FILES.filter(([, , told]) => told !== '')
        .map(([path, , told]) => `${path}:${told}`)
        .sort(),
    );
  });

  test.each(['ru', 'en'] as const)('is told in words, and no word of the code itself: %s', (lang) => {
    const folder = makeFolder({ ...SMALL_REGISTRY, ...Object.fromEntries(FILES.map(([path, text]) => [path, text])) });
    const { stdout } = validate(['--content', folder, '--now', NOW, '--lang', lang]);
    expect(stdout).not.toMatch(/undefined|\bnull\b|NaN|\[object|Error:|\bat .*\.ts|node:/);
    for (const issue of stdout.split('\n\n').slice(0, -1))
      expect(issue).toMatch(/^\S+:\d+:\d+ .+\n {2}.+[.:}]\n {2}→ .+/);
  });

  test('of somebody whose file is gone is told on that file, and names who still needs them', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, [A]: evening({ organizers: '[sanfantee]' }) });
    git(folder, 'switch', '-q', '-c', 'branch');
    commit(folder, { 'people/sanfantee.md': undefined });
    const { status, stdout, stderr } = validate(['--content', folder, '--now', NOW, '--base', 'main']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "people/sanfantee.md:1:1 ошибка reference-unknown
        events/me-16/a.md: Человека «sanfantee» нет в реестре.
        → Добавьте файл people/sanfantee.md с согласия этого человека или уберите имя.

      Проверено: 1 событие. 1 ошибка, 0 предупреждений.
      "
    `);
  });

  test('of series of 400 dates each is told once for each pair', () => {
    const daily = (title: string) => evening({ title, hosts: '[sanfantee]', repeat: '{ rule: FREQ=DAILY;COUNT=400 }' });
    const names = ['Утро', 'Полдень', 'Вечность', 'Закат', 'Сумерки', 'Ночлег'];
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      ...Object.fromEntries(names.map((title, index) => [`events/me-16/series-${index}.md`, daily(title)])),
    });
    const { status, stdout, stderr } = validate(['--content', folder, '--now', NOW, '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const messages: string[] = JSON.parse(stdout).issues.map(({ message }: { message: string }) => message);
    // Fifteen pairs, each at the venue, in the region and over the host.
    expect(messages).toHaveLength(45);
    for (const message of messages) expect(message).toContain('И ещё 399 в этой серии.');
  });
});
