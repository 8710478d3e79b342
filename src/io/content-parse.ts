import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ParsedFile, parseSourceFile } from '../formats/registry-files.ts';
import { type ListedFile, listContentFolder, readListedFile } from './content-folder.ts';
import { type ContentMemory, openContentMemory } from './content-memory.ts';

/** What a thread that helps to parse is told. */
export interface ParseTask {
  readonly folder: string;
  readonly files: readonly ListedFile[];
  readonly keepBodies: boolean;
  /** The next chunk that nobody has taken, in one shared number. */
  readonly next: SharedArrayBuffer;
}

/** What such a thread answers: each chunk it has taken, then that there is none left. */
export type ParseAnswer = ParsedChunk | 'done';

/** Some files of the task, in its order. */
export interface ParsedChunk {
  readonly chunk: number;
  readonly files: readonly ParsedFile[];
}

/** With fewer files a helper's own start and warming up cost as much as it takes over (measured on two processors). */
const WORTH_HELP = 30_000;
const CHUNK = 250;
const MAX_HELPERS = 3;

/** Below this a memory costs what it saves. */
const WORTH_REMEMBERING = 2000;

/**
 * Read and parse all files of a content folder, in the order of their paths, on as many processors as there are. Of a large
 * folder, files that have not changed since an earlier run are recalled instead, unless their texts are wanted.
 * Throws `UnreadableContentError`.
 */
export async function parseContentFolder(
  folder: string,
  keepBodies: boolean,
  openMemory: (folder: string) => ContentMemory = openContentMemory,
): Promise<readonly ParsedFile[]> {
  const files = listContentFolder(folder);
  const isFresh = keepBodies || (process.env.MIVENT_FRESH ?? '') !== '';
  if (isFresh || files.length < WORTH_REMEMBERING) return parseFiles(folder, files, keepBodies);
  const memory = openMemory(folder);
  const recalled = files.map(({ path }) => memory.recall(path));
  const parsed = await parseFiles(
    folder,
    files.filter((_, index) => recalled[index] === undefined),
    keepBodies,
  );
  let next = 0;
  const all = recalled.flatMap((known) => known ?? parsed[next++] ?? []);
  memory.keep(all);
  return all;
}

/** A helper that fails costs time, not files: what it has not answered is done here. */
async function parseFiles(folder: string, files: readonly ListedFile[], keepBodies: boolean): Promise<ParsedFile[]> {
  const task: ParseTask = { folder, files, keepBodies, next: new SharedArrayBuffer(4) };
  const chunks: (readonly ParsedFile[] | undefined)[] = Array.from({ length: Math.ceil(files.length / CHUNK) });
  const helpers = files.length < WORTH_HELP ? 0 : Math.min(MAX_HELPERS, availableParallelism() - 1);
  const helped = Array.from({ length: helpers }, () => runHelper(task, chunks));
  for (const { chunk, files: parsed } of parseChunks(task)) chunks[chunk] = parsed;
  await Promise.all(helped);
  return chunks.flatMap((parsed, chunk) => parsed ?? parseChunk(task, chunk));
}

/** Take chunks as long as there are any that nobody has taken. */
export function* parseChunks(task: ParseTask): Generator<ParsedChunk> {
  const next = new Int32Array(task.next);
  for (;;) {
    const chunk = Atomics.add(next, 0, 1);
    if (chunk * CHUNK >= task.files.length) return;
    yield { chunk, files: parseChunk(task, chunk) };
  }
}

function parseChunk({ folder, files, keepBodies }: ParseTask, chunk: number): readonly ParsedFile[] {
  const listed = files.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
  return listed.map((file) => parseSourceFile(readListedFile(folder, file), keepBodies));
}

function runHelper(task: ParseTask, chunks: (readonly ParsedFile[] | undefined)[]): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./content-parse-worker.ts', import.meta.url), { workerData: task });
    // A thread takes its time to end: nobody waits for that.
    worker.unref();
    worker.on('message', (answer: ParseAnswer) => {
      if (answer === 'done') resolve();
      else chunks[answer.chunk] = answer.files;
    });
    // Whatever it was, doing the same work here meets it again and tells it better.
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}
