import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { readQuestion } from '../../src/formats/search-question.ts';
import { CARDS_PER_FILE, inOrderOfTime, type SearchEntry } from '../../src/formats/search-table.ts';

/** So many results the page of the search shows first. */
const FIRST = 6;

/** What a browser that has never been here loads for one question. */
export interface FirstQuery {
  /** Places of what was found. */
  readonly events: readonly number[];
  /** As a server with gzip would send it, in bytes: engine, index and results; without the page and its own script. */
  readonly bytes: number;
}

interface WorkerMessage {
  readonly id: string;
  readonly error?: string;
  readonly result?: { readonly results: readonly { readonly id: string }[] };
}

/**
 * Ask a search index (`writeSearchIndex`) as the page does, by Pagefind's own worker, which finds the files of the index
 * instead of the network. `today` as `2026-11-22`.
 */
export async function askFirst(folder: string, text: string, today: string): Promise<FirstQuery> {
  const loaded = new Set<string>(['entry.json']);
  const entry: SearchEntry = JSON.parse(readFileSync(join(folder, 'entry.json'), 'utf8'));
  const events = new Set<number>();
  for (const name of entry.indexes) {
    loaded.add(`${name}/pagefind-worker.js`);
    const ask = startWorker(folder, name, (file) => loaded.add(file));
    await ask('init', { basePath: `/${name}/`, baseUrl: '/', language: 'ru' });
    for (const way of readQuestion(text, today).ways) {
      const found = await ask('search', way, {});
      for (const { id } of found?.results ?? []) events.add(Number.parseInt(id, 36));
    }
  }
  const { ahead, over } = inOrderOfTime([...events], entry);
  for (const event of [...ahead, ...over].slice(0, FIRST))
    loaded.add(`${entry.version}/${Math.floor(event / CARDS_PER_FILE)}.pack`);
  const bytes = [...loaded].reduce((sum, file) => sum + sentBytes(join(folder, file)), 0);
  return { events: [...events], bytes };
}

/** Pagefind's files and ours are compressed already. */
function sentBytes(file: string): number {
  const content = readFileSync(file);
  return /\.(?:js|json)$/.test(file) ? gzipSync(content, { level: 6 }).length : content.length;
}

function startWorker(folder: string, name: string, note: (file: string) => void) {
  const waiting = new Map<string, (message: WorkerMessage) => void>();
  let listener: ((event: { readonly data: unknown }) => void) | undefined;
  const read = async (address: string) => {
    const file = address.replace(/^\//, '').replace(/\?.*$/, '');
    if (!existsSync(join(folder, file))) return { ok: false, status: 404 };
    note(file);
    const content = new Uint8Array(readFileSync(join(folder, file)));
    return {
      ok: true,
      json: async () => JSON.parse(new TextDecoder().decode(content)),
      arrayBuffer: async () => content.buffer,
    };
  };
  const self = {
    addEventListener: (_: string, listen: typeof listener) => {
      listener = listen;
    },
    postMessage: (message: WorkerMessage) => waiting.get(message.id)?.(message),
  };
  const context = createContext({ self, fetch: read, TextDecoder, TextEncoder, URL, console, setTimeout });
  new Script(readFileSync(join(folder, name, 'pagefind-worker.js'), 'utf8')).runInContext(context);
  let count = 0;
  return async (method: string, ...args: readonly unknown[]) => {
    const id = String(count++);
    const answer = await new Promise<WorkerMessage>((resolve) => {
      waiting.set(id, resolve);
      listener?.({ data: { id, method, args } });
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  };
}
