import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/**
 * Vitest's global setup of the browser tests: `CHROME_PATH` names a browser that starts, or the run stops and says why.
 * Looks in `CHROME_PATH`, then in the usual places, then installs Chromium (apt as root on Debian, else Playwright's download).
 */
export async function setup(): Promise<void> {
  process.env.CHROME_PATH = await findBrowser();
}

/** Start the browser that `setup` has found; `flags` are Chromium's own. */
export function launchBrowser(
  executablePath = process.env.CHROME_PATH,
  flags: readonly string[] = [],
): Promise<Browser> {
  if (!executablePath) throw new Error('No browser yet: `npm run test:e2e` finds one.');
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: [...quiet, ...flags] });
}

/** The programs that may be a browser on such a system, the likeliest first. */
export function browserPlaces(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string[] {
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder);
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['', env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const folders = new Set([
    ...(env.PATH ?? '').split(':').filter((folder) => folder),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ]);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return names.flatMap((name) => [...folders].map((folder) => `${folder}/${name}`));
}

async function findBrowser(): Promise<string> {
  const refusals: string[] = [];
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (await starts(wanted, refusals)) return wanted;
    throw new Error(
      `CHROME_PATH указывает на «${wanted}», но браузер оттуда не запускается: исправьте путь или уберите переменную. | ` +
        `CHROME_PATH points to "${wanted}", but no browser starts there: correct the path or unset the variable.\n${refusals.join('\n')}`,
    );
  }
  const found = await firstThatStarts(refusals);
  if (found) return found;
  console.error('Браузер не найден, устанавливаю Chromium… | No browser found, installing Chromium…');
  for (const [program, ...args] of installers()) {
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      execFileSync(program, args, { stdio: ['ignore', process.stderr, process.stderr], env });
    } catch (error) {
      refusals.push(firstLine(error));
    }
    const installed = await firstThatStarts(refusals);
    if (installed) return installed;
  }
  throw new Error(
    'Браузерным тестам нужен Chromium, Chrome или Edge, а установить его не удалось: ' +
      'установите любой из них или укажите путь к нему в переменной CHROME_PATH. | ' +
      'The browser tests need Chromium, Chrome or Edge, and it could not be installed: ' +
      `install any of them, or give its path in the variable CHROME_PATH.\n${[...new Set(refusals)].join('\n')}`,
  );
}

async function firstThatStarts(refusals: string[]): Promise<string | undefined> {
  for (const place of [...browserPlaces(process.platform, process.env), chromium.executablePath()]) {
    if (existsSync(place) && (await starts(place, refusals))) return place;
  }
  return undefined;
}

/** A file in the right place is not enough: Ubuntu's `chromium-browser` may be a stub that asks for snap. */
async function starts(program: string, refusals: string[]): Promise<boolean> {
  try {
    await (await launchBrowser(program)).close();
    return true;
  } catch (error) {
    refusals.push(`${program}: ${firstLine(error)}`);
    return false;
  }
}

function* installers(): Generator<readonly [string, ...string[]]> {
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    yield ['apt-get', 'update', '-qq'];
    yield ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  }
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  yield [process.execPath, join(playwright, 'cli.js'), 'install', 'chromium', '--no-shell'];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
