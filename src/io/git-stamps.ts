import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fixedStamps, type Stamp, type Stamps, stampKey } from '../domain/stamp.ts';
import { gitEnvironment } from './git.ts';

/** Stamps, and a sentence for people where they are not what the history would tell. */
export interface StampReading {
  readonly stamps: Stamps;
  readonly warning?: string | undefined;
}

/** Git is there, but its history cannot be trusted for a public feed; `message` says what to do about it. */
export class UnusableHistoryError extends Error {
  override readonly name = 'UnusableHistoryError';
}

/**
 * Read when each file of a content folder was announced and last changed, in one pass over the first-parent history.
 * Outside Git, and for a file that was never committed, `moment` (the settings' `stamp`) stands for all times. A shallow
 * clone would give every file the time of its last commit: in CI that throws UnusableHistoryError, elsewhere it warns.
 */
export function readGitStamps(folder: string, moment: string, ci: boolean = isCi(process.env.CI)): StampReading {
  const fixed = fixedStamps(moment);
  const state = readState(folder);
  if (state.kind === 'none') return { stamps: fixed };
  if (state.kind === 'unusable') {
    if (ci) throw new UnusableHistoryError(state.message);
    return { stamps: fixed, warning: state.message };
  }
  const versions = readVersions(folder);
  return { stamps: { ...fixed, files: toStamps(versions, readSchedules(folder, versions)) } };
}

function isCi(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

type HistoryState = { readonly kind: 'full' | 'none' } | { readonly kind: 'unusable'; readonly message: string };

const SHALLOW =
  'История Git неполна (shallow clone), и даты анонсов по ней не узнать: в GitHub Actions укажите для actions/checkout ' +
  '`fetch-depth: 0`, на своей машине выполните `git fetch --unshallow`. / The Git history is shallow and cannot tell when ' +
  'events were announced: set `fetch-depth: 0`, or run `git fetch --unshallow`.';

function readState(folder: string): HistoryState {
  if (!existsSync(folder)) return { kind: 'none' };
  const { status, stdout, stderr, error } = git(folder, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
  ]);
  if (error) return { kind: 'unusable', message: `Git не запускается / Git does not run: ${error.message}` };
  const complaint = stderr.toString().trim();
  if (status !== 0) {
    // Anything else is a repository that Git will not read, such as one of another owner.
    return complaint.includes('not a git repository')
      ? { kind: 'none' }
      : { kind: 'unusable', message: `Git: ${complaint}` };
  }
  const [inside, shallow] = stdout.toString().trim().split('\n');
  if (inside !== 'true') return { kind: 'none' };
  if (shallow === 'true') return { kind: 'unusable', message: SHALLOW };
  return git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).status === 0 ? { kind: 'full' } : { kind: 'none' };
}

const MAX_OUTPUT_BYTES = 2 ** 30;

function git(folder: string, args: readonly string[], input?: string) {
  return spawnSync('git', ['-c', 'log.showSignature=false', ...args], {
    cwd: folder,
    env: gitEnvironment(),
    maxBuffer: MAX_OUTPUT_BYTES,
    ...(input === undefined ? {} : { input }),
  });
}

/** One state of a file: when it came to be, what it held, in which region it lay. */
interface Version {
  /** Committer time, epoch milliseconds. */
  readonly time: number;
  readonly blob: string;
  readonly region: string;
}

/** The states of every file by `stampKey`, oldest first. */
type Versions = ReadonlyMap<string, readonly Version[]>;

