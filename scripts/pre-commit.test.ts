import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evening, git, makeFolder, SMALL_REGISTRY, writeFiles } from '../src/io/content-folder.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
const EVENT = 'content/events/me-16/a.md';
const WRONG = evening({ status: 'confrimed' });

/** A repository with the hook switched on, as the guide tells, in which nothing was ever committed. */
function checkout(): string {
  const registry = Object.entries(SMALL_REGISTRY).map(([path, text]) => [`content/${path}`, text] as const);
  const validate = `node --import ${ROOT}/scripts/compile-cache.mjs ${ROOT}/scripts/validate.ts --content content`;
  const folder = makeFolder({
    ...Object.fromEntries(registry),
    'package.json': JSON.stringify({ private: true, scripts: { validate } }),
  });
  git(folder, 'init', '-q', '-b', 'main');
  mkdirSync(join(folder, '.githooks'));
  copyFileSync(join(ROOT, '.githooks/pre-commit'), join(folder, '.githooks/pre-commit'));
  chmodSync(join(folder, '.githooks/pre-commit'), 0o755);
  git(folder, 'config', 'core.hooksPath', '.githooks');
  return folder;
}

/** Commit as people do, `-a` and paths included. */
function commit(folder: string, ...args: readonly string[]): { status: number | null; said: string } {
  const names = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const { status, stdout, stderr } = spawnSync('git', [...names, 'commit', '-m', 'Change', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${ROOT}/node_modules/.bin:${process.env.PATH}`,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      MIVENT_NOW: '2026-11-20T12:00:00+01:00',
    },
  });
  return { status, said: stdout + stderr };
}

function add(folder: string, files: Readonly<Record<string, string | undefined>>): void {
  writeFiles(folder, files);
  git(folder, 'add', '-A');
}

test('a commit that breaks the registry is stopped, and says why; a right one goes through', {
  timeout: 60_000,
}, () => {
  const folder = checkout();
  add(folder, { [EVENT]: WRONG });
  // The first of all has nothing to compare with.
  expect(commit(folder)).toMatchObject({
    status: 1,
    said: expect.stringContaining('a.md:3:9 ошибка frontmatter-value'),
  });
  add(folder, { [EVENT]: evening() });
  expect(commit(folder).status).toBe(0);

  const clash = { 'content/events/me-16/b.md': evening({ title: 'Лекция' }) };
  add(folder, clash);
  expect(commit(folder)).toMatchObject({ status: 1, said: expect.stringContaining('venue-conflict') });
  expect(commit(folder, '--no-verify').status).toBe(0);

  // An old clash is nobody’s fault now, wherever and however one commits.
  writeFiles(folder, { [EVENT]: evening({ title: 'Кино' }) });
  expect(commit(join(folder, 'content/events'), '-a').status).toBe(0);
  writeFiles(folder, { [EVENT]: WRONG });
  expect(commit(folder, '-a').status).toBe(1);
  expect(commit(folder, EVENT).status).toBe(1);

  // In a second work tree, Git tells its hooks more about itself.
  const second = join(makeFolder(), 'second');
  git(folder, 'worktree', 'add', '-q', second, '-b', 'second');
  add(second, { [EVENT]: evening({ title: 'Концерт' }) });
  expect(commit(second).status).toBe(0);
  add(second, { [EVENT]: WRONG });
  expect(commit(second)).toMatchObject({ status: 1, said: expect.stringContaining('a.md:3:9') });
});

test('what is staged is checked, and not what the work tree holds', { timeout: 60_000 }, () => {
  const folder = checkout();
  const other = 'content/events/me-16/b.md';
  // The first of all, half of it staged.
  add(folder, { [EVENT]: WRONG });
  writeFiles(folder, { [EVENT]: evening() });
  expect(commit(folder)).toMatchObject({ status: 1, said: expect.stringContaining('a.md:3:9') });
  git(folder, 'add', EVENT);
  writeFiles(folder, { [EVENT]: WRONG, 'content/events/me-16/черновик.md': 'не событие' });
  expect(commit(folder)).toMatchObject({ status: 0, said: expect.not.stringContaining('a.md:') });

  // A right change beside a wrong one that stays behind, and the other way about.
  writeFiles(folder, { [EVENT]: evening({ title: 'Кино' }) });
  git(folder, 'add', EVENT);
  writeFiles(folder, { [EVENT]: WRONG });
  expect(commit(folder).status).toBe(0);
  git(folder, 'add', EVENT);
  writeFiles(folder, { [EVENT]: evening({ title: 'Концерт' }) });
  expect(commit(folder)).toMatchObject({ status: 1, said: expect.stringContaining('events/me-16/a.md:3:9') });

  // `git commit PATH` takes that file as it lies there, and leaves out what else is staged.
  writeFiles(folder, { [other]: evening({ start: '2026-12-07T18:00', end: '2026-12-07T21:00' }) });
  git(folder, 'add', '--intent-to-add', other);
  expect(commit(folder, other).status).toBe(0);
  expect(commit(folder, EVENT).status).toBe(0);

  // What is taken away is away, though the file lies there still.
  git(folder, 'rm', '-q', '--cached', 'content/venues/kings-park.md');
  expect(commit(folder)).toMatchObject({ status: 1, said: expect.stringContaining('kings-park') });
  expect(git(folder, 'status', '--porcelain', 'content/venues')).toContain('D  content/venues/kings-park.md');
});

test('a commit of anything else is not kept waiting', () => {
  const folder = checkout();
  git(folder, 'add', 'package.json');
  // The registry beside it is broken, and not in this commit.
  writeFiles(folder, { [EVENT]: WRONG });
  expect(commit(folder)).toMatchObject({ status: 0, said: expect.not.stringContaining('a.md') });
});
