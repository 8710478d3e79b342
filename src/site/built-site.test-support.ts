import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the site built for the tests, as it would be uploaded; `inject('dist')` in a test. */
    readonly dist: string;
    /** Where that site is served while browser tests run, ending in a slash; empty in build tests. */
    readonly siteUrl: string;
  }
}

/** Where the site built for the tests believes to live: a folder, so that a link without the base path is found out. */
export const SITE_URL = 'https://mivent.example';
export const BASE_PATH = '/mivent/';

/** The moment at which the site built for the tests is built. */
export const NOW = '2026-11-22T12:00:00+01:00';

/**
 * Vitest's global setup of build and browser tests: build the project's own content once into a temporary folder,
 * and serve it on loopback for the browser tests. `MIVENT_TEST_DIST` names a site already built instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ready = process.env.MIVENT_TEST_DIST;
  const folder = ready ? undefined : mkdtempSync(join(tmpdir(), 'mivent-test-'));
  const dist = ready ?? join(folder ?? '', 'dist');
  if (folder) {
    build(dist);
    process.env.MIVENT_TEST_DIST = dist;
  }
  project.provide('dist', dist);
  const server = project.name === 'e2e' ? await serve(dist) : undefined;
  project.provide('siteUrl', server ? `http://127.0.0.1:${server.port}${BASE_PATH}` : '');

  return async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

function build(dist: string): void {
  const env = { ...process.env, NODE_ENV: 'production', SITE_URL, BASE_PATH, MIVENT_NOW: NOW };
  // Quiet unless it fails: then the error carries what the build has printed.
  execFileSync(process.execPath, ['scripts/build.ts', '--outDir', dist], { env, stdio: 'pipe', encoding: 'utf8' });
}

function serve(dist: string) {
  return preview({
    root: process.cwd(),
    outDir: dist,
    base: BASE_PATH,
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
}
