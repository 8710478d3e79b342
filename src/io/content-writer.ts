import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Write a new file into a content folder. Tells whether it did: a file that is there already is never touched. */
export function writeNewFile(folder: string, path: string, text: string): boolean {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  try {
    writeFileSync(place, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
