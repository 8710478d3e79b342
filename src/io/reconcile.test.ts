import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LABELS } from '../domain/application.ts';
import { defineLabel } from '../formats/application-comment.ts';
import { evening, git, SMALL_REGISTRY } from './content-folder.test-support.ts';
import { BOT } from './github-fake.test-support.ts';
import { type CommittedFile, type Hub, NOW, openHub } from './pull-requests.test-support.ts';

const A = 'content/events/me-16/debate.md';
const B = 'content/events/me-16/club.md';
const debate = (lines = {}, body?: string) => evening({ title: 'Дебаты', ...lines }, body);
const club = (lines = {}) => evening({ title: 'Клуб', start: '2026-12-05T20:00', end: '2026-12-05T23:00', ...lines });
const elsewhen = { start: '2026-12-12T18:00', end: '2026-12-12T21:00' };

const PEOPLE = {
  'people/sanfantee.md': '---\nname: { ru: Миа, en: Mia }\nroles: [coordinator]\ngithub: coordinator\n---\n',
  'people/anna.md': '---\nname: Анна\ngithub: anna\n---\n',
  'people/boris.md': '---\nname: Борис\n---\n',
};
const REGION = SMALL_REGISTRY['regions/me-16.md'] ?? '';
const REGISTRY = { ...SMALL_REGISTRY, ...PEOPLE };

/** Minutes after noon of the first day. */
const at = (minutes: number) =>
  Temporal.Instant.from('2026-11-22T12:00:00Z').add({ minutes }).toString({ smallestUnit: 'second' });
const DAY = 24 * 60;

/** Run once more, and say what that has written. */
async function writesOfRun(hub: Hub, now?: string): Promise<readonly string[]> {
  hub.fake.writes.length = 0;
  await hub.run(now);
  return hub.fake.writes;
}

describe('an application', { timeout: 120_000 }, () => {
  test('that is right gets one comment, a green status, labels and a reviewer; a second run writes nothing', async () => {
    const hub = await openHub(REGISTRY);
    const { number, pull } = hub.propose('guest', { [A]: debate() });
    const [outcome] = await hub.run();
    expect(outcome).toMatchObject({ pull: number, failures: [] });
    expect(outcome!.written).toEqual([
      'reviewer coordinator',
      'comment',
      'status success',
      'labels +event +needs-review',
    ]);
    expect(hub.status(number)).toBe('success: Ошибок нет / No errors');
    expect(hub.labels(number)).toEqual(['event', 'needs-review']);
    expect([...pull!.reviewers]).toEqual(['coordinator']);
    expect(hub.fake.statusOf(pull!.headSha, 'mivent/validate')!.target_url).toMatch(/pull\/1#issuecomment-\d+$/);
    expect(await writesOfRun(hub, at(15))).toEqual([]);
    expect(await writesOfRun(hub, at(2 * DAY))).toEqual([]);
    expect(hub.fake.unknown).toEqual([]);
  });

  test('with an error is red until its author mends it: then the same comment says so', async () => {
    const hub = await openHub(REGISTRY);
    const { number, pull } = hub.propose('guest', { [A]: debate({ start: '2026-02-30T18:00', end: undefined }) });
    await hub.run();
    expect(hub.status(number)).toMatch(/^failure: 1\u00a0ошибка \/ 1\u00a0error$/);
    expect(hub.labels(number)).toEqual(['event', 'needs-author']);
    expect([...pull!.reviewers], 'it is not their move yet').toEqual([]);
    expect(hub.comment(number)).toContain('time-no-such-date');
    const red = pull!.headSha;

    hub.fake.push(number, hub.commit({ [A]: debate() }));
    await hub.run(at(15));
    expect(hub.status(number)).toBe('success: Ошибок нет / No errors');
    expect(hub.fake.statusOf(red, 'mivent/validate')!.state).toBe('failure');
    expect(hub.labels(number)).toEqual(['event', 'needs-review']);
    expect(hub.comment(number)).not.toContain('time-no-such-date');
  });

  test('that has moved since GitHub listed it is told on the commit that was read', async () => {
    const hub = await openHub(REGISTRY);
    const { number, pull } = hub.propose('guest', { [A]: debate() });
    const listed = pull!.headSha;
    const read = hub.commit({ [A]: debate({ status: 'confrimed' }) });
    hub.fake.push(number, read);
    pull!.headSha = listed;
    await hub.run();
    expect(hub.fake.statusOf(listed, 'mivent/validate')).toBeUndefined();
    expect(hub.fake.statusOf(read, 'mivent/validate')).toMatchObject({ state: 'failure' });
  });

  test('whose commit a second one brings as its own keeps its status', async () => {
    const hub = await openHub(REGISTRY);
    const copied = hub.propose('copycat', { 'content/events/me-02/picnic.md': picnic() });
    await hub.run(at(0));
    const { number, pull } = hub.propose('guest', { [A]: debate() });
    await hub.run(at(15));
    const before = hub.fake.statusOf(pull!.headSha, 'mivent/validate');
    hub.fake.push(copied.number, pull!.headSha);
    hub.fake.issues.get(number)!.labels.add('claim');
    await hub.run(at(30));
    expect(hub.comment(copied.number)).toContain('есть и в открытой заявке');
    expect(hub.fake.statusOf(pull!.headSha, 'mivent/validate')).toEqual(before);
    expect(await writesOfRun(hub, at(45))).toEqual([]);
  });

  test('in English is told in English; one in draft asks nobody for a review', async () => {
    const hub = await openHub(REGISTRY);
    const { number, pull } = hub.propose(
      'guest',
      { [A]: debate({ title: 'Privacy debate' }) },
      { title: 'Add a debate', draft: true },
    );
    await hub.run();
    expect(hub.comment(number).split('\n\n')[0]).not.toMatch(/\p{Script=Cyrillic}/u);
    expect([...pull!.reviewers]).toEqual([]);
    pull!.draft = false;
    await hub.run(at(15));
    expect([...pull!.reviewers]).toEqual(['coordinator']);
  });

  test('is held against main again after every push, and told to be updated where main has changed the same lines', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': debate() });
    const { number } = hub.propose('guest', { [A]: debate({ start: '2026-12-05T17:00' }) });
    await hub.run();
    expect(hub.status(number)).toMatch(/^success/);
    hub.push({ [A]: debate({ start: '2026-12-05T16:00' }) });
    await hub.run(at(15));
    expect(hub.status(number)).toBe(
      'failure: Устарела: в main изменены те же строки / Out of date: main has changed the same lines',
    );
    expect(hub.comment(number)).toContain(A);
    expect(hub.labels(number)).toEqual(['needs-author']);
  });

  test('is linked to where its lines stand in its own file, whatever main has put above them since', async () => {
    const lines = (...more: string[]) =>
      ['---', 'title: Дебаты', ...more, 'format: debate', 'place: Бар, центр', 'lang: ru'].join('\n');
    const times = (start: string) => `status: confirmed\nstart: ${start}\nend: 2026-12-05T21:00\n---\n`;
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': `${lines()}\n${times('2026-12-05T18:00')}` });
    const { number, pull } = hub.propose('guest', { [A]: `${lines()}\n${times('2026-02-30T18:00')}` });
    hub.push({ [A]: `${lines('summary: Два часа.', 'price: free')}\n${times('2026-12-05T18:00')}` });
    await hub.run();
    expect(hub.comment(number)).toContain(`[строка 7](https://github.com/`);
    expect(hub.comment(number)).toContain(`/blob/${pull!.headSha}/${A}?plain=1#L7)`);
    expect(hub.comment(number)).not.toContain('#L9');
  });

  test('that edits the text of an event beside its fields says so, and one that leaves it does not', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': evening({}, 'Было так.\n') });
    const both = hub.propose('guest', { [A]: evening({ price: 'free' }, 'Стало иначе.\n') }).number;
    const fields = hub.propose('other', { [A]: evening({ price: 'free' }, 'Было так.\n') }).number;
    await hub.run(at(0));
    expect(hub.comment(both)).toMatch(/\| Цена .*\n\nМеняется и текст под полями: \[смотрите построчно\]/);
    expect(hub.comment(fields)).toMatch(/\| Цена /);
    expect(hub.comment(fields)).not.toContain('текст под полями');
  });

  test('without a common history, from a deleted fork or account, is read like any other', async () => {
    const hub = await openHub(REGISTRY);
    const island = hub.fake.openPull('guest', hub.commit({ [A]: debate() }, { isRoot: true }));
    const orphan = hub.propose('guest', { [B]: club() }, { headRepository: undefined });
    await hub.run();
    expect(hub.status(island.number)).toMatch(/^failure: Нет общей истории/);
    expect(hub.status(orphan.number)).toMatch(/^success/);
  });

  test('that takes an announced event out of the registry is red', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': debate({ organizers: '[anna]' }) });
    const { number } = hub.propose('anna', { [A]: undefined });
    await hub.run();
    expect(hub.status(number)).toMatch(/^failure: 1/);
    expect(hub.comment(number)).toContain('history-deleted');
  });

  test('to another branch than main, and a registry without any, are nothing to do', async () => {
    const hub = await openHub(REGISTRY);
    expect(await hub.run()).toEqual([]);
    hub.propose('guest', { [A]: debate() }, { base: 'state' });
    expect(await hub.run()).toEqual([]);
    expect(hub.fake.writes).toEqual([]);
  });
});

