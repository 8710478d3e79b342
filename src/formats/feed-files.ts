import { archiveCalendars } from './archive-calendar.ts';
import { eventCalendars } from './event-calendar.ts';
import type { FeedFile, FeedSource } from './feed.ts';
import { holdsCalendars } from './holds-calendar.ts';
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
  ];
}
