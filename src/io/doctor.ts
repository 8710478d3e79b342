import { LABELS as APPLICATION_LABELS } from '../domain/application.ts';
import { defineLabel, type LabelDefinition } from '../formats/application-comment.ts';
import type { Finding, Point } from '../formats/repository-health.ts';
import { type GitHub, GitHubError } from './github.ts';

/** What the calendar on this machine knows, beside what GitHub says. */
export interface Household {
  /** Whether the settings of the registry name moderators. */
  readonly hasModerators: boolean;
}

/** The labels that the bot sets, and the one that moderators do. */
export const LABELS: readonly LabelDefinition[] = [...APPLICATION_LABELS, 'claim' as const].map(defineLabel);

/** Names that a ruleset must ask for, as the workflows and the bot report them. */
export const REQUIRED_CHECKS: readonly string[] = ['validate', 'mivent/validate', 'ci'];

type Answer = Omit<Finding, 'point'>;

/** One question to GitHub and its answer: there, not there, or not to be seen. */
type Seen<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unseen'; readonly reason: string };

/** As far as it is asked; everything may be absent for whoever has no rights. */
interface Repository {
  readonly private?: boolean;
  readonly pull_request_creation_policy?: string;
  readonly default_branch?: string;
  readonly has_issues?: boolean;
  readonly allow_squash_merge?: boolean;
  readonly delete_branch_on_merge?: boolean;
  readonly owner?: { readonly type?: string };
  readonly permissions?: { readonly admin?: boolean };
  readonly security_and_analysis?: Readonly<Record<string, { readonly status?: string } | undefined>>;
}

interface Rule {
  readonly type: string;
  readonly parameters?: {
    readonly required_status_checks?: readonly { readonly context: string }[];
    readonly required_approving_review_count?: number;
    readonly require_code_owner_review?: boolean;
  };
}

interface Look {
  readonly repository: Repository;
  readonly household: Household;
  readonly rules: Seen<readonly Rule[]>;
  readonly ask: <Value>(route: string) => Promise<Seen<Value>>;
  readonly list: <Item>(route: string) => Promise<Seen<readonly Item[]>>;
}

const REPO = 'GET /repos/{owner}/{repo}';

const OK: Answer = { state: 'ok' };
const is = (isRight: boolean, ...details: readonly string[]): Answer => (isRight ? OK : { state: 'missing', details });

/** What is missing by name; nothing missing is right. */
const lacks = (names: readonly string[]): Answer => is(names.length === 0, ...names);

