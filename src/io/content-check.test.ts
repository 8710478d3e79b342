import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../domain/issue.ts';
import { told } from '../formats/event-file.test-support.ts';
import { checkContent, PROJECT_CONTENT } from './content-check.ts';
import {
  commit,
  evening,
  git,
  makeFolder,
  makeRepository,
  SMALL_REGISTRY,
  writeFiles,
} from './content-folder.test-support.ts';
import { readContentFile, readContentFolder, UnreadableContentError } from './content-folder.ts';
import { GitError, listChanges, prefixInRepository, readTree } from './git.ts';

const NOW = Temporal.Instant.from('2026-11-20T12:00:00+01:00');
const tell = (issues: readonly Issue[]) =>
  issues.map(({ file, line, column, severity, code, variant, conflict }) => {
    const others = conflict ? ` with ${conflict.with.join()}` : '';
    return `${file}:${line}:${column} ${severity} ${code}${variant ? `/${variant}` : ''}${others}`;
  });
const check = (folder: string, base?: string, now = NOW) => tell(checkContent(folder, now, { base }).issues);

const A = 'events/me-16/a.md';
const B = 'events/me-16/b.md';
const LATER = { start: '2026-12-20T18:00', end: '2026-12-20T20:00' };
/** Two evenings at one venue, an hour of them at the same time. */
const CLASH = {
  [A]: evening({ title: 'Дебаты' }),
  [B]: evening({ title: 'Клуб', start: '2026-12-05T20:00', end: '2026-12-05T23:00' }),
};

