import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BASE_PATH, makeBuildFolder, SITE_URL } from '../src/site/built-site.test-support.ts';
import { attribute, find, isWithin, listFiles, readPage, textOf } from '../src/site/site-files.test-support.ts';
import {
  textOf as contentFile,
  KNOWN_IDS,
  knownRegistry,
  NOW,
  REMOVED_ID,
  siteRegistry,
  writeRegistry,
} from '../src/site/site-registry.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
let scratch = '';
let outside = '';
beforeAll(() => {
  scratch = makeBuildFolder();
  outside = mkdtempSync(join(tmpdir(), 'mivent-builds-'));
});
afterAll(() => {
  for (const folder of [scratch, outside]) rmSync(folder, { recursive: true });
});

interface Run {
  readonly status: number | null;
  /** What it said, wherever it said it. */
  readonly said: string;
}

/** Another machine: the zone of its clock, its language. */
const TURKISH = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' };
const RUSSIAN = { TZ: 'Europe/Podgorica', LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8', LANGUAGE: 'ru' };

/** Where a command runs, and what its shell does before. */
interface Place {
  readonly folder?: string;
  readonly shell?: string;
}

/** Run one of the project's commands; a variable given as `undefined` is not set. */
function run(
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  { folder = ROOT, shell }: Place = {},
): Promise<Run> {
  const defaults = {
    NODE_ENV: 'production',
    SITE_URL,
    BASE_PATH,
    MIVENT_NOW: NOW,
    CONTENT_DIR: undefined,
    FORCE_COLOR: undefined,
    NO_COLOR: '1',
  };
  const env = { ...process.env, ...defaults, ...variables };
  return new Promise((resolve, reject) => {
    const command = [process.execPath, script, ...args];
    const [program = '', ...rest] =
      shell === undefined ? command : ['sh', '-c', `${shell}; exec "$@"`, 'sh', ...command];
    const child = spawn(program, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, said }));
  });
}

/** Write a registry into a folder of its own, in an order of its own. */
function write(name: string, files: ReadonlyMap<string, string | Uint8Array>): string {
  const folder = join(scratch, name);
  writeRegistry(folder, new Map([...files].reverse()));
  return folder;
}

