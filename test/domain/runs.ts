import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How properties are run; set in the two Vitest configurations. */
    readonly properties: {
      readonly numRuns: number;
      /** Whether a counterexample is left as it was found and not made small. */
      readonly endOnFailure: boolean;
    };
  }
}

/** Parameters of every property of the core: the same cases each time; a failure prints its seed and path. */
export const RUNS = { ...inject('properties'), seed: 20_261_121 };
