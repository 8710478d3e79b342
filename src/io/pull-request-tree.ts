import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MAX_CONTENT_BYTES } from '../formats/content-file.ts';
import { CONTENT_PREFIX, MOST_FILES, type ProposedFile } from '../formats/proposed-file.ts';
import { IMAGE_PATTERN, type SourceFile } from '../formats/registry-files.ts';
import { GitError, toSourceFile } from './git.ts';

/** What Git makes of a pull request beside main: the files in which the merge differs, or why there is none. */
export type Merge =
  | { readonly kind: 'merged'; readonly files: readonly MergedFile[] }
  /** Both have changed the same lines of these files. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  /** They have no commit in common. */
  | { readonly kind: 'unrelated' };

/** A file of a merge, known by its object alone. */
export interface MergedFile extends ProposedFile {
  readonly object: string;
}

/** Get the commit that a clone stands on, its history whole. Throws `GitError`. */
export function readHead(repository: string): string {
  if (existsSync(repository) && run(repository, ['rev-parse', '--git-dir']).status !== 0)
    throw new GitError('no-repository');
  const [shallow, head] = gitText(repository, [
    'rev-parse',
    '--is-shallow-repository',
    '--verify',
    'HEAD^{commit}',
  ]).split('\n');
  if (shallow !== 'false') throw new GitError('shallow');
  return head ?? '';
}

/** Fetch what pull requests propose, none of it checked out: their head commits by number. What GitHub no longer has is left out. */
export function fetchHeads(repository: string, numbers: readonly number[]): ReadonlyMap<number, string> {
  // What an earlier run has left in this clone is no answer to this one.
  const old = [...listRefs(repository).keys()].map((ref) => `delete ${ref}\n`);
  git(repository, ['update-ref', '--stdin'], old.join(''));
  const refs = numbers.map((number) => `+refs/pull/${number}/head:${refOf(number)}`);
  // One that is gone fails all of them: then each is asked for by itself, unless nobody answers at all.
  if (refs.length > 0 && !fetches(repository, refs)) {
    let failures = 0;
    for (const ref of refs) {
      failures = fetches(repository, [ref]) ? 0 : failures + 1;
      if (failures === MOST_FAILURES) break;
    }
  }
  const commits = listRefs(repository);
  return new Map(
    numbers.flatMap((number) => {
      const commit = commits.get(refOf(number));
      return commit === undefined ? [] : [[number, commit]];
    }),
  );
}

const MOST_FAILURES = 5;

