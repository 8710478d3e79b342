import { type GitHub, GitHubError } from './github.ts';

/** An open pull request: all that is known of it before a line of it is read. */
export interface OpenPull {
  readonly number: number;
  readonly title: string;
  /** On GitHub; nothing of a deleted account. */
  readonly author: string | undefined;
  /** What GitHub says its author is to the repository: `COLLABORATOR`, `NONE`, … */
  readonly association: string;
  readonly isDraft: boolean;
  readonly createdAt: string;
  readonly labels: readonly string[];
  /** Whose review is asked for. */
  readonly reviewers: readonly string[];
  /** The status that the bot keeps, and the commit that it was asked of. */
  readonly status?: OpenStatus | undefined;
  readonly statusOf?: string | undefined;
  /** Of a long conversation its beginning and its end. */
  readonly comments: readonly OpenComment[];
  /** Why its conversation could not be had. */
  readonly failure?: unknown;
}

export interface OpenStatus {
  readonly state: string;
  readonly description: string | undefined;
  readonly target: string | undefined;
}

export interface OpenComment {
  readonly id: number;
  readonly author: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
  /** Of the bot's comments alone: nobody else's is read. */
  readonly body?: string | undefined;
}

/** What is asked for: pull requests into a branch, and in them what a bot says and one status. */
export interface Wanted {
  readonly branch: string;
  /** Who the bot is, as REST names it: `github-actions[bot]`. */
  readonly bot: string;
  /** The status that the bot keeps. */
  readonly context: string;
  /** Whether a comment of the bot's is the one that is looked for: then a long conversation need not be read to its end. */
  readonly isSought: (body: string) => boolean;
}

/**
 * Get all open pull requests: 50 at a time, and the bot's own words of 50 at a time. One by one they would cost two requests each, of
 * the 1,000 that the token of a workflow has in an hour; what is skipped because nothing seems to have changed would miss a comment
 * that was deleted, or a status that somebody else has written. Throws `GitHubError`.
 */
export async function listOpenPulls(github: GitHub, wanted: Wanted): Promise<readonly OpenPull[]> {
  const found = await readPages(github, wanted);
  const asked = found.flatMap(({ comments }) => comments.filter(({ author }) => author === wanted.bot));
  const bodies = await readBodies(
    github,
    asked.map(({ node }) => node),
  );
  const pulls: OpenPull[] = [];
  for (const { hasMore, ...pull } of found) {
    // One that was deleted meanwhile has no text any more.
    const comments = pull.comments
      .filter(({ author, node }) => author !== wanted.bot || bodies.has(node))
      .map(({ node, ...comment }) => ({ ...comment, body: bodies.get(node) }));
    const isFound = comments.some(({ body }) => body !== undefined && wanted.isSought(body));
    pulls.push(hasMore && !isFound ? await readWhole(github, { ...pull, comments }, wanted) : { ...pull, comments });
  }
  return pulls.sort((a, b) => a.number - b.number);
}

/** So many of each are asked for at a time: GitHub gives up a question that takes it ten seconds. */
const PAGE = 50;
/** Where it has given up, the rest is asked for in smaller parts. */
const SMALL_PAGE = 10;
/** Of a conversation so much is read: the bot answers early, and who has spoken last is at the end. */
const FIRST_COMMENTS = 20;
const LAST_COMMENTS = 50;

const COMMENT = '{ id fullDatabaseId createdAt updatedAt url author { __typename login } }';

export const OPEN_PULLS_QUERY = `query OpenPulls($owner: String!, $repo: String!, $branch: String!, $context: String!, $size: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, baseRefName: $branch, first: $size, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number title isDraft createdAt authorAssociation
        author { __typename login }
        labels(first: 100) { nodes { name } }
        reviewRequests(first: 20) { nodes { requestedReviewer { __typename ... on User { login } } } }
        commits(last: 1) { nodes { commit { oid status { context(name: $context) { state description targetUrl } } } } }
        early: comments(first: ${FIRST_COMMENTS}) { totalCount nodes ${COMMENT} }
        late: comments(last: ${LAST_COMMENTS}) { nodes ${COMMENT} }
      }
    }
  }
}`;

export const BODIES_QUERY =
  'query Bodies($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on IssueComment { id body } } }';

interface Nodes<Node> {
  readonly nodes: readonly (Node | null)[] | null;
}

interface Actor {
  readonly __typename: string;
  readonly login: string;
}

interface CommentNode {
  readonly id: string;
  /** A number of more than 32 bits, as a text. */
  readonly fullDatabaseId: string | number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
  readonly author: Actor | null;
}

interface StatusNode {
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
}

