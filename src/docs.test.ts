import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { EVENT_FORMATS } from './domain/event.ts';
import type { Issue } from './domain/issue.ts';
import { formatReport } from './formats/issues.ts';
import { REPORT_WORDS } from './i18n/issues.ts';
import { checkContent } from './io/content-check.ts';
import { GIT_ENV } from './io/content-folder.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
const GUIDES = ['.github/CONTRIBUTING.md', '.github/CONTRIBUTING.en.md'];
const READMES = ['README.md', 'README.en.md'];
const MAINTAINING = ['.github/MAINTAINING.md', '.github/MAINTAINING.en.md'];
const DOCS = [...READMES, '.github/ARCHITECTURE.md', ...MAINTAINING, '.github/SECURITY.md', ...GUIDES];

/** A month before the sample event. The sample of a hold has a clock of its own: see below. */
const NOW = Temporal.Instant.from('2027-02-01T12:00:00+01:00');

const EVENT = 'events/me-16/board-games-march.md';
const HOLD = 'events/me-16/lecture-march.md';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test.each(GUIDES)(
  'the sample event of %s passes the check, and one that names the sample person and venue',
  (guide) => {
    const { event, person, venue, nick, hall } = samplesOf(guide);
    expect(issuesOf({ [EVENT]: event })).toEqual([]);
    const named = event.replace(/^place: .*$/m, `venue: ${hall}\norganizers: [${nick}]`);
    expect(issuesOf({ [EVENT]: named, ...person, ...venue })).toEqual([]);
    expect(codesOf({ [EVENT]: named })).toEqual(['reference-unknown', 'reference-unknown']);
  },
);

test.each(GUIDES)('no sample of %s speaks in the name of a real person', (guide) => {
  const people = globSync('*.md', { cwd: join(ROOT, 'content/people') }).map((file) => file.replace('.md', ''));
  const samples = [...readDoc(guide).matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '').join('\n');
  expect(people.length).toBeGreaterThan(0);
  expect(people.filter((id) => samples.includes(id))).toEqual([]);
});

// The sample has a date, and its readers have other days: what must be right for them is the recipe beside it.
test.each(GUIDES)(
  'the sample hold of %s passes as it stands in the days the guide tells, and on any day by its recipe',
  (guide) => {
    const { hold, person, until } = samplesOf(guide);
    const on = (day: Temporal.PlainDate) =>
      day.toZonedDateTime({ timeZone: 'Europe/Podgorica', plainTime: '12:00' }).toInstant();
    const limit = Number(readDoc(guide).match(/(?:не дальше|at most) (\d+) (?:дней от сегодня|days from today)/)?.[1]);

    for (const days of [limit, 8])
      expect(codesOf({ [HOLD]: hold, ...person }, on(until.subtract({ days })))).toEqual([]);
    for (const days of [7, 0])
      expect(codesOf({ [HOLD]: hold, ...person }, on(until.subtract({ days })))).toEqual(['hold-expiring']);
    expect(codesOf({ [HOLD]: hold, ...person }, on(until.subtract({ days: limit + 1 })))).toEqual(['hold-too-long']);
    expect(codesOf({ [HOLD]: hold, ...person }, on(until.add({ days: 1 })))).toEqual(['hold-expired']);
    for (const written of ['2026-11-22', '2027-03-01', '2028-02-10', '2031-07-15']) {
      const today = Temporal.PlainDate.from(written);
      const own = hold
        .replace(`until: ${until}`, `until: ${today.add({ days: limit })}`)
        .replaceAll('2027-03-27', today.add({ days: limit }).toString());
      expect(issuesOf({ [HOLD]: own, ...person }, on(today))).toEqual([]);
    }
  },
);

