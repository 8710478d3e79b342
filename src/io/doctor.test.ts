import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Finding, formatFindings } from '../formats/repository-health.ts';
import { DOCTOR_WORDS } from '../i18n/doctor.ts';
import { createMissingLabels, examineRepository, LABELS } from './doctor.ts';
import { GitHub } from './github.ts';
import { FakeGitHub, type FakeOptions } from './github-fake.test-support.ts';

const REPO = 'GET /repos/example/mivent';

const RULES = [
  { type: 'deletion' },
  { type: 'non_fast_forward' },
  { type: 'merge_queue' },
  { type: 'pull_request', parameters: { required_approving_review_count: 1, require_code_owner_review: true } },
  {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: [{ context: 'validate' }, { context: 'mivent/validate' }, { context: 'ci' }],
    },
  },
];

const REPOSITORY = {
  private: false,
  default_branch: 'main',
  has_issues: true,
  allow_squash_merge: true,
  delete_branch_on_merge: true,
  owner: { type: 'Organization' },
  permissions: { admin: true },
  security_and_analysis: {
    secret_scanning: { status: 'enabled' },
    secret_scanning_push_protection: { status: 'enabled' },
  },
};

const ENVIRONMENT = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };
const BRANCHES = { branch_policies: [{ name: 'main', type: 'branch' }] };

/** What GitHub says of a repository where everything has been clicked. */
const RIGHT: Readonly<Record<string, unknown>> = {
  '': REPOSITORY,
  '/rules/branches/main': RULES,
  '/actions/permissions': { enabled: true, allowed_actions: 'selected', sha_pinning_required: true },
  '/actions/permissions/selected-actions': {
    github_owned_allowed: true,
    verified_allowed: false,
    patterns_allowed: [],
  },
  '/actions/permissions/workflow': { default_workflow_permissions: 'read', can_approve_pull_request_reviews: true },
  '/actions/permissions/fork-pr-contributor-approval': { approval_policy: 'first_time_contributors' },
  '/actions/workflows': { workflows: [{ path: '.github/workflows/ci.yml', state: 'active' }] },
  '/pages': { build_type: 'workflow', https_enforced: true },
  '/environments/github-pages': ENVIRONMENT,
  '/environments/github-pages/deployment-branch-policies': BRANCHES,
  '/environments/announce': ENVIRONMENT,
  '/environments/announce/deployment-branch-policies': BRANCHES,
  '/codeowners/errors': { errors: [] },
  '/private-vulnerability-reporting': { enabled: true },
  '/vulnerability-alerts': undefined,
};

let fake: FakeGitHub;
beforeEach(() => start());
afterEach(() => fake.stop());

/** Start a GitHub with these answers in place of the right ones; `null` takes one away. */
async function start(more: Readonly<Record<string, unknown>> = {}, options: FakeOptions = {}): Promise<void> {
  await fake?.stop();
  const answers = Object.entries({ ...RIGHT, ...more }).flatMap(([path, answer]) =>
    answer === null ? [] : [[REPO + path, answer] as const],
  );
  fake = new FakeGitHub({ ...options, answers: Object.fromEntries(answers) });
  for (const { name, ...label } of LABELS) fake.labels.set(name, label);
  await fake.start();
}

function github(timeout?: number): GitHub {
  const options = { repository: 'example/mivent', token: 'x', baseUrl: fake.url, patience: 0 };
  return new GitHub(timeout === undefined ? options : { ...options, timeout });
}

const examine = (hasModerators = true, timeout?: number) => examineRepository(github(timeout), { hasModerators });

/** All that is not right, each with what is told about it. */
function faultsOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ state }) => state !== 'ok')
    .map(({ point, state, details = [] }) => [state, point, ...(state === 'unseen' ? [] : details)].join(' '));
}

test('a repository where everything has been clicked has nothing missing', async () => {
  const findings = await examine();
  expect(faultsOf(findings)).toEqual([]);
  expect(findings.map(({ point }) => point)).toEqual(Object.keys(DOCTOR_WORDS.ru.points));
  expect(fake.unknown).toEqual([]);
  expect(fake.writes).toEqual([]);
});

const rulesWithout = (type: string) => RULES.filter((rule) => rule.type !== type);
const rulesWith = (rule: object) => [...RULES.slice(0, 3), rule];

