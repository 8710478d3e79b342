import { setTimeout as wait } from 'node:timers/promises';

/** Where a site has been published, from what, and how long to wait for it. */
export interface Deployment {
  /** The address of the site with its base path; ends with a slash. */
  readonly home: string;
  /** The commit it was built from. */
  readonly commit: string;
  /** Whether it says whom to tell of weaknesses: in a hidden folder, which is easily left behind. */
  readonly hasContact: boolean;
  /** How often to look, at most. */
  readonly tries: number;
  /** Milliseconds between two looks. */
  readonly pause: number;
  /** Milliseconds to wait for one answer. */
  readonly timeout: number;
  /** Told after each look that was in vain. */
  readonly onWait?: (reason: string) => void;
}

/** What a file of the site must be: a few that people or their calendars ask for every day. */
const FILES: readonly (readonly [path: string, content: RegExp, type: RegExp])[] = [
  ['', /<h1[\s>]/, /^text\/html/],
  ['en/', /<html[^>]*\slang="?en/, /^text\/html/],
  ['calendar.ics', /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/, /^text\/calendar/],
  ['rss.xml', /^<\?xml[\s\S]*<rss[\s>]/, /xml/],
];

const CONTACT: (typeof FILES)[number] = ['.well-known/security.txt', /^Contact: /m, /^text\/plain/];

/**
 * Look whether a published site has arrived: first, again and again, until it says that it was built from this commit, then at
 * some of its files. Returns what is wrong; nothing when all is well.
 */
export async function checkDeployment(deployment: Deployment): Promise<readonly string[]> {
  const late = await awaitCommit(deployment);
  if (late !== undefined) return [late];
  const faults: string[] = [];
  for (const [path, content, type] of deployment.hasContact ? [...FILES, CONTACT] : FILES) {
    const fault = await tryAgain(deployment, async () => checkFile(await fetchFresh(deployment, path), content, type));
    if (fault !== undefined) faults.push(`${deployment.home}${path}: ${fault}`);
  }
  return faults;
}

/** Once there, a file may still be missed by one of the machines that serve it. */
const TRIES_OF_A_FILE = 3;

async function awaitCommit(deployment: Deployment): Promise<string | undefined> {
  const { home, commit, tries } = deployment;
  const fault = await tryAgain(
    deployment,
    async () => checkHealth(await fetchFresh(deployment, HEALTH), commit),
    tries,
  );
  return fault && `${home}${HEALTH}: ${fault}`;
}

const HEALTH = 'api/v1/health.json';

async function tryAgain(
  { pause, onWait }: Deployment,
  look: () => Promise<string | undefined>,
  tries = TRIES_OF_A_FILE,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const fault = await look();
    if (fault === undefined || attempt >= tries) return fault;
    onWait?.(fault);
    await wait(pause);
  }
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Ask past every cache: each look has an address of its own. */
async function fetchFresh({ home, timeout }: Deployment, path: string): Promise<Answer | string> {
  const url = `${home}${path}?fresh=${crypto.randomUUID()}`;
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeout),
      headers: { 'cache-control': 'no-cache', 'user-agent': 'mivent' },
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  } catch (error) {
    const isTimeout = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isTimeout ? 'не ответил вовремя / did not answer in time' : 'не дозваться / cannot be reached';
  }
}

function checkHealth(answer: Answer | string, commit: string): string | undefined {
  if (typeof answer === 'string') return answer;
  if (answer.status !== 200) return wrongStatus(answer.status);
  const built = commitOf(answer.text);
  if (built === commit) return undefined;
  const short = built === undefined ? '—' : built.slice(0, 12);
  return `сайт собран не из того коммита / built from another commit: ${short}, ${commit.slice(0, 12)}`;
}

function commitOf(text: string): string | undefined {
  try {
    const health: unknown = JSON.parse(text);
    const commit = typeof health === 'object' && health !== null && 'commit' in health ? health.commit : undefined;
    return typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
  } catch {
    return undefined;
  }
}

function checkFile(answer: Answer | string, content: RegExp, type: RegExp): string | undefined {
  if (typeof answer === 'string') return answer;
  if (answer.status !== 200) return wrongStatus(answer.status);
  if (!type.test(answer.type)) return `не тот тип / wrong type: ${JSON.stringify(answer.type)}`;
  return content.test(answer.text) ? undefined : 'не то содержание / wrong content';
}

function wrongStatus(status: number): string {
  return `ответ / answer ${status}`;
}
