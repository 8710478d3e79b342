import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Application, type Author, type ChangedPicture, checkAuthor } from '../domain/application.ts';
import { checkBorrowedWords } from '../domain/borrowed-word.ts';
import {
  type ClaimedFile,
  type Claims,
  claimedBy,
  findRivals,
  findSharedFiles,
  isLapsed,
  type Rival,
  type SharedFile,
  slotsOf,
} from '../domain/claim.ts';
import type { EventEntry } from '../domain/event.ts';
import { compareIssues, type Issue } from '../domain/issue.ts';
import { type ClaimRecord, HASH_LENGTH, isMarked, MOST_SLOTS, parseMarker } from '../formats/claim-marker.ts';
import { countErrors } from '../formats/issues.ts';
import { CONTENT_PREFIX, type Names, namesOf, type SortedFiles, sortProposedFiles } from '../formats/proposed-file.ts';
import { IMAGE_PATTERN, parseSourceFile, type SourceFile } from '../formats/registry-files.ts';
import { CONTEXT, tellFailure, type Written, writerOf } from './application-writer.ts';
import {
  type AcceptedFiles,
  acceptFiles,
  type CheckedContent,
  checkProposal,
  findHeavyFile,
  versionsBy,
} from './content-check.ts';
import { askedFor, listTree, type TreeFile, type VersionReader, versionReader } from './git.ts';
import type { GitHub } from './github.ts';
import { listOpenPulls, type OpenComment, type OpenPull } from './open-pulls.ts';
import {
  fetchHeads,
  isNothing,
  type Merge,
  type MergedFile,
  readHead,
  readHeadLines,
  readMerge,
  readProposed,
  roomBeside,
} from './pull-request-tree.ts';

/** The branch that applications are accepted into. */
const MAIN = 'main';
/** Who writes with the token of a workflow: only its comments are the bot's own, whatever others copy from them. */
const BOT = 'github-actions[bot]';

export interface ReconcileOptions {
  /** A clone of main, its history whole, its remote `origin` the repository on GitHub. */
  readonly repository: string;
  readonly github: GitHub;
  readonly now: Temporal.Instant;
  /** The address of the site's home page, which comments lead to; ends with a slash. */
  readonly site: string;
  /** Read and judge everything, write nothing. */
  readonly isDryRun?: boolean;
  /** Write to this pull request alone. All are read: they are judged by each other. */
  readonly only?: number | undefined;
}

/** What became of a pull request: what was written, or would be, what could not be, and what the next run has to write. */
export interface Reconciled extends Written {
  readonly pull: number;
  readonly application?: Application | undefined;
}

/**
 * Bring every open pull request up to date with main, and with each other: one comment, a status, labels, a reviewer. What is right
 * already is not written again. What fails with one is told and does not stop the others; the next run mends it.
 * Throws `GitError`, and `GitHubError` where not even the list can be had.
 */
export async function reconcile(options: ReconcileOptions): Promise<readonly Reconciled[]> {
  const { repository, github, only } = options;
  // All that is asked is asked first: a long thought would let an answer wait until it counts as none.
  const wanted = { branch: MAIN, bot: BOT, context: CONTEXT, isSought: isMarked };
  const pulls = await listOpenPulls(github, wanted);
  const main = readMain(repository);
  const heads = fetchHeads(
    repository,
    pulls.map(({ number }) => number),
  );
  const merge = (pull: OpenPull) => mergePull(pull, heads.get(pull.number), main, repository);
  const merges = await withPauses(pulls, merge);
  let room = MOST_KEPT;
  const readings = await withPauses(merges, (one) => {
    const reading = readPull(one, main, options.now);
    if (!isLarge(reading) || --room >= 0) return reading;
    // What would fill the memory is read once more when its turn comes.
    const { application, ...rest } = reading;
    return { ...rest, again: () => readPull(merge(rest.pull), main, options.now) };
  });
  const write = writerOf(options);
  const judge = (reading: Reading) => judgeBeside(reading, readings, main, options.now);
  // All are judged before anything is written: whoever was first is told who came later.
  const judged = await withPauses(readings, (reading) => (reading.again ? reading : judge(reading)));
  const outcomes: Reconciled[] = [];
  for (const kept of judged.toSorted(compareTurns)) {
    if (only !== undefined && kept.pull.number !== only) continue;
    const reading = kept.again ? judge(kept.again()) : kept;
    const { pull, application, record, comment, failures } = reading;
    const others = claimsBeside(reading, readings);
    const hasStatus = isFirstOnHead(reading, readings);
    const later = laterThan(reading, judged);
    const notice = { pull, comment, spare: reading.spare ?? [], others, later, hasStatus };
    const told = application && record ? await write({ ...notice, application, record }) : NOTHING;
    outcomes.push({ pull: pull.number, application, ...told, failures: [...failures, ...told.failures] });
    await setImmediate();
  }
  return outcomes.sort((a, b) => a.pull - b.pull);
}