describe('a content folder', { timeout: 60_000 }, () => {
  test('of right files has nothing wrong with it, and its texts', () => {
    const folder = makeFolder({ ...SMALL_REGISTRY, [A]: evening() });
    const { issues, events, bodies, registry } = checkContent(folder, NOW);
    expect(issues).toEqual([]);
    expect(events).toBe(1);
    expect([...bodies]).toEqual([[A, 'Приходите.']]);
    expect([...registry!.events.keys()]).toEqual(['a']);
    expect(checkContent(folder, NOW, { keepBodies: false }).bodies.size).toBe(0);
  });

  test('of bad files tells each once, with its place, in both languages', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      'events/me-16/broken-yaml.md': evening({ title: 'Дебаты: о' }),
      'events/me-16/unknown-key.md': evening({ start: '2026-12-06T18:00', end: '2026-12-06T19:00', colour: 'red' }),
      'events/me-16/misspelt-status.md': evening({ status: 'confrimed' }),
      'events/me-16/end-before-start.md': evening({ start: '2026-12-07T18:00', end: '2026-12-07T02:00' }),
      'events/me-16/no-such-day.md': evening({ start: '2026-02-30', end: undefined }),
      'events/me-16/dotted.md': evening({ start: '31.12.2026', end: undefined }),
      'events/me-16/midnight.md': evening({ start: '2026-12-08T18:00', end: '2026-12-08T24:00' }),
      'events/me-16/moscow.md': evening({ timezone: 'MSK' }),
      'events/me-16/unknown-venue.md': evening({
        venue: 'kings-parc',
        start: '2026-12-09T18:00',
        end: '2026-12-09T19:00',
      }),
      'events/me-02/same-name.md': evening({
        venue: undefined,
        place: 'Бар',
        start: '2026-12-10T18:00',
        end: '2026-12-10T19:00',
      }),
      'events/me-16/same-name.md': evening({ start: '2026-12-11T18:00', end: '2026-12-11T19:00' }),
      'events/me-16/дебаты.md': evening(),
      'events/me-16/bom.md': `\ufeff${evening()}`,
      'events/me-16/nul.md': evening({ title: 'а\0б' }),
      'events/me-16/too-large.md': evening({}, 'х'.repeat(35 * 1024)),
      'events/me-16/latin-1.md': Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'),
      'events/me-16/runs.md': '---js\nprocess.exit(3)\n---\n',
      'events/me-16/gap.md': evening({ start: '2027-03-28T02:30', end: '2027-03-28T05:00' }),
    });
    symlinkSync('broken-yaml.md', join(folder, 'events/me-16/link.md'));
    const { issues, events } = checkContent(folder, NOW);
    expect(tell(issues)).toMatchInlineSnapshot(`
      [
        "events/me-16/bom.md:1:1 error file-encoding/bom",
        "events/me-16/broken-yaml.md:2:14 error frontmatter-syntax/colon",
        "events/me-16/dotted.md:4:8 error time-format/dotted",
        "events/me-16/end-before-start.md:5:6 error time-order",
        "events/me-16/gap.md:4:8 error time-gap",
        "events/me-16/latin-1.md:1:1 error file-encoding/utf8",
        "events/me-16/link.md:1:1 error file-kind/symlink",
        "events/me-16/midnight.md:5:6 error time-format/hour-24",
        "events/me-16/misspelt-status.md:3:9 error frontmatter-value/word",
        "events/me-16/moscow.md:8:11 error time-zone/abbreviation",
        "events/me-16/no-such-day.md:4:8 error time-no-such-date",
        "events/me-16/nul.md:2:9 error file-encoding/nul",
        "events/me-16/runs.md:1:4 error frontmatter-language",
        "events/me-16/same-name.md:1:1 error id-duplicate",
        "events/me-16/too-large.md:1:1 error file-size/text",
        "events/me-16/unknown-key.md:8:1 error frontmatter-unknown-key",
        "events/me-16/unknown-venue.md:7:8 error reference-unknown/venue",
        "events/me-16/дебаты.md:1:1 error file-name/id",
      ]
    `);
    expect(events).toBe(19);
    expect(`${told(issues)}\n${told(issues, 'en')}`).not.toMatch(/undefined|\{\w+\}/);
    const duplicate = issues.filter(({ code }) =>
      ['id-duplicate', 'time-order', 'reference-unknown', 'file-kind', 'file-size'].includes(code),
    );
    expect(`${told(duplicate)}\n${told(duplicate, 'en')}`).toMatchInlineSnapshot(`
      "5:6 error time-order
        Событие кончается (2026-12-07T02:00) раньше, чем начинается (2026-12-07T18:00).
        → Если событие идёт за полночь, напишите end: 2026-12-08T02:00.
      1:1 error file-kind
        Это символическая ссылка, а не файл: реестр по ссылкам не ходит.
        → Положите сюда сам файл.
      1:1 error id-duplicate
        Имя «same-name» уже занято файлом events/me-02/same-name.md.
        → Переименуйте файл: имя должно быть единственным во всём реестре.
      1:1 error file-size
        Файл слишком велик: 71832 байт, а описание события должно умещаться в 65536 байт (64 КиБ).
        → Сократите текст; длинную программу лучше дать ссылкой.
      7:8 error reference-unknown
        Площадки «kings-parc» нет в реестре.
        → Возможно, вы имели в виду «kings-park». Если площадка новая, добавьте venues/kings-parc.md или укажите place.
      5:6 error time-order
        The event ends (2026-12-07T02:00) before it begins (2026-12-07T18:00).
        → If it goes past midnight, write end: 2026-12-08T02:00.
      1:1 error file-kind
        This is a symbolic link, and the registry follows none.
        → Put the file itself here.
      1:1 error id-duplicate
        The name “same-name” is taken by events/me-02/same-name.md.
        → Rename the file: its name must be the only one in the whole registry.
      1:1 error file-size
        The file is too large: 71832 bytes; an event fits in 65536 (64 KiB).
        → Shorten the text; link to a long programme instead.
      7:8 error reference-unknown
        The registry has no venue “kings-parc”.
        → Did you mean “kings-park”? If the venue is new, add venues/kings-parc.md or give a place."
    `);
  });

  test('passes over hidden files, follows no links, reads nothing larger than it must', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      '.git/config': 'x',
      'events/me-16/.draft.md': 'x',
      'events/.hidden/x.md': 'x',
      'events/me-16/cover.jpg': 'x',
    });
    mkdirSync(join(folder, 'outside'));
    symlinkSync('/etc', join(folder, 'venues/etc'));
    expect([...readContentFolder(folder)].map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'image events/me-16/cover.jpg',
      'text people/sanfantee.md',
      'text regions/me-02.md',
      'text regions/me-16.md',
      'text settings.yaml',
      'symlink venues/etc',
      'text venues/kings-park.md',
    ]);
    expect(readContentFile(folder, 'venues/none.md')).toBeUndefined();
    expect(readContentFile(folder, 'settings.yaml/x.md'), 'a file where the path wants a folder').toBeUndefined();
    expect(readContentFile(folder, 'venues')).toBeUndefined();
  });

  test('of exactly 64 KiB is read, one byte more is refused', () => {
    const text = (bytes: number) => {
      const short = evening({}, '');
      return short + 'x'.repeat(bytes - Buffer.byteLength(short));
    };
    const folder = makeFolder({ ...SMALL_REGISTRY, [A]: text(65_536), [B]: text(65_537) });
    expect(check(folder)).toEqual([`${B}:1:1 error file-size/text`]);
  });

  test('that cannot be read is told by its path', () => {
    expect(() => checkContent('/nowhere/at/all', NOW)).toThrow(UnreadableContentError);
    const folder = makeFolder(SMALL_REGISTRY);
    chmodSync(join(folder, 'venues/kings-park.md'), 0o000);
    // Root reads everything.
    if (process.getuid?.() !== 0) expect(() => checkContent(folder, NOW)).toThrow(UnreadableContentError);
  });

  test('without settings of its own works with the project’s', () => {
    const { 'settings.yaml': _, ...files } = SMALL_REGISTRY;
    const { issues, registry } = checkContent(makeFolder(files), NOW);
    expect(issues).toEqual([]);
    expect(registry?.settings).toEqual(checkContent(PROJECT_CONTENT, NOW).registry?.settings);
  });

  test('a broken venue is one issue, not one for every event there', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      [A]: evening(),
      'venues/kings-park.md': '---\nname: Kings: Park\nregion: me-16\n---\n',
    });
    expect(check(folder)).toEqual(['venues/kings-park.md:2:12 error frontmatter-syntax/colon']);
    writeFiles(folder, {
      'venues/kings-park.md': SMALL_REGISTRY['venues/kings-park.md'],
      'regions/me-16.md': '---\nname: Подгорица\n---\n',
    });
    expect(check(folder)).toEqual(['regions/me-16.md:1:1 error frontmatter-missing-key']);
  });

  test('lays a conflict at the door of the one merged later, where Git tells, else of the one that begins later', () => {
    const folder = makeFolder({ ...SMALL_REGISTRY, ...CLASH });
    const later = [`${B}:7:8 error venue-conflict with a`, `${B}:4:8 error region-conflict with a`].sort();
    expect(check(folder).sort()).toEqual(later);
    const repository = makeRepository({ ...SMALL_REGISTRY, [B]: CLASH[B]! });
    commit(repository, { [A]: CLASH[A]! }, '2026-11-02T12:00:00Z');
    expect(check(repository).every((line) => line.startsWith(A))).toBe(true);
  });
});

