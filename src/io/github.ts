import { setTimeout as wait } from 'node:timers/promises';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { RequestError } from '@octokit/request-error';

/** Why GitHub did not do what it was asked. */
export type GitHubFailure =
  | 'no-rights'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'too-many'
  | 'broken'
  | 'timeout'
  | 'unreachable';

/** GitHub did not do what it was asked, also not when asked again where that makes sense. The message says so in two languages. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly failure: GitHubFailure;
  /** What was asked: `POST /repos/{owner}/{repo}/issues`. */
  readonly route: string;
  /** Milliseconds after which GitHub would like to be asked again, where it said so. */
  readonly retryAfter: number | undefined;

  constructor(failure: GitHubFailure, route: string, details: string, retryAfter?: number, cause?: unknown) {
    super(`GitHub: ${SENTENCES[failure]} (${route}${details === '' ? '' : `: ${details}`})`, { cause });
    this.failure = failure;
    this.route = route;
    this.retryAfter = retryAfter;
  }
}

const SENTENCES: Readonly<Record<GitHubFailure, string>> = {
  'no-rights': 'у токена нет на это прав / the token has no right to do this',
  'not-found': 'такого нет, или токену это не видно / no such thing, or the token cannot see it',
  conflict: 'тем временем кто-то изменил то же самое / somebody has changed the same in the meantime',
  refused: 'запрос отклонён / the request was refused',
  'too-many': 'слишком много запросов, попробуйте позже / too many requests, try again later',
  broken: 'ошибка на стороне GitHub / an error on the side of GitHub',
  timeout: 'не ответил вовремя / did not answer in time',
  unreachable: 'не дозваться / cannot be reached',
};

/** A repository on GitHub, and who asks. */
export interface GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly token?: string | undefined;
  /** Where the API is; by default GitHub's own. */
  readonly baseUrl?: string | undefined;
  /** Milliseconds to wait for an answer. */
  readonly timeout?: number;
  /** Milliseconds to wait at most before asking again; what GitHub wants to wait longer for fails as `too-many`. */
  readonly patience?: number;
  /** Milliseconds from one writing to the next, once the first few are done; GitHub asks for a second. */
  readonly pace?: number;
}

/** How often GitHub was asked, every further try included. */
export interface Requests {
  readonly all: number;
  readonly writing: number;
}

/** Values for the places of a route and the fields of a request. */
export type Parameters = Readonly<Record<string, unknown>>;

const TRIES = 3;
const TIMEOUT = 20_000;
const PATIENCE = 60_000;
const PACE = 1000;
/** So many may be written without a pause: with one each second that stays below the 80 that GitHub allows in a minute. */
const BURST = 15;

/**
 * GitHub's API for one repository. What only reads is asked again after a fault of GitHub's or the network; what writes only
 * where GitHub says that it has not even looked at it (429, a secondary limit), so that nothing is written twice.
 */
export class GitHub {
  readonly owner: string;
  readonly repo: string;
  readonly #octokit: InstanceType<typeof PaginatingOctokit>;
  readonly #timeout: number;
  readonly #patience: number;
  readonly #pace: number;
  #asked = 0;
  #written = 0;
  /** When the next may be written, were there no burst. */
  #due = 0;

  constructor({ repository, token, baseUrl, timeout = TIMEOUT, patience = PATIENCE, pace = PACE }: GitHubOptions) {
    const [owner = '', repo = ''] = repository.split('/');
    this.owner = owner;
    this.repo = repo;
    this.#timeout = timeout;
    this.#patience = patience;
    this.#pace = pace;
    this.#octokit = new PaginatingOctokit({
      userAgent: 'mivent',
      ...(token === undefined ? {} : { auth: token }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
      // Warnings of the library about future versions of the API are none of a reader's business.
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    });
    this.#octokit.hook.wrap('request', (request, options) => {
      const isQuery = options.url.endsWith('/graphql');
      const isRead = options.method === 'GET' || isQuery;
      const route = `${options.method} ${options.url}`;
      return this.#insist(route, isRead, async () => {
        await this.#count(isRead);
        // The library's own hooks see only what is changed in place.
        options.request = { ...options.request, signal: AbortSignal.timeout(this.#timeout) };
        const response = await request(options);
        if (isQuery) checkQuery(response, route);
        return response;
      });
    });
  }

  get requests(): Requests {
    return { all: this.#asked, writing: this.#written };
  }

  /** Ask once: `get('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: 7 })`. Throws GitHubError. */
  async request<Answer>(route: string, parameters: Parameters = {}): Promise<Answer> {
    const { data } = await this.#octokit.request(route, { owner: this.owner, repo: this.repo, ...parameters });
    // The route decides what comes back; the caller names it beside the route.
    return data as Answer;
  }

  /** Ask for a list to its end, a hundred at a time. Throws GitHubError. */
  async list<Item>(route: string, parameters: Parameters = {}): Promise<Item[]> {
    const options = { owner: this.owner, repo: this.repo, per_page: 100, ...parameters };
    return (await this.#octokit.paginate(route, options)) as Item[];
  }

  /** Ask a question of GraphQL, which only reads. What is gone, or never was, comes as null. Throws GitHubError. */
  async query<Answer>(query: string, variables: Parameters = {}): Promise<Answer> {
    const { data } = await this.#octokit.request('POST /graphql', { query, variables });
    // The query decides what comes back; the caller names it beside the query.
    return data.data as Answer;
  }

  async #count(isRead: boolean): Promise<void> {
    this.#asked++;
    if (isRead) return;
    this.#written++;
    const now = performance.now();
    this.#due = Math.max(this.#due, now) + this.#pace;
    const pause = this.#due - now - BURST * this.#pace;
    if (pause > 0) await wait(pause);
  }

  async #insist<Answer>(route: string, isRead: boolean, ask: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        const failure = toGitHubError(error, route);
        const pause = failure.retryAfter ?? 2 ** attempt * 500;
        const isWorthIt = failure.failure === 'too-many' || (isRead && PASSING.has(failure.failure));
        if (!isWorthIt || attempt === TRIES || pause > this.#patience) throw failure;
        await wait(pause);
      }
    }
  }
}

