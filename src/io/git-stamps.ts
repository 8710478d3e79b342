import { isUtf8 } from 'node:buffer';
import { type StdioOptions, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../domain/settings.ts';
import { fixedStamps, regionOfFile, type Stamp, type Stamps, stampKey } from '../domain/stamp.ts';
import { MAX_CONTENT_BYTES } from '../formats/content-file.ts';
import type { EventRevision } from '../formats/event-history.ts';
import { scheduleReader, type WrittenSchedule } from '../formats/written-schedule.ts';
import { gitEnvironment } from './git-environment.ts';

/** What the history of a content folder tells, and a sentence for people where it cannot be asked. */
export interface StampReading {
  readonly stamps: Stamps;
  /** What has changed when or where an event is, newest first; old texts are read as one goes on. */
  readonly revisions: Iterable<EventRevision>;
  readonly warning?: string | undefined;
}

/** Git is there, but its history cannot be trusted for a public feed; `message` says what to do about it. */
export class UnusableHistoryError extends Error {
  override readonly name = 'UnusableHistoryError';
}

/**
 * Read when each file of a content folder was announced and last changed, in one pass over the first-parent history; files
 * that are gone have stamps, too, unless they are of the registry that this one was copied from (`domain` tells them apart:
 * nobody has subscribed to them here). Outside Git, and for a file that was never committed, `stamp` of the settings
 * stands for all times. What is not the whole history (a shallow or partial clone) would tell wrong times: in CI it throws
 * UnusableHistoryError, elsewhere it warns.
 */
export function readGitStamps(
  folder: string,
  { stamp, domain }: Pick<Settings, 'stamp' | 'domain'>,
  ci: boolean = isCi(process.env.CI),
): StampReading {
  const fixed = { stamps: fixedStamps(stamp), revisions: [] };
  try {
    if (!hasHistory(folder)) return fixed;
    const states = readStates(folder);
    forgetPredecessor(folder, states, domain);
    const schedules = readSchedules(folder, states);
    return {
      stamps: { ...fixed.stamps, files: toStamps(states, schedules) },
      revisions: readRevisions(folder, states, schedules),
    };
  } catch (error) {
    if (ci || !(error instanceof UnusableHistoryError)) throw error;
    return { ...fixed, warning: error.message };
  }
}

function isCi(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

const SHALLOW =
  'История Git неполна (shallow clone), и даты анонсов по ней не узнать: в GitHub Actions укажите для actions/checkout ' +
  '`fetch-depth: 0`, на своей машине выполните `git fetch --unshallow`. / The Git history is shallow and cannot tell when ' +
  'events were announced: set `fetch-depth: 0`, or run `git fetch --unshallow`.';

const PARTIAL =
  'В этом клоне Git нет старых версий файлов (partial clone), и не узнать, сколько раз события переносили: в GitHub Actions ' +
  'уберите у actions/checkout `filter`, на своей машине выполните `git config --unset remote.origin.partialclonefilter && ' +
  'git fetch --refetch`. / This Git clone lacks old versions of files and cannot tell how often events were moved: clone ' +
  'without `filter`, or run the commands above.';

/** Tell whether there is a history; throws UnusableHistoryError where there is one that cannot be trusted. */
function hasHistory(folder: string): boolean {
  // A registry that is in no repository does not need Git.
  if (!existsSync(folder) || !isInRepository(folder)) return false;
  const args = ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository'];
  const { status, stdout, stderr, error } = git(folder, args);
  if (error) throw new UnusableHistoryError(`Git не запускается / Git does not run: ${error.message}`);
  const complaint = stderr.toString().trim();
  if (status !== 0) {
    if (complaint.includes('not a git repository')) return false;
    // Anything else is a repository that Git will not read, such as one of another owner.
    throw new UnusableHistoryError(`Git: ${complaint}`);
  }
  const [inside, shallow] = stdout.toString().trim().split('\n');
  if (inside !== 'true') return false;
  if (shallow === 'true') throw new UnusableHistoryError(SHALLOW);
  return git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).status === 0;
}

function isInRepository(folder: string): boolean {
  const place = resolve(folder);
  return existsSync(join(place, '.git')) || (dirname(place) !== place && isInRepository(dirname(place)));
}

function git(folder: string, args: readonly string[]) {
  return spawnSync('git', args, { cwd: folder, env: gitEnvironment() });
}

/** What Git has written, in a file that is gone after `close`; `complaint` where it has failed. */
interface GitOutput {
  readonly file: number;
  readonly complaint?: string | undefined;
  readonly close: () => void;
}

/** Run Git with its output into a file: that takes half the time of a pipe, and no memory. */
function gitIntoFile(folder: string, args: readonly string[], input = ''): GitOutput {
  const scratch = mkdtempSync(join(tmpdir(), 'mivent-git-'));
  const path = join(scratch, 'output');
  const written = openSync(path, 'w');
  const stdio: StdioOptions = ['pipe', written, 'pipe'];
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: gitEnvironment(), input, stdio });
  closeSync(written);
  const file = openSync(path, 'r');
  const close = () => {
    closeSync(file);
    rmSync(scratch, { recursive: true });
  };
  return status === 0 ? { file, close } : { file, close, complaint: stderr.toString().trim() };
}

