import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests of Montelibero's own registry, and of guides and feeds that speak of it: another community has its own. */
const OF_MONTELIBERO = [
  'src/docs.test.ts',
  'src/io/project-content.test.ts',
  'src/io/published-feeds.test.ts',
  'scripts/feeds.test.ts',
];

const settings = readFileSync(join(import.meta.dirname, 'content/settings.yaml'), 'utf8');
const isMontelibero = /^domain: mivent\.montelibero\.org$/m.test(settings);

/**
 * The suffix of a test names its environment: x.test.ts Node, x.build.test.ts a built site, x.e2e.test.ts a browser,
 * x.clients.test.ts the programs with which people read feeds.
 */
export default defineConfig({
  test: {
    // Far from Podgorica and UTC, with half an hour in its offset: code that leans on the machine's zone is found out.
    env: { TZ: 'America/St_Johns', ASTRO_TELEMETRY_DISABLED: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: ['**/*.{build,e2e,clients}.test.ts', ...(isMontelibero ? [] : OF_MONTELIBERO)],
          // A busy machine is no fault of the code.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: ['{src,scripts}/**/*.build.test.ts'],
          globalSetup: ['src/site/built-site.test-support.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['{src,scripts}/**/*.e2e.test.ts'],
          globalSetup: ['src/io/browser.test-support.ts', 'src/site/built-site.test-support.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // As long as a page is given to show what is waited for.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['{src,scripts}/**/*.clients.test.ts'],
          globalSetup: ['src/site/built-site.test-support.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