/** So many large ones are kept in memory. */
const MOST_KEPT = 20;

/** Tell whether a reading holds a whole registry, as that of a changed region does, or as many files. */
function isLarge({ application, proposal }: Reading): boolean {
  const size = application?.check?.busy.length ?? 0;
  return size > 2000 || (proposal?.present.length ?? 0) > MOST_READ_AHEAD;
}

/** Who has waited longest for a word is written to first: nobody can take all that may be written in an hour for themselves. */
function compareTurns(a: Reading, b: Reading): number {
  const [own, other] = [a.comment?.updatedAt ?? '', b.comment?.updatedAt ?? ''];
  if (own !== other) return own < other ? -1 : 1;
  return a.pull.number - b.pull.number;
}

/** A commit has one status, and somebody may open a second pull request with the commit of another: theirs is not the one it tells of. */
function isFirstOnHead({ pull, record }: Reading, readings: readonly Reading[]): boolean {
  return !readings.some(
    (other) =>
      other.record !== undefined &&
      record !== undefined &&
      other.record.head === record.head &&
      (other.record.pushed - record.pushed || other.pull.number - pull.number) < 0,
  );
}

const NOTHING: Written = { written: [], failures: [], later: [] };

/** Main, read once for all. */
interface Main {
  readonly commit: string;
  readonly accepted: AcceptedFiles;
  readonly byPath: ReadonlyMap<string, TreeFile>;
  readonly names: Names;
  /** How much a tree beside it may list. */
  readonly room: number;
  readonly versions: VersionReader;
}

function readMain(repository: string): Main {
  const commit = askedFor(`--clone ${repository}`, () => readHead(repository));
  const folder = join(repository, CONTENT_PREFIX);
  const files = listTree(folder, commit);
  return {
    commit,
    accepted: acceptFiles(files),
    byPath: new Map(files.map((file) => [file.path, file])),
    names: namesOf(files.map(({ path }) => path)),
    room: roomBeside(repository, commit),
    versions: versionReader(folder, commit, 'events'),
  };
}

/** A pull request, what it proposes, and what the bot wrote about it before. */
interface Reading {
  readonly pull: OpenPull;
  readonly author: Author;
  readonly application?: Application;
  /** The proposed files, where they could be read. */
  readonly proposal?: Proposal;
  readonly claims?: Claims;
  readonly record?: ClaimRecord;
  readonly comment?: OpenComment | undefined;
  readonly spare?: readonly OpenComment[];
  readonly failures: readonly string[];
  /** Reads what was not kept. */
  readonly again?: () => Reading;
}

interface Proposal {
  readonly changed: ReadonlySet<string>;
  readonly present: readonly SourceFile[];
}

/** The files that a pull request proposes, and where their lines stand in its own commit. */
interface ReadFiles {
  readonly present: readonly SourceFile[];
  readonly headLines?: Application['headLines'];
}

