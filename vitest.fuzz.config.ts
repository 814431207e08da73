import { defineConfig } from 'vitest/config';

/** `npm run test:fuzz`: more than 100,000 cases of bad input, each test with its share. */
export default defineConfig({
  test: { include: ['test/fuzz/**/*.test.ts'], testTimeout: 600_000, provide: { fuzzRuns: 15_000 } },
});
