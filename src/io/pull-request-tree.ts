import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_CONTENT_BYTES } from '../formats/content-file.ts';
import { matchLines } from '../formats/matching-lines.ts';
import { CONTENT_PREFIX, MOST_FILES, type ProposedFile } from '../formats/proposed-file.ts';
import { IMAGE_PATTERN, MAX_IMAGE_BYTES, type SourceFile } from '../formats/registry-files.ts';
import { GitError, toSourceFile } from './git.ts';

/** What Git makes of a pull request beside main: the files in which the merge differs, or why there is none. */
export type Merge =
  | { readonly kind: 'merged'; readonly files: readonly MergedFile[] }
  /** Both have changed the same lines of these files. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  /** They have no commit in common. */
  | { readonly kind: 'unrelated' }
  /** It has so many files that nobody meant them: a few folders within each other a thousand times are a million. */
  | { readonly kind: 'huge' };

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

/**
 * Fetch what pull requests propose, none of it checked out: their head commits by number. What GitHub no longer has is left out; so are
 * files that are larger than any that a registry may have, of which nothing but their names is known then.
 */
export function fetchHeads(repository: string, numbers: readonly number[]): ReadonlyMap<number, string> {
  // What an earlier run has left in this clone is no answer to this one.
  deleteRefs(repository);
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
  // A ref to a commit that is not there as a whole would keep this clone from being packed.
  deleteRefs(repository);
  return new Map(
    numbers.flatMap((number) => {
      const commit = commits.get(refOf(number));
      return commit === undefined ? [] : [[number, commit]];
    }),
  );
}

const MOST_FAILURES = 5;

function deleteRefs(repository: string): void {
  const lines = [...listRefs(repository).keys()].map((ref) => `delete ${ref}\n`);
  if (lines.length > 0) git(repository, ['update-ref', '--stdin'], { input: lines.join('') });
}

