import { apiFiles } from './api-files.ts';
import { archiveCalendars } from './archive-calendar.ts';
import { changesFeeds } from './changes-feed.ts';
import { eventCalendars } from './event-calendar.ts';
import type { FeedFile, FeedSource, SharedSource } from './feed.ts';
import { holdsCalendars } from './holds-calendar.ts';
import { jsonFeeds } from './json-feed.ts';
import { occurrenceCalendars } from './occurrence-calendar.ts';
import { subjectFeeds } from './subject-feed.ts';

/** List every file of the site that programs read again and again, in one language; nothing is written yet. */
export function listFeedFiles(source: FeedSource): FeedFile[] {
  return [
    ...eventCalendars(source),
    ...occurrenceCalendars(source),
    ...subjectFeeds(source),
    ...holdsCalendars(source),
    ...archiveCalendars(source),
    ...changesFeeds(source),
    ...jsonFeeds(source),
  ];
}

/** List every such file that is the same in both languages; nothing is written yet. */
export function listSharedFiles(source: SharedSource): FeedFile[] {
  return apiFiles(source);
}
