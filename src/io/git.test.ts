import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository } from './content-folder.test-support.ts';
import { readHead } from './git.ts';

test('a content folder is as it stands in a commit of the repository that holds it', () => {
  const folder = makeRepository({ 'content/settings.yaml': 'name: MIVENT\n' });
  const first = readHead(join(folder, 'content'));
  expect(first).toMatch(/^[0-9a-f]{40}$/);
  commit(folder, { 'README.md': 'x' });
  expect(readHead(join(folder, 'content'))).not.toBe(first);
  expect(readHead(folder)).toBe(git(folder, 'rev-parse', 'HEAD').trim());
});

test('outside Git, before the first commit and where there is no folder there is none', () => {
  const folder = makeFolder();
  expect(readHead(folder)).toBeUndefined();
  expect(readHead(join(folder, 'nowhere'))).toBeUndefined();
  git(folder, 'init', '-q');
  expect(readHead(folder)).toBeUndefined();
});

test('a hook’s own repository does not mislead', () => {
  const folder = makeRepository({ 'settings.yaml': 'name: MIVENT\n' });
  process.env.GIT_DIR = join(folder, 'nowhere');
  try {
    expect(readHead(folder)).toMatch(/^[0-9a-f]{40}$/);
  } finally {
    delete process.env.GIT_DIR;
  }
});