interface Commit {
  readonly hash: string;
  /** Committer time, epoch milliseconds. */
  readonly at: number;
  /** Its place in the log: 1 is the newest. */
  readonly place: number;
}

/** What a commit has made of a file: its text as a blob and where it lay; nothing of both where it was taken away. */
interface State {
  readonly commit: Commit;
  readonly path: string;
  readonly blob: string;
}

/** The states of every file by `stampKey`, oldest first. */
type States = ReadonlyMap<string, readonly State[]>;

/** The settings are no content file: they have no stamp, and are in the history all the same. */
const SETTINGS = 'settings.yaml';

function readStates(folder: string): Map<string, readonly State[]> {
  const log = readLog(folder);
  const states = new Map<string, State[]>();
  let commit: Commit = { hash: '', at: 0, place: 0 };
  for (let start = 0; start < log.length; ) {
    const field = fieldAt(log, start).trimStart();
    start = nextField(log, start);
    if (field.startsWith('\x01')) {
      const [time, hash = ''] = field.slice(1).split(' ');
      commit = { hash, at: Number(time) * 1000, place: commit.place + 1 };
    }
    if (!field.startsWith(':')) continue;
    const path = fieldAt(log, start);
    start = nextField(log, start);
    // An image may be named like the event beside which it lies.
    if (!path.endsWith('.md') && path !== SETTINGS) continue;
    const key = path === SETTINGS ? SETTINGS : stampKey(path);
    const state = { commit, path, blob: blobOf(field) };
    const known = states.get(key);
    if (known) known.push(state);
    else states.set(key, [state]);
  }
  for (const [key, list] of states) if (list.length > 1) states.set(key, settle(list.reverse()));
  return states;
}

function readLog(folder: string): string {
  const { file, complaint, close } = gitIntoFile(folder, [
    '-c',
    'log.showSignature=false',
    'log',
    '--first-parent',
    '-m',
    '--no-renames',
    '--no-ext-diff',
    '--raw',
    '--no-abbrev',
    '-z',
    '--format=%x01%ct %H',
    // Without a path: `-- .` makes Git simplify the history first, which takes it twice as long.
    '--relative',
  ]);
  try {
    if (complaint === undefined) return readFileSync(file, 'utf8');
    throw new UnusableHistoryError(complaint.includes('promisor') ? PARTIAL : `git log: ${complaint}`);
  } finally {
    close();
  }
}

/** `:100644 100644 <blob before> <blob> M`; what has become no file, or a link, has none. */
function blobOf(change: string): string {
  const end = change.length - ' M'.length;
  return change.startsWith('100', ':100644 '.length) ? change.slice(change.lastIndexOf(' ', end - 1) + 1, end) : '';
}

function fieldAt(log: string, start: number): string {
  return log.slice(start, nextField(log, start) - 1);
}

function nextField(log: string, start: number): number {
  const end = log.indexOf('\0', start);
  return (end === -1 ? log.length : end) + 1;
}

