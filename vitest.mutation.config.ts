import { defineConfig } from 'vitest/config';

/** What Stryker runs for every mutant: the pure core only, in one worker, with few runs of each property. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    isolate: false,
    provide: { properties: { numRuns: 30, endOnFailure: true } },
  },
});
