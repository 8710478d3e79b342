import { isUtf8 } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MAX_CONTENT_BYTES } from '../formats/content-file.ts';
import { IMAGE_PATTERN, type SourceFile } from '../formats/registry-files.ts';
import { gitEnvironment } from './git-environment.ts';

/**
 * Git could not answer: not there, no repository or a stranger's, no such revision, no whole or no common history. The message says so
 * in two languages, after what was asked for, where that is known: an option of a command, or a command of Git.
 */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly reason: GitFailure;
  readonly asked: string | undefined;

  constructor(reason: GitFailure, cause?: unknown, asked?: string) {
    super(asked === undefined ? SENTENCES[reason] : `${asked}: ${SENTENCES[reason]}`, { cause });
    this.reason = reason;
    this.asked = asked;
  }
}

export type GitFailure =
  | 'no-git'
  | 'no-repository'
  | 'another-owner'
  | 'unknown-revision'
  | 'shallow'
  | 'no-merge-base'
  | 'failed';

const SENTENCES: Readonly<Record<GitFailure, string>> = {
  'no-git': 'программа git не найдена / the program git was not found',
  'no-repository': 'папка не лежит в репозитории Git / the folder is in no Git repository',
  'another-owner':
    'у папки другой владелец, и Git ей не доверяет: git config --global --add safe.directory ПАПКА / the folder has another owner, and Git does not trust it: git config --global --add safe.directory FOLDER',
  'unknown-revision': 'Git не знает такой ветки или коммита / Git knows no such branch or commit',
  shallow:
    'история Git неполна (shallow clone), по ней нельзя судить, что изменилось: git fetch --unshallow, в GitHub Actions fetch-depth: 0 / the Git history is shallow and cannot tell what has changed: git fetch --unshallow, in GitHub Actions fetch-depth: 0',
  'no-merge-base':
    'у ветки нет общей истории; нужна полная копия (fetch-depth: 0) / no common history; a full clone is needed (fetch-depth: 0)',
  failed: 'Git не ответил / Git did not answer',
};

/** Run what asks Git, and let its failure say what it was asked for: `--base`. */
export function askedFor<Answer>(asked: string, ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new GitError(error.reason, error, asked);
  }
}

/** Get the path of a folder within its repository, with a slash at the end; empty at the root, nothing outside any repository. */
export function prefixInRepository(folder: string): string | undefined {
  try {
    return git(folder, ['rev-parse', '--show-prefix']).toString('utf8').replace(/\n$/, '');
  } catch {
    return undefined;
  }
}

/** Get the hash of the commit that is checked out where a folder lies; nothing outside Git and before the first commit. */
export function readHead(folder: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', 'HEAD'];
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env: gitEnvironment() });
  return status === 0 ? stdout.trim() : undefined;
}

/** A file of a commit, not yet made a text of. */
export interface TreeFile {
  readonly path: string;
  /** Its beginning, byte by byte: ASCII reads as it is. Empty where it is no text. */
  readonly head: () => string;
  readonly read: () => SourceFile;
}

/** Read a folder as it stands in a commit, from Git objects: no checkout, nothing executed, links not followed. */
export function readTree(folder: string, revision: string): SourceFile[] {
  return listTree(folder, revision).map(({ read }) => read());
}

/** Get the files of a folder as it stands in a commit. Most are not asked for more than their head. */
export function listTree(folder: string, revision: string): TreeFile[] {
  const commit = resolveCommit(folder, revision);
  const listing = git(folder, ['ls-tree', '-r', '-z', '-l', commit, '--', '.']).toString('utf8');
  const entries = listing
    .split('\0')
    .filter((line) => line !== '')
    .map(parseTreeLine)
    .filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
  const wanted = entries.filter(
    ({ mode, size, path }) => mode.startsWith('100') && size <= MAX_CONTENT_BYTES && !IMAGE_PATTERN.test(path),
  );
  const blobs = readBlobs(
    folder,
    wanted.map(({ object }) => object),
  );
  return entries.map((entry) => {
    const bytes = blobs.get(entry.object);
    return {
      path: entry.path,
      head: () => bytes?.toString('latin1', 0, HEAD_BYTES) ?? '',
      read: () => toSourceFile(entry, bytes),
    };
  });
}

