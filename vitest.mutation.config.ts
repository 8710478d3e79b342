import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that mutants of the domain meet: its own, and of the formats those through which its rules are tested. */
export default defineConfig({
  test: {
    env: base.test?.env ?? {},
    include: ['src/domain/**/*.test.ts', 'src/formats/{issues,conflict-words,registry-files}.test.ts'],
    setupFiles: ['src/domain/mutation.test-support.ts'],
  },
});
