import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished as onThisTestFinished } from 'vitest';
import { makeFolder } from './content-folder.test-support.ts';
import { GitHub } from './github.ts';
import { FakeGitHub, type FakeIssue, type FakeOptions, type FakePull } from './github-fake.test-support.ts';
import { type Reconciled, type ReconcileOptions, reconcile } from './reconcile.ts';

/** A file of a commit: its text, or its mode and text; nothing takes it away. */
export type CommittedFile = string | Uint8Array | { readonly mode: string; readonly text: string } | undefined;

/** A repository on GitHub with its pull requests, and a clone of its main branch. */
export interface Hub {
  readonly fake: FakeGitHub;
  readonly bare: string;
  readonly clone: string;
  /** Commit files on top of a commit, by default of main; paths within the repository. */
  readonly commit: (files: Readonly<Record<string, CommittedFile>>, more?: CommitOptions) => string;
  /** Open a pull request with one commit on top of main. */
  readonly propose: (
    author: string,
    files: Readonly<Record<string, CommittedFile>>,
    more?: Partial<FakePull> & { readonly title?: string },
  ) => FakeIssue;
  /** Commit to main, as a merge does, and bring the clone up to date. */
  readonly push: (files: Readonly<Record<string, CommittedFile>>, more?: CommitOptions) => void;
  /** Make the commit that merges a pull request into main, as GitHub keeps it for the checks: `refs/pull/N/merge`. */
  readonly mergeOf: (pull: number) => string;
  /** Merge a pull request into main. */
  readonly merge: (pull: number) => void;
  /** Take away what GitHub keeps of its commits. */
  readonly forget: (pull: number) => void;
  readonly run: (
    now?: string,
    more?: Partial<ReconcileOptions> & { readonly timeoutOfTest?: number },
  ) => Promise<readonly Reconciled[]>;
  /** The bot's comment. */
  readonly comment: (pull: number) => string;
  /** State and words of the status of the commit that a pull request stands on. */
  readonly status: (pull: number) => string;
  readonly labels: (pull: number) => readonly string[];
}

interface CommitOptions {
  readonly parent?: string | undefined;
  /** Where the history begins anew. */
  readonly isRoot?: boolean;
  /** What its author says about when it was made. */
  readonly date?: string;
}

export const NOW = '2026-11-22T12:00:00Z';

export interface HubOptions extends FakeOptions {
  /** Of whoever keeps it for several tests. */
  readonly onTestFinished?: (tidy: () => void | Promise<void>) => void;
}