test.each(GUIDES)('%s tells truly what counts as a conflict', (guide) => {
  const { event, hold, person, overlap } = samplesOf(guide);
  const wide = event.replace('scope: local\n', '');
  const named = wide.replace(/^title: .*$/m, 'title: Cinema');
  const people = { ...person, 'people/other-side.md': Object.values(person)[0] ?? '' };
  const agreed = overlap
    .replace(/with: [\w-]+/, 'with: other')
    .replace(/agreedBy: [\w-]+/, 'agreedBy: other-side')
    .trim();
  const beside = (mine: string, theirs = named) =>
    severitiesOf({ [EVENT]: mine, 'events/me-16/other.md': theirs, ...people });

  expect(beside(wide)).toEqual(['error region-conflict']);
  expect(beside(event)).toEqual(['warning region-conflict']);
  const agreeing = wide.replace('format: club', `format: club\n${agreed}`);
  expect(beside(agreeing, named.replace('format: club', 'format: club\norganizers: [other-side]'))).toEqual([]);
  expect(beside(agreeing)).toEqual(['warning overlap-unagreed']);
  expect(beside(wide.replace('format: club', 'format: club\npartOf: other'))).toEqual([]);
  expect(
    beside(
      wide
        .replace('start: 2027-03-13T18:00', 'start: 2027-03-13T21:00')
        .replace('end: 2027-03-13T21:00', 'end: 2027-03-13T22:00'),
    ),
  ).toEqual([]);
  const held = hold.replace(/until: [\d-]+/, 'until: 2027-02-01').replaceAll('2027-03-27', '2027-03-13');
  expect(beside(wide, held)).toEqual(['error region-conflict', 'warning hold-expiring']);
  expect(beside(wide, held.replace('2027-02-01', '2027-01-31'))).toEqual(['warning hold-expired']);
});

const EVENING = ['start: 2027-03-13T18:00', 'end: 2027-03-13T21:00'];
const person = { 'people/somebody.md': fileOf('name: Somebody') };
const coordinator = { 'people/coordinator.md': fileOf('name: Somebody else', 'roles: [coordinator]') };
const venue = (...lines: string[]) => ({ 'venues/a-hall.md': fileOf('name: A hall', 'region: online', ...lines) });
const equipment = { 'equipment/screen.md': fileOf('name: Screen', 'quantity: 1') };
const one = (region: string, ...lines: string[]) => ({ [`events/${region}/one.md`]: meetingOf('Cinema', ...lines) });
const two = (region: string, ...lines: string[]) => ({ [`events/${region}/two.md`]: meetingOf('Debate', ...lines) });

/** A conflict for each row of the guide's table. Events in the folder `online` share their region in peace. */
const MEETINGS: readonly (readonly [code: string, files: Readonly<Record<string, string>>])[] = [
  [
    'venue-conflict',
    { ...one('online', ...EVENING, 'venue: a-hall'), ...two('online', ...EVENING, 'venue: a-hall'), ...venue() },
  ],
  [
    'person-conflict',
    {
      ...one('online', ...EVENING, 'place: A', 'speakers: [somebody]'),
      ...two('online', ...EVENING, 'place: B', 'hosts: [somebody]'),
      ...person,
    },
  ],
  [
    'person-conflict',
    {
      ...one('online', ...EVENING, 'place: A', 'speakers: [somebody]'),
      ...two('online', ...EVENING, 'place: B', 'organizers: [somebody]'),
      ...person,
    },
  ],
  [
    'equipment-conflict',
    {
      ...one('online', ...EVENING, 'place: A', 'equipment: [{ item: screen }]'),
      ...two('online', ...EVENING, 'place: B', 'equipment: [{ item: screen }]'),
      ...equipment,
    },
  ],
  ['region-conflict', { ...one('me-16', ...EVENING, 'place: A'), ...two('me-16', ...EVENING, 'place: B') }],
  [
    'community-conflict',
    {
      ...one('me-16', ...EVENING, 'place: A', 'scope: community', 'organizers: [coordinator]'),
      ...two('me-05', ...EVENING, 'place: B', 'scope: local'),
      ...coordinator,
    },
  ],
  [
    'blackout-conflict',
    { ...one('online', ...EVENING, 'venue: a-hall'), ...venue('hours: [{ days: [SA], from: 09:00, to: 20:00 }]') },
  ],
  [
    'travel-conflict',
    {
      ...one('me-16', ...EVENING, 'place: A', 'speakers: [somebody]'),
      ...two('me-02', 'start: 2027-03-13T21:30', 'end: 2027-03-13T22:30', 'place: B', 'speakers: [somebody]'),
      ...person,
    },
  ],
  [
    'self-conflict',
    one(
      'online',
      'start: 2027-03-13T18:00',
      'end: 2027-03-14T21:00',
      'place: A',
      'repeat: { rule: FREQ=DAILY;COUNT=2 }',
    ),
  ],
  [
    'duplicate-event',
    {
      ...one('online', ...EVENING, 'place: A'),
      'events/online/two.md': meetingOf('Cinema', 'start: 2027-03-20T18:00', 'end: 2027-03-20T21:00', 'place: A'),
    },
  ],
];

