import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE_PATH, makeBuildFolder, SITE_URL } from '../src/site/built-site.test-support.ts';
import { knownRegistry, NOW, writeRegistry } from '../src/site/site-registry.test-support.ts';

const ROOT = join(import.meta.dirname, '..');
let folder = '';
let server: ChildProcess | undefined;
let home = '';

beforeAll(async () => {
  folder = makeBuildFolder();
  const content = join(folder, 'content');
  writeRegistry(content, knownRegistry());
  [server, home] = await startServer(content);
}, 60_000);
afterAll(async () => {
  // As long as it lives it writes into the folder.
  if (server?.kill()) await new Promise((resolve) => server?.once('close', resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Start the server of pages under development, and wait until it says where it listens. */
function startServer(content: string): Promise<[ChildProcess, string]> {
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    CONTENT_DIR: content,
    MIVENT_CACHE_DIR: join(folder, 'astro'),
    SITE_URL,
    BASE_PATH,
    MIVENT_NOW: NOW,
    NO_COLOR: '1',
    // Within a test of Vitest's Astro would leave its pages away.
    VITEST: undefined,
  };
  const args = ['scripts/astro.ts', 'dev', '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      const [, address] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      if (address !== undefined) resolve([child, address + BASE_PATH]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`The server did not start:\n${said}`)));
  });
}

async function read(path: string) {
  const response = await fetch(home + path);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
}

test.each([
  ['calendar.ics', 'text/calendar; charset=utf-8', /^BEGIN:VCALENDAR\r\n(?:.*\r\n)+END:VCALENDAR\r\n$/],
  [
    'en/calendar.ics',
    'text/calendar; charset=utf-8',
    /SOURCE;VALUE=URI:https:\/\/mivent\.example\/mivent\/en\/calendar\.ics\r\n/,
  ],
  ['events/private-cities-debate.ics', 'text/calendar; charset=utf-8', /\r\nUID:private-cities-debate@/],
  ['en/rss.xml', 'application/rss+xml; charset=utf-8', /<language>en<\/language>/],
  ['regions/me-16/rss.xml', 'application/rss+xml; charset=utf-8', /^<\?xml /],
])('a server of pages under development answers /%s as %s', async (path, type, content) => {
  const feed = await read(path);
  expect([feed.status, feed.type]).toEqual([200, type]);
  expect(feed.text).toMatch(content);
});

test('a feed follows an edit of a content file at once', async () => {
  const path = 'events/private-cities-debate.ics';
  expect((await read(path)).text).toContain('SUMMARY:Дебаты о приватных городах');
  const file = join(folder, 'content/events/me-16/private-cities-debate.md');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(/^title: .*/m, 'title: Спор у моря'));
  expect((await read(path)).text).toContain('SUMMARY:Спор у моря');
  expect((await read('calendar.ics')).text).toContain('SUMMARY:Спор у моря');
  writeFileSync(file, before);
});

test.each(['events/no-such.ics', 'regions/no-such/calendar.ics'])(
  'an unknown feed is a page that is not found: /%s',
  async (path) => {
    const page = await read(path);
    expect(page.status).toBe(404);
    expect(page.type).toMatch(/^text\/html/);
    expect(page.text).toContain('Такой страницы нет');
  },
);