const points: Readonly<Record<Point, (look: Look) => Answer | Promise<Answer>>> = {
  public: ({ repository: { private: isPrivate, pull_request_creation_policy: policy } }) =>
    is(isPrivate === false && policy !== 'collaborators_only'),

  main: ({ repository: { default_branch: branch } }) => is(branch === 'main'),

  issues: ({ repository: { has_issues: hasIssues } }) => is(hasIssues === true),

  // Whoever may not change them is not told them.
  merging: ({ repository: { allow_squash_merge: isSquashed, delete_branch_on_merge: isTidied } }) =>
    isSquashed === undefined || isTidied === undefined
      ? { state: 'unseen' }
      : lacks([
          ...(isSquashed ? [] : ['Allow squash merging']),
          ...(isTidied ? [] : ['Automatically delete head branches']),
        ]),

  'required-checks': ({ rules }) =>
    judge(rules, (all) => {
      const required = all.flatMap(({ type, parameters }) =>
        type === 'required_status_checks' ? (parameters?.required_status_checks ?? []) : [],
      );
      return lacks(REQUIRED_CHECKS.filter((name) => !required.some(({ context }) => context === name)));
    }),

  'pull-request': ({ rules }) =>
    judge(rules, (all) => {
      const own = all.filter(({ type }) => type === 'pull_request').map(({ parameters }) => parameters);
      if (own.length === 0) return is(false);
      // GitHub holds the strictest of all rules.
      return lacks([
        ...(own.some((one) => (one?.required_approving_review_count ?? 0) > 0) ? [] : ['Required approvals']),
        ...(own.some((one) => one?.require_code_owner_review) ? [] : ['Require review from Code Owners']),
      ]);
    }),

  history: ({ rules }) =>
    judge(rules, (all) =>
      lacks([
        ...(has(all, 'deletion') ? [] : ['Restrict deletions']),
        ...(has(all, 'non_fast_forward') ? [] : ['Block force pushes']),
      ]),
    ),

  'merge-queue': ({ rules, repository }) =>
    judge(rules, (all) => is(has(all, 'merge_queue') || repository.owner?.type === 'User')),

  token: async ({ ask }) =>
    judge(await ask<{ default_workflow_permissions?: string }>(`${REPO}/actions/permissions/workflow`), (answer) =>
      is(answer.default_workflow_permissions === 'read'),
    ),

  'actions-pull-requests': async ({ ask }) =>
    judge(await ask<{ can_approve_pull_request_reviews?: boolean }>(`${REPO}/actions/permissions/workflow`), (answer) =>
      is(answer.can_approve_pull_request_reviews === true),
    ),

  actions: async ({ ask }) => {
    const permissions = await ask<{ enabled?: boolean; allowed_actions?: string; sha_pinning_required?: boolean }>(
      `${REPO}/actions/permissions`,
    );
    if (permissions.kind !== 'there') return judge(permissions, () => OK);
    const { enabled: isOn, allowed_actions: allowed, sha_pinning_required: isPinned } = permissions.value;
    if (!isOn || allowed !== 'selected') return is(false);
    // Where an installation of GitHub does not know the setting, it does not say it either.
    if (isPinned === false) return is(false, 'Require actions to be pinned to a full-length commit SHA');
    return judge(
      await ask<{ github_owned_allowed?: boolean; verified_allowed?: boolean; patterns_allowed?: readonly string[] }>(
        `${REPO}/actions/permissions/selected-actions`,
      ),
      ({ github_owned_allowed: isOwn, verified_allowed: isOthers, patterns_allowed: patterns = [] }) =>
        is(isOwn === true && isOthers !== true && patterns.length === 0),
    );
  },

  'fork-approval': async ({ ask }) =>
    judge(
      await ask<{ approval_policy?: string }>(`${REPO}/actions/permissions/fork-pr-contributor-approval`),
      ({ approval_policy: policy = '' }) =>
        is(['first_time_contributors', 'all_external_contributors'].includes(policy)),
    ),

  workflows: async ({ ask }) =>
    judge(
      await ask<{ workflows?: readonly { path?: string; state?: string }[] }>(`${REPO}/actions/workflows?per_page=100`),
      ({ workflows = [] }) =>
        workflows.length === 0
          ? is(false)
          : lacks(workflows.filter(({ state }) => state !== 'active').map(({ path = '?' }) => path)),
    ),

  pages: async ({ ask }) =>
    judge(await ask<{ build_type?: string }>(`${REPO}/pages`), (answer) => is(answer.build_type === 'workflow')),

  https: async ({ ask }) =>
    judge(await ask<{ https_enforced?: boolean }>(`${REPO}/pages`), (answer) => is(answer.https_enforced === true)),

  'environment-pages': (look) => checkEnvironment(look, 'github-pages'),
  'environment-announce': (look) => checkEnvironment(look, 'announce'),

  labels: async (look) => judge(await missingLabels(look), (labels) => lacks(labels.map(({ name }) => name))),

  codeowners: async ({ ask }) =>
    judge(
      await ask<{ errors?: readonly { source?: string; message?: string }[] }>(`${REPO}/codeowners/errors`),
      ({ errors = [] }) => lacks(errors.map(({ source = '?' }) => source)),
    ),

  moderators: ({ household: { hasModerators } }) => is(hasModerators),

  'vulnerability-reporting': async ({ ask }) =>
    judge(await ask<{ enabled?: boolean }>(`${REPO}/private-vulnerability-reporting`), (answer) =>
      is(answer.enabled === true),
    ),

  'secret-scanning': ({ repository: { security_and_analysis: security } }) =>
    security
      ? lacks(
          ['secret_scanning', 'secret_scanning_push_protection'].filter((name) => security[name]?.status !== 'enabled'),
        )
      : { state: 'unseen' },

  // An answer without content means that they are on.
  dependabot: async ({ ask }) => judge(await ask(`${REPO}/vulnerability-alerts`), () => OK),
};

