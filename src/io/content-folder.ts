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
  for (const file of listContentFolder(folder)) yield readListedFile(folder, file);
}

/** A file that has been seen but not read. `path` is relative to the content folder. */
export interface ListedFile {
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'special';
}

/** List the files of a content folder, in the order of their paths. Throws `UnreadableContentError`. */
export function listContentFolder(folder: string): ListedFile[] {
  const files: ListedFile[] = [];
  walk(folder, '', files);
  return files;
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
  return found && !found.isDirectory() ? readListedFile(folder, { path, kind: kindOf(found) }) : undefined;
}

function walk(folder: string, prefix: string, files: ListedFile[]): void {
  for (const entry of list(join(folder, prefix))) {
    if (entry.name.startsWith('.')) continue;
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) walk(folder, path, files);
    else files.push({ path, kind: kindOf(entry) });
  }
}

function kindOf(entry: Dirent | Stats): ListedFile['kind'] {
  if (entry.isSymbolicLink()) return 'symlink';
  return entry.isFile() ? 'file' : 'special';
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UnreadableContentError(folder, error);
  }
}

/** Read a listed file. Throws `UnreadableContentError`. */
export function readListedFile(folder: string, { path, kind }: ListedFile): SourceFile {
  if (kind !== 'file') return { kind, path };
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
      const isWhole = read < buffer.length - length;
      length += read;
      if (isWhole || length === buffer.length) break;
    }
    if (length > MAX_CONTENT_BYTES) return { kind: 'too-large', path, size: statSync(place).size };
    const bytes = buffer.subarray(0, length);
    return isUtf8(bytes) ? { kind: 'text', path, text: bytes.toString('utf8') } : { kind: 'not-utf8', path };
  } finally {
    closeSync(descriptor);
  }
}