/** What Git has of a pull request: taken of all before any is judged, while this process is small and Git is quick to start. */
interface Merged {
  readonly pull: OpenPull;
  readonly author: Author;
  readonly head?: string;
  readonly merge?: Merge;
  readonly sorted?: SortedFiles<MergedFile>;
  /** Reads what it proposes. */
  readonly read?: () => ReadFiles;
  readonly failures: readonly string[];
}

function mergePull(pull: OpenPull, head: string | undefined, main: Main, repository: string): Merged {
  const login = pull.author ?? 'ghost';
  const author = { login, isTrusted: login === BOT || WRITERS.has(pull.association) };
  if (pull.failure !== undefined) return { pull, author, failures: [tellFailure(pull.failure)] };
  if (head === undefined) return { pull, author, failures: [NO_HEAD] };
  try {
    const merge = readMerge(repository, main.commit, head, main.room);
    if (merge.kind !== 'merged') return { pull, author, head, merge, failures: [] };
    const sorted = sortProposedFiles(merge.files, main.names, author.isTrusted);
    const read = (): ReadFiles => {
      const present = readProposed(repository, sorted.content);
      return { present, headLines: readHeadLines(repository, head, sorted.content, present) };
    };
    const ahead = sorted.content.length > MOST_READ_AHEAD ? undefined : read();
    return { pull, author, head, merge, sorted, read: ahead ? () => ahead : read, failures: [] };
  } catch (error) {
    return { pull, author, failures: [tellFailure(error)] };
  }
}

/** Of more files than that the texts are read when they are judged, and not all kept until then. */
const MOST_READ_AHEAD = 20;

const NO_HEAD = 'на GitHub нет её коммитов / GitHub does not have its commits (refs/pull/N/head)';

function readPull(merged: Merged, main: Main, now: Temporal.Instant): Reading {
  const { pull, author, head, merge, failures } = merged;
  if (head === undefined || !merge) return { pull, author, failures };
  try {
    const [comment, ...spare] = pull.comments.filter(({ body }) => body !== undefined && isMarked(body));
    const before = comment?.body === undefined ? undefined : parseMarker(comment.body);
    const { application, proposal } = readApplication(merged, main, now);
    const asked = {
      ...(application.check ? claimedBy(application.check) : { periods: [], ids: [] }),
      files: filesOf(merged.sorted?.content ?? []),
    };
    const record = recordClaims(asked, before, { pull, head, isKept: application.verdict === 'outdated' }, now);
    const since = new Map(
      slotsOf(asked).flatMap((slot) => {
        const at = record.since.get(hashOf(slot));
        return at === undefined ? [] : [[slot, at] as const];
      }),
    );
    // Only who may write to the repository can set a label: nobody grants a date to themselves.
    const isGranted = pull.labels.includes('claim');
    const claims = { pull: pull.number, ...asked, since, isGranted };
    return {
      pull,
      author,
      application,
      ...(proposal ? { proposal } : {}),
      claims,
      record,
      comment,
      spare,
      failures: [],
    };
  } catch (error) {
    return { pull, author, failures: [tellFailure(error)] };
  }
}

function filesOf(content: readonly MergedFile[]): ReadonlyMap<string, ClaimedFile> {
  return new Map(
    content.map(({ path, mode, before, object }) => [
      toOwn(path),
      { isNew: isNothing(before), content: isNothing(mode) ? undefined : `${mode} ${object}` },
    ]),
  );
}

/** Those of whom GitHub says that they belong to the repository. */
const WRITERS: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

