import { isUtf8 } from 'node:buffer';
import { closeSync, type Dirent, lstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_CONTENT_BYTES } from '../formats/content-file.ts';
import { IMAGE_PATTERN, type SourceFile } from '../formats/registry-files.ts';

/** A folder or file that the machine refuses to read: nothing that a change to the content can mend. */
export class UnreadableContentError extends Error {
  readonly path: string;
  constructor(path: string, cause: unknown) {
    super(`Cannot read ${path}`, { cause });
    this.path = path;
  }
}

/**
 * Read a content folder, files in the order of their paths. Synchronous on purpose: at ten thousand small files that is
 * faster than asking for many at once. Names that begin with a dot are passed over. Throws `UnreadableContentError`.
 */
export function* readContentFolder(folder: string): Generator<SourceFile> {
  yield* walk(folder, '');
}

/** Read one file of a content folder; nothing if there is none. Throws `UnreadableContentError`. */
export function readContentFile(folder: string, path: string): SourceFile | undefined {
  const place = join(folder, path);
  let found: Stats | undefined;
  try {
    found = lstatSync(place, { throwIfNoEntry: false });
  } catch (error) {
    // A file where the path wants a folder: the path names nothing.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw new UnreadableContentError(place, error);
  }
  return found && !found.isDirectory() ? readEntry(folder, path, found) : undefined;
}

function* walk(folder: string, prefix: string): Generator<SourceFile> {
  for (const entry of list(join(folder, prefix))) {
    if (entry.name.startsWith('.')) continue;
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, path);
    else yield readEntry(folder, path, entry);
  }
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UnreadableContentError(folder, error);
  }
}

function readEntry(folder: string, path: string, entry: Dirent | Stats): SourceFile {
  if (entry.isSymbolicLink()) return { kind: 'symlink', path };
  if (!entry.isFile()) return { kind: 'special', path };
  const place = join(folder, path);
  try {
    if (IMAGE_PATTERN.test(path)) return { kind: 'image', path, size: statSync(place).size };
    return readText(place, path);
  } catch (error) {
    throw new UnreadableContentError(place, error);
  }
}

// One byte more than is allowed tells a file that is too large without reading the rest of it.
const buffer = Buffer.allocUnsafe(MAX_CONTENT_BYTES + 1);

function readText(place: string, path: string): SourceFile {
  const descriptor = openSync(place, 'r');
  try {
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length) break;
    }
    if (length > MAX_CONTENT_BYTES) return { kind: 'too-large', path, size: statSync(place).size };
    const bytes = buffer.subarray(0, length);
    return isUtf8(bytes) ? { kind: 'text', path, text: bytes.toString('utf8') } : { kind: 'not-utf8', path };
  } finally {
    closeSync(descriptor);
  }
}