test.each(GUIDES)('the table of conflicts in %s answers as the check does', (guide) => {
  const answers = [...readDoc(guide).matchAll(/^\| \*\*[^|]*\|([^|]*)\|/gm)].map((match) => match[1]!.trim());
  const words = REPORT_WORDS[localeOf(guide)];
  expect(
    answers.map((answer) => (answer === words.error ? 'error' : answer === words.warning ? 'warning' : answer)),
  ).toEqual(
    MEETINGS.map(([code, files]) => {
      const [issue = '', ...others] = severitiesOf(files);
      expect([issue.split(' ')[1], others]).toEqual([code, []]);
      return issue.split(' ')[0];
    }),
  );
});

test.each(GUIDES)(
  'the free times that %s shows are those of the check, and its moved date is ready to paste',
  (guide) => {
    const { event } = samplesOf(guide);
    const wide = event.replace('scope: local\n', '');
    const other = (day: string) => ({
      'events/me-16/other.md': meetingOf('Cinema', `start: ${day}T17:00`, `end: ${day}T20:00`, 'place: A'),
    });
    const report = (files: Readonly<Record<string, string>>) =>
      formatReport({ now: NOW, events: 0, issues: issuesOf(files) }, 'text', { locale: localeOf(guide) }).replaceAll(
        '\u00a0',
        ' ',
      );
    expect(report({ [EVENT]: wide, ...other('2027-03-13') })).toContain(`\n${textSamplesOf(guide)[1]}`);

    const moved = readDoc(guide).match(/```yaml\n(repeat: .*)\n```/)![1]!;
    const series = (repeat: string) =>
      wide.replace(/start: .*/, 'start: 2027-04-04T18:00').replace(/end: .*/, `end: 2027-04-04T21:00\n${repeat}`);
    const entry = moved.match(/moved: \[.*\]/)![0];
    expect(report({ [EVENT]: series(moved.replace(`, ${entry}`, '')), ...other('2027-04-11') })).toContain(entry);
    expect(issuesOf({ [EVENT]: series(moved), ...other('2027-04-11') })).toEqual([]);
  },
);

test.each(GUIDES)('the fields that %s explains in passing are accepted as they stand', (guide) => {
  const { event, venue: hall, hold, person: owner } = samplesOf(guide);
  const snippet = (key: string) => readDoc(guide).match(new RegExp(`\`(${key}: [^\`]+)\``))![1]!;
  const [[file, text] = ['', '']] = Object.entries(hall);
  const keys = ['capacity', 'hours', 'closed', 'units'];
  expect(issuesOf({ [file]: text.replace(/---\n$/, `${keys.map(snippet).join('\n')}\n---\n`) })).toEqual([]);
  const window = hold.replace(/start: .*\nend: .*\n/, '').replace(/hold: .*/, snippet('hold'));
  expect(issuesOf({ [HOLD]: window, ...owner })).toEqual([]);
  const weekly = event.replace(
    /start: .*\nend: .*/,
    `start: 2027-03-16T18:00\nduration: PT1H\nrepeat: { ${snippet('rule')} }`,
  );
  expect(issuesOf({ [EVENT]: weekly })).toEqual([]);
  expect(issuesOf({ [EVENT]: event.replace('format: club', `format: club\n${snippet('report')}`) })).toEqual([]);
});

