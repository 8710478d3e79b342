// Runs where nothing is installed, because installing may be what has failed: it needs no package, nor what imports one.
import { setTimeout as wait } from 'node:timers/promises';
import { languageOfIssue, parseIssueForm } from '../formats/issue-reading.ts';
import { formatUnreadAnswer, isIssueAnswer } from '../formats/unread-issue.ts';

/** Where an issue is, and who asks. */
export interface UnreadIssueOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Where the API is. */
  readonly baseUrl: string;
  /** Milliseconds before GitHub is asked again, and for how long an answer is waited for. */
  readonly pause?: number;
  readonly timeout?: number;
}

/** Who writes with the token of a workflow: only its comments are the bot's own. */
const BOT = 'github-actions[bot]';

interface HubIssue {
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly user: { readonly type: string } | null;
  readonly pull_request?: object;
}

interface HubComment {
  readonly id: number;
  readonly body?: string | null;
  readonly user: { readonly login: string } | null;
}

/**
 * Tell whoever has sent an issue through the form that it could not be read: in the one comment below it, which the next reading that
 * succeeds writes anew. What is said already is not said again, and other issues are left alone. Throws where GitHub cannot be reached.
 */
export async function tellUnreadIssue(
  number: number,
  options: UnreadIssueOptions,
): Promise<'told' | 'unchanged' | 'no-form'> {
  const path = `issues/${number}`;
  const issue = await read<HubIssue>(options, path);
  if (!issue || issue.pull_request || issue.state !== 'open' || issue.user?.type !== 'User') return 'no-form';
  const reading = parseIssueForm(issue.body ?? '', {});
  const known = await findAnswer(options, path);
  if (!reading.isForm && !known) return 'no-form';
  const body = formatUnreadAnswer(known?.body ?? undefined, languageOfIssue(reading));
  if (known?.body === body) return 'unchanged';
  if (known) await ask(options, 'PATCH', `issues/comments/${known.id}`, { body });
  else await ask(options, 'POST', `${path}/comments`, { body });
  return 'told';
}

async function findAnswer(options: UnreadIssueOptions, path: string): Promise<HubComment | undefined> {
  for (let page = 1; ; page++) {
    const comments = (await read<HubComment[]>(options, `${path}/comments?per_page=${PAGE}&page=${page}`)) ?? [];
    const found = comments.find(({ user, body }) => user?.login === BOT && isIssueAnswer(body ?? ''));
    if (found || comments.length < PAGE) return found;
  }
}

const PAGE = 100;
const TRIES = 3;

/** Get what a path answers; nothing where there is no such thing. What failed a moment ago may be over: it is asked for again. */
async function read<Answer>(options: UnreadIssueOptions, path: string): Promise<Answer | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await ask(options, 'GET', path);
      // The path decides what comes back; the caller names it beside the path.
      return response && ((await response.json()) as Answer);
    } catch (error) {
      if (attempt === TRIES) throw error;
      await wait(options.pause ?? 10_000);
    }
  }
}

async function ask(
  { repository, token, baseUrl, timeout = 20_000 }: UnreadIssueOptions,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Response | undefined> {
  const response = await fetch(`${baseUrl}/repos/${repository}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'mivent',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(timeout),
  });
  if (response.status === 404 && method === 'GET') return undefined;
  if (!response.ok) throw new Error(`GitHub: ${response.status} (${method} ${path.replace(/\?.*/, '')})`);
  return response;
}
