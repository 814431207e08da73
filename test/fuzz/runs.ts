import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many cases each fuzz test tries; `npm run test:fuzz` tries many more. */
    readonly fuzzRuns: number;
  }
}

/** Parameters of every fuzz test: the same cases each time; a failure prints its seed and path. */
export const RUNS = { numRuns: inject('fuzzRuns'), seed: 20_261_126 };
