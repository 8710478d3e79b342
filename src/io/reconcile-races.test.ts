import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evening, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { BOT } from './github-fake.test-support.ts';
import { type Hub, NOW, openHub } from './pull-requests.test-support.ts';

const A = 'content/events/me-16/debate.md';
const B = 'content/events/me-16/club.md';
const debate = (lines = {}) => evening({ title: 'Дебаты', ...lines });
const club = (lines = {}) => evening({ title: 'Клуб', start: '2026-12-12T18:00', end: '2026-12-12T21:00', ...lines });

const at = (minutes: number) => Temporal.Instant.from(NOW).add({ minutes }).toString({ smallestUnit: 'second' });

/** Two applications on one evening or on two. */
async function openTwo(second = club()): Promise<Hub> {
  const hub = await openHub(SMALL_REGISTRY);
  hub.propose('guest', { [A]: debate() });
  hub.propose('other', { [B]: second });
  return hub;
}

const stateOf = (hub: Hub) => [1, 2].map((pull) => [hub.status(pull), hub.labels(pull), hub.comment(pull)]);

async function expectQuiet(hub: Hub, now: string): Promise<void> {
  hub.fake.writes.length = 0;
  const outcomes = await hub.run(now);
  expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
  expect(hub.fake.writes).toEqual([]);
}

/** Let something happen once, while the first writing is under way. */
function meanwhile(hub: Hub, happen: () => void): void {
  hub.fake.meanwhile = (line) => {
    if (!/^POST \/repos/.test(line)) return;
    hub.fake.meanwhile = undefined;
    happen();
  };
}

describe('a run that is killed', { timeout: 60_000 }, () => {
  test.each([
    ['before its first comment', /POST .*\/issues\/1\/comments/],
    ['between comment and status', /POST .*\/statuses\//],
    ['between status and labels', /POST .*\/issues\/1\/labels/],
    ['between two applications', /POST .*\/issues\/2\/comments/],
  ])('%s is mended by the next', async (_, route) => {
    const well = await openTwo();
    await well.run();
    const hub = await openTwo();
    hub.fake.now = NOW;
    const script = join(import.meta.dirname, '../../scripts/reconcile.ts');
    const child = spawn(process.execPath, [script, '--clone', hub.clone, '--now', NOW], {
      env: {
        PATH: process.env.PATH,
        GITHUB_API_URL: hub.fake.url,
        GITHUB_TOKEN: 'x',
        GITHUB_REPOSITORY: hub.fake.repository,
        SITE_URL: 'https://events.example',
      },
    });
    hub.fake.meanwhile = (line) => {
      if (route.test(line)) child.kill('SIGKILL');
    };
    expect(await new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))).toBe(
      'SIGKILL',
    );
    hub.fake.meanwhile = undefined;
    await hub.run();
    expect(stateOf(hub)).toEqual(stateOf(well));
    await expectQuiet(hub, at(15));
  });
});

describe('while a run is under way, an application', { timeout: 60_000 }, () => {
  test('that is closed or merged gets a last word, and is left alone from then on', async () => {
    for (const end of [
      (hub: Hub) => {
        hub.fake.issues.get(2)!.state = 'closed';
      },
      (hub: Hub) => hub.merge(2),
    ]) {
      const hub = await openTwo();
      meanwhile(hub, () => end(hub));
      const outcomes = await hub.run();
      expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
      hub.fake.writes.length = 0;
      expect((await hub.run(at(15))).map(({ pull }) => pull)).toEqual([1]);
      expect(hub.fake.writes.filter((line) => line.includes('/2/'))).toEqual([]);
      await expectQuiet(hub, at(30));
    }
  });

  test('that is pushed to anew is told of what was read, on the commit that was read, and of the new one in the next', async () => {
    const hub = await openTwo();
    const before = hub.fake.issues.get(2)!.pull!.headSha;
    meanwhile(hub, () => hub.fake.push(2, hub.commit({ [B]: club({ status: 'confrimed' }) })));
    await hub.run();
    expect(hub.fake.statusOf(before, 'mivent/validate')).toMatchObject({ state: 'success' });
    expect(hub.status(2)).toBe('');
    await hub.run(at(15));
    expect(hub.status(2)).toMatch(/^failure/);
    await expectQuiet(hub, at(30));
  });

  test('that is turned to another branch is left alone from then on', async () => {
    const hub = await openTwo();
    meanwhile(hub, () => Object.assign(hub.fake.issues.get(2)!.pull!, { base: 'state' }));
    await hub.run();
    expect((await hub.run(at(15))).map(({ pull }) => pull)).toEqual([1]);
    await expectQuiet(hub, at(30));
  });

  test('whose commits are gone from GitHub is told of, and the others are read', async () => {
    const hub = await openTwo();
    hub.fake.meanwhile = (line) => {
      if (line === 'POST /graphql') hub.forget(2);
      hub.fake.meanwhile = undefined;
    };
    const [first, second] = await hub.run();
    expect(first!.failures).toEqual([]);
    expect(second).toMatchObject({ written: [], failures: [expect.stringContaining('refs/pull/N/head')] });
  });

  test('whose comment a moderator deletes is written to in the next run', async () => {
    const hub = await openTwo();
    await hub.run();
    hub.fake.push(1, hub.commit({ [A]: debate({ price: 'free' }) }));
    hub.fake.meanwhile = (line) => {
      if (!line.startsWith('PATCH')) return;
      hub.fake.meanwhile = undefined;
      hub.fake.comments.splice(0, 1);
    };
    const [first] = await hub.run(at(15));
    expect(first!.failures).toEqual([expect.stringMatching(/^comment: GitHub: такого нет/)]);
    expect((await hub.run(at(30)))[0]!.written).toContain('comment');
    await expectQuiet(hub, at(45));
  });
});

