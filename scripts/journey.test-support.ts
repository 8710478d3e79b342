import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeFolder } from '../src/io/content-folder.test-support.ts';
import type { FakeIssue } from '../src/io/github-fake.test-support.ts';
import { type Hub, openHub } from '../src/io/pull-requests.test-support.ts';
import { type Visit, type VisitOptions, visit } from '../src/io/visit.test-support.ts';
import { makeBuildFolder } from '../src/site/built-site.test-support.ts';
import { serveFolder } from './look/static-server.ts';

const ROOT = join(import.meta.dirname, '..');
const BASE_PATH = '/mivent/';

/** What a command said, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A community: its repository on GitHub with all workflows, and its site. */
export interface Community {
  readonly hub: Hub;
  /** Where its site is; ends with a slash. */
  readonly site: string;
  /** What every clock shows from now on: GitHub's, the commands', the visitors'. */
  setClock(now: string): void;
  /** The workflow `validate` of a pull request: the check of its merge with main, as annotations and as a summary. */
  validate(pull: number): Promise<{ readonly isGreen: boolean; readonly log: string; readonly summary: string }>;
  /** The workflow `reconcile`: what it has written, one line for each pull request. */
  reconcile(): Promise<string>;
  /** The workflow `submit-issue`: what became of the issue. */
  submitIssue(issue: number): Promise<string>;
  /** The workflow `deploy`: build, publish, look whether it has arrived, report; what the last two said. */
  deploy(): Promise<{ readonly check: string; readonly report: string }>;
  /** Open a page of the site in a browser of its own; the address may be a whole one. */
  open(browser: Browser, path: string, options?: Partial<VisitOptions>): Promise<Visit>;
  /** Get what a program reads on the site. */
  read(path: string): Promise<string>;
  /** Open GitHub's editor at the address of a link, do what is wanted with the text there, and propose the change. */
  proposeAt(author: string, address: string, edit?: (text: string) => string): FakeIssue;
  /** A file of main; nothing where there is none. */
  fileOnMain(path: string): string | undefined;
}