describe('a change against a base', { timeout: 60_000 }, () => {
  test('is not asked about what others did', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, ...CLASH, 'events/me-16/broken.md': 'x' });
    expect(check(folder)).toHaveLength(3);
    expect(check(folder, 'main')).toEqual([]);
    writeFiles(folder, { 'events/me-16/c.md': evening({ start: '2026-12-20T18:00', end: '2026-12-20T20:00' }) });
    expect(check(folder, 'main')).toEqual([]);
    writeFiles(folder, { '.gitignore': 'drafts/\n', 'events/me-16/drafts/d.md': 'a draft that Git ignores' });
    expect(check(folder, 'main')).toEqual([]);
  });

  test('that adds a conflict is in error, and the error is its own: untracked, staged or committed', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, [B]: CLASH[B]! });
    const expected = [`${A}:4:8 error region-conflict with b`, `${A}:7:8 error venue-conflict with b`];
    writeFiles(folder, { [A]: CLASH[A]! });
    expect(check(folder, 'main')).toEqual(expected);
    git(folder, 'add', '-A');
    expect(check(folder, 'main')).toEqual(expected);
    git(folder, 'switch', '-q', '-c', 'branch');
    commit(folder);
    expect(check(folder, 'main')).toEqual(expected);
    expect(check(folder, 'HEAD')).toEqual([]);
  });

  test('of either side of an old quarrel is only reminded of it', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, ...CLASH });
    for (const [file, other] of [
      [A, 'b'],
      [B, 'a'],
    ] as const) {
      writeFiles(folder, { ...CLASH, [file]: CLASH[file]!.replace('Приходите.', 'Приходите все.') });
      expect(check(folder, 'main').sort()).toEqual(
        [
          `${file}:4:8 warning region-conflict/known with ${other}`,
          `${file}:7:8 warning venue-conflict/known with ${other}`,
        ].sort(),
      );
    }
  });

  test('that lengthens an old quarrel is in error, one that shortens it is not', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, ...CLASH });
    const starting = (start: string) => {
      writeFiles(folder, { [B]: evening({ title: 'Клуб', start, end: '2026-12-05T23:00' }) });
      return check(folder, 'main').map((line) => line.split(' ')[1]);
    };
    expect(starting('2026-12-05T19:59')).toEqual(['error', 'error']);
    expect(starting('2026-12-05T20:30')).toEqual(['warning', 'warning']);
    expect(starting('2026-12-05T21:00')).toEqual([]);
  });

  test('of one of two queued holds is only reminded of the queue; confirming it past the other is in error', () => {
    const held = (title: string) => evening({ title, status: 'hold', hold: '{ until: 2026-12-01, by: sanfantee }' });
    const folder = makeRepository({ ...SMALL_REGISTRY, [A]: held('Дебаты'), [B]: held('Клуб') });
    const severities = () => check(folder, 'main').map((line) => line.split(' ')[1]);
    writeFiles(folder, { [A]: held('Дебаты о приватности') });
    expect(severities()).toEqual(['warning', 'warning']);
    writeFiles(folder, { [A]: evening({ title: 'Дебаты' }) });
    expect(severities()).toEqual(['error', 'error']);
  });

  test('of the hour of a series keeps its old quarrels old; a new date of one is new', () => {
    const weekly = (time: object, rule: string) => evening({ title: 'Клуб', ...time, repeat: `{ rule: ${rule} }` });
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      [A]: CLASH[A]!,
      [B]: weekly({ start: '2026-11-28T20:00', end: '2026-11-28T23:00' }, 'FREQ=WEEKLY;COUNT=2'),
    });
    writeFiles(folder, { [B]: weekly({ start: '2026-11-28T20:30', end: '2026-11-28T23:00' }, 'FREQ=WEEKLY;COUNT=3') });
    expect(check(folder, 'main').map((line) => line.split(' ')[1])).toEqual(['warning', 'warning']);
    writeFiles(folder, { 'events/me-16/c.md': evening({ start: '2026-12-12T21:00', end: '2026-12-12T22:00' }) });
    expect(
      check(folder, 'main')
        .filter((line) => line.includes(' error '))
        .map((line) => line.split(':')[0]),
    ).toEqual(['events/me-16/c.md', 'events/me-16/c.md']);
  });

  test('of a venue answers for what it does to its events', () => {
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      [A]: CLASH[A]!,
      [B]: CLASH[B]!.replace('kings-park', 'blue-hall'),
      'venues/blue-hall.md': '---\nname: Зал\nregion: me-16\n---\n',
      'regions/me-16.md': '---\nname: Подгорица\ntimezone: Europe/Podgorica\noverlapPolicy: allow\n---\n',
    });
    const hall = 'venues/kings-park.md';
    writeFiles(folder, { [hall]: '---\nname: Kings Park\nregion: me-02\n---\n' });
    expect(check(folder, 'main'), 'moved').toEqual([`${hall}:1:1 error file-placement/venue-region`]);
    writeFiles(folder, { [hall]: undefined });
    expect(check(folder, 'main'), 'removed').toEqual([`${hall}:1:1 error reference-unknown/venue`]);
  });

  test('that adds a person or a venue meets those who name them already, however far away, and reads no others', () => {
    const early = evening({ start: '2020-01-05T18:00', end: '2020-01-05T19:00', organizers: '[vera]' });
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      [A]: early,
      [B]: evening({ title: 'Клуб', start: '2020-03-05T18:00', end: '2020-03-05T19:00' }),
    });
    const read = () => {
      const { check: done, issues } = checkContent(folder, NOW, { base: 'main' });
      return [tell(issues), [...done!.registry.events.keys()]];
    };
    writeFiles(folder, { 'people/vera.md': '---\nname: Вера\n---\n' });
    expect(read()).toEqual([[], ['a']]);
    writeFiles(folder, { 'events/me-16/winter.md': evening({ ...LATER, organizers: '[vera]' }) });
    expect(read()).toEqual([[], ['a', 'winter']]);
    writeFiles(folder, { 'people/sanfantee.md': '---\nname: Миа\n---\n' });
    expect(read(), 'somebody known is no addition').toEqual([[], ['a', 'b', 'winter']]);
  });

  test('of a venue to fewer units answers for the conflicts this makes', () => {
    const units = (count: number) => `---\nname: Kings Park\nregion: me-16\nunits: ${count}\n---\n`;
    const region = '---\nname: Подгорица\ntimezone: Europe/Podgorica\noverlapPolicy: allow\n---\n';
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      ...CLASH,
      'venues/kings-park.md': units(2),
      'regions/me-16.md': region,
    });
    expect(check(folder)).toEqual([]);
    writeFiles(folder, { 'venues/kings-park.md': units(1) });
    expect(check(folder, 'main')).toEqual(['venues/kings-park.md:1:1 error venue-conflict with a']);
    writeFiles(folder, { 'venues/kings-park.md': units(2), 'regions/me-16.md': region.replace('allow', 'reject') });
    expect(check(folder, 'main')).toEqual(['regions/me-16.md:1:1 error region-conflict with a']);
  });

  test('is not accused of what others deleted or added on the base meanwhile', () => {
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      [B]: CLASH[B]!,
      'events/me-16/festival.md': evening({ start: '2026-12-20T10:00', end: '2026-12-20T12:00' }),
    });
    git(folder, 'switch', '-q', '-c', 'branch');
    commit(folder, { 'events/me-16/c.md': evening({ start: '2026-12-21T18:00', end: '2026-12-21T20:00' }) });
    git(folder, 'switch', '-q', 'main');
    commit(folder, { 'events/me-16/festival.md': undefined, [B]: undefined, [A]: CLASH[A]! });
    git(folder, 'switch', '-q', 'branch');
    expect(check(folder, 'main')).toEqual([]);
    // What it proposes itself is judged against the base as it is now.
    writeFiles(folder, { 'events/me-16/d.md': evening({ start: '2026-12-05T18:30', end: '2026-12-05T19:00' }) });
    expect(
      check(folder, 'main')
        .map((line) => line.slice(line.indexOf(' ') + 1))
        .sort(),
    ).toEqual(['error region-conflict with a', 'error venue-conflict with a']);
  });

  test('that gives a second file the same id is at fault, whatever the order of paths', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, 'events/me-16/a.md': CLASH[A]! });
    writeFiles(folder, { 'events/me-02/a.md': evening({ venue: undefined, place: 'Бар' }) });
    expect(check(folder, 'main')).toEqual(['events/me-02/a.md:1:1 error id-duplicate']);
  });

  test('that moves an event to another folder is judged as that event, staged or not', () => {
    const folder = makeRepository({ ...SMALL_REGISTRY, ...CLASH });
    writeFiles(folder, { [A]: undefined, 'events/me-16/2026/a.md': CLASH[A]! });
    const known = ['warning region-conflict/known', 'warning venue-conflict/known'];
    const found = () =>
      check(folder, 'main')
        .map((line) => line.split(' ').slice(1, 3).join(' '))
        .sort();
    expect(found()).toEqual(known);
    git(folder, 'add', '-A');
    expect(found()).toEqual(known);
  });

  test('of a hold that has run out is in error; one that has run out by itself is not', () => {
    const held = (title: string) => evening({ title, status: 'hold', hold: '{ until: 2026-11-10, by: sanfantee }' });
    const folder = makeRepository({ ...SMALL_REGISTRY, [A]: held('Дебаты') });
    expect(check(folder)).toEqual([`${A}:8:16 warning hold-expired`]);
    expect(check(folder, 'main')).toEqual([]);
    writeFiles(folder, { 'people/sanfantee.md': '---\nname: Миа\n---\n' });
    expect(check(folder, 'main'), 'whoever changes what it names has nothing to do with it').toEqual([]);
    const settings = `${SMALL_REGISTRY['settings.yaml']}holds: { maxDays: 10 }\n`;
    writeFiles(folder, { 'settings.yaml': settings });
    expect(check(folder, 'main'), 'nor do other settings').toEqual([]);
    writeFiles(folder, { [A]: held('Дебаты о приватности') });
    expect(check(folder, 'main')).toEqual([`${A}:8:16 error hold-expired`]);
  });

  test('in a folder within a repository, with names in any script', () => {
    const inFolder = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`данные и прочее/реестр/${path}`, text]));
    const folder = makeRepository({
      ...inFolder({ ...SMALL_REGISTRY, [B]: CLASH[B]! }),
      'events/me-16/a.md': 'not ours',
    });
    const content = join(folder, 'данные и прочее/реестр');
    expect(prefixInRepository(content)).toBe('данные и прочее/реестр/');
    expect(prefixInRepository(folder)).toBe('');
    expect(check(content, 'main')).toEqual([]);
    writeFiles(content, { [A]: CLASH[A]!, 'events/me-16/дебаты.md': evening() });
    writeFiles(folder, { 'events/me-16/a.md': 'changed, still not ours' });
    writeFiles(content, { 'venues/kings-park.md': '---\nname: Парк\nregion: me-16\n---\n' });
    expect([...listChanges(content, 'main')].sort()).toEqual([A, 'events/me-16/дебаты.md', 'venues/kings-park.md']);
    expect(check(content, 'main')).toEqual([
      `${A}:4:8 error region-conflict with b`,
      `${A}:7:8 error venue-conflict with b`,
      'events/me-16/дебаты.md:1:1 error file-name/id',
    ]);
    expect(readTree(content, 'main').map(({ path }) => path)).toEqual([
      B,
      'people/sanfantee.md',
      'regions/me-02.md',
      'regions/me-16.md',
      'settings.yaml',
      'venues/kings-park.md',
    ]);
  });

  test('reads the base as it reads a folder', () => {
    const folder = makeFolder({
      ...SMALL_REGISTRY,
      '.draft.md': 'x',
      'events/me-16/cover.jpg': 'x',
      [A]: evening({}, 'х'.repeat(35 * 1024)),
      [B]: Buffer.from('caf\xe9', 'latin1'),
    });
    symlinkSync('/etc/passwd', join(folder, 'events/me-16/link.md'));
    git(folder, 'init', '-q', '-b', 'main');
    commit(folder);
    const byPath = (files: Iterable<{ path: string; kind: string; text?: string }>) =>
      [...files].map(({ path, kind, text }) => ({ path, kind, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(byPath(readTree(folder, 'main'))).toEqual(byPath(readContentFolder(folder)));
  });

  test('of events alone is judged without a close look at what is far from it, to the same end', () => {
    // A name that stands in no other file: whatever names the change is read, too.
    const NEW = 'events/me-16/club-night.md';
    const far = (start: string, fields: Readonly<Record<string, string | undefined>> = {}) =>
      evening({ start: `${start}T18:00`, end: `${start}T21:00`, ...fields });
    const folder = makeRepository({
      ...SMALL_REGISTRY,
      [A]: CLASH[A]!,
      'events/me-16/broken.md': 'not a file of ours',
      'events/me-16/2024/far.md': far('2024-05-01', { title: 'Давно' }),
      'events/me-16/2024/festival.md': far('2024-06-01', { title: 'Фестиваль' }),
      'events/me-16/2024/series.md': far('2024-07-01', { title: 'Серия', repeat: '{ rule: FREQ=DAILY;COUNT=400 }' }),
      'events/me-16/2024/long.md': evening({
        title: 'Долго',
        start: '2024-08-01T18:00',
        end: undefined,
        duration: 'P999D',
      }),
      'events/me-16/2024/escaped.md': far('2024-09-01', {
        title: 'Хитро',
        start: '"2026-12-05T2\\x30:30"',
        end: '2026-12-05T23:30',
      }),
      // An old date comes first; its time stands behind eleven thousand bytes of needs, farther than anybody looks at first.
      'events/me-16/2024/wordy.md': evening({
        title: 'Подробно',
        registration: '{ url: https://example.org/, deadline: 2024-01-01 }',
        needs: `[${Array.from({ length: 40 }, () => `{ kind: volunteer, note: ${'а'.repeat(120)} }`).join(', ')}]`,
        start: undefined,
        end: undefined,
        duration: 'PT1H',
        report: '{ attended: 1 }',
      }).replace('\nreport:', '\nstart: 2026-12-05T22:15\nreport:'),
      'events/me-16/2024/flow.md':
        '---\n{ title: В строку, status: confirmed, format: club, venue: kings-park, start: 2026-12-05T20:45, end: 2026-12-05T22:00 }\n---\n',
    });
    const proposal = {
      [NEW]: evening({
        title: 'Клуб',
        start: '2026-12-05T20:00',
        end: '2026-12-05T23:00',
        partOf: 'festival',
        overlaps: '[{ with: far, reason: разные, agreedBy: sanfantee }]',
      }),
      'events/me-02/far.md': far('2027-03-01', { venue: undefined, place: 'Бар' }),
    };
    writeFiles(folder, proposal);
    const near = check(folder, 'main');
    expect(near).toEqual([
      'events/me-02/far.md:1:1 error id-duplicate',
      `${NEW}:4:8 error region-conflict with a`,
      `${NEW}:4:8 error region-conflict with long`,
      `${NEW}:4:8 error region-conflict with escaped`,
      `${NEW}:4:8 error region-conflict with flow`,
      `${NEW}:4:8 error region-conflict with wordy`,
      `${NEW}:7:8 error venue-conflict with a`,
      `${NEW}:7:8 error venue-conflict with long`,
      `${NEW}:7:8 error venue-conflict with escaped`,
      `${NEW}:7:8 error venue-conflict with flow`,
      `${NEW}:7:8 error venue-conflict with wordy`,
      `${NEW}:9:20 warning overlap-unneeded with far`,
      `${NEW}:9:51 warning overlap-unagreed with far`,
    ]);
    // Another kind of file makes everything be read.
    writeFiles(folder, { 'people/club-host.md': '---\nname: Ведущий клуба\n---\n' });
    expect(check(folder, 'main')).toEqual(near);
  });

  test('that closes a circle over years is told so, however far the others are', () => {
    const walk = (day: string, fields: Readonly<Record<string, string>>) =>
      evening({ title: `Прогулка ${day}`, start: `${day}T18:00`, end: `${day}T21:00`, ...fields });
    const winter = 'events/me-16/winter-walk.md';
    for (const [key, variant] of [
      ['partOf', 'part'],
      ['duplicateOf', 'duplicate'],
    ] as const) {
      const folder = makeRepository({
        ...SMALL_REGISTRY,
        'events/me-16/spring-walk.md': walk('2024-05-01', { [key]: 'autumn-walk' }),
        'events/me-16/autumn-walk.md': walk('2025-10-01', { [key]: 'winter-walk' }),
        [winter]: walk('2026-12-20', {}),
      });
      writeFiles(folder, { [winter]: walk('2026-12-20', { [key]: 'spring-walk' }) });
      expect(check(folder, 'main')).toEqual([
        expect.stringMatching(`^${winter}:8:\\d+ error reference-circle/${variant}$`),
      ]);
    }
  });

  test('keeps what people have seen: deleted, renamed, moved back in time, renewed once too often', () => {
    const held = (until: string) =>
      evening({ title: 'Клуб', status: 'hold', hold: `{ until: ${until}, by: sanfantee }` });
    const past = evening({ title: 'Дебаты', start: '2026-11-10T18:00', end: '2026-11-10T20:00' });
    const folder = makeRepository({ ...SMALL_REGISTRY, [A]: past, [B]: held('2026-11-22') });
    commit(folder, { [A]: past.replace('confirmed', 'cancelled'), [B]: held('2026-11-25') }, '2026-11-02T12:00:00Z');
    writeFiles(folder, { [A]: undefined, [B]: held('2026-12-01') });
    expect(check(folder, 'main')).toEqual([`${A}:1:1 error history-deleted`, `${B}:8:16 error hold-renewed`]);
    // The file has moved since, and takes its history along.
    git(folder, 'checkout', '-q', '--', '.');
    commit(folder, { [B]: undefined, 'events/me-16/2026/b.md': held('2026-11-25') }, '2026-11-03T12:00:00Z');
    writeFiles(folder, { 'events/me-16/2026/b.md': held('2026-12-01') });
    expect(check(folder, 'main')).toEqual(['events/me-16/2026/b.md:8:16 error hold-renewed']);
    writeFiles(folder, { 'events/me-16/2026/b.md': undefined, 'events/me-16/2026/club.md': held('2026-11-25') });
    expect(check(folder, 'main')).toEqual(['events/me-16/2026/club.md:1:1 error history-id']);
  });

  test('in a shallow clone is refused', () => {
    const origin = makeRepository(SMALL_REGISTRY);
    commit(origin, { [A]: evening() });
    const clone = join(makeFolder(), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, clone);
    expect(check(clone)).toEqual([]);
    expect(() => check(clone, 'HEAD')).toThrow(new GitError('shallow', undefined, '--base'));
  });

  test('outside Git, to an unknown base, without common history: each is its own reason', () => {
    const reason = (folder: string, base: string) => {
      try {
        checkContent(folder, NOW, { base });
      } catch (error) {
        return error instanceof GitError ? error.reason : error;
      }
      return undefined;
    };
    expect(reason(makeFolder(SMALL_REGISTRY), 'main')).toBe('no-repository');
    const folder = makeRepository(SMALL_REGISTRY);
    expect(reason(folder, 'nowhere')).toBe('unknown-revision');
    expect(reason(folder, '--output=/tmp/x')).toBe('unknown-revision');
    git(folder, 'switch', '-q', '--orphan', 'island');
    commit(folder, SMALL_REGISTRY, '2026-11-03T12:00:00Z');
    expect(reason(folder, 'main')).toBe('no-merge-base');
  });
});
