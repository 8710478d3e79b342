/**
 * Prints the table of conflict scenarios as a page for moderators.
 *
 *   npm run scenarios [-- --check]
 *
 * Reads src/domain/conflict-scenarios.yaml, writes .github/CONFLICTS.md; with --check it only tells whether the page is current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatScenarios, parseScenarios } from '../src/formats/conflict-scenario.ts';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, '.github/CONFLICTS.md');

const page = formatScenarios(parseScenarios(readFileSync(join(ROOT, 'src/domain/conflict-scenarios.yaml'), 'utf8')));
if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, 'utf8') !== page) {
  console.error('.github/CONFLICTS.md is not what the table says: npm run scenarios');
  process.exitCode = 1;
}