test.each([
  ['a closed repository', { '': { ...REPOSITORY, private: true } }, ['missing public']],
  [
    'one that takes nothing from strangers',
    { '': { ...REPOSITORY, pull_request_creation_policy: 'collaborators_only' } },
    ['missing public'],
  ],
  ['another main branch', { '': { ...REPOSITORY, default_branch: 'master' } }, ['missing main']],
  ['no issues', { '': { ...REPOSITORY, has_issues: false } }, ['missing issues']],
  [
    'merges that leave branches and many commits',
    { '': { ...REPOSITORY, allow_squash_merge: false, delete_branch_on_merge: false } },
    ['missing merging Allow squash merging Automatically delete head branches'],
  ],
  [
    'merges that are not to be seen',
    { '': { ...REPOSITORY, allow_squash_merge: undefined, delete_branch_on_merge: undefined } },
    ['unseen merging'],
  ],
  [
    'no rules',
    { '/rules/branches/main': [] },
    [
      'missing required-checks validate mivent/validate ci',
      'missing pull-request',
      'missing history Restrict deletions Block force pushes',
      'missing merge-queue',
    ],
  ],
  [
    'a check too few',
    {
      '/rules/branches/main': [
        ...rulesWithout('required_status_checks'),
        {
          type: 'required_status_checks',
          parameters: { required_status_checks: [{ context: 'validate' }, { context: 'ci / ci' }] },
        },
      ],
    },
    ['missing required-checks mivent/validate ci'],
  ],
  [
    'a pull request that nobody need look at',
    {
      '/rules/branches/main': [
        ...rulesWith({ type: 'pull_request', parameters: { required_approving_review_count: 0 } }),
        RULES[4],
      ],
    },
    ['missing pull-request Required approvals Require review from Code Owners'],
  ],
  ['no queue', { '/rules/branches/main': rulesWithout('merge_queue') }, ['missing merge-queue']],
  [
    'no queue, where there can be none',
    { '': { ...REPOSITORY, owner: { type: 'User' } }, '/rules/branches/main': rulesWithout('merge_queue') },
    [],
  ],
  [
    'a token that writes',
    {
      '/actions/permissions/workflow': {
        default_workflow_permissions: 'write',
        can_approve_pull_request_reviews: true,
      },
    },
    ['missing token'],
  ],
  [
    'a form that cannot make a pull request',
    { '/actions/permissions/workflow': { default_workflow_permissions: 'read' } },
    ['missing actions-pull-requests'],
  ],
  ['no Actions', { '/actions/permissions': { enabled: false } }, ['missing actions']],
  ['Actions of everybody', { '/actions/permissions': { enabled: true, allowed_actions: 'all' } }, ['missing actions']],
  [
    'Actions whose tags may move',
    { '/actions/permissions': { enabled: true, allowed_actions: 'selected', sha_pinning_required: false } },
    ['missing actions Require actions to be pinned to a full-length commit SHA'],
  ],
  [
    'Actions of some others',
    { '/actions/permissions/selected-actions': { github_owned_allowed: true, patterns_allowed: ['guest/*'] } },
    ['missing actions'],
  ],
  [
    'newcomers’ code that runs',
    {
      '/actions/permissions/fork-pr-contributor-approval': { approval_policy: 'first_time_contributors_new_to_github' },
    },
    ['missing fork-approval'],
  ],
  [
    'a workflow that has gone to sleep',
    {
      '/actions/workflows': {
        workflows: [
          { path: '.github/workflows/ci.yml', state: 'active' },
          { path: '.github/workflows/reconcile.yml', state: 'disabled_inactivity' },
        ],
      },
    },
    ['missing workflows .github/workflows/reconcile.yml'],
  ],
  ['no workflows', { '/actions/workflows': { workflows: [] } }, ['missing workflows']],
  ['no site', { '/pages': null }, ['missing pages', 'missing https']],
  [
    'a site of Jekyll’s',
    { '/pages': { build_type: 'legacy', https_enforced: false } },
    ['missing pages', 'missing https'],
  ],
  [
    'environments of any branch',
    {
      '/environments/github-pages': { deployment_branch_policy: null },
      '/environments/announce/deployment-branch-policies': {
        branch_policies: [
          { name: 'main', type: 'branch' },
          { name: 'guest-*', type: 'branch' },
        ],
      },
    },
    ['missing environment-pages', 'missing environment-announce'],
  ],
  ['no environment', { '/environments/announce': null }, ['missing environment-announce']],
  [
    'an owner whom GitHub does not know',
    { '/codeowners/errors': { errors: [{ source: '* @nobody', message: 'Unknown owner' }] } },
    ['missing codeowners * @nobody'],
  ],
  ['no CODEOWNERS', { '/codeowners/errors': null }, ['missing codeowners']],
  ['no way to tell', { '/private-vulnerability-reporting': { enabled: false } }, ['missing vulnerability-reporting']],
  [
    'half of the search for keys',
    { '': { ...REPOSITORY, security_and_analysis: { secret_scanning: { status: 'enabled' } } } },
    ['missing secret-scanning secret_scanning_push_protection'],
  ],
  ['no alerts', { '/vulnerability-alerts': null }, ['missing dependabot']],
])('%s is found', async (_, more, faults) => {
  await start(more);
  expect(faultsOf(await examine())).toEqual(faults);
});

