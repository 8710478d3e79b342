import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BusyList } from '../src/formats/busy-list.ts';
import { fillForm } from '../src/formats/issue-form.test-support.ts';
import { launchBrowser } from '../src/io/browser.test-support.ts';
import { evening } from '../src/io/content-folder.test-support.ts';
import { type Community, foundCommunity, plain } from './journey.test-support.ts';

// The whole way on one registry, with the commands that the workflows run: read it from top to bottom. GitHub is a bare repository
// and a fake of its API, GitHub Pages a folder on loopback; all between them is the real thing. The tests are one story, day by day.

const REGION = 'country: me\ntimezone: Europe/Podgorica\ncoordinators: [sanfantee]\n---\n';

/** Two towns, a venue, a coordinator, and a ball for which a date is held. */
const REGISTRY = {
  'settings.yaml': `name: MIVENT
domain: mivent.example
timezone: Europe/Podgorica
repository: https://github.com/example/mivent
moderators: ['@coordinator']
`,
  'regions/me-02.md': `---\nname: { ru: Бар, en: Bar }\n${REGION}`,
  'regions/me-16.md': `---\nname: { ru: Подгорица, en: Podgorica }\n${REGION}`,
  'venues/kings-park.md': '---\nname: Kings Park\nregion: me-16\naddress: Площадь Независимости, 1\n---\n',
  'people/sanfantee.md': '---\nname: { ru: Миа, en: Mia }\nroles: [coordinator]\ngithub: coordinator\n---\n',
  'events/me-02/spring-ball.md': `---
title: Весенний бал
status: hold
hold: { until: 2027-03-08, by: sanfantee }
start: 2027-03-20T19:00
end: 2027-03-20T23:00
place: Бар, у моря
format: party
---
`,
};

const LECTURE = 'lektsiya-o-svobodnykh-gorodakh';
const [LECTURE_FILE, DEBATE, CONCERT, QUIZ, FAIR, JAZZ] = [
  `content/events/me-16/${LECTURE}.md`,
  'content/events/me-16/debate.md',
  'content/events/me-16/concert.md',
  'content/events/me-16/quiz.md',
  'content/events/me-16/fair.md',
  'content/events/me-02/jazz.md',
] as const;

const debate = evening({ title: 'Дебаты', start: '2027-03-26T18:00', end: '2027-03-26T21:00' });
const concert = evening({
  title: 'Концерт',
  format: 'party',
  start: '2027-03-26T19:00',
  end: '2027-03-26T22:00',
});
const jazz = evening({
  title: 'Джаз у моря',
  format: 'party',
  venue: undefined,
  place: 'Бар, клуб',
  start: '2027-03-20T20:00',
  end: '2027-03-20T23:30',
});
const quiz = (day: string) =>
  evening({ title: 'Викторина', format: 'contest', start: `${day}T20:00`, end: `${day}T23:00` });
const fair = (format: string) =>
  evening({ title: 'Ярмарка', format, start: '2027-04-17T12:00', end: '2027-04-17T18:00' });

let browser: Browser;
let community: Community;
const endings: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  endings.push(() => browser.close());
  community = await foundCommunity(REGISTRY, (end) => endings.push(end));
  community.setClock('2027-03-01T12:00:00+01:00');
  await community.deploy();
}, 600_000);
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

// Where a chapter fails, the rest of the story would fail for its sake alone.
let isBroken = false;
beforeEach(({ skip }) => skip(isBroken, 'An earlier chapter has failed.'));
afterEach(({ task }) => {
  isBroken ||= task.result?.state === 'fail';
});

/** What everybody sees of a pull request when the bot has been there; of its comment what stands in Russian and is not folded away. */
function seen(pull: number) {
  const { hub } = community;
  const reviewers = [...(hub.fake.issues.get(pull)?.pull?.reviewers ?? [])];
  const comment = plain(hub.comment(pull)).split('<details>')[0] ?? '';
  return { status: plain(hub.status(pull)).split(' / ')[0], labels: hub.labels(pull), reviewers, comment };
}

