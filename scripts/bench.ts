/**
 * Measures check, build, search index, feeds, history and pictures on generated registries: time, peak memory, cost per event.
 *
 *   npm run bench [-- --sizes 1000,10000 --only check]
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PICTURE_CACHE } from '../src/io/event-picture.ts';
import { askFirst } from './bench/first-query.ts';
import { makeHistory } from './bench/history.ts';
import { type Command, interleave, type Measurement, median } from './bench/measure.ts';

const USAGE = `npm run bench [-- OPTIONS]    measures on registries generated in the system's temporary folder, which are kept for the next run
  --sizes 1000,10000,100000   how many events
  --only check,build,search,feeds,stamps,pictures,reconcile
  --runs 5                    times that a check runs, in turn with its baseline; the median counts
  --build-runs 1              times that everything else runs
  --max-build 10000           larger registries are checked and turned into feeds, but neither built nor indexed
  --hugo DIR                  builds a calendar of as many events with Hugo, in turn with ours; DIR is a copy of a folder
                              with gen/generate.mjs and hugo/, and is written to
  --json FILE                 writes every figure
The baseline of the check is one plain process that lists, reads and parses the same files with gray-matter.
«conflicts» is the check with 50 conflicts and the free times it offers, «again» the same with files remembered from the run
before, «change» the check of one changed event with --base. Under «search» stands what a visitor's first query loads.
«build» makes its pictures anew, as in a fresh clone; of its parts «· pages» counts the HTML, and «· files» everything that Astro
and the writer of feeds leave behind. The search index is made at the same time: «· search» is what it takes longer than the pages.
«pictures» are the 300 that a site has at most. «feeds» is every file for programs in both languages, as a build makes them in a
thread of its own: «· reading» the content once more, «· text» to put them into words, «· disk» to write so many files, which is the
file system's time (with TMPDIR=/dev/shm there is no disk in it). Under load compare the processor's seconds, not the clock's.
«stamps» reads the history of a repository with three commits for each event.
«reconcile» is a dry run over 50 open pull requests: · events to come, · names (regions, venues, people, settings, beside which
everything is judged), · a crowd that all want one evening, · series of two years, · 5 with 200 events each among small ones.`;

const TASKS = ['check', 'build', 'search', 'feeds', 'stamps', 'pictures', 'reconcile'] as const;
type Task = (typeof TASKS)[number];

/** One line of the table. Times in seconds, memory in bytes. */
interface Row {
  readonly task: string;
  readonly events: number;
  /** What came out: files, pages, records. */
  readonly items?: number | undefined;
  readonly seconds: number;
  readonly runs: readonly number[];
  /** What it wrote, where that is counted. */
  readonly bytes?: number | undefined;
  /** Processor time: of a whole command all its Node processes, of a stage that alone. */
  readonly cpuSeconds?: number | undefined;
  readonly peakBytes?: number | undefined;
  readonly microsecondsPerEvent: number;
  /** Of a check: its time against the baseline's. Of pages: pages per second against Hugo's. */
  readonly ratio?: number | undefined;
}

const ROOT = join(import.meta.dirname, '..');
const NOW = '2026-12-01T12:00:00Z';
const SEED = 1;
const COMMITS_PER_EVENT = 3;
/** So many conflicts are planted where free times are to be found. */
const CONFLICTS = 50;
/** What people ask first: a word, a place, several words, a day, a word that nearly every event has. */
const QUESTIONS = [
  'завтрак',
  'приватность',
  'Podgorica',
  'дебаты о приватности',
  'завтрак в субботу',
  '5 декабря',
  'встреча',
];
const COLUMNS = [10, 9, 9, 9, 11, 9, 10, 12, 11, 8];
const HEADER = pad(['task', 'events', 'items', 'MB', 'seconds', 'CPU s', 'peak MiB', 'µs/event', 'items/s', 'ratio']);

