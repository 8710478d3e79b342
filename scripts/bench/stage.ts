// One stage of a build alone, in a process of its own: node scripts/bench/stage.ts search|feeds|pictures CONTENT OUT NOW
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CalendarEvent } from '../../src/domain/event.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { fixedStamps } from '../../src/domain/stamp.ts';
import { drawEventPicture } from '../../src/formats/event-picture.ts';
import { listFeedFiles } from '../../src/formats/feed-files.ts';
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

/** Every feed of the site in both languages, as a build writes them. */
async function feeds(registry: Registry): Promise<number> {
  const stamps = fixedStamps(registry.settings.stamp);
  const common = { registry, stamps, now, home: 'https://example.org/', occurrencesOf };
  let written = 0;
  for (const locale of ['ru', 'en'] as const) {
    for (const { path, write } of listFeedFiles({ ...common, locale })) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), (await write()).text);
      written++;
    }
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