/** Merge a pull request as GitHub lets a moderator: only when the bot and the check have found it green. */
function accept(pull: number): void {
  expect(community.hub.status(pull)).toMatch(/^success/);
  community.hub.merge(pull);
}

/** What a calendar program has of an event. */
async function calendarOf(id: string) {
  const calendar = new ICAL.Component(ICAL.parse(await community.read(`events/${id}.ics`)));
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name)?.toString();
  return event ? { status: value('status'), start: value('dtstart'), sequence: Number(value('sequence')) } : undefined;
}

/** The titles of a feed, newest first. */
async function titlesOf(feed: string): Promise<readonly string[]> {
  const [, ...items] = plain(await community.read(feed)).split('<item>');
  return items.flatMap((item) => /<title>(.*?)<\/title>/.exec(item)?.[1] ?? []);
}

/** What takes time or room, in the order of its dates. */
async function takenBy(): Promise<readonly string[]> {
  const { events }: BusyList = JSON.parse(await community.read('api/v1/busy.json'));
  return events.map(({ id }) => id);
}

/** The words of a page of the site, which has to be well. */
async function pageAt(path: string): Promise<string> {
  const { page, faults } = await community.open(browser, path);
  const text = plain(await page.locator('main').innerText());
  expect(faults).toEqual([]);
  return text;
}

/** The address of the button «Исправить» on the page of an event. */
async function correctionOf(id: string): Promise<string> {
  const { page } = await community.open(browser, `events/${id}/`);
  return hrefOf(page, 'Открыть файл на GitHub');
}