/** One state for each commit: a file that moves leaves its old path, and one of two with the same name may stay. */
function settle(list: readonly State[]): State[] {
  const settled: State[] = [];
  const present = new Map<string, State>();
  for (const [index, state] of list.entries()) {
    if (state.blob === '') present.delete(state.path);
    else present.set(state.path, state);
    if (list[index + 1]?.commit === state.commit) continue;
    const [left = { ...state, blob: '' }] = [...present.values()].reverse();
    if (left.commit === state.commit || left.path !== settled.at(-1)?.path)
      settled.push({ ...left, commit: state.commit });
  }
  return settled;
}

/**
 * Take out of the history what was gone before this registry began, which is when its settings were given their `domain`:
 * a copy of another registry keeps its own addresses alive, not those of the other.
 */
function forgetPredecessor(folder: string, states: Map<string, readonly State[]>, domain: string): void {
  const settings = states.get(SETTINGS) ?? [];
  states.delete(SETTINGS);
  const began = beginningOf(domain, settings, readDomains(folder, settings));
  // Not committed yet: all that is known is of the other.
  if (began === 0) states.clear();
  for (const [key, list] of states)
    if (list.at(-1)?.blob === '' && (list[0]?.commit.place ?? 0) > began) states.delete(key);
}

/** Find the place of the commit that gave the settings their domain: 0 where none has yet, infinite where they never had another. */
function beginningOf(domain: string, settings: readonly State[], domains: ReadonlyMap<string, string>): number {
  let began = 0;
  for (const { commit, blob } of [...settings].reverse()) {
    const known = domains.get(blob);
    // Settings that were broken for a while say nothing.
    if (known === undefined) continue;
    if (known !== domain) return began;
    began = commit.place;
  }
  return Number.POSITIVE_INFINITY;
}

function readDomains(folder: string, settings: readonly State[]): ReadonlyMap<string, string> {
  const blobs = new Set(settings.flatMap(({ blob }) => (blob === '' ? [] : [blob])));
  const domains = new Map<string, string>();
  for (const [blob, text] of readTexts(folder, [...blobs])) {
    const domain = /^domain:\s+["']?([^\s"'#]+)/m.exec(text.toString())?.[1];
    if (domain !== undefined) domains.set(blob, domain);
  }
  return domains;
}

/** What of a file's text settles when and where its event is, by blob; only for events that have changed at all. */
function readSchedules(folder: string, states: States): ReadonlyMap<string, WrittenSchedule> {
  const blobs = new Set<string>();
  for (const [key, list] of states) {
    if (list.length > 1 && key.startsWith('events/')) for (const { blob } of list) if (blob !== '') blobs.add(blob);
  }
  const schedules = new Map<string, WrittenSchedule>();
  const read = scheduleReader();
  for (const [blob, text] of readTexts(folder, [...blobs])) {
    // The front matter ends at the second line of dashes.
    schedules.set(blob, read(text.toString('utf8', 0, Math.max(0, text.indexOf(CLOSING, 3)))));
  }
  return schedules;
}

const CLOSING = Buffer.from('\n---');

/** Files larger than content may be are passed over, so that a record fits whatever comes. */
const WINDOW_BYTES = 4 * MAX_CONTENT_BYTES;

/**
 * Read blobs in the order asked for; a text is there until the next one is asked for. Throws UnusableHistoryError where one is
 * missing.
 */
function* readTexts(folder: string, blobs: readonly string[]): Generator<[blob: string, text: Buffer]> {
  if (blobs.length === 0) return;
  const { file, close } = gitIntoFile(folder, ['cat-file', '--batch', '--buffer'], `${blobs.join('\n')}\n`);
  try {
    const buffer = Buffer.allocUnsafe(WINDOW_BYTES);
    let window = buffer.subarray(0, 0);
    let from = 0;
    let position = 0;
    for (const blob of blobs) {
      if (position + RECORD_BYTES > from + window.length) {
        from = position;
        window = buffer.subarray(0, readSync(file, buffer, 0, WINDOW_BYTES, position));
      }
      const end = window.indexOf(10, position - from);
      const header = window.toString('latin1', position - from, Math.max(position - from, end));
      const size = / blob (\d+)$/.exec(header)?.[1];
      if (size === undefined || !header.startsWith(blob)) throw new UnusableHistoryError(PARTIAL);
      const text = window.subarray(end + 1, end + 1 + Number(size));
      position = from + end + 1 + Number(size) + 1;
      if (Number(size) <= MAX_CONTENT_BYTES) yield [blob, text];
    }
  } finally {
    close();
  }
}

/** A line that names a blob and its size, and the largest text. */
const RECORD_BYTES = 128 + MAX_CONTENT_BYTES;

function toStamps(states: States, schedules: ReadonlyMap<string, WrittenSchedule>): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  for (const [key, list] of states) stamps.set(key, toStamp(list, schedules));
  return stamps;
}