const HEAD_BYTES = 8192;

/** Make of an entry of a tree what a content folder has; without bytes, of a file that would be read, it is too large. */
export function toSourceFile({ mode, size, path }: Omit<TreeEntry, 'object'>, bytes: Buffer | undefined): SourceFile {
  if (mode === '120000') return { kind: 'symlink', path };
  if (!mode.startsWith('100')) return { kind: 'special', path };
  if (IMAGE_PATTERN.test(path)) return { kind: 'image', path, size };
  if (!bytes) return { kind: 'too-large', path, size };
  return isUtf8(bytes) ? { kind: 'text', path, text: bytes.toString('utf8') } : { kind: 'not-utf8', path };
}

/**
 * List the paths within a folder in which the work tree differs from where its branch left a revision, deleted ones
 * included. A shallow clone is refused: what it knows of a branch's beginning, and of holds renewed before, may be wrong.
 */
export function listChanges(folder: string, revision: string): Set<string> {
  const commit = resolveCommit(folder, revision);
  if (git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true')
    throw new GitError('shallow');
  let base: string;
  try {
    base = git(folder, ['merge-base', commit, 'HEAD']).toString('utf8').trim();
  } catch (error) {
    throw new GitError('no-merge-base', error);
  }
  const changed = git(folder, [
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--relative',
    '-z',
    base,
    '--',
    '.',
  ]);
  const untracked = git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  const paths = `${changed.toString('utf8')}\0${untracked.toString('utf8')}`.split('\0');
  return new Set(paths.filter((path) => path !== '' && !path.split('/').some((part) => part.startsWith('.'))));
}

/** What the next commit would change: the paths, deleted ones included, and what of it is there as it is staged. */
export interface StagedChanges {
  readonly changed: ReadonlySet<string>;
  readonly present: readonly SourceFile[];
}

/**
 * Read what the next commit would change within a folder, from the index, which `GIT_INDEX_FILE` may name: not from the work tree, which
 * may hold more or less. Before the first commit that is all there is. A shallow clone is refused, as by `listChanges`.
 */
export function readStaged(folder: string): StagedChanges {
  if (prefixInRepository(folder) === undefined) throw new GitError(whyNoRepository(folder));
  if (git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true')
    throw new GitError('shallow');
  const args = [
    'diff',
    '--cached',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--relative',
    '-z',
    '--',
    '.',
  ];
  const fields = git(folder, args).toString('utf8').split('\0');
  const changed = new Map<string, { readonly mode: string; readonly object: string }>();
  for (const [index, field] of fields.entries()) {
    const [, mode, object] = /^:\d+ (\d+) \w+ (\w+) [A-Z]/.exec(field) ?? [];
    const path = fields[index + 1];
    if (mode === undefined || object === undefined || path === undefined) continue;
    if (!path.split('/').some((part) => part.startsWith('.'))) changed.set(path, { mode, object });
  }
  const entries = [...changed].filter(([, { mode }]) => mode !== '000000');
  const blobs = readBlobs(
    folder,
    entries.flatMap(([, { mode, object }]) => (mode.startsWith('100') ? [object] : [])),
  );
  const present = entries.map(([path, { mode, object }]) => {
    const bytes = blobs.get(object);
    const size = bytes?.length ?? 0;
    return toSourceFile({ mode, size, path }, size > MAX_CONTENT_BYTES ? undefined : bytes);
  });
  return { changed: new Set(changed.keys()), present };
}

/** All versions of a file by its name, oldest first; what is asked for together is read together. */
export type VersionReader = (name: string, together?: Iterable<string>) => readonly SourceFile[];

/**
 * Get a reader of old versions: of files in whatever subfolder of `under` they lay, in the history of a revision. That is gone through
 * once, when the first of them is asked for.
 */
export function versionReader(folder: string, revision: string, under: string): VersionReader {
  const known = new Map<string, readonly SourceFile[]>();
  let objects: ReadonlyMap<string, readonly string[]> | undefined;
  return (name, together = []) => {
    const found = known.get(name);
    if (found) return found;
    objects ??= listVersions(folder, revision, under);
    const wanted = new Map(
      [name, ...together].filter((one) => !known.has(one)).map((one) => [one, objects?.get(one) ?? []]),
    );
    const blobs = readBlobs(folder, [...new Set([...wanted.values()].flat())]);
    for (const [one, versions] of wanted) {
      const texts = versions.flatMap((object): SourceFile[] => {
        const bytes = blobs.get(object);
        if (!bytes || bytes.length > MAX_CONTENT_BYTES || !isUtf8(bytes)) return [];
        return [{ kind: 'text', path: `${under}/${one}`, text: bytes.toString('utf8') }];
      });
      known.set(one, texts);
    }
    return known.get(name) ?? [];
  };
}

/** The objects that files have been, oldest first, by their names. */
function listVersions(folder: string, revision: string, under: string): ReadonlyMap<string, readonly string[]> {
  const commit = resolveCommit(folder, revision);
  const log = git(folder, [
    'log',
    '--first-parent',
    '-m',
    '--no-renames',
    '--no-ext-diff',
    '--raw',
    '--no-abbrev',
    '-z',
    '--format=',
    '--relative',
    commit,
    '--',
    under,
  ]);
  const fields = log.toString('utf8').split('\0');
  const versions = new Map<string, string[]>();
  for (const [index, field] of fields.entries()) {
    const object = /^\s*:\d+ 100\d+ \w+ (\w+)/.exec(field)?.[1];
    const path = fields[index + 1];
    if (object === undefined || path === undefined) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const list = versions.get(name);
    if (list) list.unshift(object);
    else versions.set(name, [object]);
  }
  return versions;
}

/** Tell when files first reached the branch, in epoch seconds by path; files Git does not know are left out. */
export function readMergeTimes(folder: string, paths: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  if (paths.length === 0) return times;
  let log: string;
  try {
    const args = [
      'log',
      '--first-parent',
      '--diff-filter=A',
      '--no-renames',
      '--format=%x01%ct',
      '--name-only',
      '--relative',
      '-z',
      '--',
      ...paths,
    ];
    log = git(folder, args).toString('utf8');
  } catch {
    return times;
  }
  for (const commit of log.split('\x01').slice(1)) {
    const [time = '', ...files] = commit.split(/[\0\n]+/);
    // Newest first: the oldest addition of a path is the last one seen.
    for (const file of files) if (file !== '') times.set(file, Number(time));
  }
  return times;
}

interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  readonly path: string;
}

function parseTreeLine(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , object = '', size = ''] = line.slice(0, tab).split(/ +/);
  return { mode, object, size: Number(size), path: line.slice(tab + 1) };
}

