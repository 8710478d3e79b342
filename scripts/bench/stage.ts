// One stage of a build alone, in a process of its own: node scripts/bench/stage.ts search|feeds|pictures CONTENT OUT NOW
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CalendarEvent } from '../../src/domain/event.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { fixedStamps } from '../../src/domain/stamp.ts';
import { drawEventPicture } from '../../src/formats/event-picture.ts';
import { type FeedSource, feedWindow } from '../../src/formats/feed.ts';
import { toICalendar } from '../../src/formats/icalendar.ts';
import { toRss } from '../../src/formats/rss.ts';
import { namesOf, toSearchRecord } from '../../src/formats/search-record.ts';
import { checkContent } from '../../src/io/content-check.ts';
import { toPicture } from '../../src/io/event-picture.ts';
import { writeSearchIndex } from '../../src/io/search-index.ts';

const [stage, folder = '', out = '', at = ''] = process.argv.slice(2);
const now = Temporal.Instant.from(at);
const content = checkContent(folder, now);
const { registry, check } = content;
if (!registry || !check) throw new Error(`${folder} cannot be read.`);
const occurrencesOf = (event: CalendarEvent) => check.expansions.get(event.id)?.occurrences ?? [];

const start = performance.now();
const STAGES: Readonly<Record<string, (registry: Registry) => Promise<number>>> = { search, feeds, pictures };
const items = (await STAGES[stage ?? '']?.(registry)) ?? 0;
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, items }));

async function search(registry: Registry): Promise<number> {
  const records = function* () {
    for (const event of registry.events.values()) {
      const body = content.bodies.get(event.file) ?? '';
      yield toSearchRecord({ event, occurrences: occurrencesOf(event), body }, { registry, now });
    }
  };
  return (await writeSearchIndex(records(), namesOf(registry), join(out, 'pagefind'))).records;
}

/** The feeds of everything and of each region, and a calendar file for each event, in one language. */
async function feeds(registry: Registry): Promise<number> {
  const site = 'https://example.org';
  const source: FeedSource = {
    registry,
    stamps: fixedStamps(registry.settings.stamp),
    now,
    locale: 'ru',
    occurrencesOf,
    eventAddress: (id) => `${site}/events/${id}/`,
  };
  let written = 0;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
    written++;
  };
  const all = [...registry.events.values()];
  const groups = new Map<string, CalendarEvent[]>([['', all]]);
  for (const id of registry.regions.keys()) groups.set(`regions/${id}/`, []);
  for (const event of all) groups.get(`regions/${event.region}/`)?.push(event);
  for (const [path, events] of groups) {
    const about = { name: 'MIVENT', description: 'MIVENT', events, page: `${site}/${path}` };
    const calendar = { ...about, address: `${site}/${path}calendar.ics`, window: feedWindow(now) };
    write(`${path}calendar.ics`, toICalendar(source, calendar).text);
    write(`${path}rss.xml`, await toRss(source, { ...about, address: `${site}/${path}rss.xml` }));
  }
  for (const event of all) {
    if (!event.time) continue;
    const path = `events/${event.id}.ics`;
    write(path, toICalendar(source, { name: event.entry.title, address: `${site}/${path}`, events: [event] }).text);
  }
  return written;
}

/** As many pictures as a site has at most, eight at a time as a build asks for them, none of them known from before. */
async function pictures(registry: Registry): Promise<number> {
  const waiting = [...registry.events.values()].slice(0, 300);
  const total = waiting.length;
  const draw = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) {
      const where = event.entry.place ?? event.region;
      const words = { numeral: '27/28', month: 'декабря 2026', dayAndHours: 'суббота, 18:00–21:00' };
      const svg = drawEventPicture({ ...words, title: event.entry.title, where, region: event.region, site: 'MIVENT' });
      if (svg !== undefined) await toPicture(svg, out);
    }
  };
  await Promise.all(Array.from({ length: 8 }, draw));
  return total;
}
