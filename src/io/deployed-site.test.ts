import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDeployment, type Deployment } from './deployed-site.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const EARLIER = '89abcdef0123456789abcdef0123456789abcdef';

type Page = readonly [type: string, text: string] | ((response: ServerResponse) => void);

const SITE: Readonly<Record<string, Page>> = {
  '/mivent/': ['text/html; charset=utf-8', '<html lang="ru"><h1>Афиша</h1>'],
  '/mivent/en/': ['text/html; charset=utf-8', '<html lang="en"><h1>What’s on</h1>'],
  '/mivent/calendar.ics': ['text/calendar; charset=utf-8', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'],
  '/mivent/rss.xml': ['application/xml', '<?xml version="1.0"?><rss version="2.0"></rss>'],
  '/mivent/.well-known/security.txt': ['text/plain', 'Contact: https://t.me/MiventBot\n'],
  '/mivent/api/v1/health.json': ['application/json', JSON.stringify({ version: 1, commit: COMMIT })],
};

let server: Server;
let pages: Record<string, Page>;
let asked: string[];
beforeEach(async () => {
  pages = { ...SITE };
  asked = [];
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(request.url ?? '');
    const page = pages[path];
    if (typeof page === 'function') {
      page(response);
      return;
    }
    response.writeHead(page ? 200 : 404, { 'Content-Type': page?.[0] ?? 'text/html' }).end(page?.[1] ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function check(more: Partial<Deployment> = {}): Promise<readonly string[]> {
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mivent/`;
  const faults = await checkDeployment({
    home,
    commit: COMMIT,
    hasContact: true,
    tries: 3,
    pause: 1,
    timeout: 20_000,
    ...more,
  });
  return faults.map((fault) => fault.replace(home, ''));
}

/** Answers in this order, the last for ever. */
function inTurn(path: string, ...answers: readonly Page[]): void {
  let count = 0;
  pages[path] = (response) => {
    const answer = answers[Math.min(count++, answers.length - 1)]!;
    if (typeof answer === 'function') answer(response);
    else response.writeHead(200, { 'Content-Type': answer[0] }).end(answer[1]);
  };
}

const HEALTH = '/mivent/api/v1/health.json';
const health = (commit: unknown): Page => ['application/json', JSON.stringify({ version: 1, commit })];
const broken: Page = (response) => void response.writeHead(503).end();
const silent: Page = () => undefined;

test('a site that has arrived is all right', async () => {
  expect(await check()).toEqual([]);
  expect(asked).toHaveLength(6);
});

test('a community that names no contact has no security.txt, and needs none', async () => {
  delete pages['/mivent/.well-known/security.txt'];
  expect(await check({ hasContact: false })).toEqual([]);
});

test('no cache is believed: every look has an address of its own', async () => {
  inTurn(HEALTH, health(EARLIER), health(EARLIER), health(COMMIT));
  expect(await check()).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
});

test('the site before is waited out, and so are faults on the way', async () => {
  const reasons: string[] = [];
  // Long enough for the answers that come, on a busy machine, too.
  const timeout = 1000;
  inTurn(HEALTH, health(EARLIER), broken, silent, ['text/html', '<h1>'], health(COMMIT));
  expect(await check({ tries: 5, timeout, onWait: (reason) => reasons.push(reason) })).toEqual([]);
  expect(reasons).toEqual([
    'сайт собран не из того коммита / built from another commit: 89abcdef0123, 0123456789ab',
    'ответ / answer 503',
    'не ответил вовремя / did not answer in time',
    'сайт собран не из того коммита / built from another commit: —, 0123456789ab',
  ]);
});

test.each([
  [health(EARLIER), 'сайт собран не из того коммита / built from another commit: 89abcdef0123, 0123456789ab'],
  [health(null), 'сайт собран не из того коммита / built from another commit: —, 0123456789ab'],
  [health('::error::x'), 'сайт собран не из того коммита / built from another commit: —, 0123456789ab'],
  [
    ['application/json', 'null'] as const,
    'сайт собран не из того коммита / built from another commit: —, 0123456789ab',
  ],
  [broken, 'ответ / answer 503'],
  [silent, 'не ответил вовремя / did not answer in time'],
])('a site that does not come is told after so many looks, in one sentence (%#)', async (page, fault) => {
  pages[HEALTH] = page;
  // Waiting is only for what says nothing.
  expect(await check(page === silent ? { timeout: 100 } : {})).toEqual([`api/v1/health.json: ${fault}`]);
  expect(asked).toHaveLength(3);
});

test('a machine that is not there is told', async () => {
  await new Promise((resolve) => server.close(resolve));
  const home = 'http://127.0.0.1:9/';
  const faults = await checkDeployment({ home, commit: COMMIT, hasContact: true, tries: 1, pause: 1, timeout: 20_000 });
  expect(faults).toEqual([`${home}api/v1/health.json: не дозваться / cannot be reached`]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.each([
  ['.well-known/security.txt', undefined, 'ответ / answer 404'],
  ['calendar.ics', ['text/calendar', '<h1>Not found</h1>'], 'не то содержание / wrong content'],
  ['calendar.ics', ['text/calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'], 'не то содержание / wrong content'],
  ['calendar.ics', ['text/html', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'], 'не тот тип / wrong type: "text/html"'],
  ['rss.xml', ['application/xml', '<?xml version="1.0"?><feed/>'], 'не то содержание / wrong content'],
  ['', ['text/html', '<p>'], 'не то содержание / wrong content'],
  ['en/', ['text/html', '<html lang="ru"><h1>'], 'не то содержание / wrong content'],
] as const)('a site whose %s is wrong is told (%#)', async (path, page, fault) => {
  if (page) pages[`/mivent/${path}`] = page;
  else delete pages[`/mivent/${path}`];
  expect(await check()).toEqual([`${path}: ${fault}`]);
});
