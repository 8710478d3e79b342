import { type GitHub, GitHubError } from './github.ts';

/** What a finished run of validate says of the commit that a merge queue has made. */
export interface QueueVerdict {
  readonly sha: string;
  readonly isPassed: boolean;
  /** Where its log is. */
  readonly url: string;
}

/** Read a verdict from the event that a workflow was started by; nothing where it is no run for a merge queue. */
export function readQueueVerdict(event: unknown): QueueVerdict | undefined {
  const run = isRecord(event) && isRecord(event.workflow_run) ? event.workflow_run : {};
  const { event: occasion, head_sha: sha, conclusion, html_url: url } = run;
  if (occasion !== 'merge_group' || typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
  return {
    sha,
    isPassed: conclusion === 'success',
    url: typeof url === 'string' && url.startsWith('https://') ? url : '',
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The name of the bot's check: a queue that must see it, waits for it. */
const CONTEXT = 'mivent/validate';

const TRIES = 3;

/** Give the commit of a merge queue the bot's check, as validate has judged it. Throws `GitHubError`. */
export async function sendQueueStatus(github: GitHub, { sha, isPassed, url }: QueueVerdict): Promise<void> {
  const status = {
    sha,
    context: CONTEXT,
    state: isPassed ? 'success' : 'failure',
    description: isPassed
      ? 'Вместе с main ошибок нет / no errors together with main'
      : 'Вместе с main есть ошибки / errors together with main',
    ...(url === '' ? {} : { target_url: url }),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      await github.request('POST /repos/{owner}/{repo}/statuses/{sha}', status);
      return;
    } catch (error) {
      // Said twice is as good as once; not said at all, the queue stands.
      const isPassing = error instanceof GitHubError && ['broken', 'timeout', 'unreachable'].includes(error.failure);
      if (!isPassing || attempt === TRIES) throw error;
    }
  }
}