/** Found a community on these files of a registry; it is gone when it is said. */
export async function foundCommunity(
  registry: Readonly<Record<string, string>>,
  onEnd: (tidy: () => void | Promise<void>) => void,
): Promise<Community> {
  const hub = await openHub(registry, { onTestFinished: onEnd });
  const builds = makeBuildFolder();
  const pages = await serveFolder(builds, BASE_PATH);
  onEnd(async () => {
    await pages.close();
    rmSync(builds, { recursive: true, force: true });
  });
  const checkout = join(makeFolder({}, onEnd), 'checkout');
  git(hub.bare, 'clone', '-q', hub.bare, checkout);
  let now = hub.fake.now;
  let deploys = 0;

  /** Run one of the project's commands as a workflow does: the very line that `npm run` would. */
  const run = (name: string, args: readonly string[], content: string): Promise<Run> => {
    const env = {
      PATH: process.env.PATH,
      TZ: 'UTC',
      CI: 'true',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      NODE_ENV: 'production',
      GITHUB_API_URL: hub.fake.url,
      GITHUB_REPOSITORY: hub.fake.repository,
      GITHUB_TOKEN: 'x',
      CONTENT_DIR: content,
      SITE_URL: new URL(pages.url).origin,
      BASE_PATH,
      MIVENT_NOW: now,
    };
    const child = spawn(process.execPath, [...commandLine(name), ...args], { cwd: ROOT, env });
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (told.stdout += String(data)));
    child.stderr.on('data', (data) => (told.stderr += String(data)));
    return new Promise((resolve, reject) => {
      child.on('error', reject).on('close', (status) => resolve({ status, ...told }));
    });
  };
  const main = join(hub.clone, 'content');
  const succeed = async (name: string, args: readonly string[] = []): Promise<string> => {
    const { status, stdout, stderr } = await run(name, args, main);
    if (status !== 0) throw new Error(`npm run ${name} ended with ${status}:\n${stdout}${stderr}`);
    return stdout.trim();
  };

  return {
    hub,
    site: pages.url,
    setClock: (moment) => {
      now = moment;
      hub.fake.now = Temporal.Instant.from(moment).toString();
    },
    validate: async (pull) => {
      hub.mergeOf(pull);
      git(checkout, 'fetch', '-q', 'origin', `refs/pull/${pull}/merge`);
      git(checkout, 'checkout', '-q', '--detach', 'FETCH_HEAD');
      const content = join(checkout, 'content');
      const [log, summary] = await Promise.all(
        ['github', 'markdown'].map((format) => run('validate', ['--base', 'HEAD^1', '--format', format], content)),
      );
      if (!log || !summary || log.stderr !== '' || log.status !== summary.status || Number(log.status) > 1)
        throw new Error(`npm run validate could not run:\n${log?.stderr}${summary?.stderr}`);
      return { isGreen: log.status === 0, log: plain(log.stdout), summary: plain(summary.stdout) };
    },
    reconcile: () => succeed('reconcile', ['--clone', hub.clone]),
    submitIssue: (issue) => succeed('submit-issue', ['--issue', String(issue)]),
    deploy: async () => {
      const dist = join(builds, String(++deploys));
      await succeed('build', ['--publish-anyway', '--outDir', dist]);
      pages.show(dist);
      const commit = git(hub.clone, 'rev-parse', 'HEAD');
      const [check, report] = await Promise.all([
        succeed('check-deploy', ['--commit', commit, '--tries', '1', '--pause', '0']),
        succeed('report'),
      ]);
      return { check, report };
    },
    open: async (browser, path, options = {}) => {
      const visited = await visit(browser, pages.url, { now, ...options });
      await visited.page.goto(new URL(path, pages.url).href);
      return visited;
    },
    read: async (path) => {
      const response = await fetch(new URL(path, pages.url));
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      return response.text();
    },
    proposeAt: (author, address, edit = (text) => text) => {
      const { path, text, title, body } = openEditor(hub, address);
      return Object.assign(hub.propose(author, { [path]: edit(text) }, { title }), { body });
    },
    fileOnMain: (path) => {
      const known = git(hub.bare, 'ls-tree', 'refs/heads/main', path);
      return known === '' ? undefined : show(hub.bare, path);
    },
  };
}

/** Take an address of GitHub's editor apart as GitHub does: `/new/main?filename=…&value=…` or `/edit/main/…`. */
function openEditor({ fake, bare }: Hub, address: string) {
  const { origin, pathname, searchParams } = new URL(address);
  const prefix = `/${fake.repository}`;
  if (origin !== 'https://github.com' || !pathname.startsWith(prefix)) throw new Error(`Not our GitHub: ${address}`);
  const rest = pathname.slice(prefix.length);
  const filename = searchParams.get('filename') ?? '';
  const name = (path: string) => path.split('/').at(-1);
  if (rest === '/new/main' && filename !== '') {
    const [text, body] = [searchParams.get('value') ?? '', searchParams.get('description') ?? ''];
    return { path: filename, text, title: `Create ${name(filename)}`, body };
  }
  const path = /^\/edit\/main\/(.+)$/.exec(rest)?.[1];
  if (path === undefined) throw new Error(`GitHub has no such page: ${address}`);
  return { path, text: show(bare, decodeURIComponent(path)), title: `Update ${name(path)}`, body: '' };
}

const PACKAGE: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

function commandLine(name: string): readonly string[] {
  const [program, ...rest] = PACKAGE.scripts[name]?.split(' ') ?? [];
  if (program !== 'node') throw new Error(`npm run ${name} is no program of Node.`);
  return rest;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** A file of main, byte for byte. */
function show(bare: string, path: string): string {
  return execFileSync('git', ['show', `refs/heads/main:${path}`], { cwd: bare, encoding: 'utf8' });
}

/** With plain spaces: typesetting is tested where it is done. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
