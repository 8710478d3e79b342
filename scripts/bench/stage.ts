// One stage of a build alone, in a process of its own: node scripts/bench/stage.ts search|feeds|pictures CONTENT OUT NOW
import { join } from 'node:path';
import type { Registry } from '../../src/domain/registry.ts';
import { drawEventPicture } from '../../src/formats/event-picture.ts';
import type { FeedFile } from '../../src/formats/feed.ts';
import { namesOf, toSearchRecord } from '../../src/formats/search-record.ts';
import { type CheckedContent, checkContent } from '../../src/io/content-check.ts';
import { toPicture } from '../../src/io/event-picture.ts';
import { writeFiles } from '../../src/io/feed-files.ts';
import { readFeedFiles } from '../../src/io/feed-source.ts';
import { writeSearchIndex } from '../../src/io/search-index.ts';

const [stage, folder = '', out = '', at = ''] = process.argv.slice(2);
const now = Temporal.Instant.from(at);

/** What a stage made. */
interface Made {
  readonly items: number;
  readonly bytes?: number;
  /** What its parts took. */
  readonly parts?: Readonly<Record<string, Cost>>;
}

/** Seconds by the clock, and of the processor. */
interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const STAGES: Readonly<Record<string, () => Promise<Made & Cost>>> = { search, feeds, pictures };
console.log(JSON.stringify(await STAGES[stage ?? '']?.()));

function cost(): Cost {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpuSeconds: (user + system) / 1e6 };
}

function since({ seconds, cpuSeconds }: Cost): Cost {
  const now = cost();
  return { seconds: now.seconds - seconds, cpuSeconds: now.cpuSeconds - cpuSeconds };
}

/** Read the registry, then do what is measured. */
async function withContent(work: (content: CheckedContent, registry: Registry) => Promise<number>) {
  const content = checkContent(folder, now);
  if (!content.registry) throw new Error(`${folder} cannot be read.`);
  const before = cost();
  const items = await work(content, content.registry);
  return { ...since(before), items };
}

function search(): Promise<Made & Cost> {
  return withContent(async ({ bodies, check }, registry) => {
    const records = function* () {
      for (const event of registry.events.values()) {
        const occurrences = check?.expansions.get(event.id)?.occurrences ?? [];
        yield toSearchRecord({ event, occurrences, body: bodies.get(event.file) ?? '' }, { registry, now });
      }
    };
    return (await writeSearchIndex(records(), namesOf(registry), join(out, 'pagefind'))).records;
  });
}

/** Everything that programs read in both languages, as a build makes it in a thread of its own, from reading the content on. */
async function feeds(): Promise<Made & Cost> {
  const parts = new Map<string, Cost>();
  const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    const start = cost();
    const result = await work();
    const { seconds, cpuSeconds } = since(start);
    const sum = parts.get(part);
    parts.set(part, { seconds: seconds + (sum?.seconds ?? 0), cpuSeconds: cpuSeconds + (sum?.cpuSeconds ?? 0) });
    return result;
  };
  const before = cost();
  const files = await timed('reading', () => readFeedFiles({ folder, home: 'https://example.org/', now: at }));
  let bytes = 0;
  // Put into words some dozens at a time: to ask for the processor's time around each file would take a share of its own.
  for (let index = 0; index < files.length; index += 50) {
    const written = await timed('text', () => Promise.all(files.slice(index, index + 50).map(inWords)));
    for (const { length } of written) bytes += length;
    const asTheyAre = written.map(({ path, text }): FeedFile => ({ path, write: () => ({ text }) }));
    await timed('disk', () => writeFiles(asTheyAre, out));
  }
  return { ...since(before), items: files.length, bytes, parts: Object.fromEntries(parts) };
}

async function inWords({ path, write }: FeedFile): Promise<{ path: string; text: string; length: number }> {
  const { text } = await write();
  return { path, text, length: Buffer.byteLength(text) };
}

/** As many pictures as a site has at most, eight at a time as a build asks for them, none of them known from before. */
function pictures(): Promise<Made & Cost> {
  return withContent(async (_, registry) => {
    const waiting = [...registry.events.values()].slice(0, 300);
    const total = waiting.length;
    const draw = async () => {
      for (let event = waiting.pop(); event; event = waiting.pop()) {
        const where = event.entry.place ?? event.region;
        const words = { numeral: '27/28', month: 'декабря 2026', dayAndHours: 'суббота, 18:00–21:00' };
        const { region, entry } = event;
        const svg = drawEventPicture({ ...words, title: entry.title, where, region, site: 'MIVENT' });
        if (svg !== undefined) await toPicture(svg, out);
      }
    };
    await Promise.all(Array.from({ length: 8 }, draw));
    return total;
  });
}
