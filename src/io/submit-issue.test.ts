import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillForm } from '../formats/issue-form.test-support.ts';
import type { IssueField } from '../formats/issue-text.ts';
import { checkContent } from './content-check.ts';
import { GIT_ENV, ONLINE_REGION, SMALL_REGISTRY, WIDE_REGION, writeFiles } from './content-folder.test-support.ts';
import { GitHub } from './github.ts';
import { BOT, FakeGitHub, type FakeOptions } from './github-fake.test-support.ts';
import { type SubmissionOutcome, submitIssue } from './submit-issue.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

const ANSWERS: Readonly<Partial<Record<IssueField, string>>> = {
  title: 'Дебаты: за и против',
  format: 'Дебаты',
  region: 'Подгорица',
  place: 'Подгорица, клуб',
  startDay: '5 декабря',
  startTime: '18:00',
  endTime: '21:00',
  summary: 'Одно предложение.',
};

const SITE = 'https://events.example/mivent/';

let fake: FakeGitHub;
let folder = '';
let original = '';
beforeAll(() => {
  original = folder = mkdtempSync(join(tmpdir(), 'mivent-submit-'));
  git(folder, 'init', '-q', '-b', 'main', 'clone');
  writeFiles(join(folder, 'clone/content'), { ...SMALL_REGISTRY, ...ONLINE_REGION, ...WIDE_REGION });
  commit('main');
  git(folder, 'clone', '-q', '--bare', 'clone', 'hub');
});
afterAll(() => rmSync(original, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mivent-submit-'));
  cpSync(original, folder, { recursive: true });
  await restart();
});
afterEach(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: GIT_ENV, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
}

/** Write files into the clone, and commit all of it. */
function commit(message: string, files: Readonly<Record<string, string>> = {}): void {
  const clone = join(folder, 'clone');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }
  git(clone, 'add', '-A');
  git(clone, 'commit', '-q', '-m', message);
  if (message !== 'main') git(clone, 'push', '-q', join(folder, 'hub'), 'main');
}

async function restart(options: FakeOptions = {}): Promise<void> {
  await fake?.stop();
  fake = new FakeGitHub({ git: join(folder, 'hub'), ...options });
  await fake.start();
}

async function submit(number: number, timeout = 20_000): Promise<SubmissionOutcome> {
  const github = new GitHub({
    repository: 'example/mivent',
    token: 'x',
    baseUrl: fake.url,
    patience: 0,
    timeout,
  });
  const outcome = await submitIssue(number, { github, folder: join(folder, 'clone/content'), now: NOW, site: SITE });
  expect(fake.unknown).toEqual([]);
  return outcome;
}

function open(answers: typeof ANSWERS = {}, author = 'guest'): number {
  return fake.openIssue(author, 'Событие: ', fillForm({ ...ANSWERS, ...answers })).number;
}

/** The one comment of the bot below an issue, with plain spaces. */
function answerTo(number: number): string {
  const own = fake.commentsOf(number).filter(({ user }) => user.login === BOT.login);
  expect(own.length).toBeLessThanOrEqual(1);
  return (own[0]?.body ?? '').replaceAll('\u00a0', ' ');
}

function pulls() {
  return [...fake.issues.values()].filter(({ pull }) => pull);
}

function fileOn(branch: string, path: string): string {
  return git(join(folder, 'hub'), 'show', `${branch}:content/${path}`);
}

const PATH = 'events/me-16/debaty-za-i-protiv.md';