describe('between two runs', { timeout: 60_000 }, () => {
  test('a comment that a moderator deletes takes along since when its author has asked: who came second is first', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    hub.propose('guest', { [A]: debate() });
    await hub.run(at(0));
    hub.propose('other', { [B]: club({ start: '2026-12-05T20:00', end: '2026-12-05T23:00' }) });
    await hub.run(at(15));
    expect(hub.comment(2)).toMatch(/заявка #\u200b1/);
    hub.fake.comments.splice(0, 1);
    await hub.run(at(30));
    expect(hub.comment(1)).toMatch(/заявка #\u200b2/);
    await hub.run(at(45));
    await expectQuiet(hub, at(60));
  });

  test('labels that somebody deletes from the repository come back, with their colours', async () => {
    const hub = await openTwo();
    await hub.run();
    const color = hub.fake.labels.get('event')!.color;
    hub.fake.labels.delete('event');
    for (const issue of hub.fake.issues.values()) issue.labels.delete('event');
    await hub.run(at(15));
    expect(hub.labels(1)).toContain('event');
    expect(hub.fake.labels.get('event')!.color).toBe(color);
    await expectQuiet(hub, at(30));
  });

  test('a status that somebody has overwritten is put right; one of another name is none of ours', async () => {
    const hub = await openTwo();
    await hub.run();
    const right = hub.fake.statusOf(hub.fake.issues.get(1)!.pull!.headSha, 'mivent/validate')!;
    hub.fake.statuses.push({ ...right, context: 'other' }, { ...right, state: 'failure', description: 'Нет' });
    const [first] = await hub.run(at(15));
    expect(first!.written).toEqual(['status success']);
    await expectQuiet(hub, at(30));
  });

  test('two comments that two runs at once have left become one', async () => {
    const hub = await openTwo();
    await Promise.all([hub.run(), hub.run()]);
    await hub.run(at(15));
    for (const pull of [1, 2])
      expect(hub.fake.commentsOf(pull).filter(({ user }) => user.login === BOT.login).length).toBe(1);
    await expectQuiet(hub, at(30));
  });
});

test('of 3,000 files is counted, not read, and keeps nobody waiting', { timeout: 60_000 }, async () => {
  const hub = await openTwo();
  const files = Array.from({ length: 3000 }, (_, index) => [`content/events/me-16/e-${index}.md`, debate()]);
  const { number } = hub.propose('flood', Object.fromEntries(files));
  const outcomes = await hub.run();
  expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
  expect(hub.comment(number)).toContain('Файлов в заявке: 3000');
  expect(hub.status(1)).toMatch(/^success/);
});

test('a hundred applications and more are read, and each is answered', { timeout: 120_000 }, async () => {
  const hub = await openHub(SMALL_REGISTRY);
  const sha = hub.commit({ '.github/note.md': 'Не событие.' });
  for (let index = 0; index < 120; index++) hub.fake.openPull(`guest-${index}`, sha);
  const outcomes = await hub.run();
  expect(outcomes.length).toBe(120);
  expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
  await hub.run(at(15));
  await hub.run(at(30));
  await expectQuiet(hub, at(45));
});

test('whoever has been answered a moment ago waits for the others: nobody uses up what may be written', {
  timeout: 120_000,
}, async () => {
  const hub = await openHub(SMALL_REGISTRY);
  const event = (n: number, word = '') => {
    const day = Temporal.PlainDate.from('2027-01-10').add({ days: n });
    return {
      [`content/events/me-16/e-${n}.md`]: debate({
        title: `Вечер ${n} ${word}`,
        start: `${day}T18:00`,
        end: `${day}T20:00`,
      }),
    };
  };
  // Forty busy ones, and a quiet one behind them.
  for (let n = 0; n < 40; n++) hub.propose('busy', event(n));
  const { number } = hub.propose('calm', event(50));
  for (let run = 0; run < 3; run++) {
    await hub.run(at(run * 15));
    for (let n = 0; n < 40; n++) hub.fake.push(n + 1, hub.commit(event(n, 'x'.repeat(run + 1))));
  }
  expect(hub.status(number)).toMatch(/^success/);
  expect(hub.labels(number)).toEqual(['event', 'needs-review']);
});
