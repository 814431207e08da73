import type { KeySource } from '../../src/ports.ts';

/** Of a source that knows nothing about keys. */
export const NO_KEY_CHECK: KeySource['checkKey'] = async () => ({
  verdict: 'unknown',
  detail: 'as told',
  rateLimits: {},
});
