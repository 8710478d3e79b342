import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { holdBuildLock } from './src/io/build-lock.ts';
import { contentFolder } from './src/io/content-check.ts';
import { bundleEmbedScript, EMBED_SCRIPT, writeEmbedScript } from './src/io/embed-script.ts';
import { prunePictures } from './src/io/event-picture.ts';
import { answerFeed, writeFeedFiles } from './src/io/feed-files.ts';
import { LOCAL_SITE } from './src/io/site-address.ts';

const environment = process.env;

// Astro lets variables of the machine stand in for import.meta.env: a BASE_URL meant for another tool would move every link.
for (const name of ['BASE_URL', 'SITE', 'DEV', 'PROD', 'MODE', 'SSR']) delete environment[name];

// Feeds and the calendar files of single events are written beside the pages, not as pages.
function feedFiles() {
  let config;
  let written;
  const feedOptions = () => ({
    folder: contentFolder(environment),
    home: homeOf(config),
    now: environment.MIVENT_NOW || Temporal.Now.instant().toString(),
  });
  return {
    name: 'feed-files',
    hooks: {
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', config.site);
          const base = config.base.replace(/\/?$/, '/');
          // Vite may have taken the base path away already.
          const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
          answerFeed(path, feedOptions).then((feed) => {
            if (!feed) return next();
            response.setHeader('Content-Type', feed.type);
            response.end(feed.text);
          }, next);
        });
      },
      // From here on the output folder is not emptied any more.
      'astro:build:setup': () => {
        const outDir = fileURLToPath(config.outDir);
        written ??= writeFeedFiles({ ...feedOptions(), outDir }).catch((error) => error);
      },
      'astro:build:done': async () => {
        const error = await written;
        if (error) throw error;
      },
    },
  };
}

// Pictures of events wait for the next build; those of long ago make room.
function eventPictures() {
  return { name: 'event-pictures', hooks: { 'astro:build:done': () => prunePictures() } };
}

// The script for other sites has a name that never changes, so it is no part of Vite's bundle.
function embedScript() {
  let config;
  return {
    name: 'embed-script',
    hooks: {
      'astro:config:done': (done) => {
        config = done.config;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (!new RegExp(`/${EMBED_SCRIPT}(?:\\?|$)`).test(request.url ?? '')) return next();
          bundleEmbedScript(homeOf(config)).then((code) => {
            response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
            response.end(code);
          }, next);
        });
      },
      'astro:build:done': ({ dir }) => writeEmbedScript(fileURLToPath(dir), homeOf(config)),
    },
  };
}

// Browsers check events and write no JSON Schemas: that part of zod, 5 kB of every form, stays at home. So do its English sentences:
// faults are told in our own words.
function zodForBrowsers() {
  return {
    name: 'zod-for-browsers',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    load(id) {
      if (/[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/.test(id)) return 'export default () => ({});';
      if (!/[\\/]zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/.test(id)) return undefined;
      const source = readFileSync(id, 'utf8');
      const own = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const renamed = [...source.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, name]) => name);
      return [...own, ...renamed].map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}

/** The site's own address with its base path; ends with a slash. */
function homeOf({ site, base }) {
  return site.replace(/\/$/, '') + base.replace(/\/?$/, '/');
}

// Astro's own notes on the content lie in one place of the checkout, whatever the output folder.
function oneBuildAtATime() {
  return {
    name: 'one-build-at-a-time',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        const lock = new URL('./node_modules/.cache/mivent-build.lock', import.meta.url);
        if (command === 'build') await holdBuildLock(fileURLToPath(lock));
      },
    },
  };
}

export default defineConfig({
  site: environment.SITE_URL || LOCAL_SITE,
  base: environment.BASE_PATH || '/',
  trailingSlash: 'always',
  // Two builds at once must not share what Astro remembers of the content: scripts/build.ts gives each its own folder.
  cacheDir: environment.MIVENT_CACHE_DIR || './node_modules/.astro',
  compressHTML: true,
  // Scoped styles by class would put an attribute on every element of ten thousand pages.
  scopedStyleStrategy: 'where',
  integrations: [oneBuildAtATime(), feedFiles(), eventPictures(), embedScript()],
  // A line per page is no help beside ten thousand others: scripts/build.ts asks for warnings alone.
  logger: { entrypoint: 'astro/logger/node', config: { level: environment.MIVENT_LOG_LEVEL || 'info' } },
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // Rendering waits for the disk a quarter of the time: eight pages at once use it, more gain nothing.
    concurrency: 8,
    inlineStylesheets: 'never',
  },
  // Pages carry their own addresses of the previous and next month; nothing is fetched before it is asked for.
  prefetch: false,
  vite: {
    plugins: [zodForBrowsers()],
    build: { assetsInlineLimit: 0 },
  },
});