async function hrefOf(page: Page, name: string): Promise<string> {
  return (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
}

/** What the form of the site says of a date at Kings Park or in a town. */
async function formSaysOf(query: string): Promise<string> {
  const { page } = await community.open(browser, `submit/?${query}`);
  const date = page.locator('[data-part=date]');
  await date.filter({ hasText: /свободна|есть другое/ }).waitFor();
  const obstacles = page.locator('[data-part=obstacles]');
  const said = [await date.innerText(), (await obstacles.isVisible()) ? await obstacles.innerText() : ''];
  return plain(said.join(' ')).trim();
}

/** Fill in the form with a lecture at Kings Park, Saturday 13 March from 18:00, and have the file made. */
async function fillInLecture(page: Page): Promise<void> {
  await page.getByLabel('Название', { exact: true }).fill('Лекция о свободных городах');
  await page.getByLabel('Формат').selectOption('lecture');
  await page.getByLabel('Регион').selectOption('me-16');
  await page.getByLabel('Площадка', { exact: true }).selectOption('kings-park');
  await page.locator('#startDay').fill('2027-03-13');
  await page.locator('#startTime').fill('18:00');
  await page.getByLabel(/CC BY/).check();
  await page.getByRole('button', { name: 'Собрать файл' }).click();
  await page.getByRole('region', { name: 'Файл готов' }).waitFor();
}

describe('1 March, a stranger has an idea', { timeout: 600_000 }, () => {
  let lecture = 0;

  test('the form makes one file: at a desk GitHub opens with it, on a phone it is copied into an empty editor', async () => {
    const desk = await community.open(browser, 'submit/');
    await fillInLecture(desk.page);
    const atDesk = community.proposeAt('stranger', await hrefOf(desk.page, 'Открыть на GitHub'));
    atDesk.state = 'closed';

    const phone = await community.open(browser, 'submit/', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await fillInLecture(phone.page);
    await phone.page.getByRole('button', { name: 'Скопировать файл' }).click();
    await phone.page.getByText('Скопировано', { exact: true }).waitFor();
    const copied = await phone.page.evaluate(() => navigator.clipboard.readText());
    const onPhone = community.proposeAt('stranger', await hrefOf(phone.page, 'Открыть пустой файл'), () => copied);

    expect(onPhone.title).toBe(`Create ${LECTURE}.md`);
    expect(onPhone.pull?.headSha, 'the same file in the same place').toBe(atDesk.pull?.headSha);
    expect([...desk.faults, ...phone.faults]).toEqual([]);
    lecture = onPhone.number;
  });

  test('the check of the merge is green, for those with rights and in the summary for those without', async () => {
    expect(await community.validate(lecture)).toEqual({
      isGreen: true,
      log: 'Всё в порядке: 2 события.\n',
      summary: '## Проверка реестра\n\n**Ошибок нет, можно принимать.** Всё в порядке: 2 события.\n',
    });
  });

  test('the bot tells the coordinator, who sees the event in its week before it is published', async () => {
    expect(await community.reconcile()).toContain('reviewer coordinator, comment, status success');
    const { comment, ...rest } = seen(lecture);
    expect(rest).toEqual({
      status: 'success: Ошибок нет',
      labels: ['event', 'needs-review'],
      reviewers: ['coordinator'],
    });
    expect(comment).toContain('## Можно принимать\n\n**Ход модератора:**');
    expect(comment).toContain('**Суббота, 13 марта 2027, 18:00–20:00**');
    expect(comment).toMatch(
      new RegExp(`через несколько минут это будет здесь: \\[\\S+\\]\\(http\\S+/mivent/events/${LECTURE}/\\)`),
    );
    expect(comment).toContain('| **сб, 13 мар** | 18:00–20:00 **Лекция о свободных городах** · Kings Park');

    const preview = /\((\S+\/preview\/#\S+)\)/.exec(comment)?.[1] ?? '';
    const { page, faults } = await community.open(browser, preview);
    expect(plain(await page.locator('event-preview article h1').innerText())).toBe('Лекция о свободных городах');
    expect(await page.locator('.unpublished-mark').innerText()).toBe('Не опубликовано');
    await page.getByRole('heading', { name: 'Ни с чем не пересекается' }).waitFor();
    expect(await hrefOf(page, `Заявка ${lecture}`)).toBe(`https://github.com/example/mivent/pull/${lecture}`);
    expect(faults).toEqual([]);
  });

  test('once it is accepted it stands wherever people and programs look', async () => {
    accept(lecture);
    const { check, report } = await community.deploy();
    expect(check).toMatch(/^На месте/);
    expect(report).toBe('clash: none\nbroken: none');
    for (const path of ['', 'calendar/2027/03/', 'regions/me-16/', 'venues/kings-park/', `events/${LECTURE}/`])
      expect(await pageAt(path), path).toContain('Лекция о свободных городах');
    for (const feed of ['calendar.ics', 'regions/me-16/calendar.ics', 'venues/kings-park/calendar.ics'])
      expect(await community.read(feed), feed).toContain(`UID:${LECTURE}@mivent.example`);
    expect(await titlesOf('regions/me-16/rss.xml')).toEqual(['13 марта, 18:00 — Лекция о свободных городах']);
    expect(await titlesOf('changes.xml')).toEqual([]);
    expect(await takenBy()).toEqual([LECTURE, 'spring-ball']);
    expect(await calendarOf(LECTURE)).toEqual({ status: 'CONFIRMED', start: '2027-03-13T18:00:00', sequence: 0 });
  });

  test('the next who wants that evening is told so by the form, with three others', async () => {
    const said = await formSaysOf('region=me-16&venue=kings-park&start=2027-03-13T19:00&end=2027-03-13T21:00');
    expect(said).toContain('С такой датой проверка заявку не пропустит.');
    expect(said).toMatch(/Лекция о свободных городах\s+18:00–20:00, та же площадка/);
    expect(said).toContain('воскресенье, 14 марта, 19:00–21:00');
  });
});

describe('2 March, the lecturer can only come on Sunday', { timeout: 600_000 }, () => {
  test('who presses «Исправить» edits the file on GitHub; the moderator reads what was and what becomes', async () => {
    community.setClock('2027-03-02T12:00:00+01:00');
    const address = await correctionOf(LECTURE);
    expect(address).toBe(`https://github.com/example/mivent/edit/main/${LECTURE_FILE}`);
    const { number } = community.proposeAt('stranger', address, (text) => text.replaceAll('2027-03-13', '2027-03-14'));
    expect(await community.validate(number)).toMatchObject({ isGreen: true });
    await community.reconcile();
    const { status, comment } = seen(number);
    expect(status).toBe('success: Ошибок нет');
    expect(comment).toContain('> Изменение события');
    expect(comment).toMatch(/\| Когда \| суббота, 13 марта 2027, [^|]+<br>→ \*\*воскресенье, 14 марта 2027, /);
    accept(number);
  });
});

describe('3 March, two want the same evening', { timeout: 600_000 }, () => {
  let [first, second] = [0, 0];

  test('both pass the check; the bot tells the second of the first, and shows the first its rival', async () => {
    community.setClock('2027-03-03T12:00:00+01:00');
    first = community.hub.propose('anna', { [DEBATE]: debate }).number;
    expect(await community.validate(first)).toMatchObject({ isGreen: true });
    await community.reconcile();

    community.setClock('2027-03-03T13:00:00+01:00');
    second = community.hub.propose('boris', { [CONCERT]: concert }).number;
    expect(await community.validate(second)).toMatchObject({ isGreen: true });
    await community.reconcile();

    expect(seen(first).labels).toEqual(['event', 'needs-review']);
    expect(seen(first).comment).toContain(`[Концерт](https://github.com/example/mivent/pull/${second})`);
    expect(seen(first).comment).toContain(`[заявка ${second}](https://github.com/example/mivent/pull/${second})`);
    expect(seen(second)).toMatchObject({
      status: 'success: Ошибок нет, 2 предупреждения',
      labels: ['conflict', 'event', 'needs-review'],
    });
    expect(seen(second).comment).toContain('**Ход модератора:** решите, чья это дата');
    expect(seen(second).comment).toContain(`[Дебаты](https://github.com/example/mivent/pull/${first})`);
  });

  test('once the first is accepted the second is red, in the check and in the eyes of the bot, with free times', async () => {
    accept(first);
    const { isGreen, log, summary } = await community.validate(second);
    expect(isGreen).toBe(false);
    expect(log).toMatch(
      /^::error file=content\/events\/me-16\/concert\.md,line=4,col=8,title=region-conflict::«Концерт» и «Дебаты»/,
    );
    expect(summary).toContain('**Принимать нельзя, пока есть ошибки.**');
    await community.reconcile();
    expect(seen(second)).toMatchObject({
      status: 'failure: 2 ошибки',
      labels: ['conflict', 'event', 'needs-author'],
    });
    expect(seen(second).comment).toContain('**Ход автора заявки:** выберите другое время');
    expect(seen(second).comment).toContain('- суббота, 27 марта, 19:00–22:00');
  });

  test('its author takes the first of them from the comment, and it can be accepted', async () => {
    const free = /^ +(start: \S+)\n +(end: \S+)$/m.exec(community.hub.comment(second)) ?? [];
    const [, start = '', end = ''] = free;
    const mended = concert.replace(/^start: .*$/m, start).replace(/^end: .*$/m, end);
    community.hub.fake.push(second, community.hub.commit({ [CONCERT]: mended }));
    expect(await community.validate(second)).toMatchObject({ isGreen: true });
    await community.reconcile();
    expect(seen(second)).toMatchObject({ status: 'success: Ошибок нет', labels: ['event', 'needs-review'] });
    accept(second);
  });
});

describe('4 March, somebody has GitHub and no Git', { timeout: 600_000 }, () => {
  test('the issue form becomes a pull request of the bot, which goes the same way and closes the issue', async () => {
    community.setClock('2027-03-04T12:00:00+01:00');
    const { fake } = community.hub;
    const answers = { title: 'Чтение у моря', format: 'Вечер клуба', region: 'Бар', place: 'Бар, библиотека' };
    const times = { startDay: '2 апреля', startTime: '18:00', endTime: '20:00' };
    const issue = fake.openIssue('vera', 'Событие: ', fillForm({ ...answers, ...times }));
    expect(await community.submitIssue(issue.number)).toBe(`#${issue.number}: accepted #${issue.number + 1}`);
    const answer = plain(fake.commentsOf(issue.number)[0]?.body ?? '');
    expect(answer).toContain(`**Заявка собрана: #${issue.number + 1}.**`);
    expect(answer).toContain('| Когда | Пятница, 2 апреля 2027, 18:00–20:00');

    expect(await community.validate(issue.number + 1)).toMatchObject({ isGreen: true });
    await community.reconcile();
    expect(seen(issue.number + 1)).toMatchObject({ status: 'success: Ошибок нет', reviewers: ['coordinator'] });
    accept(issue.number + 1);
    expect(issue.state).toBe('closed');
  });

  test('all that was accepted since is published, and subscribers of the lecture are moved to Sunday', async () => {
    expect((await community.deploy()).report).toBe('clash: none\nbroken: none');
    expect(await pageAt('regions/me-02/')).toContain('Чтение у моря');
    expect(await titlesOf('rss.xml')).toEqual([
      '2 апреля, 18:00 — Чтение у моря',
      '27 марта, 19:00 — Концерт',
      '26 марта, 18:00 — Дебаты',
      '14 марта, 18:00 — ПЕРЕНЕСЕНО: Лекция о свободных городах',
      '20 марта 2027, 19:00 — Бронь: Весенний бал',
    ]);
    expect(await calendarOf(LECTURE)).toEqual({ status: 'CONFIRMED', start: '2027-03-14T18:00:00', sequence: 1 });
    expect(await titlesOf('changes.xml')).toEqual([
      'Перенесено: Лекция о свободных городах — 13 марта, 18:00 → 14 марта, 18:00',
    ]);
    expect(await pageAt(`events/${LECTURE}/`)).toMatch(/^Событие перенесено\s+Было назначено: суббота, 13 марта/);
  });
});

describe('5 March, the lecture is off, and main gets what no check has seen', { timeout: 600_000 }, () => {
  test('a cancellation is a change like any other', async () => {
    community.setClock('2027-03-05T12:00:00+01:00');
    const cancel = (text: string) => text.replace('status: confirmed', 'status: cancelled');
    const { number } = community.proposeAt('stranger', await correctionOf(LECTURE), cancel);
    expect(await community.validate(number)).toMatchObject({ isGreen: true });
    await community.reconcile();
    expect(seen(number).comment).toContain('> Отмена события');
    expect(seen(number).comment).toContain('| Статус | согласовано<br>→ **отменено** |');
    accept(number);
  });

  test('a clash and a broken file that somebody pushed past the rules stop no deploy: the moderators are told', async () => {
    community.hub.push({ [QUIZ]: quiz('2027-03-27'), [FAIR]: fair('fiar') }, { date: '2027-03-05T11:30:00Z' });
    const { check, report } = await community.deploy();
    expect(check).toMatch(/^На месте/);
    const [, clash, broken] = /^clash: opened #(\d+)\nbroken: opened #(\d+)$/.exec(report) ?? [];
    const { issues } = community.hub.fake;
    expect(plain(issues.get(Number(clash))?.body ?? '')).toMatch(/«Викторина» и «Концерт»[\s\S]*@coordinator\s*$/);
    expect(plain(issues.get(Number(broken))?.body ?? '')).toContain('Значение «fiar» не подходит');
    expect(issues.get(Number(broken))?.body).toContain(`](https://github.com/example/mivent/blob/main/${FAIR})`);

    expect(await pageAt('events/quiz/')).toMatch(/^Пересечение по датам/);
    expect(await pageAt('events/concert/'), 'who was first is not marked').not.toContain('Пересечение');
    expect(await pageAt('regions/me-16/')).not.toContain('Ярмарка');
    expect(await takenBy()).toEqual(['spring-ball', 'debate', 'concert', 'quiz', 'chtenie-u-morya']);
  });

  test('the cancelled lecture keeps its page and tells its subscribers; its evening is free', async () => {
    expect(await pageAt(`events/${LECTURE}/`)).toMatch(/^Событие отменено/);
    expect(await calendarOf(LECTURE)).toMatchObject({ status: 'CANCELLED', sequence: 2 });
    expect((await titlesOf('changes.xml'))[0]).toBe('Отменено: Лекция о свободных городах — 14 марта, 18:00');
    expect(await formSaysOf('region=me-16&venue=kings-park&start=2027-03-14T18:00&end=2027-03-14T20:00')).toBe(
      'Дата свободна.',
    );
  });
});

describe('9 March, the hold has run out', { timeout: 600_000 }, () => {
  let late = 0;

  test('who wants the date of a hold is refused as long as it holds, and let through the day after', async () => {
    community.setClock('2027-03-06T12:00:00+01:00');
    late = community.hub.propose('saxophonist', { [JAZZ]: jazz }).number;
    expect(await community.validate(late)).toMatchObject({ isGreen: false });
    await community.reconcile();
    expect(seen(late)).toMatchObject({ status: 'failure: 1 ошибка', reviewers: [] });
    expect(seen(late).comment).toContain('«Джаз у моря» и «Весенний бал» (бронь до 8 марта 2027)');

    community.setClock('2027-03-09T12:00:00+01:00');
    expect(await community.validate(late)).toMatchObject({ isGreen: true });
    await community.reconcile();
    expect(seen(late)).toMatchObject({ status: 'success: Ошибок нет', reviewers: ['coordinator'] });
    expect(seen(late).comment).toContain('| **сб, 20 мар** | 20:00–23:30 **Джаз у моря** **← эта заявка** |');
  });

  test('what was wrong on main is mended, and the lecturer asks to be taken out', async () => {
    community.hub.push({ [QUIZ]: quiz('2027-03-28'), [FAIR]: fair('fair') }, { date: '2027-03-09T10:30:00Z' });
    const removed = `removed:\n  - { id: ${LECTURE}, reason: По просьбе лектора }\n`;
    const settings = `${community.fileOnMain('content/settings.yaml')}${removed}`;
    const files = { 'content/settings.yaml': settings, [LECTURE_FILE]: undefined };
    const { number } = community.hub.propose('coordinator', files);
    expect(await community.validate(number)).toMatchObject({ isGreen: true, log: 'Всё в порядке: 6 событий.\n' });
    await community.reconcile();
    expect(seen(number)).toMatchObject({ status: 'success: Ошибок нет' });
    expect(seen(number).comment).toContain('> Удаление события');
    accept(number);
  });

  test('the nightly deploy shows it all: the date free, the issues closed, of the lecture an address and a reason', async () => {
    const { report } = await community.deploy();
    expect(report).toMatch(/^clash: closed #\d+\nbroken: closed #\d+$/);
    expect(await takenBy()).toEqual(['debate', 'concert', 'quiz', 'chtenie-u-morya', 'fair']);
    expect(await formSaysOf('region=me-02&start=2027-03-20T19:00&end=2027-03-20T23:00')).toBe('Дата свободна.');
    expect(await community.read('holds.ics')).not.toContain('BEGIN:VEVENT');
    expect(await pageAt('events/spring-ball/')).toMatch(/^Бронь истекла 8 марта 2027\s+Дата снова свободна\./);
    expect(await titlesOf('changes.xml')).toEqual([
      'Перенесено: Викторина — 27 марта, 20:00 → 28 марта, 20:00',
      'Бронь истекла: Весенний бал — 20 марта, 19:00',
    ]);
    expect(await pageAt('events/quiz/')).not.toContain('Пересечение');
    expect(await pageAt('regions/me-16/')).toContain('Ярмарка');

    const gone = await pageAt(`events/${LECTURE}/`);
    expect(gone).toMatch(/^Событие убрано из реестра/);
    expect(gone).toContain('По просьбе лектора');
    expect(gone).not.toContain('Лекция');
    expect(await calendarOf(LECTURE), 'subscribers keep an empty calendar').toBeUndefined();
  });

  test('on the whole way nothing was asked of GitHub that it does not know, and a last look changes nothing', async () => {
    const { fake } = community.hub;
    expect(fake.unknown).toEqual([]);
    fake.writes.length = 0;
    await community.reconcile();
    expect(fake.writes).toEqual([]);
    expect([...fake.issues.values()].flatMap(({ state, number }) => (state === 'open' ? [number] : []))).toEqual([
      late,
    ]);
  });
});
