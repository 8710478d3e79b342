// One stage of a build alone, in a process of its own: node scripts/bench/stage.ts search|feeds|pictures CONTENT OUT NOW
import { join } from 'node:path';
import type { CalendarEvent } from '../../src/domain/event.ts';
import type { Registry } from '../../src/domain/registry.ts';
import { fixedStamps } from '../../src/domain/stamp.ts';
import { drawEventPicture } from '../../src/formats/event-picture.ts';
import type { FeedFile } from '../../src/formats/feed.ts';
import { listFeedFiles } from '../../src/formats/feed-files.ts';
import { namesOf, toSearchRecord } from '../../src/formats/search-record.ts';
import { LOCALES } from '../../src/i18n/interface.ts';
import { checkContent } from '../../src/io/content-check.ts';
import { toPicture } from '../../src/io/event-picture.ts';
import { writeFiles } from '../../src/io/feed-files.ts';
import { writeSearchIndex } from '../../src/io/search-index.ts';

const [stage, folder = '', out = '', at = ''] = process.argv.slice(2);
const now = Temporal.Instant.from(at);
const content = checkContent(folder, now);
const { registry, check } = content;
if (!registry || !check) throw new Error(`${folder} cannot be read.`);
const occurrencesOf = (event: CalendarEvent) => check.expansions.get(event.id)?.occurrences ?? [];

/** What a stage made. */
interface Made {
  readonly items: number;
  readonly bytes?: number;
  /** What a part of it took. */
  readonly text?: Cost;
}

/** Seconds by the clock, and of the processor. */
interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const before = cost();
const STAGES: Readonly<Record<string, (registry: Registry) => Promise<Made>>> = { search, feeds, pictures };
const made = await STAGES[stage ?? '']?.(registry);
console.log(JSON.stringify({ ...since(before), ...made }));

function cost(): Cost {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpuSeconds: (user + system) / 1e6 };
}

function since({ seconds, cpuSeconds }: Cost): Cost {
  const now = cost();
  return { seconds: now.seconds - seconds, cpuSeconds: now.cpuSeconds - cpuSeconds };
}

async function search(registry: Registry): Promise<Made> {
  const records = function* () {
    for (const event of registry.events.values()) {
      const body = content.bodies.get(event.file) ?? '';
      yield toSearchRecord({ event, occurrences: occurrencesOf(event), body }, { registry, now });
    }
  };
  return { items: (await writeSearchIndex(records(), namesOf(registry), join(out, 'pagefind'))).records };
}

/** Every feed of the site in both languages, as a build writes them; what it takes to put them into words is counted apart. */
async function feeds(registry: Registry): Promise<Made> {
  const stamps = fixedStamps(registry.settings.stamp);
  const common = { registry, stamps, now, home: 'https://example.org/', occurrencesOf };
  let text: Cost = { seconds: 0, cpuSeconds: 0 };
  const timed = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const start = cost();
    const result = await work();
    const { seconds, cpuSeconds } = since(start);
    text = { seconds: text.seconds + seconds, cpuSeconds: text.cpuSeconds + cpuSeconds };
    return result;
  };
  const files = await timed(() => LOCALES.flatMap((locale) => listFeedFiles({ ...common, locale })));
  let bytes = 0;
  // Put into words some dozens at a time: to ask for the processor's time around each file would take a share of its own.
  for (let index = 0; index < files.length; index += 50) {
    const written = await timed(() => Promise.all(files.slice(index, index + 50).map(inWords)));
    for (const { length } of written) bytes += length;
    await writeFiles(
      written.map(({ path, text }) => ({ path, write: () => ({ text }) })),
      out,
    );
  }
  return { items: files.length, bytes, text };
}

async function inWords({ path, write }: FeedFile): Promise<{ path: string; text: string; length: number }> {
  const { text } = await write();
  return { path, text, length: Buffer.byteLength(text) };
}

/** As many pictures as a site has at most, eight at a time as a build asks for them, none of them known from before. */
async function pictures(registry: Registry): Promise<Made> {
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
  return { items: total };
}
