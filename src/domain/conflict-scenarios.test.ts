import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatScenarios } from '../formats/conflict-scenario.ts';
import { outcomeOf, SCENARIOS, tellIssues } from './conflict-scenarios.test-support.ts';

describe.each(SCENARIOS.sections)('$title', ({ scenarios }) => {
  test.each(scenarios)('$name', (scenario) => {
    expect(tellIssues(outcomeOf(scenario).issues)).toEqual([...scenario.expect].sort());
  });
});

test('the printed page is what the table says: npm run scenarios', () => {
  const page = readFileSync(join(import.meta.dirname, '../../.github/CONFLICTS.md'), 'utf8');
  expect(page === formatScenarios(SCENARIOS)).toBe(true);
});
