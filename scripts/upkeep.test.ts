import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evening, makeFolder, SMALL_REGISTRY } from '../src/io/content-folder.test-support.ts';
import { FakeGitHub } from '../src/io/github-fake.test-support.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const CLASH = { 'events/me-16/a.md': evening(), 'events/me-16/b.md': evening({ title: 'Вечер' }) };

let fake: FakeGitHub;
beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
});
afterEach(() => fake.stop());

/** Run a command as a workflow does, with this registry. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ status: number | null; said: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
      env: {
        PATH: process.env.PATH,
        MIVENT_NOW: '2026-11-20T12:00:00+01:00',
        GITHUB_REPOSITORY: fake.repository,
        GITHUB_API_URL: fake.url,
        GITHUB_TOKEN: 'x',
        ...env,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject).once('close', (status) => resolve({ status, said }));
  });
}

const registry = (files: Readonly<Record<string, string>>) => makeFolder({ ...SMALL_REGISTRY, ...files });

describe('reporting', { timeout: 60_000 }, () => {
  test('opens an issue, and says so', async () => {
    const told = await run('report-registry.ts', ['--content', registry(CLASH)]);
    expect(told).toEqual({ status: 0, said: 'clash: opened #1\nbroken: none\n' });
    expect(fake.issues.get(1)?.state).toBe('open');
  });

  test('that GitHub refuses stops no deploy, and is shown as a warning of one line', async () => {
    fake.fail(/^POST/, 403, { message: 'Нет\n::error::x' });
    const { status, said } = await run('report-registry.ts', ['--content', registry(CLASH)]);
    expect(status).toBe(0);
    expect(said.split('\n').map((line) => line.slice(0, 45))).toEqual([
      'clash: failed',
      '::warning::clash: GitHub: у токена нет на это',
      'broken: none',
      '',
    ]);
  });

  test('of a dry run asks nobody', async () => {
    const { status, said } = await run('report-registry.ts', ['--content', registry(CLASH), '--dry-run']);
    expect([status, said.split('\n')[0], fake.requests]).toEqual([
      0,
      '# Пересечение уже на сайте: события отмечены',
      [],
    ]);
  });
});

describe('a command that lacks what it needs says what, with exit code 2:', { timeout: 60_000 }, () => {
  test.each([
    ['report-registry.ts', [], { GITHUB_TOKEN: '' }, 'gh auth token'],
    ['doctor.ts', [], { GITHUB_TOKEN: '' }, 'gh auth token'],
    ['report-registry.ts', [], { GITHUB_REPOSITORY: 'mivent' }, 'owner/name'],
    ['queue-status.ts', [], {}, 'GITHUB_EVENT_PATH'],
    ['check-deploy.ts', ['--commit', 'main'], {}, 'целиком'],
    ['check-deploy.ts', ['--commit', SHA], {}, 'SITE_URL'],
    ['check-deploy.ts', ['--commit', SHA, '--tries', 'x'], {}, 'числа'],
    ['codeowners.ts', ['--check', '--write'], {}, 'что-нибудь одно'],
    ['doctor.ts', [], {}, 'токену это не видно'],
  ] as const)('%s %j', async (script, args, env, reason) => {
    const { status, said } = await run(script, args, env);
    expect([status, said]).toEqual([2, expect.stringContaining(reason)]);
    expect(said).not.toContain('    at ');
  });
});

test('the queue is told what the event of the workflow says', { timeout: 60_000 }, async () => {
  const file = join(makeFolder(), 'event.json');
  writeFileSync(file, JSON.stringify({ workflow_run: { event: 'merge_group', head_sha: SHA, conclusion: 'success' } }));
  expect(await run('queue-status.ts', [], { GITHUB_EVENT_PATH: file })).toEqual({
    status: 0,
    said: `${SHA}: success\n`,
  });
  expect(fake.statusOf(SHA, 'mivent/validate')?.state).toBe('success');
});

test('CODEOWNERS of another registry is out of date, and of one with broken people is not made', {
  timeout: 60_000,
}, async () => {
  const settings = `${SMALL_REGISTRY['settings.yaml']}moderators: ["@mia"]\n`;
  const other = registry({ 'settings.yaml': settings });
  expect(await run('codeowners.ts', ['--check', '--content', other])).toMatchObject({ status: 1 });
  expect((await run('codeowners.ts', ['--content', other])).said).toContain('\n* @mia\n');
  const broken = registry({ 'settings.yaml': settings, 'people/ana.md': '---\nname: Ana\ngithub: "@ana"\n---\n' });
  const before = readFileSync(join(import.meta.dirname, '../.github/CODEOWNERS'), 'utf8');
  expect(await run('codeowners.ts', ['--write', '--content', broken])).toMatchObject({
    status: 1,
    said: expect.stringContaining('people/ana.md:3:10 ошибка frontmatter-value'),
  });
  expect(readFileSync(join(import.meta.dirname, '../.github/CODEOWNERS'), 'utf8')).toBe(before);
});
