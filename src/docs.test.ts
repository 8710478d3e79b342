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

/** A month before the sample event. */
const NOW = Temporal.Instant.from('2027-02-01T12:00:00+01:00');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test.each(GUIDES)('the sample event of %s passes the check, as an event and as a hold', (guide) => {
  const [sample, hold] = samplesOf(guide);
  expect(sample).toContain('status: confirmed');
  expect(issuesOf(sample!)).toEqual([]);
  expect(hold).toContain('status: hold');
  expect(issuesOf(sample!.replace('status: confirmed', hold!.trim()))).toEqual([]);
});

test.each(GUIDES)('%s shows the very words of the check', (guide) => {
  const typo = samplesOf(guide)[0]!.replace('status: confirmed', 'status: confirmd');
  const locale = guide.endsWith('.en.md') ? 'en' : 'ru';
  const report = formatReport({ now: NOW, events: 0, issues: issuesOf(typo) }, 'text', { locale });
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
  const files = [...readDoc(doc).matchAll(/`((?:src|scripts|content)\/[^`*<]*)`/g)].map((match) => match[1]!);
  expect(files.filter((file) => globSync(file, { cwd: ROOT }).length === 0)).toEqual([]);
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

function samplesOf(guide: string): string[] {
  return [...readDoc(guide).matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
    text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

/** What the check says of an event file put into our own registry. */
function issuesOf(event: string): Issue[] {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-docs-'));
  folders.push(folder);
  cpSync(join(ROOT, 'content'), folder, { recursive: true });
  writeFileSync(join(folder, 'events/me-16/board-games-march.md'), event);
  const { issues } = checkContent(folder, NOW);
  return issues.filter((issue) => issue.file.includes('board-games-march'));
}
