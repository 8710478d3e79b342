import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toPublishable } from '../src/domain/publishable.ts';
import { assembleRegistry, type Registry } from '../src/domain/registry.ts';
import { countErrors, formatReport } from '../src/formats/issues.ts';
import { namesOf, type SearchRecord, toSearchRecord } from '../src/formats/search-record.ts';
import { LOCALES } from '../src/i18n/locale.ts';
import { oneOf, partOptions, readNow, runCommand } from '../src/io/command.ts';
import { type CheckedContent, checkContent, contentFolder } from '../src/io/content-check.ts';
import { writeSearchIndex } from '../src/io/search-index.ts';
import { hasSiteAddress, LOCAL_SITE } from '../src/io/site-address.ts';

const HELP = `npm run build -- [--content DIR] [--lang ru|en] [--publish-anyway] [--outDir DIR] [ARGS]

Проверяет реестр, собирает сайт и поисковый индекс. Реестр с ошибками не собирается.
Checks the registry, builds the site and its search index. A registry with errors is refused.

  --content DIR       папка реестра / the registry folder (CONTENT_DIR, content)
  --lang ru|en        язык сообщений проверки / language of the check's messages
  --publish-anyway    собрать несмотря на ошибки: сломанные файлы пропустить, поздние из пересекающихся событий отметить
                      build in spite of errors: broken files are left out, conflicting later events are marked
  --outDir DIR        куда / where to (dist); это и всё остальное получает / this and all the rest goes to astro build

SITE_URL              адрес сайта / where the site lives: https://events.example
BASE_PATH             путь на нём / the path on it (/)
MIVENT_NOW            считать, что сейчас / pretend that now is: 2026-12-05T18:00:00+01:00

Код выхода / exit code: 0 собрано / built, 1 ошибки в реестре / errors in the registry, 2 не удалось / could not build
`;

await runCommand(async () => {
  const { options, rest } = readArguments(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = options.content === undefined ? contentFolder(process.env) : resolve(options.content);
  const locale = oneOf('lang', options.lang, LOCALES);
  const now = readNow(undefined, process.env);
  if (!hasSiteAddress(process.env)) {
    process.stderr.write(
      `SITE_URL не задан: в лентах и календарях будет ${LOCAL_SITE} / SITE_URL is not set: feeds and calendars will say ${LOCAL_SITE}\n`,
    );
  }
  const laps: string[] = [];
  let lap = performance.now();
  const stop = (stage: string) => {
    laps.push(`${stage} ${((performance.now() - lap) / 1000).toFixed(1)} s`);
    lap = performance.now();
  };

  const content = checkContent(folder, now);
  process.stderr.write(formatReport({ now, events: content.events, issues: content.issues }, 'text', { locale }));
  stop('check');
  if (!content.registry || (countErrors(content.issues) > 0 && !options.publishAnyway)) return 1;

  const cache = mkdtempSync(join(tmpdir(), 'mivent-build-'));
  try {
    const published =
      content.entries && assembleRegistry(toPublishable(content.entries, content.issues).entries).registry;
    const index = join(cache, 'pagefind');
    // Pages take one processor, the index has another. It waits aside: the output folder is emptied before pages are written.
    const [pages, search] = await Promise.allSettled([
      buildPages(rest, {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        CONTENT_DIR: folder,
        MIVENT_CACHE_DIR: cache,
        MIVENT_LOG_LEVEL: 'warn',
        MIVENT_NOW: now.toString(),
        MIVENT_PUBLISH_ANYWAY: options.publishAnyway ? '1' : '',
      }).finally(() => stop('pages')),
      published && writeSearchIndex(recordsOf(content, published, now), namesOf(published), index),
    ]);
    if (pages.status === 'rejected') throw pages.reason;
    if (pages.value !== 0) return 2;
    if (search.status === 'rejected') throw search.reason;
    const place = join(resolve(options.outDir), 'pagefind');
    rmSync(place, { recursive: true, force: true });
    if (published) move(index, place);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
  stop('search');
  process.stdout.write(`${options.outDir}: ${laps.join(', ')}\n`);
  return 0;
});

/** Folders for passing things often lie on another disk than the output, where nothing can be moved to in one step. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true });
  }
}

/** Run Astro's build; resolves with its exit code. */
function buildPages(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const astro = join(import.meta.dirname, '../node_modules/astro/bin/astro.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [astro, 'build', ...args], { stdio: 'inherit', env });
    child.once('error', reject).once('close', resolve);
  });
}

/** Our own options are taken out; everything else is Astro's. */
function readArguments(args: readonly string[]) {
  const { rest } = partOptions(args, ['content', 'lang', 'publish-anyway', 'help', 'h']);
  const { content, lang, outDir, ...flags } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      content: { type: 'string' },
      lang: { type: 'string' },
      outDir: { type: 'string' },
      'publish-anyway': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
  return {
    options: {
      content: typeof content === 'string' ? content : undefined,
      lang: typeof lang === 'string' ? lang : 'ru',
      outDir: typeof outDir === 'string' ? outDir : 'dist',
      publishAnyway: flags['publish-anyway'] === true,
      help: flags.help === true,
    },
    rest,
  };
}

/** Of what is published: what was entered twice is found under the other event. */
function* recordsOf(
  { check, bodies }: CheckedContent,
  registry: Registry,
  now: Temporal.Instant,
): Generator<SearchRecord> {
  for (const event of registry.events.values()) {
    if (event.entry.duplicateOf !== undefined) continue;
    const occurrences = check?.expansions.get(event.id)?.occurrences ?? [];
    yield toSearchRecord({ event, occurrences, body: bodies.get(event.file) ?? '' }, { registry, now });
  }
}