/** Copy the project as a fresh clone with its packages installed: nothing in it is known from earlier builds. */
function copyProject(folder: string): string {
  const built = ['.git', '.astro', 'node_modules', 'dist', '.stryker', 'coverage', 'screenshots'];
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of readdirSync(ROOT))
    if (!built.includes(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  // What begins with a dot are caches, and the commands of packages, which no build asks for.
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

/** List the files that only one of two folders has, or that differ. */
function differences(one: string, other: string): string[] {
  const [files, others] = [listFiles(one), listFiles(other)];
  const missing = files.filter((file) => !others.includes(file)).concat(others.filter((file) => !files.includes(file)));
  const both = files.filter((file) => others.includes(file));
  return [...missing, ...both.filter((file) => !readFileSync(join(one, file)).equals(readFileSync(join(other, file))))];
}

function event(front: object): string {
  const defaults = {
    title: 'Встреча',
    status: 'confirmed',
    start: '2026-12-15T18:00',
    end: '2026-12-15T20:00',
    format: 'meeting',
  };
  return contentFile({ ...defaults, ...('venue' in front ? {} : { place: 'Клуб' }), ...front });
}

/** The settings of the known registry without the address of its repository, and without channels. */
function withoutOptions(files: ReadonlyMap<string, string | Uint8Array>): string {
  const lines = String(files.get('settings.yaml')).split('\n');
  const kept = lines.filter((line) => !/^(?:repository|channels): /.test(line));
  expect(kept.length).toBe(lines.length - 2);
  return kept.join('\n');
}

/** The known registry with a file that cannot be read, one that names no known venue, and one whose time is taken. */
function faultyRegistry(): ReadonlyMap<string, string | Uint8Array> {
  return knownRegistry()
    .set('events/me-16/unreadable.md', '---\ntitle: Дебаты: о приватности\nstatus: confirmed\n---\n')
    .set('events/me-16/nowhere.md', event({ venue: 'kings-prak' }))
    .set(
      'events/me-16/too-late.md',
      event({ title: 'Опоздавшие', start: '2026-12-05T19:00', end: '2026-12-05T22:00' }),
    );
}

// Vitest sets BASE_URL, DEV and others for the code under test: builds must not follow them.
// Nor do they begin at once: of one checkout one build waits for the other.
describe.concurrent('a build', { timeout: 600_000 }, () => {
  test('gives the same bytes on another machine: elsewhere, its clock, language and rights set otherwise, nothing known from before', async () => {
    const checkout = copyProject(join(outside, 'checkout'));
    const again = join(outside, 'elsewhere');
    const content = write('same-registry', siteRegistry());
    for (const file of listFiles(content)) utimesSync(join(content, file), 1e9, 1e9 + file.length);
    const { status, said } = await run(
      'scripts/build.ts',
      ['--outDir', again],
      { CONTENT_DIR: content, ...TURKISH },
      { folder: checkout, shell: 'umask 077' },
    );
    expect(status, said).toBe(0);
    expect(differences(again, inject('dist'))).toEqual([]);
    expect(statSync(join(again, 'index.html')).mode & 0o777).toBe(0o600);
  });

  test('gives the same bytes once more where everything is known, with one processor instead of all', async () => {
    const again = join(scratch, 'once-more');
    const content = write('same-registry-once-more', siteRegistry());
    const one = process.platform === 'linux' ? 'taskset -p 1 $$ >&2' : ':';
    const { status, said } = await run(
      'scripts/build.ts',
      ['--outDir', again],
      { CONTENT_DIR: content, ...RUSSIAN },
      { shell: one },
    );
    expect(status, said).toBe(0);
    expect(differences(again, inject('dist'))).toEqual([]);
  });

  test.each([
    ['Turkish at the other end of the world', TURKISH, 'tr-TR Pacific/Auckland'],
    ['Russian', RUSSIAN, 'ru-RU Europe/Podgorica'],
    ['no language', { ...RUSSIAN, LANG: 'C', LC_ALL: 'C', LANGUAGE: 'C' }, 'en-US Europe/Podgorica'],
  ])('would notice a program that leans on its machine: %s', async (_, variables, expected) => {
    const code = 'const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions(); console.log(locale, timeZone)';
    const { said } = await run('-e', [code], variables);
    expect(said.trim()).toBe(expected);
  });

  test('of a registry with errors does not begin: it tells them all and writes nothing', async () => {
    const [dist, other] = [join(scratch, 'refused'), join(scratch, 'refused-by-astro')];
    const content = write('with-errors', faultyRegistry());
    const ours = await run('scripts/build.ts', ['--content', content, '--outDir', dist], {});
    expect(ours.status, ours.said).toBe(1);
    expect(existsSync(dist)).toBe(false);
    const astro = await run('scripts/astro.ts', ['build', '--outDir', other], {
      CONTENT_DIR: content,
      MIVENT_CACHE_DIR: join(scratch, 'cache-1'),
    });
    expect(astro.status, astro.said).not.toBe(0);
    expect(existsSync(join(other, 'index.html'))).toBe(false);
    for (const { said } of [ours, astro]) {
      expect(said).toMatch(/events\/me-16\/unreadable\.md:2:\d+ ошибка/);
      expect(said).toMatch(/events\/me-16\/nowhere\.md:\d+:\d+ ошибка reference-unknown/);
      expect(said).toMatch(/events\/me-16\/too-late\.md:\d+:\d+ ошибка region-conflict/);
    }
  });

  test('that is told an address which is none does not begin', async () => {
    const dist = join(scratch, 'nowhere');
    const { status, said } = await run('scripts/build.ts', ['--outDir', dist], { SITE_URL: 'events.example' });
    expect(status, said).toBe(2);
    expect(said).toMatch(/^SITE_URL events\.example: нужен адрес [^\n]*\n$/);
    expect(existsSync(dist)).toBe(false);
  });

  test('that is told to publish anyway leaves broken files out, marks the event that came too late, and reports both', async () => {
    const dist = join(scratch, 'anyway');
    const content = write('published-anyway', faultyRegistry());
    const { status, said } = await run(
      'scripts/build.ts',
      ['--publish-anyway', '--content', content, '--outDir', dist],
      {},
    );
    expect(status, said).toBe(0);
    expect(said).toMatch(/unreadable\.md:2:\d+ ошибка/);
    expect(said).toMatch(/nowhere\.md:\d+:\d+ ошибка reference-unknown/);
    expect(said).toMatch(/too-late\.md:\d+:\d+ ошибка region-conflict/);

    const files = listFiles(dist);
    expect(files.filter((file) => /unreadable|nowhere/.test(file))).toEqual([]);
    expect(
      files.filter(
        (file) => /(?:html|ics|xml)$/.test(file) && /unreadable|nowhere/.test(readFileSync(join(dist, file), 'utf8')),
      ),
    ).toEqual([]);
    expect(KNOWN_IDS.filter((id) => !files.includes(`en/events/${id}/index.html`))).toEqual([]);

    const banners = (file: string) => find(readPage(dist, file), 'p', 'class', 'banner').map(textOf);
    expect(banners('events/too-late/index.html')).toEqual([
      'Пересечение по датам Организаторы договариваются. В это же время: Дебаты о приватных городах',
    ]);
    expect(banners('en/events/too-late/index.html')).toEqual([
      'Date conflict The organisers are sorting it out. At the same time: Дебаты о приватных городах',
    ]);
    expect(banners('events/private-cities-debate/index.html')).toEqual([]);
    const english = readPage(dist, 'en/events/too-late/index.html');
    const [rival] = find(english, 'a').filter((link) => isWithin(link, 'banner'));
    expect([attribute(rival, 'href'), attribute(rival, 'lang')]).toEqual([
      `${BASE_PATH}en/events/private-cities-debate/`,
      'ru',
    ]);
    expect(readFileSync(join(dist, 'calendar.ics'), 'utf8')).toContain('UID:too-late@');
  });

  test('by Astro alone follows CONTENT_DIR, SITE_URL and --outDir, and lives at the root of its host as well', async () => {
    const dist = join(outside, 'plain');
    const variables = {
      // Another community begins with less: the rest of the settings is optional.
      CONTENT_DIR: write('own-content', knownRegistry().set('settings.yaml', withoutOptions(knownRegistry()))),
      SITE_URL: 'https://events.example',
      BASE_PATH: undefined,
      MIVENT_CACHE_DIR: join(scratch, 'cache-2'),
    };
    const { status, said } = await run('scripts/astro.ts', ['build', '--outDir', dist], variables);
    expect(status, said).toBe(0);
    const files = listFiles(dist);
    const built = files.flatMap((file) => /^events\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
    expect(built).toEqual([...KNOWN_IDS, REMOVED_ID].sort());
    expect(files.filter((file) => /^en\/events\/[^/]+\.ics$/.test(file)).length).toBe(KNOWN_IDS.length + 1);
    const links = find(readPage(dist, 'en/index.html'), 'a').map((link) => attribute(link, 'href') ?? '');
    expect(links.filter((link) => link.startsWith('/') && !link.startsWith('/en/'))).toEqual(['/']);
    expect(readFileSync(join(dist, 'sitemap.xml'), 'utf8')).toContain(
      '<loc>https://events.example/events/night-party/</loc>',
    );
    expect(readFileSync(join(dist, 'events/night-party.ics'), 'utf8')).toContain(
      '\r\nURL:https://events.example/events/night-party/\r\n',
    );
    const all = files
      .filter((file) => /(?:html|ics|xml|txt)$/.test(file))
      .map((file) => readFileSync(join(dist, file), 'utf8'));
    expect(
      all.filter((text) =>
        /\/mivent\/(?!edit|blob)|mivent\.example\/|localhost/.test(text.replaceAll('github.com/example/mivent', '')),
      ).length,
    ).toBe(0);
  });

  test('of the project’s own content succeeds on the day of the test', async () => {
    const dist = join(scratch, 'own');
    const { status, said } = await run('scripts/build.ts', ['--outDir', dist], { MIVENT_NOW: undefined });
    expect(status, said).toBe(0);
    const ids = listFiles(join(ROOT, 'content/events')).flatMap((file) => /([^/]+)\.md$/.exec(file)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(0);
    const files = listFiles(dist);
    expect(
      ids.filter((id) => !files.includes(`events/${id}/index.html`) || !files.includes(`en/events/${id}.ics`)),
    ).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['pagefind/entry.json', 'pagefind/1/pagefind-worker.js']));
  });
});