/** Nothing is in the way, but the application has been open until its event was over. */
const OVER = 'success: Ошибок нет, 1\u00a0предупреждение / No errors, 1\u00a0warning';

describe('two applications for one evening', { timeout: 120_000 }, () => {
  test('are each green alone, and warned of each other; once one is merged the other is red and has free times', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() }).number;
    await hub.run(at(0));
    const second = hub.propose('other', { [B]: club() }).number;
    await hub.run(at(15));
    expect(hub.status(first), 'whoever comes later is nothing against it').toBe('success: Ошибок нет / No errors');
    expect(hub.labels(first)).toEqual(['event', 'needs-review']);
    expect(hub.comment(first)).toMatch(/позже подано ещё: \[заявка\s2\]\(https:\/\/github\.com\/[^)]*\/pull\/2\)/);
    expect(hub.status(second)).toMatch(/^success: Ошибок нет, 2\u00a0предупреждения/);
    expect(hub.comment(second)).toMatch(/заявка #\u200b1/);
    expect(hub.comment(second)).not.toContain('позже подано');
    expect(hub.labels(second)).toEqual(['conflict', 'event', 'needs-review']);
    expect(await writesOfRun(hub, at(30))).toEqual([]);

    hub.merge(first);
    await hub.run(at(45));
    expect(hub.status(second)).toMatch(/^failure: 2\u00a0ошибки/);
    expect(hub.comment(second)).toMatch(/воскресенье, 6\sдекабря, 20:00–23:00/);
    expect(hub.comment(second)).not.toContain('заявка #');
  });

  test('keep their order whatever numbers they have and whatever dates their commits claim', async () => {
    const hub = await openHub(REGISTRY);
    // Opened early with something harmless, so as to have a low number and an old date.
    const squatter = hub.propose('squatter', { 'content/events/me-02/picnic.md': picnic() }).number;
    await hub.run(at(0));
    const honest = hub.propose('guest', { [A]: debate() }).number;
    await hub.run(at(15));
    hub.fake.push(squatter, hub.commit({ [B]: club() }, { date: '2020-01-01T00:00:00Z' }));
    await hub.run(at(30));
    expect(squatter).toBeLessThan(honest);
    expect(hub.status(honest)).toBe('success: Ошибок нет / No errors');
    expect(hub.comment(squatter)).toMatch(/заявка #\u200b2/);
  });

  test('that were first seen together are both warned, until a moderator chooses', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() });
    const second = hub.propose('other', { [B]: club() });
    await hub.run(at(0));
    expect(hub.comment(first.number)).toMatch(/заявка #\u200b2/);
    expect(hub.comment(second.number)).toMatch(/заявка #\u200b1/);
    for (const { number } of [first, second]) expect(hub.comment(number)).not.toContain('позже подано');
    second.labels.add('claim');
    await hub.run(at(15));
    expect(hub.status(second.number)).toBe('success: Ошибок нет / No errors');
    expect(hub.status(first.number)).toMatch(/^failure: 2/);
    expect(hub.comment(second.number)).toContain('позже подано ещё');
  });

  test('are in error for the later one once the earlier has the label of a moderator, which the bot leaves alone', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() });
    await hub.run(at(0));
    const second = hub.propose('other', { [B]: club() });
    second.labels.add('claim');
    await hub.run(at(15));
    expect(hub.status(second.number), 'a label does not make anybody earlier').toMatch(/^success: .*2\u00a0пред/);
    second.labels.delete('claim');
    first.labels.add('claim');
    await hub.run(at(30));
    expect(hub.status(second.number)).toMatch(/^failure: 2/);
    expect(hub.comment(second.number)).toContain('дату закрепили за ней: заявка #');
    expect(hub.labels(first.number)).toContain('claim');
    expect(hub.status(first.number)).toMatch(/^success/);
  });

  test('begin anew where the slot of the earlier one changes, and only there', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() }).number;
    await hub.run(at(0));
    const second = hub.propose('other', { [B]: club() }).number;
    await hub.run(at(15));
    hub.fake.push(first, hub.commit({ [A]: debate({}, 'Другие слова, тот же вечер.') }));
    await hub.run(at(30));
    expect(hub.status(first)).toBe('success: Ошибок нет / No errors');
    hub.fake.push(first, hub.commit({ [A]: debate({ end: '2026-12-05T21:30' }) }));
    await hub.run(at(45));
    expect(hub.comment(first)).toMatch(/заявка #\u200b2/);
    expect(hub.status(second)).toBe('success: Ошибок нет / No errors');
  });

  test('let go of the date after 14 days in which an author neither pushes nor speaks, also with the label', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() });
    first.labels.add('claim');
    await hub.run(at(0));
    const second = hub.propose('other', { [B]: club() }).number;
    hub.fake.now = at(5 * DAY);
    hub.fake.comment(first.number, 'Мы ещё думаем.', { login: 'guest', id: 7, type: 'User' });
    await hub.run(at(5 * DAY));
    hub.fake.now = at(10 * DAY);
    hub.fake.comment(first.number, 'И как?', { login: 'passer-by', id: 8, type: 'User' });
    hub.fake.comment(second, 'Мы ждём.', { login: 'other', id: 9, type: 'User' });
    await hub.run(at(19 * DAY - 5));
    expect(hub.status(second), 'the author spoke on the fifth day').toMatch(/^failure/);
    await hub.run(at(19 * DAY + 5));
    expect(hub.status(second), 'its own day has passed meanwhile').toBe(OVER);
    // Whoever comes back asks anew, behind the one who has waited.
    hub.fake.now = at(20 * DAY);
    hub.fake.comment(first.number, 'Всё-таки будем.', { login: 'guest', id: 7, type: 'User' });
    hub.fake.push(second, hub.commit({ [B]: club({}), 'content/events/me-02/picnic.md': picnic() }));
    await hub.run(at(20 * DAY));
    expect(hub.status(second)).toMatch(/^success: Ошибок нет/);
    expect(hub.comment(first.number)).toMatch(/заявка #\u200b2/);
  });

  test('are not kept waiting by one that was closed for weeks and comes back', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() });
    await hub.run(at(0));
    first.state = 'closed';
    const second = hub.propose('other', { [B]: club() }).number;
    await hub.run(at(10 * DAY));
    first.state = 'open';
    hub.fake.now = at(20 * DAY);
    hub.fake.comment(first.number, 'Вернулись.', { login: 'guest', id: 7, type: 'User' });
    await hub.run(at(20 * DAY));
    expect(hub.status(second)).toBe(OVER);
    expect(hub.comment(first.number)).toMatch(/заявка #\u200b2/);
  });

  test('keep their order while one of them cannot be merged', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-02/picnic.md': picnic() });
    const path = 'content/events/me-02/picnic.md';
    const first = hub.propose('guest', {
      [A]: debate(),
      [path]: picnic({ price: '{ amount: 5, currency: EUR }' }),
    }).number;
    await hub.run(at(0));
    hub.push({ [path]: picnic({ price: '{ amount: 7, currency: EUR }' }) });
    const second = hub.propose('other', { [B]: club() }).number;
    await hub.run(at(15));
    expect(hub.status(first)).toMatch(/^failure: Устарела/);
    expect(hub.status(second), 'what cannot be read holds nothing').toBe('success: Ошибок нет / No errors');
    hub.fake.push(first, hub.commit({ [A]: debate() }));
    await hub.run(at(30));
    expect(hub.status(first)).toBe('success: Ошибок нет / No errors');
    expect(hub.comment(second)).toMatch(/заявка #\u200b1/);
  });

  test('with one name are told of each other', async () => {
    const hub = await openHub(REGISTRY);
    hub.propose('guest', { [A]: debate() });
    await hub.run(at(0));
    const second = hub.propose('other', { [A]: debate({ ...elsewhen, title: 'Другие дебаты' }) }).number;
    await hub.run(at(15));
    expect(hub.status(second)).toMatch(/^success: Ошибок нет, 1\u00a0предупреждение/);
    expect(hub.comment(second)).toContain('Событие с именем «debate» есть и в открытой заявке');
  });

  test('with one name and one text are told that this is in nobody’s way, unless a moderator has chosen', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() });
    await hub.run(at(0));
    // Of its own commit: two that share one share its status.
    const second = hub.propose('other', { [A]: debate(), 'content/events/me-02/picnic.md': picnic() }).number;
    await hub.run(at(15));
    expect(hub.status(second)).toMatch(/^success: Ошибок нет, 1\u00a0предупреждение/);
    expect(hub.comment(second)).toContain('Это же событие, слово в слово, есть и в открытой заявке');
    expect(hub.comment(first.number)).toMatch(/Слово в слово то же .*\[заявка\s2\]\(.*\/pull\/2\).*debate\.md/);
    expect(hub.status(first.number)).toBe('success: Ошибок нет / No errors');
    expect(await writesOfRun(hub, at(30))).toEqual([]);
    first.labels.add('claim');
    await hub.run(at(45));
    expect(hub.status(second)).toMatch(/^failure: 1/);
  });

  test('ask for nothing by a change of words, nor in a venue for any number', async () => {
    const field = '---\nname: Поле\nregion: me-02\nunits: unlimited\n---\n';
    const hub = await openHub({ ...REGISTRY, 'venues/field.md': field, 'events/me-16/debate.md': debate() });
    hub.propose('guest', { [A]: debate({}, 'Те же дебаты.') });
    hub.propose('other', { 'content/events/me-02/picnic.md': picnic({ venue: 'field', place: undefined }) });
    await hub.run();
    expect(hub.comment(1)).toContain('"claims":{}');
    // Its name and its region.
    expect(/"claims":\{"[^"]+":"([^"]+)"/.exec(hub.comment(2))![1]!.length).toBe(2 * 12);
  });
});