function listRefs(repository: string): ReadonlyMap<string, string> {
  const known = gitText(repository, ['for-each-ref', '--format=%(refname) %(objectname)', 'refs/mivent/pull/']);
  const lines = known.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

function refOf(number: number): string {
  return `refs/mivent/pull/${number}`;
}

function fetches(repository: string, refs: readonly string[]): boolean {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--no-auto-gc'];
  return run(repository, ['fetch', ...options, 'origin', ...refs]).status === 0;
}

/** Merge a commit into another in memory: no checkout, nothing of either executed. Throws `GitError`. */
export function readMerge(repository: string, main: string, head: string): Merge {
  const merged = run(repository, ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', main, head]);
  const [tree = '', ...paths] = merged.stdout.toString('utf8').split('\0');
  if (merged.status === 1) return { kind: 'conflict', paths: paths.filter((path) => path !== '').map(toVisible) };
  if (merged.status !== 0) {
    if (/unrelated histories/.test(merged.stderr.toString('utf8'))) return { kind: 'unrelated' };
    throw new GitError('failed', merged.stderr.toString('utf8'), 'git merge-tree');
  }
  const changes = readChanges(repository, main, tree);
  // So many are nobody's events: they are counted, not looked at.
  const sizes = readSizes(repository, changes.length > MOST_FILES ? [] : changes);
  return { kind: 'merged', files: changes.map((change) => ({ ...change, size: sizes.get(change.object) ?? 0 })) };
}

type Change = Omit<MergedFile, 'size'>;

function readChanges(repository: string, main: string, tree: string): readonly Change[] {
  const options = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'];
  const output = git(repository, ['diff-tree', ...options, main, tree]);
  const fields = output.toString('latin1').split('\0');
  const changes: Change[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [before = '', mode = '', , object = ''] = (fields[index] ?? '').replace(/^:/, '').split(' ');
    const bytes = Buffer.from(fields[index + 1] ?? '', 'latin1');
    // A name in no encoding stays one that no name may look like.
    const path = isUtf8(bytes) ? bytes.toString('utf8') : `${bytes.toString('latin1')}\ufffd`;
    changes.push({ path, before, mode, object });
  }
  return changes;
}

/** How large objects are, without a byte of them. */
function readSizes(repository: string, changes: readonly Change[]): ReadonlyMap<string, number> {
  const objects = changes.filter(({ mode }) => mode.startsWith('100')).map(({ object }) => object);
  const sizes = new Map<string, number>();
  if (objects.length === 0) return sizes;
  const output = git(repository, ['cat-file', '--batch-check'], `${objects.join('\n')}\n`).toString('utf8');
  for (const line of output.split('\n')) {
    const [object = '', type, size] = line.split(' ');
    // What is missing counts as too large to be read.
    if (object !== '') sizes.set(object, type === 'blob' ? Number(size) : Number.POSITIVE_INFINITY);
  }
  return sizes;
}

/** Read files of the content folder as they are in a merge: texts that are not too large, and of all others what they are. */
export function readProposed(repository: string, files: readonly MergedFile[]): readonly SourceFile[] {
  const wanted = files.filter(
    ({ mode, size, path }) => mode.startsWith('100') && size <= MAX_CONTENT_BYTES && !IMAGE_PATTERN.test(path),
  );
  const blobs = readBlobs(
    repository,
    wanted.map(({ object }) => object),
  );
  return files
    .filter(({ mode }) => !isNothing(mode))
    .map(({ mode, size, path, object }) =>
      toSourceFile({ mode, size, path: path.slice(CONTENT_PREFIX.length) }, blobs.get(object)),
    );
}

function isNothing(mode: string): boolean {
  return /^0+$/.test(mode);
}

function readBlobs(repository: string, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (objects.length === 0) return blobs;
  const output = git(repository, ['cat-file', '--batch', '--buffer'], `${objects.join('\n')}\n`);
  let offset = 0;
  while (offset < output.length) {
    const lineEnd = output.indexOf(10, offset);
    const [object = '', type, size = '0'] = output.toString('latin1', offset, lineEnd).split(' ');
    if (type !== 'blob') throw new GitError('failed', undefined, 'git cat-file');
    blobs.set(object, output.subarray(lineEnd + 1, lineEnd + 1 + Number(size)));
    offset = lineEnd + 1 + Number(size) + 1;
  }
  return blobs;
}

function toVisible(path: string): string {
  return path.replaceAll(/\p{C}/gu, '\ufffd');
}

function gitText(repository: string, args: readonly string[]): string {
  return git(repository, args).toString('utf8').trim();
}

function git(repository: string, args: readonly string[], input?: string): Buffer {
  const { status, stdout, stderr } = run(repository, args, input);
  if (status !== 0) throw new GitError('failed', stderr.toString('utf8'), `git ${args[0]}`);
  return stdout;
}

/** Git as a reader of strangers' objects: no hooks, no monitors, no submodules, no other machine's settings, no questions. */
const CAUTIOUS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
  'gc.auto=0',
].flatMap((setting) => ['-c', setting]);

function run(repository: string, args: readonly string[], input?: string) {
  // A hook or an alias sets GIT_DIR and its kin for a repository of its own.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const result = spawnSync('git', [...CAUTIOUS, ...args], {
    cwd: repository,
    input: input ?? '',
    env: { ...env, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
    maxBuffer: 2 ** 30,
    timeout: 300_000,
  });
  if (result.error) {
    const isMissing = 'code' in result.error && result.error.code === 'ENOENT' && existsSync(repository);
    const reason = isMissing ? 'no-git' : existsSync(repository) ? 'failed' : 'no-repository';
    throw new GitError(reason, result.error, `git ${args[0]}`);
  }
  return result;
}
