// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are GitHub’s own places for values.
// Runs the steps of the workflows as a runner does, with its variables, files and exit codes, beside a fake of GitHub. What cannot be
// seen here: that GitHub starts them, and what its own actions do; each of those is played by a few lines.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { fillForm } from '../src/formats/issue-form.test-support.ts';
import { evening, git, makeFolder, SMALL_REGISTRY } from '../src/io/content-folder.test-support.ts';
import { FakeGitHub } from '../src/io/github-fake.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
const NOW = '2026-11-22T12:00:00+01:00';
const EVENT = 'content/events/me-16/debate.md';
const OTHER = 'content/events/me-16/club.md';
const CLASH = evening({ title: 'Вечер клуба' });

type Values = Readonly<Record<string, unknown>>;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Values;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What became of a job: of each command that was run its exit code and what it said. */
interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, { readonly code: number; readonly said: string }>>;
  readonly summary: string;
}

/** A repository on GitHub with the project's code and a small registry, and its clone on a runner. */
interface Runner {
  readonly fake: FakeGitHub;
  readonly bare: string;
  readonly clone: string;
  /** Commit files to a branch that begins at main, push it, and come back to main. */
  readonly branch: (name: string, files: Readonly<Record<string, string>>) => string;
  /** Let a workflow run: its jobs in order, by name. */
  readonly start: (workflow: string, event: RunEvent) => Promise<Readonly<Record<string, JobResult>>>;
}

interface RunEvent {
  readonly name: string;
  /** What is checked out where the workflow names nothing else. */
  readonly checkout?: string;
  readonly payload?: Values;
  /** What is not run but believed, by how it begins: `npm test`. */
  readonly believed?: readonly string[];
  /** What GitHub's own actions answer. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Told when an action is at its turn. */
  readonly onAction?: (name: string) => void;
}

