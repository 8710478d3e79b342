import { createHash } from 'node:crypto';
import {
  formatIssueAnswer,
  formatSubmission,
  formatSubmissionCommit,
  type IssueAnswer,
  parseSubmissionRecord,
  type SubmissionRecord,
  submissionTrailer,
} from '../formats/issue-answer.ts';
import { type IssueVerdict, makeIssueJudge } from '../formats/issue-draft.ts';
import { parseIssueForm } from '../formats/issue-reading.ts';
import { countErrors } from '../formats/issues.ts';
import { checkProposedEvent, type ProposedEvent } from '../formats/proposed-event.ts';
import { isIssueAnswer } from '../formats/unread-issue.ts';
import { UsageError } from './command.ts';
import { checkContent } from './content-check.ts';
import { type GitHub, GitHubError } from './github.ts';
import { readHead } from './pull-request-tree.ts';

export interface SubmissionOptions {
  readonly github: GitHub;
  /** The content folder of a clone of the main branch: what is checked against, and what the commit is based on. */
  readonly folder: string;
  readonly now: Temporal.Instant;
  /** The address of the site's home page, below which the event will be; ends with a slash. */
  readonly site: string;
}

/** What became of an issue, and of which pull request. */
export interface SubmissionOutcome {
  readonly kind: IssueAnswer['kind'] | 'no-issue' | 'no-form' | 'closed-issue' | 'bot' | 'unchanged';
  readonly pull?: number | undefined;
}

/** Who writes with the token of a workflow: only its comments, branches and pull requests are the bot's own. */
const BOT = 'github-actions[bot]';
/** So many applications of one person may wait at a time, so many may be opened by all in 24 hours. */
const MOST_OPEN = 5;
const MOST_A_DAY = 20;

/** What a repository may forbid to its workflows. */
const OPEN_PULL = 'POST /repos/{owner}/{repo}/pulls';

interface HubUser {
  readonly login: string;
  readonly id: number;
  readonly type: string;
}

interface HubIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly user: HubUser | null;
  readonly created_at: string;
  readonly pull_request?: object;
}

interface HubPull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly merged_at?: string | null;
  readonly user: HubUser | null;
  readonly created_at: string;
  readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null };
}

/**
 * Make a pull request of an issue that the form has made, or bring the one it has up to date, and answer below the issue in one
 * comment. What is right already is not written again, so that the next run mends what this one could not finish.
 * Throws GitHubError; whoever sent the issue has been told, where that was possible.
 */
export async function submitIssue(number: number, options: SubmissionOptions): Promise<SubmissionOutcome> {
  const { github } = options;
  const issue = await findIssue(github, number);
  if (!issue || issue.pull_request) return { kind: 'no-issue' };
  if (issue.state === 'closed') return { kind: 'closed-issue' };
  if (issue.user?.type !== 'User') return { kind: 'bot' };
  const answers = await openAnswers(github, number, options.site);
  const { entries, registry, check } = checkContent(options.folder, options.now);
  if (!entries || !registry || !check)
    throw new UsageError(`${options.folder}: settings.yaml не читается / cannot be read`);
  const judge = makeIssueJudge(check, options.now);
  const reading = parseIssueForm(issue.body ?? '', judge.choices);
  if (!reading.isForm && !answers.isAnswered) return { kind: 'no-form' };

  const pulls = await readPulls(github, number);
  const verdict = judge.judge(reading, Temporal.Instant.from(issue.created_at), pulls.ids);
  const pull = pulls.own?.number;
  if (pulls.own?.state === 'closed') {
    return await answers.give({ kind: pulls.own.merged_at ? 'merged' : 'closed', verdict, pull: pulls.own.number });
  }
  if (!verdict.file) return await answers.give({ kind: 'incomplete', verdict, pull });
  const proposed = checkProposedEvent({ entries, registry }, verdict.file, options.now, verdict.others);
  if (countErrors(proposed.issues) > 0) return await answers.give({ kind: 'refused', verdict, proposed, pull });
  if (pull === undefined) {
    const own = pulls.open.filter(({ author }) => author === issue.user?.id).length;
    if (own >= MOST_OPEN) return await answers.give({ kind: 'too-many', verdict, count: own });
    if (pulls.today(options.now) >= MOST_A_DAY) return await answers.give({ kind: 'crowded', verdict });
  }
  let sent: Sent;
  try {
    sent = await send({
      ...options,
      issue: { ...issue, user: issue.user },
      verdict,
      file: verdict.file,
      proposed,
      own: pulls.own,
    });
  } catch (error) {
    if (error instanceof GitHubError) {
      const kind = error.failure === 'no-rights' && error.route === OPEN_PULL ? 'forbidden' : 'failed';
      await answers.give({ kind, verdict }).catch(() => undefined);
    }
    throw error;
  }
  if (sent.kind === 'taken') return await answers.give({ kind: 'taken', verdict, pull: sent.pull });
  const given = await answers.give({ kind: 'accepted', verdict, proposed, pull: sent.pull });
  return sent.kind === 'unchanged' ? { ...given, kind: 'unchanged' } : given;
}

