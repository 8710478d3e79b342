import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Wait until no other process holds a lock file, and hold it until this process ends. Two builds of one checkout write the same
 * files of Astro's (`.astro/content-assets.mjs` by way of one `.tmp`), so they go one after the other.
 * What a process has left behind that ended without tidying up is taken away. Throws when the wait exceeds `patience` milliseconds.
 */
export async function holdBuildLock(file: string, patience = 15 * 60_000): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const end = performance.now() + patience;
  while (!take(file)) {
    if (performance.now() > end)
      throw new Error(`Another build has held ${file} for too long; remove it if there is none.`);
    await setTimeout(100);
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // Whatever else stands in the way, waiting does not help.
  }
  if (isLeftBehind(file)) rmSync(file, { force: true });
  return false;
}

/** Milliseconds in which whoever has made the file has long written into it, also on a busy machine. */
const WRITTEN_WITHIN = 60_000;

/**
 * Whether nobody holds a lock any more. Numbers of processes come again, after a start of the machine and in every new
 * container: this process and those of a machine's earlier life hold nothing.
 */
function isLeftBehind(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    const age = Date.now() - statSync(file).mtimeMs;
    if (!holder) return age > WRITTEN_WITHIN;
    return holder === process.pid || age > uptime() * 1000 + WRITTEN_WITHIN || !isRunning(holder);
  } catch {
    return false; // Its holder has just let it go.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // It runs, but is somebody else's.
  }
}
