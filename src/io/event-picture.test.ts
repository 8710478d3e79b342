import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { prunePictures, toPicture } from './event-picture.ts';

const drawing = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="12" height="6" fill="${color}"/></svg>`;

function makeCache(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-pictures-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'pictures');
}

test('a drawing becomes a PNG, the same bytes each time', async () => {
  const picture = await toPicture(drawing('#fab91c'), makeCache());
  expect(await toPicture(drawing('#fab91c'), makeCache())).toEqual(picture);
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 12, height: 6, hasAlpha: false });
});

test('what was made once is not made again; another drawing is', async () => {
  const cache = makeCache();
  await toPicture(drawing('#fab91c'), cache);
  const [file = ''] = readdirSync(cache);
  writeFileSync(join(cache, file), 'kept');
  expect(Buffer.from(await toPicture(drawing('#fab91c'), cache)).toString()).toBe('kept');
  await toPicture(drawing('#1a1511'), cache);
  expect(readdirSync(cache)).toHaveLength(2);
  expect(readFileSync(join(cache, file), 'utf8')).toBe('kept');
});

test('those that nobody has asked for the longest make room', async () => {
  const cache = makeCache();
  const files: string[] = [];
  for (const [index, color] of ['#000', '#111', '#222', '#333'].entries()) {
    await toPicture(drawing(color), cache);
    const file = readdirSync(cache).find((name) => !files.includes(name)) ?? '';
    files.push(file);
    utimesSync(join(cache, file), 1000 + index, 1000 + index);
  }
  // Asked for again: the oldest is the newest now.
  await toPicture(drawing('#000'), cache);
  prunePictures(cache, 2);
  expect(readdirSync(cache).sort()).toEqual([files[0], files[3]].sort());
  prunePictures(join(cache, 'nowhere'));
});