async function findIssue(github: GitHub, number: number): Promise<HubIssue | undefined> {
  try {
    return await github.request<HubIssue>('GET /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number });
  } catch (error) {
    if (error instanceof GitHubError && error.failure === 'not-found') return undefined;
    throw error;
  }
}

interface Answers {
  readonly isAnswered: boolean;
  /** Write the answer, or put it in place of the one that is there. */
  readonly give: (answer: IssueAnswer) => Promise<SubmissionOutcome>;
}

async function openAnswers(github: GitHub, issue: number, site: string): Promise<Answers> {
  const comments = await github.list<{ id: number; body?: string | null; user: HubUser | null }>(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: issue },
  );
  let known = comments.find(({ user, body }) => user?.login === BOT && isIssueAnswer(body ?? ''));
  return {
    isAnswered: known !== undefined,
    give: async (answer) => {
      const body = formatIssueAnswer(answer, site);
      if (!known) {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
        known = await github.request(route, { issue_number: issue, body });
      } else if (known.body !== body) {
        const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
        known = await github.request(route, { comment_id: known.id, body });
      }
      return { kind: answer.kind, pull: 'pull' in answer ? answer.pull : undefined };
    },
  };
}

interface Pulls {
  /** Of this issue: the open one, else the last. */
  readonly own: HubPull | undefined;
  readonly open: readonly SubmissionRecord[];
  /** Ids that other open applications want. */
  readonly ids: ReadonlySet<string>;
  readonly today: (now: Temporal.Instant) => number;
}

async function readPulls(github: GitHub, issue: number): Promise<Pulls> {
  const route = 'GET /repos/{owner}/{repo}/pulls';
  const isOwn = ({ user, head }: HubPull) =>
    user?.login === BOT && head.repo?.full_name === `${github.owner}/${github.repo}` && /^submit-\d+$/.test(head.ref);
  const branch = branchOf(issue);
  const head = `${github.owner}:${branch}`;
  const mine = (await github.list<HubPull>(route, { state: 'all', head })).filter(
    (pull) => isOwn(pull) && pull.head.ref === branch,
  );
  const open = (await github.list<HubPull>(route, { state: 'open' })).filter(isOwn);
  // A hundred of the latest of everybody are enough to count to twenty by.
  const latest = await github.request<HubPull[]>(route, {
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 100,
  });
  const others = open
    .filter((pull) => pull.head.ref !== branch)
    .flatMap(({ body }) => parseSubmissionRecord(body ?? '') ?? []);
  return {
    own: mine.find(({ state }) => state === 'open') ?? mine.sort((a, b) => b.number - a.number)[0],
    open: others,
    ids: new Set(others.map(({ id }) => id)),
    today: (now) => {
      const since = now.epochMilliseconds - 86_400_000;
      return latest.filter((pull) => isOwn(pull) && Temporal.Instant.from(pull.created_at).epochMilliseconds > since)
        .length;
    },
  };
}

