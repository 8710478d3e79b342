import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveFolder } from './static-server.ts';

async function serve(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-server-'));
  mkdirSync(join(folder, 'site/a'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/index.html'), 'home '.repeat(100));
  writeFileSync(join(folder, 'site/404.html'), 'nothing here');
  writeFileSync(join(folder, 'site/a/index.html'), 'page');
  writeFileSync(join(folder, 'site/a/letters.woff2'), 'letters');
  const server = await serveFolder(join(folder, 'site'), '/base/');
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return server.url;
}

/** As it is written: `fetch` takes `..` out of an address. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

test('pages come compressed and stay with the browser for ten minutes', async () => {
  const url = await serve();
  const home = await fetch(url);
  expect(Object.fromEntries(home.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'max-age=600',
  });
  expect(await home.text()).toBe('home '.repeat(100));
  const letters = await fetch(`${url}a/letters.woff2`);
  expect(letters.headers.get('content-encoding')).toBeNull();
  expect(letters.headers.get('content-type')).toBe('font/woff2');
  expect(await (await fetch(`${url}a/`)).text()).toBe('page');
});

test('what is not there, lies outside the folder or beside the base path is «not found»', async () => {
  const url = await serve();
  const missing = await fetch(`${url}no/`);
  expect([missing.status, await missing.text()]).toEqual([404, 'nothing here']);
  for (const path of [
    '/base/../secret.txt',
    '/base/%2e%2e/secret.txt',
    '/base/a/..%2f..%2fsecret.txt',
    '/',
    '/base/a',
  ]) {
    expect(await statusOf(url, path), path).toBe(404);
  }
});
