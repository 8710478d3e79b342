/**
 * Builds the site: checks the content, lets Astro write the pages, writes the search index beside them.
 *
 *   npm run build [-- --outDir DIR] [--content DIR] [--publish-anyway]
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Issue } from '../src/domain/issue.ts';
import { expandRecurrence } from '../src/domain/recurrence.ts';
import type { Registry } from '../src/domain/registry.ts';
import { type SearchRecord, toSearchRecords } from '../src/formats/search-record.ts';
import { checkContent, contentFolder } from '../src/io/content-check.ts';
import { writeSearchIndex } from '../src/io/search-index.ts';

const USAGE = `npm run build [-- ARGS]    checks the content, builds the site, writes its search index
  --content DIR      the registry to build (or CONTENT_DIR); the project's own without it
  --publish-anyway   build in spite of errors: broken files are left out, conflicting later events are marked
  --outDir DIR       where the site goes (dist); this and all other arguments are passed on to astro build
Reads SITE_URL and BASE_PATH (where the site will live) and MIVENT_NOW (a fixed clock).
Exit code 0: built, 1: the registry has errors, 2: could not run.`;

try {
  process.exitCode = await build(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function build(args: readonly string[]): Promise<number> {
  const { own, rest, outDir } = readArguments(args);
  if (own.help) {
    console.log(USAGE);
    return 0;
  }
  const now = process.env['MIVENT_NOW'] ? Temporal.Instant.from(process.env['MIVENT_NOW']) : Temporal.Now.instant();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', MIVENT_NOW: now.toString() };
  const folder = own.content === undefined ? contentFolder(process.env) : resolve(own.content);

  const times: string[] = [];
  const stage = async <Result>(name: string, run: () => Result | Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const result = await run();
    times.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };

  const content = await stage('check', () => checkContent(folder, now));
  const errors = content.issues.filter(({ severity }) => severity === 'error');
  for (const issue of errors) console.error(describe(issue));
  if (!content.registry || (errors.length > 0 && !own['publish-anyway'])) {
    console.error(`The registry has ${errors.length} errors: nothing was built.`);
    return 1;
  }
  const registry = content.registry;

  const astro = [join(import.meta.dirname, '../node_modules/astro/bin/astro.mjs'), 'build', ...rest];
  const built = await stage('pages', () =>
    spawnSync(process.execPath, astro, {
      stdio: 'inherit',
      env: { ...env, CONTENT_DIR: folder, ...(own['publish-anyway'] ? { MIVENT_PUBLISH_ANYWAY: '1' } : {}) },
    }),
  );
  if (built.status !== 0) {
    console.error('Astro could not build the site.');
    return 2;
  }
  await stage('search', () => writeSearchIndex(searchRecords(registry, content.bodies, now), join(outDir, 'pagefind')));
  console.log(`${registry.events.size} events → ${outDir}: ${times.join(', ')}`);
  return 0;
}

/** Our own options are taken out; everything else is Astro's. */
function readArguments(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: { content: { type: 'string' }, 'publish-anyway': { type: 'boolean' }, help: { type: 'boolean' }, outDir: { type: 'string' } },
  });
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !['content', 'publish-anyway', 'help'].includes(token.name)) continue;
    taken.add(token.index);
    if (token.name === 'content' && !token.inlineValue) taken.add(token.index + 1);
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    own: { content: text(values['content']), 'publish-anyway': values['publish-anyway'] === true, help: values['help'] === true },
    rest: args.filter((_, index) => !taken.has(index)),
    outDir: resolve(text(values['outDir']) ?? 'dist'),
  };
}

function* searchRecords(registry: Registry, bodies: ReadonlyMap<string, string>, now: Temporal.Instant): Generator<SearchRecord> {
  for (const event of registry.events.values()) {
    if (event.entry.duplicateOf !== undefined) continue;
    const { occurrences } = expandRecurrence(event);
    yield* toSearchRecords({ event, occurrences, body: bodies.get(event.file) ?? '' }, { registry, now });
  }
}

function describe({ file, line, column, code }: Issue): string {
  return `${file}:${line ?? 1}:${column ?? 1} ${code}`;
}