test.each(GUIDES)('the commands of a reviewer in %s take home the pull request, not the main branch', (guide) => {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-docs-'));
  folders.push(folder);
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, env: GIT_ENV, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  const theirs = join(folder, 'theirs');
  git(folder, 'init', '-q', '-b', 'main', theirs);
  git(theirs, 'commit', '-q', '--allow-empty', '-m', 'main');
  git(folder, 'clone', '-q', theirs, 'ours');
  git(theirs, 'checkout', '-q', '-b', 'change');
  git(theirs, 'commit', '-q', '--allow-empty', '-m', 'pull request');
  git(theirs, 'update-ref', 'refs/pull/12/head', 'HEAD');
  git(theirs, 'checkout', '-q', 'main');
  const commands = readDoc(guide).match(/```sh\n(git fetch[\s\S]*?)npm/)![1]!;
  execFileSync('sh', ['-ec', commands], { cwd: join(folder, 'ours'), env: GIT_ENV, stdio: 'ignore' });
  expect(git(join(folder, 'ours'), 'log', '-1', '--format=%s').trim()).toBe('pull request');
});

test.each(GUIDES)('%s shows the very words of the check', (guide) => {
  const typo = samplesOf(guide).event.replace('status: confirmed', 'status: confirmd');
  const locale = localeOf(guide);
  const report = formatReport({ now: NOW, events: 0, issues: issuesOf({ [EVENT]: typo }) }, 'text', { locale });
  expect(textSamplesOf(guide)[0]).toBe(report.slice(0, report.indexOf('\n\n') + 1));
});

test.each(GUIDES)('%s names every format of an event', (guide) => {
  const row = readDoc(guide).match(/^\| `format` \|.*$/m)?.[0] ?? '';
  expect([...row.matchAll(/`(\w+)`/g)].map((match) => match[1])).toEqual(['format', ...EVENT_FORMATS]);
});

// Another community begins with nothing else.
test.each(READMES)('the five settings, the regions and the event of %s are a whole registry', (readme) => {
  const settings = readDoc(readme)
    .match(/^ *```yaml\n( *name: [\s\S]*?)```$/m)![1]!
    .replace(/^ {3}/gm, '');
  const files = sampleFilesOf(readme).map(({ path, text }) => [path.replace('content/', ''), text] as const);
  expect(files.map(([path]) => path.split('/')[0])).toEqual(['regions', 'regions', 'events']);
  const folder = mkdtempSync(join(tmpdir(), 'mivent-docs-'));
  folders.push(folder);
  for (const [path, text] of [['settings.yaml', settings] as const, ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { issues, events, registry } = checkContent(folder, NOW);
  expect([issues, events, registry?.settings.domain]).toEqual([[], 1, 'books.example.org']);
});

test('both languages of README have the same headings, steps, rows, points and pictures', () => {
  const [ru = [], en = []] = READMES.map((file) =>
    readDoc(file)
      .split('\n')
      .map((line) => /^(?:#+|\d+\.|\||-|```\w*| *<\/?(?:picture|source|img))/.exec(line)?.[0])
      .filter((mark) => mark !== undefined),
  );
  expect(en.length).toBeGreaterThan(90);
  expect(en).toEqual(ru);
});

test.each(READMES)('%s shows the site of its language in both themes, as pictures that are soon there', (readme) => {
  const pictures = [...readDoc(readme).matchAll(/(?:srcset|src)="(\.[^"]+)"/g)].map(([, file = '']) => file);
  const language = localeOf(readme);
  expect(pictures).toEqual([`.github/site-${language}-dark.webp`, `.github/site-${language}-light.webp`]);
  for (const file of pictures) expect(statSync(join(ROOT, file)).size, file).toBeLessThan(60_000);
  expect(readDoc(readme)).toMatch(/<img [^>]*width="\d+" height="\d+" alt="[^"]{20,}"/);
});

test('both languages tell maintainers the same: headings, steps, rows, commands and GitHub’s own words', () => {
  const [ru = [], en = []] = MAINTAINING.map((file) => {
    const text = readDoc(file).replaceAll(' -- --lang en', '');
    return text
      .split('\n')
      .filter((line) => line !== '' && !/\]\(MAINTAINING/.test(line))
      .map((line) => [
        /^(?:#+|\d+\.|\|| *-|)/.exec(line)?.[0],
        (line.match(/`[^`\n]+`/g) ?? []).filter((code) => !/@|CONTRIBUTING/.test(code)).sort(),
        (line.match(/(?<!\*)\*{1,2}[A-Z][^*а-яё]+\*{1,2}/g) ?? [])
          .filter((words) => /[A-Z]/.test(words) && !/^\*\*/.test(words))
          .sort(),
      ]);
  });
  expect(en.length).toBeGreaterThan(60);
  expect(en).toEqual(ru);
});

test.each(DOCS)('every address within %s is a heading of its file', (doc) => {
  const links = [...readDoc(doc).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
  const gone = links.filter(([, file = '', anchor = '']) => {
    const target = file === '' ? doc : join(dirname(doc), file);
    return !headingsOf(target).includes(decodeURIComponent(anchor));
  });
  expect(gone.map(([link]) => link)).toEqual([]);
});

/** The addresses that GitHub gives to headings. */
function headingsOf(doc: string): readonly string[] {
  return [...readDoc(doc).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(DOCS)('%s names commands and files that exist', (doc) => {
  const { scripts } = JSON.parse(readDoc('package.json'));
  const commands = [...readDoc(doc).matchAll(/(?:`|^)npm (?:run )?(?!run\b)([a-z0-9:]+(?:-[a-z0-9]+)*)/gm)].map(
    (match) => match[1]!,
  );
  expect(commands.filter((name) => !(name in scripts) && name !== 'ci')).toEqual([]);
  const links = [...readDoc(doc).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(doc), link)))).toEqual([]);
  const samples = sampleFilesOf(doc).map(({ path }) => path);
  const files = [...readDoc(doc).matchAll(/`((?:src|scripts|content|public)\/[^`*<]*)`/g)].map((match) => match[1]!);
  expect(files.filter((file) => !samples.includes(file) && !existsSync(join(ROOT, file)))).toEqual([]);
  const rooms = [
    ...readDoc(doc).matchAll(
      /(?<![\w/.])((?:domain|formats|i18n|io|site|pages|components)\/[^`\s,;)]+\.(?:ts|astro))/g,
    ),
  ];
  expect(rooms.map((match) => match[1]!).filter((file) => !existsSync(join(ROOT, 'src', file)))).toEqual([]);
});

