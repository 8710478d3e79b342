import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default defineConfig({
  test: {
    env: base.test?.env ?? {},
    include: ['src/domain/**/*.test.ts'],
    setupFiles: ['src/domain/mutation.test-support.ts'],
    exclude: ['**/*.{build,e2e}.test.ts'],
  },
});
