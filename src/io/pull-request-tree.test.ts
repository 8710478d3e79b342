import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { namesOf, sortProposedFiles } from '../formats/proposed-file.ts';
import { evening, git, makeFolder, makeRepository, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { GitError } from './git.ts';
import { fetchHeads, readHead, readMerge, readProposed, roomBeside } from './pull-request-tree.ts';

const inContent = Object.fromEntries(Object.entries(SMALL_REGISTRY).map(([path, text]) => [`content/${path}`, text]));

/** Write a tree as nobody's Git would: names as they are. */
function writeTree(
  folder: string,
  entries: readonly (readonly [mode: string, name: string, object: string])[],
): string {
  const bytes = Buffer.concat(
    entries.map(([mode, name, object]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(object, 'hex')]),
    ),
  );
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'];
  return execFileSync('git', args, { cwd: folder, input: bytes, encoding: 'utf8' }).trim();
}

function commitTree(folder: string, tree: string): string {
  return git(folder, 'commit-tree', tree, '-p', 'HEAD', '-m', 'x').trim();
}

describe('a pull request read as objects', { timeout: 60_000 }, () => {
  test.each([['..'], ['.git'], ['.GIT'], ['a/b'], ['a\nb']])('with a folder called %j is read, and refused', (name) => {
    const folder = makeRepository(inContent);
    const blob = git(folder, 'rev-parse', 'HEAD:content/settings.yaml').trim();
    const inner = writeTree(folder, [['100644', 'x.md', blob]]);
    const content = writeTree(folder, [['40000', name, inner]]);
    const head = commitTree(folder, writeTree(folder, [['40000', 'content', content]]));
    const merge = readMerge(folder, readHead(folder), head);
    if (merge.kind !== 'merged') throw new Error(merge.kind);
    const sorted = sortProposedFiles(merge.files, namesOf([]), true);
    const added = sorted.content.filter(({ mode }) => mode !== '000000');
    // A slash within a name is seen as one between two: harmless, and told as a folder that is not there.
    expect(name === 'a/b' ? added.length : sorted.issues.length).toBe(1);
    expect(added.map(({ path }) => path).filter((path) => /\.\.|\.git|\n/i.test(path))).toEqual([]);
  });

  test('runs nothing of the clone it lies in: neither hooks nor monitors nor drivers', () => {
    const folder = makeRepository(inContent);
    const trace = join(makeFolder(), 'trace');
    const script = `#!/bin/sh\necho "$0" >> ${trace}\ncat >/dev/null\n`;
    for (const hook of ['post-checkout', 'post-merge', 'reference-transaction', 'fsmonitor'])
      writeFileSync(join(folder, '.git/hooks', hook), script, { mode: 0o755 });
    git(folder, 'config', 'core.fsmonitor', '.git/hooks/fsmonitor');
    git(folder, 'config', 'diff.external', '.git/hooks/fsmonitor');
    git(folder, 'config', 'diff.evil.textconv', '.git/hooks/fsmonitor');
    git(folder, 'config', 'filter.evil.smudge', '.git/hooks/fsmonitor');
    git(folder, 'remote', 'add', 'origin', folder);
    git(folder, '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', 'switch', '-q', '-c', 'pull');
    writeFileSync(join(folder, '.gitattributes'), '* diff=evil filter=evil merge=evil\n');
    writeFileSync(join(folder, 'content/settings.yaml'), 'name: X\n');
    for (const args of [
      ['add', '-A'],
      ['commit', '-q', '-m', 'x'],
      ['update-ref', 'refs/pull/7/head', 'HEAD'],
    ])
      git(folder, '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'filter.evil.smudge=', ...args);
    const main = git(folder, 'rev-parse', 'main').trim();
    const head = fetchHeads(folder, [7]).get(7)!;
    const merge = readMerge(folder, main, head);
    if (merge.kind !== 'merged') throw new Error(merge.kind);
    const { content } = sortProposedFiles(merge.files, namesOf([]), true);
    expect(readProposed(folder, content)).toEqual([{ kind: 'text', path: 'settings.yaml', text: 'name: X\n' }]);
    expect(existsSync(trace)).toBe(false);
  });

  test('has files of every kind, and of the large ones no bytes', () => {
    const folder = makeRepository(inContent);
    const main = readHead(folder);
    git(folder, 'switch', '-q', '-c', 'pull');
    writeFileSync(join(folder, 'content/a.md'), evening());
    writeFileSync(join(folder, 'content/b.md'), 'х'.repeat(40_000));
    writeFileSync(join(folder, 'content/c.png'), new Uint8Array(2_000_000));
    writeFileSync(join(folder, 'content/d.md'), Buffer.from('caf\xe9', 'latin1'));
    git(folder, 'rm', '-q', 'content/settings.yaml');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'x');
    const merge = readMerge(folder, main, readHead(folder));
    if (merge.kind !== 'merged') throw new Error(merge.kind);
    const files = readProposed(folder, merge.files);
    expect(files.map((file) => [file.kind, file.path, 'size' in file ? file.size : undefined])).toEqual([
      ['text', 'a.md', undefined],
      ['too-large', 'b.md', 80_000],
      ['image', 'c.png', 2_000_000],
      ['not-utf8', 'd.md', undefined],
    ]);
    expect(merge.files.find(({ path }) => path === 'content/settings.yaml')!.mode).toBe('000000');
  });

  test('lists no more than what there is room for', () => {
    const folder = makeRepository(inContent);
    const main = readHead(folder);
    const names = Buffer.byteLength(`${Object.keys(inContent).join('\0')}\0`);
    expect(readMerge(folder, main, main, names).kind).toBe('merged');
    expect(readMerge(folder, main, main, names - 1).kind).toBe('huge');
    expect(roomBeside(folder, main)).toBeGreaterThan(1_000_000);
  });

  describe('of files that no registry may have', () => {
    const MB = 1_000_000;
    /** A repository on GitHub with a pull request, number 7, and a clone of its main. */
    function propose(change: (work: string) => void, onMain: (work: string) => void = () => {}) {
      const work = makeRepository({ ...inContent, 'content/moved.md': 'Было\n'.repeat(200) });
      const hub = join(makeFolder(), 'hub');
      git(work, 'clone', '-q', '--bare', work, hub);
      git(hub, 'config', 'uploadpack.allowFilter', 'true');
      git(work, 'switch', '-q', '-c', 'pull');
      change(work);
      git(work, 'add', '-A');
      git(work, 'commit', '-q', '-m', 'x');
      git(work, 'push', '-q', hub, 'HEAD:refs/pull/7/head');
      git(work, 'switch', '-q', 'main');
      onMain(work);
      git(work, 'add', '-A');
      git(work, 'commit', '-q', '--allow-empty', '-m', 'y');
      git(work, 'push', '-q', hub, 'main');
      const clone = join(makeFolder(), 'clone');
      git(work, 'clone', '-q', `file://${hub}`, clone);
      return { clone, main: readHead(clone) };
    }
    const noise = (size: number) => randomBytes(size);

    test('nothing is fetched but their names, and the rest is read', () => {
      const { clone, main } = propose((work) => {
        writeFileSync(join(work, 'content/a.md'), evening());
        writeFileSync(join(work, 'content/b.md'), noise(3 * MB));
        writeFileSync(join(work, 'content/c.png'), noise(3 * MB));
        writeFileSync(join(work, 'content/d.png'), noise(MB));
        writeFileSync(join(work, 'gone'), noise(3 * MB));
        git(work, 'add', '-A');
        git(work, 'commit', '-q', '-m', 'x');
        git(work, 'rm', '-q', 'gone');
      });
      const settings = git(clone, 'config', '--list', '--local');
      const head = fetchHeads(clone, [7]).get(7)!;
      const merge = readMerge(clone, main, head);
      if (merge.kind !== 'merged') throw new Error(merge.kind);
      const files = readProposed(clone, merge.files);
      expect(files.map((file) => [file.kind, file.path, 'size' in file ? file.size : undefined])).toEqual([
        ['text', 'a.md', undefined],
        ['too-large', 'b.md', Number.POSITIVE_INFINITY],
        ['image', 'c.png', Number.POSITIVE_INFINITY],
        ['image', 'd.png', MB],
      ]);
      const [, kilobytes] = /^size-pack: (\d+)$/m.exec(git(clone, 'count-objects', '-v')) ?? [];
      expect(Number(kilobytes), 'what is larger stays where it was').toBeLessThan(2000);
      // Whoever runs this in a clone of their own finds it as it was: it can be packed, and fetches what it always did.
      expect(git(clone, 'config', '--list', '--local')).toBe(settings);
      expect(git(clone, 'for-each-ref', 'refs/mivent')).toBe('');
      git(clone, 'gc', '--quiet');
    });

    test('one that main has changed, too, is out of date', () => {
      const { clone, main } = propose(
        (work) => writeFileSync(join(work, 'content/moved.md'), noise(3 * MB)),
        (work) => writeFileSync(join(work, 'content/moved.md'), 'Стало\n'),
      );
      const head = fetchHeads(clone, [7]).get(7)!;
      expect(readMerge(clone, main, head)).toEqual({ kind: 'conflict', paths: ['content/moved.md'] });
    });

    test('one beside a file that main has moved is no reason to give up', () => {
      const { clone, main } = propose(
        (work) => {
          writeFileSync(join(work, 'content/other.md'), noise(3 * MB));
          writeFileSync(join(work, 'content/new.md'), `${'Было\n'.repeat(200)}И стало\n`);
          git(work, 'rm', '-q', 'content/moved.md');
        },
        (work) => writeFileSync(join(work, 'content/moved.md'), `Иначе\n${'Было\n'.repeat(200)}`),
      );
      const merge = readMerge(clone, main, fetchHeads(clone, [7]).get(7)!);
      if (merge.kind !== 'merged') throw new Error(merge.kind);
      const files = readProposed(clone, merge.files);
      expect(files.find(({ path }) => path === 'new.md')).toMatchObject({
        text: expect.stringMatching(/^Иначе\n.*И стало\n$/s),
      });
      expect(files.find(({ path }) => path === 'other.md')).toMatchObject({
        kind: 'too-large',
        size: Number.POSITIVE_INFINITY,
      });
    });
  });

  test('needs a whole history', () => {
    const origin = makeRepository(inContent);
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'x');
    const clone = join(makeFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, clone);
    expect(() => readHead(clone)).toThrow(GitError);
  });
});
