import { describe, expect, test } from 'vitest';
import { parseAccountSettings } from '../../src/config/account-settings.ts';
import { ConfigError } from '../../src/config/config-error.ts';

const FILE = `accounts:
  - { id: prod, api_key_env: KEY_A }
  - { id: batch, api_key_env: KEY_B }
`;
const ENV = { ACCOUNTS_FILE: 'accounts.yaml', KEY_A: 'sk-0123456789abcdef' };

function idsOf(only?: string): readonly string[] {
  return parseAccountSettings(ENV, () => FILE, only).accounts.map(({ id }) => id);
}

describe('a key that is missing', () => {
  test('is no matter for a check of another account', () => {
    expect(idsOf('prod')).toEqual(['prod']);
  });

  test.each([undefined, 'batch', 'nobody'])('is one for a check of %s', (only) => {
    expect(() => idsOf(only)).toThrow(ConfigError);
    expect(() => idsOf(only)).toThrow(/^KEY_B is missing/);
  });
});
