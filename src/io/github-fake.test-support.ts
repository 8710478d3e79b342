import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuery, connectionOf, type GraphNode, QueryFault } from './graphql-fake.test-support.ts';

/** Who writes with the token of a workflow. */
export const BOT = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

export interface FakeUser {
  readonly login: string;
  readonly id: number;
  readonly type: string;
}

export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly user: FakeUser;
  body: string;
  readonly created_at: string;
  updated_at: string;
}

export interface FakeIssue {
  readonly number: number;
  readonly user: FakeUser;
  title: string;
  body: string;
  state: 'open' | 'closed';
  readonly labels: Set<string>;
  readonly created_at: string;
  /** Of a pull request only. */
  readonly pull?: FakePull;
}

export interface FakePull {
  headSha: string;
  readonly headRef: string;
  /** `owner/name` of the repository it comes from; nothing where that was deleted. */
  readonly headRepository: string | undefined;
  readonly base: string;
  draft: boolean;
  merged: boolean;
  readonly reviewers: Set<string>;
}

export interface FakeStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | undefined;
  readonly target_url: string | undefined;
}

/** What a request that fits is answered instead, so many times; `hang` never answers. */
export interface FakeFault {
  readonly route: RegExp;
  readonly status: number | 'hang';
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** The whole answer, where it is more than a message. */
  readonly body?: unknown;
  times: number;
}

export interface FakeOptions {
  /** `owner/name`. */
  readonly repository?: string;
  /** The bare repository that GitHub has; without it no commit is known and every one believed. */
  readonly git?: string | undefined;
  readonly collaborators?: readonly string[];
  /** What the token may write; by default everything that a workflow can ask for. */
  readonly permissions?: readonly ('issues' | 'pull-requests' | 'statuses' | 'contents')[];
  /** Answers to what is only read: settings, rulesets. By route: `GET /repos/example/mivent/rulesets`. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Handler = (match: readonly string[], call: Call) => unknown;

/**
 * GitHub's API as far as this project asks it, with a memory: on loopback, strict about limits and rights, able to fail on demand.
 * What it does not know it answers with 404 and keeps in `unknown`, so that a test can insist on none.
 */
export class FakeGitHub {
  readonly issues = new Map<number, FakeIssue>();
  readonly comments: FakeComment[] = [];
  readonly statuses: FakeStatus[] = [];
  readonly labels = new Map<string, { color: string; description: string }>();
  /** Every request that changed something, in order: `POST /repos/example/mivent/issues/7/comments`. */
  readonly writes: string[] = [];
  readonly requests: string[] = [];
  readonly unknown: string[] = [];
  readonly faults: FakeFault[] = [];
  /** Called before a request is answered: what happens elsewhere meanwhile. */
  meanwhile: ((line: string) => void) | undefined;
  /** What its clock shows. */
  now = '2026-11-22T12:00:00Z';
  readonly repository: string;
  readonly #options: FakeOptions;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #lastNumber = 0;
  #lastId = 1000;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.repository = options.repository ?? 'example/mivent';
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Let requests that fit fail: by default once. */
  fail(route: RegExp, status: FakeFault['status'], more: Partial<FakeFault> = {}): void {
    this.faults.push({ route, status, times: 1, ...more });
  }

  openIssue(author: string, title: string, body: string, labels: readonly string[] = []): FakeIssue {
    return this.#open(author, title, body, labels);
  }