function readApplication(
  { pull, author, head = '', merge, sorted, read }: Merged,
  main: Main,
  now: Temporal.Instant,
): { readonly application: Application; readonly proposal?: Proposal } {
  const common = { pull: pull.number, title: pull.title, author, head, isDraft: pull.isDraft };
  if (!sorted) {
    const outdated = merge?.kind === 'conflict' ? merge.paths : [];
    const nothing = { issues: [], files: [], code: [] };
    if (merge?.kind === 'huge')
      return {
        application: { ...common, ...nothing, issues: [tooLarge('huge', 'events', {})], verdict: 'failed', outdated },
      };
    return { application: { ...common, ...nothing, verdict: 'outdated', outdated } };
  }
  const { content, code, issues: found } = sorted;
  const files = content.map(({ path }) => toOwn(path));
  const rest = { ...common, files, code, outdated: [] };
  if (files.length === 0) {
    const verdict = found.length > 0 ? 'failed' : 'no-events';
    return { application: { ...rest, issues: found, verdict } };
  }
  const { present, headLines } = read?.() ?? { present: [] };
  const proposal = { changed: new Set(files), present };
  const heavy = findHeavyFile(present, MOST_PERIODS);
  if (heavy !== undefined) {
    const issues = [...found, tooLarge('dates', heavy, { limit: MOST_PERIODS })];
    return { application: { ...rest, issues, verdict: 'failed' } };
  }
  const { issues, check, bodies: texts } = judgeProposal(main, proposal, now);
  // Of what the bot has sent for somebody nobody knows here who they are.
  const sender = { ...author, isTrusted: author.isTrusted && author.login !== BOT };
  const pictures = findPictures(content, main);
  const doubts = check ? [...checkAuthor(check, author, pictures), ...checkBorrowedWords(check, sender)] : [];
  const all = [...found, ...issues, ...doubts].sort(compareIssues);
  const removed = new Set(content.flatMap(({ path, mode }) => (isNothing(mode) ? [toOwn(path)] : [])));
  const changedTexts = findChangedTexts(present, texts, main);
  return {
    application: { ...rest, issues: all, verdict: verdictOf(all), check, texts, headLines, changedTexts, removed },
    proposal,
  };
}

/** Find the events of main whose text would be another one below the fields. */
function findChangedTexts(
  present: readonly SourceFile[],
  texts: ReadonlyMap<string, string>,
  { byPath }: Main,
): ReadonlySet<string> {
  const changed = present.filter(({ path }) => {
    const before = path.startsWith('events/') ? byPath.get(path) : undefined;
    return before !== undefined && parseSourceFile(before.read(), true).body !== texts.get(path);
  });
  return new Set(changed.map(({ path }) => path));
}

/** Find the pictures of main that would be others, or gone, each with the events that show it: those beside it that name it. */
function findPictures(content: readonly MergedFile[], { byPath, accepted }: Main): readonly ChangedPicture[] {
  return content.flatMap(({ path, before }): ChangedPicture[] => {
    const file = toOwn(path);
    if (isNothing(before) || !file.startsWith('events/') || !IMAGE_PATTERN.test(file)) return [];
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const name = file.slice(folder.length);
    return [...byPath.values()].flatMap((event): ChangedPicture[] => {
      if (!event.path.startsWith(folder) || event.path.includes('/', folder.length)) return [];
      const source = event.read();
      if (source.kind !== 'text' || !source.text.includes(name)) return [];
      // `cover.jpg` is not named by `discover.jpg`.
      if (!source.text.match(/[\w.-]+/g)?.includes(name)) return [];
      const { collection, entry } = accepted.parse(event);
      // Entries of this collection have the data of events.
      return collection === 'events' && entry
        ? [{ file, event: { file: event.path, data: entry.data as EventEntry } }]
        : [];
    });
  });
}

/** The path of a file within the registry. */
function toOwn(path: string): string {
  return path.slice(CONTENT_PREFIX.length);
}

/** The events of one pull request may take places, people and things so many times: two dozen weekly ones for a year. */
const MOST_PERIODS = 5000;

function tooLarge(variant: 'huge' | 'dates', file: string, params: Issue['params']): Issue {
  return { code: 'file-size', variant, severity: 'error', file, params, line: 1, column: 1 };
}

function verdictOf(issues: readonly Issue[]): 'passed' | 'failed' {
  return countErrors(issues) > 0 ? 'failed' : 'passed';
}

