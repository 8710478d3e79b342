import type { Issue } from '../domain/issue.ts';
import { isReservedName } from './event-id.ts';
import { COLLECTIONS, collectionOf } from './registry-files.ts';

/** A file in which a pull request differs from main, as Git has it. */
export interface ProposedFile {
  /** Within the repository. */
  readonly path: string;
  /** Git's mode now and before: `100644` a file, `100755` one to execute, `120000` a link, `160000` a submodule, `000000` nothing. */
  readonly mode: string;
  readonly before: string;
  /** Bytes. */
  readonly size: number;
}

/** Where the registry lies in the repository. */
export const CONTENT_PREFIX = 'content/';

/** One pull request may change so many files: more than a year of events. */
export const MOST_FILES = 200;

/** What of a pull request is the registry's and what is not, and what no file may be, whatever it says. */
export interface SortedFiles<File> {
  /** What can be read as files of the registry, deleted ones included. */
  readonly content: readonly File[];
  /** Paths outside of the registry. */
  readonly code: readonly string[];
  /** Of the content alone; paths relative to the content folder. */
  readonly issues: readonly Issue[];
}

/** The paths of a folder and of the folders in it, by how they look to a machine that takes large and small letters for one. */
export type Names = ReadonlyMap<string, string>;

/** Get the names that are taken in a content folder. Made once for many pull requests. */
export function namesOf(paths: Iterable<string>): Names {
  const names = new Map<string, string>();
  for (const path of paths) for (const part of pathsOf(path)) names.set(fold(part), part);
  return names;
}

/**
 * Sort the files of a pull request. `taken` are the names on main; whoever may write to the repository may change code along with
 * events, others are asked to part the two.
 */
export function sortProposedFiles<File extends ProposedFile>(
  files: readonly File[],
  taken: Names,
  mayWrite: boolean,
): SortedFiles<File> {
  const content = files.filter(({ path }) => isOfContent(path));
  const code = files.filter(({ path }) => !isOfContent(path)).map(({ path }) => path);
  const [first] = content;
  if (!first) return { content, code, issues: [] };
  if (files.length > MOST_FILES)
    return {
      content: [],
      code,
      issues: [error(first.path, 'file-size', 'many', { count: files.length, limit: MOST_FILES })],
    };
  const issues = content.flatMap(checkEntry);
  if (code.length > 0 && !mayWrite) {
    const paths = code.length > 5 ? [...code.slice(0, 5), '…'] : code;
    issues.push(error(first.path, 'file-placement', 'outside', { paths: paths.map(toVisible) }));
  }
  const readable = content.filter(
    ({ path }) => !relative(path).split('/').some(isUnreadable) && path !== relative(path),
  );
  return { content: readable, code, issues: [...issues, ...checkCase(readable, taken)] };
}

/** The folder itself could be put in place of all that lies in it. */
function isOfContent(path: string): boolean {
  return path.startsWith(CONTENT_PREFIX) || `${path}/` === CONTENT_PREFIX;
}

function isGone({ mode }: ProposedFile): boolean {
  return /^0+$/.test(mode);
}

/** What a registry, or its pages and accounts, may consist of. */
const ENDINGS = /\.(?:md|ya?ml|json|jsonl|csv)$/;

/** The first thing that a file must not be; the rest follows when that is mended. */
function checkEntry(file: ProposedFile): Issue[] {
  const { path, mode } = file;
  if (isGone(file)) return [];
  const own = relative(path);
  const parts = own.split('/');
  if (parts.some(isTrick)) return [error(path, 'file-name', 'path', { path: toVisible(own) })];
  const reserved = parts.find(isReservedName);
  if (reserved !== undefined) {
    const suggestion = reserved.replace(/^\w+/, '$&-2027').toLowerCase();
    return [error(path, 'file-name', 'reserved', { name: reserved, suggestion })];
  }
  if (parts.some((part) => part.startsWith('.')))
    return parts.at(-1) === '.gitkeep' ? [] : [error(path, 'file-name', 'hidden', { path: own })];
  if (mode === '160000') return [error(path, 'file-kind', 'submodule')];
  if (mode === '100755') return [error(path, 'file-kind', 'executable')];
  // The reader of files tells links, and what lies in the folders that it knows.
  if (mode === '120000') return own === path ? [error(path, 'file-kind', 'symlink')] : [];
  if (collectionOf(own) !== undefined || ENDINGS.test(own)) return [];
  const name = parts.at(-1) ?? '';
  return [error(path, 'file-kind', 'foreign', { name, known: COLLECTIONS.map((folder) => `${folder}/`) })];
}

/** A part of a path that leads elsewhere, hides what it is, or cannot be written down on every machine. */
function isTrick(part: string): boolean {
  return (
    part === '' ||
    /^\.{1,2}$/.test(part) ||
    /^\.?git(?:~\d+)?[. ]*$/i.test(part.replaceAll(/\p{Cf}/gu, '')) ||
    /[\p{C}\ufffd\\:*?"<>|]|^\s|[\s.]$/u.test(part)
  );
}

/** Names that begin with a dot are passed over by whoever reads the registry. */
function isUnreadable(part: string): boolean {
  return isTrick(part) || part.startsWith('.') || isReservedName(part);
}

/** Two names that some machines take for one. */
function checkCase(content: readonly ProposedFile[], taken: Names): Issue[] {
  const gone = new Set(content.filter(isGone).map(({ path }) => relative(path)));
  const own = new Map<string, string>();
  return content.flatMap((file) => {
    const path = relative(file.path);
    if (gone.has(path)) return [];
    const other = pathsOf(path).flatMap((part) => {
      const key = fold(part);
      const same = own.get(key) ?? taken.get(key);
      own.set(key, own.get(key) ?? part);
      return same === undefined || same === part || gone.has(same) ? [] : [same];
    })[0];
    return other === undefined ? [] : [error(CONTENT_PREFIX + path, 'file-name', 'case', { other: toVisible(other) })];
  });
}

/** A path, and those of the folders that it lies in. */
function pathsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function relative(path: string): string {
  return path.startsWith(CONTENT_PREFIX) ? path.slice(CONTENT_PREFIX.length) : path;
}

function toVisible(path: string): string {
  return path.replaceAll(/\p{C}/gu, '\ufffd');
}

function error(path: string, code: Issue['code'], variant: string, params?: Issue['params']): Issue {
  return { code, variant, severity: 'error', file: toVisible(relative(path)), params, line: 1, column: 1 };
}
