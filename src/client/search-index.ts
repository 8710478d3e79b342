import {
  CARDS_PER_FILE,
  type Column,
  type Columns,
  type Facet,
  type FoundCard,
  type SearchEntry,
} from '../formats/search-table.ts';

/** An event that was found: its place in the search, and how well it answers. */
export interface Hit {
  readonly event: number;
  readonly score: number;
}

/** The search of the site, of which a browser loads no more than it asks for. */
export interface SearchIndex {
  readonly entry: SearchEntry;
  /** Find the events that have all words of a text; whatever begins with them, and forms of Russian words. */
  find(text: string): Promise<readonly Hit[]>;
  /** What results show. Results that lie together come together. */
  cards(events: readonly number[]): Promise<readonly FoundCard[]>;
  columns(facets: readonly Facet[]): Promise<Columns>;
  /** Ids of all events, by their place in the search. */
  ids(): Promise<readonly string[]>;
  /** Names that a misspelt word may have meant. */
  names(): Promise<readonly string[]>;
  /** Tell whether the site can be reached: the engine keeps silent of a part that it could not load, and finds nothing. */
  isThere(): Promise<boolean>;
  close(): void;
}

/** Open the search whose files lie below `folder`. Its engine is loaded when something is looked for. */
export async function openSearchIndex(folder: string): Promise<SearchIndex> {
  const readEntry = async () => {
    const response = await fetch(`${folder}entry.json`, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.json();
  };
  // What the build of this very site has written.
  const entry: SearchEntry = await readEntry();
  const packs = new Map<string, Promise<unknown>>();
  const read = async <Content>(name: string): Promise<Content> => {
    const known = packs.get(name) ?? readPack(`${folder}${entry.version}/${name}.pack`);
    packs.set(name, known);
    try {
      // What the build has written under this name.
      return (await known) as Content;
    } catch (error) {
      packs.delete(name);
      throw error;
    }
  };
  let engines: readonly Engine[] | undefined;
  const close = () => {
    for (const engine of engines ?? []) engine.close();
    engines = undefined;
  };
  return {
    entry,
    find: async (text) => {
      engines ??= entry.indexes.map((name) => startEngine(`${folder}${name}/`));
      try {
        return (await Promise.all(engines.map((engine) => engine.find(text)))).flat();
      } catch (error) {
        close();
        throw error;
      } finally {
        if (engines?.some((engine) => engine.isTired())) close();
      }
    },
    cards: (events) =>
      Promise.all(
        events.map(async (event) => {
          const pack = await read<readonly FoundCard[]>(String(Math.floor(event / CARDS_PER_FILE)));
          const card = pack[event % CARDS_PER_FILE];
          if (!card) throw new Error(`The search has no event ${event}.`);
          return card;
        }),
      ),
    columns: async (facets) =>
      Object.fromEntries(await Promise.all(facets.map(async (facet) => [facet, await read<Column>(facet)] as const))),
    ids: () => read('ids'),
    names: () => read('names'),
    isThere: () =>
      readEntry().then(
        () => true,
        () => false,
      ),
    close,
  };
}

/** Packs are compressed in themselves; a server that compresses them again is undone by the browser. */
async function readPack(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${response.status} ${address}`);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json();
}

interface Engine {
  find(text: string): Promise<readonly Hit[]>;
  /** It remembers every result it has ever told: after many it is better closed and opened again. */
  isTired(): boolean;
  close(): void;
}

/** The part used here of what Pagefind's worker answers (pagefind-worker.js of Pagefind 1.6). */
interface EngineAnswer {
  readonly id: string;
  readonly error?: string;
  readonly result?: { readonly results: readonly { readonly id: string; readonly score: number }[] };
}

const MOST_REMEMBERED = 100_000;

/**
 * Start Pagefind's worker and ask it directly: half the script of asking through `pagefind.js`, and the page itself need not
 * be allowed to run WebAssembly.
 */
function startEngine(folder: string): Engine {
  const worker = new Worker(`${folder}pagefind-worker.js`);
  const waiting = new Map<string, { resolve(answer: EngineAnswer): void; reject(error: Error): void }>();
  let count = 0;
  let remembered = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<EngineAnswer>) => {
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${folder}pagefind-worker.js has failed.`));
    waiting.clear();
  });
  const ask = async (method: string, ...args: readonly unknown[]) => {
    const id = String(count++);
    const answer = await new Promise<EngineAnswer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args });
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  };
  // It loads parts of its index while it searches: a second question meanwhile breaks its memory («unreachable»).
  let turn: Promise<unknown> = ask('init', { basePath: folder, baseUrl: '/', language: 'ru' });
  return {
    find: async (text) => {
      const answer = turn.then(() => ask('search', text, {}));
      turn = answer.catch(() => undefined);
      const results = (await answer)?.results ?? [];
      remembered += results.length;
      return results.map(({ id, score }) => ({ event: Number.parseInt(id, 36), score }));
    },
    isTired: () => remembered > MOST_REMEMBERED,
    close: () => {
      worker.terminate();
      for (const { reject } of waiting.values()) reject(new Error('The search was closed.'));
    },
  };
}
