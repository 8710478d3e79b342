import { describe, expect, test } from 'vitest';
import { evening, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { openHub } from './pull-requests.test-support.ts';

const A = 'content/events/me-16/debate.md';
const B = 'content/events/me-16/club.md';
const debate = (lines = {}) => evening({ title: 'Дебаты', ...lines });
const club = (lines = {}) => evening({ title: 'Клуб', start: '2026-12-05T20:00', end: '2026-12-05T23:00', ...lines });

describe('an application', { timeout: 60_000 }, () => {
  test('that is right gets a comment, a green status and its labels; a second run writes nothing', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    const { number } = hub.propose('guest', { [A]: debate() });
    await hub.run();
    expect(hub.status(number)).toBe('success: Ошибок нет / No errors');
    expect(hub.labels(number)).toEqual(['event', 'needs-review']);
    console.log(hub.comment(number), hub.fake.writes, hub.fake.unknown);
    hub.fake.writes.length = 0;
    await hub.run('2026-11-22T12:15:00Z');
    expect(hub.fake.writes).toEqual([]);
  });

  test('race', async () => {
    const hub = await openHub(SMALL_REGISTRY);
    hub.propose('guest', { [A]: debate() });
    hub.propose('other', { [B]: club() });
    await hub.run();
    for (const n of [1, 2]) console.log(hub.status(n), hub.labels(n), hub.comment(n));
    hub.merge(1);
    await hub.run('2026-11-22T12:15:00Z');
    for (const n of [2]) console.log(hub.status(n), hub.labels(n), hub.comment(n));
  });
});