const PaginatingOctokit = Octokit.plugin(paginateRest);
const PASSING: ReadonlySet<GitHubFailure> = new Set(['broken', 'timeout', 'unreachable']);

function ignore(): void {}

/** GraphQL answers 200 also where it fails: in its own words. */
function checkQuery({ data, headers }: { data: unknown; headers: Record<string, unknown> }, route: string): void {
  // Of what is no answer of GraphQL at all there is nothing to be had.
  const { errors = [], data: found } = (data ?? {}) as { errors?: readonly QueryError[]; data?: unknown };
  const [first] = errors.filter(({ type, path }) => type !== 'NOT_FOUND' || !path);
  if (!first && found !== null && found !== undefined) return;
  const { type, message = '' } = first ?? errors[0] ?? {};
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (type === 'RATE_LIMITED' || /rate limit/i.test(message)) {
    const pause = Number.isFinite(seconds) ? seconds * 1000 : Number.POSITIVE_INFINITY;
    throw new GitHubError('too-many', route, message, pause);
  }
  throw new GitHubError(
    QUERY_FAILURES[type ?? ''] ?? (type || !first ? 'refused' : failureOfQuery(message)),
    route,
    message,
  );
}

interface QueryError {
  readonly type?: string;
  readonly message?: string;
  readonly path?: readonly unknown[];
}

const QUERY_FAILURES: Readonly<Record<string, GitHubFailure>> = {
  FORBIDDEN: 'no-rights',
  INSUFFICIENT_SCOPES: 'no-rights',
  NOT_FOUND: 'not-found',
  SERVICE_UNAVAILABLE: 'broken',
  INTERNAL: 'broken',
};

/** What has taken it too long it tells without a type: «Something went wrong while executing your query». */
function failureOfQuery(message: string): GitHubFailure {
  return /something went wrong|timeout|timed out|couldn't respond/i.test(message) ? 'broken' : 'refused';
}

function toGitHubError(error: unknown, route: string): GitHubError {
  if (error instanceof GitHubError) return error;
  if (!(error instanceof RequestError)) {
    const isTimeout = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return new GitHubError(isTimeout ? 'timeout' : 'unreachable', route, reasonOf(error), undefined, error);
  }
  const { status, response } = error;
  // The library wraps what the network says as an answer of 500 that no server gave.
  if (!response) {
    const isTimeout = /abort|timeout/i.test(`${error.message} ${reasonOf(error.cause)}`);
    return new GitHubError(isTimeout ? 'timeout' : 'unreachable', route, reasonOf(error.cause), undefined, error);
  }
  const headers = response.headers;
  const isLimit =
    status === 429 ||
    (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
  if (isLimit) {
    const seconds = Number(headers['retry-after']);
    const pause = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    const untilReset = headers['retry-after'] === undefined && headers['x-ratelimit-remaining'] === '0';
    // The hour's limit is used up: nobody waits for that.
    const retryAfter = untilReset ? Number.POSITIVE_INFINITY : pause;
    return new GitHubError('too-many', route, reasonOf(error), retryAfter, error);
  }
  return new GitHubError(failureOf(status), route, reasonOf(error), undefined, error);
}

function failureOf(status: number): GitHubFailure {
  if (status === 401 || status === 403) return 'no-rights';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  return status >= 500 ? 'broken' : 'refused';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // The library adds the address of its documentation to what GitHub says.
  return error.message.replace(/ - https?:\S+$/, '');
}