  /** Open a pull request with a commit that its author has pushed; the bare repository gets its `refs/pull/N/head`. */
  openPull(
    author: string,
    headSha: string,
    more: Partial<FakePull> & { title?: string; body?: string } = {},
  ): FakeIssue {
    const { title = 'Новое событие', body = '', ...rest } = more;
    const pull: FakePull = {
      headSha,
      headRef: 'patch-1',
      headRepository: `${author}/mivent`,
      base: 'main',
      draft: false,
      merged: false,
      reviewers: new Set(),
      ...rest,
    };
    const issue = this.#open(author, title, body, [], pull);
    if (this.#options.git) this.#git(['update-ref', `refs/pull/${issue.number}/head`, headSha]);
    return issue;
  }

  /** Push another commit to a pull request. */
  push(number: number, headSha: string): void {
    const pull = this.#issue(String(number)).pull;
    if (!pull) throw new Error(`${number} is no pull request.`);
    pull.headSha = headSha;
    if (this.#options.git) this.#git(['update-ref', `refs/pull/${number}/head`, headSha]);
  }

  /** Press the button of a pull request whose commit is on main by now; issues that it `Closes #N` are closed with it. */
  merge(number: number): void {
    const issue = this.#issue(String(number));
    if (!issue.pull) throw new Error(`${number} is no pull request.`);
    issue.pull.merged = true;
    issue.state = 'closed';
    for (const [, closed = ''] of issue.body.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d+)\b/gi)) {
      const other = this.issues.get(Number(closed));
      if (other) other.state = 'closed';
    }
  }

  comment(issue: number, body: string, user: FakeUser): FakeComment {
    const at = this.now;
    const comment = { id: ++this.#lastId, issue, user, body, created_at: at, updated_at: at };
    this.comments.push(comment);
    return comment;
  }

  /** The comments of an issue or a pull request. */
  commentsOf(issue: number): readonly FakeComment[] {
    return this.comments.filter((comment) => comment.issue === issue);
  }

  /** The last status of a commit in a context. */
  statusOf(sha: string, context: string): FakeStatus | undefined {
    return this.statuses.findLast((status) => status.sha === sha && status.context === context);
  }

  #open(author: string, title: string, body: string, labels: readonly string[], pull?: FakePull): FakeIssue {
    const issue: FakeIssue = {
      number: ++this.#lastNumber,
      user: userOf(author),
      title,
      body,
      state: 'open',
      labels: new Set(labels),
      created_at: this.now,
      ...(pull ? { pull } : {}),
    };
    this.issues.set(issue.number, issue);
    return issue;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const line = `${method} ${decodeURIComponent(pathname)}`;
    this.requests.push(line);
    this.meanwhile?.(line);
    let text = '';
    request.setEncoding('utf8');
    for await (const chunk of request) text += String(chunk);
    const fault = this.faults.find(({ route, times }) => times > 0 && route.test(line));
    if (fault) {
      fault.times--;
      if (fault.status === 'hang') return;
      send(response, fault.status, fault.body ?? { message: fault.message ?? `Fault ${fault.status}` }, fault.headers);
      return;
    }
    try {
      if (!/^(?:bearer|token) \S+$/i.test(request.headers.authorization ?? ''))
        throw new Refusal(401, 'Requires authentication');
      const body: unknown = text === '' ? {} : JSON.parse(text);
      if (typeof body !== 'object' || body === null) throw new Refusal(400, 'Problems parsing JSON');
      const call = { method, path: decodeURIComponent(pathname), query: searchParams, body: { ...body } };
      if (line === 'POST /graphql') {
        send(response, 200, this.#answerQuery(call.body));
        return;
      }
      const answer = this.#dispatch(line, call);
      if (method !== 'GET') this.writes.push(line);
      this.#sendPage(response, method === 'POST' ? 201 : answer === undefined ? 204 : 200, answer, call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(response, error.status, { message: error.message, documentation_url: 'https://docs.github.com/rest' });
    }
  }

  #sendPage(response: ServerResponse, status: number, answer: unknown, { path, query }: Call): void {
    if (!Array.isArray(answer)) {
      send(response, status, answer);
      return;
    }
    const size = Math.min(Number(query.get('per_page') ?? 30), 100);
    const page = Number(query.get('page') ?? 1);
    const hasNext = page * size < answer.length;
    const next = `<${this.url}${path}?${new URLSearchParams([...query, ['page', String(page + 1)]].filter(([key], index, all) => key !== 'page' || index === all.length - 1))}>; rel="next"`;
    send(response, status, answer.slice((page - 1) * size, page * size), hasNext ? { link: next } : {});
  }