describe('an issue that the form has made', () => {
  test('becomes a branch with one file, a pull request that closes it, and one answer', async () => {
    const number = open();
    expect(await submit(number)).toEqual({ kind: 'accepted', pull: 2 });
    expect(git(join(folder, 'hub'), 'diff', '--name-status', 'main', `submit-${number}`)).toBe(`A\tcontent/${PATH}\n`);
    const message = git(join(folder, 'hub'), 'show', '-s', '--format=%B', `submit-${number}`).trim();
    expect(message).toMatch(
      /^Add the event debaty-za-i-protiv\n\nSubmission: #1\nCo-authored-by: guest <\d+\+guest@users\.noreply\.github\.com>$/,
    );
    const [pull] = pulls();
    expect(pull).toMatchObject({ title: 'Событие: Дебаты: за и против', pull: { headRef: 'submit-1', base: 'main' } });
    expect(pull?.body.replaceAll('\u00a0', ' ')).toMatch(
      /@guest\.[\s\S]*суббота, 5 декабря 2026, 18:00–21:00[\s\S]*\n\nCloses #1\n\n<!-- /i,
    );
    expect(answerTo(number)).toMatchInlineSnapshot(`
      "**Заявка собрана: #2.** Проверка пройдена, теперь ход модератора: он ответит по этой ссылке. Когда примет, событие через несколько минут появится здесь: <https://events.example/mivent/events/debaty-za-i-protiv/>

      | | Так мы вас поняли |
      |---|---|
      | Название | Дебаты: за и против |
      | Когда | Суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1) |
      | Где | Подгорица, клуб |
      | Формат | Дебаты |
      | Файл | \`content/events/me-16/debaty-za-i-protiv.md\` |

      <details><summary>Файл целиком</summary>

      \`\`\`yaml
      ---
      title: 'Дебаты: за и против'
      summary: Одно предложение.
      status: confirmed
      start: 2026-12-05T18:00
      end: 2026-12-05T21:00
      place: Подгорица, клуб
      format: debate
      ---
      \`\`\`
      </details>

      Как поправить: кнопка **⋯** над вашим текстом, **Edit**, в конце **Save**. Всё проверится заново само, за минуту-другую; новую заявку открывать не нужно.

      <!-- mivent:issue-form -->"
    `);
    mkdirSync(join(folder, 'clone/content/events/me-16'), { recursive: true });
    writeFileSync(join(folder, 'clone/content', PATH), fileOn('submit-1', PATH));
    expect(checkContent(join(folder, 'clone/content'), NOW).issues.filter(({ file }) => file === PATH)).toEqual([]);
  });

  test('brings a new venue and a new person along: three files, one pull request', async () => {
    const number = open({
      place: '',
      venueName: 'Дом @everyone',
      venueAddress: 'Подгорица, адрес по запросу',
      organizer: 'newcomer',
      personName: 'Новичок',
      personIs: 'Другой',
      repeat: 'Каждую неделю',
      repeatEnd: '3 раза',
      price: '12,50 евро',
    });
    expect(await submit(number)).toEqual({ kind: 'accepted', pull: 2 });
    const names = git(join(folder, 'hub'), 'diff', '--name-only', 'main', 'submit-1').trim().split('\n');
    expect(names).toEqual([`content/${PATH}`, 'content/people/newcomer.md', 'content/venues/dom-everyone.md']);
    expect(fileOn('submit-1', PATH)).toContain('venue: dom-everyone\n');
    expect(pulls()[0]?.body).toContain('Согласие быть в реестре: Новичок (newcomer) подтверждает в этой заявке.');
    expect(answerTo(number).split('\n').slice(0, 16)).toMatchInlineSnapshot(`
      [
        "**Заявка собрана: #2.** Проверка пройдена, теперь ход модератора: он ответит по этой ссылке. Когда примет, событие через несколько минут появится здесь: <https://events.example/mivent/events/debaty-za-i-protiv/>",
        "",
        "| | Так мы вас поняли |",
        "|---|---|",
        "| Название | Дебаты: за и против |",
        "| Когда | Суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1) |",
        "| Повторяется | Каждую субботу: 3 даты, последняя — 19 декабря 2026 |",
        "| Где | Дом @​everyone, Подгорица |",
        "| Формат | Дебаты |",
        "| Цена | 12,50 € |",
        "| Файл | \`content/venues/dom-everyone.md\` |",
        "| Файл | \`content/people/newcomer.md\` |",
        "| Файл | \`content/events/me-16/debaty-za-i-protiv.md\` |",
        "",
        "Согласие быть в реестре: Новичок (newcomer) подтверждает в этой заявке.",
        "",
      ]
    `);
    expect((await submit(number)).kind).toBe('unchanged');
    mkdirSync(join(folder, 'clone/content/events/me-16'), { recursive: true });
    for (const name of names) {
      const path = name.replace('content/', '');
      writeFileSync(join(folder, 'clone', name), fileOn('submit-1', path));
    }
    expect(
      checkContent(join(folder, 'clone/content'), NOW).issues.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test('is asked for its time zone where there are several, and has it in its file', async () => {
    const number = open({ region: 'Россия', place: 'Казань' });
    expect((await submit(number)).kind).toBe('incomplete');
    expect(answerTo(number)).toContain('Часовых поясов в этом регионе несколько.');
    fake.issues.get(number)!.body = fillForm({ ...ANSWERS, region: 'Россия', place: 'Казань', timezone: 'мск' });
    expect((await submit(number)).kind).toBe('accepted');
    expect(fileOn('submit-1', 'events/ru/debaty-za-i-protiv.md')).toContain('timezone: Europe/Moscow\n');
    expect(answerTo(number)).toContain('18:00–21:00 (по Москве, UTC+3)');
  });

  test('is refused for a clash at a venue that is new, as at any other', async () => {
    const other =
      '---\ntitle: Клуб\nstatus: confirmed\nstart: 2026-12-05T17:00\nend: 2026-12-05T20:00\nplace: Зал\nformat: club\n---\n';
    commit('club', { 'content/events/me-16/klub.md': other });
    const number = open({ place: '', venueName: 'Дом' });
    expect(await submit(number)).toEqual({ kind: 'refused', pull: undefined });
    expect(answerTo(number)).toContain('Впишите его в свой текст: под «День начала», «Время начала» и «Время конца».');
  });

  test('is not written about twice, however often it is looked at', async () => {
    const number = open();
    await submit(number);
    const writes = [...fake.writes];
    expect(await submit(number)).toEqual({ kind: 'unchanged', pull: 2 });
    expect(fake.writes).toEqual(writes);
  });

  test('moves its pull request along with every edit', async () => {
    const number = open();
    await submit(number);
    fake.issues.get(number)!.body = fillForm({ ...ANSWERS, title: 'Диспут', startTime: '19:00' });
    expect(await submit(number)).toEqual({ kind: 'accepted', pull: 2 });
    expect(pulls().length).toBe(1);
    expect(pulls()[0]?.title).toBe('Событие: Диспут');
    expect(git(join(folder, 'hub'), 'diff', '--name-status', 'main', 'submit-1')).toBe(
      'A\tcontent/events/me-16/disput.md\n',
    );
    expect(git(join(folder, 'hub'), 'rev-list', '--count', 'main..submit-1').trim()).toBe('1');
    fake.issues.get(number)!.body = fillForm({ ...ANSWERS, title: '' });
    expect(await submit(number)).toEqual({ kind: 'incomplete', pull: 2 });
    expect(answerTo(number)).toContain('В #2 пока то, что было до этой правки.');
    expect(fileOn('submit-1', 'events/me-16/disput.md')).toContain('Диспут');
  });

  test('is told what is missing, and goes on when that is mended', async () => {
    const number = open({ startTime: 'вечером', endTime: '' });
    expect(await submit(number)).toEqual({ kind: 'incomplete', pull: undefined });
    expect(answerTo(number)).toMatchInlineSnapshot(`
      "**Заявка пока не собрана:** поправьте то, что ниже.

      - **Время начала / Time of the start** — Время «вечером» не понято. Напишите, например, 18:00.
      - **Время конца / Time of the end** — Есть время начала, а когда конец?

      Как поправить: кнопка **⋯** над вашим текстом, **Edit**, в конце **Save**. Всё проверится заново само, за минуту-другую; новую заявку открывать не нужно.

      <!-- mivent:issue-form -->"
    `);
    fake.issues.get(number)!.body = fillForm(ANSWERS);
    expect(await submit(number)).toEqual({ kind: 'accepted', pull: 2 });
    expect(answerTo(number)).toContain('**Заявка собрана: #2.**');
  });

  test('is told what is in the way of its date, and what is free', async () => {
    const other =
      '---\ntitle: Клуб\nstatus: confirmed\nstart: 2026-12-05T17:00\nend: 2026-12-05T20:00\nplace: Зал\nformat: club\n---\n';
    commit('club', { 'content/events/me-16/klub.md': other });
    const number = open();
    expect(await submit(number)).toEqual({ kind: 'refused', pull: undefined });
    expect(answerTo(number)).toMatchInlineSnapshot(`
      "**Заявка пока не собрана:** проверка не пропускает.

      - **ошибка** — «Дебаты: за и против» и «Клуб» идут одновременно в регионе «Подгорица»: суббота, 5 декабря 2026, 18:00–20:00 (по Подгорице, UTC+1).  
        **Свободно: воскресенье, 6 декабря, 18:00–21:00; пятница, 4 декабря, 18:00–21:00; понедельник, 7 декабря, 18:00–21:00.**

      Подходит что-то из свободного? Впишите его в свой текст: под «День начала», «Время начала» и «Время конца».

      Как поправить: кнопка **⋯** над вашим текстом, **Edit**, в конце **Save**. Всё проверится заново само, за минуту-другую; новую заявку открывать не нужно.

      | | Так мы вас поняли |
      |---|---|
      | Название | Дебаты: за и против |
      | Когда | Суббота, 5 декабря 2026, 18:00–21:00 (по Подгорице, UTC+1) |
      | Где | Подгорица, клуб |
      | Формат | Дебаты |
      | Файл | \`content/events/me-16/debaty-za-i-protiv.md\` |

      <details><summary>Файл целиком</summary>

      \`\`\`yaml
      ---
      title: 'Дебаты: за и против'
      summary: Одно предложение.
      status: confirmed
      start: 2026-12-05T18:00
      end: 2026-12-05T21:00
      place: Подгорица, клуб
      format: debate
      ---
      \`\`\`
      </details>

      <!-- mivent:issue-form -->"
    `);
    expect(pulls()).toEqual([]);
  });

  test('gets a name of its own where the title is taken, in the registry or by another application', async () => {
    commit('taken', {
      [`content/${PATH}`]:
        '---\ntitle: Другое\nstatus: cancelled\nstart: 2026-01-05T17:00\nend: 2026-01-05T20:00\nplace: Зал\nformat: club\n---\n',
    });
    await submit(open());
    await submit(open({}, 'other'));
    expect(git(join(folder, 'hub'), 'ls-tree', '-r', '--name-only', 'submit-1')).toContain(
      'debaty-za-i-protiv-2026-12-05.md',
    );
    expect(git(join(folder, 'hub'), 'ls-tree', '-r', '--name-only', 'submit-3')).toContain(
      'debaty-za-i-protiv-2026-12-05-2.md',
    );
    expect(answerTo(1)).toContain('Имя `debaty-za-i-protiv` уже занято');
  });
});

describe('an issue is left alone', () => {
  test.each<[string, () => number, SubmissionOutcome['kind']]>([
    ['that is about something else', () => fake.openIssue('guest', 'Сайт', '### Название\n\nx').number, 'no-form'],
    ['without a text', () => fake.openIssue('guest', 'Сайт', '').number, 'no-form'],
    [
      'that is closed',
      () => {
        const number = open();
        fake.issues.get(number)!.state = 'closed';
        return number;
      },
      'closed-issue',
    ],
    ['of the bot itself', () => open({}, BOT.login), 'bot'],
    ['that does not exist', () => 99, 'no-issue'],
    [
      'that is a pull request',
      () =>
        fake.openPull('guest', git(join(folder, 'hub'), 'rev-parse', 'main').trim(), { body: fillForm(ANSWERS) })
          .number,
      'no-issue',
    ],
  ])('%s', async (_, make, kind) => {
    expect((await submit(make())).kind).toBe(kind);
    expect(fake.writes).toEqual([]);
  });
});

describe('what somebody else has done is respected', () => {
  test('a comment that looks like the bot’s is not the bot’s', async () => {
    const number = open();
    const forged = fake.comment(number, 'Принято\n\n<!-- mivent:issue-form -->', {
      login: 'guest',
      id: 1,
      type: 'User',
    });
    await submit(number);
    expect(forged.body).toBe('Принято\n\n<!-- mivent:issue-form -->');
    expect(answerTo(number)).toContain('Заявка собрана');
  });

  test('a pull request of a stranger’s fork with the name of the branch is not the bot’s', async () => {
    const number = open();
    fake.openPull('guest', git(join(folder, 'hub'), 'rev-parse', 'main').trim(), { headRef: 'submit-1' });
    expect(await submit(number)).toEqual({ kind: 'accepted', pull: 3 });
  });

  test.each([
    ['of people, from branches of the repository', 'coordinator', 'example/mivent'],
    ['from elsewhere, in the name of the bot', BOT.login, 'stranger/mivent'],
  ])('twenty pull requests %s are none of the twenty that a day has room for', async (_, author, headRepository) => {
    const number = open();
    const main = git(join(folder, 'hub'), 'rev-parse', 'main').trim();
    for (let index = 0; index < 20; index++)
      fake.openPull(author, main, { headRef: `submit-${100 + index}`, headRepository });
    expect(await submit(number)).toMatchObject({ kind: 'accepted' });
  });

  test('a commit on top of the bot’s stays', async () => {
    const number = open();
    await submit(number);
    const hub = join(folder, 'hub');
    const tree = git(hub, 'rev-parse', 'submit-1^{tree}').trim();
    const moderated = git(hub, 'commit-tree', tree, '-p', 'submit-1', '-m', 'Moderated').trim();
    git(hub, 'update-ref', 'refs/heads/submit-1', moderated);
    fake.issues.get(number)!.body = fillForm({ ...ANSWERS, title: 'Другое' });
    expect(await submit(number)).toEqual({ kind: 'taken', pull: 2 });
    expect(git(hub, 'rev-parse', 'submit-1').trim()).toBe(moderated);
    expect(answerTo(number)).toContain('В #2 уже внесли правки вручную');
  });

  test.each([
    [true, 'merged', 'Событие уже принято'],
    [false, 'closed', 'Заявку #2 закрыли'],
  ])('a pull request that was closed (merged: %s) is not opened again', async (merged, kind, words) => {
    const number = open();
    await submit(number);
    const [pull] = pulls();
    pull!.state = 'closed';
    pull!.pull!.merged = merged;
    expect(await submit(number)).toEqual({ kind, pull: 2 });
    expect(pulls().length).toBe(1);
    expect(answerTo(number)).toContain(words);
  });
});

describe('there is a limit', () => {
  test('of five open applications of one person; a place that becomes free is taken', async () => {
    for (let day = 1; day <= 5; day++)
      await submit(open({ title: `Вечер ${'абвгд'[day - 1]}`, startDay: `2026-12-0${day}` }));
    const sixth = open({ startDay: '2026-12-09' });
    expect((await submit(sixth)).kind).toBe('too-many');
    expect(answerTo(sixth)).toContain('Открытых заявок от вас уже 5.');
    expect((await submit(open({ startDay: '2026-12-08' }, 'other'))).kind).toBe('accepted');
    // An edit of one that is there already counts for nothing.
    fake.issues.get(1)!.body = fillForm({ ...ANSWERS, title: 'Иначе', startDay: '2026-12-01' });
    expect((await submit(1)).kind).toBe('accepted');
    pulls()[0]!.state = 'closed';
    expect((await submit(sixth)).kind).toBe('accepted');
  });

  test('of twenty new ones in 24 hours', async () => {
    const sha = git(join(folder, 'hub'), 'rev-parse', 'main').trim();
    for (let count = 0; count < 20; count++)
      fake.openPull(BOT.login, sha, { headRef: `submit-${900 + count}`, headRepository: 'example/mivent' });
    fake.now = '2026-11-23T11:00:00Z';
    const number = open();
    expect((await submit(number)).kind).toBe('crowded');
    expect(answerTo(number)).toContain('Сегодня заявок слишком много');
  });
});

describe('a hostile issue', () => {
  test.each<[string, typeof ANSWERS]>([
    ['mentions everybody', { title: '@everyone и #1', summary: 'cc @coordinator', body: '@coordinator fixes #1' }],
    ['speaks to the runner', { title: '::error file=x::y', body: '::set-output name=x::y\n%0A::add-mask::x' }],
    ['plays with YAML', { title: "--- ' : [x] {y} *a &b !c", summary: '!!js/function x', body: '---\ntitle: x\n---' }],
    ['closes other issues', { title: 'fixes #1, closes #2', organizer: '' }],
    ['closes them by a short name', { title: 'Fixes GH-1', place: 'closes gh-1' }],
    ['closes them by their address', { title: 'Fixes https://github.com/example/mivent/issues/1' }],
    ['draws and reckons', { title: 'Вечер $x$ ftp://e.example', place: ':tada: $y$' }],
  ])('that %s becomes an event that does no harm', async (_, answers) => {
    const number = open(answers);
    expect((await submit(number)).kind).toBe('accepted');
    const [pull] = pulls();
    const said = [
      answerTo(number),
      pull!.title,
      pull!.body.replace(/@guest\./, '').replace(/Closes #\d+|заявки #\d+/g, ''),
    ].map((text) =>
      text
        .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '')
        .replaceAll(/#2\b/g, '')
        .replace(/<https:\/\/events\.example\/mivent\/events\/[a-z0-9-]+\/>/, ''),
    );
    for (const text of said)
      expect(text).not.toMatch(
        /[@#][\p{L}\d]|^::|<(?!!--|\/?details|\/?summary|\/?span>)|(?<![-\w])gh-\d|[a-z]:\/\/|:tada:/imu,
      );
    const message = git(join(folder, 'hub'), 'show', '-s', '--format=%B', `submit-${number}`);
    expect(message.replace(`Submission: #${number}`, '').replace(/guest <.*>/, '')).not.toMatch(/[@#]/);
  });

  test.each<[string, typeof ANSWERS, SubmissionOutcome['kind'], string]>([
    ['of 65,536 characters', { body: 'я'.repeat(64_000) }, 'refused', '64 КиБ'],
    ['with a title of one emoji', { title: '🎉' }, 'incomplete', 'Название'],
    ['with HTML', { body: '<script>alert(1)</script>' }, 'incomplete', 'Подробности'],
    ['with an image from elsewhere', { body: '![](https://evil.example/x.png)' }, 'incomplete', 'Подробности'],
    ['with a path for a title', { title: '../../package.json' }, 'accepted', 'content/events/me-16/package-json.md'],
    ['with a title of a thousand letters', { title: 'я'.repeat(1000) }, 'incomplete', 'Название'],
    [
      'with an address that is a script',
      { region: 'Онлайн', onlineUrl: 'javascript:alert(1)' },
      'incomplete',
      'Ссылка',
    ],
    ['with a day that is none', { startDay: '30.02.2027' }, 'incomplete', 'День «30.02.2027» не понят'],
  ])('%s is told what came of it', async (_, answers, kind, words) => {
    const number = open(answers);
    expect((await submit(number)).kind).toBe(kind);
    expect(answerTo(number)).toContain(words);
    expect(answerTo(number).length).toBeLessThanOrEqual(65_536);
    expect(pulls().length).toBe(kind === 'accepted' ? 1 : 0);
  });
});

describe('when GitHub fails in the middle', () => {
  const STEPS: readonly RegExp[] = [
    /POST .*git\/trees/,
    /POST .*git\/commits/,
    /POST .*git\/refs/,
    /POST .*\/pulls/,
    /POST .*issues\/1\/comments/,
    /GET .*git\/ref\//,
    /GET .*\/pulls$/,
    /GET .*issues\/1\/comments/,
  ];
  const STATUSES = [403, 409, 422, 429, 500] as const;
  const cases = [
    ...STEPS.map((step, index) => [step, STATUSES[index % STATUSES.length] ?? 500] as const),
    ...STATUSES.map((status) => [/POST .*\/pulls/, status] as const),
  ];

  test.each(cases)('at %s with %i, the next run mends it and nothing is doubled', async (step, status) => {
    const number = open();
    fake.fail(step, status, { times: 3, headers: status === 429 ? { 'retry-after': '3600' } : {} });
    await expect(submit(number)).rejects.toThrow(/^GitHub: /);
    // What the person is told: that it is not their fault; where GitHub lets nothing be said, nothing.
    if (/git|POST .*pulls/.test(String(step)) && !String(step).includes('GET .*\\/pulls'))
      expect(answerTo(number)).toContain(
        status === 403 && /pulls/.test(String(step))
          ? 'открыть заявку робот не может'
          : 'GitHub сейчас не дал собрать заявку',
      );
    fake.faults.length = 0;
    expect(await submit(number)).toMatchObject({ pull: 2 });
    expect(pulls().length).toBe(1);
    expect(fileOn('submit-1', PATH)).toContain('Дебаты');
    expect(answerTo(number)).toContain('Заявка собрана: #2');
    expect((await submit(number)).kind).toBe('unchanged');
  });

  test('by an answer that never comes, the next run mends it', async () => {
    const number = open();
    fake.fail(/POST .*git\/commits/, 'hang');
    await expect(submit(number, 2000)).rejects.toThrow(/^GitHub: /);
    expect(await submit(number)).toMatchObject({ kind: 'accepted', pull: 2 });
  });

  test.each([/PATCH .*git\/refs/, /PATCH .*pulls/])(
    'between an edit and its pull request (%s), the last edit wins',
    async (step) => {
      const number = open();
      await submit(number);
      const issue = fake.issues.get(number)!;
      issue.body = fillForm({ ...ANSWERS, title: 'Другое' });
      fake.fail(step, 500);
      await expect(submit(number)).rejects.toThrow(/^GitHub: /);
      issue.body = fillForm(ANSWERS);
      await submit(number);
      expect(git(join(folder, 'hub'), 'diff', '--name-status', 'main', 'submit-1')).toBe(`A\tcontent/${PATH}\n`);
      expect(pulls()[0]?.title).toBe('Событие: Дебаты: за и против');
    },
  );

  test('because workflows may not open pull requests, the branch is there, and the person is told', async () => {
    await restart({ permissions: ['contents', 'issues'] });
    const number = open();
    await expect(submit(number)).rejects.toThrow(/токена нет на это прав/);
    expect(fileOn('submit-1', PATH)).toContain('Дебаты');
    expect(answerTo(number)).toContain('Allow GitHub Actions to create and approve pull requests');
  });
});
