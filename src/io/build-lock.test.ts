import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdBuildLock } from './build-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'mivent-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run a process that takes the lock and works a little, after something else; it tells when it began and ended, in milliseconds. */
async function work(lock: string, before = ''): Promise<readonly [number, number]> {
  const module = JSON.stringify(join(import.meta.dirname, 'build-lock.ts'));
  const code = `
    import { writeFileSync } from 'node:fs';
    import { holdBuildLock } from ${module};
    ${before}
    await holdBuildLock(${JSON.stringify(lock)});
    const began = Date.now();
    await new Promise((done) => setTimeout(done, 150));
    console.log(began + ' ' + Date.now());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  await new Promise((resolve) => child.on('close', resolve));
  const [began, ended] = said.trim().split(' ').map(Number);
  return [began!, ended!];
}

test('processes that hold one lock work one after the other, and leave nothing behind', async () => {
  const lock = join(folder, 'several/lock');
  const times = await Promise.all([work(lock), work(lock), work(lock)]);
  times.sort(([a], [b]) => a - b);
  expect(times.every(([began], index) => index === 0 || began >= times[index - 1]![1])).toBe(true);
  expect(existsSync(lock)).toBe(false);
});

test('a lock whose holder has died is taken over', async () => {
  const lock = join(folder, 'left');
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('close', resolve));
  writeFileSync(lock, String(child.pid));
  const [began, ended] = await work(lock);
  expect(ended).toBeGreaterThan(began);
  expect(existsSync(lock)).toBe(false);
});

test('a lock from before the machine was started is taken over, whoever has its number now', async () => {
  const lock = join(folder, 'earlier-life');
  writeFileSync(lock, String(process.pid));
  const before = Date.now() / 1000 - uptime() - 3600;
  utimesSync(lock, before, before);
  await work(lock);
  expect(existsSync(lock)).toBe(false);
});

test('a lock with the number of whoever waits for it is taken over: in containers numbers come again', async () => {
  const lock = join(folder, 'own-number');
  await work(lock, `writeFileSync(${JSON.stringify(lock)}, String(process.pid));`);
  expect(existsSync(lock)).toBe(false);
});

test('a lock without a number is waited for while it is young, and taken over when it is old', async () => {
  const lock = join(folder, 'empty');
  writeFileSync(lock, '');
  await expect(holdBuildLock(lock, 250)).rejects.toThrow('remove it if there is none');
  utimesSync(lock, 1e9, 1e9);
  await work(lock);
  expect(existsSync(lock)).toBe(false);
});