function listRefs(repository: string): ReadonlyMap<string, string> {
  const known = gitText(repository, ['for-each-ref', '--format=%(refname) %(objectname)', 'refs/mivent/pull/']);
  const lines = known.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

function refOf(number: number): string {
  return `refs/mivent/pull/${number}`;
}

/** Whatever is larger stays on GitHub: a pull request may bring gigabytes that nobody will read. */
const FILTER = `blob:limit=${MAX_IMAGE_BYTES + 1}`;
/** Said for one command, so that nothing of it stays in the settings of the clone, and no other command ever asks for what is missing. */
const PARTIAL = ['-c', 'remote.origin.promisor=true', '-c', `remote.origin.partialclonefilter=${FILTER}`];

function fetches(repository: string, refs: readonly string[]): boolean {
  const options = [
    `--filter=${FILTER}`,
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-write-fetch-head',
    '--no-auto-gc',
  ];
  const timeout = refs.length > 1 ? 120_000 : 30_000;
  try {
    return run(repository, [...PARTIAL, 'fetch', ...options, 'origin', ...refs], { timeout }).status === 0;
  } catch (error) {
    // What takes for ever is one that cannot be had; the others are asked for by themselves.
    if (error instanceof GitError && error.reason === 'failed') return false;
    throw error;
  }
}

/** A pull request may bring so many bytes of names beyond those on main: some twenty thousand files. */
const MOST_NAMES = 2 * 1024 * 1024;

/** Get how many bytes of names a tree may list that is to be merged into a commit. Throws `GitError`. */
export function roomBeside(repository: string, main: string): number {
  return git(repository, [...LIST_NAMES, main]).length + MOST_NAMES;
}

const LIST_NAMES = ['ls-tree', '-r', '-z', '--name-only', '--full-tree'];

/** Tell whether a tree lists more than it may. Git lists as it goes, and is stopped there: it never has all of it in memory. */
function isHuge(repository: string, head: string, room: number): boolean {
  const { status, error } = run(repository, [...LIST_NAMES, head], { maxBuffer: room, mayOverflow: true });
  return error !== undefined || status !== 0;
}

/**
 * Merge a commit into another in memory: no checkout, nothing of either executed. `room` is what `roomBeside` gives, asked once for
 * many. Throws `GitError`.
 */
export function readMerge(repository: string, main: string, head: string, room = roomBeside(repository, main)): Merge {
  if (isHuge(repository, head, room)) return { kind: 'huge' };
  const merged = mergeTrees(repository, main, head);
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

function mergeTrees(repository: string, main: string, head: string): ReturnType<typeof run> {
  const merge = (commit: string) =>
    run(repository, ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', main, commit]);
  const merged = merge(head);
  if ((merged.status ?? 2) < 2) return merged;
  const missing = listMissing(repository, main, head);
  return missing.length === 0 ? merged : merge(replaceMissing(repository, head, missing));
}

/** The files in which a commit differs from another, and of which it has nothing but the name. */
function listMissing(repository: string, main: string, head: string): readonly Change[] {
  const changes = readChanges(repository, main, head);
  const sizes = readSizes(repository, changes);
  return changes.filter(({ object }) => sizes.get(object) === Number.POSITIVE_INFINITY);
}

/** What stands in for files that were too large to be fetched, where Git wants to look into them: no text, so that nothing is mixed with it. */
const STAND_IN = '\0mivent: too large to be fetched\n';

/** As Git names it. */
const STAND_IN_OBJECT = createHash('sha1').update(`blob ${STAND_IN.length}\0${STAND_IN}`).digest('hex');

/**
 * Get a commit like another, with something short in place of the files that are missing. Git reads files that are new where main has
 * changed one that is gone: it may have been moved.
 */
function replaceMissing(repository: string, head: string, missing: readonly Change[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-index-'));
  try {
    const index = join(folder, 'index');
    gitText(repository, ['hash-object', '-w', '--stdin'], STAND_IN);
    git(repository, ['read-tree', head], { index });
    const lines = missing.map(({ mode, path }) => `${mode} ${STAND_IN_OBJECT}\t${path}\0`).join('');
    git(repository, ['update-index', '-z', '--index-info'], { index, input: lines });
    const tree = git(repository, ['write-tree', '--missing-ok'], { index }).toString('utf8').trim();
    const nobody = ['-c', 'user.name=mivent', '-c', 'user.email=mivent@localhost'];
    return gitText(repository, [...nobody, 'commit-tree', tree, '-p', head, '-m', 'Stand-ins']);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
  const output = gitText(repository, ['cat-file', '--batch-check'], `${objects.join('\n')}\n`);
  for (const line of output.split('\n')) {
    const [object = '', type, size] = line.split(' ');
    // What is missing was too large to be fetched, or is as good as that.
    const isThere = type === 'blob' && object !== STAND_IN_OBJECT;
    if (object !== '') sizes.set(object, isThere ? Number(size) : Number.POSITIVE_INFINITY);
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

/**
 * Find where the lines of merged files stand in the files as a commit has them, by their paths below the content folder. Files that are
 * the same in both, which is most of them, are left out.
 */
export function readHeadLines(
  repository: string,
  head: string,
  files: readonly MergedFile[],
  present: readonly SourceFile[],
): ReadonlyMap<string, readonly (number | undefined)[]> {
  // Of a new file main has nothing to add; a path that would end a line of the question is nobody's event.
  const edited = files.filter(({ before, path }) => !isNothing(before) && !/\p{C}/u.test(path));
  const texts = new Map(present.flatMap((file) => (file.kind === 'text' ? [[file.path, file.text] as const] : [])));
  const named = edited.filter(({ path }) => texts.has(path.slice(CONTENT_PREFIX.length)));
  if (named.length === 0) return new Map();
  const questions = named.map(({ path }) => `${head}:${path}\n`).join('');
  const answers = gitText(repository, ['cat-file', '--batch-check'], questions).split('\n');
  const objects = named.flatMap(({ path, object }, index) => {
    const [known = '', type, size] = (answers[index] ?? '').split(' ');
    const isOther = type === 'blob' && known !== object && Number(size) <= MAX_CONTENT_BYTES;
    return isOther ? [[path.slice(CONTENT_PREFIX.length), known] as const] : [];
  });
  const blobs = readBlobs(
    repository,
    objects.map(([, object]) => object),
  );
  return new Map(
    objects.map(([path, object]) => [
      path,
      matchLines(texts.get(path) ?? '', blobs.get(object)?.toString('utf8') ?? ''),
    ]),
  );
}

/** Tell whether a mode of Git's says that there is no file. */
export function isNothing(mode: string): boolean {
  return /^0+$/.test(mode);
}

function readBlobs(repository: string, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  if (objects.length === 0) return blobs;
  const output = git(repository, ['cat-file', '--batch', '--buffer'], { input: `${objects.join('\n')}\n` });
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

function gitText(repository: string, args: readonly string[], input?: string): string {
  return git(repository, args, { input }).toString('utf8').trim();
}

function git(repository: string, args: readonly string[], options: RunOptions = {}): Buffer {
  const { status, stdout, stderr } = run(repository, args, options);
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
  // Each of so many lost files is compared with each of so many new ones.
  'merge.renameLimit=400',
  'gc.auto=0',
].flatMap((setting) => ['-c', setting]);

interface RunOptions {
  readonly input?: string | undefined;
  /** Milliseconds after which an answer counts as none: all of a run have ten minutes together. */
  readonly timeout?: number;
  /** Bytes of an answer; more of them are an error, or the end of the answer where it may overflow. */
  readonly maxBuffer?: number;
  readonly mayOverflow?: boolean;
  /** A file to keep an index in, where a command needs one. */
  readonly index?: string;
}

function run(
  repository: string,
  args: readonly string[],
  { input = '', timeout = 30_000, maxBuffer = 2 ** 30, mayOverflow = false, index }: RunOptions = {},
) {
  // A hook or an alias sets GIT_DIR and its kin for a repository of its own.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const result = spawnSync('git', [...CAUTIOUS, ...args], {
    cwd: repository,
    input,
    env: {
      ...env,
      ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
    maxBuffer,
    timeout,
  });
  if (mayOverflow && result.error && 'code' in result.error && result.error.code === 'ENOBUFS') return result;
  if (result.error) {
    const isMissing = 'code' in result.error && result.error.code === 'ENOENT' && existsSync(repository);
    const reason = isMissing ? 'no-git' : existsSync(repository) ? 'failed' : 'no-repository';
    throw new GitError(reason, result.error, `git ${args[0]}`);
  }
  return result;
}
