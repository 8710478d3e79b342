// Open pull requests of one kind against a registry, and a run of reconcile that reads and judges all of them and writes nothing:
// node scripts/bench/reconcile.ts CONTENT FOLDER KIND COUNT NOW
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeGitHub } from '../../src/io/github-fake.test-support.ts';
import { measure } from './measure.ts';

/** What the open pull requests of a repository may be about, from what happens to what hurts most. */
const KINDS = ['events', 'names', 'crowd', 'series', 'large'] as const;
type Kind = (typeof KINDS)[number];

/** What each of them changes, as texts by path in the content folder; `n` counts the pull requests. */
const CHANGES: Readonly<Record<Kind, (content: Content, n: number) => Readonly<Record<string, string>>>> = {
  events: ({ events, read }, n) => {
    const [path = ''] = events.slice(Math.floor((events.length / 50) * n) % events.length);
    return n % 5 === 0
      ? { [path]: `${read(path)}\nЕщё.\n` }
      : { [path.replace('.md', `-again-${n}.md`)]: read(path).replace(/^title: (["']?)/m, `title: $1Ещё ${n} `) };
  },
  // A region, a venue, a person that everybody names, or the settings.
  names: ({ regions, venues, people, read }, n) => {
    const from = [regions, venues, people, ['settings.yaml']][n % 4] ?? [];
    const [path = ''] = from.slice(Math.floor(n / 4) % from.length);
    const text = read(path);
    return { [path]: path.endsWith('.md') ? `${text}\nЕщё.\n` : `${text}# ${n}\n` };
  },
  crowd: ({ region }, n) => ({ [`events/${region}/crowd-${n}.md`]: event(`Толпа ${n}`, '2026-12-19') }),
  series: ({ region }, n) => ({
    [`events/${region}/series-${n}.md`]: event(`Ряд ${n}`, `2026-12-${10 + (n % 20)}`, 'FREQ=WEEKLY;COUNT=104'),
  }),
  large: ({ region }, n) =>
    Object.fromEntries(
      Array.from({ length: n % 10 === 0 ? 200 : 1 }, (_, index) => {
        const date = Temporal.PlainDate.from('2027-01-01').add({ days: index + n });
        return [`events/${region}/large-${n}-${index}.md`, event(`Много ${n} ${index}`, date.toString())];
      }),
    ),
};

function event(title: string, date: string, rule?: string): string {
  const repeat = rule === undefined ? [] : [`repeat: { rule: ${rule} }`];
  const fields = [`title: ${title}`, `start: ${date}T18:00`, `end: ${date}T20:00`, 'place: Где-то', 'format: meeting'];
  return `---\n${[...fields, 'language: ru', ...repeat].join('\n')}\n---\n`;
}

interface Content {
  readonly events: readonly string[];
  readonly regions: readonly string[];
  readonly venues: readonly string[];
  readonly people: readonly string[];
  readonly region: string;
  readonly read: (path: string) => string;
}

const [content = '', folder = '', name, count, now = ''] = process.argv.slice(2);
const kind = KINDS.find((known) => known === name);
if (!kind) throw new RangeError(`${name}: use ${KINDS.join(', ')}.`);
const { fake, clone } = await openPulls(content, folder, kind, Number(count));
const script = join(import.meta.dirname, '../reconcile.ts');
const args = [script, '--repository', fake.repository, '--clone', clone, '--now', now, '--dry-run'];
const env = { GITHUB_TOKEN: 'x', GITHUB_API_URL: fake.url };
const { output, ...used } = await measure({ program: process.execPath, args, cwd: folder, env });
await fake.stop();
console.log(JSON.stringify({ ...used, items: output.split('\n').filter((line) => line.startsWith('#')).length }));

/** Open so many pull requests of a kind against a registry, on a GitHub of our own; `clone` is main, as a workflow has it. */
async function openPulls(
  content: string,
  folder: string,
  kind: Kind,
  count: number,
): Promise<{ readonly fake: FakeGitHub; readonly clone: string }> {
  const [clone, bare] = [join(folder, 'clone'), join(folder, 'bare.git')];
  mkdirSync(clone, { recursive: true });
  cpSync(content, join(clone, 'content'), { recursive: true });
  git(clone, ['init', '-q', '-b', 'main']);
  git(clone, ['add', '-A']);
  git(clone, ['commit', '-q', '-m', 'Accept']);
  git(folder, ['clone', '-q', '--bare', 'clone', bare]);
  git(clone, ['remote', 'add', 'origin', bare]);
  const list = (pattern: string) => globSync(pattern, { cwd: content }).sort();
  const events = list('events/**/*.md');
  const files: Content = {
    events,
    regions: list('regions/*.md'),
    venues: list('venues/*.md'),
    people: list('people/*.md'),
    region: events[0]?.split('/')[1] ?? '',
    read: (path) => readFileSync(join(content, path), 'utf8'),
  };
  const fake = new FakeGitHub({ git: bare });
  fake.now = '2026-12-01T12:00:00Z';
  await fake.start();
  const index = { GIT_INDEX_FILE: join(folder, 'index') };
  for (let n = 0; n < count; n++) {
    git(bare, ['read-tree', 'main'], '', index);
    const entries = Object.entries(CHANGES[kind](files, n)).map(([path, text]) => {
      const object = git(bare, ['hash-object', '-w', '--stdin'], text);
      return `100644 ${object}\tcontent/${path}\n`;
    });
    git(bare, ['update-index', '--add', '--index-info'], entries.join(''), index);
    const tree = git(bare, ['write-tree'], '', index);
    fake.openPull(`guest-${n}`, git(bare, ['commit-tree', tree, '-p', 'main', '-m', 'Propose']));
  }
  return { fake, clone };
}

function git(cwd: string, args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): string {
  const names = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];
  const options = { cwd, input, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 2 ** 30 } as const;
  return execFileSync('git', [...names, ...args], options).trim();
}
