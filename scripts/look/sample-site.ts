import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PAGES } from '../../src/site/sample-pages.test-support.ts';
import { NOW, siteRegistry, writeRegistry } from '../../src/site/site-registry.test-support.ts';
import { serveFolder } from './static-server.ts';

/** A built site that is served to be looked at. */
export interface SampleSite {
  /** Ends with a slash. */
  readonly url: string;
  /** One page of every kind: name → address below the home page. */
  readonly pages: Readonly<Record<string, string>>;
  /** What clocks show; nothing for the real time. ISO. */
  readonly now?: string | undefined;
  close(): Promise<void>;
}

/** Which site: one built before, one built from a registry, or the one of the tests. */
export interface SampleSource {
  readonly dist?: string | undefined;
  readonly content?: string | undefined;
}

/** Build, if need be, and serve a site. Throws when it does not build. */
export async function openSite({ dist, content }: SampleSource): Promise<SampleSite> {
  const folder = dist === undefined ? mkdtempSync(join(tmpdir(), 'mivent-look-')) : undefined;
  const built = dist === undefined ? build(folder ?? '', content) : resolve(dist);
  const server = await serveFolder(built, baseOf(built));
  const isSample = existsSync(join(built, 'events/private-cities-debate/index.html'));
  return {
    url: server.url,
    pages: isSample ? PAGES : onePageOfEachKind(built),
    now: isSample ? NOW : undefined,
    close: async () => {
      await server.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function build(folder: string, content: string | undefined): string {
  const env = { ...process.env };
  if (content === undefined) {
    writeRegistry(join(folder, 'content'), siteRegistry());
    env.MIVENT_NOW = NOW;
  }
  const out = join(folder, 'dist');
  const registry = content === undefined ? join(folder, 'content') : resolve(content);
  const args = ['scripts/build.ts', '--content', registry, '--outDir', out];
  const run = spawnSync(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The site does not build:\n${run.stdout}${run.stderr}`);
  return out;
}

/** The path that a built site believes to live at. */
function baseOf(dist: string): string {
  const home = readFileSync(join(dist, 'index.html'), 'utf8');
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  return canonical === undefined ? '/' : new URL(canonical).pathname;
}

/** The fullest page of each kind that a site has, in Russian; the home page in both languages. */
function onePageOfEachKind(dist: string): Readonly<Record<string, string>> {
  const fullest = new Map<string, { readonly address: string; readonly size: number }>();
  for (const file of globSync('**/index.html', { cwd: dist })) {
    const address = file.replaceAll('\\', '/').replace(/index\.html$/, '');
    if (/^en\/./.test(address)) continue;
    const kind = address
      .replace(/^(\w+)\/(?!\d)[^/]+\//, '$1/…/')
      .replace(/\d{4}\/\d\d\//, 'month/')
      .replace(/\d{4}\//, 'year/');
    const { size } = statSync(join(dist, file));
    if (size > (fullest.get(kind)?.size ?? 0)) fullest.set(kind, { address, size });
  }
  return Object.fromEntries(
    [...fullest]
      .sort()
      .map(([kind, { address }]) => [kind === '' ? 'home page' : kind.replaceAll('/', ' ').trim(), address]),
  );
}