test('every file that the index of src/formats names is there', () => {
  const [, index = ''] = readDoc('.github/ARCHITECTURE.md').split(/^## `src\/formats`.*$/m);
  const [section = ''] = index.split(/^## /m);
  const files = [...section.matchAll(/`([\w-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(join(ROOT, 'src/formats', file)))).toEqual([]);
});

test('every command runs a file that exists, and README has them all', () => {
  const { scripts } = JSON.parse(readDoc('package.json'));
  const files = Object.values<string>(scripts).flatMap((line) => line.match(/scripts\/[\w-]+\.ts/g) ?? []);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  for (const readme of ['README.md', 'README.en.md']) {
    const text = readDoc(readme);
    expect(
      Object.keys(scripts).filter((name) => !name.includes(':') && !new RegExp(`\`npm (run )?${name}`).test(text)),
    ).toEqual([]);
  }
});

function readDoc(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function localeOf(guide: string): 'ru' | 'en' {
  return guide.endsWith('.en.md') ? 'en' : 'ru';
}

function textSamplesOf(guide: string): string[] {
  return [...readDoc(guide).matchAll(/```text\n([\s\S]*?)```/g)].map((match) => match[1]!);
}

function fileOf(...lines: string[]): string {
  return ['---', ...lines, '---', ''].join('\n');
}

function meetingOf(title: string, ...lines: string[]): string {
  return fileOf(`title: ${title}`, 'status: confirmed', 'format: meeting', ...lines);
}

/** Samples that are whole files, each with the path that is named last before it. */
function sampleFilesOf(doc: string): { path: string; text: string }[] {
  const text = readDoc(doc);
  return [...text.matchAll(/^( *)```yaml\n( *---\n[\s\S]*?)^ *```$/gm)].map(
    ({ index, 1: indent = '', 2: sample = '' }) => ({
      path: text.slice(0, index).match(/.*`(content\/[^`]+\.md)`/s)?.[1] ?? '',
      text: sample.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** The samples of a guide; those of a person and a venue as files, to lie beside an event. */
function samplesOf(guide: string) {
  const files = new Map(sampleFilesOf(guide).map(({ path, text }) => [path.replace('content/', ''), text]));
  const one = (folder: string) => {
    const [path = '', text = ''] = [...files].find(([name]) => name.startsWith(`${folder}/`)) ?? [];
    return { id: path.replace(/^.*\/|\.md$/g, ''), file: { [path]: text } };
  };
  const [person, venue] = [one('people'), one('venues')];
  const hold = files.get(HOLD)!;
  const until = Temporal.PlainDate.from(hold.match(/until: ([\d-]+)/)![1]!);
  const overlap = readDoc(guide).match(/```yaml\n(overlaps: .*\n)```/)![1]!;
  return {
    event: files.get(EVENT)!,
    hold,
    until,
    overlap,
    person: person.file,
    venue: venue.file,
    nick: person.id,
    hall: venue.id,
  };
}

/** What the check says of files put into our own registry, by their paths. */
function issuesOf(files: Readonly<Record<string, string>>, now = NOW): Issue[] {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-docs-'));
  folders.push(folder);
  cpSync(join(ROOT, 'content'), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { issues } = checkContent(folder, now);
  return issues.filter((issue) => issue.file in files);
}

function codesOf(files: Readonly<Record<string, string>>, now = NOW): string[] {
  return issuesOf(files, now).map((issue) => issue.code);
}

function severitiesOf(files: Readonly<Record<string, string>>): string[] {
  return issuesOf(files).map((issue) => `${issue.severity} ${issue.code}`);
}

// A copy of this registry shows the same words to people of another community.
test('no page speaks of the people and events of this registry', () => {
  const folder = join(ROOT, 'content');
  const names = globSync('{people,events}/**/*.md', { cwd: folder }).map((file) => file.replace(/^.*\/|\.md$/g, ''));
  const words = globSync('src/i18n/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] })
    .map((file) => readDoc(file))
    .join('\n');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(words))).toEqual([]);
});