  #dispatch(line: string, call: Call): unknown {
    const set = this.#options.answers;
    if (set && Object.hasOwn(set, line)) return set[line];
    const prefix = `/repos/${this.repository}`;
    if (call.path === prefix || call.path.startsWith(`${prefix}/`)) {
      const rest = `${call.method} ${call.path.slice(prefix.length)}`;
      for (const [pattern, handler] of this.#routes) {
        const match = pattern.exec(rest);
        if (match) return handler(match.slice(1).map(String), call);
      }
    }
    this.unknown.push(line);
    throw new Refusal(404, 'Not Found');
  }

  readonly #routes: readonly (readonly [RegExp, Handler])[] = [
    [/^GET \/pulls$/, (_, { query }) => this.#list(query, true)],
    [/^GET \/pulls\/(\d+)$/, ([number = '']) => this.#showPull(this.#issue(number))],
    [/^POST \/pulls$/, (_, { body }) => this.#createPull(body)],
    [/^PATCH \/pulls\/(\d+)$/, ([number = ''], { body }) => this.#editPull(number, body)],
    [/^POST \/pulls\/(\d+)\/requested_reviewers$/, ([number = ''], { body }) => this.#requestReview(number, body)],
    [/^GET \/issues$/, (_, { query }) => this.#list(query, false)],
    [/^POST \/issues$/, (_, { body }) => this.#createIssue(body)],
    [/^GET \/issues\/(\d+)$/, ([number = '']) => this.#showIssue(this.#issue(number))],
    [/^PATCH \/issues\/(\d+)$/, ([number = ''], { body }) => this.#editIssue(number, body)],
    [
      /^GET \/issues\/(\d+)\/comments$/,
      ([number = '']) => this.commentsOf(this.#issue(number).number).map((one) => this.#showComment(one)),
    ],
    [/^POST \/issues\/(\d+)\/comments$/, ([number = ''], { body }) => this.#addComment(number, body)],
    [/^PATCH \/issues\/comments\/(\d+)$/, ([id = ''], { body }) => this.#editComment(id, body)],
    [/^DELETE \/issues\/comments\/(\d+)$/, ([id = '']) => this.#deleteComment(id)],
    [/^GET \/issues\/(\d+)\/labels$/, ([number = '']) => labelsOf(this.#issue(number))],
    [/^POST \/issues\/(\d+)\/labels$/, ([number = ''], { body }) => this.#addLabels(number, body)],
    [/^DELETE \/issues\/(\d+)\/labels\/(.+)$/, ([number = '', name = '']) => this.#removeLabel(number, name)],
    [/^GET \/labels$/, () => [...this.labels].map(([name, label]) => ({ name, ...label }))],
    [/^POST \/labels$/, (_, { body }) => this.#createLabel(body)],
    [/^POST \/statuses\/([0-9a-f]{40})$/, ([sha = ''], { body }) => this.#addStatus(sha, body)],
    [/^GET \/commits\/([0-9a-f]{40})\/status(?:es)?$/, ([sha = ''], { path }) => this.#showStatuses(sha, path)],
    [/^GET \/git\/ref\/(.+)$/, ([ref = '']) => this.#showRef(ref)],
    [/^POST \/git\/refs$/, (_, { body }) => this.#createRef(body)],
    [/^PATCH \/git\/refs\/(.+)$/, ([ref = ''], { body }) => this.#moveRef(ref, body)],
    [/^DELETE \/git\/refs\/(.+)$/, ([ref = '']) => this.#deleteRef(ref)],
    [/^GET \/git\/commits\/([0-9a-f]{40})$/, ([sha = '']) => this.#showCommit(sha)],
    [/^POST \/git\/blobs$/, (_, { body }) => this.#createBlob(body)],
    [/^POST \/git\/trees$/, (_, { body }) => this.#createTree(body)],
    [/^POST \/git\/commits$/, (_, { body }) => this.#createCommit(body)],
  ];

  /** GraphQL answers 200 whatever becomes of a question. */
  #answerQuery({ query, variables }: Call['body']): object {
    const root = {
      __typename: 'Query',
      repository: ({ owner, name }: Readonly<Record<string, unknown>>) =>
        `${String(owner)}/${String(name)}` === this.repository ? this.#graphRepository() : null,
      nodes: ({ ids }: Readonly<Record<string, unknown>>) => this.#graphNodes(ids),
    };
    try {
      const given = typeof variables === 'object' && variables !== null ? { ...variables } : {};
      const data = answerQuery(String(query), given, root);
      const gone = this.#graphGone.splice(0);
      const errors = gone.map((id, index) => ({
        type: 'NOT_FOUND',
        path: ['nodes', index],
        message: `Could not resolve to a node with the global id of '${id}'`,
      }));
      return errors.length > 0 ? { data, errors } : { data };
    } catch (error) {
      if (!(error instanceof QueryFault)) throw error;
      this.unknown.push(error.message);
      return { errors: [{ message: error.message }] };
    }
  }

  readonly #graphGone: string[] = [];

  #graphNodes(ids: unknown): unknown {
    if (!Array.isArray(ids) || ids.length > 100) throw new QueryFault('You may not provide more than 100 node ids');
    return ids.map(String).map((id) => {
      const comment = this.comments.find((one) => nodeIdOf(one) === id);
      if (!comment) this.#graphGone.push(id);
      return comment ? this.#graphComment(comment) : null;
    });
  }

  #graphRepository(): GraphNode {
    return {
      __typename: 'Repository',
      pullRequests: (args: Readonly<Record<string, unknown>>) => {
        const found = [...this.issues.values()].filter(
          ({ state, pull }) => state === 'open' && args.states === 'OPEN' && pull && pull.base === args.baseRefName,
        );
        return connectionOf(
          'PullRequest',
          found.map((issue) => this.#graphPull(issue)),
        )(args);
      },
    };
  }

  #graphPull(issue: FakeIssue): GraphNode {
    const { pull, number } = issue;
    const reviewers = [...(pull?.reviewers ?? [])].map((login) => ({
      __typename: 'ReviewRequest',
      requestedReviewer: { __typename: 'User', login },
    }));
    const commit = {
      __typename: 'PullRequestCommit',
      commit: {
        __typename: 'Commit',
        oid: pull?.headSha,
        status: {
          __typename: 'Status',
          context: ({ name }: Readonly<Record<string, unknown>>) =>
            this.#graphStatus(pull?.headSha ?? '', String(name)),
        },
      },
    };
    const labels = [...issue.labels].map((name) => ({ __typename: 'Label', name }));
    const comments = this.commentsOf(number).map((comment) => this.#graphComment(comment));
    return {
      __typename: 'PullRequest',
      number,
      title: issue.title,
      isDraft: pull?.draft,
      createdAt: issue.created_at,
      authorAssociation: this.#options.collaborators?.includes(issue.user.login) ? 'COLLABORATOR' : 'NONE',
      author: actorOf(issue.user),
      labels: connectionOf('Label', labels),
      reviewRequests: connectionOf('ReviewRequest', reviewers),
      commits: connectionOf('PullRequestCommit', [commit]),
      comments: connectionOf('IssueComment', comments),
    };
  }

  #graphStatus(sha: string, context: string): GraphNode | null {
    const status = this.statusOf(sha, context);
    if (!status) return null;
    const { state, description = null, target_url: targetUrl = null } = status;
    return { __typename: 'StatusContext', state: state.toUpperCase(), description, targetUrl };
  }

  #graphComment(comment: FakeComment): GraphNode {
    const { id, issue, user, body, created_at: createdAt, updated_at: updatedAt } = comment;
    const url = `https://github.com/${this.repository}/pull/${issue}#issuecomment-${id}`;
    return {
      __typename: 'IssueComment',
      id: nodeIdOf(comment),
      fullDatabaseId: String(id),
      createdAt,
      updatedAt,
      url,
      body,
      author: actorOf(user),
    };
  }

  #issue(number: string): FakeIssue {
    const issue = this.issues.get(Number(number));
    if (!issue) throw new Refusal(404, 'Not Found');
    return issue;
  }

  #may(permission: NonNullable<FakeOptions['permissions']>[number]): void {
    const { permissions } = this.#options;
    if (permissions && !permissions.includes(permission))
      throw new Refusal(403, 'Resource not accessible by integration');
  }

  /** Comments and labels of pull requests are written with either right. */
  #mayDiscuss({ pull }: FakeIssue): void {
    const { permissions } = this.#options;
    if (!pull || !permissions?.includes('pull-requests')) this.#may('issues');
  }

  #list(query: URLSearchParams, pullsAlone: boolean): unknown[] {
    const state = query.get('state') ?? 'open';
    const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
    const creator = query.get('creator');
    const head = query.get('head');
    const found = [...this.issues.values()].filter(
      (issue) =>
        (!pullsAlone || issue.pull) &&
        (state === 'all' || issue.state === state) &&
        labels.every((label) => issue.labels.has(label)) &&
        (creator === null || issue.user.login === creator) &&
        (head === null || `${issue.pull?.headRepository?.split('/')[0]}:${issue.pull?.headRef}` === head),
    );
    // GitHub's order: newest first.
    return found.reverse().map((issue) => (pullsAlone ? this.#showPull(issue) : this.#showIssue(issue)));
  }

  #showIssue(issue: FakeIssue): object {
    const { number, user, title, body, state, created_at, pull } = issue;
    return {
      number,
      user,
      title,
      body,
      state,
      created_at,
      html_url: `https://github.com/${this.repository}/${pull ? 'pull' : 'issues'}/${number}`,
      labels: labelsOf(issue),
      ...(pull ? { pull_request: {} } : {}),
    };
  }

  #showPull(issue: FakeIssue): object {
    const { pull } = issue;
    if (!pull) throw new Refusal(404, 'Not Found');
    const repo = pull.headRepository === undefined ? null : { full_name: pull.headRepository };
    return {
      ...this.#showIssue(issue),
      // Whoever has had one pull request accepted, of whatever kind, is called a contributor: that gives no right.
      author_association: this.#options.collaborators?.includes(issue.user.login) ? 'COLLABORATOR' : 'CONTRIBUTOR',
      draft: pull.draft,
      merged: pull.merged,
      merged_at: pull.merged ? issue.created_at : null,
      head: { sha: pull.headSha, ref: pull.headRef, repo, user: issue.user },
      base: { ref: pull.base, repo: { full_name: this.repository } },
      requested_reviewers: [...pull.reviewers].map(userOf),
      updated_at: issue.created_at,
    };
  }

  #createIssue(body: Call['body']): unknown {
    this.#may('issues');
    const title = textOf(body, 'title', 256);
    const labels = Array.isArray(body.labels) ? body.labels.map(String) : [];
    const issue = this.#open(BOT.login, title, textOf(body, 'body', MOST_BODY, true), labels);
    return this.#showIssue(issue);
  }

  #editIssue(number: string, body: Call['body']): unknown {
    const issue = this.#issue(number);
    this.#mayDiscuss(issue);
    if (body.title !== undefined) issue.title = textOf(body, 'title', 256);
    if (body.body !== undefined) issue.body = textOf(body, 'body', MOST_BODY, true);
    if (body.state === 'open' || body.state === 'closed') issue.state = body.state;
    return this.#showIssue(issue);
  }

  #addComment(number: string, body: Call['body']): unknown {
    const issue = this.#issue(number);
    this.#mayDiscuss(issue);
    return this.#showComment(this.comment(issue.number, textOf(body, 'body', MOST_BODY), BOT));
  }

  #editComment(id: string, body: Call['body']): unknown {
    const comment = this.comments.find((one) => one.id === Number(id));
    if (!comment) throw new Refusal(404, 'Not Found');
    this.#mayDiscuss(this.#issue(String(comment.issue)));
    if (comment.user.login !== BOT.login) throw new Refusal(403, 'Must have push access to edit this comment');
    comment.body = textOf(body, 'body', MOST_BODY);
    comment.updated_at = this.now;
    return this.#showComment(comment);
  }

  #deleteComment(id: string): void {
    const index = this.comments.findIndex((one) => one.id === Number(id));
    const comment = this.comments[index];
    if (!comment) throw new Refusal(404, 'Not Found');
    this.#mayDiscuss(this.#issue(String(comment.issue)));
    this.comments.splice(index, 1);
  }

  #showComment(comment: FakeComment): object {
    const { id, issue } = comment;
    return { ...comment, html_url: `https://github.com/${this.repository}/pull/${issue}#issuecomment-${id}` };
  }

  #addLabels(number: string, body: Call['body']): unknown {
    const issue = this.#issue(number);
    this.#mayDiscuss(issue);
    if (!Array.isArray(body.labels)) throw new Refusal(422, 'Validation Failed: labels');
    for (const label of body.labels.map(String)) {
      if (label.length > 50) throw new Refusal(422, 'Validation Failed: name is too long (maximum is 50 characters)');
      issue.labels.add(label);
      if (!this.labels.has(label)) this.labels.set(label, { color: 'ededed', description: '' });
    }
    return labelsOf(issue);
  }

  #removeLabel(number: string, name: string): unknown {
    const issue = this.#issue(number);
    this.#mayDiscuss(issue);
    if (!issue.labels.delete(name)) throw new Refusal(404, 'Label does not exist');
    return labelsOf(issue);
  }

  #createLabel(body: Call['body']): unknown {
    // Issues and pull requests share their labels: either right will do.
    if (!this.#options.permissions?.includes('pull-requests')) this.#may('issues');
    const name = textOf(body, 'name', 50);
    if (this.labels.has(name)) throw new Refusal(422, 'Validation Failed: already_exists');
    const description = body.description === undefined ? '' : textOf(body, 'description', 100, true);
    this.labels.set(name, { color: String(body.color ?? 'ededed'), description });
    return { name };
  }

  #requestReview(number: string, body: Call['body']): unknown {
    const issue = this.#issue(number);
    this.#may('pull-requests');
    if (!issue.pull) throw new Refusal(404, 'Not Found');
    const reviewers = Array.isArray(body.reviewers) ? body.reviewers.map(String) : [];
    for (const login of reviewers) {
      if (login === issue.user.login) throw new Refusal(422, 'Review cannot be requested from pull request author.');
      if (!this.#options.collaborators?.includes(login)) {
        throw new Refusal(
          422,
          'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator.',
        );
      }
    }
    for (const login of reviewers) issue.pull.reviewers.add(login);
    return this.#showPull(issue);
  }

  #addStatus(sha: string, body: Call['body']): unknown {
    this.#may('statuses');
    if (this.#options.git) this.#object(sha, 'commit');
    const state = String(body.state);
    if (!['error', 'failure', 'pending', 'success'].includes(state))
      throw new Refusal(422, 'Validation Failed: state is not included in the list');
    const description = body.description === undefined ? undefined : textOf(body, 'description', 140, true);
    const target = body.target_url === undefined ? undefined : String(body.target_url);
    if (target !== undefined && !/^https?:\/\//.test(target))
      throw new Refusal(422, 'Validation Failed: target_url must use http(s) scheme');
    const status = { sha, state, context: String(body.context ?? 'default'), description, target_url: target };
    this.statuses.push(status);
    return status;
  }

  #showStatuses(sha: string, path: string): unknown {
    const all = this.statuses.filter((status) => status.sha === sha).reverse();
    if (path.endsWith('/statuses')) return all;
    const newest = all.filter((status, index) => all.findIndex(({ context }) => context === status.context) === index);
    return { sha, statuses: newest };
  }

  #createPull(body: Call['body']): unknown {
    this.#may('pull-requests');
    const [head, base] = [textOf(body, 'head', 255), textOf(body, 'base', 255)];
    const sha = this.#resolve(`refs/heads/${head}`);
    const same = [...this.issues.values()].some(
      ({ state, pull }) => state === 'open' && pull?.headRef === head && pull.headRepository === this.repository,
    );
    if (same) throw new Refusal(422, `Validation Failed: A pull request already exists for ${head}.`);
    if (sha === this.#resolve(`refs/heads/${base}`))
      throw new Refusal(422, `Validation Failed: No commits between ${base} and ${head}`);
    const issue = this.openPull(BOT.login, sha, {
      title: textOf(body, 'title', 256),
      body: textOf(body, 'body', MOST_BODY, true),
      headRef: head,
      headRepository: this.repository,
      base,
      draft: body.draft === true,
    });
    return this.#showPull(issue);
  }

  #editPull(number: string, body: Call['body']): unknown {
    this.#may('pull-requests');
    const issue = this.#issue(number);
    if (body.title !== undefined) issue.title = textOf(body, 'title', 256);
    if (body.body !== undefined) issue.body = textOf(body, 'body', MOST_BODY, true);
    return this.#showPull(issue);
  }

  #showRef(ref: string): unknown {
    return { ref: `refs/${ref}`, object: { sha: this.#resolve(`refs/${ref}`), type: 'commit' } };
  }

  #createRef(body: Call['body']): unknown {
    this.#may('contents');
    const [ref, sha] = [textOf(body, 'ref', 255), textOf(body, 'sha', 40)];
    if (!/^refs\/heads\/[\w./-]+$/.test(ref)) throw new Refusal(422, 'Reference name is invalid');
    if (this.#exists(ref)) throw new Refusal(422, 'Reference already exists');
    this.#object(sha, 'commit');
    this.#git(['update-ref', ref, sha]);
    return { ref, object: { sha, type: 'commit' } };
  }

  #moveRef(ref: string, body: Call['body']): unknown {
    this.#may('contents');
    const before = this.#resolve(`refs/${ref}`);
    const sha = textOf(body, 'sha', 40);
    this.#object(sha, 'commit');
    if (body.force !== true && !this.#succeeds(['merge-base', '--is-ancestor', before, sha]))
      throw new Refusal(422, 'Update is not a fast forward');
    this.#git(['update-ref', `refs/${ref}`, sha]);
    const issue = [...this.issues.values()].find(({ pull }) => pull && `heads/${pull.headRef}` === ref);
    if (issue?.pull?.headRepository === this.repository) this.push(issue.number, sha);
    return { ref: `refs/${ref}`, object: { sha, type: 'commit' } };
  }

  #deleteRef(ref: string): void {
    this.#may('contents');
    this.#resolve(`refs/${ref}`);
    this.#git(['update-ref', '-d', `refs/${ref}`]);
  }

  #showCommit(sha: string): unknown {
    this.#object(sha, 'commit');
    const message = this.#git(['show', '-s', '--format=%B', sha]);
    return { sha, message, tree: { sha: this.#git(['rev-parse', `${sha}^{tree}`]) } };
  }

  #createBlob(body: Call['body']): unknown {
    this.#may('contents');
    const content = textOf(body, 'content', 1e8, true);
    const bytes = Buffer.from(content, body.encoding === 'base64' ? 'base64' : 'utf8');
    return { sha: this.#git(['hash-object', '-w', '--stdin'], bytes) };
  }

  #createTree(body: Call['body']): unknown {
    this.#may('contents');
    if (!Array.isArray(body.tree)) throw new Refusal(422, 'Invalid tree info');
    const index = { GIT_INDEX_FILE: `${this.#folder}/fake-index-${++this.#lastId}` };
    if (body.base_tree !== undefined) this.#git(['read-tree', String(body.base_tree)], '', index);
    for (const entry of body.tree) {
      const { path, mode, type, sha, content } = entry;
      if (type !== 'blob' || !/^(?!\/|.*(?:^|\/)\.{1,2}(?:\/|$)).+$/.test(String(path)))
        throw new Refusal(422, 'tree.path contains a malformed path component');
      if (sha === null) {
        this.#git(['update-index', '--force-remove', '--', String(path)], '', index);
        continue;
      }
      const object = sha ?? this.#git(['hash-object', '-w', '--stdin'], Buffer.from(String(content), 'utf8'));
      this.#git(
        ['update-index', '--add', '--cacheinfo', `${String(mode)},${String(object)},${String(path)}`],
        '',
        index,
      );
    }
    return { sha: this.#git(['write-tree'], '', index) };
  }

  #createCommit(body: Call['body']): unknown {
    this.#may('contents');
    const parents = Array.isArray(body.parents) ? body.parents.map(String) : [];
    const names = { GIT_AUTHOR_NAME: BOT.login, GIT_AUTHOR_EMAIL: 'bot@mivent.example' };
    const author = body.author as { name?: string; email?: string } | undefined;
    if (author?.name) Object.assign(names, { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email ?? '' });
    const env = {
      ...names,
      GIT_COMMITTER_NAME: BOT.login,
      GIT_COMMITTER_EMAIL: 'bot@mivent.example',
      GIT_AUTHOR_DATE: this.now,
      GIT_COMMITTER_DATE: this.now,
    };
    const args = ['commit-tree', textOf(body, 'tree', 40), ...parents.flatMap((parent) => ['-p', parent])];
    return { sha: this.#git(args, textOf(body, 'message', MOST_BODY), env) };
  }

  get #folder(): string {
    const { git } = this.#options;
    if (!git) throw new Refusal(409, 'Git Repository is empty.');
    return git;
  }

  #git(args: readonly string[], input: string | Buffer = '', env: Readonly<Record<string, string>> = {}): string {
    const options = { cwd: this.#folder, input, encoding: 'utf8', env: { ...process.env, ...env } } as const;
    return execFileSync('git', args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] }).trim();
  }

  #succeeds(args: readonly string[]): boolean {
    try {
      this.#git(args);
      return true;
    } catch {
      return false;
    }
  }

  #exists(ref: string): boolean {
    return this.#succeeds(['rev-parse', '--verify', '--quiet', ref]);
  }

  #resolve(ref: string): string {
    if (!this.#exists(ref)) throw new Refusal(404, 'Not Found');
    return this.#git(['rev-parse', ref]);
  }

  #object(sha: string, type: string): void {
    if (!this.#succeeds(['cat-file', '-e', `${sha}^{${type}}`]))
      throw new Refusal(422, `No commit found for SHA: ${sha}`);
  }
}

const MOST_BODY = 65_536;

function textOf(body: Call['body'], field: string, most: number, mayBeEmpty = false): string {
  const text = body[field];
  if (typeof text !== 'string' || (text === '' && !mayBeEmpty))
    throw new Refusal(422, `Validation Failed: ${field} is missing`);
  // GitHub counts characters, not UTF-16 units.
  if ([...text].length > most)
    throw new Refusal(422, `Validation Failed: ${field} is too long (maximum is ${most} characters)`);
  return text;
}

function labelsOf({ labels }: FakeIssue): { name: string }[] {
  return [...labels].map((name) => ({ name }));
}

function nodeIdOf({ id }: FakeComment): string {
  return `IC_${id}`;
}

/** GraphQL names programs without the mark that REST gives them; whoever has no account any more is nobody. */
function actorOf({ login, type }: FakeUser): GraphNode | null {
  if (login === 'ghost') return null;
  return { __typename: type, login: type === 'Bot' ? login.replace(/\[bot\]$/, '') : login };
}

function userOf(login: string): FakeUser {
  if (login === BOT.login) return BOT;
  const id = [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1e8, 7);
  return { login, id, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
