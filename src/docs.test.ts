import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { EVENT_FORMATS } from './domain/event.ts';
import type { Issue } from './domain/issue.ts';
import { formatReport } from './formats/issues.ts';
import { checkContent } from './io/content-check.ts';

const ROOT = join(import.meta.dirname, '..');
const GUIDES = ['.github/CONTRIBUTING.md', '.github/CONTRIBUTING.en.md'];
const DOCS = ['README.md', 'README.en.md', '.github/ARCHITECTURE.md', ...GUIDES];

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

    for (const day of [until.subtract({ days: limit }), until])
      expect(issuesOf({ [HOLD]: hold, ...person }, on(day))).toEqual([]);
    expect(codesOf({ [HOLD]: hold, ...person }, on(until.subtract({ days: limit + 1 })))).toEqual(['hold-too-long']);
    expect(codesOf({ [HOLD]: hold, ...person }, on(until.add({ days: 1 })))).toEqual(['hold-expired']);
    for (const written of ['2026-11-22', '2027-03-01', '2028-02-10', '2031-07-15']) {
      const today = Temporal.PlainDate.from(written);
      const own = hold.replace(`until: ${until}`, `until: ${today.add({ days: limit })}`);
      expect(issuesOf({ [HOLD]: own, ...person }, on(today))).toEqual([]);
    }
  },
);

test.each(GUIDES)('%s tells truly what counts as a conflict', (guide) => {
  const { event, hold, person, overlap } = samplesOf(guide);
  const wide = event.replace('scope: local\n', '');
  const people = { ...person, 'people/other-side.md': Object.values(person)[0] ?? '' };
  const agreed = overlap
    .replace(/with: [\w-]+/, 'with: other')
    .replace(/agreedBy: [\w-]+/, 'agreedBy: other-side')
    .trim();
  const beside = (mine: string, theirs = wide) =>
    severitiesOf({ [EVENT]: mine, 'events/me-16/other.md': theirs, ...people });

  expect(beside(wide)).toEqual(['error region-conflict']);
  expect(beside(event)).toEqual(['warning region-conflict']);
  expect(beside(wide.replace('format: club', `format: club\n${agreed}`))).toEqual([]);
  expect(beside(wide.replace('format: club', 'format: club\npartOf: other'))).toEqual([]);
  expect(
    beside(
      wide
        .replace('start: 2027-03-13T18:00', 'start: 2027-03-13T21:00')
        .replace('end: 2027-03-13T21:00', 'end: 2027-03-13T22:00'),
    ),
  ).toEqual([]);
  const held = hold.replace(/until: [\d-]+/, 'until: 2027-02-01').replaceAll('2027-03-27', '2027-03-13');
  expect(beside(wide, held)).toEqual(['error region-conflict']);
  expect(beside(wide, held.replace('2027-02-01', '2027-01-31'))).toEqual(['warning hold-expired']);
});

test.each(GUIDES)('%s shows the very words of the check', (guide) => {
  const typo = samplesOf(guide).event.replace('status: confirmed', 'status: confirmd');
  const locale = guide.endsWith('.en.md') ? 'en' : 'ru';
  const report = formatReport({ now: NOW, events: 0, issues: issuesOf({ [EVENT]: typo }) }, 'text', { locale });
  expect(readDoc(guide).match(/```text\n([\s\S]*?)```/)?.[1]).toBe(report.slice(0, report.indexOf('\n\n') + 1));
});

test.each(GUIDES)('%s names every format of an event', (guide) => {
  const row = readDoc(guide).match(/^\| `format` \|.*$/m)?.[0] ?? '';
  expect([...row.matchAll(/`(\w+)`/g)].map((match) => match[1])).toEqual(['format', ...EVENT_FORMATS]);
});

test.each(DOCS)('%s names commands and files that exist', (doc) => {
  const { scripts } = JSON.parse(readDoc('package.json'));
  const commands = [...readDoc(doc).matchAll(/(?:`|^)npm (?:run )?(?!run\b)([a-z0-9:]+)/gm)].map((match) => match[1]!);
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
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { issues } = checkContent(folder, now);
  return issues.filter((issue) => issue.file in files);
}

function codesOf(files: Readonly<Record<string, string>>, now = NOW): string[] {
  return issuesOf(files, now).map((issue) => issue.code);
}

function severitiesOf(files: Readonly<Record<string, string>>): string[] {
  return issuesOf(files).map((issue) => `${issue.severity} ${issue.code}`);
}
