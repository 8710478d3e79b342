import { lstatSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { IMAGE_PATTERN, MAX_IMAGE_BYTES } from '../formats/registry-files.ts';

/** Read an image that lies beside an event's file; nothing where there is none, or none that the registry accepts. */
export function readEventImage(folder: string, eventFile: string, name: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) || !IMAGE_PATTERN.test(name)) return undefined;
  const file = join(folder, posix.dirname(eventFile), name);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= MAX_IMAGE_BYTES ? readFileSync(file) : undefined;
}
