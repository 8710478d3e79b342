import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evening, makeFolder, SMALL_REGISTRY } from '../src/io/content-folder.test-support.ts';
import { type Hub, NOW, openHub } from '../src/io/pull-requests.test-support.ts';

const A = 'content/events/me-16/debate.md';

/** Run the command as a workflow does, beside the fake that answers it. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'reconcile.ts'), ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (told.stdout += String(data)));
  child.stderr.on('data', (data) => (told.stderr += String(data)));
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, ...told };
}

const within = (hub: Hub) => ({
  GITHUB_API_URL: hub.fake.url,
  GITHUB_TOKEN: 'x',
  GITHUB_REPOSITORY: hub.fake.repository,
  MIVENT_NOW: NOW,
});

describe('npm run reconcile', { timeout: 60_000 }, () => {
  test('writes what there is to write, tells it, and the second time has nothing to tell', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    hub.propose('guest', { [A]: evening({ title: "'::error::x'" }) }, { title: '::error::x' });
    const first = await run(['--clone', hub.clone], within(hub));
    expect({ ...first, stdout: first.stdout.replace(/[\d.]+\n$/, '…\n') }).toEqual({
      status: 0,
      stderr: '',
      stdout: `#1 Ошибок нет / No errors → comment, status success, labels +event +needs-review
Открытых заявок / open pull requests: 1; записано / written: 3; не записано / not written: 0
Запросов к GitHub / requests to GitHub: 8; из них записей / of them writing: 6; секунд / seconds: …
`,
    });
    expect(hub.status(1)).toBe('success: Ошибок нет / No errors');
    const again = await run(['--clone', hub.clone], within(hub));
    expect(again.stdout.split('\n')[0]).toBe('#1 Ошибок нет / No errors');
    expect(again.stdout).toContain('requests to GitHub: 2; из них записей / of them writing: 0;');
  });

  test('ends with 1 where something could not be written, and says what', async () => {
    const hub = await openHub(SMALL_REGISTRY, { permissions: ['pull-requests'] });
    hub.propose('guest', { [A]: evening() });
    const { status, stdout } = await run(['--clone', hub.clone], within(hub));
    expect(status).toBe(1);
    expect(stdout).toContain(
      '    ! status success: GitHub: у токена нет на это прав / the token has no right to do this',
    );
  });

  test('writes nothing in a dry run, and for one number only to that', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    hub.propose('guest', { [A]: evening() });
    hub.propose('other', { 'content/people/vera.md': '---\nname: Вера\n---\n' });
    const dry = await run(['--clone', hub.clone, '--dry-run'], within(hub));
    expect(dry.stdout).toContain('#1 Ошибок нет / No errors → comment');
    expect(dry.stdout).toContain('было бы записано / would be written: 6;');
    expect(hub.fake.writes).toEqual([]);
    await run(['--clone', hub.clone, '--pull', '2'], within(hub));
    expect(hub.fake.commentsOf(1)).toEqual([]);
    expect(hub.fake.commentsOf(2).length).toBe(1);
  });

  const TOKEN = { GITHUB_TOKEN: 'x' };
  test.each([
    ['no repository', [], {}, '--repository'],
    ['a strange repository', ['--repository', 'a/b/c'], {}, '--repository a/b/c'],
    ['a strange number', ['--repository', 'a/b', '--pull', '0'], TOKEN, '--pull 0'],
    ['an unknown option', ['--colour'], {}, 'Параметр не понят'],
    [
      'an API that is not there',
      ['--repository', 'a/b'],
      { ...TOKEN, GITHUB_API_URL: 'http://127.0.0.1:1' },
      'GitHub: не дозваться',
    ],
    ['a strange address of the site', ['--repository', 'a/b'], { ...TOKEN, SITE_URL: 'x' }, 'SITE_URL x'],
    ['no token', ['--repository', 'a/b'], {}, 'Нужен токен GitHub в GITHUB_TOKEN'],
  ])('cannot run with %s, and says so in one line', async (_, args, env, words) => {
    const { status, stderr, stdout } = await run(args, env);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n').length).toBe(1);
  });

  test('says of its clone what is wrong with it, and does not speak of options that nobody gave', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    hub.propose('guest', { [A]: evening() });
    const outside = makeFolder();
    const words = 'папка не лежит в репозитории Git / the folder is in no Git repository';
    for (const folder of [outside, '/nowhere/at/all']) {
      const { status, stderr, stdout } = await run(['--clone', folder], within(hub));
      expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `--clone ${folder}: ${words}\n` });
    }
    expect(hub.fake.writes).toEqual([]);
  });

  test('helps', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--dry-run');
  });
});