function picnic(lines = {}): string {
  return evening({
    title: 'Пикник',
    venue: undefined,
    place: 'Бар',
    start: '2026-12-19T12:00',
    end: '2026-12-19T15:00',
    ...lines,
  });
}

const HALL = 'content/venues/hall.md';
const hall = (name = 'Зал') => `---\nname: ${name}\nregion: me-16\n---\n`;

describe('two applications that bring one file', { timeout: 120_000 }, () => {
  const first = { [A]: debate(), [HALL]: hall() };
  const second = { [B]: club(elsewhen) };

  test('with something else in it: the later is warned, the earlier told of it; what is accepted first stands', async () => {
    const hub = await openHub(REGISTRY);
    hub.propose('guest', first);
    await hub.run(at(0));
    hub.propose('other', { ...second, [HALL]: hall('Дом') });
    await hub.run(at(15));
    expect(hub.status(1)).toBe('success: Ошибок нет / No errors');
    expect(hub.comment(1)).toMatch(
      /позже принесли и другие открытые заявки: \[заявка\s2\]\(https:\/\/github\.com\/[^)]*\/pull\/2\) \(`venues\/hall\.md`\)/,
    );
    expect(hub.status(2)).toMatch(/^success: Ошибок нет, 1\u00a0предупреждение/);
    expect(hub.comment(2)).toContain('Файл venues/hall.md принесла и открытая заявка');
    expect(hub.comment(2)).toMatch(/\n {2}\[Заявка\s1\]\(https:\/\/github\.com\/[^)]*\/pull\/1\)/);
    expect(hub.comment(2)).not.toContain('позже принесли');
    expect(hub.labels(2), 'nobody has to give a date to anybody').toEqual(['event', 'needs-review']);
    expect(hub.comment(2)).not.toContain('метка claim');
    expect(await writesOfRun(hub, at(30))).toEqual([]);
    hub.merge(1);
    await hub.run(at(45));
    expect(hub.status(2)).toMatch(/^failure: Устарела/);
  });

  test('with the same in it are told that it merges, and it does', async () => {
    const hub = await openHub(REGISTRY);
    hub.propose('guest', first);
    hub.propose('other', { ...second, [HALL]: hall() });
    await hub.run(at(0));
    for (const [pull, other] of [
      [1, 2],
      [2, 1],
    ] as const) {
      expect(hub.status(pull)).toBe('success: Ошибок нет / No errors');
      expect(hub.comment(pull)).toMatch(
        new RegExp(`Слово в слово то же есть и в других открытых заявках: \\[заявка\\s${other}\\]`),
      );
    }
    expect(await writesOfRun(hub, at(15))).toEqual([]);
    hub.merge(1);
    await hub.run(at(30));
    expect(hub.status(2)).toBe('success: Ошибок нет / No errors');
    expect(hub.comment(2)).not.toContain('Слово в слово');
  });

  test('keep their order whatever numbers they have; who was first seen together is warned together', async () => {
    const hub = await openHub(REGISTRY);
    hub.propose('squatter', second);
    await hub.run(at(0));
    hub.propose('guest', first);
    await hub.run(at(15));
    hub.fake.push(1, hub.commit({ ...second, [HALL]: hall('Дом') }));
    await hub.run(at(30));
    expect(hub.comment(1)).toContain('Файл venues/hall.md принесла');
    expect(hub.comment(2)).toContain('позже принесли');
    const together = await openHub(REGISTRY);
    together.propose('guest', first);
    together.propose('other', { ...second, [HALL]: hall('Дом') });
    await together.run(at(0));
    for (const pull of [1, 2]) expect(together.comment(pull)).toContain('Файл venues/hall.md принесла');
  });

  test('that cannot be read are told, too', async () => {
    const hub = await openHub(REGISTRY);
    hub.propose('guest', { ...first, [HALL]: '---\nname: [\n---\n' });
    await hub.run(at(0));
    hub.propose('other', { ...second, [HALL]: hall('Дом') });
    await hub.run(at(15));
    expect(hub.comment(2)).toContain('Файл venues/hall.md принесла');
  });

  test('and edit what is there, each in another way, are both told before one is out of date', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': debate() });
    hub.propose('guest', { [A]: debate({ price: 'free' }) });
    await hub.run(at(0));
    hub.propose('other', { [A]: debate({ price: '{ amount: 5, currency: EUR }' }) });
    await hub.run(at(15));
    for (const [pull, other] of [
      [1, 2],
      [2, 1],
    ] as const) {
      expect(hub.status(pull)).toBe('success: Ошибок нет / No errors');
      expect(hub.comment(pull)).toMatch(
        new RegExp(`Те же файлы меняют и другие открытые заявки: \\[заявка\\s${other}\\]\\(.*debate\\.md`),
      );
    }
    expect(await writesOfRun(hub, at(30))).toEqual([]);
  });

  test('and take the same away have nothing to tell each other', async () => {
    const hub = await openHub({ ...REGISTRY, 'venues/hall.md': hall() });
    hub.propose('guest', { [A]: debate(), [HALL]: undefined });
    hub.propose('other', { ...second, [HALL]: undefined });
    await hub.run(at(0));
    expect(hub.comment(1)).toContain('Удаление площадки');
    expect(hub.comment(1)).not.toMatch(/других открытых|другие открытые/);
  });
});

