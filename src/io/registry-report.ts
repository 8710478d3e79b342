import {
  formatRegistryIssue,
  markerOf,
  type RegistryIssue,
  TROUBLES,
  type Trouble,
} from '../formats/registry-issue.ts';
import type { CheckedContent } from './content-check.ts';
import { type GitHub, GitHubError } from './github.ts';

/** What became of telling about a trouble. */
export interface Told {
  readonly trouble: Trouble;
  readonly outcome: 'none' | 'as-before' | 'opened' | 'updated' | 'closed' | 'failed';
  readonly issue?: number | undefined;
  /** What GitHub did not do, and why. */
  readonly reason?: string;
}

interface OpenIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  readonly pull_request?: unknown;
}

/** Who writes with the token of a workflow: only its issues are the bot's own, whatever others copy from them. */
const BOT = 'github-actions[bot]';

/**
 * Keep one open issue for each kind of trouble that main has, and none for those it has not. Nothing is written that stands
 * there already. Never fails: what GitHub does not do is told, and done at the next deploy.
 */
export async function reportRegistry(
  github: GitHub,
  { registry, events, issues }: CheckedContent,
  now: Temporal.Instant,
): Promise<readonly Told[]> {
  const moderators = registry?.settings.moderators;
  const repository = `https://github.com/${github.owner}/${github.repo}`;
  const wanted = TROUBLES.map((trouble) => ({
    trouble,
    issue: formatRegistryIssue(trouble, { now, events, issues }, repository, moderators),
  }));
  let open: readonly OpenIssue[];
  try {
    open = await github.list<OpenIssue>('GET /repos/{owner}/{repo}/issues', { state: 'open', creator: BOT });
  } catch (error) {
    return wanted.map(({ trouble }) => failed(trouble, error));
  }
  const told: Told[] = [];
  for (const { trouble, issue } of wanted) {
    const own = open
      .filter(
        ({ user, body, pull_request }) => user?.login === BOT && !pull_request && body?.includes(markerOf(trouble)),
      )
      .sort((a, b) => a.number - b.number);
    told.push(await keep(github, trouble, issue, own));
  }
  return told;
}

async function keep(
  github: GitHub,
  trouble: Trouble,
  issue: RegistryIssue | undefined,
  own: readonly OpenIssue[],
): Promise<Told> {
  const [first, ...others] = own;
  const number = first?.number;
  try {
    // Two runs at once may have opened one each.
    for (const other of others) await close(github, other);
    if (!issue) {
      if (!first) return { trouble, outcome: 'none' };
      await close(github, first);
      return { trouble, outcome: 'closed', issue: number };
    }
    if (!first) {
      const made = await github.request<OpenIssue>('POST /repos/{owner}/{repo}/issues', { ...issue });
      return { trouble, outcome: 'opened', issue: made.number };
    }
    // GitHub stores line breaks as it was sent them, and hands them out as it likes.
    if (first.body?.replaceAll('\r\n', '\n').trim() === issue.body.trim()) {
      return { trouble, outcome: 'as-before', issue: number };
    }
    // Whoever has renamed the issue has had a reason.
    await github.request(EDIT, { issue_number: number, body: issue.body });
    return { trouble, outcome: 'updated', issue: number };
  } catch (error) {
    return failed(trouble, error, number);
  }
}

const EDIT = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';

async function close(github: GitHub, { number }: OpenIssue): Promise<void> {
  await github.request(EDIT, { issue_number: number, state: 'closed', state_reason: 'completed' });
}

function failed(trouble: Trouble, error: unknown, issue?: number): Told {
  if (!(error instanceof GitHubError)) throw error;
  return { trouble, outcome: 'failed', issue, reason: error.message };
}
