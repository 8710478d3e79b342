import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
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
    ['a word too many', ['content'], "Параметр не понят / Bad option: Unexpected argument 'content'"],
    ['an unknown format', ['--format', 'xml'], '--format xml: можно / use text, github, json, markdown'],
    ['an unknown language', ['--lang', 'me'], '--lang me: можно / use ru, en'],
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

  test('2: outside Git, and at a base that Git does not know', () => {
    expect(validate(['--content', right(), '--base', 'main'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: '--base: папка не лежит в репозитории Git / the folder is in no Git repository\n',
    });
    expect(validate(['--content', makeRepository(SMALL_REGISTRY), '--base', 'nowhere'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: '--base: Git не знает такой ветки или коммита / Git knows no such branch or commit\n',
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

  test('helps', () => {
    const { status, stdout, stderr } = validate(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const option of ['--content', '--base', '--now', '--lang', '--format', '--explain'])
      expect(stdout).toContain(option);
  });
});
