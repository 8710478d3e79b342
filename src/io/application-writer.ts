import { deflateRawSync } from 'node:zlib';
import { type Application, LABELS, labelsFor, reviewersFor } from '../domain/application.ts';
import { defineLabel, formatStatus, languageOf } from '../formats/application-comment.ts';
import { type ClaimRecord, formatMarker } from '../formats/claim-marker.ts';
import { toTextTree } from '../formats/markdown-tree.ts';
import { previewAddress, toPreview } from '../formats/preview-payload.ts';
import type { Review } from '../formats/review.ts';
import { formatReviewComment } from '../formats/review-comment.ts';
import { type GitHub, GitHubError } from './github.ts';
import type { OpenComment, OpenPull, OpenStatus } from './open-pulls.ts';

/** What a pull request has already. */
export type KnownPull = Pick<OpenPull, 'number' | 'labels' | 'reviewers' | 'status' | 'statusOf'>;

/** The bot's comment. */
type KnownComment = Pick<OpenComment, 'id' | 'body' | 'url'>;

/** What is to be written about an application, and what stands there. */
export interface Notice {
  readonly pull: KnownPull;
  readonly application: Application;
  readonly record: ClaimRecord;
  readonly comment: KnownComment | undefined;
  /** More of the bot's comments, which two runs at a time have left. */
  readonly spare: readonly KnownComment[];
  readonly others: Review['others'];
  readonly later: Review['later'];
  /** Whether the status of its commit is about this pull request, and not about another with the same commit. */
  readonly hasStatus: boolean;
}

/** What was written, or would be; and what could not be, with the reason. */
export interface Written {
  readonly written: readonly string[];
  readonly failures: readonly string[];
  /** What is left to the next run, because this one has written enough. */
  readonly later: readonly string[];
}

/** The name of the check beside a commit: rulesets of the repository know it. */
export const CONTEXT = 'mivent/validate';

/** So much is written in one run: GitHub lets 500 be written in an hour, in which there are four runs and more. */
export const MOST_WRITES = 100;
/** A first comment keeps since when its author has asked for a date: of those there may be more, so that nobody's place depends on the turn. */
const MOST_COMMENTS = 200;

type Compose = (notice: Notice) => string;

/** Does one thing, and says whether it could. */
type Attempt = <Answer>(what: string, ask: () => Promise<Answer>, most?: number) => Promise<Answer | undefined>;

/** Get what writes about one application after the other: nothing that is there already, and nothing once GitHub has had too much. */
export function writerOf(options: {
  readonly github: GitHub;
  readonly now: Temporal.Instant;
  readonly site: string;
  readonly isDryRun?: boolean;
}): (notice: Notice) => Promise<Written> {
  const { github, now, site, isDryRun = false } = options;
  const repository = `https://github.com/${github.owner}/${github.repo}`;
  const compose: Compose = ({ application, record, others, later }) => {
    const { pull, texts } = application;
    const previewOf: Review['previewOf'] = (event, registry, locale) =>
      previewAddress(
        toPreview(event, registry, toTextTree(texts?.get(event.file) ?? ''), pull),
        site,
        locale,
        deflateRawSync,
      );
    const marker = formatMarker(record);
    return formatReviewComment(
      { application, now, repository, site, others, later, previewOf, marker },
      languageOf(application),
    );
  };
  const labels = labelsOf(github);
  let isStopped = false;
  let writes = 0;
  return async (notice) => {
    const written: string[] = [];
    const failures: string[] = [];
    const later: string[] = [];
    const attempt: Attempt = async (what, ask, most = MOST_WRITES) => {
      if (writes >= most) {
        later.push(what);
        return undefined;
      }
      if (isStopped) {
        failures.push(what);
        return undefined;
      }
      try {
        if (!isDryRun) writes++;
        const answer = isDryRun ? undefined : await ask();
        written.push(what);
        return answer;
      } catch (error) {
        failures.push(`${what}: ${tellFailure(error)}`);
        isStopped ||= error instanceof GitHubError && error.failure === 'too-many';
        return undefined;
      }
    };
    const asked = await askReviewer(github, notice, attempt);
    const comment = await writeComment(github, { ...notice, record: { ...notice.record, asked } }, compose, attempt);
    for (const { id } of notice.spare) {
      const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
      await attempt('comment -1', () => github.request(route, { comment_id: id }));
    }
    if (notice.hasStatus) await writeStatus(github, notice, comment, attempt);
    await writeLabels(github, notice, labels, attempt);
    return { written, failures, later };
  };
}

