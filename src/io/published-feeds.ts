import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPublishedFeeds, type PublishedFeeds, parsePublishedFeeds } from '../formats/published-feeds.ts';
import { PROJECT_CONTENT } from './content-check.ts';
import { readFeedFiles } from './feed-source.ts';

const PUBLISHED_FEEDS = join(import.meta.dirname, '../site/published-feeds.txt');

/** Read what the project has promised: the addresses of `src/site/published-feeds.txt`. */
export function readPublishedFeeds(): PublishedFeeds {
  return parsePublishedFeeds(existsSync(PUBLISHED_FEEDS) ? readFileSync(PUBLISHED_FEEDS, 'utf8') : '');
}

/** Write the promise down. */
export function writePublishedFeeds(feeds: PublishedFeeds): void {
  writeFileSync(PUBLISHED_FEEDS, formatPublishedFeeds(feeds));
}

/** List the address of every feed of a content folder, below the site's base path. Nothing is built. */
export function listFeedAddresses(now: Temporal.Instant, folder: string = PROJECT_CONTENT): readonly string[] {
  return readFeedFiles({ folder, home: 'https://example.org/', now: now.toString() }).map(({ path }) => path);
}