function judgeProposal({ accepted, versions }: Main, proposal: Proposal, now: Temporal.Instant): CheckedContent {
  const versionsOf = versionsBy(versions, proposal.changed);
  return checkProposal(accepted, { ...proposal, versionsOf }, now, { keepBodies: true });
}

/** Date what an application asks for: by when it was first seen here, which nobody can forge or squat. */
function recordClaims(
  asked: Pick<Claims, 'periods' | 'ids' | 'files'>,
  before: ClaimRecord | undefined,
  { pull, head, isKept }: { readonly pull: OpenPull; readonly head: string; readonly isKept: boolean },
  now: Temporal.Instant,
): ClaimRecord {
  const moment = now.epochMilliseconds;
  const isPushed = before?.head !== head;
  const pushed = isPushed ? moment : Math.min(before.pushed, moment);
  // Of what the bot has sent for somebody, anyone else may be that somebody.
  const isAuthor = (login: string) => (pull.author === BOT ? login !== BOT : login === pull.author);
  const spoken = pull.comments.flatMap(({ author, createdAt }) =>
    author !== undefined && isAuthor(author) ? [createdAt] : [],
  );
  const times = [pull.createdAt, ...spoken].map((time) => Temporal.Instant.from(time).epochMilliseconds);
  // Of a long conversation not all is read: what was known before holds.
  const active = Math.min(moment, Math.max(pushed, before?.active ?? 0, ...times));
  // Whoever comes back after a long silence asks anew.
  const isForgotten = before !== undefined && isLapsed(before.active, active);
  const known = isForgotten ? new Map<string, number>() : (before?.since ?? new Map<string, number>());
  const record = { head, pushed, active, asked: before?.asked ?? [] };
  if (isLapsed(active, moment)) return { ...record, since: new Map() };
  // What cannot be read now may be the same as before when it can be again.
  if (isKept) return { ...record, since: known };
  const hashes = slotsOf(asked).slice(0, MOST_SLOTS).map(hashOf);
  return { ...record, since: new Map(hashes.map((hash) => [hash, Math.min(known.get(hash) ?? moment, moment)])) };
}

function hashOf(slot: string): string {
  return createHash('sha256').update(slot).digest('base64').slice(0, HASH_LENGTH);
}

/** Hold an application against the others: what clashes with one that asked before is told, with its number, and what others bring, too. */
function judgeBeside(reading: Reading, readings: readonly Reading[], main: Main, now: Temporal.Instant): Reading {
  const { application, claims, proposal } = reading;
  if (!application || !claims) return reading;
  const others = claimsBeside(reading, readings);
  const shared = findSharedFiles(claims, others);
  const rivals = application.check ? findRivals(claims, others, application.check) : [];
  if (rivals.length === 0 && shared.length === 0) return reading;
  const clashes =
    proposal && rivals.length > 0 ? tellRivals({ ...application, shared }, proposal, rivals, readings, main, now) : [];
  const issues = [...application.issues, ...clashes, ...tellOtherFiles(shared, clashes)].sort(compareIssues);
  return { ...reading, application: { ...application, issues, shared, verdict: verdictOf(issues) } };
}

/** Of a new file that another has brought first, with something else in it, only one can stand. */
function tellOtherFiles(shared: readonly SharedFile[], clashes: readonly Issue[]): readonly Issue[] {
  return shared.flatMap(({ path, pull, isNew, isSame, isFirst }): Issue[] => {
    const isTold = clashes.some(
      ({ code, file, params }) => code === 'id-duplicate' && file === path && params?.pull === pull,
    );
    if (!isNew || isSame || !isFirst || isTold) return [];
    const params = { path, pull };
    return [
      { code: 'id-duplicate', variant: 'open-file', severity: 'warning', file: path, params, line: 1, column: 1 },
    ];
  });
}

