import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

/** Where pictures wait for the next build: below Astro's root, the folder a build runs in. */
export const PICTURE_CACHE = resolve('node_modules/.cache/mivent-previews');

/** How many pictures are kept between builds: those of a few registries and of the changes of some weeks. */
const MOST_PICTURES = 1500;

/** Half the size of true colours in the same time; the drawing has five colours and the edges between them. */
const PNG = { palette: true, colours: 32, dither: 0, effort: 1, compressionLevel: 6 } as const;

/**
 * Get a drawing as PNG. What was made before is read from `cache`, where each drawing has a file of its own by its
 * hash. The same drawing gives the same bytes.
 */
export async function toPicture(svg: string, cache = PICTURE_CACHE): Promise<Uint8Array<ArrayBuffer>> {
  const made = JSON.stringify([sharp.versions.sharp, sharp.versions.vips, PNG]);
  const file = join(cache, `${createHash('sha256').update(made).update(svg).digest('hex').slice(0, 32)}.png`);
  const known = readKnown(file);
  if (known) return known;
  const picture = new Uint8Array(await sharp(Buffer.from(svg)).removeAlpha().png(PNG).toBuffer());
  mkdirSync(cache, { recursive: true });
  // Under another name first: a build that is stopped leaves no half of a picture.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, picture);
  renameSync(draft, file);
  return picture;
}

/** Remove the pictures that have not been asked for the longest, beyond a number. */
export function prunePictures(cache = PICTURE_CACHE, most = MOST_PICTURES): void {
  const files = listFiles(cache).map((name) => ({ name, used: statSync(join(cache, name)).mtimeMs }));
  files.sort((a, b) => b.used - a.used);
  for (const { name } of files.slice(most)) rmSync(join(cache, name), { force: true });
}

function readKnown(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const picture = readFileSync(file);
    const { atime } = statSync(file);
    // Asked for: it stays when others are removed.
    utimesSync(file, atime, Temporal.Now.instant().epochMilliseconds / 1000);
    return picture;
  } catch {
    return undefined;
  }
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
