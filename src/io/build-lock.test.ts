import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'mivent-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run a process that takes the lock and works a little; it tells when it began and ended, in milliseconds. */
async function work(lock: string): Promise<readonly [number, number]> {
  const module = JSON.stringify(join(import.meta.dirname, 'build-lock.ts'));
  const code = `
    import { holdBuildLock } from ${module};
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