try {
  process.exitCode = await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function bench(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      only: { type: 'string', default: TASKS.join(',') },
      runs: { type: 'string', default: '5' },
      'build-runs': { type: 'string', default: '1' },
      'max-build': { type: 'string', default: '10000' },
      hugo: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const sizes = values.sizes.split(',').map((size) => wholeNumber('--sizes', size));
  const tasks = values.only.split(',').map(taskOf);
  const runs = wholeNumber('--runs', values.runs);
  const buildRuns = wholeNumber('--build-runs', values['build-runs']);
  const maxBuild = wholeNumber('--max-build', values['max-build']);
  const scratch = mkdtempSync(join(tmpdir(), 'mivent-bench-out-'));
  const rows: Row[] = [];
  const done = (added: readonly Row[]) => {
    rows.push(...added);
    for (const row of added) console.log(formatRow(row));
  };
  try {
    console.log(HEADER);
    for (const events of sizes) {
      const content = await generatedRegistry(events);
      if (tasks.includes('check')) {
        const times = events > 50_000 ? Math.min(runs, 3) : runs;
        const base = await benchCheck(content, events, times);
        done(base);
        done(await benchConflicts(events, times, base));
        if (events <= maxBuild) done(await benchChange(content, events, times, scratch));
      }
      if (tasks.includes('feeds')) done(await benchStage('feeds', content, events, buildRuns, scratch));
      if (events > maxBuild) continue;
      if (tasks.includes('stamps')) done(await benchStamps(content, events, runs));
      if (tasks.includes('reconcile')) done(await benchReconcile(content, events, scratch));
      if (tasks.includes('pictures')) done(await benchStage('pictures', content, events, buildRuns, scratch));
      if (tasks.includes('search')) {
        done(await benchStage('search', content, events, buildRuns, scratch));
        console.log(await firstQueries(join(scratch, 'search/pagefind')));
      }
      if (tasks.includes('build')) done(await benchBuild(content, events, buildRuns, scratch, values.hugo));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  for (const line of growth(rows)) console.log(line);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), now: NOW, seed: SEED, rows }, undefined, 2)}\n`);
  return 0;
}

/** Get a registry of so many events and conflicts, generated at the first call and kept while the generator stays as it is. */
async function generatedRegistry(events: number, conflicts = 0): Promise<string> {
  const version = createHash('sha256');
  const sources = globSync(
    ['scripts/demo-registry/*.ts', 'scripts/generate-registry.ts', 'src/formats/event-text.ts'],
    { cwd: ROOT },
  );
  for (const file of sources.sort()) version.update(readFileSync(join(ROOT, file)));
  const folder = join(tmpdir(), 'mivent-bench', `${version.digest('hex').slice(0, 12)}-${SEED}-${events}-${conflicts}`);
  // Written last: a folder without it was left by a run that was broken off.
  if (existsSync(`${folder}.conflicts.json`)) return folder;
  rmSync(folder, { recursive: true, force: true });
  const script = join(import.meta.dirname, 'generate-registry.ts');
  const args = [
    script,
    '--events',
    String(events),
    '--seed',
    String(SEED),
    '--now',
    NOW,
    '--conflicts',
    String(conflicts),
    '--out',
    folder,
  ];
  await interleave([{ program: process.execPath, args }], 1);
  return folder;
}

function node(script: string, ...args: string[]): Command {
  return { program: process.execPath, args: [join(import.meta.dirname, script), ...args] };
}

/** The check as `npm run validate` starts it. */
function checkOf(content: string, ...more: string[]): Command {
  const plain = node('validate.ts', '--content', content, '--now', NOW, '--format', 'json', ...more);
  // The baseline has no code of ours to compile, and would only read a cache in vain.
  const args = ['--import', new URL('./compile-cache.mjs', import.meta.url).href, ...plain.args];
  // Everything is read anew, as in a clone that has never been checked.
  return { ...plain, args, env: { MIVENT_FRESH: '1' } };
}

/**
 * The check of a registry with conflicts, for each of which it looks for free times, read anew and then remembered from the
 * run before; the ratios are against the same baseline.
 */
async function benchConflicts(events: number, runs: number, [base]: readonly Row[]): Promise<Row[]> {
  const content = await generatedRegistry(events, Math.min(CONFLICTS, Math.floor(events / 20)));
  const anew = { ...checkOf(content), expects: 1 };
  const remembered = { ...anew, env: {} };
  // What was written a moment ago is not trusted: the second run remembers what the first could not.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  await interleave([remembered, remembered], 1);
  const [first = [], again = []] = await interleave([anew, remembered], runs);
  return Object.entries({ conflicts: first, again }).map(([task, results]) => {
    const row = toRow(task, events, results, { items: base?.items });
    return base ? { ...row, ratio: row.seconds / base.seconds } : row;
  });
}

/** The check of a change to one event among all that were accepted: `validate --base`. */
async function benchChange(content: string, events: number, runs: number, scratch: string): Promise<Row[]> {
  const repository = join(scratch, `repository-${events}`);
  cpSync(content, repository, { recursive: true });
  const git = (...args: string[]): Command => ({
    program: 'git',
    args: ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args],
    cwd: repository,
  });
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'Accept'],
  ])
    await interleave([git(...args)], 1);
  const [changed = ''] = globSync('events/*/*/*.md', { cwd: repository }).sort();
  const file = join(repository, changed);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: Другое название'));
  const [results = []] = await interleave([checkOf(repository, '--base', 'main')], runs);
  rmSync(repository, { recursive: true, force: true });
  return [toRow('change', events, results, { items: 1 })];
}

/** The whole process of the check from its start, against one that only reads and parses the files. */
async function benchCheck(content: string, events: number, runs: number): Promise<Row[]> {
  const check = checkOf(content);
  const baseline = node('bench/baseline.ts', content);
  // Once untimed: the first reading of a hundred thousand files is the disk's time, not ours.
  await interleave([baseline], 1);
  const [ours = [], plain = []] = await interleave([check, baseline], runs);
  const files = Number(plain[0]?.output);
  const base = toRow('baseline', events, plain, { items: files });
  const row = toRow('check', events, ours, { items: files });
  return [base, { ...row, ratio: row.seconds / base.seconds }];
}

async function benchStage(
  stage: 'search' | 'feeds' | 'pictures',
  content: string,
  events: number,
  runs: number,
  scratch: string,
): Promise<Row[]> {
  const out = join(scratch, stage);
  const args = [join(import.meta.dirname, 'bench/stage.ts'), stage, content, out, NOW];
  const [results = []] = await interleave([{ program: process.execPath, args, before: () => emptied(out) }], runs);
  const inside = results.map(({ output }): StageReport => JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  const [first] = inside;
  const row = (task: string, costs: readonly Cost[]): Row => ({
    ...toRow(task, events, results, { items: first?.items, seconds: costs.map(({ seconds }) => seconds) }),
    cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
  });
  const parts = Object.keys(first?.parts ?? {}).map((part) => ({
    ...row(
      `· ${part}`,
      inside.flatMap(({ parts }) => parts?.[part] ?? []),
    ),
    items: undefined,
    peakBytes: undefined,
  }));
  return [{ ...row(stage, inside), bytes: first?.bytes }, ...parts];
}

/** Seconds by the clock, and of the processor with the threads that clear memory. */
interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** The last line of `bench/stage.ts`. */
interface StageReport extends Cost {
  readonly items: number;
  readonly bytes?: number;
  readonly parts?: Readonly<Record<string, Cost>>;
}

/** What Git tells of a registry: of its files when they were announced and changed, and how often they were moved. */
async function benchStamps(content: string, events: number, runs: number): Promise<Row[]> {
  const version = createHash('sha256').update(content);
  version.update(readFileSync(join(import.meta.dirname, 'bench/history.ts')));
  const folder = join(tmpdir(), 'mivent-bench', `${version.digest('hex').slice(0, 12)}-history-${events}`);
  const done = join(folder, '.git/bench-done');
  if (!existsSync(done)) {
    emptied(folder);
    makeHistory(content, folder, events * COMMITS_PER_EVENT);
    writeFileSync(done, '');
  }
  const [results = []] = await interleave([node('bench/stamps.ts', folder)], runs);
  const inside = results.map(({ output }): { seconds: number; items: number } => JSON.parse(output));
  return [toRow('stamps', events, results, { items: inside[0]?.items, seconds: inside.map(({ seconds }) => seconds) })];
}

/** Open pull requests, as many as a busy month has, by what they change. */
async function benchReconcile(content: string, events: number, scratch: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ['events', 'names', 'crowd', 'series', 'large']) {
    const folder = join(scratch, 'reconcile');
    emptied(folder);
    const [results = []] = await interleave([node('bench/reconcile.ts', content, folder, kind, '50', NOW)], 1);
    const inside = results.map(({ output }): Measurement & { items: number } => JSON.parse(output));
    rows.push(toRow(`· ${kind}`, events, inside, { items: inside[0]?.items }));
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

async function firstQueries(folder: string): Promise<string> {
  const sizes: string[] = [];
  for (const question of QUESTIONS) {
    const { bytes } = await askFirst(folder, question, NOW.slice(0, 10));
    sizes.push(`${question} ${(bytes / 1000).toFixed(0)}`);
  }
  return `· first query, kB: ${sizes.join(', ')}`;
}

/** The build as people run it, then its share of pages alone; the same number of events by Hugo, if asked for. */
async function benchBuild(
  content: string,
  events: number,
  runs: number,
  scratch: string,
  hugo: string | undefined,
): Promise<Row[]> {
  const out = join(scratch, 'site');
  const ours: Command = {
    program: process.execPath,
    args: [join(import.meta.dirname, 'build.ts'), '--outDir', out],
    cwd: ROOT,
    env: { CONTENT_DIR: content, MIVENT_NOW: NOW },
    before: () => {
      emptied(out);
      rmSync(PICTURE_CACHE, { recursive: true, force: true });
    },
  };
  const peer = hugo === undefined ? undefined : await hugoBuild(hugo, events, join(scratch, 'hugo'));
  const [built = [], peers = []] = await interleave(peer ? [ours, peer.command] : [ours], runs);
  const pages = countPages(out);
  const whole = toRow('build', events, built, { items: pages });
  const secondsOf = (stage: string) => built.map(({ output }) => stageSeconds(output, stage));
  const seconds = secondsOf('pages');
  const inAstro = toRow('· pages', events, built, { items: pages, seconds });
  const parts = [
    toRow('· check', events, built, { seconds: secondsOf('check') }),
    inAstro,
    toRow('· files', events, built, { items: countFiles(out), seconds }),
    toRow('· search', events, built, { seconds: secondsOf('search') }),
  ].map((row) => ({ ...row, peakBytes: undefined }));
  if (!peer) return [whole, ...parts];
  const hugoPages = countPages(peer.out);
  const other = toRow('hugo', events, peers, { items: hugoPages });
  const ratio = pages / inAstro.seconds / (hugoPages / other.seconds);
  return [whole, ...parts.map((row) => (row.task === inAstro.task ? { ...row, ratio } : row)), other];
}

async function hugoBuild(folder: string, events: number, out: string): Promise<{ command: Command; out: string }> {
  const name = String(events);
  const generate = { program: process.execPath, args: ['gen/generate.mjs', name, `data/${name}`], cwd: folder };
  await interleave([generate, { program: 'sh', args: ['hugo/use.sh', name], cwd: folder }], 1);
  const command = {
    program: 'hugo',
    args: ['--quiet', '--destination', out],
    cwd: join(folder, 'hugo'),
    before: () => emptied(out),
  };
  return { command, out };
}

/** `scripts/build.ts` ends with how long each stage took: «check 0.4 s, pages 8.1 s, search 3.0 s». */
function stageSeconds(output: string, stage: string): number {
  const seconds = Number(new RegExp(`\\b${stage} ([\\d.]+) s`).exec(output)?.[1]);
  if (Number.isNaN(seconds)) throw new Error(`The build does not tell how long its ${stage} took.`);
  return seconds;
}

/** What the search loads is counted under «search». */
function countFiles(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(folder, 'pagefind'))).length;
}

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;
}

function emptied(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

function toRow(
  task: string,
  events: number,
  results: readonly Measurement[],
  { items, seconds }: { items?: number | undefined; seconds?: number[] },
): Row {
  const runs = seconds ?? results.map((result) => result.seconds);
  const peaks = results.flatMap(({ peakBytes }) => peakBytes ?? []);
  return {
    task,
    events,
    items,
    seconds: median(runs),
    runs,
    cpuSeconds:
      seconds === undefined && peaks.length > 0 ? median(results.map(({ cpuSeconds }) => cpuSeconds)) : undefined,
    peakBytes: peaks.length > 0 ? Math.max(...peaks) : undefined,
    microsecondsPerEvent: (median(runs) / events) * 1e6,
  };
}

function formatRow(row: Row): string {
  const { task, events, items, bytes, seconds, cpuSeconds, peakBytes, microsecondsPerEvent, ratio } = row;
  return pad([
    task,
    String(events),
    String(items ?? ''),
    bytes === undefined ? '' : (bytes / 1e6).toFixed(1),
    seconds.toFixed(2),
    cpuSeconds?.toFixed(2) ?? '',
    peakBytes === undefined ? '' : (peakBytes / 2 ** 20).toFixed(0),
    microsecondsPerEvent.toFixed(1),
    items === undefined ? '' : (items / seconds).toFixed(0),
    ratio === undefined ? '' : ratio.toFixed(2),
  ]);
}

function pad(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0] ?? 0) : cell.padStart(COLUMNS[index] ?? 0)))
    .join('');
}

/** What each further event costs from one size to the next: a start-up time does not hide in it. */
function growth(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ task }) => task))].flatMap((task) => {
    const sizes = rows.filter((row) => row.task === task);
    return sizes.slice(1).flatMap((row, index) => {
      const before = sizes[index];
      if (!before) return [];
      const cost = ((row.seconds - before.seconds) / (row.events - before.events)) * 1e6;
      return `${task.padEnd(10)} ${before.events} → ${row.events}: ${cost.toFixed(1)} µs for each further event`;
    });
  });
}

function machine(): object {
  const [cpu] = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: cpus().length,
    model: cpu?.model,
    memoryBytes: totalmem(),
  };
}

function taskOf(text: string): Task {
  const task = TASKS.find((known) => known === text);
  if (!task) throw new RangeError(`--only ${text}: use ${TASKS.join(', ')}.`);
  return task;
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new RangeError(`${option} ${text}: a whole number is needed.`);
  return Number(text);
}
