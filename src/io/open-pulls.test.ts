import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GitHub, GitHubError } from './github.ts';
import { BOT, FakeGitHub } from './github-fake.test-support.ts';
import { listOpenPulls } from './open-pulls.ts';

const GUEST = { login: 'guest', id: 7, type: 'User' };
const SHA = 'a'.repeat(40);
const wanted = {
  branch: 'main',
  bot: BOT.login,
  context: 'mivent/validate',
  isSought: (body: string) => body.startsWith('sought'),
};

let fake: FakeGitHub;
beforeEach(async () => {
  fake = new FakeGitHub({ collaborators: ['coordinator'] });
  await fake.start();
});
afterEach(() => fake.stop());

const list = (more: { readonly patience?: number; readonly timeout?: number } = {}) =>
  listOpenPulls(new GitHub({ repository: fake.repository, token: 'x', baseUrl: fake.url, ...more }), wanted);

describe('open pull requests', () => {
  test.each([
    [10, 2],
    [50, 2],
    [120, 6],
    [200, 8],
  ])('are asked for together: %i of them in %i requests', async (count, requests) => {
    for (let index = 0; index < count; index++) fake.comment(fake.openPull('guest', SHA).number, 'sought', BOT);
    const pulls = await list();
    expect(pulls.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(pulls.every(({ comments }) => comments[0]?.body === 'sought')).toBe(true);
    expect(fake.requests.length).toBe(requests);
    expect(fake.unknown).toEqual([]);
  });

  test('come with all that is known of them, as REST would name it', async () => {
    const issue = fake.openPull('coordinator', SHA, { title: 'Дебаты', draft: true, reviewers: new Set(['anna']) });
    issue.labels.add('claim');
    fake.statuses.push({
      sha: SHA,
      state: 'success',
      context: 'mivent/validate',
      description: 'Да',
      target_url: undefined,
    });
    const { id } = fake.comment(1, 'sought', BOT);
    fake.comment(1, 'Слова гостя.', GUEST);
    fake.openPull('guest', SHA, { base: 'state' });
    fake.openPull('guest', SHA).state = 'closed';
    fake.openIssue('guest', 'Заявка', '');
    const url = (number: number) => `https://github.com/example/mivent/pull/1#issuecomment-${number}`;
    const at = { createdAt: fake.now, updatedAt: fake.now };
    expect(await list()).toEqual([
      {
        number: 1,
        title: 'Дебаты',
        author: 'coordinator',
        association: 'COLLABORATOR',
        isDraft: true,
        createdAt: fake.now,
        labels: ['claim'],
        reviewers: ['anna'],
        status: { state: 'success', description: 'Да', target: undefined },
        statusOf: SHA,
        comments: [
          { id, author: 'github-actions[bot]', ...at, url: url(id), body: 'sought' },
          { id: id + 1, author: 'guest', ...at, url: url(id + 1), body: undefined },
        ],
      },
    ]);
  });

  test('of a deleted account have no author; an account with the name of the program is not the program', async () => {
    fake.openPull('ghost', SHA);
    fake.comment(1, 'sought', { login: 'github-actions', id: 8, type: 'User' });
    const [pull] = await list();
    expect(pull?.author).toBeUndefined();
    expect(pull?.comments).toMatchObject([{ author: 'github-actions', body: undefined }]);
  });

  test('with a long conversation cost no more, where the bot has answered early or late', async () => {
    for (const [before, after] of [
      [5, 300],
      [300, 5],
    ] as const) {
      const { number } = fake.openPull('guest', SHA);
      for (let index = 0; index < before; index++) fake.comment(number, 'Слова.', GUEST);
      fake.comment(number, 'sought', BOT);
      for (let index = 0; index < after; index++) fake.comment(number, 'Слова.', GUEST);
      fake.now = '2026-11-23T12:00:00Z';
      fake.comment(number, 'Последнее.', GUEST);
    }
    for (const { comments } of await list()) {
      expect(comments.some(({ body }) => body === 'sought')).toBe(true);
      expect(comments.at(-1)?.createdAt).toBe('2026-11-23T12:00:00Z');
    }
    expect(fake.requests.length).toBe(2);
  });

  test('are read to the end of the conversation where the bot’s words are lost in its middle; no other suffers if that fails', async () => {
    fake.comment(fake.openPull('guest', SHA).number, 'sought', BOT);
    const { number } = fake.openPull('guest', SHA);
    for (let index = 0; index < 250; index++)
      fake.comment(number, index === 100 ? 'sought' : 'Слова.', index === 100 ? BOT : GUEST);
    const [, long] = await list();
    expect(long?.comments.length).toBe(250);
    expect(long?.comments.filter(({ body }) => body !== undefined)).toMatchObject([{ author: BOT.login }]);
    expect(fake.requests.length, 'two questions, three pages').toBe(5);
    fake.fail(/GET .*comments/, 500, { times: 9 });
    const [short, broken] = await list({ patience: 0 });
    expect(short?.failure).toBeUndefined();
    expect(broken?.failure).toBeInstanceOf(GitHubError);
  });

  test('lose a comment of the bot’s that somebody deletes between two questions', async () => {
    fake.openPull('guest', SHA);
    fake.comment(1, 'sought', BOT);
    fake.comment(fake.openPull('guest', SHA).number, 'sought', BOT);
    fake.meanwhile = () => {
      if (fake.requests.length === 2) fake.comments.splice(0, 1);
    };
    const pulls = await list();
    expect(pulls.map(({ comments }) => comments.length)).toEqual([0, 1]);
  });

  test('are asked for in smaller parts where GitHub gives up', async () => {
    for (let index = 0; index < 25; index++) fake.openPull('guest', SHA);
    fake.fail(/graphql/, 502, { times: 1 });
    expect((await list({ patience: 0 })).length).toBe(25);
    expect(fake.requests.length).toBe(4);
  });
});

describe('what GraphQL says with 200', () => {
  const failing = async (body: unknown, headers: Readonly<Record<string, string>> = {}, times = 9) => {
    fake.openPull('guest', SHA);
    fake.fail(/graphql/, 200, { body, headers, times });
    return await list({ patience: 0 }).catch((error: unknown) => error);
  };

  test.each([
    ['RATE_LIMITED', 'API rate limit already exceeded', 'too-many'],
    [undefined, 'You have exceeded a secondary rate limit', 'too-many'],
    ['FORBIDDEN', 'Resource not accessible by integration', 'no-rights'],
    [undefined, 'Something went wrong while executing your query.', 'broken'],
    [undefined, "Field 'x' doesn't exist on type 'PullRequest'", 'refused'],
  ])('is a failure like any other: %s %s', async (type, message, failure) => {
    const error = await failing({ data: null, errors: [{ type, message }] });
    expect(error).toMatchObject({ failure });
    expect(String(error)).toContain(message);
  });

  test('about a repository that is not there, or that it may not see', async () => {
    expect(
      await failing({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'], message: '' }] }),
    ).toMatchObject({
      failure: 'not-found',
    });
  });

  test('of a fault that passes is asked again', async () => {
    expect(await failing({ data: null, errors: [{ message: 'Something went wrong' }] }, {}, 1)).toMatchObject([
      { number: 1 },
    ]);
  });
});

test('writings keep a pace that GitHub allows once the first are done', async () => {
  fake.openIssue('guest', 'Заявка', '');
  const github = new GitHub({ repository: fake.repository, token: 'x', baseUrl: fake.url, pace: 20 });
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const write = () => github.request(route, { issue_number: 1, body: 'x' });
  for (let index = 0; index < 14; index++) await write();
  const began = performance.now();
  for (let index = 0; index < 30; index++) await write();
  // Timers may ring a part of a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(30 * 20 - 15 * 20 - 15);
  expect(github.requests).toEqual({ all: 44, writing: 44 });
});
