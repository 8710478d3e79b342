import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { makeBuildFolder } from '../src/site/built-site.test-support.ts';
import { knownRegistry, NOW, writeRegistry } from '../src/site/site-registry.test-support.ts';

let scratch = '';
beforeAll(() => {
  scratch = makeBuildFolder();
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Run `npm start` with these options, until it ends or has said this. */
function start(args: readonly string[], until?: string): Promise<{ status: number | null; said: string }> {
  const env = { ...process.env, NODE_ENV: 'production', BASE_PATH: '/', MIVENT_NOW: NOW, NO_COLOR: '1' };
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], { cwd: join(import.meta.dirname, '..'), env });
  const end = new Promise((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill();
    await end;
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text;
      if (until !== undefined && said.includes(until)) resolve({ status: null, said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, said }));
  });
}

/**
 * Find a port that is free, and stays so until the site is built: below those that systems give to whoever asks for any,
 * as other tests do all the time.
 */
async function findFreePort(): Promise<number> {
  const first = 20_000 + (process.pid % 10_000);
  for (let port = first; port < first + 2000; port++) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
  throw new Error('No port is free.');
}

test('start builds and serves: the check answers in the wanted language, and the server listens where it is told', {
  timeout: 600_000,
}, async () => {
  const [content, dist] = [join(scratch, 'content'), join(scratch, 'dist')];
  writeRegistry(content, knownRegistry());
  const port = await findFreePort();
  const own = ['--content', content, '--outDir', dist, '--lang', 'en', '--host', '127.0.0.1', `--port=${port}`];
  const { status, said } = await start(own, `http://127.0.0.1:${port}/`);
  expect(status, said).toBeNull();
  expect(said).toContain('Checked: ');
  const home = await fetch(`http://127.0.0.1:${port}/en/`);
  expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('<html lang="en"')]);
});

test('start serves nothing when the registry has errors, and tells them in the wanted language', async () => {
  const [content, dist] = [join(scratch, 'broken'), join(scratch, 'never')];
  writeRegistry(content, knownRegistry().set('events/me-16/broken.md', '---\ntitle: A: b\n---\n'));
  const { status, said } = await start(['--lang=en', '--host', '127.0.0.1', '--content', content, '--outDir', dist]);
  expect(status, said).toBe(1);
  expect(said).toMatch(/broken\.md:2:\d+ error /);
  expect(existsSync(dist)).toBe(false);
  const unknown = await start(['--lang', 'de']);
  expect([unknown.status, unknown.said]).toEqual([2, expect.stringContaining('--lang de')]);
});
