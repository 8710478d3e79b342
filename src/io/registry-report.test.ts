import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from './content-check.ts';
import { evening, makeFolder, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { GitHub } from './github.ts';
import { BOT, FakeGitHub } from './github-fake.test-support.ts';
import { reportRegistry } from './registry-report.ts';

const NOW = Temporal.Instant.from('2026-11-20T12:00:00+01:00');
const A = { 'events/me-16/a.md': evening({ title: 'Дебаты' }) };
const CLASH = { ...A, 'events/me-16/b.md': evening({ title: '"Вечер @everyone #1 [клуба](//x)"' }) };
const BROKEN = { ...A, 'events/me-16/c.md': evening({ status: 'confrimed', start: '2026-12-20T18:00' }) };

let fake: FakeGitHub;
beforeEach(async () => {
  fake = new FakeGitHub({ permissions: ['issues'] });
  await fake.start();
});
afterEach(async () => {
  expect(fake.unknown).toEqual([]);
  await fake.stop();
});

async function report(
  files: Readonly<Record<string, string>>,
  { url = fake.url, timeout = 20_000 } = {},
): Promise<string[]> {
  const github = new GitHub({ repository: fake.repository, token: 'x', baseUrl: url, patience: 0, timeout });
  const content = checkContent(makeFolder({ ...SMALL_REGISTRY, ...files }), NOW);
  const told = await reportRegistry(github, content, NOW);
  return told.map(({ trouble, outcome, issue }) => `${trouble} ${outcome}${issue === undefined ? '' : ` #${issue}`}`);
}

test('a registry without errors has no issue', async () => {
  expect(await report(A)).toEqual(['clash none', 'broken none']);
  expect(fake.writes).toEqual([]);
});

test('a clash that reached main becomes one issue, which calls nobody whom an event names', async () => {
  expect(await report(CLASH)).toEqual(['clash opened #1', 'broken none']);
  expect(fake.issues.get(1)).toMatchObject({ user: BOT, title: 'Пересечение уже на сайте: события отмечены' });
  const body = fake.issues.get(1)?.body ?? '';
  expect(body).toContain('<!-- mivent-registry: clash -->');
  expect(body).toContain('<summary>In English</summary>');
  expect(body).toContain('events/me-16/');
  const own = 'https://github.com/example/mivent/blob/main/content/';
  expect(body.replaceAll(`](${own}`, '')).not.toMatch(/@everyone|#1|[^\\]\]\(/);
});

test('a broken file becomes an issue of its own', async () => {
  expect(await report({ ...CLASH, ...BROKEN })).toEqual(['clash opened #1', 'broken opened #2']);
  expect(fake.issues.get(1)?.body).not.toContain('events/me-16/c.md');
  expect(fake.issues.get(2)?.body).toContain(
    '### [`events/me-16/c.md`](https://github.com/example/mivent/blob/main/content/events/me-16/c.md)',
  );
  expect(fake.issues.get(2)?.body).toMatch(
    /\[строка (\d+)\]\(https:\/\/github\.com\/example\/mivent\/blob\/main\/content\/events\/me-16\/c\.md\?plain=1#L\1\)/,
  );
});

test('a name that no file should have leads to its file all the same, and nowhere else', async () => {
  await report({ ...A, 'events/me-16/c](x) (1).md': evening({ status: 'confrimed' }) });
  expect(fake.issues.get(1)?.body).toContain(
    '### [`events/me-16/c](x) (1).md`](https://github.com/example/mivent/blob/main/content/events/me-16/c%5D%28x%29%20%281%29.md)',
  );
});

test('moderators of the settings are called', async () => {
  const settings = `${SMALL_REGISTRY['settings.yaml']}moderators: ["@mia", "@montelibero/mivent"]\n`;
  await report({ ...CLASH, 'settings.yaml': settings });
  expect(fake.issues.get(1)?.body).toMatch(/\n@mia @montelibero\/mivent\n$/);
});

test('settings that cannot be read are told, too: then nothing new is published', async () => {
  expect(await report({ 'settings.yaml': 'name: [' })).toEqual(['clash none', 'broken opened #1']);
  expect(fake.issues.get(1)?.body).toContain('Без настроек сайт не собрать');
});

test('the same once more writes nothing; something else updates the issue, and keeps its title', async () => {
  await report(CLASH);
  const issue = fake.issues.get(1)!;
  issue.title = 'Зал в субботу';
  issue.body = issue.body.replaceAll('\n', '\r\n');
  fake.writes.length = 0;
  expect(await report(CLASH)).toEqual(['clash as-before #1', 'broken none']);
  expect(fake.writes).toEqual([]);
  const third = { 'events/me-16/d.md': evening({ title: 'Лекция' }) };
  expect(await report({ ...CLASH, ...third })).toEqual(['clash updated #1', 'broken none']);
  expect(issue.title).toBe('Зал в субботу');
  expect(issue.body).toContain('Лекция');
});

test('an issue is closed when its trouble is over, and a new one opened for a new trouble', async () => {
  await report(CLASH);
  expect(await report(A)).toEqual(['clash closed #1', 'broken none']);
  expect(fake.issues.get(1)?.state).toBe('closed');
  expect(await report(CLASH)).toEqual(['clash opened #2', 'broken none']);
});

test('the marker in somebody else’s issue means nothing, nor does the bot’s own pull request', async () => {
  const marker = '<!-- mivent-registry: clash -->';
  fake.openIssue('guest', 'Моё', marker);
  fake.openPull(BOT.login, '0'.repeat(40), { body: marker });
  expect(await report(A)).toEqual(['clash none', 'broken none']);
  expect(await report(CLASH)).toEqual(['clash opened #3', 'broken none']);
  expect(fake.issues.get(1)).toMatchObject({ state: 'open', body: marker });
});

test('of two that were opened at once, the first stays', async () => {
  await report(CLASH);
  const { title, body } = fake.issues.get(1)!;
  fake.openIssue(BOT.login, title, body);
  expect(await report(CLASH)).toEqual(['clash as-before #1', 'broken none']);
  expect(fake.issues.get(2)?.state).toBe('closed');
});

test('hundreds of errors fit into what GitHub takes', async () => {
  const many = Array.from({ length: 300 }, (_, index) => [
    `events/me-16/broken-${index}.md`,
    evening({
      status: 'confrimed',
      title: `"${'Очень длинное название '.repeat(4)}"`,
      topics: `[${'Тема, '.repeat(20)}]`,
    }),
  ]);
  expect(await report(Object.fromEntries(many))).toEqual(['clash none', 'broken opened #1']);
  expect([...(fake.issues.get(1)?.body ?? '')].length).toBeLessThan(65_536);
});

describe('GitHub that does not answer is no reason to fail', () => {
  /** Only silence is waited out, so long that what does answer is in time on a busy machine, too. */
  const timeoutFor = (status: number | string) => (status === 'hang' ? { timeout: 1500 } : {});

  test.each([403, 404, 410, 422, 429, 500, 503, 'hang'] as const)('%s while looking', async (status) => {
    fake.fail(/^GET/, status, { times: 9, headers: status === 429 ? { 'retry-after': '60' } : {} });
    expect(await report(CLASH, timeoutFor(status))).toEqual(['clash failed', 'broken failed']);
    expect(fake.writes).toEqual([]);
  });

  test.each([403, 404, 410, 422, 429, 500, 'hang'] as const)('%s while writing one of two', async (status) => {
    fake.fail(/^POST/, status, { headers: status === 429 ? { 'retry-after': '60' } : {} });
    const files = { ...CLASH, ...BROKEN };
    expect(await report(files, timeoutFor(status))).toEqual(['clash failed', 'broken opened #1']);
    expect(await report(files)).toEqual(['clash opened #2', 'broken as-before #1']);
  });

  test('nor is a port behind which nobody is', async () => {
    const { url } = fake;
    await fake.stop();
    expect(await report(CLASH, { url })).toEqual(['clash failed', 'broken failed']);
    await fake.start();
  });
});
