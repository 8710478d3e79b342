import { describe, expect, test } from 'vitest';
import { outcomeOf, SCENARIOS, tellIssues } from './conflict-scenarios.test-support.ts';

describe.each(SCENARIOS.sections)('$title', ({ scenarios }) => {
  test.each(scenarios)('$name', (scenario) => {
    expect(tellIssues(outcomeOf(scenario).issues)).toEqual([...scenario.expect].sort());
  });
});
