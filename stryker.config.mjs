/**
 * Mutation testing: which changes of `src/domain` would no test notice? `npm run test:mutation -- --mutate src/domain/hold.ts`
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/domain/**/*.ts', '!src/domain/**/*.{test,test-support,d}.ts'],
  testRunner: 'vitest',
  // What a mutant meets is known from the first run: nobody has to look again at what imports what.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  // What runs only while a module loads, such as the pattern of a schema, has to meet every test: most of the time by far.
  ignoreStatic: process.env.MUTATE_STATIC === undefined,
  concurrency: 2,
  incremental: true,
  incrementalFile: '.stryker/incremental.json',
  tempDirName: '.stryker/tmp',
  cleanTempDir: 'always',
  ignorePatterns: ['content', 'public', 'scripts', 'dist', '.astro', '.cache', 'coverage'],
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, logTests: false, skipFull: true },
  htmlReporter: { fileName: '.stryker/report.html' },
  jsonReporter: { fileName: '.stryker/report.json' },
};