function resolveCommit(folder: string, revision: string): string {
  if (prefixInRepository(folder) === undefined) throw new GitError(whyNoRepository(folder));
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim();
  } catch (error) {
    throw new GitError('unknown-revision', error);
  }
}

function whyNoRepository(folder: string): GitError['reason'] {
  const { error, stderr } = spawnSync('git', ['rev-parse', '--show-prefix'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  // A folder that is not there fails the same way.
  if (error) return existsSync(folder) ? 'no-git' : 'no-repository';
  return stderr.includes('dubious ownership') ? 'another-owner' : 'no-repository';
}

function readBlobs(folder: string, objects: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (objects.length === 0) return blobs;
  const output = git(folder, ['cat-file', '--batch', '--buffer'], `${objects.join('\n')}\n`);
  let offset = 0;
  while (offset < output.length) {
    const lineEnd = output.indexOf(10, offset);
    const [object = '', type, size = '0'] = output.toString('latin1', offset, lineEnd).split(' ');
    if (type !== 'blob') throw new GitError('failed');
    const start = lineEnd + 1;
    blobs.set(object, output.subarray(start, start + Number(size)));
    offset = start + Number(size) + 1;
  }
  return blobs;
}

function git(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['-c', 'core.quotepath=off', ...args], {
      cwd: folder,
      input: input ?? '',
      maxBuffer: 4 * 1024 ** 3,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch (error) {
    throw new GitError('failed', error, `git ${args[0]}`);
  }
}