/**
 * Read all that somebody has had to click on GitHub, and tell of each point whether it is right. What the token may not see is told
 * so. Throws `GitHubError` where not even the repository can be seen.
 */
export async function examineRepository(github: GitHub, household: Household): Promise<readonly Finding[]> {
  const look = await lookAt(github, household);
  const findings: Finding[] = [];
  for (const [point, check] of Object.entries(points)) findings.push({ point: point as Point, ...(await check(look)) });
  return findings;
}

/** Create the labels that a repository lacks; those that are there stay as they are. Returns their names. Throws `GitHubError`. */
export async function createMissingLabels(github: GitHub): Promise<readonly string[]> {
  const missing = await missingLabels(await lookAt(github, { hasModerators: true }));
  if (missing.kind !== 'there') return [];
  for (const label of missing.value) await github.request('POST /repos/{owner}/{repo}/labels', { ...label });
  return missing.value.map(({ name }) => name);
}

async function lookAt(github: GitHub, household: Household): Promise<Look> {
  const repository = await github.request<Repository>(REPO);
  // Whoever is no admin is told 404 of what they may not see, and so may an admin whose token is no admin’s: it is believed to
  // mean that there is nothing where the token sees what every repository has.
  const maySee =
    repository.permissions?.admin === true &&
    (await seen(() => github.request(`${REPO}/actions/permissions`), false)).kind === 'there';
  const answers = new Map<string, Promise<Seen<unknown>>>();
  const see = <Value>(route: string, request: () => Promise<Value>): Promise<Seen<Value>> => {
    const known = answers.get(route) ?? seen(request, maySee);
    answers.set(route, known);
    // One route has one kind of answer.
    return known as Promise<Seen<Value>>;
  };
  const ask = <Value>(route: string) => see(route, () => github.request<Value>(route));
  const list = <Item>(route: string) => see(route, () => github.list<Item>(route));
  return { repository, household, ask, list, rules: await list<Rule>(`${REPO}/rules/branches/main`) };
}

async function seen<Value>(request: () => Promise<Value>, maySee: boolean): Promise<Seen<Value>> {
  try {
    return { kind: 'there', value: await request() };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.failure === 'not-found' && maySee) return { kind: 'absent' };
    return { kind: 'unseen', reason: error.message };
  }
}

function judge<Value>(answer: Seen<Value>, check: (value: Value) => Answer): Answer {
  if (answer.kind === 'there') return check(answer.value);
  return answer.kind === 'absent' ? { state: 'missing', details: [] } : { state: 'unseen', details: [answer.reason] };
}

function has(rules: readonly Rule[], type: string): boolean {
  return rules.some((rule) => rule.type === type);
}

async function missingLabels({ list }: Look): Promise<Seen<readonly LabelDefinition[]>> {
  const known = await list<{ name: string }>(`${REPO}/labels`);
  if (known.kind !== 'there') return known;
  const names = new Set(known.value.map(({ name }) => name.toLowerCase()));
  return { kind: 'there', value: LABELS.filter(({ name }) => !names.has(name)) };
}

interface Environment {
  readonly deployment_branch_policy?: { readonly custom_branch_policies?: boolean } | null;
}

async function checkEnvironment({ ask }: Look, name: string): Promise<Answer> {
  const environment = await ask<Environment>(`${REPO}/environments/${name}`);
  if (environment.kind !== 'there') return judge(environment, () => OK);
  // Protected branches may be more than main, and without a policy every branch may.
  if (!environment.value.deployment_branch_policy?.custom_branch_policies) return is(false);
  return judge(
    await ask<{ branch_policies?: readonly { name?: string; type?: string }[] }>(
      `${REPO}/environments/${name}/deployment-branch-policies`,
    ),
    ({ branch_policies: policies = [] }) =>
      is(policies.length > 0 && policies.every(({ name: branch, type }) => branch === 'main' && type !== 'tag')),
  );
}
