import { describe, expect, test } from 'vitest';
import type { Issue } from '../domain/issue.ts';
import { SETTINGS } from '../domain/registry.test-support.ts';
import { eventText, told } from './event-file.test-support.ts';
import { describeIssue } from './issues.ts';
import { collectRegistry, parseSourceFile, type SourceFile, suggestId } from './registry-files.ts';

const text = (path: string, content = eventText()): SourceFile => ({ kind: 'text', path, text: content });
const read = (...files: SourceFile[]) =>
  collectRegistry(
    files.map((file) => parseSourceFile(file, true)),
    SETTINGS,
  );
const readBare = (...files: SourceFile[]) => collectRegistry(files.map((file) => parseSourceFile(file)));
const tell = (issues: readonly Issue[]) =>
  issues.map(
    ({ file, line, column, code, variant }) => `${file}:${line}:${column} ${code}${variant ? `/${variant}` : ''}`,
  );

describe('the place and name of a file', () => {
  test.each([
    ['events/me-16/privacy-debate.md', []],
    ['events/me-16/2026/spring/privacy-debate.md', []],
    ['events/privacy-debate.md', ['file-placement/no-region']],
    ['events/me-16/Дебаты.md', ['file-name/id']],
    ['events/me-16/privаcy.md', ['file-name/id']],
    ['events/me-16/Privacy.md', ['file-name/id']],
    ['events/me-16/privacy_debate.md', ['file-name/id']],
    ['events/me-16/-privacy.md', ['file-name/id']],
    ['events/me-16/privacy--debate.md', ['file-name/id']],
    ['events/me-16/privacy debate.md', ['file-name/id']],
    [`events/me-16/${'a'.repeat(60)}.md`, []],
    [`events/me-16/${'a'.repeat(61)}.md`, ['file-name/id']],
    ['events/me-16/.md', ['file-name/id']],
    ['events/me-16/privacy-debate.txt', ['file-kind/ending']],
    ['events/me-16/privacy-debate.MD', ['file-kind/ending']],
    ['events/me-16/privacy-debate.md.txt', ['file-kind/ending']],
    ['event/me-16/privacy-debate.md', ['file-placement/folder']],
    ['Events/me-16/privacy-debate.md', ['file-placement/folder']],
    ['regions/south/me-16.md', ['file-placement/nested']],
    ['README.md', []],
    ['pages/about.md', []],
    ['finance/2026.yaml', []],
  ])('%s: %j', (path, expected) => {
    const { issues } = read(text(path, path.startsWith('regions') ? '---\nname: Юг\n---\n' : undefined));
    expect(tell(issues)).toEqual(expected.map((code) => `${path}:1:1 ${code}`));
  });

  test('an underscore is for people, whose handles have them', () => {
    expect(tell(read(text('people/club_host.md', '---\nname: Ведущий клуба\n---\n')).issues)).toEqual([]);
  });

  test('a name in Cyrillic is offered in Latin', () => {
    const { issues } = read(text('events/me-16/Дебаты о приватности.md'));
    expect(`${told(issues)}\n${told(issues, 'en')}`).toMatchInlineSnapshot(`
      "1:1 error file-name
        Имя файла «Дебаты о приватности» не подходит: в имени только строчные латинские буквы, цифры и дефисы, не длиннее 60 знаков.
        → Переименуйте файл, например, в «debaty-o-privatnosti.md». Имя станет адресом страницы и больше не изменится.
      1:1 error file-name
        The file name “Дебаты о приватности” does not fit: lower-case Latin letters, digits and hyphens only, 60 characters at most.
        → Rename the file, for instance to “debaty-o-privatnosti.md”. The name becomes the address of the page and never changes."
    `);
  });

  test.each([
    ['Дебаты', 'debaty'],
    ['Щука и ёж', 'shchuka-i-ezh'],
    ['Nikšić', 'niksic'],
    ['Ђорђе', 'djordje'],
    ['Київ', 'kiiv'],
    ['й'.normalize('NFD'), 'i'],
    ['__a--b__', 'a-b'],
    ['東京', undefined],
    ['x'.repeat(80), 'x'.repeat(60)],
  ])('«%s» becomes %s', (name, id) => {
    expect(suggestId(name)).toBe(id);
  });
});