interface PullNode {
  readonly number: number;
  readonly title: string;
  readonly isDraft: boolean;
  readonly createdAt: string;
  readonly authorAssociation: string;
  readonly author: Actor | null;
  readonly labels: Nodes<{ readonly name: string }> | null;
  readonly reviewRequests: Nodes<{
    readonly requestedReviewer: { readonly __typename: string; readonly login?: string } | null;
  }> | null;
  readonly commits: Nodes<{
    readonly commit: { readonly oid: string; readonly status: { readonly context: StatusNode | null } | null };
  }>;
  readonly early: Nodes<CommentNode> & { readonly totalCount: number };
  readonly late: Nodes<CommentNode>;
}

interface OpenPullsAnswer {
  readonly repository: {
    readonly pullRequests: Nodes<PullNode> & {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

interface BodiesAnswer {
  readonly nodes: readonly ({ readonly id?: string; readonly body?: string } | null)[];
}

/** A pull request whose bot has not been heard yet. */
interface Found extends Omit<OpenPull, 'comments'> {
  readonly comments: readonly (OpenComment & { readonly node: string })[];
  /** Whether there are comments between those that were read. */
  readonly hasMore: boolean;
}

async function readPages(github: GitHub, { branch, context }: Wanted): Promise<readonly Found[]> {
  const pulls = new Map<number, Found>();
  let size = PAGE;
  let after: string | null = null;
  for (;;) {
    const variables = { owner: github.owner, repo: github.repo, branch, context, size, after };
    let answer: OpenPullsAnswer;
    try {
      answer = await github.query<OpenPullsAnswer>(OPEN_PULLS_QUERY, variables);
    } catch (error) {
      const isTooMuch = error instanceof GitHubError && ['broken', 'timeout'].includes(error.failure);
      if (!isTooMuch || size === SMALL_PAGE) throw error;
      size = SMALL_PAGE;
      continue;
    }
    if (!answer.repository) throw new GitHubError('not-found', 'POST /graphql', `${github.owner}/${github.repo}`);
    const { nodes, pageInfo } = answer.repository.pullRequests;
    for (const node of present(nodes)) pulls.set(node.number, toFound(node));
    if (!pageInfo.hasNextPage) return [...pulls.values()];
    after = pageInfo.endCursor;
  }
}

function toFound(node: PullNode): Found {
  const { number, title, isDraft, createdAt, early, late } = node;
  const comments = new Map([...present(early.nodes), ...present(late.nodes)].map((one) => [one.id, one]));
  const [head] = present(node.commits.nodes);
  const status = head?.commit.status?.context;
  return {
    number,
    title,
    author: loginOf(node.author),
    association: node.authorAssociation,
    isDraft,
    createdAt,
    labels: present(node.labels?.nodes).map(({ name }) => name),
    reviewers: present(node.reviewRequests?.nodes).flatMap(({ requestedReviewer }) => requestedReviewer?.login ?? []),
    status: status ? toStatus(status) : undefined,
    statusOf: head?.commit.oid,
    comments: [...comments.values()].map(toComment),
    hasMore: early.totalCount > comments.size,
  };
}

function toStatus({ state, description, targetUrl }: StatusNode): OpenStatus {
  return { state: state.toLowerCase(), description: description ?? undefined, target: targetUrl ?? undefined };
}

function toComment(node: CommentNode): OpenComment & { readonly node: string } {
  const { id, fullDatabaseId, createdAt, updatedAt, url, author } = node;
  return { node: id, id: Number(fullDatabaseId), author: loginOf(author), createdAt, updatedAt, url };
}

/** Programs are named here without the mark that REST gives them: somebody may have an account of that name. */
function loginOf(actor: Actor | null): string | undefined {
  if (actor?.__typename !== 'Bot' || actor.login.endsWith('[bot]')) return actor?.login;
  return `${actor.login}[bot]`;
}

async function readBodies(github: GitHub, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  for (let start = 0; start < ids.length; start += PAGE) {
    const { nodes } = await github.query<BodiesAnswer>(BODIES_QUERY, { ids: ids.slice(start, start + PAGE) });
    for (const node of nodes) if (node?.id !== undefined && node.body !== undefined) bodies.set(node.id, node.body);
  }
  return bodies;
}

interface RestComment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly html_url: string;
  readonly body?: string | null;
}

/** Where the bot's comment is lost in a long conversation, or is not there: only the whole of it tells. */
async function readWhole(github: GitHub, pull: OpenPull, { bot }: Wanted): Promise<OpenPull> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  try {
    const comments = await github.list<RestComment>(route, { issue_number: pull.number });
    return {
      ...pull,
      comments: comments.map(({ id, user, created_at, updated_at, html_url, body }) => {
        const author = user?.login;
        const own = author === bot ? { body: body ?? '' } : {};
        return { id, author, createdAt: created_at, updatedAt: updated_at, url: html_url, ...own };
      }),
    };
  } catch (failure) {
    return { ...pull, failure };
  }
}

function present<Node>(nodes: readonly (Node | null)[] | null | undefined): readonly Node[] {
  return (nodes ?? []).filter((node) => node !== null);
}