describe('the bot’s comment', { timeout: 120_000 }, () => {
  test('is its own: what a stranger copies from it, with its record and all, is not', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() }).number;
    await hub.run(at(0));
    const record = hub.comment(first);
    const second = hub.propose('other', { [B]: club() }).number;
    const forged = record.replace(/"claims":\{"[^"]+"/, '"claims":{"2020-01-01T00:00:00Z"');
    // It comes first, and dates the slot of the second application before all others.
    const since = await claimsOf(hub, second);
    hub.fake.comment(second, forged.replace(/("2020-01-01T00:00:00Z":")[^"]*/, `$1${since}`), {
      login: 'other',
      id: 9,
      type: 'User',
    });
    await hub.run(at(15));
    expect(hub.status(first)).toBe('success: Ошибок нет / No errors');
    expect(hub.comment(second)).toMatch(/заявка #\u200b1/);
    expect(hub.fake.commentsOf(second).map(({ user }) => user.login)).toEqual(['other', BOT.login]);
  });

  test('that somebody has broken is written anew, and what it kept is seen for the first time', async () => {
    const hub = await openHub(REGISTRY);
    const first = hub.propose('guest', { [A]: debate() }).number;
    await hub.run(at(0));
    const own = hub.fake.commentsOf(first)[0]!;
    for (const broken of [
      own.body.replace(/\{.*\}/, '{"claims":5}'),
      own.body.replace(/"claims":\{"[^"]+"/, '"claims":{"yesterday"'),
      own.body.replace(/ -->$/, ''),
      own.body.replace(/"active":"[^"]+"/, '"active":null'),
    ]) {
      own.body = broken;
      await hub.run(at(15));
      expect(hub.comment(first)).toContain('"claims":{"2026-11-22T12:15:00Z"');
    }
    // A date in the future is none.
    own.body = own.body.replace(/"claims":\{"[^"]+"/, '"claims":{"2030-01-01T00:00:00Z"');
    await hub.run(at(30));
    expect(hub.comment(first)).toContain('"claims":{"2026-11-22T12:30:00Z"');
    expect(hub.fake.commentsOf(first).length).toBe(1);
  });

  test('cannot be written by what it quotes: neither markup, nor people, nor a record', async () => {
    const hub = await openHub(REGISTRY);
    const evil = "'@coordinator `x` <!-- mivent:application {} --> | <img src=x> [a](https://evil.example)'";
    const { number } = hub.propose(
      'guest',
      { [A]: debate({ title: evil, status: 'confrimed', venue: 'nowhere' }) },
      { title: evil },
    );
    hub.propose('guest', { [B]: club({ title: evil }), 'content/events/me-16/c.md': debate({ title: evil }) });
    await hub.run();
    for (const pull of [number, 2]) {
      const [text = ''] = hub.comment(pull).split('\n\n<!-- mivent:application {"claims"');
      expect(text).not.toMatch(/@coordinator|(?<!\\)`x|<img|<!--|(?<!\\)\[a\]|(?<!\\)\| (?:<|&lt;)img/);
    }
    expect(await writesOfRun(hub, at(15))).toEqual([]);
  });

  test('of hundreds of errors, and of a series of years, fits into what GitHub takes', async () => {
    const hub = await openHub(REGISTRY);
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `content/events/me-16/e-${index}.md`,
        debate({
          title: `'${'Ж'.repeat(110)} ${index}'`,
          repeat: '{ rule: FREQ=WEEKLY;COUNT=20 }',
          speakers: '[anna, boris]',
        }),
      ]),
    );
    const { number } = hub.propose('guest', files);
    const [outcome] = await hub.run();
    expect(outcome!.failures).toEqual([]);
    expect(hub.comment(number).length).toBeLessThanOrEqual(65_536);
    expect(hub.comment(number)).toMatch(/"asked":\[\]\} -->$/);
    expect(await writesOfRun(hub, at(15))).toEqual([]);
  });
});

/** The hashes of what an application asks for, as the bot would keep them: from a run of its own that writes nothing else. */
async function claimsOf(hub: Hub, pull: number): Promise<string> {
  await hub.run(at(10), { only: pull });
  const body = hub.comment(pull);
  const own = hub.fake.comments.findIndex((comment) => comment.issue === pull);
  hub.fake.comments.splice(own, 1);
  return /"claims":\{"[^"]+":"([^"]*)/.exec(body)?.[1] ?? '';
}

/** Commit nine folders within each other, each ten times: a few objects. */
function commitBomb(bare: string): string {
  const make = (entry: (index: number) => string) => {
    const lines = Array.from({ length: 10 }, (_, index) => entry(index)).join('\n');
    return execFileSync('git', ['mktree'], { cwd: bare, input: `${lines}\n`, encoding: 'utf8' }).trim();
  };
  const blob = git(bare, 'rev-parse', 'main:content/settings.yaml').trim();
  let tree = make((index) => `100644 blob ${blob}\tf${index}.md`);
  for (let depth = 0; depth < 8; depth++) {
    const inner = tree;
    tree = make((index) => `040000 tree ${inner}\td${index}`);
  }
  return git(bare, 'commit-tree', tree, '-p', 'main', '-m', 'x').trim();
}

describe('a hostile application', { timeout: 120_000 }, () => {
  const link = (text: string) => ({ mode: '120000', text });
  test.each<[string, Readonly<Record<string, CommittedFile>>, string]>([
    ['a link to a secret', { 'content/events/me-16/x.md': link('/etc/passwd') }, 'file-kind'],
    [
      'a link for a picture',
      { [A]: debate(), 'content/events/me-16/x.jpg': link('../../../.git/config') },
      'file-kind',
    ],
    ['a link in the root of the registry', { 'content/x.txt': link('../package.json') }, 'file-kind'],
    ['an executable file', { [A]: { mode: '100755', text: debate() } }, 'file-kind'],
    ['a submodule', { [A]: debate(), 'content/events/me-16/more': { mode: '160000', text: '' } }, 'file-kind'],
    ['MDX', { 'content/events/me-16/x.mdx': 'export const x = 1;' }, 'file-kind'],
    ['a script', { [A]: debate(), 'content/pages/x.js': 'process.exit(3)' }, 'file-kind'],
    ['a picture of 3 MB', { [A]: debate(), 'content/events/me-16/x.jpg': randomBytes(3_000_000) }, 'file-size'],
    ['a picture of 10 MB', { [A]: debate(), 'content/events/me-16/x.jpg': new Uint8Array(10_000_000) }, 'file-size'],
    ['a text of 10 MB', { [A]: debate({}, 'х'.repeat(5_000_000)) }, 'file-size'],
    ['front matter that runs', { [A]: '---js\nprocess.exit(3)\n---\n' }, 'frontmatter-language'],
    ['30 February', { [A]: debate({ start: '2026-02-30T18:00', end: undefined }) }, 'time-no-such-date'],
    ['a name with a line break', { [A]: debate(), 'content/events/me-16/a\n::error::b.md': debate() }, 'file-name'],
    ['a name that differs by case', { [A]: debate(), 'content/events/ME-16/x.md': debate(elsewhen) }, 'file-name'],
    ['a hidden file', { [A]: debate(), 'content/events/me-16/.htaccess': 'x' }, 'file-name'],
    ['a link in place of the registry', { content: link('/etc') }, 'file-size|file-kind'],
    [
      'an install script beside the event',
      { [A]: debate(), 'package.json': '{"scripts":{"preinstall":"exit 3"}}' },
      'file-placement',
    ],
    ['a workflow beside the event', { [A]: debate(), '.github/workflows/x.yml': 'on: push' }, 'file-placement'],
    [
      'attributes that name a driver',
      { [A]: debate(), '.gitattributes': '*.md merge=x filter=x diff=x' },
      'file-placement',
    ],
  ])('with %s is red, and told why', async (_, files, code) => {
    const hub = await openHub(REGISTRY);
    const all =
      'content' in files ? Object.fromEntries(Object.keys(REGISTRY).map((path) => [`content/${path}`, undefined])) : {};
    const { number } = hub.propose('guest', { ...all, ...files });
    const [outcome] = await hub.run();
    expect(outcome!.failures).toEqual([]);
    expect(hub.status(number)).toMatch(/^failure/);
    expect(hub.comment(number)).toMatch(new RegExp(code));
    expect(
      hub
        .comment(number)
        .split('\n')
        .filter((line) => line.startsWith('::')),
    ).toEqual([]);
  });

  test('with code beside its event is red for a stranger; somebody who may write is only labelled', async () => {
    const hub = await openHub(REGISTRY);
    const files = { [A]: debate(), 'src/x.ts': 'x' };
    const stranger = hub.propose('guest', files).number;
    await hub.run(at(0));
    expect(hub.labels(stranger)).toEqual(['code', 'event', 'needs-author']);
    expect(hub.comment(stranger)).toContain('src/x.ts');
    const insider = hub.propose('coordinator', { [B]: club(elsewhen), 'src/x.ts': 'x' }).number;
    await hub.run(at(15));
    expect(hub.labels(insider)).toEqual(['code', 'event', 'needs-review']);
  });

  test('of code alone is left to the checks of code, with a label and a word in its status', async () => {
    const hub = await openHub(REGISTRY);
    const { number } = hub.propose('guest', { '.github/workflows/x.yml': 'on: push', 'package.json': '{}' });
    await hub.run();
    expect(hub.status(number)).toMatch(/^success: Событий не меняет/);
    expect(hub.labels(number)).toEqual(['code']);
    expect(hub.comment(number)).toBe('');
    expect(await writesOfRun(hub, at(15))).toEqual([]);
  });

  test('of folders within folders that make a thousand million files is red in a moment, and the others go on', async () => {
    const hub = await openHub(REGISTRY);
    const { number } = hub.fake.openPull('guest', commitBomb(hub.bare));
    const other = hub.propose('other', { [A]: debate() }).number;
    const began = performance.now();
    const outcomes = await hub.run();
    // Most of it is Git's own time. Whoever opened all these folders would need hours.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
    expect(hub.status(number)).toMatch(/^failure: 1/);
    expect(hub.comment(number)).toContain('В заявке десятки тысяч файлов');
    expect(hub.status(other)).toMatch(/^success/);
    expect(await writesOfRun(hub, at(15))).toEqual([]);
  });

  test('of series that take everybody every day is red before anything of it is weighed, and keeps no date', async () => {
    const hub = await openHub(REGISTRY);
    const daily = { repeat: '{ rule: FREQ=DAILY;COUNT=400 }', speakers: '[anna, boris]' };
    const files = Array.from({ length: 4 }, (_, index) => [`content/events/me-16/e-${index}.md`, debate(daily)]);
    const { number } = hub.propose('guest', Object.fromEntries(files));
    await hub.run(at(0));
    expect(hub.status(number)).toMatch(/^failure: 1/);
    expect(hub.comment(number)).toContain('места, людей и вещи больше 5000 раз');
    const honest = hub.propose('other', { [B]: club() }).number;
    await hub.run(at(15));
    expect(hub.status(honest)).toBe('success: Ошибок нет / No errors');
  });

  test('of more files than anybody reads is asked to come in parts', async () => {
    const hub = await openHub(REGISTRY);
    const files = Array.from({ length: 201 }, (_, index) => [`content/events/me-16/e-${index}.md`, debate()]);
    const { number } = hub.propose('guest', Object.fromEntries(files));
    await hub.run();
    expect(hub.status(number)).toMatch(/^failure: 1/);
    expect(hub.comment(number)).toContain('Файлов в заявке: 201, а прочитать за раз можно 200');
  });

  test.each([
    [
      'somebody’s event',
      { [A]: debate({ organizers: '[boris]', price: 'free' }) },
      'guest',
      'устраивает не автор заявки, а «Борис»',
    ],
    [
      'somebody’s file',
      { 'content/people/anna.md': '---\nname: Анна\ngithub: guest\n---\n' },
      'guest',
      'Файл человека «anna» меняет не он сам',
    ],
    [
      'a new person',
      { 'content/people/vera.md': '---\nname: Вера\n---\n' },
      'guest',
      'В реестре появится новый человек, «vera»',
    ],
    [
      'a region',
      { 'content/regions/me-16.md': `${REGION.slice(0, -4)}overlapPolicy: allow\n---\n` },
      'guest',
      'Файл региона «me-16» меняет не его координатор',
    ],
    [
      'their own rights',
      { 'content/people/anna.md': '---\nname: Анна\ngithub: anna\nroles: [coordinator]\n---\n' },
      'anna',
      'Человек «anna» получит права: coordinator',
    ],
    [
      'a region that is theirs',
      { 'content/regions/me-16.md': `${REGION.slice(0, -4)}overlapPolicy: warn\n---\n` },
      'coordinator',
      '',
    ],
    ['their own file', { 'content/people/anna.md': '---\nname: Аня\ngithub: anna\n---\n' }, 'anna', ''],
    ['themselves as a new person', { 'content/people/vera.md': '---\nname: Вера\ngithub: Vera\n---\n' }, 'vera', ''],
    ['somebody’s event as its coordinator', { [A]: debate({ organizers: '[boris]' }, 'Иначе.') }, 'coordinator', ''],
  ])('to change %s is let through with a word to whom it concerns', async (_, files, author, words) => {
    const event = { 'events/me-16/debate.md': debate({ organizers: '[boris]' }) };
    const hub = await openHub({ ...REGISTRY, ...event }, { collaborators: [] });
    const { number } = hub.propose(author, files);
    await hub.run();
    expect(hub.status(number)).toMatch(words === '' ? /^success: Ошибок нет \// : /^success: Ошибок нет, 1\u00a0пред/);
    expect(hub.comment(number)).toContain(words);
  });

  const later = { start: '2026-12-19T18:00', end: '2026-12-19T21:00' };
  const clubOfAnna = evening({ title: 'Клуб', organizers: '[anna]' });
  const holdOfAnna = evening({ title: 'Ёлка', status: 'hold', hold: '{ until: 2026-12-10, by: anna }', ...later });
  const agreed = { place: 'Бар, центр', venue: undefined, overlaps: '[{ with: club, reason: рядом, agreedBy: anna }]' };
  test.each([
    [
      'for the whole community',
      { scope: 'community', organizers: '[sanfantee]', ...elsewhen },
      ['**Главное событие сообщества**', 'согласен ли координатор, неизвестно', 'в заявке: «Миа»'],
    ],
    [
      'a part of somebody’s event',
      { partOf: 'club' },
      ['Часть события [Клуб]', 'согласны ли те, кто устраивает «Клуб», неизвестно'],
    ],
    [
      'agreed with somebody',
      agreed,
      ['Пересечение с [Клуб]', 'с событием «Клуб» известно только со слов автора заявки', 'в заявке, «Анна»'],
    ],
    [
      'what somebody’s hold was for',
      { organizers: '[anna]', ...later },
      ['Организатор: Анна', 'займёт время брони «Ёлка»', 'в заявке, «Анна»'],
    ],
  ])('that calls its event %s shows it, and asks for the word of whom it names', async (_, lines, said) => {
    const main = { 'events/me-16/club.md': clubOfAnna, 'events/me-16/tree.md': holdOfAnna };
    const hub = await openHub({ ...REGISTRY, ...main }, { collaborators: [] });
    const authors = ['guest', BOT.login, 'coordinator', ...('scope' in lines ? [] : ['anna'])];
    for (const author of authors) {
      const { number } = hub.propose(author, { [A]: debate(lines) });
      await hub.run();
      const isKnown = author === 'coordinator' || author === 'anna';
      const [card = '', doubt = '', ask = ''] = said;
      expect(hub.status(number), author).toMatch(/^success/);
      expect(hub.comment(number), author).toContain(card);
      if (isKnown) expect(hub.comment(number), author).not.toContain(doubt);
      else {
        expect(hub.comment(number), author).toContain(doubt);
        expect(hub.comment(number), author).toContain(ask);
      }
      hub.fake.issues.get(number)!.state = 'closed';
    }
  });

  test('of files that no card shows sends its moderator to the files', async () => {
    const hub = await openHub(REGISTRY);
    const { number } = hub.propose('guest', { 'content/finance/2026.yaml': 'entries: []\n' });
    await hub.run();
    expect(hub.comment(number)).toContain('карточки здесь нет: прочитайте сами файлы');
    expect(hub.comment(number)).not.toContain('прочитайте карточку');
  });

  describe('to replace the picture of', () => {
    const PICTURE = 'content/events/me-16/cover.jpg';
    const shown = (by: string, body = '![](cover.jpg)\n') => evening({ title: 'Дебаты', organizers: `[${by}]` }, body);
    const registry = {
      ...REGISTRY,
      'events/me-16/debate.md': shown('boris'),
      'events/me-16/cover.jpg': 'a picture',
    };

    test.each<[string, Readonly<Record<string, CommittedFile>>, string, string]>([
      ['somebody’s event', { [PICTURE]: 'another' }, 'guest', 'Картинку показывает событие «Дебаты»'],
      ['somebody’s event by none', { [PICTURE]: undefined }, 'guest', 'Картинку показывает событие «Дебаты»'],
      [
        'somebody’s event along with the event',
        { [PICTURE]: 'another', [A]: shown('boris', '![](cover.jpg) Иначе.\n') },
        'guest',
        'Событие «Дебаты» устраивает не автор',
      ],
      ['an event as its coordinator', { [PICTURE]: 'another' }, 'coordinator', ''],
    ])('%s is let through with a word to whom it concerns', async (_, files, author, words) => {
      const hub = await openHub(registry, { collaborators: [] });
      const { number, pull } = hub.propose(author, files);
      await hub.run();
      expect(hub.status(number)).toMatch(
        words === '' ? /^success: Ошибок нет \// : /^success: Ошибок нет, 1\u00a0пред/,
      );
      expect(hub.comment(number)).toContain(words);
      // A picture has no lines, and one that is gone is seen on main.
      const at = `https://github.com/example/mivent/blob/${files[PICTURE] ? pull!.headSha : 'main'}/${PICTURE}`;
      expect(hub.comment(number)).toContain(`> Картинки: [\`events/me-16/cover.jpg\`](${at})`);
      expect(hub.comment(number)).not.toContain('Прочитать не удалось');
      if (words.startsWith('Картинку')) expect(hub.comment(number)).toContain(`[Файл](${at})`);
    });

    test('one’s own event, or of none, or as a new one, needs no word', async () => {
      const hub = await openHub(
        {
          ...registry,
          'events/me-16/debate.md': shown('anna', '![](cover.jpg) и ![](discover.jpg)\n'),
          'events/me-16/other.md': evening({ ...elsewhen, organizers: '[boris]' }, 'Смотрите cover.jpg.txt\n'),
          'events/me-16/unused.jpg': 'a picture',
          'events/me-02/picnic.md': picnic({ organizers: '[boris]' }).concat('![](cover.jpg)\n'),
        },
        { collaborators: [] },
      );
      hub.propose('anna', { [PICTURE]: 'another' });
      hub.propose('guest', { 'content/events/me-16/unused.jpg': 'another' });
      hub.propose('guest', { 'content/events/me-16/discover.jpg': 'new' });
      await hub.run();
      for (const pull of [1, 2, 3]) expect(hub.status(pull)).toBe('success: Ошибок нет / No errors');
    });
  });

  test('that lifts the rules for itself in the settings is red, unless a moderator sends it', async () => {
    const hub = await openHub({ ...REGISTRY, 'events/me-16/debate.md': debate() });
    const files = {
      [A]: undefined,
      'content/settings.yaml': `${SMALL_REGISTRY['settings.yaml']}corrections: [debate]\n`,
    };
    const stranger = hub.propose('guest', files).number;
    const moderator = hub.propose('coordinator', files).number;
    await hub.run();
    expect(hub.status(stranger)).toMatch(/^failure: 1/);
    expect(hub.comment(stranger)).toContain('Настройки реестра меняют только модераторы');
    expect(hub.comment(moderator)).not.toContain('Настройки реестра меняют только модераторы');
  });

  test('is nothing that Git would run: neither hooks, nor filters, nor drivers of the clone it lies in', async () => {
    const hub = await openHub(REGISTRY);
    const files = {
      [A]: debate(),
      '.gitattributes': '*.md merge=evil filter=evil diff=evil\n',
      '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% /tmp/mivent-evil\n',
    };
    const { number } = hub.propose('guest', files);
    const [outcome] = await hub.run();
    expect(outcome!.failures).toEqual([]);
    expect(hub.status(number)).toMatch(/^failure: 1/);
  });
});

describe('when GitHub', { timeout: 120_000 }, () => {
  const COMMENTS = /POST .*\/issues\/1\/comments/;
  test.each<[string, RegExp, number | 'hang', object]>([
    ['has no right for a comment', COMMENTS, 403, {}],
    ['says that somebody was faster', COMMENTS, 409, {}],
    ['refuses a status', /POST .*\/statuses\//, 422, {}],
    ['has too many requests', COMMENTS, 429, { headers: { 'retry-after': '900' } }],
    ['breaks down over labels', /POST .*\/issues\/1\/labels/, 500, {}],
    ['breaks down over the list of labels', /GET .*\/labels/, 502, { times: 9 }],
    ['says nothing', COMMENTS, 'hang', {}],
    ['refuses a reviewer', /requested_reviewers/, 500, {}],
  ])(
    '%s, the others go on, it is told what was not written, and the next run mends it',
    async (_, route, status, more) => {
      const open = async () => {
        const hub = await openHub(REGISTRY);
        hub.propose('guest', { [A]: debate() });
        hub.propose('other', { [B]: club(elsewhen) });
        return hub;
      };
      const [well, ill] = [await open(), await open()];
      await well.run();
      ill.fake.fail(route, status, more);
      // Only silence is waited out, so long that a slow Git answers in time.
      const outcomes = await ill.run(undefined, status === 'hang' ? { timeoutOfTest: 2000 } : {});
      expect(outcomes.flatMap(({ failures }) => failures).length).toBeGreaterThan(0);
      if (status !== 429) expect(ill.status(2)).toBe(well.status(2));
      ill.fake.faults.length = 0;
      const again = await ill.run();
      expect(again.flatMap(({ failures }) => failures)).toEqual([]);
      const stateOf = (hub: Hub) => [1, 2].map((pull) => [hub.status(pull), hub.labels(pull), hub.comment(pull)]);
      expect(stateOf(ill)).toEqual(stateOf(well));
      expect(await writesOfRun(ill)).toEqual([]);
    },
  );

  test('has heard enough, nobody asks it for more in that run', async () => {
    const hub = await openHub(REGISTRY);
    for (let index = 0; index < 5; index++)
      hub.propose('guest', {
        [`content/events/me-02/p-${index}.md`]: picnic({
          start: `2026-12-1${index}T12:00`,
          end: `2026-12-1${index}T13:00`,
        }),
      });
    hub.fake.fail(/POST .*\/comments/, 429, { headers: { 'retry-after': '900' }, times: 99 });
    const outcomes = await hub.run();
    expect(outcomes.map(({ failures }) => failures.length > 0)).toEqual([true, true, true, true, true]);
    expect(hub.fake.requests.filter((request) => /POST (?!\/graphql)/.test(request)).length).toBeLessThanOrEqual(2);
  });

  test('cannot even tell what is open, the run fails as a whole', async () => {
    const hub = await openHub(REGISTRY);
    hub.fake.fail(/graphql/, 500, { times: 9 });
    await expect(hub.run()).rejects.toThrow('ошибка на стороне GitHub');
  });

  test('refuses a reviewer who is no collaborator, they are not asked again', async () => {
    const hub = await openHub(REGISTRY, { collaborators: [] });
    hub.propose('guest', { [A]: debate() });
    const [outcome] = await hub.run();
    expect(outcome!.failures).toEqual([]);
    hub.fake.requests.length = 0;
    await hub.run(at(15));
    expect(hub.fake.requests.filter((request) => request.includes('requested_reviewers'))).toEqual([]);
  });

  test('has a review from the reviewer, they are not asked for another; an author is never asked', async () => {
    const hub = await openHub(REGISTRY);
    const { pull } = hub.propose('guest', { [A]: debate() });
    await hub.run();
    pull!.reviewers.clear();
    await hub.run(at(15));
    expect([...pull!.reviewers]).toEqual([]);
    const own = hub.propose('Coordinator', { [B]: club(elsewhen) });
    await hub.run(at(30));
    expect([...own.pull!.reviewers]).toEqual([]);
  });

  test('no longer has the commits of one, the others are read', async () => {
    const hub = await openHub(REGISTRY);
    const { pull } = hub.propose('guest', { [A]: debate() });
    const second = hub.propose('other', { [B]: club(elsewhen) }).number;
    void pull;
    hub.forget(1);
    const outcomes = await hub.run();
    expect(outcomes[0]).toMatchObject({ written: [], failures: [expect.stringMatching(/^на GitHub нет её коммитов/)] });
    expect(hub.status(second)).toMatch(/^success/);
  });
});

test('a dry run writes nothing and says what it would; a run for one writes to that one, judged with all', {
  timeout: 60_000,
}, async () => {
  const hub = await openHub(REGISTRY);
  hub.propose('guest', { [A]: debate() });
  hub.propose('other', { [B]: club() });
  const outcomes = await hub.run(undefined, { isDryRun: true });
  expect(hub.fake.writes).toEqual([]);
  expect(outcomes[0]!.written).toEqual([
    'reviewer coordinator',
    'comment',
    'status success',
    'labels +event +conflict +needs-review',
  ]);
  await hub.run(undefined, { only: 2 });
  expect(hub.comment(1)).toBe('');
  expect(hub.comment(2)).toMatch(/заявка #\u200b1/);
});

test('of fifty applications each is answered in the first run, all are by the second, and a quiet run asks twice', {
  timeout: 300_000,
}, async () => {
  const hub = await openHub(REGISTRY);
  for (let index = 0; index < 50; index++) {
    const day = Temporal.PlainDate.from('2026-12-10').add({ days: index % 30 });
    const path = `content/events/${index % 2 === 0 ? 'me-02' : 'me-16'}/p-${index}.md`;
    hub.propose(`guest-${index}`, {
      [path]: picnic({ title: `Пикник ${index}`, start: `${day}T12:00`, end: `${day}T13:00` }),
    });
  }
  const outcomes = await hub.run();
  expect(outcomes.length).toBe(50);
  expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
  expect(hub.fake.writes.length, 'GitHub lets 500 be written in an hour of four runs').toBeLessThan(130);
  expect(outcomes.filter(({ later }) => later.length > 0).length).toBeGreaterThan(0);
  const dates = () => new Set(outcomes.map(({ pull }) => /"claims":\{"([^"]+)/.exec(hub.comment(pull))?.[1]));
  expect(dates(), 'whoever asked first has asked first, whenever the rest is written').toEqual(new Set([NOW]));
  const rest = await hub.run(at(15));
  expect(rest.flatMap(({ later, failures }) => [...later, ...failures])).toEqual([]);
  expect(dates()).toEqual(new Set([NOW]));
  hub.fake.requests.length = 0;
  expect(await writesOfRun(hub, at(30))).toEqual([]);
  expect(hub.fake.requests).toEqual(['POST /graphql', 'POST /graphql']);
});

test('every label has a colour, and a description that GitHub takes', () => {
  for (const label of [...LABELS, 'claim'] as const) {
    const { color, description } = defineLabel(label);
    expect(color).toMatch(/^[0-9a-f]{6}$/);
    expect([...description].length).toBeLessThanOrEqual(100);
    expect(description).toMatch(/\p{Script=Cyrillic}.* \/ [a-z ’]+/u);
  }
});
