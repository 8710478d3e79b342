import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Collection, idOfFile, type ParsedFile } from '../formats/registry-files.ts';

/**
 * What the check has read in earlier runs: sound files, by their size, times and inode, as Git's index knows what has not
 * changed. It saves reading, never judging. Whatever goes wrong with it costs time, not files.
 */
export interface ContentMemory {
  /** Get what a file gave when it was last read, if it is still the same. */
  readonly recall: (path: string) => ParsedFile | undefined;
  /** Remember what all files of the folder have given, in place of what was known. */
  readonly keep: (files: readonly ParsedFile[]) => void;
}

const PLACE = join(import.meta.dirname, '../../node_modules/.cache/content');

/**
 * A file changed so shortly before it was read could be changed again within one tick of the clock, and look the same
 * (the «racy Git» problem): such a file is read again next time. Coarse file systems tick every two seconds.
 */
const TICK = 3000;

/** Open the memory of a content folder. `place` is where memories are kept, `tick` in milliseconds. */
export function openContentMemory(folder: string, place = PLACE, tick = TICK): ContentMemory {
  const file = join(place, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.jsonl`);
  const code = codeVersion();
  const known = new Map<string, Remembered>();
  let begun: number | undefined;
  try {
    mkdirSync(place, { recursive: true });
    // Its own time is told by the clock that tells the times of the files.
    writeFileSync(`${file}.${process.pid}`, '');
    begun = statSync(`${file}.${process.pid}`).mtimeMs;
    for (const entry of readMemory(file, code)) known.set(entry[0], entry);
  } catch {
    // No memory, or none that can be read: everything is read anew.
  }
  const stamps = new Map<string, string>();
  return {
    recall: (path) => {
      const stamp = stampOf(join(folder, path));
      if (stamp === undefined) return undefined;
      stamps.set(path, stamp);
      const entry = known.get(path);
      if (!entry || entry[1] !== stamp) return undefined;
      const [, , collection, data] = entry;
      return { path, issues: [], collection, entry: { id: idOfFile(path), file: path, data } };
    },
    keep: (files) => {
      if (begun === undefined) return;
      try {
        const sound = files.flatMap((parsed): Remembered[] => {
          const { path, collection, entry, issues } = parsed;
          const stamp = stamps.get(path);
          if (!entry || !collection || issues.length > 0 || stamp === undefined) return [];
          return isSettled(stamp, (begun ?? 0) - tick) ? [[path, stamp, collection, entry.data]] : [];
        });
        // Little news is not worth writing all of it again.
        const news = sound.filter(([path, stamp]) => known.get(path)?.[1] !== stamp).length;
        if (news * 50 > sound.length) writeMemory(file, code, sound);
      } catch {
        // A full disk is no reason to fail.
      } finally {
        rmSync(`${file}.${process.pid}`, { force: true });
      }
    },
  };
}

/** Path, stamp, collection, front matter. */
type Remembered = readonly [path: string, stamp: string, collection: Collection, data: unknown];

/** Size, change times and inode of a regular file: what Git's index goes by. */
function stampOf(place: string): string | undefined {
  const found = lstatSync(place, { throwIfNoEntry: false });
  return found?.isFile() ? `${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}` : undefined;
}

function isSettled(stamp: string, latest: number): boolean {
  const [, mtime = '', ctime = ''] = stamp.split(' ');
  return Number(mtime) < latest && Number(ctime) < latest;
}

/** Whatever reads a file decides what it gives: another version of the code remembers nothing. */
function codeVersion(): string {
  const hash = createHash('sha256').update(process.version);
  for (const room of ['../domain', '../formats']) {
    const folder = join(import.meta.dirname, room);
    for (const name of readdirSync(folder).sort()) hash.update(`${name} ${stampOf(join(folder, name))}\n`);
  }
  return hash.update(stampOf(join(import.meta.dirname, '../../package-lock.json')) ?? '').digest('hex');
}

const LINES = 500;

function* readMemory(file: string, code: string): Generator<Remembered> {
  const bytes = readFileSync(file);
  // Line by line: one text of all would take twice its room in memory.
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const line: unknown = JSON.parse(bytes.toString('utf8', start, end));
    // The first line names the code that wrote the others, and no other file has this shape.
    if (start === 0 && line !== code) return;
    if (start > 0) yield* line as readonly Remembered[];
    start = end + 1;
  }
}

function writeMemory(file: string, code: string, entries: readonly Remembered[]): void {
  const lines = [JSON.stringify(code)];
  for (let index = 0; index < entries.length; index += LINES)
    lines.push(JSON.stringify(entries.slice(index, index + LINES)));
  // In one step, so that another run reads either the old or the new.
  writeFileSync(`${file}.${process.pid}`, `${lines.join('\n')}\n`);
  renameSync(`${file}.${process.pid}`, file);
}
