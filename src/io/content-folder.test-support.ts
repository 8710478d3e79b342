import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished as onThisTestFinished } from 'vitest';
import { eventText } from '../formats/event-file.test-support.ts';

/** Files of a small registry that has nothing wrong with it. */
export const SMALL_REGISTRY: Readonly<Record<string, string>> = {
  'settings.yaml': 'name: MIVENT\ndomain: example.org\ntimezone: Europe/Podgorica\n',
  'regions/me-16.md': '---\nname: { ru: Подгорица, en: Podgorica }\ncountry: me\ntimezone: Europe/Podgorica\n---\n',
  'regions/me-02.md': '---\nname: { ru: Бар, en: Bar }\ncountry: me\ntimezone: Europe/Podgorica\n---\n',
  'venues/kings-park.md': '---\nname: Kings Park\nregion: me-16\n---\n',
  'people/sanfantee.md': '---\nname: { ru: Миа, en: Mia }\n---\n',
};

/** A region for what takes place in the net, beside the small registry. */
export const ONLINE_REGION: Readonly<Record<string, string>> = {
  'regions/online.md': '---\nname: { ru: Онлайн, en: Online }\ntimezone: Europe/Podgorica\noverlapPolicy: allow\n---\n',
};

/** A region of many time zones, beside the small registry. */
export const WIDE_REGION: Readonly<Record<string, string>> = {
  'regions/ru.md': '---\nname: { ru: Россия, en: Russia }\ncountry: ru\ntimezone: null\n---\n',
};

/** An evening of the small registry at its venue; lines as in `eventText`. */
export function evening(lines: Readonly<Record<string, string | undefined>> = {}, body?: string): string {
  return eventText({ place: undefined, venue: 'kings-park', ...lines }, body);
}

/** Make a folder that is gone after the test, or when it is said, with these files in it. */
export function makeFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  onTestFinished: (tidy: () => void) => void = onThisTestFinished,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

/** Write files into a folder; nothing in place of a text removes the file. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array | undefined>>): void {
  for (const [path, text] of Object.entries(files)) {
    const place = join(folder, path);
    if (text === undefined) {
      rmSync(place);
      continue;
    }
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/** Make a repository that is gone after the test, its main branch with one commit of these files. */
export function makeRepository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = makeFolder(files);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder);
  return folder;
}

export function commit(
  folder: string,
  files: Readonly<Record<string, string | undefined>> = {},
  date = '2026-11-01T12:00:00Z',
): void {
  writeFiles(folder, files);
  git(folder, 'add', '-A');
  execFileSync('git', ['commit', '-q', '--allow-empty', '-m', 'Change the registry'], {
    cwd: folder,
    env: { ...GIT_ENV, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
  });
}

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: folder, encoding: 'utf8', env: GIT_ENV });
}

/** Nothing of the machine's own configuration, and a name that is nobody's. */
export const GIT_ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
};
