import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientTest, formatClientReport } from './clients/client-report.ts';

const HELP = `npm test [-- VITEST ARGS]

Всё разом: стиль, типы, тесты кода, собранного сайта, браузера и программ, читающих ленты; с аргументами — только тесты, аргументы идут в Vitest.
Everything: style, types, tests of the code, of the built site, in a browser and with programs that read feeds; with arguments the tests alone, by Vitest.

  npm run test:unit -- src/domain    часть тестов / some of the tests; test:build, test:e2e, test:clients
  CHROME_PATH=…                      какой браузер взять / which browser to take; without it one is found or installed

Последняя строка / the last line: N passed, N failed. Стиль и типы считаются как тест каждый / style and types count as one test each.`;

const tally = { passed: 0, failed: 0, skipped: 0 };
const clientTests: ClientTest[] = [];

/** Run one part to its end, whatever became of those before: one run tells all that is wrong. */
function part(title: string, args: readonly string[]): boolean {
  console.log(`\n— ${title}`);
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

function check(title: string, args: readonly string[]): void {
  tally[part(title, args) ? 'passed' : 'failed']++;
}

function vitest(args: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'mivent-report-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = part('tests', ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]);
  const { passed, failed, skipped, ofClients } = readReport(report);
  clientTests.push(...ofClients);
  tally.passed += passed;
  tally.skipped += skipped;
  // A file that does not load or a setup that stops has no tests to count, and is a failure all the same.
  tally.failed += succeeded ? failed : Math.max(failed, 1);
  // No browser or no build stops Vitest before its first test; the unit tests need neither.
  if (!succeeded && passed + failed === 0 && args.length === 0) vitest(['--project', 'unit']);
  rmSync(folder, { recursive: true, force: true });
}

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly ofClients: readonly ClientTest[];
}

function readReport(file: string): Report {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      ofClients: report.testResults
        .filter(({ name }: { name: string }) => name.endsWith('.clients.test.ts'))
        .flatMap(({ assertionResults }: { assertionResults: readonly ClientTest[] }) => assertionResults),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, ofClients: [] };
  }
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(HELP);
} else {
  if (args.length === 0) {
    const biome = 'node_modules/@biomejs/biome/bin/biome';
    check('format and lint', [biome, 'check', '--error-on-warnings']);
    check('format of scripts in templates', [biome, 'format', '--config-path=biome.astro.jsonc']);
    check('types', ['scripts/astro.ts', 'check', '--minimumFailingSeverity', 'warning']);
    check('types of the pure rooms', ['node_modules/typescript/bin/tsc', '-p', 'src/domain']);
  }
  vitest(args);
  if (clientTests.length > 0) console.log(`\n— clients\n${formatClientReport(clientTests)}`);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