function toStamp(list: readonly State[], schedules: ReadonlyMap<string, WrittenSchedule>): Stamp {
  const announced = list[0]?.commit.at ?? 0;
  let [changed, rescheduled, sequence, moved] = [announced, announced, 0, false];
  let current: State | undefined;
  let agreed: string | undefined;
  let movedFrom: string | undefined;
  for (const state of list) {
    changed = Math.max(changed, state.commit.at);
    if (state.blob === '') continue;
    const now = schedules.get(state.blob);
    if (current && isRescheduled(current, state, schedules)) {
      const before = schedules.get(current.blob);
      rescheduled = state.commit.at;
      sequence++;
      moved = before?.status === 'confirmed' && now?.status === 'confirmed' && before.start !== now.start;
    }
    if (now?.status === 'confirmed') {
      if (agreed !== undefined && now.start !== agreed) movedFrom = agreed;
      agreed = now.start;
    }
    current = state;
  }
  const stamp = { announced, changed, rescheduled, sequence, moved };
  return movedFrom === undefined ? stamp : { ...stamp, movedFrom };
}

function isRescheduled(before: State, after: State, schedules: ReadonlyMap<string, WrittenSchedule>): boolean {
  if (schedules.get(before.blob)?.plan !== schedules.get(after.blob)?.plan) return true;
  return before.path !== after.path && regionOfFile(before.path) !== regionOfFile(after.path);
}

/** A change that may mean something to people, its texts not yet read. */
interface Candidate {
  readonly before: State;
  readonly after: State;
}

function* readRevisions(
  folder: string,
  states: States,
  schedules: ReadonlyMap<string, WrittenSchedule>,
): Generator<EventRevision> {
  const candidates = findCandidates(states, schedules);
  for (let first = 0; first < candidates.length; first += REVISIONS_AT_ONCE) {
    const some = candidates.slice(first, first + REVISIONS_AT_ONCE);
    const blobs = new Set(some.flatMap(({ before, after }) => [before.blob, after.blob]).filter((blob) => blob !== ''));
    const texts = new Map<string, string>();
    for (const [blob, text] of readTexts(folder, [...blobs])) if (isUtf8(text)) texts.set(blob, text.toString());
    const fileOf = ({ path, blob }: State) => {
      const text = texts.get(blob);
      return text === undefined ? undefined : { path, text };
    };
    for (const { before, after } of some) {
      const [old, current] = [fileOf(before), fileOf(after)];
      if (!old || (after.blob !== '' && !current)) continue;
      yield { commit: after.commit.hash, at: after.commit.at, before: old, after: current };
    }
  }
}

const REVISIONS_AT_ONCE = 100;

function findCandidates(states: States, schedules: ReadonlyMap<string, WrittenSchedule>): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [key, list] of states) {
    if (!key.startsWith('events/')) continue;
    for (const [index, after] of list.entries()) {
      const before = list[index - 1];
      if (!before || before.blob === '') continue;
      const isHeldOn = schedules.get(before.blob)?.hold === schedules.get(after.blob)?.hold;
      if (after.blob === '' || !isHeldOn || isRescheduled(before, after, schedules)) candidates.push({ before, after });
    }
  }
  return candidates.sort(({ after: a }, { after: b }) => b.commit.at - a.commit.at || a.commit.place - b.commit.place);
}