describe('the kind of a file', () => {
  const path = 'events/me-16/privacy-debate.md';
  test.each([
    ['symlink', { kind: 'symlink', path }, 'file-kind/symlink'],
    ['device', { kind: 'special', path }, 'file-kind/special'],
    ['file of 70 KiB', { kind: 'too-large', path, size: 70 * 1024 }, 'file-size/text'],
    ['file in another encoding', { kind: 'not-utf8', path }, 'file-encoding/utf8'],
    ['folder that is a link', { kind: 'symlink', path: 'events' }, 'file-kind/symlink'],
    ['region’s folder that is a link', { kind: 'symlink', path: 'events/me-16' }, 'file-kind/symlink'],
    ['settings file that is a link', { kind: 'symlink', path: 'settings.yaml' }, 'file-kind/symlink'],
    ['large image', { kind: 'image', path: 'events/me-16/cover.jpg', size: 1_000_001 }, 'file-size/image'],
    [
      'text of nobody knows how much',
      { kind: 'too-large', path, size: Number.POSITIVE_INFINITY },
      'file-size/text-unread',
    ],
    [
      'image of nobody knows how much',
      { kind: 'image', path: 'events/me-16/cover.jpg', size: Number.POSITIVE_INFINITY },
      'file-size/image-unread',
    ],
    ['image where none belongs', { kind: 'image', path: 'venues/hall.jpg', size: 5 }, 'file-placement/image'],
  ] as const)('a %s is one issue', (_, file, expected) => {
    const { issues } = read(file);
    expect(tell(issues)).toEqual([`${file.path}:1:1 ${expected}`]);
    for (const locale of ['ru', 'en'] as const) expect(describeIssue(issues[0]!, locale).hint).not.toContain('…');
  });

  test('an image beside an event is let be', () => {
    expect(read({ kind: 'image', path: 'events/me-16/cover.jpg', size: 1_000_000 }).issues).toEqual([]);
  });
});

describe('a registry’s files', () => {
  test('one broken file does not hide the faults of others, nor the right ones', () => {
    const { entries, issues } = read(
      text('events/me-16/a.md', eventText({ title: 'Дебаты: о' })),
      text('events/me-16/b.md', eventText({ status: 'confrimed' })),
      text('events/me-16/c.md'),
      text('venues/hall.md', '---\nname: Зал\nregoin: me-16\n---\n'),
    );
    expect(tell(issues)).toEqual([
      'events/me-16/a.md:2:14 frontmatter-syntax/colon',
      'events/me-16/b.md:3:9 frontmatter-value/word',
      'venues/hall.md:3:1 frontmatter-unknown-key',
    ]);
    expect(entries?.events.map(({ id }) => id)).toEqual(['c']);
    expect([...(entries?.unread ?? [])]).toEqual(['events/me-16/a.md', 'events/me-16/b.md', 'venues/hall.md']);
  });

  test('without settings there is no registry; broken ones are told once', () => {
    expect(tell(readBare(text('events/me-16/c.md')).issues)).toEqual([
      'settings.yaml:1:1 frontmatter-missing/settings',
    ]);
    expect(readBare().entries).toBeUndefined();
    expect(tell(readBare(text('settings.yaml', 'name: a: b\n')).issues)).toEqual([
      'settings.yaml:1:8 frontmatter-syntax/colon',
    ]);
  });

  test('texts go to whoever asks for them, empty ones to nobody', () => {
    const files = [text('events/me-16/c.md'), text('events/me-16/d.md', eventText({}, ''))];
    expect([...read(...files).bodies]).toEqual([['events/me-16/c.md', 'Приходите.']]);
    expect(readBare(...files).bodies.size).toBe(0);
  });

  test('personal data are refused in events and people, and let be where a place is reached', () => {
    const withPhone = (rest: string) => `---\n${rest}---\nТел. +382 67 123 456\n`;
    expect(tell(read(text('people/x.md', withPhone('name: Икс\n'))).issues)).toEqual([
      'people/x.md:4:6 personal-data/phone',
    ]);
    expect(tell(read(text('events/me-16/x.md', eventText({}, 'x@example.org'))).issues)).toEqual([
      'events/me-16/x.md:9:1 personal-data/email',
    ]);
    expect(tell(read(text('venues/x.md', withPhone('name: Зал\nregion: me-16\n'))).issues)).toEqual([]);
  });
});
