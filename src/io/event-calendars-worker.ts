// Runs in a thread of its own: see event-calendars.ts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { toPublishable } from '../domain/publishable.ts';
import { assembleRegistry } from '../domain/registry.ts';
import { eventCalendar, eventPage, localeFolder } from '../formats/addresses.ts';
import type { FeedSource } from '../formats/feed.ts';
import { toICalendar } from '../formats/icalendar.ts';
import { checkContent } from './content-check.ts';
import type { EventCalendarsOptions } from './event-calendars.ts';
import { readGitStamps } from './git-stamps.ts';

// What `writeEventCalendars` has passed.
const { folder, outDir, home, now: at } = workerData as EventCalendarsOptions;
const now = Temporal.Instant.from(at);
const { entries, check, issues } = checkContent(folder, now, { keepBodies: false });

if (entries) {
  const { registry } = assembleRegistry(toPublishable(entries, issues).entries);
  const { stamps } = readGitStamps(folder, entries.settings.stamp);
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
  }
}
