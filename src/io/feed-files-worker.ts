// Runs in a thread of its own: see feed-files.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { CalendarEvent } from '../domain/event.ts';
import { toPublishable } from '../domain/publishable.ts';
import { assembleRegistry, type Registry } from '../domain/registry.ts';
import { knownSubjects, SUBJECT_KINDS, subjectsOf } from '../domain/subject.ts';
import { eventCalendar, eventPage, localeFolder } from '../formats/addresses.ts';
import type { FeedSource } from '../formats/feed.ts';
import { toICalendar } from '../formats/icalendar.ts';
import { type FeedContents, type FeedFile, writeCalendarFeed, writeNewsFeed } from '../formats/subject-feed.ts';
import { checkContent } from './content-check.ts';
import type { FeedFilesOptions } from './feed-files.ts';
import { readGitStamps } from './git-stamps.ts';

// What `writeFeedFiles` has passed.
const { folder, outDir, home, now: at } = workerData as FeedFilesOptions;
const now = Temporal.Instant.from(at);
const { entries, check, issues } = checkContent(folder, now, { keepBodies: false });

if (entries) {
  const { registry } = assembleRegistry(toPublishable(entries, issues).entries);
  const { stamps } = readGitStamps(folder, entries.settings.stamp);
  const feeds = listFeeds(registry);
  for (const locale of ['ru', 'en'] as const) {
    const source: FeedSource = {
      registry,
      stamps,
      now,
      locale,
      eventAddress: (id) => home + eventPage(id, locale),
      occurrencesOf: ({ id }) => check?.expansions.get(id)?.occurrences ?? [],
    };
    mkdirSync(join(outDir, localeFolder(locale), 'events'), { recursive: true });
    for (const event of registry.events.values()) {
      const path = eventCalendar(event.id, locale);
      const { text } = toICalendar(source, { name: event.entry.title, address: home + path, events: [event] });
      writeFileSync(join(outDir, path), text);
    }
    // Whoever has subscribed to what was removed is told that it is gone, by a calendar without events.
    for (const { id } of entries.settings.removed ?? []) {
      const path = eventCalendar(id, locale);
      const { text } = toICalendar(source, { name: id, address: home + path, events: [] });
      if (!registry.events.has(id)) writeFileSync(join(outDir, path), text);
    }
    for (const contents of feeds) await writeFeeds(source, contents);
  }
}

/** List what has feeds of its own: everything, and every region, venue, person, format and topic. */
function listFeeds(registry: Registry): readonly FeedContents[] {
  const events = [...registry.events.values()];
  const ofSubjects = SUBJECT_KINDS.flatMap((kind) => {
    const groups = new Map<string, CalendarEvent[]>(knownSubjects(registry, kind).map((id) => [id, []]));
    for (const event of events) for (const id of subjectsOf(event, kind)) groups.get(id)?.push(event);
    return [...groups].map(([id, events]): FeedContents => ({ subject: { kind, id }, events }));
  });
  return [{ events }, ...ofSubjects];
}

async function writeFeeds(source: FeedSource, contents: FeedContents): Promise<void> {
  const calendar = writeCalendarFeed(source, contents, home);
  write(calendar);
  if (calendar.omitted > 0) {
    console.warn(
      `${new URL(home).pathname}${calendar.path}: ${calendar.omitted} events are more than calendar programs read from one feed, and left out; those nearest to now are in it.`,
    );
  }
  write(await writeNewsFeed(source, contents, home));
}

function write({ path, text }: FeedFile): void {
  mkdirSync(join(outDir, dirname(path)), { recursive: true });
  writeFileSync(join(outDir, path), text);
}