async function openRunner(files: Readonly<Record<string, string>> = {}): Promise<Runner> {
  const bare = makeFolder();
  git(bare, 'init', '-q', '--bare', '-b', 'main');
  const clone = join(makeFolder(), 'clone');
  mkdirSync(clone);
  git(clone, 'init', '-q', '-b', 'main');
  // The project as it stands, also what is not committed.
  const list = git(ROOT, 'ls-files', '-z', '-co', '--exclude-standard', '--', '.', ':(exclude)content');
  execFileSync('tar', ['-cf', join(bare, 'code.tar'), '--null', '-T', '-'], {
    cwd: ROOT,
    input: list
      .split('\0')
      .filter((path) => path !== '' && existsSync(join(ROOT, path)))
      .join('\0'),
  });
  execFileSync('tar', ['-xf', join(bare, 'code.tar')], { cwd: clone });
  write(clone, Object.fromEntries(Object.entries(SMALL_REGISTRY).map(([path, text]) => [`content/${path}`, text])));
  write(clone, files);
  // Its own folder of links, so that no cache is shared with the project.
  mkdirSync(join(clone, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((name) => !/^\.(?:cache|astro|vite)/.test(name)))
    symlinkSync(join(ROOT, 'node_modules', name), join(clone, 'node_modules', name));
  git(clone, 'add', '-A');
  git(clone, 'commit', '-qm', 'Registry');
  git(clone, 'remote', 'add', 'origin', bare);
  git(clone, 'push', '-q', 'origin', 'main');
  const fake = new FakeGitHub({ git: bare });
  await fake.start();
  onTestFinished(() => fake.stop());
  return {
    fake,
    bare,
    clone,
    branch: (name, changed) => {
      git(clone, 'switch', '-q', '-c', name, 'main');
      write(clone, changed);
      git(clone, 'add', '-A');
      git(clone, 'commit', '-qm', name);
      git(clone, 'push', '-q', 'origin', name);
      const sha = git(clone, 'rev-parse', 'HEAD').trim();
      git(clone, 'switch', '-q', 'main');
      return sha;
    },
    start: (workflow, event) => startWorkflow({ fake, clone }, workflow, event),
  };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function startWorkflow(
  { fake, clone }: Pick<Runner, 'fake' | 'clone'>,
  workflow: string,
  event: RunEvent,
): Promise<Readonly<Record<string, JobResult>>> {
  const text = readFileSync(join(ROOT, '.github/workflows', workflow), 'utf8');
  const { jobs } = load(text, { schema: CORE_SCHEMA }) as { readonly jobs: Readonly<Record<string, Job>> };
  const { name, checkout = 'main', payload = {}, believed = [], outputs = {}, onAction } = event;
  const folder = makeFolder({ 'event.json': JSON.stringify(payload) });
  const sha = git(clone, 'rev-parse', checkout).trim();
  const ref = name === 'pull_request' ? 'refs/pull/1/merge' : 'refs/heads/main';
  const github = { event_name: name, ref, sha, event: payload, token: 'x', run_id: 1, run_attempt: 1 };
  const done: Record<string, JobResult> = {};
  for (const [id, job] of Object.entries(jobs)) {
    const needed = [job.needs ?? []].flat().map((other) => done[other]?.result);
    const needs = done;
    const isWanted = evaluate(job.if ?? 'success()', {
      github,
      needs,
      hasFailed: needed.some((one) => one !== 'success'),
    });
    // Without a word about it, what is needed must have succeeded.
    const isMet = /\b(?:cancelled|always|failure)\(\)/.test(job.if ?? '') || needed.every((one) => one === 'success');
    if (!isWanted || !isMet) {
      done[id] = { result: 'skipped', outputs: {}, commands: {}, summary: '' };
      continue;
    }
    const steps: Record<string, { outputs: Record<string, string> }> = {};
    const commands: Record<string, { code: number; said: string }> = {};
    const summary = join(folder, `${id}-summary`);
    let hasFailed = false;
    const valuesOf = (env: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(
        Object.entries(env).map(([key, value]) => [key, fillIn(value, { github, needs, steps, hasFailed })]),
      );
    for (const step of job.steps) {
      const condition = step.if ?? 'success()';
      const hasSaid = /\b(?:cancelled|always|failure)\(\)/.test(condition);
      if ((hasFailed && !hasSaid) || !evaluate(condition, { github, needs, steps, hasFailed })) continue;
      const { run, uses, id: name = '' } = step;
      if (uses !== undefined) {
        const action = uses.replace(/@.*/, '');
        if (action === 'actions/checkout') git(clone, 'checkout', '-q', '--detach', String(step.with?.ref ?? sha));
        onAction?.(action);
        steps[name] = { outputs: { ...outputs } };
        continue;
      }
      if (run === undefined) continue;
      const output = join(folder, `${id}-output`);
      writeFileSync(output, '');
      const isBelieved = run.startsWith('npm ci ') || believed.some((start) => run.startsWith(start));
      const result = isBelieved
        ? { code: 0, said: 'believed' }
        : await runCommand(clone, run, {
            GITHUB_EVENT_NAME: github.event_name,
            GITHUB_EVENT_PATH: join(folder, 'event.json'),
            GITHUB_REF: ref,
            GITHUB_SHA: sha,
            GITHUB_REPOSITORY: fake.repository,
            GITHUB_API_URL: fake.url,
            GITHUB_SERVER_URL: 'https://github.com',
            GITHUB_STEP_SUMMARY: summary,
            GITHUB_OUTPUT: output,
            ...valuesOf(job.env),
            ...valuesOf(step.env),
          });
      commands[run] = result;
      hasFailed ||= result.code !== 0;
      const said = readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line.includes('='));
      steps[name] = {
        outputs: Object.fromEntries(
          said.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
        ),
      };
    }
    const own = Object.entries(job.outputs ?? {}).map(([key, value]) => [key, fillIn(value, { github, needs, steps })]);
    done[id] = {
      result: hasFailed ? 'failure' : 'success',
      outputs: Object.fromEntries(own),
      commands,
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    };
  }
  git(clone, 'switch', '-q', 'main');
  return done;
}

/** Run a line as a runner's bash does. Nothing of this machine but the way to its programs, and what time it is. */
function runCommand(cwd: string, line: string, env: Readonly<Record<string, string>>) {
  const { PATH, HOME } = process.env;
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line], {
    cwd,
    env: { PATH, HOME, CI: 'true', GITHUB_ACTIONS: 'true', MIVENT_NOW: NOW, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise<{ code: number; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code: code ?? -1, said: said.replaceAll('\u00a0', ' ') })),
  );
}

interface Context {
  readonly github: Values;
  readonly needs?: Values;
  readonly steps?: Values;
  readonly hasFailed?: boolean;
}

/** Put the values of expressions into a text. */
function fillIn(text: string, context: Context): string {
  return String(text).replaceAll(/\$\{\{(.*?)\}\}/g, (_, inner: string) => String(evaluate(inner, context) ?? ''));
}

