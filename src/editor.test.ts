import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { formatReport } from './formats/issues.ts';
import { formatSettingsSchema } from './formats/json-schema.ts';
import { checkContent } from './io/content-check.ts';
import { evening, makeFolder, SMALL_REGISTRY } from './io/content-folder.test-support.ts';

const ROOT = join(import.meta.dirname, '..');

function readJson(file: string) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

interface Matcher {
  readonly severity: string;
  readonly pattern: readonly { readonly regexp: string }[];
}

/** What an editor shows beside a line, by its matcher of several lines. */
function problemsOf(report: string, { severity, pattern: [place, message] }: Matcher): string[] {
  const lines = report.split('\n');
  return lines.flatMap((line, index) => {
    const found = new RegExp(place!.regexp).exec(line);
    const text = found && new RegExp(message!.regexp).exec(lines[index + 1] ?? '');
    return text ? [`${severity} ${found.slice(1).join(' ')} ${text[1]?.slice(0, 40)}`] : [];
  });
}

test('an editor’s task shows each fault of the check at its line', () => {
  const folder = makeFolder({
    ...SMALL_REGISTRY,
    'events/me-16/a.md': evening({ status: 'confrimed' }),
    'events/me-16/b.md': evening({
      status: 'hold',
      hold: '{ until: 2026-11-22, by: sanfantee }',
      start: '2026-12-20T18:00',
      end: '2026-12-20T20:00',
    }),
  });
  const now = Temporal.Instant.from('2026-11-20T12:00:00+01:00');
  const report = formatReport({ now, ...checkContent(folder, now) }, 'text', { locale: 'ru' }).replaceAll(
    '\u00a0',
    ' ',
  );
  const [task] = readJson('.vscode/tasks.json').tasks;
  expect(task.command).toBe('npm run -s validate');
  expect(task.problemMatcher.flatMap((matcher: Matcher) => problemsOf(report, matcher))).toEqual([
    'error events/me-16/a.md 3 9 frontmatter-value Значение «confrimed» не подходит для пол',
    expect.stringMatching(/^warning events\/me-16\/b\.md \d+ \d+ hold-expiring /),
  ]);
});

test('editors know the settings: their schema is that of the check', async () => {
  const { 'yaml.schemas': schemas } = readJson('.vscode/settings.json');
  expect(schemas).toEqual({ './.vscode/schemas/settings.json': 'content/settings.yaml' });
  await expect(formatSettingsSchema()).toMatchFileSnapshot(join(ROOT, '.vscode/schemas/settings.json'));
});

test('an editor underlines what is wrong with the settings, and nothing of what is right', () => {
  const judge = new Ajv({ strict: false }).compile(readJson('.vscode/schemas/settings.json'));
  const settings = (text: string) => load(text, { schema: CORE_SCHEMA });
  const small = SMALL_REGISTRY['settings.yaml'] ?? '';
  for (const right of [readFileSync(join(ROOT, 'content/settings.yaml'), 'utf8'), small])
    expect([judge(settings(right)), judge.errors]).toEqual([true, null]);
  for (const [wrong, place] of [
    [small.replace('domain:', 'domian:'), ''],
    [small.replace('example.org', 'https://example.org'), '/domain'],
    [`${small}moderators: "@mia"\n`, '/moderators'],
    [`${small}holds: { maxDays: soon }\n`, '/holds/maxDays'],
  ]) {
    judge(settings(wrong ?? ''));
    expect(judge.errors?.map(({ instancePath }) => instancePath)).toContain(place);
  }
});

test('whoever opens the project in a container has what the others have', () => {
  const container = readJson('.devcontainer/devcontainer.json');
  expect(container.customizations.vscode.extensions).toEqual(readJson('.vscode/extensions.json').recommendations);
  expect(container.image).toMatch(/^mcr\.microsoft\.com\/devcontainers\/javascript-node:24-\w+$/);
  expect(container.postCreateCommand).toContain('npm ci');
});

test('Dependabot looks after packages and actions once a week, and leaves Node’s binaries together', () => {
  const { updates } = load(readFileSync(join(ROOT, '.github/dependabot.yml'), 'utf8'), { schema: CORE_SCHEMA }) as {
    updates: readonly {
      'package-ecosystem': string;
      schedule: { interval: string };
      ignore?: readonly { 'dependency-name': string }[];
    }[];
  };
  expect(updates.map((one) => [one['package-ecosystem'], one.schedule.interval])).toEqual([
    ['npm', 'weekly'],
    ['github-actions', 'weekly'],
  ]);
  const ignored = (updates[0]?.ignore ?? []).map((one) => one['dependency-name'].replace('*', ''));
  const nodes = Object.keys(readJson('package.json').optionalDependencies).filter((name) => name.startsWith('node-'));
  expect(nodes.filter((name) => !ignored.some((start) => name.startsWith(start)))).toEqual([]);
});