test('settings without moderators are found', async () => {
  expect(faultsOf(await examine(false))).toEqual(['missing moderators']);
});

describe('what the token may not see is told so, not as missing:', () => {
  const paths = Object.keys(RIGHT).filter((path) => path !== '');
  test.each(paths.flatMap((path) => [403, 429, 500, 'hang'].map((status) => [path, status] as const)))(
    '%s answers %s',
    async (path, status) => {
      fake.fail(new RegExp(`^${REPO}${path}$`), status as number | 'hang', { times: 9 });
      const faults = faultsOf(await examine(true, status === 'hang' ? 300 : undefined));
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.filter((fault) => !fault.startsWith('unseen '))).toEqual([]);
    },
  );

  test('404, for an admin whose token is none', async () => {
    await start(Object.fromEntries(paths.map((path) => [path, null])));
    expect(faultsOf(await examine()).filter((fault) => !fault.startsWith('unseen '))).toEqual([]);
  });

  test('404, for whoever is no admin', async () => {
    // Who may not change the settings of merges is not told them either.
    const { security_and_analysis, allow_squash_merge: _, delete_branch_on_merge: __, ...seen } = REPOSITORY;
    const nothing = Object.fromEntries(paths.map((path) => [path, null]));
    await start({ ...nothing, '': { ...seen, permissions: { admin: false } } });
    const findings = await examine();
    expect(security_and_analysis).toBeDefined();
    expect(faultsOf(findings).filter((fault) => !fault.startsWith('unseen '))).toEqual([]);
    expect(findings.filter(({ state }) => state === 'ok').map(({ point }) => point)).toEqual([
      'public',
      'main',
      'issues',
      'labels',
      'moderators',
    ]);
  });
});

test('a repository that cannot be seen at all is an error', async () => {
  await start({ '': null });
  await expect(examine()).rejects.toThrow('GitHub: такого нет, или токену это не видно');
});

test('labels that are missing are found, whatever their capitals, and made once', async () => {
  fake.labels.clear();
  fake.labels.set('Event', { color: 'ffffff', description: 'Наша' });
  expect(faultsOf(await examine())).toEqual(['missing labels hold conflict code needs-author needs-review claim']);
  expect(fake.writes).toEqual([]);
  expect(await createMissingLabels(github())).toEqual(LABELS.map(({ name }) => name).slice(1));
  expect(await createMissingLabels(github())).toEqual([]);
  expect(fake.writes).toEqual(Array.from({ length: 6 }, () => 'POST /repos/example/mivent/labels'));
  expect(fake.labels.get('Event')).toEqual({ color: 'ffffff', description: 'Наша' });
  expect(faultsOf(await examine())).toEqual([]);
});

test('labels cannot be made without the right', async () => {
  await start({}, { permissions: [] });
  fake.labels.clear();
  await expect(createMissingLabels(github())).rejects.toThrow('у токена нет на это прав');
});

test('each point says what to click, in both languages', () => {
  const findings: Finding[] = [
    { point: 'public', state: 'ok' },
    { point: 'required-checks', state: 'missing', details: ['ci', 'x\n::error::y'] },
    { point: 'pages', state: 'unseen', details: ['GitHub: у токена нет на это прав'] },
  ];
  expect(formatFindings(findings, 'ru')).toMatchInlineSnapshot(`
    "[есть] Репозиторий открыт, заявки может прислать любой
    [НЕТ] Без зелёных проверок в main ничего не попадает — не хватает: ci, x�::error::y
      → Settings → Rules → Rulesets → правило для main → Require status checks to pass: validate, mivent/validate, ci
    [не видно] Сайт публикует Actions: GitHub: у токена нет на это прав
      → Settings → Pages → Source: GitHub Actions

    Есть: 1, нет: 1, не видно: 1.
    Что не видно, видит владелец репозитория: запустите с его токеном (Actions, Administration, Contents, Environments, Pages: read).
    "
  `);
  expect(formatFindings(findings, 'en')).toContain('[MISSING] Nothing reaches main without green checks — missing: ci');
});
