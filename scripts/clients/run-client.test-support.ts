import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, type ClientName, findClient } from './client.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Of the client that is tested. */
    version?: string;
    /** What it has read: `12 calendars, 3410 dates`. */
    read?: string;
  }
}

/** A client that is installed, with a home of its own: nothing of the person who runs the tests is read or written. */
export interface TestedClient {
  readonly version: string;
  /** Make an empty folder, taken away at the end. */
  readonly makeFolder: () => string;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Answer>;
}

interface RunOptions {
  readonly input?: string;
  /** The time zone of the machine. */
  readonly timezone?: string;
}

/** What a program said and how it ended. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An absent client is an error, not a matter of course. */
const IS_REQUIRED = process.env.MIVENT_CLIENTS === 'required';

/** Describe what a client makes of the feeds. Where it is not installed its tests are skipped, or fail if all clients are required. */
export function describeClient(name: ClientName, body: (client: TestedClient) => void): void {
  const found = findClient(name);
  if (!found && IS_REQUIRED) {
    describe(name, () => {
      test('is installed', () => expect.fail(`apt-get install ${CLIENTS[name].packages.join(' ')}`));
    });
    return;
  }
  const folders: string[] = [];
  const makeFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), `mivent-${name}-`));
    folders.push(folder);
    return folder;
  };
  let home: string | undefined;
  const { command = name, version = '' } = found ?? {};
  describe.skipIf(!found)(name, () => {
    beforeEach(({ task }) => {
      task.meta.version = version;
    });
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    body({
      version,
      makeFolder,
      run: (args, options = {}) => {
        home ??= makeFolder();
        return run(command, args, home, options);
      },
    });
  });
}

function run(command: string, args: readonly string[], home: string, options: RunOptions): Promise<Answer> {
  const { input = '', timezone = 'America/St_Johns' } = options;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: folderIn(home, 'config'),
    XDG_DATA_HOME: folderIn(home, 'data'),
    XDG_CACHE_HOME: folderIn(home, 'cache'),
    TMPDIR: home,
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
    TZ: timezone,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd: home, timeout: 100_000 });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // A program that does not want to hear it all closes the pipe, and says what it thinks in its answer.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function folderIn(home: string, name: string): string {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