function claimsBeside({ pull }: Reading, readings: readonly Reading[]): readonly Claims[] {
  return readings.flatMap((other) => (other.pull.number === pull.number || !other.claims ? [] : [other.claims]));
}

/** List the pull requests that are told of this one as the one before them, and of which it is not told itself. */
function laterThan(reading: Reading, readings: readonly Reading[]): readonly number[] {
  const before = rivalsToldTo(reading);
  return readings.flatMap((other) =>
    rivalsToldTo(other).has(reading.pull.number) && !before.has(other.pull.number) ? [other.pull.number] : [],
  );
}

function rivalsToldTo({ application }: Reading): ReadonlySet<number> {
  const pulls = application?.issues.flatMap((issue) => issue.pulls ?? []) ?? [];
  return new Set(pulls.map(({ number }) => number));
}

/** Judge an application once more as if its rivals had been accepted, and keep what that adds. */
function tellRivals(
  { issues, check, shared = [] }: Application,
  proposal: Proposal,
  rivals: readonly Rival[],
  readings: readonly Reading[],
  main: Main,
  now: Temporal.Instant,
): readonly Issue[] {
  const byPull = new Map(readings.map((reading) => [reading.pull.number, reading]));
  const rivalOf = new Map<string, Rival>();
  let accepted = main.accepted;
  const told: Issue[] = [];
  for (const rival of rivals) {
    const theirs = byPull.get(rival.pull);
    if (theirs?.proposal) accepted = overlay(accepted, theirs.proposal, proposal.changed);
    for (const { claimant } of theirs?.claims?.periods ?? []) rivalOf.set(claimant.id, rival);
    for (const id of rival.sameIds) {
      const file = check?.registry.events.get(id)?.file ?? '';
      const severity = rival.isGranted ? 'error' : 'warning';
      const isSame = shared.some(({ path, pull, isSame }) => path === file && pull === rival.pull && isSame);
      const variant = isSame && !rival.isGranted ? 'open-same' : 'open';
      const params = { id, pull: rival.pull };
      told.push({ code: 'id-duplicate', variant, severity, file, params, line: 1, column: 1 });
    }
  }
  const joint = checkProposal(accepted, { ...proposal, versionsOf: () => [] }, now);
  for (const issue of joint.issues) {
    const met = [...new Set(issue.conflict?.with.flatMap((id) => rivalOf.get(id) ?? []))];
    if (met.length === 0) continue;
    const isOwn = issues.some(
      ({ code, severity, file, conflict }) =>
        severity === 'error' &&
        code === issue.code &&
        file === issue.file &&
        conflict?.resource === issue.conflict?.resource,
    );
    const others = issue.conflict?.with.filter((id) => !rivalOf.has(id)) ?? [];
    const isBinding = met.some(({ isGranted }) => isGranted) || (isOwn && others.length > 0);
    const pulls = met.map(({ pull, isGranted }) => ({ number: pull, isGranted }));
    told.push({ ...issue, severity: isBinding ? issue.severity : 'warning', pulls });
  }
  return told;
}

/** See a registry as it would be with another application accepted; its own files are left to the one who is judged. */
function overlay(
  { files, parse, memory }: AcceptedFiles,
  { changed, present }: Proposal,
  own: ReadonlySet<string>,
): AcceptedFiles {
  const added = acceptFiles(present.filter(({ path }) => !own.has(path)).map(toTreeFile), false, memory);
  const isNew = new Set(added.files);
  const kept = files.filter(({ path }) => !changed.has(path) || own.has(path));
  const parseEither = (file: TreeFile) => (isNew.has(file) ? added.parse(file) : parse(file));
  return { files: [...kept, ...added.files], parse: parseEither, memory };
}

function toTreeFile(file: SourceFile): TreeFile {
  return { path: file.path, head: () => (file.kind === 'text' ? file.text : ''), read: () => file };
}

/** Think about one after the other, and listen in between: a connection that has been closed meanwhile must not be written to. */
async function withPauses<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(run(item));
    await setImmediate();
  }
  return results;
}
