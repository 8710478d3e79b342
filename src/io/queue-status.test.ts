import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitHub } from './github.ts';
import { FakeGitHub } from './github-fake.test-support.ts';
import { readQueueVerdict, sendQueueStatus } from './queue-status.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const URL = 'https://github.com/example/mivent/actions/runs/7';
const RUN = { event: 'merge_group', head_sha: SHA, conclusion: 'success', html_url: URL };

let fake: FakeGitHub;
beforeEach(async () => {
  fake = new FakeGitHub({ permissions: ['statuses'] });
  await fake.start();
});
afterEach(() => fake.stop());

async function send(run: object, timeout = 20_000): Promise<void> {
  const github = new GitHub({ repository: fake.repository, token: 'x', baseUrl: fake.url, patience: 0, timeout });
  const verdict = readQueueVerdict({ workflow_run: run });
  if (verdict) await sendQueueStatus(github, verdict);
}

test('the queue hears from the bot what validate has said', async () => {
  await send(RUN);
  expect(fake.statusOf(SHA, 'mivent/validate')).toMatchObject({ state: 'success', target_url: URL });
});

test.each(['failure', 'cancelled', 'timed_out', 'skipped', null])('%s is no success', async (conclusion) => {
  await send({ ...RUN, conclusion });
  expect(fake.statusOf(SHA, 'mivent/validate')).toMatchObject({ state: 'failure' });
});

test.each([
  [{ ...RUN, event: 'pull_request' }],
  [{ ...RUN, event: 'push' }],
  [{ ...RUN, head_sha: 'main' }],
  [{ ...RUN, head_sha: `${SHA}/../x` }],
  [{}],
])('of a pull request, the bot says nothing that it has not read itself (%#)', async (run) => {
  await send(run);
  expect(fake.requests).toEqual([]);
});

test('an event of any other kind says nothing', () => {
  expect([undefined, null, 'x', [], { workflow_run: null }].map(readQueueVerdict)).toEqual(Array(5).fill(undefined));
});

test.each([500, 503, 'hang'] as const)('%s is tried again: without an answer the queue would stand', async (status) => {
  fake.fail(/^POST/, status, { times: 2 });
  // The answer that comes at last may take its time.
  await send(RUN, status === 'hang' ? 1000 : undefined);
  expect(fake.statuses).toHaveLength(1);
});

test.each([
  [403, 'нет на это прав'],
  [404, 'такого нет'],
  [422, 'отклонён'],
  [429, 'слишком много'],
] as const)('%i is an error, with its reason', async (status, reason) => {
  fake.fail(/^POST/, status, { times: 9, headers: status === 429 ? { 'retry-after': '60' } : {} });
  await expect(send(RUN)).rejects.toThrow(reason);
});