function branchOf(issue: number): string {
  return `submit-${issue}`;
}

interface Sending extends SubmissionOptions {
  readonly issue: HubIssue & { readonly user: HubUser };
  readonly verdict: IssueVerdict;
  readonly file: { readonly path: string; readonly text: string };
  readonly proposed: ProposedEvent;
  readonly own: HubPull | undefined;
}

interface Sent {
  readonly kind: 'sent' | 'unchanged' | 'taken';
  readonly pull: number;
}

/** Bring branch and pull request to what the issue says: each step asks what is there, so that it may be the second try. */
async function send(sending: Sending): Promise<Sent> {
  const { github, issue, verdict, file, proposed, own } = sending;
  const files = [...verdict.others, file];
  const text = files.map((one) => `${one.path}\n${one.text}`).join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const known = own && parseSubmissionRecord(own.body ?? '');
  const record = (head: string): SubmissionRecord => ({
    issue: issue.number,
    author: issue.user.id,
    id: verdict.id,
    file: hash,
    head,
  });
  const describe = (head: string) => formatSubmission({ verdict, proposed }, record(head), issue.user.login);
  const branch = branchOf(issue.number);
  const head = await findBranch(github, branch);
  if (own && head !== undefined && !(await isOwnCommit(github, head, issue.number)))
    return { kind: 'taken', pull: own.number };
  if (own && known && head === known.head && known.file === hash) {
    await describePull(github, own, describe(head));
    return { kind: 'unchanged', pull: own.number };
  }
  const commit = await writeCommit(sending);
  if (head === undefined)
    await github.request('POST /repos/{owner}/{repo}/git/refs', { ref: `refs/heads/${branch}`, sha: commit });
  else {
    const route = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
    await github.request(route, { ref: `heads/${branch}`, sha: commit, force: true });
  }
  if (own) {
    await describePull(github, own, describe(commit));
    return { kind: 'sent', pull: own.number };
  }
  const pull = { ...describe(commit), head: branch, base: 'main' };
  const { number } = await github.request<HubPull>(OPEN_PULL, pull);
  return { kind: 'sent', pull: number };
}

async function findBranch(github: GitHub, branch: string): Promise<string | undefined> {
  try {
    const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    const { object } = await github.request<{ object: { sha: string } }>(route, { ref: `heads/${branch}` });
    return object.sha;
  } catch (error) {
    if (error instanceof GitHubError && error.failure === 'not-found') return undefined;
    throw error;
  }
}

/** What somebody has put on top of the bot's commit is theirs: it is not thrown away. */
async function isOwnCommit(github: GitHub, sha: string, issue: number): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}';
  const { message } = await github.request<{ message: string }>(route, { commit_sha: sha });
  return message.split('\n').includes(submissionTrailer(issue));
}

/** The file of the event, and those that it needs, on top of the commit that they were checked against. */
async function writeCommit({ github, folder, issue, verdict, file }: Sending): Promise<string> {
  const parent = readHead(folder);
  const { tree: base } = await github.request<{ tree: { sha: string } }>(
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    { commit_sha: parent },
  );
  const entries = [...verdict.others, file].map(({ path, text }) => ({
    path: `content/${path}`,
    mode: '100644',
    type: 'blob',
    content: text,
  }));
  const tree = await github.request<{ sha: string }>('POST /repos/{owner}/{repo}/git/trees', {
    base_tree: base.sha,
    tree: entries,
  });
  const commit = await github.request<{ sha: string }>('POST /repos/{owner}/{repo}/git/commits', {
    message: formatSubmissionCommit(verdict.id, issue.number, issue.user),
    tree: tree.sha,
    parents: [parent],
  });
  return commit.sha;
}

async function describePull(
  github: GitHub,
  pull: HubPull,
  { title, body }: { title: string; body: string },
): Promise<void> {
  if (pull.title === title && pull.body === body) return;
  await github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pull.number, title, body });
}
