/** What the bot keeps about an application in its own comment, out of sight. Times are epoch milliseconds. */
export interface ClaimRecord {
  /** When each slot was first seen, by its hash. */
  readonly since: ReadonlyMap<string, number>;
  /** The commit that was read last, and when it was first seen. */
  readonly head: string;
  readonly pushed: number;
  /** When its author was last heard of. */
  readonly active: number;
  /** Whom a review was asked of, whether or not they may give one. */
  readonly asked: readonly string[];
}

/** A hash of a slot is so long: 9 bytes in base 64, without a filling at its end. */
export const HASH_LENGTH = 12;
/** So many slots are remembered; a series of years takes fewer, and a comment has no room for more. */
export const MOST_SLOTS = 2000;

const OPENING = '<!-- mivent:application ';
/** Only at the very end: what a stranger has written above may look like anything. */
const MARKER = /<!-- mivent:application (\{[^\n]*\}) -->\s*$/;

/** Tell whether a comment is the one that is kept current, whatever has become of its record. Its author must be asked, too. */
export function isMarked(body: string): boolean {
  return body.includes(OPENING);
}

/** Write down what the bot keeps. Nothing in it can end the comment of HTML that it stands in. */
export function formatMarker({ since, head, pushed, active, asked }: ClaimRecord): string {
  const slots = [...since].sort(([a, at], [b, bt]) => at - bt || (a < b ? -1 : 1)).slice(0, MOST_SLOTS);
  const claims = Object.fromEntries(
    [...Map.groupBy(slots, ([, at]) => at)].map(([at, group]) => [toIso(at), group.map(([hash]) => hash).join('')]),
  );
  const text = JSON.stringify({ claims, head, pushed: toIso(pushed), active: toIso(active), asked });
  return `${OPENING}${text.replaceAll('>', '\\u003e')} -->`;
}

function toIso(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toString();
}

/** Read what the bot has kept. Nothing of it where somebody has broken it: then all is seen for the first time. */
export function parseMarker(body: string): ClaimRecord | undefined {
  const text = MARKER.exec(body)?.[1];
  if (text === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || !isRecord(data.claims)) return undefined;
    const since = new Map<string, number>();
    for (const [time, hashes] of Object.entries(data.claims)) {
      const at = toMoment(time);
      for (let start = 0; start < String(hashes).length; start += HASH_LENGTH)
        since.set(String(hashes).slice(start, start + HASH_LENGTH), at);
    }
    const asked = Array.isArray(data.asked) ? data.asked.filter((login) => typeof login === 'string') : [];
    return { since, head: String(data.head), pushed: toMoment(data.pushed), active: toMoment(data.active), asked };
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws where there is none. */
function toMoment(value: unknown): number {
  return Temporal.Instant.from(String(value)).epochMilliseconds;
}
