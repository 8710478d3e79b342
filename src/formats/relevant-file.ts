import { idOfFile, type SourceFile } from './registry-files.ts';

/** Alternatives are looked for 90 days around an event, and two weeks beyond lies what might be the same event again. */
const DAYS_AROUND = 106;

/**
 * Tell which accepted files can have to do with a change, so that the rest need not be read closely. A change that touches
 * events alone meets only what shares their time, give or take a season, or names them; a change to anything else may meet
 * everything. In doubt a file is kept.
 */
export function relevantFiles(
  accepted: readonly SourceFile[],
  present: readonly SourceFile[],
  changed: ReadonlySet<string>,
): (file: SourceFile) => boolean {
  if ([...changed].some((path) => !path.startsWith('events/'))) return () => true;
  const texts = [...accepted.filter(({ path }) => changed.has(path)), ...present];
  const spans = texts.map((file) => spanOf(file));
  const ids = [...changed].map(idOfFile);
  if (spans.some((span) => span === undefined)) return () => true;
  const known = spans.flatMap((span) => (span?.first === undefined ? [] : [span]));
  // Far apart dates of one change are as good as one long one: changes are small.
  const first = known.map((span) => shift(span.first ?? '', -DAYS_AROUND)).sort()[0];
  const last = known
    .map((span) => shift(span.last ?? '', DAYS_AROUND))
    .sort()
    .at(-1);
  const named = new Set(ids);
  return (file) => {
    if (!file.path.startsWith('events/') || changed.has(file.path) || named.has(idOfFile(file.path))) return true;
    const span = spanOf(file);
    if (!span || (file.kind === 'text' && ids.some((id) => file.text.includes(id)))) return true;
    if (span.first === undefined || span.last === undefined || first === undefined || last === undefined) return true;
    return span.first <= last && span.last >= first;
  };
}

/** What writes a time that is not a date in the text: a series, a length of days, an escaped character. */
const HIDDEN_TIME = /\\|repeat|P\d+D|PT\d{3}/;

/** The first and the last date that the front matter of a file names; nothing where it may have others. */
function spanOf(file: SourceFile): { first?: string; last?: string } | undefined {
  if (file.kind !== 'text') return {};
  const end = file.text.indexOf('\n---', 3);
  const frontMatter = end === -1 ? file.text : file.text.slice(0, end);
  if (HIDDEN_TIME.test(frontMatter)) return undefined;
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