function readVersions(folder: string): Versions {
  const { status, stdout, stderr } = git(folder, [
    'log',
    '--first-parent',
    '-m',
    '--no-renames',
    '--no-ext-diff',
    '--raw',
    '--no-abbrev',
    '-z',
    '--format=%x01%ct',
    // Without a path: `-- .` makes Git simplify the history first, which takes it twice as long.
    '--relative',
  ]);
  if (status !== 0) throw new UnusableHistoryError(`git log: ${stderr.toString().trim()}`);
  const versions = new Map<string, Version[]>();
  const fields = stdout.toString().split('\0');
  let time = 0;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]?.trimStart() ?? '';
    if (field.startsWith('\x01')) time = Number(field.slice(1)) * 1000;
    if (!field.startsWith(':')) continue;
    const path = fields[++index] ?? '';
    const blob = field.split(' ')[3] ?? '';
    // A file that moves leaves its old path in the same commit: only where it arrives counts.
    if (/^0+$/.test(blob)) continue;
    const version = { time, blob, region: path.split('/')[1] ?? '' };
    const key = stampKey(path);
    const known = versions.get(key);
    if (known) known.push(version);
    else versions.set(key, [version]);
  }
  for (const list of versions.values()) list.reverse();
  return versions;
}

/** What of a file's text settles when and where its event is, by blob; only for events that have changed at all. */
function readSchedules(folder: string, versions: Versions): ReadonlyMap<string, string> {
  const schedules = new Map<string, string>();
  for (const [key, list] of versions) {
    if (list.length > 1 && key.startsWith('events/')) for (const { blob } of list) schedules.set(blob, '');
  }
  if (schedules.size === 0) return schedules;
  const { stdout } = git(folder, ['cat-file', '--batch', '--buffer'], `${[...schedules.keys()].join('\n')}\n`);
  let position = 0;
  for (const blob of schedules.keys()) {
    const end = stdout.indexOf(10, position);
    if (end === -1) break;
    const size = / blob (\d+)$/.exec(stdout.toString('latin1', position, end))?.[1];
    position = end + 1;
    // A partial clone lacks old texts: such a version counts as no change.
    if (size === undefined) continue;
    const text = stdout.subarray(position, position + Number(size));
    // Only compared, never read: bytes as they are will do. The front matter ends at the second line of dashes.
    schedules.set(blob, scheduleOf(text.toString('latin1', 0, Math.max(0, text.indexOf('\n---', 3)))));
    position += text.length + 1;
  }
  return schedules;
}

const SCHEDULE = /^(?:status|start|end|duration|timezone|repeat|venue|place|attendance):/;

/** The fields of a front matter that say when and where, without regard to their spacing. */
function scheduleOf(frontMatter: string): string {
  const fields: string[] = [];
  let counts = false;
  for (const line of frontMatter.split('\n')) {
    // What is indented, or an item of a list, belongs to the field above it.
    if (!/^(?:[ \t-]|\r?$)/.test(line)) counts = SCHEDULE.test(line);
    if (counts) fields.push(line);
  }
  return fields.map((field) => field.trim().replace(/\s+/g, ' ')).join('\n');
}

function toStamps(versions: Versions, schedules: ReadonlyMap<string, string>): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  for (const [key, list] of versions) {
    const [first] = list;
    if (!first) continue;
    let current = { ...first, schedule: schedules.get(first.blob) ?? '' };
    let stamp: Stamp = {
      announced: first.time,
      changed: first.time,
      rescheduled: first.time,
      sequence: 0,
      moved: false,
    };
    let agreed: string | undefined;
    for (const version of list) {
      const next = { ...version, schedule: schedules.get(version.blob) || current.schedule };
      stamp = { ...stamp, changed: Math.max(stamp.changed, version.time) };
      if (next.schedule !== current.schedule || next.region !== current.region) {
        const moved =
          isConfirmed(current.schedule) &&
          isConfirmed(next.schedule) &&
          startOf(next.schedule) !== startOf(current.schedule);
        stamp = { ...stamp, rescheduled: version.time, sequence: stamp.sequence + 1, moved };
      }
      const start = startOf(next.schedule);
      if (isConfirmed(next.schedule)) {
        if (agreed !== undefined && start !== agreed) stamp = { ...stamp, movedFrom: agreed };
        agreed = start;
      }
      current = next;
    }
    stamps.set(key, stamp);
  }
  return stamps;
}

function isConfirmed(schedule: string): boolean {
  return /^status: ["']?confirmed/m.test(schedule);
}

function startOf(schedule: string): string | undefined {
  return /^start: ["']?([^"'\s#]+)/m.exec(schedule)?.[1];
}
