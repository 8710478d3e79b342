import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parseSourceFile } from '../formats/registry-files.ts';
import { evening, makeFolder, SMALL_REGISTRY, writeFiles } from './content-folder.test-support.ts';
import { readContentFolder } from './content-folder.ts';
import { openContentMemory } from './content-memory.ts';
import { parseContentFolder } from './content-parse.ts';

const A = 'events/me-16/a.md';
const FILES = { ...SMALL_REGISTRY, [A]: evening(), 'events/me-16/broken.md': 'x' };

const read = (folder: string) => Array.from(readContentFolder(folder), (file) => parseSourceFile(file));

/** A folder that was read, and the place where what it gave is remembered. */
async function remembered(tick = 1) {
  const [folder, place] = [makeFolder(FILES), makeFolder()];
  // The clock of the file system has moved on since the files were written.
  await sleep(40);
  const memory = openContentMemory(folder, place, tick);
  const files = read(folder);
  for (const { path } of files) memory.recall(path);
  memory.keep(files);
  return { folder, place, files };
}

test('what has not changed is recalled as it was read; what is broken is read again', async () => {
  const { folder, place, files } = await remembered();
  const { recall } = openContentMemory(folder, place, 1);
  for (const { path, entry, ...file } of files) {
    const isKept = entry !== undefined;
    expect(recall(path), path).toEqual(isKept ? { issues: [], path, collection: file.collection, entry } : undefined);
  }
  expect(recall('events/me-16/none.md')).toBeUndefined();
});

test('a change is seen, though it keeps size and time', async () => {
  const { folder, place } = await remembered();
  const file = join(folder, A);
  const { atime, mtime } = statSync(file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('18:00', '19:00'));
  utimesSync(file, atime, mtime);
  expect(openContentMemory(folder, place, 1).recall(A)).toBeUndefined();
});

test('what was changed within one tick before it was read is not trusted', async () => {
  const { folder, place } = await remembered(60_000);
  expect(openContentMemory(folder, place, 60_000).recall(A)).toBeUndefined();
});

test('another folder, another version of the code, a damaged memory: everything is read anew', async () => {
  const { folder, place } = await remembered();
  expect(openContentMemory(makeFolder(FILES), place, 1).recall(A)).toBeUndefined();
  const [file = ''] = readdirSync(place).filter((name) => name.endsWith('.jsonl'));
  const text = readFileSync(join(place, file), 'utf8');
  for (const damaged of [text.replace(/^".{10}/, '"0000000000'), text.slice(0, text.length / 2), 'null\n', '']) {
    writeFileSync(join(place, file), damaged);
    expect(openContentMemory(folder, place, 1).recall(A), damaged.slice(0, 30)).toBeUndefined();
  }
});

test('a place that cannot be written remembers nothing and fails nothing', () => {
  const folder = makeFolder({ ...FILES, taken: 'a file, no folder' });
  const memory = openContentMemory(folder, join(folder, 'taken/cache'), 1);
  expect(memory.recall(A)).toBeUndefined();
  memory.keep(read(folder));
});

test('a large folder gives the same from memory as from its files, and leaves nothing but its memory behind', async () => {
  const [folder, place] = [makeFolder(SMALL_REGISTRY), makeFolder()];
  const days = Array.from({ length: 2100 }, (_, index) => index);
  writeFiles(
    folder,
    Object.fromEntries(days.map((day) => [`events/me-16/e${day}.md`, evening({ title: `Встреча ${day}` })])),
  );
  await sleep(40);
  const open = (path: string) => openContentMemory(path, place, 1);
  const first = await parseContentFolder(folder, false, open);
  const second = await parseContentFolder(folder, false, open);
  expect(second).toEqual(first);
  expect(open(folder).recall('events/me-16/e7.md')?.entry).toEqual(
    first.find(({ path }) => path.endsWith('/e7.md'))?.entry,
  );
  writeFiles(folder, { 'events/me-16/e7.md': evening({ title: 'Другое' }), 'events/me-16/e8.md': undefined });
  const third = await parseContentFolder(folder, false, open);
  expect(third).toEqual(read(folder));
  expect(readdirSync(place)).toHaveLength(1);
  expect(existsSync(join(folder, '.cache'))).toBe(false);
});