/** Open a repository with these files of a registry on main; gone after the test. */
export async function openHub(
  registry: Readonly<Record<string, string>>,
  { onTestFinished = onThisTestFinished, ...options }: HubOptions = {},
): Promise<Hub> {
  const bare = makeFolder({}, onTestFinished);
  git(bare, ['init', '-q', '--bare', '-b', 'main']);
  git(bare, ['config', 'uploadpack.allowFilter', 'true']);
  const clone = join(makeFolder({}, onTestFinished), 'clone');
  const fake = new FakeGitHub({ git: bare, collaborators: ['coordinator'], ...options });
  await fake.start();
  onTestFinished(() => fake.stop());
  let indexes = 0;

  const commit: Hub['commit'] = (files, { parent, isRoot = false, date = '2026-11-01T12:00:00Z' } = {}) => {
    const index = { GIT_INDEX_FILE: join(bare, `index-${++indexes}`) };
    const base = isRoot ? undefined : (parent ?? git(bare, ['rev-parse', 'refs/heads/main']));
    if (base !== undefined) git(bare, ['read-tree', base], '', index);
    const texts = new Map<string, string | Uint8Array>();
    for (const [path, file] of Object.entries(files)) {
      if (file === undefined || (typeof file === 'object' && 'mode' in file && file.mode === '160000')) continue;
      texts.set(path, typeof file === 'object' && 'mode' in file ? file.text : file);
    }
    const objects = hashAll(bare, texts);
    const lines = Object.entries(files).map(([path, file]) => {
      if (file === undefined) return `0 ${'0'.repeat(40)}\t${path}\0`;
      const mode = typeof file === 'object' && 'mode' in file ? file.mode : '100644';
      // A submodule is nothing but the name of a commit elsewhere.
      const object = objects.get(path) ?? 'c0ffee'.padEnd(40, '0');
      return `${mode} ${object}\t${path}\0`;
    });
    git(bare, ['update-index', '-z', '--add', '--index-info'], lines.join(''), index);
    const tree = git(bare, ['write-tree'], '', index);
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return git(bare, ['commit-tree', tree, ...(base ? ['-p', base] : [])], 'Change the registry', dates);
  };
  const update = (sha: string) => {
    git(bare, ['update-ref', 'refs/heads/main', sha]);
    git(clone, ['pull', '-q', '--ff-only']);
  };

  const first = Object.entries(registry).map(([path, text]) => [`content/${path}`, text] as const);
  git(bare, ['update-ref', 'refs/heads/main', commit(Object.fromEntries(first), { isRoot: true })]);
  git(bare, ['clone', '-q', bare, clone]);

  const headOf = (pull: number) => fake.issues.get(pull)!.pull!.headSha;
  const mergeOf = (pull: number) => {
    const main = git(bare, ['rev-parse', 'refs/heads/main']);
    const tree = git(bare, ['merge-tree', '--write-tree', main, headOf(pull)]);
    const dates = { GIT_AUTHOR_DATE: fake.now, GIT_COMMITTER_DATE: fake.now };
    const message = `Merge pull request #${pull}`;
    const merge = git(bare, ['commit-tree', tree, '-p', main, '-p', headOf(pull)], message, dates);
    git(bare, ['update-ref', `refs/pull/${pull}/merge`, merge]);
    return merge;
  };
  return {
    fake,
    bare,
    clone,
    commit,
    propose: (author, files, more) => fake.openPull(author, commit(files), more),
    push: (files, more) => update(commit(files, more)),
    mergeOf,
    merge: (pull) => {
      update(mergeOf(pull));
      fake.merge(pull);
    },
    forget: (pull) => {
      git(bare, ['update-ref', '-d', `refs/pull/${pull}/head`]);
    },
    run: async (now = NOW, { timeoutOfTest: timeout = 20_000, ...more } = {}) => {
      fake.now = now;
      const github = new GitHub({
        repository: fake.repository,
        token: 'x',
        baseUrl: fake.url,
        patience: 0,
        pace: 0,
        timeout,
      });
      return await reconcile({
        repository: clone,
        github,
        now: Temporal.Instant.from(now),
        site: 'https://events.example/',
        ...more,
      });
    },
    comment: (pull) => {
      const own = fake.commentsOf(pull).filter(({ user }) => user.login === 'github-actions[bot]');
      if (own.length > 1) throw new Error(`#${pull} has ${own.length} comments of the bot.`);
      return own[0]?.body ?? '';
    },
    status: (pull) => {
      const status = fake.statusOf(headOf(pull), 'mivent/validate');
      return status ? `${status.state}: ${status.description}` : '';
    },
    labels: (pull) => [...fake.issues.get(pull)!.labels].sort(),
  };
}

/** Write texts as objects, all at once. */
function hashAll(bare: string, texts: ReadonlyMap<string, string | Uint8Array>): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-objects-'));
  const places = [...texts.values()].map((text, index) => {
    writeFileSync(join(folder, String(index)), text);
    return join(folder, String(index));
  });
  const hashes = git(bare, ['hash-object', '-w', '--no-filters', '--stdin-paths'], places.join('\n')).split('\n');
  rmSync(folder, { recursive: true });
  return new Map([...texts.keys()].map((path, index) => [path, hashes[index] ?? '']));
}

function git(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  env: Readonly<Record<string, string>> = {},
): string {
  const name = { NAME: 'Test', EMAIL: 'test@example.org' };
  return execFileSync('git', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: name.NAME,
      GIT_AUTHOR_EMAIL: name.EMAIL,
      GIT_COMMITTER_NAME: name.NAME,
      GIT_COMMITTER_EMAIL: name.EMAIL,
      ...env,
    },
  }).trim();
}
