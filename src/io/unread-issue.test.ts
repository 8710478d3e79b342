import { execFile } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { fillForm } from '../formats/issue-form.test-support.ts';
import { ISSUE_FORM_WORDS } from '../i18n/issue-form.ts';
import { makeFolder } from './content-folder.test-support.ts';
import { BOT, FakeGitHub } from './github-fake.test-support.ts';
import { tellUnreadIssue } from './unread-issue.ts';

const ANSWERS = { title: 'Дебаты', format: 'Дебаты', region: 'Подгорица', place: 'Клуб', startDay: '5 декабря' };
const ENGLISH = { ...ANSWERS, title: 'Debate', place: 'Club' };
const MARKER = '<!-- mivent:issue-form -->';

let fake: FakeGitHub;
beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  return () => fake.stop();
});

const open = (answers = ANSWERS, author = 'guest') => fake.openIssue(author, 'Событие: ', fillForm(answers)).number;
const tell = (number: number) =>
  tellUnreadIssue(number, { repository: 'example/mivent', token: 'x', baseUrl: fake.url, pause: 0, timeout: 2000 });

function answerTo(number: number): string {
  const own = fake.commentsOf(number).filter(({ user }) => user.login === BOT.login);
  expect(own.length).toBeLessThanOrEqual(1);
  return own[0]?.body ?? '';
}

describe('whoever sent an issue that could not be read', () => {
  test.each([
    ['ru', ANSWERS],
    ['en', ENGLISH],
  ] as const)('hears so once, in the language of what they wrote (%s)', async (locale, answers) => {
    const number = open(answers);
    expect(await tell(number)).toBe('told');
    expect(answerTo(number)).toBe(`${ISSUE_FORM_WORDS[locale].unread}\n\n<!-- mivent:unread -->\n\n${MARKER}`);
    const writes = fake.writes.length;
    expect(await tell(number)).toBe('unchanged');
    expect(fake.writes.length).toBe(writes);
    expect(fake.unknown).toEqual([]);
  });

  test('keeps the answer to what was read before, below the news, and only once', async () => {
    const number = open();
    fake.comment(number, `**Заявка собрана: #2.**\n\n${MARKER}`, BOT);
    await tell(number);
    const { unread, readBefore } = ISSUE_FORM_WORDS.ru;
    expect(answerTo(number)).toBe(
      `${unread}\n\n${readBefore}\n\n<!-- mivent:unread -->\n\n**Заявка собрана: #2.**\n\n${MARKER}`,
    );
    // An edit in another language changes what is said above, nothing below.
    fake.issues.get(number)!.body = fillForm(ENGLISH);
    expect(await tell(number)).toBe('told');
    expect(answerTo(number)).toBe(
      `${ISSUE_FORM_WORDS.en.unread}\n\n${ISSUE_FORM_WORDS.en.readBefore}\n\n<!-- mivent:unread -->\n\n**Заявка собрана: #2.**\n\n${MARKER}`,
    );
  });

  test('hears it in a comment of a length that GitHub takes', async () => {
    const number = open();
    fake.comment(number, `${'я'.repeat(65_480)}\n\n${MARKER}`, BOT);
    expect(await tell(number)).toBe('told');
    expect(answerTo(number).slice(-40)).toMatch(/я…\n\n<!-- mivent:issue-form -->$/);
    expect(answerTo(number).length).toBeLessThanOrEqual(65_536);
    expect(await tell(number)).toBe('unchanged');
  });

  test.each(['failed', 'forbidden'] as const)('is not told again what the robot has said itself (%s)', async (kind) => {
    const number = open();
    const said = fake.comment(number, `${ISSUE_FORM_WORDS.ru[kind]}\n\n${MARKER}`, BOT).body;
    expect(await tell(number)).toBe('unchanged');
    expect(answerTo(number)).toBe(said);
  });

  test('hears it below what others say, however much that is', async () => {
    const number = open();
    for (let index = 0; index < 100; index++)
      fake.comment(number, `Чужое ${MARKER}`, { login: 'other', id: 1, type: 'User' });
    fake.comment(number, `Ответ\n\n${MARKER}`, BOT);
    expect(await tell(number)).toBe('told');
    expect(answerTo(number)).toContain(`Ответ\n\n${MARKER}`);
  });

  test('hears it where GitHub fails once and again, and the third time does not', async () => {
    const number = open();
    fake.fail(/GET .*\/issues\/1$/, 500, { times: 2 });
    fake.fail(/GET .*\/comments/, 'hang');
    expect(await tell(number)).toBe('told');
  });
});

test.each<[string, () => number]>([
  ['about something else', () => fake.openIssue('guest', 'Сайт', '### Название\n\nx').number],
  ['of the robot itself', () => open(ANSWERS, BOT.login)],
  ['that does not exist', () => 99],
  [
    'that is closed',
    () => {
      const number = open();
      fake.issues.get(number)!.state = 'closed';
      return number;
    },
  ],
  ['that is a pull request', () => fake.openPull('guest', 'a'.repeat(40), { body: fillForm(ANSWERS) }).number],
])('an issue %s is left alone', async (_, make) => {
  expect(await tell(make())).toBe('no-form');
  expect(fake.writes).toEqual([]);
});

test('where GitHub takes nothing, that is all there is to say', async () => {
  const number = open();
  fake.fail(/POST .*comments/, 500, { times: 3 });
  await expect(tell(number)).rejects.toThrow('GitHub: 500 (POST issues/1/comments)');
  expect(fake.commentsOf(number)).toEqual([]);
});

test('it is said where no package is installed', { timeout: 60_000 }, async () => {
  const number = open();
  const folder = makeFolder({ 'event.json': JSON.stringify({ issue: { number } }) }, onTestFinished);
  for (const name of ['src/domain', 'src/formats', 'src/i18n', 'src/io', 'scripts'])
    cpSync(join(import.meta.dirname, '../..', name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  const env = {
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'example/mivent',
    GITHUB_TOKEN: 'x',
    GITHUB_API_URL: fake.url,
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/tell-unread-issue.ts'], {
    cwd: folder,
    env,
  });
  expect(stdout).toBe('#1: told\n');
  expect(answerTo(number)).toContain(ISSUE_FORM_WORDS.ru.unread);
});
