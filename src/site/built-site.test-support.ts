import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';
import { NOW, siteRegistry, writeRegistry } from './site-registry.test-support.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the site built for the tests, as it would be uploaded: `inject('dist')` in a test. */
    readonly dist: string;
    /** Where browser tests find that site, ending in a slash; empty in build tests, which read files. */
    readonly siteUrl: string;
  }
}

/** Where the site built for the tests believes to live: in a folder, so that a link without the base path is found out. */
export const SITE_URL = 'https://mivent.example';
export const BASE_PATH = '/mivent/';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Vitest's global setup of build and browser tests: build a registry that has something of everything once, in a temporary folder
 * (`MIVENT_TEST_DIST` names a site built before instead), and serve it on loopback to the browser tests.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const given = process.env.MIVENT_TEST_DIST;
  const folder = given ? undefined : makeBuildFolder();
  const dist = given ?? build(folder ?? '');
  // The second project to be set up, browser after build, takes what the first has built.
  process.env.MIVENT_TEST_DIST = dist;
  const server = project.name === 'e2e' ? await serve(dist) : undefined;
  project.provide('dist', dist);
  project.provide('siteUrl', server ? `http://127.0.0.1:${server.port}${BASE_PATH}` : '');

  return async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

/** Make a folder for builds. Those that lie outside the project share a folder of Astro's, and two at once break each other. */
export function makeBuildFolder(): string {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'mivent-test-'));
}

function build(folder: string): string {
  const [content, dist] = [join(folder, 'content'), join(folder, 'dist')];
  writeRegistry(content, siteRegistry());
  const env = { ...process.env, NODE_ENV: 'production', CONTENT_DIR: content, SITE_URL, BASE_PATH, MIVENT_NOW: NOW };
  const run = spawnSync(process.execPath, ['scripts/build.ts', '--outDir', dist], { cwd: ROOT, env, encoding: 'utf8' });
  if (run.status === 0) return dist;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`The site for the tests does not build:\n${run.stdout}${run.stderr}`);
}

function serve(dist: string) {
  const server = { host: '127.0.0.1', port: 0 };
  return preview({ root: ROOT, outDir: dist, base: BASE_PATH, server, logLevel: 'error' });
}