/** Evaluate an expression of GitHub's: of its language, what JavaScript reads the same way. */
function evaluate(expression: string, { github, needs = {}, steps = {}, hasFailed = false }: Context): unknown {
  const inner = expression.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const script = inner
    .split(/('[^']*')/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/\.([A-Za-z_][\w-]*)/g, '?.["$1"]')))
    .join('');
  const names = {
    github,
    needs,
    steps,
    cancelled: () => false,
    always: () => true,
    success: () => !hasFailed,
    failure: () => hasFailed,
  };
  return new Function(...Object.keys(names), `return (${script});`)(...Object.values(names));
}

test('expressions are read as GitHub reads them', () => {
  const github = { event_name: 'push', event: { before: 'abc' } };
  expect(
    fillIn(
      "${{ github.event_name == 'push' && github.event.before || github.event.merge_group.base_sha || 'HEAD^1' }}",
      { github },
    ),
  ).toBe('abc');
  expect(fillIn("${{ github.event.merge_group.base_sha || 'HEAD^1' }}", { github })).toBe('HEAD^1');
  expect(
    fillIn('${{ needs.build.outputs.base-path }}', { github, needs: { build: { outputs: { 'base-path': '/x' } } } }),
  ).toBe('/x');
  expect(evaluate("!cancelled() && steps.code.outputs.changes != 'true'", { github, steps: {} })).toBe(true);
});

const commandOf = ({ commands }: JobResult, part: string) =>
  Object.entries(commands).find(([line]) => line.includes(part))?.[1];

test('validate passes a pull request that is right, and says so to people without rights', {
  timeout: 120_000,
}, async () => {
  const runner = await openRunner();
  runner.branch('guest', { [EVENT]: evening() });
  git(runner.clone, 'switch', '-q', '-c', 'merged');
  git(runner.clone, 'merge', '-q', '--no-ff', '-m', 'merge', 'guest');
  const { validate } = await runner.start('validate.yml', { name: 'pull_request', checkout: 'merged' });
  expect([validate?.result, Object.keys(validate!.commands)]).toEqual([
    'success',
    [
      'npm ci --ignore-scripts --omit=dev',
      'npm run -s validate -- --base "$BASE" --format github',
      'npm run -s validate -- --base "$BASE" --format markdown >> "$GITHUB_STEP_SUMMARY"',
    ],
  ]);
  expect(validate!.summary).toMatch(/1.событие/);
});

test('validate stops a clash in a pull request, a queue and on main, and tells of it in annotations and summary', {
  timeout: 180_000,
}, async () => {
  const runner = await openRunner({ [EVENT]: evening() });
  const base = git(runner.clone, 'rev-parse', 'main').trim();
  const guest = runner.branch('guest', { [OTHER]: CLASH });
  git(runner.clone, 'switch', '-q', '-c', 'merged');
  git(runner.clone, 'merge', '-q', '--no-ff', '-m', 'merge', guest);
  for (const event of [
    { name: 'pull_request', checkout: 'merged' },
    { name: 'merge_group', checkout: 'merged', payload: { merge_group: { base_sha: base } } },
    { name: 'push', checkout: 'merged' },
  ]) {
    const { validate } = await runner.start('validate.yml', event);
    expect([event.name, validate?.result]).toEqual([event.name, 'failure']);
    const [check] = Object.values(validate!.commands).slice(1);
    expect(check).toEqual({
      code: 1,
      said: expect.stringMatching(/^::error file=content\/events\/me-16\/\w+\.md,line=\d+/m),
    });
    expect(validate!.summary).toContain('Kings Park');
  }
  // What main has had before is nobody's fault in a later pull request.
  git(runner.clone, 'switch', '-q', 'main');
  git(runner.clone, 'merge', '-q', '--ff-only', 'merged');
  runner.branch('later', { 'content/people/vera.md': '---\nname: Вера\n---\n' });
  git(runner.clone, 'switch', '-q', '-c', 'merged-later');
  git(runner.clone, 'merge', '-q', '--no-ff', '-m', 'merge', 'later');
  const { validate } = await runner.start('validate.yml', { name: 'pull_request', checkout: 'merged-later' });
  expect(validate?.result).toBe('success');
});

test('ci tests code where code changes, and only builds where the registry does', { timeout: 120_000 }, async () => {
  const runner = await openRunner();
  const believed = ['npm test', 'npm run build'];
  for (const [name, files, command] of [
    ['event', { [EVENT]: evening() }, 'npm run build -- --publish-anyway'],
    ['code', { 'src/formats/new-thing.ts': 'export {};\n' }, 'npm test'],
  ] as const) {
    const head = runner.branch(name, files);
    const before = git(runner.clone, 'rev-parse', 'main').trim();
    for (const event of [
      { name: 'push', checkout: head, payload: { before } },
      { name: 'merge_group', checkout: head, payload: { merge_group: { base_sha: before } } },
      // A branch that is new has had no commit before.
      { name: 'pull_request', checkout: head },
    ]) {
      const { ci, codeowners } = await runner.start('ci.yml', {
        ...event,
        believed: [...believed, 'npm run -s codeowners'],
      });
      expect(Object.keys(ci!.commands).at(-1)).toBe(command);
      expect(codeowners?.result).toBe(event.name === 'push' ? 'success' : 'skipped');
    }
  }
  const unknown = {
    name: 'push',
    payload: { before: '0'.repeat(40) },
    believed: [...believed, 'npm run -s codeowners'],
  };
  expect(Object.keys((await runner.start('ci.yml', unknown)).ci!.commands).at(-1)).toBe('npm test');
});

test('codeowners on main says when the file is out of date', { timeout: 120_000 }, async () => {
  const settings = `${SMALL_REGISTRY['settings.yaml']}moderators: ["@mia"]\n`;
  const runner = await openRunner({ 'content/settings.yaml': settings });
  const { codeowners } = await runner.start('ci.yml', {
    name: 'push',
    payload: { before: 'main' },
    believed: ['npm test', 'npm run build'],
  });
  expect([codeowners?.result, commandOf(codeowners!, 'codeowners')?.said]).toEqual([
    'failure',
    expect.stringContaining('--write'),
  ]);
});

test('reconcile answers a pull request, and the next run has nothing to write', { timeout: 120_000 }, async () => {
  const runner = await openRunner();
  const head = runner.branch('guest', { [EVENT]: evening() });
  const { number } = runner.fake.openPull('guest', head);
  const event = { name: 'workflow_run', payload: { workflow_run: { event: 'pull_request' } } };
  const { reconcile } = await runner.start('reconcile.yml', event);
  expect([reconcile?.result, runner.fake.statusOf(head, 'mivent/validate')?.state]).toEqual(['success', 'success']);
  expect(runner.fake.commentsOf(number)).toHaveLength(1);
  const written = runner.fake.writes.length;
  expect((await runner.start('reconcile.yml', { name: 'schedule' })).reconcile?.result).toBe('success');
  expect(runner.fake.writes).toHaveLength(written);
  expect(runner.fake.unknown).toEqual([]);
});

test('submit-issue makes a pull request of a form, of its own event alone', { timeout: 120_000 }, async () => {
  const runner = await openRunner();
  const { number } = runner.fake.openIssue(
    'guest',
    'Событие: ',
    fillForm({
      title: 'Дебаты',
      format: 'Дебаты',
      region: 'Подгорица',
      place: 'Kings Park',
      startDay: '5 декабря',
      startTime: '18:00',
      endTime: '21:00',
    }),
  );
  const event = { name: 'issues', payload: { action: 'opened', issue: { number, title: '$(exit 7)' } } };
  const { submit } = await runner.start('submit-issue.yml', event);
  expect([submit?.result, commandOf(submit!, 'submit-issue')?.said]).toEqual(['success', '#1: accepted #2\n']);
  expect(git(runner.bare, 'ls-tree', '-r', '--name-only', 'submit-1', 'content/events')).toBe(
    'content/events/me-16/debaty.md\n',
  );
});

test('submit-issue says below an issue that it could not read it, and takes that back when it can', {
  timeout: 120_000,
}, async () => {
  const runner = await openRunner();
  const answers = { title: 'Дебаты', format: 'Дебаты', region: 'Подгорица', place: 'Kings Park' };
  const text = fillForm({ ...answers, startDay: '5 декабря', startTime: '18:00', endTime: '21:00' });
  const { number } = runner.fake.openIssue('guest', 'Событие: ', text);
  const event = { name: 'issues', payload: { action: 'opened', issue: { number } } };
  const answer = () => runner.fake.commentsOf(number).map(({ body }) => body);
  runner.fake.fail(/GET .*\/pulls$/, 500, { times: 3 });
  const { submit } = await runner.start('submit-issue.yml', event);
  expect([submit?.result, commandOf(submit!, 'tell-unread')]).toEqual(['failure', { code: 0, said: '#1: told\n' }]);
  expect(answer()).toEqual([expect.stringContaining('это сбой у нас, а не у вас')]);
  const again = await runner.start('submit-issue.yml', event);
  expect([again.submit?.result, Object.keys(again.submit!.commands).length]).toEqual(['success', 2]);
  expect(answer()).toEqual([expect.stringContaining('Заявка собрана: #2')]);
  expect(answer()[0]).not.toContain('сбой');
});

test('queue repeats what validate has said of a commit, to a queue alone', { timeout: 120_000 }, async () => {
  const runner = await openRunner();
  const sha = git(runner.clone, 'rev-parse', 'main').trim();
  const run = { head_sha: sha, html_url: 'https://github.com/example/mivent/actions/runs/1' };
  const start = (more: Values) =>
    runner.start('queue.yml', { name: 'workflow_run', payload: { workflow_run: { ...run, ...more } } });
  expect((await start({ event: 'pull_request', conclusion: 'success' })).queue?.result).toBe('skipped');
  expect(runner.fake.statuses).toEqual([]);
  for (const [conclusion, state] of [
    ['failure', 'failure'],
    ['cancelled', 'failure'],
    ['success', 'success'],
  ] as const) {
    expect((await start({ event: 'merge_group', conclusion })).queue?.result).toBe('success');
    expect(runner.fake.statusOf(sha, 'mivent/validate')?.state).toBe(state);
  }
});

test('deploy publishes main with a clash on it, reports the clash, and finds its own site', {
  timeout: 240_000,
}, async () => {
  const runner = await openRunner({
    [EVENT]: evening(),
    [OTHER]: CLASH,
    'content/events/me-16/broken.md': '---\ntitle: [\n---\n',
  });
  const dist = join(runner.clone, 'dist');
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/calendar\//, '');
    const file = join(dist, path.endsWith('/') || path === '' ? `${path}index.html` : path);
    const isThere = existsSync(file) && statSync(file).isFile();
    response.writeHead(isThere ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(isThere ? readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const actions: string[] = [];
  const jobs = await runner.start('deploy.yml', {
    name: 'schedule',
    outputs: {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      base_path: '/calendar',
      page_url: 'https://example.github.io/calendar/',
    },
    onAction: (name) => {
      actions.push(name);
      if (name === 'actions/upload-pages-artifact') expect(existsSync(join(dist, 'calendar.ics'))).toBe(true);
    },
  });
  expect(Object.entries(jobs).map(([id, { result }]) => [id, result])).toEqual([
    ['build', 'success'],
    ['deploy', 'success'],
    ['check', 'success'],
    ['report', 'success'],
  ]);
  expect(commandOf(jobs.check!, 'check-deploy')?.said).toBe(
    `На месте / there: ${git(runner.clone, 'rev-parse', 'main').trim()}\n`,
  );
  expect(commandOf(jobs.report!, 'report')?.said).toBe('clash: opened #1\nbroken: opened #2\n');
  expect(existsSync(join(dist, 'events/club/index.html'))).toBe(true);
  expect(existsSync(join(dist, 'events/broken/index.html'))).toBe(false);
  expect(actions.filter((name) => name === 'actions/cache')).toHaveLength(1);
  expect(readdirSync(join(runner.clone, 'node_modules/.cache/mivent-previews')).length).toBeGreaterThan(0);
});

test('deploy publishes nothing of broken settings, and says which they are', { timeout: 120_000 }, async () => {
  const runner = await openRunner({ 'content/settings.yaml': 'name: [\n' });
  const jobs = await runner.start('deploy.yml', {
    name: 'push',
    outputs: { origin: 'https://example.org', base_path: '' },
  });
  expect(
    Object.entries(jobs)
      .map(([id, { result }]) => [id, result])
      .slice(0, 3),
  ).toEqual([
    ['build', 'failure'],
    ['deploy', 'skipped'],
    ['check', 'skipped'],
  ]);
  expect(commandOf(jobs.build!, 'npm run build')?.said).toContain('settings.yaml');
  // All the more to tell.
  expect([jobs.report?.result, commandOf(jobs.report!, 'report')?.said]).toEqual([
    'success',
    expect.stringContaining('broken: opened #1'),
  ]);
});

test('the bell rings, and does nothing else', async () => {
  const runner = await openRunner();
  const { ping } = await runner.start('pr-ping.yml', { name: 'pull_request' });
  expect([ping?.result, Object.keys(ping!.commands)]).toEqual(['success', ['true']]);
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};
