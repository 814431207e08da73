import { defineConfig } from 'vitest/config';

/** What Stryker runs for every mutant: the pure core only, in one worker, with few runs of each property. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts'],
    // They go through weeks of generated readings: too slow to be run again for every mutant.
    exclude: ['test/domain/generated-histories.test.ts', 'test/domain/forecast-in-trouble.test.ts'],
    isolate: false,
    provide: { properties: { numRuns: 30, endOnFailure: true } },
  },
});
