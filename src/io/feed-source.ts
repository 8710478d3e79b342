import type { DatedChange } from '../domain/event-change.ts';
import { findGone } from '../domain/gone-entries.ts';
import type { Severity } from '../domain/issue.ts';
import { toPublishable } from '../domain/publishable.ts';
import { assembleRegistry } from '../domain/registry.ts';
import { newestChanges } from '../formats/event-history.ts';
import type { FeedFile, SharedSource } from '../formats/feed.ts';
import { listFeedFiles, listSharedFiles } from '../formats/feed-files.ts';
import { MAX_NEWS_ITEMS } from '../formats/rss-channel.ts';
import { checkContent } from './content-check.ts';
import { readHead } from './git.ts';
import { readGitStamps } from './git-stamps.ts';

/** What feeds are made from, and what they say of the site. */
export interface FeedOptions {
  /** The content folder. */
  readonly folder: string;
  /** The site's own address with its base path; ends with a slash. */
  readonly home: string;
  /** ISO. */
  readonly now: string;
}

/** Read a content folder and its history, and list its feeds: those of each language, and what is the same in both. Without settings there are none. */
export function readFeedFiles({ folder, home, now: at }: FeedOptions): FeedFile[] {
  const now = Temporal.Instant.from(at);
  const { entries, check, issues } = checkContent(folder, now, { keepBodies: false });
  if (!entries) return [];
  const { registry } = assembleRegistry(toPublishable(entries, issues).entries);
  const { stamps, revisions } = readGitStamps(folder, entries.settings);
  const count = (wanted: Severity) => issues.filter(({ severity }) => severity === wanted).length;
  let changes: readonly DatedChange[] | undefined;
  const source: SharedSource = {
    registry,
    stamps,
    now,
    home,
    occurrencesOf: ({ id }) => check?.expansions.get(id)?.occurrences ?? [],
    commit: readHead(folder),
    issues: { errors: count('error'), warnings: count('warning') },
    gone: findGone(stamps, entries),
    // Both languages tell the same.
    newestChanges: () => (changes ??= newestChanges(revisions, registry, now, MAX_NEWS_ITEMS)),
  };
  return [
    ...listSharedFiles(source),
    ...(['ru', 'en'] as const).flatMap((locale) => listFeedFiles({ ...source, locale })),
  ];
}
