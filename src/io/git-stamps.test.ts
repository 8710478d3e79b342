import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Stamp, stampOf } from '../domain/stamp.ts';
import { readGitStamps, UnusableHistoryError } from './git-stamps.ts';

const FALLBACK = '2026-01-01T00:00:00Z';
const DOMAIN = 'books.example';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mivent-stamps-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(args: readonly string[], date = '2026-10-01T12:00:00Z', cwd = folder): string {
  const env = {
    ...process.env,
    GIT_COMMITTER_DATE: date,
    GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const identity = ['-c', 'user.name=Миа', '-c', 'user.email=mia@mivent.example', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}

function write(path: string, text: string): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function commit(date: string): void {
  git(['add', '-A']);
  git(['commit', '-qm', 'x'], date);
}

interface Written {
  readonly title?: string;
  readonly status?: string;
  readonly start?: string;
  readonly rest?: string;
}

function event({
  title = 'Дебаты',
  status = 'confirmed',
  start = '2026-12-05T18:00',
  rest = '',
}: Written = {}): string {
  return `---\ntitle: ${title}\nstatus: ${status}\nstart: ${start}\nduration: PT3H\nplace: Бар\n${rest}---\nТекст.\n`;
}

/** The stamp of a file with its times as people write them. */
function told({ announced, changed, rescheduled, ...rest }: Stamp) {
  const day = (time: number) => Temporal.Instant.fromEpochMilliseconds(time).toString();
  return { announced: day(announced), changed: day(changed), rescheduled: day(rescheduled), ...rest };
}

function read(content = 'content'): (file: string) => ReturnType<typeof told> {
  const { stamps, warning } = readGitStamps(join(folder, content), { stamp: FALLBACK, domain: DOMAIN }, true);
  expect(warning).toBeUndefined();
  return (file) => told(stampOf(stamps, file));
}

const FILE = 'events/me-02/debate.md';
const ANNOUNCED = { announced: '2026-10-01T12:00:00Z', sequence: 0, moved: false };

describe('in a repository', () => {
  beforeEach(() => {
    git(['init', '-q']);
    write(`content/${FILE}`, event());
    write('content/venues/hall.md', '---\nname: Зал\nregion: me-02\n---\n');
    commit('2026-10-01T12:00:00Z');
  });

  test('an event is announced by its first commit', () => {
    const changed = '2026-10-01T12:00:00Z';
    expect(read()(FILE)).toEqual({ ...ANNOUNCED, changed, rescheduled: changed });
  });
  test('a corrected word is a change, but not of the schedule', () => {
    write(`content/${FILE}`, event({ title: 'Дебаты о приватности', rest: 'needs:\n- { kind: speaker }\n' }));
    commit('2026-10-03T12:00:00Z');
    expect(read()(FILE)).toEqual({
      ...ANNOUNCED,
      changed: '2026-10-03T12:00:00Z',
      rescheduled: '2026-10-01T12:00:00Z',
    });
  });
  test.each<[string, Written, object]>([
    ['another start', { start: '2026-12-06T18:00' }, { moved: true, movedFrom: '2026-12-05T18:00' }],
    ['a cancellation', { status: 'cancelled' }, {}],
    ['a zone', { rest: 'timezone: Europe/Belgrade\n' }, {}],
    ['a rule', { rest: 'repeat:\n  rule: FREQ=WEEKLY;COUNT=3\n' }, {}],
  ])('%s is a change of the schedule', (_, written, moved) => {
    write(`content/${FILE}`, event(written));
    commit('2026-10-03T12:00:00Z');
    const changed = '2026-10-03T12:00:00Z';
    expect(read()(FILE)).toEqual({ ...ANNOUNCED, changed, rescheduled: changed, sequence: 1, ...moved });
  });
  test('the date that was agreed before is known as long as this one holds', () => {
    const versions: Written[] = [
      { status: 'postponed' },
      { start: '2027-01-16T18:00' },
      { start: '2027-01-16T18:00', rest: 'attendance: hybrid\n' },
    ];
    for (const [index, written] of versions.entries()) {
      write(`content/${FILE}`, event(written));
      commit(`2026-10-0${index + 3}T12:00:00Z`);
    }
    expect(read()(FILE)).toMatchObject({ sequence: 3, moved: false, movedFrom: '2026-12-05T18:00' });
    write(`content/${FILE}`, event({ start: '2027-01-23' }));
    commit('2026-10-10T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ moved: true, movedFrom: '2027-01-16T18:00' });
  });
  test('a hold that takes another date has moved nothing that was agreed', () => {
    const [first, second] = ['2026-12-05T18:00', '2026-12-06T18:00'];
    for (const [index, start] of [first, second].entries()) {
      write('content/events/me-02/hold.md', event({ status: 'hold', start }));
      commit(`2026-10-0${index + 3}T12:00:00Z`);
    }
    write('content/events/me-02/hold.md', event({ start: '2026-12-07T18:00' }));
    commit('2026-10-06T12:00:00Z');
    expect(read()('events/me-02/hold.md').movedFrom).toBeUndefined();
  });
  test('a date dropped from a list below `repeat` is one, too', () => {
    write(`content/${FILE}`, event({ rest: 'repeat:\n  rule: FREQ=WEEKLY;COUNT=3\n' }));
    commit('2026-10-03T12:00:00Z');
    write(`content/${FILE}`, event({ rest: 'repeat:\n  rule: FREQ=WEEKLY;COUNT=3\n  except:\n  - 2026-12-12\n' }));
    commit('2026-10-04T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ sequence: 2, rescheduled: '2026-10-04T12:00:00Z' });
  });
  test('an event takes its history along into another folder', () => {
    mkdirSync(join(folder, 'content/events/me-02/2026'));
    renameSync(join(folder, `content/${FILE}`), join(folder, 'content/events/me-02/2026/debate.md'));
    commit('2026-10-03T12:00:00Z');
    expect(read()('events/me-02/2026/debate.md')).toMatchObject({ ...ANNOUNCED, changed: '2026-10-03T12:00:00Z' });
  });
  test('into another region is to another place', () => {
    mkdirSync(join(folder, 'content/events/me-16'));
    renameSync(join(folder, `content/${FILE}`), join(folder, 'content/events/me-16/debate.md'));
    commit('2026-10-03T12:00:00Z');
    expect(read()('events/me-16/debate.md')).toMatchObject({
      ...ANNOUNCED,
      sequence: 1,
      rescheduled: '2026-10-03T12:00:00Z',
    });
  });
  test('a pull request counts from its merge, as one change', () => {
    git(['checkout', '-qb', 'proposal']);
    write(`content/${FILE}`, event({ start: '2026-12-06T18:00' }));
    commit('2026-10-02T12:00:00Z');
    write(`content/${FILE}`, event({ start: '2026-12-07T18:00' }));
    write('content/events/me-02/second.md', event());
    commit('2026-10-03T12:00:00Z');
    git(['checkout', '-q', 'main']);
    git(['merge', '-q', '--no-ff', '-m', 'x', 'proposal'], '2026-10-09T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ sequence: 1, moved: true, rescheduled: '2026-10-09T12:00:00Z' });
    expect(read()('events/me-02/second.md')).toMatchObject({ announced: '2026-10-09T12:00:00Z', sequence: 0 });
  });
  test('a venue has stamps of its own, apart from an event of the same name', () => {
    write('content/events/me-02/hall.md', event());
    commit('2026-10-03T12:00:00Z');
    expect(read()('venues/hall.md').changed).toBe('2026-10-01T12:00:00Z');
    expect(read()('events/me-02/hall.md').changed).toBe('2026-10-03T12:00:00Z');
  });
  test.each([
    ['quotes', 'confirmed', '"confirmed"'],
    ['a comment', '2026-12-05T18:00', '2026-12-05T18:00 # в зале'],
    ['a default', 'place: Бар', 'attendance: offline\nplace: Бар'],
    ['another order', 'start: 2026-12-05T18:00\nduration: PT3H', 'duration: PT3H\nstart: 2026-12-05T18:00'],
  ])('%s are no change of the schedule', (_, from, to) => {
    write(`content/${FILE}`, event().replace(from, to));
    commit('2026-10-03T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ ...ANNOUNCED, changed: '2026-10-03T12:00:00Z' });
  });
  test('an edit that is not yet committed has the stamp of the last commit', () => {
    write(`content/${FILE}`, event({ start: '2026-12-06T18:00' }));
    expect(read()(FILE)).toMatchObject({ ...ANNOUNCED, changed: '2026-10-01T12:00:00Z' });
  });
  test('an image beside an event that is named like it changes nothing', () => {
    write(`content/${FILE.replace('.md', '.jpg')}`, 'x');
    commit('2026-10-03T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ changed: '2026-10-01T12:00:00Z', sequence: 0 });
  });
  test('an event that is gone has its stamps, and counts on when it comes back', () => {
    rmSync(join(folder, `content/${FILE}`));
    commit('2026-10-03T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ ...ANNOUNCED, changed: '2026-10-03T12:00:00Z' });
    write(`content/${FILE}`, event({ start: '2026-12-06T18:00' }));
    commit('2026-10-04T12:00:00Z');
    expect(read()(FILE)).toMatchObject({ announced: '2026-10-01T12:00:00Z', sequence: 1 });
  });
  test('of two files with one id the one that stays counts', () => {
    write('content/events/me-16/debate.md', event());
    commit('2026-10-03T12:00:00Z');
    rmSync(join(folder, 'content/events/me-16/debate.md'));
    commit('2026-10-04T12:00:00Z');
    const { revisions } = readGitStamps(join(folder, 'content'), { stamp: FALLBACK, domain: DOMAIN }, true);
    expect([...revisions].map(({ before, after }) => [before.path, after?.path])).toEqual([
      ['events/me-16/debate.md', FILE],
      [FILE, 'events/me-16/debate.md'],
    ]);
  });
  test('a file that was never committed has the moment of the settings', () => {
    write('content/events/me-02/new.md', event());
    expect(read()('events/me-02/new.md')).toMatchObject({ announced: FALLBACK, changed: FALLBACK });
  });
  test('spaces, quotes and Cyrillic in names, in a folder deep inside', () => {
    write('мои данные/"реестр"/events/me-02/дом у моря.md', event());
    commit('2026-10-05T12:00:00Z');
    expect(read('мои данные/"реестр"')('events/me-02/дом у моря.md').announced).toBe('2026-10-05T12:00:00Z');
  });
  test('a content folder that is a repository of its own, also within another', () => {
    write(`own/${FILE}`, event());
    git(['init', '-q'], undefined, join(folder, 'own'));
    git(['add', '-A'], undefined, join(folder, 'own'));
    git(['commit', '-qm', 'x'], '2026-10-07T12:00:00Z', join(folder, 'own'));
    expect(read('own')(FILE).announced).toBe('2026-10-07T12:00:00Z');
  });
  test('a hook’s own repository does not mislead', () => {
    process.env.GIT_DIR = join(folder, 'nowhere');
    try {
      expect(read()(FILE).announced).toBe('2026-10-01T12:00:00Z');
    } finally {
      delete process.env.GIT_DIR;
    }
  });
});

describe('of a registry that was copied from another', () => {
  const settings = (domain: string) => write('content/settings.yaml', `name: x\ndomain: ${domain}\n`);
  const known = () => {
    const { stamps, revisions } = readGitStamps(join(folder, 'content'), { stamp: FALLBACK, domain: DOMAIN }, true);
    return { files: [...stamps.files.keys()].sort(), removed: [...revisions].map(({ before }) => before.path) };
  };

  beforeEach(() => {
    git(['init', '-q']);
    settings('"mivent.example" # ours');
    write(`content/${FILE}`, event());
    write('content/regions/me-02.md', '---\nname: Бар\n---\n');
    commit('2026-10-01T12:00:00Z');
  });

  test('what the other had is gone for good, before the first commit and after it', () => {
    rmSync(join(folder, 'content/events'), { recursive: true });
    settings(DOMAIN);
    const before = known();
    commit('2026-10-02T12:00:00Z');
    expect(before).toEqual({ files: [], removed: [] });
    expect(known()).toEqual({ files: ['regions/me-02'], removed: [] });
    rmSync(join(folder, 'content/regions'), { recursive: true });
    commit('2026-10-03T12:00:00Z');
    expect(known()).toEqual({ files: [], removed: [] });
  });

  test('what it has had itself is kept, also through settings that were broken for a while', () => {
    settings(DOMAIN);
    write('content/events/me-02/own.md', event());
    commit('2026-10-02T12:00:00Z');
    write('content/settings.yaml', 'name: [');
    rmSync(join(folder, 'content/events'), { recursive: true });
    commit('2026-10-03T12:00:00Z');
    settings(DOMAIN);
    commit('2026-10-04T12:00:00Z');
    expect(known()).toEqual({ files: ['events/own', 'regions/me-02'], removed: ['events/me-02/own.md'] });
  });

  test('a registry that has always had its domain forgets nothing', () => {
    settings(DOMAIN);
    git(['add', '-A']);
    git(['commit', '-q', '--amend', '-m', 'x']);
    rmSync(join(folder, 'content/events'), { recursive: true });
    commit('2026-10-02T12:00:00Z');
    expect(known()).toEqual({ files: ['events/debate', 'regions/me-02'], removed: [FILE] });
  });
});

describe('what is not the whole history is refused in CI, and passes with a warning and one moment for all elsewhere', () => {
  let clone: string;

  beforeEach(() => {
    git(['init', '-q']);
    git(['config', 'uploadpack.allowFilter', 'true']);
    for (const day of ['01', '03', '05']) {
      write(`content/${FILE}`, event({ start: `2026-12-${day}T18:00` }));
      commit(`2026-10-${day}T12:00:00Z`);
    }
    clone = join(folder, 'clone');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  function refusal(content: string): string {
    const { stamps, revisions, warning } = readGitStamps(content, { stamp: FALLBACK, domain: DOMAIN }, false);
    expect(told(stampOf(stamps, FILE))).toMatchObject({ announced: FALLBACK, changed: FALLBACK, sequence: 0 });
    expect([...revisions]).toEqual([]);
    const read = () => readGitStamps(content, { stamp: FALLBACK, domain: DOMAIN }, true);
    expect(read).toThrow(UnusableHistoryError);
    expect(read).toThrow(warning ?? 'a warning');
    return warning ?? '';
  }

  test('a shallow clone', () => {
    git(['clone', '-q', '--depth', '1', `file://${folder}`, clone]);
    expect(refusal(join(clone, 'content'))).toContain('fetch-depth: 0');
  });
  test.each(['blob:none', 'tree:0'])('a partial clone (%s)', (filter) => {
    git(['clone', '-q', `--filter=${filter}`, `file://${folder}`, clone]);
    expect(refusal(join(clone, 'content'))).toContain('git fetch --refetch');
    git(['config', '--unset', 'remote.origin.partialclonefilter'], undefined, clone);
    // Else Git goes on repacking behind our back, also while the folder is taken away.
    git(['fetch', '-q', '--refetch', '--no-auto-maintenance'], undefined, clone);
    expect(read('clone/content')(FILE)).toMatchObject({ announced: '2026-10-01T12:00:00Z', sequence: 2 });
  });
  test('a repository of another owner', () => {
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(refusal(join(folder, 'content'))).toContain('safe.directory');
  });
  test('a repository without Git on the machine', () => {
    vi.stubEnv('PATH', '');
    expect(refusal(join(folder, 'content'))).toContain('Git does not run');
  });
});

test('what is in no repository needs no Git', () => {
  write(`content/${FILE}`, event());
  vi.stubEnv('PATH', '');
  try {
    expect(read()(FILE)).toMatchObject({ announced: FALLBACK });
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each([
  ['outside Git', () => undefined],
  ['before the first commit', () => void git(['init', '-q'])],
])('%s everything has the moment of the settings', (_, prepare) => {
  prepare();
  write(`content/${FILE}`, event());
  expect(read()(FILE)).toMatchObject({ announced: FALLBACK, changed: FALLBACK, sequence: 0 });
});
