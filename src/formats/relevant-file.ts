import { DAYS_OF_CONFLICT } from '../domain/busy.ts';
import { idOfFile } from './registry-files.ts';

/** A file and the beginning of its text, in which ASCII reads as it is. */
export interface FileHead {
  readonly path: string;
  readonly head: () => string;
}

/** Free times are looked for 90 days around an event, and by the rules of their own days. */
export const DAYS_OF_ALTERNATIVES = 90 + DAYS_OF_CONFLICT;

/**
 * Tell which accepted files can have to do with a change, so that the rest need not be read closely. A change that touches
 * events alone meets only what is so many days from them, or names them, and so does one that adds a person, a venue or
 * equipment; a change to anything else may meet everything. In doubt a file is kept.
 */
export function relevantFiles(
  before: readonly FileHead[],
  after: readonly FileHead[],
  changed: ReadonlySet<string>,
  days: number,
): (file: FileHead) => boolean {
  const replaced = before.filter(({ path }) => changed.has(path));
  const known = new Set(replaced.map(({ path }) => path));
  const isNewName = (path: string) => /^(?:people|venues|equipment)\//.test(path) && !known.has(path);
  if ([...changed].some((path) => !path.startsWith('events/') && !isNewName(path))) return () => true;
  const spans = [...replaced, ...after]
    .filter(({ path }) => path.startsWith('events/'))
    .map((file) => readHead(file).span);
  if (spans.some((span) => span === undefined)) return () => true;
  const dated = spans.flatMap((span) => (span?.first === undefined ? [] : [span]));
  // Far apart dates of one change are as good as one long one: changes are small.
  const [first] = dated.map((span) => shift(span.first ?? '', -days)).sort();
  const last = dated
    .map((span) => shift(span.last ?? '', days))
    .sort()
    .at(-1);
  const ids = [...changed].map(idOfFile);
  const named = new Set(ids);
  const hasEvents = [...changed].some((path) => path.startsWith('events/'));
  return (file) => {
    if (!file.path.startsWith('events/') || changed.has(file.path) || named.has(idOfFile(file.path))) return true;
    const { frontMatter, span } = readHead(file);
    if (frontMatter === undefined || ids.some((id) => frontMatter.includes(id))) return true;
    // A new name takes no time: it meets only those who use it already.
    if (!hasEvents) return false;
    if (!span) return true;
    if (span.first === undefined || span.last === undefined || first === undefined || last === undefined) return true;
    return span.first <= last && span.last >= first;
  };
}

interface Head {
  readonly frontMatter: string | undefined;
  readonly span: ReturnType<typeof spanOf>;
}

const heads = new WeakMap<FileHead, Head>();

/** Read the head of a file, once for all changes that it meets. */
function readHead(file: FileHead): Head {
  let head = heads.get(file);
  if (!head) {
    const frontMatter = frontMatterOf(file);
    head = { frontMatter, span: spanOf(frontMatter) };
    heads.set(file, head);
  }
  return head;
}

/** What stands before the second line of dashes; nothing where that is not in sight, so that nobody knows what follows. */
function frontMatterOf({ head }: FileHead): string | undefined {
  const text = head();
  // An image, or what is no text at all, names no date.
  if (text === '') return '';
  const end = text.indexOf('\n---', 3);
  return end === -1 ? undefined : text.slice(0, end);
}

/** What makes a time that is not a date in the text: a series, a length of days, an escaped character. */
const HIDDEN_TIME = /\\|repeat|P\d+D|PT\d{3}/;

/** The first and the last date that a front matter names; nothing where it may have others. */
function spanOf(frontMatter: string | undefined): { first?: string; last?: string } | undefined {
  if (frontMatter === undefined || HIDDEN_TIME.test(frontMatter)) return undefined;
  let first: string | undefined;
  let last: string | undefined;
  for (const [date] of frontMatter.matchAll(/\d{4}-\d{2}-\d{2}/g)) {
    if (first === undefined || date < first) first = date;
    if (last === undefined || date > last) last = date;
  }
  return first === undefined || last === undefined ? {} : { first, last };
}

function shift(date: string, days: number): string {
  try {
    return Temporal.PlainDate.from(date).add({ days }).toString();
  } catch {
    // A date that does not exist: its own file says so.
    return date;
  }
}
