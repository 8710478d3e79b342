import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GitHub, GitHubError } from './github.ts';
import { BOT, FakeGitHub, type FakeOptions } from './github-fake.test-support.ts';

let fake: FakeGitHub;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mivent-github-'));
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder]);
  await restart();
});
afterEach(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

async function restart(options: FakeOptions = {}): Promise<void> {
  await fake?.stop();
  fake = new FakeGitHub({ git: folder, collaborators: ['coordinator'], ...options });
  await fake.start();
}

function github(more: object = {}): GitHub {
  return new GitHub({ repository: 'example/mivent', token: 'x', baseUrl: fake.url, ...more });
}

const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const ISSUE = 'GET /repos/{owner}/{repo}/issues/{issue_number}';

async function failureOf(request: Promise<unknown>): Promise<string> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GitHubError);
  return (error as GitHubError).failure;
}

test('a list is read to its end, however long', async () => {
  for (let count = 0; count < 230; count++) fake.openIssue('guest', `Заявка ${count}`, '');
  const issues = await github().list<{ number: number }>('GET /repos/{owner}/{repo}/issues', { state: 'open' });
  expect(issues.map(({ number }) => number)).toEqual(Array.from({ length: 230 }, (_, index) => 230 - index));
  expect(fake.requests.length).toBe(3);
});

describe('what fails', () => {
  test.each([
    [401, 'no-rights'],
    [403, 'no-rights'],
    [404, 'not-found'],
    [409, 'conflict'],
    [422, 'refused'],
    [500, 'broken'],
    [503, 'broken'],
  ] as const)('with %i is told as %s, in both languages, with what was asked', async (status, failure) => {
    fake.openIssue('guest', 'Заявка', '');
    fake.fail(/comments/, status, { message: 'Не вышло' });
    const error = await github()
      .request(COMMENT, { issue_number: 1, body: 'x' })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure, route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments' });
    expect(String(error)).toMatch(/GitHub: .+ \/ .+ \(POST .+: Не вышло\)/);
    expect(fake.commentsOf(1)).toEqual([]);
  });

  test('on the side of GitHub is read again, but not written again', async () => {
    fake.openIssue('guest', 'Заявка', '');
    fake.fail(/GET/, 502, { times: 2 });
    await expect(github({ patience: 5000 }).request(ISSUE, { issue_number: 1 })).resolves.toMatchObject({ number: 1 });
    expect(fake.requests.length).toBe(3);
    fake.fail(/POST/, 502, { times: 2 });
    expect(await failureOf(github().request(COMMENT, { issue_number: 1, body: 'x' }))).toBe('broken');
    expect(fake.requests.length).toBe(4);
  });

  test('because of too many requests waits as long as GitHub wants, and gives up when that is too long', async () => {
    fake.openIssue('guest', 'Заявка', '');
    fake.fail(/POST/, 429, { headers: { 'retry-after': '0' } });
    fake.fail(/POST/, 403, { headers: { 'retry-after': '0' } });
    await github().request(COMMENT, { issue_number: 1, body: 'x' });
    expect(fake.commentsOf(1).length).toBe(1);
    fake.fail(/POST/, 429, { headers: { 'retry-after': '3600' } });
    expect(await failureOf(github().request(COMMENT, { issue_number: 1, body: 'x' }))).toBe('too-many');
    fake.fail(/GET/, 403, { headers: { 'x-ratelimit-remaining': '0' } });
    expect(await failureOf(github().request(ISSUE, { issue_number: 1 }))).toBe('too-many');
  });

  test('because nobody answers ends after a while', async () => {
    fake.fail(/GET/, 'hang', { times: 9 });
    expect(await failureOf(github({ timeout: 50, patience: 0 }).request(ISSUE, { issue_number: 1 }))).toBe('timeout');
    const nobody = new GitHub({ repository: 'a/b', baseUrl: 'http://127.0.0.1:1', patience: 0 });
    expect(await failureOf(nobody.request(ISSUE, { issue_number: 1 }))).toBe('unreachable');
  });
});

describe('the fake is as strict as GitHub', () => {
  test('about rights, lengths, and who wrote a comment', async () => {
    fake.openIssue('guest', 'Заявка', '');
    const { id } = fake.comment(1, 'чужое', { login: 'guest', id: 1, type: 'User' });
    const EDIT = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
    expect(await failureOf(github().request(EDIT, { comment_id: id, body: 'x' }))).toBe('no-rights');
    expect(await failureOf(github().request(COMMENT, { issue_number: 1, body: 'я'.repeat(65_537) }))).toBe('refused');
    await github().request(COMMENT, { issue_number: 1, body: '😀'.repeat(65_536) });
    expect(await failureOf(github({ token: undefined }).request(ISSUE, { issue_number: 1 }))).toBe('no-rights');
    await restart({ permissions: ['statuses'] });
    fake.openIssue('guest', 'Заявка', '');
    expect(await failureOf(github().request(COMMENT, { issue_number: 1, body: 'x' }))).toBe('no-rights');
  });

  test('about what it does not know', async () => {
    expect(await failureOf(github().request('GET /repos/{owner}/{repo}/stargazers'))).toBe('not-found');
    expect(fake.unknown).toEqual(['GET /repos/example/mivent/stargazers']);
  });

  test('and makes commits, branches and pull requests of what it is sent', async () => {
    const hub = github();
    const create = (what: string, parameters: object) =>
      hub.request<{ sha: string; number: number }>(`POST /repos/{owner}/{repo}/${what}`, { ...parameters });
    const file = (content: string) => [{ path: 'content/events/me-16/a.md', mode: '100644', type: 'blob', content }];
    const first = await create('git/trees', { tree: file('один') });
    const root = await create('git/commits', { message: 'Первое', tree: first.sha, parents: [] });
    await create('git/refs', { ref: 'refs/heads/main', sha: root.sha });
    const second = await create('git/trees', { base_tree: first.sha, tree: file('два') });
    const next = await create('git/commits', { message: 'Второе', tree: second.sha, parents: [root.sha] });
    await create('git/refs', { ref: 'refs/heads/submit-7', sha: next.sha });
    const pull = { title: 'Событие', body: '', head: 'submit-7', base: 'main' };
    const { number } = await create('pulls', pull);
    expect(await failureOf(create('pulls', pull))).toBe('refused');
    expect(await failureOf(create('git/refs', { ref: 'refs/heads/submit-7', sha: next.sha }))).toBe('refused');
    const shown = execFileSync('git', ['show', `refs/pull/${number}/head:content/events/me-16/a.md`], { cwd: folder });
    expect(shown.toString()).toBe('два');
    expect(await hub.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number })).toMatchObject({
      head: { sha: next.sha, ref: 'submit-7', repo: { full_name: 'example/mivent' } },
      user: BOT,
    });
  });
});