/** Put what has failed into one line. */
export function tellFailure(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

/** Ask a coordinator once, when it is their move; whoever cannot be asked, because they are no collaborator, is not asked again. */
async function askReviewer(
  github: GitHub,
  { pull, application, record }: Notice,
  attempt: Attempt,
): Promise<readonly string[]> {
  const { verdict, isDraft, files, author, check } = application;
  const known = [...new Set([...record.asked, ...pull.reviewers])];
  if (verdict !== 'passed' || isDraft || known.length > 0 || !check?.change) return known;
  const refused: string[] = [];
  for (const login of reviewersFor(files, author, check.change.base).slice(0, MOST_REVIEWERS)) {
    let isRefused = false;
    const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
    const answer = await attempt(`reviewer ${login}`, async () => {
      try {
        return await github.request(route, { pull_number: pull.number, reviewers: [login] });
      } catch (error) {
        isRefused = error instanceof GitHubError && error.failure === 'refused';
        if (!isRefused) throw error;
        return undefined;
      }
    });
    if (!isRefused) return answer === undefined ? refused : [...refused, login];
    refused.push(login);
  }
  return refused;
}

/** So many are tried until one can be asked. */
const MOST_REVIEWERS = 3;

async function writeComment(
  github: GitHub,
  notice: Notice,
  compose: Compose,
  attempt: Attempt,
): Promise<KnownComment | undefined> {
  const { pull, application, comment } = notice;
  // About code alone there is nothing to say, unless something was said before.
  if (application.verdict === 'no-events' && !comment) return undefined;
  const body = compose(notice);
  if (comment?.body === body) return comment;
  if (!comment) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const post = async () => {
      const made = await github.request<{ id: number; html_url: string }>(route, { issue_number: pull.number, body });
      return { id: made.id, url: made.html_url };
    };
    return await attempt('comment', post, MOST_COMMENTS);
  }
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  await attempt('comment', () => github.request(route, { comment_id: comment.id, body }));
  return comment;
}

/** On the commit that was read, wherever the pull request has moved meanwhile. */
async function writeStatus(
  github: GitHub,
  { pull, application }: Notice,
  comment: KnownComment | undefined,
  attempt: Attempt,
): Promise<void> {
  const { state, description } = formatStatus(application);
  const target = comment?.url;
  const sha = application.head;
  const answer =
    pull.statusOf === sha ? { status: pull.status } : await lookUp(attempt, 'status', () => readStatus(github, sha));
  if (!answer) return;
  const now = answer.status;
  if (now?.state === state && now.description === description && now.target === target) return;
  const status = { sha, state, context: CONTEXT, description, ...(target === undefined ? {} : { target_url: target }) };
  await attempt(`status ${state}`, () => github.request('POST /repos/{owner}/{repo}/statuses/{sha}', status));
}

interface RestStatus {
  readonly context: string;
  readonly state: string;
  readonly description?: string | null;
  readonly target_url?: string | null;
}

/** Of one commit by itself, where the list of pull requests has told of another. */
async function readStatus(github: GitHub, ref: string): Promise<{ readonly status: OpenStatus | undefined }> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}/status';
  const { statuses } = await github.request<{ statuses: readonly RestStatus[] }>(route, { ref });
  const found = statuses.find(({ context }) => context === CONTEXT);
  if (!found) return { status: undefined };
  const { state, description, target_url } = found;
  return { status: { state, description: description ?? undefined, target: target_url ?? undefined } };
}

/** Read before writing: that it was read is nothing to tell, that it could not be is. */
async function lookUp<Answer>(attempt: Attempt, what: string, ask: () => Promise<Answer>): Promise<Answer | undefined> {
  let found: Answer | undefined;
  try {
    found = await ask();
  } catch (error) {
    await attempt(what, () => Promise.reject(error));
  }
  return found;
}

async function writeLabels(
  github: GitHub,
  { pull, application }: Notice,
  labels: LabelMaker,
  attempt: Attempt,
): Promise<void> {
  const wanted = labelsFor(application);
  const has = new Set(pull.labels);
  const added = wanted.filter((label) => !has.has(label));
  const removed = LABELS.filter((label) => has.has(label) && !wanted.includes(label));
  const issue = { issue_number: pull.number };
  if (added.length > 0) {
    await attempt(`labels +${added.join(' +')}`, async () => {
      await labels(added);
      await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', { ...issue, labels: added });
    });
  }
  for (const name of removed) {
    const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
    await attempt(`labels -${name}`, () => github.request(route, { ...issue, name }));
  }
}

type LabelMaker = (wanted: readonly (typeof LABELS)[number][]) => Promise<void>;

/** Makes labels that the repository lacks, each with its colour and a description: those that are wanted, and the moderators' own. */
function labelsOf(github: GitHub): LabelMaker {
  let known: Set<string> | undefined;
  return async (wanted) => {
    known ??= new Set(
      (await github.list<{ name: string }>('GET /repos/{owner}/{repo}/labels')).map(({ name }) => name),
    );
    for (const name of [...wanted, 'claim'] as const) {
      if (known.has(name)) continue;
      known.add(name);
      try {
        await github.request('POST /repos/{owner}/{repo}/labels', { ...defineLabel(name) });
      } catch (error) {
        // GitHub makes a plain one when it is set, and somebody may have made it meanwhile.
        if (!(error instanceof GitHubError) || !['refused', 'no-rights'].includes(error.failure)) throw error;
      }
    }
  };
}
