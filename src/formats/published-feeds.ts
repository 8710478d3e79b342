/** The promise that addresses of feeds live: what programs have been given, and the kinds of what they will be. */
export interface PublishedFeeds {
  /** Below the site's base path, as `regions/me-16/rss.xml`. */
  readonly addresses: readonly string[];
  /** With a name in braces for what differs: `events/{event}.ics`. */
  readonly kinds: readonly string[];
}

/** Where a promise and what is written differ. */
export interface FeedDifference {
  /** Promised, but written no more. */
  readonly gone: readonly string[];
  /** Kinds that nothing is of. */
  readonly empty: readonly string[];
  /** Written, but neither promised nor of a kind. */
  readonly unknown: readonly string[];
}

/**
 * Days follow the rule of their series, which its organisers may change, and months follow their years: their kind is
 * promised, not each of them.
 */
const BY_KIND = /\{(?:day|month)\}/;

const HEAD = `# Addresses of feeds that have been published. Never take a line away: somebody has subscribed to it, and a feed that is gone
# fails in their program without a word. \`npm run feeds -- --write\` adds what is new. With {braces}: kinds of addresses,
# written by hand. Whoever only adds events has nothing to do here.
`;

/** Read the file that holds the promise. */
export function parsePublishedFeeds(text: string): PublishedFeeds {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return {
    addresses: lines.filter((line) => !line.includes('{')),
    kinds: lines.filter((line) => line.includes('{')),
  };
}

/** Write it, sorted. `parsePublishedFeeds` reads it back. */
export function formatPublishedFeeds({ addresses, kinds }: PublishedFeeds): string {
  return `${HEAD}${[...new Set([...addresses, ...kinds])].sort().join('\n')}\n`;
}

/** Promise what is written, too. Nothing is ever taken back. */
export function promiseMore({ addresses, kinds }: PublishedFeeds, written: readonly string[]): PublishedFeeds {
  const isByKind = matcherOf(kinds.filter((kind) => BY_KIND.test(kind)));
  return { addresses: [...addresses, ...written.filter((path) => !isByKind(path))], kinds };
}

/** Compare a promise with the addresses that are written. */
export function compareFeeds({ addresses, kinds }: PublishedFeeds, written: readonly string[]): FeedDifference {
  const known = new Set(written);
  const promised = new Set(addresses);
  const isOfKind = matcherOf(kinds);
  return {
    gone: addresses.filter((address) => !known.has(address)),
    empty: kinds.filter((kind) => !written.some(matcherOf([kind]))),
    unknown: written.filter((path) => !promised.has(path) && !isOfKind(path)),
  };
}

function matcherOf(kinds: readonly string[]): (path: string) => boolean {
  const patterns = kinds.map((kind) => {
    const parts = kind.split(/\{\w+\}/).map((part) => part.replace(/[.+]/g, '\\$&'));
    return new RegExp(`^${parts.join('[^/]+')}$`);
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}
